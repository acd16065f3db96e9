"""How well an event is established."""

from tests.core.sample import ACTORS, cite, dossier, event

from relations_tui.core.dates import parse
from relations_tui.core.evidence import Corroboration, competing, corroboration, roles_on
from relations_tui.core.model import Citation

DOSSIER = dossier()
RETAILLEAU = next(actor for actor in ACTORS if actor.id == "retailleau")


def test_sources_of_one_origin_are_one_account() -> None:
    assert corroboration(event("a", "2024", "A", citations=cite("afp-1", "monde-1")), DOSSIER) == Corroboration(
        2, 1, (("AFP", 1), ("afp", 1))
    )


def test_an_agency_and_those_who_relay_it_are_one_account() -> None:
    sources = DOSSIER.sources | {"own": DOSSIER.sources["afp-1"]._replace(id="own", origin="")}  # type: ignore[operator]
    found = corroboration(event("a", "2024", "A", citations=cite("own", "monde-1")), DOSSIER._replace(sources=sources))
    assert (found.sources, found.independent, found.relayed) == (2, 1, (("afp", 1),))


def test_publishers_without_an_origin_speak_for_themselves() -> None:
    assert corroboration(event("a", "2024", "A", citations=cite("monde-2", "map-1")), DOSSIER) == Corroboration(
        2, 2, ()
    )


def test_a_source_cited_twice_counts_once() -> None:
    assert corroboration(event("a", "2024", "A", citations=cite("map-1", "map-1")), DOSSIER) == Corroboration(1, 1, ())
    assert corroboration(event("a", "2024", "A"), DOSSIER) == Corroboration(0, 0, ())


def test_dates_that_cannot_be_the_events_own_compete() -> None:
    same, other, none = Citation("map-1", parse("2024-07")), Citation("map-1", parse("2024-07-29")), Citation("map-1")
    assert competing(event("a", "2024-07-30", "A", citations=(same, other, none))) == (other,)


def test_roles_are_those_of_the_day() -> None:
    def held(day: str) -> list[str]:
        return [role.title.pick("en") for role in roles_on(RETAILLEAU, parse(day))]

    assert held("2025-04-14") == ["interior minister", "author"]
    assert held("2010") == ["senator", "author"]
    assert held("2024-09") == ["interior minister", "senator", "author"], "either may be"
    assert held("2026") == ["author"]
