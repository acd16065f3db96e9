"""What reaches beyond the state: the clipboard, the browser, chains, disagreements, and what was known on a date."""

import pytest
from tests.tui.looking import MakeApp, explorer, seen, until

from relations_tui.core.phrases import Phrase
from relations_tui.tui.app import RelationsApp

EVENT = "retailleau-laftit-2025-04"


async def test_a_citation_is_copied_and_shown(make_app: MakeApp) -> None:
    async with make_app(event=EVENT).run_test(size=(120, 40)) as pilot:
        await pilot.press("y")
        await until(pilot, lambda: "Chicago citation" in seen(pilot))
        await pilot.press("2")
        await until(pilot, lambda: "Of which source?" in seen(pilot))
        await pilot.press("j", "enter")
        await until(pilot, lambda: "Sent to the clipboard" in seen(pilot))
        assert pilot.app.clipboard.startswith("“Abdelouafi Laftit tient à Rabat")
        assert pilot.app.clipboard.endswith(".html.")
        await pilot.press("j")
        assert "Sent to the clipboard" not in seen(pilot)


async def test_giving_up_copies_nothing(make_app: MakeApp) -> None:
    async with make_app(event=EVENT).run_test(size=(120, 40)) as pilot:
        await pilot.press("y")
        await until(pilot, lambda: "Chicago citation" in seen(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: "Chicago citation" not in seen(pilot))
        assert pilot.app.clipboard == ""


async def test_a_document_is_opened_in_the_browser(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(RelationsApp, "open_url", lambda _app, url: opened.append(url))
    async with make_app(event=EVENT).run_test(size=(120, 40)) as pilot:
        await pilot.press("o")
        await until(pilot, lambda: "Open which document?" in seen(pilot))
        await pilot.press("1")
        await until(pilot, lambda: bool(opened))
        assert opened[0].startswith("https://m.libe.ma/")
        assert "Opened in the browser" in seen(pilot)


async def test_a_chain_is_walked(make_app: MakeApp) -> None:
    async with make_app(event="macron-state-visit-2024").run_test(size=(120, 40)) as pilot:
        await pilot.press("c")
        await until(pilot, lambda: "What came of it" in seen(pilot))
        assert "3 months earlier" in seen(pilot)
        await pilot.press("j", "enter")
        await until(pilot, lambda: explorer(pilot).state.selected == "macron-letter-sahara-2024")
        assert explorer(pilot).state.back == ("macron-state-visit-2024",)


async def test_the_shortest_way_needs_two_marks(make_app: MakeApp) -> None:
    async with make_app(event="macron-letter-sahara-2024").run_test(size=(120, 40)) as pilot:
        explorer(pilot).do("way")
        await until(pilot, lambda: "Mark two events" in seen(pilot))
        await pilot.press("m")
        await pilot.press("G", "m")
        explorer(pilot).do("way")
        await until(pilot, lambda: "The shortest way" in seen(pilot))
        await pilot.press("escape")
        await pilot.press("M")
        assert explorer(pilot).state.selected == "macron-letter-sahara-2024"


async def test_marked_events_are_found_by_the_filter(make_app: MakeApp) -> None:
    async with make_app(event="macron-letter-sahara-2024").run_test(size=(120, 40)) as pilot:
        await pilot.press("m", "slash", *"is:marked")
        assert [event.id for event in explorer(pilot).state.rows.events] == ["macron-letter-sahara-2024"]
        await pilot.press("escape", "m")
        assert explorer(pilot).state.rows.events == ()


async def test_all_disagreements_are_listed(make_app: MakeApp) -> None:
    async with make_app(lang="fr").run_test(size=(120, 60)) as pilot:
        explorer(pilot).do("disputes")
        await until(pilot, lambda: "Désaccords du dossier" in seen(pilot))
        await pilot.press("1")
        await until(pilot, lambda: bool(explorer(pilot).state.back))
        selected = explorer(pilot).state.selected
        assert explorer(pilot).state.index.dossier.by_id[selected].disagreements


async def test_what_was_known_on_a_date_is_a_partial_view_that_says_so(make_app: MakeApp) -> None:
    async with make_app(lang="fr").run_test(size=(160, 40)) as pilot:
        everything = len(explorer(pilot).state.index.dossier.events)
        explorer(pilot).do("as-of")
        await until(pilot, lambda: "à quelle date" in seen(pilot))
        await pilot.press(*"oct", "space", *"2024", "enter")
        await until(pilot, lambda: "Vue partielle" in seen(pilot))
        assert len(explorer(pilot).state.index.dossier.events) < everything
        explorer(pilot).do("as-of")
        await until(pilot, lambda: "à quelle date" in seen(pilot))
        await pilot.press(*"tout", "enter")
        await until(pilot, lambda: "Vue partielle" not in seen(pilot))
        assert len(explorer(pilot).state.index.dossier.events) == everything


async def test_a_date_that_cannot_be_read_is_told(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(160, 40)) as pilot:
        explorer(pilot).do("as-of")
        await until(pilot, lambda: "by which date" in seen(pilot))
        await pilot.press(*"never", "enter")
        await until(pilot, lambda: explorer(pilot).state.notice is not None)
        assert explorer(pilot).state.known_on is None


async def test_what_changed_since_a_version_is_read(make_app: MakeApp) -> None:
    app = make_app(lang="fr")
    app.launch = app.launch._replace(
        compare=lambda asked, dossier, lang: f"depuis {asked}\n\n~ {dossier.id} [b]{lang}[/b]"
    )
    async with app.run_test(size=(120, 40)) as pilot:
        explorer(pilot).do("changes")
        await until(pilot, lambda: "depuis quelle version" in seen(pilot))
        await pilot.press(*"v1", "enter")
        await until(pilot, lambda: "~ france-maroc [b]fr[/b]" in seen(pilot))
        await pilot.press("escape")


async def test_a_version_that_cannot_be_read_is_told(make_app: MakeApp) -> None:
    app = make_app()
    app.launch = app.launch._replace(compare=lambda *_: Phrase("inconnue", "unknown"))
    async with app.run_test(size=(120, 40)) as pilot:
        explorer(pilot).do("changes")
        await until(pilot, lambda: "since which version" in seen(pilot))
        await pilot.press(*"v1", "enter")
        await until(pilot, lambda: explorer(pilot).state.notice == Phrase("inconnue", "unknown"))


async def test_a_date_is_gone_to(make_app: MakeApp) -> None:
    async with make_app(lang="fr").run_test(size=(120, 40)) as pilot:
        await pilot.press("t")
        await until(pilot, lambda: "Aller à quelle date" in seen(pilot))
        await pilot.press(*"juil", "space", *"2024", "enter")
        await until(pilot, lambda: explorer(pilot).state.selected == "algeria-protest-2024")
