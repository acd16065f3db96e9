"""One table of everything a key can do: bindings, footer, help, palette and the README's table are made from it."""

from typing import NamedTuple

from relations_tui.core.phrases import Phrase


class Action(NamedTuple):
    """One thing a reader can do. `keys` are Textual key names, the first is the one shown."""

    id: str
    keys: tuple[str, ...]
    label: Phrase
    help: Phrase
    group: str
    palette: bool = True
    terminal: bool = False
    """Whether it takes a terminal: a browser does not offer it."""


GROUPS: dict[str, Phrase] = {
    "move": Phrase("Se déplacer", "Move"),
    "filter": Phrase("Filtrer", "Filter"),
    "walk": Phrase("Suivre les liens", "Follow links"),
    "take": Phrase("Emporter", "Take away"),
    "panes": Phrase("Volets", "Panes"),
    "view": Phrase("Affichage", "Display"),
    "program": Phrase("Programme", "Program"),
}

ACTIONS: tuple[Action, ...] = (
    Action(
        "down", ("j", "down"), Phrase("Suivant", "Next"), Phrase("Ligne suivante", "Next line"), "move", palette=False
    ),
    Action(
        "up",
        ("k", "up"),
        Phrase("Précédent", "Previous"),
        Phrase("Ligne précédente", "Previous line"),
        "move",
        palette=False,
    ),
    Action(
        "first", ("g", "home"), Phrase("Début", "First"), Phrase("Première ligne", "First line"), "move", palette=False
    ),
    Action("last", ("G", "end"), Phrase("Fin", "Last"), Phrase("Dernière ligne", "Last line"), "move", palette=False),
    Action(
        "half-down",
        ("ctrl+d",),
        Phrase("½ page", "½ page"),
        Phrase("Une demi-page plus bas", "Half a page down"),
        "move",
        palette=False,
    ),
    Action(
        "half-up",
        ("ctrl+u",),
        Phrase("½ page", "½ page"),
        Phrase("Une demi-page plus haut", "Half a page up"),
        "move",
        palette=False,
    ),
    Action(
        "page-down",
        ("space", "pagedown"),
        Phrase("Page", "Page"),
        Phrase("Une page plus bas", "A page down"),
        "move",
        palette=False,
    ),
    Action(
        "page-up", ("pageup",), Phrase("Page", "Page"), Phrase("Une page plus haut", "A page up"), "move", palette=False
    ),
    Action(
        "previous-year",
        ("left_square_bracket", "K"),
        Phrase("Année préc.", "Prev. year"),
        Phrase("Année précédente", "Previous year"),
        "move",
    ),
    Action(
        "next-year",
        ("right_square_bracket", "J"),
        Phrase("Année suiv.", "Next year"),
        Phrase("Année suivante", "Next year"),
        "move",
    ),
    Action(
        "go-to",
        ("t",),
        Phrase("Date", "Date"),
        Phrase("Aller à une date\u00a0: oct 2024, 2021…", "Go to a date: oct 2024, 2021…"),
        "move",
    ),
    Action(
        "filter",
        ("slash",),
        Phrase("Filtrer", "Filter"),
        Phrase("Écrire dans le filtre", "Type in the filter"),
        "filter",
    ),
    Action(
        "next-hit",
        ("n",),
        Phrase("Occurrence", "Next hit"),
        Phrase("Occurrence suivante des mots cherchés", "Next hit of the words searched"),
        "filter",
    ),
    Action(
        "previous-hit",
        ("N",),
        Phrase("Occurrence préc.", "Previous hit"),
        Phrase("Occurrence précédente", "Previous hit"),
        "filter",
    ),
    Action(
        "facets",
        ("f",),
        Phrase("Facettes", "Facets"),
        Phrase(
            "Ouvrir ou fermer les facettes\u00a0: thèmes, acteurs, lieux…",
            "Open or close the facets: themes, actors, places…",
        ),
        "filter",
    ),
    Action(
        "exclude",
        ("minus",),
        Phrase("Exclure", "Exclude"),
        Phrase("Dans les facettes\u00a0: exclure cette valeur", "In the facets: exclude this value"),
        "filter",
        palette=False,
    ),
    Action(
        "escape",
        ("escape",),
        Phrase("Retour", "Back out"),
        Phrase(
            "Un pas en arrière\u00a0; dans la liste, effacer le filtre", "One step back; in the list, clear the filter"
        ),
        "filter",
        palette=False,
    ),
    Action(
        "undo",
        ("u",),
        Phrase("Annuler", "Undo"),
        Phrase("Annuler le dernier changement de filtre", "Undo the last change of the filter"),
        "filter",
    ),
    Action(
        "open",
        ("enter",),
        Phrase("Ouvrir", "Open"),
        Phrase(
            "Ouvrir l\u2019événement, suivre le lien, choisir la valeur",
            "Open the event, follow the link, choose the value",
        ),
        "walk",
        palette=False,
    ),
    Action(
        "back",
        ("backspace", "h"),
        Phrase("Revenir", "Back"),
        Phrase("Revenir à l\u2019événement précédent", "Return to the previous event"),
        "walk",
    ),
    Action(
        "forward",
        ("l",),
        Phrase("Repartir", "Forward"),
        Phrase("Repartir vers l\u2019événement suivant", "Go forward again"),
        "walk",
    ),
    Action(
        "chain",
        ("c",),
        Phrase("Enchaînement", "Chain"),
        Phrase("Ce qui a mené à l’événement, ce qui en est venu", "What led to the event, what came of it"),
        "walk",
    ),
    Action(
        "mark",
        ("m",),
        Phrase("Marquer", "Mark"),
        Phrase(
            "Marquer l’événement (is:marked), ou ôter la marque", "Mark the event (is:marked), or take the mark away"
        ),
        "walk",
    ),
    Action(
        "next-mark",
        ("M",),
        Phrase("Marque suiv.", "Next mark"),
        Phrase("Événement marqué suivant", "Next marked event"),
        "walk",
    ),
    Action(
        "way",
        (),
        Phrase("Chemin", "Way"),
        Phrase(
            "Le plus court chemin entre les deux derniers événements marqués",
            "The shortest way between the two events marked last",
        ),
        "walk",
    ),
    Action(
        "disputes",
        (),
        Phrase("Désaccords", "Disagreements"),
        Phrase("Tous les désaccords du dossier", "All disagreements of the dossier"),
        "walk",
    ),
    Action(
        "changes",
        (),
        Phrase("Changements", "Changes"),
        Phrase("Ce qui a changé depuis une révision ou un fichier", "What changed since a revision or a file"),
        "program",
    ),
    Action(
        "as-of",
        (),
        Phrase("Connu à une date", "Known on a date"),
        Phrase("Ne montrer que ce qui était publié à une date", "Show only what had been published by a date"),
        "filter",
    ),
    Action(
        "copy",
        ("y",),
        Phrase("Copier", "Copy"),
        Phrase("Copier : référence, citation, adresse, identifiant, TOML", "Copy: citation, quote, address, id, TOML"),
        "take",
    ),
    Action(
        "source",
        ("o",),
        Phrase("Document", "Document"),
        Phrase("Ouvrir un document cité dans le navigateur", "Open a cited document in the browser"),
        "take",
    ),
    Action(
        "next-pane", ("tab",), Phrase("Volet", "Pane"), Phrase("Volet suivant", "Next pane"), "panes", palette=False
    ),
    Action(
        "previous-pane",
        ("shift+tab",),
        Phrase("Volet préc.", "Previous pane"),
        Phrase("Volet précédent", "Previous pane"),
        "panes",
        palette=False,
    ),
    Action(
        "pane-1",
        ("1",),
        Phrase("Chronologie", "Timeline"),
        Phrase("Aller à la chronologie", "Go to the timeline"),
        "panes",
    ),
    Action("pane-2", ("2",), Phrase("Détail", "Detail"), Phrase("Aller au détail", "Go to the detail"), "panes"),
    Action("pane-3", ("3",), Phrase("Liens", "Links"), Phrase("Aller aux liens", "Go to the links"), "panes"),
    Action(
        "language", ("L",), Phrase("English", "Français"), Phrase("Passer à l\u2019anglais", "Switch to French"), "view"
    ),
    Action(
        "theme",
        (),
        Phrase("Clair ou sombre", "Light or dark"),
        Phrase("Passer du thème sombre au thème clair, et retour", "Switch between the dark and the light theme"),
        "view",
    ),
    Action(
        "order",
        (),
        Phrase("Ordre inverse", "Reverse order"),
        Phrase("Du plus récent au plus ancien, et retour", "Newest first, and back"),
        "view",
    ),
    Action(
        "edit",
        ("e",),
        Phrase("Modifier", "Edit"),
        Phrase(
            "Ouvrir l\u2019événement dans votre éditeur ($VISUAL, $EDITOR)",
            "Open the event in your editor ($VISUAL, $EDITOR)",
        ),
        "program",
        terminal=True,
    ),
    Action(
        "reload",
        (),
        Phrase("Relire", "Reload"),
        Phrase("Relire le fichier maintenant", "Read the file again now"),
        "program",
    ),
    Action("help", ("question_mark", "f1"), Phrase("Aide", "Help"), Phrase("Cette aide", "This help"), "program"),
    Action(
        "palette",
        ("ctrl+p", "colon"),
        Phrase("Commandes", "Commands"),
        Phrase("Chercher une commande, une vue ou un événement", "Find a command, a view or an event"),
        "program",
        palette=False,
    ),
    Action("quit", ("q", "ctrl+q", "ctrl+c"), Phrase("Quitter", "Quit"), Phrase("Quitter", "Quit"), "program"),
)

BY_ID: dict[str, Action] = {action.id: action for action in ACTIONS}

_SHOWN = {
    "down": "↓", "up": "↑", "left_square_bracket": "[", "right_square_bracket": "]", "slash": "/", "question_mark": "?",
    "colon": ":", "enter": "↵", "escape": "Esc", "backspace": "⌫", "tab": "Tab", "shift+tab": "⇧Tab", "space": "␣",
    "pagedown": "PgDn", "pageup": "PgUp", "home": "Home", "end": "End", "f1": "F1", "minus": "-",
}  # fmt: skip


def shown(key: str) -> str:
    """A key as a reader knows it: `^d`, `/`, `Esc`."""
    return _SHOWN.get(key) or key.replace("ctrl+", "^")


def keys_of(action: str) -> str:
    """All keys of an action, as shown: `j ↓`."""
    return " ".join(shown(key) for key in BY_ID[action].keys)
