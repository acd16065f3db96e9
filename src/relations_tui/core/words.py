"""Dates and durations in French and English words.

One rule: the words say what the date says, no more and no less.
"""

from relations_tui.core.civil import DAY_SECONDS
from relations_tui.core.compact import compact
from relations_tui.core.dates import Date, Point, Precision, starting
from relations_tui.core.names import DASH, WINTER, grouped, month_name, point_name, season_name, year_name, years_name
from relations_tui.core.phrases import Lang, Phrase

__all__ = ["compact", "duration", "elapsed", "in_words", "month_name", "season_name", "year_name"]

_END_UNKNOWN = Phrase(fr="{said}, fin inconnue", en="{said}, end unknown")
_START_UNKNOWN = Phrase(fr="{said}, début inconnu", en="{said}, start unknown")
_OR_LATER = Phrase(fr="{said} ou après", en="{said} or later")
_OR_EARLIER = Phrase(fr="{said} ou avant", en="{said} or earlier")
_BETWEEN = Phrase(fr="entre {start} et {end}", en="between {start} and {end}")
_UNCERTAIN = Phrase(fr="{said} (incertain)", en="{said} (uncertain)")
# What French puts before a date: alone, after « de », after « à », after « jusqu’ ».
_THE_DAY = ("le ", "du ", "au ", "au ")
_THE_SEASON = ("l\u2019", "de l\u2019", "à l\u2019", "à l\u2019")
_THE_YEARS = ("les ", "des ", "aux ", "aux ")
_NOTHING = ("", "de ", "à ", "en ")
_ELIDED = ("", "d\u2019", "à ", "en ")
_ALONE, _OF, _TO, _UNTIL = range(4)
_FRENCH_LEADS = {"from": ("à partir ", _OF), "since": ("depuis ", _ALONE), "until": ("jusqu\u2019", _UNTIL)}

_MONTH_DAYS = 30.436875
"""The mean length of a Gregorian month, in days."""
_DAYS = (Phrase(fr="jour", en="day"), Phrase(fr="jours", en="days"))
_MONTHS = (Phrase(fr="mois", en="month"), Phrase(fr="mois", en="months"))
_YEAR_DAYS = 365.2425
_SEASON_DAYS = 92
_YEARS = (Phrase(fr="an", en="year"), Phrase(fr="ans", en="years"))

_SAME_DAY = Phrase(fr="le même jour", en="the same day")
_SAME_TIME = Phrase(fr="à peu près au même moment", en="around the same time")
_ABOUT = Phrase(fr="environ {said}", en="about {said}")
_LATER = Phrase(fr="{said} plus tard", en="{said} later")
_EARLIER = Phrase(fr="{said} plus tôt", en="{said} earlier")


def in_words(date: Date, lang: Lang) -> str:
    """The date as a sentence has it: « 28–30 octobre 2024 », « vers mars 1956 », “from 28 September 2021, end unknown”."""
    start, end = date.start, date.end
    if start and end:
        if start == end:
            return _point(start, lang)
        return _between(start, end, lang) if date.form == "between" else _span(start, end, lang)
    known = start or end
    if known is None:
        return date.edtf
    if date.form == "between":
        return (_OR_LATER if start else _OR_EARLIER).fill(said=_point(known, lang)).say(lang)
    if date.latest is None:
        return _END_UNKNOWN.fill(said=_led("from", known, lang)).say(lang)
    if date.earliest is None:
        return _START_UNKNOWN.fill(said=_led("until", known, lang)).say(lang)
    return _led("since" if start else "until", known, lang)


def _point(point: Point, lang: Lang) -> str:
    said = point_name(point, lang)
    if point.approximate:
        said = f"vers {_article(point, _ALONE)}{said}" if lang == "fr" else f"about {_the(point)}{said}"
    return _doubted(said, point, lang)


def _led(lead: str, point: Point, lang: Lang) -> str:
    """A date after “from”, “since” or “until”."""
    said = point_name(point, lang)
    if lang == "fr":
        words, case = _FRENCH_LEADS[lead]
        said = f"{words}{_article(point, case)}{said}{' environ' if point.approximate else ''}"
    else:
        said = f"{lead} {'about ' if point.approximate else ''}{_the(point)}{said}"
    return _doubted(said, point, lang)


