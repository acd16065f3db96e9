"""`--as-of` from outside: what is written then, how it says that it is partial, and what is refused."""

import csv
import json
import re
from io import StringIO
from pathlib import Path

import pytest
from tests.running import Runner

from relations_tui import cli, modes
from relations_tui.core.phrases import LANGS
from relations_tui.export import formats
from relations_tui.launch import Launch
from relations_tui.tui import app

TINY = Path(__file__).parent / "data" / "tiny.toml"
DAY = "2020-03-15"
KNOWN = ["long-truce", "summer-fair", "patrols", "talks", "noon-call", "treaty", "embassy"]
"""The events of the small dossier that the gazette of 2019 or the dispatch of that day tells of, but for a retracted one."""
PARTIAL = (
    "15 March 2020, only what had been published by then; hidden: 2 events and 2 sources (1 of them without a date); "
)


def test_only_what_had_been_published_is_exported(run: Runner) -> None:
    done = run(TINY, "--export", "json", "--as-of", DAY)
    assert done.code == 0
    found = json.loads(done.out)
    assert [event["id"] for event in found["events"]] == KNOWN
    assert set(found["sources"]) == {"gazette-2019", "wire-2020"}
    assert (found["as_of"]["date"]["edtf"], found["count"]) == (DAY, len(KNOWN))
    assert found["as_of"]["hidden"] == {"events": 2, "sources": 2, "undated": 1}
    assert {event["id"]: event for event in found["events"]}["noon-call"]["disagreements"] == []


MODES = [
    *(("-o", f"out{known.ending}") for known in formats().values()),
    ("--plain",),
    ("--stats",),
    ("--show", "treaty"),
]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("mode", MODES, ids=" ".join)
def test_stderr_says_in_one_line_that_the_view_is_partial(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: tuple[str, ...], lang: str
) -> None:
    monkeypatch.chdir(tmp_path)
    label = "Vue partielle\u00a0: " if lang == "fr" else "Partial view: "
    told = run(TINY, *mode, "--as-of", DAY, "--lang", lang).err.splitlines()
    assert len([row for row in told if label in row]) == 1
    assert not any(label in row for row in run(TINY, *mode, "--lang", lang).err.splitlines())


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))


@pytest.mark.parametrize(
    "mode", [["--plain"], ["--stats"], ["--show", "treaty"], ["--export", "md"], ["--export", "txt"]]
)
def test_linear_texts_and_memos_say_it_too(run: Runner, mode: list[str]) -> None:
    assert words(PARTIAL) in words(run(TINY, *mode, "--as-of", DAY).out)


def test_json_says_the_date(run: Runner) -> None:
    assert json.loads(run(TINY, "--stats", "--report", "json", "--as-of", DAY).out)["as_of"] == DAY
    assert json.loads(run(TINY, "--export", "jsonl", "--as-of", DAY).out.split("\n")[0])["as_of"] == DAY


def test_a_table_cannot_say_it_and_so_it_is_a_loss(run: Runner) -> None:
    done = run(TINY, "--export", "csv", "--as-of", DAY)
    assert [row["id"] for row in csv.DictReader(StringIO(done.out, newline=""))] == KNOWN
    assert f"csv: the date of the partial view is not told in it ({DAY})" in done.err
    assert "partial view" not in run(TINY, "--export", "csv").err


@pytest.mark.parametrize("date", ["15 mars 2020", "15/03/2020", "March 15, 2020", " 2020-03-15 "])
def test_a_date_may_be_written_as_people_do(run: Runner, date: str) -> None:
    assert run(TINY, "--export", "jsonl", "--as-of", date).out == run(TINY, "--export", "jsonl", "--as-of", DAY).out


def test_one_event_is_shown_with_the_sources_of_then(run: Runner) -> None:
    assert "Source 2" in run(TINY, "--show", "talks").out
    done = run(TINY, "--show", "talks", "--as-of", DAY)
    assert (done.code, "Source 1" in done.out, "Source 2" in done.out) == (0, True, False)


def test_an_event_not_yet_known_is_told_from_one_that_is_not(run: Runner) -> None:
    done = run(TINY, "--show", "founding", "--as-of", DAY)
    assert (done.code, done.out) == (2, "")
    assert "no source of the event `founding` had been published (15 March 2020)" in done.err
    assert "there is no event `foundin`" in run(TINY, "--show", "foundin", "--as-of", DAY).err


def test_a_filter_may_name_what_is_hidden(run: Runner) -> None:
    for query in ("id:founding", "linked:founding", "source:chronicle", "near:founding~1y"):
        done = run(TINY, "--export", "json", "-f", query, "--as-of", DAY)
        assert done.code == 0, done.err
        assert set(re.findall(r'"id":"(summer-fair|founding)"', done.out)) <= {"summer-fair"}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--plain", "--as-of", "soon"], "--as-of: "),
        (["--plain", "--as-of", "2020/.."], "--as-of: this date has no known end"),
        (["--plain", "--as-of", " "], "a date is missing after --as-of"),
        (["--check", "--as-of", "2020"], "--as-of and --check do not go together"),
        (["--diff", "HEAD", "--as-of", "2020"], "--as-of and --diff do not go together"),
        (["--new", "--as-of", "2020"], "--as-of and --new do not go together"),
        (["--schema", "--as-of", "2020"], "--as-of and --schema do not go together"),
    ],
)
def test_what_makes_no_sense_is_refused(run: Runner, arguments: list[str], sentence: str) -> None:
    done = run(TINY, *arguments)
    assert (done.code, done.out) == (2, "")
    assert sentence in done.err


def test_the_explorer_opens_on_that_date(monkeypatch: pytest.MonkeyPatch) -> None:
    launched: list[Launch] = []

    def run_app(launch: Launch) -> int:
        launched.append(launch)
        return 0

    monkeypatch.setattr(app, "run", run_app)
    monkeypatch.setattr(modes, "check_terminal", lambda: None)
    assert cli.main([str(TINY), "--as-of", "March 2020"]) == 0
    assert cli.main([str(TINY)]) == 0
    assert [launch.as_of and launch.as_of.edtf for launch in launched] == ["2020-03", None]
    assert len(launched[0].index.dossier.events) == len(launched[1].index.dossier.events), "the index is the whole one"
