// Where toml-eslint-parser finds each key and value of a TOML file: a line each, tab-separated: the path as JSON,
// line and column of the key, line and column of the value. Columns are made to count characters from 1.
import { readFileSync } from "node:fs";
import { parseTOML } from "toml-eslint-parser";

const file = process.argv[2];
const text = readFileSync(file, "utf8");
const lines = text.split("\n");
const place = ({ line, column }) => [line, [...lines[line - 1].slice(0, column)].length + 1];
const rows = [];
const say = (path, key, value) => rows.push([JSON.stringify(path), ...place(key.loc.start), ...place(value.loc.start)]);

function content(node, path) {
  if (node.type === "TOMLArray") node.elements.forEach((item, index) => item && value(item, [...path, index], item));
  if (node.type === "TOMLInlineTable") pairs(node.body, path);
}
function value(node, path, key) {
  say(path, key, node);
  content(node, path);
}
function pairs(body, path) {
  for (const { key, value: node } of body) {
    const names = key.keys.map((part) => (part.type === "TOMLBare" ? part.name : part.value));
    value(node, [...path, ...names], key.keys.at(-1));
  }
}
for (const node of parseTOML(text, { tomlVersion: "1.1" }).body[0].body) {
  if (node.type === "TOMLTable") {
    say(node.resolvedKey, node.key.keys.at(-1), node);
    pairs(node.body, node.resolvedKey);
  } else pairs([node], []);
}
process.stdout.write(rows.map((row) => row.join("\t") + "\n").join(""));
