"""The lanes of the explorer: what they show of a state, and what their keys and the mouse do."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content

from relations_tui.core.lanes import NAMES, Lanes
from relations_tui.core.phrases import Phrase
from relations_tui.core.text import line
from relations_tui.core.words import compact
from relations_tui.tui import external, lane_steps, zooming
from relations_tui.tui import state as steps
from relations_tui.tui.lanes_pane import LanesPane
from relations_tui.tui.render import bars
from relations_tui.tui.render import lanes as drawing
from relations_tui.tui.render.empty import empty_lines
from relations_tui.tui.render.ink import QUIET, Look, join
from relations_tui.tui.state import State

if TYPE_CHECKING:
    from relations_tui.tui.explorer import Explorer

BY_FIRST = Phrase("dans l\u2019ordre du temps", "in order of time")
BY_COUNT = Phrase("les plus fournies d\u2019abord", "the fullest first")


class Laning:
    """The lanes on behalf of the explorer `screen`."""

    def __init__(self, screen: "Explorer", state: State) -> None:
        self._screen = screen
        self.pane = LanesPane(id="lanes", signs=drawing.ASCII if external.ascii_only() else drawing.UNICODE)
        self._title: object = None
        self._gathered = state.picture.window
        """The window that no reader chose."""

    @property
    def gutter(self) -> int:
        """Cells before the first column of the scale; 0 while the lanes are not on screen."""
        return self.pane.name_cells if self.pane.display else 0

    @property
    def margin(self) -> int:
        """Cells after its last column."""
        return 1 if self.pane.display else 0

    def fit(self, before: State, state: State) -> State:
        """After another filter the lanes gather again, unless the window is one that the reader chose."""
        if state.kept != before.kept and state.picture.lanes and state.picture.window in (None, self._gathered):
            state = zooming.gathered(state._replace(picture=state.picture._replace(window=None)))
            self._gathered = state.picture.window
        elif state.picture.lanes and not before.picture.lanes:
            self._gathered = state.picture.window
        return state

    def sync(self, state: State) -> None:
        """Show the state, where there is room for the lanes."""
        if not self.pane.display:
            return
        look = Look(state.lang, state.results.terms)
        empty = [] if state.rows.events else empty_lines(state.results, look, self._screen.keymap)
        scale, marks = zooming.window(state), frozenset(state.marks)
        self.pane.fill(state.results, scale, state.picture, state.selected, marks, look, empty)
        active = state.pane == "lanes" and not self._screen.typing
        alone = self.pane.display and not self._screen.panels.detail.display and not self._screen.panels.related.display
        title = (state.lang, active, state.picture.by, state.picture.order, alone and state.selected)
        if title != self._title:
            self._title = title
            self.pane.head(self._head(state, active=active, alone=alone), active=active)

    def _head(self, state: State, *, active: bool, alone: bool) -> Content:
        """The title; where no other pane tells of the event under the cursor, its date and title."""
        event = state.index.dossier.by_id.get(state.selected)
        name = bars.pane_title("lanes", state.lang, active=active, keymap=self._screen.keymap)
        order = BY_COUNT if lane_steps.known_order(state.picture) == "count" else BY_FIRST
        if alone and event:
            said = f"  {compact(event.date, state.lang)} {event.title.pick(state.lang)}"
            return join([name, (line(said), QUIET)])
        by = NAMES[lane_steps.known_by(state.picture)]
        return join([name, (f"  {by.say(state.lang)}, {order.say(state.lang)}", QUIET)])

    def move(self, state: State, by: int) -> State:
        """The cursor `by` lanes down, or up."""
        return lane_steps.across(state, self.pane.lanes, by)

    def do(self, action: str) -> None:
        """One of `STEPS`."""
        state = self._screen.state
        if action != "lanes" and not state.picture.lanes:
            state = lane_steps.toggle(state)
        self._screen.become(STEPS[action](state, self.pane.lanes))

    def reached(self, state: State, message: LanesPane.Reached) -> State:
        """A click on an event, a lane or the title."""
        state = steps.focus(state, "lanes")
        if not state.rows.events:
            return steps.drop(state)
        return state if message.lane is None else lane_steps.reach(state, message.event, message.lane)


_FAR = 10**9
STEPS: dict[str, Callable[[State, Lanes], State]] = {
    "lanes": lambda state, _: lane_steps.toggle(state),
    "lane-left": lambda state, lanes: lane_steps.along(state, lanes, -1),
    "lane-right": lambda state, lanes: lane_steps.along(state, lanes, 1),
    "lane-first": lambda state, lanes: lane_steps.along(state, lanes, -_FAR),
    "lane-last": lambda state, lanes: lane_steps.along(state, lanes, _FAR),
    "lanes-by": lambda state, _: lane_steps.turn(state),
    "lanes-order": lambda state, _: lane_steps.sort(state),
    "lane-fold": lane_steps.fold,
    "lanes-fold": lane_steps.fold_all,
}
"""What the keys of the lanes do to a state, given the lanes on screen."""
