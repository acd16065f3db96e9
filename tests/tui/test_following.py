"""A file followed through all that editors and people do to it; each step waits for what is told, never for time."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from time import monotonic

import pytest
from tests.tui import dossiers
from tests.tui.looking import MakeApp, explorer, seen
from textual.pilot import Pilot

from relations_tui.core.phrases import Phrase
from relations_tui.core.reading import FileError, read_text
from relations_tui.tui import following
from relations_tui.tui.following import Follower, Reading
from relations_tui.tui.render.notices import stale_line

EVENTS = ("a 2001 visas", "b 2002 gas", "c 2003 visas")
GOOD = dossiers.text(*EVENTS)
OTHER = dossiers.text(*EVENTS, "d 2004 visas")
LIMIT = 20.0


class Heard:
    """A followed file and what was told of it."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.follower = Follower(str(file), file.read_text())
        self._told: Queue[Reading] = Queue()
        self.follower.start(self._told.put)

    def until(self, condition: Callable[[Reading], bool]) -> Reading:
        """The first reading of which the condition holds."""
        while not condition(reading := self._told.get(timeout=LIMIT)):
            pass
        return reading

    def fault(self) -> str:
        found = self.until(lambda reading: reading.index is None).fault
        assert found is not None
        return found.en

    def good(self) -> int:
        """The number of events of the next good reading."""
        found = self.until(lambda reading: reading.index is not None).index
        assert found is not None
        return len(found.dossier.events)

    def silent(self) -> bool:
        try:
            self._told.get_nowait()
        except Empty:
            return True
        return False


@pytest.fixture
def heard(tmp_path: Path) -> Iterator[Heard]:
    file = tmp_path / "events.toml"
    file.write_text(GOOD)
    one = Heard(file)
    yield one
    one.follower.stop()
    one.follower.join()


def replace(file: Path, text: str) -> None:
    """As editors save: a new file in the place of the old one."""
    new = file.with_suffix(".new")
    new.write_text(text)
    new.replace(file)


def test_written_in_place_and_replaced_well_and_badly(heard: Heard) -> None:
    heard.file.write_text(OTHER)
    assert heard.good() == 4
    replace(heard.file, GOOD)
    assert heard.good() == 3
    replace(heard.file, GOOD.replace('"gas"', '"gaz"'))
    assert heard.fault().startswith("events.toml:24:11: ")
    heard.file.write_text(GOOD + "[[")
    assert heard.fault().startswith("events.toml:33:")
    heard.file.write_text(GOOD)
    assert heard.good() == 3


def test_deleted_truncated_and_restored(heard: Heard) -> None:
    heard.file.unlink()
    assert heard.fault() == "events.toml does not exist"
    heard.file.write_text("")
    heard.until(lambda reading: reading.fault is not None and "format" in reading.fault.en)
    heard.file.write_text(OTHER)
    assert heard.good() == 4


def test_same_size(heard: Heard) -> None:
    heard.file.write_text(GOOD.replace('title = "B"', 'title = "X"'))
    found = heard.until(lambda reading: reading.index is not None).index
    assert found is not None
    assert found.dossier.by_id["b"].title.pick("en") == "X"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="other systems have no FIFO")
def test_a_fifo_a_folder_and_a_link_to_endless_zeros_block_nothing(heard: Heard) -> None:
    heard.file.unlink()
    os.mkfifo(heard.file)
    heard.until(lambda reading: reading.fault is not None and "regular" in reading.fault.en)
    heard.file.unlink()
    heard.file.mkdir()
    heard.until(lambda reading: reading.fault is not None and "directory" in reading.fault.en)
    heard.file.rmdir()
    heard.file.symlink_to("/dev/zero")
    heard.until(lambda reading: reading.fault is not None and "regular" in reading.fault.en)
    heard.file.unlink()
    replace(heard.file, OTHER)
    assert heard.good() == 4


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="other systems do not list what is open")
def test_reading_what_is_no_file_leaves_nothing_open(tmp_path: Path) -> None:
    for path in (tmp_path, Path("/dev/zero"), tmp_path / "missing"):
        before = _open_on(path)
        with pytest.raises(FileError):
            read_text(str(path))
        assert _open_on(path) == before


def _open_on(path: Path) -> list[str]:
    """The descriptors of this process that are open on `path`; others come and go as the garbage is collected."""
    found = []
    for descriptor in os.listdir("/proc/self/fd"):
        with suppress(OSError):
            if os.readlink(f"/proc/self/fd/{descriptor}") == str(path):
                found.append(descriptor)
    return found


