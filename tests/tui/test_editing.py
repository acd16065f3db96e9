"""The command line of each editor, and which editor is meant."""

import os
import signal
import sys
from pathlib import Path

import pytest
from tests.tui.looking import MakeApp, explorer, seen

from relations_tui.core.index import Index
from relations_tui.core.problems import Where
from relations_tui.tui import external
from relations_tui.tui.editing import NoEditor, editor

FILE = "/a b/events.toml"
COMMANDS = [
    ("vi", ["vi", "+42", FILE]),
    ("vim", ["vim", "+42", FILE]),
    ("nvim", ["nvim", "+42", FILE]),
    ("nano", ["nano", "+42", FILE]),
    ("emacs -nw", ["emacs", "-nw", "+42", FILE]),
    ("emacsclient -t -a ''", ["emacsclient", "-t", "-a", "", "+42", FILE]),
    ("micro", ["micro", "+42", FILE]),
    ("kak", ["kak", "+42", FILE]),
    ("gvim", ["gvim", "--nofork", "+42", FILE]),
    ("gvim -f", ["gvim", "-f", "+42", FILE]),
    ("code", ["code", "--wait", "--goto", f"{FILE}:42:7"]),
    ("code --wait", ["code", "--wait", "--goto", f"{FILE}:42:7"]),
    ("code -w -g", ["code", "-w", "-g", f"{FILE}:42:7"]),
    ("code -n -w", ["code", "-n", "-w", "--goto", f"{FILE}:42:7"]),
    ("codium", ["codium", "--wait", "--goto", f"{FILE}:42:7"]),
    ("hx", ["hx", f"{FILE}:42:7"]),
    ("helix", ["helix", f"{FILE}:42:7"]),
    ("subl", ["subl", "--wait", f"{FILE}:42:7"]),
    ("subl -w", ["subl", "-w", f"{FILE}:42:7"]),
    ("zed", ["zed", "--wait", f"{FILE}:42:7"]),
    ("kate", ["kate", "--block", "--line", "42", FILE]),
    ("/usr/local/bin/VIM.exe", ["/usr/local/bin/VIM.exe", "+42", FILE]),
    ("ed", ["ed", FILE]),
    ("flatpak run some.editor --wait", ["flatpak", "run", "some.editor", "--wait", FILE]),
    ("'/opt/my editor/vim' -u 'my rc'", ["/opt/my editor/vim", "-u", "my rc", "+42", FILE]),
]


def anywhere(program: str) -> str | None:
    return program if program.startswith("/") else None if " " in program else f"/usr/bin/{program}"


def nowhere(_program: str) -> None:
    return None


@pytest.mark.parametrize(("variable", "command"), COMMANDS)
def test_each_editor_is_told_the_line_in_its_own_way(variable: str, command: list[str]) -> None:
    assert editor({"EDITOR": variable}, anywhere).command(FILE, Where(42, 7)) == command


def test_visual_comes_before_editor_and_a_blank_one_counts_for_nothing() -> None:
    assert editor({"VISUAL": "hx", "EDITOR": "ed"}, anywhere).name == "hx"
    assert editor({"VISUAL": "  ", "EDITOR": "ed"}, anywhere).name == "ed"


def test_a_path_with_blanks_that_nobody_quoted_is_still_a_program() -> None:
    found = editor({"EDITOR": "/opt/my editor/vim"}, anywhere)
    assert found.command(FILE, Where(3, 1)) == ["/opt/my editor/vim", "+3", FILE]


def test_without_a_variable_the_first_usual_editor_that_is_there_is_taken() -> None:
    found = editor({}, lambda program: "/usr/bin/vi" if program == "vi" else None)
    assert found.command(FILE, Where(3, 1)) == ["vi", "+3", FILE]


def test_a_link_to_a_known_editor_is_that_editor(tmp_path: Path) -> None:
    (tmp_path / "vim.basic").touch()
    (tmp_path / "editor").symlink_to(tmp_path / "vim.basic")
    found = editor({}, lambda program: str(tmp_path / "editor") if program == "editor" else None)
    assert found.command(FILE, Where(3, 1)) == ["editor", "+3", FILE]


