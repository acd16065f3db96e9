"""The steps from state to state that have to do with the window of time: zoom, pan, point, choose a part of time.

`cells` is the number of columns the window is drawn in: what a reader moves by is a column.
"""

from collections.abc import Iterable

from relations_tui.core.axis import dense
from relations_tui.core.civil import day_of, iso_day
from relations_tui.core.extents import item_of
from relations_tui.core.model import Event
from relations_tui.core.names import year_name
from relations_tui.core.phrases import LANGS, Phrase
from relations_tui.core.refine import between
from relations_tui.core.scale import Scale, bounds
from relations_tui.tui import state as steps
from relations_tui.tui.state import State

GATHERED = Phrase("La plupart des événements\u00a0: {years}. {key} montre toute la chronologie.",
                  "Most events: {years}. {key} shows the whole chronology.")  # fmt: skip
CLOSER = 2.0
"""What one key press of zoom does."""
WHEEL = 1.4
"""What one notch of the wheel does."""
EDGE = 8
"""An event that comes into the window stands at least one part in so many from the edge."""


def whole(state: State) -> Scale:
    """All the time of the dossier."""
    return state.index.density.whole


def window(state: State) -> Scale:
    """The window in force."""
    return state.picture.window or whole(state)


def place(state: State) -> tuple[int, int] | None:
    """The first and last second known of the selected event."""
    event = state.index.dossier.by_id.get(state.selected)
    return bounds(event.date) if event else None


def cursor(state: State) -> int:
    """The second the strip's cursor is on while keys go there; else, and until it is moved, that of the selected event."""
    shown, second = window(state), state.picture.cursor if state.pane == "strip" else None
    if second is None:
        found = place(state)
        second = (shown.first + shown.last) // 2 if found is None else _middle(found, shown)
    return max(shown.first, min(second, shown.last - 1))


def _middle(stretch: tuple[int, int], shown: Scale) -> int:
    """The middle of what is in the window of a stretch of time."""
    low, high = max(stretch[0], shown.first), min(stretch[1], shown.last - 1)
    return (low + high) // 2 if low <= high else sum(stretch) // 2


def _shown(state: State, scale: Scale) -> State:
    everything = whole(state)
    scale = scale.inside(everything)
    return state._replace(picture=state.picture._replace(window=None if scale == everything else scale))


def zoom(state: State, factor: float, around: int | None = None) -> State:
    """Closer by a factor above 1, farther by one below, around a second; else around the strip's cursor or the selected event."""
    return _shown(state, window(state).zoomed(factor, cursor(state) if around is None else around))


def near(events: Iterable[Event], everything: Scale) -> Scale | None:
    """The time in which most events lie; None where that is not much less than everything."""
    window = dense([item_of(event) for event in events]).inside(everything)
    return None if window.width * CLOSER > everything.width else window


def gathered(state: State) -> State:
    """The window on the time in which most events of the list lie, where the whole would press them together.

    Nothing when the reader has zoomed already or the selected event lies elsewhere; but a cursor that still is on the first
    line of the list goes along.
    """
    listed = state.rows.events
    window = near(state.results.events, whole(state)) if state.picture.window is None and listed else None
    if window is None:
        return state
    inside = [event.id for event in listed if window.first <= bounds(event.date)[0] < window.last]
    if not inside:
        return state
    if state.selected not in inside:
        if state.selected != listed[0].id:
            return state
        state = steps.select(state, inside[0])
    return state._replace(picture=state.picture._replace(window=window))


def closer(state: State) -> State:
    """Closer by a key: around the cursor; but from the whole first to where most events lie, unless the cursor is elsewhere."""
    first = gathered(state) if state.picture.cursor is None else state
    return zoom(state, CLOSER) if first is state else first


def tell(state: State, key: str) -> State:
    """A word on why the cursor went along with the window; `key` shows all again."""
    shown = window(state)
    begun = [second for event in state.results.events if shown.first <= (second := bounds(event.date)[0]) < shown.last]
    ends = sorted({day_of(second)[0] for second in (begun[0], begun[-1])})
    fr, en = ("–".join(year_name(year, lang) for year in ends) for lang in LANGS)
    return state._replace(notice=GATHERED.fill(years=Phrase(fr, en), key=key))


def zoom_all(state: State) -> State:
    """All there is."""
    return state._replace(picture=state.picture._replace(window=None))


