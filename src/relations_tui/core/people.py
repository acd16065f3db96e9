"""Dates as people write them, in French and English at once, turned into EDTF.

One rule: the day comes before the month, and no missing part is ever guessed: what is not said is refused or stays unknown.
"""

import re
from typing import NoReturn

from relations_tui.core.civil import DAY_SECONDS
from relations_tui.core.edtf import NOT_EDTF, Date, DateError, read
from relations_tui.core.months import MONTHS, SEASONS, SHORT_MONTHS, WEEKDAYS
from relations_tui.core.phrases import Phrase
from relations_tui.core.text import fold

_MONTHS = {
    fold(name).rstrip("."): number
    for names in (MONTHS, SHORT_MONTHS)
    for number, pair in enumerate(names, 1)
    for name in pair
}
_MONTHS |= {"fev": 2, "juill": 7, "aou": 8, "sept": 9}
_SEASONS = {fold(name): number for number, pair in enumerate(SEASONS, 21) for name in pair} | {"fall": 23}
_WEEKDAYS = {fold(name): number for number, pair in enumerate(WEEKDAYS) for name in pair}

LONGEST = 100
"""The most characters a date in words may have: time spent on a date stays small whatever the file holds."""

_WHOLE_YEAR = r"(?P<year>[0-9]{4})"
_ERA = r"(?:bce?|b\.c\.(?:e\.)?|av(?:\.|ant)? ?j\.?[- ]?c\.?)"
_YEAR = rf"(?:{_WHOLE_YEAR}|(?P<before>[0-9]{{1,4}}) ?{_ERA})"
_NAME = r"(?P<name>[a-z]+)\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:er|st|nd|rd|th)?"
_WEEKDAY = r"(?:(?P<weekday>[a-z]+day|[a-z]+di|dimanche),? )?"
_NUMBER = r"(?P<month>[0-9]{1,2})"
_ATOMS = (
    _YEAR,
    rf"{_NAME},? (?:of |de )?{_YEAR}(?:[-/](?P<next>[0-9]{{2}}|[0-9]{{4}}))?",
    rf"{_WEEKDAY}(?:the )?{_DAY} (?:of )?{_NAME},? {_YEAR}",
    rf"{_WEEKDAY}{_NAME} {_DAY},? {_YEAR}",
    rf"{_DAY}(?P<mark>[-/.]){_NUMBER}(?P=mark){_WHOLE_YEAR}",
    rf"{_NUMBER}[-/.]{_WHOLE_YEAR}",
    rf"{_WHOLE_YEAR}(?P<mark>[/.]){_NUMBER}(?:(?P=mark){_DAY})?",
    r"annees (?P<decade>[0-9]{3})0",
    r"(?P<decade>[0-9]{2}[1-9])0'?s",
    r"(?:annees|years) (?P<decade>[0-9]{3})0 ?- ?(?P=decade)9",
    r"(?:annees|years) (?P<century>[0-9]{2})00 ?- ?(?P=century)99",
)
_ABOUT = r"vers|environ|env|ca|c|circa|about|around|approximately|approx|approximativement"
_MAYBE = r"peut-etre|possibly|perhaps|maybe"
_BEFORE_DATE = (
    rf"(?:(?:(?P<about>{_ABOUT})|(?P<maybe>{_MAYBE})|le|les|l|the|en|in|on)(?:\. ?|'| )|(?P<tilde>~))(?P<rest>.+)"
)
_AFTER_DATE = r"(?P<rest>.+?) ?(?:(?P<sign>[?~%])|\((?:\?|incertaine?|uncertain)\))"
_BETWEEN = r"(?:entre|between) (?P<start>.+) (?:et|and) (?P<end>.+)"
_SINCE = r"(?:depuis|since) (?P<start>.+)"
_FROM_TO = r"(?:(?:du|de|from) )?(?P<start>.+) (?:au|a|to) (?P<end>.+)"
_MONTH_FIRST_SPAN = r"(?P<month>[a-z]+\.?) (?P<first>[0-9]{1,2}) ?- ?(?P<last>[0-9]{1,2})(?P<year>,? [0-9]{4})"
# What the first date of a span may borrow from the end of the second.
_TAILS = (rf",? {_YEAR}\b.*$", rf" [a-z]+\.?,? {_YEAR}\b.*$", r"[/.][0-9]{1,2}[/.][0-9]{4}$")
_EDTF_LETTERS = frozenset("0123456789-:+xytz")
_DIGITS = "0123456789X"