def test_an_unknown_place_is_the_first_line() -> None:
    assert editor({"EDITOR": "vi"}, anywhere).command(FILE, Where()) == ["vi", "+1", FILE]
    assert editor({"EDITOR": "hx"}, anywhere).command(FILE, Where()) == ["hx", f"{FILE}:1:1"]


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"EDITOR": "nosuch --wait"}, "`nosuch` ($EDITOR)"),
        ({"VISUAL": "no\x1bsuch", "EDITOR": "vi"}, "`nosuch` ($VISUAL)"),
        ({"VISUAL": "vim 'open"}, "$VISUAL does not read as a command"),
        ({"VISUAL": "''"}, "$VISUAL"),
        ({}, "no editor found"),
    ],
)
def test_a_missing_editor_is_named_with_its_variable(environment: dict[str, str], said: str) -> None:
    with pytest.raises(NoEditor) as raised:
        editor(environment, nowhere)
    assert said in raised.value.message.en
    assert "EDITOR" in raised.value.message.fr or "VISUAL" in raised.value.message.fr


def test_the_exit_code_of_a_program_comes_back() -> None:
    assert external.run_in_terminal([sys.executable, "-c", "raise SystemExit(3)"]) == 3


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such signals")
def test_an_interrupt_while_the_editor_runs_is_not_ours_but_a_hangup_is(monkeypatch: pytest.MonkeyPatch) -> None:
    raised: list[int] = []
    monkeypatch.setattr(signal, "raise_signal", raised.append)
    before = [signal.signal(number, lambda *_: None) for number in (signal.SIGINT, signal.SIGHUP)]
    try:
        with external.keyboard_left_to_another():
            os.kill(os.getpid(), signal.SIGINT)
            os.kill(os.getpid(), signal.SIGHUP)
    finally:
        for number, handler in zip((signal.SIGINT, signal.SIGHUP), before, strict=True):
            signal.signal(number, handler)
    assert raised == [signal.SIGHUP]


@pytest.fixture
def known_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", sys.executable)


@pytest.mark.usefixtures("known_editor")
async def test_where_the_screen_cannot_make_way_it_says_so_until_the_next_key(
    make_app: MakeApp, tmp_path: Path
) -> None:
    file = tmp_path / "events.toml"
    file.touch()
    async with make_app(path=str(file)).run_test(size=(120, 40)) as pilot:
        await pilot.press("e")
        await pilot.pause()
        assert "this screen cannot make way for an editor" in seen(pilot)
        await pilot.press("j")
        assert explorer(pilot).state.notice is None


async def test_the_built_in_dossier_is_not_edited_but_can_be_copied(make_app: MakeApp, tmp_path: Path) -> None:
    async with make_app(path=str(tmp_path / "events.toml"), built_in=True).run_test(size=(200, 40)) as pilot:
        await pilot.press("e")
        await pilot.pause()
        assert "cannot be edited; copy it: cp " in seen(pilot)


async def test_a_file_that_is_gone_is_not_opened(make_app: MakeApp, tmp_path: Path) -> None:
    async with make_app(path=str(tmp_path / "gone.toml")).run_test(size=(120, 40)) as pilot:
        await pilot.press("e")
        await pilot.pause()
        assert "gone.toml is no longer a file" in seen(pilot)


async def test_a_missing_editor_is_told(make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor-anywhere")
    file = tmp_path / "events.toml"
    file.touch()
    async with make_app(path=str(file)).run_test(size=(120, 40)) as pilot:
        await pilot.press("e")
        await pilot.pause()
        assert "`no-such-editor-anywhere` ($VISUAL) is not found" in seen(pilot)


async def test_in_a_browser_nothing_offers_to_edit(
    make_app: MakeApp, real_index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.web_driver:WebDriver")
    app = make_app(real_index)
    monkeypatch.delenv("TEXTUAL_DRIVER")
    async with app.run_test(size=(120, 60)) as pilot:
        monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.web_driver:WebDriver")
        await pilot.press("question_mark")
        await pilot.pause()
        assert "$EDITOR" not in seen(pilot)
