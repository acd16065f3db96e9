// What Markwhen's own parser makes of texts: a JSON list of them on stdin; on stdout, for each, its events and its messages.
import { readFileSync } from "node:fs";
import { parse } from "@markwhen/parser";

const events = (node) => (node.children ? node.children.flatMap(events) : [node]);
const told = (text) => {
  const read = parse(text);
  return {
    title: read.header.title,
    messages: [...read.parseMessages, ...read.documentMessages],
    events: events(read.events).map((event) => ({
      id: event.properties.id,
      edtf: event.properties.edtf,
      properties: Object.keys(event.properties),
      title: event.firstLine.restTrimmed,
      from: event.dateRangeIso.fromDateTimeIso.slice(0, 10),
      to: event.dateRangeIso.toDateTimeIso.slice(0, 10),
      tags: event.tags,
      kinds: [...new Set(event.supplemental.map((line) => line.type))].sort(),
      text: event.supplemental.map((line) => line.raw ?? "").join("\n"),
    })),
  };
};
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(told)));
