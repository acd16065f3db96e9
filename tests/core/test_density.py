"""Events counted in the columns of a scale."""

from hypothesis import given
from hypothesis import strategies as st

from relations_tui.core import bits
from relations_tui.core.civil import DAY_SECONDS, day_number
from relations_tui.core.dates import may_overlap, parse
from relations_tui.core.density import Density
from relations_tui.core.model import EMPTY, Event
from relations_tui.core.scale import Scale


def made(*dates: str) -> list[Event]:
    return [Event(date, order, parse(date), "other", EMPTY) for order, date in enumerate(dates)]


def year(number: int, years: int = 1) -> Scale:
    return Scale(day_number(number, 1, 1) * DAY_SECONDS, day_number(number + years, 1, 1) * DAY_SECONDS)


DATES = st.sampled_from([
    "2023", "2024", "2024-03", "2024-21", "2024-03-05", "2024-03-05", "2024-10-28/2024-10-30", "2021-09-28/2023-01",
    "2024-03/..", "../2023-12-31", "[2024-03-01..2024-03-09]", "[..2024-01-02]", "1956~", "201X", "19XX", "-0043-03-15",
])  # fmt: skip
DOSSIERS = st.lists(DATES, max_size=30).map(lambda dates: made(*dates))
SCALES = st.builds(
    lambda first, days: Scale(first * DAY_SECONDS, (first + days) * DAY_SECONDS),
    st.integers(-730_000, 21_000),
    st.integers(1, 10**6),
)


def test_a_day_counts_in_its_one_column() -> None:
    found = Density(made("2024-03-05", "2024-03-06", "2024-12-31", "2024-01-01")).all.columns(year(2024), 12)
    assert found.within == (1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 1)
    assert found.through == (0,) * 12


def test_what_is_known_to_the_year_is_not_piled_up_in_january() -> None:
    found = Density(made("2024", "2024", "2024-03-05")).all.columns(year(2024), 12)
    assert found.within == (0, 0, 1) + (0,) * 9
    assert found.through == (2,) * 12


def test_what_is_known_to_the_year_counts_in_a_column_of_years() -> None:
    found = Density(made("2023", "2024", "2024-21", "2020/2029")).all.columns(year(2020, 10), 5)
    assert found.within == (0, 1, 2, 0, 0)
    assert found.through == (1,) * 5


def test_known_days_fill_the_columns_they_last_and_a_day_between_two_does_not() -> None:
    week = Scale(day_number(2024, 10, 28) * DAY_SECONDS, day_number(2024, 11, 4) * DAY_SECONDS)
    found = Density(made("2024-10-28/2024-10-30", "[2024-10-28..2024-10-30]")).all.columns(week, 7)
    assert found.within == (1, 1, 1, 0, 0, 0, 0)
    assert found.through == (1, 1, 1, 0, 0, 0, 0)
    hours = Scale(week.first, week.first + DAY_SECONDS)
    assert Density(made("2024-10-28")).all.columns(hours, 24).within == (1,) * 24


def test_what_lies_outside_is_told() -> None:
    found = Density(made("1912-03-30", "1956", "2024-03-05", "2026-01-01")).all.columns(year(2024), 10)
    assert (found.before, found.after) == (2, 1)
    assert sum(found.within) == 1


@given(DOSSIERS, SCALES, st.integers(1, 40))
def test_every_event_is_somewhere(events: list[Event], scale: Scale, cells: int) -> None:
    found = Density(events).all.columns(scale, cells)
    inside = len(events) - found.before - found.after
    assert inside >= 0
    assert sum(found.within) + sum(found.through) >= inside
    assert bool(inside) == any((*found.within, *found.through))


@given(DOSSIERS, st.integers(0), SCALES, st.integers(1, 40))
def test_a_set_counts_as_if_it_were_the_dossier(events: list[Event], shown: int, scale: Scale, cells: int) -> None:
    shown &= bits.all_of(len(events))
    kept = Density(events).of(shown)
    alone = Density(bits.pick(events, shown)).all
    assert kept.columns(scale, cells) == alone.columns(scale, cells)
    assert len(kept) == shown.bit_count()


@given(DOSSIERS, st.integers(2019, 2025), st.integers(1, 12))
def test_falling_is_what_since_and_until_keep(events: list[Event], number: int, month: int) -> None:
    window = parse(f"{number}-{month:02}")
    expected = sum(may_overlap(event.date, window) for event in events)
    assert Density(events).all.falling(window.earliest or 0, window.latest or 0) == expected


def test_no_event_at_all() -> None:
    density = Density([])
    assert density.all.columns(density.whole, 3).within == (0, 0, 0)
    assert density.all.falling(0, 1) == 0
