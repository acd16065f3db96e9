"""Where bytes leave the program: stdout, or a file that is replaced whole or left as it was.

The only writer to stdout.
"""

import os
import stat
import sys
from collections.abc import Callable
from errno import EBADF, EEXIST

from relations_tui.core.phrases import Phrase
from relations_tui.core.text import line
from relations_tui.diagnostics import ExitCode, Failure, reason


def emit(data: bytes) -> None:
    """Writes every byte to stdout; a reader that went away (`| head`) ends it quietly, anything else raises `Failure`."""
    try:
        _write_all(_stdout(), data)
    except BrokenPipeError:
        return
    except OSError as error:
        raise Failure(
            ExitCode.OUTPUT,
            Phrase(
                "la sortie standard n’a pas pu être écrite\u00a0: {reason}",
                "standard output could not be written: {reason}",
            ).fill(reason=reason(error)),
        ) from None


def check_target(path: str) -> None:
    """Raises the `Failure` of `save` for a target that it would refuse whatever the data."""
    try:
        _mode_of(path)
    except OSError as error:
        raise _unwritten(path, error) from None


def save(path: str, data: bytes, last_check: Callable[[], None] | None = None) -> None:
    """Puts `data` in the file at `path`: beside it first, every byte and to the disk, then in its place, permissions kept.

    `last_check` is called when only the last step is left; what it raises leaves the old file in place.
    Raises `Failure` when the target is a link or anything but a regular file, or when a step fails; then the old file is
    whole and nothing is left beside it.
    """
    try:
        mode = _mode_of(path)
        folder = os.path.dirname(path) or os.curdir
        temporary, descriptor = _beside(folder)
    except OSError as error:
        raise _unwritten(path, error) from None
    try:
        try:
            _write_all(descriptor, data)
            if mode is not None:
                os.chmod(temporary, mode)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if last_check is not None:
            last_check()
        os.replace(temporary, path)
    except BaseException as error:
        os.unlink(temporary)
        if isinstance(error, OSError):
            raise _unwritten(path, error) from None
        raise
    _settle(folder)


def _stdout() -> int:
    """The descriptor of stdout; Python has none when it was started with stdout closed."""
    if sys.stdout is None:
        raise OSError(EBADF, "closed")
    sys.stdout.flush()
    return sys.stdout.buffer.fileno()


def _mode_of(path: str) -> int | None:
    """The permissions of the file to replace, None when there is none; refuses what is not a regular file."""
    try:
        found = os.lstat(path)
    except FileNotFoundError:
        return None
    if stat.S_ISLNK(found.st_mode):
        raise _refused(path, Phrase("c’est un lien", "it is a link"))
    if stat.S_ISDIR(found.st_mode):
        raise _refused(path, Phrase("c’est un répertoire", "it is a folder"))
    if not stat.S_ISREG(found.st_mode):
        raise _refused(path, Phrase("ce n’est pas un fichier ordinaire", "it is not a regular file"))
    return stat.S_IMODE(found.st_mode)


def _beside(folder: str) -> tuple[str, int]:
    """A new file in `folder`, under a name nobody has, and its descriptor."""
    for attempt in range(1000):
        name = os.path.join(folder, f".relations-tui-{os.getpid()}-{attempt}.tmp")
        try:
            return name, os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        except FileExistsError:
            continue
    raise FileExistsError(EEXIST, "no free name for a temporary file")


def _write_all(descriptor: int, data: bytes) -> None:
    """Writes until the last byte is taken: a `write` on a full disk may take a part and say nothing."""
    rest = memoryview(data)
    while rest:
        try:
            rest = rest[os.write(descriptor, rest) :]
        except BlockingIOError:
            _wait(descriptor)


def _wait(descriptor: int) -> None:
    """Until a pipe that somebody set to non-blocking takes more."""
    from select import select

    select([], [descriptor], [])


def _settle(folder: str) -> None:
    """Brings the new name to the disk where the system can; the bytes are there already."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    except OSError:
        pass
    finally:
        os.close(descriptor)


def _unwritten(path: str, error: OSError) -> Failure:
    return _refused(path, reason(error))


def _refused(path: str, why: Phrase) -> Failure:
    message = Phrase("{path} n’a pas pu être écrit\u00a0: {why}", "{path} could not be written: {why}")
    return Failure(ExitCode.OUTPUT, message.fill(path=line(path), why=why))
