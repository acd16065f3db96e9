"""What the explorer shows, as one frozen value, and the pure steps from one value to the next."""

from typing import NamedTuple

from relations_tui.core.dates import Date
from relations_tui.core.index import Context, Index, Results
from relations_tui.core.model import Event
from relations_tui.core.phrases import Lang, Phrase
from relations_tui.core.query import EVERYTHING, QueryError, parse
from relations_tui.core.rows import Grouping, Rows
from relations_tui.memory import OwnView
from relations_tui.tui.picture import Picture

PANES = ("timeline", "detail", "related")
"""The panes that Tab goes through, in order; the facets join them at the front when they are open, the strip at the end."""

WIDE, MEDIUM = 120, 80
"""From how many columns on three panes, or two, stand side by side."""

SHORT = 24
"""Under how many lines the lanes, or one other pane, stand alone."""

NO_SILENCE = Phrase("Pas d\u2019autre silence dans ce sens.", "No further silence that way.")
NO_SILENCES = Phrase("Pas de long silence dans cette vue.", "No long silence in this view.")

SMALLEST = (40, 8)
"""Columns and lines below which the explorer only says that the window is too small."""


class State(NamedTuple):
    """Everything that decides what is on screen, but sizes and scroll positions."""

    index: Index  # type: ignore[assignment]  # a tuple has a method of that name, which nobody asks a state for
    lang: Lang
    grouping: Grouping
    results: Results
    rows: Rows
    selected: str = ""
    typed: str = ""
    applied: str = ""
    kept: str = ""
    problem: QueryError | None = None
    notice: Phrase | None = None
    stale: Phrase | None = None
    """Why the file cannot be shown as it is now; what is shown is what it held before."""
    pane: str = "timeline"
    side: str = "detail"
    facets: bool = False
    entry: int = 0
    facet: int = 0
    opened: frozenset[str] = frozenset()
    reverse: bool = False
    sought: str = ""
    """What the reader looks for in the detail."""
    back: tuple[str, ...] = ()
    forward: tuple[str, ...] = ()
    undo: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    """The events the reader marked, in the order of marking."""
    views: tuple[OwnView, ...] = ()
    """The views the reader saved."""
    whole: Index | None = None
    """The index of the whole dossier while only a part of it is shown; see `known_on`."""
    known_on: Date | None = None
    """Only what had been published by then is shown."""
    partial: Phrase | None = None
    """What a reader of a partial view must know."""
    picture: Picture = Picture()
    """The window of time, and what is pointed at in it."""

    @property
    def position(self) -> int | None:
        """Where the selected event stands in the list; None when the filter leaves it out."""
        place = self.index.positions.get(self.selected)
        bits = self.results.bits
        if place is None or not bits >> place & 1:
            return None
        before = (bits & ((1 << place) - 1)).bit_count()
        return len(self.rows.events) - 1 - before if self.reverse else before

    @property
    def panes(self) -> tuple[str, ...]:
        """The panes that Tab goes through now."""
        panes = (self.main, *PANES[1:])
        return (*(("facets",) if self.facets else ()), *panes, *(("strip",) if self.picture.strip else ()))

    @property
    def main(self) -> str:
        """The pane in which the events stand: the timeline, or the lanes in its place."""
        return "lanes" if self.picture.lanes else "timeline"


def start(index: Index, lang: Lang, text: str = "", selected: str = "", *, reverse: bool = False) -> State:
    """The first state: the filter `text` applied, the event `selected` or the first one under the cursor."""
    everything = index.search(EVERYTHING)
    grouping = Grouping(index.dossier.events)
    state = State(index, lang, grouping, everything, _rows(everything, grouping, reverse=reverse), reverse=reverse)
    state = keep(filter_by(state, text))._replace(undo=())
    return select(state, selected) if selected else state


def _rows(results: Results, grouping: Grouping, *, reverse: bool) -> Rows:
    return grouping.rows(results.events, results.bits, reverse=reverse)


