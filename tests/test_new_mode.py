"""`--new`: the file keeps every byte it had, the new event reads as it was given, and nothing else is ever left behind."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relations_tui import cli, new_event
from relations_tui.core.dates import parse
from relations_tui.core.draft import Draft, appended, proposed_id, written
from relations_tui.core.load import load, loads
from relations_tui.core.text import clean, line

TINY = Path(__file__).parent / "data" / "tiny.toml"
HEAD = 'format = 1\n[dossier]\nid = "d"\ntitle = "D"\nlanguages = ["en"]\n'
TODAY = "2026-11-23"
GIVEN = ("--title", "A visit", "--date", "14 avril 2025", "--kind", "visit")


class Run(NamedTuple):
    code: int
    out: str
    err: str


Runner = Callable[..., Run]


class Terminal:
    """What stands in for a terminal that somebody types into."""

    def __init__(self, typed: str) -> None:
        self.buffer = BytesIO(typed.encode())

    def isatty(self) -> bool:
        return True


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Runner:
    monkeypatch.setattr(new_event, "today", lambda: TODAY)
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str | Path, typed: str | None = None) -> Run:
        if typed is not None:
            monkeypatch.setattr(sys, "stdin", Terminal(typed))
        code = cli.main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        assert b"Traceback" not in err
        return Run(code, out.decode(), err.decode())

    return call


@pytest.fixture
def tiny_copy(tmp_path: Path) -> Path:
    path = tmp_path / "t.toml"
    path.write_bytes(TINY.read_bytes())
    return path


def folder(path: Path) -> list[str]:
    return sorted(os.listdir(path))


def test_options_make_an_event_at_the_end_of_the_file(run: Runner, tiny_copy: Path) -> None:
    before = tiny_copy.read_bytes()
    options = (
        *(
            "--title",
            "Una visits [x]",
            "--title-fr",
            'Una "vient" \\ ici',
            "--date",
            "14 avril 2025",
            "--kind",
            "Visite",
        ),
        *("--summary", "One line.", "--place", "Port-Alpha", "--actor", "una-doe, BETA", "--actor", "guild"),
        *("--theme", "border", "--source", "wire-2020", "--status", "confirmed", "--lang", "en"),
    )
    done = run(tiny_copy, "--new", *options)
    assert (done.code, done.out) == (0, "una-visits-x-2025\n")
    after = tiny_copy.read_bytes()
    assert after.startswith(before)
    assert after[len(before) :].decode() == (
        '\n[[events]]\nid = "una-visits-x-2025"\ndate = "2025-04-14"\nkind = "visit"\n'
        'title = { fr = "Una \\"vient\\" \\\\ ici", en = "Una visits [x]" }\nsummary = { en = "One line." }\n'
        'status = "confirmed"\nplaces = ["port-alpha"]\nactors = ["una-doe", "beta", "guild"]\nthemes = ["border"]\n'
        f'sources = ["wire-2020"]\nadded = {TODAY}\n'
    )
    row = after.decode().splitlines().index('id = "una-visits-x-2025"')
    assert f"t.toml:{row}: 14 April 2025 — Una visits [x]" in done.err


def test_the_file_in_the_folder_is_the_one_that_is_meant(run: Runner, tmp_path: Path) -> None:
    path = tmp_path / "events.toml"
    path.write_text(HEAD, encoding="utf-8")
    assert run("--new", *GIVEN).out == "a-visit-2025\n"
    assert 'title = "A visit"' in path.read_text(encoding="utf-8")
    assert run("--new", *GIVEN).out == "a-visit-2025-2\n"


def test_the_built_in_dossier_is_not_edited(run: Runner, tmp_path: Path) -> None:
    done = run("--new", *GIVEN)
    assert (done.code, done.out) == (2, "")
    assert "events.toml" in done.err
    assert folder(tmp_path) == []


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("tail", [b"", b"\n", b"# last", b"\n\n", b"\n  \n\t"])
def test_marks_line_ends_and_tails_are_kept(run: Runner, tmp_path: Path, mark: bytes, end: bytes, tail: bytes) -> None:
    path = tmp_path / "d.toml"
    before = mark + (HEAD.encode() + tail).replace(b"\n", end)
    path.write_bytes(before)
    path.chmod(0o640)
    assert run(path, "--new", *GIVEN).code == 0
    after = path.read_bytes()
    assert after.startswith(before)
    added = after[len(before) :]
    assert added.count(b"\n") == added.count(end)
    assert b"\xef\xbb\xbf" not in after[3:]
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert len(loads(after.removeprefix(mark).decode()).dossier.events) == 1  # type: ignore[union-attr]
    assert folder(tmp_path) == ["d.toml"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--date", "soon"), "--date:"),
        (("--date", "31/04/2025"), "--date:"),
        (("--kind", "visiit"), "did you mean `visit`"),
        (("--place", "port-alfa"), "did you mean `port-alpha`"),
        (("--actor", "una-doe, otto-ro"), "did you mean `otto-roe`"),
        (("--theme", "bordr"), "did you mean `border`"),
        (("--source", "wire-2021"), "did you mean `wire-2020`"),
        (("--status", "sure"), "--status:"),
        (("--id", "talks"), "the id `talks` is taken"),
        (("--id", "Not Kebab"), "`not-kebab`"),
        (("--title", " "), "--title: the text is empty"),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_is_written(
    run: Runner, tiny_copy: Path, options: tuple[str, ...], said: str
) -> None:
    before = tiny_copy.read_bytes()
    done = run(tiny_copy, "--new", *GIVEN, *options)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert tiny_copy.read_bytes() == before


def test_what_is_missing_is_told_where_nobody_can_be_asked(
    run: Runner, tiny_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    done = run(tiny_copy, "--new", "--title", "A", "--lang", "fr")
    assert done.code == 2
    assert "--date, --kind" in done.err


def test_answers_are_asked_for_in_a_terminal_and_asked_again(run: Runner, tiny_copy: Path) -> None:
    answers = ("", "", "A visit", "soon", "14 avril 2025", "visitt", "Visite", "", "It came.", "isle?", "isle", "", "",
               "wire-2020, daily-2020", "", "talks", "")  # fmt: skip
    done = run(tiny_copy, "--new", "--lang", "en", typed="\n".join(answers) + "\n")
    assert done.code == 0, done.err
    assert "Kind [other]: " in done.err
    assert "did you mean `visit`?" in done.err
    assert "Status [reported]: " in done.err
    assert done.err.count("Id [a-visit-2025]: ") == 2
    event = load(str(tiny_copy)).dossier.by_id["a-visit-2025"]  # type: ignore[union-attr]
    assert dict(event.title.items()) == {"en": "A visit"}
    assert dict(event.summary.items()) == {"en": "It came."}
    assert (event.kind, event.status, event.places) == ("visit", "reported", ("isle",))
    assert [cited.source for cited in event.citations] == ["wire-2020", "daily-2020"]


def test_french_is_asked_in_french(run: Runner, tiny_copy: Path) -> None:
    done = run(tiny_copy, "--new", "--lang", "fr", "--title", "Une visite", typed="")
    assert done.code == 2
    assert "Titre (en)\u00a0: " in done.err
    assert "rien n’est écrit" in done.err


def test_one_answer_that_is_given_is_not_asked(run: Runner, tiny_copy: Path) -> None:
    done = run(tiny_copy, "--new", *GIVEN, typed="")
    assert done.code == 0
    assert "Date" not in done.err


def test_a_link_is_not_written_through(run: Runner, tiny_copy: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to(tiny_copy)
    before = tiny_copy.read_bytes()
    done = run(link, "--new", *GIVEN)
    assert done.code == 3
    assert link.is_symlink()
    assert tiny_copy.read_bytes() == before


def test_what_is_no_file_is_refused(run: Runner, tmp_path: Path) -> None:
    assert run(tmp_path, "--new", *GIVEN).code in (2, 3)
    assert run(tmp_path / "none.toml", "--new", *GIVEN).code == 2
    os.mkfifo(tmp_path / "fifo")
    assert run(tmp_path / "fifo", "--new", *GIVEN).code in (2, 3)


def test_a_file_that_changes_meanwhile_is_left_alone(
    run: Runner, tiny_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed() -> str:
        tiny_copy.write_text(HEAD, encoding="utf-8")
        return TODAY

    monkeypatch.setattr(new_event, "today", changed)
    done = run(tiny_copy, "--new", *GIVEN)
    assert done.code == 3
    assert "has changed" in done.err
    assert tiny_copy.read_text(encoding="utf-8") == HEAD
    assert folder(tiny_copy.parent) == ["t.toml"]


def test_a_file_that_changes_at_the_last_moment_is_left_alone(
    run: Runner, tiny_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync

    def changed(descriptor: int) -> None:
        tiny_copy.write_text(HEAD, encoding="utf-8")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", changed)
    assert run(tiny_copy, "--new", *GIVEN).code == 3
    assert tiny_copy.read_text(encoding="utf-8") == HEAD
    assert folder(tiny_copy.parent) == ["t.toml"]


@pytest.mark.parametrize("text", ["events = []\n" + HEAD, HEAD + "[actors.a]\nname = 1\n", "format = 1\n"])
def test_a_file_that_would_not_read_stays_as_it_is(run: Runner, tmp_path: Path, text: str) -> None:
    path = tmp_path / "d.toml"
    path.write_text(text, encoding="utf-8")
    done = run(path, "--new", *GIVEN)
    assert done.code in (1, 2)
    assert done.err
    assert path.read_text(encoding="utf-8") == text


def test_it_writes_to_no_other_file(run: Runner, tiny_copy: Path) -> None:
    assert run(tiny_copy, "--new", *GIVEN, "-o", "other.toml").code == 2
    assert folder(tiny_copy.parent) == ["t.toml"]


def test_its_options_want_it(run: Runner, tiny_copy: Path) -> None:
    done = run(tiny_copy, "--plain", "--title", "A")
    assert (done.code, done.out) == (2, "")
    assert "--new" in done.err


def test_a_proposed_id_says_the_title_and_the_year() -> None:
    assert proposed_id("L’été à Œuvres", parse("2024-22"), ()) == "l-ete-a-oeuvres-2024"
    assert proposed_id("Sommet 2024", parse("2024-10"), ()) == "sommet-2024"
    assert proposed_id("مرحبا", parse("191X"), ("event-191x",)) == "event-191x-2"
    assert proposed_id("Ides", parse("-0043-03-15"), ()) == "ides-44-bc"
    assert proposed_id("Fin", parse("/2006"), ()) == "fin-2006"
    assert len(proposed_id("very " * 40, parse("2024"), ())) < 50


TEXTS = st.text(min_size=1).map(lambda text: line(text).strip()).filter(bool)
IDS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,3}", fullmatch=True)
DATES = st.dates().flatmap(
    lambda day: st.sampled_from([str(day), f"{day.year:04}", f"{day}~", f"{day}/..", f"[..{day}]"])
)
TAILS = st.sampled_from(
    ["", "\n", "\r\n", "# é", "\n\n", "[[events]]\nid='a-b-c-d-e'\ndate='2020'\nkind='vote'\ntitle='t'"]
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.text(), DATES, IDS, TAILS)
def test_whatever_is_given_reads_back_as_it_was(title: str, summary: str, date: str, name: str, tail: str) -> None:
    before = HEAD + tail
    prose = clean(summary).strip()
    draft = Draft(
        name,
        parse(date),
        "visit",
        {"en": title, "fr": title},
        {"": prose} if prose else {},
        "reported",
        (),
        (),
        (),
        (),
        TODAY,
    )
    after = appended(before, written(draft))
    assert after.startswith(before)
    loaded = loads(after)
    assert loaded.problems == ()
    assert loaded.dossier is not None
    event = loaded.dossier.by_id[name]
    assert dict(event.title.items()) == {"en": title, "fr": title}
    assert event.summary.pick("en") == prose
    assert (event.date.edtf, event.added, event.status) == (date, TODAY, "reported")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])), DATES)
def test_whatever_is_typed_is_refused_or_reads_back(run: Runner, tmp_path: Path, title: str, date: str) -> None:
    path = tmp_path / "d.toml"
    path.write_text(HEAD, encoding="utf-8")
    done = run(path, "--new", f"--title={title}", f"--date={date}", "--kind=vote")
    after = path.read_text(encoding="utf-8")
    assert after.startswith(HEAD)
    assert (done.code == 0) == bool(line(title).strip())
    assert (after == HEAD) == (done.code != 0)
    if done.code == 0:
        event = load(str(path)).dossier.by_id[done.out.strip()]  # type: ignore[union-attr]
        assert event.title.pick("en") == line(title).strip()
        assert event.date.edtf == date


def test_it_loads_nothing_that_is_slow(tiny_copy: Path) -> None:
    script = "import sys; from relations_tui import cli; cli.main(sys.argv[1:]); print(*sys.modules)"
    command = [sys.executable, "-c", script, str(tiny_copy), "--new", *GIVEN]
    done = subprocess.run(command, check=True, capture_output=True, timeout=60)
    assert not {"textual", "rich", "dataclasses", "inspect", "tomlkit"} & set(done.stdout.decode().split())
