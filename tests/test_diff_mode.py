"""`--diff` from outside: files and revisions, three reports, exit codes, hostile data, notes that stay private."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from relations_tui import cli
from relations_tui.export.changes import excerpts

TINY = (Path(__file__).parent / "data" / "tiny.toml").read_text(encoding="utf-8")
HOSTILE = "@octocat fixes #12 <img src=x onerror=alert(1)> [x](javascript:y) \\u001b]0;t\\u0007\\u202e"
CHANGED = (
    TINY.replace('"2020-03/"', '"2020-04"')
    .replace("Talks, whose end is not known", f"Talks {HOSTILE}")
    .replace("SECRET-7F3A", "SECRET-NEW")
    .replace("SECRET-ACTOR", "SECRET-OTHER")
    .replace('status = "disputed"', 'status = "reported"')
    .replace('id = "embassy"', 'id = "ambassade"')
)


class Run(NamedTuple):
    code: int
    out: str
    err: str


Runner = Callable[..., Run]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Runner:
    def call(*arguments: str | Path) -> Run:
        code = cli.main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        for said in (out, err):
            assert b"Traceback" not in said
            assert not re.search(rb"[\x00-\x09\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]", said)
        return Run(code, out.decode(), err.decode())

    return call


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    return written(tmp_path, "old.toml", TINY), written(tmp_path, "new.toml", CHANGED)


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false")
    command = ["git", "-C", str(folder), *identity, *arguments]
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C"}
    return subprocess.run(command, check=True, capture_output=True, env=environment, text=True).stdout.strip()


def commit(folder: Path, message: str) -> str:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dossier in a folder of a repository, at its second commit; the first has it as it was."""
    root = tmp_path / "a repository"
    root.mkdir()
    monkeypatch.setenv("HOME", str(root))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    git(root, "init", "--quiet", "--initial-branch", "main")
    written(root, "docs/events.toml", TINY)
    commit(root, "first")
    git(root, "tag", "--annotate", "v1", "--message", "first")
    written(root, "docs/events.toml", CHANGED)
    commit(root, "second")
    return root


def test_nothing_changed(run: Runner, files: tuple[Path, Path]) -> None:
    old, _ = files
    ended = run(old, "--diff", old)
    assert ended == Run(0, f"from {old} to {old}: nothing changed\n", "")


def test_the_text_says_what_changed_by_event(run: Runner, files: tuple[Path, Path]) -> None:
    old, new = files
    ended = run(new, "--diff", old)
    assert (ended.code, ended.err) == (1, "")
    lines = ended.out.splitlines()
    assert lines[0] == f"from {old} to {new}"
    assert "Events: 2 changed, 1 renamed" in lines
    assert "~ changed (status changed): noon-call" in ended.out
    assert "    ~ status: disputed → reported" in lines
    assert "      before: from March 2020, end unknown (2020-03/)" in lines
    assert "~ renamed, it seems: ambassade — Una Doe ambassador" in ended.out
    assert "    ~ id: embassy → ambassade" in lines


def test_the_text_in_french(run: Runner, files: tuple[Path, Path]) -> None:
    old, new = files
    out = run(new, "--diff", old, "--lang", "fr").out
    assert "Événements\u00a0: 2 modifications, 1 identifiant changé" in out
    assert "~ modification (statut revu)\u00a0: noon-call" in out
    assert "    ~ statut\u00a0: disputed (contesté) → reported (rapporté)" in out


def test_the_other_way_round_an_event_that_came_went(run: Runner, tmp_path: Path) -> None:
    start = TINY.index('[[events]]\nid = "embassy"')
    small = written(tmp_path, "small.toml", TINY[:start] + TINY[TINY.index("[views.") :])
    whole = written(tmp_path, "whole.toml", TINY)
    assert "+ added: embassy — Una Doe ambassador" in run(whole, "--diff", small).out
    assert "- removed: embassy — Una Doe ambassador" in run(small, "--diff", whole).out


