"""The density strip: bars over a scale of time, in one or two rows, and the axis under them.

What the filter keeps is solid, what it leaves out a ghost of it; without colours the ghost is dotted. A bar of both is as high
as all of them. Events that are known to no one column are a dashed thread where no bar stands.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from textual.content import Content

from relations_tui.core.civil import DAY_SECONDS, iso_day
from relations_tui.core.dates import parse
from relations_tui.core.density import Columns
from relations_tui.core.phrases import Lang, Phrase, same
from relations_tui.core.scale import Scale, ticks
from relations_tui.core.words import in_words
from relations_tui.tui.render.bars import EVENTS, NO_EVENT, ONE_EVENT, SOME, number
from relations_tui.tui.render.ink import ACCENT, PLAIN, QUIET, TITLE, join

RULE, GHOST, PART = "$rule", "$ghost", "$part"
LIT, CHOSEN, POINTED_AT, REVERSE = "on $lit", "on $rule", "on $quiet", "reverse"

TALLEST = (3, 4)
"""With one row of bars, and with two: the count that fills it where no column holds more."""
_EIGHTHS = 8


class Signs(NamedTuple):
    """The characters a strip is drawn with."""

    solid: str
    """From the lowest bar to a full cell; as many as a cell has heights."""
    ghost: str
    """The same for what the filter leaves out."""
    mixed: str
    """A cell with both, where colours cannot part them."""
    threads: tuple[str, str, str]
    """What runs through: one event that the filter keeps, several, and none that it keeps."""
    line: str
    sight: str
    tick: str
    sight_tick: str
    caret: str
    span: str
    edges: tuple[str, str]


BLOCKS = Signs("▁▂▃▄▅▆▇█", "▁▂▃▄▅▆▇█", "", ("┄", "╍", "┄"), "─", "━", "┴", "┷", "▲", "═", ("‹", "›"))
DOTTED = BLOCKS._replace(ghost="⣀⣀⣤⣤⣶⣶⣿⣿", mixed="▒", threads=("┄", "╍", "·"))
ASCII = Signs(".:|#", "----", "+", ("~", "~", "'"), "-", "=", "+", "+", "^", "*", ("<", ">"))


class View(NamedTuple):
    """All that a strip shows. Seconds are those of the scale; stretches are inclusive."""

    scale: Scale
    cells: int
    """Columns of the scale; `gutter` more stand before them."""
    rows: int
    """Rows of bars: 1 or 2."""
    lang: Lang
    every: Columns
    kept: Columns
    gutter: int = 0
    selected: tuple[int, int] | None = None
    """Where the selected event stands."""
    sight: tuple[int, int] | None = None
    """What the list shows now."""
    cursor: int | None = None
    """Where the strip's own cursor is; None while keys go elsewhere."""
    chosen: tuple[int, int] | None = None
    readout: str = ""
    signs: Signs = BLOCKS
    colours: bool = True


LEGEND: tuple[tuple[Phrase, Phrase], ...] = (
    (same("▂ █"), Phrase("un événement dans la colonne, plusieurs", "one event in the column, several")),
    (Phrase("pâle, ⣤", "pale, ⣤"), Phrase("ce que le filtre laisse de côté", "what the filter leaves out")),
    (
        same("┄ ╍"),
        Phrase(
            "ce qui dure plus d\u2019une colonne, ou n\u2019est pas daté si finement",
            "what lasts for more than a column, or is not dated so finely",
        ),
    ),
    (same("▲ ═"), Phrase("l\u2019événement choisi", "the selected event")),
    (same("━"), Phrase("ce que la liste montre", "what the list shows")),
    (same("‹ ›"), Phrase("il y en a d\u2019autres au-delà", "there are more beyond")),
)
"""The signs of the strip and what they mean, for the help."""

Cell = tuple[str, str]
"""A character and its style."""


POINTED = Phrase("{count}, {when}", "{count}, {when}")
_DAYS, _MONTHS = 92, 3 * 366
"""Up to how many days a stretch of time is told by its days, and by its months."""


def readout(kept: int, every: int, stretch: tuple[int, int], lang: Lang) -> str:
    """How many events a stretch of time holds, and which time that is: « 14 événements, mars 2025 »."""
    count = SOME.fill(count=number(kept, lang), total=number(every, lang))
    if kept == every:
        count = (NO_EVENT, ONE_EVENT)[every] if every < 2 else EVENTS.fill(count=number(every, lang))
    return POINTED.fill(count=count, when=_when(stretch, lang)).say(lang)


def _when(stretch: tuple[int, int], lang: Lang) -> str:
    """A stretch of time in words, no finer than need be."""
    days = (stretch[1] - stretch[0]) // DAY_SECONDS + 1
    left_out = 0 if days <= _DAYS else 1 if days <= _MONTHS else 2
    first, last = (_coarser(iso_day(second), left_out) for second in stretch)
    return in_words(parse(first if first == last else f"{first}/{last}"), lang)


def _coarser(day: str, left_out: int) -> str:
    return day if day.startswith("Y") or not left_out else day.rsplit("-", left_out)[0]


def strip_lines(view: View) -> list[Content]:
    """The rows of bars from the top, then the axis."""
    rows = [[*_bars(view, row)] for row in reversed(range(view.rows))]
    _light(view, rows)
    rows.append(_axis(view))
    _point(view, rows)
    return [_line(view.gutter, row) for row in rows]


def _line(gutter: int, cells: Sequence[Cell]) -> Content:
    runs = (("".join(sign for sign, _ in run), style) for style, run in groupby(cells, key=lambda cell: cell[1]))
    return join([" " * gutter, *runs])


