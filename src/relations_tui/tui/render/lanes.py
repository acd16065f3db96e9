"""Lanes on the terminal: a gutter of names, then marks, bars and labels over a scale, which the strip above it shares.

A bar is drawn to half a cell. What is known no better than to lie somewhere is a dashed thread, an open end an arrow, an unknown
one a question mark. What the selected event is linked to bears an arrow: ← for what came before it, → for what came after.
"""

from collections.abc import Mapping
from itertools import takewhile
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from relations_tui.core.board import Board, Row
from relations_tui.core.dates import OPEN_FUTURE, OPEN_PAST
from relations_tui.core.extents import Item
from relations_tui.core.lanes import Lanes
from relations_tui.core.model import Dossier
from relations_tui.core.packing import Pen, Placed
from relations_tui.core.phrases import Lang, Phrase
from relations_tui.core.scale import Scale
from relations_tui.core.text import line
from relations_tui.tui.render.bars import number
from relations_tui.tui.render.event_row import MARKS, mark
from relations_tui.tui.render.ink import ACCENT, PLAIN, QUIET, STRONG, TITLE, Look, join, marked

RULE = "$rule"
SELECTED = "bold reverse"
LINKED = "bold underline $accent"
NARROWEST, WIDEST = 12, 24
"""Cells of the gutter."""
LEAST = 6
"""Cells of a label that is cut: below that it is left out."""
LABEL = 48
"""Cells of a label at most, but where nothing is in its way."""


class Signs(NamedTuple):
    """The characters lanes are drawn with."""

    marks: Mapping[str, str]
    """For each standing of an event (see `event_row.MARKS`)."""
    bar: str
    halves: tuple[str, str]
    """A bar in the left half of a cell, and in the right one."""
    thread: str
    arrows: tuple[str, str]
    """Open at the left, and at the right."""
    unknown: str
    links: tuple[str, str]
    """What came before, and what came after."""
    more: str
    tick: str
    cursor: str
    folded: str
    braces: str
    """What parts the names from the rows: of a lane of one row, and before the first, a middle and the last of several."""
    beyond: tuple[str, str]
    """There is more before the window, and after it."""


UNICODE = Signs(
    {name: sign for name, (sign, _) in MARKS.items()},
    "━", ("╸", "╺"), "┄", ("◂", "▸"), "?", ("←", "→"), "⁺", "┊", "▌", "▸", " ╭│╰", ("‹", "›"),
)  # fmt: skip
ASCII = Signs(
    {"solid": "*", "single": "o", "reported": ".", "disputed": "#", "retracted": "x"},
    "=", ("=", "="), "~", ("<", ">"), "?", ("<", ">"), "+", ":", ">", "+", " ,|'", ("<", ">"),
)  # fmt: skip


class View(NamedTuple):
    """All that the lanes show beside where things stand."""

    dossier: Dossier
    look: Look
    gutter: int
    """Cells before the first column of the scale."""
    ticks: frozenset[int] = frozenset()
    """The columns at which the strip has its ticks."""
    selected: str = ""
    lane: int = -1
    """The number of the lane the cursor is in."""
    ties: Mapping[str, int] = {}
    """What the selected event is linked to: -1 before it, 1 after (see `core.lanes.ties`)."""
    starred: frozenset[str] = frozenset()
    signs: Signs = UNICODE


