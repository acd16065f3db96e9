"""Three lines of what to try, for the very first start; the first key or click takes them away, and does its own thing."""

from textual.content import Content
from textual.widgets import Static

from relations_tui.core.phrases import Lang, Phrase
from relations_tui.tui.keymap import Keymap
from relations_tui.tui.render.ink import ACCENT, PLAIN, STRONG, join

LINES = (
    Phrase(
        "{down} {up} se déplacer · {open} lire · {links} {open} suivre un lien",
        "{down} {up} to move · {open} to read · {links} {open} to follow a link",
    ),
    Phrase(
        "{filter} filtrer\u00a0: mot, date · {facets} facettes · {lanes} couloirs",
        "{filter} to filter: word, date · {facets} facets · {lanes} lanes in time",
    ),
    Phrase(
        "{help} toutes les touches · {palette} commandes · {quit} quitter",
        "{help} every key · {palette} every command · {quit} to quit",
    ),
)
_ACTIONS = {"links": "pane-3"}
"""What a name in the lines stands for, where it is not an action's own."""


class Welcome(Static):
    """The lines, over the bar of keys."""

    DEFAULT_CSS = """
    Welcome { height: auto; background: $surface; padding: 0 1; }
    """

    def __init__(self, lang: Lang, keymap: Keymap) -> None:
        super().__init__(welcome_lines(lang, keymap), id="welcome")

    def leave(self) -> None:
        """Away, for good."""
        self.display = False


def welcome_lines(lang: Lang, keymap: Keymap) -> Content:
    """The lines, with the keys in force."""
    names = ("down", "up", "open", "links", "filter", "facets", "lanes", "help", "palette", "quit")
    keys = {name: keymap.first(_ACTIONS.get(name, name)) for name in names}
    rows: list[Content] = []
    for phrase in LINES:
        parts = [("▸ ", ACCENT)]
        for text in phrase.say(lang).split("{"):
            name, brace, rest = text.partition("}")
            parts += [(keys[name], STRONG), (rest, PLAIN)] if brace else [(text, PLAIN)]
        rows.append(join(parts))
    return Content("\n").join(rows)
