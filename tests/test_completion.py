"""Completion in the shell: what may follow on a line, and the script that has bash ask for it."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.running import Run, Runner

from relations_tui.completion import answer
from relations_tui.core.fields import FIELDS
from relations_tui.core.model import Dossier
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.diagnostics import Failure
from relations_tui.export import formats
from relations_tui.option_table import OPTIONS
from relations_tui.options import Request
from relations_tui.shells import FILTER, FROM_THE_DOSSIER, SCRIPTS, values_of

TINY = Path(__file__).parent / "data" / "tiny.toml"
LINE = f"relations-tui {shlex.quote(str(TINY))}"
KNOWN_ONLY_TO_THE_READER = {
    "since", "until", "date", "as-of", "today", "title", "title-fr", "title-en", "summary", "summary-fr", "summary-en", "id",
    "columns", "serve", "figure-width",
}  # fmt: skip
BASH = shutil.which("bash")
needs_bash = pytest.mark.skipif(BASH is None, reason="bash is absent")


def values(ended: Run) -> list[str]:
    assert (ended.code, ended.err) == (0, "")
    return [row.partition("\t")[0] for row in ended.out.splitlines()]


def test_every_option_with_a_value_is_completed_or_known_only_to_the_reader() -> None:
    silent = {
        name for name, option in OPTIONS.items() if option.metavar and values_of(option) == values_of(OPTIONS["since"])
    }
    assert silent == KNOWN_ONLY_TO_THE_READER


@pytest.mark.parametrize(
    ("option", "some"),
    [
        ("export", {*formats()}),
        ("lang", {*LANGS}),
        ("report", {"text", "json", "github", "sarif", "md"}),
        ("from", {"csv", "ics", "timelinejs"}),
        ("figure-by", {"theme", "actor", "country", "kind"}),
        ("explain", {"unknown-theme", "toml-syntax"}),
        ("completion", {*SCRIPTS}),
    ],
)
def test_fixed_values_are_those_of_the_program(option: str, some: set[str]) -> None:
    assert some <= {*values_of(OPTIONS[option]).words}


def test_what_is_asked_of_the_dossier_can_be_answered() -> None:
    asked = {values_of(option).asked for option in OPTIONS.values()} - {""}
    assert asked == {*FROM_THE_DOSSIER, FILTER}


@pytest.mark.parametrize("shell", SCRIPTS)
@pytest.mark.parametrize("lang", LANGS)
def test_a_script_knows_every_option_and_leaves_no_place_open(run: Runner, shell: str, lang: Lang) -> None:
    script = run("--completion", shell, "--lang", lang).out
    assert not re.search("@[A-Z]+@", script)
    assert all(f"-l {name} " in script if shell == "fish" else f"--{name}" in script for name in OPTIONS)
    assert shell == "bash" or OPTIONS["reverse"].help.say(lang) in script


def test_a_shell_that_is_not_known_is_refused(run: Runner) -> None:
    ended = run("--completion", "fsh")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "relations-tui: --completion knows no `fsh`\n  did you mean `fish`?\n"
    assert "bash, zsh, fish" in run("--completion", "powershell").err


def test_a_script_may_go_to_a_file(run: Runner, tmp_path: Path) -> None:
    assert run("--completion", "fish", "-o", tmp_path / "f").out == ""
    assert (tmp_path / "f").read_text("utf-8") == run("--completion", "fish").out


def test_ids_and_views_come_from_the_dossier_of_the_line(run: Runner, tiny: Dossier) -> None:
    assert values(run("--completion=id", "--", f"{LINE} --show ")) == [*tiny.by_id]
    assert values(run("--completion=view", "--", f"{LINE} --view x")) == [*tiny.views]
    assert values(run("--completion=id", "--", f"relations-tui -f 'a b' --open= {TINY} --show '")) == [*tiny.by_id]


def test_titles_are_told_in_the_language_asked(run: Runner, tiny: Dossier) -> None:
    for lang in LANGS:
        rows = run("--completion=id", "--lang", lang, "--", f"{LINE} --show ").out.splitlines()
        assert [row.split("\t")[1] for row in rows] == [event.title.pick(lang) for event in tiny.by_id.values()]


@pytest.mark.parametrize("lang", LANGS)
def test_a_query_begins_with_the_fields(run: Runner, lang: Lang) -> None:
    found = values(run("--completion=filter", "--lang", lang, "--", f"{LINE} -f "))
    assert found == [f"{field.word.typed.say(lang)}:" for field in FIELDS.values()]


@pytest.mark.parametrize(
    ("typed", "start"),
    [
        ("-f theme:", "theme:"),
        ("-fthème:x", "thème:"),
        ("--filter=-theme:", "-theme:"),
        ("--filter 'talks (theme:a,", "talks (theme:a,"),
        ("-f sahara\\ theme:", "sahara theme:"),
    ],
)
def test_a_query_goes_on_with_the_values_of_its_field(run: Runner, tiny: Dossier, typed: str, start: str) -> None:
    found = values(run("--completion=filter", "--", f"{LINE} {typed}"))
    assert found == [f"{start}{theme}" for theme in tiny.themes]


def test_states_and_things_are_said_in_the_language_asked(run: Runner) -> None:
    assert "is:disputed" in values(run("--completion=filter", "--lang", "en", "--", f"{LINE} -f is:"))
    assert "est:contesté" in values(run("--completion=filter", "--lang", "fr", "--", f"{LINE} -f est:"))
    assert "missing:archive" in values(run("--completion=filter", "--lang", "en", "--", f"{LINE} -f missing:"))


def test_a_field_without_known_values_has_none_to_offer(run: Runner) -> None:
    assert values(run("--completion=filter", "--", f"{LINE} -f since:")) == []
    assert values(run("--completion=filter", "--", f"{LINE} -f nothing:")) == []


def test_a_dossier_that_cannot_be_read_offers_nothing(run: Runner, tmp_path: Path) -> None:
    ended = run("--completion=id", "--", f"relations-tui {tmp_path / 'none.toml'} --show ")
    assert (ended.code, ended.out) == (2, "")


@given(st.text(max_size=30), st.sampled_from((*FROM_THE_DOSSIER, FILTER)))
def test_any_line_is_answered_or_refused(typed: str, what: str) -> None:
    try:
        rows = answer(Request("completion", f"{LINE} {typed}", completion=what)).splitlines()
    except Failure:
        return
    assert all(row.count("\t") == 1 for row in rows)


@pytest.fixture(scope="session")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the script for bash, in which the program stands under its name."""
    folder = tmp_path_factory.mktemp("bash")
    program = folder / "relations-tui"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m relations_tui "$@"\n', "utf-8")
    program.chmod(0o755)
    (folder / "script").write_text(answer(Request("completion", completion="bash")), "utf-8")
    (folder / "tiny.toml").write_bytes(TINY.read_bytes())
    return folder


