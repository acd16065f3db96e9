"""The steps from state to state that have to do with the lanes: along one, to the next, what they are made by, folding.

`lanes` are those on screen: the pane knows them (see `lanes_pane`).
"""

from relations_tui.core.extents import Item, item_of
from relations_tui.core.lanes import BYS, ORDERS, By, Lanes, Order, has_dyad
from relations_tui.tui import state as steps
from relations_tui.tui import zooming
from relations_tui.tui.picture import Picture
from relations_tui.tui.state import State


def known_by(picture: Picture) -> By:
    """What the lanes are made by."""
    return next((known for known in BYS if known == picture.by), "theme")


def grouped(state: State) -> State:
    """Unless the reader chose, the lanes are made by country where countries face each other, else by theme."""
    if state.picture.by:
        return state
    return state._replace(picture=state.picture._replace(by="country" if has_dyad(state.index.dossier) else "theme"))


def known_order(picture: Picture) -> Order:
    """What comes first among the lanes."""
    return next((known for known in ORDERS if known == picture.order), "first")


def along(state: State, lanes: Lanes, count: int) -> State:
    """The cursor `count` events later in its lane, or earlier."""
    return _reached(state, *lanes.along(state.picture.lane, _here(state), count))


def across(state: State, lanes: Lanes, count: int) -> State:
    """The cursor `count` lanes down, or up: on the same event where it stands there too, else on the nearest in time."""
    return _reached(state, *lanes.across(state.picture.lane, _here(state), count))


def reach(state: State, event: str, lane: str) -> State:
    """The cursor on an event in a lane, as a click puts it; with no event the lane alone."""
    return _reached(state, lane, event)


def turn(state: State, count: int = 1) -> State:
    """The lanes made by the next thing, or the one before; by country only where actors of several take part."""
    state = grouped(state)
    known = [one for one in BYS if one != "country" or has_dyad(state.index.dossier)]
    by = known_by(state.picture)
    here = known.index(by) if by in known else 0
    return state._replace(
        picture=state.picture._replace(by=known[(here + count) % len(known)], lane="", folded=frozenset())
    )


def sort(state: State) -> State:
    """The lanes by their first event, or the fullest first."""
    return state._replace(
        picture=state.picture._replace(order="first" if known_order(state.picture) == "count" else "count")
    )


def fold(state: State, lanes: Lanes) -> State:
    """The cursor's lane in one row, or in as many as it takes again."""
    if not lanes.lanes:
        return state
    key = lanes.lanes[lanes.numbered(state.picture.lane, state.selected)].key
    return state._replace(picture=state.picture._replace(lane=key, folded=state.picture.folded ^ {key}))


def fold_all(state: State, lanes: Lanes) -> State:
    """Every lane in one row; or, when all are, none."""
    keys = frozenset(lane.key for lane in lanes.lanes)
    return state._replace(picture=state.picture._replace(folded=frozenset() if keys <= state.picture.folded else keys))


def toggle(state: State) -> State:
    """The lanes in the timeline's place, or the timeline again."""
    state = steps.toggle_lanes(state)
    return opened(state) if state.picture.lanes else state


def opened(state: State) -> State:
    """The lanes as they open: on the time in which most events lie, unless the reader zoomed or stands elsewhere."""
    return zooming.gathered(grouped(state))


def _here(state: State) -> Item | None:
    event = state.index.dossier.by_id.get(state.selected)
    return item_of(event) if event else None


def _reached(state: State, lane: str, event: str) -> State:
    return steps.select(state._replace(picture=state.picture._replace(lane=lane)), event)
