"""A short list to choose from, over the explorer."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from relations_tui.core.phrases import Lang, Phrase
from relations_tui.tui.document import Document
from relations_tui.tui.lines import Lines
from relations_tui.tui.passing import Passing
from relations_tui.tui.render.ink import ACCENT, PLAIN, QUIET, STRONG, TITLE, Line, fit, join, wrap

KEYS = Phrase("↵ choisir   Esc renoncer", "↵ choose   Esc give up")


class Offer(NamedTuple):
    """Something to choose: what it gives back, its name, and what more is to be said of it."""

    value: str
    label: str
    about: str = ""
    head: str = ""
    """What stands above it, where a group begins."""


class Menu(Passing[str | None], inherit_bindings=False):
    """Gives back the value of the offer chosen, or None. A figure chooses at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "give_up", "Give up", show=False),
        Binding("enter", "choose", "Choose", show=False),
        Binding("j,down", "move(1)", "Next", show=False),
        Binding("k,up", "move(-1)", "Previous", show=False),
        *(Binding(str(number), f"pick({number - 1})", str(number), show=False) for number in range(1, 10)),
    ]

    def __init__(self, title: str, offers: Sequence[Offer], lang: Lang) -> None:
        """`title` says what is being chosen."""
        super().__init__()
        self._title = title
        self._offers = offers
        self._lang = lang
        self._chosen = 0

    def compose(self) -> ComposeResult:
        """One pane."""
        yield Document(id="menu")

    def on_mount(self) -> None:
        """Fill it; it is as tall as its lines, up to what there is room for."""
        self._pane = self.query_one("#menu", Document)
        self._pane.offer(self._lines, entry=0)
        self._pane.styles.height = min(
            len(self._lines(max(30, self.app.size.width * 3 // 4))) + 2, self.app.size.height - 2
        )

    def _lines(self, width: int) -> list[Line]:
        lines = [Line(content) for content in wrap(Content.styled(self._title, TITLE), width, indent=1)]
        lines.append(Line(Content("")))
        for number, offer in enumerate(self._offers):
            if offer.head:
                blank = [Line(Content(""))] if number else []
                lines += [*blank, Line(Content.styled(" " + offer.head, ACCENT))]
            key = str(number + 1) if number < 9 else " "
            label = join([(fit(key, 3), QUIET), (offer.label, STRONG if offer.about else PLAIN)])
            lines += [Line(content, number) for content in wrap(label, width, indent=1, hang=4)]
            if offer.about:
                about = offer.about if cell_len(offer.about) < 2 * width else offer.about[: 2 * width - 1] + "…"
                lines += [Line(content, number) for content in wrap(Content.styled(about, QUIET), width, indent=4)]
        return [*lines, Line(Content("")), Line(Content.styled(" " + KEYS.say(self._lang), QUIET))]

    def action_move(self, by: int) -> None:
        """The cursor on another offer."""
        self._chosen = (self._chosen + by) % len(self._offers)
        self._pane.point(self._chosen)

    def action_choose(self) -> None:
        """The offer under the cursor."""
        self.dismiss(self._offers[self._chosen].value)

    def action_pick(self, number: int) -> None:
        """The offer with that number."""
        if number < len(self._offers):
            self.dismiss(self._offers[number].value)

    def action_give_up(self) -> None:
        """Nothing."""
        self.dismiss(None)

    @on(Lines.Chosen)
    def _clicked(self, message: Lines.Chosen) -> None:
        if (number := self._pane.entry_at(message.line)) >= 0:
            self.dismiss(self._offers[number].value)
