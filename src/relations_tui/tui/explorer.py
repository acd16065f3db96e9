"""The one screen: it owns the state, turns keys and clicks into steps, and repaints what a step changed in the same tick."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Static

from relations_tui.tui import lane_steps, laning, zooming
from relations_tui.tui import state as steps
from relations_tui.tui.document import Document
from relations_tui.tui.finding import Finding
from relations_tui.tui.keymap import DEFAULT, Keymap
from relations_tui.tui.lanes_pane import LanesPane
from relations_tui.tui.laning import Laning
from relations_tui.tui.lines import Lines
from relations_tui.tui.panels import Panels
from relations_tui.tui.patience import Patience
from relations_tui.tui.search import FilterBox
from relations_tui.tui.state import State
from relations_tui.tui.strip_pane import STEPS, StripPane

if TYPE_CHECKING:
    from relations_tui.tui.welcome import Welcome

WHILE_TYPING = {"down", "up", "page-down", "page-up", "next-pane", "previous-pane", "help", "palette", "mouse"}
"""The actions whose keys, but letters and signs, reach the panes while one types in the filter."""

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
    "rhythm",
    "agenda",
    "go-to",
    "plain",
    "compare",
    "export",
    "save-view",
    "delete-view",
    "mouse",
}
"""The actions that only the application can do."""


class Explorer(Screen[None], inherit_bindings=False):
    """Timeline, detail, cross-references and facets over one state.

    It takes its keys itself rather than through the framework's bindings, which answer a key some messages later: a reader who
    types `/` and a word at once would see the word's letters taken for commands.
    """

    AUTO_FOCUS = ""

    def __init__(
        self, state: State, source: str, ask: Callable[[str], None], patience: Patience, keymap: Keymap = DEFAULT, *,
        welcome: bool = False,
    ) -> None:  # fmt: skip
        """`state` to begin with; `source` is the file as the header names it; `ask` does one of `ASKED`, or "remember"s."""
        super().__init__()
        self._state = lane_steps.opened(state) if state.picture.lanes else state
        self.keymap = keymap
        self._welcome = _welcome(state, keymap) if welcome else None
        self._ask = ask
        self._patience = patience
        self.panels = Panels(self, source)
        self.finding = Finding(self)
        self.strip = StripPane(self)
        self.lanes = Laning(self, self._state)

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
        yield from self.finding.make()
        yield self.strip.make(self._state)
        yield self.lanes.pane
        with Horizontal(id="panes"):
            yield from self.panels.make(self._state)
        yield Static(id="stale")
        if self._welcome:
            yield self._welcome
        yield Static(id="footer")
        yield Static(id="small")

    def on_mount(self) -> None:
        """The first picture."""
        self.panels.adopt()
        self.panels.timeline.scrolled = lambda: self.strip.sync(self._state)
        self.become(self._state)

    def on_resize(self) -> None:
        """Another number of columns may ask for other panes."""
        self.panels.warn_when_small(self._state)
        self.panels.arrange(self._state)
        self.become(self._state)

    def become(self, state: State) -> None:
        """Show another state."""
        before = self._state
        self._state = state = self.strip.fit(self.lanes.fit(before, zooming.follow(before, state)))
        if _layout(state) != _layout(before):
            self.panels.arrange(state)
        self.panels.sync(state)
        self.finding.sync(state)
        self.lanes.sync(state)
        self.strip.gutter, self.strip.margin = self.lanes.gutter, self.lanes.margin
        self.strip.sync(state)
        if (state.marks, state.views) != (before.marks, before.views):
            self._ask("remember")

    @property
    def typing(self) -> bool:
        """Whether letters go to a box."""
        return isinstance(self.focused, FilterBox)

    def _typed(self, text: str) -> None:
        if text != self._state.typed:
            self.become(steps.filter_by(self._state._replace(notice=None), text))

    def on_key(self, event: events.Key) -> None:
        """A key: text for the filter while one types there, else what the keymap in force says."""
        if self._patience.takes(event, meant_for_another=self.app.screen is not self):
            event.stop()  # it came right after a key that opens something, and is meant for that
            return
        action = self.keymap.action(event.key, self._state.pane)
        if self._welcome:
            self._welcome.leave()
        if self._state.notice:
            self.become(self._state._replace(notice=None))
        if isinstance(box := self.focused, FilterBox) and box.take(event):
            pass  # a key that comes right after the one that leads to the box finds its way there too
        elif action and (not self.typing or action in WHILE_TYPING):
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
        elif action == "find":
            self.finding.begin()
        elif action in STEPS:
            self.strip.do(action)
        elif action in laning.STEPS:
            self.lanes.do(action)
        elif action in _HITS:
            self._hit(_HITS[action])
        elif action in _MOVES:
            self._move(_MOVES[action](self._page()))
        else:
            getattr(self, f"_{action.replace('-', '_')}")()

    def _page(self) -> int:
        return self.panels.views.get(self._state.pane, self.panels.timeline).page - 1

    def _move(self, by: int) -> None:
        pane = self._state.pane
        if pane in ("timeline", "strip") or self.focused is self.panels.box:
            self.become(steps.move(self._state, by))
        elif pane == "lanes":
            self.become(self.lanes.move(self._state, by))
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
        self.become(steps.focus(steps.keep(self._state), self._state.main if pane == "facets" else pane))

    def _escape(self) -> None:
        step_out = zooming.step_out if self._state.pane == "strip" else steps.step_out
        self.become(step_out(self._state))

    def _open(self) -> None:
        if self._state.pane == self._state.main:
            state = self._state
            self.become(steps.focus(state, "detail") if state.rows.events else steps.drop(state))
        else:
            self.become(self.panels.choose(self._state, exclude=False))

    def _exclude(self) -> None:
        if self._state.pane == "facets":
            self.become(self.panels.choose(self._state, exclude=True))

    def _hit(self, by: int) -> None:
        view = self.panels.views.get(self._state.pane)
        if isinstance(view, Document):
            view.next_hit(by)
        else:
            self.become(steps.move(self._state, by))

    @on(Lines.Chosen)
    def _clicked(self, message: Lines.Chosen) -> None:
        """A click selects; a click on an entry walks or chooses, as Enter does."""
        self.set_focus(None)
        if self._welcome:
            self._welcome.leave()
        self.become(self.panels.clicked(steps.keep(self._state), message))

    @on(LanesPane.Reached)
    def _reached(self, message: LanesPane.Reached) -> None:
        """A click in the lanes."""
        self.set_focus(None)
        self.become(self.lanes.reached(steps.keep(self._state), message))


def _welcome(state: State, keymap: Keymap) -> "Welcome":
    from relations_tui.tui.welcome import Welcome  # for one start of all

    return Welcome(state.lang, keymap)


def _layout(state: State) -> tuple[object, ...]:
    """What decides which panes stand on the screen."""
    return state.pane, state.side, state.facets, state.picture.lanes


_STEPS: dict[str, Callable[[State], State]] = {
    "previous-year": lambda state: steps.move_years(state, -1),
    "next-year": lambda state: steps.move_years(state, 1),
    "previous-gap": lambda state: steps.move_gap(state, -1),
    "next-gap": lambda state: steps.move_gap(state, 1),
    "facets": steps.toggle_facets,
    "undo": steps.undo,
    "back": steps.go_back,
    "forward": steps.go_forward,
    "next-pane": lambda state: steps.cycle(state, 1),
    "previous-pane": lambda state: steps.cycle(state, -1),
    "pane-1": lambda state: steps.focus(state, state.main),
    "pane-2": lambda state: steps.focus(state, "detail"),
    "pane-3": lambda state: steps.focus(state, "related"),
    "language": steps.speak,
    "order": steps.turn,
    "mark": steps.mark,
    "next-mark": steps.next_mark,
}

_HITS = {"next-hit": 1, "previous-hit": -1}
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
