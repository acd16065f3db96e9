"""A text to read over the explorer: the help, or what changed between two versions."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from relations_tui.tui.document import Document
from relations_tui.tui.passing import Passing
from relations_tui.tui.render.ink import QUIET, Line

Write = Callable[[int], list[Content]]
"""Width in cells → the lines of the text."""


class ReadingScreen(Passing[None], inherit_bindings=False):
    """A text that scrolls; any of Esc, q, ? or F1 closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "dismiss", "Close", show=False),
        Binding("j,down", "scroll(1)", "Down", show=False),
        Binding("k,up", "scroll(-1)", "Up", show=False),
        Binding("space,pagedown,ctrl+d", "page(1)", "Page down", show=False),
        Binding("pageup,ctrl+u", "page(-1)", "Page up", show=False),
        Binding("g,home", "scroll(-100000)", "First", show=False),
        Binding("G,end", "scroll(100000)", "Last", show=False),
    ]

    def __init__(self, write: Write, *, keys: str = "") -> None:
        """`write` makes the text; with a line of `keys` below it, it has the whole screen."""
        super().__init__(classes="-wide" if keys else None)
        self._write = write
        self._keys = keys

    def compose(self) -> ComposeResult:
        """One pane, and the line of keys."""
        yield Document(id="reading")
        if self._keys:
            yield Static(Content.styled(f" {self._keys}", QUIET), id="reading-keys")

    def on_mount(self) -> None:
        """Fill it."""
        self._pane = self.query_one("#reading", Document)
        self._pane.offer(lambda width: [Line(content) for content in self._write(width)])

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self._pane.scroll_by(lines)

    def action_page(self, pages: int) -> None:
        """Scroll by pages."""
        self._pane.scroll_by(pages * (self._pane.page - 1))
