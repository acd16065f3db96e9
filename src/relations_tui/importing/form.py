"""What a kind of file that comes in is, what its reader is asked and what it answers."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from relations_tui.core.phrases import Lang, Phrase
from relations_tui.importing.remarks import Remarks

Document = dict[str, Any]
"""A dossier as a TOML parser would give it (`core.format`); nothing in it needs to be clean or right yet."""


class Settings(NamedTuple):
    """How to read: the language of texts that do not say theirs, the header of each field that was named, a name for the whole."""

    lang: Lang
    columns: Mapping[str, str] = MappingProxyType({})
    stem: str = ""
    """The name of the file without its ending: what the dossier is called when the file does not say."""


Reader = Callable[[str, Settings, Remarks], Document]
"""Reads a text; what it cannot place, or had to decide, it remarks upon. Raises `UnreadableError`."""


class Kind(NamedTuple):
    """A kind of file by the name it is asked for; endings have their dot; `load` imports the module that reads it."""

    name: str
    endings: tuple[str, ...]
    help: Phrase
    load: Callable[[], Reader]


class UnreadableError(ValueError):
    """A file of which nothing can be read: `message` is one sentence, `help` what to do."""

    def __init__(self, message: Phrase, remedy: Phrase | None = None) -> None:
        super().__init__(message.en)
        self.message = message
        self.help = remedy
