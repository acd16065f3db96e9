"""The lanes in the explorer: their keys, the mouse, and how they stand with the strip and the other panes."""

import pytest
from tests.tui import dossiers
from tests.tui.looking import MakeApp, explorer, seen, until

MEETING = "retailleau-laftit-2025-04"


async def test_v_puts_lanes_in_the_place_of_the_list_and_back(make_app: MakeApp) -> None:
    async with make_app(event=MEETING).run_test(size=(120, 40)) as pilot:
        assert "Timeline 1" in seen(pilot)
        await pilot.press("v")
        assert "Lanes 1  by acting country, in order of time" in seen(pilot)
        assert "Timeline 1" not in seen(pilot)
        assert explorer(pilot).state.pane == "lanes"
        assert explorer(pilot).state.selected == MEETING
        assert "Bruno Retailleau meets Abdelouafi Laftit in Rabat" in seen(pilot)  # the detail below
        await pilot.press("v")
        assert "Timeline 1" in seen(pilot)
        assert explorer(pilot).state.pane == "timeline"


async def test_they_open_where_most_events_lie(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 40)) as pilot:
        assert explorer(pilot).state.selected == "isly-tangier-1844"
        await pilot.press("v")
        state = explorer(pilot).state
        assert state.picture.window is not None
        assert state.selected != "isly-tangier-1844"
        assert "2024" in seen(pilot)
        assert "1850" not in seen(pilot)
        await pilot.press("0")
        assert explorer(pilot).state.picture.window is None


async def test_they_gather_again_after_a_filter_unless_the_reader_zoomed(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 40)) as pilot:
        await pilot.press("v")
        wide = explorer(pilot).state.picture.window
        await pilot.press("slash", *"since:2024", "enter")
        close = explorer(pilot).state.picture.window
        assert wide is not None
        assert close is not None
        assert close.width < wide.width / 2
        await pilot.press("plus", "escape")
        assert explorer(pilot).state.picture.window not in (wide, close)
        await pilot.press("0", "u")
        assert explorer(pilot).state.picture.window == close


async def test_strip_and_lanes_share_one_scale(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 40)) as pilot:
        await pilot.press("v")
        lines = seen(pilot).split("\n")
        axis = next(line for line in lines if "2020" in line and "─" in line)
        ticks = {column for column, sign in enumerate(axis) if sign in "┴┷▲‹›"}
        ruled = [{column for column, sign in enumerate(line) if sign == "┊"} for line in lines]
        assert max(map(len, ruled)) > 4
        assert all(columns <= ticks for columns in ruled)


async def test_left_and_right_go_by_event_up_and_down_by_lane(make_app: MakeApp) -> None:
    async with make_app(event=MEETING).run_test(size=(120, 40)) as pilot:
        await pilot.press("v")
        pane = explorer(pilot).lanes.pane
        before = explorer(pilot).state.selected
        await pilot.press("right")
        after = explorer(pilot).state.selected
        assert after != before
        await pilot.press("left")
        assert explorer(pilot).state.selected == before
        await pilot.press("j")
        lane = explorer(pilot).state.picture.lane
        await pilot.press("k")
        assert explorer(pilot).state.picture.lane != lane
        await pilot.press("G")
        last = explorer(pilot).state
        here = next(one for one in pane.lanes.lanes if one.key == last.picture.lane)
        assert here.items[-1].event.id == last.selected


async def test_a_filter_an_opened_event_and_escape(make_app: MakeApp) -> None:
    async with make_app(event=MEETING).run_test(size=(120, 40)) as pilot:
        await pilot.press("v", "b")
        assert "by kind" in seen(pilot)
        await pilot.press("slash", *"visa", "enter")
        assert explorer(pilot).state.pane == "lanes"
        assert len(explorer(pilot).state.results.events) < 69
        await pilot.press("enter")
        assert explorer(pilot).state.pane == "detail"
        await pilot.press("escape")
        assert explorer(pilot).state.pane == "lanes"
        await pilot.press("escape")
        assert explorer(pilot).state.applied == ""
        assert "Lanes 1" in seen(pilot)


async def test_a_click_reaches_an_event_and_a_fold_takes_lines_away(make_app: MakeApp) -> None:
    async with make_app(event="dati-sahara-2025").run_test(size=(120, 60)) as pilot:
        await pilot.press("v", "left")
        assert explorer(pilot).state.selected != "dati-sahara-2025"
        lines = seen(pilot).split("\n")
        row = next(number for number, line in enumerate(lines) if "Rachida Dati in Laayoune" in line)
        await pilot.click(offset=(lines[row].index("Rachida"), row))
        assert explorer(pilot).state.selected == "dati-sahara-2025"
        tall = explorer(pilot).lanes.pane.count
        await pilot.press("space")
        assert explorer(pilot).lanes.pane.count < tall
        await pilot.press("space", "z")
        folded = explorer(pilot).lanes.pane
        assert folded.count == len(folded.lanes.lanes)
        await pilot.press("B")
        assert "the fullest first" in seen(pilot)


async def test_nothing_found_says_so_and_enter_helps(make_app: MakeApp) -> None:
    async with make_app(query="theme:visas xyzzy").run_test(size=(120, 40)) as pilot:
        await pilot.press("v")
        assert "No event answers this filter." in seen(pilot)
        await pilot.press("enter")
        assert explorer(pilot).state.applied == "theme:visas"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 50), (41, 9)])
@pytest.mark.parametrize(
    "lines",
    [
        ["alone 2024-05-01 visas"],
        [f"d{n} 2024-05-01 visas" for n in range(9)],
        ["old -0043-03-15 visas", "new 2026 gas"],
    ],
)
async def test_other_sizes_and_other_dossiers(make_app: MakeApp, size: tuple[int, int], lines: list[str]) -> None:
    async with make_app(dossiers.index(*lines)).run_test(size=size) as pilot:
        await pilot.press("v", "plus", "right", "j", "minus", "0", "b", "z")
        await until(pilot, lambda: "Lanes 1" in seen(pilot))
        assert explorer(pilot).state.selected
        await pilot.press("v")
        assert "Timeline 1" in seen(pilot)


async def test_a_window_too_small_shows_neither_lanes_nor_strip(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 40)) as pilot:
        await pilot.press("v")
        await pilot.resize_terminal(38, 40)
        await pilot.pause()
        said = seen(pilot).split("\n")
        assert sum(bool(line.strip()) for line in said) == 2
        await pilot.resize_terminal(100, 40)
        await pilot.pause()
        assert "Lanes" in seen(pilot)


async def test_the_key_that_leads_back_says_so(make_app: MakeApp) -> None:
    async with make_app(lang="fr").run_test(size=(80, 24)) as pilot:
        assert " v Couloirs" in seen(pilot).split("\n")[-1]
        await pilot.press("v")
        assert " v Liste" in seen(pilot).split("\n")[-1]
