"""Counts by theme, actor, kind, place, country, publisher, year and status.

One rule: a count is the number of events that the value's own condition would keep; a year's is that of `date:2024`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from relations_tui.core import bits
from relations_tui.core.civil import DAY_SECONDS, day_number
from relations_tui.core.conditions import Conditions
from relations_tui.core.dates import OPEN_FUTURE, OPEN_PAST, Precision, day_of
from relations_tui.core.fields import FIELDS
from relations_tui.core.model import Localized
from relations_tui.core.phrases import LANGS, Phrase
from relations_tui.core.terms import quoted
from relations_tui.core.vocabulary import STATUSES
from relations_tui.core.words import year_name

_FIELDS = ("theme", "actor", "kind", "place", "country", "publisher", "year", "status")
_YEARS = Phrase("Années", "Years")


class FacetValue(NamedTuple):
    """One value: `count` events have it among those shown, `total` among all that are not hidden."""

    value: str
    label: Localized | str
    count: int  # type: ignore[assignment]  # hides `tuple.count`, which no value of a facet needs
    total: int


class Facet(NamedTuple):
    """A field with its values: years in order, statuses surest first, others by count, then total, then id."""

    field: str
    label: Phrase
    values: tuple[FacetValue, ...]

    def condition(self, value: str) -> str:
        """The condition that keeps the events of a value, as it may be typed."""
        return f"date:{value}" if self.field == "year" else f"{self.field}:{quoted(value)}"


class Facets:
    """The facets of one dossier; sets and labels are read when first counted."""

    def __init__(self, conditions: Conditions) -> None:
        self._conditions = conditions
        self._read: dict[str, tuple[tuple[str, Localized | str, int], ...]] = {}

    def count(self, shown: int, scope: int) -> tuple[Facet, ...]:
        """Every facet of the events in `shown`, out of those in `scope`."""
        return tuple(self._facet(field, shown, scope) for field in _FIELDS)

    def _facet(self, field: str, shown: int, scope: int) -> Facet:
        if field not in self._read:
            self._read[field] = tuple(_years(self._conditions) if field == "year" else _named(self._conditions, field))
        label = _YEARS if field == "year" else FIELDS[field].label
        values = [
            FacetValue(value, name, (found & shown).bit_count(), total)
            for value, name, found in self._read[field]
            if (total := (found & scope).bit_count())
        ]
        if field not in ("year", "status"):
            values.sort(key=lambda value: (-value.count, -value.total))
        return Facet(field, label, tuple(values))


def _named(conditions: Conditions, field: str) -> Iterator[tuple[str, Localized | str, int]]:
    sets = conditions.sets(field)
    for value in STATUSES if field == "status" else sorted(sets):
        if value in sets:
            yield value, conditions.vocabulary.label(field, value), sets[value]


def _years(conditions: Conditions) -> Iterator[tuple[str, Localized | str, int]]:
    """The years in which an event known to its year begins or ends, each with all events that may touch it."""
    events = conditions.dossier.events
    dates = (event.date for event in events if event.date.precision <= Precision.YEAR)
    bounds = {second for date in dates for second in (date.earliest, date.latest)}
    years = sorted(
        {day_of(second)[0] for second in bounds if second is not None and second not in (OPEN_PAST, OPEN_FUTURE)}
    )
    first = [day_number(year, 1, 1) * DAY_SECONDS for year in years]
    last = [day_number(year + 1, 1, 1) * DAY_SECONDS - 1 for year in years]
    touching: list[list[int]] = [[] for _ in years]
    for position, (start, end) in enumerate(zip(conditions.span.starts, conditions.span.ends, strict=True)):
        for year in range(bisect_left(last, start), bisect_right(first, end)):
            touching[year].append(position)
    for year, positions in zip(years, touching, strict=True):
        yield _written(year), _said(year), bits.of_positions(positions, len(events))


def _written(year: int) -> str:
    """A year as EDTF writes it (ISO 8601-2 level 0; with `Y` beyond four digits)."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def _said(year: int) -> Localized:
    return Localized({lang: year_name(year, lang) for lang in LANGS})
