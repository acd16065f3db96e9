"""Items of a lane packed into rows: what overlaps stands in different rows, labels where they fit, what shares a place is counted.

Units are whole numbers of whatever is drawn in: cells of a terminal, pixels of a figure.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from math import floor
from typing import NamedTuple

from relations_tui.core.axis import Placing
from relations_tui.core.extents import Item
from relations_tui.core.lanes import Lane
from relations_tui.core.scale import Scale

CROWD = 2
"""With more than one item for so many places in all the rows there may be, those that share a place are counted before they are packed."""


class Pen(NamedTuple):
    """What is drawn with, in units."""

    width: int
    """Of the plot."""
    mark: int
    """Of a point's mark."""
    gap: int
    """Between a mark and its label."""
    space: int
    """Between a label and the next mark."""
    least: int
    """Of a label that is cut short: below that it is left out."""
    widest: int
    """Of a label, but where nothing is in its way."""
    measure: Callable[[Item], int]
    """The width of a label as it is; 0 for an item without."""


class Placed:
    """An item in a row: its mark or bar from `left` to `right` (exclusive), its label in `room` units from `label` on."""

    __slots__ = ("item", "label", "left", "others", "right", "room", "whole")

    def __init__(self, item: Item, left: int, right: int, others: tuple[Item, ...] = ()) -> None:
        self.item = item
        self.left = left
        self.right = right
        self.others = others
        """More items at the very same place, which are only counted."""
        self.label = right
        self.room = 0
        self.whole = True
        """Whether the label stands there uncut."""

    @property
    def items(self) -> tuple[Item, ...]:
        """All items that stand there."""
        return (self.item, *self.others)

    def show(self, at: int, room: int, want: int) -> None:
        """Give the label its place, in `room` of the `want` units it takes."""
        self.label, self.room = at, room
        self.whole = room >= want

    def count(self, other: "Placed") -> None:
        """Stand for another one too, and for neither by name."""
        self.others += other.items
        self.room, self.whole = 0, False


class _Row:
    """A row as it fills from the left: `marked` is where its last mark ends, `end` where its last label does."""

    __slots__ = ("end", "marked", "placed", "tail")

    def __init__(self) -> None:
        self.placed: list[Placed] = []
        self.tail: Placed | None = None
        """What reaches furthest to the right."""
        self.marked = 0
        self.end = 0

    def add(self, placed: Placed, end: int) -> None:
        """Put one more at the right."""
        self.placed.append(placed)
        self.tail = placed
        self.marked = placed.right
        self.end = max(self.marked, end)

    def free(self, pen: Pen) -> int:
        """Where a label may begin that stands before its mark: not so near the last mark that it could be that one's."""
        return max(self.end, self.marked + pen.space) if self.placed else 0

    def widen(self, pen: Pen) -> None:
        """Give back to labels that were cut what nothing else takes; a row with marks upon bars is left as it is."""
        order = self.placed
        if any(one.right > other.left for one, other in pairwise(order)):
            return
        for number, placed in enumerate(order):
            if placed.room and not placed.whole and not placed.others:
                after = order[number + 1] if number + 1 < len(order) else None
                _lengthened(order[number - 1] if number else None, placed, after, pen)

    def cut(self, spot: Placed, pen: Pen) -> None:
        """Take from the last label what would touch a mark to come."""
        last = self.tail
        if last is None or last.label < last.right:
            return
        room = min(last.room, spot.left - pen.space - last.label)
        last.show(last.label, room if room >= pen.least else 0, pen.measure(last.item))
        self.end = max(self.marked, last.label + last.room + pen.space if last.room else 0)


def _lengthened(before: Placed | None, placed: Placed, after: Placed | None, pen: Pen) -> None:
    """Gives a label the room that is left between its neighbours, as far as it takes it."""
    want = pen.measure(placed.item)
    if placed.label >= placed.right:
        end = min(after.left, after.label if after.room else after.left) - pen.space if after else pen.width
        placed.show(placed.label, max(placed.room, min(want, end - placed.label)), want)
    else:
        start = max(before.right, before.label + before.room if before.room else 0) + pen.space if before else 0
        room = max(placed.room, min(want, placed.left - pen.gap - start))
        placed.show(placed.left - pen.gap - room, room, want)


Rows = tuple[tuple[Placed, ...], ...]
"""What stands in each row of a lane, from left to right; never no row at all."""


def pack(spots: Iterable[Placed], pen: Pen, most: int) -> Rows:
    """Spots from left to right in at most `most` rows, at least one; each in the first row where it fits with its label.

    When there is no such row, labels give way to marks; and when there is no room for a mark, it is counted with another.
    """
    rows: list[_Row] = []
    for spot in spots:
        want = 0 if spot.others else min(pen.measure(spot.item), pen.widest)
        if not any(_fitted(row, spot, pen, want) for row in rows):
            if len(rows) < most:
                rows.append(_Row())
                _squeezed(rows[-1], spot, pen, want)
            elif not _pushed(rows, spot, pen, want):
                _merged(rows, spot)
    for row in rows:
        row.widen(pen)
    return tuple(tuple(row.placed) for row in rows) or ((),)


def _fitted(row: _Row, spot: Placed, pen: Pen, want: int) -> bool:
    """Puts a spot with all of its label at the right of a row, or with the label before it near the right edge."""
    if row.end > spot.left:
        return False
    if not want or spot.right + pen.gap + want <= pen.width:
        spot.show(spot.right + pen.gap, want, pen.measure(spot.item) if want else 0)
        row.add(spot, spot.label + want + pen.space if want else spot.right)
        return True
    if row.free(pen) <= spot.left - pen.gap - want:
        spot.show(spot.left - pen.gap - want, want, pen.measure(spot.item))
        row.add(spot, spot.right)
        return True
    return False


