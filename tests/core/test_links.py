"""Links read backwards and events related by what they share."""

from tests.core.sample import cite, dossier, event, part

from relations_tui.core.index import Index
from relations_tui.core.links import Reason, back_links, related
from relations_tui.core.model import Dossier, Link, Localized


def crowd() -> Dossier:
    """Every event has france; few share anything else."""
    events = [event(f"filler-{year}", f"{year}", "Filler", actors=part("france")) for year in range(1990, 2020)]
    return dossier(
        (
            *events,
            event(
                "here", "2024-07-30", "Here", actors=part("france", "retailleau"), themes=("visas",), places=("rabat",)
            ),
            event("person", "2021-01-01", "Person", actors=part("france", "retailleau")),
            event("theme", "2022-01-01", "Theme", themes=("visas",), actors=part("france")),
            event("theme-2", "2022-02-01", "Theme", themes=("visas",), actors=part("france")),
            event("both", "2023-01-01", "Both", themes=("visas",), actors=part("retailleau"), places=("rabat",)),
            event("week", "2024-08-02", "Week"),
            event("gone", "2024-07-30", "Gone", themes=("visas",), places=("rabat",), status="retracted"),
        )
    )


def test_links_are_read_from_the_other_end() -> None:
    assert back_links(dossier()) == {"visas-end": (("visas-2021", Link("visas-end", "leads-to", Localized())),)}


def test_what_few_events_share_counts_most() -> None:
    found = related(crowd(), "here")
    assert [other.event for other in found[:3]] == ["both", "person", "week"]
    assert [other.event for other in found[3:5]] == ["theme-2", "theme"], (
        "the nearer in time first where all else is equal"
    )
    assert found[5].event.startswith("filler-")
    assert found[5].score < found[4].score / 4
    assert [other.score for other in found] == sorted((other.score for other in found), reverse=True)


def test_each_related_event_says_why() -> None:
    found = {other.event: other.reasons for other in related(crowd(), "here")}
    assert set(found["both"]) == {
        Reason("place", ("rabat",)),
        Reason("actor", ("retailleau",)),
        Reason("theme", ("visas",)),
    }
    assert found["person"] == (Reason("actor", ("retailleau", "france")),)
    assert found["week"] == (Reason("week", ("3",)),)


def test_itself_linked_and_retracted_events_are_left_out() -> None:
    assert {other.event for other in related(crowd(), "here", limit=100)}.isdisjoint({"here", "gone"})
    assert "visas-end" not in {other.event for other in related(dossier(), "visas-2021")}
    assert "visas-2021" not in {other.event for other in related(dossier(), "visas-end")}


def test_a_shared_source_relates() -> None:
    pair = dossier(
        (
            event("a", "1990", "A", citations=cite("map-1", "map-1")),
            event("b", "2000", "B", citations=cite("map-1")),
            event("c", "2010", "C"),
        )
    )
    (other,) = related(pair, "a")
    assert (other.event, other.reasons) == ("b", (Reason("source", ("map-1",)),))


def test_only_known_days_make_a_week() -> None:
    near = dossier(
        (
            event("a", "2024-07-30", "A"),
            event("b", "2024-07", "B"),
            event("c", "2024-22", "C"),
            event("d", "[2024-07-29..2024-07-31]", "D"),
            event("e", "2024-08-05", "E"),
            event("f", "2024-08-06", "F"),
        )
    )
    assert [(other.event, other.reasons) for other in related(near, "a")] == [("e", (Reason("week", ("6",)),))]


def test_the_index_gives_the_same_and_keeps_the_limit() -> None:
    index = Index(crowd())
    assert index.related("here", limit=3) == related(crowd(), "here")[:3]
    assert index.related("here", limit=0) == ()


def test_an_event_alone_has_no_relations() -> None:
    assert related(dossier((event("a", "2024", "A", themes=("visas",)),)), "a") == ()
