"""The network, as readers that nobody here wrote take it: networkx, the XML parser of the standard library, Graphviz."""

import re
import shutil
import subprocess
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.export.exporting import exported, hostile, results, written

from relations_tui.core.dates import parse
from relations_tui.core.index import Index
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.core.text import clean
from relations_tui.export import Options
from relations_tui.export.graph import escape, quoted

DOSSIERS = ["tiny_index", "real_index"]
GEXF = "{http://www.gexf.net/1.2draft}"
SVG = "{http://www.w3.org/2000/svg}"
NASTY = st.text(st.characters(codec="utf-8"), max_size=120) | st.sampled_from(
    [
        "\\N \\G \\E \\L \\T \\H \\l \\r \\\\ \\",
        '"]; "evil" -> "node" [label="x',
        "]]> <!-- --> <?xml?> <![CDATA[ &lt; &amp;amp; &#0;",
        "&copy; &nbsp &#x41;",
        "<b>bold</b>",
        "\ufffe\uffff",
        "a\nb",
    ]
)


@pytest.fixture
def index(request: pytest.FixtureRequest) -> Index:
    found: Index = request.getfixturevalue(request.param)
    return found


def read(index: Index, name: str, lang: Lang = "fr", *, private: bool = False) -> Any:  # noqa: ANN401
    data = BytesIO(exported(results(index), name, lang, private=private))
    if name == "graphml":
        return nx.read_graphml(data, force_multigraph=True)
    return nx.read_gexf(data, version="1.2draft")


def ties(index: Index) -> list[tuple[str, str, str]]:
    found = []
    for event in index.dossier.events:
        found += [(f"event.{event.id}", f"event.{link.to}", link.kind) for link in event.links]
        found += [(f"actor.{one.actor}", f"event.{event.id}", "takes-part") for one in event.actors]
    return sorted(found)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["graphml", "gexf"])
@pytest.mark.parametrize("index", DOSSIERS, indirect=True)
def test_networkx_reads_every_event_actor_and_tie(index: Index, name: str, lang: Lang) -> None:
    graph = read(index, name, lang)
    assert graph.is_directed()
    events = {node: data for node, data in graph.nodes(data=True) if data["class"] == "event"}
    assert [name.removeprefix("event.") for name in events] == [event.id for event in results(index).events]
    for event in results(index).events:
        data = events[f"event.{event.id}"]
        assert data["date_edtf"] == event.date.edtf
        assert data["label"] == " ".join(event.title.pick(lang).split("\n"))
        assert data.get("summary", "") == event.summary.pick(lang)
    involved = {f"actor.{one.actor}" for event in index.dossier.events for one in event.actors}
    assert set(graph) - set(events) == involved
    assert sorted((one, other, data["kind"]) for one, other, data in graph.edges(data=True)) == ties(index)


def test_a_link_has_its_words_its_reason_and_its_sources(tiny_index: Index) -> None:
    for name in ("graphml", "gexf"):
        edges = {(one, other): data for one, other, data in read(tiny_index, name, "en").edges(data=True)}
        data = edges["event.talks", "event.patrols"]
        assert (data["label"], data["kind"], data["why"]) == ("responds to", "responds-to", "The wire says so.")
        assert data["sources"].startswith("Wire, ")
        assert edges["actor.otto-roe", "event.talks"]["label"] == "declines"


def test_a_link_to_what_is_not_there_is_left_out_and_told(tiny_index: Index) -> None:
    for name in ("dot", "graphml", "gexf"):
        stream, losses = written(results(tiny_index, "-kind:meeting"), name, Options("en"))
        assert b"event.talks" not in stream
        assert "links" in {loss.code for loss in losses}


def test_notes_stay_unless_asked_for(tiny_index: Index) -> None:
    for name in ("graphml", "gexf"):
        assert not any("note" in data for _, data in read(tiny_index, name).nodes(data=True))
        nodes = read(tiny_index, name, private=True).nodes
        assert nodes["event.noon-call"]["note"] == "SECRET-7F3A : ne jamais publier"
        assert nodes["actor.beta"]["note"].startswith("SECRET-ACTOR")
    assert b"SECRET" not in exported(results(tiny_index), "dot")
    assert b'note="SECRET-7F3A : ne jamais publier"' in exported(results(tiny_index), "dot", private=True)


def test_keys_of_graphml_are_declared_before_the_graph_and_all_used(tiny_index: Index) -> None:
    root = ET.fromstring(exported(results(tiny_index), "graphml"))  # noqa: S314
    tags = [child.tag.rpartition("}")[2] for child in root]
    assert tags == ["key"] * (len(tags) - 1) + ["graph"]
    declared = {child.get("id") for child in root if child.tag.endswith("key")}
    assert declared == {data.get("key") for data in root.iter() if data.tag.endswith("data")}


def spells(index: Index) -> dict[str | None, tuple[str | None, str | None]]:
    root = ET.fromstring(exported(results(index), "gexf"))  # noqa: S314
    graph = root.find(f"{GEXF}graph")
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    return {node.get("id"): (node.get("start"), node.get("end")) for node in root.iter(f"{GEXF}node")}


def test_a_gexf_event_lasts_from_the_first_to_the_last_day_it_may_mean(tiny_index: Index) -> None:
    found = spells(tiny_index)
    assert found["event.treaty"] == ("2020-07-30", "2020-07-30")
    assert found["event.long-truce"] == ("1910-01-01", "1919-12-31")
    assert found["event.founding"] == ("1955-11-01", "1956-03-31")
    assert found["event.patrols"] == ("2019-05-01", None)
    assert found["event.talks"] == ("2020-03-01", None)
    assert found["event.eclipse-bc"] == (None, None)
    assert found["actor.beta"] == (None, None)


