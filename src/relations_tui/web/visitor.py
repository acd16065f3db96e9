"""One visitor: a process of the explorer, and what goes between it and a browser."""

import asyncio
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable, Sequence

from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from relations_tui.core.text import line
from relations_tui.diagnostics import narrate

GRACE = 3.0
"""Seconds that a process has to end by itself."""
SMALLEST, LARGEST = 10, 500
"""Columns and lines that a browser may ask for."""

Write = Callable[[bytes], Awaitable[None]]
Say = Callable[[str], Awaitable[None]]


def clamped(cells: object, default: int) -> int:
    """A number of columns or lines that comes from a browser, made reasonable."""
    return max(SMALLEST, min(cells, LARGEST)) if isinstance(cells, int) else default


class Visitor(AppService):
    """The process, started without a shell, whose complaints are told on stderr and which surely ends."""

    def __init__(
        self,
        command: Sequence[str],
        write: Write,
        say: Say,
        close: Callable[[], Awaitable[None]],
        downloads: DownloadManager,
    ) -> None:
        super().__init__("", write_bytes=write, write_str=say, close=close, download_manager=downloads)
        self._words = tuple(command)
        self._listening: asyncio.Task[None] | None = None
        self.pid = 0
        """The process; 0 while there is none."""

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        environment = self._build_environment(width=width, height=height)
        process = await asyncio.create_subprocess_exec(
            *self._words, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment
        )
        if process.stderr is not None:
            self._listening = asyncio.create_task(_tell(process.stderr))
        process.stderr = asyncio.StreamReader()
        process.stderr.feed_eof()
        self._process, self._stdin, self.pid = process, process.stdin, process.pid
        return process

    async def ended(self) -> None:
        """Wait until the process says no more."""
        if self._task is not None:
            await asyncio.wait([self._task])

    async def stop(self) -> None:
        """End the process: it is asked to, then made to."""
        if self._process is None:
            return
        process, self._process = self._process, None
        # Waited for, not timed: the task within takes a cancellation for its own end, and says nothing of it.
        leaving = asyncio.ensure_future(self._leave(process))
        await asyncio.wait([leaving], timeout=GRACE)
        if process.returncode is None:
            process.kill()
        await leaving
        if self._listening is not None:
            await self._listening

    async def _leave(self, process: Process) -> None:
        await super().stop()
        await process.wait()


async def _tell(stderr: asyncio.StreamReader) -> None:
    """What the process says of itself, made safe."""
    while said := await stderr.read(1 << 16):
        for text in said.decode("utf-8", "replace").split("\n"):
            if text.strip():
                narrate(line(text))
