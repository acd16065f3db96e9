"""The events as an SQLite database: related tables, full text, and views to begin with; for SQL and Datasette.

One table a kind of record, keyed by the ids of the dossier, and one for each thing that a record has several of, numbered from 1
in `position`. Texts are in the language asked for; `translations` has titles, summaries, names and labels in every language the
dossier gives them in. A date is its EDTF, its words, and the first and last day it may be; what is missing is NULL. `events_fts`
(FTS5) finds events by title, summary and `also_found_by` (names, quotes, sources, the other languages), without accents or case:

    SELECT e.id, e.title FROM events_fts f JOIN events e ON e.rowid = f.rowid WHERE events_fts MATCH 'visas' ORDER BY e.position;

`chronology` and `claims` are views for reading. A link is there when both its ends are.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from relations_tui.core.dates import Date, first_day, last_day
from relations_tui.core.index import Results
from relations_tui.core.model import Actor, Dossier, Event, Localized, Source
from relations_tui.core.vocabulary import BUILT_IN_KINDS
from relations_tui.export import Loss, Options, losses, tabular
from relations_tui.export.database_schema import FULL_TEXT, INDEXES, TABLES, VERSION, VIEWS
from relations_tui.export.records import Wording
from relations_tui.export.referred import smaller

if TYPE_CHECKING:
    import sqlite3

Value = str | int | float | None
Row = tuple[Value, ...]


def write_database(results: Results, stream: BinaryIO, options: Options) -> tuple[Loss, ...]:
    """The results as one SQLite file. It is made in memory: nothing is left anywhere when that fails."""
    import sqlite3

    dossier = smaller(results.index.dossier, results.events)
    base = sqlite3.connect(":memory:", isolation_level=None)
    try:
        base.execute("PRAGMA page_size = 4096")
        base.execute(f"PRAGMA user_version = {VERSION}")
        base.execute("BEGIN")
        for name, columns in TABLES.items():
            base.execute(_creation(name, columns))
        for name, row in _rows(results, dossier, options):
            base.execute(f"INSERT INTO {name} VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608  (names are ours)
        _finish(base)
        base.execute("COMMIT")
        stream.write(base.serialize())
    finally:
        base.close()
    return losses.found(losses.said_once(dossier.events), losses.links_out(results.events))


def _creation(table: str, columns: tuple[str, ...]) -> str:
    """A table keyed by several columns needs no numbers for its rows, which halves it."""
    keyed = any(column.startswith("PRIMARY KEY (") for column in columns)
    return f"CREATE TABLE {table} (\n  " + ",\n  ".join(columns) + ("\n) WITHOUT ROWID" if keyed else "\n)")


def _finish(base: "sqlite3.Connection") -> None:
    for index in INDEXES:
        table, _, column = index.rstrip(")").partition(" (")
        base.execute(f"CREATE INDEX {table}_by_{column} ON {index}")
    for name, query in VIEWS.items():
        base.execute(f"CREATE VIEW {name} AS\n{query}")
    base.execute(FULL_TEXT)
    base.execute("INSERT INTO events_fts (events_fts) VALUES ('rebuild')")
    base.execute("INSERT INTO events_fts (events_fts) VALUES ('optimize')")


def _rows(results: Results, dossier: Dossier, options: Options) -> Iterator[tuple[str, Row]]:
    """Every row with the name of its table; what a row refers to has come before, but for links and roles."""
    shape = _Shape(dossier, options)
    yield "dossier", shape.about(str(results.query))
    for kind in dict.fromkeys(event.kind for event in dossier.events):
        yield "kinds", (kind, shape.kind(kind))
    yield from (("themes", (theme, shape.pick(label))) for theme, label in dossier.themes.items())
    yield from shape.records()
    rows = tabular.rows(results._replace(events=dossier.events), options)
    for position, (event, cells) in enumerate(zip(dossier.events, rows, strict=True), 1):
        yield "events", shape.event(event, position, cells)
        yield from shape.details(event)
    yield from shape.links()
    yield from _translations(dossier)


class _Shape:
    """The records of a dossier as rows."""

    def __init__(self, dossier: Dossier, options: Options) -> None:
        self._dossier = dossier
        self._options = options
        self._wording = Wording(dossier, options.lang)
        self.pick = self._wording.pick

    def about(self, query: str) -> Row:
        """Where all this comes from."""
        dossier, view = self._dossier, self._options.view
        texts = (self.pick(dossier.title), self.pick(dossier.description), dossier.updated, dossier.licence)
        seen = (view.date.edtf, self._wording.view(view)) if view else (None, None)
        return (dossier.id, *map(_known, texts), self._options.lang, query, *seen)

    def kind(self, kind: str) -> str:
        """The label of a kind of events, the dossier's own before the built-in one."""
        own = self._dossier.kinds.get(kind)
        return self.pick(own) if own else BUILT_IN_KINDS[kind].say(self._options.lang)

    def records(self) -> Iterator[tuple[str, Row]]:
        """Places, actors and sources, with what each has several of."""
        for place in self._dossier.places.values():
            point = place.point or (None, None)
            yield "places", (place.id, self.pick(place.name), _known(place.country), *point, self._note(place.note))
        for source in self._dossier.sources.values():
            yield "sources", self._source(source)
            yield from (("authors", (source.id, place, one)) for place, one in enumerate(source.author, 1))
        for actor in self._dossier.actors.values():
            yield "actors", (actor.id, self.pick(actor.name), actor.kind, _known(actor.country), self._note(actor.note))
            yield from (("aliases", (actor.id, place, alias)) for place, alias in enumerate(actor.aliases, 1))
            yield from self._roles(actor)

    def _source(self, source: Source) -> Row:
        texts = (source.lang, source.url, source.archive, source.accessed, source.origin, source.kind)
        date = self._date(source.date)
        return (source.id, source.publisher, _known(source.title), *date, *map(_known, texts), self._note(source.note))

    def _roles(self, actor: Actor) -> Iterator[tuple[str, Row]]:
        for place, role in enumerate(actor.roles, 1):
            dates = (_edtf(role.span), _edtf(role.attested))
            yield "roles", (actor.id, place, self.pick(role.title), *dates, _known(role.of))
            yield from (("role_sources", (actor.id, place, source)) for source in role.sources)

    def event(self, event: Event, position: int, cells: tabular.Cells) -> Row:
        """The row of an event, from those of the table of events (see `tabular`)."""
        dated = (None if cells[name] == "" else cells[name] for name in _DATED)
        flags = (int(cells[name] == "true") for name in ("approximate", "uncertain", "span"))
        counts = (cells["sources_count"], cells["independent"])
        texts = (self.pick(event.title), _known(self.pick(event.summary)))
        record = (_known(event.added), _known(event.changed), self._note(event.note))
        return (
            *(event.id, position, *dated, *flags, event.kind, event.status, *texts, *counts),
            *(*record, "\n".join(dict.fromkeys(text for text in self._words(event) if text and text not in texts))),
        )

    def _words(self, event: Event) -> Iterator[str]:
        """What an event is found by beside its title and summary."""
        dossier = self._dossier
        yield from event.title.by_language.values()
        yield from event.summary.by_language.values()
        for one in event.actors:
            actor = dossier.actors[one.actor]
            yield from (*actor.name.by_language.values(), *actor.aliases, *one.part.by_language.values())
        for name in (*(dossier.places[place].name for place in event.places), *map(dossier.themes.get, event.themes)):
            yield from name.by_language.values() if name else ()
        for cited in event.citations:
            source = dossier.sources[cited.source]
            yield from (source.publisher, source.title, cited.quote, *cited.supports.by_language.values())
        for said in event.disagreements:
            yield from said.by_language.values()

    def details(self, event: Event) -> Iterator[tuple[str, Row]]:
        """What an event has several of."""
        for place, one in enumerate(event.actors, 1):
            yield "event_actors", (event.id, place, one.actor, _known(self.pick(one.part)))
        yield from (("event_places", (event.id, place, one)) for place, one in enumerate(event.places, 1))
        yield from (("event_themes", (event.id, place, one)) for place, one in enumerate(event.themes, 1))
        for place, cited in enumerate(event.citations, 1):
            said = (cited.quote, cited.locator, self.pick(cited.supports))
            yield "citations", (event.id, place, cited.source, _edtf(cited.date), *map(_known, said))
        for place, said_otherwise in enumerate(event.disagreements, 1):
            yield "disagreements", (event.id, place, self.pick(said_otherwise))

    def links(self) -> Iterator[tuple[str, Row]]:
        """The links among the events."""
        for event in self._dossier.events:
            for link in event.links:
                key = (event.id, link.kind, link.to)
                yield "links", (*key, _known(self.pick(link.why)))
                yield from (("link_sources", (*key, source)) for source in link.sources)

    def _date(self, date: Date | None) -> Row:
        if date is None:
            return (None, None, None, None)
        return (date.edtf, self._wording.date(date), _known(first_day(date)), _known(last_day(date)))

    def _note(self, note: str) -> str | None:
        return _known(note) if self._options.private else None


_DATED = (
    *("date_edtf", "date_words", "earliest", "latest", "year", "month", "day", "end_year", "end_month", "end_day"),
    "precision",
)


def _translations(dossier: Dossier) -> Iterator[tuple[str, Row]]:
    """Each text of each record in each language, "und" (BCP 47) where none is given."""
    for record, key, field, texts in _texts(dossier):
        for lang, text in texts.items():
            yield "translations", (record, key, field, lang or "und", text)


def _texts(dossier: Dossier) -> Iterator[tuple[str, str, str, Localized]]:
    yield ("dossier", dossier.id, "title", dossier.title)
    yield ("dossier", dossier.id, "description", dossier.description)
    for event in dossier.events:
        yield ("event", event.id, "title", event.title)
        yield ("event", event.id, "summary", event.summary)
    for record, labels in (("kind", dossier.kinds), ("theme", dossier.themes)):
        yield from ((record, key, "label", label) for key, label in labels.items())
    yield from (("actor", actor.id, "name", actor.name) for actor in dossier.actors.values())
    yield from (("place", place.id, "name", place.name) for place in dossier.places.values())


def _known(text: str) -> str | None:
    return text or None


def _edtf(date: Date | None) -> str | None:
    return date.edtf if date else None
