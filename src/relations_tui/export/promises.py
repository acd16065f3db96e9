"""What formats say of themselves before they are used: what they are, keep and lose, where several say the same or it is long."""

from relations_tui.core.phrases import Phrase

EVERYTHING = Phrase("tout, dans toutes les langues du dossier", "everything, in all languages of the dossier")
NOTHING = Phrase("rien", "nothing")
MEMO = Phrase(
    "dates en mots et en EDTF, textes, sources numérotées, citations, liens, désaccords",
    "dates in words and as EDTF, texts, numbered sources, quotes, links, disagreements",
)
MEMO_LOSES = Phrase(
    "les autres langues, les coordonnées, les autres noms", "the other languages, coordinates, other names"
)
PAGE = Phrase(
    "une page web en un fichier, qui se lit, se cherche et s’imprime sans réseau",
    "a web page in one file, to read, search and print without a network",
)
PAGE_KEEPS = Phrase(
    "tout, en français et en anglais si le dossier a les deux, avec la figure des couloirs",
    "everything, in French and English when the dossier has both, with the figure of the lanes",
)
PAGE_LOSES = Phrase(
    "les coordonnées, les langues autres que le français et l’anglais", "coordinates, languages but French and English"
)
SLIDES = Phrase(
    "dates en mots et aussi précises que connues, textes, sources, liens, premier thème comme groupe",
    "dates in words and as precise as known, texts, sources, links, first theme as group",
)
SLIDES_LOSE = Phrase(
    "l’ordre demandé, le doute des dates sur l’axe, les fins ouvertes, les autres langues, les coordonnées, les autres noms",
    "the order asked, the doubt of dates on the axis, open ends, the other languages, coordinates, other names",
)
CELLS = Phrase(
    "dates (EDTF, bornes, mots), textes, noms, éditeurs et adresses des sources, liens",
    "dates (EDTF, bounds, words), texts, names, publishers and addresses of sources, links",
)
CELLS_LOSE = Phrase(
    "les autres langues, ce que dit chaque source, le rôle des acteurs, la raison des liens",
    "the other languages, what each source says, the actors’ parts, the reasons of links",
)
CSL = Phrase("les sources pour citeproc, pandoc, Zotero", "the sources for citeproc, pandoc, Zotero")
RIS = Phrase("les sources pour Zotero, EndNote, Mendeley", "the sources for Zotero, EndNote, Mendeley")
BIBTEX = Phrase("les sources pour LaTeX (biblatex)", "the sources for LaTeX (biblatex)")
CITED = Phrase(
    "les sources citées, une fois chacune, et pour chacune les événements qui la citent (identifiant, date EDTF)",
    "the cited sources, once each, and for each the events that cite it (id, EDTF date)",
)
CITED_LOSES = Phrase(
    "le reste des événements\u00a0; les dates que le format ne connaît pas passent en note",
    "the rest of the events; dates unknown to the format go to a note",
)
LINKED = Phrase("des événements schema.org, à placer dans une page", "schema.org events, to be put in a page")
LINKED_KEEPS = Phrase(
    "dates (EDTF, et ISO 8601 si possible), textes, noms, lieux, thèmes, sources, dans toutes les langues",
    "dates (EDTF, and ISO 8601 where possible), texts, names, places, themes, sources, in all languages",
)
LINKED_LOSES = Phrase(
    "ce que dit chaque source, les liens sauf l’appartenance, les fonctions et le pays des acteurs, les jours d’ajout et de consultation, les notes privées",
    "what each source says, links but for being part of, the roles and country of actors, the days added and read, private notes",
)
FTM = Phrase("des entités FollowTheMoney, pour OpenAleph", "FollowTheMoney entities, for OpenAleph")
FTM_KEEPS = Phrase(
    "dates aussi précises que connues et en EDTF, textes, noms, lieux, sources et ce que dit chacune, liens et leurs raisons, désaccords, dans toutes les langues",
    "dates as precise as known and as EDTF, texts, names, places, sources and what each says, links and their reasons, disagreements, in all languages",
)
FTM_LOSES = Phrase(
    "hors des années 1000 à 2999, la date sauf en note\u00a0; le doute des dates et les fins ouvertes, en note seulement\u00a0; les liens vers ce qui n’y est pas",
    "beyond the years 1000 to 2999, the date but for a note; the doubt of dates and open ends, in a note alone; links to what is not there",
)
ATOM = Phrase("ajouts et corrections, pour s’y abonner (Atom)", "additions and corrections to subscribe to (Atom)")
JSONFEED = Phrase("les mêmes ajouts et corrections (JSON Feed)", "the same additions and corrections (JSON Feed)")
NEWS = Phrase(
    "jours d’ajout et de modification, dates des événements en mots et en EDTF, textes, sources, liens",
    "days added and changed, dates of events in words and as EDTF, texts, sources, links",
)
NEWS_LOSES = Phrase(
    "les autres langues, les coordonnées, les autres noms, l’adresse du flux lui-même",
    "the other languages, coordinates, other names, the address of the feed itself",
)
