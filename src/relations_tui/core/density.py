"""How many events each column of a scale holds, for a whole dossier and for what a filter keeps.

One rule: an event counts in a column only when it is known that finely. One that is known to the year, or lasts for years, runs
through all the columns it may fall in and is counted apart there, never piled up where the year begins.
Events are sorted once for a dossier; a zoom step only looks up the edges of its columns.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import compress
from operator import itemgetter
from typing import NamedTuple

from relations_tui.core import bits
from relations_tui.core.civil import DAY_SECONDS, OPEN_FUTURE, OPEN_PAST
from relations_tui.core.dates import Date, Precision
from relations_tui.core.model import Event
from relations_tui.core.scale import Scale, around, bounds

SHORT = 7
"""Days that an event may last and still be told by a bar as wide as itself, where it is wider than a column."""
_LENGTHS = tuple(days * DAY_SECONDS for days in (1, SHORT, 31, 92, 366, 3_653, 36_525, 365_250, 10**15))


class Columns(NamedTuple):
    """Two counts for each column, from left to right, and how many events lie wholly outside."""

    within: tuple[int, ...]
    """The events that fall in the column; one of known days falls in each column of its days."""
    through: tuple[int, ...]
    """The events that run through the column, or may fall in it or in others."""
    before: int
    after: int


class _Seconds:
    """Seconds in order, and the places in the dossier of the events they belong to."""

    __slots__ = ("_places", "seconds")

    def __init__(self, seconds: Sequence[int], places: Sequence[int]) -> None:
        """`seconds` in any order, and the place that belongs to each."""
        order = sorted(range(len(places)), key=seconds.__getitem__)
        self.seconds = [seconds[number] for number in order]
        self._places = [places[number] for number in order]

    def kept(self, flags: bytes) -> list[int]:
        """Those of the events whose flag is set."""
        if len(self._places) < 2:
            return [second for second, place in zip(self.seconds, self._places, strict=True) if flags[place]]
        return list(compress(self.seconds, itemgetter(*self._places)(flags)))


class _Group(NamedTuple):
    """Events of about one length: where they begin, end and have their middle."""

    length: int
    """The longest that one of them may last, in seconds."""
    solid: bool
    """Whether they are known days, few enough to be told by a bar."""
    firsts: _Seconds
    lasts: _Seconds
    middles: _Seconds


class Counter:
    """Events ready to be counted in the columns of any scale; what a scale does not ask for is never looked up."""

    def __init__(self, groups: Sequence[_Group], low: _Seconds, high: _Seconds, size: int, flags: bytes | None) -> None:
        """`flags` says of each event of the dossier whether it counts; None for all of them, which are `size` then."""
        self._groups = groups
        self._low, self._high = low, high
        self._size = size
        self._flags = flags
        self._found: dict[int, Sequence[int]] = {}

    def __len__(self) -> int:
        return self._size

    def kept(self, flags: bytes) -> "Counter":
        """The same for the events of the dossier whose flag is set."""
        return Counter(self._groups, self._low, self._high, flags.count(1), flags)

    def columns(self, scale: Scale, cells: int) -> Columns:
        """The counts of each of `cells` columns."""
        edges = [scale.first - (-number * scale.width // cells) for number in range(cells + 1)]
        narrowest = scale.width // cells
        within, through, before, after = [0] * cells, [0] * cells, 0, 0
        for group in self._groups:
            counts, earlier, later = self._counts(group, edges, narrowest)
            into = within if group.solid or group.length <= narrowest else through
            into[:] = [one + other for one, other in zip(into, counts, strict=True)]
            before, after = before + earlier, after + later
        return Columns(tuple(within), tuple(through), before, after)

    def falling(self, first: int, last: int) -> int:
        """How many events may fall between two seconds, as `since:` and `until:` have it."""
        begun = bisect_right(self._seconds(self._low), last)
        return begun - bisect_left(self._seconds(self._high), first)

    def _counts(self, group: _Group, edges: Sequence[int], narrowest: int) -> tuple[list[int], int, int]:
        """Per column how many fall in it or run through it; how many come before all columns, and after."""
        low, high = (group.middles,) * 2 if group.length <= narrowest else (group.firsts, group.lasts)
        begun = self._before(low, edges)
        ended = begun if low is high else self._before(high, edges)
        counts = [last - first for first, last in zip(ended[:-1], begun[1:], strict=True)]
        return counts, ended[0], len(self._seconds(low)) - begun[-1]

    def _before(self, one: _Seconds, edges: Sequence[int]) -> list[int]:
        """How many come before each edge."""
        seconds = self._seconds(one)
        return [bisect_left(seconds, edge) for edge in edges]

    def _seconds(self, one: _Seconds) -> Sequence[int]:
        if self._flags is None:
            return one.seconds
        found = self._found.get(id(one))
        if found is None:
            found = self._found[id(one)] = one.kept(self._flags)
        return found


class Density:
    """The events of a dossier, sorted once."""

    def __init__(self, events: Sequence[Event]) -> None:
        """`events` in the order of the dossier."""
        dates = [event.date for event in events]
        reach = [bounds(date) for date in dates]
        self.whole = around(reach)
        low = [OPEN_PAST if date.earliest is None else date.earliest for date in dates]
        high = [OPEN_FUTURE if date.latest is None else date.latest for date in dates]
        everywhere = range(len(dates))
        self._everything = bits.all_of(len(dates))
        groups = tuple(_groups(dates, reach))
        self.all = Counter(groups, _Seconds(low, everywhere), _Seconds(high, everywhere), len(dates), None)

    def of(self, shown: int) -> Counter:
        """The counter of a set of events (see `bits`)."""
        if shown == self._everything:
            return self.all
        return self.all.kept(bits.to_flags(shown).ljust(len(self.all), b"\0"))


def _groups(dates: Sequence[Date], reach: Sequence[tuple[int, int]]) -> Iterator[_Group]:
    parted: dict[tuple[int, bool], list[int]] = {}
    for place, ((first, last), date) in enumerate(zip(reach, dates, strict=True)):
        length = _LENGTHS[bisect_right(_LENGTHS, last - first)]
        solid = date.precision <= Precision.DAY and date.form != "between" and length <= SHORT * DAY_SECONDS
        parted.setdefault((length, solid), []).append(place)
    for (length, solid), places in sorted(parted.items()):
        ends = [reach[place] for place in places]
        firsts, lasts = (_Seconds([end[side] for end in ends], places) for side in (0, 1))
        yield _Group(length, solid, firsts, lasts, _Seconds([sum(end) // 2 for end in ends], places))
