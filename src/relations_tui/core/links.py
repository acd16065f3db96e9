"""What ties events together: links read backwards, and events that share something with one, with the reasons.

One rule: what few events share says much, what most share says nothing; the weight of a shared thing is log(N / n).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from math import log
from typing import Literal, NamedTuple

from relations_tui.core.civil import DAY_SECONDS
from relations_tui.core.dates import Precision
from relations_tui.core.model import Dossier, Event, Link

ReasonKind = Literal["actor", "place", "theme", "source", "week"]

_WEIGHT: Mapping[ReasonKind, float] = {"actor": 1.0, "place": 1.0, "theme": 0.8, "source": 0.6, "week": 0.8}
"""A shared document says less than a shared person, for one article tells of many things; so does a theme, being broad,
and a week, which may be chance."""

_CROWD = 2_000
"""A thing that more events share is given as a reason but finds none: it would cost time and say next to nothing."""

_WEEK = 6
"""Days apart, at most, of two events of the same week."""


class Reason(NamedTuple):
    """Why two events are related: the ids they share, or for a week the days between them (`"0"` to `"6"`)."""

    kind: ReasonKind
    values: tuple[str, ...]


class Related(NamedTuple):
    """An event that shares something with another; the score only serves to compare."""

    event: str
    score: float
    reasons: tuple[Reason, ...]


Key = tuple[ReasonKind, str]


class Postings:
    """For each thing events may share, the positions of the events that have it. Retracted events are left out."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.positions: dict[str, int] = {}
        self._shared: Mapping[ReasonKind, dict[str, list[int]]] = {kind: defaultdict(list) for kind in _WEIGHT}
        self._days: dict[int, list[int]] = defaultdict(list)
        self._linked: dict[str, set[str]] = defaultdict(set)
        # Not `_keys`: what it makes for one event would be thrown away for each of them, before the explorer's first frame.
        actors, places, themes, sources = (self._shared[kind] for kind in ("actor", "place", "theme", "source"))
        for position, event in enumerate(dossier.events):
            self.positions[event.id] = position
            for link in event.links:
                self._linked[event.id].add(link.to)
                self._linked[link.to].add(event.id)
            if event.status == "retracted":
                continue
            for actor in {part.actor for part in event.actors}:
                actors[actor].append(position)
            for place in event.places:
                places[place].append(position)
            for theme in event.themes:
                themes[theme].append(position)
            for source in {citation.source for citation in event.citations}:
                sources[source].append(position)
            if (day := _day(event)) is not None:
                self._days[day].append(position)

    def sharing(self, event: Event) -> Iterator[tuple[Key, float, list[int]]]:
        """Each thing an event has that others may share, its weight, and the positions of all events that have it."""
        for key in _keys(event):
            found = self._shared[key[0]].get(key[1], [])
            yield key, _WEIGHT[key[0]] * self._rarity(len(found)), found
        day = _day(event)
        if day is None:
            return
        by_distance = [(abs(off), self._days.get(day + off, [])) for off in range(-_WEEK, _WEEK + 1)]
        weight = _WEIGHT["week"] * self._rarity(sum(len(found) for _, found in by_distance))
        for apart, found in by_distance:
            yield ("week", str(apart)), weight, found

    def linked(self, event: str) -> Iterable[str]:
        """The ids of the events one link away, whichever way the link points."""
        return self._linked.get(event, ())

    def _rarity(self, among: int) -> float:
        return log(len(self.positions) / among) if among else 0.0


def back_links(dossier: Dossier) -> Mapping[str, tuple[tuple[str, Link], ...]]:
    """For each event that others link to, the ids of those others with their links, in chronological order."""
    found: dict[str, list[tuple[str, Link]]] = {}
    for event in dossier.events:
        for link in event.links:
            found.setdefault(link.to, []).append((event.id, link))
    return {target: tuple(links) for target, links in found.items()}


def related(postings: Postings | Dossier, event: str, *, limit: int = 12) -> tuple[Related, ...]:
    """The events that share most with one, best first; those one link away are left out, and so are retracted ones.

    Where scores are equal the nearer in time comes first. Raises `KeyError` for an unknown id.
    """
    if isinstance(postings, Dossier):
        postings = Postings(postings)
    events, here = postings.dossier.events, postings.positions[event]
    shared = list(postings.sharing(events[here]))
    scores: dict[int, float] = {}
    for _, weight, found in shared:
        if weight and len(found) <= _CROWD:
            for position in found:
                scores[position] = scores.get(position, 0.0) + weight
    for near in (event, *postings.linked(event)):
        scores.pop(postings.positions.get(near, -1), None)
    rounded = {there: round(score, 9) for there, score in scores.items()}
    best = _best(rounded, here, limit)
    return tuple(
        Related(events[there].id, rounded[there], _reasons(shared, events[here], events[there])) for there in best
    )


def _best(scores: Mapping[int, float], here: int, limit: int) -> list[int]:
    """The positions that score most, best first; only those that may be among them are put in order."""
    least = min(nlargest(limit, scores.values()), default=0.0)
    able = [there for there, score in scores.items() if score >= least]
    return sorted(able, key=lambda there: (-scores[there], abs(there - here), there))[:limit]


def _reasons(shared: Sequence[tuple[Key, float, list[int]]], here: Event, there: Event) -> tuple[Reason, ...]:
    """What two events share: the kinds that weigh most first, and within a kind the rarest first."""
    keys = {*_keys(there), ("week", str(abs((_day(here) or 0) - (_day(there) or 0))))}
    weights: dict[ReasonKind, dict[str, float]] = {}
    for (kind, value), weight, _ in shared:
        if (kind, value) in keys and (kind != "week" or _day(there) is not None):
            weights.setdefault(kind, {})[value] = weight
    kinds = sorted(weights, key=lambda kind: -sum(weights[kind].values()))
    return tuple(Reason(kind, tuple(sorted(weights[kind], key=lambda v: (-weights[kind][v], v)))) for kind in kinds)


def _keys(event: Event) -> dict[Key, None]:
    """What an event has that another may share, each once."""
    keys: list[Key] = [("actor", part.actor) for part in event.actors]
    keys.extend(("place", place) for place in event.places)
    keys.extend(("theme", theme) for theme in event.themes)
    keys.extend(("source", citation.source) for citation in event.citations)
    return dict.fromkeys(keys)


def _day(event: Event) -> int | None:
    """The day an event begins, counted from 1970-01-01, where it is known to the day."""
    date = event.date
    if date.precision > Precision.DAY or date.form == "between" or date.start is None or date.earliest is None:
        return None
    return date.earliest // DAY_SECONDS
