"""A TOML file as a dossier and the problems found in it.

One rule: whatever the bytes, the answer is a `Loaded` or a `FileError`; a dossier comes only from a file without errors.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from relations_tui.core.build import Builder
from relations_tui.core.faults import place
from relations_tui.core.model import Dossier
from relations_tui.core.problems import Problem
from relations_tui.core.reading import DEFAULT_LIMIT, FileError, read_text
from relations_tui.core.syntax import TomlError, is_plain, parse

__all__ = ["DEFAULT_LIMIT", "FileError", "Loaded", "load", "loads"]


class Loaded(NamedTuple):
    """What a text holds. `dossier` is `None` when one of the `problems`, which are in the order of the file, is an error."""

    dossier: Dossier | None
    problems: tuple[Problem, ...]
    text: str


def load(path: str, *, limit: int = DEFAULT_LIMIT, advise: bool = False) -> Loaded:
    """The dossier of a file of at most `limit` bytes; raises `FileError`. For `advise`, see `loads`."""
    return loads(read_text(path, limit), advise=advise)


def loads(text: str, *, advise: bool = False) -> Loaded:
    """The dossier of a text. The problems are its errors; with `advise`, also what a careful editor wants to know."""
    with _no_collection():
        try:
            document = parse(text)
        except TomlError as fault:
            return Loaded(None, (fault.problem,), text)
        builder = Builder(document, plain=is_plain(text))
        dossier = builder.build()
        faults = list(builder.faults)
        if advise and dossier is not None:
            from relations_tui.core.advice import advice  # noqa: PLC0415  (only --check asks for it)

            advised = advice(dossier, document)
        else:
            advised = []
        problems = place([*faults, *advised], text) if faults or advised else ()
    return Loaded(None if faults else dossier, problems, text)


@contextmanager
def _no_collection() -> Iterator[None]:
    """No cyclic garbage collection: nothing made here is cyclic, and looking through it all again doubles the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
