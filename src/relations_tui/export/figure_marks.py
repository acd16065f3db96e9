"""The marks of the figure: points by kind and standing, bars with what is sure of them, and the legend that tells them.

One rule: nothing is drawn solid that is not known; the legend explains what is drawn and nothing else.
"""

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from relations_tui.core.axis import Axis
from relations_tui.core.dates import OPEN_FUTURE, OPEN_PAST
from relations_tui.core.extents import Item
from relations_tui.core.lanes import Lanes
from relations_tui.core.packing import Pen, Placed
from relations_tui.core.phrases import Lang, Phrase
from relations_tui.core.vocabulary import STATUSES
from relations_tui.export.figure_ink import FAMILIES, FAMILY_NAMES, Family, escape, number, shape, text_width

_HOLLOW = ("reported", "disputed")
_BAR = 6
"""Pixels of the height of a bar."""
_MARGIN, _LINE, _SIZE = 12, 16, 11
_LASTED = Phrase("durée", "duration")
_VAGUE = Phrase("quelque part dans ce temps", "somewhere in that time")
_DOUBTED = Phrase("date approchée ou incertaine", "approximate or uncertain date")
_OPEN = Phrase("sans fin ou début dit", "without an end or beginning")
_UNKNOWN = Phrase("fin ou début inconnu", "end or beginning unknown")


def family(item: Item) -> Family:
    """Which of the marks an event has."""
    return FAMILIES.get(item.event.kind, "other")


def classes(item: Item) -> str:
    """The classes of an event's group: family, status, and `hollow` when it is not established."""
    status = item.event.status
    return f"{family(item)} {status} hollow" if status in _HOLLOW else f"{family(item)} {status}"


def mark(item: Item, placed: Placed, axis: Axis, pen: Pen, margin: int, y: int) -> str:
    """The shape of an event that stands in a place."""
    left, right = margin + placed.left, margin + placed.right
    if placed.right - placed.left <= pen.mark:
        return _dot(item, (left + right) / 2, y)
    low = left + (pen.mark if item.begins == "unknown" else 0)
    high = right - (pen.mark if item.ends == "unknown" else 0)
    parts = list(_bar(item, low, high, _sure(item, axis, pen, margin), y))
    if item.begins == "day" and item.sure:
        parts.append(_dot(item, low + pen.mark / 2, y))
    if item.begins == "unknown":
        parts.append(_question(low - 7, y))
    if item.ends == "unknown":
        parts.append(_question(high + 2, y))
    return "".join(parts)


def heap(count: int, placed: Placed, margin: int, y: int) -> str:
    """How many share a place."""
    x = margin + (placed.left + placed.right) / 2
    said = str(count) if count < 100 else "99+"
    kind = "paper many" if len(said) < 3 else "paper many more"
    return (
        f'<g class="heap"><circle class="quiet" cx="{number(x)}" cy="{y}" r="6"/>'
        f'<text class="{kind}" x="{number(x)}" y="{y + 3}">{said}</text></g>'
    )


def _dot(item: Item, x: float, y: float) -> str:
    parts = [f'<path class="m dot" d="{shape(family(item), x, y)}"/>']
    if item.event.status == "disputed":
        parts.append(f'<path class="m" d="M{number(x - 3)} {number(y + 3)}l6 -6"/>')
    if item.event.status == "retracted":
        parts.append(f'<path class="line" d="M{number(x - 5)} {number(y - 5)}l10 10m-10 0l10 -10"/>')
    if item.doubted:
        parts.append(_whiskers(x, y))
    return "".join(parts)


def _whiskers(x: float, y: float) -> str:
    return f'<path class="m" stroke-dasharray="1.5 1.5" d="M{number(x - 7)} {number(y)}h14"/>'


def _sure(item: Item, axis: Axis, pen: Pen, margin: int) -> tuple[float, float] | None:
    if item.sure is None:
        return None
    low, high = (max(-1.0, min(axis.at(second), 2.0)) for second in item.sure)
    return margin + low * pen.width, margin + high * pen.width


