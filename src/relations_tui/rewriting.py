"""A dossier that is edited in place: which file, and putting the new text where the old one was.

One rule: what is replaced is what was read. A file that changed meanwhile, a link, or anything but a regular file is left alone.
"""

import os
from functools import partial

from relations_tui import saving
from relations_tui.core.phrases import Phrase
from relations_tui.core.reading import BOM, FileError, read_bytes
from relations_tui.core.text import line
from relations_tui.diagnostics import ExitCode, Failure
from relations_tui.opening import NAME


def editable(file: str) -> str:
    """The file to edit, never the dossier that comes with the program; raises `Failure` when it may not be written."""
    if not file and not os.path.lexists(NAME):
        message = Phrase(
            "il n’y a pas de {name} ici, et le dossier fourni avec le programme ne se modifie pas",
            "there is no {name} here, and the dossier that comes with the program is not edited",
        )
        hint = Phrase("nommez un fichier", "name a file")
        raise Failure(ExitCode.USAGE, message.fill(name=NAME), hint)
    saving.check_target(file or NAME)
    return file or NAME


def replace(path: str, old: str, new: str, limit: int) -> None:
    """Puts a text in the place of the one that was read, byte order mark kept; `limit` is in bytes. Raises `Failure`."""
    mark = BOM if _bytes(path, limit).startswith(BOM) else b""
    unchanged = partial(_refuse_change, path, mark + old.encode(), limit)
    unchanged()
    saving.save(path, mark + new.encode(), unchanged)


def _refuse_change(path: str, expected: bytes, limit: int) -> None:
    if _bytes(path, limit) == expected:
        return
    message = Phrase(
        "{path} a changé depuis sa lecture, rien n’est écrit",
        "{path} has changed since it was read, nothing is written",
    )
    raise Failure(
        ExitCode.OUTPUT, message.fill(path=line(path)), Phrase("relancez la commande", "run the command again")
    )


def _bytes(path: str, limit: int) -> bytes:
    try:
        return read_bytes(path, limit)
    except FileError as error:
        raise Failure(ExitCode.OUTPUT, error.message, error.help) from None