def gutter(lanes: Lanes, lang: Lang, width: int) -> int:
    """How many cells the names of the lanes take on a screen of `width`: sign, name, count and the blank after each."""
    names = max((cell_len(lane.name.say(lang)) for lane in lanes.lanes), default=0)
    counts = max((len(number(len(lane.items), lang)) for lane in lanes.lanes), default=0)
    return max(NARROWEST, min(names + counts + 4, WIDEST, width // 4))


def pen(cells: int, look: Look, starred: frozenset[str] = frozenset()) -> Pen:
    """What the lanes are packed for."""
    widths: dict[str, int] = {}

    def measure(item: Item) -> int:
        event = item.event.id
        if event not in widths:
            widths[event] = cell_len(label(item, look.lang, starred=event in starred))
        return widths[event]

    return Pen(cells, 1, 1, 2, LEAST, LABEL, measure)


def label(item: Item, lang: Lang, *, starred: bool = False) -> str:
    """What stands beside a mark: the title, a star when it is marked, the sign of a doubted date."""
    doubt = "" if not item.doubted else "~ " if item.event.date.approximate else "? "
    return ("* " if starred else "") + doubt + line(item.event.title.pick(lang))


Piece = Content | tuple[str, str] | None
"""What stands in a cell; None where the piece before reaches into it."""


def lane_line(board: Board, row: Row, view: View, *, named: bool = False) -> Content:
    """A line of the lanes: the gutter, then the row; the name in its first row, and where it is to be `named`."""
    cells: list[Piece] = [(view.signs.tick, RULE) if at in view.ticks else (" ", "") for at in range(board.pen.width)]
    if row.row == 0:
        _beyond(cells, board, row.lane, view.signs)
    for placed in row.placed:
        _draw(cells, placed, board, view)
    for placed in row.placed:
        chosen = next((item for item in placed.items if item.event.id == view.selected), None)
        if chosen and not placed.room:
            _tell(cells, placed, chosen, row, view)
    return join([*_gutter(board, row, view, named=named), *_joined(cells)])


def _gutter(board: Board, row: Row, view: View, *, named: bool) -> list[Content | tuple[str, str] | str]:
    here = row.lane == view.lane
    lead: list[Content | tuple[str, str] | str] = [(view.signs.cursor if here else " ", TITLE)]
    last = len(board.rows(row.lane)) - 1
    brace = (view.signs.braces[0 if not last else 1 if not row.row else 3 if row.row == last else 2], RULE)
    if row.row and not named:
        return [*lead, " " * (view.gutter - 2), brace]
    lane = board.lanes.lanes[row.lane]
    folded = lane.key in board.folded
    count = number(len(lane.items), view.look.lang)
    room = view.gutter - len(count) - 4
    name = clipped(lane.name.say(view.look.lang), room)
    fold = view.signs.folded if folded else " "
    return [
        *lead,
        (fold, QUIET),
        (name + " " * (room - cell_len(name)), STRONG if here else PLAIN),
        (f" {count}", QUIET),
        brace,
    ]


def clipped(text: str, room: int) -> str:
    """The text in at most `room` cells, with an ellipsis where it is cut."""
    if cell_len(text) <= room:
        return text
    return set_cell_size(text, max(0, room - 1)).rstrip() + "…" if room > 0 else ""


def _beyond(cells: list[Piece], board: Board, lane: int, signs: Signs) -> None:
    """Signs at the edges where a lane goes on outside the window."""
    items, window = board.lanes.lanes[lane].items, board.window
    if not items:
        return
    if any(item.last < window.first for item in takewhile(lambda item: item.first < window.first, items)):
        cells[0] = (signs.beyond[0], QUIET)
    if items[-1].first >= window.last:
        cells[-1] = (signs.beyond[1], QUIET)


def _draw(cells: list[Piece], placed: Placed, board: Board, view: View) -> None:
    """An item's mark or bar, and its label."""
    found = {item.event.id for item in placed.items}
    tie = next((view.ties[event] for event in found if event in view.ties), 0)
    chosen = view.selected in found
    style = SELECTED if chosen else f"bold {ACCENT}" if tie else PLAIN
    if placed.others:
        count = len(placed.items)
        cells[placed.left] = (str(count) if count < 10 else view.signs.more, style if chosen or tie else STRONG)
        return
    item = placed.item
    sign = view.signs.links[tie > 0] if tie and not chosen else view.signs.marks[mark(item.event, view.dossier)]
    if placed.right - placed.left == 1:
        cells[placed.left] = (sign, style)
    else:
        _bar(cells, placed, board, view.signs, (sign, style))
    said = (
        clipped(label(item, view.look.lang, starred=item.event.id in view.starred), placed.room) if placed.room else ""
    )
    if said:
        start = placed.label if placed.label >= placed.right else placed.label + placed.room - cell_len(said)
        cells[placed.right if start > placed.left else placed.left - 1] = (" ", PLAIN)
        cells[start] = marked(said, view.look, SELECTED if chosen else LINKED if tie else PLAIN)
        for at in range(start + 1, start + cell_len(said)):
            cells[at] = None


def _tell(cells: list[Piece], placed: Placed, item: Item, row: Row, view: View) -> None:
    """The title of the selected event where it had no room: in the place of other labels, but of no mark."""
    after = min((one.left for one in row.placed if one.left >= placed.right), default=len(cells)) - placed.right - 1
    before = placed.left - max((one.right for one in row.placed if one.right <= placed.left), default=0) - 1
    said = clipped(label(item, view.look.lang, starred=item.event.id in view.starred), min(LABEL, max(after, before)))
    if max(after, before) < LEAST or not said:
        return
    width = cell_len(said)
    start = placed.right + 1 if after >= before else placed.left - 1 - width
    for one in row.placed:
        if one.room and one.label < start + width and start < one.label + one.room:
            cells[one.label : one.label + one.room] = [(" ", PLAIN)] * one.room
    cells[start : start + width] = [marked(said, view.look, SELECTED), *[None] * (width - 1)]
    cells[placed.right if after >= before else placed.left - 1] = (" ", PLAIN)


def _bar(cells: list[Piece], placed: Placed, board: Board, signs: Signs, lead: tuple[str, str]) -> None:
    """A bar: heavy where the event surely was, a thread where it may have been, its ends as they are known."""
    item, style, width = placed.item, lead[1], board.pen.width
    low, high = _halves(item.sure, board.window, width)
    for at in range(placed.left, placed.right):
        left, right = low <= 2 * at < high, low <= 2 * at + 1 < high
        doubted = not item.sure or (item.begins if 2 * at < low else item.ends) != "day"
        rest = signs.thread if doubted else " "
        cells[at] = (signs.bar if left and right else signs.halves[not left] if left or right else rest, style)
    begun = item.begins == "day" and item.sure and item.first >= board.window.first
    if begun or lead[0] in signs.links:
        cells[placed.left + (item.begins in ("open", "unknown"))] = lead
    for at, bound, open_, arrow in (
        (placed.left, item.begins, item.first <= OPEN_PAST, signs.arrows[0]),
        (placed.right - 1, item.ends, item.last >= OPEN_FUTURE, signs.arrows[1]),
    ):
        if bound == "unknown":
            cells[at] = (signs.unknown, style)
        elif open_:
            cells[at] = (arrow, style)


def _halves(sure: tuple[int, int] | None, window: Scale, width: int) -> tuple[int, int]:
    """The first half of a cell that a bar fills, and the first after it; at least one half."""
    if sure is None:
        return 0, 0
    low, high = (round(max(-1.0, min(window.at(second), 2.0)) * width * 2) for second in sure)
    return low, max(high, low + 1)


def _joined(cells: list[Piece]) -> list[Content | tuple[str, str] | str]:
    """Neighbours of one style as one piece."""
    pieces: list[Content | tuple[str, str] | str] = []
    for cell in cells:
        if cell is None:
            continue
        before = pieces[-1] if pieces else None
        if isinstance(cell, tuple) and isinstance(before, tuple) and before[1] == cell[1]:
            pieces[-1] = (before[0] + cell[0], cell[1])
        else:
            pieces.append(cell)
    return pieces


HEAD = Phrase("Couloirs {by}", "Lanes {by}")
"""The title of the pane."""
