"""What the page says of itself, in both languages: labels of the templates, messages of the script."""

from collections.abc import Mapping
from types import MappingProxyType

from relations_tui.core.phrases import Phrase, same

LABELS: Mapping[str, Phrase] = MappingProxyType(
    {
        "skip": Phrase("Aller à la chronologie", "Skip to the chronology"),
        "updated": Phrase("Mise à jour", "Updated"),
        "licence": Phrase("Licence", "Licence"),
        "filter": Phrase("Filtre de cette page", "Filter of this page"),
        "years": Phrase("Années", "Years"),
        "figure": Phrase("La chronologie en un dessin", "The chronology at a glance"),
        "chronology": Phrase("Chronologie", "Chronology"),
        "search": Phrase("Chercher", "Search"),
        "narrow": Phrase("Filtrer", "Filter"),
        "show_all": Phrase("Tout montrer", "Show all"),
        "share": Phrase("Copier le lien de cette vue", "Copy a link to this view"),
        "unfold": Phrase("Déplier sources et liens", "Unfold sources and links"),
        "help": Phrase("Aide", "Help"),
        "close": Phrase("Fermer", "Close"),
        "actors": Phrase("Acteurs", "Actors"),
        "places": Phrase("Lieux", "Places"),
        "themes": Phrase("Thèmes", "Themes"),
        "links": Phrase("Liens", "Links"),
        "disagreement": Phrase("Désaccord", "Disagreement"),
        "sources": same("Sources"),
        "reference": Phrase("Référence", "Reference"),
        "cite": Phrase("Copier la citation", "Copy citation"),
        "note": Phrase("Note privée", "Private note"),
        "archive": Phrase("copie archivée", "archived copy"),
        "supports": Phrase("Atteste", "Supports"),
        "gives": Phrase("Donne la date", "Gives the date"),
        "against": Phrase("contredit la date du dossier", "contradicts the dossier’s date"),
        "relays": Phrase("relaie", "relays"),
        "accessed": Phrase("consulté le", "accessed"),
        "according": Phrase("d’après", "according to"),
        "untitled": Phrase("sans titre", "untitled"),
        "no_date": Phrase("sans date", "no date"),
        "cited_for": Phrase("Cité pour", "Cited for"),
        "aliases": Phrase("aussi", "also"),
        "attested": Phrase("attesté", "attested"),
        "none": Phrase("Aucun événement.", "No event."),
        "copy_this": Phrase("À copier", "To be copied"),
        "shortcuts": Phrase("Raccourcis clavier", "Keyboard shortcuts"),
        "keys_on": Phrase("Raccourcis d’une touche actifs", "Single-key shortcuts on"),
        "key_search": Phrase("chercher", "search"),
        "key_next": Phrase("événement suivant, précédent", "next, previous event"),
        "key_escape": Phrase("vider la recherche, en sortir", "clear the search, leave it"),
        "key_help": Phrase("cette aide", "this help"),
        "query": Phrase("La recherche", "The search"),
        "query_words": Phrase("des mots, tous présents", "words, all of them present"),
        "query_phrase": Phrase("une expression exacte", "an exact phrase"),
        "query_not": Phrase("sans ce mot", "without this word"),
        "query_or": Phrase("l’un ou l’autre", "either one"),
        "query_field": Phrase(
            "aussi acteur, type, lieu, pays, source, éditeur, statut, langue",
            "also actor, kind, place, country, source, publisher, status, lang",
        ),
        "query_date": Phrase("aussi date, jusque, sûrement", "also date, until, surely"),
        "query_state": Phrase("aussi source-unique, approximatif, période", "also single-source, approximate, span"),
        "query_has": Phrase(
            "aussi archive, lien, lieu… et manque:archive", "also archive, link, place… and missing:archive"
        ),
        "query_count": Phrase("au moins deux sources", "two sources or more"),
    }
)
"""The words of the templates."""

EXAMPLES: tuple[tuple[Phrase, str], ...] = (
    (Phrase("ministre accord", "minister agreement"), "query_words"),
    (Phrase('"accord signé"', '"signed agreement"'), "query_phrase"),
    (Phrase("-accord", "-agreement"), "query_not"),
    (Phrase("visite OU accord", "visit OR agreement"), "query_or"),
    (Phrase("thème:{theme}", "theme:{theme}"), "query_field"),
    (Phrase("depuis:{year}", "since:{year}"), "query_date"),
    (Phrase("est:contesté", "is:disputed"), "query_state"),
    (Phrase("avec:citation", "has:quote"), "query_has"),
    (same("sources:>=2"), "query_count"),
)
"""What may be typed in the search box, with a theme and a year of the page, and which label says what it does."""

MESSAGES: Mapping[str, Phrase] = MappingProxyType(
    {
        "hint": Phrase("mots thème:{theme} depuis:{year}", "words theme:{theme} since:{year}"),
        "one": Phrase("{count} événement", "{count} event"),
        "many": Phrase("{count} événements", "{count} events"),
        "of": Phrase("{shown} sur {all}", "{shown} of {all}"),
        "column": Phrase("Colonne {column}\u00a0: {what}", "Column {column}: {what}"),
        "meant": Phrase("vouliez-vous dire {value}\u00a0?", "did you mean {value}?"),
        "field": Phrase("aucun champ «\u00a0{value}\u00a0»", "no field “{value}”"),
        "needs": Phrase("«\u00a0{value}:\u00a0» attend une valeur", "“{value}:” needs a value"),
        "quote": Phrase("ce guillemet n’est pas fermé", "this quote is not closed"),
        "open": Phrase("cette parenthèse n’est pas fermée", "this parenthesis is not closed"),
        "empty": Phrase("ces parenthèses sont vides", "these parentheses are empty"),
        "closes": Phrase("cette parenthèse n’en ferme aucune", "this parenthesis closes none"),
        "before": Phrase("il manque une condition avant", "a condition is missing before this"),
        "after": Phrase("il manque une condition après", "a condition is missing after this"),
        "minus": Phrase("«\u00a0-\u00a0» n’exclut rien", "“-” leaves nothing out"),
        "deep": Phrase("trop de conditions imbriquées", "conditions nested too deeply"),
        "value": Phrase("{none} «\u00a0{value}\u00a0» dans cette page", "{none} “{value}” in this page"),
        "number": Phrase("«\u00a0{value}\u00a0» n’est pas un nombre", "“{value}” is not a number"),
        "date": Phrase("la date «\u00a0{value}\u00a0» n’est pas comprise", "the date “{value}” is not understood"),
        "length": Phrase("aucune durée «\u00a0{value}\u00a0»", "no length of time “{value}”"),
        "keep": Phrase("Ne montrer que «\u00a0{value}\u00a0»", "Show only “{value}”"),
        "exclude": Phrase("Exclure «\u00a0{value}\u00a0»", "Exclude “{value}”"),
        "more": Phrase("{count} de plus", "{count} more"),
        "fewer": Phrase("moins", "fewer"),
        "copied": Phrase("Copié.", "Copied."),
        "cleared": Phrase(
            "Le filtre a été levé pour montrer cet événement.", "The filter was cleared to show this event."
        ),
        "quoted": Phrase("«\u00a0{value}\u00a0»", "“{value}”"),
        "source_list": Phrase("Sources\u00a0: ", "Sources: "),
    }
)
"""The words of the script; `{name}` is filled by it."""


def labelled(label: Phrase) -> Phrase:
    """A label with the colon of each language."""
    return Phrase(f"{label.fr}\u00a0: ", f"{label.en}: ")
