"""The events of a search in lanes: one a theme, actor, country or kind, each in order of time; and the ways through them.

One rule: an event stands in every lane it belongs to, and one that belongs to none in the last, so that nothing is hidden.
By country the lanes are those of a dyad, as the study of conflict between states calls two states and what passes between them:
each of the two where it acts alone, both together between them, then third parties; action and reaction stand face to face.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Literal, NamedTuple, get_args

from relations_tui.core.extents import Item, item_of
from relations_tui.core.index import Index, Results
from relations_tui.core.lookup import countries
from relations_tui.core.model import Dossier, Event, Localized
from relations_tui.core.phrases import Phrase, same
from relations_tui.core.text import line
from relations_tui.core.vocabulary import BUILT_IN_KINDS

By = Literal["theme", "actor", "country", "kind"]
BYS: tuple[By, ...] = get_args(By)
Order = Literal["first", "count"]
ORDERS: tuple[Order, ...] = get_args(Order)
NAMES: Mapping[By, Phrase] = {
    "theme": Phrase("par thème", "by theme"),
    "actor": Phrase("par acteur", "by actor"),
    "country": Phrase("par pays agissant", "by acting country"),
    "kind": Phrase("par type", "by kind"),
}
"""What the lanes are made by, as a title says it."""

REST = "-"
"""The key of the lane of what belongs to no other; no id is like it."""
_RESTS: Mapping[By, Phrase] = {
    "theme": Phrase("Sans thème", "No theme"),
    "actor": Phrase("Sans acteur", "No actor"),
    "country": Phrase("Autres", "Others"),
    "kind": Phrase("Autres", "Others"),
}
_POOLED = Phrase("Autres", "Others")
_TOGETHER = Phrase("{one} et {other}", "{one} and {other}")
_THIRD = 6
"""A third country that acts in one event out of so many has a lane of its own."""


class Lane:
    """Events of one kind in order of time."""

    __slots__ = ("_parted", "_reach", "_starts", "items", "key", "name", "places")

    def __init__(self, key: str, name: Phrase, items: Sequence[Item]) -> None:
        """`items` by their first second, then by their last."""
        self.key = key
        self.name = name
        self.items = tuple(items)
        self.places = {item.event.id: place for place, item in enumerate(self.items)}
        self._starts = [item.first for item in self.items]
        self._reach = list(accumulate((item.last for item in self.items), max))
        self._parted: tuple[Lane, Lane] | None = None

    def within(self, first: int, last: int) -> Iterator[Item]:
        """The items that may touch those seconds, in order."""
        low, high = bisect_left(self._reach, first), bisect_right(self._starts, last)
        return (item for item in self.items[low:high] if item.last >= first)

    def count_within(self, first: int, last: int) -> int:
        """How many items at most may touch those seconds."""
        return max(0, bisect_right(self._starts, last) - bisect_left(self._reach, first))

    @property
    def parted(self) -> "tuple[Lane, Lane]":
        """The points of the lane, and all that is none."""
        if self._parted is None:
            points, spans = ([item for item in self.items if item.point is point] for point in (True, False))
            self._parted = Lane(self.key, self.name, points), Lane(self.key, self.name, spans)
        return self._parted

    def slice_within(self, first: int, last: int) -> tuple[Item, ...]:
        """The items from the first to the last that may touch those seconds, in order."""
        return self.items[bisect_left(self._reach, first) : bisect_right(self._starts, last)]

    def near(self, second: int) -> Item:
        """The item that stands nearest to a second; the earlier of two as near."""
        place = min(bisect_left(self._starts, second), len(self.items) - 1)
        return min(self.items[max(0, place - 2) : place + 2], key=lambda item: (abs(item.middle - second), item.first))


class Lanes:
    """Lanes from top to bottom; `holding` says in which of them an event stands."""

    __slots__ = ("_holding", "by", "count", "lanes")

    def __init__(self, by: By, lanes: Sequence[Lane], count: int) -> None:
        """`count` events stand in the lanes, some in several."""
        self.by: By = by
        self.lanes = tuple(lanes)
        self.count = count
        self._holding: dict[str, list[int]] = {}
        for number, lane in enumerate(self.lanes):
            for event in lane.places:
                self._holding.setdefault(event, []).append(number)

    def holding(self, event: str) -> Sequence[int]:
        """The numbers of the lanes in which an event stands; none when it is not shown."""
        return self._holding.get(event, ())

    def numbered(self, key: str, event: str) -> int:
        """The number of the lane `key` where the event stands in it, else of the first lane in which it does, else of `key` or 0."""
        number = next((number for number, lane in enumerate(self.lanes) if lane.key == key), 0)
        held = self.holding(event)
        return number if number in held or not held else held[0]

    def along(self, key: str, event: Item | None, by: int) -> tuple[str, str]:
        """The key and event reached by going `by` events on in a lane; from an event that is not in it, the nearest."""
        if not self.lanes:
            return key, ""
        lane = self.lanes[self.numbered(key, event.event.id if event else "")]
        place = lane.places.get(event.event.id) if event else None
        if place is None:
            return lane.key, (lane.near(event.middle) if event else lane.items[0]).event.id
        return lane.key, lane.items[max(0, min(place + by, len(lane.items) - 1))].event.id

    def across(self, key: str, event: Item | None, by: int) -> tuple[str, str]:
        """The key and event reached by going `by` lanes down: the same event where it stands there too, else the nearest."""
        if not self.lanes:
            return key, ""
        here = self.numbered(key, event.event.id if event else "")
        lane = self.lanes[max(0, min(here + by, len(self.lanes) - 1))]
        if event is None:
            return lane.key, lane.items[0].event.id
        found = event if event.event.id in lane.places else lane.near(event.middle)
        return lane.key, found.event.id


class _Naming(NamedTuple):
    """In which lanes an event stands, and what a lane is called; `fixed` lanes keep that order."""

    keys: Callable[[Event], Sequence[str]]
    name: Callable[[str], Phrase]
    fixed: tuple[str, ...] = ()


class Chart:
    """The events of one dossier, ready to be drawn; what is read of an event is kept for the next search."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._items: dict[str, Item] = {}
        self._naming: dict[By, _Naming] = {}

    def item(self, event: Event) -> Item:
        """How an event lies on the axis."""
        found = self._items.get(event.id)
        if found is None:
            found = self._items[event.id] = item_of(event)
        return found

    def lanes(self, results: Results, by: By, order: Order = "first", *, most: int = 0) -> Lanes:
        """The results in lanes, none of them empty: by their first event, or the fullest first; what has no lane is last.

        With `most` lanes at most, those with the fewest events are one.
        """
        naming = self._named(by)
        items = sorted(map(self.item, results.events), key=_time)
        filled: dict[str, list[Item]] = {}
        for item in items:
            for key in naming.keys(item.event) or (REST,):
                filled.setdefault(key, []).append(item)
        pooled = _pooled(filled, most)
        fixed = {key: number for number, key in enumerate(naming.fixed)}
        ordered = sorted(
            filled,
            key=lambda key: (
                key == REST,
                fixed.get(key, len(fixed)),
                (-len(filled[key]) if order == "count" else 0, _time(filled[key][0])),
            ),
        )
        return Lanes(
            by,
            [Lane(key, _POOLED if pooled and key == REST else naming.name(key), filled[key]) for key in ordered],
            len(items),
        )

    def _named(self, by: By) -> _Naming:
        if by not in self._naming:
            self._naming[by] = _NAMINGS[by](self.index.dossier)
        return self._naming[by]


