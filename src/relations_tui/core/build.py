"""The document as a dossier: its own table, and those of themes, kinds, actors, places, sources and views.

One rule: a fault never stops the reading, so that all of them are found at once.
"""

from collections.abc import Callable, Mapping
from typing import TypeVar

from relations_tui.core.dates import sort_key
from relations_tui.core.entries import Entries, Table
from relations_tui.core.events import EventReader
from relations_tui.core.faults import LIST, TABLE, Faults
from relations_tui.core.format import FORMAT, KEYS, REQUIRED
from relations_tui.core.model import Actor, Dossier, Event, Localized, Place, Role, Source, View
from relations_tui.core.phrases import Phrase
from relations_tui.core.problems import Path
from relations_tui.core.references import id_faults, part_of_cycles
from relations_tui.core.vocabulary import ACTOR_KINDS, BUILT_IN_KINDS

_Row = TypeVar("_Row")
_ABOUT: Path = ("dossier",)


class Builder:
    """Reads one document. After `build`, `faults` holds what is wrong with it."""

    def __init__(self, document: Table, *, plain: bool) -> None:
        """`plain` says that no text of the document needs cleaning (see `syntax.is_plain`)."""
        self._document = document
        self._entries = Entries(plain=plain)
        self._known: dict[str, Mapping[str, object]] = {}

    @property
    def faults(self) -> Faults:
        """What is wrong, in the order found."""
        return self._entries.faults

    def build(self) -> Dossier | None:
        """The dossier, with stand-ins where something is wrong; `None` when the format is not one that is read."""
        if not self._is_read():
            return None
        entries = self._entries
        about: Table = {}
        if "dossier" in self._document:
            about = self._table(self._document["dossier"], "dossier", _ABOUT)
        languages = self._languages(about)
        entries.default = languages[0] if languages else ""
        self._learn_ids(about)
        events = self._events()
        by_id = {event.id: event for event in events}
        self.faults.extend(part_of_cycles(events, by_id))
        return Dossier(
            id=entries.text(about, "id", _ABOUT),
            title=entries.localized(about, "title", _ABOUT),
            description=entries.localized(about, "description", _ABOUT, lines=True),
            languages=languages,
            updated=entries.day(about, "updated", _ABOUT),
            licence=entries.text(about, "licence", _ABOUT),
            themes=self._each("themes", self._label),
            kinds=self._each("kinds", self._label),
            actors=self._each("actors", self._actor),
            places=self._each("places", self._place),
            sources=self._each("sources", self._source),
            events=tuple(sorted(events, key=lambda event: sort_key(event.date))),
            views=self._each("views", self._view),
            by_id=by_id,
        )

    def _is_read(self) -> bool:
        number = self._document.get("format", FORMAT)
        if type(number) is int and number == FORMAT:
            self.faults.keys(self._document, KEYS[""], REQUIRED[""], ())
            return True
        message = Phrase("cette version ne lit pas ce format", "this version does not read this format")
        remedy = Phrase(f"elle lit `format = {FORMAT}`", f"it reads `format = {FORMAT}`")
        self.faults.fault("unsupported-format", ("format",), message, remedy)
        return False

    def _languages(self, about: Table) -> tuple[str, ...]:
        here = (*_ABOUT, "languages")
        listed = about.get("languages", [])
        if type(listed) is not list:
            self.faults.expect(listed, LIST, here)
            return ()
        if "languages" in about and not listed:
            self.faults.fault("empty-text", here, Phrase("la liste est vide", "the list is empty"))
        tags = (self._entries.tag(tag, (*here, index)) for index, tag in enumerate(listed))
        return tuple(dict.fromkeys(tag for tag in tags if tag))

    def _learn_ids(self, about: Table) -> None:
        """Every id that may be referred to, before any reference is read."""
        if type(about.get("id")) is str:
            self.faults.extend(id_faults([(about["id"], (*_ABOUT, "id"))]))
        for name in ("themes", "kinds", "actors", "places", "sources", "views"):
            table = self._document.get(name)
            self._known[name] = table if type(table) is dict else {}
            self.faults.extend(id_faults(((key, (name, key)) for key in self._known[name]), on_key=True))
        self._known["kinds"] = {**BUILT_IN_KINDS, **self._known["kinds"]}
        listed = self._document.get("events")
        ids = [
            (event["id"], ("events", index, "id"))
            for index, event in enumerate(listed if type(listed) is list else ())
            if type(event) is dict and type(event.get("id")) is str
        ]
        self._known["events"] = dict(ids)
        self.faults.extend(id_faults(ids))

    def _events(self) -> list[Event]:
        listed = self._document.get("events", [])
        if type(listed) is not list:
            self.faults.expect(listed, Phrase("des tables `[[events]]`", "`[[events]]` tables"), ("events",))
            return []
        reader = EventReader(self._entries, self._known)
        events = []
        for order, table in enumerate(listed):
            if type(table) is dict:
                events.append(reader.read(order, table))
            else:
                self.faults.expect(table, TABLE, ("events", order))
        return events

    def _each(self, name: str, read: Callable[[str, Table, Path], _Row]) -> dict[str, _Row]:
        """The rows of a table of tables, by id, in the order of the file."""
        tables = self._document.get(name, {})
        if type(tables) is not dict:
            self.faults.expect(tables, TABLE, (name,))
            return {}
        return {row: read(row, self._table(table, name, (name, row)), (name, row)) for row, table in tables.items()}

    def _table(self, value: object, shape: str, path: Path) -> Table:
        """The value as a table with the keys of that shape."""
        if type(value) is not dict:
            self.faults.expect(value, TABLE, path)
            return {}
        self.faults.keys(value, KEYS[shape], REQUIRED[shape], path)
        return value

    def _label(self, _: str, table: Table, path: Path) -> Localized:
        return self._entries.localized(table, "label", path)

    def _actor(self, actor: str, table: Table, path: Path) -> Actor:
        entries = self._entries
        roles = table.get("roles", [])
        if type(roles) is not list:
            self.faults.expect(roles, LIST, (*path, "roles"))
            roles = []
        return Actor(
            actor,
            entries.localized(table, "name", path),
            entries.choice(table, "kind", path, ACTOR_KINDS, "unknown-actor-kind"),
            entries.country(table, "country", path),
            entries.texts(table, "aliases", path),
            tuple(self._role(role, (*path, "roles", index)) for index, role in enumerate(roles)),
            entries.prose(table, "note", path),
        )

    def _role(self, value: object, path: Path) -> Role:
        entries, table = self._entries, self._table(value, "roles", path)
        return Role(
            entries.localized(table, "title", path),
            entries.date(table, "span", path),
            entries.date(table, "attested", path),
            entries.choice(table, "of", path, self._known["actors"], "unknown-actor"),
            entries.references(table, "sources", path, self._known["sources"], "unknown-source"),
        )

    def _place(self, place: str, table: Table, path: Path) -> Place:
        entries = self._entries
        return Place(
            place,
            entries.localized(table, "name", path),
            entries.country(table, "country", path),
            entries.point(table, "point", path),
            entries.prose(table, "note", path),
        )

    def _source(self, source: str, table: Table, path: Path) -> Source:
        entries = self._entries
        return Source(
            source,
            entries.text(table, "publisher", path),
            entries.text(table, "title", path),
            entries.texts(table, "author", path),
            entries.date(table, "date", path),
            entries.tag(table.get("lang"), (*path, "lang")),
            entries.address(table, "url", path),
            entries.address(table, "archive", path),
            entries.day(table, "accessed", path),
            entries.text(table, "origin", path),
            entries.word(table, "kind", path),
            entries.prose(table, "note", path),
        )

    def _view(self, view: str, table: Table, path: Path) -> View:
        return View(view, self._entries.localized(table, "label", path), self._entries.text(table, "filter", path))
