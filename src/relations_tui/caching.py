"""Large dossiers that were read before, kept in the cache folder: the same bytes are not parsed twice.

One rule: the cache is never wrong and never in the way. It is asked by a sum of all the bytes of a file, and of the program that
read them; whatever is not as this program wrote it counts as nothing there, and what cannot be written is not.
"""

import os
import stat
import sys
from contextlib import suppress
from hashlib import sha256
from io import BytesIO
from pickle import Pickler, Unpickler, UnpicklingError
from typing import BinaryIO, NoReturn
from zlib import crc32

from relations_tui import __version__, core
from relations_tui.core.columns import columns_of, dossier_of
from relations_tui.core.loaded import no_collection
from relations_tui.core.model import Dossier

MOST_FILES = 20
MOST_BYTES = 256 * 1024 * 1024
"""What the folder may hold; what has not been used for longest goes first."""

_MAGIC = b"relations-tui dossier 1\n"
_KEY, _SUM = 32, 4
_HEAD = len(_MAGIC) + _KEY + _SUM
_ENDING, _UNFINISHED = ".dossier", ".tmp"
_HOUR = 3600
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


def usual_folder() -> str:
    """The cache folder."""
    from platformdirs import user_cache_dir

    return user_cache_dir("relations-tui", appauthor=False)


class Shelf:
    """The place in the cache for what is in one file."""

    def __init__(self, data: bytes, folder: str = "") -> None:
        """`data` is all that is in the file; `folder` is the cache folder, "" for the usual one."""
        self._folder = folder or usual_folder()
        try:
            self._key = sha256(sha256(data).digest() + _program()).digest()
        except OSError:  # a program without files of its own could be any
            self._key = b""
        self.path = os.path.join(self._folder, self._key.hex() + _ENDING)

    def read(self) -> Dossier | None:
        """The dossier that was put there; what is damaged goes."""
        try:
            if not self._key or not _is_ours(os.lstat(self._folder)):
                return None
            data = _read(self.path)
        except OSError:
            return None
        dossier = _dossier(data, self._key)
        with suppress(OSError):
            if dossier is None:
                os.unlink(self.path)
            else:
                os.utime(self.path)
        return dossier

    def write(self, dossier: Dossier) -> None:
        """Keep a dossier that has no errors; where that cannot be done, nothing is."""
        with suppress(Exception):  # whatever it is, the reader has what was asked for
            os.makedirs(self._folder, mode=0o700, exist_ok=True)
            if self._key and _is_ours(os.lstat(self._folder)):
                self._write(dossier)
                _prune(self._folder)

    def _write(self, dossier: Dossier) -> None:
        temporary = f"{self.path}.{os.getpid()}{_UNFINISHED}"
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        descriptor = os.open(temporary, flags, 0o600)
        try:
            with open(descriptor, "wb") as stream:
                stream.write(bytes(_HEAD))
                summed = _Summed(stream)
                # Into the file, piece by piece: another thread can draw in between.
                Pickler(summed, 5).dump(columns_of(dossier))
                stream.seek(0)
                stream.write(_head(self._key, summed.sum))
            os.replace(temporary, self.path)
        except BaseException:
            os.unlink(temporary)
            raise


def _prune(folder: str) -> None:
    """Leave the files used last, no more than there may be, and none that nobody will finish."""
    with os.scandir(folder) as found:
        files = [(entry.stat(follow_symlinks=False), entry.path) for entry in found if _ENDING in entry.name]
    files.sort(key=lambda file: -file[0].st_mtime_ns)
    total = 0
    for number, (about, path) in enumerate(files):
        total += about.st_size
        abandoned = path.endswith(_UNFINISHED) and about.st_mtime < files[0][0].st_mtime - _HOUR
        if abandoned or number >= MOST_FILES or total > MOST_BYTES:
            os.unlink(path)


def _program() -> bytes:
    """What tells the programs apart that would make different dossiers of one file; raises `OSError` where it cannot be told."""
    with os.scandir(os.path.dirname(core.__file__)) as found:
        files = sorted((entry.name, *_shape(entry.stat())) for entry in found if entry.name.endswith(".py"))
    return repr((__version__, sys.version, files)).encode()


def _shape(about: os.stat_result) -> tuple[int, int]:
    return about.st_size, about.st_mtime_ns


def _is_ours(about: os.stat_result) -> bool:
    """Whether nobody else could have written it; nor is it a link."""
    if os.name != "posix":
        return not stat.S_ISLNK(about.st_mode)
    return not stat.S_ISLNK(about.st_mode) and about.st_uid == os.geteuid() and not about.st_mode & _OTHERS_WRITE


def _read(path: str) -> bytes:
    """All that is in a file of ours; raises `OSError`."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with open(os.open(path, flags), "rb") as stream:
        about = os.fstat(stream.fileno())
        if not stat.S_ISREG(about.st_mode) or not _is_ours(about) or about.st_size > MOST_BYTES:
            raise PermissionError
        return stream.read()


def _head(key: bytes, summed: int) -> bytes:
    return _MAGIC + key + summed.to_bytes(_SUM, "big")


def _dossier(data: bytes, key: bytes) -> Dossier | None:
    """The dossier in the bytes of a file; None for bytes that were not written under that key."""
    payload = memoryview(data)[_HEAD:]
    if data[:_HEAD] != _head(key, crc32(payload)):
        return None
    stream = BytesIO(data)
    stream.seek(_HEAD)
    try:
        with no_collection(len(payload)):
            return dossier_of(_Reader(stream).load())
    except Exception:  # noqa: BLE001  (whatever is wrong in it, the file itself can still be read)
        return None


class _Reader(Unpickler):
    """Reads plain values only: nothing that is named in a file is ever looked up or called."""

    def find_class(self, module: str, name: str) -> NoReturn:
        raise UnpicklingError(module, name)


class _Summed:
    """A file to write to, and the sum of what was written."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.sum = 0

    def write(self, data: bytes) -> int:
        self.sum = crc32(data, self.sum)
        return self._stream.write(data)
