"""The rows of the timeline: the year's heading, and one row an event: month, day, mark, title, themes."""

import re

from rich.cells import cell_len
from textual.content import Content

from relations_tui.core import words
from relations_tui.core.dates import Date, Precision
from relations_tui.core.evidence import corroboration
from relations_tui.core.model import Dossier, Event
from relations_tui.core.names import day_name
from relations_tui.core.phrases import Lang, Phrase
from relations_tui.core.rows import Heading, Rows, heading_of
from relations_tui.core.silences import Silence, length
from relations_tui.tui.render.ink import PLAIN, QUIET, STRONG, TITLE, Look, fit, join, marked

MONTH_WIDTH = 7
DAY_WIDTH, LONG_DAY_WIDTH = 7, 14
ROOMY = 72
"""From how many columns on a row has room for long dates and themes."""

YEAR_ONLY = Phrase("année", "year")
DECADE = Phrase("Années {years}", "{years}s")
CENTURY = Phrase("Années {first}–{last}", "{first}–{last}")
UNDATED = Phrase("Sans date", "No date")

SILENT = (
    Phrase("{length} sans événement dans cette vue", "{length} without an event in this view"),
    Phrase("{length} sans événement", "{length} without an event"),
)
"""What a silence says, where there is room and where there is little."""
SILENT_BUT = (
    Phrase("{length} sans nouvel événement dans cette vue", "{length} without a new event in this view"),
    Phrase("{length} sans nouvel événement", "{length} without a new event"),
)
"""The same where an event may be going on."""
DOTS = "···"

MARKS: dict[str, tuple[str, Phrase]] = {
    "solid": ("●", Phrase("deux comptes rendus indépendants ou plus", "two independent accounts or more")),
    "single": ("○", Phrase("un seul compte rendu indépendant", "a single independent account")),
    "reported": ("◌", Phrase("rapporté, non confirmé", "reported, not confirmed")),
    "disputed": ("≠", Phrase("contesté", "disputed")),
    "retracted": ("×", Phrase("rétracté", "retracted")),
}
"""How well an event is established: the sign in its row and what it means."""


def mark(event: Event, dossier: Dossier) -> str:
    """Which of `MARKS` an event bears."""
    if event.status != "confirmed":
        return event.status
    return "solid" if corroboration(event, dossier).independent > 1 else "single"


def heading_text(heading: Heading, lang: Lang) -> str:
    """The year, or « Années 2010 »."""
    if heading.year is None:
        return UNDATED.say(lang)
    if heading.precision == Precision.DECADE:
        return DECADE.fill(years=heading.year).say(lang)
    if heading.precision == Precision.CENTURY:
        return CENTURY.fill(first=heading.year, last=heading.year + 99).say(lang)
    return words.year_name(heading.year, lang)


def heading_row(heading: Heading, width: int, lang: Lang) -> Content:
    """The heading's name, a rule, and how many events stand under it."""
    name, count = heading_text(heading, lang), str(heading.size)
    rule = "─" * max(1, width - cell_len(name) - len(count) - 4)
    return join([(f" {name} ", TITLE), (f"{rule} {count} ", QUIET)])


def silence_row(silence: Silence, width: int, lang: Lang) -> Content:
    """How long nothing happens, as quietly as can be: under the titles where there is room, else in fewer words or further left."""
    told = length(silence.days, silence.known, lang)
    said = [text.fill(length=told).say(lang) for text in (SILENT_BUT if silence.going_on else SILENT)]
    lead = 1 + MONTH_WIDTH + (LONG_DAY_WIDTH if width >= ROOMY else DAY_WIDTH) + 2
    leads = (lead, 1 + MONTH_WIDTH, len(DOTS) + 2)
    choices = [*((lead, text) for lead in leads for text in said), *((lead, f"{told} {DOTS}") for lead in leads)]
    lead, text = next((choice for choice in choices if choice[0] + cell_len(choice[1]) <= width), choices[-1])
    return Content.styled(fit(f" {DOTS}", lead) + text, QUIET)


def month_label(date: Date, lang: Lang) -> str:
    """The group under the year: the month in short, the season, or that only the year is known; "" for coarser dates."""
    point = date.start or date.end
    if point is None or point.precision > Precision.YEAR:
        return ""
    if point.season:
        return words.season_name(point.season, lang)
    if point.month is None:
        return YEAR_ONLY.say(lang)
    return words.month_name(point.month, lang, short=True)


def day_label(date: Date, lang: Lang, width: int) -> str:
    """What the month's label does not say: the day, the days, the doubt; a span that does not fit ends in an arrow."""
    year = heading_of(date)[1]
    label = words.compact(date, lang, year=year)
    month = month_label(date, lang)
    if not month:  # a decade or a century: its heading says it
        return ""
    if signs := re.fullmatch(rf"(\D*){re.escape(month)}(\D*)", label):  # no day, but perhaps “about” or “end unknown”
        return (signs[1] + signs[2]).strip()
    if label == month or (month == YEAR_ONLY.say(lang) and year is not None and label == words.year_name(year, lang)):
        return ""
    if label.endswith((" " + month, "\u00a0" + month)):
        label = label[: -len(month) - 1]
    if lang == "en" and label.startswith(month + " "):
        label = label[len(month) + 1 :]
    if cell_len(label) > width and date.start is not None and date.start.day:
        label = f"{day_name(date.start.day, lang)} →"
    return Content(label).truncate(width, ellipsis=True).plain


def event_row(
    rows: Rows,
    position: int,
    width: int,
    look: Look,
    dossier: Dossier,
    *,
    lit: bool,
    first: bool = False,
    starred: bool = False,
) -> Content:
    """One event in one line; the month is told once for each run of events, and where the row is `lit` or the `first` in sight."""
    event = rows.events[position]
    roomy = width >= ROOMY
    day_width = LONG_DAY_WIDTH if roomy else DAY_WIDTH
    month = month_label(event.date, look.lang)
    if position and not lit and not first and _same_group(event, rows.events[position - 1], look.lang):
        month = ""
    sign = MARKS[mark(event, dossier)][0]
    lead = join([
        ("▌", TITLE) if lit else (" ", QUIET),
        (fit(month, MONTH_WIDTH), QUIET),
        (fit(day_label(event.date, look.lang, day_width - 1), day_width), PLAIN),
        (sign, QUIET),
        ("*" if starred else " ", TITLE),
    ])  # fmt: skip
    title = marked(event.title.pick(look.lang), look, STRONG if lit else PLAIN)
    if not roomy:
        return lead + title
    themes = ", ".join(dossier.themes[theme].pick(look.lang) for theme in event.themes[:1])
    room = width - lead.cell_length - 2
    space = room - cell_len(themes) - 2
    if space < title.cell_length:
        return lead + title
    return join([lead, title, " " * (room - title.cell_length - cell_len(themes)), (themes, QUIET)])


def _same_group(event: Event, before: Event, lang: Lang) -> bool:
    return heading_of(event.date) == heading_of(before.date) and month_label(event.date, lang) == month_label(
        before.date, lang
    )
