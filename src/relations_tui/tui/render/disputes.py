"""What the sources of an event disagree about: recorded disagreements, then the dates given, side by side, with who gives each."""

from collections.abc import Iterator

from textual.content import Content

from relations_tui.core import words
from relations_tui.core.evidence import Accounts, Given, accounts
from relations_tui.core.model import Citation, Dossier, Event
from relations_tui.core.phrases import Phrase
from relations_tui.tui.render.ink import ACCENT, ALERT, PLAIN, QUIET, Look, fit, join, marked, wrap

DISAGREEMENTS = Phrase("Désaccords", "Disagreements")
DATES = Phrase("Dates données par les sources", "Dates the sources give")
STANCES: dict[str, tuple[str, Phrase, str]] = {
    "same": ("=", Phrase("même date", "same date"), PLAIN),
    "finer": ("⊂", Phrase("plus précise", "more precise"), PLAIN),
    "vaguer": ("⊃", Phrase("moins précise", "less precise"), PLAIN),
    "apart": ("≠", Phrase("contredit", "contradicts"), ALERT),
}
"""How a given date stands to the event's: its sign, what it means, its ink."""
SILENT = Phrase("sans date propre\u00a0: {publishers}", "no date of their own: {publishers}")


def dispute_lines(event: Event, dossier: Dossier, width: int, look: Look) -> Iterator[Content]:
    """The disagreements of an event, for a pane of `width` columns; nothing when there are none."""
    found = accounts(event, dossier)
    if event.disagreements:
        yield Content("")
        yield Content.styled(" " + DISAGREEMENTS.say(look.lang), QUIET)
        for disagreement in event.disagreements:
            yield from wrap(join([("≠ ", ACCENT), marked(disagreement.pick(look.lang), look)]), width, indent=1, hang=3)
    if found.given:
        yield from _dates(found, dossier, width, look)


def _dates(found: Accounts, dossier: Dossier, width: int, look: Look) -> Iterator[Content]:
    yield Content("")
    yield Content.styled(" " + DATES.say(look.lang), QUIET)
    for given in found.given:
        yield from _given(given, dossier, width, look)
    if found.silent:
        said = SILENT.fill(publishers=_publishers(found.silent, dossier)).say(look.lang)
        yield from wrap(Content.styled(said, QUIET), width, indent=3)


def _given(given: Given, dossier: Dossier, width: int, look: Look) -> Iterator[Content]:
    sign, meaning, style = STANCES[given.stance]
    date = words.in_words(given.date, look.lang)
    head = join(
        [
            (fit(sign, 2), style),
            (date, style),
            (f"  {meaning.say(look.lang)}  ", QUIET),
            _publishers(given.citations, dossier),
        ]
    )
    yield from wrap(head, width, indent=1, hang=3)


def _publishers(citations: tuple[Citation, ...], dossier: Dossier) -> str:
    return ", ".join(dict.fromkeys(dossier.sources[citation.source].publisher for citation in citations))