def read_people(text: str) -> Date:
    """The date in EDTF or in words; raises `DateError`. A date in words becomes the same date written in EDTF."""
    try:
        return read(text)
    except DateError as fault:
        folded = fold(text)
        written = _edtf(folded)
        if written is not None:
            return read(written)
        if fault.message is not NOT_EDTF:
            raise
        raise DateError(NOT_UNDERSTOOD if re.search("[0-9]{4}", folded) else YEAR_MISSING, EXAMPLES) from None


NOT_UNDERSTOOD = Phrase(fr="cette date n\u2019est pas comprise", en="this date is not understood")
YEAR_MISSING = Phrase(
    fr="il manque l\u2019année, avec ses quatre chiffres", en="the year is missing, with its four digits"
)
EXAMPLES = Phrase(
    fr="écrivez par exemple `2024-10-28`, `28 octobre 2024`, `oct. 2024`, `été 2024`, `vers 1956` ou `2024..2025`",
    en="write for example `2024-10-28`, `28 October 2024`, `Oct 2024`, `summer 2024`, `about 1956` or `2024..2025`",
)


def _edtf(text: str) -> str | None:
    """The EDTF of folded words; `None` when they are not understood."""
    if len(text) > LONGEST:
        return None
    return _atom(text) or _named_span(text) or _dotted_span(text) or _dashed_span(text)


def _named_span(text: str) -> str | None:
    if match := re.fullmatch(_BETWEEN, text):
        return _joined(match["start"], match["end"], "[{}..{}]")
    if match := re.fullmatch(_SINCE, text):
        start = _atom(match["start"])
        return start and f"{start}/.."
    if match := re.fullmatch(_FROM_TO, text):
        return _joined(match["start"], match["end"], "{}/{}")
    return None


def _dotted_span(text: str) -> str | None:
    """`a..b`, `..b`, `a..`; and two dates joined by a slash between blanks."""
    left, dots, right = (part.strip() for part in text.partition(" / " if " / " in text else ".."))
    if left and right:
        return _joined(left, right, "{}/{}")
    if dots != ".." or not (left or right):
        return None
    known = _atom(left or right)
    return known and (f"{known}/.." if left else f"../{known}")


def _dashed_span(text: str) -> str | None:
    """Two dates around a dash; only when there is one way to read it."""
    if match := re.fullmatch(_MONTH_FIRST_SPAN, text):
        month, first, last, year = match.groups()
        text = f"{first}-{last} {month}{year}"
    readings = set()
    for dash in re.finditer("-", text):
        joined = _joined(text[: dash.start()].strip(), text[dash.end() :].strip(), "{}/{}")
        start, _, end = (joined or "/").partition("/")
        # A sign on one side alone may be meant for both: to take it so, or not, would be a guess.
        if joined and start[-1:].strip(_DIGITS) == end[-1:].strip(_DIGITS):
            readings.add(joined)
    return readings.pop() if len(readings) == 1 else None


def _joined(left: str, right: str, form: str) -> str | None:
    """Two dates in one form, the first borrowing from the second the year, or the month and year, that it leaves out."""
    end = _atom(right)
    if end is None:
        return None
    tails = [match[0] for tail in _TAILS if (match := re.search(tail, right))]
    start = next((start for tail in ("", *tails) if (start := _atom(left + tail))), None)
    return start and form.format(start, end)


