"""The events as JSON (RFC 8259) and JSON Lines: everything the dossier says, under a schema with a version.

`export.schema.json`, beside this module, says the same as a JSON Schema; `--schema=export` prints it.

The document of `json`, version 1; every key is always there (`note` only with private notes), unknown texts are "", unknown
values null, nothing is a number that is not one:

- `format` "relations-tui", `version` 1, `language` of what is under `display`, `query` that was asked, `as_of`: null, or, when
  only what had been published by a date is there, `date` (DATE) and `hidden` (`events`, `sources`, `undated`: how many are left
  out, and how many of the sources for want of a date), `count` of events;
- `dossier`: `id`, `title`, `description`, `languages`, `updated`, `licence`;
- `events`, in the order asked: `id`, `date` (DATE), `kind`, `status`, `title`, `summary`, `places` and `themes` (ids), `actors`
  (`id`, `part`, `roles` held that day), `sources` (`id`, `date`: DATE as that source gives it or null, `quote`, `locator`,
  `supports`), `corroboration` (`sources`, `independent`), `links` (`to`, `kind`, `why`, `sources`), `back_links` (`from`, `kind`,
  `why`, `sources`; from any event of the dossier, but for retracted ones that are not among `events`), `disagreements`,
  `added`, `changed`, `display` (`date`, `title`, `summary`, `kind`, `status`);
- `kinds`, `themes`, `places` (`name`, `country`, `point`: [latitude, longitude] or null), `actors` (`name`, `kind`, `country`,
  `aliases`, `roles`: `title`, `span`, `attested`, `of`, `sources`), `sources` (`publisher`, `title`, `author`, `date`, `lang`,
  `url`, `archive`, `accessed`, `origin`, `kind`): objects by id, of what the events refer to, in the order of the dossier.

A text in languages is an object from language tag to text ("und" where no language is given). A DATE has `edtf`, `form`
("point", "interval", "between"), `earliest` and `latest` (first and last day it may be, null when open or unknown), `open_start`,
`open_end`, `precision` ("second", "day", "month", "season", "year", "decade", "century"), `approximate`, `uncertain`, and `words`
by language. `jsonl` has one such event a line, with `version`, `dossier` (its id), `as_of` (its EDTF or null), and what it refers
to inside it: `places` and `themes` are records with their `id`, `actors` have `name` and `actor`, `sources` have `source`,
`kind_label` is the label of the kind, and `also` has the records by id of what is named beyond: `actors` (the bodies in which roles
are held) and `sources` (those that links and roles cite alone).
"""

from collections.abc import Callable, Iterator, Mapping
from json import JSONEncoder
from typing import Any, BinaryIO

from relations_tui.core import words
from relations_tui.core.dates import OPEN_FUTURE, OPEN_PAST, Date, first_day, last_day
from relations_tui.core.evidence import corroboration, roles_on
from relations_tui.core.index import Results
from relations_tui.core.model import Actor, Citation, Event, Link, Localized, Place, Role, Source
from relations_tui.core.phrases import LANGS
from relations_tui.core.vocabulary import BUILT_IN_KINDS
from relations_tui.export import Loss, Options
from relations_tui.export.records import Wording
from relations_tui.export.referred import Referred

VERSION = 1
"""Of the schema: raised when a key changes its meaning or goes, not when one is added."""

Json = dict[str, Any]


def write_json(results: Results, stream: BinaryIO, options: Options) -> tuple[Loss, ...]:
    """One JSON document, one event or record a line."""
    stream.writelines(piece.encode() for piece in _document(results, options))
    return ()


def write_jsonl(results: Results, stream: BinaryIO, options: Options) -> tuple[Loss, ...]:
    """One event a line, whole in itself."""
    shape = _Shape(results, options)
    encode = _encoder()
    stream.writelines(f"{encode(shape.whole_event(event))}\n".encode() for event in results.events)
    return ()


def _document(results: Results, options: Options) -> Iterator[str]:
    """The document in pieces, each of a line or so."""
    shape = _Shape(results, options)
    encode = _encoder()
    head = {"format": "relations-tui", "version": VERSION, "language": options.lang, "query": str(results.query)}
    yield encode(head)[:-1]
    yield f',\n"as_of":{encode(shape.as_of())}'
    yield f',\n"count":{len(results.events)}'
    yield f',\n"dossier":{encode(shape.dossier_head())}'
    yield from _rows("events", "[]", (encode(shape.event(event)) for event in results.events))
    for name, table in _tables(results.events, shape).items():
        yield from _rows(name, "{}", (encode({key: value})[1:-1] for key, value in table.items()))
    yield "}\n"


