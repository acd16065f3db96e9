"""What a reader takes away from an event: a text for the clipboard, or its document opened. Pure: the application does it."""

from relations_tui.core import citing, words
from relations_tui.core.index import Index
from relations_tui.core.model import Citation, Event, Source
from relations_tui.core.phrases import Lang, Phrase
from relations_tui.core.text import is_web_address
from relations_tui.export.event_toml import event_toml
from relations_tui.tui.menu import Offer

WHAT = Phrase("Copier", "Copy")
WHICH = Phrase("De quelle source\u00a0?", "Of which source?")
OPEN = Phrase("Ouvrir quel document\u00a0?", "Open which document?")
COPIED = Phrase("Envoyé au presse-papiers\u00a0: {text}", "Sent to the clipboard: {text}")
OPENED = Phrase("Ouvert dans le navigateur\u00a0: {address}", "Opened in the browser: {address}")
NO_ADDRESS = Phrase(
    "Aucune source de cet événement n\u2019a d\u2019adresse.", "No source of this event has an address."
)
ARCHIVED = Phrase("copie archivée", "archived copy")
LABELS: dict[str, Phrase] = {
    **{style: label for style, (label, _) in citing.STYLES.items()},
    "quote": Phrase("Citation exacte, avec sa source", "Exact quote, with its source"),
    "link": Phrase("Adresse de la source", "Address of the source"),
    "line": Phrase("L\u2019événement en une ligne", "The event in one line"),
    "id": Phrase("Identifiant", "Id"),
    "toml": Phrase("Événement en TOML", "Event in TOML"),
}
OF_A_SOURCE = (*citing.STYLES, "quote", "link")
"""What is copied of one source rather than of the event."""


def what_to_copy(event: Event, index: Index, lang: Lang) -> list[Offer]:
    """All that can be copied of an event; what no source of it has is not offered."""
    kinds = [kind for kind in OF_A_SOURCE if sources_for(kind, event, index)]
    return [Offer(kind, LABELS[kind].say(lang)) for kind in (*kinds, "line", "id", "toml")]


def sources_for(kind: str, event: Event, index: Index) -> list[Citation]:
    """The citations of an event of which that can be copied."""
    sources = index.dossier.sources
    if kind == "quote":
        return [citation for citation in event.citations if citation.quote]
    if kind == "link":
        return [citation for citation in event.citations if is_web_address(sources[citation.source].url)]
    return list(event.citations)


def which_source(kind: str, event: Event, index: Index, lang: Lang) -> list[Offer]:
    """The sources to choose from, by their place among the event's citations."""
    found = sources_for(kind, event, index)
    return [
        _offer(str(event.citations.index(citation)), index.dossier.sources[citation.source], lang) for citation in found
    ]


def copied(kind: str, event: Event, place: int, index: Index, lang: Lang) -> str:
    """The text to copy; `place` is the citation's among those of the event."""
    if kind == "id":
        return event.id
    if kind == "toml":
        return event_toml(event)
    if kind == "line":
        return f"{words.in_words(event.date, lang)}\u00a0: {event.title.pick(lang)}".replace("\u00a0:", _colon(lang))
    citation = event.citations[place]
    source = index.dossier.sources[citation.source]
    if kind == "link":
        return source.url
    return citing.quotation(citation, source, lang) if kind == "quote" else citing.STYLES[kind][1](source, lang)


def documents(event: Event, index: Index, lang: Lang) -> list[Offer]:
    """The documents that can be opened: each source's address, then its archived copy."""
    offers = []
    for citation in event.citations:
        source = index.dossier.sources[citation.source]
        if is_web_address(source.url):
            offers.append(_offer(source.url, source, lang))
        if is_web_address(source.archive):
            offers.append(Offer(source.archive, f"{source.publisher} ({ARCHIVED.say(lang)})", source.archive))
    return offers


def _offer(value: str, source: Source, lang: Lang) -> Offer:
    return Offer(value, source.publisher, source.title or citing.UNTITLED.say(lang))


def _colon(lang: Lang) -> str:
    return "\u00a0:" if lang == "fr" else ":"
