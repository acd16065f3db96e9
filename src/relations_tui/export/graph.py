r"""The network of events and actors: DOT for Graphviz, GraphML for yEd, Gephi and networkx, GEXF 1.2 for Gephi's timeline.

- A node for each event, in the order asked, then for each actor of one; ids are `event.ID` and `actor.ID`, since one id may name
  both. Edges are directed: a link from the event that carries it, and `takes-part` from an actor to an event.
- Every date is there as written (`date_edtf`), in words and by the first and last day it may mean.
- In DOT, `\` is doubled in labels and wide in tooltips (`\N`, `\G`, `\E` would be replaced), `&` is an entity everywhere; `URL` is
  an http(s) address or not there.
- In XML, what XML 1.0 §2.2 forbids is taken out, and the line ends of attributes are references.
- GEXF is dynamic with `timeformat="date"`: an event lasts from the first to the last day its date may mean (both inclusive); an
  open or unknown end is not there, nor is either outside the years 1 to 9999. Actors and edges are always there.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO, NamedTuple

from relations_tui.core.dates import OPEN_FUTURE, OPEN_PAST, Date, Precision, day_of, first_day, last_day
from relations_tui.core.index import Results
from relations_tui.core.model import Actor, Event
from relations_tui.core.phrases import Phrase
from relations_tui.core.text import clean, is_web_address
from relations_tui.core.vocabulary import LINK_KINDS
from relations_tui.export import Loss, Options, losses, unsaid
from relations_tui.export.account import of_dossier
from relations_tui.export.records import Wording
from relations_tui.export.referred import linked_within

_YEARS = range(1, 10_000)
_TAKES_PART = Phrase("participe à", "takes part in")
_NODE_FIELDS = (
    *("label", "class", "kind", "date_edtf", "date_words", "earliest", "latest", "precision", "status", "places"),
    *("themes", "country", "summary", "sources", "url", "note"),
)
_DOT_FIELDS = ("date_edtf", "earliest", "latest", "status", "places", "themes", "note")
_EDGE_FIELDS = ("label", "kind", "why", "sources")
_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_XML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;"})
_WRAP = 34
"""Characters on a line of a DOT label, more or less."""


class Node(NamedTuple):
    """An event, or an actor when `event` is not there. `fields` are those of `_NODE_FIELDS` that have a value."""

    id: str
    fields: Mapping[str, str]
    event: Event | None = None


class Edge(NamedTuple):
    """A directed edge between the ids of two nodes; `fields` are those of `_EDGE_FIELDS` that have a value."""

    source: str
    target: str
    fields: Mapping[str, str]


class Network(NamedTuple):
    """What all three formats write; `about` is what a reader must know of the whole."""

    title: str
    about: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def write_dot(results: Results, stream: BinaryIO, options: Options) -> tuple[Loss, ...]:
    """The network as a DOT digraph."""
    stream.writelines(f"{line}\n".encode() for line in _dot(_network(results, options)))
    return losses.found(*_losses(results), unsaid.texts(results.events))


def write_graphml(results: Results, stream: BinaryIO, options: Options) -> tuple[Loss, ...]:
    """The network as GraphML, every value a string."""
    stream.writelines(f"{line}\n".encode() for line in _graphml(_network(results, options)))
    return losses.found(*_losses(results))


def write_gexf(results: Results, stream: BinaryIO, options: Options) -> tuple[Loss, ...]:
    """The network as a dynamic GEXF graph."""
    updated = results.index.dossier.updated
    stream.writelines(f"{line}\n".encode() for line in _gexf(_network(results, options), updated))
    events = results.events
    return losses.found(
        unsaid.unset(event for event in events if not _fits(event.date)),
        losses.spread(event for event in events if _fits(event.date) and _is_spread(event.date)),
        losses.timeless(event for event in events if event.date.precision == Precision.SECOND),
        *_losses(results),
    )


def _losses(results: Results) -> Iterator[Loss]:
    """What none of the three carries."""
    events, dossier = results.events, results.index.dossier
    yield losses.links_out(events)
    yield losses.claims(events)
    yield unsaid.disputed(events)
    yield losses.other_languages(events)
    yield losses.coordinates(dossier, events)
    yield losses.aliases(dossier, events)
    yield unsaid.roles(dossier, events)


def _network(results: Results, options: Options) -> Network:
    dossier = results.index.dossier
    wording = Wording(dossier, options.lang)
    events = linked_within(results.events)
    involved = {involvement.actor for event in events for involvement in event.actors}
    actors = (actor for name, actor in dossier.actors.items() if name in involved)
    return Network(
        " ".join(clean(wording.pick(dossier.title)).split("\n")) or dossier.id,
        "\n".join(of_dossier(results, wording, options)),
        (
            *(Node(f"event.{event.id}", _known(_of_event(event, wording, options)), event) for event in events),
            *(Node(f"actor.{actor.id}", _known(_of_actor(actor, wording, options))) for actor in actors),
        ),
        tuple(edge for event in events for edge in _edges(event, wording)),
    )


def _of_event(event: Event, wording: Wording, options: Options) -> Iterator[tuple[str, str]]:
    sources = [wording.dossier.sources[citation.source] for citation in event.citations]
    date = event.date
    yield from (("label", wording.title(event)), ("class", "event"), ("kind", event.kind), ("date_edtf", date.edtf))
    yield from (("date_words", wording.date(date)), ("earliest", first_day(date)), ("latest", last_day(date)))
    yield from (("precision", date.precision.name.lower()), ("status", event.status))
    yield from (("places", wording.listed(wording.places(event))), ("themes", wording.listed(wording.themes(event))))
    yield "summary", wording.pick(event.summary)
    yield "sources", "\n".join(map(wording.source, sources))
    yield "url", next((source.url for source in sources if is_web_address(source.url)), "")
    yield "note", event.note if options.private else ""


def _of_actor(actor: Actor, wording: Wording, options: Options) -> Iterator[tuple[str, str]]:
    yield from (("label", " ".join(wording.pick(actor.name).split("\n")) or actor.id), ("class", "actor"))
    yield from (("kind", actor.kind), ("country", actor.country), ("note", actor.note if options.private else ""))


def _edges(event: Event, wording: Wording) -> Iterator[Edge]:
    """The links of an event, then those who take part."""
    here, sources = f"event.{event.id}", wording.dossier.sources
    for link in event.links:
        known = LINK_KINDS.get(link.kind)
        cited = "\n".join(wording.source(sources[source]) for source in link.sources)
        label = known.say(wording.lang) if known else link.kind
        fields = (("label", label), ("kind", link.kind), ("why", wording.pick(link.why)), ("sources", cited))
        yield Edge(here, f"event.{link.to}", _known(fields))
    for involvement in event.actors:
        label = wording.pick(involvement.part) or _TAKES_PART.say(wording.lang)
        yield Edge(f"actor.{involvement.actor}", here, _known((("label", label), ("kind", "takes-part"))))


def _known(fields: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    return {name: _ILLEGAL.sub("", clean(value)) for name, value in fields if value}


def _dot(network: Network) -> Iterator[str]:
    title = quoted(f"{network.title}\n{network.about}" if network.about else network.title)
    yield "digraph relations {"
    yield f'  graph [charset="UTF-8", rankdir="LR", labelloc="t", label={title}];'
    yield '  node [shape="box", style="rounded"];'
    for node in network.nodes:
        yield f"  {quoted(node.id)} [{_dot_attributes(_dot_node(node))}];"
    for edge in network.edges:
        label, why = edge.fields["label"], edge.fields.get("why", "")
        attributes = {
            "label": quoted(label),
            "tooltip": _tooltip(f"{label} — {why}" if why else label),
            "kind": quoted(edge.fields["kind"]),
        }
        if edge.fields["kind"] == "takes-part":
            attributes |= {"style": '"dotted"'}
        yield f"  {quoted(edge.source)} -> {quoted(edge.target)} [{_dot_attributes(attributes)}];"
    yield "}"


def _dot_attributes(attributes: Mapping[str, str]) -> str:
    return ", ".join(f"{name}={value}" for name, value in attributes.items())


def _dot_node(node: Node) -> Mapping[str, str]:
    fields = node.fields
    said = _wrapped(fields["label"])
    if node.event is None:
        return {
            "label": quoted(said),
            "tooltip": _tooltip(fields["label"]),
            "shape": '"ellipse"',
            "class": '"actor"',
            "kind": quoted(fields["kind"]),
            **{name: quoted(fields[name]) for name in ("country", "note") if name in fields},
        }
    about = f"{fields['label']} — {fields['date_words']}"
    address = {"URL": _address(fields["url"]), "target": '"_blank"'} if "url" in fields else {}
    bounds = {name: quoted(fields[name]) for name in _DOT_FIELDS if name in fields}
    return {
        "label": quoted(f"{said}\n{fields['date_words']}"),
        "tooltip": _tooltip(about),
        "class": '"event"',
        "kind": quoted(fields["kind"]),
        **bounds,
        **address,
    }


def quoted(text: str) -> str:
    """A text as a quoted DOT string that a label shows as it is: no escape and no entity in it is one."""
    text = _ILLEGAL.sub("", clean(text)).replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
    return '"' + text.replace("\n", "\\n") + '"'


def _address(url: str) -> str:
    """An address, which has no quote and no backslash (see `is_web_address`); Graphviz would leave a bare `&` in its SVG."""
    return f'"{url.replace("&", "&amp;")}"'


def _tooltip(text: str) -> str:
    """A text as a tooltip, where Graphviz replaces escapes twice and even those that are entities: a backslash is a wide one."""
    return quoted(text.replace("\\", "＼"))


def _wrapped(text: str) -> str:
    """The text on lines of about `_WRAP` characters, broken at blanks."""
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and len(lines[-1]) + len(word) >= _WRAP:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return "\n".join(lines)


def escape(text: str) -> str:
    """A text as the content or an attribute of an XML element."""
    return _ILLEGAL.sub("", clean(text)).translate(_XML)


def _used(fields: tuple[str, ...], items: Iterable[Node | Edge]) -> tuple[str, ...]:
    """Those fields that some item has, in their order: a key nobody uses would be an empty column."""
    used = {name for item in items for name in item.fields}
    return tuple(name for name in fields if name in used)


def _graphml(network: Network) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    # Keys stand before the graph: readers that go through the file once know no others.
    for owner, prefix, names in (
        ("graph", "g", ("title", "description")),
        ("node", "n", _used(_NODE_FIELDS, network.nodes)),
        ("edge", "e", _used(_EDGE_FIELDS, network.edges)),
    ):
        for name in names:
            yield f'  <key id="{prefix}_{name}" for="{owner}" attr.name="{name}" attr.type="string"/>'
    yield '  <graph id="relations" edgedefault="directed">'
    yield f'    <data key="g_title">{escape(network.title)}</data>'
    yield f'    <data key="g_description">{escape(network.about)}</data>'
    for node in network.nodes:
        yield f'    <node id="{escape(node.id)}">{_data("n", node.fields)}</node>'
    for number, edge in enumerate(network.edges):
        ends = f'source="{escape(edge.source)}" target="{escape(edge.target)}"'
        yield f'    <edge id="e{number}" {ends}>{_data("e", edge.fields)}</edge>'
    yield "  </graph>"
    yield "</graphml>"


def _data(prefix: str, fields: Mapping[str, str]) -> str:
    return "".join(f'<data key="{prefix}_{name}">{escape(value)}</data>' for name, value in fields.items())


def _gexf(network: Network, updated: str) -> Iterator[str]:
    node_fields, edge_fields = _used(_NODE_FIELDS[1:], network.nodes), _used(_EDGE_FIELDS[1:], network.edges)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">'
    yield f'  <meta lastmodifieddate="{escape(updated)}">' if updated else "  <meta>"
    yield "    <creator>relations-tui</creator>"
    yield f"    <description>{escape(network.title)}&#10;{escape(network.about)}</description>"
    yield "  </meta>"
    yield '  <graph mode="dynamic" defaultedgetype="directed" timeformat="date">'
    for owner, names in (("node", node_fields), ("edge", edge_fields)):
        yield f'    <attributes class="{owner}" mode="static">'
        yield from (f'      <attribute id="{name}" title="{name}" type="string"/>' for name in names)
        yield "    </attributes>"
    yield "    <nodes>"
    for node in network.nodes:
        spell = _spell(node.event.date) if node.event else ""
        head = f'<node id="{escape(node.id)}" label="{escape(node.fields["label"])}"{spell}>'
        yield f"      {head}{_values(node.fields)}</node>"
    yield "    </nodes>"
    yield "    <edges>"
    for number, edge in enumerate(network.edges):
        ends = f'source="{escape(edge.source)}" target="{escape(edge.target)}"'
        label = escape(edge.fields["label"])
        yield f'      <edge id="{number}" {ends} type="directed" label="{label}">{_values(edge.fields)}</edge>'
    yield "    </edges>"
    yield "  </graph>"
    yield "</gexf>"


def _values(fields: Mapping[str, str]) -> str:
    values = (f'<attvalue for="{name}" value="{escape(value)}"/>' for name, value in fields.items() if name != "label")
    return f"<attvalues>{''.join(values)}</attvalues>"


def _spell(date: Date) -> str:
    """The attributes that say from when to when; none where a day cannot be written."""
    if not _fits(date):
        return ""
    start = f' start="{first_day(date)}"' if date.earliest not in (None, OPEN_PAST) else ""
    return start + (f' end="{last_day(date)}"' if date.latest not in (None, OPEN_FUTURE) else "")


def _fits(date: Date) -> bool:
    return all(
        day_of(bound)[0] in _YEARS
        for bound in (date.earliest, date.latest)
        if bound is not None and bound not in (OPEN_PAST, OPEN_FUTURE)
    )


def _is_spread(date: Date) -> bool:
    """Whether its days are those it may mean rather than those it lasted."""
    return date.precision > Precision.DAY or date.form == "between" or date.approximate or date.uncertain