def pan(state: State, share: float, cells: int) -> State:
    """The window later, or earlier, by a share of its width; the strip's cursor goes along, and a selection being made with it."""
    before = window(state)
    after = _shown(state, before.moved(share))
    return _at(after, cursor(state) + window(after).first - before.first, cells)


def move_cursor(state: State, by: int, cells: int) -> State:
    """The strip's cursor `by` columns on; at the edge the window goes along, and a selection being made follows."""
    shown = window(state)
    column = shown.column(cursor(state), cells) + by
    low, high = shown.stretch(column, cells)
    if not 0 <= column < cells:
        beyond = column if column < 0 else column - cells + 1
        state = _shown(state, shown.moved(beyond / cells))
    return _at(state, (low + high) // 2, cells)


def _at(state: State, second: int, cells: int) -> State:
    shown = window(state)
    state = state._replace(picture=state.picture._replace(cursor=max(shown.first, min(second, shown.last - 1))))
    return state if state.picture.anchor is None else _follow_anchor(state, cells)


def begin_or_end(state: State, cells: int) -> State:
    """A selection begins at the cursor's column; a second time it ends there and follows the cursor no longer."""
    picture = state.picture
    if picture.anchor is not None:
        return state._replace(picture=picture._replace(anchor=None))
    here = cursor(state)
    return _follow_anchor(state._replace(picture=picture._replace(anchor=here, cursor=here)), cells)


def drag(state: State, start: int, here: int, cells: int) -> State:
    """A selection from one column to another."""
    state, shown = steps.focus(state, "strip"), window(state)
    begun, reached = (sum(shown.stretch(max(0, min(column, cells - 1)), cells)) // 2 for column in (start, here))
    state = state._replace(picture=state.picture._replace(anchor=begun, cursor=reached))
    return _follow_anchor(state, cells)


def _follow_anchor(state: State, cells: int) -> State:
    shown, picture = window(state), state.picture
    ends = sorted((picture.anchor or 0, cursor(state)))
    low, high = (shown.stretch(shown.column(second, cells), cells) for second in ends)
    return state._replace(picture=picture._replace(chosen=(low[0], high[1])))


def chosen(state: State, cells: int) -> tuple[int, int]:
    """The first and last second of the selection; without one, of the cursor's column."""
    shown = window(state)
    return state.picture.chosen or shown.stretch(shown.column(cursor(state), cells), cells)


def drop(state: State) -> State:
    """No selection; the cursor where the selected event stands."""
    return state._replace(picture=state.picture._replace(anchor=None, chosen=None, cursor=None))


def step_out(state: State) -> State:
    """Escape in the strip: first the selection goes, then the timeline takes the keys."""
    if state.picture.chosen:
        return state._replace(picture=state.picture._replace(anchor=None, chosen=None))
    return steps.focus(drop(state), "timeline")


def apply(state: State, cells: int) -> State:
    """Keep only what may fall in the selection, or in the cursor's column; whole days. The timeline takes the keys."""
    low, high = chosen(state, cells)
    query = between(state.results.query, iso_day(low), iso_day(high), state.index.vocabulary)
    return steps.focus(drop(steps.keep(steps.filter_by(state, query.text(state.lang)))), "timeline")


def nearest(state: State, column: int, cells: int) -> State:
    """The cursor of the list on the event of a column, of several on the next each time; where there is none, on the nearest."""
    if not state.results.events:
        return state
    low, high = window(state).stretch(column, cells)

    def far(event: Event) -> tuple[int, int]:
        first, last = bounds(event.date)
        return max(first - high, low - last, 0), last - first

    near = sorted(state.results.events, key=far)
    here = [event.id for event in near if not far(event)[0]] or [near[0].id]
    after = here.index(state.selected) + 1 if state.selected in here else 0
    return steps.select(drop(state), here[after % len(here)])


def follow(before: State, after: State) -> State:
    """When another event is selected, the strip's cursor stands there, and the window goes after it if no part is in sight."""
    if after.selected != before.selected and after.picture.cursor is not None:
        after = after._replace(picture=after.picture._replace(cursor=None))
    shown, found = after.picture.window, place(after)
    if shown is None or found is None:
        return after
    if after.index is not before.index:
        after = _shown(after, shown)
        shown = window(after)
    elif after.selected == before.selected:
        return after
    if found[0] < shown.last and shown.first <= found[1]:
        return after
    share = 1 / EDGE if found[0] < shown.first else 1 - 1 / EDGE
    first = found[0] - round(share * shown.width)
    return _shown(after, Scale(first, first + shown.width))
