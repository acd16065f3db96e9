"""Whatever there is to draw: nothing overlaps, nothing is hidden, nothing leaves the plot."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from relations_tui.core.board import Board
from relations_tui.core.civil import DAY_SECONDS, iso_day
from relations_tui.core.dates import parse
from relations_tui.core.extents import item_of
from relations_tui.core.lanes import Lane, Lanes
from relations_tui.core.model import Event, Localized
from relations_tui.core.packing import Pen, Placed, Rows, pack, spots
from relations_tui.core.phrases import same
from relations_tui.core.scale import Scale, whole

SHAPES = (
    "{0}",
    "{0}~",
    "{0}/{1}",
    "{0}/..",
    "../{0}",
    "{0}/",
    "/{1}",
    "{2}",
    "{3}",
    "{0}?/{1}",
    "{2}/..",
    "[{0}..{1}]",
)


def day(number: int) -> str:
    found = parse("1990-01-01").earliest
    assert found is not None
    return iso_day(found + number * DAY_SECONDS)


DATES = st.tuples(st.sampled_from(SHAPES), st.integers(0, 12000), st.integers(1, 900)).map(
    lambda drawn: drawn[0].format(day(drawn[1]), day(drawn[1] + drawn[2]), day(drawn[1])[:7], day(drawn[1])[:4])
)
TITLES = st.text("abc ", min_size=0, max_size=60)
EVENTS = st.lists(st.tuples(DATES, TITLES), min_size=1, max_size=40)
PENS = st.builds(
    lambda width, mark, gap, space, least: (width, mark, gap, space, least),
    st.integers(8, 200), st.integers(1, 6), st.integers(0, 3), st.integers(0, 3), st.integers(1, 8),
)  # fmt: skip


def laid(events: list[tuple[str, str]]) -> Lane:
    items = [
        item_of(Event(f"e{number}", number, parse(date), "other", Localized({"": title})))
        for number, (date, title) in enumerate(events)
    ]
    return Lane("x", same("X"), sorted(items, key=lambda item: (item.first, item.last)))


def pen_of(drawn: tuple[int, int, int, int, int]) -> Pen:
    width, mark, gap, space, least = drawn
    return Pen(max(width, mark), mark, gap, space, least, 30, lambda item: len(item.event.title.pick("")))


def ids(rows: Rows) -> list[str]:
    return sorted(item.event.id for row in rows for placed in row for item in placed.items)


def on_bar(one: Placed, other: Placed) -> bool:
    """Whether a mark was put upon a bar because there was no other room."""
    return (one.left < other.left and other.right < one.right) or (other.left < one.left and one.right < other.right)


@settings(max_examples=200, deadline=None)
@given(EVENTS, PENS, st.integers(1, 12))
def test_nothing_overlaps_and_nothing_is_hidden(
    events: list[tuple[str, str]], drawn: tuple[int, int, int, int, int], most: int
) -> None:
    lane, pen = laid(events), pen_of(drawn)
    window = whole(item.event for item in lane.items)
    rows = pack(spots(lane, window, window, pen, most), pen, most)
    assert 1 <= len(rows) <= most
    assert ids(rows) == sorted(lane.places)
    for row in rows:
        labels = [(one.label, one.label + one.room) for one in row if one.room]
        for low, high in labels:
            assert 0 <= low < high <= pen.width
            assert all(high <= one.left or one.right <= low for one in row)
        assert all(one[1] <= other[0] for one, other in pairwise(sorted(labels)))
        for number, one in enumerate(row):
            assert 0 <= one.left < one.right <= pen.width
            for other in row[number + 1 :]:
                assert one.right <= other.left or other.right <= one.left or on_bar(one, other)


@settings(max_examples=100, deadline=None)
@given(EVENTS, st.integers(0, 9000), st.integers(1, 4000), st.booleans())
def test_a_window_shows_what_may_touch_it_and_nothing_else(
    events: list[tuple[str, str]], start: int, length: int, folded: bool
) -> None:
    lane = laid(events)
    first = parse("1990-01-01").earliest or 0
    window = Scale(first + start * DAY_SECONDS, first + (start + length) * DAY_SECONDS)
    pen = pen_of((80, 1, 1, 1, 4))
    board = Board(Lanes("theme", [lane], len(events)), window, pen, frozenset({"x"}) if folded else frozenset())
    touching = {item.event.id for item in lane.items if item.last >= window.first and item.first < window.last}
    assert set(ids(board.rows(0))) == touching
    assert len(board) == len(board.rows(0))
    assert not folded or len(board) == 1
    for event in touching:
        (line, number), *_ = list(board.lines(event))
        assert number == 0
        assert event in {item.event.id for placed in board.row(line).placed for item in placed.items}


def crowd(count: int) -> Lane:
    return laid([(day(number % 3000), f"title {number}") for number in range(count)])


def test_a_crowd_is_counted_and_every_place_says_how_many() -> None:
    lane, pen = crowd(5000), pen_of((60, 1, 1, 1, 4))
    window = whole(item.event for item in lane.items)
    rows = pack(spots(lane, window, window, pen, 3), pen, 3)
    assert ids(rows) == sorted(lane.places)
    assert sum(len(row) for row in rows) <= 3 * 60
    assert all(not placed.room for row in rows for placed in row if placed.others)


def test_a_label_that_was_cut_takes_back_the_room_that_nothing_takes() -> None:
    title = "a title of some forty letters, or nearly"
    lane = laid([("2000-01-01", title), ("2020-01-01", "other")])
    pen = Pen(100, 1, 1, 1, 4, 10, lambda item: len(item.event.title.pick("")))
    window = whole(item.event for item in lane.items)
    placed = pack(spots(lane, window, window, pen, 1), pen, 1)[0][0]
    assert placed.whole
    assert placed.room == len(title)


def test_what_stands_in_a_place_is_found_there() -> None:
    lane = laid([("2000-01-01", "one"), ("2010-01-01", "two"), ("2020-01-01", "three")])
    window = whole(item.event for item in lane.items)
    board = Board(Lanes("theme", [lane], 3), window, pen_of((90, 1, 1, 1, 4)))
    for placed in board.row(0).placed:
        assert board.at(0, placed.left) == [placed.item.event.id]
        assert board.at(0, placed.label) == [placed.item.event.id]
    assert board.at(0, 89) == []


def test_how_high_a_crowded_lane_is_is_known_before_it_is_packed() -> None:
    lane, pen = crowd(5000), pen_of((60, 1, 1, 1, 4))
    window = whole(item.event for item in lane.items)
    board = Board(Lanes("theme", [lane], 5000), window, pen)
    height = len(board)
    assert not board._packed
    assert height == len(board.rows(0)) == 12
    assert ids(board.rows(0)) == sorted(lane.places)
    event = lane.items[2500].event.id
    assert [number for _, number in board.lines(event)] == [0]


def test_of_very_many_lanes_each_has_one_row_and_only_those_looked_at_are_packed() -> None:
    events = [(day(number), f"title {number}") for number in range(300)]
    lanes = [laid(events[at : at + 3]) for at in range(0, 300, 3)]
    board = Board(
        Lanes("actor", lanes, 300), whole(item.event for lane in lanes for item in lane.items), pen_of((60, 1, 1, 1, 4))
    )
    assert len(board) == 100
    assert board.row(40).lane == 40
    assert set(board._packed) == {40}
