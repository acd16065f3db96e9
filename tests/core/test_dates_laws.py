"""What holds of every date."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from relations_tui.core.civil import day_number, day_of_number, month_days
from relations_tui.core.compact import WIDTH
from relations_tui.core.dates import (
    OPEN_FUTURE,
    OPEN_PAST,
    Date,
    DateError,
    Precision,
    first_day,
    may_overlap,
    parse,
    parse_people,
    sort_key,
    surely_within,
)
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.core.words import compact, elapsed, in_words

YEARS = st.integers(-9999, 9999)
SIGNS = st.sampled_from(["", "", "", "?", "~", "%"])


def written_year(year: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04}"


@st.composite
def days(draw: st.DrawFn, years: st.SearchStrategy[int] = YEARS) -> str:
    year, month = draw(years), draw(st.integers(1, 12))
    return f"{written_year(year)}-{month:02}-{draw(st.integers(1, month_days(year, month))):02}"


YEAR_TEXTS = YEARS.map(written_year)
MONTHS = st.builds(lambda year, month: f"{year}-{month:02}", YEAR_TEXTS, st.integers(1, 12))
LEVEL_0 = days() | MONTHS | YEAR_TEXTS
SEASONS = st.builds(lambda year, season: f"{year}-{season}", YEAR_TEXTS, st.integers(21, 24))
LONG_YEARS = st.integers(10_000, 20_000_000_000).flatmap(lambda year: st.sampled_from([f"Y{year}", f"Y-{year}"]))
WHOLE = st.builds(str.__add__, LEVEL_0 | SEASONS | LONG_YEARS, SIGNS)
UNSPECIFIED = st.builds(
    str.__add__,
    YEAR_TEXTS.flatmap(
        lambda year: st.sampled_from([year[:-1] + "X", year[:-2] + "XX", year + "-XX", year + "-XX-XX"])
    ),
    SIGNS,
)
CLOCK = st.builds("T{:02}:{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59), st.integers(0, 59))
TIMES = st.builds("{}{}{}".format, days(), CLOCK, st.sampled_from(["", "Z", "+05:30", "-12:00"]))


def in_order(ends: list[str]) -> list[str]:
    return sorted(ends, key=lambda end: sort_key(parse(end))[0])


SPANS = st.lists(WHOLE, min_size=2, max_size=2).map(in_order).map("/".join)
HALF_OPEN = st.builds(lambda form, date: form.format(date), st.sampled_from(["{}/", "{}/..", "/{}", "../{}"]), WHOLE)
BETWEEN = st.lists(LEVEL_0, min_size=2, max_size=2).map(in_order).map(lambda ends: f"[{ends[0]}..{ends[1]}]")
BEFORE_AFTER = st.builds(lambda form, date: form.format(date), st.sampled_from(["[{}..]", "[..{}]"]), LEVEL_0)
DATES = (
    WHOLE | UNSPECIFIED.filter(lambda text: "-0000" not in text) | TIMES | SPANS | HALF_OPEN | BETWEEN | BEFORE_AFTER
).map(parse)


@given(DATES)
def test_parse_keeps_what_was_written(date: Date) -> None:
    assert parse(date.edtf) == date
    assert parse_people(date.edtf, lang="en") == date


def attempt(read: Callable[[str], Date], text: str) -> Date | DateError:
    try:
        return read(text)
    except DateError as error:
        return error


@given(st.text() | st.text("0123456789-XY/.[]?~%T:Z ", max_size=24))
def test_any_text_is_a_date_or_refused_in_both_languages(text: str) -> None:
    for read in (parse, lambda text: parse_people(text, lang="fr")):
        outcome = attempt(read, text)
        if isinstance(outcome, DateError):
            assert all(outcome.message)
        else:
            assert in_words(outcome, "fr")


@given(DATES)
def test_bounds_are_in_order_and_contain_the_ends(date: Date) -> None:
    if date.earliest is not None and date.latest is not None:
        assert OPEN_PAST <= date.earliest <= date.latest <= OPEN_FUTURE
    if date.is_span and date.start and date.end:
        start, _, end = date.edtf.partition("/")
        assert surely_within(parse(start), date) or (parse(start).latest or 0) > (date.latest or 0)
        assert date.earliest == parse(start).earliest
        assert date.latest == parse(end).latest


@given(days())
def test_a_day_lies_in_its_month_its_season_its_year_its_decade_and_its_century(day: str) -> None:
    date = parse(day)
    assert first_day(date) == day
    year, month = day[:-6], day[:-3]
    for unit in (day, month, year, f"{year}-XX", f"{month}-XX", f"{year}/", f"{year}/.."):
        assert may_overlap(date, parse(unit))
    for unit in (day, month, year, f"{year}/..", f"../{year}", f"[..{year}]"):
        assert surely_within(date, parse(unit))
    if int(year):
        assert surely_within(date, parse(year[:-1] + "X"))
        assert surely_within(date, parse(year[:-2] + "XX"))


@given(DATES, DATES, DATES)
def test_order_is_total(a: Date, b: Date, c: Date) -> None:
    one, two, three = sorted((sort_key(a), sort_key(b), sort_key(c)))
    assert one <= two <= three
    assert one <= three
    if a.earliest is not None and b.earliest is not None and a.earliest < b.earliest:
        assert sort_key(a) < sort_key(b)
    if a.earliest is not None and a.earliest == b.earliest and a.precision < b.precision:
        assert sort_key(a) < sort_key(b)


@given(DATES, DATES)
def test_overlap_is_symmetric_and_follows_from_being_within(a: Date, b: Date) -> None:
    assert may_overlap(a, a)
    assert may_overlap(a, b) == may_overlap(b, a)
    if surely_within(a, b):
        assert may_overlap(a, b)


@given(DATES, DATES, DATES)
def test_within_is_transitive(a: Date, b: Date, c: Date) -> None:
    if surely_within(a, b) and surely_within(b, c):
        assert surely_within(a, c)


@given(st.integers(-(10**13), 10**13))
def test_day_numbers_go_there_and_back(number: int) -> None:
    year, month, day = day_of_number(number)
    assert 1 <= month <= 12
    assert 1 <= day <= month_days(year, month)
    assert day_number(year, month, day) == number


@given(DATES, st.sampled_from(LANGS), st.none() | YEARS)
def test_compact_fits(date: Date, lang: Lang, year: int | None) -> None:
    assert 0 < len(compact(date, lang, year=year)) <= WIDTH


@given(DATES, DATES, st.sampled_from(LANGS))
def test_elapsed_looks_the_other_way_from_the_other_side(a: Date, b: Date, lang: Lang) -> None:
    there, back = elapsed(a, b, lang), elapsed(b, a, lang)
    for late, early in (("plus tard", "plus tôt"), ("later", "earlier")):
        back = back.replace(late, "\0").replace(early, late).replace("\0", early)
    assert there == back


SPOKEN = st.builds(
    str.__add__,
    days(st.integers(1000, 9999)) | st.builds("{}-{:02}".format, st.integers(1000, 9999), st.integers(1, 12)),
    SIGNS,
)


@given(SPOKEN | st.builds("{}-{}".format, st.integers(1000, 9998), st.integers(21, 24)), st.sampled_from(LANGS))
def test_what_is_said_can_be_read_back(edtf: str, lang: Lang) -> None:
    assert parse_people(in_words(parse(edtf), lang), lang=lang) == parse(edtf)


@given(st.lists(days(st.integers(1000, 9999)), min_size=2, max_size=2).map(in_order), st.sampled_from(LANGS))
def test_a_span_that_is_said_can_be_read_back(ends: list[str], lang: Lang) -> None:
    for form in ("{}/{}", "[{}..{}]"):
        date = parse(form.format(*ends))
        if ends[0] != ends[1]:
            assert parse_people(in_words(date, lang), lang=lang) == date


def test_precisions_go_from_fine_to_coarse() -> None:
    assert [precision.name for precision in sorted(Precision)] == [
        "SECOND", "DAY", "MONTH", "SEASON", "YEAR", "DECADE", "CENTURY",
    ]  # fmt: skip
