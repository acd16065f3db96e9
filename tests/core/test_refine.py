"""What choosing a value in the facets does to the filter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations_tui.core.index import Index
from relations_tui.core.phrases import Lang
from relations_tui.core.query import parse
from relations_tui.core.refine import between, condition, standing, toggled


@pytest.fixture(scope="module")
def index(real_index: Index) -> Index:
    return real_index


def choose(index: Index, text: str, wanted: str, *, exclude: bool = False, lang: Lang = "en") -> str:
    query = toggled(parse(text, index.vocabulary, lang=lang), condition(wanted, index.vocabulary), exclude=exclude)
    return query.text(lang)


def test_a_value_is_added_taken_away_and_switched_over(index: Index) -> None:
    assert choose(index, "", "theme:visas") == "theme:visas"
    assert choose(index, "laftit", "theme:visas") == "laftit theme:visas"
    assert choose(index, "laftit theme:visas", "theme:visas") == "laftit"
    assert choose(index, "theme:visas laftit", "theme:visas", exclude=True) == "laftit -theme:visas"
    assert choose(index, "laftit -theme:visas", "theme:visas") == "laftit theme:visas"


def test_a_filter_typed_in_french_is_understood_and_answered_in_french(index: Index) -> None:
    assert (
        standing(parse("thème:visas", index.vocabulary, lang="fr"), condition("theme:visas", index.vocabulary)) == "+"
    )
    assert choose(index, "-thème:visas", "theme:visas", exclude=True, lang="fr") == ""
    assert choose(index, "laftit", "theme:visas", lang="fr") == "laftit thème:visas"


def test_an_alternative_is_kept_together(index: Index) -> None:
    assert choose(index, "visas OR sahara", "kind:vote") == "(visas OR sahara) kind:vote"


def test_a_term_inside_a_phrase_is_another_thing(index: Index) -> None:
    assert (
        standing(parse('"theme:visas"', index.vocabulary, lang="en"), condition("theme:visas", index.vocabulary)) == ""
    )


@given(
    st.sampled_from(["", "laftit", '"a b" -kind:vote', "x OR y", "since:2021"]),
    st.sampled_from(["theme:visas", "date:2024", 'publisher:"Le Desk"']),
    st.booleans(),
)
def test_twice_is_not_at_all(index: Index, text: str, wanted: str, exclude: bool) -> None:
    before = parse(text, index.vocabulary, lang="en")
    sought = condition(wanted, index.vocabulary)
    once = toggled(before, sought, exclude=exclude)
    assert standing(once, sought) == ("-" if exclude else "+")
    assert toggled(once, sought, exclude=exclude) == before


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "since:2024-07-01 until:2025-03-31"),
        ("laftit since:2020 until:2021 theme:visas", "laftit theme:visas since:2024-07-01 until:2025-03-31"),
        ("until:2020", "since:2024-07-01 until:2025-03-31"),
        (
            "(since:2020 OR visas) -until:1990 date:2024",
            "(since:2020 OR visas) -until:1990 date:2024 since:2024-07-01 until:2025-03-31",
        ),
    ],
)
def test_a_part_of_time_replaces_the_one_before(index: Index, before: str, after: str) -> None:
    query = between(parse(before, index.vocabulary, lang="en"), "2024-07-01", "2025-03-31", index.vocabulary)
    assert query.text("en") == after


@pytest.mark.parametrize(("first", "last"), [("-0043-03-15", "0010-01-01"), ("Y-17000", "Y17000")])
def test_any_year_can_bound_it(index: Index, first: str, last: str) -> None:
    query = between(parse("", index.vocabulary, lang="fr"), first, last, index.vocabulary)
    assert parse(query.text("fr"), index.vocabulary, lang="fr") == query
