"""Atom and JSON Feed, as feedparser and the rules of each take them."""

import json
import re
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.export.exporting import exported, hostile, results, written

from relations_tui.core.index import Index
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.core.text import clean
from relations_tui.export import Options, of_ending
from relations_tui.export.feed import TAG

Json = dict[str, Any]
ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T00:00:00Z$"
ADDRESS = {"type": "string", "pattern": "^https?://"}
TEXT = {"type": "string", "minLength": 1}
DAY = {"type": "string", "pattern": MOMENT}
SCHEMA = {
    "type": "object",
    "required": ["version", "title", "items"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": TEXT,
        "description": {"type": "string"},
        "language": {"enum": ["fr", "en"]},
        "authors": {"type": "array", "minItems": 1, "items": {"type": "object", "required": ["name"]}},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "title", "content_html", "_chronology"],
                "additionalProperties": False,
                "properties": {
                    "title": TEXT,
                    "summary": TEXT,
                    "content_html": TEXT,
                    "id": {"type": "string", "pattern": "^tag:"},
                    "external_url": ADDRESS,
                    "date_published": DAY,
                    "date_modified": DAY,
                    "tags": {"type": "array", "items": TEXT},
                    "_chronology": {"type": "object", "required": ["edtf", "earliest", "latest"]},
                },
            },
        },
    },
}
"""What JSON Feed 1.1 says of what is written, and nothing else is."""

NASTY = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40) | st.sampled_from(
    [
        "<script>alert(1)</script>", "]]><x/>", "&lt;img src=x onerror=alert(1)&gt;", '"/><entry>', "</content></entry>", "a\nb",
        "\x0b\x85\u2028", "\ufffe\uffff", "<!-- ", "<?xml", "&#0;", "'", "&nbsp;", "{title} {status}",
    ]
)  # fmt: skip


@pytest.fixture(params=["tiny_index", "real_index"])
def index(request: pytest.FixtureRequest) -> Index:
    found: Index = request.getfixturevalue(request.param)
    return found


def atom(index: Index, lang: Lang = "fr") -> ET.Element:
    return ET.fromstring(exported(results(index), "atom", lang))  # noqa: S314 — it is ours


def feed(index: Index, lang: Lang = "fr") -> Json:
    read: Json = json.loads(exported(results(index), "jsonfeed", lang))
    return read


def stamped(index: Index, *, added: str = "", changed: str = "", updated: str = "2026-11-23") -> Index:
    """The dossier with another record of its treaty, and perhaps another day of its update."""
    dossier = index.dossier
    event = dossier.by_id["treaty"]._replace(links=(), added=added, changed=changed)
    return Index(dossier._replace(events=(event,), by_id={"treaty": event}, updated=updated))


@pytest.mark.parametrize("lang", LANGS)
def test_feedparser_reads_every_entry(index: Index, lang: Lang) -> None:
    found = results(index)
    read = feedparser.parse(exported(found, "atom", lang))
    assert not read.bozo
    assert read.version == "atom10"
    assert (read.feed.language, read.feed.author) == (lang, read.feed.title)
    for event, entry in zip(found.events, read.entries, strict=True):
        assert entry.id == f"{TAG}{index.dossier.id}/{event.id}"
        assert entry.chronology_edtf == event.date.edtf
        assert entry.updated == f"{event.changed or event.added or index.dossier.updated}T00:00:00Z"
        assert entry.get("published", "") == (f"{event.added}T00:00:00Z" if event.added else "")
        assert [tag.term for tag in entry.get("tags", ())] == list(event.themes)
        assert entry.content[0].type == "text/html"
        assert {link.rel for link in entry.get("links", ())} <= {"related"}
        assert entry.updated_parsed


def test_what_must_be_there_is_there_once(index: Index) -> None:
    root = atom(index)
    for node in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(node.findall(f"{ATOM}{name}")) == 1
        assert re.match(MOMENT, node.findtext(f"{ATOM}updated", ""))
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    ids = [node.text for node in root.iter(f"{ATOM}id")]
    assert len({*ids}) == len(ids)
    assert all(id and re.fullmatch(r"tag:relations-tui\.invalid,2026:[\w\-/?=&%.~]+", id) for id in ids)


