"""The banner under the panes while the file cannot be shown as it is."""

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from relations_tui.core.phrases import Lang, Phrase
from relations_tui.core.text import line
from relations_tui.tui.render.ink import ALERT, PLAIN, join

BEFORE = Phrase("\u00a0; version d\u2019avant affichée", "; showing the version of before")
SHORT = Phrase("\u00a0; version d\u2019avant", "; version of before")
SIGN = " ▲ "


def stale_line(fault: Phrase | None, width: int, lang: Lang) -> Content:
    """What is wrong with the file, and that what is shown is what it held before: never cut, the fault is when room is short."""
    if fault is None:
        return Content("")
    said, room = line(fault.say(lang)), width - cell_len(SIGN) - 1
    end = BEFORE.say(lang) if cell_len(said + BEFORE.say(lang)) <= room else SHORT.say(lang)
    room = max(0, room - cell_len(end))
    if cell_len(said) > room:
        said = set_cell_size(said, max(0, room - 1)).rstrip() + "…"
    return join([(SIGN, ALERT), (said, PLAIN), (end, ALERT)])
