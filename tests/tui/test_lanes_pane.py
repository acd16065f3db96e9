"""The lanes as a reader sees them: names, marks, bars, what is lit, what a click reaches."""

import pytest
from rich.cells import cell_len
from tests.tui.dossiers import index as made
from textual.app import App, ComposeResult
from textual.content import Content
from textual.pilot import Pilot

from relations_tui.core.board import Board
from relations_tui.core.index import Index
from relations_tui.core.lanes import BYS, Chart, ties
from relations_tui.core.query import EVERYTHING, parse
from relations_tui.core.scale import Scale, whole
from relations_tui.core.sides import of_filters
from relations_tui.tui.lanes_pane import LanesPane
from relations_tui.tui.picture import Picture
from relations_tui.tui.render import lanes as drawing
from relations_tui.tui.render.ink import Line, Look
from relations_tui.tui.render.sides import sides_lines
from relations_tui.tui.themes import THEMES

TALE = (
    "one 2000-01-01 visas",
    "two 2001-06-01/2003-02-01 gas > one",
    "three 2002 visas > two",
    "four 2003-07-01/.. gas",
)


class Shown(App[None]):
    """One pane, with the themes of the explorer."""

    def __init__(self, pane: LanesPane) -> None:
        super().__init__()
        self.pane = pane
        self.reached: list[tuple[str, str | None]] = []
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"quiet": "#888888", "rule": "#444444", "hit": "#ffff00", "lit": "#222222", "lit-idle": "#111111"}

    def compose(self) -> ComposeResult:
        yield self.pane

    def on_lanes_pane_reached(self, message: LanesPane.Reached) -> None:
        self.reached.append((message.event, message.lane))


def fill(pane: LanesPane, index: Index, selected: str = "", *, by: str = "theme", scale: Scale | None = None,
         folded: frozenset[str] = frozenset(), query: str = "", lang: str = "en") -> None:  # fmt: skip
    results = index.search(parse(query, index.vocabulary, lang="en"))
    pane.fill(
        results, scale or whole(index.dossier.events), Picture(by=by, folded=folded), selected, frozenset(),
        Look("fr" if lang == "fr" else "en"), [Line(Content("nothing here"))],
    )  # fmt: skip


def text(pilot: Pilot[None]) -> list[str]:
    screen = pilot.app.screen
    return [strip.text.rstrip() for strip in screen._compositor.render_strips(screen.size)]


async def test_lanes_have_names_counts_marks_bars_and_labels() -> None:
    app = Shown(LanesPane(id="lanes"))
    async with app.run_test(size=(80, 12)) as pilot:
        fill(app.pane, made(*TALE), "one")
        await pilot.pause()
        lines, names = text(pilot), app.pane.name_cells
    assert lines[0].startswith("▌ Visas")
    assert "2" in lines[0][:names]
    assert "ONE" in lines[0]
    assert any("●" in line or "○" in line for line in lines)
    assert any("━" in line and "TWO" in line for line in lines)
    assert any("┄" in line for line in lines)
    assert any(line.rstrip().endswith("▸") or "▸" in line for line in lines)
    assert "←" not in "".join(lines)
    assert "→" in "".join(lines)


async def test_in_ascii_nothing_else_is_drawn() -> None:
    app = Shown(LanesPane(id="lanes", signs=drawing.ASCII))
    async with app.run_test(size=(80, 12)) as pilot:
        fill(app.pane, made(*TALE), "two")
        await pilot.pause()
        assert all(line.isascii() for line in text(pilot))


async def test_moving_the_cursor_repaints_what_it_touches_and_keeps_it_in_sight(real_index: Index) -> None:
    app = Shown(LanesPane(id="lanes"))
    async with app.run_test(size=(100, 12)) as pilot:
        fill(app.pane, real_index, "isly-tangier-1844", by="theme")
        await pilot.pause()
        before = text(pilot)
        fill(app.pane, real_index, "macron-state-visit-2024", by="theme")
        await pilot.pause()
        assert text(pilot) != before
        board = app.pane._board
        assert board is not None
        lines = [line for line, _ in board.lines("macron-state-visit-2024")]
        assert any(app.pane.top <= line < app.pane.top + app.pane.page for line in lines)


