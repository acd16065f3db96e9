"""The application: capabilities of the terminal, themes, exit code. What is on screen is the explorer's."""

import asyncio
import gc
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import on, work
from textual.app import App
from textual.binding import Binding, BindingType

from relations_tui.core.phrases import Phrase
from relations_tui.core.text import line
from relations_tui.tui import external, taking
from relations_tui.tui.explorer import Asked, Explorer
from relations_tui.tui.menu import Menu, Offer
from relations_tui.tui.state import start
from relations_tui.tui.themes import DARK, LIGHT, PLAIN, THEMES

if TYPE_CHECKING:
    from relations_tui.launch import Launch


class RelationsApp(App[None], inherit_bindings=False):
    """The explorer on one dossier."""

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    COMMANDS: ClassVar[set[object]] = set()  # type: ignore[assignment]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q,ctrl+c", "quit", "Quit", show=False, priority=True),
    ]

    def __init__(self, launch: "Launch", *, colours: bool = True) -> None:
        """`launch` says what to show; without `colours` the screen has none at all."""
        super().__init__(driver_class=external.terminal_driver(), ansi_color=None if colours else True)
        self._launch = launch
        self._colours = colours
        for theme in THEMES:
            self.register_theme(theme)
        # Set without its watcher: the style sheet has not been read yet, and would be read twice.
        self.set_reactive(App.theme, DARK.name if colours else PLAIN.name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.title = "relations-tui"

    def get_default_screen(self) -> Explorer:
        """The explorer itself is the default screen: no empty one is drawn before it."""
        launch = self._launch
        state = start(launch.index, launch.lang, launch.query_text, launch.open_id, reverse=launch.reverse)
        return Explorer(state, launch.source)

    def on_mount(self) -> None:
        """Leave in good order when told to from outside."""
        external.catch_signals(asyncio.get_running_loop(), lambda code: self.exit(return_code=code))
        self.call_after_refresh(_collect_from_now_on)

    def _fatal_error(self) -> None:
        """After a crash: a sentence for the reader, the traceback in a file."""
        error = self._exception or RuntimeError()
        path = external.crash_report(error) or external.NOWHERE.say(self._launch.lang)
        self.panic(Text(external.CRASH.fill(error=type(error).__name__, path=line(path)).say(self._launch.lang)))

    async def _choose(self, title: Phrase, offers: list[Offer]) -> str | None:
        """The offer the reader chooses; the only one there is without asking."""
        if len(offers) < 2:
            return offers[0].value if offers else None
        return await self.push_screen_wait(
            Menu(title.say(self._explorer.state.lang), offers, self._explorer.state.lang)
        )

    @property
    def _explorer(self) -> Explorer:
        return cast("Explorer", self.screen_stack[0])

    def _tell(self, notice: Phrase) -> None:
        self._explorer.become(self._explorer.state._replace(notice=notice))

    @work(group="copy", exclusive=True)
    async def copy(self) -> None:
        """Copy something of the selected event; what was copied is shown, since a terminal may ignore the request."""
        state = self._explorer.state
        event = state.index.dossier.by_id.get(state.selected)
        if event is None or not (
            kind := await self._choose(taking.WHAT, taking.what_to_copy(event, state.index, state.lang))
        ):
            return
        place = "0"
        if kind in taking.OF_A_SOURCE:
            place = await self._choose(taking.WHICH, taking.which_source(kind, event, state.index, state.lang)) or ""
        if place:
            text = taking.copied(kind, event, int(place), state.index, state.lang)
            self.copy_to_clipboard(text)
            self._tell(taking.COPIED.fill(text=text))

    @work(group="open", exclusive=True)
    async def open_source(self) -> None:
        """Open a document of the selected event in the browser."""
        state = self._explorer.state
        event = state.index.dossier.by_id.get(state.selected)
        offers = taking.documents(event, state.index, state.lang) if event else []
        if not offers:
            self._tell(taking.NO_ADDRESS)
        elif address := await self._choose(taking.OPEN, offers):
            self.open_url(address)
            self._tell(taking.OPENED.fill(address=address))

    @on(Asked)
    def _asked(self, message: Asked) -> None:
        _DEEDS[message.deed](self)

    def switch_theme(self) -> None:
        """Dark or light; a screen without colours stays as it is."""
        if self._colours:
            self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def open_help(self) -> None:
        """The help, in the language in force."""
        from relations_tui.tui.help_screen import HelpScreen

        if isinstance(self.screen, Explorer):
            self.push_screen(HelpScreen(self.screen.state.lang))

    def open_palette(self) -> None:
        """The palette, unless something else is already on top."""
        from textual.command import CommandPalette

        from relations_tui.tui.palette import PLACEHOLDER, Finder

        if isinstance(self.screen, Explorer):
            placeholder = PLACEHOLDER.say(self.screen.state.lang)
            self.push_screen(CommandPalette(providers=[Finder], placeholder=placeholder))


def _collect_from_now_on() -> None:
    """What the start has made stays; only what comes after is ever garbage."""
    gc.freeze()
    gc.enable()


_DEEDS: dict[str, Callable[[RelationsApp], object]] = {
    "copy": RelationsApp.copy,
    "source": RelationsApp.open_source,
    "quit": RelationsApp.exit,
    "theme": RelationsApp.switch_theme,
    "help": RelationsApp.open_help,
    "palette": RelationsApp.open_palette,
}


def run(launch: "Launch") -> int:
    """Run the explorer until it is left; the process's exit code."""
    app = RelationsApp(launch, colours=external.colours_wanted())
    app.run()
    return app.return_code or 0
