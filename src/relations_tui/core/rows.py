"""Results as the flat rows of a timeline: a heading for each year, then its events; row ↔ event.

An event known only to the decade or century stands under a heading of its own, never in a year it may not belong to.
"""

from bisect import bisect_right
from itertools import groupby
from typing import NamedTuple

from relations_tui.core.dates import Date, Precision
from relations_tui.core.model import Event


class Heading(NamedTuple):
    """What a group of rows is called: a year, or the first year of a decade or century; `year` is None when nothing is known."""

    precision: Precision
    year: int | None
    size: int


class Rows:
    """The rows of a list of events: row r is a heading or an event. Positions count in `events`, rows in what is shown."""

    __slots__ = ("_starts", "_tops", "events", "headings")

    def __init__(self, events: tuple[Event, ...]) -> None:
        """`events` in the order in which they are to stand."""
        self.events = events
        headings: list[Heading] = []
        starts: list[int] = []
        position = 0
        for (precision, year), group in groupby(heading_of(event.date) for event in events):
            count = sum(1 for _ in group)
            headings.append(Heading(precision, year, count))
            starts.append(position)
            position += count
        self.headings = tuple(headings)
        self._starts = starts
        self._tops = [start + group for group, start in enumerate(starts)]

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
