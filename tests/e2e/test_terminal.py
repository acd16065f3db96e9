"""The explorer in a real terminal: what only a terminal shows."""

import os
import shlex
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.e2e.tmux import Tmux

ROOT = Path(__file__).parent.parent.parent
PROGRAM = f"{shlex.quote(sys.executable)} -m relations_tui"
REAL = shlex.quote(str(ROOT / "events.toml"))
pytestmark = pytest.mark.e2e

Open = Callable[..., Tmux]


@pytest.fixture
def terminal() -> Iterator[Open]:
    opened: list[Tmux] = []

    def start(arguments: str, columns: int = 100, lines: int = 30, env: dict[str, str] | None = None) -> Tmux:
        opened.append(Tmux(f"{PROGRAM} {arguments}", columns=columns, lines=lines, env=env))
        return opened[-1]

    yield start
    for one in opened:
        one.close()


def test_a_reader_filters_walks_along_a_link_comes_back_switches_language_and_leaves(terminal: Open) -> None:
    tmux = terminal(f"{REAL} --lang fr", columns=140, lines=40)
    tmux.until(lambda screen: "Chronologie" in screen and "Quitter" in screen)
    tmux.press("/")
    tmux.type("laissez-passer")
    filtered = tmux.until(lambda screen: " sur " in screen.splitlines()[1])
    assert "laissez-passer" in filtered
    tmux.press("Enter", "3", "Enter")
    tmux.until(lambda screen: "Chemin" in screen)
    tmux.press("BSpace")
    tmux.until(lambda screen: "Chemin" not in screen)
    tmux.press("L")
    tmux.until(lambda screen: "Timeline" in screen and "Help" in screen)
    tmux.press("q")
    tmux.until(lambda screen: "RC=0" in screen)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGQUIT"])
def test_the_terminal_comes_back_after_a_signal(terminal: Open, name: str) -> None:
    tmux = terminal(f"{REAL} --lang en")
    tmux.until(lambda screen: "Help" in screen)
    number = getattr(signal, name)
    os.kill(tmux.pid(), number)
    tmux.until(lambda screen: f"RC={128 + number}" in screen)
    tmux.type("typed again")
    tmux.until(lambda screen: "typed again" in screen)


def test_a_stray_continue_signal_and_a_stray_byte_do_nothing(terminal: Open) -> None:
    tmux = terminal(f"{REAL} --lang en")
    tmux.until(lambda screen: "Help" in screen)
    os.kill(tmux.pid(), signal.SIGCONT)
    tmux.press("-H", "ff", "fe")
    tmux.press("/")
    tmux.type("laftit")
    tmux.until(lambda screen: " of " in screen.splitlines()[1])


def test_without_colour_not_one_colour_is_sent(terminal: Open) -> None:
    tmux = terminal(f"{REAL} --lang en", env={"NO_COLOR": "1"})
    tmux.until(lambda screen: "Quit" in screen)
    coloured = tmux.screen(colours=True)
    assert "38;" not in coloured
    assert "48;" not in coloured


def test_a_hostile_dossier_neither_renames_the_terminal_nor_loses_a_word(terminal: Open) -> None:
    tiny = shlex.quote(str(ROOT / "tests" / "data" / "tiny.toml"))
    tmux = terminal(f"{tiny} --lang fr", columns=140, lines=50)
    before = tmux.title()
    screen = tmux.until(lambda screen: "Quitter" in screen)
    assert "[Redacted]" in screen
    assert tmux.title() == before


def test_it_survives_any_size_and_says_when_the_window_is_too_small(terminal: Open) -> None:
    tmux = terminal(f"{REAL} --lang en", columns=120, lines=40)
    tmux.until(lambda screen: "Quit" in screen)
    tmux.resize(20, 5)
    tmux.until(lambda screen: "too small" in " ".join(screen.split()))
    for columns, lines in ((1, 1), (60, 20), (200, 50), (3, 60), (80, 24)):
        tmux.resize(columns, lines)
    tmux.until(lambda screen: "Timeline" in screen and "Help" in screen)
