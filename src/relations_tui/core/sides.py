"""Two filters, or two periods, one above the other in the same lanes.

One rule: what is compared is drawn alike. Both sides have the same lanes in the same order, and scales of the same length.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from relations_tui.core.dates import OPEN_FUTURE, OPEN_PAST, Date, may_overlap
from relations_tui.core.index import Results
from relations_tui.core.lanes import By, Chart, Lane, Lanes, Order
from relations_tui.core.model import Event
from relations_tui.core.phrases import LANGS, Phrase
from relations_tui.core.scale import Scale, whole
from relations_tui.core.words import in_words

_EVERYTHING = Phrase("tout le dossier", "the whole dossier")


class Side(NamedTuple):
    """One of the two: what it is, how many events it has, and these in lanes over a scale."""

    name: Phrase
    count: int  # type: ignore[assignment]  # hides `tuple.count`, which nobody needs here
    lanes: Lanes
    scale: Scale


Sides = tuple[Side, Side]


def of_filters(chart: Chart, one: Results, other: Results, by: By, order: Order = "first") -> Sides:
    """What two searches of one dossier keep, over one scale."""
    scale = whole((*one.events, *other.events))
    names = [Phrase(*(results.query.text(lang) for lang in LANGS)) for results in (one, other)]
    return _sides(chart, (one, other), [name if name.fr else _EVERYTHING for name in names], (scale, scale), by, order)


def of_periods(chart: Chart, results: Results, one: Date, other: Date, by: By, order: Order = "first") -> Sides:
    """Those of the results that may fall in each of two periods, each over its own scale; the shorter is as long as the longer."""
    kept = [results._replace(events=_within(results, period)) for period in (one, other)]
    scales = [_scale(found, period) for found, period in zip(kept, (one, other), strict=True)]
    length = max(scale.last - scale.first for scale in scales)
    names = [Phrase(*(in_words(period, lang) for lang in LANGS)) for period in (one, other)]
    return _sides(chart, kept, names, [Scale(scale.first, scale.first + length) for scale in scales], by, order)


def _within(results: Results, period: Date) -> tuple[Event, ...]:
    return tuple(event for event in results.events if may_overlap(event.date, period))


def _scale(results: Results, period: Date) -> Scale:
    """From the first to the last second of a period; an end that it has not is that of its events."""
    known = whole(results.events)
    first = known.first if period.earliest in (None, OPEN_PAST) else period.earliest
    last = known.last if period.latest in (None, OPEN_FUTURE) else period.latest
    low = first if first is not None else known.first
    return Scale(low, max(low, last if last is not None else known.last) + 1)


def _sides(
    chart: Chart, found: Sequence[Results], names: Sequence[Phrase], scales: Sequence[Scale], by: By, order: Order
) -> Sides:
    one, other = found
    together = {event.id: event for results in found for event in results.events}
    positions = chart.index.positions
    events = tuple(sorted(together.values(), key=lambda event: positions[event.id]))
    model = chart.lanes(one._replace(events=events), by, order)
    left, right = (_alike(model, chart.lanes(results, by, order), len(results.events)) for results in (one, other))
    return (
        Side(names[0], left.count, left, scales[0]),
        Side(names[1], right.count, right, scales[1]),
    )


def _alike(model: Lanes, lanes: Lanes, count: int) -> Lanes:
    """The lanes of `model` with what stands in those of the same key, or nothing."""
    own = {lane.key: lane for lane in lanes.lanes}
    return Lanes(model.by, _filled(model.lanes, own), count)


def _filled(model: Iterable[Lane], own: dict[str, Lane]) -> list[Lane]:
    return [own.get(lane.key) or Lane(lane.key, lane.name, ()) for lane in model]
