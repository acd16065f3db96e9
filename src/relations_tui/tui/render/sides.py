"""Two sides of a comparison, one above the other: for each a heading with its count, an axis, and its lanes."""

from textual.content import Content

from relations_tui.core.board import Board
from relations_tui.core.model import Dossier
from relations_tui.core.phrases import counted
from relations_tui.core.scale import Scale, ticks
from relations_tui.core.sides import Side, Sides
from relations_tui.tui.render import lanes as drawing
from relations_tui.tui.render.bars import EVENTS, NO_EVENT, number
from relations_tui.tui.render.bars import ONE_EVENT as ONE
from relations_tui.tui.render.ink import QUIET, STRONG, TITLE, Line, Look, join


def sides_lines(
    sides: Sides, dossier: Dossier, width: int, look: Look, selected: str = "", signs: drawing.Signs = drawing.UNICODE
) -> list[Line]:
    """Both sides in `width` columns; the lines of the first belong to entry 0, those of the second to entry 1."""
    gutter = max(drawing.gutter(side.lanes, look.lang, width) for side in sides)
    lines: list[Line] = []
    for entry, side in enumerate(sides):
        if entry:
            lines.append(Line(Content("")))
        drawn = [_heading(side, look), _axis(side.scale, gutter, max(1, width - gutter), look)]
        cells = max(1, width - gutter)
        board = Board(side.lanes, side.scale, drawing.pen(cells, look))
        columns = frozenset(side.scale.column(tick.second, cells) for tick in ticks(side.scale, cells, look.lang))
        view = drawing.View(dossier, look, gutter, columns, selected, signs=signs)
        drawn += [drawing.lane_line(board, board.row(line), view) for line in range(len(board))]
        lines += [Line(content, entry) for content in drawn]
    return lines


def _heading(side: Side, look: Look) -> Content:
    count = counted(side.count, ONE, EVENTS.fill(count=number(side.count, look.lang))).say(look.lang)
    if not side.count:
        count = NO_EVENT.say(look.lang)
    return join([(f" {side.name.say(look.lang)}", TITLE), (f"  {count}", STRONG)])


def _axis(scale: Scale, gutter: int, cells: int, look: Look) -> Content:
    """The labels of the ticks, each after the column of its tick."""
    said = [" "] * cells
    for tick in ticks(scale, cells, look.lang):
        at = scale.column(tick.second, cells) + 1
        said[at : at + len(tick.label)] = tick.label
    return Content.styled((" " * gutter + "".join(said))[: gutter + cells], QUIET)
