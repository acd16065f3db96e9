"""The facets: each value with its count under the current filter and a small bar; what is included or excluded bears a sign."""

from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from relations_tui.core.facets import Facet, FacetValue
from relations_tui.core.index import Results
from relations_tui.core.phrases import Phrase
from relations_tui.core.refine import EXCLUDED, INCLUDED, condition, standing
from relations_tui.tui.render.bars import number
from relations_tui.tui.render.ink import ACCENT, ALERT, PLAIN, QUIET, TITLE, Line, Look, join

FOLDED = 6
"""How many values of a facet stand before « n autres »."""
MORE = Phrase("… {count} autres", "… {count} more")
BAR = 5
_BLOCKS = " ▏▎▍▌▋▊▉█"


class Choice(NamedTuple):
    """An entry of the facets pane: a condition to ask for or exclude, or (condition "") the rest of a facet to unfold."""

    field: str
    condition: str = ""


def choices(facets: tuple[Facet, ...], results: Results, opened: frozenset[str]) -> tuple[Choice, ...]:
    """The entries of the pane, in order: of each facet the values with most events, the chosen ones always among them."""
    found: list[Choice] = []
    for facet in facets:
        values = _shown(facet, results, opened)
        found += [Choice(facet.field, facet.condition(value.value)) for value in values]
        if len(values) < len(facet.values):
            found.append(Choice(facet.field))
    return tuple(found)


def _shown(facet: Facet, results: Results, opened: frozenset[str]) -> list[FacetValue]:
    if facet.field in opened or len(facet.values) <= FOLDED + 1:
        return list(facet.values)
    most = {value.value for value in sorted(facet.values, key=lambda value: (-value.count, -value.total))[:FOLDED]}
    return [value for value in facet.values if value.value in most or _sign(facet, value, results)]


def _sign(facet: Facet, value: FacetValue, results: Results) -> str:
    return standing(results.query, condition(facet.condition(value.value), results.index.vocabulary))


def facet_lines(
    facets: tuple[Facet, ...], results: Results, opened: frozenset[str], width: int, look: Look
) -> list[Line]:
    """The pane's lines; a line's entry is the number of its choice."""
    lines: list[Line] = []
    entry = 0
    for facet in facets:
        if lines:
            lines.append(Line(Content("")))
        lines.append(Line(Content.styled(" " + facet.label.say(look.lang), TITLE)))
        shown = _shown(facet, results, opened)
        top = max((value.count for value in shown), default=1) or 1
        for value in shown:
            name = value.label if isinstance(value.label, str) else value.label.pick(look.lang)
            sign = _sign(facet, value, results)
            lines.append(Line(_value(name, sign, value.count, top, width, look), entry))
            entry += 1
        if len(shown) < len(facet.values):
            more = MORE.fill(count=len(facet.values) - len(shown)).say(look.lang)
            lines.append(Line(Content.styled("   " + more, QUIET), entry))
            entry += 1
    return lines


def _value(name: str, sign: str, count: int, top: int, width: int, look: Look) -> Content:
    tail = f"{number(count, look.lang):>5}"
    room = width - 3 - len(tail) - BAR - 2
    label = Content(name).truncate(max(4, room), ellipsis=True)
    style = {INCLUDED: ACCENT, EXCLUDED: ALERT}.get(sign, PLAIN if count else QUIET)
    return join([
        (f" {sign or ' '} ", style),
        label.stylize(style) if style else label,
        " " * max(1, room - cell_len(label.plain) + 1),
        (bar(count, top), QUIET),
        (tail, QUIET),
    ])  # fmt: skip


def bar(count: int, top: int) -> str:
    """A bar of `BAR` cells for `count` out of `top`; never empty for a count above zero."""
    eighths = -(-count * BAR * 8 // top)
    whole, rest = divmod(eighths, 8)
    return ("█" * whole + (_BLOCKS[rest] if rest else "")).ljust(BAR)
