"""The density strip as it is drawn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations_tui.core.civil import DAY_SECONDS, day_number
from relations_tui.core.density import Columns, Density
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.core.scale import Scale
from relations_tui.tui.render.strip import ASCII, BLOCKS, DOTTED, Signs, View, height, readout, strip_lines


def second(*day: int) -> int:
    return day_number(*day) * DAY_SECONDS


YEAR = Scale(second(2024, 1, 1), second(2025, 1, 1))


def columns(within: tuple[int, ...], through: tuple[int, ...] = (), before: int = 0, after: int = 0) -> Columns:
    return Columns(within, through or (0,) * len(within), before, after)


def view(every: Columns, kept: Columns | None = None, *, rows: int = 1, signs: Signs = BLOCKS) -> View:
    return View(YEAR, len(every.within), rows, "en", every, kept or every, signs=signs, colours=signs is not DOTTED)


def drawn(shown: View) -> list[str]:
    return [line.plain for line in strip_lines(shown)]


def test_several_stand_higher_than_one() -> None:
    assert drawn(view(columns((0, 1, 2, 8, 16))))[0] == " ▁▂▄█"
    assert drawn(view(columns((0, 1, 2, 8, 16)), rows=2))[:2] == ["    █", " ▁▂██"]


def test_a_single_event_does_not_fill_the_strip() -> None:
    assert drawn(view(columns((1, 0, 1))))[0] == "▂ ▂"


@given(st.integers(1, 500), st.integers(3, 500), st.sampled_from([4, 8, 16]))
def test_heights_grow(count: int, peak: int, levels: int) -> None:
    count = min(count, peak)
    assert 1 <= height(count, peak, levels) <= levels
    assert height(count, peak, levels) <= height(min(count + 1, peak), peak, levels)
    assert height(1, peak, levels) < height(2, peak, levels)


@pytest.mark.parametrize("signs", [BLOCKS, DOTTED, ASCII])
def test_what_is_left_out_is_told_apart(signs: Signs) -> None:
    every, kept = columns((4, 4, 4)), columns((4, 2, 0))
    cells = [(sign, style) for sign, style in zip(*_first_row(view(every, kept, signs=signs)), strict=True)]
    assert len(set(cells)) == 3
    if signs is not BLOCKS:
        assert len({sign for sign, _ in cells}) == 3


def _first_row(shown: View) -> tuple[str, list[str]]:
    content = strip_lines(shown)[0]
    styles = [
        next((str(span.style) for span in content.spans if span.start <= at < span.end), "")
        for at in range(len(content))
    ]
    return content.plain, styles


def test_a_bar_of_both_is_as_high_as_all_of_them() -> None:
    text, styles = _first_row(view(columns((4, 4)), columns((4, 2))))
    assert text == "█▄"
    assert styles[1] == "$accent on $ghost"
    text, styles = _first_row(view(columns((4, 2)), columns((4, 1))))
    assert text == "█▄"
    assert styles[1] == "$part"


def test_the_light_on_the_selected_event_hides_nothing() -> None:
    shown = view(columns((4, 2)), columns((2, 2)))._replace(selected=(YEAR.first, YEAR.last))
    _, styles = _first_row(shown)
    assert styles == ["$accent on $ghost", "$accent on $lit"]


def test_the_cursor_is_a_line_through_all_rows() -> None:
    shown = view(columns((0,) * 40), rows=2)._replace(cursor=second(2024, 3, 5))
    column = YEAR.column(second(2024, 3, 5), 40)
    for line in strip_lines(shown):
        assert any("on $quiet" in str(span.style) and span.start <= column < span.end for span in line.spans)


def test_what_runs_through_is_a_thread() -> None:
    assert drawn(view(columns((0, 1, 0, 0), (1, 1, 2, 0))))[0] == "┄▂╍ "
    every, kept = columns((0, 0, 0), (1, 1, 0)), columns((0, 0, 0), (1, 0, 0))
    assert drawn(view(every, kept, signs=DOTTED))[0] == "┄· "
    assert drawn(view(every, kept, signs=ASCII))[0] == "~' "


def test_the_axis_tells_where_one_is() -> None:
    shown = view(columns((1,) * 48, before=2, after=1))
    march, june = second(2024, 3, 5), second(2024, 6, 20)
    axis = drawn(shown._replace(selected=(march, march + 86_399), sight=(march, june)))[-1]
    assert axis == "‹2024───▲━━┷Apr━━━━━━━━┴Jul────────┴Oct────────›"
    assert len(axis) == 48
    axis = drawn(shown._replace(selected=(march, june)))[-1]
    assert "═┴Apr▲═══════┴Jul" in axis


def test_the_gutter_stands_before_everything() -> None:
    lines = drawn(view(columns((1,) * 40), rows=2)._replace(gutter=7))
    assert len(lines) == 3
    assert all(len(line) == 47 and line.startswith(" " * 7) for line in lines)


def test_the_readout_stands_away_from_the_cursor_and_hides_no_half_label() -> None:
    shown = view(columns((1,) * 48))._replace(readout="3 events, March 2024")
    assert drawn(shown._replace(cursor=second(2024, 2, 1)))[-1].endswith(" 3 events, March 2024 ")
    axis = drawn(shown._replace(cursor=second(2024, 11, 1)))[-1]
    assert axis.startswith(" 3 events, March 2024 ")
    assert axis[22:] == "─┴Jul────────┴Oct─────────"


def test_a_selection_stands_in_brackets() -> None:
    shown = view(columns((1,) * 48))._replace(chosen=(second(2024, 5, 1), second(2024, 8, 20)))
    axis = drawn(shown)[-1]
    assert axis.index("[") == YEAR.column(second(2024, 5, 1), 48)
    assert axis.index("]") == YEAR.column(second(2024, 8, 20), 48)


@given(
    st.lists(st.integers(0, 9), min_size=1, max_size=80), st.integers(1, 2), st.sampled_from([BLOCKS, DOTTED, ASCII]),
    st.sampled_from(LANGS), st.integers(0, 365), st.integers(0, 200),
)  # fmt: skip
def test_every_line_is_as_wide_as_the_screen(
    counts: list[int], rows: int, signs: Signs, lang: Lang, day: int, days: int
) -> None:
    every = columns(tuple(counts), tuple(reversed(counts)), 1, 1)
    kept = columns(tuple(count // 2 for count in counts))
    place = (YEAR.first + day * DAY_SECONDS, YEAR.first + (day + days) * DAY_SECONDS)
    shown = view(every, kept, rows=rows, signs=signs)._replace(
        lang=lang,
        selected=place,
        sight=place,
        chosen=place,
        cursor=min(place[0], YEAR.last - 1),
        readout="12 events, 2024",
    )
    assert [len(line) for line in drawn(shown)] == [len(counts)] * (rows + 1)
    if signs is ASCII:
        assert "".join(drawn(shown)[:rows]).isascii()


@pytest.mark.parametrize(
    ("kept", "every", "first", "last", "fr", "en"),
    [
        (14, 14, (2025, 3, 1), (2025, 3, 31), "14 événements, 1er–31 mars 2025", "14 events, 1–31 March 2025"),
        (3, 14, (2025, 3, 1), (2025, 9, 30), "3 sur 14, mars–septembre 2025", "3 of 14, March–September 2025"),
        (1, 1, (2025, 3, 1), (2025, 3, 1), "1 événement, 1er mars 2025", "1 event, 1 March 2025"),
        (0, 0, (1962, 1, 1), (1965, 6, 1), "aucun événement, 1962–1965", "no event, 1962–1965"),
        (2, 2, (-50, 1, 1), (-40, 6, 1), "2 événements, 51–41 av. J.-C.", "2 events, 51–41 BC"),
    ],
)
def test_the_readout_says_how_many_and_when(
    kept: int, every: int, first: tuple[int, ...], last: tuple[int, ...], fr: str, en: str
) -> None:
    stretch = second(*first), second(*last) + 86_399
    assert readout(kept, every, stretch, "fr").replace("\u00a0", " ") == fr
    assert readout(kept, every, stretch, "en") == en


def test_nothing_is_drawn_of_no_event() -> None:
    density = Density(())
    assert drawn(View(density.whole, 20, 2, "fr", *(density.all.columns(density.whole, 20),) * 2))[:2] == [" " * 20] * 2
