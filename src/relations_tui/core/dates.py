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
    "surely_within",
]


def parse(text: str) -> Date:
    """The date that `text` writes in EDTF; raises `DateError`, whose help says what to write."""
    return read(text)


def parse_people(text: str, *, lang: Lang) -> Date:
    """The date that `text` writes in EDTF or as people write it, in French or English; raises `DateError`."""
    from relations_tui.core.people import read_people

    return read_people(text)


def sort_key(date: Date) -> tuple[int, ...]:
    """Chronological order: by earliest second, then the finer first. An unknown start sorts where its end begins."""
    earliest = date.earliest
    if earliest is None:
        earliest = end_earliest(date)
    return earliest, date.precision


def end_earliest(date: Date) -> int:
    """The first second of a date's end."""
    return read(date.edtf.rpartition("/")[2]).earliest or 0


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


def _low(date: Date) -> int:
    return OPEN_PAST if date.earliest is None else date.earliest


def _high(date: Date) -> int:
    return OPEN_FUTURE if date.latest is None else date.latest
