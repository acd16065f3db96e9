"""The filter box: what is typed is handed on within the same tick, so that box and list are repainted together."""

from collections.abc import Callable

from textual import events
from textual.widgets import Input


class FilterBox(Input):
    """An input whose every change goes straight to `edited`; the message that the framework sends comes a frame too late."""

    DEFAULT_CSS = """
    FilterBox, FilterBox:focus { border: none; height: 1; padding: 0; background: transparent; width: 1fr; }
    """

    def __init__(self, edited: Callable[[str], None], left: Callable[[], None], *, id: str) -> None:
        super().__init__(id=id, compact=True, select_on_focus=False)
        self._edited = edited
        self._left = left
        self.can_focus = True

    def watch_value(self, value: str) -> None:
        """Hand the text on."""
        self._edited(value)

    def on_key(self, event: events.Key) -> None:
        """Enter and Escape leave the box at once, and a key that comes after them is no longer text."""
        if self.screen.focused is not self:
            event.prevent_default()
        elif event.key in ("enter", "escape"):
            event.stop()
            event.prevent_default()
            self._left()

    def hold(self, text: str) -> None:
        """Put `text` in the box, the cursor behind it, when it is not what stands there."""
        if self.value != text:
            self.value = text
            self.cursor_position = len(text)
