"""What a key asks of the application rather than of the state: other screens, the clipboard, the browser.

Each deed takes the application; those that wait for the reader are coroutines and run in a worker of their own.
"""

import asyncio
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from textual.content import Content

from relations_tui.core.dates import Date, DateError, parse_people
from relations_tui.core.phrases import Phrase
from relations_tui.core.text import line
from relations_tui.tui import state as steps
from relations_tui.tui import taking
from relations_tui.tui.menu import Menu, Offer
from relations_tui.tui.moments import agenda, rhythm
from relations_tui.tui.own_views import delete_view, save_view
from relations_tui.tui.render.ink import Look, wrap
from relations_tui.tui.renewing import known_on

if TYPE_CHECKING:
    from relations_tui.tui.app import RelationsApp

NO_DISPUTE = Phrase("Aucun désaccord dans ce dossier.", "No disagreement in this dossier.")
DISPUTES = Phrase("Désaccords du dossier", "Disagreements of the dossier")
AS_OF = Phrase("Ce qui était publié à quelle date\u00a0?", "What had been published by which date?")
AS_OF_EXAMPLE = Phrase("1er août 2024, oct 2024, 2023\u00a0; « tout » pour tout revoir",
                       "1 August 2024, oct 2024, 2023; “all” to see everything again")  # fmt: skip
EVERYTHING = {"tout", "all"}
GO_TO = Phrase("Aller à quelle date\u00a0?", "Go to which date?")
GO_TO_EXAMPLE = Phrase("oct 2024, 2021, 14 avril 2025", "oct 2024, 2021, 14 April 2025")
SINCE = Phrase("Ce qui a changé depuis quelle version\u00a0?", "What changed since which version?")
SINCE_EXAMPLE = Phrase("HEAD~1, v1.2, main, ou un fichier", "HEAD~1, v1.2, main, or a file")
NOT_COMPARED = Phrase("Ici, il n\u2019y a rien à comparer.", "There is nothing to compare here.")
MARK_TWO = Phrase("Marquez d\u2019abord deux événements ({key}).", "Mark two events first ({key}).")


async def choose(app: "RelationsApp", title: Phrase, offers: list[Offer]) -> str | None:
    """The offer the reader chooses; the only one there is without asking."""
    if len(offers) < 2:
        return offers[0].value if offers else None
    lang = app.explorer.state.lang
    return await app.push_screen_wait(Menu(title.say(lang), offers, lang))


async def copy(app: "RelationsApp") -> None:
    """Copy something of the selected event; what was copied is shown, since a terminal may ignore the request."""
    state = app.explorer.state
    event = state.index.dossier.by_id.get(state.selected)
    if event is None:
        return
    kind = await choose(app, taking.WHAT, taking.what_to_copy(event, state.index, state.lang))
    place: str | None = "0"
    if kind in taking.OF_A_SOURCE:
        place = await choose(app, taking.WHICH, taking.which_source(kind, event, state.index, state.lang))
    if kind and place:
        text = taking.copied(kind, event, int(place), state.index, state.lang)
        app.copy_to_clipboard(text)
        app.tell(taking.COPIED.fill(text=text))


async def source(app: "RelationsApp") -> None:
    """Open a document of the selected event in the browser."""
    state = app.explorer.state
    event = state.index.dossier.by_id.get(state.selected)
    offers = taking.documents(event, state.index, state.lang) if event else []
    if not offers:
        app.tell(taking.NO_ADDRESS)
    elif address := await choose(app, taking.OPEN, offers):
        app.open_url(address)
        app.tell(taking.OPENED.fill(address=address))


async def chain(app: "RelationsApp") -> None:
    """What led to the selected event and what came of it, as trees to walk in."""
    from relations_tui.core.chains import Ties, came_of, led_to
    from relations_tui.tui.chain_screen import ChainScreen
    from relations_tui.tui.render.tree import chain_drawing

    state = app.explorer.state
    if state.selected not in state.index.dossier.by_id:
        return
    ties = Ties(state.index.dossier)
    led, came = led_to(ties, state.selected), came_of(ties, state.selected)
    look = Look(state.lang)
    drawn = ChainScreen(lambda width: chain_drawing(led, came, state.index.dossier, width, look), state.lang)
    _walk(app, await app.push_screen_wait(drawn))


