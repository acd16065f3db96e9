"""The application: capabilities of the terminal, themes, exit code. What is on screen is the explorer's."""

import asyncio
import gc
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import on
from textual.app import App
from textual.binding import Binding, BindingType

from relations_tui.core.phrases import Phrase
from relations_tui.core.text import line
from relations_tui.tui import external
from relations_tui.tui.explorer import Explorer
from relations_tui.tui.keeping import Keeper, Reread
from relations_tui.tui.renewing import known_on
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
        self.launch = launch
        self.keeper = Keeper(launch)
        self._colours = colours
        for theme in THEMES:
            self.register_theme(theme)
        # Set without its watcher: the style sheet has not been read yet, and would be read twice.
        self.set_reactive(App.theme, DARK.name if colours else PLAIN.name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.title = "relations-tui"

    def get_default_screen(self) -> Explorer:
        """The explorer itself is the default screen: no empty one is drawn before it."""
        launch = self.launch
        state = start(launch.index, launch.lang, launch.query_text, launch.open_id, reverse=launch.reverse)
        return Explorer(known_on(state, launch.as_of) if launch.as_of else state, launch.source, self.ask)

    def on_mount(self) -> None:
        """Leave in good order when told to from outside."""
        external.catch_signals(asyncio.get_running_loop(), lambda code: self.exit(return_code=code))
        self.call_after_refresh(_collect_from_now_on)
        self.call_after_refresh(self.keeper.begin, self)

    def _fatal_error(self) -> None:
        """After a crash: a sentence for the reader, the traceback in a file."""
        error = self._exception or RuntimeError()
        path = external.crash_report(error) or external.NOWHERE.say(self.launch.lang)
        self.panic(Text(external.CRASH.fill(error=type(error).__name__, path=line(path)).say(self.launch.lang)))

    @property
    def explorer(self) -> Explorer:
        """The one screen under all others."""
        return cast("Explorer", self.screen_stack[0])

    def tell(self, notice: Phrase) -> None:
        """Say it on the message line until the next key."""
        self.explorer.become(self.explorer.state._replace(notice=notice))

    @on(Reread)
    def _reread(self, message: Reread) -> None:
        """The file has changed: its events where those before stood, or a word on why they are not shown."""
        explorer = self.explorer
        with explorer.panels.held():
            explorer.become(self.keeper.heard(explorer.state, message.reading))

    def on_exit_app(self) -> None:
        """The file is followed no longer; told at once, so that its thread has ended when the screen has."""
        self.keeper.stop()

    def on_unmount(self) -> None:
        """Nor when the application ends in another way."""
        self.keeper.stop()

    def edit(self) -> None:
        """The selected event in the reader's editor."""
        if notice := self.keeper.edit(self, self.explorer.state):
            self.tell(notice)

    def reload(self) -> None:
        """Read the file now."""
        self.keeper.reload()

    def ask(self, deed: str) -> None:
        """Do what the explorer cannot do itself, at once: a key that comes right after goes where it should."""
        from relations_tui.tui import deeds

        if waiting := deeds.WAITING.get(deed):
            self.run_worker(waiting(self), group=deed, exclusive=True)
        else:
            _DEEDS[deed](self)

    def switch_theme(self) -> None:
        """Dark or light; a screen without colours stays as it is."""
        if self._colours:
            self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def open_help(self) -> None:
        """The help, in the language in force."""
        from relations_tui.tui.reading_screen import ReadingScreen
        from relations_tui.tui.render.guide import guide

        if isinstance(self.screen, Explorer):
            lang = self.screen.state.lang
            self.push_screen(ReadingScreen(lambda width: guide(width, lang, external.offered())))

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
    "edit": RelationsApp.edit,
    "reload": RelationsApp.reload,
    "quit": RelationsApp.exit,
    "theme": RelationsApp.switch_theme,
    "help": RelationsApp.open_help,
    "palette": RelationsApp.open_palette,
}


def run(launch: "Launch") -> int:
    """Run the explorer until it is left; the process's exit code."""
    app = RelationsApp(launch, colours=external.colours_wanted())
    try:
        app.run()
    finally:
        app.keeper.end()
    return app.return_code or 0
