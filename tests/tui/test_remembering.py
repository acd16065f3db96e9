"""From one start to the next: what is remembered fills in what nobody asked for."""

from pathlib import Path

import pytest
from tests.tui.dossiers import index
from tests.tui.looking import MakeApp, explorer, open_palette, seen, until
from textual.command import CommandPalette

from relations_tui.core.index import Index
from relations_tui.core.load import Loaded
from relations_tui.core.phrases import Phrase
from relations_tui.launch import Launch
from relations_tui.memory import NOTHING, Memory, Notebook, OwnView
from relations_tui.tui.app import RelationsApp
from relations_tui.tui.remembering import first_state, memory_of
from relations_tui.tui.state import filter_by, keep, mark, select, speak, turn

MEMORY = Memory(
    theme="light", lang="fr", facets=True, reverse=True, lanes=True, by="actor", order="count", folded=("x",), selected="b",
    filter="theme:gas", marks=("c", "a"), views=(OwnView("Gaz", "theme:gas"),),
)  # fmt: skip
SMALL = index("a 2001 visas", "b 2002 gas", "c 2003 gas")


def launch(memory: Memory = MEMORY, shown: Index = SMALL, **asked: object) -> Launch:
    start = Launch(
        loaded=Loaded(shown.dossier, (), ""), source="events.toml", built_in=False, index=shown, query_text="", open_id="",
        lang="en", reverse=False, remembered=memory,
    )  # fmt: skip
    return start._replace(**asked)  # type: ignore[arg-type]  # whatever a test asks


def test_all_is_as_it_was_left() -> None:
    state = first_state(launch())
    assert (state.lang, state.facets, state.reverse, state.selected) == ("fr", True, True, "b")
    assert (state.applied, state.kept, state.undo, [event.id for event in state.rows.events]) == (
        "theme:gas", "theme:gas", (), ["c", "b"],
    )  # fmt: skip
    assert (state.marks, state.views) == (("c", "a"), MEMORY.views)
    picture = state.picture
    assert state.pane == "lanes"
    assert (picture.lanes, picture.by, picture.order, picture.folded) == (True, "actor", "count", frozenset("x"))
    assert memory_of(state, launch(), "light") == MEMORY


def test_at_the_very_first_start_nothing_is_assumed() -> None:
    fresh = launch(NOTHING)
    state = first_state(fresh)
    assert (state.lang, state.facets, state.reverse, state.applied, state.selected) == ("en", False, False, "", "a")
    assert memory_of(state, fresh, "") == NOTHING._replace(selected="a", by=state.picture.by, order=state.picture.order)


def test_what_is_asked_for_wins() -> None:
    assert first_state(launch(lang="en", lang_asked=True)).lang == "en"
    assert first_state(launch(NOTHING, reverse=True)).reverse
    assert first_state(launch(open_id="a")).selected == "a"
    state = first_state(launch(query_text="theme:visas"))
    assert (state.applied, state.selected) == ("theme:visas", "a")


def test_with_a_filter_asked_for_the_last_place_holds_where_it_is_in_the_results() -> None:
    assert first_state(launch(query_text="since:2002")).selected == "b"
    assert first_state(launch(query_text="since:2003")).selected == "c"


def test_ids_that_are_gone_are_dropped_without_a_word() -> None:
    state = first_state(launch(MEMORY._replace(selected="gone", marks=("gone", "a"))))
    assert (state.selected, state.marks, state.notice) == ("c", ("a",), None)


def test_a_filter_that_no_longer_reads_is_dropped_with_a_word() -> None:
    state = first_state(launch(MEMORY._replace(filter="theme:gone")))
    assert (state.applied, state.typed, state.problem, state.selected) == ("", "", None, "b")
    assert state.notice is not None
    assert "theme:gone" in state.notice.en


def test_lanes_that_are_made_by_something_unknown_are_as_usual() -> None:
    picture = first_state(launch(MEMORY._replace(by="weather", order="size"))).picture
    assert (picture.lanes, picture.by, picture.order) == (True, "", "first")


def test_a_remembered_filter_knows_the_marks() -> None:
    state = first_state(launch(MEMORY._replace(filter="is:marked", reverse=False)))
    assert [event.id for event in state.rows.events] == ["a", "c"]


def test_what_an_option_has_set_does_not_take_the_place_of_what_is_remembered() -> None:
    asked = launch(MEMORY._replace(reverse=False), query_text="theme:visas", reverse=True, lang="en", lang_asked=True)
    state = first_state(asked)
    kept = memory_of(state, asked, "")
    assert (kept.filter, kept.reverse, kept.lang) == ("theme:gas", False, "fr")
    changed = keep(filter_by(state, "since:2003"))
    assert memory_of(changed, asked, "").filter == "since:2003"
    assert memory_of(turn(turn(turn(state))), asked, "").reverse is False


def test_what_the_reader_does_is_remembered() -> None:
    start = launch(NOTHING)
    state = speak(turn(mark(select(keep(filter_by(first_state(start), "theme:gas")), "c"))))
    assert memory_of(state, start, "dark")._replace(by="", order="") == NOTHING._replace(
        theme="dark", lang="fr", reverse=True, selected="c", filter="theme:gas", marks=("c",)
    )


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    return Notebook("d.toml", str(tmp_path / "state"))


async def test_marks_are_written_at_once_and_the_rest_when_one_leaves(notebook: Notebook) -> None:
    async with RelationsApp(launch(NOTHING, notebook=notebook)).run_test(size=(100, 30)) as pilot:
        await pilot.press("j", "m")
        assert notebook.read() == NOTHING._replace(selected="b", marks=("b",), order="first")
        await pilot.press("f")
        explorer(pilot).do("theme")
        assert notebook.read().facets is False
        await pilot.press("q")
    assert (notebook.read().facets, notebook.read().theme, notebook.read().marks) == (True, "light", ("b",))


