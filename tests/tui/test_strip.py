"""The density strip in the explorer: zoom, pan, choosing a part of time, with keys and with the mouse."""

import pytest
from tests.tui.dossiers import index
from tests.tui.looking import MakeApp, explorer, seen
from textual.events import MouseScrollUp
from textual.pilot import Pilot

from relations_tui.core.civil import DAY_SECONDS, iso_day
from relations_tui.core.index import Index
from relations_tui.core.scale import Scale, bounds
from relations_tui.tui import state as steps
from relations_tui.tui import zooming
from relations_tui.tui.state import State, start

STATE_VISIT = "macron-letter-sahara-2024"


@pytest.fixture
def state(real_index: Index) -> State:
    return start(real_index, "en", selected=STATE_VISIT)


def shown(pilot: Pilot[None], rows: int = 3) -> list[str]:
    """The strip's lines."""
    return seen(pilot).split("\n")[3 : 3 + rows]


def test_zoom_goes_closer_around_the_selected_event_and_back(state: State) -> None:
    everything = zooming.whole(state)
    assert zooming.window(state) == everything
    here = zooming.place(state)
    assert here is not None
    closer = zooming.zoom(state, 2)
    assert abs(zooming.window(closer).width - everything.width / 2) <= 1
    assert abs(zooming.window(closer).at(here[0]) - everything.at(here[0])) < 1e-3 or (
        zooming.window(closer).last == everything.last
    )
    assert zooming.window(zooming.zoom(closer, 1 / 4)) == everything
    assert zooming.zoom_all(closer).picture.window is None


def test_no_closer_than_a_day(state: State) -> None:
    for _ in range(40):
        state = zooming.zoom(state, 2)
    assert zooming.window(state).width == DAY_SECONDS


def test_the_window_goes_after_the_selected_event(state: State) -> None:
    closer = zooming.zoom(zooming.zoom(state, 16), 4)
    assert zooming.follow(closer, steps.move(closer, 1)).picture.window == closer.picture.window
    moved = zooming.follow(closer, steps.select(closer, "treaty-of-fes-1912"))
    place = zooming.place(moved)
    assert place is not None
    assert 0 < zooming.window(moved).at(place[0]) < 0.5
    assert zooming.window(moved).width == zooming.window(closer).width
    back = zooming.follow(moved, steps.select(moved, STATE_VISIT))
    assert 0.5 < zooming.window(back).at((zooming.place(back) or (0, 0))[0]) < 1


def test_the_cursor_moves_by_columns_and_takes_the_window_along(state: State) -> None:
    state = steps.focus(zooming.zoom(state, 32), "strip")
    before = zooming.window(state)
    column = before.column(zooming.cursor(state), 100)
    state = zooming.move_cursor(state, -3, 100)
    assert zooming.window(state) == before
    assert before.column(zooming.cursor(state), 100) == column - 3
    state = zooming.move_cursor(state, -column, 100)
    assert zooming.window(state).first < before.first
    assert zooming.window(state).column(zooming.cursor(state), 100) == 0


def test_pan_stops_at_the_edge(state: State) -> None:
    state = zooming.pan(zooming.zoom(state, 8), 100, 80)
    assert zooming.window(state).last == zooming.whole(state).last
    assert zooming.window(zooming.pan(state, 1, 80)) == zooming.window(state)
    assert zooming.window(zooming.pan(state, -100, 80)).first == zooming.whole(state).first


def test_a_selection_being_made_follows_the_pan(state: State) -> None:
    state = zooming.begin_or_end(steps.focus(zooming.zoom(state, 16), "strip"), 80)
    low, high = zooming.chosen(state, 80)
    panned = zooming.pan(state, -1 / 2, 80)
    assert zooming.chosen(panned, 80)[0] < low
    assert abs(zooming.chosen(panned, 80)[1] - high) <= zooming.window(panned).width // 80 + 1


def test_a_selection_becomes_since_and_until(state: State) -> None:
    state = steps.focus(zooming.zoom(state, 32), "strip")
    state = zooming.begin_or_end(state, 100)
    state = zooming.move_cursor(state, 5, 100)
    ended = zooming.begin_or_end(state, 100)
    low, high = zooming.chosen(ended, 100)
    assert zooming.chosen(zooming.move_cursor(ended, 5, 100), 100) == (low, high)
    assert zooming.chosen(zooming.move_cursor(state, 5, 100), 100) != (low, high)
    applied = zooming.apply(ended, 100)
    assert applied.applied == f"since:{iso_day(low)} until:{iso_day(high)}"
    assert applied.pane == "timeline"
    assert applied.picture.chosen is None
    assert steps.undo(applied).applied == ""


