"""What every bibliography is made of: the cited sources, once each, and what of them a format simplifies.

They stand in the order in which the events first cite them, which is that of the memo's numbers.

One rule: what a source lacks is left out. No title, day, family name or archive is made up for the sake of a format.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from relations_tui.core.dates import OPEN_FUTURE, OPEN_PAST, Date, day_of
from relations_tui.core.index import Results
from relations_tui.core.model import Citation, Dossier, Event, Source
from relations_tui.core.phrases import Lang, Phrase, counted
from relations_tui.export import Loss, Options, losses
from relations_tui.export.records import Wording
from relations_tui.export.referred import Referred

PRESS = frozenset({"agency", "newspaper", "magazine", "press"})
"""The kinds of sources that appear in a periodical, whose name is then the publisher's."""

_CITED_BY = Phrase("Cité par\u00a0: {events}", "Cited by: {events}")
_DATED = Phrase("Date\u00a0: {edtf} ({words})", "Date: {edtf} ({words})")
_RELAYS = Phrase("Relaie\u00a0: {origin}", "Relays: {origin}")
_NOTE = Phrase("Note privée\u00a0: {note}", "Private note: {note}")


class Cited(NamedTuple):
    """A source and the events that cite it, in their order, each with what that source says of it."""

    source: Source
    by: tuple[tuple[Event, tuple[Citation, ...]], ...]


class Name(NamedTuple):
    """An author: a person whose name the dossier divides, as `Doe, Una`; else a whole name under `family`."""

    family: str
    given: str = ""


def cited(results: Results) -> tuple[Cited, ...]:
    """The sources that the events cite, those first cited first."""
    found: dict[str, list[tuple[Event, tuple[Citation, ...]]]] = {}
    for event in results.events:
        claims: dict[str, list[Citation]] = {}
        for citation in event.citations:
            claims.setdefault(citation.source, []).append(citation)
        for source, what in claims.items():
            found.setdefault(source, []).append((event, tuple(what)))
    return tuple(Cited(results.index.dossier.sources[source], tuple(by)) for source, by in found.items())


def bodies(dossier: Dossier) -> frozenset[str]:
    """The names that are known not to be a person's: those of other actors, of publishers and of what sources relay."""
    names = {name for source in dossier.sources.values() for name in (source.publisher, source.origin)}
    for actor in dossier.actors.values():
        if actor.kind != "person":
            names.update((*actor.name.by_language.values(), *actor.aliases))
    return frozenset(names)


def authors(source: Source, known_bodies: frozenset[str]) -> tuple[Name, ...]:
    """The authors; only a single comma, written in the dossier, divides a name, and never that of a known body."""
    return tuple(_name(author, known_bodies) for author in source.author)


def _name(author: str, known_bodies: frozenset[str]) -> Name:
    family, _, given = (part.strip() for part in author.partition(","))
    divided = family and given and "," not in given and author not in known_bodies
    return Name(family, given) if divided else Name(author)


def sure_parts(date: Date) -> tuple[int, ...]:
    """What is sure of a date whatever it means: year, month and day, year and month, year, or nothing.

    The year is astronomical. It is what the first and last day that it may be have in common.
    """
    if date.earliest in (None, OPEN_PAST) or date.latest in (None, OPEN_FUTURE):
        return ()
    first, last = day_of(date.earliest or 0), day_of(date.latest or 0)
    same = next((place for place in range(3) if first[place] != last[place]), 3)
    return first[:same]


def is_said_by(date: Date, parts: tuple[int, ...]) -> bool:
    """Whether year, month and day say all that the date says."""
    return bool(parts) and date.edtf == "-".join((f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])))


def cited_by(one: Cited, lang: Lang) -> str:
    """The events that cite a source, by id and EDTF date, on one line: `Cited by: talks (2020-03/), treaty (2020-07-30)`."""
    return _CITED_BY.fill(events=", ".join(f"{event.id} ({event.date.edtf})" for event, _ in one.by)).say(lang)


