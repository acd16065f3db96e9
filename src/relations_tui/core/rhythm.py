"""The rhythm of a chronology: the longest gaps in it, and its bursts.

One rule: nothing is made of a day that is not known. A gap runs from the last moment the events before it may have lasted to
the first moment the next one may have begun, so it is at least as long as it says; a burst counts only known days.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from relations_tui.core.civil import DAY_SECONDS
from relations_tui.core.dates import OPEN_FUTURE, OPEN_PAST, Date, Point, Precision, parse
from relations_tui.core.model import Event

WINDOW = 30
"""Days of a burst."""
FEWEST = 3
"""Events that make a burst."""


class Gap(NamedTuple):
    """A stretch in which none of the events falls."""

    after: Event
    """The event that ends last before it."""
    before: Event
    """The event that begins first after it."""
    days: int
    """From the last day before to the first day after: one that follows on the next day is 1 day later."""
    exact: bool
    """Whether both days are known; else the gap is at least so long."""
    during: tuple[Event, ...]
    """The events that may be going on in it: begun before it without a known end, or ended after it, begun nobody knows when."""


class Burst(NamedTuple):
    """A stretch of at most `WINDOW` days in which many events begin."""

    first: int
    """The second in which its first day begins, since 1970 (see `dates`)."""
    last: int
    """The last second of its last day."""
    events: tuple[Event, ...]


class _Extent(NamedTuple):
    """The seconds between which an event surely lies; of one that has one end open or unknown, those of the other end."""

    first: int
    last: int
    event: Event
    reach: int
    """1 when it may go on after that, -1 when it may have gone on before, 0 when neither."""
    begins: Point | None
    """The date written for its beginning."""
    ends: Point | None
    """The date written for its end."""


def gaps(events: Iterable[Event], *, limit: int = 10, least: int = 2) -> tuple[Gap, ...]:
    """The longest gaps of at least that many days, the longest first and of two as long the earlier."""
    extents = sorted(filter(None, map(_extent, events)), key=lambda extent: extent[:2])
    found = sorted(_between(extents), key=lambda pair: _days(*pair), reverse=True)
    long = [pair for pair in found[:limit] if _days(*pair) >= least]
    return tuple(_gap(before, after, extents) for before, after in long)


def bursts(events: Iterable[Event], *, limit: int = 5) -> tuple[Burst, ...]:
    """The stretches in which most events begin, none twice; the most first and of two as many the earlier.

    An event counts on the day it begins, when that day is known and not approximate.
    """
    left = sorted((day, event.order, event) for event in events if (day := _first_day(event.date)) is not None)
    found: list[Burst] = []
    while len(found) < limit:
        start, end = _densest([day for day, _, _ in left])
        if end - start < FEWEST:
            break
        inside = left[start:end]
        last = (inside[-1][0] + 1) * DAY_SECONDS - 1
        found.append(Burst(inside[0][0] * DAY_SECONDS, last, tuple(event for _, _, event in inside)))
        left = left[:start] + left[end:]
    return tuple(found)


def _extent(event: Event) -> _Extent | None:
    """Where an event lies; `None` when that is anywhere before or after some day."""
    date = event.date
    reach = 0
    if date.form == "interval" and (date.start is None or date.end is None):
        if date.start is None and date.end is None:
            return None
        reach = 1 if date.start else -1
        date = parse(date.edtf.partition("/")[0 if date.start else 2])
    first, last = date.earliest, date.latest
    if first is None or last is None or first == OPEN_PAST or last == OPEN_FUTURE:
        return None
    return _Extent(first, last, event, reach, date.start, date.end)


def _between(extents: Sequence[_Extent]) -> Iterator[tuple[_Extent, _Extent]]:
    """Each pair of neighbours with nothing between them: what reaches furthest so far, and what comes after it."""
    reach: _Extent | None = None
    for extent in extents:
        if reach is not None and extent.first > reach.last:
            yield reach, extent
        if reach is None or extent.last > reach.last:
            reach = extent


def _days(before: _Extent, after: _Extent) -> int:
    return after.first // DAY_SECONDS - before.last // DAY_SECONDS


def _gap(before: _Extent, after: _Extent, extents: Sequence[_Extent]) -> Gap:
    begun = (one.event for one in extents if one.reach > 0 and one.last <= before.last)
    ended = (one.event for one in extents if one.reach < 0 and one.first >= after.first)
    form = (before.event.date.form, after.event.date.form)
    exact = "between" not in form and _is_day(before.ends) and _is_day(after.begins)
    return Gap(before.event, after.event, _days(before, after), exact, (*begun, *ended))


def _is_day(point: Point | None) -> bool:
    """Whether it is a day as known for sure."""
    return point is not None and point.precision <= Precision.DAY and not point.approximate and not point.uncertain


def _first_day(date: Date) -> int | None:
    """The day an event begins, counted from 1970-01-01; `None` when it is not known."""
    if date.form == "between" or date.earliest is None or not _is_day(date.start):
        return None
    return date.earliest // DAY_SECONDS


def _densest(days: Sequence[int]) -> tuple[int, int]:
    """The slice of sorted days that fits into a window and holds most of them."""
    best = start = 0
    found = (0, 0)
    for end, day in enumerate(days, 1):
        while day - days[start] >= WINDOW:
            start += 1
        if end - start > best:
            best, found = end - start, (start, end)
    return found
