"""A small dossier built by hand, so that searching can be tested without reading any file."""

from relations_tui.core.dates import parse, sort_key
from relations_tui.core.model import (
    Actor,
    Citation,
    Dossier,
    Event,
    Involvement,
    Link,
    Localized,
    Place,
    Role,
    Source,
    View,
)


def both(fr: str, en: str) -> Localized:
    return Localized({"fr": fr, "en": en})


def plain(text: str) -> Localized:
    return Localized({"": text})


ACTORS = (
    Actor("france", both("France", "France"), "state", "FR"),
    Actor("morocco", both("Maroc", "Morocco"), "state", "MA"),
    Actor(
        "retailleau",
        plain("Bruno Retailleau"),
        "person",
        "FR",
        ("Place Beauvau",),
        (
            Role(
                both("ministre de l\u2019Intérieur", "interior minister"),
                parse("2024-09-21/2025-10-12"),
                None,
                "france",
            ),
            Role(both("sénateur", "senator"), None, parse("2004-10/2024-09")),
            Role(both("auteur", "author")),
        ),
        "private actor note",
    ),
    Actor("hassan-i", plain("Hassan Ier"), "person", "MA", ("Hassan",)),
    Actor("hassan-ii", plain("Hassan II"), "person", "MA", ("Hassan",)),
)
PLACES = (
    Place("algeciras", both("Algésiras", "Algeciras"), "ES"),
    Place("rabat", both("Rabat", "Rabat"), "MA", (34.0, -6.8), "private place note"),
    Place("laayoune", both("Laâyoune", "Laayoune"), "EH"),
)
SOURCES = (
    Source("afp-1", "AFP", "Une dépêche", (), None, "fr", "https://afp.example/1", "", "", "AFP", "agency"),
    Source(
        "monde-1",
        "Le Monde",
        "L\u2019œuvre",
        (),
        None,
        "fr",
        "https://monde.example/1",
        "https://a.example/1",
        "",
        "afp",
    ),
    Source("monde-2", "LE MONDE", "Autre article", (), None, "fr", note="private source note"),
    Source("map-1", "MAP", "A communiqué", (), None, "en", "https://map.example/1"),
)
THEMES = {
    "visas": both("Visas", "Visas"),
    "sahara": both("Sahara occidental", "Western Sahara"),
    "defence": plain("Défense"),
}
KINDS = {"march": both("Marche", "March")}
VIEWS = (
    View("crisis", both("La crise", "The crisis"), "theme:visas since:2021-09"),
    View("wide", plain("Wide"), "view:crisis OR theme:sahara"),
    View("loop", plain("Loop"), "visas view:loop"),
    View("ping", plain("Ping"), "view:pong"),
    View("pong", plain("Pong"), "view:ping"),
    View("broken", plain("Broken"), "theme:nothing"),
)


def part(*actors: str) -> tuple[Involvement, ...]:
    return tuple(Involvement(actor) for actor in actors)


def cite(*sources: str) -> tuple[Citation, ...]:
    return tuple(Citation(source) for source in sources)


def event(identity: str, date: str, title: Localized | str, kind: str = "other", **rest: object) -> Event:
    made = Event(identity, 0, parse(date), kind, plain(title) if isinstance(title, str) else title)
    return made._replace(**rest)  # type: ignore[arg-type]


EVENTS = (
    event(
        "algeciras-1906",
        "1906-01-16/1906-04-07",
        both("Conférence d\u2019Algésiras", "Algeciras conference"),
        "meeting",
        places=("algeciras",),
        actors=part("france", "morocco"),
        citations=cite("monde-2"),
        note="private event note",
    ),
    event("independence", "[1955-11..1956-03]", "Indépendance", "agreement", themes=("sahara",), status="disputed"),
    event("march-1975", "1975-11-06~", "Marche verte", "march", actors=part("hassan-ii"), places=("laayoune",)),
    event(
        "visas-2021",
        "2021-09-28/",
        both("Réduction des visas", "Visa cuts"),
        "decision",
        summary=both("La France divise les visas par deux.", ""),
        themes=("visas",),
        actors=part("france"),
        citations=(Citation("afp-1"), Citation("monde-1", parse("2021-09-27"), "un choix \u00ab drastique \u00bb")),
        links=(Link("visas-end", "leads-to"),),
    ),
    event(
        "visas-end",
        "2022-12-16",
        both("Fin des restrictions", "Restrictions end"),
        "statement",
        themes=("visas",),
        places=("rabat",),
        citations=cite("monde-1", "map-1", "map-1"),
        disagreements=(plain("MAP dates it to the 15th"),),
    ),
    event("letter", "2024-07-30", both("Lettre sur le Sahara", "Letter on Sahara"), "statement", themes=("sahara",)),
    event(
        "summer", "2024-22", "Un été", themes=("visas", "sahara"), actors=part("retailleau"), citations=cite("map-1")
    ),
    event("wrong", "2024-08-01", "A false report", "statement", status="retracted", themes=("visas",)),
    event(
        "october",
        "2024-10-28/2024-10-30",
        "Visite d\u2019État",
        "visit",
        places=("rabat",),
        actors=part("morocco", "france"),
    ),
    event("decade", "201X", "A decade of talks", "meeting", themes=("defence",)),
)


def dossier(events: tuple[Event, ...] = EVENTS, views: tuple[View, ...] = VIEWS) -> Dossier:
    """The dossier with these events, put in order as a reader would."""
    numbered = [made._replace(order=order) for order, made in enumerate(events)]
    ordered = tuple(sorted(numbered, key=lambda made: (sort_key(made.date), made.order)))
    return Dossier(
        id="sample",
        title=plain("Sample"),
        description=plain(""),
        languages=("fr", "en"),
        updated="2026-11-23",
        licence="CC-BY-4.0",
        themes=THEMES,
        kinds=KINDS,
        actors={actor.id: actor for actor in ACTORS},
        places={place.id: place for place in PLACES},
        sources={source.id: source for source in SOURCES},
        events=ordered,
        views={view.id: view for view in views},
        by_id={made.id: made for made in ordered},
    )
