"""Where the explorer touches the machine around it: the terminal's bytes, signals, the report of a crash."""

import os
import signal
import subprocess
import sys
import tempfile
import traceback
from asyncio import AbstractEventLoop
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from textual.driver import Driver

from relations_tui.core.phrases import Phrase
from relations_tui.tui.actions import ACTIONS, Action

ENDING_SIGNALS = ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT")
CRASH = Phrase(
    "relations-tui s\u2019est arrêté sur une erreur interne ({error}). Vos fichiers n\u2019ont pas été touchés. Le rapport est dans {path}.",
    "relations-tui stopped on an internal error ({error}). Your files were not touched. The report is in {path}.",
)
MOUSE_TAKEN = Phrase("La souris agit de nouveau ici.", "The mouse works in here again.")
MOUSE_GIVEN = Phrase(
    "La souris est rendue au terminal, pour y sélectionner et copier.",
    "The mouse is given back to the terminal, to select and copy there.",
)
MOUSE_STAYS = Phrase("Ici, la souris ne peut pas être rendue.", "The mouse cannot be given back here.")
NOT_HERE = Phrase("Pas dans un navigateur.", "Not in a browser.")
NOWHERE = Phrase(
    "aucun fichier (le dossier temporaire est fermé à l\u2019écriture)",
    "no file (the temporary folder cannot be written)",
)


def colours_wanted() -> bool:
    """Whether the reader's environment leaves colours on (no-color.org: any non-empty NO_COLOR turns them off)."""
    return not os.environ.get("NO_COLOR")


def ascii_only() -> bool:
    """Whether only ASCII is sure to be drawn: the reader says so, the text console of Linux, an encoding that is not Unicode."""
    if asked := os.environ.get("RELATIONS_TUI_ASCII"):
        return asked != "0"
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    return os.environ.get("TERM") == "linux" or not encoding.lower().startswith("utf")


def in_browser() -> bool:
    """Whether another program than a terminal shows the explorer."""
    return bool(os.environ.get("TEXTUAL_DRIVER"))


def offered() -> tuple[Action, ...]:
    """The actions that the help and the palette offer here."""
    return tuple(action for action in ACTIONS if not (action.terminal and in_browser()))


def catch_signals(loop: AbstractEventLoop, ended: Callable[[int], None]) -> None:
    """Call `ended` with the exit code when the process is told to stop, so that the terminal is put back first."""
    for name in ENDING_SIGNALS:
        if number := getattr(signal, name, None):
            try:
                loop.add_signal_handler(number, ended, 128 + int(number))
            except (NotImplementedError, RuntimeError, ValueError):  # Windows, or a loop outside the main thread
                return


@contextmanager
def keyboard_left_to_another() -> Iterator[None]:
    """Ctrl-C and its like, meanwhile, are meant for the program in the foreground; other signals are answered afterwards."""
    if os.name != "posix":
        yield
        return
    heard, told = os.pipe()
    os.set_blocking(heard, False)
    os.set_blocking(told, False)
    before = signal.set_wakeup_fd(told, warn_on_full_buffer=False)
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        os.close(told)
        with open(heard, "rb") as numbers:
            came = set(numbers.read() or b"")
        for number in came & {signal.SIGTERM, signal.SIGHUP}:
            signal.raise_signal(number)


def run_in_terminal(command: Sequence[str]) -> int:
    """Run a program that has the terminal to itself until it ends; its exit code. Raises `OSError` when it cannot start."""
    with keyboard_left_to_another():
        return subprocess.run(command, check=False).returncode  # noqa: S603  (what the reader's $EDITOR says)


def crash_report(error: BaseException) -> str:
    """Write the traceback to a temporary file; its path, or "" when it could not be written.

    Behind a browser nothing is written on the machine: the traceback goes to stderr, which is that of the server.
    """
    if in_browser():
        sys.stderr.writelines(traceback.format_exception(error))
        return ""
    try:
        handle, path = tempfile.mkstemp(prefix="relations-tui-", suffix=".log")
        with open(handle, "w", encoding="utf-8", errors="backslashreplace") as report:
            report.writelines(traceback.format_exception(error))
    except OSError:
        return ""
    return path


def switch_mouse(driver: Driver | None) -> Phrase:
    """Give the mouse back to the terminal, or take it again; what was done."""
    switch: Callable[[], bool] | None = getattr(driver, "switch_mouse", None)
    if switch is None:
        return MOUSE_STAYS
    return MOUSE_TAKEN if switch() else MOUSE_GIVEN


def terminal_driver(keys: Iterable[str] = ()) -> type[Driver] | None:
    """Textual's Linux driver, which dies of one typed byte that is not UTF-8, made to pass over it; None elsewhere.

    `keys` are those that the reader gave a meaning; any other key with Alt is Esc and then that key.
    """
    if os.environ.get("TEXTUAL_DRIVER") == "textual.drivers.web_driver:WebDriver":
        from relations_tui.tui.visit import VisitDriver

        return VisitDriver
    if in_browser() or os.name != "posix":
        return None
    from relations_tui.tui.terminal import ForgivingDriver

    class ReaderDriver(ForgivingDriver):
        with_alt = frozenset(keys)

    return ReaderDriver
