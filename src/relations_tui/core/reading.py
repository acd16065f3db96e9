"""A file as text: only a regular file of a sane size, only UTF-8.

One rule: whatever the path names, it is refused in one sentence or read; nothing blocks.
"""

import errno
import os
import stat

from relations_tui.core.phrases import Phrase
from relations_tui.core.text import line

DEFAULT_LIMIT = 64 * 1024 * 1024
"""Bytes of a file that are read unless told otherwise."""
BOM = b"\xef\xbb\xbf"
"""The byte order mark in UTF-8, which a file may begin with."""
_MEBI = 1024 * 1024


class FileError(Exception):
    """A file that cannot be read at all: `message` is one sentence, `help` what to do."""

    def __init__(self, message: Phrase, remedy: Phrase | None = None) -> None:
        super().__init__(message.en)
        self.message = message
        self.help = remedy


def read_text(path: str, limit: int = DEFAULT_LIMIT) -> str:
    """The text of a file, without byte order mark, its line ends as they are; raises `FileError`."""
    return decode(read_bytes(path, limit), line(path))


def read_bytes(path: str, limit: int = DEFAULT_LIMIT) -> bytes:
    """All that is in a file; raises `FileError`."""
    name = line(path)
    try:
        return _bytes(path, name, limit)
    except (OSError, ValueError) as error:  # a path with a NUL is a ValueError
        raise FileError(*_refusal(error, name)) from None


def decode(data: bytes, name: str) -> str:
    """The bytes of a file of that name as text; raises `FileError` with the line and column of the first bad byte."""
    try:
        return data.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        before = data.removeprefix(BOM)[: error.start]
    number = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
    where = f"{name}:{number}:{column}"
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        message = Phrase(
            f"{where}\u00a0: le fichier est en UTF-16, pas en UTF-8", f"{where}: the file is UTF-16, not UTF-8"
        )
    else:
        message = Phrase(f"{where}\u00a0: le fichier n\u2019est pas en UTF-8", f"{where}: the file is not UTF-8")
    raise FileError(message, Phrase("enregistrez-le en UTF-8", "save it as UTF-8"))


def _bytes(path: str, name: str, limit: int) -> bytes:
    # Without O_NONBLOCK, opening a FIFO waits for somebody to write to it.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))
    found = os.fstat(descriptor)
    if stat.S_ISDIR(found.st_mode):  # here, since `open` would refuse it and leave the descriptor open
        os.close(descriptor)
        raise IsADirectoryError
    with open(descriptor, "rb") as stream:
        if not stat.S_ISREG(found.st_mode):
            raise FileError(
                Phrase(f"{name} n\u2019est pas un fichier ordinaire", f"{name} is not a regular file"),
            )
        # One byte more than allowed: the file may grow while it is read.
        data = stream.read(limit + 1) if found.st_size <= limit else b""
    if found.st_size > limit or len(data) > limit:
        raise _too_large(name, max(found.st_size, len(data)), limit)
    return data


def _too_large(name: str, size: int, limit: int) -> FileError:
    allowed, found = _mebibytes(limit), _mebibytes(size)
    return FileError(
        Phrase(
            f"{name} est trop gros\u00a0: {found.fr}, pour {allowed.fr} permis",
            f"{name} is too large: {found.en}, where {allowed.en} are allowed",
        ),
        Phrase("`--max-size` relève la limite", "`--max-size` raises the limit"),
    )


def _mebibytes(size: int) -> Phrase:
    if size < _MEBI:
        return Phrase(f"{size} octets", f"{size} bytes")
    number = f"{size / _MEBI:.1f}".removesuffix(".0")
    return Phrase(f"{number.replace('.', ',')} Mio", f"{number} MiB")


def _refusal(error: OSError | ValueError, name: str) -> tuple[Phrase, Phrase | None]:
    number = error.errno if isinstance(error, OSError) else None
    if isinstance(error, IsADirectoryError):
        return Phrase(f"{name} est un dossier, pas un fichier", f"{name} is a directory, not a file"), None
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Phrase(f"{name} n\u2019existe pas", f"{name} does not exist"), None
    if isinstance(error, PermissionError):
        return Phrase(f"vous n\u2019avez pas le droit de lire {name}", f"you may not read {name}"), None
    if number == errno.ELOOP:
        return Phrase(f"{name} est un lien qui tourne en rond", f"{name} is a link that goes round in circles"), None
    if number == errno.ENXIO:
        return Phrase(f"{name} n\u2019est pas un fichier ordinaire", f"{name} is not a regular file"), None
    reason = line(os.strerror(number)) if number else ""
    end = f" ({reason})" if reason else ""
    return Phrase(f"impossible de lire {name}{end}", f"cannot read {name}{end}"), None
