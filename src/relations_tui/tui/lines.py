"""A pane of lines, painted one by one as they come into sight; a cursor move repaints only the lines it touches.

It scrolls by itself: the framework's scroll view needs a layout pass for each change of length, three times the cost of a keystroke.
"""

from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

Painter = Callable[[int, int], Content]
"""Line number and width in cells → what stands there."""


def _nothing(_line: int, _width: int) -> Content:
    return Content("")


def _unheard() -> None:
    """Nobody asked to be told."""


class Lines(Widget, can_focus=False):
    """A scrolling pane. `show` gives it its lines, `light` puts the cursor on some of them."""

    DEFAULT_CSS = """
    Lines { height: 1fr; width: 1fr; overflow: hidden hidden; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"lines--lit", "lines--lit-idle", "lines--track", "lines--thumb"}
    ALLOW_SELECT = False

    class Chosen(Message):
        """A line was clicked."""

        def __init__(self, pane: "Lines", line: int) -> None:
            super().__init__()
            self.pane = pane
            self.line = line

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.count = 0
        self.top = 0
        self.lit = range(0)
        self.active = False
        self.ruled = False
        self._area = Size(0, 0)
        self._pieces: dict[str, Strip] = {}
        self._title: Content | None = None
        self.scrolled: Callable[[], None] = _unheard
        """Told when other lines may be in sight for another reason than the cursor."""
        self._paint: Painter = _nothing
        self._strips: LRUCache[tuple[int, int, bool, bool], Strip] = LRUCache(1024)

    def head(self, title: Content, *, active: bool) -> None:
        """The pane's title, above its lines; when `active`, keys go here and the cursor is brighter."""
        self._title = title
        if active != self.active:
            self.active = active
            self._strips.clear()
            self.refresh()
        else:
            self.refresh(Region(0, 0, self.size.width, 1))

    def show(self, count: int, paint: Painter, *, keep_top: bool = True) -> None:
        """`count` lines, painted by `paint` when seen; unless `keep_top`, from the first line on."""
        self.count = count
        self._paint = paint
        self._strips.clear()
        self.top = self._clamped(self.top if keep_top else 0)
        self.lit = range(0)
        self.refresh()

    def light(self, lines: range, *, margin: int = 0) -> None:
        """Put the cursor on `lines` and bring them into sight, with `margin` lines around them where there is room."""
        before, self.lit = self.lit, lines
        if not self._bring(lines, margin):
            for line in {*before} ^ {*lines}:
                self._refresh_line(line)

    def scroll_by(self, lines: int) -> None:
        """Scroll without moving the cursor."""
        self.scroll_top(self.top + lines)

    def scroll_top(self, top: int) -> None:
        """Put line `top` first, as far as there are lines."""
        top = self._clamped(top)
        if top != self.top:
            self.top = top
            self.refresh()
            self.scrolled()

    @property
    def page(self) -> int:
        """How many lines are in sight; at least 1."""
        return max(1, self._area.height - self._above)

    @property
    def _above(self) -> int:
        return 0 if self._title is None else 1

    @property
    def room(self) -> int:
        """How many cells a line has, left of the scroll bar."""
        return max(1, self._area.width - 1)

    def _clamped(self, top: int) -> int:
        return max(0, min(top, self.count - self.page))

    def _bring(self, lines: range, margin: int) -> bool:
        if not lines or not self._area.height:
            return False
        margin = min(margin, max(0, (self.page - len(lines)) // 2))
        low, high = lines.start - margin, lines.stop + margin
        top = self.top
        if high > top + self.page:
            top = high - self.page
        top = self._clamped(min(top, low))
        moved = top != self.top
        if moved:
            self.top = top
            self.refresh()
        return moved

    def _refresh_line(self, line: int) -> None:
        self.refresh(Region(0, line - self.top + self._above, self.size.width, 1))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines for the compositor; the size is asked for once, not for each line."""
        self._area = self.size
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line of the pane, `y` lines below its upper edge."""
        row = y - self._above
        if row < 0 and self._title is not None:
            body = self._strip(self._title, self.visual_style, self.room)
        else:
            body = self._body(self.line_at(row))
        # Neighbours of one style become one segment: each costs the terminal some forty bytes.
        return Strip.join([body, self._bar(row)]).simplify()

    def line_at(self, row: int) -> int:
        """Which line stands `row` lines below the top of the list."""
        return self.top + row

    def _leads(self, line: int) -> bool:
        """Whether the line is painted in a way of its own for being the first in sight, below the heading that stays."""
        return line == self.top + 1

    def _body(self, line: int) -> Strip:
        width = self.room
        if line >= self.count:
            return Strip.blank(width, self.visual_style.rich_style)
        key = (line, width, line in self.lit, self._leads(line))
        strip = self._strips.get(key)
        if strip is None:
            style = self.visual_style
            if key[2]:
                style = self.get_visual_style("lines--lit" if self.active else "lines--lit-idle")
                if self.app.ansi_color:  # without colours of its own, the cursor is told by inversion
                    style = style + Style(reverse=True)
            strip = self._strips[key] = self._strip(self._paint(line, width), style, width)
        return strip

    def _strip(self, content: Content, style: Style, width: int) -> Strip:
        segments = content.truncate(width, ellipsis=True).render_segments(style)
        return Strip(segments).adjust_cell_length(width, style.rich_style)

    def _bar(self, row: int) -> Strip:
        """The scroll bar, which is also the rule between this pane and the next."""
        page = self.page
        if row >= 0 and self.count > page:
            size = max(1, page * page // self.count)
            start = (page - size) * self.top // max(1, self.count - page)
            if start <= row < start + size:
                return self._bar_piece("┃", "lines--thumb")
        return self._bar_piece("│", "lines--track") if self.ruled else self._bar_piece(" ")

    def _bar_piece(self, character: str, name: str = "") -> Strip:
        strip = self._pieces.get(character)
        if strip is None:
            style = self.get_component_rich_style(name) if name else self.visual_style.rich_style
            strip = self._pieces[character] = Strip([Segment(character, style)], 1)
        return strip

    def notify_style_update(self) -> None:
        """Themes and classes change the styles: paint afresh."""
        super().notify_style_update()
        self._pieces.clear()
        self._strips.clear()

    def on_resize(self) -> None:
        """A new width needs new strips, a new height may need another top."""
        self._area = self.size
        self._strips.clear()
        self.top = self._clamped(self.top)
        self._bring(self.lit, 0)
        self.scrolled()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls the pane under the pointer."""
        event.stop()
        self.scroll_by(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel scrolls the pane under the pointer."""
        event.stop()
        self.scroll_by(-3)

    def on_click(self, event: events.Click) -> None:
        """A click chooses a line; on the bar it scrolls to that place, on the title it chooses the pane (line -1)."""
        event.stop()
        row = event.y - self._above
        if row < 0:
            self.post_message(self.Chosen(self, -1))
        elif event.x >= self.size.width - 1:
            self.scroll_top(row * self.count // self.page - self.page // 2)
        elif self.top + row < self.count:
            self.post_message(self.Chosen(self, self.top + row))
