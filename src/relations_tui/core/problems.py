"""A problem of a dossier: a stable code, how grave it is, where it stands, one sentence, and the remedy."""

from enum import IntEnum
from typing import NamedTuple

from relations_tui.core.phrases import Phrase


class Severity(IntEnum):
    """How grave a problem is; errors keep a dossier from being used."""

    WARNING = 1
    ERROR = 2

    @property
    def label(self) -> Phrase:
        """Its name."""
        return _LABELS[self]


_LABELS = {Severity.ERROR: Phrase("erreur", "error"), Severity.WARNING: Phrase("avertissement", "warning")}

Path = tuple[str | int, ...]
"""The way to a value in the TOML document: `("events", 3, "actors", 0)`; an int is an index, from 0."""


class Where(NamedTuple):
    """A place in a file: line and column count from 1, columns in characters; 0 where unknown."""

    line: int = 0
    column: int = 0


class Problem(NamedTuple):
    """One thing wrong with a dossier."""

    code: str
    severity: Severity
    path: Path
    message: Phrase
    help: Phrase | None = None
    where: Where = Where()
