"""A dossier as columns of plain values and back: what a cache writes in one go and reads again without parser or checks.

One rule: nothing in the columns but lists, tuples, texts, numbers, bytes and None; whoever reads them needs no class for it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, islice
from operator import attrgetter
from typing import Any, NamedTuple, Protocol

from relations_tui.core.dates import Date, Point, Precision
from relations_tui.core.model import (
    EMPTY,
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

_Values = Any
"""The values of a field in one dossier."""
_Stored = Any
"""The same as plain values."""
_BETWEEN = "\x1f"
"""The information separator of ASCII: no cleaned text has it, and one that had would only take more room."""


def columns_of(dossier: Dossier) -> dict[str, Any]:
    """All of a dossier, under the names of its fields; `by_id` is not written, it is the events again."""
    return {name: column.put(getattr(dossier, name)) for name, column in _DOSSIER.items()}


def dossier_of(columns: Mapping[str, Any]) -> Dossier:
    """The dossier that `columns_of` wrote; raises whatever comes of columns that it did not write."""
    found = {name: column.take(columns[name]) for name, column in _DOSSIER.items()}
    events = found["events"] = tuple(found["events"])
    found["by_id"] = {event.id: event for event in sorted(events, key=attrgetter("order"))}
    return Dossier(**found)


class _Column(Protocol):
    """How the values of one field are written, and read again in the same order."""

    def put(self, values: _Values) -> _Stored: ...
    def take(self, stored: _Stored) -> _Values: ...


class _Plain:
    """Values that are plain already."""

    def put(self, values: _Values) -> _Stored:
        return values

    def take(self, stored: _Stored) -> _Values:
        return stored


class _Texts:
    """Texts, each its own: one long text, which is read at once, and then cut."""

    def put(self, values: Sequence[str]) -> str | list[str]:
        joined = _BETWEEN.join(values)
        return joined if joined.count(_BETWEEN) == len(values) - 1 else list(values)

    def take(self, stored: str | list[str]) -> list[str]:
        return stored.split(_BETWEEN) if isinstance(stored, str) else stored


class _Shared(NamedTuple):
    """Values of which many are equal, or none at all: each once, and their numbers. 0 is None."""

    of: _Column
    key: Callable[[Any], Any] | None = None
    """What equal values have in common and others have not, where the values themselves are slow to compare."""

    def put(self, values: Sequence[Any]) -> tuple[Any, Sequence[int]]:
        key = self.key
        keys = values if key is None else [None if value is None else key(value) for value in values]
        once = dict(zip(keys, values, strict=True))
        once.pop(None, None)
        numbers: dict[Any, int] = {None: 0, **{key: number for number, key in enumerate(once, 1)}}
        return self.of.put(list(once.values())), _numbers(map(numbers.__getitem__, keys), len(once))

    def take(self, stored: tuple[Any, Sequence[int]]) -> Iterable[Any]:
        once, numbers = stored
        return map([None, *self.of.take(once)].__getitem__, numbers)


class _Many(NamedTuple):
    """Tuples of values: how long each is, and all values one after the other."""

    of: _Column

    def put(self, values: Sequence[Sequence[Any]]) -> tuple[Any, Sequence[int]]:
        return self.of.put(list(chain.from_iterable(values))), _numbers(
            map(len, values), max(map(len, values), default=0)
        )

    def take(self, stored: tuple[Any, Sequence[int]]) -> Iterable[tuple[Any, ...]]:
        values = iter(self.of.take(stored[0]))
        return [tuple(islice(values, length)) if length else () for length in stored[1]]


class _Rows:
    """Named tuples: a column for each field."""

    def __init__(self, made: type[tuple[Any, ...]], **columns: _Column) -> None:
        self._columns = [columns.pop(name) for name in made._fields]  # type: ignore[attr-defined]
        # Past the constructor, which is a function in Python: half of the time goes there.
        self._make: Callable[[tuple[Any, ...]], tuple[Any, ...]] = partial(tuple.__new__, made)

    def put(self, values: Sequence[tuple[Any, ...]]) -> list[Any]:
        by_field: Iterable[tuple[Any, ...]] = zip(*values, strict=True) if values else [()] * len(self._columns)
        return [column.put(found) for column, found in zip(self._columns, by_field, strict=True)]

    def take(self, stored: list[Any]) -> Iterator[tuple[Any, ...]]:
        by_field = [column.take(found) for column, found in zip(self._columns, stored, strict=True)]
        return map(self._make, zip(*by_field, strict=True))


class _Localized:
    """Texts in languages, those of the same languages together."""

    def put(self, values: Sequence[Localized]) -> tuple[list[tuple[tuple[str, ...], Any]], Sequence[int]]:
        tables = Localized.tables(values)
        # One text rather than a tuple: it is hashed in no time. A plain text has the language "", which is not to have none.
        tags = [_BETWEEN.join(table) if table else None for table in tables]
        numbers = {known: number for number, known in enumerate(dict.fromkeys(tags))}
        alike: list[list[dict[str, str]]] = [[] for _ in numbers]
        found = _numbers(map(numbers.__getitem__, tags), len(numbers))
        for number, table in zip(found, tables, strict=True):
            alike[number].append(table)
        texts = (_TEXTS.put(list(chain.from_iterable(map(dict.values, each)))) for each in alike)
        return [(tuple(each[0]), text) for each, text in zip(alike, texts, strict=True)], found

    def take(self, stored: tuple[list[tuple[tuple[str, ...], Any]], Sequence[int]]) -> Iterable[Localized]:
        written, numbers = stored
        alike = [iter(_localized(tags, _TEXTS.take(texts))) if tags else _ever(EMPTY) for tags, texts in written]
        return map(next, map(alike.__getitem__, numbers))


class _Precisions:
    """Precisions by their numbers."""

    def put(self, values: Sequence[Precision]) -> bytes:
        return bytes(values)

    def take(self, stored: bytes) -> Iterable[Precision]:
        return map({precision.value: precision for precision in Precision}.__getitem__, stored)


class _Table(NamedTuple):
    """A table by id."""

    of: _Column

    def put(self, table: Mapping[str, Any]) -> tuple[list[str], Any]:
        return list(table), self.of.put(list(table.values()))

    def take(self, stored: tuple[list[str], Any]) -> dict[str, Any]:
        return dict(zip(stored[0], self.of.take(stored[1]), strict=True))


class _One(NamedTuple):
    """A single value."""

    of: _Column

    def put(self, value: _Values) -> _Stored:
        return self.of.put([value])

    def take(self, stored: _Stored) -> _Values:
        (value,) = self.of.take(stored)
        return value


def _numbers(numbers: Iterable[int], most: int) -> Sequence[int]:
    """Numbers from 0 to `most`, as bytes where that is small: bytes are read at once."""
    return bytes(numbers) if most < 256 else list(numbers)


def _ever(value: Localized) -> Iterator[Localized]:
    while True:
        yield value


def _localized(tags: Sequence[str], texts: Sequence[str]) -> list[Localized]:
    """The texts in turn as those of each tag."""
    turns = zip(*[iter(texts)] * len(tags), strict=True)
    if len(tags) == 2:  # most often; and twice as fast
        one, other = tags
        return Localized.several([{one: first, other: second} for first, second in turns])
    return Localized.several([dict(zip(tags, turn, strict=True)) for turn in turns])


_PLAIN, _TEXTS, _LOCALIZED = _Plain(), _Texts(), _Localized()
_WORDS = _Shared(_PLAIN)
_POINTS = _Rows(
    Point, year=_PLAIN, month=_WORDS, day=_WORDS, season=_WORDS, time=_WORDS, precision=_Precisions(),
    approximate=_PLAIN, uncertain=_PLAIN,
)  # fmt: skip
_POINT = _Shared(_POINTS, id)
_DATES = _Rows(
    Date, edtf=_TEXTS, form=_WORDS, start=_POINT, end=_POINT, earliest=_PLAIN, latest=_PLAIN, precision=_Precisions()
)
_DATE = _Shared(_DATES, attrgetter("edtf"))
_CITATION = _Rows(Citation, source=_WORDS, date=_DATE, quote=_TEXTS, locator=_TEXTS, supports=_LOCALIZED)
_LINK = _Rows(Link, to=_TEXTS, kind=_WORDS, why=_LOCALIZED, sources=_WORDS)
_ROLE = _Rows(Role, title=_LOCALIZED, span=_DATE, attested=_DATE, of=_WORDS, sources=_WORDS)
_EVENT = _Rows(
    Event, id=_TEXTS, order=_PLAIN, date=_DATE, kind=_WORDS, title=_LOCALIZED, summary=_LOCALIZED, status=_WORDS,
    places=_WORDS, actors=_Many(_Rows(Involvement, actor=_WORDS, part=_LOCALIZED)), themes=_WORDS,
    citations=_Many(_CITATION), links=_Many(_LINK), disagreements=_Many(_LOCALIZED), note=_TEXTS, added=_WORDS,
    changed=_WORDS,
)  # fmt: skip
_ACTOR = _Rows(
    Actor, id=_TEXTS, name=_LOCALIZED, kind=_WORDS, country=_WORDS, aliases=_WORDS, roles=_Many(_ROLE), note=_TEXTS
)
_PLACE = _Rows(Place, id=_TEXTS, name=_LOCALIZED, country=_WORDS, point=_PLAIN, note=_TEXTS)
_SOURCE = _Rows(
    Source, id=_TEXTS, publisher=_WORDS, title=_TEXTS, author=_WORDS, date=_DATE, lang=_WORDS, url=_TEXTS,
    archive=_TEXTS, accessed=_WORDS, origin=_WORDS, kind=_WORDS, note=_TEXTS,
)  # fmt: skip
_VIEW = _Rows(View, id=_TEXTS, label=_LOCALIZED, filter=_TEXTS)
_DOSSIER: Mapping[str, _Column] = {
    "id": _PLAIN,
    "title": _One(_LOCALIZED),
    "description": _One(_LOCALIZED),
    "languages": _PLAIN,
    "updated": _PLAIN,
    "licence": _PLAIN,
    "themes": _Table(_LOCALIZED),
    "kinds": _Table(_LOCALIZED),
    "actors": _Table(_ACTOR),
    "places": _Table(_PLACE),
    "sources": _Table(_SOURCE),
    "events": _EVENT,
    "views": _Table(_VIEW),
}
