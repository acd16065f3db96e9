"""A window of time, and the ticks that tell a reader where in time it stands.

One rule: a second has one place on a scale; what is known only to the month or the year is a stretch of it, never a point.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from relations_tui.core.civil import DAY_SECONDS, day_number, day_of, month_days
from relations_tui.core.dates import Date, parse
from relations_tui.core.model import Event
from relations_tui.core.names import day_name, month_name, year_name
from relations_tui.core.phrases import Lang

MARGIN = 50
"""A whole dossier leaves one part in so many free on either side."""
LEAST_MARGIN = 3 * DAY_SECONDS
"""The least that is left free on either side, so that events of one day still stand on a scale."""


class Scale(NamedTuple):
    """A window of time: from the second `first` to the second before `last`, which is greater."""

    first: int
    last: int

    @property
    def width(self) -> int:
        """Its length in seconds; at least 1."""
        return self.last - self.first

    def at(self, second: int) -> float:
        """Where a second stands: 0.0 at the left edge, 1.0 at the right one; outside the window below or above that."""
        return (second - self.first) / self.width

    def second(self, share: float) -> int:
        """The second that stands at a share of the width."""
        return self.first + round(share * self.width)

    def column(self, second: int, cells: int) -> int:
        """The column, from 0, of a second when the window is drawn in `cells` columns; below 0 or from `cells` on when outside."""
        return (second - self.first) * cells // self.width

    def stretch(self, column: int, cells: int) -> tuple[int, int]:
        """The first and the last second of a column."""
        low, high = (-(-number * self.width // cells) for number in (column, column + 1))
        return self.first + low, self.first + max(low, high - 1)

    def zoomed(self, factor: float, around: int) -> "Scale":
        """Closer by a factor above 1, farther by one below; the second `around` keeps its place."""
        width = max(1, round(self.width / factor))
        first = around - round(self.at(around) * width)
        return Scale(first, first + width)

    def moved(self, share: float) -> "Scale":
        """Later by a share of its width; earlier by a negative one."""
        by = round(share * self.width)
        return Scale(self.first + by, self.last + by)

    def inside(self, whole: "Scale") -> "Scale":
        """The same, neither narrower than a day, nor wider than `whole`, nor beyond its edges."""
        width = min(max(self.width, DAY_SECONDS), whole.width)
        first = self.first - (width - self.width) // 2
        first = max(whole.first, min(first, whole.last - width))
        return Scale(first, first + width)


class Tick(NamedTuple):
    """A mark on the scale; its label stands in the cells that follow its own."""

    second: int
    label: str
    level: int
    """0 at the beginning of the unit above (a year among months), else 1."""


def bounds(date: Date) -> tuple[int, int]:
    """The first and last second that are known of a date; where one end is open or unknown, those of the other end alone."""
    if date.start is None or date.end is None:
        known = next(side for side in re.split(r"/|\.\.", date.edtf.strip("[]")) if side)
        date = parse(known)
    return date.earliest or 0, date.latest or 0


def whole(events: Iterable[Event]) -> Scale:
    """The scale that fits all that is known of the events' dates, with a margin; the year 2000 for none."""
    return around([bounds(event.date) for event in events])


