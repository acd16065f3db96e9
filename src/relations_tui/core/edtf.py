"""Dates as EDTF writes them (ISO 8601-2:2019, level 0 and 1, and "between" of level 2) and the bounds they set.

One rule: a date is what was written plus the first and last second it may mean; nothing is filled in.
Where libraries disagree: seasons are those of the north (winter runs from December into the next year), a qualifier may follow
unspecified digits and seasons, times are those of the place as written, an interval may not end before it starts.
"""

import re
from enum import IntEnum
from typing import Literal, NamedTuple, NoReturn

from relations_tui.core.civil import (
    DAY_SECONDS,
    LAST_YEAR,
    OPEN_FUTURE,
    OPEN_PAST,
    day_number,
    day_of,
    month_days,
)
from relations_tui.core.months import MONTHS
from relations_tui.core.phrases import Phrase

Form = Literal["point", "interval", "between"]


class Precision(IntEnum):
    """How finely a date is known: smaller is finer."""

    SECOND = 1
    DAY = 2
    MONTH = 3
    SEASON = 4
    YEAR = 5
    DECADE = 6
    CENTURY = 7


class Point(NamedTuple):
    """One written date. `year` is astronomical, the first one of a decade or century; `season` is 21 (spring) to 24 (winter).

    Unspecified digits show in `precision` alone: `1999-XX` has no month. `time` is as written, with its zone, or "".
    """

    year: int
    month: int | None
    day: int | None
    season: int | None
    time: str
    precision: Precision
    approximate: bool
    uncertain: bool


class Date(NamedTuple):
    """What was written and what it may mean. Bounds are inclusive seconds from 1970-01-01T00:00:00, without a zone.

    A bound is `None` when unknown and `OPEN_PAST` or `OPEN_FUTURE` when open; so are `start` and `end` `None` in both cases.
    A "point" has itself for start and end. `precision` is that of the coarser end, and for "between" that of its whole window.
    """

    edtf: str
    form: Form
    start: Point | None
    end: Point | None
    earliest: int | None
    latest: int | None
    precision: Precision

    @property
    def approximate(self) -> bool:
        """Whether any end is."""
        return bool((self.start and self.start.approximate) or (self.end and self.end.approximate))

    @property
    def uncertain(self) -> bool:
        """Whether any end is."""
        return bool((self.start and self.start.uncertain) or (self.end and self.end.uncertain))

    @property
    def is_span(self) -> bool:
        """Whether it lasts: an interval, with whatever ends."""
        return self.form == "interval"


class DateError(ValueError):
    """A date that cannot be read: `message` is one clause on what is wrong, `help` what to write."""

    def __init__(self, message: Phrase, remedy: Phrase | None = None) -> None:
        super().__init__(message.en)
        self.message = message
        self.help = remedy


_SIGNED_TIME = Phrase(fr="une heure ne prend pas le signe `{sign}`", en="a time of day cannot take the sign `{sign}`")
NOT_EDTF = Phrase(fr="ce n\u2019est pas une date EDTF", en="not an EDTF date")

_Bounded = tuple[Point, int, int]
_Signs = tuple[bool, bool]
# Approximate, uncertain.
_SIGNS: dict[str | None, _Signs] = {None: (False, False), "~": (True, False), "?": (False, True), "%": (True, True)}
_NO_SIGNS = _SIGNS[None]
_POINT = re.compile(
    r"(-?[0-9]{4}|Y-?[0-9]{5,}|-?[0-9]{3}X|-?[0-9]{2}XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX)(?:T([0-9:]{8})(Z|[-+][0-9:]{2,9})?)?)?)?"
    r"([?~%])?"
)
_SECOND, _DAY, _MONTH, _SEASON, _YEAR, _DECADE, _CENTURY = Precision


def read(text: str) -> Date:
    """The date that `text` writes in EDTF; raises `DateError`."""
    if len(text) == 10 and text[4] == "-" == text[7]:
        year, month, day = text[:4], text[5:7], text[8:]
        if text.isascii() and year.isdigit() and month.isdigit() and day.isdigit():
            return _plain_day(text, int(year), int(month), int(day))
    if "/" in text:
        return _interval(text)
    if text[:1] == "[":
        return _between(text)
    point, earliest, latest = _point(text)
    return Date(text, "point", point, point, earliest, latest, point.precision)


def _plain_day(text: str, year: int, month: int, day: int) -> Date:
    if not 0 < month < 13 or not 0 < day < 29:
        _check_day(year, month, day)
    point = Point(year, month, day, None, "", _DAY, *_NO_SIGNS)
    earliest = day_number(year, month, day) * DAY_SECONDS
    return Date(text, "point", point, point, earliest, earliest + (DAY_SECONDS - 1), _DAY)


