"""The help, over the explorer."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from relations_tui.core.phrases import Lang
from relations_tui.tui import external
from relations_tui.tui.document import Document
from relations_tui.tui.render.guide import guide
from relations_tui.tui.render.ink import Line


class HelpScreen(ModalScreen[None], inherit_bindings=False):
    """Every key, sign and example; any of Esc, q, ? or F1 closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "dismiss", "Close", show=False),
        Binding("j,down", "scroll(1)", "Down", show=False),
        Binding("k,up", "scroll(-1)", "Up", show=False),
        Binding("space,pagedown,ctrl+d", "page(1)", "Page down", show=False),
        Binding("pageup,ctrl+u", "page(-1)", "Page up", show=False),
        Binding("g,home", "scroll(-100000)", "First", show=False),
        Binding("G,end", "scroll(100000)", "Last", show=False),
    ]

    def __init__(self, lang: Lang) -> None:
        super().__init__()
        self._lang = lang

    def compose(self) -> ComposeResult:
        """One pane."""
        yield Document(id="help")

    def on_mount(self) -> None:
        """Fill it."""
        self._pane = self.query_one("#help", Document)
        self._pane.offer(lambda width: [Line(content) for content in guide(width, self._lang, external.offered())])

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self._pane.scroll_by(lines)

    def action_page(self, pages: int) -> None:
        """Scroll by pages."""
        self._pane.scroll_by(pages * (self._pane.page - 1))