def _encoder() -> Callable[[Any], str]:
    return JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False, separators=(",", ":")).encode


def _rows(name: str, brackets: str, rows: Iterator[str]) -> Iterator[str]:
    """A list or an object under a name, one row a line."""
    yield f',\n"{name}":{brackets[0]}'
    between = "\n"
    for row in rows:
        yield between + row
        between = ",\n"
    yield brackets[1] if between == "\n" else f"\n{brackets[1]}"


class _Shape:
    """The values of a dossier as JSON has them."""

    def __init__(self, results: Results, options: Options) -> None:
        self.dossier = results.index.dossier
        self._shown = {event.id for event in results.events}
        self._private = options.private
        self._view = options.view
        self._lang = options.lang
        self._wording = Wording(self.dossier, options.lang)
        self._dates: dict[str, Json] = {}

    def as_of(self) -> Json | None:
        """The date by which all that is there had been published, and what that hides."""
        view = self._view
        return {"date": self.date(view.date), "hidden": view.hidden._asdict()} if view else None

    def dossier_head(self) -> Json:
        """What the dossier says of itself."""
        dossier = self.dossier
        return {
            "id": dossier.id,
            "title": texts(dossier.title),
            "description": texts(dossier.description),
            "languages": dossier.languages,
            "updated": dossier.updated,
            "licence": dossier.licence,
        }

    def event(self, event: Event) -> Json:
        """An event that refers to other records by their ids."""
        return {
            "id": event.id,
            "date": self.date(event.date),
            "kind": event.kind,
            "status": event.status,
            "title": texts(event.title),
            "summary": texts(event.summary),
            "places": event.places,
            "themes": event.themes,
            "actors": [
                {"id": i.actor, "part": texts(i.part), "roles": self._roles_that_day(i.actor, event)}
                for i in event.actors
            ],
            "sources": [self._citation(citation) for citation in event.citations],
            "corroboration": self._corroboration(event),
            "links": [{"to": link.to, **_link(link)} for link in event.links],
            "back_links": [{"from": origin, **_link(link)} for origin, link in self._back_links(event)],
            "disagreements": [texts(disagreement) for disagreement in event.disagreements],
            "added": event.added,
            "changed": event.changed,
            "display": self._display(event),
            **self._note(event),
        }

    def _back_links(self, event: Event) -> Iterator[tuple[str, Link]]:
        """The links that point at an event; what a retracted event says stays out with it."""
        for origin, link in self._wording.links_back.get(event.id, ()):
            if origin in self._shown or self.dossier.by_id[origin].status != "retracted":
                yield origin, link

    def whole_event(self, event: Event) -> Json:
        """An event with what it refers to inside it."""
        dossier = self.dossier
        as_of = self._view.date.edtf if self._view else None
        whole = {"version": VERSION, "dossier": dossier.id, "as_of": as_of, **self.event(event)}
        whole["places"] = [{"id": place, **self.place(dossier.places[place])} for place in event.places]
        whole["themes"] = [{"id": theme, "label": texts(dossier.themes[theme])} for theme in event.themes]
        for actor in whole["actors"]:
            known = dossier.actors[actor["id"]]
            actor |= {"name": texts(known.name), "actor": self.actor(known)}
        for cited in whole["sources"]:
            cited["source"] = self.source(dossier.sources[cited["id"]])
        return {**whole, "kind_label": self.kind(event.kind)["label"], "also": self._also(event)}

    def _also(self, event: Event) -> Json:
        """The records that an event refers to through its links and the roles of its actors alone, by kind and id."""
        dossier, used = self.dossier, Referred((event,), self.dossier)
        actors = used.actors - {involvement.actor for involvement in event.actors}
        sources = used.sources - {citation.source for citation in event.citations}
        return {
            "actors": {key: self.actor(dossier.actors[key]) for key in sorted(actors)},
            "sources": {key: self.source(dossier.sources[key]) for key in sorted(sources & dossier.sources.keys())},
        }

    def actor(self, actor: Actor) -> Json:
        """An actor with all roles known."""
        return {
            "name": texts(actor.name),
            "kind": actor.kind,
            "country": actor.country,
            "aliases": actor.aliases,
            "roles": [self._role(role) for role in actor.roles],
            **self._note(actor),
        }

    def place(self, place: Place) -> Json:
        """A place."""
        return {"name": texts(place.name), "country": place.country, "point": place.point, **self._note(place)}

    def source(self, source: Source) -> Json:
        """A source, but for its id."""
        return {
            "publisher": source.publisher,
            "title": source.title,
            "author": source.author,
            "date": self.date(source.date),
            "lang": source.lang,
            "url": source.url,
            "archive": source.archive,
            "accessed": source.accessed,
            "origin": source.origin,
            "kind": source.kind,
            **self._note(source),
        }

    def kind(self, kind: str) -> Json:
        """The label of a kind of events, the dossier's own before the built-in one."""
        own, built_in = self.dossier.kinds.get(kind), BUILT_IN_KINDS.get(kind)
        label = texts(own) if own else {lang: built_in.say(lang) for lang in LANGS} if built_in else {}
        return {"label": label}

    def theme(self, label: Localized) -> Json:
        """A theme."""
        return {"label": texts(label)}

    def date(self, date: Date | None) -> Json | None:
        """A date; the same object for the same date, since many are met twice."""
        if date is None:
            return None
        if date.edtf not in self._dates:
            self._dates[date.edtf] = _date(date)
        return self._dates[date.edtf]

    def _display(self, event: Event) -> Json:
        wording = self._wording
        date = self.date(event.date) or {}
        return {
            "date": date["words"][self._lang],
            "title": wording.pick(event.title),
            "summary": wording.pick(event.summary),
            "kind": wording.kind(event),
            "status": wording.status(event),
        }

    def _citation(self, citation: Citation) -> Json:
        return {
            "id": citation.source,
            "date": self.date(citation.date),
            "quote": citation.quote,
            "locator": citation.locator,
            "supports": texts(citation.supports),
        }

    def _corroboration(self, event: Event) -> Json:
        count = corroboration(event, self.dossier)
        return {"sources": count.sources, "independent": count.independent}

    def _roles_that_day(self, actor: str, event: Event) -> list[Mapping[str, str]]:
        return [texts(role.title) for role in roles_on(self.dossier.actors[actor], event.date)]

    def _role(self, role: Role) -> Json:
        return {
            "title": texts(role.title),
            "span": self.date(role.span),
            "attested": self.date(role.attested),
            "of": role.of,
            "sources": role.sources,
        }

    def _note(self, record: Event | Actor | Place | Source) -> Json:
        return {"note": record.note} if self._private else {}


