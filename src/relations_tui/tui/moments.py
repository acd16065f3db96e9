"""Moments of the list to go to: its silences and its bursts, and the anniversaries to come."""

from collections.abc import Iterator
from itertools import groupby, islice
from typing import TYPE_CHECKING

from relations_tui.core.phrases import Lang, Phrase
from relations_tui.tui import state as steps
from relations_tui.tui.menu import Menu, Offer
from relations_tui.tui.state import State

if TYPE_CHECKING:
    from relations_tui.core.agenda import Anniversary
    from relations_tui.core.rhythm import Burst
    from relations_tui.tui.app import RelationsApp

RHYTHM = Phrase("Le rythme de cette vue", "The rhythm of this view")
NO_RHYTHM = Phrase(
    "Pas assez d\u2019événements dans cette vue pour un rythme.", "Not enough events in this view for a rhythm."
)
GAPS = Phrase("Les plus longs silences", "The longest gaps")
BURSTS = Phrase("Les périodes les plus denses", "The densest stretches")
AGENDA = Phrase("Anniversaires à venir, {days}", "Anniversaries to come, {days}")
NO_ANNIVERSARY = Phrase("Pas d\u2019anniversaire dans cette vue, {days}.", "No anniversary in this view, {days}.")
_GAPS, _BURSTS, _TITLES = 8, 5, 3


async def rhythm(app: "RelationsApp") -> None:
    """The longest gaps and the bursts of what is listed, to go to one of them."""
    state = app.explorer.state
    offers = list(rhythm_offers(state))
    if offers:
        _go(app, await app.push_screen_wait(Menu(RHYTHM.say(state.lang), offers, state.lang)))
    else:
        app.tell(NO_RHYTHM)


def rhythm_offers(state: State) -> Iterator[Offer]:
    """A gap leads to the event after it, a burst to its first."""
    from relations_tui.core.rhythm import bursts, gaps
    from relations_tui.export.records import Wording
    from relations_tui.export.stats import density, silence

    events, lang = state.results.events, state.lang
    wording = Wording(state.index.dossier, lang)
    head = GAPS.say(lang)
    for gap in gaps(events, limit=_GAPS):
        about = f"{wording.title(gap.after)} → {wording.title(gap.before)}"
        yield Offer(gap.before.id, silence(gap, wording), about, head)
        head = ""
    head = BURSTS.say(lang)
    for burst in bursts(events, limit=_BURSTS):
        yield Offer(burst.events[0].id, density(burst, wording), _titles(burst, lang), head)
        head = ""


def _titles(burst: "Burst", lang: Lang) -> str:
    titles = [event.title.pick(lang) for event in islice(burst.events, _TITLES)]
    return " · ".join([*titles, *("…" for _ in burst.events[_TITLES : _TITLES + 1])])


def agenda_offers(found: "tuple[Anniversary, ...]", state: State) -> Iterator[Offer]:
    """Each anniversary leads to its event."""
    from relations_tui.core.agenda import told
    from relations_tui.export.agenda import OTHERS, ROUND, day_in_words

    lang = state.lang
    for is_round, some in groupby(found, key=lambda one: one.round):
        head = (ROUND if is_round else OTHERS).say(lang)
        for one in some:
            label = f"{day_in_words(one.day, lang)} · {one.event.title.pick(lang)}"
            yield Offer(one.event.id, label, told(one, lang), head)
            head = ""


async def agenda(app: "RelationsApp") -> None:
    """The anniversaries to come of what is listed, to go to one of the events."""
    from relations_tui.core.agenda import USUAL, last_of
    from relations_tui.export.agenda import agenda as planned
    from relations_tui.export.agenda import days_of

    state = app.explorer.state
    first = app.launch.today()
    found = planned(state.results, first, last_of(USUAL, first))
    days = days_of(found, state.lang)
    offers = list(agenda_offers(found.found, state))
    if offers:
        _go(app, await app.push_screen_wait(Menu(AGENDA.fill(days=days).say(state.lang), offers, state.lang)))
    else:
        app.tell(NO_ANNIVERSARY.fill(days=days))


def _go(app: "RelationsApp", event: str | None) -> None:
    if event:
        app.explorer.become(steps.walk(app.explorer.state, event))
