"""The chronology to be read aloud or through a pipe: one labelled line after another, no table, no box, nothing to wrap."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from relations_tui.core.chains import Branch, Ties, came_of, led_to
from relations_tui.core.evidence import competing
from relations_tui.core.index import Results
from relations_tui.core.model import Citation, Dossier, Event
from relations_tui.core.phrases import Phrase, counted
from relations_tui.export import Options
from relations_tui.export.memo import ACCESSED, ACTORS, ARCHIVE, DISAGREEMENT, LINK, NOTE, PLACES, THEMES, URL
from relations_tui.export.records import Wording

_EVENTS = Phrase("{count} événement", "{count} event"), Phrase("{count} événements", "{count} events")
_NUMBER = Phrase("Événement {number} sur {count}", "Event {number} of {count}")
_DATE = Phrase("Date", "Date")
_TITLE = Phrase("Titre", "Title")
_KIND = Phrase("Type", "Kind")
_STATUS = Phrase("Statut", "Status")
_SUMMARY = Phrase("Résumé", "Summary")
_BASIS = Phrase("D’après", "According to")
_SOURCE = Phrase("Source {number}", "Source {number}")
_LINKED = Phrase("Lié depuis", "Linked from")
_ROLES = Phrase("Fonctions de {name}", "Roles of {name}")
_RECORD = Phrase("Fiche", "Record")
_ID = Phrase("Identifiant", "Id")
_LED_HERE = Phrase("Ce qui y a conduit", "What led here")
_CAME_OF_IT = Phrase("Ce qui en est venu", "What came of it")
_FURTHER = Phrase("… et plus loin encore", "… and further still")
_GENERATIONS = 3
"""How far a chain is told."""

Line = tuple[Phrase, str]


def write_plain(results: Results, stream: BinaryIO, options: Options) -> None:
    """Every event of the results, briefly, as UTF-8 with LF."""
    wording = Wording(results.index.dossier, options.lang)
    events = results.events[::-1] if options.reverse else results.events
    lines = [
        f"{wording.pick(results.index.dossier.title)}{wording.colon}{counted(len(events), *_EVENTS).say(options.lang)}",
        *([wording.view(options.view)] if options.view else ()),
        "",
    ]
    for number, event in enumerate(events, 1):
        lines += [*record(event, number, len(events), wording, options), ""]
    stream.write(_bytes(lines))


def record(event: Event, number: int, count: int, wording: Wording, options: Options) -> Iterator[str]:
    """An event briefly, line by line: which of how many it is, its title, then what is known of it."""
    heading = _NUMBER.fill(number=number, count=count).say(options.lang)
    yield f"{heading}{wording.colon}{wording.title(event)}"
    yield from _said(_brief(event, wording, options), wording)


def write_event(event: Event, stream: BinaryIO, dossier: Dossier, options: Options) -> None:
    """One event in full, with every source as a record and its links both ways, as UTF-8 with LF."""
    wording = Wording(dossier, options.lang)
    told = [wording.view(options.view)] if options.view else []
    stream.write(_bytes([wording.title(event), *told, *_said(_full(event, wording, options), wording)]))


def _bytes(lines: Iterable[str]) -> bytes:
    return ("\n".join(lines).rstrip("\n") + "\n").encode()


def _said(lines: Iterable[Line], wording: Wording) -> Iterator[str]:
    """Each line with its label, more lines of the same indented; a line without text is left out."""
    for label, text in lines:
        if text:
            first, *rest = (part for part in text.split("\n") if part.strip())
            yield f"{label.say(wording.lang)}{wording.colon}{first}"
            yield from (f"  {part}" for part in rest)


def _brief(event: Event, wording: Wording, options: Options) -> Iterator[Line]:
    yield from _who_what_where(event, wording)
    yield _BASIS, _standing(event, wording)
    for disagreement in event.disagreements:
        yield DISAGREEMENT, wording.pick(disagreement)
    for link in event.links:
        yield LINK, wording.link(link, link.to)
    if options.private:
        yield NOTE, event.note
    yield _ID, event.id


def _full(event: Event, wording: Wording, options: Options) -> Iterator[Line]:
    yield from _who_what_where(event, wording)
    for involvement in event.actors:
        actor = wording.dossier.actors[involvement.actor]
        roles = wording.listed(wording.role(role) for role in actor.roles)
        yield _ROLES.fill(name=wording.pick(actor.name)), roles
    for disagreement in event.disagreements:
        yield DISAGREEMENT, wording.pick(disagreement)
    yield _BASIS, wording.standing(event)
    for number, citation in enumerate(event.citations, 1):
        record = _record(citation, event, wording, private=options.private)
        yield _SOURCE.fill(number=number), "\n".join(line.replace("\n", " ") for line in record)
    for link in event.links:
        yield LINK, f"{wording.link(link, link.to)} [{link.to}]"
    for origin, link in wording.links_back.get(event.id, ()):
        yield _LINKED, f"{wording.link(link, origin, back=True)} [{origin}]"
    ties = Ties(wording.dossier)
    for label, tree in ((_LED_HERE, led_to), (_CAME_OF_IT, came_of)):
        yield label, _chain(tree(ties, event.id, depth=_GENERATIONS), wording)
    if options.private:
        yield NOTE, event.note
    yield _RECORD, wording.listed(_history(event, wording))
    yield _ID, event.id


def _chain(tree: Branch, wording: Wording) -> str:
    """How many events a tree has, then each on a line; "" for none."""
    lines = list(_outline(tree, "", wording))
    if not lines:
        return ""
    return "\n".join([counted(sum(1 for line in lines if line[0].isdigit()), *_EVENTS).say(wording.lang), *lines])


def _outline(branch: Branch, number: str, wording: Wording) -> Iterator[str]:
    """A tree as numbered lines, so that a reader hears what hangs on what: 1, 1.1, 1.2, 2."""
    for place, below in enumerate(branch.branches, 1):
        here = f"{number}{place}."
        yield f"{here} {wording.step(branch.event, below)} [{below.event}]"
        yield from _outline(below, here, wording)
    if branch.cut:
        yield f"{number} {_FURTHER.say(wording.lang)}"


def _who_what_where(event: Event, wording: Wording) -> Iterator[Line]:
    said = wording.date(event.date)
    yield _DATE, said if said == event.date.edtf else f"{said} ({event.date.edtf})"
    yield _KIND, wording.kind(event)
    yield _STATUS, wording.status(event)
    yield PLACES, ", ".join(wording.places(event))
    yield ACTORS, wording.listed(wording.actor(involvement, event) for involvement in event.actors)
    yield THEMES, ", ".join(wording.themes(event))
    yield _SUMMARY, wording.pick(event.summary)


def _standing(event: Event, wording: Wording) -> str:
    """How many, how many independent, and who: each publisher once."""
    publishers = dict.fromkeys(wording.dossier.sources[citation.source].publisher for citation in event.citations)
    return f"{wording.standing(event)} ({', '.join(publishers)})" if publishers else wording.standing(event)


def _record(citation: Citation, event: Event, wording: Wording, *, private: bool) -> Iterator[str]:
    """A source and what it says of the event."""
    source, lang = wording.dossier.sources[citation.source], wording.lang
    kind = wording.source_kind(source)
    yield f"{wording.source(source)}, {kind}" if kind else wording.source(source)
    if source.origin:
        yield Phrase("relaie {origin}", "relays {origin}").fill(origin=source.origin).say(lang)
    yield from wording.claim(citation)
    if citation in competing(event):
        yield Phrase("cette date contredit celle du dossier", "that date contradicts the dossier’s").say(lang)
    for label, text in ((URL, source.url), (ARCHIVE, source.archive)):
        if text:
            yield f"{label.say(lang)}{wording.colon}{text}"
    if source.accessed:
        yield f"{ACCESSED.say(lang)} {source.accessed}"
    if private and source.note:
        yield f"{NOTE.say(lang)}{wording.colon}{source.note}"


def _history(event: Event, wording: Wording) -> Iterator[str]:
    for label, day in ((Phrase("ajoutée le", "added"), event.added), (Phrase("changée le", "changed"), event.changed)):
        if day:
            yield f"{label.say(wording.lang)} {day}"
