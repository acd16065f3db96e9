"""The lines above and below the panes: what is open, how many events, the mistake in the filter, the keys."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from relations_tui.core import words
from relations_tui.core.model import Dossier
from relations_tui.core.phrases import Lang, Phrase, counted
from relations_tui.core.query import QueryError
from relations_tui.core.text import line
from relations_tui.tui.actions import BY_ID, shown, writes_text
from relations_tui.tui.keymap import DEFAULT, Keymap
from relations_tui.tui.render.ink import ALERT, PLAIN, QUIET, STRONG, TITLE, join

EVENTS = Phrase("{count} événements", "{count} events")
ONE_EVENT, NO_EVENT = Phrase("1 événement", "1 event"), Phrase("aucun événement", "no event")
SOME = Phrase("{count} sur {total}", "{count} of {total}")
LINES = Phrase("{count} ligne", "{count} line"), Phrase("{count} lignes", "{count} lines")
NOWHERE = Phrase("introuvable ici", "not here")
COLUMN = Phrase("col.\u00a0{column}\u00a0: {message}", "col. {column}: {message}")
PANE_NAMES: dict[str, Phrase] = {
    "facets": Phrase("Facettes", "Facets"),
    "timeline": Phrase("Chronologie", "Timeline"),
    "lanes": Phrase("Couloirs", "Lanes"),
    "detail": Phrase("Détail", "Detail"),
    "related": Phrase("Liens", "Links"),
}
PANE_ACTIONS = {"timeline": "pane-1", "lanes": "pane-1", "detail": "pane-2", "related": "pane-3", "facets": "facets"}
"""What goes to each pane."""


def header(dossier: Dossier, source: str, width: int, lang: Lang) -> Content:
    """The dossier's title, what it spans, and which file it is."""
    about = _about(dossier, lang)
    left = join([" ", (dossier.title.pick(lang), TITLE), ("  " + about, QUIET)])
    room = width - left.cell_length - 3
    if room < 6:
        return left
    shown_source = source if cell_len(source) <= room else "…" + source[-(room - 1) :]
    return join([left, " " * (width - left.cell_length - cell_len(shown_source) - 1), (shown_source, QUIET)])


def _about(dossier: Dossier, lang: Lang) -> str:
    if not dossier.events:
        return NO_EVENT.say(lang)
    if len(dossier.events) == 1:
        return ONE_EVENT.say(lang)
    years = [event.date.start.year for event in dossier.events if event.date.start]
    count = EVENTS.fill(count=number(len(dossier.events), lang)).say(lang)
    if not years or min(years) == max(years):
        return count
    return f"{count}, {words.year_name(min(years), lang)}–{words.year_name(max(years), lang)}"


def count(found: int, total: int, lang: Lang) -> Content:
    """How many events the filter keeps."""
    if found == total:
        return Content.styled(EVENTS.fill(count=number(total, lang)).say(lang), QUIET) if total > 1 else Content("")
    return Content.styled(SOME.fill(count=number(found, lang), total=number(total, lang)).say(lang), STRONG)


def found(lines: int | None, lang: Lang) -> Content:
    """How many lines of the detail bear what is sought; None while nothing is."""
    if lines is None:
        return Content("")
    return Content.styled(counted(lines, *LINES).say(lang) if lines else NOWHERE.say(lang), STRONG if lines else ALERT)


def number(value: int, lang: Lang) -> str:
    """A count with its thousands apart: 10 000 in French (no-break space), 10,000 in English."""
    return f"{value:,}".replace(",", "\u202f" if lang == "fr" else ",")


def message(problem: QueryError | None, notice: Phrase | None, partial: Phrase | None, lang: Lang) -> Content:
    """The line under the filter: a mistake in it, else what has just been done, else that the view is partial."""
    if problem:
        return mistake(problem, lang)
    if notice or not partial:
        return Content(" " + line(notice.say(lang))) if notice else Content("")
    from relations_tui.core.asof import PARTIAL

    return join([(f" ◐ {PARTIAL.say(lang)}", ALERT), (f" · {partial.say(lang)}", QUIET)])


def mistake(problem: QueryError, lang: Lang) -> Content:
    """A mistake in the filter: column, sentence, suggestion."""
    said = COLUMN.fill(column=problem.column, message=problem.message).say(lang)
    if problem.help:
        said += f" — {problem.help.say(lang)}"
    return join([(" ▲ ", ALERT), (said, PLAIN)])


def pane_title(pane: str, lang: Lang, *, active: bool, keymap: Keymap = DEFAULT) -> Content:
    """A pane's name and the key that goes there."""
    style = TITLE if active else QUIET
    key = keymap.first(PANE_ACTIONS[pane])
    return join([("▸" if active else " ", style), (PANE_NAMES[pane].say(lang), style), (f" {key}", QUIET)])


def footer(actions: Sequence[str], width: int, lang: Lang, keymap: Keymap = DEFAULT) -> Content:
    """The keys of most use now, as many as there is room for; the last two, how to be helped and to leave, always.

    `down=down` shows another key than the first, and one that writes no text. An action without such a key is left out.
    `lanes/list` says another word of `LABELS` than the action's own.
    """
    entries = [_entry(action, lang, keymap) for action in actions]
    room = width - 1 - sum(entry.cell_length for entry in entries[-2:])
    keys = [Content(" ")]
    for entry in entries[:-2]:
        room -= entry.cell_length
        if room < 0:
            break
        keys.append(entry)
    return join([*keys, *entries[-2:]])


def _entry(action: str, lang: Lang, keymap: Keymap) -> Content:
    action, _, other = action.partition("/")
    name, _, preferred = action.partition("=")
    keys = [key for key in keymap.keys(name) if not (preferred and writes_text(key))]
    if not keys:
        return Content("")
    key = preferred if preferred in keys else keys[0]
    label = LABELS[other] if other else BY_ID[name].label
    return join([(shown(key), STRONG), (f" {label.say(lang)}  ", QUIET)])


LABELS: dict[str, Phrase] = {"list": Phrase("Liste", "List")}
"""What a key does where its action's own word would not say it."""

FOOTERS: dict[str, tuple[str, ...]] = {
    "lanes": (
        "lanes/list",
        "lanes-by",
        "zoom-in",
        "zoom-out",
        "open",
        "filter",
        "facets",
        "lane-fold",
        "lanes-order",
        "help",
        "quit",
    ),
    "filter": ("down=down", "up=up", "next-pane", "help=f1", "open", "escape"),
    "facets": ("open", "exclude", "escape", "filter", "facets", "undo", "help", "quit"),
    "strip": (
        "strip-right",
        "strip-select",
        "strip-apply",
        "zoom-in",
        "zoom-out",
        "zoom-all",
        "pan-right",
        "escape",
        "filter",
        "language",
        "help",
        "quit",
    ),
    "timeline": (
        *("filter", "facets", "lanes", "open", "next-pane", "copy", "export", "chain", "source", "zoom-in", "back"),
        *("language", "palette", "help", "quit"),
    ),
    "detail": ("next-pane", "copy", "source", "back", "escape", "filter", "language", "palette", "help", "quit"),
    "related": ("open", "back", "chain", "next-pane", "escape", "filter", "language", "palette", "help", "quit"),
}
"""The keys of most use in each pane, most useful first, and at the end the two that are always shown."""
