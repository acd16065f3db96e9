"""The density strip of the explorer: what it shows of a state, and what its keys and the mouse do."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from relations_tui.core.density import Columns, Counter
from relations_tui.tui import external, zooming
from relations_tui.tui import state as steps
from relations_tui.tui.render import strip as drawing
from relations_tui.tui.state import State
from relations_tui.tui.strip import DensityStrip, Gesture

if TYPE_CHECKING:
    from relations_tui.tui.explorer import Explorer

LOW, TALL = 18, 30
"""From how many lines of the screen on there is a strip, and one with two rows of bars."""
FEWEST = 2
"""Events that make a strip worth its lines."""


class StripPane:
    """One strip on behalf of the explorer `screen`."""

    def __init__(self, screen: "Explorer") -> None:
        self.gutter = 0
        """Cells before the first column of the scale; what shares the scale has its names there."""
        self.margin = 0
        """Cells after the last."""
        self._screen = screen
        self._widget = DensityStrip(self._heard, id="strip")
        self._rows = -1
        self._ascii = external.ascii_only()
        self._shown: object = None
        self._counters: dict[str, tuple[object, Counter]] = {}
        self._columns: tuple[object, tuple[Columns, Columns]] = None, (Columns((), (), 0, 0),) * 2

    def make(self, state: State) -> DensityStrip:
        """The strip's widget, as high as there is room for."""
        self._resize(self._tall(state))
        return self._widget

    @property
    def cells(self) -> int:
        """In how many columns the scale is drawn."""
        return max(1, self._screen.app.size.width - self.gutter - self.margin)

    def fit(self, state: State) -> State:
        """The state on a screen of this size: whether there is a strip, and no keys to one that is not there."""
        shown = self._tall(state) > 0
        if shown != state.picture.strip:
            state = state._replace(picture=state.picture._replace(strip=shown))
        return state if shown or state.pane != "strip" else steps.focus(zooming.drop(state), "timeline")

    def _tall(self, state: State) -> int:
        """Rows of bars there is room for; 0 for no strip."""
        columns, lines = self._screen.app.size
        if lines < LOW or columns < steps.SMALLEST[0] or len(state.index.dossier.events) < FEWEST:
            return 0
        return 2 if lines >= TALL else 1

    def _resize(self, rows: int) -> None:
        if rows != self._rows:
            self._rows = rows
            self._widget.display = rows > 0
            self._widget.styles.height = rows + 1

    def sync(self, state: State) -> None:
        """Show the state; only what differs is painted, and the layout is asked for only when the number of rows changes."""
        rows = self._tall(state)
        self._resize(rows)
        if not rows:
            return
        active = state.pane == "strip" and not self._screen.typing
        sight = self._screen.panels.sight(state)
        key = (state.index, state.results.bits, state.selected, state.picture, state.lang, active, sight, rows,
               self.cells, self.gutter, self._screen.app.theme)  # fmt: skip
        if key != self._shown:
            self._shown = key
            self._widget.show(drawing.strip_lines(self._view(state, rows, sight, active=active)))

    def _view(self, state: State, rows: int, sight: tuple[int, int] | None, *, active: bool) -> drawing.View:
        scale, lang, picture = zooming.window(state), state.lang, state.picture
        every, kept = self._counted(state)
        readout = ""
        if active:
            stretch = zooming.chosen(state, self.cells)
            counts = (self._counter("kept", state).falling(*stretch), self._counter("every", state).falling(*stretch))
            readout = drawing.readout(*counts, stretch, lang)
        plain = self._screen.app.ansi_color
        return drawing.View(
            scale, self.cells, rows, lang, every, kept, self.gutter, zooming.place(state), sight,
            zooming.cursor(state) if active else None, picture.chosen, readout,
            drawing.ASCII if self._ascii else drawing.DOTTED if plain else drawing.BLOCKS, colours=not plain,
        )  # fmt: skip

    def _counted(self, state: State) -> tuple[Columns, Columns]:
        """All events and those the filter keeps, column by column."""
        scale = zooming.window(state)
        key = (state.index, state.results.bits, state.results.scope, scale, self.cells)
        if key != self._columns[0]:
            every, kept = (self._counter(name, state).columns(scale, self.cells) for name in ("every", "kept"))
            self._columns = key, (every, kept)
        return self._columns[1]

    def _counter(self, name: str, state: State) -> Counter:
        bits = state.results.bits if name == "kept" else state.results.scope | state.results.bits
        key = (state.index, bits)
        if name not in self._counters or self._counters[name][0] != key:
            self._counters[name] = key, state.index.density.of(bits)
        return self._counters[name][1]

    def do(self, action: str) -> None:
        """One of `STEPS`."""
        before = self._screen.state
        state = STEPS[action](before, self.cells)
        if state.selected != before.selected:
            state = zooming.tell(state, self._screen.keymap.shown("zoom-all"))
        self._screen.become(state)

    def _heard(self, gesture: Gesture, cell: int, start: int) -> None:
        """What the mouse did."""
        screen, cells = self._screen, self.cells
        screen.set_focus(None)
        state, column = steps.keep(screen.state), max(0, min(cell - self.gutter, cells - 1))
        second = sum(zooming.window(state).stretch(column, cells)) // 2
        if gesture in ("drag", "drop"):
            state = zooming.drag(state, start - self.gutter, cell - self.gutter, cells)
            screen.become(zooming.apply(state, cells) if gesture == "drop" else state)
        elif gesture == "click":
            screen.become(zooming.nearest(state, column, cells))
        else:
            factor = zooming.WHEEL if gesture == "closer" else 1 / zooming.WHEEL
            screen.become(zooming.zoom(state, factor, second))


STEPS: dict[str, Callable[[State, int], State]] = {
    "zoom-in": lambda state, _: zooming.closer(state),
    "zoom-out": lambda state, _: zooming.zoom(state, 1 / zooming.CLOSER),
    "zoom-all": lambda state, _: zooming.zoom_all(state),
    "strip": lambda state, _: steps.focus(state, "strip") if state.picture.strip else state,
    "strip-left": lambda state, cells: zooming.move_cursor(state, -1, cells),
    "strip-right": lambda state, cells: zooming.move_cursor(state, 1, cells),
    "pan-left": lambda state, cells: zooming.pan(state, -1 / 2, cells),
    "pan-right": lambda state, cells: zooming.pan(state, 1 / 2, cells),
    "strip-select": zooming.begin_or_end,
    "strip-apply": zooming.apply,
    "strip-leave": lambda state, _: zooming.step_out(state),
}
"""What the strip's keys do to a state drawn in so many columns."""
