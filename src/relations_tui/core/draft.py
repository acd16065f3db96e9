"""An event that is being written: its answers read one by one, an id proposed for it, and its lines of TOML.

One rule: an answer is read or refused in a sentence; what is written is read back by the loader as the same values.
"""

import re
from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from relations_tui.core.dates import Date, DateError, Precision, parse_people
from relations_tui.core.lookup import Vocabulary
from relations_tui.core.model import Dossier
from relations_tui.core.phrases import Lang, Phrase
from relations_tui.core.text import clean, fold, line

LONGEST_SLUG = 40
"""Characters of a title that go into the id proposed for it, cut between words."""

_KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WORD = re.compile(r"[a-z0-9]+")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n"}
_UNKNOWN = Phrase("rien de connu sous le nom `{text}`", "nothing is known as `{text}`")


class AnswerError(ValueError):
    """An answer that cannot be taken: `message` is one clause, `help` what to write instead."""

    def __init__(self, message: Phrase, remedy: Phrase | None = None) -> None:
        super().__init__(message.en)
        self.message = message
        self.help = remedy


class Draft(NamedTuple):
    """What is said of a new event. `title` and `summary` go by language tag, "" for text in no particular one."""

    id: str
    date: Date
    kind: str
    title: Mapping[str, str]
    summary: Mapping[str, str]
    status: str
    places: tuple[str, ...]
    actors: tuple[str, ...]
    themes: tuple[str, ...]
    sources: tuple[str, ...]
    added: str
    """The day it is written, as `2026-11-23`."""


class Reader:
    """Reads answers by what a dossier knows; each method raises `AnswerError`."""

    def __init__(self, dossier: Dossier, lang: Lang) -> None:
        self.dossier = dossier
        self._lang: Lang = lang
        self._vocabulary = Vocabulary(dossier)

    def text(self, answer: str) -> str:
        """A text on one line that is not blank."""
        return _said(line(answer).strip())

    def prose(self, answer: str) -> str:
        """A text of any number of lines that is not blank."""
        return _said(clean(answer).strip())

    def date(self, answer: str) -> Date:
        """A date in EDTF or as people write it."""
        try:
            return parse_people(answer.strip(), lang=self._lang)
        except DateError as error:
            raise AnswerError(error.message, error.help) from None

    def one(self, field: str, answer: str) -> str:
        """The id of the one thing of that field (see `fields`) that goes by a name."""
        found = self._vocabulary.find(field, answer)
        if len(found) == 1:
            return found[0]
        shown = line(answer).strip()
        if found:
            listed = ", ".join(f"`{value}`" for value in found)
            message = Phrase("`{text}` peut être {listed}", "`{text}` may be {listed}")
            raise AnswerError(message.fill(text=shown, listed=listed))
        raise AnswerError(_UNKNOWN.fill(text=shown), self._vocabulary.suggest(field, shown))

    def several(self, field: str, answers: Sequence[str]) -> tuple[str, ...]:
        """The ids of things by their names, each answer one name or several between commas; each id once."""
        names: list[str] = []
        for answer in answers:
            whole = self._vocabulary.find(field, answer)
            names += [answer] if whole else [name.strip() for name in answer.split(",") if name.strip()]
        return tuple(dict.fromkeys(self.one(field, name) for name in names))

    def id(self, answer: str, title: str, date: Date) -> str:
        """An id in kebab-case that no event has yet."""
        proposed = self.proposed(title, date)
        if answer in self.dossier.by_id:
            message = Phrase("l’id `{id}` est déjà pris", "the id `{id}` is taken")
            raise AnswerError(message.fill(id=answer), _WRITE.fill(example=proposed))
        if not _KEBAB.fullmatch(answer):
            message = Phrase("l’id `{id}` n’est pas en kebab-case", "the id `{id}` is not in kebab-case")
            raise AnswerError(message.fill(id=line(answer)), _WRITE.fill(example=slug(answer) or proposed))
        return answer

    def proposed(self, title: str, date: Date) -> str:
        """An id made of a title and the year of a date, that no event has yet."""
        return proposed_id(title, date, self.dossier.by_id)


_WRITE = Phrase("écrivez par exemple `{example}`", "write for example `{example}`")


def _said(text: str) -> str:
    if not text:
        raise AnswerError(Phrase("le texte est vide", "the text is empty"))
    return text


def proposed_id(title: str, date: Date, taken: Container[str]) -> str:
    """The first words of a title and the year, in kebab-case ASCII, with a number where that is taken."""
    year = _year(date)
    words = slug(title) or "event"
    stem = words if year in words.split("-") else f"{words}-{year}"
    proposed, number = stem, 1
    while proposed in taken:
        number += 1
        proposed = f"{stem}-{number}"
    return proposed


def slug(text: str) -> str:
    """A text in kebab-case ASCII: whole words up to the longest, at least one, cut if it must be; "" when it has none."""
    words = _WORD.findall(fold(text).replace("'", " "))
    slug = "-".join(words)
    while len(slug) > LONGEST_SLUG and len(words) > 1:
        words.pop()
        slug = "-".join(words)
    return slug[:LONGEST_SLUG]


def _year(date: Date) -> str:
    """The year a date begins, or ends, as an id may hold it: `2024`, `44-bc`, `191x`."""
    point = date.start or date.end
    if point is None:
        return "undated"
    if point.year < 1:
        return f"{1 - point.year}-bc"
    if point.precision >= Precision.DECADE:
        unknown = 1 if point.precision == Precision.DECADE else 2
        return f"{point.year:04}"[:-unknown] + "x" * unknown
    return f"{point.year:04}"


def written(draft: Draft) -> str:
    """The event as TOML lines, each ended by LF; what it leaves out is empty."""
    rows = {
        "id": _quoted(draft.id),
        "date": _quoted(draft.date.edtf),
        "kind": _quoted(draft.kind),
        "title": _localized(draft.title),
        "summary": _localized(draft.summary),
        "status": _quoted(draft.status),
        "places": _listed(draft.places),
        "actors": _listed(draft.actors),
        "themes": _listed(draft.themes),
        "sources": _listed(draft.sources),
        "added": draft.added,
    }
    return "".join(("[[events]]\n", *(f"{key} = {value}\n" for key, value in rows.items() if value)))


def appended(text: str, block: str) -> str:
    """A TOML text with lines added at its end after a blank one, in its own way of ending lines; all of it stays as it is."""
    end = "\r\n" if 2 * text.count("\r\n") > text.count("\n") else "\n"
    before = "" if not text or text.endswith("\n") else end
    blank = "" if not text or re.search(r"\n[ \t]*\r?\n[ \t]*\Z", text) else end
    return text + before + blank + block.replace("\n", end)


def _quoted(text: str) -> str:
    """A basic string (TOML 1.1, String). Cleaned text holds no other control."""
    return '"' + "".join(_ESCAPES.get(character, character) for character in text) + '"'


def _localized(texts: Mapping[str, str]) -> str:
    if "" in texts:
        return _quoted(texts[""])
    listed = ", ".join(f"{tag} = {_quoted(text)}" for tag, text in texts.items())
    return f"{{ {listed} }}" if listed else ""


def _listed(ids: Sequence[str]) -> str:
    return f"[{', '.join(map(_quoted, ids))}]" if ids else ""
