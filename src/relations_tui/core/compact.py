"""Dates in the fewest cells that still say them, for a column of a list.

One rule: what does not fit is said more coarsely, never wrongly.
Signs: `~` approximate, `?` uncertain, `–` a span, `…` some day between two, `→` open, `→?` unknown, `≤` and `≥` one side of a day.
"""

from relations_tui.core.edtf import Date, Point, Precision
from relations_tui.core.names import DASH, WINTER, last_year, point_name, year_name, years_name
from relations_tui.core.phrases import Lang

WIDTH = 16
"""The most cells a compact date takes."""

_BETWEEN = "\u2026"
_FULL, _MONTHS, _NUMBERS, _YEARS = range(4)
# Shorter ways to write the same thing, taken one after the other while the text is too long.
_SHORTER = (("av.\u00a0J.-C.", "AEC"), ("apr.\u00a0J.-C.", "EC"), ("1er" + DASH, "1" + DASH))


def compact(date: Date, lang: Lang, *, year: int | None = None) -> str:
    """The date in at most `WIDTH` cells: « 30 juil. 2024 »; « 30 juil. » where `year` says the year already."""
    for level in (_FULL, _MONTHS, _NUMBERS, _YEARS):
        text = _said(date, lang, year, level)
        for long, short in _SHORTER:
            text = text if len(text) <= WIDTH else text.replace(long, short)
        if len(text) <= WIDTH:
            return text
    return date.edtf if len(date.edtf) <= WIDTH else date.edtf[: WIDTH - 1] + _BETWEEN


def _said(date: Date, lang: Lang, year: int | None, level: int) -> str:
    start, end = date.start, date.end
    if start and end:
        return _two((start, end), _BETWEEN if date.form == "between" else DASH, lang, year, level)
    if start:
        said = _one(start, lang, level, year=start.year != year)
        return f"\u2265 {said}" if date.form == "between" else f"{said} \u2192{'?' if date.latest is None else ''}"
    said = _one(end, lang, level, year=end.year != year) if end else ""
    return f"\u2264 {said}" if date.form == "between" else f"{'?' if date.earliest is None else ''}\u2192 {said}"


def _two(ends: tuple[Point, Point], mark: str, lang: Lang, year: int | None, level: int) -> str:
    """Two dates; the first leaves out what the second says."""
    start, end = ends
    if level == _YEARS or start.precision == end.precision == Precision.YEAR:
        return _years(start, end, lang, mark)
    if start.year != end.year:
        year = None
    with_year = end.year != year
    last = _one(end, lang, level, year=with_year)
    if _one(start, lang, level, year=with_year) == last:
        return last
    shared = start.year == end.year and _leaves_year(start) and _leaves_year(end) and level != _NUMBERS
    same_month = (
        shared and level == _FULL and start.month == end.month and start.day is not None and end.day is not None
    )
    return _one(start, lang, level, year=with_year and not shared, month=not same_month) + mark + last


def _years(start: Point, end: Point, lang: Lang, mark: str) -> str:
    """Two years; where neither bears a sign the era is said once."""
    first, last = _one(start, lang, _YEARS, year=True), _one(end, lang, _YEARS, year=True)
    if first == last:
        return last
    if any(point.approximate or point.uncertain for point in (start, end)):
        return f"{first}{mark}{last}"
    return years_name(start.year, end.year, lang).replace(DASH, mark)


def _leaves_year(point: Point) -> bool:
    return point.month is not None or point.season not in (None, WINTER)


def _one(point: Point, lang: Lang, level: int, *, year: bool, month: bool = True) -> str:
    """One date with its signs, as finely as the level allows."""
    about, doubt = "~" if point.approximate else "", "?" if point.uncertain else ""
    return about + _name(point, lang, level, year=year, month=month) + doubt


def _name(point: Point, lang: Lang, level: int, *, year: bool, month: bool) -> str:
    if level >= _MONTHS and point.precision >= Precision.DECADE:
        return years_name(point.year, last_year(point), lang)
    if level == _YEARS:
        return year_name(point.year, lang)
    if level == _NUMBERS and point.month and 0 < point.year < 10_000:
        return f"{point.month:02}/{point.year:04}"
    if level >= _MONTHS and point.day:
        point = point._replace(day=None)
    return point_name(point, lang, short=True, year=year, month=month)