def test_no_line_of_data_passes_for_a_line_of_the_report(run: Runner, tmp_path: Path) -> None:
    forged = "x " * 60 + "\\n+ added: forged\\n    + source: forged " + "y " * 60
    old = written(tmp_path, "old.toml", TINY)
    new = written(tmp_path, "new.toml", TINY.replace("Signed on 30 July.", forged))
    for line in run(new, "--diff", old).out.splitlines():
        if "forged" in line:
            assert line.startswith((" " * 10, "      after: "))


def test_a_change_of_blanks_alone_is_said(run: Runner, tmp_path: Path) -> None:
    old = written(tmp_path, "old.toml", TINY)
    new = written(tmp_path, "new.toml", TINY.replace("Signé le 30 juillet.", "Signé le 30\u00a0juillet."))
    assert "    ~ summary [fr]: only blanks differ\n" in run(new, "--diff", old).out
    assert "  - `~` summary \\[fr\\]: only blanks differ\n" in run(new, "--diff", old, "--report", "md").out


@given(
    st.text("ab ", max_size=300), st.text("ab ", max_size=9), st.text("ab ", max_size=9), st.text("ab ", max_size=300)
)
def test_law_an_excerpt_shows_what_differs_and_nothing_else_than_the_text(
    before: str, old: str, new: str, after: str
) -> None:
    texts = before + old + after, before + new + after
    shown = excerpts(*texts)
    assert all(one.removeprefix("… ").removesuffix(" …") in text for one, text in zip(shown, texts, strict=True))
    assert (shown[0] == shown[1]) == (texts[0] == texts[1])


def test_an_excerpt_of_a_long_text_is_short() -> None:
    words = "word " * 200
    shown = excerpts(f"{words}old {words}", f"{words}new {words}")
    assert all(len(one) < 120 for one in shown)
    assert ("old" in shown[0], "new" in shown[1]) == (True, True)


def test_the_json_has_its_documented_shape(run: Runner, files: tuple[Path, Path]) -> None:
    old, new = files
    ended = run(new, "--diff", old, "--report", "json")
    assert ended.code == 1
    told: dict[str, Any] = json.loads(ended.out)
    assert list(told) == ["format", "version", "dossier", "old", "new", "private", "changed", "counts", "changes"]
    assert (told["format"], told["version"], told["dossier"]) == ("relations-tui-diff", 1, "alpha-beta")
    assert told["counts"]["events"] == {"added": 0, "removed": 0, "changed": 2, "renamed": 1}
    by_id = {change["id"]: change for change in told["changes"]}
    assert list(by_id) == ["noon-call", "talks", "ambassade"]
    assert by_id["talks"]["fields"] == ["date", "title"]
    assert by_id["talks"]["differences"][0] == {
        "field": "date", "item": "", "part": "", "lang": "", "old": "2020-03/", "new": "2020-04",
    }  # fmt: skip
    assert (by_id["ambassade"]["change"], by_id["ambassade"]["old_id"]) == ("renamed", "embassy")


def test_the_json_of_an_event_that_came_is_the_event(run: Runner, tmp_path: Path) -> None:
    start = TINY.index('[[events]]\nid = "noon-call"')
    end = TINY.index('[[events]]\nid = "treaty"')
    old = written(tmp_path, "old.toml", TINY[:start] + TINY[end:])
    new = written(tmp_path, "new.toml", TINY)
    (change,) = json.loads(run(new, "--diff", old, "--report", "json").out)["changes"]
    record = change["record"]
    assert (change["change"], change["old_id"], record["date"]) == ("added", None, "2020-03-14T12:30:00Z")
    assert record["sources"][1]["id"] == "daily-2020"
    assert record["actors"] == [{"id": "otto-roe", "part": {}}]
    assert "note" not in record
    told = json.loads(run(new, "--diff", old, "--report", "json", "--private").out)["changes"]
    assert told[0]["record"]["note"].startswith("SECRET-7F3A")