def remarks(one: Cited, wording: Wording, options: Options, *, simplified: bool) -> Iterator[str]:
    """What a bibliography has no field for, item by item: whole dates, origins, claims, and private notes if asked for."""
    source, lang = one.source, options.lang
    if simplified and source.date:
        yield _DATED.fill(edtf=source.date.edtf, words=wording.date(source.date)).say(lang)
    if source.origin:
        yield _RELAYS.fill(origin=source.origin).say(lang)
    if options.private and source.note:
        yield _NOTE.fill(note=source.note).say(lang)
    for event, citations in one.by:
        for citation in citations:
            for claim in wording.claim(citation):
                yield f"{event.id}{wording.colon}{claim}"
        if options.private and event.note:
            yield f"{event.id}{wording.colon}{_NOTE.fill(note=event.note).say(lang)}"


def lost(
    results: Results, sources: tuple[Cited, ...], options: Options, is_simplified: Callable[[Date], bool]
) -> tuple[Loss, ...]:
    """What a bibliography does not carry, and what its sources lack; `is_simplified` says so of a date in that format."""
    dossier = results.index.dossier
    names = {one.source.id for one in sources}
    rest = Referred(results.events, dossier).sources - names
    dated = [(one.source.id, one.source.date) for one in sources if one.source.date]
    plain = [source for source, date in dated if is_simplified(date) and (date.approximate or date.uncertain)]
    known = bodies(dossier)
    return losses.found(
        _loss("events", (event.id for event in results.events if event.citations)),
        _loss("unsourced", (event.id for event in results.events if not event.citations)),
        _loss("other-sources", (source for source in dossier.sources if source in rest)),
        _loss("untitled", (one.source.id for one in sources if not one.source.title)),
        _loss("undated", (one.source.id for one in sources if one.source.date is None)),
        _loss("approximate", plain),
        _loss("dates", (source for source, date in dated if is_simplified(date) and source not in plain)),
        _loss("names", (one.source.id for one in sources if any(map(_undivided(known), authors(one.source, known))))),
        losses.view(options),
    )


def _undivided(known_bodies: frozenset[str]) -> Callable[[Name], bool]:
    return lambda name: not name.given and name.family not in known_bodies


_LOST = {
    "events": (
        Phrase(
            "{count} événement dont ne restent que l’identifiant et la date",
            "{count} event of which only id and date remain",
        ),
        Phrase(
            "{count} événements dont ne restent que l’identifiant et la date",
            "{count} events of which only id and date remain",
        ),
    ),
    "unsourced": (
        Phrase("{count} événement absent, qui ne cite aucune source", "{count} event left out, which cites no source"),
        Phrase(
            "{count} événements absents, qui ne citent aucune source", "{count} events left out, which cite no source"
        ),
    ),
    "other-sources": (
        Phrase(
            "{count} source absente, que seul un lien ou une fonction cite",
            "{count} source left out, which only a link or a role cites",
        ),
        Phrase(
            "{count} sources absentes, que seuls des liens ou des fonctions citent",
            "{count} sources left out, which only links or roles cite",
        ),
    ),
    "untitled": (
        Phrase("{count} source sans titre", "{count} source without a title"),
        Phrase("{count} sources sans titre", "{count} sources without a title"),
    ),
    "undated": (
        Phrase("{count} source sans date", "{count} source without a date"),
        Phrase("{count} sources sans date", "{count} sources without a date"),
    ),
    "approximate": (
        Phrase(
            "{count} date approximative ou incertaine simplifiée, entière en note seulement",
            "{count} approximate or uncertain date made plain, whole in a note only",
        ),
        Phrase(
            "{count} dates approximatives ou incertaines simplifiées, entières en note seulement",
            "{count} approximate or uncertain dates made plain, whole in a note only",
        ),
    ),
    "dates": (
        Phrase("{count} date simplifiée, entière en note seulement", "{count} date made plain, whole in a note only"),
        Phrase(
            "{count} dates simplifiées, entières en note seulement", "{count} dates made plain, whole in a note only"
        ),
    ),
    "names": (
        Phrase(
            "{count} source dont un auteur reste d’un seul tenant, faute de `Nom, Prénom`",
            "{count} source with an author in one piece, for want of `Family, Given`",
        ),
        Phrase(
            "{count} sources dont un auteur reste d’un seul tenant, faute de `Nom, Prénom`",
            "{count} sources with an author in one piece, for want of `Family, Given`",
        ),
    ),
}


def _loss(code: str, ids: Iterable[str]) -> Loss:
    befallen = tuple(ids)
    return Loss(code, counted(len(befallen), *_LOST[code]), befallen)
