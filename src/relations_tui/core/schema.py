"""The format of a dossier as a JSON Schema (draft-07), from the same tables the loader reads by.

One rule: it refuses nothing that the loader takes. What a schema cannot know (that an id exists, that a day does) it leaves
to the loader. Draft-07 is the one that taplo, which checks TOML in editors, reads whole.
"""

from collections.abc import Callable, Mapping
from typing import Any

from relations_tui.core.format import FORMAT, REQUIRED
from relations_tui.core.meanings import MEANINGS
from relations_tui.core.phrases import Phrase
from relations_tui.core.vocabulary import ACTOR_KINDS, BUILT_IN_KINDS, LINK_KINDS, SOURCE_KINDS, STATUSES

Schema = dict[str, Any]

DIALECT = "http://json-schema.org/draft-07/schema#"
KEBAB = "^[a-z0-9]+(-[a-z0-9]+)*$"
TAG = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
COUNTRY = "^[A-Z]{2}$"
DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
# Every sign EDTF uses; TOML's own date-times may have a blank or small letters.
DATE = r"^([-+0-9XYEST.:Z/~?%\[\]]+|[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}[-+0-9.:Zz]*)$"
ADDRESS = r'^[Hh][Tt][Tt][Pp][Ss]?://[^\s"<>\\^`{|}]+$'
NOT_BLANK = r"\S"

_TITLES = {
    "": Phrase("Dossier de relations-tui", "Dossier of relations-tui"),
    "dossier": Phrase("Dossier", "Dossier"),
    "themes": Phrase("Thème", "Theme"),
    "kinds": Phrase("Type d’événement", "Kind of event"),
    "actors": Phrase("Acteur", "Actor"),
    "roles": Phrase("Fonction", "Role"),
    "places": Phrase("Lieu", "Place"),
    "sources": Phrase("Source", "Source"),
    "events": Phrase("Événement", "Event"),
    "involvement": Phrase("Acteur et ce qu’il fait", "Actor and part taken"),
    "citation": Phrase("Source et ce qu’elle dit", "Source and what it says"),
    "links": Phrase("Lien", "Link"),
    "views": Phrase("Vue enregistrée", "Saved view"),
}


def schema() -> Schema:
    """The whole schema as JSON values, its keys in a fixed order."""
    return {"$schema": DIALECT, **_table("")}


def _table(name: str) -> Schema:
    """A table of the format: its keys, those that must be there, and no others."""
    return {
        "title": _both(_TITLES[name], " · "),
        "type": "object",
        "properties": {key: _described(name, key, said) for key, said in MEANINGS[name].items()},
        "required": list(REQUIRED[name]),
        "additionalProperties": False,
    }


def _described(table: str, key: str, said: Phrase) -> Schema:
    return {"description": _both(said, "\n\n"), **_VALUES[f"{table}.{key}"]()}


def _both(said: Phrase, between: str) -> str:
    """Both languages, for whoever edits; said once where they agree."""
    return said.en if said.en == said.fr else f"{said.en}{between}{said.fr}"


def _text() -> Schema:
    return {"type": "string", "pattern": NOT_BLANK}


def _shaped(pattern: str, *examples: str) -> Callable[[], Schema]:
    def value() -> Schema:
        return {"type": "string", "pattern": pattern, **({"examples": list(examples)} if examples else {})}

    return value


_id = _shaped(KEBAB)
_country = _shaped(COUNTRY, "FR", "MA", "EH")
_tag = _shaped(TAG, "fr", "en", "ar")
_day = _shaped(DAY)
_date = _shaped(DATE, "2024-07-30", "2018-05", "2024-10-28/2024-10-30", "1956-03~")
_address = _shaped(ADDRESS)


def _localized() -> Schema:
    languages = {
        "type": "object",
        "properties": {tag: _text() for tag in ("fr", "en")},
        "propertyNames": {"pattern": TAG},
        "additionalProperties": _text(),
        "minProperties": 1,
    }
    return {"anyOf": [_text(), languages]}


def _list_of(item: Callable[[], Schema], **limits: object) -> Callable[[], Schema]:
    return lambda: {"type": "array", "items": item(), **limits}


