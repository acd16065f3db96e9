"""What is remembered of a dossier, as the first state of the explorer; and a state, as what to remember.

One rule: what the command line or the configuration says holds; what is remembered fills in the rest.
"""

from relations_tui.core.phrases import Lang, Phrase
from relations_tui.core.text import line
from relations_tui.launch import Launch
from relations_tui.memory import Memory
from relations_tui.tui import state as steps
from relations_tui.tui.picture import Picture
from relations_tui.tui.state import State

LOST_FILTER = Phrase(
    "le filtre de la dernière fois ne se lit plus\u00a0: {filter}", "the filter of last time no longer reads: {filter}"
)


def language(launch: Launch) -> Lang:
    """The language to begin in."""
    return launch.lang if launch.lang_asked else launch.remembered.tongue or launch.lang


def first_state(launch: Launch) -> State:
    """What the explorer begins with."""
    memory, known = launch.remembered, launch.index.dossier.by_id
    reverse = launch.reverse or memory.reverse
    state = steps.start(launch.index, language(launch), reverse=reverse)._replace(
        marks=tuple(event for event in memory.marks if event in known),
        views=memory.views,
        facets=memory.facets,
        notice=launch.notice,
        picture=_picture(memory),
    )
    state = steps.focus(_filtered(state, launch), state.main)
    if launch.open_id:
        return steps.select(state, launch.open_id)
    place = steps.select(state, memory.selected)
    return state if launch.query_text and place.position is None else place


def _picture(memory: Memory) -> Picture:
    """The lanes as they were; what is not known here is as usual."""
    usual = Picture()
    if (memory.lanes, memory.by or usual.by, memory.order or usual.order, memory.folded) == (
        False,
        usual.by,
        usual.order,
        (),
    ):
        return usual
    from relations_tui.core.lanes import BYS, ORDERS

    return usual._replace(
        lanes=memory.lanes,
        by=memory.by if memory.by in BYS else usual.by,
        order=memory.order if memory.order in ORDERS else usual.order,
        folded=frozenset(memory.folded),
    )


def _filtered(state: State, launch: Launch) -> State:
    """The filter asked for, else the one of last time if it still reads."""
    text = launch.query_text or launch.remembered.filter
    if not text:
        return state
    found = steps.filter_by(state, text)
    if found.problem:
        return state._replace(notice=launch.notice or LOST_FILTER.fill(filter=line(text)))
    return steps.keep(found)._replace(undo=())


def memory_of(state: State, launch: Launch, theme: str) -> Memory:
    """What to remember; `theme` is the one the reader switched to, "" for none. What an option has set is no choice to keep."""
    before, picture = launch.remembered, state.picture
    set_filter = launch.query_text and state.applied == launch.query_text
    return before._replace(
        theme=theme or before.theme,
        lang=before.lang if state.lang == language(launch) else state.lang,
        facets=state.facets,
        lanes=picture.lanes,
        by=picture.by,
        order=picture.order,
        folded=tuple(sorted(picture.folded)),
        reverse=before.reverse if launch.reverse and state.reverse else state.reverse,
        selected=state.selected,
        filter=before.filter if set_filter else state.applied,
        marks=state.marks,
        views=state.views,
    )
