"""The timeline: one line an event under its year, and one for each long silence."""

from textual.content import Content
from textual.strip import Strip

from relations_tui.core.model import Dossier, Event
from relations_tui.core.rows import Heading, Rows
from relations_tui.core.silences import Silence
from relations_tui.tui.lines import Lines
from relations_tui.tui.render.empty import folded
from relations_tui.tui.render.event_row import event_row, heading_row, silence_row
from relations_tui.tui.render.ink import Line, Look


class Timeline(Lines):
    """The list of events; only the rows in sight are ever drawn."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._dossier: Dossier | None = None
        self._rows = Rows((), ())
        self._look = Look("en")
        self._empty: list[Line] = []
        self._folded: list[Content] = []
        self._folded_at = -1
        self._marks: frozenset[str] = frozenset()

    def fill(
        self, dossier: Dossier, rows: Rows, look: Look, empty: list[Line], marks: frozenset[str] = frozenset()
    ) -> None:
        """The events of a dossier to show; `empty` is what stands there when there is none."""
        self._dossier, self._rows, self._look, self._empty, self._marks = dossier, rows, look, empty, marks
        self._folded_at = -1
        self.show(len(rows), self._draw)

    def render_line(self, y: int) -> Strip:
        """One line; what stands in place of events is folded when the width is new."""
        if not len(self._rows) and self._folded_at != self.room:
            self._folded, self._folded_at = folded(self._empty, self.room), self.room
            self.show(len(self._folded), self._draw)
        return super().render_line(y)

    def point(self, position: int | None) -> None:
        """Put the cursor on the event at `position`; on none when None."""
        if position is None:
            self.light(range(0))
            return
        row = self._rows.row(position)
        self.light(range(row, row + 1), margin=3)

    def places(self) -> list[tuple[str, int]]:
        """The events in sight and how many lines below the top each stands, first the one under the cursor."""
        last = min(len(self._rows), self.top + self.page)
        order = sorted(range(self.top, last), key=lambda row: row not in self.lit)
        found = ((self._rows.position(row), row - self.top) for row in order)
        return [(self._rows.events[position].id, below) for position, below in found if position is not None]

    def sight(self) -> tuple[Event, Event] | None:
        """The first and the last event in sight."""
        rows = range(self.top, min(len(self._rows), self.top + self.page))
        first = next((found for row in rows if (found := self._rows.position(row)) is not None), None)
        last = next((found for row in reversed(rows) if (found := self._rows.position(row)) is not None), None)
        return None if first is None or last is None else (self._rows.events[first], self._rows.events[last])

    def hold(self, places: list[tuple[str, int]]) -> None:
        """Scroll so that the first of those events which is still there stands where it stood."""
        positions = {event.id: position for position, event in enumerate(self._rows.events)}
        still = ((positions[event], below) for event, below in places if event in positions)
        if found := next(still, None):
            self.scroll_top(self._rows.row(found[0]) - found[1])

    def position_at(self, line: int) -> int | None:
        """The position of the event in a line; None at a heading or a silence."""
        return self._rows.position(line) if 0 <= line < len(self._rows) else None

    def line_at(self, row: int) -> int:
        """The first line in sight always tells the year, even when its heading has scrolled away."""
        if row or not len(self._rows):
            return super().line_at(row)
        return self._rows.top(self._rows.group(self.top))

    def _draw(self, line: int, width: int) -> Content:
        if not len(self._rows) or self._dossier is None:
            return self._folded[line]
        other = self._rows.other(line)
        if isinstance(other, Heading):
            return heading_row(other, width, self._look.lang)
        if isinstance(other, Silence):
            return silence_row(other, width, self._look.lang)
        position = self._rows.position(line) or 0
        lit, first = line in self.lit, line == self.top + 1
        return event_row(
            self._rows,
            position,
            width,
            self._look,
            self._dossier,
            lit=lit,
            first=first,
            starred=self._rows.events[position].id in self._marks,
        )
