"""The pane of lanes: the filtered events on a scale of time, one lane a theme, actor, country or kind.

Its lines are packed when it is first painted at a width, and a cursor move repaints only the lines it touches.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.message import Message
from textual.strip import Strip

from relations_tui.core.board import Board
from relations_tui.core.index import Index, Results
from relations_tui.core.lanes import Chart, Lanes, ties
from relations_tui.core.packing import Pen
from relations_tui.core.scale import Scale, ticks
from relations_tui.tui import lane_steps
from relations_tui.tui.lines import Lines
from relations_tui.tui.picture import Picture
from relations_tui.tui.render import lanes as drawing
from relations_tui.tui.render.empty import folded
from relations_tui.tui.render.ink import Line, Look

NOTHING = Lanes("theme", (), 0)


class _Wanted(NamedTuple):
    """What the pane is to show; `selected` and `picture.lane` move nothing."""

    results: Results
    scale: Scale
    picture: Picture
    selected: str
    marks: frozenset[str]
    look: Look
    empty: Sequence[Line]


class _Layout(NamedTuple):
    """What decides where things stand."""

    lanes: Lanes
    scale: Scale
    folded: AbstractSet[str]
    marks: frozenset[str]
    look: Look
    room: int


class LanesPane(Lines):
    """Lanes over a scale. `fill` says what to show; from then on `lanes`, `name_cells` and `cells` are known."""

    class Reached(Message):
        """A click on an event of a lane; with event "" on the lane alone, and with lane None on the pane's title."""

        def __init__(self, pane: "LanesPane", event: str, lane: str | None) -> None:
            super().__init__()
            self.pane = pane
            self.event = event
            self.lane = lane

    def __init__(self, *, id: str, signs: drawing.Signs = drawing.UNICODE) -> None:
        super().__init__(id=id)
        self.lanes = NOTHING
        self.signs = signs
        self._chart: Chart | None = None
        self._made: tuple[int, str, str] = (0, "", "")
        self._wanted: _Wanted | None = None
        self._layout: _Layout | None = None
        self._board: Board | None = None
        self._pen: tuple[object, Pen] | None = None
        self._view: drawing.View | None = None
        self._folded: list[Content] = []
        self._tied: tuple[Index | None, str, Mapping[str, int]] = (None, "", {})

    @property
    def name_cells(self) -> int:
        """How many cells the names take, left of the first column of the scale."""
        lang = self._wanted.look.lang if self._wanted else "en"
        return drawing.gutter(self.lanes, lang, self.app.size.width)

    @property
    def cells(self) -> int:
        """How many columns the scale has."""
        return max(1, self.room - self.name_cells)

    def fill(
        self, results: Results, scale: Scale, picture: Picture, selected: str, marks: frozenset[str], look: Look,
        empty: Sequence[Line] = (),
    ) -> None:  # fmt: skip
        """The events of a search in the window `scale`, in lanes as `picture` has them; `empty` stands there when there is none."""
        touched = self._touched()
        self._make(results, picture)
        self._wanted = _Wanted(results, scale, picture, selected, marks, look, empty)
        if self._layout is None or self._layout != self._new_layout():
            self._layout = None
            self.refresh()
            return
        self._view = self._new_view()
        for line in touched | self._touched():
            for first in (False, True):
                self._strips.discard((line, self.room, False, first))
            self._refresh_line(line)
        self._follow()

    def render_line(self, y: int) -> Strip:
        """One line, after packing them all when the width is new."""
        if self._wanted is not None and (self._layout is None or self._layout.room != self.room):
            self._lay_out()
        return super().render_line(y)

    def _make(self, results: Results, picture: Picture) -> None:
        """The lanes, unless they are there already."""
        index = results.index
        if self._chart is None or self._chart.index is not index:
            self._chart = Chart(index)
        by, order = lane_steps.known_by(picture), lane_steps.known_order(picture)
        same = self._wanted is not None and self._wanted.results is results
        if not same or self._made != (id(results), by, order):
            self._made = id(results), by, order
            self.lanes = self._chart.lanes(results, by, order)

    def _new_layout(self) -> _Layout | None:
        wanted = self._wanted
        if wanted is None:
            return None
        return _Layout(self.lanes, wanted.scale, wanted.picture.folded, wanted.marks, wanted.look, self.room)

    def _lay_out(self) -> None:
        wanted = self._wanted
        if wanted is None:
            return
        self._layout = self._new_layout()
        made = wanted.results.index, self.cells, wanted.look, wanted.marks
        if self._pen is None or self._pen[0] != made:
            self._pen = made, drawing.pen(self.cells, wanted.look, wanted.marks)
        self._board = Board(self.lanes, wanted.scale, self._pen[1], wanted.picture.folded)
        self._view = self._new_view()
        if self.lanes.lanes:
            self.show(len(self._board), self._lane_line)
            self._follow()
        else:
            self._folded = folded(wanted.empty, self.room)
            self.show(len(self._folded), self._empty_line)

    def _new_view(self) -> drawing.View | None:
        wanted = self._wanted
        if wanted is None:
            return None
        index, cells = wanted.results.index, self.cells
        if self._tied[:2] != (index, wanted.selected):
            self._tied = index, wanted.selected, ties(index, wanted.selected)
        columns = (wanted.scale.column(tick.second, cells) for tick in ticks(wanted.scale, cells, wanted.look.lang))
        lane = self.lanes.numbered(wanted.picture.lane, wanted.selected) if self.lanes.lanes else -1
        return drawing.View(
            index.dossier, wanted.look, self.name_cells, frozenset(columns), wanted.selected, lane, self._tied[2], wanted.marks,
            self.signs,
        )  # fmt: skip

    def _lane_line(self, line: int, _width: int) -> Content:
        if self._board is None or self._view is None:
            return Content("")
        return drawing.lane_line(self._board, self._board.row(line), self._view, named=self._leads(line))

    def _leads(self, line: int) -> bool:
        """The first line in sight always tells its lane."""
        return line == self.top

    def _empty_line(self, line: int, _width: int) -> Content:
        return self._folded[line]

    def _touched(self) -> set[int]:
        """The lines that the cursor has to do with: its lane, the event it is on, the events tied to that."""
        board, view = self._board, self._view
        if board is None or view is None or view.lane < 0 or self._layout is None:
            return set()
        start = board.start(view.lane)
        lines = {*range(start, start + len(board.rows(view.lane)))}
        for event in (view.selected, *view.ties):
            lines.update(line for line, _ in board.lines(event))
        return lines

    def _follow(self) -> None:
        """Bring the cursor into sight: the event in its lane; where the window leaves it out, the lane."""
        board, view = self._board, self._view
        if board is None or view is None or view.lane < 0:
            return
        found = [line for line, lane in board.lines(view.selected) if lane == view.lane]
        line = found[0] if found else board.start(view.lane)
        self._bring(range(board.start(view.lane), line + 1), 0)
        self._bring(range(line, line + 1), 1)

    def on_click(self, event: events.Click) -> None:
        """A click reaches an event, of several in one place the next; in the gutter a lane; on the bar it scrolls."""
        row = event.y - self._above
        if row >= 0 and event.x >= self.size.width - 1:
            super().on_click(event)
            return
        event.stop()
        line, board = self.top + row, self._board
        if row < 0:
            self.post_message(self.Reached(self, "", None))
        elif board is not None and line < self.count and self.lanes.lanes:
            found = board.at(line, event.x - self.name_cells) if event.x >= self.name_cells else ()
            selected = self._view.selected if self._view else ""
            after = found.index(selected) + 1 if selected in found else 0
            reached = found[after % len(found)] if found else ""
            self.post_message(self.Reached(self, reached, self.lanes.lanes[board.row(line).lane].key))
