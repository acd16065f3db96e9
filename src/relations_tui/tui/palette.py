"""The command palette: actions, saved views and events, found by our own index, and never as markup."""

from collections.abc import AsyncIterator
from functools import partial
from typing import ClassVar, NamedTuple, cast

from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.command import CommandInput, CommandList, CommandPalette, DiscoveryHit, Hit, Provider
from textual.content import Content

from relations_tui.core import words
from relations_tui.core.phrases import Phrase
from relations_tui.core.text import fold
from relations_tui.tui import external
from relations_tui.tui import state as steps
from relations_tui.tui.explorer import Explorer
from relations_tui.tui.render.ink import QUIET, Look, marked

PLACEHOLDER = Phrase("Commande, vue ou événement…", "Command, view or event…")
VIEW = Phrase("Vue\u00a0: {name}", "View: {name}")
OWN_VIEW = Phrase("Ma vue\u00a0: {name}", "My view: {name}")
NOTHING = Phrase("Rien de tel.", "Nothing like that.")
LIMIT = 30


class Finder(Provider):
    """All that the palette offers for an explorer."""

    @property
    def _explorer(self) -> Explorer:
        return cast("Explorer", self.screen)

    async def discover(self) -> AsyncIterator[DiscoveryHit]:
        """Before anything is typed: the commands, then the saved views."""
        for offer in (*self._commands(), *self._views()):
            yield DiscoveryHit(Content(offer.name), offer.run, text=offer.name, help=_unread(offer.about))

    async def search(self, query: str) -> AsyncIterator[Hit]:
        """Everything that holds all the words typed: commands and views first, then events."""
        look = Look(self._explorer.state.lang, tuple(fold(word) for word in fold(query).split()))
        found = self.found(query)
        for rank, offer in enumerate(found[:LIMIT]):
            share = 1 - rank / (LIMIT + 1)
            yield Hit(share, marked(offer.name, look), offer.run, text=offer.name, help=_unread(offer.about))
        if not found:
            nothing = NOTHING.say(look.lang)
            yield Hit(1, Content.styled(nothing, QUIET), partial(_stay, self._explorer), text=nothing)

    def found(self, query: str) -> list["Offer"]:
        """All that holds all the words of a query."""
        wanted = fold(query).split()
        return [offer for offer in (*self._commands(), *self._views(), *self._events()) if _holds(offer, wanted)]

    def _commands(self) -> list["Offer"]:
        lang, keymap = self._explorer.state.lang, self._explorer.keymap
        return [Offer(action.help.say(lang), keymap.shown(action.id), partial(self._explorer.do, action.id), action.label.say(lang))
                for action in external.offered() if action.palette]  # fmt: skip

    def _views(self) -> list["Offer"]:
        explorer = self._explorer
        lang = explorer.state.lang
        found = explorer.state.index.dossier.views.values()
        views = [(VIEW.fill(name=view.label.pick(lang)).say(lang), view.filter) for view in found]
        own = [(OWN_VIEW.fill(name=view.name).say(lang), view.filter) for view in explorer.state.views]
        return [Offer(name, text, partial(_apply, explorer, text)) for name, text in (*views, *own)]

    def _events(self) -> list["Offer"]:
        explorer = self._explorer
        lang = explorer.state.lang
        return [Offer(event.title.pick(lang), f"{words.compact(event.date, lang)} · {event.id}", partial(_go, explorer, event.id))
                for event in explorer.state.index.dossier.events]  # fmt: skip


class Palette(CommandPalette, inherit_bindings=False):
    """Textual's palette, but Enter takes what the words typed so far find first, without waiting until it is drawn."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *CommandPalette.BINDINGS,
        Binding("enter", "take", "Take", show=False, priority=True),
    ]

    def __init__(self, explorer: Explorer) -> None:
        super().__init__(providers=[Finder], placeholder=PLACEHOLDER.say(explorer.state.lang))
        self._explorer = explorer

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Go; nothing when it is gone already."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def action_take(self) -> None:
        """The line under the cursor, else the first that is found."""
        text = self.query_one(CommandInput).value
        if not text.strip() or self.query_one(CommandList).highlighted:
            self._select_or_command()
            return
        self._cancel_gather_commands()
        self.dismiss()
        if found := Finder(self._explorer).found(text):
            self.app.call_later(found[0].run)


class Offer(NamedTuple):
    """A line of the palette, what is said below it, what it does, and words that find it too."""

    name: str
    about: str
    run: partial[None]
    also: str = ""


def _holds(offer: Offer, wanted: list[str]) -> bool:
    text = fold(f"{offer.name} {offer.about} {offer.also}")
    return all(word in text for word in wanted)


def _unread(text: str) -> str:
    """Text that the palette, which reads markup, shows as it is: given as content, it is not read."""
    return cast("str", Content(text))


def _stay(explorer: Explorer) -> None:
    """Nothing was found, and nothing changes."""
    explorer.become(explorer.state)


def _apply(explorer: Explorer, text: str) -> None:
    explorer.become(steps.focus(steps.keep(steps.filter_by(explorer.state, text)), "timeline"))


def _go(explorer: Explorer, event: str) -> None:
    explorer.become(steps.walk(explorer.state, event))
