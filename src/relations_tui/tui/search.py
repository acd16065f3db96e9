"""The filter box: one line of text whose every change is handed on within the same tick, so that all panes repaint together.

An input of our own: the framework's lays out the screen for each letter and tells of it a frame later, seven times the cost.
"""

import re
from collections.abc import Callable
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget

from relations_tui.core.text import line

Edit = Callable[[str, int], tuple[str, int]]
"""Text and cursor → text and cursor."""


class FilterBox(Widget, can_focus=True):
    """`edited` hears of each change of the text, `left` of Enter or Escape, by its name."""

    DEFAULT_CSS = """
    FilterBox { height: 1; width: 1fr; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"filter--placeholder"}
    ALLOW_SELECT = False

    def __init__(self, edited: Callable[[str], None], left: Callable[[str], None], *, id: str) -> None:
        super().__init__(id=id)
        self.text = ""
        self.cursor = 0
        self._placeholder = ""
        self._edited = edited
        self._left = left

    def hold(self, text: str, placeholder: str) -> None:
        """Show `text`, the cursor behind it when it is not what stands there; `placeholder` when there is none."""
        if text != self.text:
            self.text, self.cursor = text, len(text)
            self.refresh()
        if placeholder != self._placeholder:
            self._placeholder = placeholder
            self.refresh()

    def insert(self, text: str) -> None:
        """Put text in at the cursor, as if typed."""
        self._become(self.text[: self.cursor] + text + self.text[self.cursor :], self.cursor + len(text))

    def _become(self, text: str, cursor: int) -> None:
        changed = text != self.text
        self.text, self.cursor = text, cursor
        self.refresh()
        if changed:
            self._edited(text)

    def on_key(self, event: events.Key) -> None:
        """Edit; Enter and Escape leave the box at once, and a key that comes after them is no longer text."""
        if self.screen.focused is self and self.take(event):
            event.stop()
            event.prevent_default()

    def take(self, event: events.Key) -> bool:
        """Do what a key means here; whether it means anything."""
        if event.key in ("enter", "escape"):
            self._left(event.key)
        elif event.is_printable and event.character:
            self.insert(event.character)
        elif event.key in _EDITS:
            self._become(*_EDITS[event.key](self.text, self.cursor))
        else:
            return False
        return True

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted, on one line."""
        event.stop()
        self.insert(line(event.text).strip())

    def on_focus(self) -> None:
        """The cursor appears."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor goes."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """The cursor goes where the click was."""
        event.stop()
        self._become(self.text, min(len(self.text), event.x + self._first()))

    def _first(self) -> int:
        """The first character in sight: the cursor never leaves the box."""
        first = 0
        while cell_len(self.text[first : self.cursor]) >= max(1, self.size.width):
            first += 1
        return first

    def render_line(self, _y: int) -> Strip:
        """The text from the first character in sight, the cursor as a reversed cell."""
        width, style = self.size.width, self.visual_style
        if not self.text and not self.has_focus:
            content = Content.styled(self._placeholder, self.get_visual_style("filter--placeholder"))
        else:
            first = self._first()
            content = Content(self.text[first:] + " ")
            if self.has_focus:
                here = self.cursor - first
                content = content.stylize("reverse", here, here + 1)
        segments = content.truncate(width, ellipsis=True).render_segments(style)
        return Strip(segments).adjust_cell_length(width, style.rich_style)


def _back(text: str, cursor: int) -> tuple[str, int]:
    return text[: max(0, cursor - 1)] + text[cursor:], max(0, cursor - 1)


def _word_before(text: str, cursor: int) -> int:
    found = re.search(r"\S+\s*$", text[:cursor])
    return found.start() if found else 0


def _word_after(text: str, cursor: int) -> int:
    found = re.match(r"\s*\S+", text[cursor:])
    return cursor + found.end() if found else len(text)


def _to_start(text: str, _: int) -> tuple[str, int]:
    return text, 0


def _to_end(text: str, _: int) -> tuple[str, int]:
    return text, len(text)


def _word_off(text: str, cursor: int) -> tuple[str, int]:
    before = _word_before(text, cursor)
    return text[:before] + text[cursor:], before


_EDITS: dict[str, Edit] = {
    "backspace": _back,
    "ctrl+h": _back,
    "delete": lambda text, cursor: (text[:cursor] + text[cursor + 1 :], cursor),
    "left": lambda text, cursor: (text, max(0, cursor - 1)),
    "right": lambda text, cursor: (text, min(len(text), cursor + 1)),
    "ctrl+left": lambda text, cursor: (text, _word_before(text, cursor)),
    "ctrl+right": lambda text, cursor: (text, _word_after(text, cursor)),
    "home": _to_start,
    "ctrl+a": _to_start,
    "end": _to_end,
    "ctrl+e": _to_end,
    "ctrl+u": lambda text, cursor: (text[cursor:], 0),
    "ctrl+k": lambda text, cursor: (text[:cursor], cursor),
    "ctrl+w": _word_off,
    "ctrl+backspace": _word_off,
}
"""Keys that edit, as readline and desktop programs have them."""