def _span(start: Point, end: Point, lang: Lang) -> str:
    signed = start.approximate or start.uncertain or end.approximate or end.uncertain
    if signed or start.precision != end.precision or start.precision >= Precision.DECADE:
        return f"{_point(start, lang)} {DASH} {_point(end, lang)}"
    if start.precision == Precision.YEAR:
        return years_name(start.year, end.year, lang)
    if not _same_year(start, end):
        first, last = point_name(start, lang), point_name(end, lang)
        if lang == "fr":
            return f"{_article(start, _OF)}{first} {_article(end, _TO)}{last}"
        return f"from {first} to {last}"
    same_month = start.month == end.month
    dash = f" {DASH} " if start.day and not same_month else DASH
    return f"{point_name(start, lang, year=False, month=not (start.day and same_month))}{dash}{point_name(end, lang)}"


def _between(start: Point, end: Point, lang: Lang) -> str:
    shared = _same_year(start, end)
    same_month = bool(shared and start.day and end.day and start.month == end.month)
    first, last = point_name(start, lang, year=not shared, month=not same_month), point_name(end, lang)
    if lang == "fr":
        first, last = _article(start, _ALONE) + first, _article(end, _ALONE) + last
    return _BETWEEN.fill(start=first, end=last).say(lang)


def _same_year(start: Point, end: Point) -> bool:
    """Whether the year can be said once for both; a winter has two."""
    return start.year == end.year and all(p.month or p.season not in (None, WINTER) for p in (start, end))


def _doubted(said: str, point: Point, lang: Lang) -> str:
    return _UNCERTAIN.fill(said=said).say(lang) if point.uncertain else said


def _article(point: Point, case: int) -> str:
    if point.day or point.season == 21:
        return _THE_DAY[case]
    if point.season:
        return _THE_SEASON[case]
    if point.precision >= Precision.DECADE:
        return _THE_YEARS[case]
    return (_ELIDED if point.month in (4, 8, 10) else _NOTHING)[case]


def _the(point: Point) -> str:
    return "the " if point.precision >= Precision.DECADE else ""


def duration(days: int, lang: Lang) -> str:
    """A length of time: in days below 90, then to the nearest month: « 76 jours », « 14 mois », « 2 ans et 3 mois »."""
    if days < 90:
        return _counted(days, _DAYS, lang)
    months = round(days / _MONTH_DAYS)
    if months < 24:
        return _counted(months, _MONTHS, lang)
    years, months = divmod(months, 12)
    said = _counted(years, _YEARS, lang)
    return f"{said} {'et' if lang == 'fr' else 'and'} {_counted(months, _MONTHS, lang)}" if months else said


def elapsed(a: Date, b: Date, lang: Lang) -> str:
    """How long after `a` begins `b` does: “76 days later”, “about 3 months earlier” when a day is not known; "" when a start is not."""
    one, other = starting(a), starting(b)
    if one is None or other is None:
        return ""
    vague = _is_vague(a, one) or _is_vague(b, other)
    if vague and one[0] <= other[1] and other[0] <= one[1]:
        return _SAME_TIME.say(lang)
    days = _middle(other) - _middle(one)
    if days == 0:
        return _SAME_DAY.say(lang)
    said = _rounded(abs(days), max(one[1] - one[0], other[1] - other[0]) // DAY_SECONDS, lang)
    if vague:
        said = _ABOUT.fill(said=said).say(lang)
    return (_LATER if days > 0 else _EARLIER).fill(said=said).say(lang)


def _is_vague(date: Date, bounds: tuple[int, int]) -> bool:
    start = date.start
    return bounds[1] - bounds[0] >= DAY_SECONDS or start is None or start.approximate or start.uncertain


def _middle(bounds: tuple[int, int]) -> int:
    """The day in the middle of two seconds."""
    return sum(bounds) // 2 // DAY_SECONDS


def _rounded(days: int, doubt: int, lang: Lang) -> str:
    """A length of time in units no finer than `doubt`, the days by which it may be wrong."""
    if doubt > _SEASON_DAYS:
        return _counted(max(1, round(days / _YEAR_DAYS)), _YEARS, lang)
    if doubt:
        return (
            duration(max(days, 90), lang) if days >= 75 else _counted(max(1, round(days / _MONTH_DAYS)), _MONTHS, lang)
        )
    return duration(days, lang)


def _counted(number: int, unit: tuple[Phrase, Phrase], lang: Lang) -> str:
    """A number and its unit; French takes the plural from 2, English for all but 1."""
    plural = number > 1 or (lang == "en" and number == 0)
    return f"{grouped(number, lang)} {unit[plural].say(lang)}"
