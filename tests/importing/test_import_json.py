"""This program's own JSON, also when somebody has had a hand in it; and JSON that is something else."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.export.exporting import exported, results
from tests.importing.bringing import came

from relations_tui.core.index import Index
from relations_tui.importing import UnreadableError

Json = Any


def own(**more: Json) -> str:
    event = {"id": "e", "date": {"edtf": "1912"}, "title": {"fr": "T"}, "status": "confirmed", **more.pop("event", {})}
    document = {"format": "relations-tui", "version": 1, "events": [event], **more}
    return json.dumps(document)


def test_what_the_format_refuses_goes_in_the_smallest_part() -> None:
    found = came(
        own(
            event={
                "places": ["gone"], "themes": ["t", "gone"], "added": "soon", "kind": "nothing",
                "actors": [{"id": "a", "part": {"??": "x", "fr": "y"}}], "links": [{"to": "gone", "kind": "follows"}],
                "sources": [{"id": "s", "quote": 5}, {"id": "gone"}],
            },
            themes={"t": {"label": {"fr": "Thème"}}, "Not An Id": {"label": "x"}},
            actors={"a": {"name": {"fr": "A"}, "kind": "person", "country": "france"}},
            sources={"s": {"publisher": "P", "url": "javascript:x"}},
        )
    )  # fmt: skip
    (event,) = found.events
    assert (event.places, event.themes, event.links, event.kind) == ((), ("t",), (), "other")
    assert [one.actor for one in event.actors] == ["a"]
    assert [one.source for one in event.citations] == ["s"]
    assert set(found.lost) == {"values", "links"}
    assert {"e.added", "e.kind", "e.places", "s.url", "a.country", "Not An Id"} <= set(found.lost["values"])


@pytest.mark.parametrize(
    ("event", "code"),
    [
        ({"date": None}, "no-date"),
        ({"date": {"edtf": "soon"}}, "bad-date"),
        ({"date": {"edtf": 1912}}, "bad-date"),
        ({"title": {}}, "no-title"),
        ({"title": 5}, "events"),
        ({"id": "Not An Id"}, "events"),
    ],
)
def test_an_event_that_cannot_be_one_is_told(event: Json, code: str) -> None:
    found = came(own(event=event))
    assert not found.events
    assert set(found.lost) == {code}


def test_a_status_that_is_not_known_is_never_taken_for_confirmed() -> None:
    assert came(own(event={"status": "certain"})).events[0].status == "reported"
    assert came(own(event={"status": ""})).lost == {"statuses": ("e",)}


def test_a_partial_view_is_told(tiny_index: Index) -> None:
    document = json.loads(exported(results(tiny_index), "json"))
    document["as_of"] = {"date": {"edtf": "2020"}, "hidden": {}}
    assert set(came(json.dumps(document)).lost) == {"partial"}


def test_part_of_a_dossier_keeps_the_links_inside_it(tiny_index: Index) -> None:
    found = came(exported(results(tiny_index, "id:talks,treaty"), "json"))
    assert {(event.id, link.to) for event in found.events for link in event.links} == {("treaty", "talks")}
    assert found.lost == {"links": ("talks\u00a0: patrols", "treaty\u00a0: fake-treaty")}


def test_a_bad_line_of_json_lines_is_told(tiny_index: Index) -> None:
    lines = exported(results(tiny_index), "jsonl").decode().splitlines()
    found = came("\n".join((lines[0], "{broken", "[]", lines[1])), "x.jsonl")
    assert len(found.events) == 2
    assert found.lost["lines"] == ("ligne 2", "ligne 3")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"format":"relations-tui","version":2,"events":[]}', "this version of the JSON export is not read"),
        ('{"version":"https://jsonfeed.org/version/1.1","items":[]}', "JSON Feed"),
        ('{"@context":"https://schema.org"}', "JSON-LD"),
        ('[{"type":"book","title":"x"}]', "a bibliography"),
        ('{"timeline":{"date":[]}}', "TimelineJS 2"),
        ('{"type":"FeatureCollection","features":[]}', "GeoJSON"),
        ("{}", "without `events`"),
        ("[1]", "a JSON list"),
        ("[" * 100_000, "nested too deep"),
        ('{"events":[{"start_date":{"year":' + "9" * 5000 + "}}]}", "too many digits"),
        ('{"events":[NaN]}', "`NaN` is not JSON"),
        ('{"events":[-Infinity]}', "`-Infinity` is not JSON"),
        ('{"events":\n [1 2]}', "line 2, column 5"),
        ("", "is empty"),
        ("<html>", "HTML or XML"),
    ],
)
def test_what_is_not_read_is_told_apart(text: str, said: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        came(text, "x.json", "en")
    assert said in raised.value.message.en
    assert len(raised.value.message.en) < 200


@pytest.mark.parametrize("name", ["x.json", "x.ics", "x.toml"])
def test_an_ending_that_does_not_fit_is_told(name: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        came("date,title\n1912,a\n", name)
    assert raised.value.message.en.startswith(name)
    assert came("date,title\n1912,a\n", name, kind="csv").events


@pytest.mark.parametrize("data", [b"PK\x03\x04x", b"SQLite format 3\x00", b"%PDF-1.7", b"\xd0\xcf\x11\xe0"])
def test_what_is_no_text_is_told(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="not a text"):
        came(data, "x.csv")


LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=6)
)
KEYS = st.sampled_from(
    ["id", "date", "edtf", "title", "fr", "summary", "places", "themes", "actors", "part", "sources", "links", "to", "kind",
     "status", "disagreements", "note", "added", "dossier", "languages", "label", "name", "publisher", "url", "point", "roles",
     "span", "kinds", "a", "und"]
)  # fmt: skip
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5), max_leaves=15
)


@given(st.dictionaries(KEYS, VALUES, max_size=6), st.dictionaries(KEYS, VALUES, max_size=8))
def test_whatever_somebody_made_of_it_the_dossier_opens(document: dict[str, Json], event: dict[str, Json]) -> None:
    good = {"id": "good", "date": {"edtf": "1912"}, "title": {"fr": "T"}, "status": "confirmed"}
    head = {"format": "relations-tui", "version": 1, "events": [event, {**good, **event}, good]}
    found = came(json.dumps({**document, **head}))
    assert "good" in found.dossier.by_id


@given(st.dictionaries(KEYS, VALUES, max_size=8))
def test_whatever_a_line_holds_the_dossier_opens(event: dict[str, Json]) -> None:
    good = {"version": 1, "dossier": "d", "id": "good", "date": {"edtf": "1912"}, "title": {"fr": "T"}}
    lines = (json.dumps(good), json.dumps({**good, "id": "other", **event}))
    assert "good" in came("\n".join(lines), "x.jsonl").dossier.by_id
