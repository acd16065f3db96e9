"""What TimelineJS3 does with a document, as its `TimelineConfig`, `TLDate` and `ConfigFactory` are written: no browser, so what
it draws is not seen here; what it would skip, drop, mislabel or run is."""

import csv
import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from io import StringIO
from typing import Any

Json = dict[str, Any]
PARTS = ("year", "month", "day", "hour", "minute", "second")
HEADERS = (
    "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,"
    "Media Thumbnail,Alt Text,Type,Group,Background"
)
TAGS = {"div", "p", "strong", "br", "ol", "li", "a"}


def faults(document: Json) -> list[str]:
    """Everything that TimelineJS3 would skip, drop, mislabel or run, by slide."""
    found = [] if document["scale"] == "human" else ["scale"]
    seen: set[str] = set()
    for slide in (document["title"], *document["events"]):
        name = slide["unique_id"]
        found += [f"{name}: id twice"] if name in seen else []
        seen.add(name)
        markup = (slide["text"]["headline"], slide["text"]["text"])
        found += [f"{name}: {fault}" for text in markup for fault in Markup(text).faults]
        found += [f"{name}: {label!r} is not plain" for label in labels(slide) if not is_plain(label)]
        found += [f"{name}: no paragraph, so it is put in one"] if not re.search(r"<p>[\s\S]*?</p>", markup[1]) else []
    for event in document["events"]:
        found += [f"{event['unique_id']}: {fault}" for fault in of_dates(event)]
    return found


def of_dates(event: Json) -> Iterator[str]:
    start, end = event.get("start_date"), event.get("end_date")
    if start is None:
        yield "skipped without a start"
        return
    for moment in (start, end or start):
        if any(not re.fullmatch(r"-?\d*", str(moment[part])) for part in PARTS if part in moment):
            yield f"not a number in {moment}"
        if not moment["year"] and not moment.get("display_date"):
            yield "year 0 has no format"
        if moment["year"] < 1 and not moment.get("display_date"):
            yield "labelled one year off"
    if end is not None and all(start[part] == end.get(part) for part in start):
        yield "the end is dropped"
    if end is not None and placed(end) < placed(start):
        yield "the end stands before the start"
    if not event.get("display_date"):
        yield "no words for the date"


def placed(moment: Json) -> tuple[int, ...]:
    return tuple(int(moment.get(part) or (1 if part in ("month", "day") else 0)) for part in PARTS)


def labels(slide: Json) -> list[str]:
    dates = (slide.get("start_date", {}), slide.get("end_date", {}), slide)
    return [slide.get("group", ""), *(date.get("display_date", "") for date in dates)]


def is_plain(label: str) -> bool:
    """Whether a label is the same after its markup is stripped and what is left is set as HTML."""
    return "<" not in label and html.unescape(label) == label


class Markup(HTMLParser):
    """What is in a text that should be nothing but paragraphs, lists and links."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.shown = ""
        self.attributes: dict[str, str] = {}
        self.addresses: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        self.faults += [f"<{tag}> is not closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.faults.append(f"<{tag}>")
        for name, value in attrs:
            if name == "href" and tag == "a" and (value or "").startswith(("http://", "https://")):
                self.addresses.append(value or "")
            elif name in ("data-event", "data-edtf") and tag == "div":
                self.attributes[name] = value or ""
            else:
                self.faults.append(f"{name} of <{tag}>")
        if tag != "br":
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.shown += data

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.faults.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.faults.append(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self.faults.append(f"<![{data}>")


def of_sheet(text: str) -> Json:
    """The document that TimelineJS3 makes of the template's cells; a cell that a sheet would reckon with is a fault."""
    assert text.partition("\r\n")[0] == HEADERS
    document: Json = {"events": [], "scale": "human"}
    for row in csv.DictReader(StringIO(text, newline=""), strict=True):
        for cell in (row["Headline"], row["Text"], row["Group"], row["Display Date"]):
            assert cell[:1] not in ("=", "+", "-", "@", "\t")
        slide = {"text": {"headline": row["Headline"], "text": row["Text"]}, "display_date": row["Display Date"]}
        slide |= {"group": row["Group"].strip()}
        slide["unique_id"] = Markup(row["Text"]).attributes.get("data-event", "title")
        if row["Type"] == "title":
            document["title"] = slide
        else:
            document["events"].append(slide | of_cells(row))
    return document


def of_cells(row: dict[str, str]) -> Json:
    dates: Json = {}
    for name, lead in (("start_date", ""), ("end_date", "End ")):
        if year := row[f"{lead}Year"]:
            moment: Json = {"year": int(year), "month": row[f"{lead}Month"], "day": row[f"{lead}Day"]}
            clock = (part for part in row[f"{lead}Time"].split(":") if part)
            moment |= dict(zip(PARTS[3:], clock, strict=False))
            # A sheet has no words for a start alone; those of the slide stand above it.
            dates[name] = moment | ({"display_date": row["Display Date"]} if int(year) < 1 else {})
    return dates