def ties(index: Index, event: str) -> Mapping[str, int]:
    """The events that typed links tie to one, whichever way they point: -1 for one that came before it, 1 for one after."""
    found = index.dossier.by_id.get(event)
    if found is None:
        return {}
    here = index.positions[event]
    others = {link.to for link in found.links} | {other for other, _ in index.back_links.get(event, ())}
    return {other: -1 if index.positions[other] < here else 1 for other in others if other != event}


def has_dyad(dossier: Dossier) -> bool:
    """Whether actors of two countries or more take part in the events, so that lanes by country say something."""
    return len(_acting(dossier)) > 1


def _time(item: Item) -> tuple[int, int, int]:
    return item.first, item.last, item.event.order


def _pooled(filled: dict[str, list[Item]], most: int) -> bool:
    """Puts the emptiest lanes into the last one, each event once; whether there were too many."""
    named = sorted((key for key in filled if key != REST), key=lambda key: (-len(filled[key]), _time(filled[key][0])))
    surplus = named[most - 1 :] if 0 < most < len(filled) else []
    if not surplus:
        return False
    rest = {item.event.id: item for key in (REST, *surplus) for item in filled.pop(key, ())}
    filled[REST] = sorted(rest.values(), key=_time)
    return True


def _by_theme(dossier: Dossier) -> _Naming:
    return _Naming(lambda event: event.themes, _namer(dossier.themes.get, "theme"))


