"""A pane of wrapped text with entries in it: detail, cross-references, facets and help are made of it.

Its lines are built when it is first painted at a width, so that a pane out of sight costs nothing.
"""

from collections.abc import Callable

from textual.content import Content
from textual.strip import Strip

from relations_tui.tui.lines import Lines
from relations_tui.tui.render.ink import HIT, Line

Builder = Callable[[int], list[Line]]
"""Width in cells → the lines of the pane."""


def _empty(_width: int) -> list[Line]:
    return []


class Document(Lines):
    """Lines that belong to numbered entries; the cursor stands on an entry, not on a line."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._build: Builder = _empty
        self._lines: list[Line] = []
        self._width = -1
        self._entry = -1

    def offer(self, build: Builder, *, entry: int = -1, keep_top: bool = False) -> None:
        """New contents, made by `build` when they are needed; the cursor on `entry`, on none when -1."""
        self._build = build
        self._width = -1
        self._entry = entry
        if not keep_top:
            self.top = 0
        self.refresh()

    def point(self, entry: int) -> None:
        """Put the cursor on another entry."""
        self._entry = entry
        if self._width == self.room:
            self.light(self._extent(entry), margin=2)

    def entry_at(self, line: int) -> int:
        """The entry that a line belongs to; -1 for none."""
        return self._lines[line].entry if 0 <= line < len(self._lines) else -1

    def hits(self) -> list[int]:
        """The lines that bear a marked hit."""
        self._ensure()
        return [n for n, line in enumerate(self._lines) if any(span.style == HIT for span in line.content.spans)]

    def seek(self) -> None:
        """Bring a line with a hit into sight, the first from the top on where none is."""
        found = self.hits()
        if found and not any(self.top <= line < self.top + self.page for line in found):
            self.scroll_top(next((line for line in found if line >= self.top), found[0]))

    def next_hit(self, by: int) -> None:
        """Scroll to the next (or previous) line that bears a marked hit."""
        found = self.hits()
        after = [n for n in found if (n > self.top if by > 0 else n < self.top)]
        if after:
            self.scroll_top(after[0] if by > 0 else after[-1])

    def render_line(self, y: int) -> Strip:
        """One line, after building them all when the width is new."""
        self._ensure()
        return super().render_line(y)

    def _ensure(self) -> None:
        width = self.room
        if width == self._width:
            return
        self._width = width
        self._lines = self._build(max(8, width - 1))
        self.show(len(self._lines), self._content)
        extent = self._extent(self._entry)
        self.light(extent, margin=2)
        if self._entry == 0 and extent.stop <= self.page:
            self.top = 0

    def _content(self, line: int, _width: int) -> Content:
        return self._lines[line].content

    def _extent(self, entry: int) -> range:
        lines = [n for n, line in enumerate(self._lines) if line.entry == entry] if entry >= 0 else []
        return range(lines[0], lines[-1] + 1) if lines else range(0)
