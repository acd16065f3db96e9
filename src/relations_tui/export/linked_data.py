"""The events as linked data: schema.org in JSON-LD 1.1, a list of `Event` in a `Dataset`, with what they refer to beside it.

The context stands in the file and names no other: whoever reads it asks no server, and schema.org's words are all there is in it
but for `edtf`, which is `dcterms:date` in the data type that the Library of Congress has for EDTF.

- `Dataset` has `temporalCoverage` (ISO 8601, `..` where the end is open), `license`, `dateModified`, and in `mainEntity` the list,
  in the order asked. Then come the actors, places, themes and sources that the events refer to: every `@id` is described in the
  file. Ids are tag URIs of one fixed year, the same for ever.
- schema.org has no doubtful date (its issue 242). `startDate` and `endDate` are as fine as what is written, without its doubt; a
  season, a decade, a century, a "between" and a year beyond 1–9999 are in `edtf` alone, and an open or unknown end is left out.
- A text is in all its languages, each with its tag; what the program words itself (kind, status, how well it is established) is
  in the one asked for. A part in an event is a `Role`, a disagreement a `Comment`; an author and a
  publisher are texts, since a dossier does not say whether they are persons.
- Private notes have no place here, whatever is asked. `<`, `>` and `&` are escaped, so that the file may stand in a page's
  `<script type="application/ld+json">` as it is.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from relations_tui.core.dates import OPEN_FUTURE, OPEN_PAST, Date, Point, Precision, first_day, last_day
from relations_tui.core.index import Results
from relations_tui.core.model import Actor, Dossier, Event, Involvement, Localized, Place, Source
from relations_tui.core.phrases import Phrase, counted
from relations_tui.core.text import is_web_address
from relations_tui.export import Loss, Options, losses
from relations_tui.export.account import FILTER
from relations_tui.export.records import Wording

Json = dict[str, Any]

TAG = "tag:relations-tui.invalid,2026:"
"""What every id begins with; the year is part of it and stays."""
_CONTEXT: Json = {
    "@version": 1.1,
    "@vocab": "https://schema.org/",
    "edtf": {"@id": "http://purl.org/dc/terms/date", "@type": "http://id.loc.gov/datatypes/edtf/EDTF"},
    **{name: {"@type": "Date"} for name in ("startDate", "endDate", "datePublished", "dateModified")},
}
_TYPES = {"person": "Person", "state": "Country"}
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_DEPTHS = {Precision.DAY: 3, Precision.MONTH: 2, Precision.YEAR: 1}
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def write_jsonld(results: Results, stream: BinaryIO, options: Options) -> tuple[Loss, ...]:
    """One JSON-LD document, one event or record a line."""
    from json import JSONEncoder

    encode = JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
    graph = _Graph(results, options)
    # A row is what stands between the brackets of the list.
    head, tail = encode(graph.dataset()).split('"itemListElement":[]')
    pieces = [f'{{"@context":{encode(_CONTEXT)},\n"@graph":[\n{head}"itemListElement":[']
    pieces += _rows(encode(graph.item(place, event)) for place, event in enumerate(results.events, 1))
    pieces.append(f"]{tail}")
    pieces += (f",\n{encode(record)}" for record in graph.records())
    pieces.append("\n]}\n")
    stream.writelines(piece.translate(_ESCAPES).encode() for piece in pieces)
    return _losses(results, options)


def _rows(rows: Iterable[str]) -> Iterator[str]:
    between = "\n"
    for row in rows:
        yield between + row
        between = ",\n"


def _losses(results: Results, options: Options) -> tuple[Loss, ...]:
    dossier, events = results.index.dossier, results.events
    there = {event.id for event in events}
    sources = (dossier.sources[source] for source in dict.fromkeys(c.source for e in events for c in e.citations))
    in_edtf = [event.id for event in events if not _span(event.date)]
    in_edtf += (source.id for source in sources if source.date and not _published(source))
    return losses.found(
        _edtf_alone(in_edtf),
        losses.unsigned(event for event in events if _span(event.date) and _is_doubtful(event.date)),
        losses.claims(events),
        _ties(event.id for event in events if len(_parents(event, there)) < len(event.links) or _explained(event)),
        _offices(dossier, events),
        losses.notes(events, options),
    )


def _is_doubtful(date: Date) -> bool:
    return date.approximate or date.uncertain


def _explained(event: Event) -> bool:
    return any(link.why or link.sources for link in event.links)


def _parents(event: Event, there: set[str]) -> list[str]:
    """The events, of those that are there, of which this one is part."""
    return [link.to for link in event.links if link.kind == "part-of" and link.to in there]


def _span(date: Date) -> Json:
    """The `startDate` and `endDate` that schema.org can say; none when it can say none of what is known."""
    if date.form == "between":
        return {}
    if date.form == "point":
        return {"startDate": _moment(date.start, date.edtf)} if _moment(date.start, date.edtf) else {}
    ends = {"startDate": (date.start, date.earliest), "endDate": (date.end, date.latest)}
    said = {name: _moment(point, "") for name, (point, _) in ends.items()}
    known = [name for name, (_, second) in ends.items() if second not in (None, OPEN_PAST, OPEN_FUTURE)]
    return {name: said[name] for name in known} if all(said[name] for name in known) else {}


def _published(source: Source) -> str | Json:
    """The one sure date that schema.org can say of a source; "" for any other, which is in `edtf` alone."""
    date = source.date
    sure = date is not None and date.form == "point" and not _is_doubtful(date)
    return _moment(date.start, date.edtf) if sure and date else ""


def _moment(point: Point | None, edtf: str) -> str | Json:
    """A date of ISO 8601, reduced to what is known; "" when it cannot be said."""
    if point is None or not 0 < point.year < 10_000:
        return ""
    if point.time:
        return {"@type": "DateTime", "@value": edtf.rstrip("?~%")}
    parts = (point.year, point.month or 0, point.day or 0)[: _DEPTHS.get(point.precision, 0)]
    return "-".join(f"{part:0{width}}" for part, width in zip(parts, (4, 2, 2), strict=False))


class _Graph:
    """The nodes of a document; each method gives one kind."""

    def __init__(self, results: Results, options: Options) -> None:
        self._results = results
        self._dossier = results.index.dossier
        self._options = options
        self._wording = Wording(self._dossier, options.lang)
        self._there = {event.id for event in results.events}

    def dataset(self) -> Json:
        """The whole, its list still empty."""
        dossier = self._dossier
        asked = self._results.query.text(self._options.lang)
        remarks = [f"{FILTER.say(self._options.lang)}{self._wording.colon}{asked}"] if asked else []
        if self._options.view:
            remarks.append(self._wording.view(self._options.view))
        events = len(self._results.events)
        listed = {"@type": "ItemList", "numberOfItems": events, "itemListElement": []}
        fields = {
            "identifier": dossier.id,
            "name": _texts(dossier.title),
            "description": _texts(dossier.description),
            "disambiguatingDescription": [self._said(remark) for remark in remarks],
            "inLanguage": list(dossier.languages),
            "temporalCoverage": _coverage(self._results.events),
            "dateModified": dossier.updated,
            "license": {"@type": "CreativeWork", "name": dossier.licence} if dossier.licence else "",
            "mainEntity": listed,
        }
        return {"@type": "Dataset", "@id": f"{TAG}{dossier.id}", **_known(fields)}

    def item(self, position: int, event: Event) -> Json:
        """An event in its place."""
        wording = self._wording
        standing = (wording.kind(event), wording.status(event), wording.standing(event))
        comments = [{"@type": "Comment", "text": _texts(said)} for said in event.disagreements]
        sources = dict.fromkeys(citation.source for citation in event.citations)
        fields = {
            "identifier": event.id,
            "name": _texts(event.title),
            "description": _texts(event.summary),
            "disambiguatingDescription": self._said(" · ".join(standing)),
            **_span(event.date),
            "edtf": event.date.edtf,
            "location": [self._ref("place", place) for place in event.places],
            "about": [self._part(involvement) for involvement in event.actors],
            "keywords": [self._ref("theme", theme) for theme in event.themes],
            "superEvent": [self._ref("event", parent) for parent in _parents(event, self._there)],
            "subjectOf": [*(self._ref("source", source) for source in sources), *comments],
        }
        node = {"@type": "Event", **self._ref("event", event.id), **_known(fields)}
        return {"@type": "ListItem", "position": position, "item": node}

    def records(self) -> Iterator[Json]:
        """What the events refer to, each once, in the order of the dossier."""
        dossier, events = self._dossier, self._results.events
        actors = {involvement.actor for event in events for involvement in event.actors}
        places = {place for event in events for place in event.places}
        themes = {theme for event in events for theme in event.themes}
        sources = {citation.source for event in events for citation in event.citations}
        yield from (self._actor(actor) for actor in dossier.actors.values() if actor.id in actors)
        yield from (self._place(place) for place in dossier.places.values() if place.id in places)
        for theme, label in dossier.themes.items():
            if theme in themes:
                yield {"@type": "DefinedTerm", **self._ref("theme", theme), "name": _texts(label)}
        yield from (self._source(source) for source in dossier.sources.values() if source.id in sources)

    def _ref(self, kind: str, id: str) -> Json:
        return {"@id": f"{TAG}{self._dossier.id}/{kind}/{id}"}

    def _said(self, text: str) -> Json:
        return {"@language": self._options.lang, "@value": text}

    def _part(self, involvement: Involvement) -> Json:
        actor = self._ref("actor", involvement.actor)
        part = _texts(involvement.part)
        return {"@type": "Role", "roleName": part, "about": actor} if part else actor

    def _actor(self, actor: Actor) -> Json:
        fields = {"name": _texts(actor.name), "alternateName": list(actor.aliases)}
        kind = _TYPES.get(actor.kind, "Organization")
        return {"@type": kind, **self._ref("actor", actor.id), **_known(fields)}

    def _place(self, place: Place) -> Json:
        address = {"@type": "PostalAddress", "addressCountry": place.country} if place.country else {}
        # As texts, which schema.org takes too: readers do not agree on how a number is written.
        point = zip(("latitude", "longitude"), map(str, place.point or ()), strict=False)
        fields = {"name": _texts(place.name), "address": address, **dict(point)}
        return {"@type": "Place", **self._ref("place", place.id), **_known(fields)}

    def _source(self, source: Source) -> Json:
        fields = {
            "name": source.title,
            "author": list(source.author),
            "publisher": source.publisher,
            "datePublished": _published(source),
            "edtf": source.date.edtf if source.date else "",
            "inLanguage": source.lang,
            "genre": source.kind,
            "isBasedOn": {"@type": "CreativeWork", "name": source.origin} if source.origin else {},
            "url": source.url if is_web_address(source.url) else "",
            "archivedAt": source.archive if is_web_address(source.archive) else "",
        }
        return {"@type": "CreativeWork", **self._ref("source", source.id), **_known(fields)}


def _known(fields: Json) -> Json:
    return {name: value for name, value in fields.items() if value}


def _texts(text: Localized) -> list[Json | str]:
    """A text in each language, with its tag (BCP 47) where there is one."""
    return [
        {"@language": lang, "@value": said} if _LANGUAGE.fullmatch(lang) else said
        for lang, said in text.items()
        if said
    ]


def _coverage(events: Iterable[Event]) -> str:
    """From the first day of any event to the last, `..` where one is open; "" when a bound is known of none."""
    dates = [event.date for event in events]
    firsts = [date for date in dates if date.earliest is not None]
    lasts = [date for date in dates if date.latest is not None]
    if not firsts or not lasts:
        return ""
    first = min(firsts, key=lambda date: date.earliest or 0)
    last = max(lasts, key=lambda date: date.latest or 0)
    ends = first_day(first) or "..", last_day(last) or ".."
    return "" if ends == ("..", "..") else "/".join(ends)


def _edtf_alone(ids: Iterable[str]) -> Loss:
    """The events and sources with a date that the format has no other way to say than as EDTF."""
    return _lost(
        "dates",
        ids,
        Phrase("{count} date en EDTF seulement", "{count} date as EDTF alone"),
        Phrase("{count} dates en EDTF seulement", "{count} dates as EDTF alone"),
    )


def _ties(ids: Iterable[str]) -> Loss:
    """The events with a link of which more is known than that one event is part of another."""
    return _lost(
        "links",
        ids,
        Phrase(
            "{count} événement sans ses liens, sauf ce dont il fait partie",
            "{count} event without its links but for what it is part of",
        ),
        Phrase(
            "{count} événements sans leurs liens, sauf ce dont ils font partie",
            "{count} events without their links but for what they are part of",
        ),
    )


def _offices(dossier: Dossier, events: Iterable[Event]) -> Loss:
    """The actors whose roles or country are known."""
    used = dict.fromkeys(involvement.actor for event in events for involvement in event.actors)
    return _lost(
        "offices",
        (actor for actor in used if dossier.actors[actor].roles or dossier.actors[actor].country),
        Phrase("{count} acteur sans ses fonctions ni son pays", "{count} actor without roles and country"),
        Phrase("{count} acteurs sans leurs fonctions ni leur pays", "{count} actors without roles and country"),
    )


def _lost(code: str, ids: Iterable[str], one: Phrase, many: Phrase) -> Loss:
    befallen = tuple(ids)
    return Loss(code, counted(len(befallen), one, many), befallen)
