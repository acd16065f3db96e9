"""The one screen: it owns the state, turns keys and clicks into steps, and repaints what a step changed in the same tick."""

from collections.abc import Callable

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Static

from relations_tui.tui import state as steps
from relations_tui.tui.actions import ACTIONS
from relations_tui.tui.document import Document
from relations_tui.tui.lines import Lines
from relations_tui.tui.panels import Panels
from relations_tui.tui.search import FilterBox
from relations_tui.tui.state import State

KEYS: dict[str, str] = {key: action.id for action in ACTIONS for key in action.keys}
"""Textual's name of a key → the action it stands for."""

WHILE_TYPING = {"down", "up", "pagedown", "pageup", "tab", "shift+tab", "f1", "ctrl+p"}
"""The keys that reach the panes while one types in the filter."""

ASKED = {
    "theme",
    "help",
    "palette",
    "copy",
    "source",
    "edit",
    "reload",
    "quit",
    "chain",
    "way",
    "disputes",
    "as-of",
    "changes",
    "go-to",
}
"""The actions that only the application can do."""


class Explorer(Screen[None], inherit_bindings=False):
    """Timeline, detail, cross-references and facets over one state.

    It takes its keys itself rather than through the framework's bindings, which answer a key some messages later: a reader who
    types `/` and a word at once would see the word's letters taken for commands.
    """

    AUTO_FOCUS = ""

    def __init__(self, state: State, source: str, ask: Callable[[str], None]) -> None:
        """`state` to begin with; `source` is the file as the header names it; `ask` does one of `ASKED`."""
        super().__init__()
        self._state = state
        self._ask = ask
        self.panels = Panels(self, source)

    @property
    def state(self) -> State:
        """What is shown now."""
        return self._state

    def compose(self) -> ComposeResult:
        """Header, filter line, message line, panes, footer."""
        yield Static(id="header")
        with Horizontal(id="query"):
            yield Static("/", id="prompt", markup=False)
            yield FilterBox(self._typed, self.leave_filter, id="filter")
            yield Static(id="count")
        yield Static(id="message")
        with Horizontal(id="panes"):
            yield from self.panels.make(self._state)
        yield Static(id="stale")
        yield Static(id="footer")
        yield Static(id="small")

    def on_mount(self) -> None:
        """The first picture."""
        self.panels.adopt()
        self.panels.sync(self._state)

    def on_resize(self) -> None:
        """Another number of columns may ask for other panes."""
        self.panels.warn_when_small(self._state)
        self.panels.arrange(self._state)
        self.panels.sync(self._state)

    def become(self, state: State) -> None:
        """Show another state."""
        before, self._state = self._state, state
        if (state.pane, state.side, state.facets) != (before.pane, before.side, before.facets):
            self.panels.arrange(state)
        self.panels.sync(state)

    @property
    def typing(self) -> bool:
        """Whether letters go to the filter box."""
        return self.focused is self.panels.box

    def _typed(self, text: str) -> None:
        if text != self._state.typed:
            self.become(steps.filter_by(self._state._replace(notice=None), text))

    def on_key(self, event: events.Key) -> None:
        """A key: text for the filter while one types there, else what the table of actions says."""
        action = KEYS.get(event.key)
        if self._state.notice:
            self.become(self._state._replace(notice=None))
        if self.typing and event.is_printable and event.character:
            self.panels.box.insert(event.character)
        elif action and (not self.typing or event.key in WHILE_TYPING):
            self.do(action)
        else:
            return
        event.stop()
        event.prevent_default()

    def do(self, action: str) -> None:
        """Do what a key stands for: a step from state to state, or one of the few things that reach further."""
        if action in _STEPS:
            self.become(_STEPS[action](self._state))
        elif action in ASKED:
            self._ask(action)
        elif action in _MOVES:
            self._move(_MOVES[action](self._page()))
        else:
            getattr(self, f"_{action.replace('-', '_')}")()

    def _page(self) -> int:
        return self.panels.views[self._state.pane].page - 1

    def _move(self, by: int) -> None:
        pane = self._state.pane
        if pane == "timeline" or self.typing:
            self.become(steps.move(self._state, by))
        elif pane == "detail":
            self.panels.views[pane].scroll_by(by)
        else:
            self.become(self.panels.move_entry(self._state, by))

    def _filter(self) -> None:
        self.set_focus(self.panels.box)
        self.panels.sync(self._state)

    def leave_filter(self, _key: str = "") -> None:
        """Keys go back to the panes; the filter stays."""
        self.set_focus(None)
        pane = self._state.pane
        self.become(steps.focus(steps.keep(self._state), "timeline" if pane == "facets" else pane))

    def _escape(self) -> None:
        if self.typing:
            self.leave_filter()
        else:
            self.become(steps.step_out(self._state))

    def _open(self) -> None:
        if self.typing:
            self.leave_filter()
        elif self._state.pane == "timeline":
            self.become(steps.focus(self._state, "detail"))
        else:
            self.become(self.panels.choose(self._state, exclude=False))

    def _exclude(self) -> None:
        if self._state.pane == "facets":
            self.become(self.panels.choose(self._state, exclude=True))

    def _next_hit(self) -> None:
        self._hit(1)

    def _previous_hit(self) -> None:
        self._hit(-1)

    def _hit(self, by: int) -> None:
        view = self.panels.views[self._state.pane]
        if isinstance(view, Document):
            view.next_hit(by)
        else:
            self.become(steps.move(self._state, by))

    @on(Lines.Chosen)
    def _clicked(self, message: Lines.Chosen) -> None:
        """A click selects; a click on an entry walks or chooses, as Enter does."""
        self.set_focus(None)
        self.become(self.panels.clicked(steps.keep(self._state), message))


_STEPS: dict[str, Callable[[State], State]] = {
    "previous-year": lambda state: steps.move_years(state, -1),
    "next-year": lambda state: steps.move_years(state, 1),
    "facets": steps.toggle_facets,
    "undo": steps.undo,
    "back": steps.go_back,
    "forward": steps.go_forward,
    "next-pane": lambda state: steps.cycle(state, 1),
    "previous-pane": lambda state: steps.cycle(state, -1),
    "pane-1": lambda state: steps.focus(state, "timeline"),
    "pane-2": lambda state: steps.focus(state, "detail"),
    "pane-3": lambda state: steps.focus(state, "related"),
    "language": steps.speak,
    "order": steps.turn,
    "mark": steps.mark,
    "next-mark": steps.next_mark,
}

_FAR = 10**9
_MOVES: dict[str, Callable[[int], int]] = {
    "down": lambda _: 1,
    "up": lambda _: -1,
    "first": lambda _: -_FAR,
    "last": lambda _: _FAR,
    "half-down": lambda page: max(1, page // 2),
    "half-up": lambda page: -max(1, page // 2),
    "page-down": lambda page: max(1, page),
    "page-up": lambda page: -max(1, page),
}
