"""A query with one more condition, or one fewer: what choosing a value in the facets does to it."""

from functools import lru_cache

from relations_tui.core.lookup import Vocabulary
from relations_tui.core.query import Query, combine, excluding, parse

INCLUDED, EXCLUDED = "+", "-"


@lru_cache(maxsize=4096)
def condition(text: str, vocabulary: Vocabulary) -> Query:
    """The condition that a facet writes, such as `theme:visas`; facets ask for the same ones again and again."""
    return parse(text, vocabulary, lang="en")


def standing(query: Query, wanted: Query) -> str:
    """How a query stands to a condition: `+` when it is one of those that must hold, `-` when its opposite is, else ""."""
    held = query.conditions
    return EXCLUDED if excluding(wanted) in held else INCLUDED if wanted in held else ""


def toggled(query: Query, wanted: Query, *, exclude: bool = False) -> Query:
    """The query with the condition asked for (or excluded); without it when it already was; switched over when it was the other."""
    asked, other = (excluding(wanted), wanted) if exclude else (wanted, excluding(wanted))
    kept = [part for part in query.conditions if part not in (asked, other) and not part.keeps_all]
    return combine(*kept) if asked in query.conditions else combine(*kept, asked)
