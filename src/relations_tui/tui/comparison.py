"""Two filters, or two periods, side by side in lanes: what is asked, how it is understood, the screen."""

import re
from typing import TYPE_CHECKING

from relations_tui.core.dates import Date, DateError, parse_people
from relations_tui.core.index import Context
from relations_tui.core.phrases import Lang, Phrase
from relations_tui.core.query import QueryError, parse
from relations_tui.core.scale import Scale
from relations_tui.tui import lane_steps, zooming
from relations_tui.tui.render.bars import mistake
from relations_tui.tui.render.ink import Look
from relations_tui.tui.state import State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.content import Content

    from relations_tui.core.model import Event
    from relations_tui.core.sides import Sides
    from relations_tui.tui.app import RelationsApp

WITH = Phrase("Comparer cette vue avec quoi\u00a0?", "Compare this view with what?")
EXAMPLE = Phrase(
    "un filtre (thème:visas), ou deux périodes (2021..2022 et 2024..2025)",
    "a filter (theme:visas), or two periods (2021..2022 and 2024..2025)",
)
KEYS = Phrase("↓ ↑ ligne   ␣ page   Esc revenir", "↓ ↑ line   ␣ page   Esc go back")
_AND = re.compile(r"\s+(?:et|and|vs|/)\s+", re.IGNORECASE)


async def compare(app: "RelationsApp") -> None:
    """The view and another filter, or two periods of the view, one above the other on scales of the same length."""
    from relations_tui.tui.ask_screen import AskScreen
    from relations_tui.tui.reading_screen import ReadingScreen
    from relations_tui.tui.render.sides import sides_lines

    state = app.explorer.state
    asked = await app.push_screen_wait(AskScreen(WITH.say(state.lang), EXAMPLE.say(state.lang)))
    if not asked:
        return
    try:
        sides = compared(state, asked)
    except QueryError as problem:
        text = mistake(problem, state.lang).plain.strip()
        app.tell(Phrase(text, text))
        return
    look, signs, dossier = Look(state.lang), app.explorer.lanes.pane.signs, state.index.dossier

    def write(width: int) -> "list[Content]":
        return [line.content for line in sides_lines(sides, dossier, width, look, state.selected, signs)]

    app.push_screen(ReadingScreen(write, keys=KEYS.say(state.lang)))


def compared(state: State, asked: str) -> "Sides":
    """The two sides that `asked` stands for: two periods, else the filter in force and the one asked; raises `QueryError`."""
    from relations_tui.core.lanes import Chart
    from relations_tui.core.sides import of_filters, of_periods

    chart, by = Chart(state.index), lane_steps.known_by(lane_steps.grouped(state).picture)
    order = lane_steps.known_order(state.picture)
    if periods := _periods(asked, state.lang):
        return of_periods(chart, state.results, *periods, by, order)
    query = parse(asked, state.index.vocabulary, lang=state.lang)
    other = state.index.search(query, context=Context(frozenset(state.marks)))
    one, another = of_filters(chart, state.results, other, by, order)
    scale = _window(state, {event.id: event for event in (*state.results.events, *other.events)}.values(), one.scale)
    return one._replace(scale=scale), another._replace(scale=scale)


def _window(state: State, events: "Iterable[Event]", everything: Scale) -> Scale:
    """What of time is compared: what the reader looks at, else where most events lie."""
    return state.picture.window or zooming.near(events, everything) or everything


def _periods(asked: str, lang: Lang) -> tuple[Date, Date] | None:
    parts = _AND.split(asked.strip())
    if len(parts) != 2:
        return None
    try:
        one, other = (parse_people(part, lang=lang) for part in parts)
    except DateError:
        return None
    return one, other