def test_the_target_of_a_link_is_followed(heard: Heard, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    target = tmp_path / "elsewhere" / "real.toml"
    target.write_text(OTHER)
    heard.file.unlink()
    heard.file.symlink_to(target)
    assert heard.good() == 4
    replace(target, GOOD)
    assert heard.good() == 3


def test_a_folder_that_goes_away_and_comes_back(heard: Heard, tmp_path: Path) -> None:
    folder, aside = tmp_path, tmp_path.with_name(f"{tmp_path.name}-aside")
    folder.rename(aside)
    assert heard.fault() == "events.toml does not exist"
    aside.rename(folder)
    assert heard.good() == 3
    heard.file.write_text(OTHER)
    assert heard.good() == 4


def test_after_many_edits_the_last_one_counts(heard: Heard) -> None:
    for number in range(50):
        heard.file.write_text(GOOD[: number * 7] if number % 2 else OTHER)
    heard.file.write_text(dossiers.text("last 2005 gas"))
    heard.until(lambda reading: reading.index is not None and "last" in reading.index.dossier.by_id)


def test_the_same_text_is_told_only_when_asked_for(heard: Heard) -> None:
    replace(heard.file, GOOD)
    heard.follower.look(asked=True)
    assert not heard.until(lambda _: True).changed
    assert heard.silent()


def test_what_was_written_before_the_following_began_is_told(tmp_path: Path) -> None:
    file = tmp_path / "events.toml"
    file.write_text(OTHER)
    told: Queue[Reading] = Queue()
    follower = Follower(str(file), GOOD)
    follower.start(told.put)
    assert told.get(timeout=LIMIT).text == OTHER
    follower.stop()
    follower.join()


def test_after_the_end_nothing_is_told_and_no_thread_is_left(heard: Heard) -> None:
    heard.follower.stop()
    heard.follower.join()
    assert heard.follower._thread is not None
    assert not heard.follower._thread.is_alive()
    heard.file.write_text(OTHER)
    heard.follower._read(asked=True)
    assert heard.silent()


async def until(pilot: Pilot[None], condition: Callable[[], bool]) -> None:
    deadline = monotonic() + LIMIT
    while not condition():
        assert monotonic() < deadline, seen(pilot)
        await pilot.pause(0.02)  # the poll of another thread, not a guess at how long it takes


async def test_the_explorer_shows_the_new_version_and_under_a_banner_the_old_one(
    make_app: MakeApp, tmp_path: Path
) -> None:
    file = tmp_path / "events.toml"
    file.write_text(GOOD)
    app = make_app(dossiers.index(*EVENTS), path=str(file), text=GOOD, query="theme:visas", event="c")
    async with app.run_test(size=(100, 30)) as pilot:
        file.write_text(OTHER)
        await until(pilot, lambda: "events.toml read again: 4 events" in seen(pilot))
        assert "3 of 4" in seen(pilot)
        assert explorer(pilot).state.selected == "c"
        await pilot.press("j")
        assert "read again" not in seen(pilot)
        file.write_text(OTHER.replace('"gas"', '"gaz"'))
        await until(pilot, lambda: "showing the version of before" in seen(pilot))
        assert "events.toml:24:11:" in seen(pilot)
        assert "3 of 4" in seen(pilot)
        await pilot.press("k", "L")
        assert "version d\u2019avant affichée" in seen(pilot)
        file.write_text(OTHER)
        await until(pilot, lambda: "version d\u2019avant" not in seen(pilot))
        assert explorer(pilot).state.selected == "c"


async def test_neither_list_nor_detail_jumps_when_events_come_in_before(make_app: MakeApp, tmp_path: Path) -> None:
    events = [f"e{number} {1950 + number} visas" for number in range(60)]
    file = tmp_path / "events.toml"
    file.write_text(dossiers.text(*events))
    app = make_app(dossiers.index(*events), path=str(file), text=dossiers.text(*events), event="e40")
    async with app.run_test(size=(100, 30)) as pilot:
        timeline = explorer(pilot).panels.timeline
        await until(pilot, lambda: timeline.page > 10)
        timeline.scroll_by(-2)
        below = timeline.lit.start - timeline.top
        file.write_text(dossiers.text(*(f"n{number} 1940 gas" for number in range(9)), *events))
        await until(pilot, lambda: len(explorer(pilot).state.rows.events) == 69)
        assert timeline.lit.start - timeline.top == below
        timeline.scroll_by(-40)
        first = timeline.places()[0][0]
        file.write_text(dossiers.text(*events))
        await until(pilot, lambda: len(explorer(pilot).state.rows.events) == 60)
        assert (first, explorer(pilot).state.selected) == (timeline.places()[0][0], "e40")


async def test_reading_again_on_request_says_so(make_app: MakeApp, tmp_path: Path) -> None:
    file = tmp_path / "events.toml"
    file.write_text(GOOD)
    async with make_app(dossiers.index(*EVENTS), path=str(file), text=GOOD).run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        explorer(pilot).do("reload")
        await until(pilot, lambda: "events.toml has not changed" in seen(pilot))


def test_the_banner_never_loses_that_it_is_an_old_version() -> None:
    fault = Phrase("f.toml:1:1\u00a0: une faute bien longue", "f.toml:1:1: a fault that takes a lot of room")
    for width in (40, 60, 80, 200):
        for lang, end in (("en", "version of before"), ("fr", "version d\u2019avant")):
            line = stale_line(fault, width, "fr" if lang == "fr" else "en")
            assert end in line.plain
            assert line.cell_length <= width
            assert "▲" in line.plain
    assert stale_line(None, 80, "en").plain == ""


def test_a_file_that_went_between_the_look_and_the_reading_is_found_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "events.toml"
    file.write_text(GOOD)
    told: list[Reading] = []
    follower = Follower(str(file), GOOD)
    follower._told = told.append

    def gone(*_: object) -> str:
        raise FileError(Phrase("parti", "gone"))

    with monkeypatch.context() as patch:
        patch.setattr(following, "read_text", gone)
        follower._read()
    follower._check()
    assert [reading.index is not None for reading in told] == [False, True]
