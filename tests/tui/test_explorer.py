"""The wiring: a key pressed, the state it leads to, and what a reader sees then."""

import pytest
from tests.tui.looking import MakeApp, explorer, open_palette, seen, until

from relations_tui.tui.app import RelationsApp

SIZES = [(60, 20), (80, 24), (120, 40), (200, 50)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", ["fr", "en"])
async def test_it_opens_at_every_size_in_both_languages(make_app: MakeApp, size: tuple[int, int], lang: str) -> None:
    async with make_app(lang=lang).run_test(size=size) as pilot:
        await pilot.pause()
        screen = seen(pilot)
        assert ("Chronologie" if lang == "fr" else "Timeline") in screen
        assert ("Détail" in screen or "Detail" in screen) == (size[0] >= 80)
        assert ("Liens 3" in screen or "Links 3" in screen) == (size[0] >= 120)


async def test_the_list_follows_what_is_typed_and_escape_keeps_then_clears_the_filter(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", *"laftit")
        found = explorer(pilot).state
        assert found.applied == "laftit"
        assert 0 < len(found.rows.events) < len(found.index.dossier.events)
        assert f"{len(found.rows.events)} of {len(found.index.dossier.events)}" in seen(pilot)
        await pilot.press("escape")
        assert explorer(pilot).state.applied == "laftit"
        await pilot.press("escape")
        assert explorer(pilot).state.applied == ""
        await pilot.press("u")
        assert explorer(pilot).state.applied == "laftit"


async def test_a_mistake_is_shown_with_its_column_and_the_last_good_filter_stays(make_app: MakeApp) -> None:
    async with make_app(query="laftit").run_test(size=(120, 40)) as pilot:
        before = explorer(pilot).state.rows.events
        await pilot.press("slash", "space", *"theme:visa")
        assert explorer(pilot).state.problem is not None
        assert explorer(pilot).state.rows.events == before
        assert "col. 14" in seen(pilot)
        assert "visas" in seen(pilot)


async def test_walking_along_a_link_and_back(make_app: MakeApp) -> None:
    async with make_app(event="retailleau-laftit-2025-04").run_test(size=(140, 40)) as pilot:
        await pilot.press("3", "enter")
        walked = explorer(pilot).state
        assert walked.selected != "retailleau-laftit-2025-04"
        assert walked.back == ("retailleau-laftit-2025-04",)
        assert "Trail" in seen(pilot)
        await pilot.press("backspace")
        assert explorer(pilot).state.selected == "retailleau-laftit-2025-04"
        await pilot.press("l")
        assert explorer(pilot).state.selected == walked.selected


async def test_a_theme_is_excluded_in_the_facets(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 40)) as pilot:
        everything = len(explorer(pilot).state.rows.events)
        await pilot.press("f", "minus")
        state = explorer(pilot).state
        assert state.applied.startswith("-theme:")
        assert len(state.rows.events) < everything
        await pilot.press("minus", "enter")
        assert explorer(pilot).state.applied.startswith("theme:")


async def test_the_language_changes_everything_at_once_and_keeps_the_place(make_app: MakeApp) -> None:
    async with make_app(lang="fr", event="macron-letter-sahara-2024").run_test(size=(120, 40)) as pilot:
        assert "Chronologie" in seen(pilot)
        await pilot.press("L")
        assert "Timeline" in seen(pilot)
        assert "Chronologie" not in seen(pilot)
        assert explorer(pilot).state.selected == "macron-letter-sahara-2024"


async def test_an_empty_list_says_so_and_what_to_do(make_app: MakeApp) -> None:
    async with make_app(query="zzzz").run_test(size=(120, 40)) as pilot:
        assert "No event answers this filter" in seen(pilot)
        await pilot.press("j", "G", "enter", "escape", "escape")
        assert explorer(pilot).state.applied == ""


async def test_keys_go_where_the_pane_is(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(60, 20)) as pilot:
        first = explorer(pilot).state.selected
        await pilot.press("j")
        assert explorer(pilot).state.selected != first
        await pilot.press("enter")
        assert explorer(pilot).state.pane == "detail"
        selected = explorer(pilot).state.selected
        await pilot.press("j", "space")
        assert explorer(pilot).state.selected == selected
        assert explorer(pilot).panels.detail.top > 0
        await pilot.press("tab")
        assert explorer(pilot).state.pane == "related"
        await pilot.press("escape")
        assert explorer(pilot).state.pane == "timeline"


async def test_years_are_jumped(make_app: MakeApp) -> None:
    async with make_app(event="macron-letter-sahara-2024").run_test(size=(120, 40)) as pilot:
        await pilot.press("J")
        state = explorer(pilot).state
        assert state.index.dossier.by_id[state.selected].date.edtf.startswith("2025")
        await pilot.press("K")
        assert explorer(pilot).state.selected != state.selected


async def test_a_click_selects_and_the_wheel_scrolls(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 40)) as pilot:
        await pilot.click("#timeline", offset=(10, 5))  # the title, 1844, its event, the silence, 1912, its event
        assert explorer(pilot).state.selected == "treaty-of-fes-1912"
        before = explorer(pilot).panels.timeline.top
        explorer(pilot).panels.timeline.scroll_by(3)
        assert explorer(pilot).panels.timeline.top == before + 3


async def test_the_help_and_the_palette_open_and_close(make_app: MakeApp) -> None:
    async with make_app(lang="fr").run_test(size=(120, 40)) as pilot:
        await pilot.press("question_mark")
        assert "Écrire dans le filtre" in seen(pilot)
        await pilot.press("escape")
        assert "Écrire dans le filtre" not in seen(pilot)
        await open_palette(pilot)
        await pilot.press(*"visas")
        await until(pilot, lambda: "Vue" in seen(pilot))
        await pilot.press("escape")


async def test_quitting_ends_with_zero(make_app: MakeApp) -> None:
    app: RelationsApp = make_app()
    async with app.run_test() as pilot:
        await pilot.press("q")
    assert app.return_code == 0


async def test_facets_alone_fill_the_width(make_app: MakeApp) -> None:
    async with make_app(lang="en").run_test(size=(60, 20)) as pilot:
        await pilot.press("f")
        await pilot.pause()
        assert explorer(pilot).panels.facets.size.width == 60
        await pilot.resize_terminal(80, 20)
        await pilot.pause()
        assert explorer(pilot).panels.facets.size.width < 40


@pytest.mark.parametrize("keys", [(), ("v",)])
async def test_what_an_empty_list_says_is_folded_never_cut(make_app: MakeApp, keys: tuple[str, ...]) -> None:
    query = '"rien de tel dans tout ce que dit le dossier" depuis:2021'
    async with make_app(lang="fr", query=query).run_test(size=(60, 20)) as pilot:
        await pilot.press(*keys)
        for width in (60, 44, 70):
            await pilot.resize_terminal(width, 20)
            await pilot.pause()
            said = " ".join(" ".join(seen(pilot).split("\n")[3:-1]).split())
            assert 'Sans "rien de tel dans tout ce que dit le dossier", il y en aurait' in said
            assert "Esc efface le filtre, u le rétablit." in said