def test_what_the_strip_counts_is_what_the_filter_keeps(state: State) -> None:
    state = steps.focus(state, "strip")
    for _ in range(0, 60, 7):
        state = zooming.move_cursor(state, -7, 60)
        first, last = (second // DAY_SECONDS * DAY_SECONDS for second in zooming.chosen(state, 60))
        expected = state.index.density.all.falling(first, last + DAY_SECONDS - 1)
        assert len(zooming.apply(state, 60).results.events) == expected


def test_escape_drops_the_selection_then_leaves(state: State) -> None:
    state = zooming.begin_or_end(steps.focus(state, "strip"), 80)
    dropped = zooming.step_out(state)
    assert dropped.picture.chosen is None
    assert dropped.pane == "strip"
    assert zooming.step_out(dropped).pane == "timeline"


async def test_the_strip_stands_above_the_list(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 32)) as pilot:
        assert "▲" in shown(pilot)[2]
        assert "1900" in shown(pilot)[2]
        assert any(sign in "".join(shown(pilot)[:2]) for sign in "▁▂▃▄▅▆▇█")
        await pilot.resize_terminal(100, 24)
        assert "1900" in shown(pilot)[1]
        assert "Timeline" in shown(pilot)[2]
        await pilot.resize_terminal(100, 17)
        assert "Timeline" in shown(pilot)[0]


async def test_zoom_keys_change_the_ticks_at_once(make_app: MakeApp) -> None:
    async with make_app(event=STATE_VISIT).run_test(size=(100, 32)) as pilot:
        await pilot.press("plus", "plus", "equals_sign", "plus", "plus", "plus")
        assert "2024" in shown(pilot)[2]
        assert "1900" not in shown(pilot)[2]
        assert shown(pilot)[2].startswith("‹")
        await pilot.press("minus", "0")
        assert "1900" in shown(pilot)[2]
        await pilot.press("f", "minus")
        assert explorer(pilot).state.picture.window is None
        assert explorer(pilot).state.applied.startswith("-")


async def test_a_part_of_time_is_chosen_with_keys(make_app: MakeApp) -> None:
    async with make_app(event=STATE_VISIT).run_test(size=(100, 32)) as pilot:
        await pilot.press("plus", "plus", "plus", "plus", "plus", "shift+tab")
        assert explorer(pilot).state.pane == "strip"
        assert "1 event, " in shown(pilot)[2] or " events, " in shown(pilot)[2]
        await pilot.press("space", "right", "right", "right")
        assert "[" in shown(pilot)[2]
        assert "]" in shown(pilot)[2]
        await pilot.press("enter")
        assert explorer(pilot).state.applied.startswith("since:2024-")
        assert explorer(pilot).state.pane == "timeline"
        assert "of 69" in seen(pilot)
        await pilot.press("shift+tab", "space", "escape", "escape")
        assert explorer(pilot).state.pane == "timeline"
        assert explorer(pilot).state.applied.startswith("since:2024-")


async def test_tab_reaches_the_strip_only_where_it_is(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(60, 20)) as pilot:
        await pilot.press("tab", "tab", "tab")
        assert explorer(pilot).state.pane == "strip"
        assert "Timeline" in seen(pilot)
        await pilot.resize_terminal(60, 17)
        assert explorer(pilot).state.pane == "timeline"
        await pilot.press("tab", "tab", "tab")
        assert explorer(pilot).state.pane == "timeline"


async def test_moving_in_the_list_moves_the_caret_and_the_strip_reads_the_rows_in_sight(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 32)) as pilot:
        before = shown(pilot)[2]
        await pilot.press("G")
        assert before.index("▲") < 10
        assert "▲" not in shown(pilot)[2][:90]
        assert "━" not in shown(pilot)[2][:60]
        explorer(pilot).panels.timeline.scroll_top(0)
        await pilot.pause()
        assert "━" in shown(pilot)[2][:60]


async def test_the_wheel_zooms_around_the_pointer(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 32)) as pilot:
        pointed = zooming.window(explorer(pilot).state).second(0.9)
        await pilot._post_mouse_events([MouseScrollUp], "#strip", offset=(90, 1))
        window = explorer(pilot).state.picture.window
        assert window is not None
        assert abs(window.at(pointed) - 0.9) < 0.02


async def test_a_click_selects_the_nearest_event_and_a_drag_a_part_of_time(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 32)) as pilot:
        await pilot.click("#strip", offset=(37, 1))
        assert explorer(pilot).state.selected == "treaty-of-fes-1912"
        await pilot.mouse_down("#strip", offset=(30, 1))
        await pilot.hover("#strip", offset=(44, 1))
        assert "[" in shown(pilot)[2]
        await pilot.mouse_up("#strip", offset=(44, 1))
        state = explorer(pilot).state
        assert state.applied.startswith("since:1897-")
        assert state.results.events[0].id == "treaty-of-fes-1912"
        assert state.pane == "timeline"


def test_clicks_go_through_the_events_of_a_column(state: State) -> None:
    column = zooming.whole(state).column(zooming.cursor(state), 20)
    seen_there = []
    for _ in range(60):
        state = zooming.nearest(state, column, 20)
        seen_there.append(state.selected)
    low, high = zooming.whole(state).stretch(column, 20)
    assert len(set(seen_there)) == state.index.density.all.falling(low, high)


