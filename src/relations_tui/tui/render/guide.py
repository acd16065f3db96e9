"""The help: every key, what the signs mean, and the filter's language by example."""

from collections.abc import Sequence

from textual.content import Content

from relations_tui.core.phrases import Lang, Phrase, same
from relations_tui.tui.actions import ACTIONS, GROUPS, Action
from relations_tui.tui.keymap import DEFAULT, Keymap
from relations_tui.tui.render.event_row import MARKS
from relations_tui.tui.render.ink import ACCENT, QUIET, STRONG, TITLE, fit, join, wrap
from relations_tui.tui.render.strip import LEGEND

KEYS_WIDTH, EXAMPLE_WIDTH = 14, 34
HELP = Phrase("Aide", "Help")
CLOSE = Phrase("Esc pour fermer", "Esc to close")
SIGNS = Phrase("Signes de la chronologie", "Signs of the timeline")
STRIP = Phrase("Signes de la frise", "Signs of the strip")
LANGUAGE = Phrase("Le filtre", "The filter")
EXAMPLES: tuple[tuple[Phrase, Phrase], ...] = (
    (
        same("laissez-passer"),
        Phrase("le mot partout, accents et casse ignorés", "the word anywhere, accents and case ignored"),
    ),
    (Phrase('"nouveau cadre"', '"new framework"'), Phrase("l\u2019expression exacte", "the exact phrase")),
    (
        Phrase("acteur:laftit,retailleau", "actor:laftit,retailleau"),
        Phrase("l\u2019un ou l\u2019autre", "either of them"),
    ),
    (
        Phrase("thème:visas -type:statement", "theme:visas -kind:statement"),
        Phrase("sans les déclarations", "without statements"),
    ),
    (
        Phrase("depuis:2021 jusqu\u2019à:2022-12", "since:2021 until:2022-12"),
        Phrase("ce qui a pu tomber dans la période", "what may fall in the period"),
    ),
    (Phrase('date:"oct 2024"', 'date:"oct 2024"'), Phrase("jour, mois, année, saison", "day, month, year, season")),
    (Phrase("sûrement:2024", "surely:2024"), Phrase("ce qui y tombe sûrement", "what surely falls within")),
    (Phrase("visas OU sahara", "visas OR sahara"), Phrase("OU, NON, parenthèses", "OR, NOT, parentheses")),
    (Phrase("est:source-unique", "is:single-source"), Phrase("un seul compte rendu", "a single account")),
    (
        Phrase("proche:visa-halving-2021~30d", "near:visa-halving-2021~30d"),
        Phrase("à 30 jours près", "within 30 days"),
    ),
)


def guide(width: int, lang: Lang, actions: Sequence[Action] = ACTIONS, keymap: Keymap = DEFAULT) -> list[Content]:
    """The help on some actions, with their keys, in lines of at most `width` cells."""
    lines = [join([(" " + HELP.say(lang), TITLE), ("  " + CLOSE.say(lang), QUIET)])]
    for group, name in GROUPS.items():
        lines += [Content(""), Content.styled(" " + name.say(lang), ACCENT)]
        for action in actions:
            if action.group == group and keymap.keys(action.id):
                lines += _pair(keymap.shown(action.id), action.help.say(lang), KEYS_WIDTH, width)
    lines += [Content(""), Content.styled(" " + SIGNS.say(lang), ACCENT)]
    for sign, meaning in MARKS.values():
        lines += _pair(sign, meaning.say(lang), KEYS_WIDTH, width)
    lines += [Content(""), Content.styled(" " + STRIP.say(lang), ACCENT)]
    for drawn, meaning in LEGEND:
        lines += _pair(drawn.say(lang), meaning.say(lang), KEYS_WIDTH, width)
    lines += [Content(""), Content.styled(" " + LANGUAGE.say(lang), ACCENT)]
    for example, meaning in EXAMPLES:
        lines += _pair(example.say(lang), meaning.say(lang), min(EXAMPLE_WIDTH, width // 2), width)
    return lines


def _pair(left: str, right: str, left_width: int, width: int) -> list[Content]:
    return wrap(join([(fit(left, left_width - 1) + " ", STRONG), right]), width, indent=1, hang=left_width + 1)