def test_the_json_when_nothing_changed(run: Runner, files: tuple[Path, Path]) -> None:
    ended = run(files[0], "--diff", files[0], "--report", "json")
    told = json.loads(ended.out)
    assert (ended.code, told["changed"], told["changes"]) == (0, False, [])


def test_nothing_in_the_markdown_is_markup_but_the_report_s_own(run: Runner, files: tuple[Path, Path]) -> None:
    old, new = files
    ended = run(new, "--diff", old, "--report", "md")
    assert ended.code == 1
    kinds: list[str] = []
    html: set[str] = set()
    text = ""
    for token in MarkdownIt("commonmark").parse(ended.out):
        kinds.append(token.type)
        for child in token.children or ():
            kinds.append(child.type)
            text += child.content if child.type in ("text", "code_inline", "text_special") else ""
            if child.type == "html_inline":
                html.add(child.content)
    assert html == {"<!-- -->"}
    assert not {"html_block", "link_open", "image", "fence", "code_block", "hr"} & set(kinds)
    assert "@octocat fixes #12 <img src=x onerror=alert(1)> [x](javascript:y)" in text
    assert "@octocat" not in ended.out
    assert "#12" not in ended.out


@pytest.mark.parametrize("report", ["text", "json", "md"])
def test_a_private_note_is_in_no_report_unless_asked_for(run: Runner, files: tuple[Path, Path], report: str) -> None:
    old, new = files
    for one, other in ((old, new), (new, old)):
        assert "SECRET" not in run(one, "--diff", other, "--report", report).out
        told = run(one, "--diff", other, "--report", report, "--private").out
        assert "SECRET-NEW" in told
        assert "SECRET-OTHER" in told


def test_notes_alone_are_no_change(run: Runner, tmp_path: Path) -> None:
    old = written(tmp_path, "old.toml", TINY)
    new = written(tmp_path, "new.toml", TINY.replace("SECRET-", "OTHER-"))
    assert run(new, "--diff", old).code == 0
    assert run(new, "--diff", old, "--private").code == 1


def test_the_report_goes_to_a_file(run: Runner, files: tuple[Path, Path], tmp_path: Path) -> None:
    old, new = files
    ended = run(new, "--diff", old, "-o", tmp_path / "changes.txt")
    assert (ended.code, ended.out) == (1, "")
    assert (tmp_path / "changes.txt").read_text().startswith("from ")


def test_the_older_file_is_never_written_over(run: Runner, files: tuple[Path, Path]) -> None:
    old, new = files
    for target in files:
        assert run(new, "--diff", old, "-o", target).code == 2
    assert (old.read_text(), new.read_text()) == (TINY, CHANGED)


def test_the_latest_first(run: Runner, files: tuple[Path, Path]) -> None:
    told = json.loads(run(files[1], "--diff", files[0], "--report", "json", "--reverse").out)
    assert [change["id"] for change in told["changes"]] == ["ambassade", "talks", "noon-call"]


@pytest.mark.parametrize("option", [("-f", "talks"), ("--since", "2020"), ("--until", "2020"), ("--view", "odd")])
def test_a_filter_is_refused_rather_than_ignored(
    run: Runner, files: tuple[Path, Path], option: tuple[str, str]
) -> None:
    ended = run(files[1], "--diff", files[0], *option)
    assert (ended.code, ended.out) == (2, "")
    assert "--diff" in ended.err


def test_an_old_dossier_with_errors_says_the_first_ones(run: Runner, tmp_path: Path) -> None:
    broken = TINY
    for theme in ("border", "trade", "history"):
        broken = broken.replace(f'themes = ["{theme}"', f'themes = ["no-{theme}"')
    old, new = written(tmp_path, "old.toml", broken), written(tmp_path, "new.toml", TINY)
    for one, other in ((old, new), (new, old)):
        ended = run(one, "--diff", other)
        assert (ended.code, ended.out) == (2, "")
        assert "old.toml has errors" in ended.err
        assert ended.err.count("error[") == 3
        assert "--check" in ended.err


