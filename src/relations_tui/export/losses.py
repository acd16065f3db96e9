"""What formats cannot carry, counted."""

from collections.abc import Iterable

from relations_tui.core.model import Dossier, Event, Localized
from relations_tui.core.phrases import Phrase, counted
from relations_tui.export import Loss, Options


def found(*losses: Loss) -> tuple[Loss, ...]:
    """Those that did happen."""
    return tuple(loss for loss in losses if loss.ids)


def other_languages(events: Iterable[Event]) -> Loss:
    """The events whose title or summary exists in more than the one language written."""
    return _lost(
        "languages",
        (event.id for event in events if _several(event.title) or _several(event.summary)),
        Phrase("{count} événement sans ses autres langues", "{count} event without its other languages"),
        Phrase("{count} événements sans leurs autres langues", "{count} events without their other languages"),
    )


def claims(events: Iterable[Event]) -> Loss:
    """The events of which a source says something: a quote, its place, a date of its own, what it supports."""
    return _lost(
        "claims",
        (event.id for event in events if any(c.quote or c.locator or c.date or c.supports for c in event.citations)),
        Phrase("{count} événement sans ce que dit chaque source", "{count} event without what each source says"),
        Phrase("{count} événements sans ce que dit chaque source", "{count} events without what each source says"),
    )


def parts(events: Iterable[Event]) -> Loss:
    """The events in which an actor's part is told."""
    return _lost(
        "parts",
        (event.id for event in events if any(involvement.part for involvement in event.actors)),
        Phrase("{count} événement sans le rôle de ses acteurs", "{count} event without its actors’ parts"),
        Phrase("{count} événements sans le rôle de leurs acteurs", "{count} events without their actors’ parts"),
    )


def reasons(events: Iterable[Event]) -> Loss:
    """The events with a link that gives its reason or its sources."""
    return _lost(
        "reasons",
        (event.id for event in events if any(link.why or link.sources for link in event.links)),
        Phrase("{count} événement sans la raison de ses liens", "{count} event without the reasons of its links"),
        Phrase("{count} événements sans la raison de leurs liens", "{count} events without the reasons of their links"),
    )


def coordinates(dossier: Dossier, events: Iterable[Event]) -> Loss:
    """The places whose point on the globe is known."""
    used = dict.fromkeys(place for event in events for place in event.places)
    return _lost(
        "coordinates",
        (place for place in used if dossier.places[place].point is not None),
        Phrase("{count} lieu sans ses coordonnées", "{count} place without its coordinates"),
        Phrase("{count} lieux sans leurs coordonnées", "{count} places without their coordinates"),
    )


def view(options: Options) -> Loss:
    """That the events are those of a partial view."""
    return Loss("as-of", _AS_OF, (options.view.date.edtf,) if options.view else ())


_AS_OF = Phrase("la date de la vue partielle n’y est pas dite", "the date of the partial view is not told in it")


def aliases(dossier: Dossier, events: Iterable[Event]) -> Loss:
    """The actors who go by other names too."""
    used = dict.fromkeys(involvement.actor for event in events for involvement in event.actors)
    return _lost(
        "aliases",
        (actor for actor in used if dossier.actors[actor].aliases),
        Phrase("{count} acteur sans ses autres noms", "{count} actor without other names"),
        Phrase("{count} acteurs sans leurs autres noms", "{count} actors without other names"),
    )


def _several(text: Localized) -> bool:
    return len(tuple(text.items())) > 1


def _lost(code: str, ids: Iterable[str], one: Phrase, many: Phrase) -> Loss:
    befallen = tuple(ids)
    return Loss(code, counted(len(befallen), one, many), befallen)
