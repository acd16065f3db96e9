"""The README's pictures of the explorer, drawn afresh: `make picture`. They stand alone: showing one fetches nothing."""

import asyncio
import re
from pathlib import Path

from relations_tui.core.index import Index
from relations_tui.core.load import load
from relations_tui.core.phrases import Lang
from relations_tui.launch import Launch
from relations_tui.tui.app import RelationsApp

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs"
SIZE = (132, 38)
FONTS = 'ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace'
"""Fonts a machine has. Every run of text has its width in the picture, so that columns meet in any of them."""


def self_contained(svg: str) -> str:
    """Textual's picture of a screen without the fonts it would fetch, and with the same names in it each time it is drawn."""
    svg = re.sub(r"\s*@font-face \{[^}]*\}|\s*<!--.*?-->", "", svg)
    svg = svg.replace("font-family: Fira Code, monospace", f"font-family: {FONTS}")
    svg = svg.replace("font-family: arial", "font-family: sans-serif")
    svg = re.sub(r"\bterminal-\d+-", "terminal-", svg)
    return "\n".join(row.rstrip() for row in svg.splitlines()) + "\n"


async def draw(name: str, lang: Lang, query: str, event: str, *keys: str) -> None:
    """One picture, after the keys."""
    loaded = load(str(ROOT / "events.toml"))
    assert loaded.dossier is not None
    launch = Launch(
        loaded=loaded, source="events.toml", built_in=True, index=Index(loaded.dossier), query_text=query, open_id=event,
        lang=lang, reverse=False,
    )  # fmt: skip
    app = RelationsApp(launch)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*keys)
        picture = self_contained(app.export_screenshot(title="relations-tui", simplify=True))
    PICTURES.mkdir(exist_ok=True)
    (PICTURES / name).write_text(picture, encoding="utf-8", newline="\n")


async def draw_all() -> None:
    """The explorer and its lanes, in French and in English."""
    await draw("explorer-fr.svg", "fr", "sahara", "macron-letter-sahara-2024")
    await draw("explorer-en.svg", "en", "sahara", "macron-letter-sahara-2024")
    await draw("lanes-fr.svg", "fr", "depuis:2021", "visa-halving-2021", "v")
    await draw("lanes-en.svg", "en", "since:2021", "visa-halving-2021", "v")


if __name__ == "__main__":
    asyncio.run(draw_all())
