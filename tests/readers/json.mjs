// Whether each text of a JSON list on stdin is JSON to ECMAScript's own reader, which takes no NaN and no Infinity.
import { readFileSync } from "node:fs";

JSON.parse(readFileSync(0, "utf8")).forEach((text) => JSON.parse(text));
