"""The file of the open dossier, followed: read again whenever it changes, in a thread, and told to the explorer.

One rule: whatever becomes of the file, what is told is a good dossier or one sentence on why there is none; nothing blocks.
"""

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from relations_tui.core.index import Index
from relations_tui.core.load import DEFAULT_LIMIT, FileError, loads
from relations_tui.core.phrases import Phrase
from relations_tui.core.problems import Severity, Where
from relations_tui.core.reading import read_text
from relations_tui.core.text import line

DEBOUNCE, STEP = 400, 50
"""Milliseconds: changes less than STEP apart are one, but none waits longer than DEBOUNCE. STEP also bounds the wait at the end."""
PATIENCE = 1000
"""Milliseconds from one look at the file to the next when nothing tells of changes, as on a network drive."""
PLACED = Phrase("{name}:{line}:{column}\u00a0: {message}", "{name}:{line}:{column}: {message}")


class Reading(NamedTuple):
    """What the file held when it was read: an index of its dossier, or what is wrong with it and where."""

    text: str = ""
    index: Index | None = None  # type: ignore[assignment]  # a tuple has a method of that name, which nobody asks a reading for
    fault: Phrase | None = None
    where: Where = Where()
    changed: bool = True
    """Whether it differs from what was told last; one that was asked for is told even so."""


Told = Callable[[Reading], object]


class Follower:
    """One file and the thread that watches it. `told` hears of each new reading, in order, in another thread than its own."""

    def __init__(self, path: str, text: str = "", *, limit: int = 0) -> None:
        """`path` of the file, "" for none; `text` is what it held when it was opened; `limit` in bytes, 0 for the usual one."""
        # The working folder may go away; what the reader opened is still meant.
        self.path = os.path.abspath(path) if path else ""
        self.name = line(os.path.basename(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
        self._limit = limit or DEFAULT_LIMIT
        self._last: str | Phrase = text
        self._sign: object = None
        self._told: Told | None = None
        self._stop = threading.Event()
        self._reading = threading.Lock()
        self._thread: threading.Thread | None = None

    def start(self, told: Told) -> None:
        """Follow the file from now on; what was written since it was opened is told at once."""
        self._told = told
        if self.path and not self._stop.is_set():
            # Not a pool's thread: the interpreter would wait at its end for a large dossier still being read.
            self._thread = threading.Thread(target=self._follow, name="following", daemon=True)
            self._thread.start()

    def look(self, *, asked: bool = False) -> None:
        """Read the file now, without waiting for it; when `asked`, the reading is told even if nothing has changed."""
        if self._told and self.path:
            threading.Thread(target=self._read, kwargs={"asked": asked}, name="looking", daemon=True).start()

    def stop(self) -> None:
        """Tell nothing any more. The thread ends by itself in at most STEP milliseconds, or when it has read the file."""
        self._stop.set()

    def join(self) -> None:
        """After `stop`: wait until nothing is watched any more, but not for a file still being read."""
        if self._thread:
            self._thread.join(4 * STEP / 1000)

    def _follow(self) -> None:
        self._read()
        while not self._stop.is_set():
            try:
                self._watch()
            except (OSError, RuntimeError, ValueError):  # a folder that is gone, or no more watches to be had
                self._stop.wait(PATIENCE / 1000)
                self._check()

    def _watch(self) -> None:
        """Watch until told to stop, or until other folders than these are the ones to watch."""
        from watchfiles import watch

        folders = self._folders()
        names = {os.path.basename(path) for path in (self.path, os.path.realpath(self.path))}
        for changes in watch(
            *folders, watch_filter=None, debounce=DEBOUNCE, step=STEP, stop_event=self._stop, rust_timeout=PATIENCE,
            yield_on_timeout=True, raise_interrupt=False, recursive=False,
        ):  # fmt: skip
            if any(os.path.basename(path) in names for _, path in changes):
                self._read()
            else:
                self._check()
            if self._folders() != folders:
                return

    def _folders(self) -> dict[str, object]:
        """The folders whose changes may be the file's, by path, with what tells whether they are still the same.

        A folder and not the file: editors put a new file in the place of the old one. A link's target has its own folder.
        """
        places = [self.path, os.path.realpath(self.path)] if os.path.isfile(self.path) else [self.path]
        return {folder: _identity(folder) for folder in map(os.path.dirname, places)}

    def _check(self) -> None:
        if _signature(self.path) != self._sign:
            self._read()

    def _read(self, *, asked: bool = False) -> None:
        """Read the file, and tell when it is not what was told last."""
        # Held while telling, so that what was read last is told last.
        with self._reading:
            self._sign = _signature(self.path)  # first: what is written meanwhile must not go unseen
            reading = self._again()
            changed = reading is not None
            if not changed and asked:
                reading = Reading(changed=False)
            if reading and self._told and not self._stop.is_set():
                with suppress(RuntimeError):  # the explorer is closing
                    self._told(reading)

    def _again(self) -> Reading | None:
        """What the file holds now; None when that was told last."""
        try:
            text = read_text(self.path, self._limit)
        except FileError as error:
            self._sign = None  # what the folder told before may be of a file that had just gone: look again each time
            fault = _shortened(error.message, line(self.path), self.name)
            return Reading(fault=fault) if self._new(fault) else None
        return self._parsed(text) if self._new(text) else None

    def _new(self, found: str | Phrase) -> bool:
        before, self._last = self._last, found
        return found != before

    def _parsed(self, text: str) -> Reading:
        loaded = loads(text)
        if loaded.dossier is not None:
            index = Index(loaded.dossier)
            index.prepare()  # here, so that no key waits for it
            return Reading(text, index)
        first = next(problem for problem in loaded.problems if problem.severity is Severity.ERROR)
        where = first.where
        said = PLACED.fill(name=self.name, line=max(1, where.line), column=max(1, where.column), message=first.message)
        return Reading(text, fault=Phrase(*map(line, said)), where=where)


def _shortened(message: Phrase, path: str, name: str) -> Phrase:
    """The sentence with the file's name instead of its whole path."""
    return Phrase(*(said.replace(path, name) for said in message))


def _identity(folder: str) -> object:
    try:
        found = os.stat(folder)
    except (OSError, ValueError) as error:
        return type(error)
    return found.st_dev, found.st_ino


def _signature(path: str) -> object:
    """What differs when a file does, as far as its folder tells."""
    try:
        found = os.stat(path)
    except (OSError, ValueError) as error:
        return type(error)
    return found.st_dev, found.st_ino, found.st_mode, found.st_size, found.st_mtime_ns, found.st_ctime_ns