@pytest.mark.parametrize("report", ["xml", "jso", ""])
def test_a_report_there_is_not(run: Runner, files: tuple[Path, Path], report: str) -> None:
    ended = run(files[1], "--diff", files[0], "--report", report)
    assert (ended.code, ended.out) == (2, "")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("HEAD", 0),
        ("HEAD~1", 1),
        ("main^", 1),
        ("v1", 1),
        ("v1:docs/events.toml", 1),
        ("HEAD~1:./events.toml", 1),
        (":docs/events.toml", 0),
        (":0:docs/events.toml", 0),
        (":/first", 1),
        ("HEAD^{/first}", 1),
        ("HEAD^{/first}:docs/events.toml", 1),
    ],
)
def test_a_revision(run: Runner, repository: Path, asked: str, expected: int) -> None:
    ended = run(repository / "docs" / "events.toml", "--diff", asked)
    assert (ended.code, ended.err) == (expected, "")
    assert ended.out.startswith(f"from {asked} to ")


def test_the_name_of_a_commit_or_of_a_file_in_git(run: Runner, repository: Path) -> None:
    for name in ("HEAD~1", "HEAD~1:docs/events.toml"):
        asked = git(repository, "rev-parse", name)
        assert run(repository / "docs" / "events.toml", "--diff", asked).code == 1


def test_the_repository_is_that_of_the_dossier_s_folder(
    run: Runner, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    monkeypatch.chdir(tmp_path)
    assert run(repository / "docs" / "events.toml", "--diff", "HEAD~1").code == 1
    monkeypatch.chdir(repository / "docs")
    assert run("--diff", "HEAD~1").code == 1


def test_a_link_to_the_dossier_is_followed(run: Runner, repository: Path, tmp_path: Path) -> None:
    (tmp_path / "link.toml").symlink_to(repository / "docs" / "events.toml")
    assert run(tmp_path / "link.toml", "--diff", "HEAD~1").code == 1


def test_a_file_wins_over_a_revision_of_its_name(
    run: Runner, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository / "docs")
    written(repository, "docs/main", TINY)
    assert run("--diff", "main").code == 1
    assert run("--diff", "main:docs/events.toml").code == 0


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("nowhere", "`nowhere` is neither a file nor a revision of git"),
        ("old.toml", "`old.toml` is neither a file nor a revision of git"),
        ("nowhere:docs/events.toml", "there is no revision `nowhere`"),
        ("HEAD~99", "`HEAD~99` is neither"),
        ("HEAD:none.toml", "`none.toml` is not in the revision `HEAD`"),
        ("HEAD:events.toml", "did you mean `HEAD:./events.toml`?"),
        (":events.toml", "did you mean `:./events.toml`?"),
        ("HEAD:docs", "HEAD:docs is not a file"),
        ("HEAD:", "HEAD: is not a file"),
        ("HEAD:../../x", "git could not read HEAD:../../x"),
        ("", "--diff"),
        ("--output=stolen", "`--output=stolen` is neither"),
        ("--output=stolen:x", "there is no revision `--output=stolen`"),
        ("-h", "`-h` is neither"),
        ("HEAD\nHEAD~1", "neither"),
        ("\x1b]0;t\x07", "neither"),
        ("$(touch stolen)", "neither"),
        ("\udcff", "neither"),
    ],
)
def test_what_cannot_be_found_is_said(
    run: Runner, repository: Path, monkeypatch: pytest.MonkeyPatch, asked: str, said: str
) -> None:
    monkeypatch.chdir(repository / "docs")
    ended = run(f"--diff={asked}")
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert os.listdir(repository / "docs") == ["events.toml"]
    assert run(f"--diff={asked}", "--lang", "fr").code == 2


def test_a_file_that_the_revision_did_not_have_yet(run: Runner, repository: Path) -> None:
    other = written(repository, "docs/other.toml", TINY)
    ended = run(other, "--diff", "HEAD")
    assert ended.code == 2
    assert "`./other.toml` is not in the revision `HEAD`" in ended.err
    assert "REV:PATH" in ended.err


