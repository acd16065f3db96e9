"""Two starts in a real terminal: what the first leaves, the second finds; and the mouse, given back and taken again."""

import shlex
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.e2e.tmux import Tmux

ROOT = Path(__file__).parent.parent.parent
PROGRAM = f"{shlex.quote(sys.executable)} -m relations_tui {shlex.quote(str(ROOT / 'events.toml'))}"
pytestmark = pytest.mark.e2e

Open = Callable[..., Tmux]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Open]:
    opened: list[Tmux] = []
    env = {"XDG_STATE_HOME": str(tmp_path / "state"), "XDG_CONFIG_HOME": str(tmp_path / "config")}

    def open_one(arguments: str = "--lang en") -> Tmux:
        opened.append(Tmux(f"{PROGRAM} {arguments}", columns=120, lines=35, env=env))
        return opened[-1]

    yield open_one
    for one in opened:
        one.close()


def quit_it(tmux: Tmux) -> None:
    tmux.press("q")
    tmux.until(lambda screen: "RC=0" in screen)


def test_the_second_start_goes_on_where_the_first_one_stopped(start: Open, tmp_path: Path) -> None:
    first = start()
    first.until(lambda screen: "▸ j k to move" in screen)
    first.press("/")
    first.type("laftit")
    first.until(lambda screen: " of " in screen.splitlines()[1] and "▸ j k" not in screen)
    first.press("Enter", "j", "m", "s")
    first.until(lambda screen: "Under what name" in screen)
    first.type("The minister")
    first.press("Enter")
    first.until(lambda screen: "View saved: The minister" in screen)
    place = next(line for line in first.screen().splitlines() if line.startswith("▌"))
    quit_it(first)

    second = start()
    again = second.until(lambda screen: "Quit" in screen)
    assert "laftit" in again.splitlines()[1]
    assert "▸ j k" not in again
    assert next(line for line in again.splitlines() if line.startswith("▌"))[:45] == place[:45]
    assert "*" in place[:20]
    second.press(":")
    second.until(lambda screen: "Command, view or event" in screen)
    second.type("minister")
    second.until(lambda screen: "My view: The minister" in screen)
    second.press("Escape")
    second.until(lambda screen: "My view" not in screen)
    quit_it(second)

    third = start("--lang en --no-state")
    assert " of " not in third.until(lambda screen: "Quit" in screen).splitlines()[1]
    third.press("m")
    quit_it(third)
    (kept,) = (tmp_path / "state" / "relations-tui").iterdir()
    assert kept.read_text(encoding="utf-8").count("laftit") == 2


def test_what_is_damaged_is_set_aside_and_told(start: Open, tmp_path: Path) -> None:
    quit_it_after(start())
    (kept,) = (tmp_path / "state" / "relations-tui").iterdir()
    kept.write_text("version = 99\n", encoding="utf-8")
    again = start()
    again.until(lambda screen: "cannot be read; kept apart" in screen)
    quit_it(again)
    assert kept.with_name(f"{kept.name}.damaged-1").read_text(encoding="utf-8") == "version = 99\n"
    assert "version = 1\n" in kept.read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_is_told_once_the_screen_is_gone(start: Open, tmp_path: Path) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "relations-tui").write_text("a file", encoding="utf-8")
    tmux = start()
    tmux.until(lambda screen: "Quit" in screen)
    tmux.press("j", "q")
    ended = tmux.until(lambda screen: "RC=0" in screen)
    assert "nothing will be remembered" in ended


def quit_it_after(tmux: Tmux) -> None:
    tmux.until(lambda screen: "Quit" in screen)
    quit_it(tmux)


def test_the_mouse_is_given_back_taken_again_and_left_alone_where_it_is_not_wanted(start: Open, tmp_path: Path) -> None:
    tmux = start()
    tmux.until(lambda screen: "Quit" in screen)
    assert tmux.takes_mouse()
    tmux.press("F2")
    tmux.until(lambda screen: "given back to the terminal" in screen and not tmux.takes_mouse())
    tmux.press("F2")
    tmux.until(lambda screen: "works in here again" in screen and tmux.takes_mouse())
    quit_it(tmux)
    assert not tmux.takes_mouse()

    (tmp_path / "config" / "relations-tui").mkdir(parents=True)
    (tmp_path / "config" / "relations-tui" / "config.toml").write_text("mouse = false\n", encoding="utf-8")
    without = start()
    without.until(lambda screen: "Quit" in screen)
    assert not without.takes_mouse()
    without.press("F2")
    without.until(lambda screen: "works in here again" in screen and without.takes_mouse())
    quit_it(without)


def test_a_wrong_configuration_is_told_in_the_terminal(start: Open, tmp_path: Path) -> None:
    (tmp_path / "config" / "relations-tui").mkdir(parents=True)
    (tmp_path / "config" / "relations-tui" / "config.toml").write_text('[keys]\nmarkk = "w"\n', encoding="utf-8")
    screen = start().until(lambda screen: "RC=2" in screen)
    assert "config.toml:2:1: error[unknown-action]: there is no action `markk`" in screen.replace("\n", "")
    assert "did you mean `mark`?" in screen
