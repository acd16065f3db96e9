"""Rows of a timeline: headings and events, found both ways."""

from hypothesis import given
from hypothesis import strategies as st

from relations_tui.core.bits import all_of
from relations_tui.core.dates import Precision, parse, sort_key
from relations_tui.core.model import Event, Localized
from relations_tui.core.rows import Grouping, Rows, heading_of


def events(*dates: str) -> tuple[Event, ...]:
    made = [Event(f"e{n}", n, parse(date), "other", Localized({"": date})) for n, date in enumerate(dates)]
    return tuple(sorted(made, key=lambda event: (sort_key(event.date), event.order)))


def rows_of(*dates: str) -> Rows:
    made = events(*dates)
    return Rows(made, Grouping(made).headings(all_of(len(made))))


def test_each_year_has_a_heading_with_its_count() -> None:
    rows = rows_of("2023-05-01", "2024", "2024-07-30", "2024-22")
    assert [(heading.year, heading.size) for heading in rows.headings] == [(2023, 1), (2024, 3)]
    assert [rows.position(row) for row in range(len(rows))] == [None, 0, None, 1, 2, 3]


def test_a_decade_stands_under_a_heading_of_its_own() -> None:
    rows = rows_of("201X", "2010-01-01", "2011-05")
    assert [(heading.precision, heading.year) for heading in rows.headings] == [
        (Precision.YEAR, 2010),
        (Precision.DECADE, 2010),
        (Precision.YEAR, 2011),
    ]


def test_an_unknown_beginning_stands_under_the_year_of_the_end() -> None:
    assert heading_of(parse("/2006-04")) == (Precision.YEAR, 2006)


def test_going_back_first_goes_to_the_beginning_of_the_year_one_is_in() -> None:
    rows = rows_of("2023-01-01", "2024-01-01", "2024-02-01", "2025-01-01")
    assert rows.neighbour(2, -1) == 1
    assert rows.neighbour(1, -1) == 0
    assert rows.neighbour(0, -1) == 0
    assert rows.neighbour(2, 1) == 3
    assert rows.neighbour(3, 1) == 3


@given(st.lists(st.integers(1800, 2100), max_size=40))
def test_rows_and_positions_are_each_others_inverse(years: list[int]) -> None:
    rows = rows_of(*(f"{year}-03-04" for year in years))
    assert len(rows) == len(years) + len(set(years))
    for position in range(len(years)):
        assert rows.position(rows.row(position)) == position
        assert rows.heading(rows.row(position)) is None


def test_a_filtered_list_counts_only_what_it_keeps_and_joins_what_was_parted() -> None:
    made = events("2010-01-01", "201X", "2010-05-05", "2011-01-01")
    assert [(heading.precision, heading.year, heading.size) for heading in Grouping(made).headings(0b0101)] == [
        (Precision.YEAR, 2010, 2)
    ]
