"""What formats cannot carry, counted."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

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


def links_out(events: Iterable[Event]) -> Loss:
    """The events with a link to one that is not among them."""
    events = tuple(events)
    ids = {event.id for event in events}
    return _lost(
        "links",
        (event.id for event in events if any(link.to not in ids for link in event.links)),
        Phrase(
            "{count} événement sans ses liens vers ceux qui n’y sont pas",
            "{count} event without its links to events that are not there",
        ),
        Phrase(
            "{count} événements sans leurs liens vers ceux qui n’y sont pas",
            "{count} events without their links to events that are not there",
        ),
    )


def views_out(left_out: AbstractSet[str], dossier: Dossier) -> Loss:
    """The saved views whose filters name what is not there."""
    return _lost(
        "views",
        (view for view in dossier.views if view in left_out),
        Phrase(
            "{count} vue laissée de côté, dont le filtre nomme ce qui n’y est pas",
            "{count} view left out, whose filter names what is not there",
        ),
        Phrase(
            "{count} vues laissées de côté, dont le filtre nomme ce qui n’y est pas",
            "{count} views left out, whose filters name what is not there",
        ),
    )


def said_once(events: Iterable[Event]) -> Loss:
    """The events of which a part, a reason, a disagreement or what a source supports is told in several languages."""
    return _lost(
        "languages",
        (event.id for event in events if any(map(_several, _asides(event)))),
        Phrase(
            "{count} événement dont rôles, raisons, preuves et désaccords sont en une seule langue",
            "{count} event whose parts, reasons, claims and disagreements are in one language only",
        ),
        Phrase(
            "{count} événements dont rôles, raisons, preuves et désaccords sont en une seule langue",
            "{count} events whose parts, reasons, claims and disagreements are in one language only",
        ),
    )


def _asides(event: Event) -> Iterator[Localized]:
    yield from (involvement.part for involvement in event.actors)
    yield from (link.why for link in event.links)
    yield from (citation.supports for citation in event.citations)
    yield from event.disagreements


def guarded(ids: Iterable[str]) -> Loss:
    """The events with a text that a spreadsheet would have calculated."""
    return _lost(
        "guard",
        ids,
        Phrase(
            "{count} événement dont un texte prend une apostrophe, pour n’être pas calculé",
            "{count} event with a text behind an apostrophe, so that it is not calculated",
        ),
        Phrase(
            "{count} événements dont un texte prend une apostrophe, pour n’être pas calculé",
            "{count} events with a text behind an apostrophe, so that it is not calculated",
        ),
    )


def cut(ids: Iterable[str]) -> Loss:
    """The records with a text longer than a cell may be."""
    return _lost(
        "length",
        ids,
        Phrase("{count} texte coupé à 32\u202f767 signes", "{count} text cut at 32,767 characters"),
        Phrase("{count} textes coupés à 32\u202f767 signes", "{count} texts cut at 32,767 characters"),
    )


def out_of_range(events: Iterable[Event]) -> Loss:
    """The events in years that the format cannot write."""
    return _lost(
        "years",
        (event.id for event in events),
        Phrase(
            "{count} événement omis, hors des années du format", "{count} event left out, beyond the format’s years"
        ),
        Phrase(
            "{count} événements omis, hors des années du format", "{count} events left out, beyond the format’s years"
        ),
    )


def unplaced(events: Iterable[Event]) -> Loss:
    """The events left out because their beginning is open or unknown."""
    return _lost(
        "unplaced",
        (event.id for event in events),
        Phrase("{count} événement omis, sans début connu", "{count} event left out, its beginning not known"),
        Phrase("{count} événements omis, sans début connu", "{count} events left out, their beginnings not known"),
    )


def unstarted(events: Iterable[Event]) -> Loss:
    """The events that stand at their end, their beginning being open or unknown."""
    return _lost(
        "unstarted",
        (event.id for event in events),
        Phrase(
            "{count} événement sans début connu, placé à sa fin", "{count} event of unknown beginning set at its end"
        ),
        Phrase(
            "{count} événements sans début connu, placés à leur fin",
            "{count} events of unknown beginning set at their end",
        ),
    )


def open_ended(events: Iterable[Event]) -> Loss:
    """The events that stand at their beginning alone, their end being open or unknown."""
    return _lost(
        "open",
        (event.id for event in events),
        Phrase(
            "{count} événement sans fin connue, placé à son début", "{count} event of unknown end set at its beginning"
        ),
        Phrase(
            "{count} événements sans fin connue, placés à leur début",
            "{count} events of unknown end set at their beginning",
        ),
    )


def spread(events: Iterable[Event]) -> Loss:
    """The events that last, in the file, for all the days that their imprecise date may mean."""
    return _lost(
        "spans",
        (event.id for event in events),
        Phrase("{count} date imprécise devenue une période", "{count} imprecise date became a span"),
        Phrase("{count} dates imprécises devenues des périodes", "{count} imprecise dates became spans"),
    )


def unsigned(events: Iterable[Event]) -> Loss:
    """The events that stand where a sure date would, their words alone saying that it is not."""
    return _lost(
        "signs",
        (event.id for event in events),
        Phrase(
            "{count} date approchée ou incertaine placée comme si elle était sûre",
            "{count} approximate or uncertain date set as if sure",
        ),
        Phrase(
            "{count} dates approchées ou incertaines placées comme si elles étaient sûres",
            "{count} approximate or uncertain dates set as if sure",
        ),
    )


def timeless(events: Iterable[Event]) -> Loss:
    """The events whose hour stands in words alone."""
    return _lost(
        "times",
        (event.id for event in events),
        Phrase("{count} heure en mots seulement", "{count} time of day in words only"),
        Phrase("{count} heures en mots seulement", "{count} times of day in words only"),
    )


def notes(events: Iterable[Event], options: Options) -> Loss:
    """The events whose private note was asked for, of a format that has none."""
    return _lost(
        "notes",
        (event.id for event in events if options.private and event.note),
        Phrase("{count} événement sans sa note privée", "{count} event without its private note"),
        Phrase("{count} événements sans leurs notes privées", "{count} events without their private notes"),
    )


def beyond_rows(ids: Iterable[str]) -> Loss:
    """The events written where the program that the file is for stops reading."""
    return _lost(
        "rows",
        ids,
        Phrase("{count} événement au-delà des lignes qui seront lues", "{count} event past the rows that will be read"),
        Phrase(
            "{count} événements au-delà des lignes qui seront lues", "{count} events past the rows that will be read"
        ),
    )


def one_year_off(events: Iterable[Event]) -> Loss:
    """The events before year 1 on an axis that has a year 0."""
    return _lost(
        "axis",
        (event.id for event in events),
        Phrase(
            "{count} date avant l’an 1, sur un axe gradué à un an près",
            "{count} date before year 1 on an axis one year off",
        ),
        Phrase(
            "{count} dates avant l’an 1, sur un axe gradué à un an près",
            "{count} dates before year 1 on an axis one year off",
        ),
    )


def other_themes(events: Iterable[Event]) -> Loss:
    """The events grouped by the first of several themes."""
    return _lost(
        "themes",
        (event.id for event in events),
        Phrase("{count} événement groupé sous son premier thème", "{count} event grouped under its first theme"),
        Phrase("{count} événements groupés sous leur premier thème", "{count} events grouped under their first theme"),
    )


def _several(text: Localized) -> bool:
    return len(tuple(text.items())) > 1


def _lost(code: str, ids: Iterable[str], one: Phrase, many: Phrase) -> Loss:
    befallen = tuple(ids)
    return Loss(code, counted(len(befallen), one, many), befallen)