def _by_actor(dossier: Dossier) -> _Naming:
    def name(key: str) -> Localized:
        return dossier.actors[key].name

    return _Naming(lambda event: tuple(dict.fromkeys(one.actor for one in event.actors)), _namer(name, "actor"))


def _by_kind(dossier: Dossier) -> _Naming:
    def name(key: str) -> Phrase:
        own = dossier.kinds.get(key)
        return _said(own, key) if own else BUILT_IN_KINDS.get(key, same(key))

    return _Naming(lambda event: (event.kind,), name)


def _by_country(dossier: Dossier) -> _Naming:
    """The two countries that act most often, as they come among the actors, and what they do together between them."""
    acting = _acting(dossier)
    tables = [actor.country for actor in dossier.actors.values()]
    most = sorted(acting, key=lambda code: (-acting[code], tables.index(code)))
    pair = sorted(most[:2], key=tables.index)
    third = [code for code in most[2:] if acting[code] * _THIRD >= len(dossier.events)]
    both = "+".join(pair)
    named = countries(dossier)

    def keys(event: Event) -> Sequence[str]:
        codes = _codes(event, dossier)
        own = [code for code in pair if code in codes]
        found = [both] if len(own) > 1 else own
        found += [code for code in third if code in codes]
        strange = any(code not in pair and code not in third for code in codes)
        return (*found, REST) if found and strange else found

    def name(key: str) -> Phrase:
        if key == both and len(pair) > 1:
            one, other = (_said(named[code], code) for code in pair)
            return _TOGETHER.fill(one=one, other=other)
        return _said(named[key], key) if key in named else _RESTS["country"]

    fixed = (pair[0], both, pair[1]) if len(pair) > 1 else tuple(pair)
    return _Naming(keys, name, (*fixed, *third))


_NAMINGS: Mapping[By, Callable[[Dossier], _Naming]] = {
    "theme": _by_theme,
    "actor": _by_actor,
    "country": _by_country,
    "kind": _by_kind,
}


def _acting(dossier: Dossier) -> Counter[str]:
    """In how many events an actor of each country takes part."""
    return Counter(code for event in dossier.events for code in _codes(event, dossier))


def _codes(event: Event, dossier: Dossier) -> Iterable[str]:
    found = (dossier.actors[one.actor].country for one in event.actors)
    return dict.fromkeys(code for code in found if code)


def _namer(find: Callable[[str], Localized | None], by: By) -> Callable[[str], Phrase]:
    def name(key: str) -> Phrase:
        return _RESTS[by] if key == REST else _said(find(key), key)

    return name


def _said(text: Localized | None, key: str) -> Phrase:
    """A name in both languages, on one line; the key where there is none."""
    if not text:
        return same(key)
    return Phrase(line(text.pick("fr")) or key, line(text.pick("en")) or key)
