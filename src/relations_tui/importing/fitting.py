"""A document that came in, as a dossier without an error: what the format refuses is taken out, smallest part first, and told."""

from collections.abc import Iterator
from typing import Any

from relations_tui.core.build import Builder
from relations_tui.core.faults import Fault
from relations_tui.core.format import REQUIRED
from relations_tui.core.model import Dossier
from relations_tui.core.phrases import Lang
from relations_tui.core.problems import Path, Severity
from relations_tui.importing.form import Document
from relations_tui.importing.remarks import Remarks

_ROUNDS = 40
"""As often as what was taken out may leave something without its other half."""


def fitted(document: Document, remarks: Remarks, lang: Lang) -> Dossier | None:
    """The dossier; `None` when no part of the document makes one. Changes the document. `lang` is the language of last resort."""
    for _ in range(_ROUNDS):
        builder = Builder(document, plain=False)
        dossier = builder.build()
        errors = [fault for fault in builder.faults if fault.severity is Severity.ERROR]
        if not errors:
            return dossier
        # Of two records of one id the first may be about to go.
        others = [fault for fault in errors if fault.code != "duplicate-id"]
        if not _take_out(document, others or errors, remarks, lang):
            return None
    return None


def _take_out(document: Document, errors: list[Fault], remarks: Remarks, lang: Lang) -> bool:
    """Takes the faulty parts out, later items before earlier ones; whether there was any to take."""
    told: list[tuple[str, str, str]] = []
    for path in sorted({_part(fault, document) for fault in errors}, key=_from_the_end):
        if path[0:1] == ("dossier",) and len(path) == 2 and path[1] in REQUIRED["dossier"]:
            document["dossier"][path[1]] = [lang] if path[1] == "languages" else "dossier"
            told.append(("values", f"dossier.{path[1]}", ""))
        else:
            told += _removed(document, path)
    for code, where, what in reversed(told):
        remarks.add(code, where, what)
    return bool(told)


def _from_the_end(path: Path) -> tuple[tuple[bool, int, str], ...]:
    return tuple((isinstance(step, str), -step if isinstance(step, int) else 0, str(step)) for step in path)


def _part(fault: Fault, document: Document) -> Path:
    """What has to go: an item of a list, a key, or the whole record when that needs the key."""
    path = fault.path
    record = path[:2]
    if len(path) <= 2:
        return record
    if path[0] == "dossier":
        return path[:3] if len(_at(document, record) or ()) > 1 else record
    table, key = str(path[0]), path[2]
    needed = key in REQUIRED.get(table, ())
    if len(path) > 3 and isinstance(path[3], int):
        return _part_of_item(path)
    if len(path) > 3 and needed and len(_at(document, path[:3]) or ()) > 1:
        return path[:4]
    return record if needed else path[:3]


_ITEMS = {"actors": "involvement", "sources": "citation", "links": "links", "roles": "roles"}


def _part_of_item(path: Path) -> Path:
    """What has to go of an item of a list: an item of its own list, a key it can do without, or all of it."""
    needed = REQUIRED.get(_ITEMS.get(str(path[2]), ""), ())
    if len(path) < 5 or path[4] in needed:
        return path[:4]
    return path[:6] if len(path) > 5 and isinstance(path[5], int) else path[:5]


def _at(document: Document, path: Path) -> Any:  # noqa: ANN401  (whatever stands there)
    found: Any = document
    for step in path:
        try:
            found = found[step]
        except (KeyError, IndexError, TypeError):
            return None
    return found


def _removed(document: Document, path: Path) -> Iterator[tuple[str, str, str]]:
    """Takes one part out, unless what holds it has gone; the code, the place and the matter of the remark."""
    event, part = _at(document, path[:2]), _at(document, path)
    try:
        name = event.get("id") if path[0] == "events" and isinstance(event, dict) else path[:2][-1]
        del _at(document, path[:-1])[path[-1]]
    except (KeyError, IndexError, TypeError):
        return
    if path[2:-1] == ("links",) and isinstance(part, dict):
        yield "links", str(name), str(part.get("to"))
    else:
        whole = path[0] == "events" and len(path) == 2
        where = ".".join(str(step) for step in (name, *path[2:]) if type(step) is str)
        yield "events" if whole else "values", where, ""
