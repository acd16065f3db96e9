"""A script never waits for what it does not use: what a fresh interpreter has loaded after each mode."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

TINY = Path(__file__).parent / "data" / "tiny.toml"
IMPORTED = TINY.parent / "import"
NEVER = (
    "textual", "rich", "dataclasses", "inspect", "babel", "dateutil", "argparse", "logging", "importlib.metadata",
    "importlib.resources", "pathlib", "tempfile", "asyncio", "subprocess", "relations_tui.tui", "markdown_it", "tomllib",
)  # fmt: skip
SCRIPT = """
import json, sys
from relations_tui import cli
code = cli.main(sys.argv[1:])
sys.stderr.write("\\n" + json.dumps([code, sorted(sys.modules)]))
"""


def loaded(*arguments: str) -> list[str]:
    command = [sys.executable, "-I", "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}\n{SCRIPT}", *arguments]
    ended = subprocess.run(command, check=True, capture_output=True, timeout=60)
    code, modules = json.loads(ended.stderr.decode().rpartition("\n")[2])
    assert code == 0
    return list(modules)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        [str(TINY), "--plain"],
        [str(TINY), "--check"],
        ["--schema"],
        ["--schema=export"],
        ["--completion", "bash"],
        ["--completion=id", "--", f"relations-tui {TINY} --show "],
        ["--completion=filter", "--", f"relations-tui {TINY} -f theme:"],
        [str(TINY), "--stats"],
        [str(TINY), "--stats", "--report", "json"],
        [str(TINY), "--export", "json"],
        [str(TINY), "--export", "jsonl"],
        [str(TINY), "--export", "csv"],
        [str(TINY), "--export", "csv-excel"],
        [str(TINY), "--export", "toml"],
        [str(TINY), "--export", "md"],
        [str(TINY), "--export", "txt"],
        [str(TINY), "--export", "ics"],
        [str(TINY), "--export", "timelinejs"],
        [str(TINY), "--export", "timelinejs-csv"],
        [str(TINY), "--export", "dot"],
        [str(TINY), "--export", "graphml"],
        [str(TINY), "--export", "gexf"],
        [str(TINY), "--export", "markwhen"],
        [str(TINY), "--export", "mermaid"],
        [str(TINY), "--export", "jsonld"],
        [str(TINY), "--export", "ftm"],
        [str(TINY), "--export", "atom"],
        [str(TINY), "--export", "jsonfeed"],
        [str(TINY), "--export", "json", "-f", "since:2024 -kind:visit is:approximate"],
        ["--import", str(IMPORTED / "timeline.json")],
        ["--import", str(IMPORTED / "timeline.csv")],
        ["--import", str(IMPORTED / "chronologie.csv")],
    ],
    ids=" ".join,
)
def test_no_mode_but_the_explorer_loads_what_draws_or_what_is_slow(arguments: list[str]) -> None:
    assert not {name for name in loaded(*arguments) if name in NEVER}


def test_only_the_table_of_formats_asks_what_is_installed() -> None:
    asked = {"importlib.metadata", "importlib.resources", "inspect", "logging", "pathlib", "tempfile"}
    assert {name for name in loaded("--formats") if name in NEVER} <= asked


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["--version"], ["--formats"], ["--schema"], ["--schema=export"], ["--completion", "zsh"]],
    ids=" ".join,
)
def test_what_needs_no_dossier_reads_none(arguments: list[str]) -> None:
    modules = loaded(*arguments)
    assert "tomli" not in modules
    assert "relations_tui.core.load" not in modules


def test_only_a_query_that_asks_for_marks_reads_what_is_remembered() -> None:
    remembered = {"relations_tui.memory", "platformdirs"}
    assert not remembered & {*loaded(str(TINY), "--export", "csv", "-f", "is:disputed -is:span")}
    assert remembered <= {*loaded(str(TINY), "--export", "csv", "-f", "is:marked")}
    assert not remembered & {*loaded(str(TINY), "--export", "csv", "-f", "is:marked", "--no-state")} - {
        "relations_tui.memory"
    }


def test_a_format_loads_no_other_format() -> None:
    modules = loaded(str(TINY), "--export", "csv")
    assert "json" not in modules or "json" in loaded("--version")
    assert "relations_tui.export.prose" not in modules


@pytest.mark.parametrize("name", ["json", "csv", "md"])
def test_only_its_own_format_waits_for_a_workbook_or_a_database(name: str) -> None:
    modules = loaded(str(TINY), "--export", name)
    assert not {"xlsxwriter", "sqlite3", "relations_tui.export.workbook", "relations_tui.export.database"} & {*modules}
