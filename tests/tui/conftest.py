"""The explorer on a dossier, and what a reader sees of it."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from relations_tui.core.index import Index
from relations_tui.core.load import Loaded
from relations_tui.core.phrases import Lang
from relations_tui.launch import Launch
from relations_tui.tui.app import RelationsApp
from relations_tui.tui.explorer import Explorer

MakeApp = Callable[..., RelationsApp]


@pytest.fixture
def make_app(real_index: Index) -> MakeApp:
    def make(
        index: Index | None = None, *, lang: Lang = "en", query: str = "", event: str = "", colours: bool = True
    ) -> RelationsApp:
        shown = index or real_index
        launch = Launch(
            loaded=Loaded(shown.dossier, (), ""), source="events.toml", built_in=False, index=shown, query_text=query,
            open_id=event, lang=lang, reverse=False,
        )  # fmt: skip
        return RelationsApp(launch, colours=colours)

    return make


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
