"""A dossier as known on a date: what had surely been published by then, and nothing else."""

import pytest
from tests.core.sample import ACTORS, dossier, event

from relations_tui.core.asof import Hidden, as_of, told, what_is_hidden
from relations_tui.core.dates import DateError, parse
from relations_tui.core.index import Index
from relations_tui.core.model import Citation, Dossier, Event, Link, Localized, Source
from relations_tui.core.query import parse as query

SAID = (Localized({"": "they differ"}),)


def source(identity: str, date: str = "") -> Source:
    return Source(identity, "Publisher", date=parse(date) if date else None)


def cited(*sources: str) -> tuple[Citation, ...]:
    return tuple(map(Citation, sources))


SOURCES = (
    source("day", "2024-07-30"),
    source("month", "2024-07"),
    source("year", "2024"),
    source("ongoing", "2024-07-01/.."),
    source("unknown-end", "2024-07-01/"),
    source("undated"),
    source("late", "2025-01-05"),
)
EVENTS = (
    event("letter", "2024-07-30", "Letter", citations=cited("day", "late"), disagreements=SAID),
    event("firm", "2024-07-29", "Firm", citations=cited("day"), disagreements=SAID),
    event("announced", "2024-10-28", "Announced before it was", citations=cited("day")),
    event("old", "1956-03-02", "Old, told of late", citations=cited("late")),
    event("vague", "2024-07", "Known to the month", citations=cited("month")),
    event("bare", "2024-07-01", "Without a source"),
    event("unsure", "2024-07-01", "Without a dated source", citations=cited("undated", "ongoing", "unknown-end")),
)


def made(events: tuple[Event, ...] = EVENTS) -> Dossier:
    return dossier(events)._replace(sources={each.id: each for each in SOURCES})


def known(date: str, events: tuple[Event, ...] = EVENTS) -> Dossier:
    return as_of(made(events), parse(date)).dossier


@pytest.mark.parametrize(
    ("date", "sources"),
    [
        ("2024-07-29", set()),
        ("2024-07-30", {"day"}),
        ("2024-07-31", {"day", "month"}),
        ("2024-07", {"day", "month"}),
        ("2024-12-30", {"day", "month"}),
        ("2024", {"day", "month", "year"}),
        ("9999", {"day", "month", "year", "late"}),
    ],
)
def test_a_source_counts_when_it_had_surely_been_published(date: str, sources: set[str]) -> None:
    assert set(known(date).sources) == sources


def test_events_without_a_source_by_then_are_not_known() -> None:
    view = known("2024-07-30")
    assert [each.id for each in view.events] == ["firm", "letter", "announced"]
    assert view.by_id.keys() == {"firm", "letter", "announced"}
    assert [each.source for each in view.by_id["letter"].citations] == ["day"]


def test_a_disagreement_stays_where_every_source_does() -> None:
    view = known("2024-07-30")
    assert view.by_id["firm"].disagreements == SAID
    assert view.by_id["letter"].disagreements == ()
    assert known("2025-02").by_id["letter"].disagreements == SAID


def test_a_link_goes_with_its_end_or_with_all_its_sources() -> None:
    links = (
        Link("firm", "follows"),
        Link("old", "see-also"),
        Link("announced", "leads-to", sources=("late",)),
        Link("firm", "see-also", sources=("late", "day")),
    )
    events = (EVENTS[0]._replace(links=links), *EVENTS[1:])
    assert known("2024-07-30", events).by_id["letter"].links == (links[0], links[3]._replace(sources=("day",)))


def test_what_is_hidden_is_counted() -> None:
    view = as_of(made(), parse("2024-07-30"))
    assert view.hidden == Hidden(events=4, sources=6, undated=1)
    assert what_is_hidden(view.hidden).en == "4 events and 6 sources (1 of them without a date)"
    assert what_is_hidden(view.hidden).fr == "4 événements et 6 sources (dont 1 sans date)"
    assert what_is_hidden(Hidden(1, 1, 0)).en == "1 event and 1 source"
    assert told(view).en.startswith("30 July 2024, only what had been published by then; hidden: 4 events")


def test_a_role_that_began_later_is_not_known() -> None:
    titles = [role.title.pick("en") for role in known("2024-09-20").actors["retailleau"].roles]
    assert titles == ["senator", "author"]
    assert known("2024-09-21").actors["retailleau"].roles == next(a for a in ACTORS if a.id == "retailleau").roles


@pytest.mark.parametrize("date", ["2024/..", "2024/", "[2024..]"])
def test_a_date_without_an_end_is_none_to_know_by(date: str) -> None:
    with pytest.raises(DateError, match="no known end"):
        as_of(made(), parse(date))


def test_a_query_means_the_same_in_a_view_and_may_name_what_is_hidden() -> None:
    events = (EVENTS[0]._replace(links=(Link("old", "see-also"),)), *EVENTS[1:])
    whole = Index(made(events))
    view = Index(as_of(whole.dossier, parse("2024-07-30")).dossier, whole.vocabulary)
    for text, expected in {
        "linked:old": [],
        "linked:letter": [],
        "near:old~1y": [],
        "id:old": [],
        "source:late": [],
        "source:day": ["firm", "letter", "announced"],
        "publisher:publisher": ["firm", "letter", "announced"],
        "": ["firm", "letter", "announced"],
    }.items():
        found = view.search(query(text, view.vocabulary, lang="en"))
        assert [each.id for each in found.events] == expected, text
        view.facets(found)
