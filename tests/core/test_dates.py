"""EDTF read, bounded, ordered and refused with a reason; dates as people write them."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from relations_tui.core.civil import day_number, day_of_number, month_days
from relations_tui.core.dates import (
    OPEN_FUTURE,
    OPEN_PAST,
    DateError,
    Precision,
    day_of,
    first_day,
    iso_day,
    last_day,
    may_overlap,
    parse,
    parse_people,
    sort_key,
    starting,
    surely_within,
)

EDTF = Path(__file__).parent.parent / "data" / "edtf"
VALID = list(csv.DictReader((EDTF / "valid.tsv").read_text().splitlines(), delimiter="\t"))
REFUSED = [json.loads(line) for line in (EDTF / "refused.txt").read_text().splitlines()]
BETWEEN = [json.loads(line) for line in (EDTF / "between.txt").read_text().splitlines()]


def refusal(text: str) -> DateError:
    with pytest.raises(DateError) as caught:
        parse(text)
    return caught.value


def refused_by_people(text: str) -> DateError:
    with pytest.raises(DateError) as caught:
        parse_people(text, lang="fr")
    return caught.value


def advice(error: DateError) -> str:
    assert error.help is not None
    return error.help.en


@pytest.mark.parametrize("row", VALID, ids=lambda row: row["string"])
def test_a_valid_date_has_the_bounds_on_which_libraries_agree(row: dict[str, str]) -> None:
    date = parse(row["string"])
    assert date.edtf == row["string"]
    if row["string"].startswith("Y"):
        year = int(row["string"][1:])
        assert date.earliest == day_number(year, 1, 1) * 86_400
        assert date.latest == day_number(year + 1, 1, 1) * 86_400 - 1
    else:
        assert (first_day(date), last_day(date)) == (row["lower"], row["upper"])


@pytest.mark.parametrize("text", REFUSED)
def test_a_refused_date_says_why_in_both_languages(text: str) -> None:
    error = refusal(text)
    assert error.message.fr
    assert error.message.en
    assert error.message.fr != error.message.en
    assert "{" not in error.message.en
    if error.help:
        assert error.help.fr
        assert error.help.en


@pytest.mark.parametrize("text", BETWEEN)
def test_between_is_one_day_in_a_window(text: str) -> None:
    date = parse(text)
    assert date.form == "between"
    assert not date.is_span
    assert (date.earliest == OPEN_PAST) == (date.start is None)
    assert (date.latest == OPEN_FUTURE) == (date.end is None)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("[1785-07-30..1785-07-30]", Precision.DAY),
        ("[1785-07-02..1785-07-30]", Precision.MONTH),
        ("[1785-07..1785-07]", Precision.MONTH),
        ("[1785-07-30..1785-08-06]", Precision.SEASON),
        ("[1955-11..1956-03]", Precision.YEAR),
        ("[1955..1959]", Precision.DECADE),
        ("[1955..1985]", Precision.CENTURY),
        ("[..1984]", Precision.CENTURY),
    ],
)
def test_between_is_as_precise_as_its_window(text: str, precision: Precision) -> None:
    assert parse(text).precision == precision


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-21", "2024-03-01", "2024-05-31"),
        ("2024-22", "2024-06-01", "2024-08-31"),
        ("2024-23", "2024-09-01", "2024-11-30"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("2024-24", "2024-12-01", "2025-02-28"),
        ("-1985-04-XX", "-1985-04-01", "-1985-04-30"),
        ("-199X", "-1999-01-01", "-1990-12-31"),
        ("-000X", "-0009-01-01", "-0001-12-31"),
        ("-00XX", "-0099-01-01", "-0001-12-31"),
        ("201X?", "2010-01-01", "2019-12-31"),
        ("2024-22~", "2024-06-01", "2024-08-31"),
        ("2024-21/2024-24", "2024-03-01", "2025-02-28"),
        ("2024-10-28/2024-10-28", "2024-10-28", "2024-10-28"),
        ("2024-10-28T23:59:59+14:00", "2024-10-28", "2024-10-28"),
        ("2024-10-28T00:00:00+00:00", "2024-10-28", "2024-10-28"),
        ("0000-02-29", "0000-02-29", "0000-02-29"),
    ],
)
def test_bounds_where_libraries_disagree(text: str, first: str, last: str) -> None:
    date = parse(text)
    assert (first_day(date), last_day(date)) == (first, last)


def test_an_unknown_end_has_no_bound_and_an_open_one_an_infinite_bound() -> None:
    assert (parse("/2006").earliest, parse("2006/").latest) == (None, None)
    assert (parse("../2006").earliest, parse("2006/..").latest) == (OPEN_PAST, OPEN_FUTURE)
    for text in ("/2006", "../2006"):
        assert (first_day(parse(text)), last_day(parse(text)), parse(text).start) == ("", "2006-12-31", None)


@pytest.mark.parametrize(
    "text", ["/", "/..", "../", "../..", "2006/2005", "2024-10-28/2024-10-27", "[1985..1984]", "[..]"]
)
def test_empty_and_backward_spans_are_refused(text: str) -> None:
    refusal(text)


@pytest.mark.parametrize(
    "text",
    [
        "1900-02-29", "2023-02-29", "XXXX", "1XXX", "19", "-0000", " 2024", "2024 ", "2024\n", "\uff12\uff10\uff12\uff14",
        "\u0662\u0660\u0662\u0664", "2024-10-28T10:00:00-00:00", "2024-10-28T10:00:00.5", "2024-10-28T10:00:00/2024-10-29",
        "2024-10-28T10:00:00~", "2024-10-28T10:00", "2024-10-28T24:00:00", "2024-10-28T10:00:00+14:01", "Y010000",
        "[2024-21..2025]", "[201X..2025]", "[1984~..1985]", "[1984]", "[1984..1985..1986]", "Y99999999999", "Y" + "9" * 5000,
    ],
)  # fmt: skip
def test_disputed_forms_are_refused(text: str) -> None:
    refusal(text)


def test_points_hold_what_was_written() -> None:
    date = parse("1985-04-12T23:20:30+04:30")
    assert date.start is not None
    assert date.start[:6] == (1985, 4, 12, None, "23:20:30+04:30", Precision.SECOND)
    assert date.earliest == date.latest
    season = parse("2024-22%")
    assert season.start == season.end
    assert season.start is not None
    assert (season.start.season, season.start.month, season.precision) == (22, None, Precision.SEASON)
    assert season.approximate
    assert season.uncertain


def test_the_signs_of_a_span_are_those_of_any_end() -> None:
    assert parse("1984/2004-06~").approximate
    assert not parse("1984/2004-06~").uncertain
    assert parse("1984?/2004").uncertain
    assert not parse("2006/..").approximate
    assert parse("1984~/..").approximate


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2024-10-28T10:00:00", Precision.SECOND),
        ("2024-10-28", Precision.DAY),
        ("2024-10", Precision.MONTH),
        ("2024-10-XX", Precision.MONTH),
        ("2024-21", Precision.SEASON),
        ("2024", Precision.YEAR),
        ("2024-XX-XX", Precision.YEAR),
        ("Y170002", Precision.YEAR),
        ("201X", Precision.DECADE),
        ("20XX", Precision.CENTURY),
        ("2024-10-28/2025", Precision.YEAR),
        ("2024-10-28/..", Precision.DAY),
    ],
)
def test_precision(text: str, precision: Precision) -> None:
    assert parse(text).precision == precision


def test_years_far_away_need_no_calendar_type() -> None:
    assert iso_day(parse("Y170000002").earliest) == "Y170000002"
    assert iso_day(parse("Y-170000002").latest) == "Y-170000002"
    assert day_of(parse("Y-170000002").latest or 0) == (-170_000_002, 12, 31)
    assert iso_day(None) == iso_day(OPEN_PAST) == iso_day(OPEN_FUTURE) == ""
    assert iso_day(-1) == "1969-12-31"


def test_day_arithmetic_goes_there_and_back() -> None:
    assert day_number(1970, 1, 1) == 0
    assert day_number(2000, 3, 1) == 11_017
    number = day_number(-401, 1, 1)
    for year in range(-401, 402):
        for month in range(1, 13):
            for day in (1, month_days(year, month)):
                assert day_of_number(day_number(year, month, day)) == (year, month, day)
            assert day_number(year, month, 1) == number
            number += month_days(year, month)


def test_order_is_by_earliest_then_finer_first() -> None:
    texts = [
        "../2020", "-0043", "1990", "199X", "2024-01-01T00:00:00", "2024-01-01", "2024-01", "2024", "/2024-03", "2024-22",
        "2024-07",
    ]  # fmt: skip
    chronological = sorted(texts, key=lambda text: sort_key(parse(text)))
    assert chronological == [
        "../2020", "-0043", "1990", "199X", "2024-01-01T00:00:00", "2024-01-01", "2024-01", "2024", "/2024-03", "2024-22",
        "2024-07",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("date", "window", "may", "surely"),
    [
        ("2024-07-30", "2024", True, True),
        ("2024", "2024-07-30", True, False),
        ("2024", "2024", True, True),
        ("2023-24", "2024", True, False),
        ("2023", "2024", False, False),
        ("2023/", "2030", True, False),
        ("2023/..", "2030", True, False),
        ("2023/..", "2020/..", True, True),
        ("2023/", "2020/..", True, False),
        ("../2006", "2007/..", False, False),
        ("/2006", "1900", True, False),
        ("2024", "2020/", True, False),
        ("[1955-11..1956-03]", "1956", True, False),
        ("[1955-11..1956-03]", "1955/1956", True, True),
    ],
)
def test_windows(date: str, window: str, may: bool, surely: bool) -> None:
    assert may_overlap(parse(date), parse(window)) is may
    assert surely_within(parse(date), parse(window)) is surely


def test_where_a_date_begins() -> None:
    assert starting(parse("2024-07/2024-09")) == (parse("2024-07").earliest, parse("2024-07").latest)
    assert starting(parse("2024-07/")) == starting(parse("2024-07"))
    assert starting(parse("/2024")) is None
    assert starting(parse("[..2024]")) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("28/10/2024", "write `2024-10-28`"),
        ("28 octobre 2024", "write `2024-10-28`"),
        ("2024-10-28 / 2024-10-30", "write `2024-10-28/2024-10-30`"),
        (" 2024", "write `2024`"),
        ("2024- 10", "write `2024-10`"),
        ("201x", "write `201X`"),
        ("2024..2025", "write `2024/2025`"),
        ("1985-04-12t23:20:30z", "write `1985-04-12T23:20:30Z`"),
        ("19850412", "write `1985-04-12`"),
        ("12345", "write `Y12345`"),
        ("409", "fill up with zeros: the year 409 is written `0409`"),
        ("2024-13", "months run from 01 to 12, seasons from 21 to 24"),
        ("2024-02-30", "February 2024 has 29 days"),
        ("2023-02-29", "February 2023 has 28 days"),
        ("04/13/2025", "the day comes before the month: write `2025-04-13` or `13/04/2025`"),
        ("-0000", "1 BC is written `0000`"),
    ],
)
def test_a_refusal_says_what_to_write(text: str, expected: str) -> None:
    assert advice(refusal(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "{1960,1961-12}", "[1667,1760-12]", "2004?-06-11", "~1984", "198X/1999", "1XXX", "XXXX", "156X-12-25", "Y17E7",
        "1950S2", "2001-33", "2001-21^southernHemisphere", "2024-(06)?",
    ],
)  # fmt: skip
def test_level_2_is_refused_as_such(text: str) -> None:
    error = refusal(text)
    assert "level 2" in error.message.en
    assert "niveau 2" in error.message.fr
    assert error.help


@pytest.mark.parametrize("text", ["", "   ", "?", "-" * 200_000, "2024-" * 50_000, "X/" * 50_000, "?" * 100_000])
def test_nonsense_is_refused_at_once(text: str) -> None:
    refusal(text)
    refused_by_people(text)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2024-10-28", "2024-10-28"),
        (" 2024 ", "2024"),
        ("oct 2024", "2024-10"),
        ("Oct. 2024", "2024-10"),
        ("févr. 2024", "2024-02"),
        ("fevr 2024", "2024-02"),
        ("August 2025", "2025-08"),
        ("août 2025", "2025-08"),
        ("14 avril 2025", "2025-04-14"),
        ("le 14 avril 2025", "2025-04-14"),
        ("lundi 14 avril 2025", "2025-04-14"),
        ("1er octobre 2024", "2024-10-01"),
        ("1\u1d49\u02b3 octobre 2024", "2024-10-01"),
        ("14th April 2025", "2025-04-14"),
        ("April 14, 2025", "2025-04-14"),
        ("13/04/2025", "2025-04-13"),
        ("03/04/2025", "2025-04-03"),
        ("31.12.2024", "2024-12-31"),
        ("10/2024", "2024-10"),
        ("2024/10/28", "2024-10-28"),
        ("été 2024", "2024-22"),
        ("l\u2019été 2024", "2024-22"),
        ("printemps 2024", "2024-21"),
        ("automne 2024", "2024-23"),
        ("hiver 2024", "2024-24"),
        ("hiver 2024\u20132025", "2024-24"),
        ("summer of 2024", "2024-22"),
        ("fall 2024", "2024-23"),
        ("winter 2024-25", "2024-24"),
        ("vers mars 1956", "1956-03~"),
        ("env. 1956", "1956~"),
        ("environ 1956", "1956~"),
        ("c. 1956", "1956~"),
        ("ca 1956", "1956~"),
        ("circa 1956", "1956~"),
        ("about March 1956", "1956-03~"),
        ("around summer 1956", "1956-22~"),
        ("~1956", "1956~"),
        ("peut-être 1956", "1956?"),
        ("possibly May 1956", "1956-05?"),
        ("1956 ?", "1956?"),
        ("vers 1956 ?", "1956%"),
        ("années 2010", "201X"),
        ("les années 1990", "199X"),
        ("2010s", "201X"),
        ("the 1960s", "196X"),
        ("201x", "201X"),
        ("28\u201330 octobre 2024", "2024-10-28/2024-10-30"),
        ("28-30 October 2024", "2024-10-28/2024-10-30"),
        ("October 28\u201330, 2024", "2024-10-28/2024-10-30"),
        ("du 28 au 30 octobre 2024", "2024-10-28/2024-10-30"),
        ("28 to 30 October 2024", "2024-10-28/2024-10-30"),
        ("28-30/10/2024", "2024-10-28/2024-10-30"),
        ("26 juillet \u2013 11 août 2024", "2024-07-26/2024-08-11"),
        ("du 25 mars 2022 au 10 septembre 2024", "2022-03-25/2024-09-10"),
        ("octobre\u2013novembre 2024", "2024-10/2024-11"),
        ("2024-2025", "2024/2025"),
        ("2024-10-28-2024-10-30", "2024-10-28/2024-10-30"),
        ("2024..2025", "2024/2025"),
        ("2024-10..2025-04", "2024-10/2025-04"),
        ("oct 2024..avril 2025", "2024-10/2025-04"),
        ("..2024", "../2024"),
        ("2024..", "2024/.."),
        ("..oct 2024", "../2024-10"),
        ("depuis 2021", "2021/.."),
        ("since Sept 2021", "2021-09/.."),
        ("entre novembre 1955 et mars 1956", "[1955-11..1956-03]"),
        ("between November and December 1774", "[1774-11..1774-12]"),
        ("44 BC", "-0043"),
        ("15 mars 44 av. J.-C.", "-0043-03-15"),
        ("1 avant J.-C.", "0000"),
    ],
)
def test_dates_as_people_write_them(text: str, edtf: str) -> None:
    for lang in ("fr", "en"):
        assert parse_people(text, lang=lang) == parse(edtf)


@pytest.mark.parametrize(
    "text",
    [
        "demain", "28 octobre", "oct 24", "28/10/24", "24", "202", "8 mai", "mid-2024", "1900s", "2024-1", "vers 1984-1986",
        "15 ou 16 mai 2024", "2024 octobre", "..", "été 2024-2026x", "0 BC", "hiver 2024-26", "30 février 2024",
        "28 décembre \u2013 3 janvier 2025", "le mardi 14 avril 2025", "\u0662\u0660\u0662\u0664", "21/2024", "00/2024", "0/5/2024",
    ],
)  # fmt: skip
def test_nothing_is_guessed(text: str) -> None:
    error = refused_by_people(text)
    assert error.message.fr != error.message.en


def test_the_day_always_comes_first() -> None:
    error = refused_by_people("04/13/2025")
    assert error.message.en == "there is no month 13"
    assert advice(error) == "the day comes before the month: write `2025-04-13` or `13/04/2025`"
    assert advice(refused_by_people("05/25/2025")).endswith("or `25/05/2025`")
    assert advice(refused_by_people("32/13/2025")) == "months run from 01 to 12"


def test_a_weekday_must_be_the_right_one() -> None:
    assert advice(refused_by_people("Tuesday 14 April 2025")) == "`2025-04-14` is a Monday"


def test_a_missing_year_is_said() -> None:
    assert refused_by_people("28 octobre").message.en == "the year is missing, with its four digits"


def test_reading_dates_imports_no_calendar() -> None:
    code = (
        "import sys; import relations_tui.core.words; from relations_tui.core.dates import parse; parse('2024-10-28');"
        "print(sorted({'datetime', 'dateutil', 'calendar', 'locale', 'dataclasses', 'inspect', 'relations_tui.core.people'}"
        " & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
