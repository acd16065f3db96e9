"""Searching: which events a query keeps, what is hidden, what facets count, where hits stand."""

import pytest
from tests.core.sample import EVENTS, dossier, event, plain

from relations_tui.core.dates import may_overlap, surely_within
from relations_tui.core.dates import parse as date
from relations_tui.core.explain import blame
from relations_tui.core.index import Context, Index, Results, hits
from relations_tui.core.lexicon import searchable
from relations_tui.core.model import Localized
from relations_tui.core.query import EVERYTHING, parse
from relations_tui.core.text import Folded, fold

INDEX = Index(dossier())


def search(text: str, context: Context | None = None, index: Index = INDEX) -> Results:
    return index.search(parse(text, index.vocabulary, lang="fr"), context=context or Context())


def ids(text: str, *marked: str) -> set[str]:
    return {found.id for found in search(text, Context(frozenset(marked))).events}


ALL = {made.id for made in EVENTS} - {"wrong"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("algesiras", {"algeciras-1906"}),
        ("ALGÉSIRAS", {"algeciras-1906"}),
        ("gesira", {"algeciras-1906"}),
        ("indépendance", {"independence"}),
        ("d'état", {"october"}),
        ('"fin des restr"', {"visas-end"}),
        ('"in des restri"', {"visas-end"}),
        ('"restrictions fin"', set()),
        ("maroc", {"algeciras-1906", "october"}),
        ("morocco", {"algeciras-1906", "october"}),
        ("beauvau", {"summer"}),
        ("laayoune", {"march-1975"}),
        ('"western sahara"', {"independence", "letter", "summer"}),
        ("oeuvre", {"visas-2021", "visas-end"}),
        ('"le monde"', {"algeciras-1906", "visas-2021", "visas-end"}),
        ("drastique", {"visas-2021"}),
        ("15th", {"visas-end"}),
        ("xyzzy", set()),
    ],
)
def test_words_are_found_in_every_text_of_an_event(text: str, expected: set[str]) -> None:
    assert ids(text) == expected


@pytest.mark.parametrize("text", ["private", '"private event"', '"place note"', '"source note"', '"actor note"'])
def test_private_notes_are_never_found(text: str) -> None:
    assert ids(text) == set()
    assert not any("private" in text for made in INDEX.dossier.events for text in searchable(made, INDEX.dossier))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("theme:visas", {"visas-2021", "visas-end", "summer"}),
        ("theme:visas theme:sahara", {"summer"}),
        ("theme:visas,sahara -kind:statement", {"visas-2021", "summer", "independence"}),
        ("actor:hassan", {"march-1975"}),
        ("kind:march", {"march-1975"}),
        ("kind:vote", set()),
        ("place:rabat", {"visas-end", "october"}),
        ("country:EH", {"march-1975"}),
        ("country:ES", {"algeciras-1906"}),
        ("country:MA", {"algeciras-1906", "march-1975", "visas-end", "october"}),
        ("source:map-1", {"visas-end", "summer"}),
        ("publisher:afp", {"visas-2021"}),
        ('publisher:"LE MONDE"', {"algeciras-1906", "visas-2021", "visas-end"}),
        ("status:disputed", {"independence"}),
        ("lang:en", {"visas-end", "summer"}),
        ("id:letter,october", {"letter", "october"}),
        ("view:crisis", {"visas-2021", "visas-end", "summer"}),
        ("view:wide", {"visas-2021", "visas-end", "summer", "independence", "letter"}),
        ("is:disputed", {"independence", "visas-2021", "visas-end"}),
        ("is:single-source", {"algeciras-1906", "visas-2021", "summer"}),
        ("is:approximate", {"march-1975"}),
        ("is:span", {"algeciras-1906", "visas-2021", "october"}),
        ("is:undated-day", {"independence", "summer", "decade"}),
        ("is:span,approximate", {"algeciras-1906", "visas-2021", "october", "march-1975"}),
        ("has:quote", {"visas-2021"}),
        ("has:archive", {"visas-2021", "visas-end"}),
        ("has:link", {"visas-2021", "visas-end"}),
        ("missing:archive", {"algeciras-1906", "visas-2021", "visas-end", "summer"}),
        ("missing:url", {"algeciras-1906"}),
        ("missing:source", ALL - {"algeciras-1906", "visas-2021", "visas-end", "summer"}),
        ("has:summary.fr", {"visas-2021"}),
        ("missing:summary.en", ALL),
        ("missing:title.en", set()),
        ("sources:>=2", {"visas-2021", "visas-end"}),
        ("sources:1", {"algeciras-1906", "summer"}),
        ("sources:<1 is:span", {"october"}),
        ("linked:visas-2021", {"visas-end"}),
        ("linked:visas-end", {"visas-2021"}),
        ("near:october~1w", {"october", "visas-2021"}),
        ("near:letter~1j kind:statement", {"letter"}),
        ("is:marked", set()),
        ("NOT (theme:visas OR theme:sahara)", {"algeciras-1906", "march-1975", "october", "decade"}),
        ("theme:visas (is:span OR is:undated-day)", {"visas-2021", "summer"}),
    ],
)
def test_conditions(text: str, expected: set[str]) -> None:
    assert ids(text) == expected


