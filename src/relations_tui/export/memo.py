"""The desk memo, before it becomes Markdown or text: a chronology whose sources are numbered, each once."""

from itertools import groupby
from typing import NamedTuple

from relations_tui.core.asof import PARTIAL, told
from relations_tui.core.index import Results
from relations_tui.core.model import Event, Source
from relations_tui.core.phrases import Phrase, counted, same
from relations_tui.core.rows import heading_of
from relations_tui.export import Options
from relations_tui.export.records import Wording, capital, group_name


class Fact(NamedTuple):
    """One labelled line; the text may run over several lines. The label is the program's own: a word, or `[1]` for a source."""

    label: str
    text: str


class Entry(NamedTuple):
    """One event: date and title, how well it is established, its paragraphs, its facts."""

    date: str
    title: str
    standing: str
    marks: str
    """The numbers of its sources: `[1][4]`."""
    paragraphs: tuple[str, ...]
    facts: tuple[Fact, ...]


class Numbered(NamedTuple):
    """One source of the list at the end; addresses are http(s) and stand alone."""

    number: int
    text: str
    addresses: tuple[Fact, ...]


class Memo(NamedTuple):
    """The whole memo."""

    title: str
    paragraphs: tuple[str, ...]
    facts: tuple[Fact, ...]
    groups: tuple[tuple[str, tuple[Entry, ...]], ...]
    sources_title: str
    sources: tuple[Numbered, ...]


PLACES = Phrase("Lieux", "Places")
ACTORS = Phrase("Acteurs", "Actors")
THEMES = Phrase("Thèmes", "Themes")
DISAGREEMENT = Phrase("Désaccord", "Disagreement")
LINK = Phrase("Lien", "Link")
NOTE = Phrase("Note privée", "Private note")
REFERENCE = Phrase("Référence", "Reference")
SOURCES = same("Sources")
ARCHIVE = same("archive")
URL = Phrase("adresse", "address")
ACCESSED = Phrase("consulté le", "accessed")


def memo(results: Results, options: Options) -> Memo:
    """The memo of the results, in their order."""
    dossier = results.index.dossier
    wording = Wording(dossier, options.lang)
    numbers: dict[str, int] = {}
    groups = tuple(
        (
            group_name(*heading, wording.lang),
            tuple(_entry(event, wording, numbers, private=options.private) for event in events),
        )
        for heading, events in groupby(results.events, key=lambda event: heading_of(event.date))
    )
    sources = tuple(_numbered(number, dossier.sources[source], wording, options) for source, number in numbers.items())
    return Memo(
        wording.pick(dossier.title) or dossier.id,
        _paragraphs(wording.pick(dossier.description)),
        tuple(_about(results, wording, options)),
        groups,
        SOURCES.say(options.lang),
        sources,
    )


_EVENTS = Phrase("{count} événement", "{count} event"), Phrase("{count} événements", "{count} events")


def _about(results: Results, wording: Wording, options: Options) -> list[Fact]:
    """What the reader must know of the memo itself: what it holds, by which filter, of which state of the dossier."""
    dossier, lang = results.index.dossier, wording.lang
    facts = [Fact(Phrase("Contenu", "Contents").say(lang), counted(len(results.events), *_EVENTS).say(lang))]
    if query := results.query.text(lang):
        facts.append(Fact(Phrase("Filtre", "Filter").say(lang), query))
    if options.view:
        facts.append(Fact(PARTIAL.say(lang), told(options.view).say(lang)))
    for label, value in (
        (Phrase("Mise à jour", "Updated"), dossier.updated),
        (Phrase("Licence", "Licence"), dossier.licence),
    ):
        if value:
            facts.append(Fact(label.say(lang), value))
    return facts


def _entry(event: Event, wording: Wording, numbers: dict[str, int], *, private: bool) -> Entry:
    cited = [numbers.setdefault(citation.source, len(numbers) + 1) for citation in event.citations]
    standing = " · ".join([wording.kind(event), wording.status(event), wording.standing(event)])
    marks = "".join(f"[{number}]" for number in dict.fromkeys(cited))
    return Entry(
        capital(wording.date(event.date)),
        wording.title(event),
        standing,
        marks,
        _paragraphs(wording.pick(event.summary)),
        tuple(_facts(event, wording, numbers, private=private)),
    )


def _facts(event: Event, wording: Wording, numbers: dict[str, int], *, private: bool) -> list[Fact]:
    lang = wording.lang
    facts = [
        (PLACES, ", ".join(wording.places(event))),
        (ACTORS, wording.listed(wording.actor(involvement, event) for involvement in event.actors)),
        (THEMES, ", ".join(wording.themes(event))),
        *((DISAGREEMENT, wording.pick(disagreement)) for disagreement in event.disagreements),
    ]
    for citation in event.citations:
        facts += [(same(f"[{numbers[citation.source]}]"), claim) for claim in wording.claim(citation)]
    facts += [(LINK, wording.link(link, link.to)) for link in event.links]
    facts.append((REFERENCE, f"{event.id} · {event.date.edtf}"))
    if private:
        facts.append((NOTE, event.note))
    return [Fact(label.say(lang), text) for label, text in facts if text]


def _numbered(number: int, source: Source, wording: Wording, options: Options) -> Numbered:
    lang = wording.lang
    extra = [wording.source(source)]
    if source.origin:
        extra.append(Phrase("relaie {origin}", "relays {origin}").fill(origin=source.origin).say(lang))
    if source.accessed:
        extra.append(f"{ACCESSED.say(lang)} {source.accessed}")
    if options.private and source.note:
        extra.append(f"{NOTE.say(lang)}{wording.colon}{source.note}")
    addresses = tuple(
        Fact(label.say(lang), address) for label, address in ((URL, source.url), (ARCHIVE, source.archive)) if address
    )
    return Numbered(number, " · ".join(extra), addresses)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(paragraph for paragraph in text.split("\n") if paragraph.strip())
