"""TOML → every format that can come back → TOML: what stays the same."""

import json

import pytest
from hypothesis import HealthCheck, example, given, settings
from tests.core.test_dates_laws import DATES
from tests.export.exporting import exported, hostile, results
from tests.importing.bringing import came

from relations_tui.core.dates import Date, parse
from relations_tui.core.index import Index
from relations_tui.core.model import Dossier, Event
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.export.referred import smaller
from relations_tui.importing import kinds

FORMATS = (*kinds(), "csv-excel")
DOSSIERS = ["tiny_index", "real_index"]


@pytest.fixture
def index(request: pytest.FixtureRequest) -> Index:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Index)
    return found


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("index", DOSSIERS, indirect=True)
def test_ids_dates_and_titles_come_back(index: Index, name: str, lang: Lang) -> None:
    back = came(exported(results(index), name, lang), "file", lang)
    assert back.kind == name.removesuffix("-excel")
    left_out = {"eclipse-bc"} if name == "ics" else set()
    before = {event.id: event for event in index.dossier.events if event.id not in left_out}
    assert back.dates == {event: found.date.edtf for event, found in before.items()}
    assert {event.id: event.title.pick(lang) for event in back.events} == {
        event: found.title.pick(lang) for event, found in before.items()
    }
    assert {event.id: event.status for event in back.events} == {event: found.status for event, found in before.items()}


@pytest.mark.parametrize("index", DOSSIERS, indirect=True)
def test_all_but_the_saved_views_comes_back_from_json(index: Index) -> None:
    back = came(exported(results(index), "json", private=True), "file.json")
    assert not back.lost
    assert not back.told
    assert whole(back.dossier) == whole(index.dossier)


def whole(dossier: Dossier) -> tuple[object, ...]:
    """A dossier but for its views, its events one after another as time went."""

    def unplaced(events: tuple[Event, ...]) -> list[Event]:
        return [event._replace(order=0) for event in events]

    bare = dossier._replace(views={}, events=(), by_id={})
    return (*bare, unplaced(dossier.events))


@pytest.mark.parametrize("index", DOSSIERS, indirect=True)
def test_all_that_events_refer_to_comes_back_from_json_lines(index: Index) -> None:
    back = came(exported(results(index), "jsonl", private=True), "file.jsonl")
    assert (dict(back.lost), dict(back.told)) == ({}, {})
    used = smaller(index.dossier, index.dossier.events)
    for event in index.dossier.events:
        assert back.dossier.by_id[event.id]._replace(order=0) == event._replace(order=0)
    for name in ("actors", "places", "themes", "kinds", "sources"):
        assert getattr(back.dossier, name) == getattr(used, name)
    assert back.dossier.languages == index.dossier.languages


def test_lines_that_do_not_hold_their_actors_are_told(tiny_index: Index) -> None:
    lines = [json.loads(line) for line in exported(results(tiny_index), "jsonl").decode().splitlines()]
    for line in lines:
        line.pop("also")
        line.pop("kind_label")
        line["actors"] = [{key: value for key, value in one.items() if key != "actor"} for one in line["actors"]]
    back = came("\n".join(map(json.dumps, lines)).encode(), "file.jsonl")
    assert set(back.told["actors"]) == set(back.dossier.actors)
    assert {actor.kind for actor in back.dossier.actors.values()} == {"person"}
    assert back.dossier.kinds["eclipse"].pick("fr") == "Éclipse"


@pytest.mark.parametrize("name", ["csv", "csv-excel"])
@pytest.mark.parametrize("index", DOSSIERS, indirect=True)
def test_ids_of_all_that_an_event_refers_to_come_back_from_csv(index: Index, name: str) -> None:
    back = came(exported(results(index), name), "file.csv")
    assert not back.lost
    for event in index.dossier.events:
        again = back.dossier.by_id[event.id]
        assert (again.places, again.themes, again.kind) == (event.places, event.themes, event.kind)
        assert [one.actor for one in again.actors] == [one.actor for one in event.actors]
        assert [one.source for one in again.citations] == list(dict.fromkeys(one.source for one in event.citations))
        assert [(link.to, link.kind) for link in again.links] == [(link.to, link.kind) for link in event.links]
        assert (again.added, again.changed) == (event.added, event.changed)
    for actor, one in back.dossier.actors.items():
        assert (one.kind, one.country) == (index.dossier.actors[actor].kind, index.dossier.actors[actor].country)
    for source, known in back.dossier.sources.items():
        before = index.dossier.sources[source]
        assert (known.publisher, known.title, known.url) == (before.publisher, before.title, before.url)


@pytest.mark.parametrize("name", ["timelinejs", "timelinejs-csv", "ics"])
def test_a_slide_and_a_calendar_entry_give_back_summary_and_addresses(real_index: Index, name: str) -> None:
    back = came(exported(results(real_index), name), "file")
    assert not back.lost
    for event in real_index.dossier.events:
        again = back.dossier.by_id[event.id]
        assert again.summary.pick("fr") == event.summary.pick("fr")
        assert again.kind == event.kind
        sources = [real_index.dossier.sources[cited.source] for cited in event.citations]
        known = [back.dossier.sources[cited.source] for cited in again.citations]
        assert {(one.url, one.archive) for one in known} == {(one.url, one.archive) for one in sources if one.url}
        assert "Acteurs" in again.note or not event.actors
        assert [back.dossier.places[place].name.pick("fr") for place in again.places] == [
            real_index.dossier.places[place].name.pick("fr") for place in event.places
        ]
        assert [back.dossier.themes[theme].pick("fr") for theme in again.themes] == [
            real_index.dossier.themes[theme].pick("fr") for theme in event.themes
        ]
    assert (back.dossier.id, back.dossier.updated, back.dossier.licence, back.dossier.title.pick("fr")) == (
        real_index.dossier.id, real_index.dossier.updated, real_index.dossier.licence, real_index.dossier.title.pick("fr"),
    )  # fmt: skip


@pytest.mark.parametrize("name", kinds())
@given(date=DATES)
@example(date=parse("9999-24"))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_date_comes_back(tiny_index: Index, name: str, date: Date) -> None:
    data = exported(results(hostile(tiny_index, "x", date=date)), name)
    if b"hostile" not in data:
        assert name in ("ics", "timelinejs", "timelinejs-csv")  # beyond the years of the format, which the export told
        return
    assert came(data, "file").dates == {"hostile": date.edtf}


@pytest.mark.parametrize("name", ["json", "jsonl", "csv", "csv-excel", "ics"])
@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "'quoted",
        "a | b",
        "a\\b",
        "é;à,ç",
        '"',
        "<b>x</b> & y",
        "-50",
        "[x]",
        "| a",
        "¶ · confirmé · x",
        "x — 2020",
    ],
)
def test_an_awkward_text_comes_back(tiny_index: Index, name: str, text: str) -> None:
    back = came(exported(results(hostile(tiny_index, text)), name), "file").dossier
    assert back.by_id["hostile"].title.pick("fr") == text
    assert back.by_id["hostile"].summary.pick("fr") == text