def test_dates_keep_what_may_fall_inside() -> None:
    assert ids("date:2024-07 -is:span") == {"letter", "summer"}
    assert ids("since:2024-08 until:2024-09 -is:span") == {"summer"}
    assert ids("until:1956-02") == {"algeciras-1906", "independence"}
    assert ids("until:1955") == {"algeciras-1906", "independence"}
    assert ids("surely:1955") == set()
    assert ids("surely:1955..1956") == {"independence"}
    assert ids("since:2024-11") == {"visas-2021"}, "an unknown end reaches anywhere"
    assert "visas-2021" not in ids("surely:2021..2030"), "an unknown end is never surely inside"


@pytest.mark.parametrize(
    "window", ["2024", "1955-12", "201X", "../1956", "2021-10/..", "2021-09-28/", "[1955-11..1956-03]"]
)
def test_dates_agree_with_the_dates_themselves(window: str) -> None:
    for made in INDEX.dossier.events:
        hidden = made.id == "wrong"
        assert hidden or (made.id in ids(f"date:{window}")) == may_overlap(made.date, date(window))
        assert hidden or (made.id in ids(f"surely:{window}")) == surely_within(made.date, date(window))


def test_marks_come_with_the_search() -> None:
    assert ids("is:marked", "letter", "gone") == {"letter"}
    assert ids("-is:marked", "letter") == ALL - {"letter"}
    assert ids("is:marked", "october") == {"october"}


def test_retracted_events_are_hidden_until_asked_for() -> None:
    assert "wrong" not in ids("")
    assert "wrong" not in ids("theme:visas")
    assert "wrong" not in ids("-status:retracted")
    assert ids("status:retracted") == ids("is:retracted") == ids("id:wrong") == {"wrong"}
    assert ids("theme:visas id:wrong") == {"wrong"}
    assert "wrong" in {made.id for made in search("theme:visas", Context(hide_retracted=False)).events}


def test_hidden_events_are_told_of() -> None:
    assert search("theme:visas").warnings[0].en == "one retracted event is hidden: `status:retracted` shows it"
    assert search("theme:sahara kind:statement").warnings == ()
    two = Index(dossier((event("a", "2024", "A", status="retracted"), event("b", "2024", "B", status="retracted"))))
    assert search("", index=two).warnings[0].fr.startswith("2 événements rétractés sont masqués\u00a0:")


def test_results_are_chronological_and_say_what_was_looked_for() -> None:
    results = search('visas -fin (lettre OU "la France") theme:visas')
    assert results.terms == ("visas", "lettre", "la france")
    assert [made.id for made in search("theme:visas").events] == ["visas-2021", "visas-end", "summer"]
    assert search("view:crisis mot").terms == ("mot",)
    assert search("").events == tuple(made for made in INDEX.dossier.events if made.id != "wrong")


def test_a_dossier_without_events() -> None:
    empty = Index(dossier(()))
    for text in ("", "visas", "theme:visas", "since:2024", "is:disputed", "-a", '"a b"', "is:marked"):
        assert search(text, index=empty).events == ()
    assert all(facet.values == () for facet in empty.facets(search("", index=empty)))