def _atom(text: str) -> str | None:
    """One date, with its signs, as EDTF; `None` when not understood; raises `DateError` when it cannot be."""
    approximate = uncertain = False
    while match := re.fullmatch(_AFTER_DATE, text):
        text = match["rest"]
        approximate |= match["sign"] in ("~", "%")
        uncertain |= match["sign"] != "~"
    while match := re.fullmatch(_BEFORE_DATE, text):
        text = match["rest"]
        approximate |= (match["about"] or match["tilde"]) is not None
        uncertain |= match["maybe"] is not None
    written = _plain(text)
    return written and written + (
        "%" if approximate and uncertain else "~" if approximate else "?" if uncertain else ""
    )


def _plain(text: str) -> str | None:
    """One date without signs; digits left unspecified may be a lower-case x."""
    if set(text) <= _EDTF_LETTERS:
        try:
            return read(text.upper()).edtf
        except DateError as fault:
            if fault.message is not NOT_EDTF:
                raise
    matches = (match for pattern in _ATOMS if (match := re.fullmatch(pattern, text)))
    return next((written for match in matches if (written := _written(match.groupdict()))), None)


def _written(parts: dict[str, str | None]) -> str | None:
    """The EDTF of the named parts of a date; `None` when a name is neither a month nor a season."""
    if parts.get("decade") or parts.get("century"):
        return f"{parts['decade']}X" if parts.get("decade") else f"{parts['century']}XX"
    year, name, day = _year(parts), parts.get("name"), int(parts.get("day") or 0)
    if name in _SEASONS and not day:
        return _season(year, _SEASONS[name], parts.get("next"))
    if name and (name not in _MONTHS or parts.get("next")):
        return None
    if not name and not parts.get("month"):
        return year
    month = _MONTHS[name] if name else int(parts["month"] or 0)
    if month > 12:
        _refuse_month(year, month, day)
    if parts.get("day") is None:
        return f"{year}-{month:02}"
    return _day(f"{year}-{month:02}-{day:02}", parts.get("weekday"))


def _year(parts: dict[str, str | None]) -> str:
    if parts.get("year"):
        return str(parts["year"])
    before = int(parts.get("before") or 0) - 1
    if before < 0:
        raise DateError(Phrase(fr="l\u2019an 0 av. J.-C. n\u2019existe pas", en="there is no year 0 BC"))
    return f"-{before:04}" if before else "0000"


def _season(year: str, season: int, following: str | None) -> str | None:
    """A season; winter runs into the next year and may say so: `hiver 2024-2025`."""
    if following and (season != 24 or not f"{int(year) + 1:04}".endswith(following)):
        return None
    return f"{year}-{season}"


def _day(written: str, weekday: str | None) -> str | None:
    if weekday is None:
        return written
    if weekday not in _WEEKDAYS:
        return None
    true = WEEKDAYS[((read(written).earliest or 0) // DAY_SECONDS + 3) % 7]
    if weekday not in (fold(true.fr), fold(true.en)):
        raise DateError(
            Phrase(fr="le jour de la semaine n\u2019est pas le bon", en="the day of the week is wrong"),
            Phrase(fr="le `{day}` est un {true}", en="`{day}` is a {true}").fill(day=written, true=true),
        )
    return written


def _refuse_month(year: str, month: int, day: int) -> NoReturn:
    remedy = Phrase(fr="les mois vont de 01 à 12", en="months run from 01 to 12")
    if 0 < day < 13:
        remedy = Phrase(
            fr="le jour vient avant le mois\u00a0: écrivez `{iso}` ou `{people}`",
            en="the day comes before the month: write `{iso}` or `{people}`",
        ).fill(iso=f"{year}-{day:02}-{month:02}", people=f"{month:02}/{day:02}/{year}")
    missing = Phrase(fr="le mois {month:02} n\u2019existe pas", en="there is no month {month:02}")
    raise DateError(missing.fill(month=month), remedy)
