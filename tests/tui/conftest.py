"""The explorer on a dossier, and what a reader sees of it."""

import pytest
from tests.tui.looking import MakeApp

from relations_tui.core.index import Index
from relations_tui.core.load import Loaded
from relations_tui.core.phrases import Lang
from relations_tui.launch import Launch
from relations_tui.tui.app import RelationsApp


@pytest.fixture
def make_app(real_index: Index) -> MakeApp:
    def make(
        index: Index | None = None, *, lang: Lang = "en", query: str = "", event: str = "", colours: bool = True,
        path: str = "", text: str = "", built_in: bool = False,
    ) -> RelationsApp:  # fmt: skip
        shown = index or real_index
        launch = Launch(
            loaded=Loaded(shown.dossier, (), text), source="events.toml", built_in=built_in, index=shown, query_text=query,
            open_id=event, lang=lang, reverse=False, path=path,
        )  # fmt: skip
        return RelationsApp(launch, colours=colours)

    return make
