"""The events for OpenAleph and other investigation platforms: FollowTheMoney entities, one a line.

- An `Event` for each, in the order asked, then who took part (`Person`, `PublicBody` for a state, `Organization`), where
  (`Address`), the cited sources (`Article`), what each says of which event (`Documentation`), the links (`UnknownLink`),
  disagreements and, when asked for, private notes (`Note`). Ids are `DOSSIER.kind.ID`, the same for ever.
- Every value is a list of texts. A name is in the language asked for, its other languages are aliases; summaries, reasons and
  what a source supports are there in every language, the one asked for first.
- Dates are ISO 8601 cut where knowledge ends. FollowTheMoney drops in silence whatever is not in the years 1000 to 2999, and
  takes every hour for UTC: an hour of another zone leaves the day alone. It has no doubt, no season, no decade: `notes` has the
  date as EDTF, then in words. A season, a decade, a century and a "between" have `startDate` and `endDate`.
- It drops as well the countries and languages that it does not know; those that it does are listed here.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from relations_tui.core.dates import OPEN_FUTURE, OPEN_PAST, Date, Point, Precision, day_of
from relations_tui.core.index import Results
from relations_tui.core.model import Actor, Citation, Dossier, Event, Link, Localized, Place, Source
from relations_tui.core.phrases import Phrase, counted
from relations_tui.core.text import is_web_address
from relations_tui.core.vocabulary import LINK_KINDS
from relations_tui.export import Loss, Options, losses, unsaid
from relations_tui.export.account import account
from relations_tui.export.memo import DISAGREEMENT, NOTE
from relations_tui.export.records import Wording
from relations_tui.export.referred import linked_within

Json = dict[str, Any]
Properties = Mapping[str, str | Iterable[str]]
"""Property → its value or values; what is empty is left out."""

YEARS = range(1000, 3000)
_COUNTRIES = (
    "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw by bz ca cc cd cf "
    "cg ch ci ck cl cm cn co cp cq cr cu cv cw cx cy cz dd de dg dj dk dm do dz ec ee eg eh er es et eu fi fj fk fm fo fr ga gb gd "
    "ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu ic id ie il im in io ip iq ir is it je jm jo jp ke kg kh ki "
    "km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na "
    "nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk "
    "sl sm sn so sr ss st sv sx sy sz ta tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug um un us uy uz va vc ve vg vi vn vu "
    "wf ws xk ye yt za zm zw"
)
COUNTRIES = frozenset(_COUNTRIES.split())
"""The two-letter codes that FollowTheMoney knows (ISO 3166-1, and a few of its own), but for ZR and ZZ, which name no country."""
_LANGUAGES = (
    "af:afr am:amh ar:ara az:aze be:bel bg:bul bn:ben bs:bos ca:cat cs:ces da:dan de:deu el:ell en:eng es:spa et:est fa:fas "
    "fi:fin fr:fra ga:gle he:heb hi:hin hr:hrv hu:hun hy:hye id:ind is:isl it:ita ja:jpn ka:kat kk:kaz km:khm kn:kan ko:kor "
    "ky:kir lb:ltz lo:lao lt:lit lv:lav mk:mkd mn:mon mo:ron ms:msa mt:mlt my:mya ne:nep nl:nld no:nor pl:pol ps:pus pt:por "
    "ro:ron ru:rus si:sin sk:slk sl:slv sq:sqi sr:srp sv:swe sw:swa ta:tam te:tel tg:tgk th:tha tk:tuk tl:tgl tr:tur uk:ukr "
    "ur:urd uz:uzb vi:vie zh:zho"
)
LANGUAGES: Mapping[str, str] = dict(pair.split(":") for pair in _LANGUAGES.split())
"""ISO 639-1 → the ISO 639-3 codes that FollowTheMoney knows."""
_SCHEMATA = {"person": "Person", "state": "PublicBody", "organisation": "Organization"}
_DEPTHS: Mapping[Precision, int] = {Precision.SECOND: 3, Precision.DAY: 3, Precision.MONTH: 2, Precision.SEASON: 2}
_BROAD = (Precision.SEASON, Precision.DECADE, Precision.CENTURY)
_UTC = ("Z", "+00:00")
_BLANK = re.compile(r"[\s\u200c\u200d\u00ad\"']*")
"""What FollowTheMoney leaves nothing of in a name."""


def write_ftm(results: Results, stream: BinaryIO, options: Options) -> tuple[Loss, ...]:
    """One entity a line: `id`, `schema`, `properties`."""
    from json import JSONEncoder

    encode = JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
    entities = _Entities(results, options)
    stream.writelines(f"{encode(entity)}\n".encode() for entity in entities.all())
    return _losses(results, options)


class _Entities:
    """The entities of what was found; each method makes those of one kind."""

    def __init__(self, results: Results, options: Options) -> None:
        self._dossier = results.index.dossier
        self._events = linked_within(results.events)
        self._private = options.private
        self._wording = Wording(self._dossier, options.lang)

    def all(self) -> Iterator[Json]:
        """Every entity, those that an edge ties before the edge."""
        dossier, events = self._dossier, self._events
        actors = {involvement.actor for event in events for involvement in event.actors}
        places = {place for event in events for place in event.places}
        sources = _cited(events)
        yield from map(self._event, events)
        yield from (self._actor(actor) for key, actor in dossier.actors.items() if key in actors)
        yield from (self._place(place) for key, place in dossier.places.items() if key in places)
        yield from (self._article(source) for key, source in dossier.sources.items() if key in sources)
        for event in events:
            yield from self._edges(event, "documentation", event.citations, self._documentation)
            yield from self._edges(event, "link", event.links, self._link)
            yield from self._disagreements(event)
        if self._private:
            yield from self._notes("event", ((event.id, event.note) for event in events))
            for kind, table, used in (
                ("actor", dossier.actors, actors),
                ("place", dossier.places, places),
                ("source", dossier.sources, sources),
            ):
                yield from self._notes(kind, ((key, record.note) for key, record in table.items() if key in used))

    def _id(self, kind: str, *parts: str) -> str:
        return ".".join((self._dossier.id, kind, *parts))

    def _event(self, event: Event) -> Json:
        wording, dossier = self._wording, self._dossier
        sources = [dossier.sources[citation.source] for citation in event.citations]
        places = [dossier.places[place] for place in event.places]
        themes = (dossier.themes[theme] for theme in event.themes)
        told = account(event._replace(disagreements=(), links=()), wording, private=False)
        facts = (f"{label}{wording.colon}{text}" for label, text in told.facts)
        properties: Properties = {
            **self._named(event.title, event.id),
            **when(event.date),
            "recordId": event.id,
            "notes": (f"EDTF {event.date.edtf}", wording.date(event.date)),
            "summary": self._languages(event.summary),
            "description": "\n".join((told.standing, *facts)),
            "location": (wording.pick(place.name) for place in places),
            "addressEntity": (self._id("place", place.id) for place in places),
            "country": _countries(place.country for place in places),
            "involved": (self._id("actor", involvement.actor) for involvement in event.actors),
            "keywords": (said for theme in themes for said in self._languages(theme)),
            "publisher": (source.publisher for source in sources),
            "sourceUrl": _addresses(source.url for source in sources),
            "createdAt": event.added,
            "modifiedAt": event.changed,
        }
        return _entity(self._id("event", event.id), "Event", properties)

    def _actor(self, actor: Actor) -> Json:
        named = self._named(actor.name, actor.id)
        roles = [self._wording.role(role) for role in actor.roles]
        properties: Properties = {
            **named,
            "alias": (*named["alias"], *actor.aliases),
            "country": _countries((actor.country,)),
            "position" if actor.kind == "person" else "notes": roles,
        }
        return _entity(self._id("actor", actor.id), _SCHEMATA.get(actor.kind, "LegalEntity"), properties)

    def _place(self, place: Place) -> Json:
        named = self._named(place.name, place.id)
        point = map(str, place.point or ())
        properties: Properties = {
            **named,
            "full": named["name"],
            "country": _countries((place.country,)),
            **dict(zip(("latitude", "longitude"), point, strict=False)),
        }
        return _entity(self._id("place", place.id), "Address", properties)

    def _article(self, source: Source) -> Json:
        wording, lang = self._wording, LANGUAGES.get(source.lang.partition("-")[0], "")
        about = [wording.source_kind(source)]
        if source.origin:
            about.append(Phrase("relaie {origin}", "relays {origin}").fill(origin=source.origin).say(wording.lang))
        if not lang:
            about.append(source.lang)
        properties: Properties = {
            "title": source.title,
            "fileName": source.id,
            "author": source.author,
            "publisher": source.publisher,
            "publishedAt": _published(source.date),
            "notes": (f"EDTF {source.date.edtf}", wording.date(source.date)) if source.date else (),
            "language": lang,
            "description": " · ".join(filter(None, about)),
            "sourceUrl": _addresses((source.url, source.archive)),
            "retrievedAt": source.accessed,
        }
        return _entity(self._id("source", source.id), "Article", properties)

    def _edges(
        self, event: Event, kind: str, said: Iterable[Any], make: Callable[[Event, Any], tuple[str, str, Properties]]
    ) -> Iterator[Json]:
        """The edges of an event to others, which `make` tells the other, the schema and the properties of."""
        met: dict[str, int] = {}
        for one in said:
            other, schema, properties = make(event, one)
            met[other] = met.get(other, 0) + 1
            again = (str(met[other]),) if met[other] > 1 else ()
            yield _entity(self._id(kind, event.id, other, *again), schema, properties)

    def _documentation(self, event: Event, citation: Citation) -> tuple[str, str, Properties]:
        wording, given = self._wording, citation.date
        said = Phrase("donne la date\u00a0: {date}", "gives the date: {date}")
        claims = [said.fill(date=f"{wording.date(given)} (EDTF {given.edtf})").say(wording.lang)] if given else []
        properties: Properties = {
            "document": self._id("source", citation.source),
            "entity": self._id("event", event.id),
            "role": self._languages(citation.supports),
            **(when(given) if given else {}),
            "summary": citation.quote,
            "description": " · ".join((*claims, *filter(None, (citation.locator,)))),
        }
        return citation.source, "Documentation", properties

    def _link(self, event: Event, link: Link) -> tuple[str, str, Properties]:
        known = LINK_KINDS.get(link.kind)
        properties: Properties = {
            "subject": self._id("event", event.id),
            "object": self._id("event", link.to),
            "role": known.say(self._wording.lang) if known else link.kind,
            "description": self._languages(link.why),
            "proof": (self._id("source", source) for source in link.sources),
        }
        return f"{link.to}.{link.kind}", "UnknownLink", properties

    def _disagreements(self, event: Event) -> Iterator[Json]:
        for place, disagreement in enumerate(event.disagreements, 1):
            said = _values(self._languages(disagreement))
            properties: Properties = {
                "entity": self._id("event", event.id),
                "summary": DISAGREEMENT.say(self._wording.lang),
                "description": said,
            }
            if said:
                yield _entity(self._id("disagreement", event.id, str(place)), "Note", properties)

    def _notes(self, kind: str, notes: Iterable[tuple[str, str]]) -> Iterator[Json]:
        """Private notes, where there are any."""
        for key, note in notes:
            if note:
                about = {"entity": self._id(kind, key), "summary": NOTE.say(self._wording.lang), "description": note}
                yield _entity(self._id("note", kind, key), "Note", about)

    def _named(self, text: Localized, id: str) -> Mapping[str, tuple[str, ...]]:
        """A name, which there always is one of, and its other languages."""
        names = [" ".join(said.split()) for said in self._languages(text) if not _BLANK.fullmatch(said)]
        return {"name": tuple(names[:1]) or (id,), "alias": tuple(name for name in names[1:] if name != names[0])}

    def _languages(self, text: Localized) -> tuple[str, ...]:
        """A text in every language, that asked for first."""
        return tuple(dict.fromkeys((self._wording.pick(text), *(said for _, said in text.items()))))


def _entity(id: str, schema: str, properties: Properties) -> Json:
    said = {name: _values(value) for name, value in properties.items()}
    return {"id": id, "schema": schema, "properties": {name: values for name, values in said.items() if values}}


def _values(value: str | Iterable[str]) -> list[str]:
    """Each value once, without those that are blank."""
    values = (value,) if isinstance(value, str) else value
    return list(dict.fromkeys(text.strip() for text in values if text.strip(" \n\u00a0\u202f\u200c\u200d\u00ad")))


def when(date: Date) -> Mapping[str, str]:
    """The properties that say a date, as far as it is known; none when one of its known ends cannot be said."""
    ends = (("startDate", date.start, date.earliest), ("endDate", date.end, date.latest))
    known = {name: (point, second) for name, point, second in ends if point and not _is_open(second)}
    if any(day_of(second or 0)[0] not in YEARS for _, second in known.values()):
        return {}
    said = {name: _prefix(point, second or 0) for name, (point, second) in known.items()}
    return {"date": said["startDate"]} if date.form == "point" and date.precision not in _BROAD else said


def _prefix(point: Point, second: int) -> str:
    """The day of a second as finely as its point is known: `1912`, `1912-03`, `1912-03-30`, `2020-03-14T12:30:00`."""
    cut = "-".join(f"{part:02}" for part in day_of(second)[: _DEPTHS.get(point.precision, 1)])
    return f"{cut}T{point.time[:8]}" if point.time and point.time[8:] in _UTC else cut


def _published(date: Date | None) -> str:
    """The day or month or year of a source that is sure of it."""
    return "" if date is None or date.approximate or date.uncertain else when(date).get("date", "")


def _countries(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(code.lower() for code in codes if code.lower() in COUNTRIES)


def _addresses(urls: Iterable[str]) -> Iterator[str]:
    """The http(s) addresses; one of a host alone ends in a slash (RFC 3986 §6.2.3)."""
    for url in urls:
        if is_web_address(url):
            yield f"{url}/" if url.count("/") == 2 and not re.search(r"[?#]", url) else url


def _cited(events: Iterable[Event]) -> set[str]:
    """The sources of events and of their links."""
    events = tuple(events)
    cited = {citation.source for event in events for citation in event.citations}
    return cited | {source for event in events for link in event.links for source in link.sources}


def _is_open(second: int | None) -> bool:
    return second is None or second in (OPEN_PAST, OPEN_FUTURE)


def _losses(results: Results, options: Options) -> tuple[Loss, ...]:
    dossier, events = results.index.dossier, results.events
    placed = [event for event in events if when(event.date)]
    return losses.found(
        unsaid.unset(event for event in events if not when(event.date)),
        losses.spread(event for event in placed if _is_spread(event.date)),
        losses.unsigned(event for event in placed if event.date.approximate or event.date.uncertain),
        losses.open_ended(event for event in placed if _is_open(event.date.latest)),
        losses.unstarted(event for event in placed if _is_open(event.date.earliest)),
        losses.timeless(event for event in placed if _loses_its_hour(event.date)),
        losses.links_out(events),
        _unknown_countries(dossier, events),
        _parts_said_once(events),
        losses.view(options),
    )


def _is_spread(date: Date) -> bool:
    """Whether what may be one moment is written as lasting."""
    return date.form == "between" or (date.form == "point" and date.precision in _BROAD)


def _loses_its_hour(date: Date) -> bool:
    times = (point.time for point in (date.start, date.end) if point)
    return any(time and time[8:] not in _UTC for time in times)


def _unknown_countries(dossier: Dossier, events: Iterable[Event]) -> Loss:
    """The codes that FollowTheMoney would drop."""
    events = tuple(events)
    codes = [dossier.places[place].country for event in events for place in event.places]
    codes += [dossier.actors[involvement.actor].country for event in events for involvement in event.actors]
    return _lost(
        "countries",
        dict.fromkeys(code for code in codes if code and code.lower() not in COUNTRIES),
        Phrase("{count} code de pays que FollowTheMoney ignore", "{count} country code unknown to FollowTheMoney"),
        Phrase("{count} codes de pays que FollowTheMoney ignore", "{count} country codes unknown to FollowTheMoney"),
    )


def _parts_said_once(events: Iterable[Event]) -> Loss:
    """The events in which an actor's part is told in several languages, of which one is written."""
    return _lost(
        "languages",
        (event.id for event in events if any(len(involvement.part.by_language) > 1 for involvement in event.actors)),
        Phrase(
            "{count} événement dont les rôles sont en une seule langue", "{count} event with its parts in one language"
        ),
        Phrase(
            "{count} événements dont les rôles sont en une seule langue", "{count} events with parts in one language"
        ),
    )


def _lost(code: str, ids: Iterable[str], one: Phrase, many: Phrase) -> Loss:
    befallen = tuple(ids)
    return Loss(code, counted(len(befallen), one, many), befallen)
