"""Looking for words in the detail, and dropping the condition that keeps everything out."""

from tests.tui.looking import MakeApp, explorer, seen, until

EVENT = "retailleau-laftit-2025-04"


async def test_words_are_found_in_the_detail_and_walked_through(make_app: MakeApp) -> None:
    async with make_app(event=EVENT).run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+f", *"rabat")
        assert "Search in the detail:" in seen(pilot)
        assert " lines " in seen(pilot)
        lines = explorer(pilot).panels.detail.hits()
        assert lines
        await pilot.press("enter")
        assert "Search in the detail:" not in seen(pilot)
        tops = []
        for _ in lines:
            await pilot.press("n")
            tops.append(explorer(pilot).panels.detail.top)
        assert tops == sorted(tops)
        await pilot.press("escape")
        assert explorer(pilot).state.sought == ""
        assert explorer(pilot).state.pane == "detail"


async def test_what_is_not_there_is_said_and_escape_drops_it(make_app: MakeApp) -> None:
    async with make_app(event=EVENT, query="rabat").run_test(size=(120, 40)) as pilot:
        await pilot.press("ctrl+f", *"xyzzy")
        assert "not here" in seen(pilot)
        await pilot.press("escape")
        assert "Search in the detail:" not in seen(pilot)
        assert explorer(pilot).panels.detail.hits()  # those of the filter again
        assert explorer(pilot).state.applied == "rabat"


async def test_keys_typed_right_after_go_where_they_should(make_app: MakeApp) -> None:
    async with make_app(event=EVENT).run_test(size=(120, 40)) as pilot:
        for key in ("ctrl+f", "q", "p", "enter", "slash", "v", "i", "s", "a", "escape"):
            pilot.app.simulate_key(key)
        await until(pilot, lambda: explorer(pilot).state.applied == "visa")
        assert explorer(pilot).state.sought == "qp"


async def test_the_condition_to_blame_is_dropped(make_app: MakeApp) -> None:
    async with make_app(query="theme:visas xyzzy").run_test(size=(120, 40)) as pilot:
        assert "Without xyzzy there would be" in seen(pilot)
        assert "↵ drops that condition." in seen(pilot)
        await pilot.press("enter")
        assert explorer(pilot).state.applied == "theme:visas"
        assert explorer(pilot).state.rows.events
        await pilot.press("u")
        assert explorer(pilot).state.applied == "theme:visas xyzzy"
        await pilot.click("#timeline", offset=(3, 4))
        assert explorer(pilot).state.applied == "theme:visas"
