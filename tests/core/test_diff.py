"""What changed between two dossiers: every fact once, the same both ways, never a private note."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.sample import EVENTS, both, dossier, event, plain

from relations_tui.core.dates import parse, sort_key
from relations_tui.core.diff import Change, Changes, Difference, diff
from relations_tui.core.model import Citation, Dossier, Event, Involvement, Link, Localized, Role, View

OLD = dossier()
IDS = [made.id for made in EVENTS]


def with_event(identity: str, **fields: object) -> Dossier:
    return dossier(tuple(made._replace(**fields) if made.id == identity else made for made in EVENTS))  # type: ignore[arg-type]


def of_event(identity: str, **fields: object) -> tuple[Difference, ...]:
    changes = diff(OLD, with_event(identity, **fields))
    assert not changes.records
    (change,) = changes.events
    assert (change.id, change.what) == (identity, "changed")
    return change.differences


def mirrored(changes: Changes) -> Changes:
    def turned(change: Change) -> Change:
        told = (d._replace(old=d.new, new=d.old) for d in change.differences)
        return Change(change.table, change.new, change.old, tuple(told))

    return Changes(changes.new, changes.old, *(tuple(map(turned, group)) for group in changes[2:]))


def unordered(changes: Changes) -> list[str]:
    """All that changed, whatever the order it is told in."""
    every = [*changes.events, *changes.records]
    return sorted(repr(change._replace(differences=tuple(sorted(change.differences, key=repr)))) for change in every)


def test_a_dossier_does_not_differ_from_itself() -> None:
    assert not diff(OLD, OLD)
    assert not diff(OLD, dossier())


def test_where_an_event_stands_in_its_file_is_no_change() -> None:
    assert not diff(OLD, dossier(EVENTS[::-1]))


def test_an_event_that_came_and_one_that_went() -> None:
    came = event("new", "1956-03-02", "Nouveau")
    changes = diff(OLD, dossier((*EVENTS[1:], came)))
    assert [(change.id, change.what) for change in changes.events] == [("algeciras-1906", "removed"), ("new", "added")]


def test_events_are_told_in_the_order_of_what_they_are_now() -> None:
    changes = diff(dossier(()), OLD)
    assert [change.id for change in changes.events] == [
        made.id for made in sorted(EVENTS, key=lambda made: (sort_key(made.date), made.id))
    ]


def test_a_new_date() -> None:
    assert of_event("letter", date=parse("2024-07")) == (Difference("date", parse("2024-07-30"), parse("2024-07")),)


def test_a_new_title_in_one_language_only() -> None:
    (told,) = of_event("letter", title=both("Lettre sur le Sahara", "Sahara letter"))
    assert told == Difference("title", "Letter on Sahara", "Sahara letter", lang="en")


def test_a_title_that_gets_a_language() -> None:
    differences = of_event("independence", title=both("Indépendance", "Independence"))
    assert [(d.lang, d.old, d.new) for d in differences] == [
        ("", "Indépendance", None),
        ("en", None, "Independence"),
        ("fr", None, "Indépendance"),
    ]


def test_sources_that_came_went_and_say_something_else() -> None:
    quoted = Citation("monde-1", parse("2021-09-27"), "drastique", "p. 2")
    differences = of_event("visas-2021", citations=(quoted, Citation("map-1")))
    assert [(d.field, d.item, d.part, d.old, d.new) for d in differences] == [
        ("sources", "monde-1", "quote", "un choix \u00ab drastique \u00bb", "drastique"),
        ("sources", "monde-1", "locator", None, "p. 2"),
        ("sources", "afp-1", "", Citation("afp-1"), None),
        ("sources", "map-1", "", None, Citation("map-1")),
    ]


def test_a_source_cited_twice_is_two_citations() -> None:
    cited = (Citation("monde-1"), Citation("map-1"), Citation("map-1", quote="§ 2"))
    assert [(d.item, d.part, d.new) for d in of_event("visas-end", citations=cited)] == [("map-1", "quote", "§ 2")]


def test_a_link_of_another_kind_and_one_to_another_event() -> None:
    (told,) = of_event("visas-2021", links=(Link("visas-end", "see-also"),))
    assert told == Difference("links", "leads-to", "see-also", "visas-end", "kind")
    gone, came = of_event("visas-2021", links=(Link("letter", "leads-to"),))
    assert (gone.item, gone.new, came.item, came.old) == ("visas-end", None, "letter", None)


@pytest.mark.parametrize(
    ("identity", "fields", "expected"),
    [
        ("independence", {"status": "confirmed"}, ("status", "", "disputed", "confirmed")),
        ("letter", {"kind": "decision"}, ("kind", "", "statement", "decision")),
        ("letter", {"places": ("rabat",)}, ("places", "rabat", None, "rabat")),
        ("letter", {"themes": ()}, ("themes", "sahara", "sahara", None)),
        ("october", {"actors": (Involvement("morocco"),)}, ("actors", "france", Involvement("france"), None)),
        ("letter", {"added": "2026-01-01"}, ("added", "", None, "2026-01-01")),
    ],
)
def test_any_other_fact(identity: str, fields: dict[str, object], expected: tuple[object, ...]) -> None:
    (told,) = of_event(identity, **fields)
    assert (told.field, told.item, told.old, told.new) == expected


def test_the_order_of_a_list_is_a_fact_too() -> None:
    (told,) = of_event("october", actors=(Involvement("france"), Involvement("morocco")))
    assert told == Difference("actors", ("morocco", "france"), ("france", "morocco"), part="order")


def test_a_disagreement_that_is_reworded_in_one_language_is_one_difference() -> None:
    one, other = both("MAP dit le 15", "MAP says the 15th"), both("MAP dit le 15", "MAP gives the 15th")
    old, new = with_event("letter", disagreements=(one,)), with_event("letter", disagreements=(other,))
    (change,) = diff(old, new).events
    assert change.differences == (Difference("disagreements", "MAP says the 15th", "MAP gives the 15th", lang="en"),)


def test_the_same_event_under_another_id_is_said_to_be_renamed() -> None:
    events = tuple(made._replace(id="lettre") if made.id == "letter" else made for made in EVENTS)
    (change,) = diff(OLD, dossier(events)).events
    assert (change.what, change.id, change.old and change.old.id, change.differences) == (
        "renamed",
        "lettre",
        "letter",
        (),
    )


def test_two_alike_are_not_guessed_at() -> None:
    twins = (event("a", "2024", "Twin"), event("b", "2024", "Twin"))
    changes = diff(dossier(twins), dossier((event("c", "2024", "Twin"),)))
    assert [change.what for change in changes.events] == ["removed", "removed", "added"]


def test_the_tables_in_the_order_of_the_file() -> None:
    actors = dict(OLD.actors)
    senator = actors.pop("retailleau")
    actors["retailleau"] = senator._replace(roles=(*senator.roles[1:], Role(plain("maire"))), aliases=())
    del actors["hassan-i"]
    new = OLD._replace(
        actors=actors,
        title=plain("Another"),
        themes={**OLD.themes, "trade": plain("Trade")},
        places={**OLD.places, "rabat": OLD.places["rabat"]._replace(point=None)},
        sources={**OLD.sources, "afp-1": OLD.sources["afp-1"]._replace(archive="https://a.example/2")},
        views={"crisis": OLD.views["crisis"], "late": View("late", plain("Late"), "since:2026")},
    )
    changes = diff(OLD, new)
    assert not changes.events
    assert [(change.table, change.id, change.what) for change in changes.records] == [
        ("dossier", "sample", "changed"),
        ("themes", "trade", "added"),
        ("actors", "retailleau", "changed"),
        ("actors", "hassan-i", "removed"),
        ("places", "rabat", "changed"),
        ("sources", "afp-1", "changed"),
        ("views", "late", "added"),
        *(("views", view, "removed") for view in OLD.views if view != "crisis"),
    ]
    retailleau = changes.records[2]
    assert retailleau.fields == ("aliases", "roles")
    assert [d.item for d in retailleau.differences] == ["Place Beauvau", "interior minister", "maire"]


def test_a_role_keeps_its_name_when_its_dates_change() -> None:
    actor = OLD.actors["retailleau"]
    roles = (actor.roles[0]._replace(span=parse("2024-09-21/..")), *actor.roles[1:])
    (change,) = diff(OLD, OLD._replace(actors={**OLD.actors, actor.id: actor._replace(roles=roles)})).records
    (told,) = change.differences
    assert (told.field, told.item, told.part) == ("roles", "interior minister", "span")


def test_a_private_note_is_a_change_only_for_those_who_ask() -> None:
    new = with_event("letter", note="SECRET-A")
    new = new._replace(actors={**new.actors, "france": new.actors["france"]._replace(note="SECRET-B")})
    assert not diff(OLD, new)
    assert "SECRET" not in repr(diff(OLD, new))
    assert "private" not in repr(diff(OLD, dossier(())))
    told = diff(OLD, new, private=True)
    assert [change.differences[0].new for change in (*told.events, *told.records)] == ["SECRET-A", "SECRET-B"]


TEXTS = st.sampled_from(["", "a", "b", "é", "c d"])
LOCALIZED = st.dictionaries(st.sampled_from(["", "fr", "en"]), TEXTS.filter(bool), max_size=2).map(Localized)
NOTES = st.sampled_from(["", "SECRET-1", "SECRET-2"])
DATES = st.sampled_from(["2024", "2024-07", "2024-07-30", "1906~", "2021-09-28/"]).map(parse)
CITATIONS = st.builds(
    Citation, st.sampled_from(["afp-1", "map-1"]), st.none() | DATES, TEXTS, st.just(""), supports=LOCALIZED
)
LINKS = st.builds(Link, st.sampled_from("xyz"), st.sampled_from(["follows", "see-also"]), LOCALIZED)
INVOLVEMENTS = st.builds(Involvement, st.sampled_from(["france", "morocco"]), LOCALIZED)
NAMES = st.lists(st.sampled_from(["rabat", "laayoune"]), unique=True, max_size=2).map(tuple)


def few(items: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(items, max_size=3).map(tuple)


EVENT: st.SearchStrategy[Event] = st.builds(
    Event,
    id=st.sampled_from("xyzw"),
    order=st.just(0),
    date=DATES,
    kind=st.sampled_from(["visit", "march"]),
    title=LOCALIZED,
    summary=LOCALIZED,
    status=st.sampled_from(["confirmed", "disputed"]),
    places=NAMES,
    actors=few(INVOLVEMENTS),
    citations=few(CITATIONS),
    links=few(LINKS),
    disagreements=few(LOCALIZED),
    note=NOTES,
)
DOSSIERS = st.lists(EVENT, max_size=4, unique_by=lambda made: made.id).map(lambda made: dossier(tuple(made)))


@settings(max_examples=60)
@given(DOSSIERS)
def test_law_nothing_differs_from_itself(one: Dossier) -> None:
    assert not diff(one, one, private=True)


@settings(max_examples=60)
@given(DOSSIERS, DOSSIERS)
def test_law_what_one_way_adds_the_other_removes(one: Dossier, other: Dossier) -> None:
    assert unordered(mirrored(diff(one, other, private=True))) == unordered(diff(other, one, private=True))


@settings(max_examples=60)
@given(DOSSIERS, DOSSIERS)
def test_law_no_change_means_the_same_facts(one: Dossier, other: Dossier) -> None:
    def facts(made: Dossier) -> dict[str, Event]:
        return {key: found._replace(order=0) for key, found in made.by_id.items()}

    assert bool(diff(one, other, private=True)) == (facts(one) != facts(other))


@settings(max_examples=60)
@given(DOSSIERS, DOSSIERS)
def test_law_no_note_without_being_asked(one: Dossier, other: Dossier) -> None:
    assert "SECRET" not in repr(diff(one, other))


FIELDS: dict[str, Callable[[Event], object]] = {
    "date": lambda _: parse("1789-07-14"),
    "kind": lambda _: "eclipse",
    "title": lambda made: Localized({**dict(made.title.items()), "ar": "x"}),
    "summary": lambda made: Localized({**dict(made.summary.items()), "ar": "x"}),
    "status": lambda made: f"{made.status}-not",
    "places": lambda made: (*made.places, "algeciras"),
    "actors": lambda made: (*made.actors, Involvement("hassan-i")),
    "themes": lambda made: (*made.themes, "defence"),
    "citations": lambda made: (*made.citations, Citation("monde-2")),
    "links": lambda made: (*made.links, Link("decade", "follows")),
    "disagreements": lambda made: (*made.disagreements, plain("other")),
    "note": lambda made: made.note + "x",
    "added": lambda _: "2000-01-01",
    "changed": lambda _: "2000-01-01",
}


def test_every_field_of_an_event_is_looked_at() -> None:
    assert set(FIELDS) == set(Event._fields) - {"id", "order"}


@given(st.sampled_from(IDS), st.sets(st.sampled_from(sorted(FIELDS)), min_size=1))
def test_law_exactly_the_fields_that_changed_are_told(identity: str, names: set[str]) -> None:
    changed = {name: FIELDS[name](OLD.by_id[identity]) for name in names}
    (change,) = diff(OLD, with_event(identity, **changed), private=True).events
    assert set(change.fields) == {"sources" if name == "citations" else name for name in names}