def _squeezed(row: _Row, spot: Placed, pen: Pen, want: int) -> None:
    """Puts a spot at the right of a row whose marks leave room for it, with as much of its label as has room."""
    row.cut(spot, pen)
    if _fitted(row, spot, pen, want):
        return
    after, before = pen.width - spot.right - pen.gap, spot.left - pen.gap - row.free(pen)
    room = max(after, before)
    if room < pen.least:
        spot.show(spot.right, 0, want)
        row.add(spot, spot.right)
    elif after >= before:
        spot.show(spot.right + pen.gap, room, pen.measure(spot.item))
        row.add(spot, spot.label + room + pen.space)
    else:
        spot.show(spot.left - pen.gap - room, room, pen.measure(spot.item))
        row.add(spot, spot.right)


def _pushed(rows: list[_Row], spot: Placed, pen: Pen, want: int) -> bool:
    """Cuts the label that costs least, so that the mark has room."""
    free = [row for row in rows if row.marked <= spot.left]
    if free:
        _squeezed(min(free, key=lambda row: row.end), spot, pen, want)
    return bool(free)


def _merged(rows: list[_Row], spot: Placed) -> None:
    """Puts the mark upon a bar where one reaches so far, else counts it with the mark that ends first."""
    bars = [row for row in rows if row.tail and row.tail.left < spot.left and spot.right < row.tail.right]
    taken = next((row for row in bars if row.placed[-1].right <= spot.left or row.placed[-1] is row.tail), None)
    spot.show(spot.right, 0, 1)
    if taken:
        taken.placed.append(spot)
    else:
        row = min(rows, key=lambda row: row.marked)
        row.placed[-1].count(spot)


def crowded(lane: Lane, window: Scale, pen: Pen, most: int) -> bool:
    """Whether a lane has so many items in the window that, in `most` rows, those which share a place are better counted."""
    return lane.count_within(window.first, window.last - 1) * CROWD > most * max(1, pen.width // pen.mark)


def spots(lane: Lane, axis: Placing, window: Scale, pen: Pen, most: int) -> Iterable[Placed]:
    """The items of a lane that the window shows, in places on the axis, from left to right, to be packed in `most` rows."""
    first, last = window.first, window.last - 1
    if not crowded(lane, window, pen, most):
        return sorted((spot(item, axis, pen) for item in lane.within(first, last)), key=_order)
    points, spans = lane.parted
    heaps = [*_heaped(points.slice_within(first, last), axis, pen)]
    heaps += _gathered((spot(item, axis, pen) for item in spans.within(first, last)), pen)
    return sorted(heaps, key=_order)


def spot(item: Item, axis: Placing, pen: Pen) -> Placed:
    """Where an item stands: its bar cut at the edges, and nothing narrower than a mark."""
    left, right = _unit(axis, item.first, pen.width), _unit(axis, item.last, pen.width)
    if "unknown" in (item.begins, item.ends):
        # A sign says that an end is not known: it takes the room of a mark beside what is.
        low, high = _stretched(floor(left), floor(left) + max(pen.mark, floor(right - left) + 1), pen)
        return Placed(
            item,
            *_stretched(low - pen.mark * (item.begins == "unknown"), high + pen.mark * (item.ends == "unknown"), pen),
        )
    if item.point or right - left <= pen.mark:
        start = floor((left + right - pen.mark + 1) / 2)
        return Placed(item, *_stretched(start, start + pen.mark, pen))
    return Placed(item, *_stretched(floor(left), floor(right) + 1, pen))


def _stretched(left: int, right: int, pen: Pen) -> tuple[int, int]:
    """The same inside the plot, and no narrower than a mark."""
    right = max(pen.mark, min(right, pen.width))
    return max(0, min(left, right - pen.mark)), right


def _unit(axis: Placing, second: int, width: int) -> float:
    return max(-1.0, min(axis.at(second), 2.0)) * width


def _order(placed: Placed) -> tuple[int, int]:
    return placed.left, -placed.right


def _heaped(points: Sequence[Item], axis: Placing, pen: Pen) -> Iterator[Placed]:
    """Points that stand within one mark of each other as one; each place is looked up, not each point."""

    def place(number: int) -> int:
        return floor(axis.at(points[number].first) * pen.width) // pen.mark

    start = 0
    while start < len(points):
        # The next one is most often near: look twice as far each time, then between the last two.
        here, step = place(start), 1
        while start + step < len(points) and place(start + step) <= here:
            step *= 2
        near = range(start + step // 2, min(start + step, len(points)))
        end = max(start + 1, near.start + bisect_right(near, here, key=place))
        heap = spot(points[start], axis, pen)
        heap.others = tuple(points[start + 1 : end])
        yield heap
        start = end


def _gathered(found: Iterable[Placed], pen: Pen) -> Iterable[Placed]:
    """Bars that begin within one mark of each other as one, the longest."""
    heaps: dict[tuple[int, bool], Placed] = {}
    for placed in sorted(found, key=_order):
        key = placed.left // pen.mark, placed.right - placed.left > pen.mark
        heap = heaps.setdefault(key, placed)
        if heap is not placed:
            heap.count(placed)
    return heaps.values()
