"""The scripts of completion as zsh and fish take them, with a key pressed where the shell can be asked no other way."""

import shlex
import shutil
import sys
from pathlib import Path

import pytest
from tests.conftest import DATA
from tests.readers.conftest import Program

from relations_tui.completion import answer
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.options import Request
from relations_tui.shells import SCRIPTS

pytestmark = pytest.mark.readers

ZPTY = r"""
zmodload zsh/zpty
typed=$1
zpty z zsh -f -i
zpty -w z 'PS1=""; PATH=$PWD:$PATH; fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -D; stty cols 200'
zpty -w z 'report() { print -r -- "<$BUFFER>" "e""nd" }; zle -N report; bindkey "^T" report; print re''ady'
zpty -r -m z seen '*ready*'
zpty -w -n z $typed$'\t\C-t'
zpty -r -m z seen '*> end*'
print -r -- $seen
"""


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts, the small dossier, and the program under its name."""
    made = tmp_path_factory.mktemp("shells")
    program = made / "relations-tui"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m relations_tui "$@"\n', "utf-8")
    program.chmod(0o755)
    shutil.copy(DATA / "tiny.toml", made)
    for shell in SCRIPTS:
        (made / shell).write_text(answer(Request("completion", completion=shell)), "utf-8")
    (made / "_relations-tui").write_bytes((made / "zsh").read_bytes())
    return made


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("shell", "check"), [("bash", "-n"), ("zsh", "-n"), ("fish", "--no-execute")])
def test_a_shell_can_read_its_script(program: Program, tmp_path: Path, shell: str, check: str, lang: Lang) -> None:
    script = tmp_path / "script"
    script.write_text(answer(Request("completion", lang=lang, completion=shell)), "utf-8")
    program(shell, check, script)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("--exp", {"--export", "--explain", "--explain="}),
        ("--export bib", {"bibtex"}),
        ("--export=bib", {"--export=bibtex"}),
        ("--lang ", {"fr", "en"}),
        ("--schema=", {"--schema=export"}),
        ("ti", {"tiny.toml"}),
        ("tiny.toml --show tal", {"talks"}),
        ("tiny.toml -f surel", {"surely:"}),
        ("tiny.toml -f is:disp", {"is:disputed"}),
        ("tiny.toml -f 'talks is:disp", {"talks is:disputed"}),
        ("--since ", set[str]()),
    ],
)
def test_fish_offers_what_may_follow(
    program: Program, folder: Path, monkeypatch: pytest.MonkeyPatch, typed: str, offered: set[str]
) -> None:
    monkeypatch.chdir(folder)
    asked = f"set -x PATH $PWD $PATH; source ./fish; complete -C {shlex.quote(f'relations-tui {typed}')}"
    rows = program("fish", "--no-config", "-c", asked).splitlines()
    assert {row.partition("\t")[0] for row in rows} == offered


def test_fish_says_what_an_event_is(program: Program, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    asked = "set -x PATH $PWD $PATH; source ./fish; complete -C 'relations-tui tiny.toml --show embas'"
    assert program("fish", "--no-config", "-c", asked) == "embassy\tUna Doe ambassador\n"


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("--expo", "--export="),
        ("--export bib", "--export bibtex "),
        ("--export=bib", "--export=bibtex "),
        ("--schema=", "--schema=export "),
        ("ti", "tiny.toml "),
        ("tiny.toml --show tal", "tiny.toml --show talks "),
        ("tiny.toml -f surel", "tiny.toml -f surely:"),
        ("tiny.toml -f is:disp", "tiny.toml -f is:disputed"),
        ("tiny.toml --filter=is:disp", "tiny.toml --filter=is:disputed"),
        ("tiny.toml -f 'talks is:disp", "tiny.toml -f 'talks is:disputed"),
    ],
)
def test_zsh_goes_on_with_what_alone_may_follow(
    program: Program, folder: Path, monkeypatch: pytest.MonkeyPatch, typed: str, line: str
) -> None:
    monkeypatch.chdir(folder)
    seen = program("zsh", "-f", "-c", ZPTY, "zsh", f"relations-tui {typed}")
    assert f"<relations-tui {line}> end" in seen
