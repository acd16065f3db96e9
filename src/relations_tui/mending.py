"""`--check --fix`: what can be mended safely, shown as a diff, and written once somebody has said yes.

One rule: nothing is written that does not read back as the same dossier, with no new problem.
"""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from relations_tui import saving
from relations_tui.checking import amount
from relations_tui.core.difference import unified
from relations_tui.core.load import DEFAULT_LIMIT, loads
from relations_tui.core.mends import Mended, is_safe, mended
from relations_tui.core.phrases import Lang, Phrase
from relations_tui.core.text import line
from relations_tui.core.veil import veiled
from relations_tui.diagnostics import ExitCode, Failure, colon, narrate
from relations_tui.new_event import today
from relations_tui.opening import open_file, usable
from relations_tui.reports import Checked, verdict
from relations_tui.rewriting import editable, replace

if TYPE_CHECKING:
    from relations_tui.options import Request

_YES = ("y", "yes", "o", "oui")


def mend(request: "Request") -> int:
    """Shows what would change, asks where nobody said `--yes`, writes; then counts the problems that stay."""
    _refuse(request)
    path = editable(request.file)
    opened = open_file(path, request.limit)
    old = opened.loaded.text
    found = mended(old, usable(opened, request.lang), today())
    _tell(found, opened.source, request.lang)
    text = old
    if found.text != old:
        if not is_safe(old, found.text):
            raise Failure(ExitCode.USAGE, _UNSAFE.fill(source=opened.source))
        show: Callable[[str], str] = str if request.private else veiled
        saving.emit(_difference(show(old), show(found.text), opened.source))
        if request.yes or _agreed(request.lang):
            replace(path, old, found.text, request.limit or DEFAULT_LIMIT)
            text = found.text
        narrate(f"{opened.source}{colon(request.lang)}{(_NOT_WRITTEN if text is old else _WRITTEN).say(request.lang)}")
    left = Checked(opened.source, text, loads(text, advise=True).problems)
    narrate(f"{opened.source}{colon(request.lang)}{verdict(left, request.lang)}")
    code = amount([left], strict=request.strict)
    return ExitCode.DOSSIER if request.strict and text != found.text else code


_UNSAFE = Phrase(
    "{source} ne se relirait pas pareil, rien n’est corrigé", "{source} would not read back the same, nothing is mended"
)
_WRITTEN = Phrase("corrigé", "mended")
_NOT_WRITTEN = Phrase("rien n’est écrit\u00a0; --fix --yes l’écrit", "nothing is written; --fix --yes writes it")


def _refuse(request: "Request") -> None:
    """Refuses what mending cannot do together."""
    if request.others:
        raise Failure(ExitCode.USAGE, Phrase("--fix prend un fichier à la fois", "--fix takes one file at a time"))
    if request.output or request.report != "text":
        option = "--output" if request.output else "--report"
        message = Phrase("{option} et --fix ne vont pas ensemble", "{option} and --fix do not go together")
        raise Failure(ExitCode.USAGE, message.fill(option=option))


def _tell(found: Mended, source: str, lang: Lang) -> None:
    """What can be mended and what cannot, a line each."""
    head = f"{source}{colon(lang)}"
    if found.done:
        said = ", ".join(clause.say(lang) for clause in found.done)
        narrate(f"{head}{Phrase('à corriger', 'to mend').say(lang)}{colon(lang)}{said}")
    else:
        narrate(f"{head}{Phrase('rien à corriger', 'nothing to mend').say(lang)}")
    for clause in found.left:
        narrate(f"{head}{line(clause.say(lang))}")


def _difference(old: str, new: str, source: str) -> bytes:
    """The change as a unified diff (POSIX diff -u), safe to show and with LF."""
    rows = (line(row.removesuffix("\r")) for row in unified(old, new, source))
    return "".join(f"{row}\n" for row in rows).encode("utf-8", "backslashreplace")


def _agreed(lang: Lang) -> bool:
    """Whether somebody at a terminal says yes; nobody there says no."""
    if sys.stdin is None or not sys.stdin.isatty():
        return False
    narrate(Phrase("L’écrire\u00a0? [o/N] ", "Write it? [y/N] ").say(lang), end="")
    return sys.stdin.buffer.readline().decode("utf-8", "replace").strip().casefold() in _YES
