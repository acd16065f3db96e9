"""No pane, no other screen and nothing copied shows a private note."""

import pytest
from tests.planted import DOSSIER, leaked
from tests.tui.looking import MakeApp, explorer, seen

from relations_tui.core.index import Index
from relations_tui.core.load import loads
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.tui import taking

WALKS = {
    "panes": (("1", "j", "2", "3", "enter"), "Trail"),
    "facets": (("f", "j", "enter"), "Facets"),
    "chain": (("c",), "came"),
    "disagreements": (("do disputes",), "29 July 2024"),
    "help": (("question_mark",), "Help"),
    "palette": (("colon", *"more"), "More talks"),
    "filter": (("slash", *"ZQX"), "No event"),
    "copying": (("y",), "Chicago citation"),
    "opening": (("o",), "wire.example"),
    "exporting": (("x", *"jsonl", "enter"), "jsonl keeps everything"),
}
"""Keys (or an action of the palette), and what stands on the screen after them."""
STEPS = 100
"""Pauses after which a screen that does not come is missed."""


@pytest.fixture
def secrets() -> Index:
    dossier = loads(DOSSIER).dossier
    assert dossier is not None
    return Index(dossier)


@pytest.mark.parametrize(("keys", "shown"), [pytest.param(*walk, id=name) for name, walk in WALKS.items()])
async def test_no_screen_shows_a_note(make_app: MakeApp, secrets: Index, keys: tuple[str, ...], shown: str) -> None:
    async with make_app(secrets, event="talks", text=DOSSIER).run_test(size=(240, 80)) as pilot:
        screens = [seen(pilot)]
        for key in keys:
            if (action := key.removeprefix("do ")) != key:
                explorer(pilot).do(action)
                continue
            await pilot.press(key)
            screens.append(seen(pilot))
        while shown not in screens[-1] and len(screens) < STEPS:
            await pilot.pause()
            screens.append(seen(pilot))
    assert shown in screens[-1], screens[-1]
    assert {kind for screen in screens for kind in leaked(screen)} == set()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", taking.LABELS)
def test_nothing_copied_holds_a_note(secrets: Index, kind: str, lang: Lang) -> None:
    for event in secrets.dossier.events:
        for place in range(len(event.citations)):
            assert leaked(taking.copied(kind, event, place, secrets, lang)) == set()
