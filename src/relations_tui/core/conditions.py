"""Every condition of a query as the set of events for which it holds.

One rule: a condition is worked out once and kept; joining conditions only joins and cuts sets (see `bits`).
"""

import operator
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from relations_tui.core import bits, states
from relations_tui.core.dates import OPEN_FUTURE, OPEN_PAST, Date
from relations_tui.core.evidence import contradictions
from relations_tui.core.fields import TEXT, UNITS
from relations_tui.core.lookup import Vocabulary, publishers
from relations_tui.core.model import Dossier
from relations_tui.core.terms import Node, Term
from relations_tui.core.text import fold

if TYPE_CHECKING:
    from relations_tui.core.lexicon import Lexicon

_KEPT = 512
"""Sets kept before starting over; each takes a bit an event."""

_DAY = 86_400

_COMPARISONS: Mapping[str, Callable[[int, int], bool]] = {
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class Span(NamedTuple):
    """First and last seconds of every event, by position; an unknown end reaches as far as an open one."""

    starts: list[int]
    ends: list[int]
    known: int
    """The events of which neither end is unknown."""


class Conditions:
    """Made in no time; every table is built when first needed, and kept.

    The vocabulary may know more than the dossier, when that is a view of a larger one: what is not there holds for no event.
    """

    def __init__(self, dossier: Dossier, vocabulary: Vocabulary) -> None:
        self.dossier = dossier
        self.vocabulary = vocabulary
        self.everything = bits.all_of(len(dossier.events))
        self._sets: dict[str, Mapping[str, int]] = {}
        self._kept: dict[Term, int] = {}
        self._span: Span | None = None
        self._positions: dict[str, int] | None = None
        self._lexicon: Lexicon | None = None
        self._meanings: Mapping[str, Callable[[str], int]] = {
            TEXT: lambda piece: self.lexicon.find(fold(piece)),
            "id": lambda event: self.ids((event,)),
            "is": self._is,
            "has": self._has,
            "missing": self._missing,
            "sources": self._counted,
            "linked": self._linked,
            "near": self._near,
        }

    @property
    def lexicon(self) -> "Lexicon":
        """The words of the dossier."""
        if self._lexicon is None:
            from relations_tui.core.lexicon import Lexicon

            self._lexicon = Lexicon(self.dossier)
        return self._lexicon

    @property
    def positions(self) -> Mapping[str, int]:
        """The place of each event id in chronological order, from 0."""
        if self._positions is None:
            self._positions = {event.id: position for position, event in enumerate(self.dossier.events)}
        return self._positions

    @property
    def span(self) -> Span:
        """When every event may begin and end."""
        if self._span is None:
            dates = [event.date for event in self.dossier.events]
            self._span = Span(
                [OPEN_PAST if date.earliest is None else date.earliest for date in dates],
                [OPEN_FUTURE if date.latest is None else date.latest for date in dates],
                bits.of_flags(date.earliest is not None and date.latest is not None for date in dates),
            )
        return self._span

    def sets(self, field: str) -> Mapping[str, int]:
        """For each value that events have for a field of names, the set of its events."""
        if field not in self._sets:
            found = _sets(field, self.dossier)
            self._sets[field] = _joined(found, self.vocabulary.dossier) if field == "publisher" else found
        return self._sets[field]

    def within(self, low: int, high: int, *, surely: bool = False) -> int:
        """The events that may touch the seconds from `low` to `high`, or that surely lie inside them."""
        span = self.span
        ends = zip(span.starts, span.ends, strict=True)
        if surely:
            return span.known & bits.of_flags([low <= start and end <= high for start, end in ends])
        return bits.of_flags([start <= high and low <= end for start, end in ends])

    def holding(self, node: Node, marked: frozenset[str]) -> int:
        """The events for which a node of a query holds; `marked` are the ids that the reader marked."""
        if isinstance(node, Term):
            return self._term(node, marked)
        if node.op == "not":
            return self.everything & ~self.holding(node.parts[0], marked)
        found = self.everything if node.op == "and" else 0
        for part in node.parts:
            held = self.holding(part, marked)
            found = found & held if node.op == "and" else found | held
        return found

    def _term(self, term: Term, marked: frozenset[str]) -> int:
        if term.field == "view" or (term.field == "is" and "marked" in term.values):
            return self._either(term, marked)
        found = self._kept.get(term)
        if found is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            found = self._kept[term] = self._either(term, marked)
        return found

    def _either(self, term: Term, marked: frozenset[str]) -> int:
        found = 0
        for date in term.dates:
            found |= self._dated(term.field, date)
        for value in () if term.dates else term.values:
            found |= self._value(term.field, value, marked)
        return found

    def _value(self, field: str, value: str, marked: frozenset[str]) -> int:
        if field == "view":
            from relations_tui.core.query import expand

            return self.holding(expand(value, self.vocabulary).root, marked)
        if (field, value) == ("is", "marked"):
            return self.ids(marked)
        meaning = self._meanings.get(field)
        return meaning(value) if meaning is not None else self.sets(field).get(value, 0)

    def ids(self, events: Iterable[str]) -> int:
        """The events of these ids; ids that no event has count for nothing."""
        known = self.positions
        return bits.of_positions((known[event] for event in events if event in known), len(known))

    def _is(self, state: str) -> int:
        found = self._passing(states.STATES[state])
        return found | self.ids(contradictions(self.dossier)) if state == "disputed" else found

    def _passing(self, test: states.Test) -> int:
        dossier = self.dossier
        return bits.of_flags([test(event, dossier) for event in dossier.events])

    def _dated(self, field: str, date: Date) -> int:
        low = OPEN_PAST if date.earliest is None or field == "until" else date.earliest
        high = OPEN_FUTURE if date.latest is None or field == "since" else date.latest
        if field != "surely":
            return self.within(low, high)
        return 0 if date.earliest is None or date.latest is None else self.within(low, high, surely=True)

    def _has(self, thing: str) -> int:
        return self._in_links() if thing == "link" else self._passing(states.has(thing))

    def _missing(self, thing: str) -> int:
        lacks = states.LACKS.get(thing)
        return self.everything & ~self._has(thing) if lacks is None else self._passing(lacks)

    def _in_links(self) -> int:
        """The events that carry a link or that one points at."""
        return self.ids(end for event in self.dossier.events for link in event.links for end in (event.id, link.to))

    def _linked(self, event: str) -> int:
        """The events one link away from an event, whichever way the link points."""
        known = self.dossier.by_id.get(event)
        out = (link.to for link in known.links) if known else ()
        back = (other.id for other in self.dossier.events if any(link.to == event for link in other.links))
        return self.ids((*out, *back))

    def _counted(self, comparison: str) -> int:
        """The events with so many sources, each source counted once: `>=2`."""
        sign = comparison.rstrip("0123456789")
        compare = _COMPARISONS[sign]
        wanted = int(comparison[len(sign) :])
        return self._passing(lambda event, _: compare(len({cited.source for cited in event.citations}), wanted))

    def _near(self, around: str) -> int:
        """The events that may fall so long before or after an event, itself among them: `id~30d`."""
        event, _, length = around.rpartition("~")
        known = self.dossier.by_id.get(event)
        if known is None:
            return 0
        date = known.date
        reach = int(int(length[:-1]) * UNITS[length[-1]][1] * _DAY)
        low = OPEN_PAST if date.earliest is None else date.earliest - reach
        return self.within(low, OPEN_FUTURE if date.latest is None else date.latest + reach)


def _sets(field: str, dossier: Dossier) -> dict[str, int]:
    values = states.VALUES[field]
    positions: dict[str, list[int]] = {}
    for position, event in enumerate(dossier.events):
        for value in values(event, dossier):
            positions.setdefault(value, []).append(position)
    positions.pop("", None)
    return {value: bits.of_positions(found, len(dossier.events)) for value, found in positions.items()}


def _joined(sets: Mapping[str, int], dossier: Dossier) -> dict[str, int]:
    """Publishers that fold alike as one, under the name that comes first."""
    names = publishers(dossier)
    joined: dict[str, int] = {}
    for written, found in sets.items():
        name = names[fold(written)]
        joined[name] = joined.get(name, 0) | found
    return joined
