"""How well an event is established, which dates its sources give, and what they disagree on."""

import pytest
from tests.core.sample import ACTORS, cite, dossier, event

from relations_tui.core.dates import parse
from relations_tui.core.evidence import (
    Accounts,
    Corroboration,
    accounts,
    competing,
    corroboration,
    disputes,
    roles_on,
    standing,
)
from relations_tui.core.model import Citation, Dossier, Event, Link, Localized, Source

DOSSIER = dossier()
RETAILLEAU = next(actor for actor in ACTORS if actor.id == "retailleau")


def test_sources_of_one_origin_are_one_account() -> None:
    assert corroboration(event("a", "2024", "A", citations=cite("afp-1", "monde-1")), DOSSIER) == Corroboration(2, 1)


def test_an_agency_and_those_who_relay_it_are_one_account() -> None:
    sources = DOSSIER.sources | {"own": DOSSIER.sources["afp-1"]._replace(id="own", origin="")}  # type: ignore[operator]
    found = corroboration(event("a", "2024", "A", citations=cite("own", "monde-1")), DOSSIER._replace(sources=sources))
    assert found == Corroboration(2, 1)


def test_publishers_without_an_origin_speak_for_themselves() -> None:
    assert corroboration(event("a", "2024", "A", citations=cite("monde-2", "map-1")), DOSSIER) == Corroboration(2, 2)


def test_a_source_cited_twice_counts_once() -> None:
    assert corroboration(event("a", "2024", "A", citations=cite("map-1", "map-1")), DOSSIER) == Corroboration(1, 1)
    assert corroboration(event("a", "2024", "A"), DOSSIER) == Corroboration(0, 0)


def sourced(*sources: tuple[str, str]) -> tuple[Event, Dossier]:
    """An event with one source for each publisher and origin."""
    made = {str(n): Source(str(n), publisher, origin=origin) for n, (publisher, origin) in enumerate(sources)}
    return event("a", "2024", "A", citations=cite(*made)), DOSSIER._replace(sources=made)


@pytest.mark.parametrize(
    ("sources", "english", "french"),
    [
        ([], "no source", "aucune source"),
        ([("MAP", "")], "1 source, 1 independent", "1 source, 1 indépendante"),
        ([("MAP", ""), ("EFE", "")], "2 sources, 2 independent", "2 sources, 2 indépendantes"),
        (
            [("Le Monde", "AFP"), ("RFI", "AFP"), ("MAP", ""), ("EFE", "")],
            "4 sources, 3 independent: AFP relayed twice",
            "4 sources, 3 indépendantes\u00a0: 2 relaient AFP",
        ),
        (
            [("AFP", "afp"), ("Le Monde", "afp")],
            "2 sources, 1 independent: AFP relayed once",
            "2 sources, 1 indépendante\u00a0: 1 relaie AFP",
        ),
        (
            [("Le Monde", "AFP"), ("RFI", "afp"), ("Le Point", "Afp")],
            "3 sources, 1 independent: AFP relayed 3 times",
            "3 sources, 1 indépendante\u00a0: 3 relaient AFP",
        ),
        (
            [("Le Monde", ""), ("LE MONDE", ""), ("MAP", "")],
            "3 sources, 2 independent: Le Monde twice",
            "3 sources, 2 indépendantes\u00a0: Le Monde deux fois",
        ),
        (
            [*[("A{b}", "")] * 3, *[("x", "M")] * 2],
            "5 sources, 2 independent: A{b} 3 times, M relayed twice",
            "5 sources, 2 indépendantes\u00a0: A{b} 3 fois, 2 relaient M",
        ),
        (
            [("AFP", ""), ("AFP", "AFP"), ("RFI", "AFP")],
            "3 sources, 1 independent: AFP relayed once, AFP twice",
            "3 sources, 1 indépendante\u00a0: 1 relaie AFP, AFP deux fois",
        ),
    ],
)
def test_the_standing_says_why_sources_count_for_less(
    sources: list[tuple[str, str]], english: str, french: str
) -> None:
    made, among = sourced(*sources)
    assert standing(made, among, "en") == english
    assert standing(made, among, "fr") == french


def dated(date: str, *given: str) -> Event:
    return event("a", date, "A", citations=tuple(Citation("map-1", parse(said)) for said in given))


def stances(found: Accounts) -> list[tuple[str, str]]:
    return [(given.date.edtf, given.stance) for given in found.given]


