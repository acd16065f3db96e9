"""Where a list of events falls silent: its long gaps, found at each change of the filter.

One rule: nothing is made of a day that is not known. A gap runs from the last moment the events before it may have lasted to
the first moment the next one may have begun. What is known of each event is read once for a whole dossier; a search then only
looks at blocks of events, whatever their number.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from itertools import compress
from operator import itemgetter, sub
from typing import NamedTuple

from relations_tui.core import bits, words
from relations_tui.core.civil import DAY_SECONDS
from relations_tui.core.dates import OPEN_FUTURE, OPEN_PAST, Date, Point, Precision, parse
from relations_tui.core.model import Event
from relations_tui.core.phrases import Lang, Phrase

SHORTEST = 60
"""Days below which no silence is worth a line."""
TIMES = 2
"""How often the usual distance between two events a silence must last."""
FEW = 2
"""As many lines a list may always have."""
SHARE = 8
"""Else at most one line in so many events."""
_BLOCK = SHORTEST // 2
"""The events of a block all begin in fewer days: no silence is inside one."""
_MONTH_DAYS = 30.436875
_IN_MONTHS = 90
"""Days from which `words.duration` counts in months."""
_ABOUT = Phrase("environ {length}", "about {length}")
_AT_LEAST = Phrase("au moins {length}", "at least {length}")
_PLACES = 32
_PLACE = (1 << _PLACES) - 1


class Known(IntEnum):
    """How well the bound of a gap is known, and with it the gap's length."""

    ABOUT = 0
    """The date is approximate or uncertain: it may be wrong either way."""
    AT_LEAST = 1
    """The day is not known: the gap may be longer, and not shorter."""
    EXACTLY = 2


class Extent(NamedTuple):
    """The seconds between which an event surely lies; of one that has one end open or unknown, those of the other end."""

    first: int
    last: int
    reach: int
    """1 when it may go on after that, -1 when it may have gone on before, 0 when neither."""
    begins: Known
    ends: Known


class Silence(NamedTuple):
    """A gap in a list, in chronological order."""

    position: int
    """Of the event after it."""
    days: int
    """From the last day before to the first day after: one that follows on the next day is 1 day later."""
    bounds: tuple[Date, Date]
    """The dates of the event that reaches furthest before it and of the one after it."""
    going_on: bool = False
    """Whether an event may be going on in it, its end or its beginning being open or unknown."""

    @property
    def known(self) -> Known:
        """How well its length is known: as well as the vaguer of its bounds."""
        before, after = self.bounds
        return min(extent(before).ends, extent(after).begins)


def extent(date: Date) -> Extent:
    """Where an event of that date lies."""
    reach = 0
    if date.form == "interval" and (date.start is None or date.end is None):
        reach = 1 if date.start else -1
        date = parse(date.edtf.partition("/")[0 if date.start else 2])
    first = OPEN_PAST if date.earliest is None else date.earliest
    last = OPEN_FUTURE if date.latest is None else date.latest
    between = date.form == "between"
    return Extent(first, last, reach, _known(date.start, between=between), _known(date.end, between=between))


def _known(point: Point | None, *, between: bool) -> Known:
    if point is not None and (point.approximate or point.uncertain):
        return Known.ABOUT
    if between or point is None or point.precision > Precision.DAY:
        return Known.AT_LEAST
    return Known.EXACTLY


def length(days: int, known: Known, lang: Lang) -> str:
    """A length of time and how well it is known: « au moins 14 mois »."""
    if known == Known.EXACTLY:
        return words.duration(days, lang)
    if known == Known.ABOUT:
        return _ABOUT.fill(length=words.duration(days, lang)).say(lang)
    return _AT_LEAST.fill(length=words.duration(_whole(days), lang)).say(lang)


def _whole(days: int) -> int:
    """The days of as many whole months, where a length is said in months: “at least” may not round up."""
    return days if days < _IN_MONTHS else max(round(int(days / _MONTH_DAYS) * _MONTH_DAYS), _IN_MONTHS - 1)


class Silences:
    """The days on which the events of a dossier begin and end, and what they leave open; the same for every filter."""

    def __init__(self, events: Sequence[Event]) -> None:
        """`events` in chronological order."""
        self._events = events
        self._starts: list[int] = []
        # The last day and the place in one number: the greatest of some tells also which of them reaches so far.
        self._ends: list[int] = []
        open_end: list[int] = []
        open_start: list[int] = []
        for place, event in enumerate(events):
            first, last = event.date.earliest, event.date.latest
            if first is None or last is None or event.date.start is None or event.date.end is None:
                first, last, reach, *_ = extent(event.date)
                if reach:
                    (open_end if reach > 0 else open_start).append(place)
            self._starts.append(first // DAY_SECONDS)
            self._ends.append(last // DAY_SECONDS << _PLACES | place)
        self._open_end = bits.of_positions(open_end, len(events))
        self._open_start = bits.of_positions(open_start, len(events))
        self._edges = self._blocks()

    def _blocks(self) -> list[int]:
        """For each event, the place at which the block it is in ends."""
        edges: list[int] = []
        while len(edges) < len(self._starts):
            low = len(edges)
            high = bisect_left(self._starts, self._starts[low] + _BLOCK, low)
            edges += [high] * (high - low)
        return edges

    def among(self, found: int) -> tuple[Silence, ...]:
        """The silences between the events of a set (see `bits`) that are worth telling, in chronological order."""
        count = found.bit_count()
        if count < 3:
            return ()
        flags = bits.to_flags(found)
        gaps = list(self._gaps(flags, self._least(found, flags, count)))
        if len(gaps) > (most := max(FEW, count // SHARE)):
            gaps = sorted(sorted(gaps, key=itemgetter(2), reverse=True)[:most])
        return tuple(self._told(gaps, found, flags))

    def _least(self, found: int, flags: bytes, count: int) -> int:
        """How many days a silence must have here: a few times the usual distance from one beginning to the next."""
        starts = self._starts
        span = starts[found.bit_length() - 1] - starts[flags.find(1)]
        # Half of all distances are not below the middle one, so it cannot be long where so many events share the span.
        if 2 * TIMES * span <= SHORTEST * (count - 1):
            return SHORTEST
        begun = list(compress(starts, flags))
        apart: list[int] = sorted(map(sub, begun[1:], begun))
        return max(SHORTEST, TIMES * apart[(len(apart) - 1) // 2])

    def _gaps(self, flags: bytes, least: int) -> Iterator[tuple[int, int, int]]:
        """Each gap that long: the place after it, that of what reaches furthest before it, and its days.

        A gap ends where a block begins, so only the first event of each is looked at.
        """
        starts, ends, edges, find = self._starts, self._ends, self._edges, flags.find
        before = find(1)
        done, reach = before, ends[before]
        place = find(1, edges[before])
        while place >= 0:
            if starts[place] - starts[before] >= least:
                reach = max(reach, *compress(ends[done:place], flags[done:place]))
                done = place
                days = starts[place] - (reach >> _PLACES)
                if days >= least:
                    yield place, reach & _PLACE, days
            before, place = place, find(1, edges[place])

    def _told(self, gaps: Iterable[tuple[int, int, int]], found: int, flags: bytes) -> Iterator[Silence]:
        begun, ended = found & self._open_end, found & self._open_start
        first, last = (begun & -begun).bit_length() - 1 if begun else len(flags), ended.bit_length() - 1
        position = done = 0
        for place, reach, days in gaps:
            position += flags.count(1, done, place)
            done = place
            bounds = self._events[reach].date, self._events[place].date
            yield Silence(position, days, bounds, first < place or last >= place)
