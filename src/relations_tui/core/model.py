"""The dossier as values: frozen, cleaned, every reference resolved.

Named tuples rather than dataclasses: importing `dataclasses` costs a script a third of its start-up.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from relations_tui.core.dates import Date


class Localized:
    """A text in one or several languages, or one plain text (language "")."""

    __slots__ = ("_texts",)

    def __init__(self, texts: Mapping[str, str] | None = None) -> None:
        """`texts` maps a language tag to its text, the dossier's default language first."""
        self._texts = dict(texts or {})

    @classmethod
    def several(cls, tables: Iterable[dict[str, str]]) -> "list[Localized]":
        """One of each table, which becomes its own: a large dossier has a hundred thousand."""
        made = []
        for table in tables:
            one = cls.__new__(cls)
            one._texts = table  # noqa: SLF001  (it is one of these)
            made.append(one)
        return made

    @staticmethod
    def tables(several: "Iterable[Localized]") -> list[dict[str, str]]:
        """The tables of many, to be read only."""
        return [one._texts for one in several]  # noqa: SLF001  (they are of this class)

    def pick(self, lang: str) -> str:
        """The text in `lang`, else the plain one, else the first there is, else an empty string."""
        texts = self._texts
        if lang in texts:
            return texts[lang]
        return texts.get("") or next(iter(texts.values()), "")

    def spoken(self, lang: str) -> str:
        """The language of what `pick(lang)` gives; "" when it is not known."""
        return lang if lang in self._texts else "" if "" in self._texts else next(iter(self._texts), "")

    @property
    def by_language(self) -> Mapping[str, str]:
        """The texts as a table, to be read only."""
        return self._texts

    def items(self) -> Iterator[tuple[str, str]]:
        """Each language with its text."""
        return iter(self._texts.items())

    def __contains__(self, lang: str) -> bool:
        return lang in self._texts

    def __bool__(self) -> bool:
        return bool(self._texts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Localized) and self._texts == other._texts

    def __hash__(self) -> int:
        return hash(frozenset(self._texts.items()))

    def __repr__(self) -> str:
        return f"Localized({self._texts!r})"


EMPTY = Localized()


class Role(NamedTuple):
    """An office an actor held. `span` is its verified start and end; `attested` the first and last dates a source shows it."""

    title: Localized
    span: Date | None = None
    attested: Date | None = None
    of: str = ""
    sources: tuple[str, ...] = ()


class Actor(NamedTuple):
    """A person, an organisation or a state."""

    id: str
    name: Localized
    kind: str
    country: str = ""
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    note: str = ""


class Place(NamedTuple):
    """A place; `point` is latitude and longitude in degrees (WGS 84)."""

    id: str
    name: Localized
    country: str = ""
    point: tuple[float, float] | None = None
    note: str = ""


class Source(NamedTuple):
    """A document; `origin` is the agency or communiqué it relays: sources of one origin are one account."""

    id: str
    publisher: str
    title: str = ""
    author: tuple[str, ...] = ()
    date: Date | None = None
    lang: str = ""
    url: str = ""
    archive: str = ""
    accessed: str = ""
    origin: str = ""
    kind: str = ""
    note: str = ""


class Citation(NamedTuple):
    """What one source says of one event; `date` is the date as that source gives it."""

    source: str
    date: Date | None = None
    quote: str = ""
    locator: str = ""
    supports: Localized = EMPTY


class Involvement(NamedTuple):
    """An actor's part in an event."""

    actor: str
    part: Localized = EMPTY


class Link(NamedTuple):
    """A typed link from the event that carries it to another."""

    to: str
    kind: str
    why: Localized = EMPTY
    sources: tuple[str, ...] = ()


class Event(NamedTuple):
    """One event; `order` is its place in the file, from 0; `added` and `changed` are ISO days of the record."""

    id: str
    order: int
    date: Date
    kind: str
    title: Localized
    summary: Localized = EMPTY
    status: str = "confirmed"
    places: tuple[str, ...] = ()
    actors: tuple[Involvement, ...] = ()
    themes: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    links: tuple[Link, ...] = ()
    disagreements: tuple[Localized, ...] = ()
    note: str = ""
    added: str = ""
    changed: str = ""


class View(NamedTuple):
    """A saved filter with a name."""

    id: str
    label: Localized
    filter: str


class Dossier(NamedTuple):
    """A whole chronology. `events` are in chronological order (see `dates.sort_key`); the tables keep the file's order."""

    id: str
    title: Localized
    description: Localized
    languages: tuple[str, ...]
    updated: str
    licence: str
    themes: Mapping[str, Localized]
    kinds: Mapping[str, Localized]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    sources: Mapping[str, Source]
    events: tuple[Event, ...]
    views: Mapping[str, View]
    by_id: Mapping[str, Event]