@pytest.mark.parametrize("lang", LANGS)
def test_a_json_feed_keeps_to_its_schema(index: Index, lang: Lang) -> None:
    assert list(Draft202012Validator(SCHEMA).iter_errors(feed(index, lang))) == []


def test_both_feeds_say_the_same(index: Index) -> None:
    read = feedparser.parse(exported(results(index), "atom"), sanitize_html=False)
    for entry, item in zip(read.entries, feed(index)["items"], strict=True):
        assert (entry.id, entry.content[0].value) == (item["id"], item["content_html"])
        assert entry.get("published") == item.get("date_published")
        assert item.get("date_modified", entry.updated) == entry.updated


@pytest.mark.parametrize(
    ("days", "published", "updated"),
    [
        ({"added": "2026-01-02", "changed": "2026-03-04"}, "2026-01-02", "2026-03-04"),
        ({"added": "2026-01-02"}, "2026-01-02", "2026-01-02"),
        ({"changed": "2026-03-04"}, None, "2026-03-04"),
        ({}, None, "2026-11-23"),
        ({"updated": ""}, None, "1970-01-01"),
    ],
)
def test_the_days_are_those_of_the_record(
    tiny_index: Index, days: dict[str, str], published: str | None, updated: str
) -> None:
    index = stamped(tiny_index, **days)
    root = atom(index)
    entry = root.find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}published") == (published and f"{published}T00:00:00Z")
    assert entry.findtext(f"{ATOM}updated") == root.findtext(f"{ATOM}updated") == f"{updated}T00:00:00Z"
    losses = written(results(index), "atom", Options("fr"))[1]
    assert ("records" in {loss.code for loss in losses}) is not ("added" in days or "changed" in days)


def test_no_events_are_a_feed_too(tiny_index: Index) -> None:
    found = results(tiny_index, "zzzz")
    read = feedparser.parse(exported(found, "atom"))
    assert (read.bozo, read.entries, read.feed.updated) == (False, [], "2026-11-23T00:00:00Z")
    assert json.loads(exported(found, "jsonfeed"))["items"] == []


def test_a_retracted_event_is_a_correction_when_asked_for(tiny_index: Index) -> None:
    titles = [item["title"] for item in feed(tiny_index)["items"] if item["title"].startswith("Correction")]
    assert titles == ["Correction\u00a0: Alleged treaty, month only and approximate (rétracté)"]
    for name in ("atom", "jsonfeed"):
        assert b"fake-treaty" not in exported(results(tiny_index, ""), name)


def test_another_language_or_filter_is_another_feed_with_the_same_entries(tiny_index: Index) -> None:
    heads = {
        exported(results(tiny_index, query), "atom", lang).split(b"<id>")[1] for query in ("", "x") for lang in LANGS
    }
    assert len(heads) == 4
    ids = [[node.text for node in atom(tiny_index, lang).iter(f"{ATOM}id")][1:] for lang in LANGS]
    assert ids[0] == ids[1]


@given(NASTY)
def test_no_text_breaks_out_or_runs(tiny_index: Index, text: str) -> None:
    index = hostile(tiny_index, text, theme=text)
    root = atom(index)
    (entry,) = root.iter(f"{ATOM}entry")
    (item,) = feed(index)["items"]
    assert {node.tag.partition("}")[2] for node in entry} <= {
        *("id", "title", "updated", "link", "category", "summary", "content", "edtf")
    }
    assert {*re.findall(r"<(?!/)([^ >]*)", item["content_html"])} <= {"p", "strong", "br", "ol", "li", "a"}
    kept = re.sub("[\ufffe\uffff]", "", " ".join(clean(text).split("\n")))
    assert entry.findtext(f"{ATOM}title") == (kept if clean(text) else "[sans titre]")


@pytest.mark.parametrize("name", ["atom", "jsonfeed"])
def test_twice_the_same_bytes(index: Index, name: str) -> None:
    assert exported(results(index), name) == exported(results(index), name)


def test_endings() -> None:
    for path, name in (
        ("a.atom", "atom"),
        ("a.feed.json", "jsonfeed"),
        ("feed.json", "json"),
        ("a.FEED.JSON", "jsonfeed"),
    ):
        known = of_ending(path)
        assert known is not None
        assert known.name == name