def test_facets_count_what_their_condition_keeps() -> None:
    for text in ("", "theme:visas", "algesiras", "status:retracted", "xyzzy"):
        results = search(text)
        scope = {made.id for made in search("", Context(hide_retracted=text != "status:retracted")).events}
        for facet in INDEX.facets(results):
            for value in facet.values:
                kept = search(facet.condition(value.value), Context(hide_retracted=False)).events
                assert value.count == len({made.id for made in kept} & {made.id for made in results.events})
                assert value.total == len({made.id for made in kept} & scope)


def test_facets_are_labelled_and_ordered() -> None:
    facets = {facet.field: facet for facet in INDEX.facets(search("theme:visas"))}
    assert list(facets) == ["theme", "actor", "kind", "place", "country", "publisher", "year", "status"]
    assert [(value.value, value.count, value.total) for value in facets["theme"].values] == [
        ("visas", 3, 3),
        ("sahara", 1, 3),
        ("defence", 0, 1),
    ]
    assert facets["country"].values[0].label == Localized({"fr": "France", "en": "France"})
    assert facets["publisher"].values[0].label == "Le Monde"
    assert [value.value for value in facets["year"].values] == ["1906", "1955", "1956", "1975", "2021", "2022", "2024"]
    assert [value.value for value in facets["status"].values] == ["confirmed", "disputed"]
    assert facets["theme"].label.fr == "Thèmes"


def test_years_before_the_common_era_are_said_as_people_say_them() -> None:
    old = Index(dossier((event("ides", "-0043-03-15", "Ides"),)))
    facet = next(facet for facet in old.facets(search("", index=old)) if facet.field == "year")
    (value,) = facet.values
    assert value.value == "-0043"
    assert value.label == Localized({"fr": "44\u00a0av.\u00a0J.-C.", "en": "44 BC"})
    assert len(search(facet.condition(value.value), index=old).events) == 1


def test_an_empty_result_names_the_condition_to_blame() -> None:
    found = blame(search("theme:visas kind:visit since:1900"))
    assert found is not None
    assert (str(found.condition), str(found.rest), found.kept) == ("kind:visit", "theme:visas since:1900", 3)
    found = blame(search("xyzzy"))
    assert found is not None
    assert (str(found.condition), found.rest, found.kept) == ("xyzzy", EVERYTHING, len(ALL))
    assert blame(search("")) is None
    assert blame(search("xyzzy plugh")) is None


def test_hits_stand_in_the_text_as_written() -> None:
    text = "\u00ab\u00a0Algésiras\u00a0\u00bb et l\u2019Œuvre"
    assert [text[a:b] for a, b in hits(text, (Folded("algesiras"), Folded("l'oeu")))] == ["Algésiras", "l\u2019Œu"]
    assert hits(text, (Folded("maroc"),)) == ()
    assert hits(text, ()) == ()
    assert hits("abab", (Folded("ab"), Folded("bab"))) == ((0, 4),)
    assert hits("ab ab", (Folded("ab"),)) == ((0, 2), (3, 5))


def test_an_event_is_found_by_each_of_its_words_and_only_where_they_stand() -> None:
    for piece in ("a", "e", "sa", "la france divise", "visas par", "s ", "d'"):
        expected = {
            made.id
            for made in INDEX.dossier.events
            if any(fold(piece) in fold(text) for text in searchable(made, INDEX.dossier))
        }
        assert {made.id for made in search(f'"{piece}"', Context(hide_retracted=False)).events} == expected


def test_a_character_that_folds_to_several_words_is_found_by_each() -> None:
    arabic = Index(dossier((event("a", "2024", plain("\ufdfa dit-il")), event("b", "2025", "autre"))))
    for piece in fold("\ufdfa").split():
        assert [made.id for made in search(piece, index=arabic).events] == ["a"]
    assert [made.id for made in search("\ufdfa", index=arabic).events] == ["a"]


def test_preparing_builds_what_the_first_keystroke_needs() -> None:
    index = Index(dossier())
    index.prepare()
    assert index.lexicon.find(fold("algesiras")) == INDEX.lexicon.find(fold("algesiras"))
