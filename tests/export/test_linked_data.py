"""JSON-LD: PyLD and rdflib find the same triples in it, asking no server, and nothing in it points nowhere."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld
from rdflib import DCTERMS, RDF, SDO, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from tests.export.bibliographies import hostile_index
from tests.export.exporting import exported, hostile, results, written

from relations_tui.core.asof import as_of
from relations_tui.core.dates import parse
from relations_tui.core.index import Index
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.core.text import clean
from relations_tui.export import Options, of_ending
from relations_tui.export.linked_data import TAG

Json = dict[str, Any]
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
SCHEMA = "https://schema.org/"
NASTY = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40) | st.sampled_from(
    [
        "</script><script>alert(1)</script>", "<!-- ", "]]>", "&amp;", "@id", "@context", "_:b0", "https://schema.org/", "a\nb",
        '"itemListElement":[]', "\\u003c", "{", "",
    ]
)  # fmt: skip


@pytest.fixture(params=["tiny_index", "real_index"])
def index(request: pytest.FixtureRequest) -> Index:
    found: Index = request.getfixturevalue(request.param)
    return found


def document(index: Index, lang: Lang = "fr", query: str = "") -> Json:
    found = results(index, query) if query else results(index)
    read: Json = json.loads(exported(found, "jsonld", lang))
    return read


def refuse(url: str, _options: object) -> Json:
    raise AssertionError(url)


def of_pyld(read: Json) -> Graph:
    triples = jsonld.to_rdf(read, {"documentLoader": refuse, "format": "application/n-quads"})
    return Graph().parse(data=triples, format="nt")


def of_rdflib(read: Json) -> Graph:
    return Graph().parse(data=json.dumps(read), format="json-ld")


def nodes(value: object) -> Iterator[Json]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def event(index: Index, date: str) -> Json:
    (listed,) = document(hostile(index, "x", date=parse(date)))["@graph"][0]["mainEntity"]["itemListElement"]
    found: Json = listed["item"]
    return found


@pytest.mark.parametrize("lang", LANGS)
def test_two_readers_find_the_same_triples(tiny_index: Index, lang: Lang) -> None:
    read = document(tiny_index, lang)
    one, other = of_pyld(read), of_rdflib(read)
    assert len(one) == len(other) > 200
    assert isomorphic(one, other)


def test_two_readers_find_the_same_in_any_dossier(real_index: Index) -> None:
    for index in (real_index, hostile_index()):
        read = document(index)
        one, other = of_pyld(read), of_rdflib(read)
        assert len(one) == len(other)
        assert isomorphic(one, other)


@given(NASTY)
def test_two_readers_find_the_same_texts(tiny_index: Index, text: str) -> None:
    read = document(hostile(tiny_index, text))
    assert isomorphic(of_pyld(read), of_rdflib(read))


def test_every_word_but_edtf_is_of_schema_org(index: Index) -> None:
    graph = of_rdflib(document(index))
    words = {*graph.predicates(), *graph.objects(None, RDF.type)} - {RDF.type, DCTERMS.date}
    assert len(words) > 30
    assert {str(word) for word in words} <= {f"{SCHEMA}{term}" for term in SDO.__annotations__}


def test_the_graph_says_what_the_dossier_says(tiny_index: Index) -> None:
    graph = of_rdflib(document(tiny_index))
    treaty = URIRef(f"{TAG}alpha-beta/event/treaty")
    assert graph.value(treaty, URIRef(f"{SCHEMA}startDate")) == Literal("2020-07-30", datatype=URIRef(f"{SCHEMA}Date"))
    edtf = graph.value(treaty, URIRef("http://purl.org/dc/terms/date"))
    assert edtf == Literal("2020-07-30", datatype=URIRef("http://id.loc.gov/datatypes/edtf/EDTF"))
    names = {name.language for name in graph.objects(treaty, URIRef(f"{SCHEMA}name")) if isinstance(name, Literal)}
    assert names == {"fr", "en"}


@pytest.mark.parametrize("query", ["", "kind:statement", "zzzz"])
def test_every_id_is_described_once(index: Index, query: str) -> None:
    found = results(index, query)
    read = json.loads(exported(found, "jsonld"))
    described = [node["@id"] for node in nodes(read["@graph"]) if "@id" in node and len(node) > 1]
    assert len(described) == len({*described})
    assert {node["@id"] for node in nodes(read["@graph"]) if node.keys() == {"@id"}} <= {*described}
    assert all(id.startswith(TAG) for id in described)
    assert not {name for node in nodes(read["@graph"]) for name, value in node.items() if value in ("", [], {})} - {
        "itemListElement"
    }


def test_the_dataset_says_what_it_is(tiny_index: Index) -> None:
    head = document(tiny_index)["@graph"][0]
    assert head["@type"] == "Dataset"
    assert head["temporalCoverage"] == "-0043-03-15/.."
    assert head["dateModified"] == "2026-11-23"
    assert head["license"] == {"@type": "CreativeWork", "name": "CC0-1.0"}
    assert head["mainEntity"]["numberOfItems"] == len(head["mainEntity"]["itemListElement"]) == 10
    assert [item["position"] for item in head["mainEntity"]["itemListElement"]] == [*range(1, 11)]


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2020-03-15", "2020-03-15", None),
        ("2020-03", "2020-03", None),
        ("0044", "0044", None),
        ("2020-06~", "2020-06", None),
        ("1999-XX", "1999", None),
        ("2020-03-14T12:30:00Z", {"@type": "DateTime", "@value": "2020-03-14T12:30:00Z"}, None),
        ("2024-10-28/2024-10-30", "2024-10-28", "2024-10-30"),
        ("1912~/1956-03", "1912", "1956-03"),
        ("2019-05-01/..", "2019-05-01", None),
        ("/2020-03", None, "2020-03"),
        ("../2006", None, "2006"),
        ("2018-22", None, None),
        ("191X", None, None),
        ("2020-21/2020-22", None, None),
        ("[1955-11..1956-03]", None, None),
        ("-0043-03-15", None, None),
        ("0000", None, None),
        ("Y17000", None, None),
    ],
)
def test_dates_say_no_more_than_is_known(tiny_index: Index, edtf: str, start: object, end: str | None) -> None:
    told = event(tiny_index, edtf)
    assert (told.get("startDate"), told.get("endDate"), told["edtf"]) == (start, end, edtf)
    found = results(hostile(tiny_index, "x", date=parse(edtf)))
    losses = {loss.code: loss.ids for loss in written(found, "jsonld", Options("fr"))[1]}
    assert ("hostile" in losses.get("dates", ())) is (start is end is None)


@given(NASTY)
def test_it_may_stand_in_a_script_element(tiny_index: Index, text: str) -> None:
    index = hostile(tiny_index, text)
    data = exported(results(index), "jsonld").decode()
    assert not {*"<>&"} & {*data}
    head = json.loads(data)["@graph"][0]
    (listed,) = head["mainEntity"]["itemListElement"]
    assert listed["item"].get("name", [""]) == [clean(text)]


def test_a_partial_view_and_a_filter_are_told(tiny_index: Index) -> None:
    view = as_of(tiny_index.dossier, parse("2020-12-31"))
    data = written(results(Index(view.dossier), "theme:trade"), "jsonld", Options("en", view=view))[0]
    said = [one["@value"] for one in json.loads(data)["@graph"][0]["disambiguatingDescription"]]
    assert said[0] == "Filter: theme:trade"
    assert re.search("2020", said[1])


def test_private_notes_stay_and_the_ending_is_known(tiny_index: Index) -> None:
    found = results(tiny_index)
    assert exported(found, "jsonld", private=True) == exported(found, "jsonld")
    told = {loss.code for loss in written(found, "jsonld", Options("en", private=True))[1]}
    assert told - {loss.code for loss in written(found, "jsonld", Options("en"))[1]} == {"notes"}
    known = of_ending("a.jsonld")
    assert known is not None
    assert known.name == "jsonld"
