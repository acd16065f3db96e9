"""The formats agree on ids, dates and counts, whatever each leaves out."""

import csv
import json
import re
import sqlite3
from contextlib import closing
from datetime import timedelta
from html import unescape
from io import BytesIO, StringIO
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import tomli
from icalendar import Calendar
from networkx import read_gexf, read_graphml
from openpyxl import load_workbook
from tests.export.exporting import EVERY_STATUS, exported, results, written
from tests.export.timelinejs_rules import Markup

from relations_tui.core.evidence import corroboration
from relations_tui.core.index import Index
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.core.words import in_words
from relations_tui.export import Options, formats

Row = tuple[str, str]
LEFT_OUT = {"ics": {"eclipse-bc"}, "markwhen": {"eclipse-bc"}}
"""What a format cannot place, by its name; `test_what_is_left_out_is_told` holds that it says so."""
BY_SOURCE = {"csl", "ris", "bibtex"}
"""Lists of sources rather than of events: `test_bibliography` holds that they agree with the others."""
DRAWN = {"svg"}
"""Drawn once a lane, in order of time: `test_figure` holds that every event is there."""
QUERIES = ("", EVERY_STATUS, "-kind:statement", "is:approximate", "zzzz")


def of_json(data: bytes) -> list[Row]:
    return [(event["id"], event["date"]["edtf"]) for event in json.loads(data)["events"]]


def of_jsonl(data: bytes) -> list[Row]:
    events = [json.loads(line) for line in data.decode().split("\n") if line]
    return [(event["id"], event["date"]["edtf"]) for event in events]


def of_csv(data: bytes) -> list[Row]:
    return [(row["id"], row["date_edtf"]) for row in table(data)]


def of_markdown(data: bytes) -> list[Row]:
    lines = re.findall(r"^- \*\*(?:Référence|Reference)\*\* (\S+) · (.+)$", data.decode(), re.MULTILINE)
    return [(event, re.sub(r"\\(.)", r"\1", date)) for event, date in lines]


def of_text(data: bytes) -> list[Row]:
    unwrapped = data.decode().replace("\n    ", " ")
    return re.findall(r"^  (?:Référence\u00a0|Reference): (\S+) · (.+)$", unwrapped, re.MULTILINE)


def of_csv_excel(data: bytes) -> list[Row]:
    text = StringIO(data.decode("utf-8-sig"), newline="")
    rows = csv.DictReader(text, delimiter=";")
    return [(row["id"], re.sub(r"^'(?=[=+\-@\t\r])", "", row["date_edtf"])) for row in rows]


def of_xlsx(data: bytes) -> list[Row]:
    head, *rows = load_workbook(BytesIO(data))["events"].iter_rows(values_only=True)
    return [(str(row[head.index("id")]), str(row[head.index("date_edtf")])) for row in rows]


def of_sqlite(data: bytes) -> list[Row]:
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(data)
        return base.execute("SELECT id, date_edtf FROM events ORDER BY position").fetchall()


def of_toml(data: bytes) -> list[Row]:
    events = tomli.loads(data.decode()).get("events", [])
    return [(event["id"], event["date"]) for event in events]


def of_html(data: bytes) -> list[Row]:
    found = re.findall(r'<article id="(.*?)" .*? data-edtf="(.*?)"', data.decode())
    return [(event, unescape(date)) for event, date in found]


def of_ics(data: bytes) -> list[Row]:
    entries = Calendar.from_ical(data).walk("VEVENT")
    return [(str(entry["UID"]).removesuffix("@alpha-beta.relations-tui"), str(entry["X-EDTF"])) for entry in entries]


def of_timelinejs(data: bytes) -> list[Row]:
    return [marked(slide["text"]["text"]) for slide in json.loads(data)["events"]]


def of_timelinejs_csv(data: bytes) -> list[Row]:
    return [marked(row["Text"]) for row in table(data) if row["Type"] != "title"]


def of_jsonld(data: bytes) -> list[Row]:
    listed = json.loads(data)["@graph"][0]["mainEntity"]["itemListElement"]
    return [(one["item"]["identifier"], one["item"]["edtf"]) for one in listed]


def of_atom(data: bytes) -> list[Row]:
    entries = ET.fromstring(data).iter("{http://www.w3.org/2005/Atom}entry")  # noqa: S314 — it is ours
    texts = [{part.tag.partition("}")[2]: part.text or "" for part in entry} for entry in entries]
    return [(said["id"].rpartition("/")[2], said["edtf"]) for said in texts]


def of_jsonfeed(data: bytes) -> list[Row]:
    return [(item["id"].rpartition("/")[2], item["_chronology"]["edtf"]) for item in json.loads(data)["items"]]


def of_ftm(data: bytes) -> list[Row]:
    entities = [json.loads(line) for line in data.decode().split("\n") if line]
    said = [entity["properties"] for entity in entities if entity["schema"] == "Event"]
    return [(event["recordId"][0], event["notes"][0].removeprefix("EDTF ")) for event in said]


def of_dot(data: bytes) -> list[Row]:
    return re.findall(r'^  "event\.(\S+)" \[.*, date_edtf="(.*?)", ', data.decode(), re.MULTILINE)