def filter_by(state: State, text: str) -> State:
    """The filter box now holds `text`, and the list follows.

    A mistake in its last term leaves what stands before it applied, as if it were not yet typed; any other leaves the last
    good filter.
    """
    try:
        return _found(state, text, text, None)
    except QueryError as problem:
        before = text[: problem.column - 1]
        if text[problem.column - 1 :].rstrip().find(" ") < 0:
            try:
                return _found(state, text, before.strip(), problem)
            except QueryError:
                pass
        return state._replace(typed=text, problem=problem)


def _found(state: State, typed: str, applied: str, problem: QueryError | None) -> State:
    query = parse(applied, state.index.vocabulary, lang=state.lang)
    state = state._replace(typed=typed, applied=applied, problem=problem)
    if query != state.results.query:
        results = state.index.search(query, context=Context(frozenset(state.marks)))
        state = state._replace(results=results, rows=_rows(results, state.grouping, reverse=state.reverse))
    if state.position is None and state.rows.events:
        return select(state, _nearest(state))
    return state


def _nearest(state: State) -> str:
    """The event of the list that stands nearest, in time, to the one selected before."""
    events, place = state.rows.events, state.index.positions.get(state.selected)
    if place is None:
        return events[0].id
    before = (state.results.bits & ((1 << place) - 1)).bit_count()
    found = state.results.events[max(0, before - 1) : before + 1]
    reach = _beginning(state.index.dossier.by_id[state.selected])
    return min(found, key=lambda event: abs(_beginning(event) - reach)).id


def _beginning(event: Event) -> int:
    return event.date.earliest or 0


def keep(state: State) -> State:
    """The filter is left as it is: the one before can be had back with undo. A mistake in the box is put right."""
    state = state._replace(typed=state.applied, problem=None)
    if state.applied == state.kept:
        return state
    return state._replace(kept=state.applied, undo=(*state.undo, state.kept)[-100:])


def undo(state: State) -> State:
    """The filter before the last change."""
    if not state.undo:
        return state
    *rest, last = state.undo
    return filter_by(state, last)._replace(undo=tuple(rest), kept=last)


def drop(state: State) -> State:
    """Of a filter that keeps nothing, the condition that is most to blame is dropped."""
    from relations_tui.core.explain import blame

    found = None if state.rows.events else blame(state.results)
    return keep(filter_by(state, found.rest.text(state.lang))) if found else state


def clear(state: State) -> State:
    """No filter."""
    return keep(filter_by(state, ""))


def turn(state: State) -> State:
    """The other order: newest first, or oldest first again."""
    reverse = not state.reverse
    return state._replace(reverse=reverse, rows=_rows(state.results, state.grouping, reverse=reverse))


def select(state: State, event: str) -> State:
    """The cursor on `event`; nothing when there is none of that id."""
    if event == state.selected or event not in state.index.dossier.by_id:
        return state
    return state._replace(selected=event, entry=0)


def move(state: State, by: int) -> State:
    """The cursor `by` events further down, or up, within the list."""
    events = state.rows.events
    if not events:
        return state
    here = state.position
    target = 0 if here is None else here + by
    return select(state, events[max(0, min(target, len(events) - 1))].id)


def move_years(state: State, by: int) -> State:
    """The cursor on the first event of the year `by` years further in the list."""
    here = state.position
    return state if here is None else select(state, state.rows.events[state.rows.neighbour(here, by)].id)


def move_gap(state: State, by: int) -> State:
    """The cursor across the next silence of the list: on the event below it, or going back on the one above it."""
    here = state.position
    beyond = None if here is None else state.rows.beyond(here, by)
    if beyond is None:
        return state._replace(notice=NO_SILENCE if state.rows.silences else NO_SILENCES)
    return select(state, state.rows.events[beyond].id)


def mark(state: State) -> State:
    """Mark the selected event, or take its mark away."""
    here = state.selected
    if not here:
        return state
    marks = tuple(event for event in state.marks if event != here) if here in state.marks else (*state.marks, here)
    state = state._replace(marks=marks)
    return searched_again(state) if "is" in state.applied or "est" in state.applied else state


