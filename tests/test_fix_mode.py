"""`--check --fix`: a diff first, the file only after a yes, whole or not at all."""

import os
import stat
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pytest

from relations_tui import cli, mending
from relations_tui.core.load import load

TINY = Path(__file__).parent / "data" / "tiny.toml"
TODAY = "2026-11-24"


class Run(NamedTuple):
    code: int
    out: str
    err: str


Runner = Callable[..., Run]


class Terminal:
    """What stands in for a terminal that somebody types into."""

    def __init__(self, typed: bytes) -> None:
        self.buffer = BytesIO(typed)

    def isatty(self) -> bool:
        return True


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Runner:
    monkeypatch.setattr(mending, "today", lambda: TODAY)
    monkeypatch.setattr(sys, "stdin", None)
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str | Path, typed: bytes | None = None) -> Run:
        if typed is not None:
            monkeypatch.setattr(sys, "stdin", Terminal(typed))
        code = cli.main(["--check", "--fix", *map(str, arguments)])
        out, err = capfdbinary.readouterr()
        assert b"Traceback" not in err
        return Run(code, out.decode(), err.decode())

    return call


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    path = tmp_path / "t.toml"
    path.write_bytes(b"\xef\xbb\xbf" + TINY.read_bytes().replace(b"\n", b"\r\n"))
    path.chmod(0o640)
    return path


def test_without_a_yes_the_diff_is_shown_and_nothing_written(run: Runner, copy: Path) -> None:
    before = copy.read_bytes()
    ended = run(copy)
    assert ended.out.startswith(f"--- {copy}\n+++ {copy}\n@@ ")
    assert ended.out.count(f"\n+added = {TODAY}\n") == 9
    assert "to mend: 9 days of adding, tables sorted: themes, actors, places, sources" in ended.err
    assert "nothing is written; --fix --yes writes it" in ended.err
    assert ended.code == 0
    assert run(copy, "--strict").code == 1
    assert copy.read_bytes() == before
    assert os.listdir(copy.parent) == ["t.toml"]


def test_with_yes_it_is_written_once_and_then_there_is_nothing_left(run: Runner, copy: Path) -> None:
    shown = run(copy).out
    before = load(str(copy), advise=True)
    ended = run(copy, "--yes")
    assert ended.out == shown
    after = load(str(copy), advise=True)
    data = copy.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf#:schema")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert {(p.code, p.path) for p in after.problems} == {(p.code, p.path) for p in before.problems}
    assert stat.S_IMODE(copy.stat().st_mode) == 0o640
    again = run(copy, "--yes")
    assert (again.out, again.code) == ("", 0)
    assert "nothing to mend" in again.err
    assert copy.read_bytes() == data
    assert os.listdir(copy.parent) == ["t.toml"]


@pytest.mark.parametrize(
    ("typed", "written"), [(b"y\n", True), (b"Oui\n", True), (b"n\n", False), (b"\xff", False), (b"", False)]
)
def test_at_a_terminal_it_asks(run: Runner, copy: Path, typed: bytes, written: bool) -> None:
    before = copy.read_bytes()
    ended = run(copy, typed=typed)
    assert "Write it? [y/N] " in ended.err
    assert (copy.read_bytes() != before) == written


def test_a_link_is_left_alone(run: Runner, copy: Path, tmp_path: Path) -> None:
    before = copy.read_bytes()
    (tmp_path / "link.toml").symlink_to(copy)
    ended = run("link.toml", "--yes")
    assert (ended.code, ended.out) == (3, "")
    assert "it is a link" in ended.err
    assert copy.read_bytes() == before


def test_a_file_that_changed_meanwhile_is_left_alone(run: Runner, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def edited(*_: object) -> bool:
        copy.write_bytes(copy.read_bytes() + b"# edited\r\n")
        return True

    monkeypatch.setattr(mending, "_agreed", edited)
    ended = run(copy)
    assert ended.code == 3
    assert "has changed since it was read, nothing is written" in ended.err
    assert copy.read_bytes().endswith(b"# edited\r\n")
    assert f"added = {TODAY}".encode() not in copy.read_bytes()


def test_a_dossier_with_errors_is_mended_by_hand_first(run: Runner) -> None:
    ended = run(TINY.parent / "broken" / "forty.toml", "--yes")
    assert (ended.code, ended.out) == (1, "")
    assert "has errors" in ended.err


def test_the_dossier_of_the_program_is_not_edited(run: Runner) -> None:
    ended = run("--yes")
    assert (ended.code, ended.out) == (2, "")
    assert "is not edited" in ended.err


@pytest.mark.parametrize("arguments", [("--report", "json"), ("-o", "x"), ("other.toml",)])
def test_what_does_not_go_together(run: Runner, copy: Path, arguments: tuple[str, ...]) -> None:
    ended = run(copy, *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert os.listdir(copy.parent) == ["t.toml"]


def test_fix_and_yes_say_nothing_alone(capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main([str(TINY), "--fix"]) == 2
    assert "--fix goes with --check only" in capfd.readouterr().err
    assert cli.main([str(TINY), "--check", "--yes"]) == 2
    assert "--yes goes with --fix only" in capfd.readouterr().err


def test_the_diff_is_safe_to_show(run: Runner, tmp_path: Path) -> None:
    path = tmp_path / "d.toml"
    path.write_text(
        'format = 1\n[dossier]\nid = "d"\ntitle = "D"\nlanguages = ["en"]\n'
        '[[events]] # \u009b31m \u202e\nid = "e"\ndate = "2020"\ntitle = "T"\n'
    )
    assert not {"\u009b", "\u202e"} & set(run(path).out)


def test_the_diff_shows_no_private_note(run: Runner, copy: Path) -> None:
    assert "SECRET" in copy.read_text("utf-8")
    ended = run(copy, typed=b"n")
    assert "SECRET" not in ended.out + ended.err
    assert "SECRET" in run(copy, "--private").out
