"""Events that come in one by one, gathered into a document: ids made or kept, names registered once.

One rule: an id that is valid and free is kept; what has none gets one from its own words.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from relations_tui.core.dates import Date
from relations_tui.core.draft import proposed_id, slug
from relations_tui.core.text import clean, fold, is_web_address, line
from relations_tui.core.vocabulary import ACTOR_KINDS, BUILT_IN_KINDS, STATUSES
from relations_tui.importing.form import Document, Settings
from relations_tui.importing.remarks import Remarks

_KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COUNTRY = re.compile(r"[A-Z]{2}")
# Each word of the format by itself and by its labels.
_KINDS = {fold(said): word for word, label in BUILT_IN_KINDS.items() for said in (word, *label)}
_STATUSES = {fold(said): word for word, label in STATUSES.items() for said in (word, *label)}
Texts = Mapping[str, str]
"""A text by language tag."""


class Named(NamedTuple):
    """An actor, a place or a theme: its name, its id where the file gives one, a place's latitude and longitude, what an actor is."""

    name: str
    id: str = ""
    point: tuple[float, float] | None = None
    kind: str = ""
    country: str = ""


class Cited(NamedTuple):
    """A source as far as the file knows it; one without an address and a publisher is nothing."""

    url: str = ""
    publisher: str = ""
    title: str = ""
    archive: str = ""
    id: str = ""
    supports: str = ""


