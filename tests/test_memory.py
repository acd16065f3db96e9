"""What is remembered of a dossier: whole or not at all, and nothing that cannot be read is ever lost."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations_tui.memory import BUILT_IN, NOTHING, Memory, Notebook, OwnView, Unreadable

FULL = Memory(
    theme="light", lang="fr", facets=True, reverse=True, lanes=True, by="actor", order="count", folded=("a", "b"),
    selected="x", filter='thème:visas "deux mots"', marks=("z", "x"),
    views=(OwnView('Ma "vue"', "actor:x\\"), OwnView("\x00\x1b\x7f\n\t’é😀", "")),
)  # fmt: skip


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    return Notebook(str(tmp_path / "Été 2024" / "events.toml"), str(tmp_path / "state"))


def files(notebook: Notebook) -> list[str]:
    return sorted(os.listdir(notebook.folder))


def test_at_first_there_is_nothing(notebook: Notebook) -> None:
    assert notebook.is_first()
    assert notebook.recall() == (NOTHING, None)
    assert notebook.is_first()


@pytest.mark.parametrize("memory", [NOTHING, FULL])
def test_what_is_written_is_read_again(notebook: Notebook, memory: Memory, tmp_path: Path) -> None:
    assert notebook.write(memory) is None
    again = Notebook(str(tmp_path / "Été 2024" / "events.toml"), notebook.folder)
    assert not again.is_first()
    assert again.recall() == (memory, None)


@given(memory=st.from_type(Memory))
def test_whatever_is_written_is_read_again(tmp_path_factory: pytest.TempPathFactory, memory: Memory) -> None:
    notebook = Notebook("d.toml", str(tmp_path_factory.getbasetemp() / "laws"))
    assert notebook.write(memory) is None
    assert notebook.read() == memory


def test_nobody_else_may_read_it_and_nothing_is_left_beside_it(notebook: Notebook) -> None:
    notebook.write(FULL)
    notebook.write(NOTHING)
    assert stat.S_IMODE(os.stat(notebook.path).st_mode) == 0o600
    assert stat.S_IMODE(os.stat(notebook.folder).st_mode) == 0o700
    assert files(notebook) == [os.path.basename(notebook.path)]


def test_its_name_is_recognised_and_belongs_to_one_path(tmp_path: Path) -> None:
    folder = str(tmp_path / "state")
    paths = ["Été 2024/events.toml", "ete-2024/events.toml", "Été 2024/other.toml", "../x.toml", "…/日本.toml"]
    names = [os.path.basename(Notebook(str(tmp_path / path), folder).path) for path in paths]
    assert names[0].startswith("ete-2024-events-")
    assert len(set(names)) == len(paths)
    assert all(name.isascii() for name in names)
    assert os.path.basename(Notebook(BUILT_IN, folder).path) == "built-in.toml"


def test_a_dossier_is_the_same_by_every_way_that_leads_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "events.toml").touch()
    (tmp_path / "link.toml").symlink_to("events.toml")
    monkeypatch.chdir(tmp_path)
    paths = {Notebook(path, "s").path for path in ("events.toml", "./events.toml", str(tmp_path / "link.toml"))}
    assert len(paths) == 1


def test_what_did_not_change_is_not_written(notebook: Notebook) -> None:
    notebook.write(FULL)
    os.unlink(notebook.path)
    assert notebook.write(FULL) is None
    assert files(notebook) == []


def test_of_two_at_once_the_last_one_wins_whole(notebook: Notebook, tmp_path: Path) -> None:
    other = Notebook(str(tmp_path / "Été 2024" / "events.toml"), notebook.folder)
    notebook.write(FULL)
    other.write(NOTHING._replace(marks=("a",)))
    assert notebook.read() == NOTHING._replace(marks=("a",))
    notebook.write(FULL._replace(marks=()))
    assert other.read() == FULL._replace(marks=())


HEAD = 'version = 1\ndossier = "d"\n'


@pytest.mark.parametrize(
    "damaged",
    [
        b"", b"\x00", b"\xff\xfe", b"version = 1", b"version = 2\n", b'version = "1"\ndossier = "d"', b"[[[",
        *((HEAD + line).encode() for line in (
            "unknown = 1", "marks = 3", "marks = [1]", 'marks = "a"', "facets = 1", 'facets = "true"', "selected = true",
            "views = 1", "views = [1]", 'views = [{ name = "a" }]', 'views = [{ name = "a", filter = 1 }]',
            'views = [{ name = "a", filter = "b", more = 1 }]', "folded = 1979-05-27", "lang = []", "theme = {}",
        )),
        (HEAD + "marks = [" + "[" * 5000).encode(),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_set_aside_with_a_word(notebook: Notebook, damaged: bytes) -> None:
    os.mkdir(notebook.folder)
    Path(notebook.path).write_bytes(damaged)
    with pytest.raises(Unreadable):
        notebook.read()
    assert Path(notebook.path).read_bytes() == damaged
    memory, said = notebook.recall()
    aside = f"{notebook.path}.damaged-1"
    assert memory == NOTHING
    assert said is not None
    assert aside in said.en
    assert Path(aside).read_bytes() == damaged
    assert notebook.write(FULL) is None
    assert notebook.read() == FULL
    assert Path(aside).read_bytes() == damaged


def test_nothing_that_was_set_aside_is_overwritten(notebook: Notebook) -> None:
    os.mkdir(notebook.folder)
    for number in range(1, 4):
        Path(notebook.path).write_text(f"damage {number}", encoding="utf-8")
        notebook.recall()
        assert Path(f"{notebook.path}.damaged-{number}").read_text(encoding="utf-8") == f"damage {number}"


def test_a_folder_in_its_place_is_set_aside_or_left_and_never_written_to(notebook: Notebook) -> None:
    os.makedirs(os.path.join(notebook.path, "kept"))
    memory, said = notebook.recall()
    assert memory == NOTHING
    assert said is not None
    assert "nothing will be written" in said.en
    assert notebook.write(FULL) is None
    assert files(notebook) == [os.path.basename(notebook.path)]
    assert os.listdir(notebook.path) == ["kept"]


def test_a_folder_that_cannot_be_written_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file", encoding="utf-8")
    notebook = Notebook("d.toml", str(tmp_path / "state"))
    assert notebook.recall() == (NOTHING, None)
    said = notebook.write(FULL)
    assert said is not None
    assert str(tmp_path / "state") in said.en
    assert notebook.write(NOTHING) is None
    assert (tmp_path / "state").read_text(encoding="utf-8") == "a file"


def test_a_write_that_fails_leaves_the_file_of_before(notebook: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    notebook.write(FULL)

    def full(_source: str, _target: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    said = notebook.write(NOTHING)
    assert said is not None
    assert "no space left on the disk" in said.en
    assert files(notebook) == [os.path.basename(notebook.path)]
    assert notebook.read() == FULL


def test_a_message_cannot_drive_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file", encoding="utf-8")
    said = Notebook("d.toml", str(tmp_path / "state" / "\x1b]2;x\x07")).write(FULL)
    assert said is not None
    assert "\x1b" not in said.en
