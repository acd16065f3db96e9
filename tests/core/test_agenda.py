"""Anniversaries: only of days known for sure, each once a year, round numbers first."""

import datetime as dt
from itertools import pairwise

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import assume, given
from hypothesis import strategies as st

from relations_tui.core.agenda import Anniversary, SpanError, anniversaries, birthday, last_of, told
from relations_tui.core.civil import day_number, day_of_number, is_leap
from relations_tui.core.dates import parse
from relations_tui.core.model import Citation, Event, Localized
from relations_tui.core.phrases import Lang

TODAY = day_number(2026, 11, 23)
EPOCH = dt.date(1970, 1, 1).toordinal()


def event(date: str, status: str = "confirmed", order: int = 0) -> Event:
    return Event(date, order, parse(date), "other", Localized({"": date}), status=status)


def found(*dates: str, first: int = TODAY, span: str = "1y") -> list[tuple[tuple[int, int, int], int]]:
    made = anniversaries([event(date, order=n) for n, date in enumerate(dates)], first, last_of(span, first))
    return [(day_of_number(one.day), one.years) for one in made]


def test_round_numbers_stand_first_and_each_by_date() -> None:
    assert found("2024-11-30", "1976-12-25", "2025-12-01", "2019-11-24", "2001-11-23") == [
        ((2026, 11, 23), 25), ((2026, 12, 1), 1), ((2026, 12, 25), 50), ((2026, 11, 24), 7), ((2026, 11, 30), 2),
    ]  # fmt: skip


def test_today_counts_and_the_same_day_in_a_year_does_not() -> None:
    assert found("2025-11-23") == [((2026, 11, 23), 1)]
    assert found("2025-11-23", span="30d") == [((2026, 11, 23), 1)]
    assert found("2025-11-22", span="30d") == []


def test_what_has_yet_to_happen_or_just_did_has_no_anniversary() -> None:
    assert found("2026-11-23", "2026-12-01", "2030-12-01") == []


@pytest.mark.parametrize("years", [1, 5, 10, 20, 25, 30, 50, 75, 100, 125, 150])
def test_years_that_people_mark(years: int) -> None:
    assert Anniversary(event("2000-01-01"), 0, years).round


@pytest.mark.parametrize("years", [2, 3, 4, 6, 11, 15, 35, 45, 55, 99, 101])
def test_years_that_they_do_not(years: int) -> None:
    assert not Anniversary(event("2000-01-01"), 0, years).round


@pytest.mark.parametrize(
    "date",
    ["2016", "2016-12", "2016-22", "2016-12-01~", "2016-12-01?", "201X", "[2016-12-01..2016-12-03]", "/2016-12-01"],
)
def test_no_anniversary_of_a_day_that_is_not_known(date: str) -> None:
    assert birthday(event(date)) is None


@pytest.mark.parametrize("status", ["reported", "disputed", "retracted"])
def test_none_of_what_is_not_confirmed(status: str) -> None:
    assert birthday(event("2016-12-01", status)) is None


def test_none_of_a_day_that_a_source_contradicts() -> None:
    other = event("2016-12-01")._replace(citations=(Citation("s", parse("2016-12-03")),))
    assert birthday(other) is None
    same = event("2016-12-01")._replace(citations=(Citation("s", parse("2016-12")),))
    assert birthday(same) == (2016, 12, 1)


def test_a_span_and_an_hour_are_kept_on_their_first_day() -> None:
    assert birthday(event("2016-12-01/2017-02-03")) == (2016, 12, 1)
    assert birthday(event("2016-12-01/..")) == (2016, 12, 1)
    assert birthday(event("2016-12-01T20:30:00Z")) == (2016, 12, 1)
    assert birthday(event("2016-12-01/2017")) == (2016, 12, 1)
    assert birthday(event("-0043-03-15")) == (-43, 3, 15)


def test_a_29_february_is_kept_on_the_28th_with_a_word() -> None:
    assert found("2020-02-29") == [((2027, 2, 28), 7)]
    assert found("2020-02-29", first=day_number(2028, 1, 1)) == [((2028, 2, 29), 8)]
    (moved,) = anniversaries([event("2020-02-29")], TODAY, last_of("1y", TODAY))
    assert told(moved, "en") == "7 years since 29 February 2020 (a 29 February, kept on the 28th)"
    assert told(moved, "fr") == "il y a 7 ans, le 29 février 2020 (un 29 février, fêté le 28)"


