"""No pane, no other screen and nothing copied shows a private note."""

import pytest
from tests.planted import DOSSIER, leaked
from tests.tui.looking import MakeApp, seen

from relations_tui.core.index import Index
from relations_tui.core.load import loads
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.tui import taking

WALKS = {
    "panes": ("1", "j", "2", "3", "enter"),
    "facets": ("f", "j", "enter"),
    "chain": ("c",),
    "help": ("question_mark",),
    "palette": ("colon", "t", "a", "l", "k"),
    "filter": ("slash", "Z", "Q", "X"),
    "copying": ("y",),
    "opening": ("o",),
}


@pytest.fixture
def secrets() -> Index:
    dossier = loads(DOSSIER).dossier
    assert dossier is not None
    return Index(dossier)


@pytest.mark.parametrize("event", ["talks", "more-talks"])
@pytest.mark.parametrize("keys", [pytest.param(keys, id=name) for name, keys in WALKS.items()])
async def test_no_screen_shows_a_note(make_app: MakeApp, secrets: Index, keys: tuple[str, ...], event: str) -> None:
    async with make_app(secrets, event=event, text=DOSSIER).run_test(size=(240, 80)) as pilot:
        screens = [seen(pilot)]
        for key in keys:
            await pilot.press(key)
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
            screens.append(seen(pilot))
    assert all("alks" in screen for screen in screens[:1]), "something was shown"
    assert {kind for screen in screens for kind in leaked(screen)} == set()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", taking.LABELS)
def test_nothing_copied_holds_a_note(secrets: Index, kind: str, lang: Lang) -> None:
    for event in secrets.dossier.events:
        for place in range(len(event.citations)):
            assert leaked(taking.copied(kind, event, place, secrets, lang)) == set()
