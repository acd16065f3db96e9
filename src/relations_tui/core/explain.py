"""Why a query keeps nothing: the one condition without which it would keep most.

One rule: only conditions that must all hold can be dropped one by one; the parts of an OR stand or fall together.
"""

from typing import NamedTuple

from relations_tui.core.index import Results
from relations_tui.core.query import Query, combine


class Blame(NamedTuple):
    """`condition` dropped, `rest` keeps `kept` events."""

    condition: Query
    rest: Query
    kept: int


def blame(results: Results) -> Blame | None:
    """The condition whose loss would give most events, the later one where two give as many.

    None when dropping any single condition gives no more than there is.
    """
    conditions = results.query.conditions
    best: Blame | None = None
    for dropped, condition in enumerate(conditions):
        rest = combine(*conditions[:dropped], *conditions[dropped + 1 :])
        count = len(results.index.search(rest, context=results.context).events)
        if count > len(results.events) and (best is None or count >= best.kept):
            best = Blame(condition, rest, count)
    return best
