"""What of a date is drawn: how far it reaches, what is sure, how its ends are known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations_tui.core.civil import DAY_SECONDS, OPEN_FUTURE, OPEN_PAST
from relations_tui.core.dates import parse
from relations_tui.core.extents import Item, item_of
from relations_tui.core.model import Event, Localized


def item(edtf: str) -> Item:
    return item_of(Event("x", 0, parse(edtf), "other", Localized({"": "x"})))


def second(day: str) -> int:
    found = parse(day).earliest
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("edtf", "begins", "ends", "point"),
    [
        ("2024-07-30", "day", "day", True),
        ("2024-07-30T12:30:00Z", "day", "day", True),
        ("2024-07-30~", "doubted", "doubted", True),
        ("2024-07-30?", "doubted", "doubted", True),
        ("2024-07", "coarse", "coarse", False),
        ("2024-22", "coarse", "coarse", False),
        ("2024", "coarse", "coarse", False),
        ("191X", "coarse", "coarse", False),
        ("[1955-11..1956-03]", "coarse", "coarse", False),
        ("2024-07-30/2024-08-11", "day", "day", False),
        ("2018/2020-05-01", "coarse", "day", False),
        ("2019-05-01/..", "day", "open", False),
        ("../2019-05-01", "open", "day", False),
        ("2020-03-01/", "day", "unknown", False),
        ("/2020-03", "unknown", "coarse", False),
        ("-0043-03-15", "day", "day", True),
    ],
)
def test_each_end_is_known_as_it_is_written(edtf: str, begins: str, ends: str, point: bool) -> None:
    found = item(edtf)
    assert (found.begins, found.ends, found.point) == (begins, ends, point)


def test_a_bar_is_sure_only_between_the_last_day_it_may_begin_and_the_first_it_may_end() -> None:
    found = item("2018/2020-05")
    assert found.sure == (second("2019-01-01") - 1, second("2020-05-01"))
    assert (found.first, found.last) == (second("2018-01-01"), second("2020-06-01") - 1)
    assert item("2024-10-28/2024-10-30").sure == (second("2024-10-28"), second("2024-10-31") - 1)
    assert item("2018/2018").sure is None
    assert item("2024").sure is None


def test_open_ends_go_on_and_unknown_ends_stop_at_what_is_known() -> None:
    running = item("2019-05-01/..")
    assert (running.last, running.sure) == (OPEN_FUTURE, (second("2019-05-01"), OPEN_FUTURE))
    assert item("../2019-05-01").first == OPEN_PAST
    unknown = item("2020-03-01/")
    assert unknown.last == second("2020-03-02") - 1
    assert unknown.sure == (unknown.first, unknown.last)


DAYS = st.dates().map(lambda day: day.isoformat())


@given(st.lists(DAYS, min_size=2, max_size=2).map(sorted), st.sampled_from(["", "~", "?", "%"]))
def test_what_is_sure_lies_in_what_may_be(days: list[str], sign: str) -> None:
    found = item(f"{days[0]}{sign}/{days[1]}")
    assert found.first <= found.last
    assert found.first <= found.middle <= found.last
    if found.sure:
        assert found.first <= found.sure[0] <= found.sure[1] <= found.last
    assert found.last - found.first >= DAY_SECONDS - 1