def of_graphml(data: bytes) -> list[Row]:
    nodes = read_graphml(BytesIO(data), force_multigraph=True).nodes(data=True)
    return [(node.removeprefix("event."), said["date_edtf"]) for node, said in nodes if said["class"] == "event"]


def of_gexf(data: bytes) -> list[Row]:
    nodes = read_gexf(BytesIO(data)).nodes(data=True)
    return [(node.removeprefix("event."), said["date_edtf"]) for node, said in nodes if said["class"] == "event"]


def of_markwhen(data: bytes) -> list[Row]:
    return re.findall(r'^id: "(.+)"\nedtf: "(.+)"$', data.decode(), re.MULTILINE)


def of_mermaid(data: bytes) -> list[Row]:
    return re.findall(r"^    %% (\S+) · (\S+)$", data.decode(), re.MULTILINE)


def marked(text: str) -> Row:
    attributes = Markup(text).attributes
    return attributes["data-event"], attributes["data-edtf"]


READERS = {
    "json": of_json,
    "jsonl": of_jsonl,
    "csv": of_csv,
    "csv-excel": of_csv_excel,
    "xlsx": of_xlsx,
    "sqlite": of_sqlite,
    "toml": of_toml,
    "md": of_markdown,
    "txt": of_text,
    "html": of_html,
    "ics": of_ics,
    "timelinejs": of_timelinejs,
    "timelinejs-csv": of_timelinejs_csv,
    "dot": of_dot,
    "graphml": of_graphml,
    "gexf": of_gexf,
    "markwhen": of_markwhen,
    "mermaid": of_mermaid,
    "jsonld": of_jsonld,
    "ftm": of_ftm,
    "atom": of_atom,
    "jsonfeed": of_jsonfeed,
}


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode(), newline="")))


def test_there_is_a_reader_for_every_format() -> None:
    assert READERS.keys() | BY_SOURCE | DRAWN == formats().keys()


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("name", READERS)
def test_every_format_has_the_same_events_in_the_order_asked(
    tiny_index: Index, name: str, query: str, reverse: bool
) -> None:
    found = results(tiny_index, query)
    expected = [(event.id, event.date.edtf) for event in found.events if event.id not in LEFT_OUT.get(name, ())]
    assert READERS[name](exported(found, name, reverse=reverse)) == (expected[::-1] if reverse else expected)


@pytest.mark.parametrize("name", READERS)
def test_what_is_left_out_is_told(tiny_index: Index, name: str) -> None:
    found = results(tiny_index)
    _, losses = written(found, name, Options("fr"))
    told = {event for loss in losses if loss.code in ("years", "unplaced") for event in loss.ids}
    assert told == LEFT_OUT.get(name, set())


@pytest.mark.parametrize("lang", LANGS)
def test_the_calendar_and_the_slides_give_the_days_and_words_of_json(tiny_index: Index, lang: Lang) -> None:
    found = results(tiny_index)
    items = {event["id"]: event for event in json.loads(exported(found, "json", lang))["events"]}
    entries: list[Any] = list(Calendar.from_ical(exported(found, "ics", lang)).walk("VEVENT"))
    for entry in entries:
        given = items[str(entry["UID"]).partition("@")[0]]["date"]
        end = entry.get("DTEND")
        assert (str(entry["DTSTART"].dt), end and str(end.dt - timedelta(1))) == (given["earliest"], given["latest"])
    slides = json.loads(exported(found, "timelinejs", lang))["events"]
    assert [slide["display_date"] for slide in slides] == [item["display"]["date"] for item in items.values()]
    assert [unescape(slide["text"]["headline"]) for slide in slides] == [
        item["display"]["title"] for item in items.values()
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_dates_and_counts_are_the_same_in_json_and_csv(tiny_index: Index, lang: Lang) -> None:
    found = results(tiny_index)
    document: dict[str, Any] = json.loads(exported(found, "json", lang))
    assert document["count"] == len(found.events)
    for event, item, row in zip(found.events, document["events"], table(exported(found, "csv", lang)), strict=True):
        date, count = item["date"], corroboration(event, tiny_index.dossier)
        assert date["words"][lang] == item["display"]["date"] == row["date_words"] == in_words(event.date, lang)
        assert (date["earliest"] or "", date["latest"] or "") == (row["earliest"], row["latest"])
        assert date["precision"] == row["precision"]
        assert json.loads(row["approximate"]) is date["approximate"]
        assert json.loads(row["uncertain"]) is date["uncertain"]
        assert item["corroboration"] == {"sources": count.sources, "independent": count.independent}
        assert (row["sources_count"], row["independent"]) == (str(count.sources), str(count.independent))
        assert item["display"]["title"] == row["title"]


@pytest.mark.parametrize("lang", LANGS)
def test_both_memos_number_the_same_sources(tiny_index: Index, lang: Lang) -> None:
    found = results(tiny_index)
    cited = dict.fromkeys(citation.source for event in found.events for citation in event.citations)
    markdown, text = exported(found, "md", lang).decode(), exported(found, "txt", lang).decode()
    assert len(re.findall(r"^\d+\. ", markdown.rpartition("## Sources")[2], re.MULTILINE)) == len(cited)
    assert len(re.findall(r"^\[\d+\] ", text.rpartition("\nSources\n")[2], re.MULTILINE)) == len(cited)
