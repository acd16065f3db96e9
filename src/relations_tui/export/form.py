"""What a format is, what it is asked and what it answers: the types that the table of formats and all writers share."""

from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from relations_tui.core.phrases import Lang, Phrase

if TYPE_CHECKING:
    from relations_tui.core.asof import Partial
    from relations_tui.core.index import Results


class Options(NamedTuple):
    """How to write: the language of displayed texts, whether private notes go along, whether the latest come first.

    `view` says that the results are those of a partial view (see `core.asof`), which every format tells as well as it can.
    """

    lang: Lang
    private: bool = False
    reverse: bool = False
    view: "Partial | None" = None
    figure_width: int = 960
    """Pixels of the figure, 320 or more."""
    figure_by: str = ""
    """What its lanes are made by (see `core.lanes`); "" for what says most of the dossier."""
    figure_theme: str = "light"
    """Or "dark"."""


class Loss(NamedTuple):
    """One kind of thing that the written file does not carry, and the ids of what it befell, in the order written."""

    code: str
    message: Phrase
    ids: tuple[str, ...]

    def text(self, lang: Lang) -> str:
        """The sentence with its count and the first ids: `2 quotes left out (a, b)`."""
        shown = ", ".join(self.ids[:_SHOWN_IDS]) + (", …" if len(self.ids) > _SHOWN_IDS else "")
        return f"{self.message.say(lang)} ({shown})" if shown else self.message.say(lang)


_SHOWN_IDS = 3

Writer = Callable[["Results", BinaryIO, Options], tuple[Loss, ...]]
"""Writes the results in their order, as deterministic bytes, and returns what the format could not carry."""


class Format(NamedTuple):
    """A format by the name it is asked for; `ending` has its dot; `load` imports the module that writes it.

    `also` has other endings that are understood; `binary` says that no terminal could show it.
    """

    name: str
    ending: str
    media_type: str
    help: Phrase
    keeps: Phrase
    loses: Phrase
    load: Callable[[], Writer]
    also: tuple[str, ...] = ()
    binary: bool = False