async def test_it_opens_as_it_was_left(notebook: Notebook) -> None:
    async with RelationsApp(launch(notebook=notebook)).run_test(size=(120, 30)) as pilot:
        assert pilot.app.theme == "relations-light"
        assert explorer(pilot).state.applied == "theme:gas"
        assert "Facettes" in seen(pilot)
        assert "2 sur 3" in seen(pilot)


async def test_the_theme_that_is_configured_wins_and_a_screen_without_colours_has_none(notebook: Notebook) -> None:
    async with RelationsApp(launch(theme="dark", notebook=notebook)).run_test() as pilot:
        assert pilot.app.theme == "relations-dark"
        await pilot.press("q")
    assert notebook.read().theme == "light"
    async with RelationsApp(launch(), colours=False).run_test() as pilot:
        assert pilot.app.theme == "relations-plain"


async def test_a_folder_that_cannot_be_written_is_told_and_all_goes_on(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file", encoding="utf-8")
    app = RelationsApp(launch(NOTHING, notebook=Notebook("d.toml", str(tmp_path / "state"))))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("m")
        assert "nothing will be remembered" in seen(pilot)
        await pilot.press("j", "m")
        assert "nothing will be remembered" not in seen(pilot)
        assert explorer(pilot).state.marks == ("a", "b")
        await pilot.press("q")
    assert (app.return_code, app.unsaid) == (0, None)


async def test_what_was_set_aside_is_told_until_the_next_key() -> None:
    told = Phrase("mis de côté", "set aside")
    async with RelationsApp(launch(NOTHING, notice=told)).run_test() as pilot:
        assert "set aside" in seen(pilot)
        await pilot.press("j")
        assert "set aside" not in seen(pilot)


async def test_the_first_start_says_what_to_try_and_the_first_key_does_its_own_thing(notebook: Notebook) -> None:
    first = launch(NOTHING, notebook=notebook, welcome=True, keys={"help": ("H",)})
    async with RelationsApp(first).run_test(size=(60, 20)) as pilot:
        await until(pilot, lambda: not notebook.is_first())
        lines = [line for line in seen(pilot).splitlines() if line.startswith(" ▸ ")]
        assert len(lines) == 3
        assert all(word in "\n".join(lines) for word in ("j k to move", "/ to filter", "H every key"))
        await pilot.press("j")
        assert explorer(pilot).state.selected == "b"
        assert " ▸ " not in seen(pilot)


async def test_a_click_takes_the_lines_away_too() -> None:
    async with RelationsApp(launch(NOTHING, welcome=True)).run_test(size=(80, 24)) as pilot:
        assert " ▸ j" in seen(pilot)
        await pilot.click("#timeline", offset=(10, 4))
        assert " ▸ j" not in seen(pilot)


async def test_no_other_start_says_it(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        assert " ▸ j" not in seen(pilot)


async def test_a_view_is_saved_found_in_the_palette_and_deleted(notebook: Notebook) -> None:
    async with RelationsApp(launch(NOTHING, notebook=notebook)).run_test(size=(100, 30)) as pilot:
        await pilot.press("s")
        await until(pilot, lambda: "Filter first" in seen(pilot))
        await pilot.press("slash", *"theme:gas", "escape", "s")
        await until(pilot, lambda: "Under what name" in seen(pilot))
        await pilot.press(*"Du gaz", "enter")
        await until(pilot, lambda: "View saved: Du gaz" in seen(pilot))
        assert notebook.read().views == (OwnView("Du gaz", "theme:gas"),)
        await pilot.press("escape")
        assert explorer(pilot).state.applied == ""
        await open_palette(pilot)
        await pilot.press(*"du gaz")
        await until(pilot, lambda: "My view: Du gaz" in seen(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: not isinstance(pilot.app.screen, CommandPalette))
        await until(pilot, lambda: explorer(pilot).state.applied == "theme:gas")
        explorer(pilot).do("delete-view")
        await until(pilot, lambda: "Delete which view?" in seen(pilot))
        await pilot.press("1")
        await until(pilot, lambda: "View deleted: Du gaz" in seen(pilot))
        assert notebook.read().views == ()


async def test_a_view_of_the_same_name_is_replaced(make_app: MakeApp) -> None:
    async with make_app(index=SMALL, query="since:2002").run_test(size=(100, 30)) as pilot:
        screen = explorer(pilot)
        screen.become(screen.state._replace(views=(OwnView("Gaz", "theme:gas"), OwnView("B", "b"))))
        await pilot.press("s")
        await until(pilot, lambda: "Under what name" in seen(pilot))
        await pilot.press(*"gAZ", "enter")
        await until(pilot, lambda: "View replaced: gAZ" in seen(pilot))
        assert screen.state.views == (OwnView("B", "b"), OwnView("gAZ", "since:2002"))


async def test_a_name_of_the_dossier_is_not_taken(make_app: MakeApp, real_index: Index) -> None:
    name = next(iter(real_index.dossier.views))
    async with make_app(query="laftit").run_test(size=(100, 30)) as pilot:
        await pilot.press("s")
        await until(pilot, lambda: "Under what name" in seen(pilot))
        await pilot.press(*(key if key != "-" else "minus" for key in name), "enter")
        await until(pilot, lambda: "already has a view" in seen(pilot))
        assert explorer(pilot).state.views == ()


async def test_without_views_there_is_none_to_delete(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        explorer(pilot).do("delete-view")
        await until(pilot, lambda: "You have saved no view" in seen(pilot))


async def test_the_mouse_stays_where_it_cannot_be_given_back(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        await pilot.press("f2")
        assert "cannot be given back" in seen(pilot)
