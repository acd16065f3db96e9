"""What is said of a new event: answered by options, or asked in a terminal until it can be read.

One rule: an option that cannot be read ends the run; an answer that cannot is explained and asked again.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from relations_tui.core.dates import Date
from relations_tui.core.draft import AnswerError, Draft, Reader
from relations_tui.core.phrases import Lang, Phrase
from relations_tui.core.text import clean, line
from relations_tui.core.words import in_words
from relations_tui.diagnostics import ExitCode, Failure, colon, narrate

NEEDED = ("title", "date", "kind")
"""What an event cannot do without, where nothing can be proposed and nobody be asked."""

_Value = TypeVar("_Value")
_STATUS = "reported"
"""Proposed until the sources have been weighed: a dossier takes silence for `confirmed`."""
_KIND = "other"
_LISTS = ("place", "actor", "theme", "source")
_ASKED: Mapping[str, Phrase] = {
    "title": Phrase("Titre ({tag})", "Title ({tag})"),
    "date": Phrase("Date", "Date"),
    "kind": Phrase("Type", "Kind"),
    "summary": Phrase("Résumé ({tag})", "Summary ({tag})"),
    "place": Phrase("Lieux, séparés par des virgules", "Places, separated by commas"),
    "actor": Phrase("Acteurs, séparés par des virgules", "Actors, separated by commas"),
    "theme": Phrase("Thèmes, séparés par des virgules", "Themes, separated by commas"),
    "source": Phrase("Sources, séparées par des virgules", "Sources, separated by commas"),
    "status": Phrase("Statut", "Status"),
    "id": Phrase("Identifiant", "Id"),
}


class Form(NamedTuple):
    """The questions of one new event."""

    given: Sequence[tuple[str, str]]
    """Options and their values as typed; a title or a summary may name its language: `title-fr`."""
    reader: Reader
    lang: Lang

    def draft(self, added: str) -> Draft:
        """Every answer read; raises `Failure`."""
        asking = self._is_asking()
        reader = self.reader
        title = self._texts("title", reader.text, asking=asking)
        date = self._one("date", self._date, asking=asking)
        kind = self._one("kind", lambda said: reader.one("kind", said), asking=asking, default=_KIND)
        summary = self._texts("summary", reader.prose, asking=asking)
        places, actors, themes, sources = (self._several(field, asking=asking) for field in _LISTS)
        status = self._one("status", lambda said: reader.one("status", said), asking=asking, default=_STATUS)
        named = title.get("en") or next(iter(title.values()))
        proposed = reader.proposed(named, date)
        identity = self._one("id", lambda said: reader.id(said, named, date), asking=asking, default=proposed)
        return Draft(identity, date, kind, title, summary, status, places, actors, themes, sources, added)

    def _is_asking(self) -> bool:
        """Whether something is missing that can be asked for; raises `Failure` when nobody is there to ask."""
        given = {name.partition("-")[0] for name, _ in self.given}
        missing = [f"--{name}" for name in NEEDED if name not in given]
        if not missing:
            return False
        if sys.stdin is not None and sys.stdin.isatty():
            return True
        message = Phrase("il manque {options}", "{options} is missing")
        if len(missing) > 1:
            message = Phrase("il manque {options}", "{options} are missing")
        hint = Phrase("dans un terminal, --new demande ce qui manque", "in a terminal, --new asks for what is missing")
        raise Failure(ExitCode.USAGE, message.fill(options=", ".join(missing)), hint)

    def _date(self, answer: str) -> Date:
        """The date, said back in words when it was not written in EDTF."""
        date = self.reader.date(answer)
        if date.edtf != answer.strip():
            narrate(f"  {date.edtf}{colon(self.lang)}{in_words(date, self.lang)}")
        return date

    def _one(self, name: str, read: Callable[[str], _Value], *, asking: bool, default: str = "") -> _Value:
        """The answer to a question that has one; where nobody is asked, its default."""
        given = [answer for option, answer in self.given if option == name]
        if given or not asking:
            return _taken(name, read, given[-1] if given else default)
        return self._ask(_ASKED[name], read, default)

    def _several(self, field: str, *, asking: bool) -> tuple[str, ...]:
        """Ids; none for an empty answer."""
        given = [answer for option, answer in self.given if option == field]
        if given or not asking:
            return _taken(field, lambda _: self.reader.several(field, given), "")
        return self._ask(_ASKED[field], lambda said: self.reader.several(field, [said]))

    def _texts(self, name: str, read: Callable[[str], str], *, asking: bool) -> dict[str, str]:
        """A text by language. An option without one speaks the reader's language, or else the dossier's first."""
        languages = self.reader.dossier.languages
        own = self.lang if self.lang in languages else languages[0]
        found: dict[str, str] = {}
        for option, answer in self.given:
            stem, _, tag = option.partition("-")
            if stem == name:
                found[tag or own] = _taken(option, read, answer)
        for tag in languages if asking else ():
            if tag not in found:
                needed = name in NEEDED and not found and tag == languages[-1]
                asked = _ASKED[name].fill(tag=tag)
                if said := self._ask(asked, read if needed else lambda said: read(said) if said else ""):
                    found[tag] = said
        if len(languages) == 1 and tuple(found) == languages:
            return {"": found[languages[0]]}
        return {tag: found[tag] for tag in (*languages, *found) if tag in found}

    def _ask(self, asked: Phrase, read: Callable[[str], _Value], default: str = "") -> _Value:
        """Asks until the answer can be read."""
        offered = f" [{default}]" if default else ""
        while True:
            narrate(f"{asked.say(self.lang)}{offered}{colon(self.lang)}", end="")
            try:
                return read(_typed() or default)
            except AnswerError as error:
                for said in filter(None, (error.message, error.help)):
                    narrate(f"  {line(said.say(self.lang))}")


def _taken(option: str, read: Callable[[str], _Value], answer: str) -> _Value:
    """The value of an option; raises `Failure` naming it."""
    try:
        return read(answer)
    except AnswerError as error:
        message = Phrase("--{option}\u00a0: {what}", "--{option}: {what}").fill(option=option, what=error.message)
        raise Failure(ExitCode.USAGE, message, error.help) from None


def _typed() -> str:
    """One line of the terminal, cleaned; raises `Failure` at its end."""
    data = sys.stdin.buffer.readline()
    if data:
        return clean(data.decode("utf-8", "replace")).strip()
    narrate("")
    raise Failure(
        ExitCode.USAGE, Phrase("la saisie est interrompue, rien n’est écrit", "no more input, nothing is written")
    )
