"""What the flags of `is:`, `has:` and `missing:` mean, and which values an event has for each field that knows names.

One rule: one function a word, from an event and its dossier to the answer.
"""

from collections.abc import Callable, Iterable, Mapping

from relations_tui.core.dates import Precision
from relations_tui.core.evidence import corroboration, disputed
from relations_tui.core.model import Dossier, Event, Localized, Source

Test = Callable[[Event, Dossier], bool]


def _single_source(event: Event, dossier: Dossier) -> bool:
    """All its sources are one account: one source, or several of one origin."""
    return corroboration(event, dossier).independent == 1


def _undated_day(event: Event, _: Dossier) -> bool:
    """Its day, or the days it begins and ends, are not known."""
    return event.date.precision > Precision.DAY or event.date.form == "between"


STATES: Mapping[str, Test] = {
    "disputed": lambda event, _: disputed(event),
    "single-source": _single_source,
    "approximate": lambda event, _: event.date.approximate,
    "uncertain": lambda event, _: event.date.uncertain,
    "span": lambda event, _: event.date.is_span,
    "undated-day": _undated_day,
    "retracted": lambda event, _: event.status == "retracted",
}
"""The states an event is in by itself. `marked` is the reader's doing and comes with the search; so do the events that are
disputed because another one contradicts them, or they it (see `evidence.contradictions`)."""


def _sources(event: Event, dossier: Dossier) -> list[Source]:
    return [dossier.sources[citation.source] for citation in event.citations]


def _in_language(text: Localized, tongue: str) -> bool:
    """Whether there is a text, in that language when one is asked for; a plain text belongs to all of them."""
    return any(said and (not tongue or tag in (tongue, "")) for tag, said in text.items())


HAS: Mapping[str, Test] = {
    "source": lambda event, _: bool(event.citations),
    "archive": lambda event, dossier: any(source.archive for source in _sources(event, dossier)),
    "url": lambda event, dossier: any(source.url for source in _sources(event, dossier)),
    "quote": lambda event, _: any(citation.quote for citation in event.citations),
    "place": lambda event, _: bool(event.places),
    "actor": lambda event, _: bool(event.actors),
    "theme": lambda event, _: bool(event.themes),
}
"""What `has:` asks of one event. Links are asked of the whole dossier (see `index`), titles and summaries of a language."""

LACKS: Mapping[str, Test] = {
    "archive": lambda event, dossier: any(not source.archive for source in _sources(event, dossier)),
    "url": lambda event, dossier: any(not source.url for source in _sources(event, dossier)),
}
"""What `missing:` asks where it is more than the contrary of `has:`: one cited source without it is enough."""


def has(thing: str) -> Test:
    """The meaning of `has:thing`; links apart."""
    name, _, tongue = thing.partition(".")
    if name == "title":
        return lambda event, _: _in_language(event.title, tongue)
    if name == "summary":
        return lambda event, _: _in_language(event.summary, tongue)
    return HAS[name]


VALUES: Mapping[str, Callable[[Event, Dossier], Iterable[str]]] = {
    "actor": lambda event, _: (part.actor for part in event.actors),
    "theme": lambda event, _: event.themes,
    "kind": lambda event, _: (event.kind,),
    "place": lambda event, _: event.places,
    "country": lambda event, dossier: (
        *(dossier.actors[part.actor].country for part in event.actors),
        *(dossier.places[place].country for place in event.places),
    ),
    "source": lambda event, _: (citation.source for citation in event.citations),
    "publisher": lambda event, dossier: (source.publisher for source in _sources(event, dossier)),
    "status": lambda event, _: (event.status,),
    "lang": lambda event, dossier: (source.lang for source in _sources(event, dossier)),
}
"""The values an event has for each field that knows names; a value may come twice, and "" stands for none.

Publishers come as written: `Index.sets` joins those that fold alike."""
