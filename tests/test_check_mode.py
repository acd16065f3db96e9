"""`--check` and `--explain` as people and programs meet them."""

import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest
import yaml
from tests.running import Runner

from relations_tui.core.codes import CODES
from relations_tui.reports import length

DATA = Path(__file__).parent / "data"
BROKEN = DATA / "broken"
FORTY = BROKEN / "forty.toml"
ROOT = Path(__file__).parents[1]
ABOUT = 'format = 1\n[dossier]\nid = "d"\ntitle = "D"\nlanguages = ["en"]\n'


def expected() -> list[tuple[int, int, str]]:
    """The places of the forty, written by hand."""
    rows = [row.split("\t") for row in (BROKEN / "forty.tsv").read_text("utf-8").splitlines()[1:]]
    return [(int(line), int(column), code) for line, column, code in rows]


def test_a_dossier_broken_in_forty_ways_has_all_of_them_told_in_one_run(run: Runner) -> None:
    ended = run(FORTY, "--check")
    told = re.findall(r"^.*?:(\d+):(\d+): (?:error|warning)\[(.*?)\]", ended.out, re.MULTILINE)
    assert ended.code == 1
    assert Counter((int(line), int(column), code) for line, column, code in told) == Counter(expected())
    assert [(int(line), int(column)) for line, column, _ in told] == [place[:2] for place in sorted(expected())]
    assert len(expected()) >= 40
    assert {code for *_, code in expected()} == set(CODES) - {"toml-syntax", "unsupported-format"}


def test_the_last_line_counts(run: Runner) -> None:
    last = run(BROKEN / "duplicate-ids.toml", "--check").out.splitlines()[-1]
    assert last.endswith(": 3 errors, 4 warnings (2 duplicate-id, 1 bad-id, 4 few-publishers)")
    last = run(BROKEN / "duplicate-ids.toml", "--check", "--lang", "fr").out.splitlines()[-1]
    assert last.endswith("\u00a0: 3 erreurs, 4 avertissements (2 duplicate-id, 1 bad-id, 4 few-publishers)")


@pytest.mark.parametrize(
    ("row", "column", "found"),
    [
        ('a = "b\\"c" # d', 5, '"b\\"c"'),
        ("a = 'b'", 5, "'b'"),
        ("  [a.b] # c", 3, "[a.b]"),
        ("[[a]]", 1, "[[a]]"),
        ("a = [1, 2]", 5, "["),
        ("a = 2020-01-01 # c", 5, "2020-01-01"),
        ("a.b = 1", 1, "a.b"),
        ('a = """', 5, '"""'),
        ("a = {", 5, "{"),
        ("a =", 4, " "),
    ],
)
def test_what_is_underlined(row: str, column: int, found: str) -> None:
    assert length(row, column) == len(found)


def test_carets_stand_under_the_place_whatever_stands_before_it(run: Runner, tmp_path: Path) -> None:
    path = tmp_path / "d.toml"
    path.write_text(
        ABOUT
        + '[[events]]\nid = "e"\ndate = "2020"\ntitle = "T"\n'
        'themes\t=\t[ "日本", "e\u0301\u200b", "x" ]\n[themes.日]\n'.replace("日]", "a]\nlabel='A'")
    )
    rows = run(path, "--check").out.splitlines()
    at = next(place for place, row in enumerate(rows) if "`x`" in row)
    assert rows[at + 1] == '      10 | themes = [ "日本", "é", "x" ]'
    assert rows[at + 2] == "         | " + " " * 24 + "^^^"


