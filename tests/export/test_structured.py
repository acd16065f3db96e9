"""JSON and JSON Lines: the documented shape, whole, and nothing that is not JSON."""

import json
from pathlib import Path
from typing import Any, NoReturn

import pytest
from tests.export.exporting import exported, results

from relations_tui.core.index import Index
from relations_tui.export import structured

EVENT = {
    "id", "date", "kind", "status", "title", "summary", "places", "themes", "actors", "sources", "corroboration", "links",
    "back_links", "disagreements", "added", "changed", "display",
}  # fmt: skip
DATE = {
    "edtf", "form", "earliest", "latest", "open_start", "open_end", "precision", "approximate", "uncertain", "words",
}  # fmt: skip


def refuse(constant: str) -> NoReturn:
    raise AssertionError(constant)


def document(index: Index, query: str = "", *, private: bool = False) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(exported(results(index, query), "json", private=private), parse_constant=refuse)
    return read


def test_the_document_has_the_documented_keys(tiny_index: Index) -> None:
    read = document(tiny_index)
    assert list(read) == [
        "format", "version", "language", "query", "as_of", "count", "dossier", "events", "kinds", "themes", "places", "actors", "sources",
    ]  # fmt: skip
    assert (read["format"], read["version"]) == ("relations-tui", structured.VERSION)
    assert all(f"`{key}`" in (structured.__doc__ or "") for key in read)


def test_every_event_and_date_has_every_key(tiny_index: Index) -> None:
    for event in document(tiny_index)["events"]:
        assert event.keys() == EVENT
        given = [cited["date"] for cited in event["sources"] if cited["date"]]
        assert all(date.keys() == DATE for date in (event["date"], *given))


def test_whatever_an_event_refers_to_is_in_the_document(tiny_index: Index) -> None:
    read = document(tiny_index)
    for event in read["events"]:
        assert event["kind"] in read["kinds"]
        assert set(event["places"]) <= read["places"].keys()
        assert set(event["themes"]) <= read["themes"].keys()
        assert {actor["id"] for actor in event["actors"]} <= read["actors"].keys()
        assert {cited["id"] for cited in event["sources"]} <= read["sources"].keys()
        assert {source for link in event["links"] for source in link["sources"]} <= read["sources"].keys()
    for actor in read["actors"].values():
        assert {role["of"] for role in actor["roles"] if role["of"]} <= read["actors"].keys()
        assert {source for role in actor["roles"] for source in role["sources"]} <= read["sources"].keys()


def test_links_stand_at_both_ends(tiny_index: Index) -> None:
    events = document(tiny_index)["events"]
    out = {(event["id"], link["to"], link["kind"]) for event in events for link in event["links"]}
    back = {(link["from"], event["id"], link["kind"]) for event in events for link in event["back_links"]}
    shown = {event["id"] for event in events}
    assert {link for link in out if link[1] in shown} == {link for link in back if link[0] in shown}


def test_a_line_is_an_event_whole_in_itself(tiny_index: Index) -> None:
    found = results(tiny_index)
    lines = exported(found, "jsonl").decode().split("\n")
    assert lines.pop() == ""
    for line, event in zip(lines, found.events, strict=True):
        read = json.loads(line, parse_constant=refuse)
        assert read["id"] == event.id
        assert [cited["source"]["publisher"] for cited in read["sources"]] == [
            tiny_index.dossier.sources[citation.source].publisher for citation in event.citations
        ]
        assert all(place["name"] for place in read["places"])


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_nothing_found_is_still_a_document(tiny_index: Index, name: str) -> None:
    data = exported(results(tiny_index, "zzzz"), name)
    assert data == b"" if name == "jsonl" else json.loads(data)["events"] == []


def test_private_notes_come_only_when_asked_for(tiny_index: Index) -> None:
    assert "note" not in json.dumps([list(event) for event in document(tiny_index)["events"]])
    notes = [event["note"] for event in document(tiny_index, private=True)["events"]]
    assert any(notes)


def test_the_readme_names_every_key(tiny_index: Index) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8").partition("### The JSON export")[2]
    read = document(tiny_index, private=True)
    event = read["events"][0]
    for key in (*read, *event, *event["date"], *event["display"], *event["corroboration"], *event["sources"][0]):
        assert f"`{key}`" in readme or f'"{key}"' in readme
