"""What the command line hands to the explorer."""

from typing import TYPE_CHECKING, NamedTuple

from relations_tui.core.phrases import Lang

if TYPE_CHECKING:
    from relations_tui.core.index import Index
    from relations_tui.core.load import Loaded


class Launch(NamedTuple):
    """A dossier without errors and how to open it."""

    loaded: "Loaded"
    source: str
    """The path of the file, as it may be shown."""
    built_in: bool
    """Whether it is the dossier that comes with the program."""
    index: "Index"  # type: ignore[assignment]  # a tuple has a method of that name, which nobody asks a launch for
    query_text: str
    """What stands in the filter box; it parses."""
    open_id: str
    """The event to open, "" for none; it is in the dossier."""
    lang: Lang
    reverse: bool
