"""Large dossiers kept in the cache folder: what is read from there is what was read before, or nothing."""

import os
import pickle
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.running import Runner

from relations_tui import caching, core, opening
from relations_tui.caching import Shelf
from relations_tui.core import columns
from relations_tui.core.columns import columns_of, dossier_of
from relations_tui.core.load import load, loads
from relations_tui.core.model import Dossier, Localized
from relations_tui.exploring import launch_of
from relations_tui.options import read
from relations_tui.tui.app import RelationsApp

ROOT = Path(__file__).parent.parent
TINY = ROOT / "tests" / "data" / "tiny.toml"
HEAD = 'format = 1\n[dossier]\nid = "made"\ntitle = "Made"\nlanguages = ["fr", "en"]\nupdated = 2026-11-23\n'


def many(events: int) -> str:
    """A dossier of so many events that all differ."""
    dates = (
        "{y}-{m:02}-{d:02}",
        "{y}-{m:02}",
        "{y}",
        "{y}-{m:02}-{d:02}/{y}-12-31",
        "{y}~",
        "../{y}",
        "[{y}-01..{y}-03]",
    )
    listed = (
        f'[[events]]\nid = "e{n}"\nkind = "visit"\nstatus = "confirmed"\n'
        f'date = "{dates[n % len(dates)].format(y=1000 + n % 900, m=n % 12 + 1, d=n % 28 + 1)}"\n'
        f'title = {{ fr = "Évènement {n}", en = "Event n° {n} — “so”" }}\nsummary = "Œuvre {n}"\n'
        f'sources = [{{ id = "s", quote = "ligne {n}" }}]\n'
        + f'links = [{{ to = "e{n - 1}", kind = "follows" }}]\n'
        * (n > 0)
        for n in range(events)
    )
    return HEAD + '[sources.s]\npublisher = "P"\ntitle = "T"\ndate = "2024"\n' + "".join(listed)


