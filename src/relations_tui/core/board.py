"""Lanes one under another as lines: what stands in a line, in which lines an event stands.

One rule: only what is looked at is packed. How high a lane is must be known of all, so one of many lanes has one row, and a
crowded one as many as it may.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate
from typing import NamedTuple

from relations_tui.core.lanes import Lane, Lanes
from relations_tui.core.packing import Pen, Placed, Rows, crowded, pack, spots
from relations_tui.core.scale import Scale

_HEIGHTS = ((6, 12), (12, 5), (24, 3), (60, 2))
"""Up to so many lanes, how many rows each may have; one where there are more."""


class Row(NamedTuple):
    """A line of a board: the number of its lane, which row of that it is, and what stands there from left to right."""

    lane: int
    row: int
    placed: tuple[Placed, ...]


class Board:
    """The lanes in a window of time, drawn with a pen; those whose key is folded have one row."""

    __slots__ = ("_most", "_packed", "_starts", "folded", "lanes", "pen", "window")

    def __init__(self, lanes: Lanes, window: Scale, pen: Pen, folded: AbstractSet[str] = frozenset()) -> None:
        self.lanes = lanes
        self.window = window
        self.pen = pen
        self.folded = folded
        count = len(lanes.lanes)
        self._most = next((rows for most, rows in _HEIGHTS if count <= most), 1)
        self._packed: dict[int, Rows] = {}
        heights = (self._height(number, lane) for number, lane in enumerate(lanes.lanes))
        self._starts = list(accumulate(heights, initial=0))

    def __len__(self) -> int:
        """How many lines there are."""
        return self._starts[-1]

    def row(self, line: int) -> Row:
        """What stands in a line, from 0."""
        number = bisect_right(self._starts, line) - 1
        row = line - self._starts[number]
        return Row(number, row, self.rows(number)[row])

    def rows(self, number: int) -> Rows:
        """The rows of a lane."""
        if number not in self._packed:
            lane = self.lanes.lanes[number]
            allowed = self._allowed(lane)
            found = pack(spots(lane, self.window, self.window, self.pen, allowed), self.pen, allowed)
            lacking = allowed - len(found) if crowded(lane, self.window, self.pen, allowed) else 0
            self._packed[number] = found + ((),) * lacking
        return self._packed[number]

    def start(self, number: int) -> int:
        """The first line of a lane."""
        return self._starts[number]

    def lines(self, event: str) -> Iterator[tuple[int, int]]:
        """The lines in which an event stands, each with the number of its lane; none when it is outside the window."""
        for number in self.lanes.holding(event):
            for row, placed in enumerate(self.rows(number)):
                if any(item.event.id == event for one in placed for item in one.items):
                    yield self._starts[number] + row, number

    def at(self, line: int, place: int) -> Sequence[str]:
        """The events whose mark, else whose label, stands in a place of a line; several when they share it."""
        placed = self.row(line).placed
        marks = [one for one in placed if one.left <= place < one.right]
        labels = [one for one in placed if one.room and one.label <= place < one.label + one.room]
        found = (marks or labels)[-1:]
        return [item.event.id for one in found for item in one.items]

    def _allowed(self, lane: Lane) -> int:
        return 1 if lane.key in self.folded else self._most

    def _height(self, number: int, lane: Lane) -> int:
        """How many rows a lane has: a crowded one has all that it may, so that it need not be packed to be known."""
        allowed = self._allowed(lane)
        return allowed if allowed == 1 or crowded(lane, self.window, self.pen, allowed) else len(self.rows(number))