async def way(app: "RelationsApp") -> None:
    """The shortest chain between the two events marked last."""
    from relations_tui.core.chains import shortest
    from relations_tui.tui.chain_screen import ChainScreen
    from relations_tui.tui.render.tree import way_drawing

    state = app.explorer.state
    dossier = state.index.dossier
    marked = [event for event in state.marks if event in dossier.by_id]
    if len(marked) < 2:
        app.tell(MARK_TWO.fill(key=app.explorer.keymap.shown("mark") or "mark"))
        return
    steps_between = shortest(dossier, *marked[-2:])
    look = Look(state.lang)
    drawn = ChainScreen(lambda width: way_drawing(steps_between, dossier, width, look), state.lang)
    _walk(app, await app.push_screen_wait(drawn))


async def disputes(app: "RelationsApp") -> None:
    """Every disagreement of the dossier, to go to one of them."""
    from relations_tui.core.evidence import disputes as all_disputes
    from relations_tui.core.words import in_words

    state = app.explorer.state
    by_id = state.index.dossier.by_id
    offers = []
    for dispute in all_disputes(state.index.dossier):
        event = by_id[dispute.event]
        about = " ".join(text.pick(state.lang) for text in dispute.recorded)
        offers.append(Offer(event.id, f"{in_words(event.date, state.lang)} · {event.title.pick(state.lang)}", about))
    if not offers:
        app.tell(NO_DISPUTE)
        return
    _walk(app, await app.push_screen_wait(Menu(DISPUTES.say(state.lang), offers, state.lang)))


async def as_of(app: "RelationsApp") -> None:
    """Show only what had been published by a date the reader gives, or everything again."""
    from relations_tui.tui.ask_screen import AskScreen

    state = app.explorer.state
    answer = await app.push_screen_wait(AskScreen(AS_OF.say(state.lang), AS_OF_EXAMPLE.say(state.lang)))
    if not answer:
        return
    date: Date | None = None
    try:
        if answer.casefold() not in EVERYTHING:
            date = parse_people(answer, lang=state.lang)
        app.explorer.become(known_on(app.explorer.state, date))
    except DateError as error:
        app.tell(error.message)


async def go_to(app: "RelationsApp") -> None:
    """The event nearest to a date the reader gives, among those in the list."""
    from relations_tui.tui.ask_screen import AskScreen

    state = app.explorer.state
    answer = await app.push_screen_wait(AskScreen(GO_TO.say(state.lang), GO_TO_EXAMPLE.say(state.lang)))
    if not answer:
        return
    try:
        app.explorer.become(steps.go_to_date(app.explorer.state, parse_people(answer, lang=state.lang)))
    except DateError as error:
        app.tell(error.message)


async def plain(app: "RelationsApp") -> None:
    """The events of the list as plain text, one record after another, from the selected one on."""
    from relations_tui.export.records import Wording
    from relations_tui.tui.plain_screen import PlainScreen

    state = app.explorer.state
    if not state.rows.events:
        return
    wording = Wording(state.index.dossier, state.lang)
    text = PlainScreen(state.rows.events, state.position or 0, wording, state.lang, state.partial)
    if chosen := await app.push_screen_wait(text):
        app.explorer.become(steps.select(app.explorer.state, chosen))


async def changes(app: "RelationsApp") -> None:
    """What changed since a revision or an older file the reader names."""
    from relations_tui.tui.ask_screen import AskScreen
    from relations_tui.tui.reading_screen import ReadingScreen

    state, compare = app.explorer.state, app.launch.compare
    if compare is None:
        app.tell(NOT_COMPARED)
        return
    asked = await app.push_screen_wait(AskScreen(SINCE.say(state.lang), SINCE_EXAMPLE.say(state.lang)))
    if not asked:
        return
    dossier = (state.whole or state.index).dossier
    report = await asyncio.to_thread(compare, asked, dossier, state.lang)
    if isinstance(report, Phrase):
        app.tell(report)
    else:
        lines = [Content(line(text)) for text in report.split("\n")]
        app.push_screen(ReadingScreen(lambda width: [part for text in lines for part in wrap(text, width, indent=1)]))


def _walk(app: "RelationsApp", event: str | None) -> None:
    if event:
        app.explorer.become(steps.walk(app.explorer.state, event))


async def compare(app: "RelationsApp") -> None:
    """Two filters, or two periods, side by side in lanes."""
    from relations_tui.tui.comparison import compare as side_by_side

    await side_by_side(app)


WAITING: dict[str, Callable[["RelationsApp"], Coroutine[Any, Any, None]]] = {
    "copy": copy,
    "source": source,
    "chain": chain,
    "way": way,
    "disputes": disputes,
    "as-of": as_of,
    "go-to": go_to,
    "plain": plain,
    "compare": compare,
    "changes": changes,
    "rhythm": rhythm,
    "agenda": agenda,
    "save-view": save_view,
    "delete-view": delete_view,
}
"""The deeds that wait for the reader, by action."""
