"""Rows of a timeline: headings and events, found both ways."""

from hypothesis import given
from hypothesis import strategies as st

from relations_tui.core.bits import all_of, of_positions
from relations_tui.core.dates import Precision, parse, sort_key
from relations_tui.core.model import Event, Localized
from relations_tui.core.rows import Grouping, Heading, Rows, heading_of
from relations_tui.core.silences import Silence


def events(*dates: str) -> tuple[Event, ...]:
    made = [Event(f"e{n}", n, parse(date), "other", Localized({"": date})) for n, date in enumerate(dates)]
    return tuple(sorted(made, key=lambda event: (sort_key(event.date), event.order)))


def rows_of(*dates: str) -> Rows:
    made = events(*dates)
    return Rows(made, Grouping(made).headings(all_of(len(made))))


def listed(*dates: str, reverse: bool = False) -> Rows:
    """The rows as the explorer has them, with their silences."""
    made = events(*dates)
    return Grouping(made).rows(made, all_of(len(made)), reverse=reverse)


def shown(rows: Rows) -> list[str]:
    """What stands in each row: a year, the days of a silence, the date of an event."""
    return [_shown(rows, row) for row in range(len(rows))]


def _shown(rows: Rows, row: int) -> str:
    other, position = rows.other(row), rows.position(row)
    if isinstance(other, Silence):
        return f"{other.days} days"
    return str(other.year) if other else rows.events[position or 0].date.edtf


SILENT = ("2021-09-01", "2021-09-20", "2022-12-16", "2022-12-20", "2022-12-21")


def test_a_silence_stands_above_the_heading_of_what_follows() -> None:
    rows = listed(*SILENT)
    assert shown(rows) == [
        "2021", "2021-09-01", "2021-09-20", "452 days", "2022", "2022-12-16", "2022-12-20", "2022-12-21",
    ]  # fmt: skip
    assert rows.group(3) == 0


def test_the_other_way_round_it_stands_between_the_same_events() -> None:
    assert shown(listed(*SILENT, reverse=True)) == [
        "2022", "2022-12-21", "2022-12-20", "2022-12-16", "452 days", "2021", "2021-09-20", "2021-09-01",
    ]  # fmt: skip


def test_the_far_side_of_a_silence() -> None:
    for reverse, near, far in ((False, 1, 2), (True, 2, 3)):
        rows = listed(*SILENT, reverse=reverse)
        assert [rows.beyond(position, 1) for position in range(5)] == [far] * far + [None] * (5 - far)
        assert [rows.beyond(position, -1) for position in range(5)] == [None] * far + [near] * (5 - far)


@given(st.lists(st.dates().map(str), min_size=1, max_size=60), st.booleans(), st.data())
def test_rows_part_into_headings_silences_and_events(dates: list[str], reverse: bool, data: st.DataObject) -> None:
    made = events(*dates)
    chosen = sorted(data.draw(st.sets(st.sampled_from(range(len(made))), min_size=1)))
    rows = Grouping(made).rows(tuple(made[n] for n in chosen), of_positions(chosen, len(made)), reverse=reverse)
    found = [rows.position(row) for row in range(len(rows))]
    assert [position for position in found if position is not None] == list(range(len(chosen)))
    assert [rows.row(position) for position in range(len(chosen))] == [
        row for row, position in enumerate(found) if position is not None
    ]
    others = [other for row in range(len(rows)) if (other := rows.other(row)) is not None]
    assert len(others) == len(rows) - len(chosen) == len(rows.headings) + len(rows.silences)
    assert tuple(other for other in others if isinstance(other, Silence)) == rows.silences
    assert all(isinstance(rows.other(rows.top(group)), Heading) for group in range(len(rows.headings)))


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
        assert rows.other(rows.row(position)) is None


def test_a_filtered_list_counts_only_what_it_keeps_and_joins_what_was_parted() -> None:
    made = events("2010-01-01", "201X", "2010-05-05", "2011-01-01")
    assert [(heading.precision, heading.year, heading.size) for heading in Grouping(made).headings(0b0101)] == [
        (Precision.YEAR, 2010, 2)
    ]
