"""What goes wrong, told: the only writer to stderr.

One rule: nothing foreign (a file name, a query, a system's error text) reaches stderr but through `core.text.line`.
"""

import os
import re
import sys
from collections.abc import Iterable
from enum import IntEnum

from relations_tui.core.phrases import Lang, Phrase
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


def caret_lines(text: str, column: int, length: int) -> tuple[str, str]:
    """A query and the carets under what is wrong with it; columns count characters from 1."""
    before, wrong = line(text[: column - 1]), line(text[column - 1 : column - 1 + length])
    return f"  {line(text)}", f"  {' ' * cells(before)}{'^' * max(1, cells(wrong))}"


# Below U+0300, and among dashes, quotes and dots, every character takes one column, the soft hyphen apart.
_NOT_ONE_CELL = "[\u00ad\u0300-\u200f\u2028-\u202f\u2060-\U0010ffff]"


def cells(text: str) -> int:
    """Columns of a terminal that cleaned text takes (UAX #11; combining marks take none)."""
    if text.isascii() or not re.search(_NOT_ONE_CELL, text):
        return len(text)
    from unicodedata import category, east_asian_width

    widths = (0 if category(c) in ("Mn", "Me", "Cf") else 2 if east_asian_width(c) in "WF" else 1 for c in text)
    return sum(widths)
