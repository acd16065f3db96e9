"""A source as a citation: plain, Chicago (notes and bibliography, 18th ed. §14) or APA (7th ed. §9–10), in French or English.

What a source lacks is said (« sans titre », “no date”), never made up.
"""

from collections.abc import Callable

from relations_tui.core import words
from relations_tui.core.dates import Date
from relations_tui.core.model import Citation, Source
from relations_tui.core.phrases import Lang, Phrase

UNTITLED = Phrase("[sans titre]", "[untitled]")
NO_DATE = Phrase("sans date", "no date")
APA_NO_DATE = Phrase("s.\u00a0d.", "n.d.")
QUOTED = Phrase("«\u00a0{text}\u00a0»", "“{text}”")
CHICAGO_TITLE = Phrase("«\u00a0{text}\u00a0».", "“{text}.”")


def plain(source: Source, lang: Lang) -> str:
    """`Le Monde, « Titre », 14 avril 2025, https://…`."""
    title = QUOTED.fill(text=source.title).say(lang) if source.title else UNTITLED.say(lang)
    date = words.in_words(source.date, lang) if source.date else NO_DATE.say(lang)
    return ", ".join(filter(None, [*source.author, source.publisher, title, date, source.url]))


def chicago(source: Source, lang: Lang) -> str:
    """`Author. “Title.” Publisher, July 30, 2024. https://….`."""
    title = CHICAGO_TITLE.fill(text=_bare(source.title)).say(lang) if source.title else UNTITLED.say(lang) + "."
    date = _written(source.date, lang, "{month} {day}, {year}") if source.date else NO_DATE.say(lang)
    lead = f"{_ended(', '.join(source.author))} " if source.author else ""
    address = f" {source.url}." if source.url else ""
    return f"{lead}{title} {source.publisher}, {date}.{address}"


def apa(source: Source, lang: Lang) -> str:
    """`Author. (2024, July 30). Title. Publisher. https://…`; the publisher stands for an author who is not named."""
    by = ", ".join(source.author) or source.publisher
    date = _written(source.date, lang, "{year}, {month} {day}") if source.date else APA_NO_DATE.say(lang)
    title = _ended(source.title or UNTITLED.say(lang))
    publisher = f" {_ended(source.publisher)}" if source.author else ""
    return f"{_ended(by)} ({date}). {title}{publisher} {source.url}".rstrip()


STYLES: dict[str, tuple[Phrase, Callable[[Source, Lang], str]]] = {
    "plain": (Phrase("Référence simple", "Plain citation"), plain),
    "chicago": (Phrase("Référence Chicago", "Chicago citation"), chicago),
    "apa": (Phrase("Référence APA", "APA citation"), apa),
}
"""Name of a style → its label and its writer."""


def quotation(citation: Citation, source: Source, lang: Lang) -> str:
    """The exact quote with who said it where; "" when the dossier holds none."""
    if not citation.quote:
        return ""
    place = f", {citation.locator}" if citation.locator else ""
    return f"{QUOTED.fill(text=citation.quote).say(lang)} ({plain(source, lang)}{place})"


def _written(date: Date, lang: Lang, english: str) -> str:
    """A day as the style has it; in French the day comes before its month; what is not a day is said in words."""
    point = date.start
    if date.is_span or point is None or not point.day or not point.month or date.approximate or date.uncertain:
        return words.in_words(date, lang)
    if lang == "fr":
        return words.in_words(date, lang) if english.startswith("{month}") else f"{point.year}, {_day_month(date)}"
    return english.format(year=point.year, month=words.month_name(point.month, lang), day=point.day)


def _day_month(date: Date) -> str:
    return words.in_words(date, "fr").rpartition(" ")[0]


def _bare(text: str) -> str:
    return text.removesuffix(".")


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
