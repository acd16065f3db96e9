"""What each key of a dossier is for, in a sentence or two: what an editor shows beside it.

One rule: the keys are those of `format.KEYS`, in the order in which a table is best written.
"""

from collections.abc import Mapping
from types import MappingProxyType

from relations_tui.core.phrases import Phrase

_TITLE_LANGS = Phrase(
    "Un texte, ou une table avec un texte par langue.", "A text, or a table with one text a language."
)
_NOTE = Phrase(
    "Note réservée à la rédaction\u00a0; jamais exportée sans --private.",
    "A private note; never exported without --private.",
)
_COUNTRY = Phrase(
    "Code de pays ISO 3166-1 à deux lettres\u00a0; EH pour le Sahara occidental.",
    "Two-letter country code of ISO 3166-1; EH for Western Sahara.",
)


def _also(fr: str, en: str) -> Phrase:
    """What a localized text is, and how it is written."""
    return Phrase(f"{fr} {_TITLE_LANGS.fr}", f"{en} {_TITLE_LANGS.en}")


_DOCUMENT = {
    "format": Phrase("Version du format de ce fichier.", "The version of the format of this file."),
    "dossier": Phrase("Ce que le dossier dit de lui-même.", "What the dossier says of itself."),
    "themes": Phrase("Les thèmes, par identifiant.", "The themes, by id."),
    "kinds": Phrase(
        "Types d’événements propres au dossier, ou un autre nom pour un type du programme.",
        "Kinds of events of the dossier’s own, or another label for a built-in one.",
    ),
    "actors": Phrase("Personnes, organisations et États, par identifiant.", "People, organisations and states, by id."),
    "places": Phrase("Les lieux, par identifiant.", "The places, by id."),
    "sources": Phrase("Les documents cités, par identifiant.", "The documents that are cited, by id."),
    "events": Phrase("Les événements, dans n’importe quel ordre.", "The events, in any order."),
    "views": Phrase("Filtres enregistrés sous un nom.", "Filters saved under a name."),
}
_DOSSIER = {
    "id": Phrase("Identifiant du dossier, en kebab-case.", "The id of the dossier, in kebab-case."),
    "title": _also("Titre du dossier.", "The title of the dossier."),
    "description": _also("De quoi parle le dossier.", "What the dossier is about."),
    "languages": Phrase(
        "Langues du dossier\u00a0; la première est la langue par défaut.",
        "The languages of the dossier; the first is the default.",
    ),
    "updated": Phrase("Jour de la dernière mise à jour.", "The day of the last update."),
    "licence": Phrase(
        "Licence des textes du dossier, de préférence un identifiant SPDX.",
        "The licence of the dossier’s texts, an SPDX identifier if there is one.",
    ),
}
_LABEL = {"label": _also("Le nom affiché.", "The name that is shown.")}
_ACTOR = {
    "name": _also("Le nom de l’acteur.", "The name of the actor."),
    "kind": Phrase("Personne, organisation ou État.", "A person, an organisation or a state."),
    "country": _COUNTRY,
    "aliases": Phrase("Autres noms, que la recherche trouve aussi.", "Other names, which a search finds too."),
    "roles": Phrase("Les fonctions exercées, avec leurs dates.", "The roles held, with their dates."),
    "note": _NOTE,
}
_ROLE = {
    "title": _also("Le nom de la fonction.", "The name of the role."),
    "span": Phrase(
        "Début et fin vérifiés, en EDTF\u00a0; « .. » pour une borne ouverte\u00a0: `2024-09-21/..`.",
        "Verified start and end, in EDTF; “..” for an open end: `2024-09-21/..`.",
    ),
    "attested": Phrase(
        "Première et dernière dates auxquelles une source montre l’acteur dans cette fonction, rien de plus.",
        "The first and last dates on which a source shows the actor in that role, no more.",
    ),
    "of": Phrase(
        "L’acteur pour qui la fonction est exercée, par son identifiant.", "The actor the role is held for, by its id."
    ),
    "sources": Phrase("Identifiants des sources de cette fonction.", "The ids of the sources for this role."),
}
_PLACE = {
    "name": _also("Le nom du lieu.", "The name of the place."),
    "country": _COUNTRY,
    "point": Phrase(
        "Latitude et longitude en degrés (WGS\u00a084)\u00a0: `[34.02, -6.84]`.",
        "Latitude and longitude in degrees (WGS\u00a084): `[34.02, -6.84]`.",
    ),
    "note": _NOTE,
}
_SOURCE = {
    "publisher": Phrase("Qui publie.", "Who publishes it."),
    "title": Phrase(
        "Titre du document, dans sa langue\u00a0; à omettre plutôt qu’à deviner.",
        "The title of the document, in its language; leave it out rather than guess.",
    ),
    "author": Phrase("Auteurs, un nom par élément.", "Authors, one name an item."),
    "date": Phrase("Date de publication, en EDTF.", "The date of publication, in EDTF."),
    "lang": Phrase("Langue du document\u00a0: `fr`, `en`, `ar`…", "The language of the document: `fr`, `en`, `ar`…"),
    "url": Phrase("Adresse http ou https.", "Its http or https address."),
    "archive": Phrase("Adresse d’une copie archivée.", "The address of an archived copy."),
    "accessed": Phrase("Jour de la consultation.", "The day it was read."),
    "origin": Phrase(
        "Agence ou communiqué que la source relaie\u00a0; deux sources de même origine sont un seul récit.",
        "The agency or communiqué it relays; two sources of one origin are one account.",
    ),
    "kind": Phrase(
        "Type de source\u00a0: un mot de la liste, ou tout autre en kebab-case.",
        "The kind of source: a word of the list, or any other in kebab-case.",
    ),
    "note": _NOTE,
}
_EVENT = {
    "id": Phrase(
        "Identifiant unique en kebab-case, qui ne change plus jamais.",
        "A unique id in kebab-case, which never changes again.",
    ),
    "date": Phrase(
        "Date EDTF, aussi précise que les sources et pas davantage\u00a0: `2024-07-30`, `2018-05`, "
        "`2024-10-28/2024-10-30`, `1956-03~`.",
        "EDTF date, as precise as the sources and no more: `2024-07-30`, `2018-05`, "
        "`2024-10-28/2024-10-30`, `1956-03~`.",
    ),
    "kind": Phrase(
        "Type d’événement\u00a0: du programme, ou déclaré sous [kinds].",
        "The kind of event: built in, or declared under [kinds].",
    ),
    "title": _also("Ce qui s’est passé, en 80 signes au plus.", "What happened, in 80 characters at most."),
    "summary": _also("Le récit, d’après les sources.", "The account, as the sources give it."),
    "status": Phrase(
        "Degré de certitude\u00a0; `confirmed` si rien n’est dit.", "How sure it is; `confirmed` when nothing is said."
    ),
    "places": Phrase("Identifiants des lieux.", "The ids of its places."),
    "actors": Phrase(
        'Identifiants des acteurs, ou `{ id = "…", part = … }` pour dire leur rôle.',
        'The ids of its actors, or `{ id = "…", part = … }` to say the part they took.',
    ),
    "themes": Phrase("Identifiants des thèmes.", "The ids of its themes."),
    "sources": Phrase(
        'Identifiants des sources, ou `{ id = "…", quote = "…", locator = "…" }`.',
        'The ids of its sources, or `{ id = "…", quote = "…", locator = "…" }`.',
    ),
    "links": Phrase(
        "Liens vers d’autres événements\u00a0; un lien ne s’écrit que d’un côté.",
        "Links to other events; a link is written on one side only.",
    ),
    "disagreements": Phrase(
        "Ce sur quoi les sources divergent, un texte par point.", "What the sources disagree on, one text a point."
    ),
    "note": _NOTE,
    "added": Phrase("Jour d’ajout de la fiche.", "The day the record was added."),
    "changed": Phrase("Jour du dernier changement de la fiche.", "The day the record was last changed."),
}
_INVOLVEMENT = {
    "id": Phrase("L’acteur, par son identifiant.", "The actor, by its id."),
    "part": _also("Ce qu’il fait dans cet événement.", "What the actor does in this event."),
}
_CITATION = {
    "id": Phrase("La source, par son identifiant.", "The source, by its id."),
    "date": Phrase(
        "Date de l’événement telle que cette source la donne, en EDTF.",
        "The date of the event as this source gives it, in EDTF.",
    ),
    "quote": Phrase("Citation exacte et courte.", "An exact, short quotation."),
    "locator": Phrase(
        "Où, dans la source\u00a0: page, paragraphe, minute.", "Where in the source: page, paragraph, minute."
    ),
    "supports": _also("Ce que la source établit pour cet événement.", "What the source establishes for this event."),
}
_LINK = {
    "to": Phrase("L’autre événement, par son identifiant.", "The other event, by its id."),
    "kind": Phrase("Ce que cet événement est à l’autre.", "What this event is to the other."),
    "why": _also("La raison du lien.", "The reason for the link."),
    "sources": Phrase("Identifiants des sources de ce lien.", "The ids of the sources for this link."),
}
_VIEW = {
    **_LABEL,
    "filter": Phrase(
        "La requête, comme dans le filtre\u00a0: `theme:visas since:2021-09`.",
        "The query, as in the filter box: `theme:visas since:2021-09`.",
    ),
}

MEANINGS: Mapping[str, Mapping[str, Phrase]] = MappingProxyType(
    {
        "": _DOCUMENT,
        "dossier": _DOSSIER,
        "themes": _LABEL,
        "kinds": _LABEL,
        "actors": _ACTOR,
        "roles": _ROLE,
        "places": _PLACE,
        "sources": _SOURCE,
        "events": _EVENT,
        "involvement": _INVOLVEMENT,
        "citation": _CITATION,
        "links": _LINK,
        "views": _VIEW,
    }
)
"""For each table, as `format.KEYS` names it, what its keys are for."""
