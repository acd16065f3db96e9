"""The line in which one looks for words in the detail; it stands in place of the message line while one types there."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from relations_tui.core.phrases import Phrase
from relations_tui.tui import state as steps
from relations_tui.tui.render import bars
from relations_tui.tui.render.ink import TITLE
from relations_tui.tui.search import FilterBox
from relations_tui.tui.state import State

if TYPE_CHECKING:
    from relations_tui.tui.explorer import Explorer

FIND = Phrase("Chercher dans le détail\u00a0:", "Search in the detail:")
EXAMPLE = Phrase("un mot, un nom, une adresse", "a word, a name, an address")


class Finding:
    """Words sought in the detail of the explorer `screen`."""

    def __init__(self, screen: "Explorer") -> None:
        self._screen = screen
        self._box = FilterBox(self._typed, self._left, id="find")
        self._prompt, self._count = Static(id="find-prompt"), Static(id="find-count")

    def make(self) -> Iterator[Widget]:
        """Prompt, box and count."""
        with Horizontal(id="finding"):
            yield self._prompt
            yield self._box
            yield self._count

    def begin(self) -> None:
        """Letters go to the box from now on."""
        self._screen.add_class("-finding")
        self._screen.set_focus(self._box)
        self._screen.become(steps.focus(self._screen.state, "detail"))

    def sync(self, state: State) -> None:
        """Show what is sought and on how many lines it stands."""
        if not self._screen.has_class("-finding"):
            return
        self._box.hold(state.sought, EXAMPLE.say(state.lang))
        lines = len(self._screen.panels.detail.hits()) if state.sought.strip() else None
        self._count.update(bars.found(lines, state.lang), layout=False)
        self._prompt.update(Content.styled(f" {FIND.say(state.lang)} ", TITLE))

    def _typed(self, text: str) -> None:
        if text != self._screen.state.sought:
            self._screen.become(self._screen.state._replace(sought=text))
            self._screen.panels.detail.seek()

    def _left(self, key: str) -> None:
        """Enter keeps what is sought, for the next and previous hit; Escape drops it."""
        self._screen.remove_class("-finding")
        self._screen.set_focus(None)
        state = self._screen.state
        self._screen.become(state if key == "enter" else state._replace(sought=""))
