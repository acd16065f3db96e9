"""The axis of a figure: broken where a few old events would press all others into a corner."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tui.dossiers import index as made

from relations_tui.core.axis import axis, dense
from relations_tui.core.civil import DAY_SECONDS, day_of
from relations_tui.core.extents import Item
from relations_tui.core.index import Index
from relations_tui.core.lanes import Chart
from relations_tui.core.scale import whole


def items(index: Index) -> list[Item]:
    chart = Chart(index)
    return sorted(map(chart.item, index.dossier.events), key=lambda item: item.first)


def years(*found: str) -> list[Item]:
    return items(made(*(f"e{number} {year} gas" for number, year in enumerate(found))))


def test_the_real_dossier_breaks_between_history_and_what_came_after(real_index: Index) -> None:
    found = axis(items(real_index))
    assert len(found.parts) == 2
    assert day_of(found.parts[1].scale.first)[0] in (2013, 2014)
    assert found.parts[0].right < found.parts[1].left
    assert dense(items(real_index)) == found.parts[1].scale


def test_a_crowd_long_ago_breaks_the_other_way() -> None:
    found = years("1900", "1901", "1902", "1903", "1904", "1905", "2020")
    assert len(axis(found).parts) == 2
    assert axis(found).parts[0].right > 0.5
    assert day_of(dense(found).last)[0] < 1950


@pytest.mark.parametrize(
    "years_", [("2000",), ("2000", "2001"), ("1800", "2000", "2001"), tuple(str(year) for year in range(1990, 2020))]
)
def test_few_events_or_even_ones_break_nothing(years_: tuple[str, ...]) -> None:
    found = years(*years_)
    assert len(axis(found).parts) == 1
    assert dense(found) == whole(item.event for item in found)


def test_no_event_has_an_axis_too() -> None:
    assert len(axis([]).parts) == 1


@given(st.lists(st.integers(1, 9999), min_size=1, max_size=30))
def test_places_never_go_back_and_every_event_is_between_the_edges(found: list[int]) -> None:
    known = years(*(f"{year:04}" for year in found))
    line = axis(known)
    places = [line.at(item.first) for item in known]
    assert places == sorted(places)
    assert all(0 <= place <= 1 for place in places)
    seconds = range(known[0].first - DAY_SECONDS, known[-1].last, max(1, (known[-1].last - known[0].first) // 200))
    through = [line.at(second) for second in seconds]
    assert through == sorted(through)


@pytest.mark.parametrize("far", ["9999-12-31", "Y12000", "Y170000002", "2020/9999"])
def test_a_margin_takes_in_nothing_from_beyond_the_break(far: str) -> None:
    early, late = axis(years("0001", "0002", "0003", "0004", "0005", "0006", far)).parts
    begun = [item.first for item in years("0001", "0002", "0003", "0004", "0005", "0006", far)]
    assert early.scale.first <= begun[0] < begun[1] < early.scale.last <= late.scale.first <= begun[-2]
    assert begun[-1] < late.scale.last
