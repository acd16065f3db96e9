"""What is on screen becomes a file, in a real terminal."""

import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.e2e.tmux import Tmux

ROOT = Path(__file__).parent.parent.parent
pytestmark = pytest.mark.e2e


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Tmux]:
    program = f"{shlex.quote(sys.executable)} -m relations_tui {shlex.quote(str(ROOT / 'events.toml'))}"
    opened = Tmux(f"cd {shlex.quote(str(tmp_path))} && {program} --no-state --lang fr", columns=60, lines=20)
    yield opened
    opened.close()


def test_a_filter_is_exported_with_what_is_lost_said_first(terminal: Tmux, tmp_path: Path) -> None:
    terminal.until(lambda screen: "Aide" in screen)
    terminal.press("/")
    terminal.type("thème:visas")
    terminal.press("Enter", "x")
    terminal.until(lambda screen: "Exporter" in screen and "Esc fermer" in screen)
    terminal.type("agenda ical")
    terminal.press("Enter")
    terminal.until(lambda screen: "Ce que ics ne garde pas" in screen)
    assert list(tmp_path.iterdir()) == []
    terminal.press("Enter")
    terminal.until(lambda screen: "écrit" in screen.splitlines()[2])
    written = tmp_path / "france-maroc-theme-visas.ics"
    assert written.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    terminal.press("x", "Enter", "Enter")  # at once: each key finds the dialog
    terminal.until(lambda screen: "Remplacer" in screen)
    before = written.stat().st_ino
    terminal.press("Enter")
    terminal.until(lambda screen: "écrit" in screen.splitlines()[2])
    assert written.stat().st_ino != before
    assert list(tmp_path.iterdir()) == [written]
    terminal.press("q")
    terminal.until(lambda screen: "RC=0" in screen)