class Entry(NamedTuple):
    """One event as it came. `where` is what a remark calls it; `links` are (kind, id in the file)."""

    where: str
    date: Date
    title: Texts
    summary: Texts = MappingProxyType({})
    id: str = ""
    kind: str = ""
    status: str = ""
    actors: tuple[Named, ...] = ()
    places: tuple[Named, ...] = ()
    themes: tuple[Named, ...] = ()
    sources: tuple[Cited, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    disagreements: tuple[str, ...] = ()
    note: str = ""
    added: str = ""
    changed: str = ""


class Head(NamedTuple):
    """What a file says of the whole; what it does not is made of the name of the file."""

    title: str = ""
    description: str = ""
    id: str = ""
    updated: str = ""
    licence: str = ""


class Gathering:
    """Makes a document of entries. The tables keep the order in which names were met."""

    def __init__(self, settings: Settings, remarks: Remarks) -> None:
        self._settings = settings
        self._remarks = remarks
        self._lang = settings.lang
        self._tables: dict[str, dict[str, Document]] = {
            name: {} for name in ("themes", "kinds", "actors", "places", "sources")
        }
        self._ids: dict[tuple[str, str], str] = {}
        self._events: dict[str, Document] = {}
        self._numbers: dict[tuple[str, str], int] = {}
        self._renamed: dict[str, str] = {}
        self._links: list[tuple[str, str, str]] = []

    def add(self, entry: Entry) -> bool:
        """One more event, unless it has no title; whether there was one."""
        title = {lang: said for lang, text in entry.title.items() if (said := line(text).strip())}
        if not title:
            self._remarks.add("no-title", entry.where)
            return False
        event = self._id(entry, next(iter(title.values())))
        self._events[event] = _filled(
            {
                "id": event,
                "date": entry.date.edtf,
                "kind": self._kind(entry.kind),
                "title": title,
                "summary": {lang: said for lang, text in entry.summary.items() if (said := clean(text).strip())},
                "status": self._status(entry.status, event),
                "places": self._names("places", entry.places),
                "actors": self._names("actors", entry.actors),
                "themes": self._names("themes", entry.themes),
                "sources": self._citations(entry.sources, event),
                "disagreements": [{self._lang: text} for text in entry.disagreements if text.strip()],
                "note": clean(entry.note).strip(),
                "added": entry.added,
                "changed": entry.changed,
            }
        )
        self._links += [(event, kind, to) for kind, to in entry.links]
        return True

    def document(self, head: Head) -> Document:
        """All that was gathered."""
        self._link()
        title = line(head.title).strip() or self._settings.stem or "events"
        about = {
            "id": head.id if _KEBAB.fullmatch(head.id) else slug(title) or slug(self._settings.stem) or "dossier",
            "title": {self._lang: title},
            "description": {self._lang: clean(head.description).strip()} if head.description.strip() else "",
            "languages": [self._lang],
            "updated": head.updated,
            "licence": head.licence,
        }
        tables = {name: table for name, table in self._tables.items() if table}
        return {"format": 1, "dossier": _filled(about), **tables, "events": list(self._events.values())}

    def _id(self, entry: Entry, title: str) -> str:
        given = bool(_KEBAB.fullmatch(entry.id))
        stem = entry.id if given else proposed_id(title, entry.date, ())
        chosen = self._free("events", stem)
        if given and chosen != stem:
            self._remarks.add("ids", chosen)
        if entry.id:
            self._renamed.setdefault(entry.id, chosen)
        return chosen

    def _kind(self, said: str) -> str:
        """A built-in kind by its word or label, else one of the file's own."""
        folded = fold(said)
        if not folded or folded in _KINDS:
            return _KINDS.get(folded, "other")
        return self._register("kinds", Named(said, said if _KEBAB.fullmatch(said) else ""))

    def _status(self, said: str, event: str) -> str:
        folded = fold(said)
        if folded and folded not in _STATUSES:
            self._remarks.add("statuses", event, said)
        return _STATUSES.get(folded, "reported")

    def _names(self, table: str, found: Iterable[Named]) -> list[str]:
        known = (named for named in found if line(named.name).strip())
        return list(dict.fromkeys(self._register(table, named) for named in known))

    def _register(self, table: str, named: Named) -> str:
        """The id of a name, the same for the same name however it is accented."""
        name = line(named.name).strip()
        key = (table, named.id or fold(name))
        if key in self._ids:
            return self._ids[key]
        stem = named.id if _KEBAB.fullmatch(named.id) else slug(name) or table.removesuffix("s")
        made = self._ids[key] = self._free(table, stem)
        label = "name" if table in ("actors", "places") else "label"
        row: Document = {label: {self._lang: name}}
        if table == "actors":
            row |= self._actor(named, made)
        if named.point:
            row["point"] = list(named.point)
        self._tables[table][made] = row
        return made

    def _actor(self, named: Named, made: str) -> Document:
        """What the file knows of an actor: its kind, else that it is written as a person, and its country."""
        known = named.kind in ACTOR_KINDS
        if not known:
            self._remarks.add("actors", made)
        country = {"country": named.country} if _COUNTRY.fullmatch(named.country) else {}
        return {"kind": named.kind if known else "person", **country}

    def _free(self, table: str, stem: str) -> str:
        """The stem, or the stem with the first number that nobody has."""
        taken = self._events if table == "events" else self._tables[table]
        chosen = stem
        while chosen in taken:
            number = self._numbers[table, stem] = self._numbers.get((table, stem), 1) + 1
            chosen = f"{stem}-{number}"
        return chosen

    def _citations(self, found: Iterable[Cited], event: str) -> list[object]:
        cited: dict[str, Document] = {}
        for one in found:
            source = self._source(one, event)
            if source:
                row = cited.setdefault(source, {"id": source})
                if one.supports.strip() and "supports" not in row:
                    row["supports"] = {self._lang: one.supports.strip()}
        return [row if len(row) > 1 else source for source, row in cited.items()]

    def _source(self, one: Cited, event: str) -> str:
        """The id of a source; "" when there is nothing to call it by."""
        url, archive = (self._address(address, event) for address in (one.url, one.archive))
        publisher = line(one.publisher).strip() or (_host(url) if url else "")
        if not publisher:
            return ""
        title = line(one.title).strip()
        key = ("sources", one.id or url or fold(f"{publisher} {title}"))
        if key not in self._ids:
            stem = one.id if _KEBAB.fullmatch(one.id) else slug(publisher) or "source"
            made = self._ids[key] = self._free("sources", stem)
            self._tables["sources"][made] = _filled(
                {"publisher": publisher, "title": title, "url": url, "archive": archive}
            )
        return self._ids[key]

    def _address(self, written: str, event: str) -> str:
        written = written.strip()
        if not written or is_web_address(written):
            return written
        self._remarks.add("addresses", event, written)
        return ""

    def _link(self) -> None:
        seen = set()
        for event, kind, to in self._links:
            target = self._renamed.get(to)
            if target is None or target == event:
                self._remarks.add("links", event, to)
            elif (event, kind, target) not in seen:
                seen.add((event, kind, target))
                self._events[event].setdefault("links", []).append({"to": target, "kind": kind})


def _host(url: str) -> str:
    """The host that an address names, without `www.`."""
    host = url.split("/")[2].rpartition("@")[2].partition(":")[0].lower()
    return host.removeprefix("www.")


def _filled(table: Document) -> Document:
    """The keys that have something to say."""
    return {key: value for key, value in table.items() if value not in ("", [], {}, None)}
