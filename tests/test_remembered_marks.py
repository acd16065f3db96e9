"""Marks and views that a reader left in the explorer, on the command line; a script that asks for none reads none."""

import os
from pathlib import Path

import pytest
from tests.running import Runner

from relations_tui.diagnostics import ExitCode
from relations_tui.memory import BUILT_IN, NOTHING, Memory, Notebook, OwnView

TINY = Path(__file__).parent / "data" / "tiny.toml"


@pytest.fixture
def notebook() -> Notebook:
    found = Notebook(str(TINY))
    assert Path(found.folder).is_relative_to(os.environ["XDG_STATE_HOME"])
    return found


def ids(out: str) -> list[str]:
    return [row.split(",")[0] for row in out.removeprefix("\ufeff").splitlines()[1:]]


def leave(notebook: Notebook, memory: Memory) -> None:
    assert notebook.write(memory) is None


@pytest.mark.parametrize("query", ["is:marked", "est:marqué", "(is:marked OR zzzz)"])
def test_the_events_marked_in_the_explorer_are_exported(run: Runner, notebook: Notebook, query: str) -> None:
    everything = ids(run(TINY, "--export", "csv").out)
    marked = everything[1]
    leave(notebook, NOTHING._replace(marks=("gone", marked)))
    assert ids(run(TINY, "--export", "csv", "-f", query).out) == [marked]
    assert ids(run(TINY, "--export", "csv", "-f", "-is:marked").out) == [each for each in everything if each != marked]
    assert ids(run(TINY, "--export", "csv", "-f", query, "--no-state").out) == []


def test_each_dossier_has_its_own_marks(run: Runner) -> None:
    leave(Notebook(BUILT_IN), NOTHING._replace(marks=(ids(run(TINY, "--export", "csv").out)[0],)))
    assert ids(run(TINY, "--export", "csv", "-f", "is:marked").out) == []


def test_the_other_modes_know_the_marks_too(run: Runner, notebook: Notebook) -> None:
    leave(notebook, NOTHING._replace(marks=(ids(run(TINY, "--export", "csv").out)[0],)))
    everything, marked = run(TINY, "--plain"), run(TINY, "--plain", "-f", "is:marked")
    assert marked.code == ExitCode.OK
    assert 0 < len(marked.out) < len(everything.out)


def test_a_view_saved_in_the_explorer_is_found_by_its_name(run: Runner, notebook: Notebook) -> None:
    first = ids(run(TINY, "--export", "csv").out)[0]
    leave(notebook, NOTHING._replace(views=(OwnView("Ma première vue", f"id:{first}"),)))
    assert ids(run(TINY, "--export", "csv", "--view", "ma premiere vue").out) == [first]
    assert ids(run(TINY, "--export", "csv", "--view", "Ma première vue", "-f", "-id:" + first).out) == []
    refused = run(TINY, "--export", "csv", "--view", "Ma première vue", "--no-state")
    assert (refused.code, refused.out) == (ExitCode.USAGE, "")


def test_a_view_of_the_dossier_comes_first(run: Runner, notebook: Notebook) -> None:
    dossier = TINY.read_text(encoding="utf-8")
    assert "[views." in dossier
    name = dossier.partition("[views.")[2].partition("]")[0]
    leave(notebook, NOTHING._replace(views=(OwnView(name, "zzzz"),)))
    plain = ids(run(TINY, "--export", "csv", "--view", name, "--no-state").out)
    assert ids(run(TINY, "--export", "csv", "--view", name).out) == plain


def test_a_view_that_no_longer_reads_is_told_like_any_query(run: Runner, notebook: Notebook) -> None:
    leave(notebook, NOTHING._replace(views=(OwnView("mine", "theme:gone"),)))
    ended = run(TINY, "--export", "csv", "--view", "mine")
    assert ended.code == ExitCode.USAGE
    assert "--view" in ended.err
    assert "theme:gone" in ended.err


def test_a_memory_that_cannot_be_read_ends_a_script_that_asks_for_it_and_no_other(
    run: Runner, notebook: Notebook
) -> None:
    os.makedirs(notebook.folder)
    Path(notebook.path).write_text("damaged", encoding="utf-8")
    ended = run(TINY, "--export", "csv", "-f", "is:marked")
    assert (ended.code, ended.out) == (ExitCode.USAGE, "")
    assert notebook.path in ended.err
    assert "--no-state" in ended.err
    assert Path(notebook.path).read_text(encoding="utf-8") == "damaged"
    assert run(TINY, "--export", "csv").code == ExitCode.OK
    assert run(TINY, "--export", "csv", "-f", "is:marked", "--no-state").code == ExitCode.OK


def test_a_script_leaves_no_trace(run: Runner, notebook: Notebook) -> None:
    assert run(TINY, "--export", "csv", "-f", "is:marked").code == ExitCode.OK
    assert not os.path.exists(notebook.folder)
