"""The silences of a list: no event may lie in one, only long ones are told, and never many."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations_tui.core.bits import all_of, of_positions
from relations_tui.core.dates import parse, sort_key
from relations_tui.core.model import Event, Localized
from relations_tui.core.phrases import Lang
from relations_tui.core.rhythm import gaps
from relations_tui.core.silences import FEW, SHARE, SHORTEST, Known, Silence, Silences, extent, length

DAY = 86_400
DATES = st.one_of(
    st.dates().map(str),
    st.dates().map(lambda day: str(day)[:7]),
    st.dates().map(lambda day: str(day)[:4]),
    st.dates().map(lambda day: f"{day}~"),
    st.tuples(st.dates(), st.dates()).map(lambda pair: f"{min(pair)}/{max(pair)}"),
    st.dates().map(lambda day: f"{day}/.."),
    st.dates().map(lambda day: f"{day}/"),
    st.dates().map(lambda day: f"/{day}"),
    st.dates().map(lambda day: f"[..{day}]"),
    st.dates().map(lambda day: f"[{day}..]"),
)


def events(*dates: str) -> tuple[Event, ...]:
    made = [Event(f"e{n}", n, parse(date), "other", Localized({"": date})) for n, date in enumerate(dates)]
    return tuple(sorted(made, key=lambda event: (sort_key(event.date), event.order)))


def among(*dates: str) -> tuple[Silence, ...]:
    made = events(*dates)
    return Silences(made).among(all_of(len(made)))


def told(found: tuple[Silence, ...]) -> list[tuple[int, int, Known]]:
    return [(silence.position, silence.days, silence.known) for silence in found]


def test_the_silence_stands_before_the_event_that_ends_it() -> None:
    found = among("2021-09-01", "2021-09-20", "2021-10-01", "2022-12-16", "2023-01-02")
    assert told(found) == [(3, 441, Known.EXACTLY)]


def test_a_usual_distance_is_no_silence_however_long() -> None:
    assert among("1900-01-01", "1920-01-01", "1940-01-01", "1960-01-01") == ()
    assert among("1900-01-01", "2000-01-01") == ()


def test_within_a_month_there_is_none() -> None:
    assert among(*(f"2024-10-{day:02}" for day in (1, 2, 3, 28, 29))) == ()
    assert among("2024-10-01T08:00:00Z", "2024-10-01T09:00:00Z", "2024-10-01T20:00:00Z") == ()


def test_of_days_that_are_not_known_the_length_is_told_as_such() -> None:
    assert told(among("2020-01-01", "2020-01-02", "2020-02", "2021-03-01")) == [(3, 366, Known.AT_LEAST)]
    assert told(among("2020-01-01", "2020-01-02", "2020-02-29~", "2021-03-01")) == [(3, 366, Known.ABOUT)]
    assert told(among("2020-01-01", "2020-01-02", "2020-02-29", "2021")) == [(3, 307, Known.AT_LEAST)]


def test_what_lasts_or_may_lie_anywhere_fills_the_silence() -> None:
    assert among("1912-01-01", "1912-03-30/1956-03-02", "1912-04-01", "1955-11-06", "1956-03-03") == ()
    assert among("[2000-01-01..]", "2000-01-02", "2000-01-03", "2020-01-01") == ()
    assert among("2000-01-02", "2000-01-03", "2020-01-01", "[..2020-01-05]") == ()


def test_an_event_that_may_be_going_on_is_told() -> None:
    (found,) = among("2019-01-01/..", "2019-01-02", "2019-01-05", "2021-01-01")
    assert found.going_on
    (found,) = among("2019-01-01", "2019-01-02", "2019-01-05", "/2021-01-01")
    assert found.going_on
    (found,) = among("2019-01-01", "2019-01-02", "2019-01-05", "2021-01-01")
    assert not found.going_on


def test_a_filter_has_silences_of_its_own() -> None:
    made = events("2020-01-01", "2020-01-05", "2020-06-01", "2021-01-01", "2021-01-03")
    silences = Silences(made)
    assert told(silences.among(of_positions([0, 1, 3, 4], 5))) == [(2, 362, Known.EXACTLY)]
    assert silences.among(0) == ()


def test_centuries_and_years_keep_to_a_few() -> None:
    old = ["-0043-03-15", "1844-08-14", "1912-03-30", "1956-03-02"]
    recent = [f"{year}-{month:02}-{day:02}" for year in (2022, 2023) for month in range(1, 13) for day in (3, 14, 25)]
    found = among(*old, *recent)
    assert [silence.position for silence in found] == [1, 2, 3, 4]
    assert len(found) <= len(old + recent) // SHARE


@given(st.lists(DATES, min_size=1, max_size=30), st.data())
def test_no_event_of_the_list_may_lie_in_a_silence(dates: list[str], data: st.DataObject) -> None:
    made = events(*dates)
    chosen = sorted(data.draw(st.sets(st.sampled_from(range(len(made))))))
    listed = [made[place] for place in chosen]
    found = Silences(made).among(of_positions(chosen, len(made)))
    assert len(found) <= max(FEW, len(listed) // SHARE)
    assert all(one.position < other.position for one, other in pairwise(found))
    extents = [extent(event.date) for event in listed]
    for silence in found:
        before = [one.last // DAY for one in extents[: silence.position]]
        after = [one.first // DAY for one in extents[silence.position :]]
        assert min(after) - max(before) == silence.days >= SHORTEST


@given(st.lists(st.dates().map(str), min_size=3, max_size=30, unique=True))
def test_the_longest_is_that_of_the_statistics(dates: list[str]) -> None:
    found = among(*dates)
    (longest,) = gaps(events(*dates), limit=1, least=0)
    assert not found or max(silence.days for silence in found) == longest.days


@pytest.mark.parametrize(
    ("days", "known", "lang", "said"),
    [
        (441, Known.EXACTLY, "en", "14 months"),
        (441, Known.EXACTLY, "fr", "14 mois"),
        (441, Known.AT_LEAST, "fr", "au moins 14 mois"),
        (456, Known.EXACTLY, "en", "15 months"),
        (450, Known.AT_LEAST, "en", "at least 14 months"),
        (76, Known.AT_LEAST, "en", "at least 76 days"),
        (441, Known.ABOUT, "fr", "environ 14 mois"),
    ],
)
def test_at_least_never_rounds_up(days: int, known: Known, lang: Lang, said: str) -> None:
    assert length(days, known, lang) == said
