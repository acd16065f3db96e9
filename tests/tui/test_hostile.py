"""Data is shown as it is: no markup is read in it, nothing in it runs, no control reaches the terminal."""

import pytest
from tests.tui.looking import MakeApp, open_palette, seen, until

from relations_tui.core.index import Index
from relations_tui.core.load import loads

HOSTILE = ["[Redacted]", "[/x]", "[@click=app.quit]x[/]", "[b]", "你好", "👨‍👩‍👧", "‘$x’ [$accent]y"]

DOSSIER = """
format = 1
[dossier]
id = "hostile"
title = '{text} title'
languages = ["en"]
updated = 2026-11-23
[themes.t]
label = '{text} theme'
[actors.a]
name = '{text} actor'
kind = "person"
[places.p]
name = '{text} place'
country = "FR"
[sources.s]
publisher = '{text} publisher'
title = '{text} headline'
date = "2024"
lang = "en"
url = "https://example.org/"
[[events]]
id = "one"
date = "2024-07-30"
kind = "other"
title = '{text} event'
summary = '{text} summary'
places = ["p"]
actors = ["a"]
themes = ["t"]
status = "confirmed"
sources = [ {{ id = "s", quote = '{text} quote', supports = '{text} support' }} ]
links = [ {{ to = "two", kind = "see-also", why = '{text} reason' }} ]
disagreements = ['{text} disagreement']
[[events]]
id = "two"
date = "2024-08"
kind = "other"
title = '{text} other'
themes = ["t"]
status = "confirmed"
sources = ["s"]
"""
SURFACES = (
    "title", "theme", "actor", "place", "publisher", "headline", "event", "summary", "quote", "support", "reason",
    "disagreement", "other",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
async def test_every_surface_shows_the_literal_text(make_app: MakeApp, text: str) -> None:
    dossier = loads(DOSSIER.format(text=text)).dossier
    assert dossier is not None
    async with make_app(Index(dossier)).run_test(size=(260, 70)) as pilot:
        await pilot.press("f")
        await pilot.pause()
        screen = " ".join(seen(pilot).split())
        assert [surface for surface in SURFACES if f"{text} {surface}" not in screen] == []
        await open_palette(pilot)
        await pilot.press(*"event")
        await until(pilot, lambda: f"{text} event" in seen(pilot) and "30 Jul 2024 · one" in seen(pilot))
        assert pilot.app.is_running


@pytest.mark.parametrize("text", ["\\u001b]2;t\\u0007", "\\u202e", "\\u009b31m", "\\u200b"])
async def test_controls_never_reach_the_screen(make_app: MakeApp, text: str) -> None:
    dossier = loads(DOSSIER.format(text="x").replace("'x event'", f'"{text} event"')).dossier
    assert dossier is not None
    async with make_app(Index(dossier)).run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        screen = seen(pilot)
        assert not any(character in screen for character in "\x1b\x07\u202e\u009b\u200b")


async def test_a_typed_query_is_no_markup_either(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 40)) as pilot:
        await pilot.press("slash")
        await pilot.press(*"theme:x[/x]")
        assert "[/x]" in seen(pilot)
