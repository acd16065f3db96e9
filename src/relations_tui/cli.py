"""The command line: its language, the mode it asks for, and every way it may end, without a traceback."""

import os
from collections.abc import Sequence

from relations_tui.core.phrases import Lang
from relations_tui.diagnostics import ExitCode, Failure, report, say_fault


def main(argv: Sequence[str]) -> int:
    """Runs what `argv` (without the program's name) asks for; returns the exit code."""
    lang = environment_language()
    try:
        from relations_tui import options

        lang = options.language(argv, lang)
        request = options.read(argv, lang)
        from relations_tui.modes import MODES

        return MODES[request.mode](request)
    except Failure as failure:
        report(failure, lang)
        return failure.code
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except Exception as error:  # noqa: BLE001  (the last resort: a reader is told in a sentence, whatever happens)
        say_fault(error, lang)
        return ExitCode.USAGE


def environment_language() -> Lang:
    """The reader's language as POSIX has it: the first of LC_ALL, LC_MESSAGES and LANG that says something (XBD §8.2)."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "fr" if value.lower().startswith("fr") else "en"
    return "en"