async def test_no_event_shows_what_the_list_would() -> None:
    app = Shown(LanesPane(id="lanes"))
    async with app.run_test(size=(60, 6)) as pilot:
        fill(app.pane, made(*TALE), query="zzzz")
        await pilot.pause()
        assert text(pilot)[0].strip() == "nothing here"


async def test_a_click_reaches_the_event_under_it_or_its_lane_or_the_pane() -> None:
    app = Shown(LanesPane(id="lanes"))
    async with app.run_test(size=(80, 12)) as pilot:
        app.pane.head(Content("Lanes"), active=True)
        fill(app.pane, made(*TALE), "one")
        await pilot.pause()
        lines = text(pilot)
        row = next(number for number, line in enumerate(lines) if "TWO" in line)
        await pilot.click(offset=(lines[row].index("TWO") + 1, row))
        await pilot.click(offset=(3, row))
        await pilot.click(offset=(3, 0))
        await pilot.pause()
    assert app.reached == [("two", "gas"), ("", "gas"), ("", None)]


async def test_a_click_where_several_stand_goes_from_one_to_the_next() -> None:
    index = made(*(f"e{number} 2000-01-{number:02} gas" for number in range(1, 5)), "z 2020-01-01 gas")
    app = Shown(LanesPane(id="lanes"))
    async with app.run_test(size=(60, 8)) as pilot:
        for selected in ("e1", "e2"):
            fill(app.pane, index, selected, folded=frozenset({"gas"}))
            await pilot.pause()
            await pilot.click(offset=(text(pilot)[0].index("4"), 0))
            await pilot.pause()
    assert [event for event, _ in app.reached] == ["e2", "e3"]


@pytest.mark.parametrize("by", BYS)
@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_every_line_is_as_wide_as_the_pane_whatever_the_titles_hold(tiny_index: Index, by: str, width: int) -> None:
    results = tiny_index.search(EVERYTHING)
    made_ = Chart(tiny_index).lanes(results, next(known for known in BYS if known == by))
    look = Look("fr")
    gutter = drawing.gutter(made_, "fr", width)
    board = Board(made_, whole(results.events), drawing.pen(width - gutter, look))
    view = drawing.View(tiny_index.dossier, look, gutter, selected="talks", lane=0, ties=ties(tiny_index, "talks"))
    for line in range(len(board)):
        assert drawing.lane_line(board, board.row(line), view).cell_length == width


def test_the_selected_event_and_what_it_is_linked_to_are_told_without_colours(tiny_index: Index) -> None:
    results = tiny_index.search(EVERYTHING)
    lanes = Chart(tiny_index).lanes(results, "kind")
    look = Look("en")
    board = Board(lanes, whole(results.events), drawing.pen(100, look))
    view = drawing.View(tiny_index.dossier, look, 20, selected="treaty", ties=ties(tiny_index, "treaty"))
    drawn = [drawing.lane_line(board, board.row(line), view) for line in range(len(board))]
    styles = {str(span.style) for content in drawn for span in content.spans}
    assert any("reverse" in style for style in styles)
    assert "←" in "".join(content.plain for content in drawn)


def test_lanes_that_go_on_outside_the_window_say_so() -> None:
    index = made("a 1990-01-01 gas", "b 2000-01-01 gas", "c 2010-01-01 gas", "d 2000-02-01 visas")
    lanes = Chart(index).lanes(index.search(EVERYTHING), "theme")
    window = whole([index.dossier.by_id["b"], index.dossier.by_id["d"]])
    board = Board(lanes, window, drawing.pen(60, Look("en")))
    lines = [
        drawing.lane_line(board, board.row(line), drawing.View(index.dossier, Look("en"), 14)).plain
        for line in range(2)
    ]
    assert lines[0][14] == "‹"
    assert lines[0][-1] == "›"
    assert "‹" not in lines[1]
    assert "›" not in lines[1]