def dossier(text: str) -> Dossier:
    found = loads(text).dossier
    assert found is not None
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def shelf(folder: Path) -> Shelf:
    """Where the awkward dossier is kept."""
    shelf = Shelf(TINY.read_bytes(), str(folder))
    shelf.write(dossier(TINY.read_text(encoding="utf-8")))
    assert Path(shelf.path).exists()
    return shelf


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A file that is worth keeping."""
    monkeypatch.setattr(opening, "_LARGE", 1000)
    path = tmp_path / "large.toml"
    path.write_text(many(30), encoding="utf-8")
    return path


def kept() -> list[Path]:
    """The files in the cache folder of this test."""
    return sorted(Path(os.environ["XDG_CACHE_HOME"]).glob("relations-tui/*"))


def classes(value: object) -> Iterator[type]:
    yield type(value)
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    for each in inner:
        yield from classes(each)


@pytest.mark.parametrize("path", [ROOT / "events.toml", TINY], ids=lambda path: path.name)
def test_columns_are_the_dossier_again_to_the_last_detail(path: Path) -> None:
    whole = load(str(path)).dossier
    assert whole is not None
    again = dossier_of(columns_of(whole))
    assert again == whole
    assert repr(again) == repr(whole)  # the order of tables and languages too, which no comparison tells
    assert {type(event.date.precision) for event in again.events} == {
        type(event.date.precision) for event in whole.events
    }
    assert all(event is again.by_id[event.id] for event in again.events)


def test_columns_are_plain_values() -> None:
    plain = {dict, list, tuple, str, bytes, int, bool, float, type(None)}
    assert set(classes(columns_of(dossier(TINY.read_text(encoding="utf-8"))))) <= plain


def test_many_events_come_back_the_same(folder: Path) -> None:
    whole = dossier(many(3000))
    Shelf(b"many", str(folder)).write(whole)
    assert Shelf(b"many", str(folder)).read() == whole


def test_a_dossier_without_anything_comes_back(folder: Path) -> None:
    empty = dossier(HEAD)
    Shelf(b"empty", str(folder)).write(empty)
    assert Shelf(b"empty", str(folder)).read() == empty


@given(st.lists(st.text(st.characters(codec="utf-8"))))
def test_any_texts_come_back(texts: list[str]) -> None:
    column = columns._Texts()
    assert list(column.take(column.put(texts))) == texts


@given(st.lists(st.dictionaries(st.sampled_from(["", "fr", "en", "ar"]), st.text(st.characters(codec="utf-8")))))
def test_any_languages_come_back_in_their_order(tables: list[dict[str, str]]) -> None:
    column, values = columns._Localized(), [Localized(table) for table in tables]
    assert [list(value.items()) for value in column.take(column.put(values))] == [
        list(table.items()) for table in tables
    ]


@pytest.mark.usefixtures("shelf")
def test_the_same_bytes_are_found_and_no_others(folder: Path) -> None:
    data = TINY.read_bytes()
    assert Shelf(data, str(folder)).read() == dossier(data.decode())
    assert Shelf(data + b"\n", str(folder)).read() is None
    assert Shelf(data, str(folder)).read() is not None


@pytest.mark.usefixtures("shelf")
def test_another_program_finds_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = TINY.read_bytes()
    monkeypatch.setattr(caching, "__version__", "0")
    assert Shelf(data, str(folder)).read() is None
    monkeypatch.undo()
    assert Shelf(data, str(folder)).read() is not None
    monkeypatch.setattr(caching, "_shape", lambda about: (about.st_size, about.st_mtime_ns + 1))
    assert Shelf(data, str(folder)).read() is None


def test_a_program_that_cannot_be_told_keeps_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(core, "__file__", "/nowhere/core/__init__.py")
    shelf = Shelf(TINY.read_bytes(), str(folder))
    shelf.write(dossier(HEAD))
    assert shelf.read() is None
    assert not [*folder.glob("*")]


@pytest.mark.parametrize("kept_bytes", [0, 10, 59, 60, 61, 500, -1])
def test_a_file_cut_short_is_nothing_and_goes(shelf: Shelf, kept_bytes: int) -> None:
    path = Path(shelf.path)
    path.write_bytes(path.read_bytes()[:kept_bytes])
    assert shelf.read() is None
    assert not path.exists()


def test_no_bit_can_flip_unseen(shelf: Shelf) -> None:
    path = Path(shelf.path)
    whole = path.read_bytes()
    for place in range(0, len(whole), 97):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << place % 8]) + whole[place + 1 :])
        assert shelf.read() is None


class _Hostile:
    """What runs a command when it is read by anyone who looks up names."""

    def __init__(self, trace: Path) -> None:
        self.trace = trace

    def __reduce__(self) -> tuple[object, ...]:
        return os.system, (f"touch {self.trace}",)


def test_a_file_that_names_things_to_run_runs_nothing(shelf: Shelf, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    payload = pickle.dumps({"events": _Hostile(trace)}, 5)
    path = Path(shelf.path)
    path.write_bytes(caching._head(shelf._key, crc32(payload)) + payload)
    assert shelf.read() is None
    assert not trace.exists()
    assert not path.exists()


@pytest.mark.parametrize("value", [None, 1, [], {}, {"events": []}, "text", {"id": 1, "title": "x"}], ids=repr)
def test_a_file_of_another_shape_is_nothing(shelf: Shelf, value: object) -> None:
    payload = pickle.dumps(value, 5)
    Path(shelf.path).write_bytes(caching._head(shelf._key, crc32(payload)) + payload)
    assert shelf.read() is None


def test_only_the_owner_can_read_it(shelf: Shelf, folder: Path) -> None:
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(Path(shelf.path).stat().st_mode) == 0o600
    assert [path.name for path in folder.iterdir()] == [Path(shelf.path).name]


def test_what_others_may_write_is_not_read(shelf: Shelf, folder: Path) -> None:
    Path(shelf.path).chmod(0o620)
    assert shelf.read() is None
    Path(shelf.path).chmod(0o600)
    folder.chmod(0o770)
    assert shelf.read() is None
    shelf.write(dossier(HEAD))
    folder.chmod(0o700)
    assert shelf.read() == dossier(TINY.read_text(encoding="utf-8"))


def test_what_another_owns_is_not_read(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    assert shelf.read() is None
    shelf.write(dossier(HEAD))
    monkeypatch.undo()
    assert shelf.read() == dossier(TINY.read_text(encoding="utf-8"))


def test_links_are_not_followed(shelf: Shelf, folder: Path, tmp_path: Path) -> None:
    path, elsewhere = Path(shelf.path), tmp_path / "elsewhere"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    assert shelf.read() is None
    path.unlink()
    elsewhere.rename(path)
    folder.rename(tmp_path / "real")
    folder.symlink_to(tmp_path / "real")
    assert shelf.read() is None
    shelf.write(dossier(HEAD))
    assert Shelf(TINY.read_bytes(), str(tmp_path / "real")).read() == dossier(TINY.read_text(encoding="utf-8"))


def test_a_pipe_in_its_place_keeps_nobody_waiting(shelf: Shelf) -> None:
    Path(shelf.path).unlink()
    os.mkfifo(shelf.path)
    assert shelf.read() is None


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_where_nothing_can_be_written_nothing_is(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("no folder")
    shelf = Shelf(b"any", str(tmp_path / place))
    shelf.write(dossier(HEAD))
    assert shelf.read() is None
    assert (tmp_path / "file").read_text() == "no folder"


def test_a_write_that_fails_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    Shelf(b"any", str(folder)).write(dossier(HEAD))
    assert not [*folder.iterdir()]


def test_what_was_used_last_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caching, "MOST_FILES", 3)
    shelves = [Shelf(bytes([number]), str(folder)) for number in range(5)]
    for number, shelf in enumerate(shelves[:3]):
        shelf.write(dossier(HEAD))
        os.utime(shelf.path, (number, number))
    assert shelves[0].read() is not None
    shelves[3].write(dossier(HEAD))
    assert [os.path.exists(shelf.path) for shelf in shelves] == [True, False, True, True, False]


def test_there_is_no_more_than_there_may_be(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelves = [Shelf(bytes([number]), str(folder)) for number in range(3)]
    for number, shelf in enumerate(shelves):
        shelf.write(dossier(HEAD))
        os.utime(shelf.path, (number, number))
    (folder / "of somebody else").write_bytes(b"")
    monkeypatch.setattr(caching, "MOST_BYTES", 2 * os.path.getsize(shelves[0].path))
    shelves[2].write(dossier(HEAD))
    assert [os.path.exists(shelf.path) for shelf in shelves] == [False, True, True]
    assert len([*folder.iterdir()]) == 3


def test_what_nobody_will_finish_goes(folder: Path) -> None:
    shelf = Shelf(b"any", str(folder))
    shelf.write(dossier(HEAD))
    begun, abandoned = (Path(f"{shelf.path}.{number}.tmp") for number in range(2))
    begun.write_bytes(b"")
    abandoned.write_bytes(b"")
    os.utime(abandoned, (0, 0))
    shelf.write(dossier(HEAD))
    assert begun.exists()
    assert not abandoned.exists()


def test_two_processes_at_once(folder: Path) -> None:
    script = (
        "import sys; from relations_tui.caching import Shelf; from relations_tui.core.load import loads\n"
        "data = open(sys.argv[1], 'rb').read(); dossier = loads(data.decode()).dossier\n"
        "for _ in range(20):\n"
        "    shelf = Shelf(data, sys.argv[2]); shelf.write(dossier)\n"
        "    assert shelf.read() in (None, dossier)\n"
    )
    command = [sys.executable, "-c", script, str(TINY), str(folder)]
    both = [subprocess.Popen(command) for _ in range(2)]
    assert [each.wait(60) for each in both] == [0, 0]
    shelf = Shelf(TINY.read_bytes(), str(folder))
    assert shelf.read() is not None
    assert [path.name for path in folder.iterdir()] == [Path(shelf.path).name]


@pytest.mark.parametrize(
    "mode",
    [["--export", "json"], ["--plain"], ["--show", "e7"], ["--stats"], ["--export", "csv", "-f", "event"]],
    ids=" ".join,
)
def test_a_script_says_the_same_cold_and_warm(
    large: Path, run: Runner, monkeypatch: pytest.MonkeyPatch, mode: list[str]
) -> None:
    without = run(large, *mode, "--no-state")
    assert not kept()
    cold = run(large, *mode)
    assert len(kept()) == 1
    monkeypatch.setattr("relations_tui.core.load.loads", None)  # nobody parses again
    warm = run(large, *mode)
    assert without == cold == warm
    assert warm.code == 0


def test_without_state_nothing_is_read_from_it(large: Path, run: Runner) -> None:
    run(large, "--plain")
    kept()[0].write_bytes(b"")
    run(large, "--plain", "--no-state")
    assert kept()[0].read_bytes() == b""


def test_a_change_is_seen_at_once(large: Path, run: Runner) -> None:
    run(large, "--plain")
    about = large.stat()
    large.write_text(large.read_text(encoding="utf-8").replace("Event n° 7 ", "Avent n° 7 "), encoding="utf-8")
    os.utime(large, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert "Avent n° 7" in run(large, "--show", "e7", "--lang", "en").out


def test_small_files_and_faulty_ones_are_not_kept(large: Path, run: Runner) -> None:
    large.write_text(large.read_text(encoding="utf-8") + "unknown = 1\n", encoding="utf-8")
    assert run(large, "--plain").code == 1
    large.write_text(HEAD, encoding="utf-8")
    assert run(large, "--plain").code == 0
    assert not kept()


def test_what_is_checked_is_always_parsed(large: Path, run: Runner) -> None:
    run(large, "--plain")
    kept()[0].write_bytes(b"")
    assert "large.toml:7:1" in run(large, "--check").out
    assert kept()[0].read_bytes() == b""


def test_both_sides_of_a_comparison(large: Path, run: Runner, tmp_path: Path) -> None:
    old = tmp_path / "old.toml"
    old.write_text(many(29), encoding="utf-8")
    cold = run(large, "--diff", old)
    assert len(kept()) == 2
    assert run(large, "--diff", old) == cold


async def test_the_explorer_keeps_what_it_opened(large: Path) -> None:
    request = read([str(large)], "en")
    launch = launch_of(request)
    assert launch.keep is not None
    assert not kept()
    app = RelationsApp(launch)
    async with app.run_test() as pilot:
        await pilot.pause()
        for thread in threading.enumerate():
            if thread.name == "caching":
                thread.join(10)
    assert len(kept()) == 1
    again = launch_of(request)
    assert again.keep is None
    assert again.loaded == launch.loaded
    assert launch_of(request._replace(no_state=True)).keep is None


def test_what_is_kept_is_read_without_the_parser(large: Path, run: Runner) -> None:
    assert run(large, "--plain").code == 0
    script = (
        "import sys; from relations_tui import cli, opening; opening._LARGE = 1000\n"
        "code = cli.main(sys.argv[1:]); sys.stderr.write(' '.join(sys.modules)); sys.exit(code)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script, str(large), "--plain"], check=True, capture_output=True, timeout=60
    )
    modules = ended.stderr.decode().split()
    assert "relations_tui.caching" in modules
    assert not {"tomli", "relations_tui.core.load", "relations_tui.core.build", "relations_tui.core.entries"} & {
        *modules
    }
