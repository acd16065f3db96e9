"""The formats agree on ids, dates and counts, whatever each leaves out."""

import csv
import json
import re
from io import StringIO
from typing import Any

import pytest
from tests.export.exporting import EVERY_STATUS, exported, results

from relations_tui.core.evidence import corroboration
from relations_tui.core.index import Index
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.core.words import in_words
from relations_tui.export import formats

Row = tuple[str, str]
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


READERS = {"json": of_json, "jsonl": of_jsonl, "csv": of_csv, "md": of_markdown, "txt": of_text}


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode(), newline="")))


def test_there_is_a_reader_for_every_format() -> None:
    assert READERS.keys() == formats().keys()


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("name", READERS)
def test_every_format_has_the_same_events_in_the_order_asked(
    tiny_index: Index, name: str, query: str, reverse: bool
) -> None:
    found = results(tiny_index, query)
    expected = [(event.id, event.date.edtf) for event in found.events]
    assert READERS[name](exported(found, name, reverse=reverse)) == (expected[::-1] if reverse else expected)


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
