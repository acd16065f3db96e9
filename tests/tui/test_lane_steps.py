"""The steps of the lanes: along, across, made by something else, folded."""

import pytest
from tests.tui.dossiers import index as made

from relations_tui.core.index import Index
from relations_tui.core.lanes import BYS, Chart, Lanes
from relations_tui.tui import lane_steps
from relations_tui.tui.state import State, start


@pytest.fixture
def state() -> State:
    index = made("one 2000 visas", "two 2001 gas > one", "three 2002 visas", "four 2003 gas")
    return start(index, "en")


def lanes(state: State) -> Lanes:
    by = lane_steps.known_by(state.picture)
    return Chart(state.index).lanes(state.results, by, lane_steps.known_order(state.picture))


def test_left_and_right_stay_in_the_lane_and_up_and_down_change_it(state: State) -> None:
    after = lane_steps.along(state, lanes(state), 1)
    assert (after.selected, after.picture.lane) == ("three", "visas")
    assert lane_steps.along(after, lanes(after), 1).selected == "three"
    below = lane_steps.across(after, lanes(after), 1)
    assert (below.selected, below.picture.lane) == ("two", "gas")
    assert lane_steps.across(below, lanes(below), -1).picture.lane == "visas"


def test_nothing_to_move_in_leaves_all_as_it_is(state: State) -> None:
    nothing = Lanes("theme", (), 0)
    for step in (lane_steps.along, lane_steps.across):
        assert step(state, nothing, 1).selected == state.selected
    assert lane_steps.fold(state, nothing) == state


def test_a_click_reaches_an_event_or_a_lane_alone(state: State) -> None:
    assert lane_steps.reach(state, "four", "gas").selected == "four"
    after = lane_steps.reach(state, "", "gas")
    assert (after.selected, after.picture.lane) == (state.selected, "gas")


def test_lanes_are_made_by_one_thing_after_another_but_by_country_only_where_there_are_two(real_index: Index) -> None:
    real = lane_steps.grouped(start(real_index, "fr"))
    seen = [real.picture.by]
    for _ in BYS[1:]:
        real = lane_steps.turn(real)
        seen.append(real.picture.by)
    assert set(seen) == set(BYS)
    assert lane_steps.turn(real).picture.by == seen[0]
    assert lane_steps.turn(lane_steps.turn(real), -1).picture.by == real.picture.by


def test_without_actors_of_two_countries_there_are_no_lanes_by_country(state: State) -> None:
    state, seen = lane_steps.grouped(state), set()
    for _ in range(6):
        seen.add(state.picture.by)
        state = lane_steps.turn(state)
    assert seen == {"theme", "actor", "kind"}


def test_order_and_folding_turn_back(state: State) -> None:
    assert lane_steps.sort(state).picture.order == "count"
    assert lane_steps.sort(lane_steps.sort(state)).picture.order == "first"
    folded = lane_steps.fold(state, lanes(state))
    assert folded.picture.folded == {"visas"}
    assert lane_steps.fold(folded, lanes(folded)).picture.folded == frozenset()
    every = lane_steps.fold_all(folded, lanes(folded))
    assert every.picture.folded == {"visas", "gas"}
    assert lane_steps.fold_all(every, lanes(every)).picture.folded == frozenset()
    assert lane_steps.toggle(state).picture.lanes
