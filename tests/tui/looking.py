"""What a reader sees of the explorer under test."""

from collections.abc import Callable

from textual.command import CommandPalette
from textual.pilot import Pilot

from relations_tui.tui.app import RelationsApp
from relations_tui.tui.explorer import Explorer

MakeApp = Callable[..., RelationsApp]


def seen(pilot: Pilot[None]) -> str:
    """All that stands on the screen, line by line."""
    screen = pilot.app.screen
    lines = screen._compositor.render_strips(screen.size)
    return "\n".join(strip.text for strip in lines)


def explorer(pilot: Pilot[None]) -> Explorer:
    """The explorer under test."""
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, Explorer)
    return screen


async def until(pilot: Pilot[None], condition: Callable[[], bool]) -> None:
    """Let the application run until the condition holds."""
    for _ in range(100):
        if condition():
            return
        await pilot.pause()
    raise AssertionError(seen(pilot))


async def open_palette(pilot: Pilot[None]) -> None:
    """Open the palette and wait until it takes what is typed."""
    await pilot.press("colon")
    await until(pilot, lambda: isinstance(pilot.app.screen, CommandPalette) and pilot.app.screen.focused is not None)
