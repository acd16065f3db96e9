"""How well a chronology is sourced and translated: what its events rest on, and what its records lack.

One rule: it counts what is written, by the measure of `evidence`; nothing is scored.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from relations_tui.core.evidence import account, corroboration
from relations_tui.core.model import Dossier, Event, Localized, Source


class Coverage(NamedTuple):
    """What events rest on; ids are in chronological order, those of sources in the order of the file."""

    sources_an_event: Mapping[int, int]
    """For each number of sources, how many events cite so many; ascending, each source of an event counted once."""
    unsourced: tuple[str, ...]
    """Events without a source."""
    single: tuple[str, ...]
    """Events of which all sources amount to one account (see `evidence.account`)."""
    independent: int
    """Events with two accounts or more."""
    quoted: int
    """Events with at least one exact quotation."""
    sources: int
    """Sources that the events cite."""
    accounts: int
    """Independent accounts that those sources amount to."""
    lacking: Mapping[str, tuple[str, ...]]
    """For "title", "date", "url" and "archive", the cited sources without it; only what has an address can be archived."""
    untranslated: Mapping[str, tuple[str, ...]]
    """For each language of the dossier, the events with a title or a summary that is not in it."""


_LACKS: Mapping[str, Callable[[Source], bool]] = {
    "title": lambda source: not source.title,
    "date": lambda source: source.date is None,
    "url": lambda source: not source.url,
    "archive": lambda source: bool(source.url) and not source.archive,
}


def coverage(events: Sequence[Event], dossier: Dossier) -> Coverage:
    """The coverage of some events of a dossier."""
    counts = [corroboration(event, dossier) for event in events]
    numbers = [count.sources for count in counts]
    cited = {citation.source for event in events for citation in event.citations}
    sources = [source for source in dossier.sources.values() if source.id in cited]
    return Coverage(
        sources_an_event={number: numbers.count(number) for number in sorted(set(numbers))},
        unsourced=_ids(events, (count.sources == 0 for count in counts)),
        single=_ids(events, (count.independent == 1 for count in counts)),
        independent=sum(count.independent > 1 for count in counts),
        quoted=sum(any(citation.quote for citation in event.citations) for event in events),
        sources=len(sources),
        accounts=len({account(source) for source in sources}),
        lacking={name: tuple(source.id for source in sources if lacks(source)) for name, lacks in _LACKS.items()},
        untranslated={
            tag: _ids(events, (_lacks_language(event, tag) for event in events)) for tag in dossier.languages
        },
    )


def _ids(events: Iterable[Event], chosen: Iterable[bool]) -> tuple[str, ...]:
    return tuple(event.id for event, one in zip(events, chosen, strict=True) if one)


def _lacks_language(event: Event, tag: str) -> bool:
    return any(_is_not_in(text, tag) for text in (event.title, event.summary))


def _is_not_in(text: Localized, tag: str) -> bool:
    """A plain text is taken to be in every language, and no text needs no translation."""
    return bool(text) and tag not in text and "" not in text
