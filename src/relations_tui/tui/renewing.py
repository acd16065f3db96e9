"""The same view of a newer dossier: what the reader had is found again by the ids of events and the text of the filter."""

import re
from functools import partial

from relations_tui.core.dates import Date
from relations_tui.core.index import Index
from relations_tui.core.phrases import Phrase, counted
from relations_tui.core.query import QueryError
from relations_tui.tui import state as steps
from relations_tui.tui.following import Reading
from relations_tui.tui.state import State

REREAD = Phrase("{name} relu\u00a0: {events}", "{name} read again: {events}")
EVENT, EVENTS = Phrase("{count} événement", "{count} event"), Phrase("{count} événements", "{count} events")
UNCHANGED = Phrase("{name} n\u2019a pas changé", "{name} has not changed")


def reread(state: State, reading: Reading, name: str) -> State:
    """What is shown once the file called `name` was read again: its dossier, or the one before and why."""
    if not reading.changed:
        return state._replace(notice=UNCHANGED.fill(name=name))
    if reading.index is None:
        # "Read again" would be untrue now; what anything else has to say still holds.
        outdated = state.notice == _read_again(name, state.whole or state.index)
        return state._replace(stale=reading.fault, notice=None if outdated else state.notice)
    return renewed(state, reading.index)._replace(stale=None, notice=_read_again(name, reading.index))


def _read_again(name: str, whole: Index) -> Phrase:
    return REREAD.fill(name=name, events=counted(len(whole.dossier.events), EVENT, EVENTS))


def renewed(state: State, index: Index) -> State:
    """The state on another dossier: same filter, selection, trail, panes, language and order, as far as they still are there."""
    whole, (index, partial) = index, viewed(index, state.known_on)
    known = index.dossier.by_id
    base = steps.start(index, state.lang, reverse=state.reverse)
    fresh = state._replace(
        index=index, grouping=base.grouping, results=base.results, rows=base.rows, typed="", applied="", problem=None,
        whole=whole, partial=partial,
        selected=_survivor(state, index),
        back=tuple(event for event in state.back if event in known),
        forward=tuple(event for event in state.forward if event in known),
    )  # fmt: skip
    found = _filtered(fresh, state)
    if state.selected in known:  # even one that the filter leaves out
        return found._replace(selected=state.selected, entry=state.entry)
    return found._replace(entry=0)


def viewed(whole: Index, date: Date | None) -> tuple[Index, Phrase | None]:
    """The index of what had been published by `date`, and what a reader of it must know; the whole one without a date."""
    if date is None:
        return whole, None
    from relations_tui.core.asof import as_of, told

    view = as_of(whole.dossier, date)
    return Index(view.dossier, whole.vocabulary), told(view)


def known_on(state: State, date: Date | None) -> State:
    """Only what had been published by `date`, or everything again. Raises `DateError` when the date has no end."""
    return renewed(state._replace(known_on=date), state.whole or state.index)


def _filtered(fresh: State, before: State) -> State:
    """The filter as it stood; where it no longer reads, its mistake is shown and what is left of it applied."""
    found = steps.filter_by(fresh, before.typed)
    if found.problem is None:
        return found
    # What was applied before; what stands before the mistake, if anything; what stands around it.
    for text in (before.applied, *filter(None, [found.applied]), _without(before.typed, found.problem)):
        rest = steps.filter_by(fresh, text)
        if rest.problem is None:
            return rest._replace(typed=found.typed, problem=found.problem)
    return found


def _without(text: str, problem: QueryError) -> str:
    """A filter without the term in which its mistake stands."""
    start, end = problem.column - 1, problem.column - 1 + max(1, problem.length)
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    rest = re.match(r"\S*", text[end:])
    return f"{text[:start].rstrip()} {text[end + (rest.end() if rest else 0) :].lstrip()}".strip()


def _survivor(state: State, index: Index) -> str:
    """The event to select: the same, else one that bears its title (its id was changed), else the nearest that is still there."""
    known = index.dossier.by_id
    gone = state.index.dossier.by_id.get(state.selected)
    if state.selected in known or gone is None:
        return state.selected if state.selected in known else ""
    for event in index.dossier.events:
        if event.title == gone.title and event.id not in state.index.dossier.by_id:
            return event.id
    events, here = state.rows.events, state.position
    if here is None:  # the filter left it out
        events, here = state.index.dossier.events, state.index.positions[state.selected]
    near = sorted(range(len(events)), key=partial(_distance, here))
    return next((events[place].id for place in near if events[place].id in known), "")


def _distance(here: int, there: int) -> int:
    return abs(there - here)
