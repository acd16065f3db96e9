"""The file edited beside the open explorer, well and badly, and from within it: nothing lost, nothing stuck."""

import shlex
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.e2e.tmux import Tmux

ROOT = Path(__file__).parent.parent.parent
STALE = "showing the version of before"
TITLE = 'en = "France–Morocco"'
pytestmark = pytest.mark.e2e

EDITOR = """\
import sys
from pathlib import Path
print("EDITOR", sys.argv[1:], flush=True)
file = Path(sys.argv[-1])
if (answer := input()) == "save":
    file.write_text(file.read_text().replace("France–Morocco", "Edited–Morocco"))
sys.exit(int(answer) if answer.isdigit() else 0)
"""
"""Shows its arguments, waits for a line, then saves a change, does nothing, or ends with a code."""

Open = Callable[..., Tmux]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return Path(shutil.copy(ROOT / "events.toml", tmp_path / "events.toml"))


@pytest.fixture
def opened(file: Path) -> Iterator[Open]:
    running: list[Tmux] = []

    def start(arguments: str = "", **environment: str) -> Tmux:
        command = f"{shlex.quote(sys.executable)} -m relations_tui {shlex.quote(str(file))} --lang en {arguments}"
        running.append(Tmux(command, columns=120, lines=30, env=environment))
        running[-1].until(lambda screen: "Quit" in screen)
        return running[-1]

    yield start
    for one in running:
        one.close()


def _lit(screen: str) -> list[tuple[int, str]]:
    """Where the cursor stands, and on what."""
    return [(number, line[:40]) for number, line in enumerate(screen.splitlines()) if line.startswith("▌")]


def test_edited_well_badly_deleted_and_restored(file: Path, opened: Open) -> None:
    good = file.read_text()
    tmux = opened("--filter kind:visit --open macron-state-visit-2024")
    before = tmux.until(lambda screen: " of " in screen)
    file.write_text(good.replace(TITLE, 'en = "Francy–Morocco"'))  # of the same size
    after = tmux.until(lambda screen: "Francy–Morocco" in screen)
    assert _lit(after) == _lit(before)
    assert " of " in after.splitlines()[1]
    file.write_text(good.replace('kind = "visit"', 'kind = "vist"', 1))
    bad = tmux.until(lambda screen: STALE in screen)
    assert "events.toml:" in bad
    assert "`vist`" in bad
    assert _lit(bad) == _lit(before)
    file.unlink()
    tmux.until(lambda screen: "events.toml does not exist" in screen and STALE in screen)
    tmux.press("j")
    tmux.press("k")
    file.with_suffix(".new").write_text(good)
    file.with_suffix(".new").replace(file)
    restored = tmux.until(lambda screen: STALE not in screen and "France–Morocco" in screen)
    assert _lit(restored) == _lit(before)
    for number in range(50):
        file.write_text(good[: number * 1000] if number % 2 else good)
    file.write_text(good.replace(TITLE, 'en = "Frankx–Morocco"'))
    tmux.until(lambda screen: "Frankx–Morocco" in screen and STALE not in screen)
    tmux.press("q")
    tmux.until(lambda screen: "RC=0" in screen)


def test_the_editor_opens_at_the_event_and_what_it_saved_is_shown_at_once(
    file: Path, opened: Open, tmp_path: Path
) -> None:
    # Under the name of one that takes +LINE: a program of that name, not the real one.
    (tmp_path / "it.py").write_text(EDITOR)
    fake = tmp_path / "vi"
    fake.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {shlex.quote(str(tmp_path / "it.py"))} "$@"\n')
    fake.chmod(0o755)
    lines = file.read_text().split("\n")
    place = lines.index('id = "macron-state-visit-2024"')  # its header is the line before, and lines count from 1
    tmux = opened("--open macron-state-visit-2024", EDITOR=f"{fake} -u none")
    tmux.press("e")
    screen = tmux.until(lambda screen: "EDITOR" in screen)
    assert f"'+{place}'" in screen
    assert "'-u', 'none'" in screen
    tmux.type("save")
    tmux.press("Enter")
    tmux.until(lambda screen: "Edited–Morocco" in screen and "Timeline" in screen)
    tmux.press("e")
    tmux.until(lambda screen: "EDITOR" in screen)
    tmux.press("C-c")
    tmux.until(lambda screen: "ended with exit code" in screen and "Timeline" in screen)
    tmux.press("e")
    tmux.until(lambda screen: "EDITOR" in screen)
    tmux.type("3")
    tmux.press("Enter")
    tmux.until(lambda screen: "vi ended with exit code 3" in screen)
    tmux.press("q")
    tmux.until(lambda screen: "RC=0" in screen)
