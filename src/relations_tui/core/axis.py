"""An axis of time on paper, which cannot be zoomed: where a few old events would press all others against one edge, it is broken.

One rule: each part of a broken axis is a true scale of its own, and the break is there to be seen.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from relations_tui.core.dates import OPEN_FUTURE, OPEN_PAST
from relations_tui.core.extents import Item
from relations_tui.core.model import Event
from relations_tui.core.scale import Scale, bounds, whole

FEWEST = 5
"""Events below which no axis is broken."""
UNEVEN = 0.6
"""An axis is broken where a share of the events, less the share of time in which they fall, is above that."""
SEAM = 0.03
"""The share of the width that the break takes."""
_NARROWEST, _WIDEST = 0.15, 0.4


class Placing(Protocol):
    """Anything that gives a second its place: a scale, or a broken axis."""

    def at(self, second: int) -> float:
        """0.0 at the left edge, 1.0 at the right one."""
        ...


class Part(NamedTuple):
    """A scale and the shares of the width between which it stands."""

    scale: Scale
    left: float
    right: float


class Axis(NamedTuple):
    """One part, or two with a break between them."""

    parts: tuple[Part, ...]

    def at(self, second: int) -> float:
        """Where a second stands; 0.0 and 1.0 are the edges."""
        for number, (scale, left, right) in enumerate(self.parts):
            if second < scale.first and number:
                before = self.parts[number - 1]
                span = scale.first - before.scale.last
                return before.right + (second - before.scale.last) / span * (left - before.right)
            if second < scale.last or number == len(self.parts) - 1:
                return left + scale.at(second) * (right - left)
        return 0.0


def axis(items: Iterable[Item]) -> Axis:
    """The axis for items: broken where that makes most of them legible."""
    items = _ordered(items)
    events = [item.event for item in items]
    split = _split(items)
    if not split:
        return Axis((Part(whole(events), 0.0, 1.0),))
    early, late = _scales(events, split)
    many = split / len(events)
    share = min(_WIDEST, max(_NARROWEST, many)) if many <= 0.5 else 1 - min(_WIDEST, max(_NARROWEST, 1 - many))
    return Axis((Part(early, 0.0, share - SEAM), Part(late, share, 1.0)))


def dense(items: Iterable[Item]) -> Scale:
    """The window in which most items lie: the denser part of a broken axis, else all of it."""
    items = _ordered(items)
    split = _split(items)
    events = [item.event for item in items]
    if not split:
        return whole(events)
    early, late = _scales(events, split)
    return late if split <= len(events) // 2 else early


def _ordered(items: Iterable[Item]) -> Sequence[Item]:
    return sorted(items, key=lambda item: (item.first, item.last))


def _scales(events: Sequence[Event], split: int) -> tuple[Scale, Scale]:
    """A scale for the events before the break and one for those after; the first ends before the second begins."""
    early, late = whole(events[:split]), whole(events[split:])
    if early.last < late.first:
        return early, late
    ended = max(bounds(event.date)[1] for event in events[:split])
    begun = min(bounds(event.date)[0] for event in events[split:])
    # A margin may not take in what stands beyond the break; only what lasts beyond it may be cut.
    border = (ended + begun) // 2 if ended < begun else max(begun - 1, early.first + 1)
    return Scale(early.first, border), Scale(border + 1, late.last)


def _split(items: Sequence[Item]) -> int:
    """How many items stand before the break; 0 for no break. It is where events and time are most unevenly parted."""
    known = [item.first for item in items if OPEN_PAST < item.first < OPEN_FUTURE]
    if len(known) < FEWEST or len(known) < len(items) or known[0] == known[-1]:
        return 0
    span = known[-1] - known[0]
    best, split = UNEVEN, 0
    for count in range(1, len(known) - 1):
        # Few events in a long time before, many in a short time after; or the other way round.
        after = (len(known) - count) / len(known) - (known[-1] - known[count]) / span
        before = count / len(known) - (known[count - 1] - known[0]) / span
        for uneven in (after, before):
            if uneven > best:
                best, split = uneven, count
    return split