@pytest.mark.parametrize(
    ("edtf", "spell", "code"),
    [
        ("1956-03", ("1956-03-01", "1956-03-31"), "spans"),
        ("1956-03-05~", ("1956-03-05", "1956-03-05"), "spans"),
        ("1956-03-05", ("1956-03-05", "1956-03-05"), ""),
        ("1956-03-05/1956-04-01", ("1956-03-05", "1956-04-01"), ""),
        ("../1956-03-05", (None, "1956-03-05"), ""),
        ("/1956-03-05", (None, "1956-03-05"), ""),
        ("0001-01-01", ("0001-01-01", "0001-01-01"), ""),
        ("9999", ("9999-01-01", "9999-12-31"), "spans"),
        ("0000", (None, None), "off-axis"),
        ("0000/2000", (None, None), "off-axis"),
        ("Y17000", (None, None), "off-axis"),
        ("1956-03-05T10:00:00Z", ("1956-03-05", "1956-03-05"), "times"),
    ],
)
def test_days_on_the_axis_are_full_dates_and_what_they_cannot_say_is_told(
    tiny_index: Index, edtf: str, spell: tuple[str | None, str | None], code: str
) -> None:
    index = hostile(tiny_index, "x", date=parse(edtf))
    assert spells(index)["event.hostile"] == spell
    _, losses = written(results(index), "gexf", Options("en"))
    assert {loss.code for loss in losses} & {"spans", "off-axis", "times"} == {code} - {""}


@given(NASTY)
def test_no_text_breaks_the_xml_and_all_read_back(tiny_index: Index, text: str) -> None:
    index = hostile(tiny_index, text, theme=text)
    legal = re.sub("[\ufffe\uffff]", "", clean(text))
    for name in ("graphml", "gexf"):
        data = read(index, name).nodes["event.hostile"]
        assert data["label"] == " ".join(legal.split("\n")) or not legal
        assert data.get("summary", "") == legal


@given(st.text(max_size=80))
def test_escapes_hold_whatever_loading_let_through(text: str) -> None:
    escaped = escape(text)
    assert ET.fromstring(f'<a b="{escaped}"/>').get("b") is not None  # noqa: S314
    assert re.fullmatch(r'"(?:[^"\\\n]|\\\\|\\"|\\n)*"', quoted(text))


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", 'https://a.example/"];x', "https://a\\N"]
)
def test_an_address_is_one_of_the_web_or_not_there(tiny_index: Index, address: str) -> None:
    dossier = hostile(tiny_index, "x").dossier
    sources = {name: source._replace(url=address, archive=address) for name, source in dossier.sources.items()}
    found = results(Index(dossier._replace(sources=sources)))
    assert b"URL=" not in exported(found, "dot")
    for name in ("graphml", "gexf"):
        assert "url" not in read(Index(dossier._replace(sources=sources)), name).nodes["event.hostile"]
        assert address.encode() not in exported(found, name)


def drawn(data: bytes) -> ET.Element:
    """What Graphviz draws; its warnings fail."""
    dot = shutil.which("dot")
    if not dot:
        pytest.skip("Graphviz is not installed")
    ended = subprocess.run([dot, "-Tsvg"], input=data, check=True, capture_output=True, timeout=120)
    assert not [said for said in ended.stderr.decode().splitlines() if "fontconfig" not in said.lower()]
    return ET.fromstring(ended.stdout)  # noqa: S314


def groups(svg: ET.Element, kind: str) -> list[ET.Element]:
    return [group for group in svg.iter(f"{SVG}g") if kind in (group.get("class") or "").split()]


@pytest.mark.readers
@pytest.mark.parametrize("index", DOSSIERS, indirect=True)
def test_graphviz_draws_every_event_actor_and_tie(index: Index) -> None:
    svg = drawn(exported(results(index), "dot", "fr"))
    titles = [group.findtext(f"{SVG}title") for group in groups(svg, "node")]
    events = [f"event.{event.id}" for event in index.dossier.events]
    assert len(titles) == len(set(titles))
    assert {title for title in titles if title and title.startswith("event.")} == set(events)
    assert len(groups(svg, "edge")) == len(ties(index))


@pytest.mark.readers
@pytest.mark.parametrize(
    "text",
    ["\\N \\G \\E", "a\\", '"quoted" \\" x', "&lt;b&gt; & &copy; <i>", "ألفا 你好", '"]; "evil" -> "node"'],
)
def test_graphviz_shows_a_text_as_it_is(tiny_index: Index, text: str) -> None:
    index = hostile(tiny_index, text)
    svg = drawn(exported(results(index), "dot"))
    (node,) = [group for group in groups(svg, "node") if group.findtext(f"{SVG}title") == "event.hostile"]
    assert [one.text for one in node.iter(f"{SVG}text")] == [text, "30 juillet 2020"]
    link = next(node.iter(f"{SVG}a"))
    assert link.get("{http://www.w3.org/1999/xlink}title") == f"{text} — 30 juillet 2020".replace("\\", "＼")
    assert not any(group.findtext(f"{SVG}title") == "evil" for group in groups(svg, "node"))


@pytest.mark.readers
def test_graphviz_takes_nothing_in_an_address_for_an_entity(tiny_index: Index) -> None:
    dossier = hostile(tiny_index, "x").dossier
    address = "https://a.example/?x=1&copy;=2&y=%C3%A9#f"
    sources = {name: source._replace(url=address) for name, source in dossier.sources.items()}
    svg = drawn(exported(results(Index(dossier._replace(sources=sources))), "dot"))
    assert {link.get("{http://www.w3.org/1999/xlink}href") for link in svg.iter(f"{SVG}a")} >= {address}
