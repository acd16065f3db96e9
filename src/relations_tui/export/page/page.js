"use strict";
(() => {
  const page = document.documentElement;
  const by = (id) => document.getElementById(id);
  // Tables without a prototype: no word that is typed finds there what nobody put in.
  const bareTable = (_, value) => (value?.constructor === Object ? Object.assign(Object.create(null), value) : value);
  const data = JSON.parse(by("_data").textContent, bareTable);
  const { events, langs } = data;
  const first = page.lang;
  const local = (pair) => pair[Math.max(0, langs.indexOf(page.lang))];
  const say = (key, values = {}) => local(data.say[key]).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

  // Text compared without case, accents, ligatures and variants of signs, as `core.text.fold` does it.
  const ALIKE = new Map();
  for (const [signs, one] of [
    ["'\u2018\u2019\u201b\u02bc\u02b9\u2032\uff07`\u00b4", "'"],
    ["-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"],
    ['"\u201c\u201d\u201e\u00ab\u00bb\u2033', '"'],
    ["œ", "oe"], ["æ", "ae"], ["ø", "o"], ["ł", "l"], ["đ", "d"], ["ı", "i"], ["\u00ad", ""],
  ]) for (const sign of signs) ALIKE.set(sign, one);
  const SIGNS = new RegExp(`[${[...ALIKE.keys()].join("").replace("-", "\\-")}]`, "gu");
  const alike = (text) => text.replace(SIGNS, (sign) => ALIKE.get(sign));
  const lower = (text) => text.toLowerCase().toUpperCase().toLowerCase().replaceAll("ς", "σ");
  // A mark goes when it combines: put in order, it then comes before the last mark of all, U+0345 (class 240).
  const stays = (mark) => ("\u0345" + mark).normalize("NFD").startsWith("\u0345") && mark !== "\u0345";
  const bare = (text) => lower(alike(alike(lower(text)).normalize("NFKD").replace(/\p{M}/gu, (mark) => (stays(mark) ? mark : ""))));
  const fold = (text) => bare(text).split(/\s+/u).filter(Boolean).join(" ");

  // What is wrong with a query: where, and a text made when it is shown, in the language of that moment.
  class Wrong extends Error {
    constructor(at, key, values = {}, hint = []) {
      super(key);
      Object.assign(this, { at, key, values, hint });
    }
    text(query) {
      const values = { ...this.values };
      if (values.field) values.none = local(data.none[values.field]);
      const meant = this.hint.map((name) => say("quoted", { value: name })).join(", ");
      const what = say(this.key, values) + (meant && (page.lang === "fr" ? "\u00a0; " : "; ") + say("meant", { value: meant }));
      return say("column", { column: [...query.slice(0, this.at)].length + 1, what });
    }
  }

  // Scanning and parsing: the grammar of `core.query`, with the place of each condition in the text.
  const QUOTES = { '"': '"', "\u201c": '\u201d"', "\u201e": "\u201c\u201d", "\u00ab": "\u00bb" };
  const FIELD = /(\p{L}[\p{L}\p{N}_'\u2019-]*):(?!\/\/)/uy;

  function value(text, start, stops) {
    let end = start;
    if (text[start] in QUOTES) {
      const closing = QUOTES[text[start]];
      let read = "";
      for (end++; end < text.length; end++) {
        if (closing.includes(text[end])) return { text: read.trim(), start, end: end + 1 };
        if (text[end] === "\\" && text[end + 1] && ("\\" + closing).includes(text[end + 1])) end++;
        read += text[end];
      }
      throw new Wrong(start, "quote");
    }
    while (end < text.length && !stops.includes(text[end]) && !/\s/.test(text[end])) end++;
    return { text: text.slice(start, end).trim(), start, end };
  }

  function fieldAt(text, start, typed, at) {
    const name = data.fields[fold(typed)];
    if (!name) throw new Wrong(start, "field", { value: typed }, closest(typed, Object.keys(data.fields)).slice(0, 1).map((near) => near + ":"));
    const values = [];
    for (;;) {
      const one = value(text, at, "(),");
      if (one.start === one.end) throw new Wrong(start, "needs", { value: typed });
      values.push(one);
      at = one.end;
      if (text[at] !== ",") return { kind: "field", name, values, start, end: at };
      at++;
    }
  }

  function scan(text) {
    const tokens = [];
    for (let at = 0; ; ) {
      while (at < text.length && /\s/.test(text[at])) at++;
      if (at >= text.length) return tokens;
      let token = { kind: text[at], start: at, end: at + 1 };
      if (text[at] === "-") {
        if (!text[at + 1] || /[\s)]/.test(text[at + 1])) throw new Wrong(at, "minus");
        token.kind = "not";
      } else if (text[at] !== "(" && text[at] !== ")") {
        FIELD.lastIndex = at;
        const like = FIELD.exec(text);
        if (like) token = fieldAt(text, at, like[1], FIELD.lastIndex);
        else {
          const word = value(text, at, "()");
          const known = !(text[at] in QUOTES) && Object.hasOwn(data.operators, word.text);
          token = { kind: known ? data.operators[word.text] : "word", start: at, end: word.end, values: [word] };
        }
      }
      tokens.push(token);
      at = token.end;
    }
  }

  function parse(text) {
    const tokens = scan(text);
    let at = 0, depth = 0;
    const group = (op, parts) => (parts.length === 1 ? parts[0] : { op, parts, start: parts[0]?.start, end: parts.at(-1)?.end });
    function any() {
      const parts = [all()];
      while (tokens[at]?.kind === "or") parts.push(all(tokens[at++]));
      return group("or", parts);
    }
    function all(before) {
      const parts = [one(before)];
      while (at < tokens.length && tokens[at].kind !== "or" && tokens[at].kind !== ")") {
        const token = tokens[at];
        if (token.kind === "and") at++;
        parts.push(one(token));
      }
      return group("and", parts);
    }
    function one(before) {
      const token = tokens[at];
      if (!token || ["and", "or", ")"].includes(token.kind)) {
        if (before) throw new Wrong(before.start, "after");
        throw new Wrong((token ?? tokens.at(-1)).start, token?.kind === ")" ? "closes" : "before");
      }
      at++;
      if (token.kind === "word") return { op: "term", field: "text", values: [token.values[0].text], start: token.start, end: token.end };
      if (token.kind === "field") return { op: "term", field: token.name, values: token.values.flatMap((v) => read(token.name, v)), start: token.start, end: token.end };
      if (++depth > 40) throw new Wrong(token.start, "deep");
      let node;
      if (token.kind === "not") {
        const part = one(token);
        node = { op: "not", part, start: token.start, end: part.end };
      } else {
        if (tokens[at]?.kind === ")") throw new Wrong(token.start, "empty");
        if (!tokens[at]) throw new Wrong(token.start, "open");
        node = { ...any() };
        if (!tokens[at]) throw new Wrong(token.start, "open");
        Object.assign(node, { start: token.start, end: tokens[at++].end, inside: true });
      }
      depth--;
      return node;
    }
    if (!tokens.length) return { op: "and", parts: [] };
    const root = any();
    if (at < tokens.length) throw new Wrong(tokens[at].start, "closes");
    return root;
  }

  // Values: names of this page, dates, states, numbers.
  const tables = {};
  function table(field) {
    if (tables[field]) return tables[field];
    const names = new Map();
    const add = (name, id) => name && names.set(name, [...new Set([...(names.get(name) ?? []), id])]);
    if (field === "id") for (const event of events) add(fold(event.id), event.id);
    else if (field === "source") for (const source of document.querySelectorAll("[data-source]")) add(fold(source.querySelector("cite")?.textContent ?? ""), source.dataset.source);
    else for (const [id, called] of Object.entries(data.names[field])) for (const name of called) add(fold(name), id);
    const ids = field === "source" ? events.flatMap((event) => event.source ?? []) : field === "id" ? [] : Object.keys(data.names[field]);
    for (const id of ids) names.set(fold(id), [id]);
    return (tables[field] = names);
  }

  function closest(text, names) {
    const sought = fold(text);
    const known = [...names].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    const begun = known.filter((name) => sought && name.startsWith(sought));
    if (begun.length) return begun;
    const held = known.filter((name) => sought.length > 2 && name.includes(sought));
    if (held.length || !sought) return held;
    const far = (a, b) => {
      let row = [...b, 0].map((_, i) => i);
      [...a].forEach((x, i) => {
        let corner = i;
        row = [...b].reduce((next, y, j) => {
          next.push(Math.min(row[j + 1] + 1, next[j] + 1, corner + (x !== y)));
          corner = row[j + 1];
          return next;
        }, [i + 1]);
      });
      return row.at(-1);
    };
    return known.filter((name) => far(sought, name) <= Math.max(1, sought.length / 3)).sort((a, b) => far(sought, a) - far(sought, b)).slice(0, 1);
  }

  function among(words, one, field) {
    const name = words[fold(one.text)];
    if (!name) throw new Wrong(one.start, "value", { field, value: one.text }, closest(one.text, Object.keys(words)).slice(0, 1));
    return name;
  }

  function known(field, one, as = field) {
    const names = table(field);
    const found = names.get(fold(one.text));
    if (!found) throw new Wrong(one.start, "value", { field: as, value: one.text }, [...new Set(closest(one.text, names.keys()).flatMap((name) => names.get(name)))].slice(0, 3));
    return found;
  }

  function read(field, one) {
    if (field === "is") return [among(data.states, one, field)];
    if (field === "has" || field === "missing") {
      const [thing, tongue] = one.text.split(".");
      const name = among(data.things, { ...one, text: thing }, field);
      return [tongue ? `${name}.${fold(tongue)}` : name];
    }
    if (field === "sources") {
      const number = /^(>=|<=|[<>=≥≤]?)\s*(\d{1,9})$/.exec(one.text);
      if (!number) throw new Wrong(one.start, "number", { value: one.text });
      return [[{ "": "=", "≥": ">=", "≤": "<=" }[number[1]] ?? number[1], +number[2]]];
    }
    if (field === "linked") return known("id", one, field);
    if (field === "near") {
      const [name, length = "30d"] = one.text.split("~");
      const time = /^\s*(\d{1,6})\s*(\p{L}+)\s*$/u.exec(length);
      const days = time && data.units[time[2].toLowerCase()];
      if (!days) throw new Wrong(one.start, "length", { value: length });
      return [[known("id", { ...one, text: name.trim() }, field)[0], Math.trunc(time[1] * days * 86400)]];
    }
    if (field in data.names || field === "source" || field === "id") return known(field, one);
    const window = dates(one.text);
    if (!window || (field === "since" && window.from === undefined) || (field === "until" && window.to === undefined)) throw new Wrong(one.start, "date", { value: one.text });
    return [window];
  }

  // Dates: EDTF as far as a window needs it, and days, months and seasons as people write them; seconds since 1970.
  function day(y, m, d) {
    const year = m > 2 ? y : y - 1, era = Math.floor(year / 400), of = year - era * 400;
    const doy = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1;
    return era * 146097 + of * 365 + Math.floor(of / 4) - Math.floor(of / 100) + doy - 719468;
  }
  const span = (y1, m1, y2, m2) => ({ from: day(y1, m1, 1) * 86400, to: day(m2 === 12 ? y2 + 1 : y2, (m2 % 12) + 1, 1) * 86400 - 1 });

  function point(text) {
    const written = /^(?:(-?\d{4}|Y-?\d{5,})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?|(-?)(\d{3}X|\d{2}XX))[?~%]?$/.exec(text.toUpperCase());
    if (written?.[5]) {
      const size = written[5].endsWith("XX") ? 100 : 10, low = parseInt(written[5], 10) * size;
      return written[4] ? span(-(low + size - 1), 1, -low || -1, 12) : span(low, 1, low + size - 1, 12);
    }
    if (written) return calendar(+written[1].replace("Y", ""), written[2], written[3]);
    const said = fold(text), month = (name) => data.months[name];
    let m;
    if ((m = /^(?:le )?(\d{1,2})(?:er|st|nd|rd|th)? (?:of )?([a-z]+)\.?,? (\d{4})$/.exec(said)) && month(m[2])) return calendar(+m[3], month(m[2]), m[1]);
    if ((m = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/.exec(said)) && month(m[1])) return calendar(+m[3], month(m[1]), m[2]);
    if ((m = /^([a-z]+)\.?,? (?:de |of )?(\d{4})$/.exec(said))) return month(m[1]) || data.seasons[m[1]] ? calendar(+m[2], month(m[1]) ?? data.seasons[m[1]]) : null;
    if ((m = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(said))) return calendar(+m[4], m[3], m[1]);
    if ((m = /^(\d{1,2})[-/.](\d{4})$/.exec(said))) return calendar(+m[2], m[1]);
    return null;
  }

  function calendar(year, month, date) {
    if (month === undefined || month === "XX") return span(year, 1, year, 12);
    const m = +month;
    if (m > 20 && m < 25 && date === undefined) return m === 24 ? span(year, 12, year + 1, 2) : span(year, (m - 20) * 3, year, (m - 20) * 3 + 2);
    if (m < 1 || m > 12) return null;
    const whole = span(year, m, year, m);
    if (date === undefined || date === "XX") return whole;
    const from = day(year, m, +date) * 86400;
    return from < whole.from || from > whole.to ? null : { from, to: from + 86399 };
  }

  function dates(text) {
    const inner = /^\[(.*)\]$/.exec(text.trim())?.[1] ?? text.trim();
    const alone = point(inner);
    if (alone) return alone;
    for (const mark of ["/", ".."]) {
      const [left, right] = inner.split(mark === "/" ? /\/(.*)/ : /\.\.(.*)/).map((end) => end.trim());
      if (right === undefined) continue;
      const [low, high] = [left, right].map((end) => (end === ".." || (mark === ".." && !end) ? { from: -Infinity, to: Infinity } : end ? point(end) : {}));
      if (!low || !high || [left, right].every((end) => !end || end === "..")) continue;
      return low.from > high.to ? null : { from: low.from, to: high.to };
    }
    return null;
  }

  // A query as a test of the event at a position.
  const articles = events.map((event) => by(event.id));
  const texts = [];
  function text(i) {
    const names = (field) => (events[i][field] ?? []).flatMap((id) => data.names[field][id]);
    return (texts[i] ??= [
      ...[...articles[i].querySelectorAll(".x")].map((part) => part.textContent),
      ...(events[i].more ?? []), ...names("actor"), ...names("place"), ...names("theme"),
    ].map(fold).join("\n"));
  }
  const low = (event) => event.from ?? -Infinity, high = (event) => event.to ?? Infinity;
  const COMPARE = { "=": (a, b) => a === b, "<": (a, b) => a < b, "<=": (a, b) => a <= b, ">": (a, b) => a > b, ">=": (a, b) => a >= b };
  const MEANING = {
    text: (word) => ((sought) => (_, i) => text(i).includes(sought))(fold(word)),
    id: (id) => (event) => event.id === id,
    linked: (id) => (event) => (event.linked ?? []).includes(id),
    sources: ([sign, number]) => (event) => COMPARE[sign]((event.source ?? []).length, number),
    near: ([id, reach]) => ((around) => (event) => low(around) - reach <= high(event) && low(event) <= high(around) + reach)(events.find((event) => event.id === id)),
    date: (w) => (event) => low(event) <= (w.to ?? Infinity) && (w.from ?? -Infinity) <= high(event),
    since: (w) => (event) => w.from <= high(event),
    until: (w) => (event) => low(event) <= w.to,
    surely: (w) => (event) => !event.unknown && w.from <= low(event) && high(event) <= w.to,
  };
  function test(node) {
    if (node.op === "not") return ((part) => (event, i) => !part(event, i))(test(node.part));
    if (node.op !== "term") {
      const parts = node.parts.map(test);
      return node.op === "and" ? (event, i) => parts.every((part) => part(event, i)) : (event, i) => parts.some((part) => part(event, i));
    }
    const meaning = MEANING[node.field] ?? ((value) => (event) => (event[node.field] ?? []).includes(value));
    const either = node.values.map(meaning);
    return (event, i) => either.some((one) => one(event, i));
  }
  const sought = (node) => (node.op === "term" ? (node.field === "text" ? node.values.map(fold) : []) : node.op === "not" ? [] : node.parts.flatMap(sought)).filter(Boolean);

  // The view: what is shown, counted and marked.
  const search = by("_search"), tools = by("_tools"), facets = by("_facets");
  const marks = [...document.querySelectorAll("#_figure [data-id]")];
  const years = [...document.querySelectorAll("section.year")].map((section) => ({
    section, link: document.querySelector(`nav.years a[href="#${CSS.escape(section.id)}"]`)?.parentElement, inside: [...section.querySelectorAll("article")],
  }));
  let asked = { op: "and", parts: [] }, query = "", wrong = null, shown = new Set(events.keys());

  function view() {
    const holds = test(asked);
    shown = new Set([...events.keys()].filter((i) => holds(events[i], i)));
    articles.forEach((article, i) => (article.hidden = !shown.has(i)));
    for (const { section, link, inside } of years) {
      section.hidden = inside.every((article) => article.hidden);
      if (link) link.hidden = section.hidden;
    }
    const ids = new Set([...shown].map((i) => events[i].id));
    for (const mark of marks) mark.classList.toggle("away", !ids.has(mark.dataset.id));
    by("_none").hidden = shown.size > 0;
    tell();
    count();
    highlight(sought(asked));
  }

  function tell() {
    const few = page.lang === "fr" ? shown.size < 2 : shown.size === 1;
    const counted = say(few ? "one" : "many", { count: shown.size });
    by("_count").value = shown.size === events.length ? counted : say("of", { shown: counted, all: events.length });
    by("_clear").hidden = !search.value;
    by("_error").textContent = wrong ? wrong.text(search.value) : "";
    search.toggleAttribute("aria-invalid", !!wrong);
    if (wrong) search.setAttribute("aria-invalid", "true");
  }

  // The one rule of style that checkers of HTML do not know yet stands here.
  const folded = new Map(), sheet = new CSSStyleSheet();
  sheet.replaceSync("::highlight(hit) { background-color: var(--hit); color: var(--ink); }");
  document.adoptedStyleSheets = [sheet];
  function highlight(terms) {
    if (!globalThis.Highlight) return;
    const ranges = [];
    for (const i of terms.length ? [...shown].slice(0, 400) : []) {
      for (const part of articles[i].querySelectorAll(".x")) {
        const walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
        for (let node = walk.nextNode(); node; node = walk.nextNode()) ranges.push(...hits(node, terms));
      }
    }
    CSS.highlights.set("hit", new Highlight(...ranges));
  }
  function* hits(node, terms) {
    let line = "", at = 0;
    const from = [];
    for (const sign of node.data) {
      if (!folded.has(sign)) folded.set(sign, /\s/.test(sign) ? " " : bare(sign));
      for (const piece of folded.get(sign)) if (piece !== " " || !line.endsWith(" ")) { line += piece; from.push(at); }
      at += sign.length;
    }
    from.push(at);
    for (const term of terms) {
      for (let p = line.indexOf(term); p >= 0; p = line.indexOf(term, p + term.length)) {
        const range = new Range();
        range.setStart(node, from[p]);
        range.setEnd(node, from[p + term.length]);
        yield range;
      }
    }
  }

  // Facets: a value is a condition of the query, written into it and taken out of it.
  const SHOWN = 7;
  const open = new Set();
  const values = Object.keys(data.facets).map((field) => ({
    field,
    list: (field === "year" ? data.years.map(([id, ...names]) => [id, names]) : Object.entries(data.names[field])).map(([id, names]) => ({
      id, names, holds: field === "year" ? MEANING.date(dates(id)) : (event) => (event[field] ?? []).includes(id),
    })).map((one) => ({ ...one, all: [...events.keys()].filter((i) => one.holds(events[i])) })),
  })).filter(({ list }) => list.length > 1);
  const parts = () => (asked.op === "and" ? (asked.inside ? [asked] : asked.parts) : [asked]);
  const same = (node, field, id) => node.op === "term" && node.field === (field === "year" ? "date" : field) && node.values.length === 1 &&
    (field === "year" ? ((w) => w.from === node.values[0].from && w.to === node.values[0].to)(dates(id)) : node.values[0] === id);
  const kept = (field, id) => parts().find((node) => same(node, field, id));
  const left = (field, id) => parts().find((node) => node.op === "not" && same(node.part, field, id));

  function toggle(field, id, out) {
    if (wrong) ask(query);
    const wanted = out ? left(field, id) : kept(field, id), other = out ? kept(field, id) : left(field, id);
    let text = query;
    for (const node of [wanted, other]) if (node) text = text.slice(0, node.start) + text.slice(node.end);
    text = text.replace(/\s+/g, " ").trim();
    if (!wanted) {
      if (asked.op === "or" && !asked.inside) text = `(${text})`;
      const typed = local(data.typed[field === "year" ? "date" : field]);
      const written = /[\s(),"“”„«»]/.test(id) ? `"${id.replace(/["\\]/g, "\\$&")}"` : id;
      text = `${text} ${out ? "-" : ""}${typed}:${written}`.trim();
    }
    search.value = text;
    ask(text, true);
  }

  const made = (name, attributes = {}, ...inside) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...inside);
    return element;
  };
  const button = (attributes, act, ...inside) => {
    const element = made("button", { type: "button", ...attributes }, ...inside);
    element.addEventListener("click", act);
    return element;
  };

  function rows() {
    by("_values").replaceChildren(...values.map((facet) => {
      for (const one of facet.list) {
        const label = local(one.names);
        one.count = made("b");
        one.keep = button({ class: "value" }, () => toggle(facet.field, one.id, false), made("span", {}, label), one.count);
        one.drop = button({ class: "minus" }, () => toggle(facet.field, one.id, true), "−");
        one.drop.setAttribute("aria-label", say("exclude", { value: label }));
        one.row = made("li", {}, one.keep, one.drop);
      }
      facet.rows = made("ul");
      facet.rest = button({ class: "rest" }, () => {
        open.has(facet.field) ? open.delete(facet.field) : open.add(facet.field);
        count();
      });
      return made("section", { class: "facet" }, made("h2", {}, local(data.facets[facet.field])), facet.rows, facet.rest);
    }));
  }

  function count() {
    const focused = document.activeElement;
    for (const { field, list, rows, rest } of values) {
      for (const one of list) {
        one.now = one.all.filter((i) => shown.has(i)).length;
        one.on = !!kept(field, one.id);
        one.out = !!left(field, one.id);
        one.count.textContent = one.now;
        one.keep.setAttribute("aria-pressed", one.on);
        one.drop.setAttribute("aria-pressed", one.out);
        one.keep.classList.toggle("out", one.out);
        one.row.classList.toggle("zero", !one.now);
        one.keep.style.setProperty("--share", `${(100 * one.now) / Math.max(1, shown.size)}%`);
      }
      const ordered = field === "year" || field === "status" ? [...list] : [...list].sort((a, b) => b.now - a.now || b.all.length - a.all.length || (a.id < b.id ? -1 : 1));
      if (field === "year") ordered.reverse();
      rows.append(...ordered.map(({ row }) => row));
      ordered.forEach((one, place) => (one.row.hidden = place >= SHOWN && !open.has(field) && !one.on && !one.out));
      rest.hidden = list.length <= SHOWN;
      rest.textContent = open.has(field) ? say("fewer") : say("more", { count: list.length - SHOWN });
    }
    if (document.activeElement !== focused) focused.focus({ preventScroll: true });
  }

  // Where we are: the fragment has an event, a query and a language, `#event?q=…&lang=en`, each on demand.
  const here = () => location.href.split("#")[0];
  function fragment(id = "") {
    const said = new URLSearchParams();
    if (query) said.set("q", query);
    if (page.lang !== first) said.set("lang", page.lang);
    return id || `${said}` ? `#${id}${`${said}` && "?" + said}` : "";
  }
  function note(step) {
    try {
      history[step ? "pushState" : "replaceState"](null, "", here() + fragment());
    } catch { /* a framed or sandboxed page has no address of its own */ }
  }

  function ask(text, step) {
    try {
      asked = parse(text);
      query = text.trim();
      wrong = null;
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      wrong = error;
      return tell();
    }
    view();
    if (step !== undefined) note(step);
  }

  function follow() {
    const [id, said] = location.hash.slice(1).split(/\?(.*)/s);
    if (said !== undefined || !id) {
      const wanted = new URLSearchParams(said ?? "");
      speak(langs.includes(wanted.get("lang")) ? wanted.get("lang") : first);
      search.value = wanted.get("q") ?? "";
      if (search.value !== query || wrong) ask(search.value);
    }
    const article = id && articles[events.findIndex((event) => event.id === id)];
    if (article) visit(article);
  }

  function visit(article) {
    if (article.hidden) {
      search.value = "";
      ask("");
      announce(say("cleared"));
    }
    document.querySelector(".at")?.classList.remove("at");
    article.classList.add("at");
    article.focus({ preventScroll: true });
    article.scrollIntoView({ block: "start" });
  }

  function step(by) {
    const list = [...shown].map((i) => articles[i]);
    let at = list.indexOf(document.activeElement.closest("article"));
    if (at >= 0) at += by;
    else {
      const below = list.findIndex((article) => article.getBoundingClientRect().top > 70);
      at = by > 0 ? (below < 0 ? list.length - 1 : below) : (below < 0 ? list.length : below) - 1;
    }
    const article = list[Math.max(0, Math.min(at, list.length - 1))];
    if (article) visit(article);
  }

  // Languages: the style hides the other one; what has no element of its own is said again.
  const other = langs.find((lang) => lang !== first) && button({}, () => {
    speak(langs.find((lang) => lang !== page.lang));
    note(true);
  });
  function speak(lang) {
    page.lang = lang;
    document.title = spoken(by("_title"));
    search.placeholder = say("hint", local(data.example));
    if (other) {
      other.lang = langs.find((one) => one !== lang);
      other.textContent = { fr: "Français", en: "English" }[other.lang];
    }
    rows();
    count();
    tell();
  }
  function spoken(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (langs.some((lang) => lang !== page.lang && node.matches(`.${lang}, :is(span, div)[lang="${lang}"]:not(.only)`))) return "";
    return [...node.childNodes].map(spoken).join("").replace(/\s+/g, " ");
  }

  // Copying.
  let silence = 0;
  function announce(text) {
    by("_said").textContent = text;
    clearTimeout(silence);
    silence = setTimeout(() => (by("_said").textContent = ""), 4000);
  }
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      announce(say("copied"));
    } catch {
      by("_copied").value = text;
      by("_copy").showModal();
      by("_copied").select();
    }
  }
  function citation(article) {
    const said = (part) => spoken(article.querySelector(part)).trim();
    const sources = [...article.querySelectorAll(".sources li")].map((source) => {
      const address = source.querySelector("a.out")?.href;
      return spoken(source.querySelector(".cite")).trim() + (address ? `, ${address}` : "");
    });
    const title = spoken(by("_title")).trim();
    return `${say("quoted", { value: said("h3") })}, ${said(".when")}. ${title}, ${here()}#${article.id}` +
      (sources.length ? `\n${say("source_list")}${sources.join(page.lang === "fr" ? "\u00a0; " : "; ")}` : "");
  }

  // Wiring.
  page.classList.add("scripted");
  tools.hidden = facets.hidden = by("_actions").hidden = false;
  if (other) {
    by("_language").append(other);
    by("_language").hidden = false;
  }
  for (const name of document.querySelectorAll("[data-field]")) {
    const { field, value } = name.dataset;
    name.replaceWith(button({ class: "tag" }, (event) => {
      const article = event.currentTarget.closest("article");
      toggle(field, value, false);
      if (!article.hidden) article.scrollIntoView({ block: "nearest" });
    }, ...name.childNodes));
  }
  for (const copier of document.querySelectorAll(".copy")) {
    copier.hidden = false;
    copier.addEventListener("click", () => copy(citation(copier.closest("article"))));
  }
  by("_figure")?.addEventListener("click", (event) => {
    const mark = event.target.closest("[data-id]");
    if (mark && by(mark.dataset.id)) location.hash = mark.dataset.id;
  });
  let typing = 0;
  search.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => ask(search.value, false), 120);
  });
  tools.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(search.value, true);
  });
  by("_clear").addEventListener("click", () => {
    search.value = "";
    ask("", true);
    search.focus();
  });
  by("_share").addEventListener("click", () => copy(here() + fragment()));
  by("_open").addEventListener("click", () => document.querySelectorAll(".event details").forEach((list) => (list.open = true)));
  by("_ask").addEventListener("click", () => by("_help").showModal());
  for (const close of document.querySelectorAll("dialog .close")) close.addEventListener("click", () => close.closest("dialog").close());
  const wide = matchMedia("(min-width: 62rem)");
  const fit = () => {
    facets.open = wide.matches;
    if (by("_figure")) by("_figure").open = wide.matches;
  };
  wide.addEventListener("change", fit);
  fit();
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll(".event details:not([open]), #_figure:not([open])")];
    closed.forEach((list) => (list.open = true));
  });
  addEventListener("afterprint", () => closed.forEach((list) => (list.open = false)));
  addEventListener("popstate", follow);
  addEventListener("hashchange", follow);
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (event.target === search && event.key === "Escape") {
      event.preventDefault();
      if (!search.value) return search.blur();
      search.value = "";
      return ask("", false);
    }
    if (event.target.closest("input, textarea, select, dialog, [contenteditable]") || !by("_keys").checked) return;
    const act = { "/": () => search.focus(), j: () => step(1), k: () => step(-1), "?": () => by("_help").showModal() }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  speak(first);
  view();
  follow();
})();