def _bar(item: Item, low: int, high: int, sure: tuple[float, float] | None, y: int) -> Iterator[str]:
    """A bar, its doubtful parts pale and dashed, its open ends arrows."""
    start, end = (low, high) if item.first > OPEN_PAST else (low + 6, high)
    end = end if item.last < OPEN_FUTURE else high - 6
    if sure is None:
        yield _stretch(start, end, y, "m vague")
    else:
        first, last = max(start, min(sure[0], end)), max(start, min(sure[1], end))
        if first - start >= 1:
            yield _stretch(start, first, y, "m vague")
        yield _stretch(first, max(last, first + 1), y, "m")
        if end - last >= 1:
            yield _stretch(last, end, y, "m vague")
    if item.first <= OPEN_PAST:
        yield f'<path class="m" d="M{low} {y}l7 -5v10z"/>'
    if item.last >= OPEN_FUTURE:
        yield f'<path class="m" d="M{high} {y}l-7 -5v10z"/>'


def _stretch(left: float, right: float, y: int, kind: str) -> str:
    where = f'x="{number(left)}" y="{number(y - _BAR / 2)}" width="{number(right - left)}" height="{_BAR}"'
    return f'<rect class="{kind}" {where}/>'


def _question(x: float, y: int) -> str:
    return f'<text class="quiet" x="{number(x)}" y="{y + 4}">?</text>'


class _Sign(NamedTuple):
    """An entry of the legend: what draws its mark around a place, and what it says."""

    draw: Callable[[float, float], str]
    said: str
    kinds: str = "other"


def legend(lanes: Lanes, lang: Lang, width: int, y: int) -> tuple[list[str], int]:
    """The marks that the lanes have, with their names, on as many lines as they take; and the last line's height."""
    parts: list[str] = ['<g class="legend">']
    x = float(_MARGIN)
    for sign in _signs(lanes, lang):
        room = 16 + text_width(sign.said, _SIZE) + 10
        if x > _MARGIN and x + room > width - _MARGIN:
            x, y = float(_MARGIN), y + _LINE
        parts.append(
            f'<g class="{sign.kinds}">{sign.draw(x + 6, y - 4)}'
            f'<text class="quiet" x="{number(x + 16)}" y="{y}">{escape(sign.said)}</text></g>'
        )
        x += room
    parts.append("</g>")
    return (parts, y) if len(parts) > 2 else ([], y)


def _signs(lanes: Lanes, lang: Lang) -> Iterator[_Sign]:
    items = {item.event.id: item for lane in lanes.lanes for item in lane.items}.values()
    used = {family(item) for item in items}
    for name, said in FAMILY_NAMES.items():
        if name in used and used != {"other"}:
            yield _Sign(_shaped(name), said.say(lang), name)
    statuses = {item.event.status for item in items}
    for status in ("reported", "disputed", "retracted"):
        if status in statuses:
            sample = next(item for item in items if item.event.status == status)
            plain = sample._replace(begins="day", ends="day", event=sample.event._replace(kind="visit"))
            yield _Sign(_drawn(plain), STATUSES[status].say(lang), f"{classes(plain)}")
    yield from _extents(items, lang)


def _extents(items: Collection[Item], lang: Lang) -> Iterator[_Sign]:
    """How the items lie in time."""
    if any(item.sure for item in items):
        yield _Sign(lambda x, y: _stretch(x - 6, x + 6, int(y), "m"), _LASTED.say(lang))
    if any(item.doubted for item in items):
        yield _Sign(lambda x, y: _whiskers(x, y) + _shaped("other")(x, y), _DOUBTED.say(lang))
    if any("coarse" in (item.begins, item.ends) for item in items):
        yield _Sign(lambda x, y: _stretch(x - 6, x + 6, int(y), "m vague"), _VAGUE.say(lang))
    if any("open" in (item.begins, item.ends) for item in items):
        yield _Sign(lambda x, y: f'<path class="m" d="M{number(x + 5)} {number(y)}l-7 -5v10z"/>', _OPEN.say(lang))
    if any("unknown" in (item.begins, item.ends) for item in items):
        yield _Sign(lambda x, y: _question(x - 3, int(y)), _UNKNOWN.say(lang))


def _shaped(name: Family) -> Callable[[float, float], str]:
    return lambda x, y: f'<path class="m dot" d="{shape(name, x, y)}"/>'


def _drawn(item: Item) -> Callable[[float, float], str]:
    return lambda x, y: _dot(item, x, y)
