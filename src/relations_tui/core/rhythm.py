"""The rhythm of a chronology: the longest gaps in it, and its bursts.

One rule: nothing is made of a day that is not known. A gap runs from the last moment the events before it may have lasted to
the first moment the next one may have begun, so it is at least as long as it says; a burst counts only known days.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from relations_tui.core.civil import DAY_SECONDS
from relations_tui.core.dates import Date, Point, Precision
from relations_tui.core.model import Event
from relations_tui.core.silences import Extent, Known, extent

WINDOW = 30
"""Days of a burst."""
FEWEST = 3
"""Events that make a burst."""
FEWEST_OF_A_PACE = 5
"""Events that must share something for their rhythm to be told."""


class Gap(NamedTuple):
    """A stretch in which none of the events falls."""

    after: Event
    """The event that ends last before it."""
    before: Event
    """The event that begins first after it."""
    days: int
    """From the last day before to the first day after: one that follows on the next day is 1 day later."""
    known: Known
    """How well that is known: as well as the vaguer of the two bounds."""
    during: tuple[Event, ...]
    """The events that may be going on in it: begun before it without a known end, or ended after it, begun nobody knows when."""


class Burst(NamedTuple):
    """A stretch of at most `WINDOW` days in which many events begin."""

    first: int
    """The second in which its first day begins, since 1970 (see `dates`)."""
    last: int
    """The last second of its last day."""
    events: tuple[Event, ...]


class _Placed(NamedTuple):
    """An event and where it lies."""

    extent: Extent
    event: Event


class Pace(NamedTuple):
    """The rhythm of the events that share something: a theme or an actor."""

    value: str
    """What they share, by its id."""
    events: int
    gaps: tuple[Gap, ...]
    bursts: tuple[Burst, ...]


def gaps(events: Iterable[Event], *, limit: int = 10, least: int = 2) -> tuple[Gap, ...]:
    """The longest gaps of at least that many days, the longest first and of two as long the earlier."""
    placed = sorted((_Placed(extent(event.date), event) for event in events), key=lambda one: one.extent[:2])
    found = sorted(_between(placed), key=lambda pair: _days(*pair), reverse=True)
    long = [pair for pair in found[:limit] if _days(*pair) >= least]
    return tuple(_gap(before, after, placed) for before, after in long)


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


def paces(
    events: Iterable[Event], shared: Callable[[Event], Iterable[str]], *, fewest: int = FEWEST_OF_A_PACE, limit: int = 2
) -> tuple[Pace, ...]:
    """The longest gaps and the densest bursts, `limit` of each, among the events that share a value; most events first.

    `shared` gives the values of an event. Of what fewer than `fewest` events share, no rhythm can be told.
    """
    sharing: dict[str, list[Event]] = {}
    for event in events:
        for value in dict.fromkeys(shared(event)):
            sharing.setdefault(value, []).append(event)
    most = sorted(sharing.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(
        Pace(value, len(some), gaps(some, limit=limit), bursts(some, limit=limit))
        for value, some in most
        if len(some) >= fewest
    )


def of_parts(events: Sequence[Event]) -> Mapping[str, tuple[Pace, ...]]:
    """The rhythm of each theme and of each actor, under "theme" and "actor"."""
    return {
        "theme": paces(events, lambda event: event.themes),
        "actor": paces(events, lambda event: (part.actor for part in event.actors)),
    }


def _between(placed: Sequence[_Placed]) -> Iterator[tuple[_Placed, _Placed]]:
    """Each pair of neighbours with nothing between them: what reaches furthest so far, and what comes after it."""
    reach: _Placed | None = None
    for one in placed:
        if reach is not None and one.extent.first > reach.extent.last:
            yield reach, one
        if reach is None or _end(one) > _end(reach):
            reach = one


def _end(placed: _Placed) -> tuple[int, Known]:
    """When it ends; of two that end on a day, the one better known counts."""
    return placed.extent.last // DAY_SECONDS, placed.extent.ends


def _days(before: _Placed, after: _Placed) -> int:
    return after.extent.first // DAY_SECONDS - before.extent.last // DAY_SECONDS


def _gap(before: _Placed, after: _Placed, placed: Sequence[_Placed]) -> Gap:
    begun = (one.event for one in placed if one.extent.reach > 0 and one.extent.last <= before.extent.last)
    ended = (one.event for one in placed if one.extent.reach < 0 and one.extent.first >= after.extent.first)
    known = min(before.extent.ends, after.extent.begins)
    return Gap(before.event, after.event, _days(before, after), known, (*begun, *ended))


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