@pytest.mark.parametrize(
    ("date", "given", "stance"),
    [
        ("2024-07-30", "2024-07-30", "same"),
        ("2024-07-30", "2024-07-30~", "same"),
        ("2024-07-30", "2024-22", "vaguer"),
        ("2024-07-30", "2024-07", "vaguer"),
        ("2024-07-30", "[2024-07-29..2024-07-31]", "vaguer"),
        ("2024-07-30", "2024-07-29/2024-07-30", "vaguer"),
        ("2024-07-30", "2024-07-30/", "vaguer"),
        ("2024-07-30", "2024-07-30T10:00:00", "finer"),
        ("2024-22", "2024-07-30", "finer"),
        ("2024-10-28/2024-10-30", "2024-10-29", "finer"),
        ("2024-07", "2024-22", "vaguer"),
        ("2024-07-30", "2024-07-29", "apart"),
        ("2024-07-30", "2024-23", "apart"),
        ("2024-10-28/2024-10-30", "2024-10-31", "apart"),
    ],
)
def test_a_vaguer_date_is_no_conflict(date: str, given: str, stance: str) -> None:
    made = dated(date, given)
    found = accounts(made, DOSSIER)
    assert stances(found) == [(given, stance)]
    assert found.conflict == (stance == "apart") == bool(competing(made))


def test_accounts_stand_side_by_side_with_those_who_give_them() -> None:
    citations = (
        Citation("monde-2", parse("2024-07-29")),
        Citation("monde-1"),
        Citation("afp-1", parse("2024-07-30")),
        Citation("map-1", parse("2024-22")),
        Citation("monde-1", parse("2024-07-30")),
    )
    found = accounts(event("a", "2024-07-30", "A", citations=citations), DOSSIER)
    assert stances(found) == [("2024-07-30", "same"), ("2024-22", "vaguer"), ("2024-07-29", "apart")]
    assert [cited.source for cited in found.given[0].citations] == ["afp-1", "monde-1"]
    assert [given.independent for given in found.given] == [1, 1, 1], "both relay AFP"
    assert found.silent == (Citation("monde-1"),)
    assert [given.date.edtf for given in found.apart] == ["2024-07-29"]
    assert [(one.edtf, other.edtf) for one, other in found.at_odds] == [("2024-07-29", "2024-07-30")]


def test_sources_may_contradict_each_other_where_the_dossier_leaves_it_open() -> None:
    found = accounts(dated("2024-07", "2024-07-29", "2024-07-30"), DOSSIER)
    assert [given.stance for given in found.given] == ["finer", "finer"]
    assert found.conflict


def test_days_of_an_event_that_lasted_do_not_contradict_each_other() -> None:
    assert not accounts(dated("2024-10-28/2024-10-30", "2024-10-28", "2024-10-30"), DOSSIER).conflict
    assert accounts(dated("2024-10-28/2024-10-30", "2024-10-28", "2024-10-31"), DOSSIER).conflict


def test_dates_that_cannot_be_the_events_own_compete() -> None:
    same, other, none = Citation("map-1", parse("2024-07")), Citation("map-1", parse("2024-07-29")), Citation("map-1")
    assert competing(event("a", "2024-07-30", "A", citations=(same, other, none))) == (other,)


def against(other: str, kind: str = "contradicts") -> tuple[Link, ...]:
    return (Link(other, kind),)


def test_all_disputes_with_their_reasons() -> None:
    among = dossier(
        (
            event("says", "2020", "A", status="disputed"),
            event("tells", "2021", "A", disagreements=(Localized({"": "B says no"}),)),
            dated("2022", "2023-01")._replace(id="dates"),
            event("one", "2023", "A", links=against("other")),
            event("other", "2024", "A"),
            event("calm", "2025", "A", links=against("says", "see-also"), citations=cite("map-1")),
        )
    )
    found = {dispute.event: dispute for dispute in disputes(among)}
    assert list(found) == ["says", "tells", "dates", "one", "other"]
    assert found["says"].declared
    assert found["tells"].recorded == among.by_id["tells"].disagreements
    assert found["dates"].accounts.apart
    assert found["one"].contradicts == against("other")
    assert found["other"].contradicted_by == (("one", against("other")[0]),)
    assert not found["other"].contradicts


def test_what_is_retracted_is_settled() -> None:
    among = dossier(
        (
            event(
                "false", "2020", "A", status="retracted", links=against("true"), disagreements=(Localized({"": "x"}),)
            ),
            event("true", "2020", "A"),
            event("reply", "2020", "A", links=against("false")),
        )
    )
    assert disputes(among) == ()


def test_roles_are_those_of_the_day() -> None:
    def held(day: str) -> list[str]:
        return [role.title.pick("en") for role in roles_on(RETAILLEAU, parse(day))]

    assert held("2025-04-14") == ["interior minister", "author"]
    assert held("2010") == ["senator", "author"]
    assert held("2024-09") == ["interior minister", "senator", "author"], "either may be"
    assert held("2026") == ["author"]
