"""Files are replaced whole or left as they were, with nothing beside them."""

import errno
import os
import stat
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from threading import Thread

import pytest

from relations_tui import saving
from relations_tui.diagnostics import ExitCode, Failure


def refused(path: Path) -> str:
    with pytest.raises(Failure) as raised:
        saving.save(str(path), b"new")
    assert raised.value.code is ExitCode.OUTPUT
    return raised.value.message.en


def test_a_new_file_has_the_permissions_of_the_time(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        saving.save(str(tmp_path / "a"), b"bytes\n")
    finally:
        os.umask(before)
    assert (tmp_path / "a").read_bytes() == b"bytes\n"
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["a"]


def test_a_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    old = tmp_path / "a"
    old.write_bytes(b"old and longer")
    old.chmod(0o604)
    saving.save(str(old), b"new")
    assert old.read_bytes() == b"new"
    assert stat.S_IMODE(old.stat().st_mode) == 0o604


def test_a_name_in_the_current_folder_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    saving.save("a", b"x")
    assert (tmp_path / "a").read_bytes() == b"x"


def test_a_link_is_refused_and_so_is_what_is_no_regular_file(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    (tmp_path / "dangling").symlink_to("nowhere")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    before = sorted(os.listdir(tmp_path))
    for name, why in (("link", "it is a link"), ("dangling", "it is a link"), ("folder", "it is a folder")):
        assert refused(tmp_path / name).endswith(f"{name} could not be written: {why}")
    assert refused(tmp_path / "pipe").endswith("it is not a regular file")
    assert refused(tmp_path / "no" / "file").endswith("no such folder")
    assert sorted(os.listdir(tmp_path)) == before
    assert (tmp_path / "real").read_bytes() == b"old"


def test_a_hostile_name_is_told_without_its_controls(tmp_path: Path) -> None:
    assert "\x1b" not in refused(tmp_path / "no\x1b]0;title\x07" / "file")


def interrupted(*_: object) -> int:
    raise KeyboardInterrupt


@pytest.mark.parametrize("step", ["write", "fsync", "replace", "chmod"])
def test_a_failure_at_any_step_leaves_the_old_file_and_no_debris(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    old = tmp_path / "a"
    old.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, step, fail)
    assert refused(old).endswith("no space left on the disk")
    monkeypatch.undo()
    assert old.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a"]


def test_an_interrupt_leaves_no_debris_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "write", interrupted)
    with pytest.raises(KeyboardInterrupt):
        saving.save(str(tmp_path / "a"), b"x")
    assert os.listdir(tmp_path) == []


def test_a_write_that_takes_a_part_is_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole: Callable[..., int] = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: whole(descriptor, data[:3]))
    saving.save(str(tmp_path / "a"), b"more than three")
    monkeypatch.undo()
    assert (tmp_path / "a").read_bytes() == b"more than three"


def test_a_leftover_of_the_same_name_is_not_in_the_way(tmp_path: Path) -> None:
    leftover = tmp_path / f".relations-tui-{os.getpid()}-0.tmp"
    leftover.write_bytes(b"not ours")
    saving.save(str(tmp_path / "a"), b"x")
    assert leftover.read_bytes() == b"not ours"


def test_a_pipe_that_does_not_block_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    data = bytes(300_000)
    read: list[bytes] = []

    def drain() -> None:
        while chunk := os.read(reading, 65_536):
            read.append(chunk)

    reader = Thread(target=drain)
    with TextIOWrapper(open(writing, "wb", buffering=0), write_through=True) as stream:
        monkeypatch.setattr("sys.stdout", stream)
        reader.start()
        saving.emit(data)
        monkeypatch.undo()
    reader.join()
    os.close(reading)
    assert b"".join(read) == data