def test_an_old_revision_with_errors(run: Runner, repository: Path) -> None:
    path = written(repository, "docs/events.toml", TINY.replace('"2020-03/"', '"2020-13"'))
    commit(repository, "broken")
    path.write_text(TINY, encoding="utf-8")
    ended = run(path, "--diff", "HEAD")
    assert (ended.code, ended.out) == (2, "")
    assert "HEAD:" in ended.err
    assert "error[" in ended.err
    assert "--check" not in ended.err


@pytest.mark.parametrize("data", [b"\xff\xfe", b"x = \xe9", b"not TOML [", b"", b"\xef\xbb\xbf" + TINY.encode()])
def test_whatever_bytes_a_revision_has(run: Runner, repository: Path, data: bytes) -> None:
    path = repository / "docs" / "events.toml"
    path.write_bytes(data)
    commit(repository, "bytes")
    path.write_text(TINY, encoding="utf-8")
    ended = run(path, "--diff", "HEAD")
    assert ended.code == (0 if data.endswith(TINY.encode()[-9:]) else 2)


def test_a_revision_that_is_too_large(run: Runner, repository: Path) -> None:
    path = repository / "docs" / "events.toml"
    written(repository, "docs/events.toml", TINY + "#" * 40_000)
    commit(repository, "large")
    path.write_text(TINY, encoding="utf-8")
    ended = run(path, "--diff", "HEAD", "--max-size", "20K")
    assert ended.code == 2
    assert "too large" in ended.err
    assert "--max-size" in ended.err


def test_without_a_repository(run: Runner, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(files[0].parent.parent))
    ended = run(files[1], "--diff", "HEAD~1")
    assert (ended.code, ended.out) == (2, "")
    assert "is not in a git repository" in ended.err


def test_without_git(run: Runner, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    ended = run(repository / "docs" / "events.toml", "--diff", "HEAD~1")
    assert (ended.code, ended.out) == (2, "")
    assert "git is missing" in ended.err


def test_a_repository_cannot_run_anything(run: Runner, repository: Path) -> None:
    touch = f"touch '{repository / 'stolen'}'"
    written(repository, ".gitattributes", "*.toml diff=evil filter=evil\n")
    for key in ("diff.evil.textconv", "filter.evil.smudge", "core.pager", "core.fsmonitor", "core.sshCommand"):
        git(repository, "config", key, touch)
    before = sorted(os.listdir(repository))
    assert run(repository / "docs" / "events.toml", "--diff", "HEAD~1").code == 1
    assert run(repository / "docs" / "events.toml", "--diff", ":docs/events.toml").code == 0
    assert sorted(os.listdir(repository)) == before


def test_a_comparison_of_files_loads_nothing_slow(files: tuple[Path, Path]) -> None:
    script = (
        "import json, sys\nfrom relations_tui import cli\ncode = cli.main(sys.argv[1:])\n"
        "sys.stderr.write('\\n' + json.dumps([code, sorted(sys.modules)]))"
    )
    command = [sys.executable, "-I", "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}\n{script}"]
    ended = subprocess.run([*command, files[1], "--diff", files[0]], check=True, capture_output=True, timeout=60)
    code, modules = json.loads(ended.stderr.decode().rpartition("\n")[2])
    assert code == 1
    assert not {"textual", "rich", "dataclasses", "inspect", "pathlib", "subprocess", "argparse"} & set(modules)


def test_the_same_bytes_whatever_the_hash_seed(files: tuple[Path, Path]) -> None:
    told = set()
    for seed in ("0", "1", "2"):
        command = [sys.executable, "-m", "relations_tui", str(files[1]), "--diff", str(files[0])]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C"}
        told.add(subprocess.run(command, check=False, capture_output=True, env=environment, timeout=60).stdout)
    assert len(told) == 1