def test_both_sides_of_a_comparison_have_a_heading_a_count_an_axis_and_the_same_lanes(real_index: Index) -> None:
    one, other = (
        real_index.search(parse(text, real_index.vocabulary, lang="fr")) for text in ("thème:visas", "thème:culture")
    )
    sides = of_filters(Chart(real_index), one, other, "country")
    lines = sides_lines(sides, real_index.dossier, 100, Look("fr"))
    plain = [line.content.plain for line in lines]
    heads = [line for line in plain if line.startswith((" thème:visas", " thème:culture"))]
    assert [head.split("  ")[-1] for head in heads] == ["8 événements", "2 événements"]
    assert all(cell_len(line) <= 100 for line in plain)
    assert {line.entry for line in lines} == {-1, 0, 1}
    assert sum(line.startswith("  France ") for line in plain) >= 2


def test_the_selected_event_has_its_title_even_where_it_had_no_room() -> None:
    index = made(
        "before-all-of-them-by-far 1950-01-01 gas",
        "chosen 2000-01-01 gas",
        "next 2000-12-01 gas",
        "late 2020-01-01 gas",
    )
    lanes = Chart(index).lanes(index.search(EVERYTHING), "theme")
    window = whole(index.dossier.events)
    board = Board(lanes, window, drawing.pen(40, Look("en")), frozenset({"gas"}))
    drawn = {}
    for selected in ("late", "chosen"):
        view = drawing.View(index.dossier, Look("en"), 14, selected=selected)
        drawn[selected] = drawing.lane_line(board, board.row(0), view)
        assert drawn[selected].cell_length == 54
    assert "BEFORE-ALL" in drawn["late"].plain
    assert "CHOSEN" not in drawn["late"].plain
    assert "CHOSEN" in drawn["chosen"].plain
    assert "BEFORE-ALL" not in drawn["chosen"].plain
    signs = "●○"
    assert sum(drawn["late"].plain.count(sign) for sign in signs) == sum(
        drawn["chosen"].plain.count(sign) for sign in signs
    )


@pytest.mark.parametrize("width", [40, 80, 120])
def test_whatever_is_selected_a_line_is_as_wide_as_the_pane(real_index: Index, width: int) -> None:
    results = real_index.search(EVERYTHING)
    lanes = Chart(real_index).lanes(results, "theme")
    gutter = drawing.gutter(lanes, "fr", width)
    board = Board(lanes, whole(results.events), drawing.pen(width - gutter, Look("fr")), frozenset({"diplomacy"}))
    for event in results.events:
        view = drawing.View(real_index.dossier, Look("fr"), gutter, selected=event.id, ties=ties(real_index, event.id))
        for line, _ in board.lines(event.id):
            assert drawing.lane_line(board, board.row(line), view).cell_length == width


async def test_the_first_line_in_sight_tells_its_lane_and_a_click_on_the_name_reaches_it() -> None:
    index = made(*(f"e{number} {2000 + number // 4}-0{number % 4 + 1}-01 gas" for number in range(16)), "z 2001 visas")
    app = Shown(LanesPane(id="lanes"))
    async with app.run_test(size=(70, 3)) as pilot:
        fill(app.pane, index, "e0")
        await pilot.pause()
        assert ["Gas" in line[:6] for line in text(pilot)] == [True, False, False]
        app.pane.scroll_by(1)
        await pilot.pause()
        lines = text(pilot)
        assert app.pane.top == 1
        assert lines[0].startswith("▌ Gas")
        assert lines[0][app.pane.name_cells - 1] == "│"
        assert not lines[1].startswith("▌ Gas")
        await pilot.click(offset=(3, 0))
        await pilot.pause()
        assert app.reached[-1] == ("", "gas")
        app.pane.scroll_by(-1)
        await pilot.pause()
        assert not text(pilot)[1].startswith("▌ Gas")
