"""A window of time and its ticks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations_tui.core.civil import DAY_SECONDS, day_number
from relations_tui.core.dates import parse
from relations_tui.core.model import EMPTY, Event
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.core.scale import Scale, bounds, ticks, whole


def second(year: int, month: int = 1, day: int = 1) -> int:
    return day_number(year, month, day) * DAY_SECONDS


def window(first: tuple[int, ...], last: tuple[int, ...]) -> Scale:
    return Scale(second(*first), second(*last))


def event(date: str) -> Event:
    return Event("a", 0, parse(date), "other", EMPTY)


def labels(scale: Scale, cells: int, lang: Lang = "en") -> list[str]:
    return [tick.label for tick in ticks(scale, cells, lang)]


SECONDS = st.integers(-(10**13), 10**13)
SCALES = st.builds(lambda first, width: Scale(first, first + width), SECONDS, st.integers(1, 10**14))


@given(SCALES, SECONDS)
def test_at_and_second_undo_each_other(scale: Scale, moment: int) -> None:
    reach = max(abs(moment - scale.first), scale.width)
    assert abs(scale.second(scale.at(moment)) - moment) <= 1 + reach * 2**-40


@given(SCALES, st.floats(0, 1), st.floats(0.1, 10))
def test_zoom_keeps_the_point(scale: Scale, share: float, factor: float) -> None:
    around = scale.second(share)
    closer = scale.zoomed(factor, around)
    assert abs(closer.at(around) - scale.at(around)) * closer.width <= 1 + closer.width * 2**-40


@given(SCALES, st.integers(1, 300), st.integers(0, 299))
def test_columns_part_the_window(scale: Scale, cells: int, column: int) -> None:
    if scale.width < cells:
        return
    column %= cells
    low, high = scale.stretch(column, cells)
    assert scale.column(low, cells) == scale.column(high, cells) == column
    assert scale.column(low - 1, cells) == column - 1
    assert scale.column(high + 1, cells) == column + 1


@given(SCALES, SCALES)
def test_inside_stays_inside(scale: Scale, outer: Scale) -> None:
    kept = scale.inside(outer)
    assert outer.first <= kept.first < kept.last <= outer.last
    assert kept.width >= min(DAY_SECONDS, outer.width)
    assert kept.inside(outer) == kept


def test_moved_by_a_share_of_its_width() -> None:
    assert Scale(0, 100).moved(0.5) == Scale(50, 150)
    assert Scale(0, 100).moved(-1) == Scale(-100, 0)


@given(SCALES, st.integers(1, 250), st.sampled_from(LANGS))
def test_labels_never_touch(scale: Scale, cells: int, lang: Lang) -> None:
    taken = -1
    for tick in ticks(scale, cells, lang):
        column = scale.column(tick.second, cells)
        assert taken < column < cells
        taken = column + len(tick.label) + bool(tick.label)
        assert not tick.label or taken <= cells
    assert len(ticks(scale, cells, lang)) <= cells


@given(st.integers(-3000, 3000), st.integers(1, 400_000), st.integers(60, 250), st.sampled_from(LANGS))
def test_there_is_always_a_label(year: int, days: int, cells: int, lang: Lang) -> None:
    scale = Scale(second(year), second(year) + days * DAY_SECONDS)
    assert any(tick.label for tick in ticks(scale, cells, lang))


def test_decades_among_centuries() -> None:
    found = ticks(window((1912, 3, 30), (2026, 11, 1)), 60, "fr")
    assert [tick.label for tick in found] == ["1920", "1940", "1960", "1980", "2000", ""]
    assert [tick.level for tick in found] == [1, 1, 1, 1, 0, 1]


def test_months_say_the_year_where_it_is_needed() -> None:
    assert labels(window((2021, 6, 1), (2023, 3, 1)), 60) == ["Jul 2021", "2022", "Apr", "Jul", "Oct", "2023"]
    assert labels(window((2023, 10, 1), (2024, 3, 1)), 44, "fr") == ["oct. 2023", "déc.", "2024", "févr."]


def test_days_say_the_month_where_it_begins() -> None:
    assert labels(window((2024, 12, 10), (2025, 1, 11)), 60, "fr") == ["10 déc. 2024", "20", "janv. 2025", ""]
    assert labels(window((2024, 2, 10), (2024, 6, 1)), 80)[:4] == ["10 Feb 2024", "Mar", "10", "20"]


def test_before_christ_there_is_no_year_0() -> None:
    assert labels(window((-43,), (2200,)), 60) == ["AD 1", "500", "1000", "1500", "2000"]
    assert labels(window((-399,), (300,)), 90, "fr") == [
        "400\u00a0av.\u00a0J.-C.", "200\u00a0av.\u00a0J.-C.", "1\u00a0apr.\u00a0J.-C.", "200",
    ]  # fmt: skip


def test_a_day_without_room_for_two_ticks_says_the_day() -> None:
    assert labels(Scale(second(2024, 12, 10) + 3600, second(2024, 12, 10) + 7200), 30, "fr") == ["10 déc. 2024"]
    assert labels(Scale(second(2024, 12, 10) + 3600, second(2024, 12, 10) + 7200), 5) == []


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2024", (2024,), (2025,)),
        ("2024-03-05", (2024, 3, 5), (2024, 3, 6)),
        ("2021-03-05/2021-04-01", (2021, 3, 5), (2021, 4, 2)),
        ("2021-03/..", (2021, 3), (2021, 4)),
        ("2021-03/", (2021, 3), (2021, 4)),
        ("../2021-03", (2021, 3), (2021, 4)),
        ("[1955-11..1956-03]", (1955, 11), (1956, 4)),
        ("[1955-11..]", (1955, 11), (1955, 12)),
        ("[..1955-11]", (1955, 11), (1955, 12)),
        ("-0043-03-15", (-43, 3, 15), (-43, 3, 16)),
    ],
)
def test_bounds_are_what_is_known(date: str, first: tuple[int, ...], last: tuple[int, ...]) -> None:
    assert bounds(parse(date)) == (second(*first), second(*last) - 1)


def test_whole_fits_all_that_is_known() -> None:
    found = whole([event("-0043-03-15"), event("2026-06"), event("2020/..")])
    assert found.first < second(-43, 3, 15)
    assert second(2026, 7) < found.last < second(2200)


def test_whole_of_one_day_is_a_week_and_of_nothing_a_year() -> None:
    assert whole([event("2024-10-28")]) == window((2024, 10, 25), (2024, 11, 1))
    nothing = whole([])
    assert nothing.first < second(2000) < second(2001) < nothing.last
