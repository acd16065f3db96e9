"""Plain reading: the list as text, one record after another."""

import pytest
from tests.tui import dossiers
from tests.tui.looking import MakeApp, explorer, seen, until
from textual.geometry import Offset

from relations_tui.tui.plain_screen import PlainScreen

EVENT = "retailleau-laftit-2025-04"
BOXES = set("│┃─━┌┐└┘╭╮╰╯║═▸")


async def test_it_begins_at_the_selected_event_and_has_no_box(make_app: MakeApp) -> None:
    async with make_app(event=EVENT).run_test(size=(80, 24)) as pilot:
        await pilot.press("p")
        await until(pilot, lambda: isinstance(pilot.app.screen, PlainScreen) and "Event " in seen(pilot))
        first = seen(pilot).split("\n")[0]
        assert first.startswith(" Event ")
        assert "of 69" in first
        assert "Retailleau" in first
        assert not BOXES & set(seen(pilot))
        assert pilot.app.cursor_position == Offset(1, 0)


async def test_next_previous_and_back_to_the_explorer(make_app: MakeApp) -> None:
    async with make_app(query="theme:sahara").run_test(size=(80, 24)) as pilot:
        events = explorer(pilot).state.rows.events
        await pilot.press("p")
        await until(pilot, lambda: "Event 1 of" in seen(pilot))
        await pilot.press("n", "n")
        await until(pilot, lambda: seen(pilot).startswith(" Event 3 of"))
        await pilot.press("down", "down", "N")
        await until(pilot, lambda: seen(pilot).startswith(" Event 3 of"))
        await pilot.press("N")
        await until(pilot, lambda: seen(pilot).startswith(" Event 2 of"))
        await pilot.press("enter")
        await until(pilot, lambda: explorer(pilot).state.selected == events[1].id)


async def test_lines_go_from_record_to_record_and_back(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(60, 20)) as pilot:
        await pilot.press("p")
        await until(pilot, lambda: "Event 1 of" in seen(pilot))
        start = seen(pilot)
        await pilot.press(*["down"] * 40)
        await until(pilot, lambda: "Event 1 of" not in seen(pilot))
        await pilot.press(*["up"] * 40)
        await until(pilot, lambda: seen(pilot) == start)
        await pilot.press("G", "space", "space", "j")
        await until(pilot, lambda: "Event 69 of 69" in seen(pilot) or "Id:" in seen(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, PlainScreen))


@pytest.mark.parametrize("query", ["is:marked"])
async def test_an_empty_list_has_nothing_to_read(make_app: MakeApp, query: str) -> None:
    async with make_app(query=query).run_test(size=(80, 24)) as pilot:
        await pilot.press("p")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, PlainScreen)


async def test_ten_thousand_records_are_not_made(make_app: MakeApp) -> None:
    async with make_app(dossiers.index(*(f"e{n} {n + 1:04} visas" for n in range(2000)))).run_test(
        size=(80, 24)
    ) as pilot:
        await pilot.press("p")
        await until(pilot, lambda: "of 2000" in seen(pilot))
        screen = pilot.app.screen
        assert isinstance(screen, PlainScreen)
        assert screen._record.cache_info().currsize < 30
