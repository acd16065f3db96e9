"""`--import`: another program's events as a new dossier in TOML.

One rule: a new file, never one that is there already, unless `--force` says so; it is written only once it reads back.
"""

import os
from typing import TYPE_CHECKING

from relations_tui import saving
from relations_tui.core.phrases import Phrase
from relations_tui.core.text import line
from relations_tui.diagnostics import ExitCode, Failure, colon, narrate, suggestion

if TYPE_CHECKING:
    from relations_tui.importing import Brought
    from relations_tui.options import Request


def bring(request: "Request") -> int:
    """Reads the file, writes the dossier to stdout or to a new file, and tells what has no place in it."""
    from relations_tui.core.reading import DEFAULT_LIMIT, FileError, read_bytes
    from relations_tui.importing import Settings, UnreadableError, brought

    _refuse_ending(request.output)
    _refuse_old(request)
    name = _shown(request.file)
    try:
        data = read_bytes(request.file, request.limit or DEFAULT_LIMIT)
    except FileError as error:
        raise Failure(ExitCode.USAGE, error.message, error.help) from None
    try:
        settings = Settings(request.lang, _columns(request), _stem(name))
        found = brought(data, name, settings, _kind(request))
    except UnreadableError as error:
        message = Phrase("{name} ne peut pas être importé\u00a0: {why}", "{name} cannot be imported: {why}")
        said = error.message if error.message.en.startswith(name) else message.fill(name=name, why=error.message)
        raise Failure(ExitCode.USAGE, said, error.help) from None
    return _deliver(found, name, request)


def _deliver(found: "Brought", name: str, request: "Request") -> int:
    _read_back(found)
    lost = [f"{found.kind}{colon(request.lang)}{line(one.text(request.lang))}" for one in found.lost]
    told = [f"{found.kind}{colon(request.lang)}{line(one.text(request.lang))}" for one in found.told]
    if lost and request.strict:
        message = Phrase(
            "{name} ne se place pas en entier, rien n’est écrit", "not all of {name} can be placed, nothing is written"
        )
        raise Failure(ExitCode.DOSSIER, message.fill(name=name), detail=tuple(lost))
    if not found.events:
        message = Phrase("il n’y a aucun événement à prendre dans {name}", "there is no event to take from {name}")
        raise Failure(ExitCode.USAGE, message.fill(name=name), detail=tuple(lost))
    data = found.toml.encode()
    if request.output in ("", "-"):
        saving.emit(data)
    else:
        _refuse_old(request)
        saving.save(request.output, data, lambda: _refuse_old(request))
    for one in (*lost, *told):
        narrate(one)
    return ExitCode.OK


def _refuse_ending(path: str) -> None:
    """Refuses a file whose ending promises another format than the one that is written."""
    from relations_tui.export import formats, of_ending

    known = of_ending(path) if path not in ("", "-") else None
    if known is None or known == formats()["toml"]:
        return
    message = Phrase("{path} : --import écrit un dossier en TOML", "{path}: --import writes a dossier in TOML")
    hint = Phrase(
        "nommez-le .toml ; puis relations-tui FICHIER.toml -o {path}",
        "name it .toml; then relations-tui FILE.toml -o {path}",
    )
    shown = _shown(path)
    raise Failure(ExitCode.USAGE, message.fill(path=shown), hint.fill(path=shown))


def _refuse_old(request: "Request") -> None:
    """Refuses a target that is there already, before anything is read and again before it is replaced."""
    path = request.output
    if path in ("", "-") or not os.path.lexists(path):
        return
    if _is_same(path, request.file):
        same = Phrase("{path} est le fichier à importer", "{path} is the file to import")
        other = Phrase("écrivez dans un autre fichier", "write to another file")
        raise Failure(ExitCode.USAGE, same.fill(path=_shown(path)), other)
    if request.force:
        saving.check_target(path)
        return
    message = Phrase("{path} existe déjà, rien n’est écrit", "{path} is there already, nothing is written")
    hint = Phrase(
        "nommez un autre fichier\u00a0; --force remplace celui-là", "name another file; --force replaces that one"
    )
    raise Failure(ExitCode.OUTPUT, message.fill(path=_shown(path)), hint)


def _is_same(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False


def _read_back(found: "Brought") -> None:
    """Refuses lines that the loader would not read: a fault of this program, and nothing is written."""
    from relations_tui.core.load import loads

    loaded = loads(found.toml)
    if loaded.dossier is not None and len(loaded.dossier.events) == found.events:
        return
    why = loaded.problems[0].message if loaded.problems else Phrase("il y manque des événements", "events are missing")
    message = Phrase(
        "erreur interne\u00a0: le dossier fait ne se relit pas ({why}), rien n’est écrit",
        "internal error: the dossier made does not read back ({why}), nothing is written",
    )
    raise Failure(
        ExitCode.USAGE, message.fill(why=why), Phrase("signalez-le avec le fichier", "report it with the file")
    )


def _kind(request: "Request") -> str:
    """The kind of file that `--from` names; "" when it names none."""
    from relations_tui.importing import kinds

    if not request.format or request.format in kinds():
        return request.format
    message = Phrase("--from ne connaît pas `{name}`", "--from knows no `{name}`").fill(name=request.format)
    known = ", ".join(kinds())
    raise Failure(
        ExitCode.USAGE,
        message,
        suggestion(request.format, kinds()) or Phrase(f"au choix\u00a0: {known}", f"one of: {known}"),
    )


def _columns(request: "Request") -> dict[str, str]:
    from relations_tui.importing.headers import asked_columns

    return asked_columns(request.columns) if request.columns else {}


def _stem(name: str) -> str:
    """The name of the file without its folder and its endings."""
    return os.path.basename(name).partition(".")[0]


def _shown(path: str) -> str:
    return line(path.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