def _point(text: str) -> _Bounded:
    match = _POINT.fullmatch(text)
    if match is None:
        raise DateError(NOT_EDTF)
    year, month, day, time, zone, qualifier = match.groups()
    signs = _SIGNS[qualifier]
    if not year[-1].isdigit() or year[0] == "Y":
        return _long_year(year, month, signs)
    if year == "-0000":
        raise DateError(
            Phrase(fr="l\u2019année -0000 n\u2019existe pas", en="there is no year -0000"),
            Phrase(fr="l\u2019an 1 avant J.-C. s\u2019écrit `0000`", en="1 BC is written `0000`"),
        )
    number = int(year)
    if month is None:
        point = Point(number, None, None, None, "", _YEAR, *signs)
        return point, _first(number, 1, 1), _last(number, 12, 31)
    if month == "XX" or day == "XX" or day is None:
        if time is not None or (month == "XX" and day not in (None, "XX")):
            raise DateError(NOT_EDTF)
        return _reduced(number, month, day, signs)
    _check_day(number, int(month), int(day))
    first = _first(number, int(month), int(day))
    if time is None:
        return Point(number, int(month), int(day), None, "", _DAY, *signs), first, first + DAY_SECONDS - 1
    if qualifier:
        raise DateError(_SIGNED_TIME.fill(sign=qualifier))
    _check_zone(zone or "Z")
    second = first + _seconds(time)
    return Point(number, int(month), int(day), None, time + (zone or ""), _SECOND, *signs), second, second


def _reduced(year: int, month: str, day: str | None, signs: _Signs) -> _Bounded:
    """A month, a season, or a date whose day, or month and day, are `XX`."""
    if month == "XX":
        point = Point(year, None, None, None, "", _YEAR, *signs)
        return point, _first(year, 1, 1), _last(year, 12, 31)
    number = int(month)
    if day is None and 21 <= number <= 24:
        point = Point(year, None, None, number, "", _SEASON, *signs)
        if number == 24:
            return point, _first(year, 12, 1), _last(year + 1, 2, month_days(year + 1, 2))
        opening = (number - 20) * 3
        return point, _first(year, opening, 1), _last(year, opening + 2, month_days(year, opening + 2))
    _check_month(number)
    point = Point(year, number, None, None, "", _MONTH, *signs)
    return point, _first(year, number, 1), _last(year, number, month_days(year, number))


def _long_year(year: str, month: str | None, signs: _Signs) -> _Bounded:
    """A year of more than four digits, a decade or a century: each stands alone."""
    if month is not None:
        raise DateError(NOT_EDTF)
    if year[0] == "Y":
        return _prefixed_year(year[1:], signs)
    precision, low, high = (_CENTURY, "00", "99") if year.endswith("XX") else (_DECADE, "0", "9")
    stem = year.rstrip("X")
    first, last = sorted((int(stem + low), int(stem + high)))
    if year[0] == "-" and last == 0:
        last = -1
    point = Point(first, None, None, None, "", precision, *signs)
    return point, _first(first, 1, 1), _last(last, 12, 31)


def _prefixed_year(digits: str, signs: _Signs) -> _Bounded:
    if digits.lstrip("-").startswith("0"):
        raise DateError(
            Phrase(
                fr="une année avec `Y` a au moins cinq chiffres utiles",
                en="a year with `Y` has five digits or more, no leading zero",
            )
        )
    if len(digits) > 12 or abs(int(digits)) > LAST_YEAR:
        raise DateError(
            Phrase(fr="cette année est plus loin que tout calendrier", en="that year is beyond any calendar")
        )
    year = int(digits)
    point = Point(year, None, None, None, "", _YEAR, *signs)
    return point, _first(year, 1, 1), _last(year, 12, 31)


def _interval(text: str) -> Date:
    left, _, right = text.partition("/")
    if "/" in right or "X" in text or "T" in text or (left in ("", "..") and right in ("", "..")):
        raise DateError(NOT_EDTF)
    start, earliest = _start(left, None if not left else OPEN_PAST)
    end, latest = _end(right, None if not right else OPEN_FUTURE)
    _check_order(earliest, latest)
    precision = max(point.precision for point in (start, end) if point)
    return Date(text, "interval", start, end, earliest, latest, precision)


def _start(text: str, missing: int | None) -> tuple[Point | None, int | None]:
    return (None, missing) if text in ("", "..") else _point(text)[:2]


def _end(text: str, missing: int | None) -> tuple[Point | None, int | None]:
    return (None, missing) if text in ("", "..") else _point(text)[::2]


