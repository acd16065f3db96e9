"""What some events of a dossier refer to: straight, through a link, or through a role of an actor."""

from relations_tui.core.model import Dossier, Event


class Referred:
    """The ids of themes, places, actors and sources."""

    def __init__(self, events: tuple[Event, ...], dossier: Dossier) -> None:
        self.themes = {theme for event in events for theme in event.themes}
        self.places = {place for event in events for place in event.places}
        self.actors = _with_bodies({involvement.actor for event in events for involvement in event.actors}, dossier)
        self.sources = {citation.source for event in events for citation in event.citations}
        self.sources.update(source for event in events for link in event.links for source in link.sources)
        self.sources.update(
            source for actor in self.actors for role in dossier.actors[actor].roles for source in role.sources
        )


def _with_bodies(actors: set[str], dossier: Dossier) -> set[str]:
    """The actors and the bodies in which they hold roles, and so on."""
    new = actors
    while new := {role.of for actor in new for role in dossier.actors[actor].roles if role.of} - actors:
        actors = actors | new
    return actors


def linked_within(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events with only those of their links that lead to one another."""
    ids = {event.id for event in events}
    return tuple(
        event
        if all(link.to in ids for link in event.links)
        else event._replace(links=tuple(link for link in event.links if link.to in ids))
        for event in events
    )


def smaller(dossier: Dossier, events: tuple[Event, ...]) -> Dossier:
    """The dossier of these events, in their order: what they refer to and no more; links among them; every saved view."""
    events = linked_within(events)
    used = Referred(events, dossier)
    kinds = {event.kind for event in events}
    return dossier._replace(
        themes={key: label for key, label in dossier.themes.items() if key in used.themes},
        kinds={key: label for key, label in dossier.kinds.items() if key in kinds},
        actors={key: actor for key, actor in dossier.actors.items() if key in used.actors},
        places={key: place for key, place in dossier.places.items() if key in used.places},
        sources={key: source for key, source in dossier.sources.items() if key in used.sources},
        events=events,
        by_id={event.id: event for event in events},
    )
