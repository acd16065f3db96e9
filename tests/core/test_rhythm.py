"""Gaps are at least as long as they say, bursts are of known days, and the coverage counts what is written."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from relations_tui.core.coverage import coverage
from relations_tui.core.dates import parse, sort_key
from relations_tui.core.model import Dossier, Event, Localized
from relations_tui.core.rhythm import FEWEST, WINDOW, Burst, Gap, bursts, gaps
from relations_tui.core.silences import Known

DAY = 86_400
DATES = st.one_of(
    st.dates().map(str),
    st.tuples(st.dates(), st.dates()).map(lambda pair: f"{min(pair)}/{max(pair)}"),
    st.dates().map(lambda day: str(day)[:7]),
    st.dates().map(lambda day: f"{str(day)[:4]}~"),
    st.dates().map(lambda day: f"{str(day)[:3]}X"),
    st.dates().map(lambda day: f"{day}/.."),
    st.dates().map(lambda day: f"/{day}"),
    st.dates().map(lambda day: f"[..{day}]"),
    st.tuples(st.dates(), st.dates()).map(lambda pair: f"[{min(pair)}..{max(pair)}]"),
)


def events(*dates: str) -> list[Event]:
    """Events named by their dates, in chronological order."""
    made = [Event(date, order, parse(date), "other", Localized({"": date})) for order, date in enumerate(dates)]
    return sorted(made, key=lambda event: sort_key(event.date))


def told(found: Sequence[Gap]) -> list[tuple[int, bool, str, str]]:
    return [(gap.days, gap.known == Known.EXACTLY, gap.after.id, gap.before.id) for gap in found]


def sizes(found: Sequence[Burst]) -> list[list[str]]:
    return [[event.id for event in burst.events] for burst in found]


def test_a_gap_runs_from_day_to_day_and_the_longest_is_first() -> None:
    found = gaps(events("2024-01-01", "2024-01-11", "2024-03-01"))
    assert told(found) == [(50, True, "2024-01-11", "2024-03-01"), (10, True, "2024-01-01", "2024-01-11")]


def test_days_that_follow_on_one_another_leave_no_gap() -> None:
    assert gaps(events("2024-01-01", "2024-01-02", "2024-01-02T10:00:00Z")) == ()


def test_a_gap_beside_a_date_known_roughly_is_at_least_so_long() -> None:
    found = gaps(events("2024-01-01", "2024-03", "2024-06-01"))
    assert told(found) == [(62, False, "2024-03", "2024-06-01"), (60, False, "2024-01-01", "2024-03")]
    assert told(gaps(events("2024-01-01", "2024-01-11~"))) == [(10, False, "2024-01-01", "2024-01-11~")]


def test_a_year_or_a_span_fills_the_gap_in_which_it_may_fall() -> None:
    assert told(gaps(events("2023-12-31", "2024", "2025-01-01"))) == []
    found = gaps(events("2020-01-01", "2020-01-01/2024-01-01", "2022-01-01", "2024-02-01"))
    assert told(found) == [(31, True, "2020-01-01/2024-01-01", "2024-02-01")]


def test_what_may_still_go_on_counts_from_its_beginning_and_is_named() -> None:
    (found,) = gaps(events("2019-05-01/..", "2020-05-01"))
    assert (found.days, found.known) == (366, Known.EXACTLY)
    assert [event.id for event in found.during] == ["2019-05-01/.."]
    (unknown,) = gaps(events("/2019-05-01", "2020-05-01"))
    assert (unknown.after.id, unknown.during) == ("/2019-05-01", ())
    (already,) = gaps(events("2019-05-01", "/2020-05-01"))
    assert [event.id for event in already.during] == ["/2020-05-01"]


def test_what_may_lie_anywhere_before_a_day_makes_no_gap() -> None:
    assert told(gaps(events("1900-01-01", "[..2019-05-01]"))) == []


def test_a_burst_holds_the_most_beginnings_of_known_days() -> None:
    days = ["2024-10-03", "2024-10-28/2024-11-20", "2024-11-01", "2024-11-02", "2024-11", "2024-11-01~", "2023-01-01"]
    (found,) = bursts(events(*days))
    assert sizes([found]) == [["2024-10-03", "2024-10-28/2024-11-20", "2024-11-01"]]
    assert (found.last + 1 - found.first) // DAY <= WINDOW


def test_no_event_is_in_two_bursts_and_two_do_not_make_one() -> None:
    found = bursts(events("2024-01-01", "2024-01-02", "2024-01-03", "2025-01-01", "2025-01-02"))
    assert sizes(found) == [["2024-01-01", "2024-01-02", "2024-01-03"]]
    assert bursts([]) == ()
    assert gaps([]) == ()


def known(event: Event) -> tuple[int, int] | None:
    """The seconds in which an event lies, or its one known end; `None` when it has neither."""
    date = (
        parse(event.date.edtf.strip("/."))
        if event.date.edtf.endswith("/..") or event.date.edtf[0] == "/"
        else event.date
    )
    assert date.earliest is not None
    assert date.latest is not None
    return date.earliest, date.latest


@given(st.lists(DATES, max_size=12, unique=True))
def test_no_event_may_lie_in_a_gap(dates: list[str]) -> None:
    made = events(*dates)
    found = gaps(made, limit=99)
    bounds = [pair for event in made if (pair := known(event))]
    for gap in found:
        before, after = known(gap.after), known(gap.before)
        assert before
        assert after
        assert after[0] // DAY - before[1] // DAY == gap.days >= 2
        assert not [pair for pair in bounds if pair[1] > before[1] and pair[0] < after[0]]
    assert all(one.days >= other.days for one, other in pairwise(found))


@given(st.lists(DATES, max_size=20, unique=True))
def test_bursts_are_short_and_apart(dates: list[str]) -> None:
    found = bursts(events(*dates), limit=9)
    ids = [event.id for burst in found for event in burst.events]
    assert len(ids) == len(set(ids))
    assert all((burst.last + 1 - burst.first) // DAY <= WINDOW and len(burst.events) >= FEWEST for burst in found)
    assert all(len(one.events) >= len(other.events) for one, other in pairwise(found))


def test_the_coverage_of_the_awkward_dossier(tiny: Dossier) -> None:
    found = coverage(tiny.events, tiny)
    assert dict(found.sources_an_event) == {1: 3, 2: 7}
    assert found.unsourced == ()
    assert "talks" in found.single
    assert found.independent + len(found.single) + len(found.unsourced) == len(tiny.events)
    assert (found.quoted, found.sources, found.accounts) == (1, 4, 3)
    lacking = {"title": ("chronicle",), "date": ("chronicle",), "url": ("chronicle",), "archive": ("daily-2020",)}
    assert dict(found.lacking) == lacking
    assert dict(found.untranslated) == {"fr": (), "en": ()}
    assert coverage((), tiny).sources == 0


def test_a_text_in_one_language_wants_translating(tiny: Dossier) -> None:
    (event, *_) = tiny.events
    found = coverage((event._replace(title=Localized({"fr": "Titre"})), event._replace(id="plain")), tiny)
    assert found.untranslated["en"] == (event.id,)
