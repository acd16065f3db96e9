"""What holds of every dossier: of disputes, of views of the past, and of chains."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.core.sample import dossier, event

from relations_tui.core.asof import as_of
from relations_tui.core.chains import Branch, Ties, came_of, led_to, shortest
from relations_tui.core.dates import Date, parse
from relations_tui.core.evidence import accounts, competing, disputes
from relations_tui.core.index import Index
from relations_tui.core.model import Citation, Dossier, Event, Link, Localized, Source
from relations_tui.core.query import parse as query
from relations_tui.core.vocabulary import LINK_KINDS, STATUSES

NAMES = "abcdef"
NAME = st.sampled_from(NAMES)
DAYS = st.integers(1, 28).map("2024-07-{:02}".format) | st.sampled_from(["2024", "2024-07", "2024-22", "2024-07-05/.."])
ODD = ["../2024-07-10", "2024-07-10/", "/2024-07", "[2024-07-05..]", "[2024-07-03..2024-07-09]", "202X", "2024-07~"]
DATE = (DAYS | st.sampled_from(ODD)).map(parse)
SOURCES = st.lists(NAME, max_size=3, unique=True).map(tuple)


@st.composite
def events(draw: st.DrawFn, name: str) -> Event:
    cited = draw(SOURCES)
    links = draw(st.lists(st.builds(Link, NAME, st.sampled_from(list(LINK_KINDS)), sources=SOURCES), max_size=3))
    return event(
        name,
        draw(DAYS),
        name,
        status=draw(st.sampled_from(list(STATUSES))),
        citations=tuple(Citation(source, draw(st.none() | DATE)) for source in cited),
        links=tuple(link for link in links if link.to != name),
        disagreements=draw(st.sampled_from([(), (), (Localized({"": "no"}),)])),
    )


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    sources = {
        name: Source(name, draw(NAME), date=draw(st.none() | DATE), origin=draw(st.just("") | NAME)) for name in NAMES
    }
    return dossier(tuple(draw(events(name)) for name in NAMES))._replace(sources=sources)


@given(dossiers())
def test_every_dated_citation_stands_in_one_account(made: Dossier) -> None:
    for one in made.events:
        found = accounts(one, made)
        placed = [cited for each in found.given for cited in each.citations]
        assert sorted((*placed, *found.silent), key=one.citations.index) == list(one.citations)
        assert {cited for each in found.apart for cited in each.citations} == set(competing(one))
        assert all(1 <= each.independent <= len(each.citations) for each in found.given)


@given(dossiers())
def test_the_disputes_are_what_the_query_keeps(made: Dossier) -> None:
    index = Index(made)
    found = index.search(query("is:disputed -status:retracted", index.vocabulary, lang="en"))
    assert [dispute.event for dispute in disputes(made)] == [one.id for one in found.events]
    for dispute in disputes(made):
        assert (
            dispute.declared
            or dispute.recorded
            or dispute.accounts.conflict
            or dispute.contradicts
            or dispute.contradicted_by
        )


def bounded(date: Date) -> bool:
    return date.latest is not None and abs(date.latest) < 10**18


@given(dossiers(), DATE.filter(bounded), DATE.filter(bounded))
def test_a_view_is_whole_in_itself_and_time_only_adds(made: Dossier, one: Date, other: Date) -> None:
    earlier, later = (as_of(made, date) for date in sorted((one, other), key=lambda date: date.latest or 0))
    for view in (earlier, later):
        shown = view.dossier
        assert len(made.events) == len(shown.events) + view.hidden.events
        assert len(made.sources) == len(shown.sources) + view.hidden.sources
        assert 0 <= view.hidden.undated <= view.hidden.sources
        assert shown.by_id == {each.id: each for each in shown.events}
        for each in shown.events:
            assert each.citations
            assert all(cited.source in shown.sources for cited in each.citations)
            assert all(link.to in shown.by_id and set(link.sources) <= shown.sources.keys() for link in each.links)
    assert earlier.dossier.sources.keys() <= later.dossier.sources.keys()
    assert earlier.dossier.by_id.keys() <= later.dossier.by_id.keys()
    for each in earlier.dossier.events:
        assert set(each.citations) <= set(later.dossier.by_id[each.id].citations)
        assert set(each.disagreements) <= set(later.dossier.by_id[each.id].disagreements)
    again = as_of(later.dossier, earlier.date).dossier
    assert (again.events, again.sources) == (earlier.dossier.events, earlier.dossier.sources)


def members(branch: Branch) -> list[str]:
    return [branch.event, *(name for below in branch.branches for name in members(below))]


@given(dossiers())
def test_what_led_to_is_what_came_of_read_backwards(made: Dossier) -> None:
    ties = Ties(made)
    standing = [one.id for one in made.events if one.status != "retracted"]
    causes = {name: members(led_to(ties, name, depth=len(NAMES))) for name in standing}
    effects = {name: members(came_of(ties, name, depth=len(NAMES))) for name in standing}
    for name in standing:
        assert len(set(causes[name])) == len(causes[name])
        assert {other for other in standing if name in effects[other]} == set(causes[name])


@given(dossiers(), NAME, NAME)
def test_a_chain_is_tied_at_every_step_and_as_short_both_ways(made: Dossier, one: str, other: str) -> None:
    chain = shortest(made, one, other)
    assert len(chain) == len(shortest(made, other, one))
    for before, step in pairwise(chain):
        assert step.ties
        for tie in step.ties:
            ends = (step.event, before.event) if tie.back else (before.event, step.event)
            assert tie.link in made.by_id[ends[0]].links
            assert tie.link.to == ends[1]
    if chain:
        assert (chain[0].event, chain[-1].event) == (one, other)
        assert all(made.by_id[step.event].status != "retracted" for step in chain[1:-1])
    assert bool(chain) == (other in reachable(made, one)), "a chain is found wherever there is one"


def reachable(made: Dossier, start: str) -> set[str]:
    pairs = {(each.id, link.to) for each in made.events for link in each.links}
    pairs |= {(to, origin) for origin, to in pairs}
    found, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        if here != start and made.by_id[here].status == "retracted":
            continue
        new = {to for origin, to in pairs if origin == here} - found
        found |= new
        waiting += new
    return found
