"""What goes wrong, told: the only writer to stderr.

One rule: nothing foreign (a file name, a query, a system's error text) reaches stderr but through `core.text.line`.
"""

import os
import sys
from collections.abc import Iterable, Sequence
from enum import IntEnum

from relations_tui.core.phrases import Lang, Phrase
from relations_tui.core.problems import Problem, Severity, Where
from relations_tui.core.text import line


class ExitCode(IntEnum):
    """What the program tells the shell."""

    OK = 0
    """All went well, a closed pipe included."""
    DOSSIER = 1
    """The dossier has errors; or, under `--strict`, warnings or something an export could not carry; or `--diff` found changes."""
    USAGE = 2
    """An option, a query, an id, a file or a terminal that cannot be used; also a fault of the program itself."""
    OUTPUT = 3
    """The output could not be written, or not whole."""
    INTERRUPTED = 130
    """Ctrl-C."""


class Failure(Exception):  # noqa: N818  (a run may fail by no error of the program)
    """The end of a run: an exit code, one sentence, and what to do about it.

    `detail` stands between the two as it is, already safe to show: a query with its caret, the first problems of a dossier.
    """

    def __init__(
        self,
        code: ExitCode,
        message: Phrase,
        help: Phrase | None = None,
        detail: tuple[str, ...] = (),
    ) -> None:
        super().__init__(message.en)
        self.code = code
        self.message = message
        self.help = help
        self.detail = detail


def narrate(text: str, end: str = "\n") -> None:
    """Writes a line, or what `end` makes of it, to stderr, as UTF-8 in any locale; one that is closed or full is told nobody."""
    if sys.stderr is None:
        return
    data = (text + end).encode("utf-8", "backslashreplace")
    try:
        sys.stderr.flush()
        sys.stderr.buffer.write(data)
        sys.stderr.buffer.flush()
    except (OSError, ValueError):
        pass


def report(failure: Failure, lang: Lang) -> None:
    """Tells a failure: `relations-tui: sentence`, its detail, and what to do."""
    narrate(f"relations-tui{colon(lang)}{line(failure.message.say(lang))}")
    for row in failure.detail:
        narrate(row)
    if failure.help is not None:
        narrate("  " + line(failure.help.say(lang)))


def colon(lang: Lang) -> str:
    """What stands between a name and what is said of it."""
    return "\u00a0: " if lang == "fr" else ": "


def suggestion(word: str, known: Iterable[str]) -> Phrase | None:
    """“did you mean …?” when `word` is near one of the known ones."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    if not near:
        return None
    return Phrase("vouliez-vous dire `{word}`\u00a0?", "did you mean `{word}`?").fill(word=near[0])


_REASONS = {
    "EACCES": Phrase("accès refusé", "permission denied"),
    "EPERM": Phrase("opération interdite", "operation not permitted"),
    "ENOENT": Phrase("répertoire introuvable", "no such folder"),
    "ENOTDIR": Phrase("un élément du chemin n’est pas un répertoire", "a part of the path is not a folder"),
    "EISDIR": Phrase("c’est un répertoire", "it is a folder"),
    "ENOSPC": Phrase("il n’y a plus de place sur le disque", "no space left on the disk"),
    "EDQUOT": Phrase("le quota de disque est atteint", "the disk quota is used up"),
    "EFBIG": Phrase("le fichier serait trop grand", "the file would be too large"),
    "EROFS": Phrase("le disque est en lecture seule", "the disk is read-only"),
    "ENAMETOOLONG": Phrase("le nom est trop long", "the name is too long"),
    "ELOOP": Phrase("le chemin passe par trop de liens", "the path goes through too many links"),
    "EIO": Phrase("erreur du disque", "disk error"),
    "EBADF": Phrase("elle est fermée", "it is closed"),
}


def reason(error: OSError) -> Phrase:
    """Why the system refused, in both languages where the reason is a common one."""
    from errno import errorcode

    known = _REASONS.get(errorcode.get(error.errno or 0, ""))
    said = line(error.strerror or type(error).__name__)
    return known or Phrase(said, said)


def say_fault(error: BaseException, lang: Lang) -> None:
    """Tells a fault of the program itself in a sentence; the traceback only under RELATIONS_TUI_DEBUG=1."""
    if os.environ.get("RELATIONS_TUI_DEBUG") == "1":
        from traceback import format_exception

        for row in "".join(format_exception(error)).splitlines():
            narrate(line(row))
        return
    said = Phrase(
        "erreur interne ({name})\u00a0; relancez avec RELATIONS_TUI_DEBUG=1 et signalez ce qui s’affiche",
        "internal error ({name}); run again with RELATIONS_TUI_DEBUG=1 and report what it shows",
    )
    narrate(f"relations-tui{colon(lang)}{said.fill(name=type(error).__name__).say(lang)}")


_SEVERITIES = {
    Severity.ERROR: Phrase("erreur", "error"),
    Severity.WARNING: Phrase("avertissement", "warning"),
}
_SHOWN_WIDTH = 96
"""Characters shown of an offending line; a longer one is cut around the place."""


def problem_lines(problem: Problem, source: str, lines: Sequence[str], lang: Lang) -> list[str]:
    """How a problem reads: `FILE:LINE:COL: error[code]: sentence`, the line it is about with a caret, what to do.

    `lines` are those of the file; `source` is its name.
    """
    where = problem.where
    place = line(source)
    if where.line:
        place += f":{where.line}:{max(1, where.column)}"
    severity = _SEVERITIES[problem.severity].say(lang)
    rows = [f"{place}: {severity}[{problem.code}]{colon(lang)}{line(problem.message.say(lang))}"]
    if 0 < where.line <= len(lines):
        rows += _excerpt(lines[where.line - 1], where)
    if problem.help is not None:
        rows.append(f"{Phrase('aide', 'help').say(lang):>8}{colon(lang)}{line(problem.help.say(lang))}")
    return rows


def _excerpt(text: str, where: Where) -> list[str]:
    """The line and a caret under the column, which counts characters from 1."""
    start = max(0, where.column - 1 - _SHOWN_WIDTH * 2 // 3) if len(text) > _SHOWN_WIDTH else 0
    end = start + _SHOWN_WIDTH
    before = ("…" if start else "") + line(text[start : max(start, where.column - 1)])
    after = line(text[max(start, where.column - 1) : end]) + ("…" if end < len(text) else "")
    return [f"{where.line:>8} | {before}{after}".rstrip(), f"{'':>8} | {' ' * cells(before)}^"]


def caret_lines(text: str, column: int, length: int) -> tuple[str, str]:
    """A query and the carets under what is wrong with it; columns count characters from 1."""
    before, wrong = line(text[: column - 1]), line(text[column - 1 : column - 1 + length])
    return f"  {line(text)}", f"  {' ' * cells(before)}{'^' * max(1, cells(wrong))}"


def cells(text: str) -> int:
    """Columns of a terminal that cleaned text takes (UAX #11; combining marks take none)."""
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width

    widths = (0 if category(c) in ("Mn", "Me", "Cf") else 2 if east_asian_width(c) in "WF" else 1 for c in text)
    return sum(widths)