def height(count: int, peak: int, levels: int) -> int:
    """The height of a bar, in as many levels as fill the strip: in proportion, but several always stand higher than one."""
    if not count:
        return 0
    one = max(1, levels // peak)
    return one if count == 1 else min(levels, max(one + 1, round(count * levels / peak)))


def _bars(view: View, row: int) -> Iterator[Cell]:
    """One row of bars, counted from the lowest."""
    each = len(view.signs.solid)
    levels = each * view.rows
    peak = max(*view.every.within, TALLEST[view.rows - 1])
    for column, (every, kept) in enumerate(zip(view.every.within, view.kept.within, strict=True)):
        if every:
            tall = height(every, peak, levels)
            low = tall if kept >= every else min(height(kept, peak, levels), tall - 1)
            yield _cell(view, max(0, min(each, low - row * each)), max(0, min(each, tall - row * each)))
        elif row == 0:
            yield _thread(view, view.every.through[column], view.kept.through[column])
        else:
            yield " ", PLAIN


def _cell(view: View, kept: int, every: int) -> Cell:
    """One cell of a bar, of which the filter keeps the lower part."""
    signs = view.signs
    if kept == every:
        return (signs.solid[kept - 1], ACCENT) if kept else (" ", PLAIN)
    if not kept:
        return signs.ghost[every - 1], GHOST
    if signs.mixed:
        return signs.mixed, ACCENT
    if every == len(signs.solid):
        return signs.solid[kept - 1], f"{ACCENT} on {GHOST}"
    return signs.solid[every - 1], PART


def _thread(view: View, every: int, kept: int) -> Cell:
    one, several, left_out = view.signs.threads
    if not every:
        return " ", PLAIN
    return (several if kept > 1 else one, PART) if kept else (left_out, GHOST)


def _columns(view: View, stretch: tuple[int, int]) -> range:
    """The columns of a stretch of time that are in the window."""
    low, high = (view.scale.column(second, view.cells) for second in stretch)
    return range(max(0, low), min(view.cells, high + 1))


def _light(view: View, rows: list[list[Cell]]) -> None:
    """Grounds: of the selected event's columns, of the selection's, of the cursor's; without colours the last two are reversed."""
    grounds = dict.fromkeys(_columns(view, view.selected), LIT) if view.selected and view.colours else {}
    if view.chosen:
        grounds |= dict.fromkeys(_columns(view, view.chosen), CHOSEN if view.colours else REVERSE)
    for row in rows:
        for column, ground in grounds.items():
            if " on " not in row[column][1]:  # there the ground is what the filter leaves out
                _ground(row, column, ground)


def _ground(row: list[Cell], column: int, ground: str) -> None:
    sign, style = row[column]
    row[column] = sign, f"{style.partition('on $')[0].rstrip()} {ground}".strip()


def _point(view: View, rows: list[list[Cell]]) -> None:
    """The cursor is a line through all rows, so that it cannot be taken for a bar."""
    if view.cursor is not None:
        for row in rows:
            _ground(row, view.scale.column(view.cursor, view.cells), POINTED_AT if view.colours else REVERSE)


def _axis(view: View) -> list[Cell]:
    """The line, what of it the list shows, ticks, labels, the place of the selected event, and what the cursor points at."""
    signs, cells = view.signs, view.cells
    seen = _columns(view, view.sight) if view.sight else range(0)
    axis = [(signs.sight, QUIET) if column in seen else (signs.line, RULE) for column in range(cells)]
    if view.selected:
        for column in _columns(view, view.selected):
            axis[column] = (signs.span, ACCENT)
    over = {**_edges(view), **_brackets(view), **_readout(view)}
    for tick in ticks(view.scale, cells, view.lang):
        column = view.scale.column(tick.second, cells)
        axis[column] = (signs.sight_tick if column in seen else signs.tick, QUIET)
        if not any(place in over for place in range(column + 1, column + 1 + len(tick.label))):
            style = QUIET if tick.level else f"bold {QUIET}"
            axis[column + 1 : column + 1 + len(tick.label)] = [(sign, style) for sign in tick.label]
    _caret(view, axis)
    for column, cell in over.items():
        axis[column] = cell
    return axis


def _readout(view: View) -> dict[int, Cell]:
    """What the cursor points at, in words, on the side away from it."""
    text = f" {view.readout} " if view.readout else ""
    if view.cursor is None or len(text) > view.cells:
        return {}
    start = 0 if view.scale.column(view.cursor, view.cells) >= view.cells // 2 else view.cells - len(text)
    return {start + place: (sign, TITLE) for place, sign in enumerate(text)}


def _edges(view: View) -> dict[int, Cell]:
    """Arrows where kept events lie outside the window."""
    beyond = ((0, view.kept.before), (view.cells - 1, view.kept.after))
    return {column: (sign, TITLE) for (column, count), sign in zip(beyond, view.signs.edges, strict=True) if count}


def _brackets(view: View) -> dict[int, Cell]:
    """The ends of the selection."""
    columns = _columns(view, view.chosen) if view.chosen else range(0)
    return {columns[0]: ("[", TITLE), columns[-1]: ("]", TITLE)} if columns else {}


def _caret(view: View, axis: list[Cell]) -> None:
    """The selected event's place: a caret on the line, a reversed letter where a label stands."""
    if view.selected and (columns := _columns(view, view.selected)):
        column = columns[len(columns) // 2]
        sign, _ = axis[column]
        axis[column] = (sign, f"{TITLE} reverse") if sign.isalnum() else (view.signs.caret, TITLE)
