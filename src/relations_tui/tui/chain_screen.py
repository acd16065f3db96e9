"""Chains over the explorer: a tree or a way, in which Enter goes to an event."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from relations_tui.core.phrases import Lang
from relations_tui.tui.document import Document
from relations_tui.tui.lines import Lines
from relations_tui.tui.passing import Passing
from relations_tui.tui.render.ink import Line
from relations_tui.tui.render.tree import Drawing, lines_of

Draw = Callable[[int], Drawing]
"""Width in cells → what is drawn."""


class ChainScreen(Passing[str | None], inherit_bindings=False):
    """Gives back the id of the event one goes to, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,c", "give_up", "Close", show=False),
        Binding("enter", "go", "Go there", show=False),
        Binding("j,down", "move(1)", "Next", show=False),
        Binding("k,up", "move(-1)", "Previous", show=False),
    ]

    def __init__(self, draw: Draw, lang: Lang) -> None:
        super().__init__()
        self._draw = draw
        self._lang = lang
        self._here = 0
        self._events: list[str] = []

    def compose(self) -> ComposeResult:
        """One pane."""
        yield Document(id="chain")

    def on_mount(self) -> None:
        """Fill it."""
        self._pane = self.query_one("#chain", Document)
        self._pane.offer(self._build, entry=0)
        width = max(30, min(108, self.app.size.width * 9 // 10 - 3))
        self._pane.styles.height = min(len(self._build(width)) + 2, self.app.size.height - 2)

    def _build(self, width: int) -> list[Line]:
        drawing = self._draw(width)
        self._events = drawing.events
        return list(lines_of(drawing, self._lang))

    def action_move(self, by: int) -> None:
        """The cursor on another event."""
        if self._events:
            self._here = (self._here + by) % len(self._events)
            self._pane.point(self._here)

    def action_go(self) -> None:
        """To the event under the cursor."""
        self.dismiss(self._events[self._here] if self._events else None)

    def action_give_up(self) -> None:
        """Back to where one was."""
        self.dismiss(None)

    @on(Lines.Chosen)
    def _clicked(self, message: Lines.Chosen) -> None:
        if (entry := self._pane.entry_at(message.line)) >= 0:
            self.dismiss(self._events[entry])
