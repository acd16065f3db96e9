"""The figure: the lanes as SVG 1.1, for an article in print or on the web.

- It draws what `core.lanes` and `core.packing` lay out, as the explorer does. Where a few old events would press all others into
  a corner the axis is broken, visibly (see `core.axis`).
- Each event of each lane is a `<g class="event …" data-id="…">` whose `<title>` says its date in words and its title.
- No script, nothing from elsewhere, no font to be had: a text is given the room that the widest usual font would take.
- A page may set the custom properties `--fig-paper`, `--fig-ink`, `--fig-quiet`, `--fig-rule`, `--fig-seam`, `--fig-crisis`,
  `--fig-visit`, `--fig-agreement` and `--fig-other` around it.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import BinaryIO, NamedTuple, get_args

from relations_tui.core.axis import Axis, Part, axis
from relations_tui.core.dates import OPEN_FUTURE, OPEN_PAST, day_of
from relations_tui.core.extents import Item
from relations_tui.core.index import Results
from relations_tui.core.lanes import NAMES, By, Chart, Lane, Lanes, has_dyad
from relations_tui.core.names import grouped, year_name
from relations_tui.core.packing import Pen, Placed, Rows, pack, spots
from relations_tui.core.phrases import Phrase
from relations_tui.core.scale import Scale, Tick, ticks
from relations_tui.export import Loss, Options, figure_marks, losses, unsaid
from relations_tui.export.account import FILTER, UPDATED
from relations_tui.export.figure_ink import Theme, cut, escape, number, style, text_width
from relations_tui.export.records import Wording

SIZE = 11
"""Pixels of the letters."""
MARGIN = 12
LINE, ROW, HEAD = 16, 15, 22
"""Pixels from one line of text, row of marks and head of a lane to the next."""
TICK_CELL = 7.4
"""Pixels of a letter of the axis at most."""
TALL = 420
"""From how many pixels on the axis stands below the lanes too."""
LANES, ROWS = 16, 100
"""At most so many lanes, and about so many rows in all: what is more shares a lane, or a place in it."""
SPARSE = 8
"""Rows that decide whether a lane is so crowded that what shares a place is counted."""
FEW = 3
"""Rows that any lane may have."""
EVER = Scale(OPEN_PAST, OPEN_FUTURE + 1)

EVENTS = Phrase("{count} événement", "{count} event"), Phrase("{count} événements", "{count} events")
_SOURCES = Phrase("{count} source", "{count} source"), Phrase("{count} sources", "{count} sources")
_NONE = Phrase("aucun événement", "no event")
_BROKEN = Phrase("l’échelle change là où l’axe est coupé (//)", "the scale changes where the axis is broken (//)")
_ABOUT = Phrase("{count}, en couloirs {by}\u00a0: {lanes}.", "{count}, in lanes {by}: {lanes}.")


def write_svg(results: Results, stream: BinaryIO, options: Options) -> tuple[Loss, ...]:
    """The figure as a document of its own."""
    drawing = _Drawing(results, options)
    stream.write(b'<?xml version="1.0" encoding="UTF-8"?>\n')
    stream.write(drawing.element().encode())
    events, dossier = results.events, results.index.dossier
    return losses.found(
        unsaid.shortened(event.id for event in events if event.id not in drawing.whole),
        unsaid.texts(events),
        unsaid.untied(events),
        unsaid.disputed(events),
        losses.other_languages(events),
        losses.coordinates(dossier, events),
        losses.notes(events, options),
    )


def figure(results: Results, options: Options) -> str:
    """The `<svg>` element of the figure, to stand in a page; ids in it begin with `figure-`."""
    return _Drawing(results, options).element()


class _Laid(NamedTuple):
    """A lane with its rows."""

    lane: Lane
    rows: Rows


class _Drawing:
    """One figure: what stands where, then the elements from top to bottom."""

    def __init__(self, results: Results, options: Options) -> None:
        self.results = results
        self.options = options
        self.wording = Wording(results.index.dossier, options.lang)
        self.width = options.figure_width
        self.theme: Theme = "dark" if options.figure_theme == "dark" else "light"
        chart = Chart(results.index)
        self.lanes: Lanes = chart.lanes(results, self._by(), most=LANES)
        items = [chart.item(event) for event in results.events]
        self._begun = [item.first for item in items]
        self.axis: Axis = axis(items)
        plot = self.width - 2 * MARGIN
        widest = min(400, plot * 45 // 100)
        self.pen = Pen(plot, 10, 4, 8, 44, widest, self._wide)
        self._widths: dict[str, int] = {}
        self.laid = self._packed()

    def _packed(self) -> list[_Laid]:
        """Each lane with its rows: as many as it takes, unless all together are too many."""
        most = ROWS
        while True:
            laid = [
                _Laid(lane, pack(spots(lane, self.axis, EVER, self.pen, min(most, SPARSE)), self.pen, most))
                for lane in self.lanes.lanes
            ]
            surplus = sum(len(rows) for _, rows in laid) - ROWS
            if surplus <= 0 or most == FEW:
                return laid
            most = _level([len(rows) for _, rows in laid])

    def _by(self) -> By:
        """The lanes asked for; else those of a dyad, where there is one."""
        asked = self.options.figure_by
        return next(
            (by for by in get_args(By) if by == asked), "country" if has_dyad(self.results.index.dossier) else "theme"
        )

    def _wide(self, item: Item) -> int:
        """The pixels that a title takes."""
        if item.event.id not in self._widths:
            self._widths[item.event.id] = text_width(self.title(item), SIZE)
        return self._widths[item.event.id]

    def title(self, item: Item) -> str:
        """What an event is called."""
        return self.wording.title(item.event)

    @cached_property
    def whole(self) -> frozenset[str]:
        """The events whose whole title stands somewhere."""
        placed = (one for laid in self.laid for row in laid.rows for one in row)
        return frozenset(
            one.item.event.id for one in placed
            if one.room and not one.others and one.room >= self._wide(one.item)
        )  # fmt: skip

    def element(self) -> str:
        """The whole figure."""
        body, height = self._body()
        box = f'width="{self.width}" height="{height}" viewBox="0 0 {self.width} {height}"'
        name, about = escape(self._name()), escape(self._about())
        kind = f'xmlns="http://www.w3.org/2000/svg" class="relations-figure" lang="{self.options.lang}"'
        return "\n".join(
            (
                f'<svg {kind} {box} role="img" aria-labelledby="figure-title figure-desc">',
                f'<title id="figure-title">{name}</title>',
                f'<desc id="figure-desc">{about}</desc>',
                f"<style>{style(self.theme)}</style>",
                f'<rect class="paper" width="{self.width}" height="{height}"/>',
                *body,
                "</svg>\n",
            )
        )

    def _body(self) -> tuple[list[str], int]:
        """The elements but for the paper, and the height they take."""
        y = MARGIN + 14
        head = [_text(MARGIN, y, cut(self._name(), 15, self.pen.width), "heading")]
        signs, y = figure_marks.legend(self.lanes, self.options.lang, self.width, y + 20)
        top = y + 26 if self.laid else y
        lanes, bottom = self._lanes(top)
        frame = list(self._frame(top, bottom)) if self.laid else []
        foot, height = self._foot(bottom + (22 if bottom - top > TALL else 6))
        return [*head, *signs, *frame, *lanes, *foot], height

    def _lanes(self, y: int) -> tuple[list[str], int]:
        parts: list[str] = []
        for number_, (lane, rows) in enumerate(self.laid):
            if number_:
                parts.append(f'<path class="rule" d="M{MARGIN} {y}h{self.pen.width}"/>')
            name = lane.name.say(self.options.lang)
            count = grouped(len(lane.items), self.options.lang)
            room = self.pen.width - text_width(count, SIZE) - 8
            said = cut(name, 11.5 * 1.1, room)
            parts.append(f'<g class="lane" data-lane="{escape(lane.key)}">')
            parts.append(
                f'<text class="name halo" x="{MARGIN}" y="{y + 15}">{escape(said)}'
                f'<tspan class="quiet" dx="6" font-weight="400">{count}</tspan></text>'
            )
            y += HEAD
            for row in rows:
                parts += [element for placed in row for element in self._event(placed, y + ROW // 2)]
                y += ROW
            parts.append("</g>")
            y += 6
        return parts, y

    def _event(self, placed: Placed, y: int) -> Iterator[str]:
        """An event's group, or those of all that share its place, with their number."""
        for item in placed.items:
            said = f"{self.wording.date(item.event.date)}{self.wording.colon}{self.title(item)}"
            mark = figure_marks.mark(item, placed, self.axis, self.pen, MARGIN, y)
            label = self._label(placed, y) if not placed.others else ""
            kinds = figure_marks.classes(item)
            name = escape(item.event.id)
            yield f'<g class="event {kinds}" data-id="{name}"><title>{escape(said)}</title>{mark}{label}</g>'
        if placed.others:
            yield figure_marks.heap(len(placed.items), placed, MARGIN, y)

    def _label(self, placed: Placed, y: int) -> str:
        said = cut(self.title(placed.item), SIZE, placed.room) if placed.room else ""
        if not said:
            return ""
        if placed.label >= placed.right:
            return _text(MARGIN + placed.label, y + 4, said, "label halo")
        return _text(MARGIN + placed.left - self.pen.gap, y + 4, said, "label halo late")

    def _frame(self, top: int, bottom: int) -> Iterator[str]:
        """The ticks above, and below when the lanes are tall; the lines through the lanes; the break."""
        for left, right in zip(self.axis.parts, self.axis.parts[1:], strict=False):
            x, end = MARGIN + left.right * self.pen.width, MARGIN + right.left * self.pen.width
            yield f'<rect class="seam" x="{number(x)}" y="{top}" width="{number(end - x)}" height="{bottom - top}"/>'
            middle = (x + end) / 2
            for y in (top, bottom):
                yield f'<path class="line" d="M{number(middle - 5)} {y + 5}l4 -10M{number(middle + 1)} {y + 5}l4 -10"/>'
        heights = (top - 6, bottom + 14) if bottom - top > TALL else (top - 6,)
        for part in self.axis.parts:
            x, end = MARGIN + part.left * self.pen.width, MARGIN + part.right * self.pen.width
            yield f'<path class="line" d="M{number(x)} {top}H{number(end)}M{number(x)} {bottom}H{number(end)}"/>'
            for at, tick in self._ticks(part, x, end):
                weight = "1.3" if not tick.level else "0.7"
                yield f'<path class="rule" stroke-width="{weight}" d="M{number(at)} {top - 14}V{bottom}"/>'
                yield from (_text(at + 4, y, tick.label, "quiet") for y in heights if tick.label)

    def _ticks(self, part: Part, x: float, end: float) -> Iterator[tuple[float, Tick]]:
        """The ticks of a part and where they stand; of one too narrow for two labels, the years that it spans."""
        lang = self.options.lang
        found = ticks(part.scale, int((end - x) / TICK_CELL), lang)
        if len(self.axis.parts) > 1 and sum(bool(tick.label) for tick in found) < 2:
            found = (Tick(part.scale.first, self._years(part.scale), 0),)
        for tick in found:
            yield x + part.scale.at(tick.second) * (end - x), tick

    def _years(self, scale: Scale) -> str:
        """The years in which the events of a part of the axis begin."""
        begun = [first for first in self._begun if scale.first <= first < scale.last]
        first, last = day_of(min(begun))[0], day_of(max(begun))[0]
        lang = self.options.lang
        return year_name(first, lang) if first == last else f"{year_name(first, lang)}–{year_name(last, lang)}"

    def _foot(self, y: int) -> tuple[list[str], int]:
        """The caption, on as many lines as it takes, and where the figure ends."""
        lines = _wrapped(self._caption(), self.pen.width)
        foot = [_text(MARGIN, y + LINE * (at + 1), said, "quiet") for at, said in enumerate(lines)]
        return foot, y + LINE * len(lines) + MARGIN

    def _caption(self) -> Iterator[str]:
        lang, colon = self.options.lang, self.wording.colon
        yield self._name()
        if query := self.results.query.text(lang):
            yield f"{FILTER.say(lang)}{colon}{query}"
        yield self._count()
        if not self.results.events:
            return
        cited = {citation.source for event in self.results.events for citation in event.citations}
        yield self._counted(len(cited), _SOURCES)
        if len(self.axis.parts) > 1:
            yield _BROKEN.say(lang)
        if self.options.view:
            yield self.wording.view(self.options.view)
        if updated := self.results.index.dossier.updated:
            yield f"{UPDATED.say(lang)}{colon}{updated}"

    def _name(self) -> str:
        dossier = self.results.index.dossier
        return " ".join(self.wording.pick(dossier.title).split("\n")) or dossier.id

    def _count(self) -> str:
        count = len(self.results.events)
        return self._counted(count, EVENTS) if count else _NONE.say(self.options.lang)

    def _counted(self, count: int, names: tuple[Phrase, Phrase]) -> str:
        lang = self.options.lang
        one = count == 1 or (not count and lang == "fr")
        return names[not one].fill(count=grouped(count, lang)).say(lang)

    def _about(self) -> str:
        lang = self.options.lang
        if not self.laid:
            return self._count()
        listed = ", ".join(f"{lane.name.say(lang)} ({len(lane.items)})" for lane in self.lanes.lanes)
        about = _ABOUT.fill(count=self._count(), by=NAMES[self.lanes.by], lanes=listed).say(lang)
        broken = _BROKEN.say(lang)
        return f"{about} {broken[:1].upper()}{broken[1:]}." if len(self.axis.parts) > 1 else about


def _level(heights: Sequence[int]) -> int:
    """The height to which the tallest lanes must come down for all to have `ROWS` rows in all; `FEW` at least."""
    return next(
        (most for most in range(max(heights) - 1, FEW, -1) if sum(min(one, most) for one in heights) <= ROWS), FEW
    )


def _text(x: float, y: float, said: str, kind: str) -> str:
    return f'<text class="{kind}" x="{number(x)}" y="{number(y)}">{escape(said)}</text>'


def _wrapped(pieces: Iterable[str], room: int) -> Sequence[str]:
    """The pieces with a dot between them, on lines that have room; one that is too long is broken at blanks."""
    lines = [""]
    for piece in pieces:
        longer = f"{lines[-1]} · {piece}" if lines[-1] else piece
        if text_width(longer, SIZE) <= room:
            lines[-1] = longer
            continue
        lines.append("")
        for word in piece.split(" "):
            longer = f"{lines[-1]} {word}" if lines[-1] else word
            if text_width(longer, SIZE) <= room:
                lines[-1] = longer
            else:
                lines.append(cut(word, SIZE, room))
    return [line for line in lines if line]