def searched_again(state: State) -> State:
    """The same filter on what has changed beside it."""
    empty = state._replace(results=state.index.search(EVERYTHING))
    return filter_by(empty._replace(rows=_rows(empty.results, empty.grouping, reverse=empty.reverse)), state.typed)


def next_mark(state: State) -> State:
    """The next marked event after the selected one, in time; after the last, the first."""
    places = sorted(state.index.positions[event] for event in state.marks if event in state.index.positions)
    if not places:
        return state
    here = state.index.positions.get(state.selected, -1)
    after = next((place for place in places if place > here), places[0])
    return select(state, state.index.dossier.events[after].id)


def go_to_date(state: State, date: Date) -> State:
    """The cursor on the first event of the list that begins on the date or after it; on the last when all began before."""
    events = sorted(state.rows.events, key=_beginning)
    if not events:
        return state
    reach = date.earliest if date.earliest is not None else date.latest or 0
    return select(state, next((event for event in events if _beginning(event) >= reach), events[-1]).id)


def walk(state: State, event: str) -> State:
    """Go to `event` by a link; where one came from is kept for `back`."""
    if event == state.selected:
        return state
    return select(state._replace(back=(*state.back, state.selected)[-200:], forward=()), event)


def go_back(state: State) -> State:
    """The event from which one came here."""
    if not state.back:
        return state
    *rest, last = state.back
    return select(state, last)._replace(back=tuple(rest), forward=(*state.forward, state.selected))


def go_forward(state: State) -> State:
    """Undo `go_back`."""
    if not state.forward:
        return state
    *rest, last = state.forward
    return select(state, last)._replace(forward=tuple(rest), back=(*state.back, state.selected))


def focus(state: State, pane: str) -> State:
    """Keys go to `pane`, for the timeline or the lanes to the one of them there is; where there is room for two it is the second."""
    pane = state.main if pane in ("timeline", "lanes") else pane
    return state._replace(pane=pane, side=pane if pane in ("detail", "related") else state.side)


def cycle(state: State, by: int) -> State:
    """The next pane, or the previous one."""
    panes = state.panes
    here = panes.index(state.pane) if state.pane in panes else 0
    return focus(state, panes[(here + by) % len(panes)])


def toggle_facets(state: State) -> State:
    """Open the facets and go there; close them from anywhere."""
    if state.facets:
        return focus(state._replace(facets=False), "timeline" if state.pane == "facets" else state.pane)
    return state._replace(facets=True, pane="facets")


def step_out(state: State) -> State:
    """Escape: one step back, never out. What is sought goes; then to the timeline; in the timeline the filter is cleared."""
    if state.pane == "detail" and state.sought:
        return state._replace(sought="")
    if state.pane != state.main:
        return focus(state, state.main)
    return clear(state)


def speak(state: State) -> State:
    """The other language."""
    return state._replace(lang="en" if state.lang == "fr" else "fr")


def toggle_lanes(state: State) -> State:
    """Lanes in the timeline's place, or the timeline again."""
    main = state.pane in ("timeline", "lanes", "strip")
    state = state._replace(picture=state.picture._replace(lanes=not state.picture.lanes))
    return focus(state, state.main) if main else state


def seen(state: State, width: int, height: int = SHORT) -> tuple[str, ...]:
    """The panes that stand on a screen of `width` columns and `height` lines, from left to right; the lanes above the others."""
    alone = state.main if state.pane == "strip" else state.pane
    if width < MEDIUM or (state.picture.lanes and height < SHORT):
        return (alone,)
    if state.picture.lanes:
        others = ("detail", "related") if width >= WIDE else (state.side,)
        return ("lanes", "facets", state.side) if state.facets else ("lanes", *others)
    if width < WIDE:
        return ("facets", "timeline") if state.facets else ("timeline", state.side)
    if not state.facets:
        return PANES
    return ("facets", *PANES) if width >= WIDE + 40 else ("facets", "timeline", state.side)
