"""What the command line hands to the explorer."""

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from relations_tui.core.phrases import Lang, Phrase
from relations_tui.memory import NOTHING, Memory

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from relations_tui.core.dates import Date
    from relations_tui.core.index import Index
    from relations_tui.core.load import Loaded
    from relations_tui.core.model import Dossier
    from relations_tui.memory import Notebook


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
    path: str = ""
    """The file itself, "" for none that could be followed or edited."""
    limit: int = 0
    """Bytes of it that may be read, 0 for the usual limit."""
    compare: "Callable[[str, Dossier, Lang], str | Phrase] | None" = None
    """What changed from a file or revision to a dossier, as text, or why that cannot be told; None where nothing can be compared."""
    as_of: "Date | None" = None
    """Open on what was known by the end of this date, which has one (see `core.asof`); `index` is that of the whole dossier."""
    remembered: Memory = NOTHING
    """What is remembered of the dossier; it holds for what the command line leaves open."""
    notebook: "Notebook | None" = None
    """Where it is remembered; None to remember nothing."""
    welcome: bool = False
    """Whether to say what to try: this reader starts for the first time."""
    notice: Phrase | None = None
    """What there is to say at once."""
    lang_asked: bool = False
    """Whether the reader asked for `lang`, by an option or in the configuration."""
    keys: "Mapping[str, tuple[str, ...]]" = MappingProxyType({})
    """The reader's own keys, action by action."""
    theme: str = ""
    """"dark" or "light" as the reader configured it, "" for neither."""
    today: "Callable[[], int]" = lambda: 0
    """Tells which day it is, counted from 1970-01-01; a program may stay open for days."""
    mouse: bool = True
    """Whether to take the mouse."""
    keep: "Callable[[], None] | None" = None
    """Puts the dossier into the cache, where it should be; it takes a moment."""
