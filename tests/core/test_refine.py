"""What choosing a value in the facets does to the text of the filter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations_tui.core.refine import standing, toggled


def test_a_value_is_added_taken_away_and_switched_over() -> None:
    assert toggled("", "theme:visas") == "theme:visas"
    assert toggled("laftit", "theme:visas") == "laftit theme:visas"
    assert toggled("laftit theme:visas", "theme:visas") == "laftit"
    assert toggled("theme:visas laftit", "theme:visas", exclude=True) == "laftit -theme:visas"
    assert toggled("laftit -theme:visas", "theme:visas") == "laftit theme:visas"


def test_a_value_with_blanks_is_quoted() -> None:
    assert toggled("", 'publisher:"Le Monde"') == 'publisher:"Le Monde"'
    assert toggled('publisher:"Le Monde"', 'publisher:"Le Monde"') == ""


@pytest.mark.parametrize("word", ["OR", "OU", "ou"])
def test_an_alternative_is_kept_together(word: str) -> None:
    assert toggled(f"visas {word} sahara", "kind:vote") == f"(visas {word} sahara) kind:vote"


def test_a_term_inside_a_phrase_or_another_word_is_not_touched() -> None:
    assert standing('"theme:visas here"', "theme:visas") == ""
    assert toggled("theme:visas-x theme:visas", "theme:visas") == "theme:visas-x"


@given(
    st.sampled_from(["", "laftit", '"a b" -kind:vote', "x OR y"]),
    st.sampled_from(["visas", '"Le Monde"', "a.b"]),
    st.booleans(),
)
def test_twice_is_not_at_all(text: str, value: str, exclude: bool) -> None:
    once = toggled(text, f"theme:{value}", exclude=exclude)
    assert standing(once, f"theme:{value}") == ("-" if exclude else "+")
    assert standing(toggled(once, f"theme:{value}", exclude=exclude), f"theme:{value}") == ""
