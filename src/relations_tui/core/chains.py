"""What led to an event, what came of it, and how two events hang together, along the links of the dossier.

One rule: a link is followed by its meaning, whichever event carries it. “A leads to B”, “B follows A”, “B responds to A” and
“B is caused by A” all say that B came of A; and a part came of the whole it is part of. Retracted events lead nowhere.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from relations_tui.core.model import Dossier, Event, Link

_TO_LATER = frozenset({"leads-to"})
_TO_EARLIER = frozenset({"follows", "responds-to", "caused-by", "part-of"})
_WEAK = frozenset({"see-also"})
"""A chain takes these only where nothing else makes one as short."""

DEPTH = 8
"""Generations of a tree, unless it is asked for more."""


class Tie(NamedTuple):
    """A link as read from one of its ends: `back` when the other end carries it (see `vocabulary.LINK_KINDS_BACK`)."""

    link: Link
    back: bool


class Branch(NamedTuple):
    """An event of a tree and what hangs on it, in chronological order; the root is the event that was asked about."""

    event: str
    ties: tuple[Tie, ...]
    """The links to the event it hangs on, as read from there; the root has none."""
    branches: tuple["Branch", ...]
    cut: bool = False
    """Whether more events would hang here, left out for being too many generations away."""


class Step(NamedTuple):
    """An event of a chain, and the links to it as read from the one before; the first has none."""

    event: str
    ties: tuple[Tie, ...]


class Ties:
    """Every link of a dossier from both its ends, and the causal ones by where they lead; made once and asked often."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.positions = {event.id: position for position, event in enumerate(dossier.events)}
        self._all: dict[str, dict[str, list[Tie]]] = {}
        self._causes: dict[str, dict[str, list[Tie]]] = {}
        self._effects: dict[str, dict[str, list[Tie]]] = {}
        for event in dossier.events:
            for link in event.links:
                if link.to in self.positions and link.to != event.id:
                    self._add(event, link)

    def _add(self, event: Event, link: Link) -> None:
        out, back = Tie(link, back=False), Tie(link, back=True)
        _put(self._all, event.id, link.to, out, back)
        if link.kind in _TO_LATER:
            self._effects.setdefault(event.id, {}).setdefault(link.to, []).append(out)
            self._causes.setdefault(link.to, {}).setdefault(event.id, []).append(back)
        elif link.kind in _TO_EARLIER:
            self._causes.setdefault(event.id, {}).setdefault(link.to, []).append(out)
            self._effects.setdefault(link.to, {}).setdefault(event.id, []).append(back)

    def causes(self, event: str) -> Mapping[str, list[Tie]]:
        """The events it came of at once, with the links that say so."""
        return self._causes.get(event, {})

    def effects(self, event: str) -> Mapping[str, list[Tie]]:
        """The events that came of it at once, with the links that say so."""
        return self._effects.get(event, {})

    def neighbours(self, event: str) -> Mapping[str, list[Tie]]:
        """The events one link away, with all the links between."""
        return self._all.get(event, {})

    def stands(self, event: str) -> bool:
        """Whether a chain may go through an event."""
        return self.dossier.by_id[event].status != "retracted"

    def in_order(self, events: Iterable[str]) -> list[str]:
        """Those that stand, in chronological order."""
        return sorted(filter(self.stands, events), key=self.positions.__getitem__)


def _put(table: dict[str, dict[str, list[Tie]]], one: str, other: str, out: Tie, back: Tie) -> None:
    table.setdefault(one, {}).setdefault(other, []).append(out)
    table.setdefault(other, {}).setdefault(one, []).append(back)


def led_to(ties: Ties | Dossier, event: str, *, depth: int = DEPTH) -> Branch:
    """What led to an event, as a tree in which each event stands once, as near the root as it can.

    Raises `KeyError` for an unknown id.
    """
    ties = _made(ties)
    return _tree(ties, event, ties.causes, depth)


def came_of(ties: Ties | Dossier, event: str, *, depth: int = DEPTH) -> Branch:
    """What came of an event, as such a tree. Raises `KeyError` for an unknown id."""
    ties = _made(ties)
    return _tree(ties, event, ties.effects, depth)


def shortest(ties: Ties | Dossier, one: str, other: str) -> tuple[Step, ...]:
    """The shortest chain of links from one event to another, whichever way they point; none when nothing ties them.

    Of chains as short, that with the fewest `see-also`, then the one through the earlier events. Raises `KeyError` for an
    unknown id.
    """
    ties = _made(ties)
    found = {ties.dossier.by_id[one].id: ""}
    weights, layer = {one: 0}, [one]
    goal = ties.dossier.by_id[other].id
    while layer and goal not in found:
        reached: dict[str, tuple[int, int, str]] = {}
        for here in layer:
            for there, links in ties.neighbours(here).items():
                if there not in found and (there == goal or ties.stands(there)):
                    weak = all(tie.link.kind in _WEAK for tie in links)
                    way = (weights[here] + weak, ties.positions[here], here)
                    reached[there] = min(way, reached.get(there, way))
        layer = list(reached)
        found.update((there, way[2]) for there, way in reached.items())
        weights = {there: way[0] for there, way in reached.items()}
    return _steps(ties, found, goal)


def _made(ties: Ties | Dossier) -> Ties:
    return ties if isinstance(ties, Ties) else Ties(ties)


def _steps(ties: Ties, before: Mapping[str, str], goal: str) -> tuple[Step, ...]:
    """The chain that ends at `goal`, from what comes before each event."""
    steps: list[Step] = []
    here = goal if goal in before else ""
    while here:
        earlier = before[here]
        steps.append(Step(here, tuple(ties.neighbours(earlier)[here]) if earlier else ()))
        here = earlier
    return tuple(reversed(steps))


def _tree(ties: Ties, root: str, onwards: Callable[[str], Mapping[str, list[Tie]]], depth: int) -> Branch:
    """Grown by generations, so that each event hangs as near the root as it can, on the earliest of those it may hang on."""
    layer = [ties.dossier.by_id[root].id]
    hung: dict[str, dict[str, list[Tie]]] = {root: {}}
    for _ in range(depth):
        for here in layer:
            fresh = [there for there in ties.in_order(onwards(here)) if there not in hung]
            hung[here] = {there: onwards(here)[there] for there in fresh}
            hung.update((there, {}) for there in fresh)
        layer = sorted((there for here in layer for there in hung[here]), key=ties.positions.__getitem__)
    cut = {here for here in layer if any(there not in hung for there in ties.in_order(onwards(here)))}
    grown: dict[str, Branch] = {}
    # Later generations were hung later: going backwards, what hangs on an event is there before it.
    for here, below in reversed(hung.items()):
        grown[here] = Branch(
            here, (), tuple(grown[there]._replace(ties=tuple(below[there])) for there in below), here in cut
        )
    return grown[root]
