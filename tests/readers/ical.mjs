// What ical.js makes of a calendar on stdin: its name, and of each entry what the tests compare; errors are thrown.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
const entries = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component, { strictExceptions: true });
  return {
    uid: event.uid,
    summary: event.summary,
    description: event.description,
    start: event.startDate.toString(),
    end: component.hasProperty("dtend") ? event.endDate.toString() : null,
    allDay: event.startDate.isDate,
    edtf: component.getFirstPropertyValue("x-edtf"),
    categories: component.getAllProperties("categories").flatMap((one) => one.getValues()),
  };
});
process.stdout.write(JSON.stringify({ name: calendar.getFirstPropertyValue("x-wr-calname"), entries }));