@pytest.mark.parametrize(
    ("date", "lang", "said"),
    [
        ("2025-12-01", "en", "1 year since 1 December 2025"),
        ("2025-12-01", "fr", "il y a 1 an, le 1er décembre 2025"),
        ("2016-12-01/2017-02-03", "en", "10 years since 1 December 2016"),
        ("2016-12-01T20:30:00Z", "fr", "il y a 10 ans, le 1er décembre 2016"),
        ("-0043-12-01", "en", "2069 years since 1 December 44 BC"),
    ],
)
def test_it_is_told_since_which_day(date: str, lang: Lang, said: str) -> None:
    (one,) = anniversaries([event(date)], TODAY, last_of("90d", TODAY))
    assert told(one, lang) == said


@pytest.mark.parametrize(
    ("span", "last"),
    [
        ("1d", (2026, 11, 23)), ("90d", (2027, 2, 20)), ("30j", (2026, 12, 22)), ("6w", (2027, 1, 3)), ("3m", (2027, 2, 22)),
        ("3 mois", (2027, 2, 22)), ("3\u00a0mois", (2027, 2, 22)), ("1y", (2027, 11, 22)), ("1 an", (2027, 11, 22)),
        ("2 Années", (2028, 11, 22)), ("10y", (2036, 11, 22)),
    ],
)  # fmt: skip
def test_a_span_as_people_write_it(span: str, last: tuple[int, int, int]) -> None:
    assert day_of_number(last_of(span, TODAY)) == last


def test_a_month_that_has_no_such_day_ends_with_its_last() -> None:
    assert day_of_number(last_of("1m", day_number(2027, 1, 31))) == (2027, 2, 27)
    assert day_of_number(last_of("1y", day_number(2028, 2, 29))) == (2029, 2, 27)


@pytest.mark.parametrize(
    "span", ["", "soon", "90", "d", "5x", "-3d", "1.5y", "3 3d", "0d", "0y", "11y", "9999d", "99999d"]
)
def test_what_is_no_span_says_what_to_write(span: str) -> None:
    with pytest.raises(SpanError) as refused:
        last_of(span, TODAY)
    assert "90d" in refused.value.help.en or "30d" in refused.value.help.en


DAYS = st.integers(day_number(1700, 1, 1), day_number(2100, 12, 31))
SPANS = st.builds("{}{}".format, st.integers(1, 9), st.sampled_from(["d", "w", "m", "y"]))


@given(st.lists(DAYS, max_size=10), DAYS, SPANS)
def test_each_event_once_a_year_and_inside_the_span(born: list[int], first: int, span: str) -> None:
    made = [event("{:04}-{:02}-{:02}".format(*day_of_number(day)), order=n) for n, day in enumerate(born)]
    last = last_of(span, first)
    kept = anniversaries(made, first, last)
    assert all(first <= one.day <= last and one.years >= 1 for one in kept)
    years = [(one.event.order, day_of_number(one.day)[0]) for one in kept]
    assert len(years) == len(set(years))
    assert all((not one.round, one.day) <= (not other.round, other.day) for one, other in pairwise(kept))
    for one in kept:
        year, month, day = day_of_number(one.day)
        then = day_of_number(born[one.event.order])
        assert year - then[0] == one.years
        assert (month, day + one.moved) == then[1:]
        assert not one.moved or (then[1:] == (2, 29) and not is_leap(year))


@given(DAYS, DAYS)
def test_in_any_year_to_come_there_is_exactly_one(born: int, first: int) -> None:
    assume(born < first and (2, 29) not in (day_of_number(born)[1:], day_of_number(first)[1:]))
    kept = anniversaries([event("{:04}-{:02}-{:02}".format(*day_of_number(born)))], first, last_of("1y", first))
    assert len(kept) == 1


@given(st.dates(dt.date(1, 1, 1), dt.date(9900, 1, 1)), st.integers(1, 119), st.sampled_from(["m", "y"]))
def test_a_span_of_months_ends_where_dateutil_ends_it(day: dt.date, count: int, unit: str) -> None:
    count = count if unit == "m" else 1 + count % 9
    further = relativedelta(months=count) if unit == "m" else relativedelta(years=count)
    ended = last_of(f"{count}{unit}", day.toordinal() - EPOCH)
    assert ended == (day + further).toordinal() - EPOCH - 1