def test_no_colour_and_no_control_in_any_report(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    for report in ("text", "json", "github", "sarif"):
        said = run(DATA / "tiny.toml", "--check", "--report", report).out
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", said)


def test_the_json_report(run: Runner) -> None:
    ended = run(FORTY, BROKEN / "self-link.toml", "--check", "--report", "json")
    report = json.loads(ended.out)
    problems = report.pop("problems")
    assert report == {
        "format": "relations-tui-check",
        "version": 1,
        "files": [str(FORTY), str(BROKEN / "self-link.toml")],
        "errors": sum(problem["severity"] == "error" for problem in problems),
        "warnings": sum(problem["severity"] == "warning" for problem in problems),
    }
    first = [problem for problem in problems if problem["file"] == str(FORTY)]
    assert Counter((p["line"], p["column"], p["code"]) for p in first) == Counter(expected())
    assert problems[-1] == {
        "file": str(BROKEN / "self-link.toml"),
        "line": 10,
        "column": 36,
        "end_column": 41,
        "code": "self-link",
        "severity": "error",
        "path": ["events", 0, "links", 0, "to"],
        "message": {"fr": "`one` est lié à lui-même", "en": "`one` links to itself"},
        "help": None,
    }
    assert ended.code == 1


def test_the_github_report_as_its_reader_unescapes_it(run: Runner, tmp_path: Path) -> None:
    path = tmp_path / "100%, or: so.toml"
    path.write_bytes(FORTY.read_bytes())
    rows = run(path, "--check", "--report", "github").out.splitlines()
    found = []
    for row in rows:
        level, properties, data = re.fullmatch(r"::(error|warning) ([^:]*?)::(.*)", row).groups()  # type: ignore[union-attr]
        about = dict(item.split("=", 1) for item in properties.split(","))
        assert unquote(about["file"]) == str(path)
        assert unquote(data)
        assert int(about["endColumn"]) > int(about["col"])
        assert level == CODES[about["title"]].severity.label.en
        found.append((int(about["line"]), int(about["col"]), about["title"]))
    assert Counter(found) == Counter(expected())


@pytest.fixture(scope="module")
def sarif_schema() -> dict[str, object]:
    """That of SARIF 2.1.0, as the npm package @microsoft/jest-sarif has it."""
    schema: dict[str, object] = json.loads((DATA / "sarif-2.1.0.schema.json").read_text("utf-8"))
    return schema


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("file", [FORTY, DATA / "tiny.toml", BROKEN / "syntax-equals.toml", BROKEN / "empty.toml"])
def test_the_sarif_report_fits_its_schema(run: Runner, sarif_schema: dict[str, object], file: Path, lang: str) -> None:
    log = json.loads(run(file, "--check", "--report", "sarif", "--lang", lang).out)
    jsonschema.Draft4Validator(sarif_schema, format_checker=jsonschema.FormatChecker()).validate(log)


def test_the_sarif_report_says_what_the_others_say(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(BROKEN)
    log = json.loads(run("forty.toml", "--check", "--report", "sarif").out)
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    found = []
    for result in log["runs"][0]["results"]:
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "forty.toml"
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert rules[result["ruleIndex"]]["defaultConfiguration"]["level"] == result["level"]
        found.append((place["region"]["startLine"], place["region"]["startColumn"], result["ruleId"]))
    assert Counter(found) == Counter(expected())


def test_a_path_becomes_an_address(run: Runner, tmp_path: Path) -> None:
    path = tmp_path / "é #1?.toml"
    path.write_text(ABOUT)
    log = json.loads(run(path, "--check", "--report", "sarif").out)
    uri = log["runs"][0]["artifacts"][0]["location"]["uri"]
    assert uri.startswith("file:///")
    assert uri.endswith("/%C3%A9%20%231%3F.toml")


@pytest.mark.parametrize("report", ["text", "json", "github", "sarif"])
def test_reports_are_the_same_each_time(run: Runner, report: str) -> None:
    assert run(FORTY, "--check", "--report", report) == run(FORTY, "--check", "--report", report)


@pytest.mark.parametrize("report", ["json", "github", "sarif"])
def test_a_program_gets_its_report_of_a_file_that_is_no_dossier(run: Runner, report: str) -> None:
    ended = run(BROKEN / "syntax-equals.toml", "--check", "--report", report)
    assert ended.code == 2
    assert "toml-syntax" in ended.out
    assert ended.err.endswith("syntax-equals.toml is not a dossier\n")


def test_several_files_are_checked_one_after_another(run: Runner) -> None:
    ended = run(DATA / "tiny.toml", BROKEN / "self-link.toml", "--check")
    told = [row for row in ended.out.splitlines() if re.match(r"\S+: \d+ error", row)]
    assert [row.split(":")[0] for row in told] == [str(DATA / "tiny.toml"), str(BROKEN / "self-link.toml")]
    assert ended.code == 1
    assert run(DATA / "tiny.toml", DATA / "tiny.toml", "--plain").code == 2


def test_strict_makes_warnings_count(run: Runner) -> None:
    for report in ("text", "json", "github", "sarif"):
        assert run(DATA / "tiny.toml", "--check", "--report", report).code == 0
        assert run(DATA / "tiny.toml", "--check", "--report", report, "--strict").code == 1


def test_a_report_there_is_not(run: Runner) -> None:
    ended = run(FORTY, "--check", "--report", "xml")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "relations-tui: --check has no report `xml`\n  one of: text, json, github, sarif\n"


def test_the_shipped_dossier_has_no_error(run: Runner) -> None:
    ended = run(ROOT / "events.toml", "--check")
    assert ended.code == 0
    assert ": 0 errors, " in ended.out.splitlines()[-1]


def test_explain(run: Runner) -> None:
    assert run("--explain").out.count("\n") > len(CODES)
    assert run("--explain", "bad-date").out.startswith("bad-date (error)\n\nThe date is not EDTF.\n")
    assert run("--explain=bad-date") == run("--explain", "bad-date")
    assert run("--explain", "bad-date", "bad-day", "--lang", "fr").out.count("Juste\u00a0:") == 2
    ended = run("--explain", "bad-dat")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "relations-tui: there is no code `bad-dat`\n  did you mean `bad-date`?\n"


def test_a_wrong_filter_stands_at_its_very_character(run: Runner, tmp_path: Path) -> None:
    def place(written: str) -> tuple[int, int]:
        path = tmp_path / "d.toml"
        path.write_text(f'{ABOUT}[themes.a]\nlabel = "A"\n[views.v]\nlabel = "V"\nfilter = {written}\n')
        problems = json.loads(run(path, "--check", "--report", "json").out)["problems"]
        (problem,) = (problem for problem in problems if problem["code"] == "bad-filter")
        return problem["line"], problem["column"]

    assert place('"theme:a theme:b"') == (10, 10 + 15)
    assert place("'theme:b'") == (10, 10 + 7)
    assert place('"\\u0074heme:\\u0062"') == (10, 10 + 6 + 6)
    assert place('"  theme:b"') == (10, 10 + 9)
    assert place('"""\n theme:a \\\n   \n  theme:b"""') == (13, 9)
    assert place('"theme:a   \\t \\u200B theme:b"') == (10, 10)
    assert place('"(theme:a"') == (10, 11)


def test_the_hook_for_pre_commit() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["id"] == "relations-tui-check"
    assert {"name", "entry", "language", "files"} <= hook.keys()
    assert hook["entry"].split() == ["relations-tui", "--check"]
    assert hook["language"] == "python"
    wanted = ("events.toml", "a/events.toml", "maroc.events.toml", "a/b/x.y.events.toml")
    assert all(re.search(hook["files"], path) for path in wanted)
    assert not any(
        re.search(hook["files"], path) for path in ("myevents.toml", "events.toml.bak", "events.schema.json")
    )
