"""A program in a pseudo-terminal whose screen is read as a person would: by what stands on it, not by time."""

import fcntl
import os
import pty
import select
import struct
import termios
import time
from collections.abc import Callable, Sequence

import pyte

Condition = Callable[[str], bool]


class Terminal:
    """A running program, the screen it draws on, and a clock."""

    def __init__(self, command: Sequence[str], *, columns: int = 120, lines: int = 40) -> None:
        """Start `command`; the clock starts with it."""
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        for name in ("PYTHONDONTWRITEBYTECODE", "NO_COLOR", "COLUMNS", "LINES"):
            environment.pop(name, None)
        self.started = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], list(command), environment)  # noqa: S606 - the benchmark starts programs
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self.screen.display)

    def until(self, condition: Condition, *, limit: float = 60.0) -> float:
        """Read on until `condition` holds of the screen; the seconds since the program started. Raises `TimeoutError`."""
        while not condition(self.text):
            chunk = self._read(limit)
            if not chunk:
                raise TimeoutError("not seen on the screen:\n" + self.text)
            self._stream.feed(chunk)
        return time.perf_counter() - self.started

    def _read(self, limit: float) -> bytes:
        if not select.select([self._fd], [], [], limit)[0]:
            return b""
        try:
            return os.read(self._fd, 1 << 16)
        except OSError:
            return b""

    def type(self, keys: str) -> float:
        """Send keys; the moment they were sent."""
        sent = time.perf_counter()
        os.write(self._fd, keys.encode())
        return sent

    def settle(self, seconds: float = 0.03) -> None:
        """Read on until nothing has come for `seconds`: longer than a frame, as between the letters a person types."""
        while chunk := self._read(seconds):
            self._stream.feed(chunk)

    def seconds_until(self, keys: str, condition: Condition) -> float:
        """The seconds from typing `keys` to `condition` on the screen."""
        self.settle()
        sent = self.type(keys)
        return self.started + self.until(condition) - sent

    def leave(self, keys: str) -> float:
        """Type `keys` that quit; the seconds until the process has ended."""
        sent = self.type(keys)
        while self._read(30.0):
            pass
        os.waitpid(self.pid, 0)
        ended = time.perf_counter()
        os.close(self._fd)
        return ended - sent
