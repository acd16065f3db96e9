"""The command palette: actions, saved views and events, found by our own index, and never as markup."""

from collections.abc import AsyncIterator
from functools import partial
from typing import cast

from textual.command import DiscoveryHit, Hit, Provider
from textual.content import Content

from relations_tui.core import words
from relations_tui.core.phrases import Phrase
from relations_tui.core.text import fold
from relations_tui.tui import external
from relations_tui.tui import state as steps
from relations_tui.tui.actions import Action
from relations_tui.tui.explorer import Explorer
from relations_tui.tui.render.ink import Look, marked

PLACEHOLDER = Phrase("Commande, vue ou événement…", "Command, view or event…")
VIEW = Phrase("Vue\u00a0: {name}", "View: {name}")
OWN_VIEW = Phrase("Ma vue\u00a0: {name}", "My view: {name}")
LIMIT = 30


class Finder(Provider):
    """All that the palette offers for an explorer."""

    @property
    def _explorer(self) -> Explorer:
        return cast("Explorer", self.screen)

    async def discover(self) -> AsyncIterator[DiscoveryHit]:
        """Before anything is typed: the commands, then the saved views."""
        for name, about, run in (*self._commands(), *self._views()):
            yield DiscoveryHit(Content(name), run, text=name, help=about)

    async def search(self, query: str) -> AsyncIterator[Hit]:
        """Everything that holds all the words typed: commands and views first, then events."""
        wanted = fold(query).split()
        look = Look(self._explorer.state.lang, tuple(fold(word) for word in wanted))
        found = [offer for offer in (*self._commands(), *self._views(), *self._events()) if _holds(offer, wanted)]
        for rank, (name, about, run) in enumerate(found[:LIMIT]):
            yield Hit(1 - rank / (LIMIT + 1), marked(name, look), run, text=name, help=about)

    def _commands(self) -> list["Offer"]:
        lang, keymap = self._explorer.state.lang, self._explorer.keymap
        return [(_title(action, lang), keymap.shown(action.id), partial(self._explorer.do, action.id))
                for action in external.offered() if action.palette]  # fmt: skip

    def _views(self) -> list["Offer"]:
        explorer = self._explorer
        lang = explorer.state.lang
        found = explorer.state.index.dossier.views.values()
        views = [(VIEW.fill(name=view.label.pick(lang)).say(lang), view.filter) for view in found]
        own = [(OWN_VIEW.fill(name=view.name).say(lang), view.filter) for view in explorer.state.views]
        return [(name, text, partial(_apply, explorer, text)) for name, text in (*views, *own)]

    def _events(self) -> list["Offer"]:
        explorer = self._explorer
        lang = explorer.state.lang
        return [(event.title.pick(lang), f"{words.compact(event.date, lang)} · {event.id}", partial(_go, explorer, event.id))
                for event in explorer.state.index.dossier.events]  # fmt: skip


Offer = tuple[str, str, partial[None]]


def _title(action: Action, lang: str) -> str:
    return action.help.fr if lang == "fr" else action.help.en


def _holds(offer: Offer, wanted: list[str]) -> bool:
    text = fold(f"{offer[0]} {offer[1]}")
    return all(word in text for word in wanted)


def _apply(explorer: Explorer, text: str) -> None:
    explorer.become(steps.focus(steps.keep(steps.filter_by(explorer.state, text)), "timeline"))


def _go(explorer: Explorer, event: str) -> None:
    explorer.become(steps.walk(explorer.state, event))