def _known(words: Mapping[str, Phrase]) -> Callable[[], Schema]:
    """One of the words, each with its label for editors that show one (taplo does)."""
    labels = [_both(label, " · ") for label in words.values()]
    return lambda: {"type": "string", "enum": list(words), "x-taplo": {"docs": {"enumValues": labels}}}


def _usual(words: Mapping[str, Phrase]) -> Callable[[], Schema]:
    """One of the words, which an editor offers, or any other in kebab-case."""
    return lambda: {"anyOf": [_known(words)(), _id()]}


def _each(name: str) -> Callable[[], Schema]:
    """Tables of one shape by their ids."""
    return lambda: {"type": "object", "propertyNames": {"pattern": KEBAB}, "additionalProperties": _table(name)}


def _id_or(name: str) -> Callable[[], Schema]:
    """An id alone, or a table that has it."""
    return lambda: {"anyOf": [_id(), _table(name)]}


def _point() -> Schema:
    latitude = {"type": "number", "minimum": -90, "maximum": 90}
    longitude = {"type": "number", "minimum": -180, "maximum": 180}
    return {"type": "array", "items": [latitude, longitude], "minItems": 2, "maxItems": 2}


def _inside(name: str) -> Callable[[], Schema]:
    return lambda: _table(name)


_ids = _list_of(_id, uniqueItems=True)

_VALUES: Mapping[str, Callable[[], Schema]] = {
    ".format": lambda: {"type": "integer", "const": FORMAT},
    ".dossier": _inside("dossier"),
    ".themes": _each("themes"),
    ".kinds": _each("kinds"),
    ".actors": _each("actors"),
    ".places": _each("places"),
    ".sources": _each("sources"),
    ".events": _list_of(_inside("events")),
    ".views": _each("views"),
    "dossier.id": _id,
    "dossier.title": _localized,
    "dossier.description": _localized,
    "dossier.languages": _list_of(_tag, minItems=1),
    "dossier.updated": _day,
    "dossier.licence": _text,
    "themes.label": _localized,
    "kinds.label": _localized,
    "actors.name": _localized,
    "actors.kind": _known(ACTOR_KINDS),
    "actors.country": _country,
    "actors.aliases": _list_of(_text),
    "actors.roles": _list_of(_inside("roles")),
    "actors.note": _text,
    "roles.title": _localized,
    "roles.span": _date,
    "roles.attested": _date,
    "roles.of": _id,
    "roles.sources": _ids,
    "places.name": _localized,
    "places.country": _country,
    "places.point": _point,
    "places.note": _text,
    "sources.publisher": _text,
    "sources.title": _text,
    "sources.author": _list_of(_text),
    "sources.date": _date,
    "sources.lang": _tag,
    "sources.url": _address,
    "sources.archive": _address,
    "sources.accessed": _day,
    "sources.origin": _text,
    "sources.kind": _usual(SOURCE_KINDS),
    "sources.note": _text,
    "events.id": _id,
    "events.date": _date,
    "events.kind": _usual(BUILT_IN_KINDS),
    "events.title": _localized,
    "events.summary": _localized,
    "events.status": lambda: {**_known(STATUSES)(), "default": "confirmed"},
    "events.places": _ids,
    "events.actors": _list_of(_id_or("involvement"), uniqueItems=True),
    "events.themes": _ids,
    "events.sources": _list_of(_id_or("citation"), uniqueItems=True),
    "events.links": _list_of(_inside("links"), uniqueItems=True),
    "events.disagreements": _list_of(_localized),
    "events.note": _text,
    "events.added": _day,
    "events.changed": _day,
    "involvement.id": _id,
    "involvement.part": _localized,
    "citation.id": _id,
    "citation.date": _date,
    "citation.quote": _text,
    "citation.locator": _text,
    "citation.supports": _localized,
    "links.to": _id,
    "links.kind": _known(LINK_KINDS),
    "links.why": _localized,
    "links.sources": _ids,
    "views.label": _localized,
    "views.filter": _text,
}
"""What each key takes, by table and key."""
