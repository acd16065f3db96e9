"""One question over the explorer, answered in a line of text."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from relations_tui.tui.passing import Passing
from relations_tui.tui.search import FilterBox


class AskScreen(Passing[str | None], inherit_bindings=False):
    """Gives back what was typed, or None when the reader gives up."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "Give up", show=False)]

    def __init__(self, question: str, example: str) -> None:
        """`question` stands above the line, `example` in it while it is empty."""
        super().__init__()
        self._question = question
        self._example = example

    def compose(self) -> ComposeResult:
        """The question and a line."""
        with Vertical(id="ask"):
            yield Static(Content(self._question), id="question")
            yield FilterBox(_nothing, self._answered, id="answer")
            yield Static(Content(self._example), id="example")

    def on_mount(self) -> None:
        """Type at once."""
        self._box = self.query_one("#answer", FilterBox)
        self._box.focus()

    def _answered(self, key: str) -> None:
        self.dismiss(self._box.text.strip() if key == "enter" and self._box.text.strip() else None)

    def action_give_up(self) -> None:
        """No answer."""
        self.dismiss(None)


def _nothing(_text: str) -> None:
    """A question follows nothing while it is typed."""
