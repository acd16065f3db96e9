"""The format of a dossier: its version, the keys of each of its tables, and those that must be there."""

from collections.abc import Mapping
from types import MappingProxyType

FORMAT = 1
"""The version of the format that is read."""

_TABLES = {
    "": "format! dossier! themes kinds actors places sources events views",
    "dossier": "id! title! description languages! updated licence",
    "themes": "label!",
    "kinds": "label!",
    "actors": "name! kind! country aliases roles note",
    "roles": "title! span attested of sources",
    "places": "name! country point note",
    "sources": "publisher! title author date lang url archive accessed origin kind note",
    "events": "id! date! kind title! summary status places actors themes sources links disagreements note added changed",
    "involvement": "id! part",
    "citation": "id! date quote locator supports",
    "links": "to! kind! why sources",
    "views": "label! filter!",
}

KEYS: Mapping[str, frozenset[str]] = MappingProxyType(
    {name: frozenset(keys.replace("!", "").split()) for name, keys in _TABLES.items()}
)
"""The keys of each table; "" is the document itself, "involvement" and "citation" are items of an event's lists."""

REQUIRED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {name: tuple(key[:-1] for key in keys.split() if key.endswith("!")) for name, keys in _TABLES.items()}
)
"""The keys that each table must have."""
