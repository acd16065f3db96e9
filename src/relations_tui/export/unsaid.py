"""What graphs and plain timelines leave unsaid, counted: they have names, days and lines where other formats have texts."""

from collections.abc import Iterable

from relations_tui.core.model import Dossier, Event
from relations_tui.core.phrases import Phrase, counted
from relations_tui.export import Loss


def texts(events: Iterable[Event]) -> Loss:
    """The events with a summary or sources, of which the format has the title alone."""
    return _lost(
        "texts",
        (event.id for event in events if event.summary or event.citations),
        Phrase("{count} événement sans résumé ni sources", "{count} event without summary and sources"),
        Phrase("{count} événements sans résumé ni sources", "{count} events without summaries and sources"),
    )


def disputed(events: Iterable[Event]) -> Loss:
    """The events whose sources disagree."""
    return _lost(
        "disagreements",
        (event.id for event in events if event.disagreements),
        Phrase("{count} événement sans ses désaccords", "{count} event without its disagreements"),
        Phrase("{count} événements sans leurs désaccords", "{count} events without their disagreements"),
    )


def roles(dossier: Dossier, events: Iterable[Event]) -> Loss:
    """The actors who hold or held an office."""
    used = dict.fromkeys(involvement.actor for event in events for involvement in event.actors)
    return _lost(
        "roles",
        (actor for actor in used if dossier.actors[actor].roles),
        Phrase("{count} acteur sans ses fonctions", "{count} actor without roles"),
        Phrase("{count} acteurs sans leurs fonctions", "{count} actors without their roles"),
    )


def unset(events: Iterable[Event]) -> Loss:
    """The events that have no place on the axis of time, since their days cannot be written."""
    return _lost(
        "off-axis",
        (event.id for event in events),
        Phrase("{count} événement hors de l’axe du temps", "{count} event off the axis of time"),
        Phrase("{count} événements hors de l’axe du temps", "{count} events off the axis of time"),
    )


def untied(events: Iterable[Event]) -> Loss:
    """The events with links, actors, places or themes, of which the format has none."""
    return _lost(
        "ties",
        (event.id for event in events if event.links or event.actors or event.places or event.themes),
        Phrase(
            "{count} événement sans acteurs, lieux, thèmes et liens",
            "{count} event without actors, places, themes, links",
        ),
        Phrase(
            "{count} événements sans acteurs, lieux, thèmes et liens",
            "{count} events without actors, places, themes, links",
        ),
    )


def shortened(ids: Iterable[str]) -> Loss:
    """The events whose title a drawing cuts or leaves out where there is no room; it is still told when pointed at."""
    return _lost(
        "labels",
        ids,
        Phrase("{count} titre abrégé ou sans place dans le dessin", "{count} title cut or without room in the drawing"),
        Phrase(
            "{count} titres abrégés ou sans place dans le dessin", "{count} titles cut or without room in the drawing"
        ),
    )


def crowded(events: Iterable[Event], room: int) -> Loss:
    """The events past those that a drawing has room for."""
    return _lost(
        "crowd",
        tuple(event.id for event in events)[room:],
        Phrase("{count} événement de trop pour un dessin lisible", "{count} event too many for a legible drawing"),
        Phrase("{count} événements de trop pour un dessin lisible", "{count} events too many for a legible drawing"),
    )


def _lost(code: str, ids: Iterable[str], one: Phrase, many: Phrase) -> Loss:
    befallen = tuple(ids)
    return Loss(code, counted(len(befallen), one, many), befallen)
