"""Days and seconds of the proleptic Gregorian calendar, for any year, on plain integers.

One rule: no calendar date type, since none in the standard library goes below year 1 or past 9999.
Years are astronomical (year 0 is 1 BC); days and seconds count from 1970-01-01T00:00:00 without a zone.
"""

OPEN_PAST = -(10**18)
"""Stands for "no first second": before any year that can be written."""
OPEN_FUTURE = 10**18
"""Stands for "no last second": after any year that can be written."""
DAY_SECONDS = 86_400
LAST_YEAR = 20_000_000_000
"""The largest year, either side of zero, whose seconds stay clear of the open sentinels; the universe is younger."""

_MONTH_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# Days before the month, counted from 1 March, which puts the leap day last.
_BEFORE_MONTH = (0, 306, 337, 0, 31, 61, 92, 122, 153, 184, 214, 245, 275)


def is_leap(year: int) -> bool:
    """Whether the year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_days(year: int, month: int) -> int:
    """The number of days of a month (1 to 12)."""
    return 29 if month == 2 and is_leap(year) else _MONTH_DAYS[month]


def day_number(year: int, month: int, day: int) -> int:
    """Days from 1970-01-01 to that day; negative before it."""
    if month < 3:
        year -= 1
    return year * 365 + year // 4 - year // 100 + year // 400 + _BEFORE_MONTH[month] + day - 719_469


def day_of_number(number: int) -> tuple[int, int, int]:
    """The year, month and day that stand `number` days after 1970-01-01."""
    era, of_era = divmod(number + 719_468, 146_097)
    year_of_era = (of_era - of_era // 1_460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    return era * 400 + year_of_era + (month < 3), month, of_year - (153 * shifted + 2) // 5 + 1


def day_of(seconds: int) -> tuple[int, int, int]:
    """The year, month and day in which that second falls."""
    return day_of_number(seconds // DAY_SECONDS)


def iso_day(seconds: int | None) -> str:
    """The day as `2024-07-30` or `-0043-03-15`; "" for an unknown or open bound.

    A year beyond four digits can only be written alone, as EDTF writes it: `Y170002`.
    """
    if seconds is None or seconds in (OPEN_PAST, OPEN_FUTURE):
        return ""
    year, month, day = day_of(seconds)
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{day:02}"
