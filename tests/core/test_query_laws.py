"""What holds for every query and every text."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.core.sample import dossier, event, plain

from relations_tui.core.index import Context, Index, hits
from relations_tui.core.lexicon import searchable
from relations_tui.core.query import Query, QueryError, combine, excluding, parse
from relations_tui.core.text import Folded, fold

INDEX = Index(dossier())
OPEN = Context(frozenset({"letter"}), hide_retracted=False)

PIECES = (
    *("visas", "a", '"deux mots"', "\u00abx\u00bb", "theme:visas", "thème:visas,sahara", "actor:hassan", "kind:visit"),
    *("since:2024", 'jusque:"oct 2024"', "surely:2024", "date:2024..2025", "is:disputed", "est:marqué", "has:quote"),
    *(
        "missing:title.en",
        "sources:>=2",
        "linked:letter",
        "near:letter~3s",
        "view:wide",
        "status:retracted",
        "id:wrong",
    ),
    *(
        'publisher:"le monde"',
        "14:30",
        "https://a.b/c",
        "-",
        "(",
        ")",
        "AND",
        "OR",
        "NOT",
        "OU",
        "SAUF",
        '"',
        "theme:",
        ",",
        "\\",
    ),
)
CONDITIONS = st.sampled_from([piece for piece in PIECES[:24] if ":" in piece or piece.isalpha()])
SOUP = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=8).map(" ".join) | st.text()


def queries() -> st.SearchStrategy[str]:
    return st.recursive(
        CONDITIONS,
        lambda inner: st.one_of(
            st.tuples(inner, inner).map(" ".join),
            st.tuples(inner, inner).map(lambda pair: f"({pair[0]} OR {pair[1]})"),
            inner.map(lambda text: f"-({text})"),
            inner.map(lambda text: f"NOT ({text})"),
        ),
        max_leaves=6,
    )


def read(text: str) -> Query:
    return parse(text, INDEX.vocabulary, lang="en")


def refused(text: str) -> QueryError | None:
    try:
        read(text)
    except QueryError as error:
        return error
    return None


def found(query: Query) -> set[str]:
    return {made.id for made in INDEX.search(query, context=OPEN).events}


@given(SOUP)
def test_any_text_is_read_or_refused_with_a_column_inside_it(text: str) -> None:
    error = refused(text)
    if error is not None:
        assert 1 <= error.column <= len(text)
        assert 1 <= error.length <= len(text) - error.column + 1
        assert all(error.message)


@given(SOUP | queries())
def test_a_query_printed_and_read_again_is_the_same(text: str) -> None:
    try:
        query = read(text)
    except QueryError:
        return
    assert read(str(query)) == query
    assert read(query.text("fr")) == query


@given(queries())
def test_every_query_built_from_conditions_is_read(text: str) -> None:
    assert found(read(text)) <= {made.id for made in INDEX.dossier.events}


@given(queries())
def test_not_keeps_what_the_query_leaves_out(text: str) -> None:
    query = read(text)
    everything = {made.id for made in INDEX.dossier.events}
    assert found(excluding(query)) == everything - found(query)
    assert found(read(f"NOT ({text})")) == everything - found(query)


@given(queries(), queries())
def test_and_narrows_and_or_widens(one: str, other: str) -> None:
    both = found(combine(read(one), read(other)))
    either = found(read(f"({one}) OR ({other})"))
    assert both == found(read(one)) & found(read(other))
    assert either == found(read(one)) | found(read(other))


@given(queries())
def test_facets_never_count_more_than_there_is(text: str) -> None:
    results = INDEX.search(read(text))
    for facet in INDEX.facets(results):
        assert all(0 <= value.count <= min(value.total, len(results.events)) for value in facet.values)


TEXTS = st.text(st.sampled_from("abcé\u0153\u2019 \u00a0-\u00ab\ufdfa\u0301\u00a8Z\n"), max_size=12)


@given(st.lists(TEXTS, min_size=1, max_size=5), TEXTS)
def test_a_piece_is_found_wherever_it_stands(titles: list[str], piece: str) -> None:
    index = Index(dossier(tuple(event(f"e{n}", "2024", plain(title)) for n, title in enumerate(titles))))
    sought = fold(piece)
    expected = {
        position
        for position, made in enumerate(index.dossier.events)
        if any(sought in fold(text) for text in searchable(made, index.dossier)) or not sought
    }
    bits = index.lexicon.find(sought)
    assert {position for position in range(len(titles)) if bits >> position & 1} == expected


@given(TEXTS, st.lists(TEXTS, max_size=3))
def test_hits_are_in_order_apart_and_inside(text: str, pieces: list[str]) -> None:
    spans = hits(text, [fold(piece) for piece in pieces])
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] < after[0] for before, after in pairwise(spans))


@given(st.text(st.sampled_from("abc é"), min_size=1), st.data())
def test_a_word_cut_from_a_text_is_hit(text: str, data: st.DataObject) -> None:
    words = text.split()
    if words:
        word = Folded(fold(data.draw(st.sampled_from(words))))
        assert any(word in fold(text[start:end]) for start, end in hits(text, (word,)))
