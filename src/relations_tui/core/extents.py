"""What of a date can be drawn on an axis of time: how far it reaches, what of that is sure, and how each end is known.

One rule: a bar is solid only where the event surely was; a day somebody would have to make up is drawn as a doubt.
"""

from typing import Literal, NamedTuple

from relations_tui.core.civil import DAY_SECONDS, OPEN_FUTURE, OPEN_PAST
from relations_tui.core.dates import Date, Point, Precision, parse
from relations_tui.core.model import Event

Bound = Literal["day", "coarse", "doubted", "open", "unknown"]
"""How an end is known: to the day or finer; to a month, season, year or coarser, or as “between”; approximately or
uncertainly; not at all because there is none; not at all although there is one."""


class Item(NamedTuple):
    """An event as it may be drawn. Seconds are those of `dates`, inclusive at both ends.

    An open end reaches to `OPEN_PAST` or `OPEN_FUTURE`; an unknown one no further than what is known of the other.
    """

    event: Event
    first: int
    last: int
    sure: tuple[int, int] | None
    """The part it surely lasted; `None` when it only lies somewhere between `first` and `last`, or is a point."""
    begins: Bound
    ends: Bound

    @property
    def point(self) -> bool:
        """Whether it is one known day, or less, however doubted."""
        return self.sure is None and self.begins in ("day", "doubted") and self.last - self.first < DAY_SECONDS

    @property
    def middle(self) -> int:
        """A second that stands for it where only one can: the middle of what is known, else its known end."""
        if self.first <= OPEN_PAST:
            return 0 if self.last >= OPEN_FUTURE else self.last
        return self.first if self.last >= OPEN_FUTURE else (self.first + self.last) // 2

    @property
    def doubted(self) -> bool:
        """Whether its date, however fine, is approximate or uncertain."""
        return self.event.date.approximate or self.event.date.uncertain


def item_of(event: Event) -> Item:
    """How an event lies on the axis."""
    date = event.date
    if date.form == "interval":
        return _span(event)
    first = OPEN_PAST if date.earliest is None else date.earliest
    last = OPEN_FUTURE if date.latest is None else date.latest
    begins: Bound = "open" if first == OPEN_PAST else _bound(date.start, date)
    ends: Bound = "open" if last == OPEN_FUTURE else _bound(date.end, date)
    return Item(event, first, last, None, begins, ends)


def _bound(point: Point | None, date: Date) -> Bound:
    if date.form == "between" or point is None or point.precision > Precision.DAY:
        return "coarse"
    return "doubted" if point.approximate or point.uncertain else "day"


def _span(event: Event) -> Item:
    """An interval: sure between the last day on which it may have begun and the first on which it may have ended."""
    date = event.date
    written = date.edtf.partition("/")
    start, end = (parse(text) if point else None for text, point in ((written[0], date.start), (written[2], date.end)))
    begins: Bound = _bound(date.start, date) if start else "unknown" if date.earliest is None else "open"
    ends: Bound = _bound(date.end, date) if end else "unknown" if date.latest is None else "open"
    first = start.earliest if start else None
    last = end.latest if end else None
    if first is None:
        first = OPEN_PAST if begins == "open" or end is None or end.earliest is None else end.earliest
    if last is None:
        last = OPEN_FUTURE if ends == "open" or start is None or start.latest is None else start.latest
    return Item(event, first, last, _sure(start, end, begins, ends), begins, ends)


def _sure(start: Date | None, end: Date | None, begins: Bound, ends: Bound) -> tuple[int, int] | None:
    if "unknown" in (begins, ends):
        known = start or end
        alone = begins if start else ends
        if known is None or alone != "day" or known.earliest is None or known.latest is None:
            return None
        return known.earliest, known.latest
    low = OPEN_PAST if start is None else start.earliest if begins == "day" else start.latest
    high = OPEN_FUTURE if end is None else end.latest if ends == "day" else end.earliest
    return (low, high) if low is not None and high is not None and low <= high else None
