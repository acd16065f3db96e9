"""One table of everything a key can do: bindings, footer, help, palette and the README's table are made from it."""

import unicodedata
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
    pane: str = ""
    """The only pane in which its keys stand for it; there they come before the same keys of another action. "" for everywhere."""


GROUPS: dict[str, Phrase] = {
    "move": Phrase("Se déplacer", "Move"),
    "filter": Phrase("Filtrer", "Filter"),
    "walk": Phrase("Suivre les liens", "Follow links"),
    "take": Phrase("Emporter", "Take away"),
    "panes": Phrase("Volets", "Panes"),
    "time": Phrase("Échelle de temps", "Time scale"),
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
    Action("previous-gap", "move", ("left_curly_bracket", "comma"), Phrase("Silence préc.", "Prev. gap"),
           Phrase("Avant le silence précédent de la liste", "Before the previous gap in the list")),
    Action("next-gap", "move", ("right_curly_bracket", "semicolon"), Phrase("Silence suiv.", "Next gap"),
           Phrase("Après le silence suivant de la liste", "After the next gap in the list")),
    Action("go-to", "move", ("t",), Phrase("Date", "Date"),
           Phrase("Aller à une date\u00a0: oct 2024, 2021…", "Go to a date: oct 2024, 2021…")),
    Action("filter", "filter", ("slash",), Phrase("Filtrer", "Filter"),
           Phrase("Écrire dans le filtre", "Type in the filter")),
    Action("next-hit", "filter", ("n",), Phrase("Occurrence", "Next hit"),
           Phrase("Occurrence suivante des mots cherchés", "Next hit of the words searched")),
    Action("previous-hit", "filter", ("N",), Phrase("Occurrence préc.", "Previous hit"),
           Phrase("Occurrence précédente", "Previous hit")),
    Action("find", "filter", ("ctrl+f",), Phrase("Chercher ici", "Search here"),
           Phrase("Chercher un mot dans le détail", "Search for a word in the detail")),
    Action("facets", "filter", ("f",), Phrase("Facettes", "Facets"),
           Phrase("Ouvrir ou fermer les facettes\u00a0: thèmes, acteurs, lieux…", "Open or close the facets: themes, actors, places…")),
    Action("exclude", "filter", ("minus",), Phrase("Exclure", "Exclude"),
           Phrase("Dans les facettes\u00a0: exclure cette valeur", "In the facets: exclude this value"), palette=False, pane="facets"),
    Action("save-view", "filter", ("s",), Phrase("Garder la vue", "Save view"),
           Phrase("Garder le filtre sous un nom", "Save the filter under a name")),
    Action("delete-view", "filter", (), Phrase("Supprimer une vue", "Delete a view"),
           Phrase("Supprimer une vue que vous avez gardée", "Delete a view that you saved")),
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
    Action("rhythm", "walk", (), Phrase("Rythme", "Rhythm"),
           Phrase("Les plus longs silences et les périodes les plus denses de la liste", "The longest gaps and the densest stretches of the list")),
    Action("agenda", "walk", ("A",), Phrase("Anniversaires", "Anniversaries"),
           Phrase("Les anniversaires à venir, comptes ronds d’abord", "The anniversaries to come, round numbers first")),
    Action("changes", "program", (), Phrase("Changements", "Changes"),
           Phrase("Ce qui a changé depuis une révision ou un fichier", "What changed since a revision or a file"), terminal=True),
    Action("as-of", "filter", (), Phrase("Connu à une date", "Known on a date"),
           Phrase("Ne montrer que ce qui était publié à une date", "Show only what had been published by a date")),
    Action("copy", "take", ("y",), Phrase("Copier", "Copy"),
           Phrase("Copier\u00a0: référence, citation, adresse, identifiant, TOML", "Copy: citation, quote, address, id, TOML")),
    Action("source", "take", ("o",), Phrase("Document", "Document"),
           Phrase("Ouvrir un document cité dans le navigateur", "Open a cited document in the browser")),
    Action("export", "take", ("x",), Phrase("Exporter", "Export"),
           Phrase("Exporter ce qui est à l’écran\u00a0: format, fichier, ce qui sera perdu", "Export what is on screen: format, file, what will be lost")),
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
    Action("zoom-in", "time", ("plus", "equals_sign"), Phrase("Plus près", "Closer"),
           Phrase("Plus près, autour de l’événement", "Closer, around the event")),
    Action("zoom-out", "time", ("minus",), Phrase("Plus loin", "Farther"),
           Phrase("Plus loin", "Farther")),
    Action("zoom-all", "time", ("0",), Phrase("Tout", "All"),
           Phrase("Toute la chronologie", "The whole chronology")),
    Action("strip", "time", (), Phrase("Frise", "Strip"),
           Phrase("Aller à la frise, au-dessus de la chronologie", "Go to the strip above the timeline")),
    Action("strip-right", "time", ("right",), Phrase("Colonne", "Column"),
           Phrase("Dans la frise : la colonne suivante", "In the strip: the next column"), palette=False, pane="strip"),
    Action("strip-left", "time", ("left",), Phrase("Colonne préc.", "Prev. column"),
           Phrase("Dans la frise : la colonne précédente", "In the strip: the previous column"), palette=False, pane="strip"),
    Action("pan-right", "time", ("shift+right",), Phrase("½ écran", "½ screen"),
           Phrase("Dans la frise : un demi-écran plus tard", "In the strip: half a screen later"), palette=False, pane="strip"),
    Action("pan-left", "time", ("shift+left",), Phrase("½ écran", "½ screen"),
           Phrase("Dans la frise : un demi-écran plus tôt", "In the strip: half a screen earlier"), palette=False, pane="strip"),
    Action("strip-select", "time", ("space",), Phrase("Sélection", "Select"),
           Phrase("Dans la frise : commencer, puis finir une sélection", "In the strip: begin a selection, then end it"), palette=False, pane="strip"),
    Action("strip-apply", "time", ("enter",), Phrase("Filtrer", "Filter"),
           Phrase("Dans la frise : ne garder que la sélection, ou la colonne", "In the strip: keep only the selection, or the column"), palette=False, pane="strip"),
    Action("lanes", "time", ("v",), Phrase("Couloirs", "Lanes"),
           Phrase("Les événements en couloirs sur l’échelle du temps, et retour à la liste", "The events in lanes on the scale of time, and back to the list")),
    Action("compare", "time", ("V",), Phrase("Comparer", "Compare"),
           Phrase("Comparer la vue avec un autre filtre, ou deux périodes, en couloirs", "Compare the view with another filter, or two periods, in lanes")),
    Action("lanes-by", "time", ("b",), Phrase("Grouper", "Group"),
           Phrase("Un couloir par thème, acteur, pays ou type", "One lane a theme, actor, country or kind")),
    Action("lanes-order", "time", ("B",), Phrase("Ordre", "Order"),
           Phrase("Couloirs dans l’ordre du temps, ou les plus fournis d’abord", "Lanes in order of time, or the fullest first")),
    Action("lane-right", "time", ("right",), Phrase("Suivant", "Next"),
           Phrase("Dans les couloirs\u00a0: l’événement suivant du couloir", "In the lanes: the next event of the lane"), palette=False, pane="lanes"),
    Action("lane-left", "time", ("left",), Phrase("Précédent", "Previous"),
           Phrase("Dans les couloirs\u00a0: l’événement précédent du couloir", "In the lanes: the previous event of the lane"), palette=False, pane="lanes"),
    Action("lane-last", "time", ("G", "end"), Phrase("Dernier", "Last"),
           Phrase("Dans les couloirs\u00a0: le dernier événement du couloir", "In the lanes: the last event of the lane"), palette=False, pane="lanes"),
    Action("lane-first", "time", ("g", "home"), Phrase("Premier", "First"),
           Phrase("Dans les couloirs\u00a0: le premier événement du couloir", "In the lanes: the first event of the lane"), palette=False, pane="lanes"),
    Action("lane-fold", "time", ("space",), Phrase("Replier", "Fold"),
           Phrase("Dans les couloirs\u00a0: replier le couloir, ou le déplier", "In the lanes: fold the lane, or unfold it"), palette=False, pane="lanes"),
    Action("lanes-fold", "time", ("z",), Phrase("Tout replier", "Fold all"),
           Phrase("Dans les couloirs\u00a0: replier tous les couloirs, ou les déplier", "In the lanes: fold all lanes, or unfold them"), palette=False, pane="lanes"),
    Action("language", "view", ("L",), Phrase("English", "Français"),
           Phrase("Passer à l’anglais", "Switch to French")),
    Action("theme", "view", (), Phrase("Clair ou sombre", "Light or dark"),
           Phrase("Passer du thème sombre au thème clair, et retour", "Switch between the dark and the light theme")),
    Action("plain", "view", ("p",), Phrase("Lecture simple", "Plain reading"),
           Phrase("Lire la liste en texte simple, un événement après l’autre", "Read the list as plain text, one event after another")),
    Action("order", "view", (), Phrase("Ordre inverse", "Reverse order"),
           Phrase("Du plus récent au plus ancien, et retour", "Newest first, and back")),
    Action("mouse", "view", ("f2",), Phrase("Souris", "Mouse"),
           Phrase("Rendre la souris au terminal, pour y sélectionner, ou la reprendre", "Give the mouse back to the terminal, to select there, or take it again"), terminal=True),
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

SIGNS: dict[str, str] = {
    "slash": "/", "question_mark": "?", "colon": ":", "semicolon": ";", "comma": ",", "full_stop": ".", "minus": "-",
    "plus": "+", "equals_sign": "=", "underscore": "_", "exclamation_mark": "!", "quotation_mark": '"', "apostrophe": "'",
    "number_sign": "#", "dollar_sign": "$", "percent_sign": "%", "ampersand": "&", "asterisk": "*", "at": "@",
    "left_parenthesis": "(", "right_parenthesis": ")", "left_square_bracket": "[", "right_square_bracket": "]",
    "left_curly_bracket": "{", "right_curly_bracket": "}", "less_than_sign": "<", "greater_than_sign": ">",
    "backslash": "\\", "vertical_line": "|", "circumflex_accent": "^", "grave_accent": "`", "tilde": "~",
}  # fmt: skip
"""Textual's name of a key that writes a sign, and the sign."""

SHOWN: dict[str, str] = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "enter": "↵", "escape": "Esc", "backspace": "⌫", "tab": "Tab",
    "shift+tab": "⇧Tab", "space": "␣", "pagedown": "PgDn", "pageup": "PgUp", "home": "Home", "end": "End", "delete": "Del",
    "insert": "Ins",
}  # fmt: skip
"""The keys that are shown by another name than Textual's, signs apart."""

_MODIFIERS = {"ctrl": "^", "shift": "⇧", "alt": "Alt+"}


def shown(key: str) -> str:
    """A key as a reader knows it: `^d`, `/`, `Esc`, `⇧↑`, `F2`."""
    if known := SIGNS.get(key) or SHOWN.get(key):
        return known
    *modifiers, name = key.split("+")
    return "".join(map(_MODIFIERS.__getitem__, modifiers)) + (SHOWN.get(name) or _plain(name))


def writes_text(key: str) -> bool:
    """Whether a key writes a character where one types."""
    return (len(shown(key)) == 1 and key not in SHOWN) or key == "space"


def _plain(name: str) -> str:
    """A key without modifiers that has no other name here: a letter, a function key, a sign beyond ASCII."""
    if "_" in name:
        return unicodedata.lookup(name.replace("_", " "))
    return name.upper() if name[1:].isdigit() else name
