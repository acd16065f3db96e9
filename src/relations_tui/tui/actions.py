"""One table of everything a key can do: bindings, footer, help, palette and the README's table are made from it."""

from typing import NamedTuple

from relations_tui.core.phrases import Phrase


class Action(NamedTuple):
    """One thing a reader can do. `keys` are Textual key names, the first is the one shown."""

    id: str
    group: str
    keys: tuple[str, ...]
    label: Phrase
    help: Phrase
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

# A table: two lines an action.
# fmt: off
ACTIONS: tuple[Action, ...] = (
    Action("down", "move", ("j", "down"), Phrase("Suivant", "Next"),
           Phrase("Ligne suivante", "Next line"), palette=False),
    Action("up", "move", ("k", "up"), Phrase("Précédent", "Previous"),
           Phrase("Ligne précédente", "Previous line"), palette=False),
    Action("first", "move", ("g", "home"), Phrase("Début", "First"),
           Phrase("Première ligne", "First line"), palette=False),
    Action("last", "move", ("G", "end"), Phrase("Fin", "Last"),
           Phrase("Dernière ligne", "Last line"), palette=False),
    Action("half-down", "move", ("ctrl+d",), Phrase("½ page", "½ page"),
           Phrase("Une demi-page plus bas", "Half a page down"), palette=False),
    Action("half-up", "move", ("ctrl+u",), Phrase("½ page", "½ page"),
           Phrase("Une demi-page plus haut", "Half a page up"), palette=False),
    Action("page-down", "move", ("space", "pagedown"), Phrase("Page", "Page"),
           Phrase("Une page plus bas", "A page down"), palette=False),
    Action("page-up", "move", ("pageup",), Phrase("Page", "Page"),
           Phrase("Une page plus haut", "A page up"), palette=False),
    Action("previous-year", "move", ("left_square_bracket", "K"), Phrase("Année préc.", "Prev. year"),
           Phrase("Année précédente", "Previous year")),
    Action("next-year", "move", ("right_square_bracket", "J"), Phrase("Année suiv.", "Next year"),
           Phrase("Année suivante", "Next year")),
    Action("go-to", "move", ("t",), Phrase("Date", "Date"),
           Phrase("Aller à une date\u00a0: oct 2024, 2021…", "Go to a date: oct 2024, 2021…")),
    Action("filter", "filter", ("slash",), Phrase("Filtrer", "Filter"),
           Phrase("Écrire dans le filtre", "Type in the filter")),
    Action("next-hit", "filter", ("n",), Phrase("Occurrence", "Next hit"),
           Phrase("Occurrence suivante des mots cherchés", "Next hit of the words searched")),
    Action("previous-hit", "filter", ("N",), Phrase("Occurrence préc.", "Previous hit"),
           Phrase("Occurrence précédente", "Previous hit")),
    Action("facets", "filter", ("f",), Phrase("Facettes", "Facets"),
           Phrase("Ouvrir ou fermer les facettes\u00a0: thèmes, acteurs, lieux…", "Open or close the facets: themes, actors, places…")),
    Action("exclude", "filter", ("minus",), Phrase("Exclure", "Exclude"),
           Phrase("Dans les facettes\u00a0: exclure cette valeur", "In the facets: exclude this value"), palette=False),
    Action("escape", "filter", ("escape",), Phrase("Retour", "Back out"),
           Phrase("Un pas en arrière\u00a0; dans la liste, effacer le filtre", "One step back; in the list, clear the filter"), palette=False),
    Action("undo", "filter", ("u",), Phrase("Annuler", "Undo"),
           Phrase("Annuler le dernier changement de filtre", "Undo the last change of the filter")),
    Action("open", "walk", ("enter",), Phrase("Ouvrir", "Open"),
           Phrase("Ouvrir l’événement, suivre le lien, choisir la valeur", "Open the event, follow the link, choose the value"), palette=False),
    Action("back", "walk", ("backspace", "h"), Phrase("Revenir", "Back"),
           Phrase("Revenir à l’événement précédent", "Return to the previous event")),
    Action("forward", "walk", ("l",), Phrase("Repartir", "Forward"),
           Phrase("Repartir vers l’événement suivant", "Go forward again")),
    Action("chain", "walk", ("c",), Phrase("Enchaînement", "Chain"),
           Phrase("Ce qui a mené à l’événement, ce qui en est venu", "What led to the event, what came of it")),
    Action("mark", "walk", ("m",), Phrase("Marquer", "Mark"),
           Phrase("Marquer l’événement (is:marked), ou ôter la marque", "Mark the event (is:marked), or take the mark away")),
    Action("next-mark", "walk", ("M",), Phrase("Marque suiv.", "Next mark"),
           Phrase("Événement marqué suivant", "Next marked event")),
    Action("way", "walk", (), Phrase("Chemin", "Way"),
           Phrase("Le plus court chemin entre les deux derniers événements marqués", "The shortest way between the two events marked last")),
    Action("disputes", "walk", (), Phrase("Désaccords", "Disagreements"),
           Phrase("Tous les désaccords du dossier", "All disagreements of the dossier")),
    Action("changes", "program", (), Phrase("Changements", "Changes"),
           Phrase("Ce qui a changé depuis une révision ou un fichier", "What changed since a revision or a file")),
    Action("as-of", "filter", (), Phrase("Connu à une date", "Known on a date"),
           Phrase("Ne montrer que ce qui était publié à une date", "Show only what had been published by a date")),
    Action("copy", "take", ("y",), Phrase("Copier", "Copy"),
           Phrase("Copier\u00a0: référence, citation, adresse, identifiant, TOML", "Copy: citation, quote, address, id, TOML")),
    Action("source", "take", ("o",), Phrase("Document", "Document"),
           Phrase("Ouvrir un document cité dans le navigateur", "Open a cited document in the browser")),
    Action("next-pane", "panes", ("tab",), Phrase("Volet", "Pane"),
           Phrase("Volet suivant", "Next pane"), palette=False),
    Action("previous-pane", "panes", ("shift+tab",), Phrase("Volet préc.", "Previous pane"),
           Phrase("Volet précédent", "Previous pane"), palette=False),
    Action("pane-1", "panes", ("1",), Phrase("Chronologie", "Timeline"),
           Phrase("Aller à la chronologie", "Go to the timeline")),
    Action("pane-2", "panes", ("2",), Phrase("Détail", "Detail"),
           Phrase("Aller au détail", "Go to the detail")),
    Action("pane-3", "panes", ("3",), Phrase("Liens", "Links"),
           Phrase("Aller aux liens", "Go to the links")),
    Action("language", "view", ("L",), Phrase("English", "Français"),
           Phrase("Passer à l’anglais", "Switch to French")),
    Action("theme", "view", (), Phrase("Clair ou sombre", "Light or dark"),
           Phrase("Passer du thème sombre au thème clair, et retour", "Switch between the dark and the light theme")),
    Action("order", "view", (), Phrase("Ordre inverse", "Reverse order"),
           Phrase("Du plus récent au plus ancien, et retour", "Newest first, and back")),
    Action("edit", "program", ("e",), Phrase("Modifier", "Edit"),
           Phrase("Ouvrir l’événement dans votre éditeur ($VISUAL, $EDITOR)", "Open the event in your editor ($VISUAL, $EDITOR)"), terminal=True),
    Action("reload", "program", (), Phrase("Relire", "Reload"),
           Phrase("Relire le fichier maintenant", "Read the file again now")),
    Action("help", "program", ("question_mark", "f1"), Phrase("Aide", "Help"),
           Phrase("Cette aide", "This help")),
    Action("palette", "program", ("ctrl+p", "colon"), Phrase("Commandes", "Commands"),
           Phrase("Chercher une commande, une vue ou un événement", "Find a command, a view or an event"), palette=False),
    Action("quit", "program", ("q", "ctrl+q", "ctrl+c"), Phrase("Quitter", "Quit"),
           Phrase("Quitter", "Quit")),
)
# fmt: on

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
