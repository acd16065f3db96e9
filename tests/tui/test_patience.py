"""Keys typed at once, as one types ahead or as a slow line sends them: each reaches what it was meant for."""

import pytest
from tests.tui.looking import MakeApp, explorer, seen, until
from textual import events
from textual.pilot import Pilot

from relations_tui.tui.ask_screen import AskScreen
from relations_tui.tui.explorer import Explorer
from relations_tui.tui.menu import Menu
from relations_tui.tui.palette import Palette
from relations_tui.tui.terminal import Keys

SIZE = (100, 30)


def burst(pilot: Pilot[None], *keys: str) -> None:
    """The keys, none of which waits until the one before it has done."""
    driver = pilot.app._driver
    assert driver is not None
    for key in keys:
        event = events.Key(key, {"space": " ", "slash": "/", "colon": ":"}.get(key, key if len(key) == 1 else None))
        event.set_sender(pilot.app)
        driver.send_message(event)


async def test_an_answer_typed_with_the_key_that_asks_is_the_answer(make_app: MakeApp) -> None:
    async with make_app().run_test(size=SIZE) as pilot:
        burst(pilot, "t", *"2021")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskScreen) and "2021" in seen(pilot))
        assert explorer(pilot).state.pane == "timeline"
        burst(pilot, "enter")
        await until(pilot, lambda: explorer(pilot).state.selected.startswith("pegasus-"))


async def test_a_menu_is_answered_by_the_figure_that_follows_its_key(make_app: MakeApp) -> None:
    async with make_app().run_test(size=SIZE) as pilot:
        burst(pilot, "y", "1")
        await until(pilot, lambda: "Of which source?" in seen(pilot))
        assert explorer(pilot).state.pane == "timeline"


async def test_nothing_waits_for_a_deed_that_asks_nothing(make_app: MakeApp) -> None:
    async with make_app().run_test(size=SIZE) as pilot:
        burst(pilot, "s", "j", "j")
        await until(pilot, lambda: explorer(pilot).state.position == 2)


@pytest.mark.parametrize("keys", [("colon", *"reverse"), ("colon", *"newest")])
async def test_a_command_is_found_by_its_help_or_its_name_and_run_before_it_is_drawn(
    make_app: MakeApp, keys: tuple[str, ...]
) -> None:
    async with make_app().run_test(size=SIZE) as pilot:
        burst(pilot, *keys)
        await until(pilot, lambda: isinstance(pilot.app.screen, Palette) and keys[-1] in seen(pilot))
        burst(pilot, "enter")
        await until(pilot, lambda: explorer(pilot).state.reverse)
        assert isinstance(pilot.app.screen, Explorer)


async def test_enter_twice_in_the_palette_ends_no_more_than_the_palette(make_app: MakeApp) -> None:
    async with make_app().run_test(size=SIZE) as pilot:
        await pilot.press("colon", *"lanes on")
        burst(pilot, "enter", "enter", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Explorer))
        await pilot.pause()
        assert pilot.app.is_running


async def test_a_search_without_result_says_so_in_the_language_in_force(make_app: MakeApp) -> None:
    async with make_app(lang="fr").run_test(size=SIZE) as pilot:
        burst(pilot, "colon", *"qqzz")
        await until(pilot, lambda: "Rien de tel." in seen(pilot))
        burst(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Explorer))


@pytest.mark.parametrize(
    ("first", "end"), [("question_mark", "escape"), ("p", "q"), ("c", "escape"), ("x", "escape"), ("y", "enter")]
)
async def test_ending_twice_ends_once(make_app: MakeApp, first: str, end: str) -> None:
    async with make_app().run_test(size=SIZE) as pilot:
        await pilot.press(first)
        await until(pilot, lambda: not isinstance(pilot.app.screen, Explorer))
        burst(pilot, end, end)
        await until(pilot, lambda: isinstance(pilot.app.screen, (Explorer, Menu)))
        await pilot.pause()
        assert pilot.app.is_running
        assert isinstance(pilot.app.screen_stack[0], Explorer)


def parsed(typed: str, *with_alt: str) -> list[str]:
    """The keys the parser makes of what a terminal sends."""
    parser = Keys(frozenset(with_alt))
    return [token.key for part in (typed, "") for token in parser.feed(part) if isinstance(token, events.Key)]


@pytest.mark.parametrize(("typed", "keys"), [
    ("\x1bv", ["escape", "v"]), ("\x1bV", ["escape", "V"]), ("\x1b+", ["escape", "plus"]), ("\x1b:x", ["escape", "colon", "x"]), ("\x1b2", ["escape", "2"]), ("\x1b-", ["escape", "minus"]),
    ("\x1b[A", ["up"]), ("v", ["v"]),
])  # fmt: skip
def test_esc_and_a_key_that_come_together_are_both(typed: str, keys: list[str]) -> None:
    assert parsed(typed) == keys


def test_a_key_with_alt_that_the_reader_gave_a_meaning_is_that_key() -> None:
    assert parsed("\x1bw", "alt+w") == ["alt+w"]
    assert parsed("\x1bv", "alt+w") == ["escape", "v"]
