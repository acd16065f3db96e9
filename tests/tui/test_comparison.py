"""Two filters, or two periods, side by side in lanes."""

import pytest
from tests.tui.looking import MakeApp, explorer, seen, until

from relations_tui.core.query import Query, QueryError, parse
from relations_tui.tui import zooming
from relations_tui.tui.comparison import compared
from relations_tui.tui.state import State


async def test_two_periods_side_by_side(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 40)) as pilot:
        await pilot.press("V")
        await until(pilot, lambda: "Compare this view with what?" in seen(pilot))
        await pilot.press(*"2021..2022 and 2024..2025", "enter")
        await until(pilot, lambda: "2021–2022  6 events" in seen(pilot))
        assert "2024–2025  30 events" in seen(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: "Timeline 1" in seen(pilot))


async def test_two_filters_and_a_mistake(make_app: MakeApp) -> None:
    async with make_app(query="theme:visas").run_test(size=(120, 40)) as pilot:
        state = explorer(pilot).state
        one, other = compared(state, "theme:readmission")
        assert one.count == len(state.results.events)
        assert other.count == len(state.index.search(other_query(state)).events)
        assert one.scale == other.scale
        assert [lane.key for lane in one.lanes.lanes] == [lane.key for lane in other.lanes.lanes]
        with pytest.raises(QueryError):
            compared(state, "theme:nothing-like-it")
        await pilot.press("V")
        await until(pilot, lambda: "Compare this view" in seen(pilot))
        await pilot.press(*"theme:xyzzy", "enter")
        await until(pilot, lambda: "no theme" in seen(pilot))


def other_query(state: State) -> Query:
    """What is compared with."""
    return parse("theme:readmission", state.index.vocabulary, lang="en")


async def test_two_filters_are_compared_where_most_events_lie_or_where_the_reader_looks(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 40)) as pilot:
        state = explorer(pilot).state
        one, other = compared(state, "theme:visas")
        assert one.scale == other.scale
        assert one.scale.width * 2 < zooming.whole(state).width
        near = zooming.zoom(state, 4)
        assert compared(near, "theme:visas")[0].scale == near.picture.window
        assert compared(state, "zzzz date:2024")[1].count == 0
        await pilot.press("V")
        await until(pilot, lambda: "Compare this view" in seen(pilot))
        await pilot.press(*"theme:visas", "enter")
        await until(pilot, lambda: "Esc go back" in seen(pilot).split("\n")[-1])
