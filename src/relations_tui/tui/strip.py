"""The widget of the density strip: lines painted elsewhere, and the mouse on them."""

from collections.abc import Callable
from typing import Literal

from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

Gesture = Literal["closer", "farther", "drag", "drop", "click"]


class DensityStrip(Widget, can_focus=False):
    """`heard` is told of each gesture, within the same tick: what it is, the cell it is on, and the cell where it began."""

    ALLOW_SELECT = False

    def __init__(self, heard: Callable[[Gesture, int, int], None], *, id: str) -> None:
        super().__init__(id=id)
        self._heard = heard
        self._lines: list[Content] = []
        self._pressed: int | None = None
        self._dragged = False

    def show(self, lines: list[Content]) -> None:
        """Show these lines; only those that differ are painted."""
        before, self._lines = self._lines, lines
        if len(before) != len(lines):
            self.refresh()
            return
        changed = [Region(0, row, self.size.width, 1) for row, line in enumerate(lines) if _differs(line, before[row])]
        if changed:
            self.refresh(*changed)

    def render_line(self, y: int) -> Strip:
        """One of the lines."""
        width, style = self.size.width, self.visual_style
        if y >= len(self._lines):
            return Strip.blank(width, style.rich_style)
        return Strip(self._lines[y].render_segments(style)).adjust_cell_length(width, style.rich_style)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel zooms around the pointer."""
        event.stop()
        self._heard("closer", event.x, event.x)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel zooms around the pointer."""
        event.stop()
        self._heard("farther", event.x, event.x)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A press: a click, or the beginning of a selection."""
        event.stop()
        self.capture_mouse()
        self._pressed, self._dragged = event.x, False

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """While pressed: the selection reaches to the pointer."""
        if self._pressed is not None and (self._dragged or event.x != self._pressed):
            self._dragged = True
            self._heard("drag", event.x, self._pressed)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """The end of a press."""
        event.stop()
        self.release_mouse()
        if self._pressed is not None:
            self._heard("drop" if self._dragged else "click", event.x, self._pressed)
        self._pressed = None


def _differs(line: Content, other: Content) -> bool:
    return line.plain != other.plain or line.spans != other.spans
