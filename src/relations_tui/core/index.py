"""The dossier made searchable: which events a query keeps, how they spread over the facets, where its words stand.

One rule: a search keeps the order of the dossier and never changes it; all that it needs twice is kept.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from relations_tui.core import bits
from relations_tui.core.conditions import Conditions
from relations_tui.core.fields import TEXT
from relations_tui.core.lookup import Vocabulary
from relations_tui.core.model import Dossier, Event, Link
from relations_tui.core.phrases import Phrase
from relations_tui.core.terms import Node, Query, Term
from relations_tui.core.text import Folded, fold, fold_with_offsets

if TYPE_CHECKING:
    from relations_tui.core.chains import Ties
    from relations_tui.core.density import Density
    from relations_tui.core.facets import Facet, Facets
    from relations_tui.core.lexicon import Lexicon
    from relations_tui.core.links import Postings, Related


class Context(NamedTuple):
    """What a search depends on beside the query: the ids the reader marked, and whether retracted events may be hidden."""

    marked: frozenset[str] = frozenset()
    hide_retracted: bool = True


NO_CONTEXT = Context()


class Results(NamedTuple):
    """The events a query keeps, in chronological order, and all it takes to go on from them."""

    index: "Index"  # type: ignore[assignment]  # hides `tuple.index`, which no one needs here
    query: Query
    events: tuple[Event, ...]
    terms: tuple[Folded, ...]
    """The words and phrases the query looks for, to be shown where they stand (see `hits`)."""
    warnings: tuple[Phrase, ...]
    bits: int
    """The same events as a set (see `bits`)."""
    scope: int
    """All events that are not hidden, as a set: what counts are out of."""
    context: Context


class Index:
    """Made in no time; every table is built when first needed, and kept.

    A view of a dossier (see `asof`) takes the vocabulary of the whole, so that every query that could be asked still can.
    """

    def __init__(self, dossier: Dossier, vocabulary: Vocabulary | None = None) -> None:
        self.dossier = dossier
        self.vocabulary = vocabulary or Vocabulary(dossier)
        self.conditions = Conditions(dossier, self.vocabulary)
        self._facets: Facets | None = None
        self._postings: Postings | None = None
        self._ties: Ties | None = None
        self._density: Density | None = None
        self._back_links: Mapping[str, tuple[tuple[str, Link], ...]] | None = None

    @property
    def positions(self) -> Mapping[str, int]:
        """The place of each event id in chronological order, from 0."""
        return self.conditions.positions

    @property
    def back_links(self) -> "Mapping[str, tuple[tuple[str, Link], ...]]":
        """For each event that others link to, the ids of those others with their links."""
        if self._back_links is None:
            from relations_tui.core.links import back_links

            self._back_links = back_links(self.dossier)
        return self._back_links

    @property
    def lexicon(self) -> "Lexicon":
        """The words of the dossier. Reading them is the one slow step (see `prepare`)."""
        return self.conditions.lexicon

    def prepare(self) -> None:
        """Build now what the first search, facets and related events would build: a moment of idleness is well spent so."""
        self.facets(self.search(Query(Term(TEXT, ("",)))))
        for event in self.dossier.events[:1]:
            self.related(event.id)

    @property
    def postings(self) -> "Postings":
        """What events share (see `links`)."""
        if self._postings is None:
            from relations_tui.core.links import Postings

            self._postings = Postings(self.dossier)
        return self._postings

    @property
    def ties(self) -> "Ties":
        """The links of the dossier from both ends, for chains (see `chains`)."""
        if self._ties is None:
            from relations_tui.core.chains import Ties

            self._ties = Ties(self.dossier)
        return self._ties

    @property
    def density(self) -> "Density":
        """The events sorted for a scale of time (see `density`)."""
        if self._density is None:
            from relations_tui.core.density import Density

            self._density = Density(self.dossier.events)
        return self._density

    def search(self, query: Query, *, context: Context = NO_CONTEXT) -> Results:
        """The events a query keeps. Retracted ones are hidden unless it asks for them or names one by its id."""
        everything = self.conditions.everything
        found = self.conditions.holding(query.root, context.marked)
        scope = self._scope(query, context)
        shown = found & scope
        events = self.dossier.events if shown == everything else bits.pick(self.dossier.events, shown)
        terms = tuple(dict.fromkeys(word for word in map(fold, self._asked(query.root, TEXT)) if word))
        return Results(self, query, events, terms, _hidden((found & ~scope).bit_count()), shown, scope, context)

    def facets(self, results: Results) -> "tuple[Facet, ...]":
        """The values of every facet with how many of the results have each."""
        if self._facets is None:
            from relations_tui.core.facets import Facets

            self._facets = Facets(self.conditions)
        return self._facets.count(results.bits, results.scope)

    def related(self, event: str, *, limit: int = 12) -> "tuple[Related, ...]":
        """The events that share most with one, best first (see `links.related`)."""
        from relations_tui.core.links import related

        return related(self.postings, event, limit=limit)

    def _scope(self, query: Query, context: Context) -> int:
        """The events that are not hidden."""
        everything = self.conditions.everything
        retracted = self.conditions.sets("status").get("retracted", 0)
        if not retracted or not context.hide_retracted:
            return everything
        if "retracted" in (*self._asked(query.root, "status"), *self._asked(query.root, "is")):
            return everything
        return everything & ~retracted | self.conditions.ids(self._asked(query.root, "id"))

    def _asked(self, root: Node, field: str) -> tuple[str, ...]:
        """The values a query asks for in a field, in the order typed, saved views included; not those it leaves out."""
        return tuple(dict.fromkeys(self._values(root, field, asked=True, seen=set())))

    def _values(self, node: Node, field: str, *, asked: bool, seen: set[tuple[str, bool]]) -> Iterator[str]:
        if not isinstance(node, Term):
            for part in node.parts:
                yield from self._values(part, field, asked=asked == (node.op != "not"), seen=seen)
        elif node.field == "view":
            from relations_tui.core.query import expand

            for view in node.values:
                if (view, asked) not in seen:
                    seen.add((view, asked))
                    yield from self._values(expand(view, self.vocabulary).root, field, asked=asked, seen=seen)
        elif node.field == field and asked:
            yield from node.values


@lru_cache(maxsize=1024)
def _folded(text: str) -> Folded:
    """What is on screen is asked for again at each letter typed."""
    return fold(text)


def hits(text: str, terms: Iterable[Folded]) -> tuple[tuple[int, int], ...]:
    """Where folded terms stand in a text as written: `[start, end)` spans in order, those that touch joined."""
    whole = _folded(text)
    sought = [term for term in terms if term and term in whole]
    if not sought:
        return ()
    folded, offsets = fold_with_offsets(text)
    found: list[tuple[int, int]] = []
    for term in sought:
        at = folded.find(term)
        while at >= 0:
            found.append((offsets[at], offsets[at + len(term) - 1] + 1))
            at = folded.find(term, at + len(term))
    return tuple(_merged(sorted(found)))


def _merged(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    start, end = -1, -1
    for low, high in spans:
        if low > end:
            if end > start:
                yield start, end
            start, end = low, high
        end = max(end, high)
    if end > start:
        yield start, end


def _hidden(count: int) -> tuple[Phrase, ...]:
    if not count:
        return ()
    one = Phrase(
        "un événement rétracté est masqué\u00a0: `statut:rétracté` le montre",
        "one retracted event is hidden: `status:retracted` shows it",
    )
    many = Phrase(
        "{count} événements rétractés sont masqués\u00a0: `statut:rétracté` les montre",
        "{count} retracted events are hidden: `status:retracted` shows them",
    )
    return (one if count == 1 else many.fill(count=count),)
