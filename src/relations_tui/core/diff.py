"""What changed between two states of a dossier, record by record.

One rule: every fact that differs is one `Difference`, whichever way the two are compared, and where a record stands in its file is
no fact. Private notes are taken out before anything is compared, unless they are asked for.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple, TypeVar

from relations_tui.core.dates import Date, sort_key
from relations_tui.core.model import (
    Actor,
    Citation,
    Dossier,
    Event,
    Involvement,
    Link,
    Localized,
    Place,
    Role,
    Source,
    View,
)

Table = Literal["events", "dossier", "themes", "kinds", "actors", "places", "sources", "views"]
TABLES: tuple[Table, ...] = ("dossier", "themes", "kinds", "actors", "places", "sources", "views")
"""The tables but the events, in the order a dossier has them."""


class Head(NamedTuple):
    """What the dossier says of itself."""

    id: str
    title: Localized
    description: Localized
    languages: tuple[str, ...]
    updated: str
    licence: str


class Named(NamedTuple):
    """A theme or a kind of events."""

    id: str
    label: Localized


Record = Event | Head | Named | Actor | Place | Source | View
Value = str | Date | Localized | Citation | Involvement | Link | Role | tuple[str, ...] | tuple[float, float] | None


class Difference(NamedTuple):
    """One fact of a record: what it was and what it is; `None` where there was or is none.

    `field` is the key in the file. In a list, `item` names the thing the fact is about (an id, an alias, the title of a role) and
    `part` is its key ("" for the whole item, "order" for the order of all). `lang` is the language of a text.
    """

    field: str
    old: Value
    new: Value
    item: str = ""
    part: str = ""
    lang: str = ""


class Change(NamedTuple):
    """What became of one record. Both sides there and their ids unlike: it was, in all likelihood, given another id."""

    table: Table
    old: Record | None
    new: Record | None
    differences: tuple[Difference, ...] = ()

    @property
    def id(self) -> str:
        """The id it has now, or had."""
        record = self.new or self.old
        return record.id if record else ""

    @property
    def what(self) -> Literal["added", "removed", "renamed", "changed"]:
        """What happened, in a word; "renamed" is a likelihood, and other facts may differ too."""
        if self.old is None:
            return "added"
        if self.new is None:
            return "removed"
        return "changed" if self.old.id == self.new.id else "renamed"

    @property
    def fields(self) -> tuple[str, ...]:
        """The keys under which something differs, each once."""
        return tuple(dict.fromkeys(difference.field for difference in self.differences))


class Changes(NamedTuple):
    """What leads from `old` to `new`, which are the dossiers as they were compared: without their notes unless these count.

    `events` are in chronological order of what they are now, or were; `records`, of the other tables, in the order of `TABLES` and
    in each that of the new file, then of the old one. True when anything changed.
    """

    old: Dossier
    new: Dossier
    events: tuple[Change, ...]
    records: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.events or self.records)


def diff(old: Dossier, new: Dossier, *, private: bool = False) -> Changes:
    """All that changed; the notes only when `private`."""
    if not private:
        old, new = without_notes(old), without_notes(new)
    events = _changes("events", old.by_id, new.by_id)
    records = (change for table in TABLES for change in _changes(table, _table(old, table), _table(new, table)))
    return Changes(old, new, tuple(sorted(events, key=_time)), tuple(records))


def without_notes(dossier: Dossier) -> Dossier:
    """The dossier without what its editors keep to themselves."""
    events = tuple(event._replace(note="") if event.note else event for event in dossier.events)
    return dossier._replace(
        events=events,
        by_id={event.id: event for event in events},
        actors={key: actor._replace(note="") for key, actor in dossier.actors.items()},
        places={key: place._replace(note="") for key, place in dossier.places.items()},
        sources={key: source._replace(note="") for key, source in dossier.sources.items()},
    )


def _time(change: Change) -> tuple[tuple[int, ...], str]:
    record = change.new or change.old
    return (sort_key(record.date) if isinstance(record, Event) else ()), change.id


def _table(dossier: Dossier, table: Table) -> Mapping[str, Record]:
    if table == "dossier":
        return {table: Head(*(getattr(dossier, field) for field in Head._fields))}
    records: Mapping[str, Record | Localized] = getattr(dossier, table)
    return {key: Named(key, record) if isinstance(record, Localized) else record for key, record in records.items()}


def _changes(table: Table, old: Mapping[str, Record], new: Mapping[str, Record]) -> Iterator[Change]:
    was = _renamed(
        [record for key, record in old.items() if key not in new],
        [record for key, record in new.items() if key not in old],
    )
    followed = {before.id for before in was.values()}
    for key, record in new.items():
        before = old.get(key) or was.get(key)
        if before is None:
            yield Change(table, None, record)
            continue
        differences = tuple(_differences(before, record)) if before != record else ()
        if differences or before.id != record.id:
            yield Change(table, before, record, differences)
    for key, record in old.items():
        if key not in new and key not in followed:
            yield Change(table, record, None)


def _renamed(gone: list[Record], come: list[Record]) -> dict[str, Record]:
    """For the id of a record that is new, the one that is gone and says the same of itself; only where no other does."""
    before, after = _by_likeness(gone), _by_likeness(come)
    return {
        records[0].id: before[likeness][0]
        for likeness, records in after.items()
        if len(records) == 1 and len(before.get(likeness, ())) == 1
    }


def _by_likeness(records: Iterable[Record]) -> dict[Hashable, list[Record]]:
    found: dict[Hashable, list[Record]] = {}
    for record in records:
        if likeness := _likeness(record):
            found.setdefault(likeness, []).append(record)
    return found


def _likeness(record: Record) -> tuple[Hashable, ...]:
    """What tells a record from all others, its id aside; nothing when it says too little."""
    match record:
        case Event():
            return (record.date.edtf, _frozen(record.title)) if record.title else ()
        case Source():
            named = record.title or record.url
            return (record.publisher, record.title, record.url, _frozen(record.date)) if named else ()
        case Actor() | Place():
            return (record.country, _frozen(record.name)) if record.name else ()
        case View():
            return (record.filter,)
        case Named():
            return (_frozen(record.label),) if record.label else ()
        case Head():
            return ()


# The fields that are lists: the key of an item's own name in it, or "" where the item is its name or has none.
_LISTS = {
    "languages": "",
    "aliases": "",
    "author": "",
    "places": "",
    "themes": "",
    "disagreements": "",
    "actors": "actor",
    "citations": "source",
    "links": "to",
    "roles": "",
}
_KEYS_IN_FILE = {"citations": "sources"}
_PLACE_IN_FILE = ("id", "order")


def _differences(old: Record, new: Record) -> Iterator[Difference]:
    for name in old._fields:
        before, after = getattr(old, name), getattr(new, name)
        if name in _PLACE_IN_FILE or before == after:
            continue
        field = _KEYS_IN_FILE.get(name, name)
        if name in _LISTS:
            yield from _in_list(Difference(field, None, None), _LISTS[name], before, after)
        else:
            yield from _in_value(Difference(field, None, None), before, after)


def _in_value(about: Difference, old: Any, new: Any) -> Iterator[Difference]:  # noqa: ANN401  (any field of any record)
    """The difference of two values, told by language where they are texts."""
    if isinstance(old, Localized):
        before, after = dict(old.items()), dict(new.items())
        for lang in sorted({*before, *after}):
            yield from _in_value(about._replace(lang=lang), before.get(lang), after.get(lang))
    elif (old or None) != (new or None):
        yield about._replace(old=old or None, new=new or None)


def _in_list(about: Difference, key: str, old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[Difference]:
    pairs = _paired(old, new)
    for before, after in sorted(pairs.items()):
        yield from _in_item(about, key, old[before], new[after])
    kept = set(pairs.values())
    yield from (about._replace(item=_name(item, key), old=item) for index, item in enumerate(old) if index not in pairs)
    yield from (about._replace(item=_name(item, key), new=item) for index, item in enumerate(new) if index not in kept)
    order = [after for _, after in sorted(pairs.items())]
    if order != sorted(order):
        names, others = (tuple(_name(item, key) for item in items) for items in (old, new))
        yield about._replace(part="order", old=names, new=others)


def _in_item(about: Difference, key: str, old: Any, new: Any) -> Iterator[Difference]:  # noqa: ANN401  (any item of any list)
    """The differences of two states of one item."""
    if isinstance(old, Localized):
        yield from _in_value(about, old, new)
    elif old != new:
        about = about._replace(item=_name(old, key) if key else _shared(old.title, new.title))
        for part in old._fields:
            if part != key:
                yield from _in_value(about._replace(part=part), getattr(old, part), getattr(new, part))


def _name(item: Any, key: str) -> str:  # noqa: ANN401  (any item of any list)
    if key:
        return str(getattr(item, key))
    text = item.title if isinstance(item, Role) else item
    return text if isinstance(text, str) else next((said for _, said in sorted(text.items())), "")


def _shared(one: Localized, other: Localized) -> str:
    """A text that both have in the same language, the first by the tag of its language."""
    return next((said for lang, said in sorted(one.items()) if (lang, said) in set(other.items())), "")


Item = TypeVar("Item")


def _paired(old: tuple[Item, ...], new: tuple[Item, ...]) -> dict[int, int]:
    """Which item of `old` became which of `new`, by their indexes: equal ones first, then those ever less alike."""
    pairs: dict[int, int] = {}
    for alike in _ALIKE[type(next(iter(old or new), ""))](old + new):
        taken = set(pairs.values())
        waiting: dict[Hashable, list[int]] = {}
        for index in range(len(new) - 1, -1, -1):
            likeness = alike(new[index])
            if index not in taken and likeness is not None:
                waiting.setdefault(likeness, []).append(index)
        for index, item in enumerate(old):
            if index not in pairs and (found := waiting.get(alike(item))):
                pairs[index] = found.pop()
    return pairs


Alike = Callable[[Any], Hashable]


def _frozen(value: Any) -> Hashable:  # noqa: ANN401  (any value of a record)
    """A value as something that can be looked up: equal values give equal ones, whatever the order of their languages."""
    if isinstance(value, Localized):
        return frozenset(value.items())
    return tuple(map(_frozen, value)) if isinstance(value, tuple) else value


def _texts(texts: Iterable[Localized], text_of: Callable[[Any], Localized]) -> Iterator[Alike]:
    """Equal items, then those alike in one language."""
    yield _frozen
    for lang in sorted({lang for text in texts for lang, _ in text.items()}):
        yield lambda item: dict(text_of(item).items()).get(lang)  # noqa: B023  (each is used before the next is made)


_ALIKE: Mapping[type, Callable[[tuple[Any, ...]], Iterable[Alike]]] = {
    str: lambda _: (_frozen,),
    Involvement: lambda _: (_frozen, lambda involvement: involvement.actor),
    Citation: lambda _: (_frozen, lambda citation: citation.source),
    Link: lambda _: (_frozen, lambda link: (link.to, link.kind), lambda link: link.to),
    Localized: lambda items: _texts(items, lambda item: item),
    Role: lambda items: _texts((role.title for role in items), lambda role: role.title),
}
"""For each type of items, when two are the same thing, ever more loosely."""