def texts(text: Localized) -> Mapping[str, str]:
    """A text by language; "und" (BCP 47) is a language that is not given."""
    said = text.by_language
    return said if "" not in said else {lang or "und": what for lang, what in said.items()}


def _link(link: Link) -> Json:
    return {"kind": link.kind, "why": texts(link.why), "sources": link.sources}


def _date(date: Date) -> Json:
    return {
        "edtf": date.edtf,
        "form": date.form,
        "earliest": first_day(date) or None,
        "latest": last_day(date) or None,
        "open_start": date.earliest == OPEN_PAST,
        "open_end": date.latest == OPEN_FUTURE,
        "precision": date.precision.name.lower(),
        "approximate": date.approximate,
        "uncertain": date.uncertain,
        "words": {lang: words.in_words(date, lang) for lang in LANGS},
    }


def _tables(events: tuple[Event, ...], shape: _Shape) -> dict[str, dict[str, Json]]:
    """The records that the events refer to, by kind and id, in the order of the dossier."""
    dossier = shape.dossier
    used = Referred(events, dossier)
    return {
        "kinds": {kind: shape.kind(kind) for kind in dict.fromkeys(event.kind for event in events)},
        "themes": {theme: shape.theme(label) for theme, label in dossier.themes.items() if theme in used.themes},
        "places": {place: shape.place(record) for place, record in dossier.places.items() if place in used.places},
        "actors": {actor: shape.actor(record) for actor, record in dossier.actors.items() if actor in used.actors},
        "sources": {
            source: shape.source(record) for source, record in dossier.sources.items() if source in used.sources
        },
    }
