"""Plain reading: the events of the list one record after another, one column, no box, for screen readers and slow lines.

Only the lines in sight are made, so that ten thousand records open as fast as ten. The terminal's own cursor stands at the
beginning of the first of them: a screen reader begins there.
"""

from functools import lru_cache
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset
from textual.widgets import Static

from relations_tui.core.model import Event
from relations_tui.core.phrases import Lang, Phrase
from relations_tui.core.text import line
from relations_tui.export.form import Options
from relations_tui.export.reading import record
from relations_tui.export.records import Wording
from relations_tui.tui.document import Document
from relations_tui.tui.passing import PassingScreen
from relations_tui.tui.render.ink import QUIET, STRONG, Line, wrap

KEYS = Phrase(
    "n N événement suiv., préc.   ↓ ↑ ligne   ␣ page   ↵ y aller   Esc revenir",
    "n N next, previous event   ↓ ↑ line   ␣ page   ↵ go there   Esc go back",
)


class PlainScreen(PassingScreen[str | None], inherit_bindings=False):
    """Gives back the id of the event the reader stopped at, or None for where one was."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,p", "give_up", "Back", show=False),
        Binding("enter", "go", "Go there", show=False),
        Binding("j,down", "lines(1)", "Down", show=False),
        Binding("k,up", "lines(-1)", "Up", show=False),
        Binding("space,pagedown", "page(1)", "Page down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("n,right_square_bracket", "records(1)", "Next event", show=False),
        Binding("N,left_square_bracket", "records(-1)", "Previous event", show=False),
        Binding("g,home", "records(-1000000)", "First", show=False),
        Binding("G,end", "records(1000000)", "Last", show=False),
    ]

    def __init__(
        self, events: tuple[Event, ...], here: int, wording: Wording, lang: Lang, partial: Phrase | None = None
    ) -> None:
        """`events` in the order of the list, the one at `here` first in sight; `partial` is what a partial view must say."""
        super().__init__()
        self._events = events
        self._here = here
        self._skipped = 0
        self._lang = lang
        self._wording = wording
        self._partial = partial
        self._record = lru_cache(64)(self._wrapped)

    def compose(self) -> ComposeResult:
        """The text, and a line of keys."""
        if self._partial:
            yield Static(Content(" " + self._partial.say(self._lang)), id="plain-partial")
        yield Document(id="plain")
        yield Static(Content.styled(" " + KEYS.say(self._lang), QUIET), id="plain-keys")

    def on_mount(self) -> None:
        """The first records."""
        self._pane = self.query_one("#plain", Document)
        self._show()

    def on_resize(self) -> None:
        """Other lines at another width."""
        self._skipped = 0
        self._show()

    def _show(self) -> None:
        self._pane.offer(self._build)
        self.app.cursor_position = self._pane.region.offset + Offset(1, 0)

    def _wrapped(self, number: int, width: int) -> list[Content]:
        """The lines of a record, and an empty one after it."""
        texts = record(self._events[number], number + 1, len(self._events), self._wording, Options(self._lang))
        lines: list[Content] = []
        for place, text in enumerate(texts):
            content = Content(line(text)) if place else Content.styled(line(text), STRONG)
            lines += wrap(content, width, indent=1, hang=3)
        return [*lines, Content("")]

    def _build(self, width: int) -> list[Line]:
        """As many lines as there is room for."""
        found: list[Line] = []
        number, skipped = self._here, self._skipped
        while number < len(self._events) and len(found) < self._pane.size.height:
            found += [Line(content) for content in self._record(number, width)[skipped:]]
            number, skipped = number + 1, 0
        return found[: self._pane.size.height]

    def _height(self, number: int) -> int:
        return len(self._record(number, max(8, self._pane.room - 1)))

    def action_lines(self, by: int) -> None:
        """Further down or up by lines, never past the last record."""
        for _ in range(abs(by)):
            self._step(1 if by > 0 else -1)
        self._show()

    def _step(self, by: int) -> None:
        skipped = self._skipped + by
        last = self._here == len(self._events) - 1
        end = max(1, self._height(self._here) - (self._pane.size.height if last else 0))
        if 0 <= skipped < end:
            self._skipped = skipped
        elif 0 <= self._here + by < len(self._events):
            self._here += by
            self._skipped = 0 if by > 0 else self._height(self._here) - 1

    def action_page(self, by: int) -> None:
        """A window further, one line of it kept."""
        self.action_lines(by * max(1, self._pane.size.height - 1))

    def action_records(self, by: int) -> None:
        """The next record at the top; going back, first the beginning of the one in sight."""
        if by == -1 and self._skipped:
            by = 0
        self._here = max(0, min(self._here + by, len(self._events) - 1))
        self._skipped = 0
        self._show()

    def action_go(self) -> None:
        """To the event at the top."""
        self.dismiss(self._events[self._here].id)

    def action_give_up(self) -> None:
        """Back to where one was."""
        self.dismiss(None)
