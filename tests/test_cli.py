"""The command line from outside: what stands on stdout, what is told on stderr, the exit code; never a traceback."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.running import Run, Runner

import relations_tui
from relations_tui import cli, modes
from relations_tui.core.load import load
from relations_tui.core.model import Dossier
from relations_tui.core.problems import Severity
from relations_tui.export import formats

TINY = Path(__file__).parent / "data" / "tiny.toml"
TEXT = [name for name, known in formats().items() if not known.binary]
BINARY = [name for name, known in formats().items() if known.binary]
HEAD = 'format = 1\n[dossier]\nid = "d"\ntitle = "D"\nlanguages = ["en"]\n'
EVENT = '[[events]]\nid = "one"\ndate = "2024"\nkind = "visit"\ntitle = "One"\n'


def started(*arguments: str | Path, **options: object) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "relations_tui", *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, timeout=60, **options)  # type: ignore[call-overload,no-any-return]


def dossier_file(folder: Path, text: str) -> Path:
    path = folder / "d.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_version_is_that_of_the_package(run: Runner) -> None:
    assert run("--version") == Run(0, f"relations-tui {relations_tui.__version__}\n", "")
    assert started("-V").stdout.decode() == f"relations-tui {relations_tui.__version__}\n"


@pytest.mark.parametrize(
    ("environment", "french"),
    [
        ({"LANG": "fr_FR.UTF-8"}, True),
        ({"LC_ALL": "C", "LANG": "fr_FR.UTF-8"}, False),
        ({"LC_ALL": "", "LC_MESSAGES": "fr_CA"}, True),
        ({"LANG": "de_DE"}, False),
        ({}, False),
    ],
)
def test_the_language_is_that_of_the_environment(
    run: Runner, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], french: bool
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert run("--help").out.startswith("Usage\u00a0: " if french else "Usage: ")
    assert run("--help", "--lang", "fr").out.startswith("Usage\u00a0: ")


def test_a_wrong_option_is_told_in_the_language_asked_for(run: Runner) -> None:
    told = run("--lang", "fr", "--plian")
    assert told == Run(
        2, "", "relations-tui\u00a0: option inconnue\u00a0: --plian\n  vouliez-vous dire `--plain`\u00a0?\n"
    )


@pytest.mark.parametrize("name", TEXT)
def test_an_export_is_data_on_stdout_and_losses_on_stderr(run: Runner, name: str) -> None:
    ended = run(TINY, "--export", name, "-f", "-is:marked")
    assert ended.code == 0
    assert ended.out
    assert all(re.match(rf"{name}: [0-9]+ |relations-tui: ", line) for line in ended.err.splitlines())


@pytest.mark.parametrize("target", [[], ["-o", "-"]], ids=["", "-o -"])
@pytest.mark.parametrize("name", BINARY)
def test_what_no_terminal_can_show_is_not_written_to_one(
    run: Runner, monkeypatch: pytest.MonkeyPatch, name: str, target: list[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    told = run(TINY, "--export", name, *target)
    ending = formats()[name].ending
    assert told == Run(2, "", f"relations-tui: a terminal cannot show the format {name}\n  add -o FILE{ending}\n")


@pytest.mark.parametrize(("ending", "name"), [("db", "sqlite"), ("SQLITE", "sqlite"), ("xlsx", "xlsx"), ("csv", "csv")])
def test_a_file_is_what_the_pipe_would_have_had(run: Runner, tmp_path: Path, ending: str, name: str) -> None:
    out = tmp_path / f"out.{ending}"
    assert run(TINY, "-o", out).code == 0
    assert out.read_bytes() == started(TINY, "--export", name).stdout


def test_strict_writes_nothing_when_something_would_be_lost(run: Runner, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    ended = run(TINY, "--strict", "-o", out)
    assert (ended.code, ended.out, out.exists()) == (1, "", False)
    assert "csv does not keep everything, nothing is written" in ended.err
    assert run(TINY, "--strict", "-o", tmp_path / "out.json").code == 0


def test_the_ending_of_the_file_says_the_format(run: Runner, tmp_path: Path) -> None:
    assert run(TINY, "-o", tmp_path / "a.JSONL").code == 0
    assert (tmp_path / "a.JSONL").read_bytes() == started(TINY, "--export", "jsonl").stdout
    ended = run(TINY, "-o", tmp_path / "a.docx")
    assert ended.code == 2
    assert "the ending of" in ended.err


def test_the_output_may_not_be_the_dossier(run: Runner, tmp_path: Path) -> None:
    path = dossier_file(tmp_path, HEAD)
    ended = run(path, "--export", "json", "-o", path)
    assert (ended.code, path.read_text()) == (2, HEAD)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--export", "jsn"], "there is no format `jsn`\n  did you mean `json`?"),
        (["--export", ""], "the ending of  does not say which format"),
        (["--show", "no-such-id-at-all"], "--show: there is no event `no-such-id-at-all`"),
        (["--plain", "-f", "title:("], "--filter: "),
        (["--plain", "--view", "nope"], "--view: no view `nope`"),
        (["--plain", "--since", "soon"], "--since: "),
        (["--plain", "--max-size", "10"], "is too large"),
    ],
)
def test_what_cannot_be_used_ends_with_2_and_an_empty_stdout(run: Runner, arguments: list[str], told: str) -> None:
    ended = run(TINY, *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert told in ended.err


def test_a_query_mistake_is_pointed_at(run: Runner) -> None:
    ended = run(TINY, "--plain", "-f", "é 日本 thme:x")
    rows = ended.err.splitlines()
    assert rows[1] == "  é 日本 thme:x"
    assert rows[2] == "         ^^^^" + "^" * (len(rows[2]) - 13)


def test_filters_add_up(run: Runner) -> None:
    both = run(TINY, "--export", "jsonl", "-f", "-kind:statement", "--filter", "-is:span")
    one = run(TINY, "--export", "jsonl", "-f", "-kind:statement -is:span")
    assert both.out == one.out
    assert both.out


def test_show_tells_one_event_whole(run: Runner, tiny: Dossier) -> None:
    linked = next(event for event in tiny.events if event.links)
    ended = run(TINY, "--show", linked.id, "--lang", "fr")
    assert ended.code == 0
    assert linked.links[0].to in ended.out
    assert linked.id in run(TINY, "--show", linked.links[0].to).out


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (Path.exists, "does not exist"),
        (lambda path: path.mkdir(), "is a directory"),
        (os.mkfifo, "is not a regular file"),
        (lambda path: path.write_bytes(b"format = 1 # \xff"), "not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_ends_with_2(
    run: Runner, tmp_path: Path, make: Callable[[Path], object], told: str
) -> None:
    path = tmp_path / "d\x1b[31m.toml"
    make(path)
    for mode in (["--plain"], ["--check"], ["--export", "json"]):
        ended = run(path, *mode)
        assert (ended.code, ended.out) == (2, "")
        assert told in ended.err
        assert len(ended.err.splitlines()) <= 2


@pytest.mark.parametrize("text", ["a = [", 'x = "\x00"', "format = 2", "a = 1", "[dossier]\n", "x.\n", '{"json": 1}'])
def test_a_file_that_is_no_dossier_ends_with_2_and_its_place(run: Runner, tmp_path: Path, text: str) -> None:
    path = dossier_file(tmp_path, text)
    for mode in (["--check"], ["--export", "json"], ["--plain"]):
        ended = run(path, *mode)
        assert (ended.code, ended.out) == (2, "")
        assert re.search(r"d\.toml:[0-9]+:[0-9]+: error\[", ended.err)


def test_a_dossier_with_errors_is_not_used(run: Runner, tmp_path: Path) -> None:
    path = dossier_file(tmp_path, HEAD + EVENT + 'themes = ["a", "b", "c", "d", "e"]\n')
    ended = run(path, "--export", "json")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.splitlines()[0] == f"relations-tui: {path} has errors"
    assert ended.err.splitlines()[-1] == f"  … and 2 more; run: relations-tui --check {path}"
    assert len(re.findall(r"error\[unknown-theme\]", ended.err)) == 3
    assert len(re.findall(r"error\[unknown-theme\]", run(path, "--check").out)) == 5


def test_a_problem_points_at_its_very_column(run: Runner, tmp_path: Path) -> None:
    path = dossier_file(tmp_path, HEAD + EVENT + 'themes = [ "é日本", "b" ]\n')
    rows = run(path, "--check").out.splitlines()
    at = next(place for place, row in enumerate(rows) if "`b`" in row)
    assert rows[at].startswith(f"{path}:11:19: error[unknown-theme]: ")
    assert rows[at + 1] == '      11 | themes = [ "é日本", "b" ]'
    assert rows[at + 2] == "         | " + " " * 20 + "^^^"


def test_a_long_line_is_shown_around_the_place(run: Runner, tmp_path: Path) -> None:
    path = dossier_file(tmp_path, HEAD + EVENT + f'summary = {{ en = "{"x" * 500}", "no such tag" = "y" }}\n')
    rows = run(path, "--check").out.splitlines()
    at = next(place for place, row in enumerate(rows) if ":11:" in row)
    assert len(rows[at + 1]) < 120
    assert rows[at + 1][rows[at + 2].index("^") :].startswith('"no such tag"')


def test_check_counts_and_strict_counts_warnings(run: Runner, tmp_path: Path) -> None:
    path = dossier_file(tmp_path, HEAD + EVENT)
    ended = run(path, "--check")
    assert ended.code == 0
    assert ended.out.splitlines()[-1].startswith(f"{path}: 0 errors, ")
    assert run(path, "--check", "--strict").code == 1
    empty = dossier_file(tmp_path, HEAD)
    assert run(empty, "--check", "--strict") == Run(0, f"{empty}: nothing to report\n", "")


def test_check_tells_every_problem_in_the_order_of_the_file(run: Runner) -> None:
    problems = load(str(TINY), advise=True).problems
    told = re.findall(r"^.*?:(\d+):(\d+): (?:error|warning)\[(.*?)\]", run(TINY, "--check").out, re.MULTILINE)
    assert told == [(str(p.where.line), str(p.where.column), p.code) for p in problems]
    assert all(p.severity is Severity.WARNING for p in problems)


@pytest.mark.parametrize("mode", [["--plain"], *(["--export", name] for name in TEXT if name not in ("jsonld", "svg"))])
def test_private_notes_leave_only_when_asked_for(run: Runner, tiny: Dossier, mode: list[str]) -> None:
    shown = run(TINY, *mode).out
    notes = [event.note for event in tiny.events if event.note and event.status != "retracted"]
    assert notes
    words = [max(note.split(), key=len) for note in notes]
    assert not [note for note in notes if note in shown]
    private = " ".join(run(TINY, *mode, "--private").out.split())
    assert all(word in private for word in words)


def test_retracted_events_are_left_out_unless_asked_for(run: Runner, tiny: Dossier) -> None:
    retracted = next(event.id for event in tiny.events if event.status == "retracted")
    assert f'"id":"{retracted}"' not in run(TINY, "--export", "jsonl").out
    assert f'"id":"{retracted}"' in run(TINY, "--export", "jsonl", "-f", "status:retracted").out


def test_without_a_file_it_is_the_one_here_else_the_one_that_ships(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert '"id":"france-maroc"' in run("--export", "json").out
    (tmp_path / "events.toml").write_text(HEAD)
    assert '"id":"d"' in run("--export", "json").out


@pytest.mark.parametrize("term", ["", "dumb", "xterm"])
def test_without_a_terminal_there_is_no_explorer(term: str) -> None:
    script = "import sys; from relations_tui import cli; code = cli.main(sys.argv[1:]); print('textual' in sys.modules); sys.exit(code)"
    ended = subprocess.run(
        [sys.executable, "-c", script, TINY], check=False, capture_output=True, stdin=subprocess.DEVNULL, env={"TERM": term}, timeout=60
    )  # fmt: skip
    assert (ended.returncode, ended.stdout) == (2, b"False\n")
    assert b"--plain" in ended.stderr
    assert b"--export" in ended.stderr


def test_a_browser_is_no_terminal_but_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.web_driver:WebDriver")
    modes.check_terminal()


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = (
        f"'{sys.executable}' -m relations_tui '{TINY}' --export json --strict | head -c 1; echo ${{PIPESTATUS[0]}}"
    )
    ended = subprocess.run(["bash", "-c", command], check=True, capture_output=True, timeout=60)
    assert ended.stdout == b"{0\n"
    assert b"written" not in ended.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a system without /dev/full")
@pytest.mark.parametrize("redirection", [">/dev/full", ">&-"])
@pytest.mark.parametrize("mode", ["--export json", "--help", "--version", "--check"])
def test_an_output_that_takes_nothing_ends_with_3(redirection: str, mode: str) -> None:
    command = f"'{sys.executable}' -m relations_tui '{TINY}' {mode} {redirection}"
    ended = subprocess.run(["bash", "-c", command], check=False, capture_output=True, timeout=60, env={"LANG": "en"})
    assert ended.returncode == 3
    assert ended.stderr.startswith(b"relations-tui: standard output could not be written: ")
    assert ended.stderr.count(b"\n") == 1


def test_a_closed_stderr_keeps_nobody_from_the_data() -> None:
    command = f"'{sys.executable}' -m relations_tui '{TINY}' --export csv 2>&-"
    assert subprocess.run(["bash", "-c", command], check=True, capture_output=True, timeout=60).stdout


def test_an_interrupt_ends_with_130(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> int:
        signal.raise_signal(signal.SIGINT)
        return 0

    monkeypatch.setattr(modes, "_index", interrupted)
    assert run(TINY, "--plain") == Run(130, "", "")


def test_a_fault_of_the_program_is_told_in_a_sentence(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> int:
        raise ValueError("\x1b]0;owned\x07")

    monkeypatch.setattr(modes, "_index", broken)
    ended = run(TINY, "--plain")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.count("\n") == 1
    assert "internal error (ValueError)" in ended.err
    monkeypatch.setenv("RELATIONS_TUI_DEBUG", "1")
    code = cli.main([str(TINY), "--plain"])
    assert code == 2


def test_bytes_that_are_not_utf_8_are_told_and_not_written_back() -> None:
    ended = started(TINY, "--plain", "-f", os.fsdecode(b"caf\xe9:x"))
    assert ended.returncode in (0, 2)
    ended.stderr.decode()


@pytest.mark.parametrize("name", [*formats(), "plain"])
def test_the_bytes_do_not_depend_on_the_machine(name: str) -> None:
    mode = ["--plain"] if name == "plain" else ["--export", name]
    seen = set()
    for environment in (
        {"LC_ALL": "C", "TZ": "Pacific/Apia", "PYTHONHASHSEED": "1", "PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "fr_FR.UTF-8", "TZ": "America/Lima", "PYTHONHASHSEED": "77", "PYTHONUTF8": "0"},
    ):
        ended = started(TINY, *mode, "--lang", "fr", env=environment)
        assert ended.returncode == 0
        seen.add(ended.stdout)
    assert len(seen) == 1
