"""Dates that come in as numbers, cells or displayed words, as EDTF.

One rule: no part of a date is filled in, and where two ways of saying it differ, the remark says which was taken.
"""

import re

from relations_tui.core.dates import OPEN_FUTURE, OPEN_PAST, Date, DateError, Precision, parse, parse_people
from relations_tui.core.phrases import Lang, Phrase
from relations_tui.importing.remarks import Remarks

_WHOLE = re.compile(r"-?[0-9]{1,40}")
_CLOCK = re.compile(r"([0-9]{1,2})[:hH]([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?")
_STAMP = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2})(?::([0-9]{2})(?:[.,][0-9]+)?)? ?(Z|[-+][0-9]{2}(?::?[0-9]{2})?)?"
)
_AMBIGUOUS = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.][0-9]{4}")
_NOT_WHOLE = Phrase("`{value}` n’est pas un nombre entier", "`{value}` is not a whole number")
_NO_UNIT = Phrase("un jour sans mois, ou un mois sans année", "a day without its month, or a month without its year")
_NO_CLOCK = Phrase("`{value}` n’est pas une heure", "`{value}` is not a time of day")


def whole(value: object) -> int | None:
    """A number that a cell or JSON holds; `None` for an empty one; raises `DateError`."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if value is None or value == "":
        return None
    text = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else "?"
    if not text:
        return None
    if not _WHOLE.fullmatch(text):
        raise DateError(_NOT_WHOLE.fill(value=text[:20]))
    return int(text)


def clock(text: str, where: str, remarks: Remarks) -> str:
    """A time of day as `12:30:00`; raises `DateError`."""
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        raise DateError(_NO_CLOCK.fill(value=text.strip()[:20]))
    if match[3] is None:
        remarks.add("seconds", where)
    return f"{int(match[1]):02}:{match[2]}:{match[3] or '00'}"


def from_parts(year: int, month: int | None, day: int | None, time: str = "") -> Date:
    """The date of an astronomical year, and a month, a day and a time where there are any; raises `DateError`."""
    if (day and not month) or (time and not day):
        raise DateError(_NO_UNIT)
    if abs(year) > 9999:
        return parse(written_year(year))  # EDTF gives such a year no months
    written = written_year(year) + "".join(f"-{unit:02}" for unit in (month, day) if unit)
    return parse(f"{written}T{time}" if time else written)


def written_year(year: int) -> str:
    """An astronomical year as EDTF has it."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{year:04}" if year >= 0 else f"-{-year:04}"


def span(start: Date, end: Date, where: str, remarks: Remarks) -> Date:
    """From one date to the other, times of day left out; the start alone when both are the same; raises `DateError`."""
    if start.form != "point" or end.form != "point":
        return start if start.edtf == end.edtf else parse(f"{start.edtf}/{end.edtf}")
    first, last = _day(start), _day(end)
    if first == last:
        if "T" in end.edtf and end.edtf != start.edtf:
            remarks.add("hours", where)
        return start
    if "T" in start.edtf or "T" in end.edtf:
        remarks.add("hours", where)
    return parse(f"{first}/{last}")


def unended(date: Date) -> Date:
    """The date as the beginning of something whose end is not known; itself where no such thing can be written."""
    if date.form != "point":
        return date
    try:
        return parse(f"{_day(date)}/")
    except DateError:
        return date


def _day(date: Date) -> str:
    return date.edtf.partition("T")[0]


def displayed(text: str, parts: Date, lang: Lang, where: str, remarks: Remarks) -> Date:
    """What a displayed date and the numbers beside it say together; the numbers win where they do not agree."""
    try:
        shown = parse_people(" ".join(text.split()), lang=lang)
    except DateError:
        remarks.add("displays", where, text)
        return parts
    if shown.edtf == parts.edtf or _is_day_of(shown, parts):
        return parts
    if _same_bounds(shown, parts) or _lasts_longer(shown, parts) or (parts.form == "point" and _within(shown, parts)):
        return shown
    if parts.form == "point" and _within(parts, shown) and (_doubtful(shown) or shown.earliest == parts.earliest):
        remarks.add("coarser", where)
        return shown
    if _one_year_later(shown, parts):
        remarks.add("before-christ", where)
        return shown
    remarks.add("displays", where, text)
    return parts


def _is_day_of(shown: Date, parts: Date) -> bool:
    """Whether the time of day is all that the display leaves out."""
    return parts.precision == Precision.SECOND and shown.precision == Precision.DAY and _within(parts, shown)


def _same_bounds(one: Date, other: Date) -> bool:
    return (one.earliest, one.latest) == (other.earliest, other.latest)


def _lasts_longer(shown: Date, parts: Date) -> bool:
    """Whether the display adds an open or unknown end to the numbers."""
    if shown.form == "point" or parts.form != "point":
        return False
    if shown.latest in (None, OPEN_FUTURE):
        return shown.earliest == parts.earliest
    return shown.earliest in (None, OPEN_PAST) and shown.latest == parts.latest


def _within(inner: Date, outer: Date) -> bool:
    bounds = (inner.earliest, inner.latest, outer.earliest, outer.latest)
    low, high, first, last = bounds
    if low is None or high is None or first is None or last is None:
        return False
    return first <= low and high <= last


def _doubtful(date: Date) -> bool:
    return date.approximate or date.uncertain


def _one_year_later(shown: Date, parts: Date) -> bool:
    """Whether -44 was meant for 44 BC, which is the year -43."""
    one, other = shown.start, parts.start
    if one is None or other is None or other.year >= 0 or one.year != other.year + 1:
        return False
    return (one.month, one.day) == (other.month, other.day) and shown.form == parts.form == "point"


def cell(text: str, lang: Lang, where: str, remarks: Remarks) -> Date:
    """The date that a cell of a table holds, in EDTF, as people write it or as databases do; raises `DateError`."""
    text = " ".join(text.split())
    if stamp := _STAMP.fullmatch(text):
        return _stamped(stamp, where, remarks)
    date = parse_people(text, lang=lang)
    if (match := _AMBIGUOUS.fullmatch(text)) and int(match[2]) <= 12 and int(match[1]) <= 12 and match[1] != match[2]:
        remarks.add("day-first", where, text)
    return date


def _stamped(stamp: re.Match[str], where: str, remarks: Remarks) -> Date:
    """A day and a time; spreadsheets and databases write midnight where no time was given."""
    day, hour, seconds, zone = stamp.groups()
    if f"{hour}:{seconds or '00'}" == "00:00:00" and not zone:
        remarks.add("midnight", where)
        return parse(day)
    if seconds is None:
        remarks.add("seconds", where)
    return parse(f"{day}T{hour}:{seconds or '00'}{_zone(zone or '')}")


def _zone(written: str) -> str:
    """A zone with the colon that EDTF wants."""
    return written if ":" in written or len(written) < 5 else f"{written[:3]}:{written[3:]}"
