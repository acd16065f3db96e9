"""Where the explorer touches the machine around it: the terminal's bytes, signals, the report of a crash."""

import codecs
import os
import signal
import subprocess
import tempfile
import traceback
from asyncio import AbstractEventLoop
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from textual.driver import Driver

from relations_tui.core.phrases import Phrase
from relations_tui.tui.actions import ACTIONS, Action

ENDING_SIGNALS = ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT")
CRASH = Phrase(
    "relations-tui s\u2019est arrêté sur une erreur interne ({error}). Vos fichiers n\u2019ont pas été touchés. Le rapport est dans {path}.",
    "relations-tui stopped on an internal error ({error}). Your files were not touched. The report is in {path}.",
)
NOWHERE = Phrase(
    "aucun fichier (le dossier temporaire est fermé à l\u2019écriture)",
    "no file (the temporary folder cannot be written)",
)


def colours_wanted() -> bool:
    """Whether the reader's environment leaves colours on (no-color.org: any non-empty NO_COLOR turns them off)."""
    return not os.environ.get("NO_COLOR")


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
    """Write the traceback to a temporary file; its path, or "" when it could not be written."""
    try:
        handle, path = tempfile.mkstemp(prefix="relations-tui-", suffix=".log")
        with open(handle, "w", encoding="utf-8", errors="backslashreplace") as report:
            report.writelines(traceback.format_exception(error))
    except OSError:
        return ""
    return path


def _forgiving_decoder(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
    return lambda: codecs.getincrementaldecoder(encoding)("ignore")


def terminal_driver() -> type[Driver] | None:
    """Textual's Linux driver, which dies of one typed byte that is not UTF-8, made to pass over it; None elsewhere."""
    if in_browser() or os.name != "posix":
        return None
    from textual.drivers import linux_driver

    class ForgivingDriver(linux_driver.LinuxDriver):
        """Reads what is typed as UTF-8 and drops what is not; a stray SIGCONT only draws the screen again."""

        def _sigcont_application(self, *_: object) -> None:
            if self._must_signal_resume:
                super()._sigcont_application()
            else:
                self._app.call_later(self._app.refresh)

        def run_input_thread(self) -> None:
            """Read keys with a decoder that ignores stray bytes: the driver takes its decoder from its module."""
            strict = vars(linux_driver)["getincrementaldecoder"]
            vars(linux_driver)["getincrementaldecoder"] = _forgiving_decoder
            try:
                super().run_input_thread()
            finally:
                vars(linux_driver)["getincrementaldecoder"] = strict

    return ForgivingDriver
