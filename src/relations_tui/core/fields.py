"""The words of the query language: fields, states, things an event may have, each in French and in English.

One rule: both languages are understood whatever the interface speaks; case and accents never matter.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from relations_tui.core.phrases import Phrase
from relations_tui.core.text import fold

Reading = Literal["known", "date", "state", "thing", "number", "event", "near", "view"]
"""How the values of a field are read: as something the dossier knows, a date, a flag and so on."""


class Word(NamedTuple):
    """A word of the language: its name in the syntax tree, how it is typed, and what else is understood."""

    name: str
    typed: Phrase
    also: tuple[str, ...] = ()


class Field(NamedTuple):
    """A field: the word before the colon, how its values are read, and how a missing value is spoken of."""

    word: Word
    reading: Reading
    none: Phrase
    """« aucun thème »"""
    label: Phrase
    """A heading over its values: « Thèmes »."""


def _field(
    name: str, french: str, reading: Reading, none: tuple[str, str], label: tuple[str, str], *also: str
) -> tuple[str, Field]:
    return name, Field(Word(name, Phrase(french, name), also), reading, Phrase(*none), Phrase(*label))


def _words(*words: tuple[str, str] | tuple[str, str, tuple[str, ...]]) -> Mapping[str, Word]:
    """`(English name, French word, other French forms)` as a read-only table by name."""
    return MappingProxyType({w[0]: Word(w[0], Phrase(w[1], w[0]), w[2] if len(w) == 3 else ()) for w in words})


TEXT = "text"
"""The field of a bare word or phrase."""

FIELDS: Mapping[str, Field] = MappingProxyType(
    dict(
        (
            _field("actor", "acteur", "known", ("aucun acteur", "no actor"), ("Acteurs", "Actors")),
            _field("theme", "thème", "known", ("aucun thème", "no theme"), ("Thèmes", "Themes")),
            _field("kind", "type", "known", ("aucun type", "no kind"), ("Types", "Kinds")),
            _field("place", "lieu", "known", ("aucun lieu", "no place"), ("Lieux", "Places")),
            _field("country", "pays", "known", ("aucun pays", "no country"), ("Pays", "Countries")),
            _field("source", "source", "known", ("aucune source", "no source"), ("Sources", "Sources")),
            _field("publisher", "éditeur", "known", ("aucun éditeur", "no publisher"), ("Éditeurs", "Publishers")),
            _field("status", "statut", "known", ("aucun statut", "no status"), ("Statuts", "Statuses")),
            _field("lang", "langue", "known", ("aucune langue", "no language"), ("Langues", "Languages")),
            _field("id", "id", "event", ("aucun événement", "no event"), ("Identifiants", "Ids")),
            _field("view", "vue", "view", ("aucune vue", "no view"), ("Vues", "Views")),
            _field("date", "date", "date", ("aucune date", "no date"), ("Dates", "Dates")),
            _field("since", "depuis", "date", ("aucune date", "no date"), ("Depuis", "Since")),
            _field(
                "until", "jusque", "date", ("aucune date", "no date"), ("Jusque", "Until"), "jusqu'à", "jusqua", "jusqu"
            ),
            _field("surely", "sûrement", "date", ("aucune date", "no date"), ("Sûrement", "Surely")),
            _field("is", "est", "state", ("aucun état", "no state"), ("États", "States")),
            _field("has", "avec", "thing", ("rien de tel que", "no such thing as"), ("Avec", "Has"), "a"),
            _field(
                "missing", "manque", "thing", ("rien de tel que", "no such thing as"), ("Manque", "Missing"), "sans"
            ),
            _field("sources", "sources", "number", ("aucun nombre", "no number"), ("Sources", "Sources")),
            _field("linked", "lié", "event", ("aucun événement", "no event"), ("Liés", "Linked"), "liée"),
            _field("near", "proche", "near", ("aucun événement", "no event"), ("Proches", "Near")),
        )
    )
)

STATES = _words(
    ("disputed", "contesté", ("contestée",)),
    ("single-source", "source-unique"),
    ("approximate", "approximatif", ("approximative",)),
    ("uncertain", "incertain", ("incertaine",)),
    ("span", "période"),
    ("undated-day", "sans-jour"),
    ("marked", "marqué", ("marquée",)),
    ("retracted", "rétracté", ("rétractée",)),
)
"""What `is:` knows. Their meaning stands in `states`."""

THINGS = _words(
    ("source", "source", ("sources",)),
    ("archive", "archive"),
    ("url", "adresse"),
    ("quote", "citation"),
    ("link", "lien"),
    ("title", "titre"),
    ("summary", "résumé"),
    ("place", "lieu"),
    ("actor", "acteur"),
    ("theme", "thème"),
)
"""What `has:` and `missing:` know; `title` and `summary` take a language, as in `title.en`."""

LANGUAGES = _words(
    ("ar", "arabe", ("arabic",)),
    ("de", "allemand", ("german",)),
    ("en", "anglais", ("english",)),
    ("es", "espagnol", ("spanish",)),
    ("fr", "français", ("french",)),
    ("it", "italien", ("italian",)),
    ("nl", "néerlandais", ("dutch",)),
    ("pt", "portugais", ("portuguese",)),
)
"""Names that `lang:` understands beside the tags the sources carry."""

OPERATORS: Mapping[str, Literal["and", "or", "not"]] = MappingProxyType(
    {"AND": "and", "ET": "and", "OR": "or", "OU": "or", "NOT": "not", "NON": "not", "SAUF": "not"}
)
"""Operators, in capitals only: « or » and « ou » are ordinary words."""

UNITS: Mapping[str, tuple[str, float]] = MappingProxyType(
    {
        "d": ("d", 1),
        "j": ("d", 1),
        "w": ("w", 7),
        "s": ("w", 7),
        "m": ("m", 30.436875),
        "y": ("y", 365.2425),
        "a": ("y", 365.2425),
    }
)
"""Units of `near:` in both languages: the one the tree holds, and its days; months and years are Gregorian means."""


def spellings(words: Mapping[str, Word]) -> dict[str, str]:
    """Every folded way to type the words of a table, with the name each stands for."""
    return {fold(form): word.name for word in words.values() for form in (word.name, *word.typed, *word.also)}


FIELD_SPELLINGS: Mapping[str, str] = MappingProxyType(spellings({name: field.word for name, field in FIELDS.items()}))
STATE_SPELLINGS: Mapping[str, str] = MappingProxyType(spellings(STATES))
THING_SPELLINGS: Mapping[str, str] = MappingProxyType(spellings(THINGS))
