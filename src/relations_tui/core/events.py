"""One `[[events]]` table as an event: its date, texts, people, sources and links.

One rule: this is the path that every event of a large dossier takes, so the usual value is recognised first.
"""

from collections.abc import Mapping
from typing import Any

from relations_tui.core.dates import parse
from relations_tui.core.entries import Entries, Table
from relations_tui.core.faults import LIST, TABLE, TEXT_OR_TABLE, Fault, shown
from relations_tui.core.format import KEYS, REQUIRED
from relations_tui.core.model import EMPTY, Citation, Event, Involvement, Link, Localized
from relations_tui.core.phrases import Phrase
from relations_tui.core.problems import Path
from relations_tui.core.vocabulary import LINK_KINDS, STATUSES

NO_DATE = parse("0000")
"""Stands in for a date that could not be read, by identity; such a dossier is only checked further, never used."""

_EVENT, _EVENT_NEEDS = KEYS["events"], REQUIRED["events"]
_LINK, _LINK_NEEDS = KEYS["links"], REQUIRED["links"]


class EventReader:
    """Reads events; `known` has the ids, by the name of their table, that an event may refer to."""

    def __init__(self, entries: Entries, known: Mapping[str, Mapping[str, object]]) -> None:
        self._entries = entries
        self._faults = entries.faults
        self._kinds, self._events, self._sources = known["kinds"], known["events"], known["sources"]
        self._places, self._themes, self._actors = known["places"], known["themes"], known["actors"]

    def read(self, order: int, table: Table) -> Event:
        """The event at that place in the file, from 0."""
        entries = self._entries
        path: Path = ("events", order)
        self._faults.keys(table, _EVENT, _EVENT_NEEDS, path)
        event = entries.text(table, "id", path)
        return Event(
            event,
            order,
            entries.date(table, "date", path) or NO_DATE,
            entries.choice(table, "kind", path, self._kinds, "unknown-kind") or "other",
            entries.localized(table, "title", path),
            entries.localized(table, "summary", path, lines=True),
            entries.choice(table, "status", path, STATUSES, "unknown-status") or "confirmed",
            entries.references(table, "places", path, self._places, "unknown-place"),
            self._involvements(table, path),
            entries.references(table, "themes", path, self._themes, "unknown-theme"),
            self._citations(table, path),
            self._links(event, table, path),
            self._disagreements(table, path),
            entries.prose(table, "note", path),
            entries.day(table, "added", path),
            entries.day(table, "changed", path),
        )

    def _items(self, table: Table, key: str, path: Path) -> list[Any]:
        value = table.get(key)
        if type(value) is list:
            return value
        if value is not None:
            self._faults.expect(value, LIST, (*path, key))
        return []

    def _involvements(self, table: Table, path: Path) -> tuple[Involvement, ...]:
        """In the order of the file; what is wrong has a stand-in without an id, so that indexes are those of the file."""
        found: list[Involvement] = []
        seen: dict[str, int] = {}
        for index, item in enumerate(self._items(table, "actors", path)):
            if type(item) is str and item in self._actors and item not in seen:
                seen[item] = index
                found.append(Involvement(item))
                continue
            here = (*path, "actors", index)
            actor = self._reference(item, here, self._actors, "unknown-actor", "involvement")
            if actor in seen:
                self._faults.twice(actor, here, (*path, "actors", seen[actor]))
                actor = ""
            part = self._entries.localized(item, "part", here) if actor and type(item) is dict else EMPTY
            found.append(Involvement(actor, part))
            if actor:
                seen[actor] = index
        return tuple(found)

    def _reference(self, item: object, path: Path, known: Mapping[str, object], code: str, shape: str) -> str:
        """The known id that an item names, itself or under `id`; "" when there is none."""
        if type(item) is dict:
            self._faults.keys(item, KEYS[shape], REQUIRED[shape], path)
            return self._entries.choice(item, "id", path, known, code)
        if type(item) is not str:
            self._faults.expect(item, TEXT_OR_TABLE, path)
        elif item in known:
            return item
        else:
            self._faults.unknown(item, path, known, code)
        return ""

    def _citations(self, table: Table, path: Path) -> tuple[Citation, ...]:
        found: list[Citation] = []
        for index, item in enumerate(self._items(table, "sources", path)):
            if type(item) is str and item in self._sources:
                found.append(Citation(item))
            else:
                found.append(self._citation(item, (*path, "sources", index)))
        if len({cited.source for cited in found}) < len(found):
            self._cited_twice(found, path)
        return tuple(found)

    def _cited_twice(self, found: list[Citation], path: Path) -> None:
        """One source may be cited for several things, but not twice for the same."""
        for index, cited in enumerate(found):
            first = found.index(cited)
            if first < index and cited.source:
                self._faults.twice(cited.source, (*path, "sources", index), (*path, "sources", first))

    def _citation(self, item: object, path: Path) -> Citation:
        source = self._reference(item, path, self._sources, "unknown-source", "citation")
        if type(item) is not dict:
            return Citation(source)
        entries = self._entries
        return Citation(
            source,
            entries.date(item, "date", path),
            entries.prose(item, "quote", path),
            entries.text(item, "locator", path),
            entries.localized(item, "supports", path, lines=True),
        )

    def _links(self, event: str, table: Table, path: Path) -> tuple[Link, ...]:
        items = self._items(table, "links", path)
        found = []
        seen: dict[tuple[str, str], int] = {}
        for index, item in enumerate(items):
            here = (*path, "links", index)
            if type(item) is not dict:
                self._faults.expect(item, TABLE, here)
                found.append(Link("", ""))
                continue
            link = self._link(item, here)
            if link.to == event != "":
                self._to_itself(event, here)
            if link.to and seen.setdefault((link.to, link.kind), index) != index:
                self._faults.twice(link.to, here, (*path, "links", seen[link.to, link.kind]))
            found.append(link)
        return tuple(found)

    def _link(self, item: Table, path: Path) -> Link:
        entries = self._entries
        self._faults.keys(item, _LINK, _LINK_NEEDS, path)
        return Link(
            entries.choice(item, "to", path, self._events, "unknown-event"),
            entries.choice(item, "kind", path, LINK_KINDS, "unknown-link-kind"),
            entries.localized(item, "why", path, lines=True),
            entries.references(item, "sources", path, self._sources, "unknown-source"),
        )

    def _to_itself(self, event: str, path: Path) -> None:
        message = Phrase(f"`{shown(event)}` est lié à lui-même", f"`{shown(event)}` links to itself")
        self._faults.append(Fault("self-link", (*path, "to"), message))

    def _disagreements(self, table: Table, path: Path) -> tuple[Localized, ...]:
        items = self._items(table, "disagreements", path)
        here = (*path, "disagreements")
        return tuple(self._entries.in_languages(item, (*here, index), lines=True) for index, item in enumerate(items))