async def test_one_event_needs_no_strip(make_app: MakeApp) -> None:
    async with make_app(index("a 2024-10-28 visas")).run_test(size=(100, 32)) as pilot:
        assert "Timeline" in shown(pilot)[0]
        await pilot.press("plus", "minus", "0", "shift+tab", "space")
        assert explorer(pilot).state.pane == "related"


async def test_events_of_one_day_are_one_bar_with_a_readout(make_app: MakeApp) -> None:
    one_day = index(*(f"e{number} 2024-10-28 visas" for number in range(9)))
    async with make_app(one_day).run_test(size=(100, 32)) as pilot:
        assert "25 Oct 2024" in shown(pilot)[2]
        await pilot.press("plus", "plus", "plus", "plus", "shift+tab")
        assert "9 events, 28 October 2024" in shown(pilot)[2]
        assert set(shown(pilot)[0]) == set(shown(pilot)[1]) == {"█"}


async def test_two_thousand_years(make_app: MakeApp) -> None:
    long = index("ides -0043-03-15 visas", "now 2026-06 gas", "then 0476 gas")
    async with make_app(long, lang="fr").run_test(size=(100, 32)) as pilot:
        assert "1 apr. J.-C." in shown(pilot)[2].replace("\u00a0", " ")
        assert "1000" in shown(pilot)[2]
        await pilot.press(*(["plus"] * 12), "shift+tab", "enter")
        assert explorer(pilot).state.applied.startswith("depuis:-0043-0")
        assert [event.id for event in explorer(pilot).state.results.events] == ["ides"]


async def test_ascii_is_drawn_where_nothing_else_is_sure(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RELATIONS_TUI_ASCII", "1")
    async with make_app().run_test(size=(100, 32)) as pilot:
        assert "".join(shown(pilot)).isascii()
        assert "^" in shown(pilot)[2]


def test_a_scale_that_no_longer_fits_is_brought_back(state: State) -> None:
    far = Scale(-(10**12), -(10**12) + DAY_SECONDS)
    before = state._replace(picture=state.picture._replace(window=far))
    other = start(index("a 2024-10-28 visas", "b 2024-11-28 visas"), "en")
    after = zooming.follow(before, other._replace(picture=before.picture))
    place = zooming.place(after)
    assert place is not None
    assert zooming.window(after).first <= place[0] < zooming.window(after).last


def test_the_first_zoom_goes_where_most_events_lie(real_index: Index) -> None:
    state = start(real_index, "en")
    near = zooming.closer(state)
    window = zooming.window(near)
    inside = [event for event in real_index.dossier.events if window.first <= bounds(event.date)[0] < window.last]
    assert len(inside) > len(real_index.dossier.events) / 2
    assert near.selected == inside[0].id
    told = zooming.tell(near, "0").notice
    assert told is not None
    assert told.en == "Most events: 2014–2026. 0 shows the whole chronology."
    assert zooming.window(zooming.closer(near)).width == window.width // 2
    assert zooming.zoom_all(near).picture.window is None


def test_a_reader_who_has_moved_zooms_around_the_cursor(real_index: Index) -> None:
    state = steps.move(start(real_index, "en"), 1)
    assert zooming.closer(state) == zooming.zoom(state, zooming.CLOSER)
    pointed = zooming.move_cursor(steps.focus(start(real_index, "en"), "strip"), 1, 100)
    assert zooming.closer(pointed) == zooming.zoom(pointed, zooming.CLOSER)


def test_from_among_most_events_the_first_zoom_is_on_them_and_the_next_around_the_cursor(state: State) -> None:
    near = zooming.closer(state)
    assert near.selected == STATE_VISIT
    assert near == zooming.gathered(state)
    assert zooming.closer(near) == zooming.zoom(near, zooming.CLOSER)


def test_newest_first_the_cursor_stays_where_it_is_when_that_is_where_most_lie(real_index: Index) -> None:
    state = start(real_index, "en", reverse=True)
    near = zooming.closer(state)
    assert near.selected == state.selected == real_index.dossier.events[-1].id
    assert near.picture.window is not None


def test_a_filter_that_leaves_a_short_time_is_seen_close(real_index: Index) -> None:
    near = zooming.closer(start(real_index, "en", "since:2024"))
    assert zooming.window(near).width * 10 < zooming.whole(near).width


def test_where_events_are_spread_evenly_a_zoom_is_a_zoom() -> None:
    state = start(index(*(f"e{year} {year} gas" for year in range(1950, 2020, 5))), "en")
    assert zooming.gathered(state) == state
    assert zooming.closer(state) == zooming.zoom(state, zooming.CLOSER)
    nothing = start(index("a 2000 gas", "b 2001 gas"), "en", "zzzz")
    assert zooming.gathered(nothing) == nothing


async def test_the_reader_is_told_why_the_cursor_moved(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await pilot.press("plus")
        assert "Most events: 2014–2026. 0 shows the whole" in seen(pilot)
        await pilot.press("plus")
        assert "Most events" not in seen(pilot)
