"""One picture of each kind of screen, on the small dossier that holds everything awkward; `--snapshot-update` draws them anew."""

from collections.abc import Awaitable, Callable

import pytest
from bench.picture import self_contained
from tests.tui.looking import MakeApp
from textual.pilot import Pilot
from textual.widgets import Input

from relations_tui.core.index import Index
from relations_tui.tui.app import RelationsApp

Compare = Callable[..., bool]
Before = Callable[[Pilot[None]], Awaitable[None]]

WIDE, MEDIUM, NARROW = (120, 36), (80, 24), (60, 20)


@pytest.fixture(autouse=True)
def _pictures_fetch_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = RelationsApp.export_screenshot

    def drawn(app: RelationsApp, *, title: str | None = None, simplify: bool = False) -> str:
        return self_contained(draw(app, title=title, simplify=simplify))

    monkeypatch.setattr(RelationsApp, "export_screenshot", drawn)


def pressed(*keys: str) -> Before:
    """Press the keys and wait until nothing moves: workers have ended, no cursor blinks."""

    async def before(pilot: Pilot[None]) -> None:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            for box in pilot.app.screen.query(Input):
                box.cursor_blink = False
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()

    return before


def test_wide(snap_compare: Compare, make_app: MakeApp, tiny_index: Index) -> None:
    assert snap_compare(make_app(tiny_index, event="talks"), terminal_size=WIDE)


def test_wide_in_french(snap_compare: Compare, make_app: MakeApp, tiny_index: Index) -> None:
    assert snap_compare(make_app(tiny_index, lang="fr", event="talks", query="depuis:2019"), terminal_size=WIDE)


def test_medium_with_the_links(snap_compare: Compare, make_app: MakeApp, tiny_index: Index) -> None:
    assert snap_compare(make_app(tiny_index, event="talks"), terminal_size=MEDIUM, run_before=pressed("3", "j"))


def test_narrow(snap_compare: Compare, make_app: MakeApp, tiny_index: Index) -> None:
    assert snap_compare(make_app(tiny_index, lang="fr", event="founding"), terminal_size=NARROW)


def test_too_small(snap_compare: Compare, make_app: MakeApp, tiny_index: Index) -> None:
    assert snap_compare(make_app(tiny_index), terminal_size=(20, 5))


def test_facets(snap_compare: Compare, make_app: MakeApp, tiny_index: Index) -> None:
    app = make_app(tiny_index, lang="fr", query="thème:border -statut:disputed")
    assert snap_compare(app, terminal_size=WIDE, run_before=pressed("f", "j"))


def test_lanes(snap_compare: Compare, make_app: MakeApp, tiny_index: Index) -> None:
    app = make_app(tiny_index, lang="fr", event="talks")
    assert snap_compare(app, terminal_size=WIDE, run_before=pressed("v", "right"))


def test_lanes_without_colours(snap_compare: Compare, make_app: MakeApp, tiny_index: Index) -> None:
    app = make_app(tiny_index, event="talks", colours=False)
    assert snap_compare(app, terminal_size=MEDIUM, run_before=pressed("v", "b"))


def test_help(snap_compare: Compare, make_app: MakeApp, tiny_index: Index) -> None:
    assert snap_compare(make_app(tiny_index), terminal_size=MEDIUM, run_before=pressed("question_mark"))


def test_palette(snap_compare: Compare, make_app: MakeApp, tiny_index: Index) -> None:
    assert snap_compare(make_app(tiny_index), terminal_size=MEDIUM, run_before=pressed("colon", *"border"))


def test_export_formats(snap_compare: Compare, make_app: MakeApp, tiny_index: Index) -> None:
    app = make_app(tiny_index, lang="fr", query="thème:border")
    assert snap_compare(app, terminal_size=MEDIUM, run_before=pressed("x", *"agenda"))


def test_mistake_in_the_filter(snap_compare: Compare, make_app: MakeApp, tiny_index: Index) -> None:
    app = make_app(tiny_index, lang="fr", query="guilde")
    assert snap_compare(app, terminal_size=MEDIUM, run_before=pressed("slash", "space", *"theme:bordre"))


def test_empty_list(snap_compare: Compare, make_app: MakeApp, tiny_index: Index) -> None:
    assert snap_compare(make_app(tiny_index, query="zzzz theme:border"), terminal_size=WIDE)


def test_light(snap_compare: Compare, make_app: MakeApp, tiny_index: Index) -> None:
    async def before(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, RelationsApp)
        pilot.app.switch_theme()
        await pressed()(pilot)

    assert snap_compare(
        make_app(tiny_index, event="treaty", query="guild OR treaty"), terminal_size=WIDE, run_before=before
    )


def test_without_colours(snap_compare: Compare, make_app: MakeApp, tiny_index: Index) -> None:
    app = make_app(tiny_index, event="treaty", query="treaty", colours=False)
    assert snap_compare(app, terminal_size=WIDE, run_before=pressed("f", "j"))


def test_hostile_and_wide_characters(snap_compare: Compare, make_app: MakeApp, tiny_index: Index) -> None:
    app = make_app(tiny_index, lang="fr", event="noon-call")
    assert snap_compare(app, terminal_size=(140, 50), run_before=pressed("2", "space"))


def test_wide_characters_and_right_to_left(snap_compare: Compare, make_app: MakeApp, tiny_index: Index) -> None:
    assert snap_compare(make_app(tiny_index, lang="fr", event="eclipse-bc"), terminal_size=MEDIUM)