def _between(text: str) -> Date:
    """`[A..B]`, `[..B]`, `[A..]`: one day somewhere in there (ISO 8601-2:2019, "one of a set", cut down to one range)."""
    left, dots, right = text[1:-1].partition("..")
    plain = set(text) <= set("-0123456789.[]")
    if text[-1] != "]" or not dots or not plain or not (left or right) or ".." in right:
        raise DateError(NOT_EDTF)
    start, earliest = _start(left, OPEN_PAST)
    end, latest = _end(right, OPEN_FUTURE)
    if (start and start.season) or (end and end.season):
        raise DateError(NOT_EDTF)
    _check_order(earliest, latest)
    return Date(text, "between", start, end, earliest, latest, _window_precision(earliest or 0, latest or 0))


def _window_precision(earliest: int, latest: int) -> Precision:
    """The unit that a window fits in: the same day, the same month, else by its length."""
    if OPEN_PAST in (earliest, latest) or OPEN_FUTURE in (earliest, latest):
        return _CENTURY
    first, last = day_of(earliest), day_of(latest)
    if first[:2] == last[:2]:
        return _DAY if first == last else _MONTH
    days = (latest - earliest) // DAY_SECONDS + 1
    lengths = ((92, _SEASON), (366, _YEAR), (3653, _DECADE))
    return next((precision for length, precision in lengths if days <= length), _CENTURY)


def _first(year: int, month: int, day: int) -> int:
    return day_number(year, month, day) * DAY_SECONDS


def _last(year: int, month: int, day: int) -> int:
    return day_number(year, month, day) * DAY_SECONDS + DAY_SECONDS - 1


def _check_order(earliest: int | None, latest: int | None) -> None:
    if earliest is not None and latest is not None and latest < earliest:
        raise DateError(Phrase(fr="la fin est avant le début", en="the end is before the start"))


def _check_month(month: int) -> None:
    if 25 <= month <= 41:
        raise DateError(
            Phrase(
                fr=f"`{month}` est une saison ou une période du niveau 2 d\u2019EDTF, qui n\u2019est pas lu",
                en=f"`{month}` is a season or period of EDTF level 2, which is not read",
            ),
            Phrase(
                fr="saisons\u00a0: 21 printemps, 22 été, 23 automne, 24 hiver",
                en="seasons: 21 spring, 22 summer, 23 autumn, 24 winter",
            ),
        )
    if not 0 < month < 13:
        raise DateError(
            Phrase(fr=f"le mois {month:02} n\u2019existe pas", en=f"there is no month {month:02}"),
            Phrase(
                fr="les mois vont de 01 à 12, les saisons de 21 à 24",
                en="months run from 01 to 12, seasons from 21 to 24",
            ),
        )


def _check_day(year: int, month: int, day: int) -> None:
    _check_month(month)
    if not 0 < day <= month_days(year, month):
        _refuse_day(year, month, day)


def _refuse_day(year: int, month: int, day: int) -> NoReturn:
    fr, en = MONTHS[month - 1]
    days = month_days(year, month)
    raise DateError(
        Phrase(fr=f"le jour {day:02} n\u2019existe pas", en=f"there is no day {day:02}"),
        Phrase(fr=f"{fr} {year} a {days} jours", en=f"{en} {year} has {days} days"),
    )


def _seconds(time: str) -> int:
    """Seconds since midnight of an `HH:MM:SS`."""
    if time[2] != ":" or time[5] != ":" or time.count(":") != 2:
        raise DateError(NOT_EDTF)
    hours, minutes, seconds = int(time[:2]), int(time[3:5]), int(time[6:])
    if hours > 23 or minutes > 59 or seconds > 59:
        raise DateError(
            Phrase(fr=f"l\u2019heure {time} n\u2019existe pas", en=f"there is no time {time}"),
            Phrase(fr="les heures vont de 00:00:00 à 23:59:59", en="times run from 00:00:00 to 23:59:59"),
        )
    return hours * 3_600 + minutes * 60 + seconds


_ZONE = re.compile(r"Z|([-+])([0-9]{2})(?::([0-5][0-9]))?")


def _check_zone(zone: str) -> None:
    """`Z`, or an offset from -12:00 to +14:00, which are all there are on Earth."""
    match = _ZONE.fullmatch(zone)
    sign, hours, minutes = match.groups() if match else ("+", "99", "")
    offset = int((hours or "0") + (minutes or "00"))
    if offset > (1200 if sign == "-" else 1400) or (sign == "-" and offset == 0):
        raise DateError(
            Phrase(fr=f"le décalage horaire {zone} n\u2019existe pas", en=f"there is no time zone {zone}"),
            Phrase(
                fr="écrivez `Z` ou un décalage de `-12:00` à `+14:00`",
                en="write `Z` or an offset from `-12:00` to `+14:00`",
            ),
        )