def around(known: Sequence[tuple[int, int]]) -> Scale:
    """The scale that fits these stretches of time, first and last second, as `whole` does."""
    first = min((low for low, _ in known), default=day_number(2000, 1, 1) * DAY_SECONDS)
    last = max((high for _, high in known), default=day_number(2001, 1, 1) * DAY_SECONDS - 1) + 1
    margin = max(LEAST_MARGIN, (last - first) // MARGIN)
    return Scale(first - margin, last + margin)


class _Step(NamedTuple):
    """From one tick to the next: every `size` years, months, or days of a month; about `seconds` apart."""

    unit: str
    size: int
    seconds: int


_STEPS: tuple[_Step, ...] = (
    *(_Step("day", size, size * DAY_SECONDS) for size in (1, 5, 10, 15)),
    *(_Step("month", size, size * 30 * DAY_SECONDS) for size in (1, 3)),
    *(
        _Step("year", size * 10**power, size * 10**power * 365 * DAY_SECONDS)
        for power in range(11)
        for size in (1, 2, 5)
    ),
)
"""From the finest to the coarsest."""
_NARROWEST = 3
"""The fewest cells from one tick to the next: a mark, a figure and a blank."""


class _Mark(NamedTuple):
    """A tick before it is known what there is room for: `full` says the year too, where `short` leaves it unsaid."""

    second: int
    short: str
    full: str
    level: int


def ticks(scale: Scale, cells: int, lang: Lang) -> tuple[Tick, ...]:
    """The finest ticks whose labels can stand in `cells` cells without touching one another, from left to right.

    A label begins in the cell after that of its tick. The first one says the year where it can. A tick whose label has no room
    at the right edge has none (""). Where no tick can be labelled, one at the left edge says the day.
    """
    for step in _STEPS:
        if step.seconds * cells >= _NARROWEST * scale.width:
            placed = _placed(scale, list(_marks(scale, step, lang)), cells)
            if placed:
                return placed
    label = _day(*day_of(scale.first), lang)
    return (Tick(scale.first, label, 0),) if len(label) < cells else ()


def _placed(scale: Scale, marks: list[_Mark], cells: int) -> tuple[Tick, ...]:
    """The ticks with their labels; none when two would touch or nothing would be said."""
    columns = [scale.column(mark.second, cells) for mark in marks]
    rooms = [after - here - 2 for here, after in zip(columns, (*columns[1:], cells + 1), strict=False)]
    if any(len(mark.short) > room for mark, room in zip(marks[:-1], rooms, strict=False)):
        return ()
    found = [Tick(mark.second, mark.short, mark.level) for mark in marks]
    if found and len(found[-1].label) > rooms[-1]:
        found[-1] = found[-1]._replace(label="")
    _say_year(found, marks, rooms)
    return tuple(found) if any(tick.label for tick in found) else ()


def _say_year(found: list[Tick], marks: list[_Mark], rooms: list[int]) -> None:
    """The first label says the year, where it has room or its neighbour is weak enough to give way; else the next one does."""
    for number, mark in enumerate(marks):
        if mark.full == mark.short:
            return
        room = rooms[number]
        if len(mark.full) > room and number < len(marks) - 1 and marks[number + 1].level:
            room += rooms[number + 1] + 2
        if len(mark.full) <= room:
            found[number] = found[number]._replace(label=mark.full)
            if room > rooms[number]:
                del found[number + 1]
            return


def _marks(scale: Scale, step: _Step, lang: Lang) -> Iterator[_Mark]:
    """The ticks of a step inside the window."""
    made = {"day": _days, "month": _months, "year": _years}[step.unit](scale, step.size, lang)
    return (mark for mark in made if scale.first <= mark.second < scale.last)


def _days(scale: Scale, size: int, lang: Lang) -> Iterator[_Mark]:
    for year, month in _calendar(scale, 1):
        for day in range(1, month_days(year, month) + 1):
            if day == 1:
                short, full = month_name(month, lang, short=True), _month(year, month, lang)
                yield _Mark(_second(year, month), full if month == 1 else short, full, 0)
            elif day % size == 0 and month_days(year, month) - day >= size - 1:
                yield _Mark(_second(year, month, day), str(day), _day(year, month, day, lang), 1)


def _months(scale: Scale, size: int, lang: Lang) -> Iterator[_Mark]:
    for year, month in _calendar(scale, size):
        if month == 1:
            yield _Mark(_second(year), year_name(year, lang), year_name(year, lang), 0)
        else:
            yield _Mark(_second(year, month), month_name(month, lang, short=True), _month(year, month, lang), 1)


def _calendar(scale: Scale, size: int) -> Iterator[tuple[int, int]]:
    """The year and month of every `size`-th month from the one the window begins in."""
    year, month, _ = day_of(scale.first)
    number = (year * 12 + month - 1) // size * size
    while _second(number // 12, number % 12 + 1) < scale.last:
        yield number // 12, number % 12 + 1
        number += size


def _years(scale: Scale, size: int, lang: Lang) -> Iterator[_Mark]:
    """Round years as people count them: 100 BC is astronomical -99, and between 1 BC and AD 1 there is no year 0."""
    first, last = day_of(scale.first)[0], day_of(scale.last)[0]
    strong = 10 * size if str(size)[0] == "1" else 5 * size if str(size)[0] == "2" else 2 * size
    for number in range((first - 1) // size, last // size + 1):
        year = number * size if number > 0 else 1 if number == 0 else number * size + 1
        label = year_name(year, lang)
        yield _Mark(_second(year), label, label, int(year != 1 and (year if year > 0 else 1 - year) % strong != 0))


def _second(year: int, month: int = 1, day: int = 1) -> int:
    return day_number(year, month, day) * DAY_SECONDS


def _month(year: int, month: int, lang: Lang) -> str:
    return f"{month_name(month, lang, short=True)} {year_name(year, lang)}"


def _day(year: int, month: int, day: int, lang: Lang) -> str:
    return f"{day_name(day, lang)} {_month(year, month, lang)}"
