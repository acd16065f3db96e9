"""A dossier as it could have been written on a date: only what had been published by then.

One rule: what is not surely known by then is not known. A source counts when the last day it may have been published is not
after the date; one without a date never counts, and is told apart. An event stays while a source of it does; one that never
had any goes, and so does a link whose own sources all came later. A disagreement names no source, so it stays only where every
source of its event does. A role that began later goes. Titles, summaries, reasons and statuses are today's: nobody kept those
of then, and whoever shows the view must say so.
"""

from collections.abc import Mapping
from typing import NamedTuple

from relations_tui.core.dates import OPEN_FUTURE, Date, DateError
from relations_tui.core.model import Actor, Dossier, Event, Link, Role, Source
from relations_tui.core.phrases import Phrase, counted
from relations_tui.core.words import in_words


class Hidden(NamedTuple):
    """How much of the dossier is left out of the view."""

    events: int
    sources: int
    """All sources left out, those without a date among them."""
    undated: int
    """Those left out because they have no date."""


class Partial(NamedTuple):
    """A view of a dossier: what was known by the end of `date`."""

    dossier: Dossier
    date: Date
    hidden: Hidden


def as_of(dossier: Dossier, date: Date) -> Partial:
    """The dossier as known by the last second of `date`; raises `DateError` when that is open or unknown.

    Actors, places, themes, kinds and views stay as they are, so that a query means the same; an `Index` of the view takes the
    vocabulary of the whole dossier for that reason.
    """
    moment = moment_of(date)
    sources = {key: source for key, source in dossier.sources.items() if published(source, moment)}
    kept = {event.id for event in dossier.events if any(cited.source in sources for cited in event.citations)}
    events = tuple(_event(event, sources, kept) for event in dossier.events if event.id in kept)
    view = dossier._replace(
        sources=sources,
        events=events,
        by_id={event.id: event for event in events},
        actors={key: _actor(actor, sources, moment) for key, actor in dossier.actors.items()},
    )
    left_out = [source for key, source in dossier.sources.items() if key not in sources]
    undated = sum(source.date is None for source in left_out)
    return Partial(view, date, Hidden(len(dossier.events) - len(events), len(left_out), undated))


_NO_END = Phrase("cette date n’a pas de fin connue", "this date has no known end")
_GIVE_A_DAY = Phrase(
    "donnez un jour, un mois ou une année\u00a0: `2024-07-30`, `juillet 2024`, `2024`",
    "give a day, a month or a year: `2024-07-30`, `July 2024`, `2024`",
)


def moment_of(date: Date) -> int:
    """The last second a date may mean: what is known by then is known on it. Raises `DateError` when there is none."""
    if date.latest is None or date.latest == OPEN_FUTURE:
        raise DateError(_NO_END, _GIVE_A_DAY)
    return date.latest


def published(source: Source, moment: int) -> bool:
    """Whether a source had surely been published by a second since 1970 (see `dates`)."""
    date = source.date
    return date is not None and date.latest is not None and date.latest <= moment


def _event(event: Event, sources: Mapping[str, Source], kept: set[str]) -> Event:
    citations = tuple(cited for cited in event.citations if cited.source in sources)
    links = tuple(_link(link, sources) for link in event.links if link.to in kept and _was_known(link, sources))
    if citations == event.citations and links == event.links:
        return event
    disagreements = event.disagreements if citations == event.citations else ()
    return event._replace(citations=citations, links=links, disagreements=disagreements)


def _was_known(link: Link, sources: Mapping[str, Source]) -> bool:
    return not link.sources or any(source in sources for source in link.sources)


def _link(link: Link, sources: Mapping[str, Source]) -> Link:
    return link._replace(sources=_known(link.sources, sources)) if link.sources else link


def _known(ids: tuple[str, ...], sources: Mapping[str, Source]) -> tuple[str, ...]:
    return tuple(source for source in ids if source in sources)


def _actor(actor: Actor, sources: Mapping[str, Source], moment: int) -> Actor:
    if not actor.roles:
        return actor
    roles = (role for role in actor.roles if not _begins_after(role, moment))
    return actor._replace(roles=tuple(role._replace(sources=_known(role.sources, sources)) for role in roles))


def _begins_after(role: Role, moment: int) -> bool:
    """Whether every date of a role is later."""
    dates = [date for date in (role.span, role.attested) if date is not None]
    return bool(dates) and all(date.earliest is not None and date.earliest > moment for date in dates)


PARTIAL = Phrase("Vue partielle", "Partial view")
"""What such a view is called wherever it is shown or written."""

_EVENTS = Phrase("{count} événement", "{count} event"), Phrase("{count} événements", "{count} events")
_SOURCES = Phrase("{count} source", "{count} source"), Phrase("{count} sources", "{count} sources")
_UNDATED = Phrase("dont {count} sans date", "{count} of them without a date")
_TOLD = Phrase(
    "{date}, seulement ce qui était alors publié\u00a0; masqués\u00a0: {hidden}\u00a0; titres et résumés sont ceux d’aujourd’hui",
    "{date}, only what had been published by then; hidden: {hidden}; titles and summaries are today’s",
)


def what_is_hidden(hidden: Hidden) -> Phrase:
    """« 12 événements et 40 sources (dont 3 sans date) »."""
    events, sources = counted(hidden.events, *_EVENTS), counted(hidden.sources, *_SOURCES)
    said = Phrase("{events} et {sources}", "{events} and {sources}")
    if hidden.undated:
        said = Phrase("{events} et {sources} ({undated})", "{events} and {sources} ({undated})")
    return said.fill(events=events, sources=sources, undated=_UNDATED.fill(count=hidden.undated))


def told(view: Partial) -> Phrase:
    """Everything a reader of the view must know, on one line, to stand after `PARTIAL`."""
    date = Phrase(in_words(view.date, "fr"), in_words(view.date, "en"))
    return _TOLD.fill(date=date, hidden=what_is_hidden(view.hidden))
