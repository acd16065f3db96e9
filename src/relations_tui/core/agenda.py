"""Anniversaries to come.

One rule: an anniversary is kept only of a day that is known for sure: of events the dossier holds for confirmed, whose day is
written without a sign of doubt and contradicted by none of their sources. A span is kept on its first day.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from relations_tui.core.civil import DAY_SECONDS, day_number, day_of_number, is_leap, month_days
from relations_tui.core.dates import Date, Precision, parse
from relations_tui.core.evidence import conflicting
from relations_tui.core.model import Event
from relations_tui.core.phrases import Lang, Phrase, counted
from relations_tui.core.text import fold
from relations_tui.core.words import in_words

USUAL = "90d"
LONGEST = 10
"""Years of the longest span."""
_UNITS = {
    **dict.fromkeys(("d", "j", "day", "days", "jour", "jours"), "day"),
    **dict.fromkeys(("w", "s", "sem", "week", "weeks", "semaine", "semaines"), "week"),
    **dict.fromkeys(("m", "month", "months", "mois"), "month"),
    **dict.fromkeys(("y", "a", "year", "years", "an", "ans", "annee", "annees"), "year"),
}
_SPAN = re.compile(r"(\d{1,4})\s*([a-z]+)")
_YEARS = Phrase("{count} an", "{count} year"), Phrase("{count} ans", "{count} years")
_SINCE = Phrase("il y a {years}, le {date}", "{years} since {date}")
_MOVED = Phrase("(un 29 février, fêté le 28)", "(a 29 February, kept on the 28th)")


class SpanError(ValueError):
    """A span that cannot be read: `message` is one clause on what is wrong, `help` what to write."""

    def __init__(self, message: Phrase, remedy: Phrase) -> None:
        super().__init__(message.en)
        self.message = message
        self.help = remedy


class Anniversary(NamedTuple):
    """One day on which an event is so many years old."""

    event: Event
    day: int
    """Counted from 1970-01-01."""
    years: int
    moved: bool = False
    """Whether it is the 28th for a 29 February, in a year that has none."""

    @property
    def round(self) -> bool:
        """Whether the number of years is one people mark: 1, 5, or a multiple of 10 or 25."""
        return self.years in (1, 5) or not self.years % 10 or not self.years % 25


def anniversaries(events: Iterable[Event], first: int, last: int) -> tuple[Anniversary, ...]:
    """Those from one day to another, both included and counted from 1970-01-01; round ones first, each by date."""
    found = (one for event in events if (born := birthday(event)) for one in _of(event, born, first, last))
    return tuple(sorted(found, key=lambda one: (not one.round, one.day, -one.years, one.event.order)))


def birthday(event: Event) -> tuple[int, int, int] | None:
    """The year, month and day of which an event's anniversaries are kept; `None` when it has none."""
    start = event.date.start
    if event.status != "confirmed" or event.date.form == "between" or start is None or start.precision > Precision.DAY:
        return None
    if start.month is None or start.day is None or start.approximate or start.uncertain or conflicting(event):
        return None
    return start.year, start.month, start.day


def _of(event: Event, born: tuple[int, int, int], first: int, last: int) -> Iterator[Anniversary]:
    year, month, day = born
    for now in range(max(year + 1, day_of_number(first)[0]), day_of_number(last)[0] + 1):
        moved = (month, day) == (2, 29) and not is_leap(now)
        number = day_number(now, month, day - moved)
        if first <= number <= last:
            yield Anniversary(event, number, now - year, moved)


def last_of(span: str, first: int) -> int:
    """The last day of a span that begins on `first`: `90d`, `6w`, « 3 mois », `1y`; raises `SpanError`.

    So many months or years end the day before the same day of the month, or the last day of a month that has no such day.
    """
    read = _SPAN.fullmatch(fold(span).strip())
    unit = _UNITS.get(read[2]) if read else None
    if read is None or unit is None:
        message = Phrase("«\u00a0{span}\u00a0» n’est pas une durée", "“{span}” is no length of time").fill(span=span)
        raise SpanError(message, _WRITE)
    count = int(read[1])
    if unit in ("day", "week"):
        last = first + count * (7 if unit == "week" else 1) - 1
    else:
        last = _months_on(first, count * (12 if unit == "year" else 1)) - 1
    if not first <= last < _months_on(first, 12 * LONGEST):
        message = Phrase(
            "«\u00a0{span}\u00a0»\u00a0: il faut un jour au moins et {longest} ans au plus",
            "“{span}”: it takes a day at least and {longest} years at most",
        )
        raise SpanError(message.fill(span=span, longest=LONGEST), _WRITE)
    return last


_WRITE = Phrase(
    "écrivez un nombre et une unité\u00a0: 30d (ou 30j), 6w (ou 6 semaines), 3m (ou 3 mois), 1y (ou 1 an)",
    "write a number and a unit: 30d, 6w, 3m (or 3 months), 1y (or 1 year)",
)


def _months_on(number: int, months: int) -> int:
    year, month, day = day_of_number(number)
    more, month = divmod(month - 1 + months, 12)
    return day_number(year + more, month + 1, min(day, month_days(year + more, month + 1)))


def day_of_date(date: Date) -> int | None:
    """The day a date is, counted from 1970-01-01; `None` when it is not one known day."""
    if date.form != "point" or date.precision > Precision.DAY or date.earliest is None:
        return None
    return date.earliest // DAY_SECONDS


def _first_day(date: Date) -> str:
    """The day on which a date begins, as it is written, without its hour."""
    return date.edtf.partition("/")[0].partition("T")[0]


def told(anniversary: Anniversary, lang: Lang) -> str:
    """How many years it is, since which day: « il y a 10 ans, le 3 mars 2016 », “10 years since 3 March 2016”."""
    years = counted(anniversary.years, *_YEARS)
    said = _SINCE.fill(years=years, date=in_words(parse(_first_day(anniversary.event.date)), lang)).say(lang)
    return f"{said} {_MOVED.say(lang)}" if anniversary.moved else said
