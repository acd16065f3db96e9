"""What comes of reading a text, and how a large dossier is made in memory; without the parser, which a cache does not need."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from relations_tui.core.model import Dossier
from relations_tui.core.problems import Problem

_LARGE = 1_000_000
"""Characters from which going through a dossier for garbage can be felt."""


class Loaded(NamedTuple):
    """What a text holds. `dossier` is `None` when one of the `problems`, which are in the order of the file, is an error."""

    dossier: Dossier | None
    problems: tuple[Problem, ...]
    text: str


@contextmanager
def no_collection(size: int) -> Iterator[None]:
    """No cyclic garbage collection meanwhile: nothing made here is cyclic, and going through it all takes as long as making it.

    A dossier made of a large text, of `size` characters, is then set aside for good, so that no later collection goes through
    it either.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if size > _LARGE:
            gc.freeze()
        if was:
            gc.enable()
