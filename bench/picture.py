"""The README's picture of the explorer, drawn afresh: `make picture`."""

import asyncio
from pathlib import Path

from relations_tui.core.index import Index
from relations_tui.core.load import load
from relations_tui.launch import Launch
from relations_tui.tui.app import RelationsApp

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs"


async def draw(name: str, lang: str, query: str, event: str) -> None:
    """One picture, at 132×36."""
    loaded = load(str(ROOT / "events.toml"))
    assert loaded.dossier is not None
    launch = Launch(
        loaded=loaded, source="events.toml", built_in=True, index=Index(loaded.dossier), query_text=query, open_id=event,
        lang="fr" if lang == "fr" else "en", reverse=False,
    )  # fmt: skip
    app = RelationsApp(launch)
    async with app.run_test(size=(132, 36)) as pilot:
        await pilot.pause()
        PICTURES.mkdir(exist_ok=True)
        app.save_screenshot(str(PICTURES / name))


def main() -> None:
    """The explorer in French and in English."""
    asyncio.run(draw("explorer-fr.svg", "fr", "laftit", "retailleau-laftit-2025-04"))
    asyncio.run(draw("explorer-en.svg", "en", "laftit", "retailleau-laftit-2025-04"))


if __name__ == "__main__":
    main()
