"""An event told in full in one place, for formats whose entries stand alone: a calendar's, a slide's.

Unlike in the memo, its sources are with it, and where and under which themes it was is left to the format, which may have its
own field for that.
"""

from collections.abc import Iterator
from typing import NamedTuple

from relations_tui.core.index import Results
from relations_tui.core.model import Citation, Event
from relations_tui.core.phrases import Phrase
from relations_tui.core.text import is_web_address
from relations_tui.export import Options
from relations_tui.export.memo import ACTORS, DISAGREEMENT, LINK, NOTE
from relations_tui.export.records import Wording

FILTER = Phrase("Filtre", "Filter")
UPDATED = Phrase("Mise à jour", "Updated")
LICENCE = Phrase("Licence", "Licence")


class Cited(NamedTuple):
    """One source: what it is, what it says, and its http(s) addresses, the archive's last."""

    text: str
    addresses: tuple[str, ...]


class Account(NamedTuple):
    """All there is to say below a title and a date. Texts may run over several lines; a fact is a label and a text."""

    paragraphs: tuple[str, ...]
    standing: str
    facts: tuple[tuple[str, str], ...]
    sources: tuple[Cited, ...]


def account(event: Event, wording: Wording, *, private: bool) -> Account:
    """The summary, how well the event is established, who took part, what is disputed, its links and its sources."""
    return Account(
        paragraphs(wording.pick(event.summary)),
        " · ".join((wording.kind(event), wording.status(event), wording.standing(event))),
        tuple(_facts(event, wording, private=private)),
        tuple(_cited(citation, wording, private=private) for citation in event.citations),
    )


def of_dossier(results: Results, wording: Wording, options: Options) -> tuple[str, ...]:
    """What a reader must know of the whole: its description, the filter asked, a partial view, its day and licence."""
    dossier = results.index.dossier
    told = list(paragraphs(wording.pick(dossier.description)))
    if query := results.query.text(options.lang):
        told.append(f"{FILTER.say(options.lang)}{wording.colon}{query}")
    if options.view:
        told.append(wording.view(options.view))
    for label, value in ((UPDATED, dossier.updated), (LICENCE, dossier.licence)):
        if value:
            told.append(f"{label.say(options.lang)}{wording.colon}{value}")
    return tuple(told)


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines of a text that are not blank."""
    return tuple(line for line in text.split("\n") if line.strip())


def _facts(event: Event, wording: Wording, *, private: bool) -> Iterator[tuple[str, str]]:
    lang = wording.lang
    if event.actors:
        yield ACTORS.say(lang), wording.listed(wording.actor(involvement, event) for involvement in event.actors)
    for disagreement in event.disagreements:
        yield DISAGREEMENT.say(lang), wording.pick(disagreement)
    for link in event.links:
        yield LINK.say(lang), wording.link(link, link.to)
    if private and event.note:
        yield NOTE.say(lang), event.note


def _cited(citation: Citation, wording: Wording, *, private: bool) -> Cited:
    source = wording.dossier.sources[citation.source]
    told = [wording.source(source), *wording.claim(citation)]
    if private and source.note:
        told.append(f"{NOTE.say(wording.lang)}{wording.colon}{source.note}")
    return Cited(" · ".join(told), tuple(url for url in (source.url, source.archive) if is_web_address(url)))
