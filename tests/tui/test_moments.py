"""Silences in the list, the keys that cross them, and the lists of moments to go to."""

import pytest
from tests.tui import dossiers
from tests.tui.looking import MakeApp, explorer, seen, until

from relations_tui.core.civil import day_number
from relations_tui.core.index import Index
from relations_tui.core.phrases import Lang
from relations_tui.core.silences import Silence
from relations_tui.tui import state as steps
from relations_tui.tui.render.event_row import silence_row

SILENT = (
    "one 2021-09-01 visas", "two 2021-09-20 gas", "three 2022-12-16 visas", "four 2022-12-20 gas", "five 2022-12-21 visas",
)  # fmt: skip


def crossed(state: steps.State, *ways: int) -> list[str]:
    """The events under the cursor after each jump."""
    found = []
    for by in ways:
        state = steps.move_gap(state, by)
        found.append(state.selected)
    return found


def test_jumps_land_beside_the_silence() -> None:
    state = steps.start(dossiers.index(*SILENT), "en")
    assert crossed(state, 1, -1, 1) == ["three", "two", "three"]
    assert crossed(steps.turn(steps.select(state, "five")), 1, -1) == ["two", "three"]


def test_where_there_is_no_further_silence_a_word_says_so() -> None:
    state = steps.start(dossiers.index(*SILENT), "en", selected="four")
    stuck = steps.move_gap(state, 1)
    assert (stuck.selected, stuck.notice) == ("four", steps.NO_SILENCE)
    dense = steps.start(dossiers.index("a 2024-01-01 gas", "b 2024-01-02 gas", "c 2024-01-03 gas"), "en")
    assert steps.move_gap(dense, 1).notice == steps.NO_SILENCES


@pytest.mark.parametrize(
    ("width", "lang", "said"),
    [
        (90, "en", f" ···{' ' * 20}15 months without an event in this view"),
        (90, "fr", f" ···{' ' * 20}15 mois sans événement dans cette vue"),
        (60, "en", f" ···{' ' * 13}15 months without an event in this view"),
        (42, "fr", f" ···{' ' * 13}15 mois sans événement"),
        (31, "en", " ··· 15 months without an event"),
        (32, "fr", " ···    15 mois sans événement"),
        (28, "en", f" ···{' ' * 4}15 months ···"),
    ],
)
def test_a_silence_stands_under_the_titles_where_there_is_room(width: int, lang: Lang, said: str) -> None:
    (silence,) = steps.start(dossiers.index(*SILENT), lang).rows.silences
    assert silence_row(silence, width, lang).plain == said


def test_what_may_be_going_on_makes_no_silence_of_everything() -> None:
    begun = "zero 2021-08-30/.. visas"
    (silence,) = steps.start(dossiers.index(begun, *SILENT), "en").rows.silences
    assert "without a new event in this view" in silence_row(silence, 90, "en").plain


async def test_the_cursor_passes_over_a_silence_and_a_click_on_it_selects_nothing(make_app: MakeApp) -> None:
    async with make_app(dossiers.index(*SILENT), event="two").run_test(size=(120, 30)) as pilot:
        assert "15 months without an event" in seen(pilot)
        await pilot.press("j")
        assert explorer(pilot).state.selected == "three"
        rows = explorer(pilot).state.rows
        (row,) = (row for row in range(len(rows)) if isinstance(rows.other(row), Silence))
        await pilot.click("#timeline", offset=(5, row + 1))
        assert explorer(pilot).state.selected == "three"
        await pilot.press("left_curly_bracket")
        assert explorer(pilot).state.selected == "two"
        await pilot.press("semicolon")
        assert explorer(pilot).state.selected == "three"
        await pilot.press("comma", "right_curly_bracket")
        assert explorer(pilot).state.selected == "three"


async def test_the_rhythm_of_the_view_leads_to_an_event(make_app: MakeApp) -> None:
    async with make_app(query="theme:visas").run_test(size=(120, 40)) as pilot:
        explorer(pilot).do("rhythm")
        await until(pilot, lambda: "The rhythm of this view" in seen(pilot))
        assert "The longest gaps" in seen(pilot)
        assert "17 months without an event: 13 November 2023 → 16 April 2025" in seen(pilot)
        await pilot.press("1")
        await until(pilot, lambda: explorer(pilot).state.selected == "visa-service-sahara-2025")


async def test_without_events_enough_a_word_says_so(make_app: MakeApp) -> None:
    async with make_app(dossiers.index("one 2024 gas")).run_test(size=(120, 40)) as pilot:
        explorer(pilot).do("rhythm")
        await until(pilot, lambda: "Not enough events" in seen(pilot))


async def test_the_agenda_leads_to_an_event(make_app: MakeApp, real_index: Index) -> None:
    app = make_app(query="visas", lang="fr")
    app.launch = app.launch._replace(today=lambda: day_number(2026, 11, 23))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("A")
        await until(pilot, lambda: "Anniversaires à venir" in seen(pilot))
        assert "mercredi 16 décembre 2026 · " in seen(pilot)
        assert "il y a 4 ans, le 16 décembre 2022" in seen(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: bool(explorer(pilot).state.back))
        assert explorer(pilot).state.selected in real_index.dossier.by_id


async def test_an_empty_agenda_says_so(make_app: MakeApp) -> None:
    async with make_app(dossiers.index("one 2024 gas")).run_test(size=(120, 40)) as pilot:
        await pilot.press("A")
        await until(pilot, lambda: "No anniversary in this view" in seen(pilot))
