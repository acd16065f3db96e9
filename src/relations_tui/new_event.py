"""`--new`: a new event at the end of the file.

One rule: the file is replaced whole, by itself and the new lines, once they have been read back; on any doubt it stays as it is.
"""

import os
from datetime import datetime
from typing import TYPE_CHECKING

from relations_tui import saving
from relations_tui.asking import Form
from relations_tui.core.draft import Draft, Reader, appended, written
from relations_tui.core.load import DEFAULT_LIMIT, loads
from relations_tui.core.phrases import Lang, Phrase
from relations_tui.core.words import in_words
from relations_tui.diagnostics import ExitCode, Failure, colon, narrate
from relations_tui.opening import NAME, open_file, usable
from relations_tui.rewriting import replace

if TYPE_CHECKING:
    from relations_tui.options import Request


def add(request: "Request") -> int:
    """Appends the event and prints its id."""
    path = _target(request)
    saving.check_target(path)
    opened = open_file(path, request.limit)
    dossier = usable(opened, request.lang)
    draft = Form(request.answers, Reader(dossier, request.lang), request.lang).draft(today())
    old = opened.loaded.text
    new = appended(old, written(draft))
    _read_back(new, draft.id, len(dossier.events) + 1)
    replace(path, old, new, request.limit or DEFAULT_LIMIT)
    narrate(f"{opened.source}:{_row(old, new)}{colon(request.lang)}{_told(draft, request.lang)}")
    saving.emit(f"{draft.id}\n".encode())
    return ExitCode.OK


def today() -> str:
    """The day on this machine's clock, as `2026-11-23`."""
    return datetime.now().astimezone().date().isoformat()


def _target(request: "Request") -> str:
    """The file to add to: never the dossier that comes with the program, nor another one."""
    if request.output:
        raise Failure(
            ExitCode.USAGE,
            Phrase(
                "--new écrit dans le dossier lui-même, sans --output",
                "--new writes to the dossier itself, without --output",
            ),
        )
    if request.file or os.path.lexists(NAME):
        return request.file or NAME
    message = Phrase(
        "il n’y a pas de {name} ici, et le dossier fourni avec le programme ne se modifie pas",
        "there is no {name} here, and the dossier that comes with the program is not edited",
    )
    hint = Phrase("nommez un fichier\u00a0: relations-tui FICHIER --new", "name a file: relations-tui FILE --new")
    raise Failure(ExitCode.USAGE, message.fill(name=NAME), hint)


def _read_back(text: str, event: str, count: int) -> None:
    """Refuses lines that the loader would not read as one more event."""
    loaded = loads(text)
    if loaded.dossier is not None and len(loaded.dossier.events) == count and event in loaded.dossier.by_id:
        return
    why = (
        loaded.problems[0].message if loaded.problems else Phrase("le fichier ne se relit pas", "it does not read back")
    )
    message = Phrase("l’événement ne peut pas être ajouté\u00a0: {why}", "the event cannot be added: {why}")
    hint = Phrase(
        "le fichier est resté tel quel\u00a0; ses événements doivent être des tables [[events]]",
        "the file is as it was; its events must be [[events]] tables",
    )
    raise Failure(ExitCode.USAGE, message.fill(why=why), hint)


def _row(old: str, new: str) -> int:
    """The line, from 1, on which what was added begins."""
    added = new[len(old) :]
    return new.count("\n", 0, len(new) - len(added.lstrip("\r\n"))) + 1


def _told(draft: Draft, lang: Lang) -> str:
    """The date in words and the title."""
    title = draft.title.get(lang) or next(iter(draft.title.values()))
    return f"{in_words(draft.date, lang)} — {title}"
