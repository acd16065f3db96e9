"""Errors that only the explorer's configuration can have, one by one; it shares the others with dossiers."""

from relations_tui.core.phrases import Phrase

SETTINGS: tuple[tuple[str, Phrase, Phrase, str, str], ...] = (
    (
        "unknown-value",
        Phrase("Ce réglage ne prend pas cette valeur.", "This setting does not take this value."),
        Phrase(
            '`lang` est "fr" ou "en", `theme` est "dark" (sombre) ou "light" (clair).',
            '`lang` is "fr" or "en", `theme` is "dark" or "light".',
        ),
        'theme = "blue"',
        'theme = "dark"',
    ),
    (
        "unknown-action",
        Phrase("Aucune action ne porte ce nom.", "There is no action of that name."),
        Phrase(
            "Sous `[keys]`, chaque clé est le nom d’une action\u00a0; le LISEZMOI les donne tous.",
            "Under `[keys]`, each key is the name of an action; the README lists them all.",
        ),
        '[keys]\nmarkk = "f9"',
        '[keys]\nmark = "f9"',
    ),
    (
        "unknown-key-name",
        Phrase("Cette touche ne peut pas servir.", "This key cannot be used."),
        Phrase(
            "Une touche s’écrit comme l’aide la montre, ou par son nom\u00a0: ctrl+d, shift+up, f2, space, slash. Les terminaux "
            "ne distinguent pas ctrl+h du retour arrière, ctrl+i de la tabulation, ctrl+m ni ctrl+enter d’Entrée, certains se "
            "figent à ctrl+s, et peu envoient plusieurs touches de contrôle à la fois.",
            "A key is written as the help shows it, or by its name: ctrl+d, shift+up, f2, space, slash. Terminals cannot tell "
            "ctrl+h from Backspace, ctrl+i from Tab, ctrl+m and ctrl+enter from Enter, some freeze at ctrl+s, and few send "
            "several modifiers at once.",
        ),
        '[keys]\nmark = "ctrl+h"',
        '[keys]\nmark = "ctrl+b"',
    ),
    (
        "key-taken",
        Phrase("Cette touche sert déjà.", "This key is taken."),
        Phrase(
            "Une touche sert à une action partout, et peut servir à une autre dans un volet qui a la sienne. Donnez une autre "
            "touche à l’action qui l’avait, ou aucune avec []. ctrl+q et ctrl+c quittent toujours.",
            "A key stands for one action everywhere, and may stand for another in a pane that has its own. Give the action "
            "that had it another key, or none with []. ctrl+q and ctrl+c always quit.",
        ),
        '[keys]\nmark = "o"',
        '[keys]\nsource = []\nmark = "o"',
    ),
)  # fmt: skip
