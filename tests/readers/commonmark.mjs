// What the reference implementation of CommonMark makes of texts: a JSON list of them on stdin; on stdout, for each, how often
// each kind of node is in it, where its links lead, and its text.
import { readFileSync } from "node:fs";
import { Parser } from "commonmark";

const told = (text) => {
  const kinds = {};
  const links = [];
  const said = [];
  const walker = new Parser().parse(text).walker();
  for (let step = walker.next(); step; step = walker.next()) {
    if (!step.entering) continue;
    const { type, destination, literal } = step.node;
    kinds[type] = (kinds[type] ?? 0) + 1;
    if (destination !== null && destination !== undefined) links.push(destination);
    if (literal !== null && literal !== undefined) said.push(literal);
    if (["softbreak", "linebreak", "paragraph", "heading"].includes(type)) said.push("\n");
  }
  return { kinds, links, text: said.join("") };
};
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(told)));
