"""The tables and views of the SQLite export; `database` fills them.

The version stands in `PRAGMA user_version`: raised when a column changes its meaning or goes, not when one is added.
"""

from collections.abc import Mapping
from types import MappingProxyType

VERSION = 1

_DATE = ("date_edtf TEXT", "date_words TEXT", "earliest TEXT", "latest TEXT")
_EVENT = "event TEXT NOT NULL REFERENCES events (id)"
_SOURCE = "source TEXT NOT NULL REFERENCES sources (id)"
_POSITION = "position INTEGER NOT NULL"
_KEY = "id TEXT PRIMARY KEY NOT NULL"

TABLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "dossier": (
            *(_KEY, "title TEXT", "description TEXT", "updated TEXT", "licence TEXT"),
            *("language TEXT NOT NULL", "query TEXT NOT NULL", "as_of TEXT", "view TEXT"),
        ),
        "kinds": (_KEY, "label TEXT NOT NULL"),
        "themes": (_KEY, "label TEXT NOT NULL"),
        "places": (_KEY, "name TEXT NOT NULL", "country TEXT", "latitude REAL", "longitude REAL", "note TEXT"),
        "actors": (_KEY, "name TEXT NOT NULL", "kind TEXT NOT NULL", "country TEXT", "note TEXT"),
        "sources": (
            *(_KEY, "publisher TEXT NOT NULL", "title TEXT", *_DATE, "lang TEXT", "url TEXT", "archive TEXT"),
            *("accessed TEXT", "origin TEXT", "kind TEXT", "note TEXT"),
        ),
        "events": (
            *(_KEY, "position INTEGER NOT NULL UNIQUE", "date_edtf TEXT NOT NULL", *_DATE[1:]),
            *(
                "year INTEGER",
                "month INTEGER",
                "day INTEGER",
                "end_year INTEGER",
                "end_month INTEGER",
                "end_day INTEGER",
            ),
            *("precision TEXT NOT NULL", "approximate INTEGER NOT NULL", "uncertain INTEGER NOT NULL"),
            *("span INTEGER NOT NULL", "kind TEXT NOT NULL REFERENCES kinds (id)", "status TEXT NOT NULL"),
            *("title TEXT NOT NULL", "summary TEXT", "sources_count INTEGER NOT NULL", "independent INTEGER NOT NULL"),
            *("added TEXT", "changed TEXT", "note TEXT", "also_found_by TEXT NOT NULL"),
        ),
        "aliases": (
            "actor TEXT NOT NULL REFERENCES actors (id)",
            _POSITION,
            "alias TEXT NOT NULL",
            "PRIMARY KEY (actor, position)",
        ),
        "roles": (
            *("actor TEXT NOT NULL REFERENCES actors (id)", _POSITION, "title TEXT", "span TEXT", "attested TEXT"),
            *("of TEXT REFERENCES actors (id)", "PRIMARY KEY (actor, position)"),
        ),
        "role_sources": (
            *("actor TEXT NOT NULL", "role INTEGER NOT NULL", _SOURCE, "PRIMARY KEY (actor, role, source)"),
            "FOREIGN KEY (actor, role) REFERENCES roles (actor, position)",
        ),
        "authors": (_SOURCE, _POSITION, "author TEXT NOT NULL", "PRIMARY KEY (source, position)"),
        "event_actors": (
            *(_EVENT, _POSITION, "actor TEXT NOT NULL REFERENCES actors (id)", "part TEXT"),
            "PRIMARY KEY (event, position)",
        ),
        "event_places": (
            *(_EVENT, _POSITION, "place TEXT NOT NULL REFERENCES places (id)", "PRIMARY KEY (event, position)"),
        ),
        "event_themes": (
            *(_EVENT, _POSITION, "theme TEXT NOT NULL REFERENCES themes (id)", "PRIMARY KEY (event, position)"),
        ),
        "citations": (
            *(_EVENT, _POSITION, _SOURCE, "date_edtf TEXT", "quote TEXT", "locator TEXT", "supports TEXT"),
            "PRIMARY KEY (event, position)",
        ),
        "disagreements": (_EVENT, _POSITION, "disagreement TEXT NOT NULL", "PRIMARY KEY (event, position)"),
        "links": (
            *(_EVENT, "kind TEXT NOT NULL", "other TEXT NOT NULL REFERENCES events (id)", "why TEXT"),
            "PRIMARY KEY (event, kind, other)",
        ),
        "link_sources": (
            *("event TEXT NOT NULL", "kind TEXT NOT NULL", "other TEXT NOT NULL", _SOURCE),
            "PRIMARY KEY (event, kind, other, source)",
            "FOREIGN KEY (event, kind, other) REFERENCES links (event, kind, other)",
        ),
        "translations": (
            *("record TEXT NOT NULL", "id TEXT NOT NULL", "field TEXT NOT NULL", "lang TEXT NOT NULL"),
            *("text TEXT NOT NULL", "PRIMARY KEY (record, id, field, lang)"),
        ),
    }
)
"""The columns of each table, those it refers to first; `note` stays empty unless private notes are asked for."""

INDEXES = (
    "event_actors (actor)",
    "event_places (place)",
    "event_themes (theme)",
    "citations (source)",
    "links (other)",
)
"""What a join the other way needs."""

FULL_TEXT = """CREATE VIRTUAL TABLE events_fts USING fts5 (
  title, summary, also_found_by, content="events", tokenize="unicode61 remove_diacritics 2"
)"""


def _listed(what: str, table: str, column: str, records: str) -> str:
    """The names of what an event has several of, in their order."""
    return (
        f"(SELECT group_concat({what}, ' | ') FROM (SELECT r.{what} FROM {table} o JOIN {records} r ON r.id = o.{column}"  # noqa: S608
        f" WHERE o.event = e.id ORDER BY o.position)) AS {records}"
    )


VIEWS: Mapping[str, str] = MappingProxyType(
    {
        "chronology": (
            "SELECT e.position, e.date_words AS date, e.title, k.label AS kind, e.status,\n  "
            + ",\n  ".join(
                (
                    _listed("name", "event_actors", "actor", "actors"),
                    _listed("name", "event_places", "place", "places"),
                    _listed("label", "event_themes", "theme", "themes"),
                )
            )
            + ",\n  e.sources_count, e.independent, e.summary, e.id AS event\n"
            "FROM events e JOIN kinds k ON k.id = e.kind ORDER BY e.position"
        ),
        "claims": (
            "SELECT e.date_words AS date, e.title AS event_title, s.publisher, s.title AS source_title,\n"
            "  c.date_edtf AS date_given, c.quote, c.locator, c.supports, s.url, s.archive, e.id AS event, s.id AS source\n"
            "FROM citations c JOIN events e ON e.id = c.event JOIN sources s ON s.id = c.source\n"
            "ORDER BY e.position, c.position"
        ),
    }
)
"""The query of each view."""
