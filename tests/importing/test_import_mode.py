"""`--import`: a new file or stdout, whole or not at all, and all that has no place told on standard error."""

import shutil
import stat
from pathlib import Path

import pytest
from tests.importing.bringing import DATA
from tests.running import Runner

from relations_tui import new_dossier
from relations_tui.core.load import load, loads
from relations_tui.importing import Brought, kinds

FILES = sorted(path.name for path in DATA.iterdir())


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in FILES:
        shutil.copy(DATA / name, tmp_path)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", FILES)
def test_the_dossier_goes_to_stdout_and_what_is_lost_to_stderr(run: Runner, name: str) -> None:
    found = run("--import", name, "--lang", "fr")
    assert found.code == 0
    assert loads(found.out).dossier is not None
    rows = found.err.splitlines()
    assert rows
    assert all(row.startswith(tuple(f"{kind}\u00a0: " for kind in kinds())) for row in rows)
    assert run("--import", name, "--lang", "fr").out == found.out


@pytest.mark.parametrize("name", FILES)
def test_the_dossier_has_no_error(run: Runner, tmp_path: Path, name: str) -> None:
    assert run("--import", name, "-o", "new.toml").out == ""
    assert load(str(tmp_path / "new.toml")).dossier is not None
    assert run("new.toml", "--check").code == 0
    assert run("new.toml", "--plain").out


def test_a_file_of_another_format_is_refused(run: Runner, tmp_path: Path) -> None:
    found = run("--import", "timeline.csv", "-o", "new.timeline.json", "--lang", "en")
    assert found.code == 2
    assert found.err == (
        "relations-tui: new.timeline.json: --import writes a dossier in TOML\n"
        "  name it .toml; then relations-tui FILE.toml -o new.timeline.json\n"
    )
    assert not (tmp_path / "new.timeline.json").exists()
    assert run("--import", "timeline.csv", "-o", "a-name-alone").code == 0


def test_a_file_that_is_there_is_left_alone(run: Runner, tmp_path: Path) -> None:
    target = tmp_path / "events.toml"
    target.write_text("mine", encoding="utf-8")
    found = run("--import", "timeline.csv", "-o", "events.toml", "--lang", "en")
    assert found.code == 3
    assert found.err == (
        "relations-tui: events.toml is there already, nothing is written\n  name another file; --force replaces that one\n"
    )
    assert target.read_text(encoding="utf-8") == "mine"
    assert run("--import", "timeline.csv", "-o", "events.toml", "--force").code == 0
    assert load(str(target)).dossier is not None


def test_a_file_that_comes_meanwhile_is_left_alone(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "new.toml"
    check = new_dossier._read_back

    def late(found: Brought) -> None:
        check(found)
        target.write_text("mine", encoding="utf-8")

    monkeypatch.setattr(new_dossier, "_read_back", late)
    assert run("--import", "timeline.csv", "-o", "new.toml").code == 3
    assert target.read_text(encoding="utf-8") == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*FILES, "new.toml"])


def test_force_replaces_neither_a_link_nor_what_is_imported(run: Runner, tmp_path: Path) -> None:
    before = (tmp_path / "timeline.csv").read_bytes()
    assert run("--import", "timeline.csv", "-o", "timeline.csv", "--force").code == 2
    (tmp_path / "link.toml").symlink_to("gone.toml")
    assert run("--import", "timeline.csv", "-o", "link.toml", "--force").code == 3
    assert (tmp_path / "timeline.csv").read_bytes() == before


def test_force_keeps_the_permissions(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "new.toml").touch(0o600)
    assert run("--import", "timeline.csv", "-o", "new.toml", "--force").code == 0
    assert stat.S_IMODE((tmp_path / "new.toml").stat().st_mode) == 0o600


def test_strict_writes_nothing_when_something_is_lost(run: Runner, tmp_path: Path) -> None:
    found = run("--import", "chronologie.csv", "-o", "new.toml", "--strict", "--lang", "fr")
    assert (found.code, found.out) == (1, "")
    assert "rien n’est écrit" in found.err
    assert (
        "csv\u00a0: 3 événements laissés de côté, dont la date n’est pas comprise (ligne 9\u00a0: 20515, " in found.err
    )
    assert not (tmp_path / "new.toml").exists()
    (tmp_path / "sound.csv").write_text("date,title,actors\n03/04/2025,a,b\n", encoding="utf-8")
    assert run("--import", "sound.csv", "--strict").code == 0


def test_a_kind_may_be_named(run: Runner) -> None:
    assert run("--import", "timeline.csv", "--from", "csv").err.startswith("csv: ")
    found = run("--import", "timeline.csv", "--from", "timelinjs", "--lang", "en")
    assert found.code == 2
    assert found.err == "relations-tui: --from knows no `timelinjs`\n  did you mean `timelinejs`?\n"


def test_columns_may_be_named(run: Runner) -> None:
    found = run("--import", "chronologie.csv", "--columns", "titre=Rubrique,thème=Intitulé", "--lang", "en")
    assert 'title.en = "Histoire"' in found.out
    assert "[themes.traite-de-fes]" in found.out
    assert run("--import", "chronologie.csv", "--columns", "date=Day").code == 2


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--import"], 2, "a value is missing after --import"),
        (["--import", "gone.csv"], 2, "gone.csv does not exist"),
        (["--import", "."], 2, "is a directory"),
        (["--import", "/dev/zero"], 2, "not a regular file"),
        (["x.toml", "--import", "timeline.csv"], 2, "one file too many"),
        (["--import", "timeline.csv", "--check"], 2, "do not go together"),
        (["--import", "timeline.csv", "-f", "x"], 2, "--filter and --import do not go together"),
        (["--force"], 2, "--force goes with --import only"),
        (["--columns", "a=b"], 2, "--columns goes with --import only"),
        (["--import", "timeline.csv", "-o", "gone/new.toml"], 3, "no such folder"),
        (["--import", "timeline.csv", "--max-size", "10"], 2, "too large"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(run: Runner, arguments: list[str], code: int, said: str) -> None:
    found = run(*arguments, "--lang", "en") if len(arguments) > 1 or arguments == ["--force"] else run(*arguments)
    assert (found.code, found.out) == (code, "")
    assert said in found.err


def test_a_file_without_events_makes_no_dossier(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "bare.csv").write_text("date,title\n,\nx,y\n", encoding="utf-8")
    found = run("--import", "bare.csv", "--lang", "en")
    assert (found.code, found.out) == (2, "")
    assert "there is no event to take from bare.csv" in found.err
    assert "line 3: x" in found.err


def test_a_dossier_that_does_not_read_back_is_not_written(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("relations_tui.importing.writing.write_dossier", lambda _, stream, __: stream.write(b"broken"))
    found = run("--import", "timeline.csv", "-o", "new.toml", "--lang", "en")
    assert found.code == 2
    assert "internal error: the dossier made does not read back" in found.err
    assert not (tmp_path / "new.toml").exists()


def test_names_of_files_and_cells_reach_the_terminal_clean(run: Runner, tmp_path: Path) -> None:
    name = "a\x1b]0;x\x07\u202e.csv"
    (tmp_path / name).write_text("date,title,\x1b[31mred\nx\x1b[2J,y,\n1912,\x1b]0;t\x07z,\n", encoding="utf-8")
    found = run("--import", name)
    assert found.code == 0
    assert "\x1b" not in found.out
