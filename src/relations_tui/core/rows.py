"""Results as the flat rows of a timeline: a heading for each year, then its events; row ↔ event. A long silence has a row too.

An event known only to the decade or century stands under a heading of its own, never in a year it may not belong to.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from operator import itemgetter
from typing import NamedTuple

from relations_tui.core.dates import Date, Precision
from relations_tui.core.model import Event
from relations_tui.core.silences import Silence, Silences


class Heading(NamedTuple):
    """What a group of rows is called: a year, or the first year of a decade or century; `year` is None when nothing is known."""

    precision: Precision
    year: int | None
    size: int


class Grouping:
    """Where the headings fall in a whole dossier, found once, so that a filtered list needs only to count."""

    def __init__(self, events: Sequence[Event]) -> None:
        """`events` in chronological order."""
        self._events = events
        self._silences: Silences | None = None
        self._runs: list[tuple[Precision, int | None, int, int]] = []
        low = 0
        for (precision, year), group in groupby(heading_of(event.date) for event in events):
            high = low + sum(1 for _ in group)
            self._runs.append((precision, year, low, high))
            low = high

    def headings(self, bits: int) -> list[Heading]:
        """The headings over the events of a set (see `bits`), in chronological order, those without an event left out."""
        found: list[Heading] = []
        for precision, year, low, high in self._runs:
            size = ((bits >> low) & ((1 << (high - low)) - 1)).bit_count()
            if not size:
                continue
            if found and found[-1][:2] == (precision, year):
                size += found.pop().size
            found.append(Heading(precision, year, size))
        return found

    def rows(self, events: tuple[Event, ...], bits: int, *, reverse: bool = False) -> "Rows":
        """The rows of the events of a set, given in chronological order; with `reverse`, the latest first."""
        if self._silences is None:
            self._silences = Silences(self._events)
        headings, silences = self.headings(bits), self._silences.among(bits)
        if not reverse:
            return Rows(events, headings, silences)
        turned = [silence._replace(position=len(events) - silence.position) for silence in reversed(silences)]
        return Rows(events[::-1], headings[::-1], turned)


class Rows:
    """The rows of a list of events: row r is a heading, a silence or an event.

    Positions count in `events`, rows in what is shown. A silence stands above the heading of the event that follows it.
    """

    __slots__ = ("_above", "_at", "_others", "_starts", "_tops", "events", "headings", "silences")

    def __init__(
        self, events: tuple[Event, ...], headings: Sequence[Heading], silences: Sequence[Silence] = ()
    ) -> None:
        """`events` in the order in which they are to stand; the headings over them and the silences in the same order.

        The position of a silence is here that of the event that stands below it.
        """
        self.events = events
        self.headings = tuple(headings)
        self.silences = tuple(silences)
        self._starts = list(accumulate((heading.size for heading in self.headings[:-1]), initial=0))[
            : len(self.headings)
        ]
        # The rows that are not events, by the position of the event below them, and at which row they stand.
        others = sorted(self._placed(), key=itemgetter(0, 1))
        self._above = [position for position, _, _ in others]
        self._at = [position + before for before, position in enumerate(self._above)]
        self._others = [other for _, _, other in others]
        self._tops = [row for row, (_, heading, _) in zip(self._at, others, strict=True) if heading]

    def _placed(self) -> Iterator[tuple[int, bool, Heading | Silence]]:
        yield from ((start, True, heading) for start, heading in zip(self._starts, self.headings, strict=True))
        yield from ((silence.position, False, silence) for silence in self.silences)

    def __len__(self) -> int:
        return len(self.events) + len(self._above)

    def group(self, row: int) -> int:
        """The number of the group, from 0, to which a row belongs."""
        return bisect_right(self._tops, row) - 1

    def top(self, group: int) -> int:
        """The row of a group's heading."""
        return self._tops[group]

    def other(self, row: int) -> Heading | Silence | None:
        """The heading or the silence at `row`, or None where an event stands."""
        others = bisect_right(self._at, row) - 1
        return self._others[others] if self._at[others] == row else None

    def position(self, row: int) -> int | None:
        """The position of the event at `row`, or None at a heading or a silence."""
        others = bisect_right(self._at, row) - 1
        return None if self._at[others] == row else row - others - 1

    def row(self, position: int) -> int:
        """The row of the event at `position`."""
        return position + bisect_right(self._above, position)

    def beyond(self, position: int, step: int) -> int | None:
        """The event on the far side of the next silence from a position, or of the one before; None when there is none."""
        below = [silence.position for silence in self.silences]
        number = bisect_right(below, position) - (step < 0)
        return below[number] - (step < 0) if 0 <= number < len(below) else None

    def neighbour(self, position: int, step: int) -> int:
        """The first event `step` groups further on; going back, first to the beginning of the group one is in."""
        group = bisect_right(self._starts, position) - 1
        if step > 0 and group + step >= len(self._starts):
            return position
        if step < 0 and position > self._starts[group]:
            group += 1
        return self._starts[max(0, group + step)]


def heading_of(date: Date) -> tuple[Precision, int | None]:
    """The group a date belongs to: its year, or its decade or century when no more is known."""
    point = date.start or date.end
    if point is None:
        return Precision.YEAR, None
    return max(point.precision, Precision.YEAR), point.year
