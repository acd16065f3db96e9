"""The filter box: what is typed is handed on within the same tick, so that box and list are repainted together."""

from collections.abc import Callable

from textual.widgets import Input


class FilterBox(Input):
    """An input whose every change goes straight to `edited`; the message that the framework sends comes a frame too late."""

    DEFAULT_CSS = """
    FilterBox, FilterBox:focus { border: none; height: 1; padding: 0; background: transparent; width: 1fr; }
    """

    def __init__(self, edited: Callable[[str], None], *, id: str) -> None:
        super().__init__(id=id, compact=True, select_on_focus=False)
        self._edited = edited
        self.can_focus = True

    def watch_value(self, value: str) -> None:
        """Hand the text on."""
        self._edited(value)

    def hold(self, text: str) -> None:
        """Put `text` in the box, the cursor behind it, when it is not what stands there."""
        if self.value != text:
            self.value = text
            self.cursor_position = len(text)
