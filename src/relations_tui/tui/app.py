"""The application: capabilities of the terminal, themes, exit code. What is on screen is the explorer's."""

import asyncio
import gc
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import events, on
from textual.app import App
from textual.binding import Binding, BindingType

from relations_tui.core.phrases import Phrase
from relations_tui.core.text import line
from relations_tui.diagnostics import narrate
from relations_tui.tui import external
from relations_tui.tui.actions import BY_ID
from relations_tui.tui.explorer import Explorer
from relations_tui.tui.keeping import Keeper, Reread
from relations_tui.tui.keymap import DEFAULT, keymap
from relations_tui.tui.patience import Patience
from relations_tui.tui.remembering import first_state, memory_of
from relations_tui.tui.renewing import known_on
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
        own = (key for keys in launch.keys.values() for key in keys)
        super().__init__(driver_class=external.terminal_driver(own), ansi_color=None if colours else True)
        self.launch = launch
        self.keeper = Keeper(launch)
        self.patience = Patience(self)
        self._colours = colours
        for theme in THEMES:
            self.register_theme(theme)
        self._chosen_theme = launch.theme or launch.remembered.theme
        theme = LIGHT if self._chosen_theme == "light" else DARK
        # Set without its watcher: the style sheet has not been read yet, and would be read twice.
        self.set_reactive(App.theme, theme.name if colours else PLAIN.name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.title = "relations-tui"
        self.unsaid: Phrase | None = None
        """What there is to say once the screen is gone."""
        self.exported = ""
        """The format in which the reader exported last."""

    def get_default_screen(self) -> Explorer:
        """The explorer itself is the default screen: no empty one is drawn before it."""
        launch = self.launch
        state = first_state(launch)
        shown = known_on(state, launch.as_of) if launch.as_of else state
        keys = keymap(launch.keys) if launch.keys else DEFAULT
        return Explorer(shown, launch.source, self.ask, self.patience, keys, welcome=launch.welcome)

    def on_mount(self) -> None:
        """Leave in good order when told to from outside."""
        self.patience.begin()
        external.catch_signals(asyncio.get_running_loop(), lambda code: self.exit(return_code=code))
        self.call_after_refresh(_collect_from_now_on)
        self.call_after_refresh(self.keeper.begin, self)
        if self.launch.welcome:
            self.call_after_refresh(self.remember)

    async def on_event(self, event: events.Event) -> None:
        """A key waits while what it is meant for is about to open."""
        if not (isinstance(event, events.Key) and not event.is_forwarded and self.patience.takes(event)):
            await super().on_event(event)

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
        self.unsaid = self._write_down()

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
        if deed in BY_ID and BY_ID[deed] not in external.offered():
            self.tell(external.NOT_HERE)
            return
        if at_once := _DEEDS.get(deed):
            at_once(self)
            return
        from relations_tui.tui import deeds

        self.patience.follow(deeds.WAITING[deed](self), deed)

    def switch_theme(self) -> None:
        """Dark or light; a screen without colours stays as it is."""
        if self._colours:
            self._chosen_theme = "light" if self.theme == DARK.name else "dark"
            self.theme = LIGHT.name if self._chosen_theme == "light" else DARK.name

    def switch_mouse(self) -> None:
        """Give the mouse back to the terminal, or take it again."""
        self.tell(external.switch_mouse(self._driver))

    def _write_down(self) -> Phrase | None:
        launch = self.launch
        theme = "" if self._chosen_theme == launch.theme else self._chosen_theme
        memory = memory_of(self.explorer.state, launch, theme)
        return launch.notebook.write(memory) if launch.notebook else None

    def remember(self) -> None:
        """Write down what the next start begins with."""
        if said := self._write_down():
            self.tell(said)

    def open_help(self) -> None:
        """The help, in the language in force."""
        from relations_tui.tui.reading_screen import ReadingScreen
        from relations_tui.tui.render.guide import guide

        if isinstance(self.screen, Explorer):
            lang, keys = self.screen.state.lang, self.screen.keymap
            self.push_screen(ReadingScreen(lambda width: guide(width, lang, external.offered(), keys)))

    def open_palette(self) -> None:
        """The palette, unless something else is already on top."""
        from relations_tui.tui.palette import Palette

        if isinstance(self.screen, Explorer):
            self.push_screen(Palette(self.screen))


def _collect_from_now_on() -> None:
    """What the start has made stays; only what comes after is ever garbage."""
    gc.freeze()
    gc.enable()


def _export(app: RelationsApp) -> None:
    """Open the export dialog."""
    from relations_tui.tui.exporting import export

    export(app)


_DEEDS: dict[str, Callable[[RelationsApp], object]] = {
    "export": _export,
    "edit": RelationsApp.edit,
    "reload": RelationsApp.reload,
    "quit": RelationsApp.exit,
    "theme": RelationsApp.switch_theme,
    "mouse": RelationsApp.switch_mouse,
    "remember": RelationsApp.remember,
    "help": RelationsApp.open_help,
    "palette": RelationsApp.open_palette,
}


def run(launch: "Launch") -> int:
    """Run the explorer until it is left; the process's exit code."""
    app = RelationsApp(launch, colours=external.colours_wanted())
    try:
        app.run(mouse=launch.mouse)
    finally:
        app.keeper.end()
    if app.unsaid:
        narrate(line(app.unsaid.say(launch.lang)))
    return app.return_code or 0
