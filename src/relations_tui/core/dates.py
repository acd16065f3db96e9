"""Dates: reading them, ordering them, comparing them with a window.

One rule: a date is compared by the first and last second it may mean, never by a day someone filled in.
"""

from relations_tui.core.civil import OPEN_FUTURE, OPEN_PAST, day_of, iso_day
from relations_tui.core.edtf import Date, DateError, Form, Point, Precision, read
from relations_tui.core.phrases import Lang

__all__ = [
    "OPEN_FUTURE",
    "OPEN_PAST",
    "Date",
    "DateError",
    "Form",
    "Point",
    "Precision",
    "day_of",
    "first_day",
    "iso_day",
    "last_day",
    "may_overlap",
    "parse",
    "parse_people",
    "sort_key",
    "starting",
    "surely_within",
]


def parse(text: str) -> Date:
    """The date that `text` writes in EDTF; raises `DateError`, whose help says what to write."""
    try:
        return read(text)
    except DateError as fault:
        from relations_tui.core.date_faults import explain

        raise explain(text, fault) from None


def parse_people(text: str, *, lang: Lang) -> Date:  # noqa: ARG001  (both languages are read, whichever is spoken)
    """The date that `text` writes in EDTF or as people write it, in French or English; raises `DateError`."""
    from relations_tui.core.people import read_people

    return read_people(text)


def sort_key(date: Date) -> tuple[int, ...]:
    """Chronological order: by earliest second, then the finer first. An unknown start sorts where its end begins."""
    earliest = date.earliest
    if earliest is None:
        earliest = _end(date).earliest or 0
    return earliest, date.precision


def starting(date: Date) -> tuple[int, int] | None:
    """The first and last second in which the date may begin; `None` when that is open or unknown."""
    if date.form == "interval" and date.start:
        date = read(date.edtf.partition("/")[0])
    earliest, latest = date.earliest, date.latest
    if earliest is None or latest is None or earliest == OPEN_PAST or latest == OPEN_FUTURE:
        return None
    return earliest, latest


def may_overlap(date: Date, window: Date) -> bool:
    """Whether the two may share a second; an unknown or open end reaches anywhere."""
    return _low(date) <= _high(window) and _low(window) <= _high(date)


def surely_within(date: Date, window: Date) -> bool:
    """Whether the whole date falls in the window; what is unknown on either side makes nothing sure."""
    if date.earliest is None or date.latest is None or window.earliest is None or window.latest is None:
        return False
    return window.earliest <= date.earliest and date.latest <= window.latest


def first_day(date: Date) -> str:
    """The first day it may be, as `2024-07-30`; "" when open or unknown."""
    return iso_day(date.earliest)


def last_day(date: Date) -> str:
    """The last day it may be, as `2024-07-30`; "" when open or unknown."""
    return iso_day(date.latest)


def _end(date: Date) -> Date:
    return read(date.edtf.rpartition("/")[2])


def _low(date: Date) -> int:
    return OPEN_PAST if date.earliest is None else date.earliest


def _high(date: Date) -> int:
    return OPEN_FUTURE if date.latest is None else date.latest
