"""A query with one more condition, or one fewer: what choosing a value in the facets does to it."""

from functools import lru_cache

from relations_tui.core.lookup import Vocabulary
from relations_tui.core.query import Query, Term, combine, excluding, parse

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


def between(query: Query, first: str, last: str, vocabulary: Vocabulary) -> Query:
    """The query for what may fall between two days, written in EDTF; they replace the `since:` and `until:` it asks for already."""
    kept = [part for part in query.conditions if not part.keeps_all and not _bounds(part)]
    return combine(*kept, condition(f"since:{first}", vocabulary), condition(f"until:{last}", vocabulary))


def _bounds(part: Query) -> bool:
    return isinstance(part.root, Term) and part.root.field in ("since", "until")
