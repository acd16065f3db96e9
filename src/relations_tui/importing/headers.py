"""Which column says what: fields by their names in both languages, and the headers people give them.

One rule: a header is recognised whole, however it is accented or spaced; what is not is told, never guessed.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from relations_tui.core.phrases import Phrase
from relations_tui.core.text import fold, line
from relations_tui.importing.form import UnreadableError

_NAMES: Mapping[str, str] = {
    "id": "id|identifiant|identifier|uid|unique id|slug|cle|key",
    "date": "date|date edtf|edtf|quand|when|dates|date de l'evenement|event date",
    "start": "start|start date|debut|date de debut|date debut|begin|from|du|depuis",
    "end": "end|end date|fin|date de fin|date fin|until|to|au|jusqu'au",
    "year": "year|annee|an",
    "month": "month|mois",
    "day": "day|jour",
    "time": "time|heure",
    "end-year": "end year|annee de fin|annee fin",
    "end-month": "end month|mois de fin|mois fin",
    "end-day": "end day|jour de fin|jour fin",
    "title": "title|titre|headline|intitule|evenement|event|name|nom|subject|sujet|quoi|what",
    "summary": "summary|resume|texte|text|description|recit|details|detail|body|corps|contenu|content",
    "kind": "kind|type|genre|nature",
    "status": "status|statut|certitude|certainty",
    "actors": "actors|actor|acteurs|acteur|qui|who|people|personnes|personne|participants|protagonistes",
    "places": "places|place|lieux|lieu|ou|where|location|localisation|ville|city",
    "themes": "themes|theme|tags|tag|categories|category|categorie|mots-cles|mot-cle|keywords|group|groupe|rubrique",
    "url": "url|urls|link|links|lien|liens|adresse|adresses|web|source url|source urls|source link|lien source",
    "source": "source|sources|publisher|publishers|editeur|media|source publishers|publication|journal",
    "source-title": "source title|source titles|titre source|titre de la source|article",
    "source-ids": "source ids",
    "actor-ids": "actor ids",
    "actor-kinds": "actor kinds",
    "actor-countries": "actor countries",
    "place-ids": "place ids",
    "theme-ids": "theme ids",
    "relations": "relations",
    "disagreements": "disagreements|desaccords",
    "note": "note|notes|remarque|remarques|comment|comments|commentaire|commentaires",
    "added": "added|ajoute",
    "changed": "changed|modifie",
}
FIELDS: Mapping[str, str] = MappingProxyType(
    {spelling: field for field, spellings in _NAMES.items() for spelling in spellings.split("|")}
)
"""The field that a folded header means."""
DERIVED = frozenset(
    (
        *("date words", "earliest", "latest", "year", "month", "day", "end year", "end month", "end day", "precision"),
        *("approximate", "uncertain", "span", "countries", "sources count", "independent"),
    )
)
"""Columns of this program's own table that say again what its others do."""


def folded(header: str) -> str:
    """A header as it is compared: `Date de début`, `date_debut`."""
    return " ".join(re.split(r"[\s_.:()-]+", fold(header))).strip()


def is_own(names: Iterable[str]) -> bool:
    """Whether the headers are those of this program's CSV export."""
    return {"id", "date_edtf", "theme_ids", "source_ids"} <= {*names}


def fields_of(names: Sequence[str], asked: Mapping[str, str]) -> dict[str, str]:
    """The header of each field: those asked for, then those recognised; raises `UnreadableError` for one there is not."""
    found: dict[str, str] = {}
    for field, header in asked.items():
        found[field] = _named(header, names)
    own = is_own(names)
    for name in names:
        known = folded(name)
        if name in found.values() or not known or (own and known in DERIVED):
            continue
        meant = "relations" if own and name == "links" else FIELDS.get(known)
        if meant and meant not in found:
            found[meant] = name
    if "date" not in found and "year" not in found and "day" in found:
        found["date"] = found.pop("day")
    if "date" not in found and "start" in found:
        found["date"] = found.pop("start")
    return found


def _named(header: str, names: Sequence[str]) -> str:
    for name in names:
        if name == header or folded(name) == folded(header):
            return name
    listed = ", ".join(f"`{line(name)}`" for name in names if name)
    message = Phrase("il n’y a pas de colonne `{header}`", "there is no column `{header}`").fill(header=line(header))
    there = Phrase(f"celles qui y sont\u00a0: {listed}", f"those there are: {listed}")
    raise UnreadableError(message, there)


def asked_columns(written: str) -> dict[str, str]:
    """What `--columns date=Jour,title=Titre` asks: the header of each field; raises `UnreadableError`."""
    import csv

    asked: dict[str, str] = {}
    for pair in next(csv.reader([written], skipinitialspace=True), []):
        said, equals, header = pair.partition("=")
        field = FIELDS.get(folded(said))
        if not equals or not header.strip() or field is None:
            message = Phrase("`{pair}` ne nomme pas une colonne", "`{pair}` names no column").fill(pair=line(pair))
            raise UnreadableError(message, _ASK)
        asked["date" if field == "start" else field] = header.strip()
    return asked


_ASK = Phrase(
    'écrivez par exemple --columns "date=Jour,titre=Intitulé,résumé=Texte,acteurs=Qui,lieux=Où,thèmes=Rubrique,url=Lien"',
    'write for example --columns "date=Day,title=Headline,summary=Text,actors=Who,places=Where,themes=Tags,url=Link"',
)
