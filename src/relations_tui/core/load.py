"""A TOML file as a dossier and the problems found in it.

One rule: whatever the bytes, the answer is a `Loaded` or a `FileError`; a dossier comes only from a file without errors.
"""

from collections.abc import Iterator, Sequence

from relations_tui.core.build import Builder
from relations_tui.core.entries import Table
from relations_tui.core.faults import Fault, place
from relations_tui.core.loaded import Loaded, no_collection
from relations_tui.core.model import Dossier
from relations_tui.core.problems import Severity
from relations_tui.core.reading import DEFAULT_LIMIT, FileError, read_text
from relations_tui.core.syntax import TomlError, is_plain, parse

__all__ = ["DEFAULT_LIMIT", "FileError", "Loaded", "load", "loads"]


def load(path: str, *, limit: int = DEFAULT_LIMIT, advise: bool = False) -> Loaded:
    """The dossier of a file of at most `limit` bytes; raises `FileError`. For `advise`, see `loads`."""
    return loads(read_text(path, limit), advise=advise)


def loads(text: str, *, advise: bool = False) -> Loaded:
    """The dossier of a text. The problems are its errors; with `advise`, also what a careful editor wants to know.

    A saved filter is read only with `advise`: one that is wrong keeps nobody from opening the dossier, and is an error there.
    """
    with no_collection(len(text)):
        return _loads(text, advise=advise)


def _loads(text: str, *, advise: bool) -> Loaded:
    try:
        document = parse(text)
    except TomlError as error:
        return Loaded(None, (error.problem,), text)
    plain = is_plain(text)
    builder = Builder(document, plain=plain)
    dossier = builder.build()
    faults: list[Fault] = list(builder.faults)
    if advise and dossier is not None:
        faults += _advice(dossier, document, text, builder.faults, plain=plain)
    sound = all(fault.severity is Severity.WARNING for fault in faults)
    return Loaded(dossier if sound else None, place(faults, text) if faults else (), text)


def _advice(dossier: Dossier, document: Table, text: str, errors: Sequence[Fault], *, plain: bool) -> Iterator[Fault]:
    """What only `--check` asks for: warnings, and errors of what is not read before somebody uses it."""
    from relations_tui.core.advice import WAITING, advice, unsafe_texts

    wrong = {fault.path[:end] for fault in errors for end in range(len(fault.path) + 1)}
    for fault in advice(dossier, apostrophes="'" in text):
        if not (fault.code in WAITING and fault.path in wrong):
            yield fault
    if dossier.views:
        from relations_tui.core.views import filter_faults

        yield from filter_faults(dossier, document)
    if not plain:
        yield from unsafe_texts(document)
