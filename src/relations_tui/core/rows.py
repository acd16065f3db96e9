"""Results as the flat rows of a timeline: a heading for each year, then its events; row ↔ event.

An event known only to the decade or century stands under a heading of its own, never in a year it may not belong to.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from relations_tui.core.dates import Date, Precision
from relations_tui.core.model import Event


class Heading(NamedTuple):
    """What a group of rows is called: a year, or the first year of a decade or century; `year` is None when nothing is known."""

    precision: Precision
    year: int | None
    size: int


class Grouping:
    """Where the headings fall in a whole dossier, found once, so that a filtered list needs only to count."""

    def __init__(self, events: Sequence[Event]) -> None:
        """`events` in chronological order."""
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


class Rows:
    """The rows of a list of events: row r is a heading or an event. Positions count in `events`, rows in what is shown."""

    __slots__ = ("_starts", "_tops", "events", "headings")

    def __init__(self, events: tuple[Event, ...], headings: Sequence[Heading]) -> None:
        """`events` in the order in which they are to stand, and the headings over them in the same order."""
        self.events = events
        self.headings = tuple(headings)
        self._starts = list(accumulate((heading.size for heading in self.headings[:-1]), initial=0))[
            : len(self.headings)
        ]
        self._tops = [start + group for group, start in enumerate(self._starts)]

    def __len__(self) -> int:
        return len(self.events) + len(self.headings)

    def group(self, row: int) -> int:
        """The number of the group, from 0, to which a row belongs."""
        return bisect_right(self._tops, row) - 1

    def top(self, group: int) -> int:
        """The row of a group's heading."""
        return self._tops[group]

    def heading(self, row: int) -> Heading | None:
        """The heading at `row`, or None where an event stands."""
        group = self.group(row)
        return self.headings[group] if self._tops[group] == row else None

    def position(self, row: int) -> int | None:
        """The position of the event at `row`, or None at a heading."""
        group = self.group(row)
        return None if self._tops[group] == row else row - group - 1

    def row(self, position: int) -> int:
        """The row of the event at `position`."""
        return position + bisect_right(self._starts, position)

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