def completed(folder: Path, *words: str) -> list[str]:
    """What bash offers after a line, its words as readline cuts them."""
    line = "".join(
        word if {word, before} & {"=", ":"} else f" {word}" for before, word in zip(("", *words), words, strict=False)
    )
    asked = f"""
        source ./script; PATH=$PWD:$PATH; COMP_WORDBREAKS=$' \\t\\n"\\'><=;|&(:'
        COMP_LINE={shlex.quote(line.lstrip())}; COMP_POINT=${{#COMP_LINE}}
        COMP_WORDS=({shlex.join(words)}); COMP_CWORD={len(words) - 1}
        _relations_tui 2>/dev/null; printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    assert BASH
    ended = subprocess.run([BASH, "--norc", "-c", asked], check=True, capture_output=True, cwd=folder, timeout=60)
    return ended.stdout.decode().splitlines()


@needs_bash
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["--exp"], ["--export", "--explain"]),
        (["--export", "jsonl"], ["jsonl", "jsonld"]),
        (["--export", "=", "bib"], ["bibtex"]),
        (["--lang", ""], ["fr", "en"]),
        (["--schema", "="], ["export"]),
        (["ti"], ["tiny.toml"]),
        (["tiny.toml", "--show", "talks"], ["talks"]),
        (["tiny.toml", "-f", "surel"], ["surely:"]),
        (["tiny.toml", "-f", "is", ":", "disp"], ["disputed"]),
        (["tiny.toml", "--filter", "=", "is", ":", "disp"], ["disputed"]),
        (["tiny.toml", "-f", "'talks is:disp"], ["talks is:disputed"]),
        (["--since", ""], [""]),
    ],
)
def test_bash_offers_what_may_follow(script: Path, words: list[str], offered: list[str]) -> None:
    assert completed(script, "relations-tui", *words) == offered


@needs_bash
def test_bash_runs_nothing_that_a_dossier_says(script: Path, tmp_path: Path) -> None:
    text = (script / "tiny.toml").read_text("utf-8")
    (tmp_path / "script").write_bytes((script / "script").read_bytes())
    shutil.copy(script / "relations-tui", tmp_path)
    publisher = "$(touch${IFS}run)`touch${IFS}run`;touch${IFS}run"
    (tmp_path / "tiny.toml").write_text(text.replace('publisher = "', f'publisher = "{publisher}', 1), "utf-8")
    assert completed(tmp_path, "relations-tui", "tiny.toml", "-f", "publisher", ":")
    assert not (tmp_path / "run").exists()


@needs_bash
def test_bash_can_read_the_script(script: Path) -> None:
    assert BASH
    asked = "source ./script && complete -p relations-tui"
    ended = subprocess.run([BASH, "--norc", "-c", asked], check=True, capture_output=True, cwd=script, timeout=60)
    assert ended.stdout == b"complete -o default -F _relations_tui relations-tui\n"
    assert subprocess.run([BASH, "-n", "script"], check=True, capture_output=True, cwd=script, timeout=60).stderr == b""
