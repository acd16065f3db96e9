"""What years, months, seasons and single dates are called in French and English, without signs or prepositions."""

from relations_tui.core.edtf import Point, Precision
from relations_tui.core.months import MONTHS, SEASONS, SHORT_MONTHS
from relations_tui.core.phrases import Lang

DASH = "\u2013"
WINTER = 24


def month_name(month: int, lang: Lang, *, short: bool = False) -> str:
    """The name of a month (1 to 12)."""
    return (SHORT_MONTHS if short else MONTHS)[month - 1].say(lang)


def season_name(season: int, lang: Lang) -> str:
    """The name of a season: 21 spring, 22 summer, 23 autumn, 24 winter."""
    return SEASONS[season - 21].say(lang)


def year_name(year: int, lang: Lang) -> str:
    """An astronomical year as people count: `-43` is 44 BC. The era is said up to the year 99."""
    number = year_number(year, lang)
    if year < 1:
        return f"{number}\u00a0av.\u00a0J.-C." if lang == "fr" else f"{number} BC"
    if year < 100:
        return f"{number}\u00a0apr.\u00a0J.-C." if lang == "fr" else f"AD {number}"
    return number


def year_number(year: int, lang: Lang) -> str:
    """The year as people count, without its era."""
    return grouped(1 - year if year < 1 else year, lang)


def grouped(number: int, lang: Lang) -> str:
    """A whole number, its digits in threes from 10,000."""
    return str(number) if number < 10_000 else f"{number:,}".replace(",", "\u00a0" if lang == "fr" else ",")


def years_name(first: int, last: int, lang: Lang) -> str:
    """Two years and the dash between them, the era said once where it is the same: « 44–42 av. J.-C. »."""
    if (first < 1 and last < 1) or first > 99:
        return f"{year_number(first, lang)}{DASH}{year_name(last, lang)}"
    return f"{year_name(first, lang)} {DASH} {year_name(last, lang)}"


def day_name(day: int, lang: Lang) -> str:
    """The day of a month: the first is « 1er » in French."""
    return "1er" if day == 1 and lang == "fr" else str(day)


def point_name(point: Point, lang: Lang, *, short: bool = False, year: bool = True, month: bool = True) -> str:
    """One date, without its signs: « 1er octobre 2024 »; without its year, or its month and year, on demand."""
    if point.season:
        return _joined(season_name(point.season, lang), _season_years(point, lang, short=short) if year else "")
    if point.month is None:
        return _years(point, lang)
    named = _joined(
        month_name(point.month, lang, short=short) if month else "", year_name(point.year, lang) if year else ""
    )
    if point.day is None:
        return named
    return _joined(day_name(point.day, lang), named) + ("" if short else _time(point.time, lang))


def last_year(point: Point) -> int:
    """The last year of a decade or a century; the year itself for what is finer."""
    if point.precision < Precision.DECADE:
        return point.year
    last = point.year + (9 if point.precision == Precision.DECADE else 99)
    # There is no year -0: the last years before year 0 are nine, or ninety-nine.
    return min(last, -1) if point.year < 0 else last


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _season_years(point: Point, lang: Lang, *, short: bool) -> str:
    """Winter runs through two years."""
    if point.season != WINTER:
        return year_name(point.year, lang)
    if short and 1000 <= point.year < 9999:
        return f"{point.year}{DASH}{(point.year + 1) % 100:02}"
    return years_name(point.year, point.year + 1, lang)


def _years(point: Point, lang: Lang) -> str:
    """A year, a decade or a century; “1900s”, which may be either, is never said."""
    if point.precision == Precision.YEAR:
        return year_name(point.year, lang)
    if point.precision == Precision.DECADE and point.year > 99:
        if lang == "fr":
            return f"années {point.year}"
        if point.year % 100:
            return f"{point.year}s"
    return f"{'années' if lang == 'fr' else 'years'} {years_name(point.year, last_year(point), lang)}"


def _time(time: str, lang: Lang) -> str:
    if not time:
        return ""
    zone = f" (UTC{time[8:].strip('Z')})" if time[8:] else ""
    return f"{' à' if lang == 'fr' else ' at'} {time[:8]}{zone}"
