"""The views that a reader saves: the filter in force, under a name."""

from typing import TYPE_CHECKING

from relations_tui.core.phrases import Phrase
from relations_tui.core.text import fold, line
from relations_tui.memory import OwnView
from relations_tui.tui.ask_screen import AskScreen
from relations_tui.tui.menu import Menu, Offer

if TYPE_CHECKING:
    from relations_tui.tui.app import RelationsApp

LONGEST = 60
"""Characters of a name."""
NAME = Phrase("Sous quel nom garder ce filtre\u00a0?", "Under what name shall this filter be saved?")
NO_FILTER = Phrase("Filtrez d’abord\u00a0: une vue garde le filtre.", "Filter first: a view saves the filter.")
OF_DOSSIER = Phrase(
    "Le dossier a déjà une vue «\u00a0{name}\u00a0»\u00a0; prenez un autre nom.",
    "The dossier already has a view “{name}”; take another name.",
)
SAVED = Phrase("Vue gardée\u00a0: {name}", "View saved: {name}")
REPLACED = Phrase("Vue remplacée\u00a0: {name}", "View replaced: {name}")
WHICH = Phrase("Supprimer quelle vue\u00a0?", "Delete which view?")
NO_VIEW = Phrase("Vous n’avez gardé aucune vue.", "You have saved no view.")
DELETED = Phrase("Vue supprimée\u00a0: {name}", "View deleted: {name}")


async def save_view(app: "RelationsApp") -> None:
    """Save the filter in force under a name that the reader gives."""
    state = app.explorer.state
    if not state.applied:
        app.tell(NO_FILTER)
        return
    answer = await app.push_screen_wait(AskScreen(NAME.say(state.lang), state.applied))
    name = line(answer or "").strip()[:LONGEST]
    if not name:
        return
    state = app.explorer.state
    if state.index.vocabulary.find("view", name):
        app.tell(OF_DOSSIER.fill(name=name))
        return
    others = tuple(view for view in state.views if fold(view.name) != fold(name))
    said = SAVED if len(others) == len(state.views) else REPLACED
    app.explorer.become(state._replace(views=(*others, OwnView(name, state.applied)), notice=said.fill(name=name)))


async def delete_view(app: "RelationsApp") -> None:
    """Delete one of the views that the reader saved."""
    state = app.explorer.state
    if not state.views:
        app.tell(NO_VIEW)
        return
    offers = [Offer(view.name, view.name, view.filter) for view in state.views]
    name = await app.push_screen_wait(Menu(WHICH.say(state.lang), offers, state.lang))
    if name is None:
        return
    state = app.explorer.state
    rest = tuple(view for view in state.views if view.name != name)
    app.explorer.become(state._replace(views=rest, notice=DELETED.fill(name=name)))
