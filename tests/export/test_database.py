"""The database, read by SQLite: whole, related, searchable."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest
from tests.export.exporting import exported, results, written

from relations_tui.core.asof import as_of
from relations_tui.core.dates import parse
from relations_tui.core.evidence import corroboration
from relations_tui.core.index import Index
from relations_tui.core.model import Dossier, Event, Localized
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.export import Options
from relations_tui.export.database_schema import TABLES, VERSION, VIEWS


class Base:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __call__(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        return self._connection.execute(query, values).fetchall()


@contextmanager
def opened(data: bytes) -> Iterator[Base]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        yield Base(connection)


def only(dossier: Dossier, event: Event) -> Index:
    return Index(dossier._replace(events=(event,), by_id={event.id: event}))


@pytest.mark.parametrize("query", ["", "actor:guild", "zzzz", "status:retracted"])
@pytest.mark.parametrize("lang", LANGS)
def test_sqlite_finds_it_whole_and_every_reference_leads_somewhere(tiny_index: Index, lang: Lang, query: str) -> None:
    with opened(exported(results(tiny_index, query), "sqlite", lang)) as base:
        assert base("PRAGMA integrity_check") == [("ok",)]
        assert base("PRAGMA foreign_key_check") == []
        assert base("PRAGMA user_version") == [(VERSION,)]
        base("INSERT INTO events_fts (events_fts, rank) VALUES ('integrity-check', 1)")
        tables = {
            name
            for (name,) in base("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'events_fts%'")
        }
        assert tables == {*TABLES}
        assert {name for (name,) in base("SELECT name FROM sqlite_master WHERE type = 'view'")} == {*VIEWS}
        assert base("SELECT count(*) FROM chronology") == base("SELECT count(*) FROM events")
        assert base("SELECT count(*) FROM claims") == base("SELECT count(*) FROM citations")


def test_the_real_dossier_is_whole_too(real_index: Index) -> None:
    with opened(exported(results(real_index), "sqlite")) as base:
        assert base("PRAGMA integrity_check") == [("ok",)]
        assert base("PRAGMA foreign_key_check") == []
        assert base("SELECT count(*) FROM chronology") == [(len(real_index.dossier.events),)]
        assert base("SELECT count(*) FROM links") == [(sum(len(event.links) for event in real_index.dossier.events),)]


def test_it_holds_what_the_dossier_holds(tiny_index: Index) -> None:
    dossier = tiny_index.dossier
    with opened(exported(results(tiny_index), "sqlite")) as base:
        for event in dossier.events:
            (row,) = base(
                "SELECT date_edtf, kind, status, title, sources_count, independent FROM events WHERE id = ?", event.id
            )
            count = corroboration(event, dossier)
            said = (event.date.edtf, event.kind, event.status, event.title.pick("fr"))
            assert row == (*said, count.sources, count.independent)
            actors = base("SELECT actor, part FROM event_actors WHERE event = ? ORDER BY position", event.id)
            assert actors == [(one.actor, one.part.pick("fr") or None) for one in event.actors]
            cited = base("SELECT source, quote, locator FROM citations WHERE event = ? ORDER BY position", event.id)
            assert cited == [(one.source, one.quote or None, one.locator or None) for one in event.citations]
            links = base("SELECT other, kind, why FROM links WHERE event = ?", event.id)
            assert sorted(links) == sorted((one.to, one.kind, one.why.pick("fr") or None) for one in event.links)
            titles = base(
                "SELECT lang, text FROM translations WHERE record = 'event' AND field = 'title' AND id = ?", event.id
            )
            assert dict(titles) == {lang or "und": text for lang, text in event.title.items()}
        roles = sum(len(actor.roles) for actor in dossier.actors.values())
        assert base("SELECT count(*) FROM roles") == [(roles,)]
        assert base("SELECT latitude, longitude FROM places WHERE id = 'port-alpha'") == [(12.5, -30.0)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("treve", "long-truce"),
        ("TRUCE", "long-truce"),
        ("tisserands", "founding"),
        ("oui", "noon-call"),
        ("بيتا", "eclipse-bc"),
    ],
)
def test_an_event_is_found_by_title_name_quote_and_the_other_language(
    tiny_index: Index, words: str, found: str
) -> None:
    query = "SELECT e.id FROM events_fts f JOIN events e ON e.rowid = f.rowid WHERE events_fts MATCH ?"
    with opened(exported(results(tiny_index), "sqlite")) as base:
        assert (found,) in base(query, words)
        assert base("SELECT snippet(events_fts, -1, '[', ']', '…', 8) FROM events_fts WHERE events_fts MATCH ?", words)


def test_texts_are_values_and_never_statements(tiny: Dossier) -> None:
    hostile = "'); DROP TABLE events; --"
    event = tiny.events[0]._replace(title=Localized({"": hostile}))
    with opened(exported(results(only(tiny, event)), "sqlite")) as base:
        assert base("SELECT title FROM events") == [(hostile,)]


def test_its_bytes_depend_on_the_dossier_alone(tiny_index: Index) -> None:
    assert exported(results(tiny_index), "sqlite") == exported(results(tiny_index), "sqlite")


def test_notes_stay_behind_unless_asked_for(tiny_index: Index) -> None:
    assert b"SECRET" not in exported(results(tiny_index), "sqlite")
    assert exported(results(tiny_index), "sqlite", private=True).count(b"SECRET") == 4


def test_a_link_out_is_told(tiny_index: Index) -> None:
    _, losses = written(results(tiny_index, ""), "sqlite", Options("en"))
    assert [loss.ids for loss in losses if loss.code == "links"] == [("treaty",)]


def test_a_partial_view_says_so(tiny_index: Index) -> None:
    view = as_of(tiny_index.dossier, parse("2020-03-20"))
    index = Index(view.dossier, tiny_index.vocabulary)
    data, _ = written(results(index), "sqlite", Options("en", view=view))
    with opened(data) as base:
        ((date, said),) = base("SELECT as_of, view FROM dossier")
        assert base("PRAGMA foreign_key_check") == []
    assert date == "2020-03-20"
    assert "20 March 2020" in said
