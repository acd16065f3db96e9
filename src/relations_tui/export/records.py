"""The records of a dossier in words: what a date, an actor, a source or a link reads like in every linear text.

One rule: what is missing is said (« sans titre », “no date”), never invented.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from relations_tui.core import words
from relations_tui.core.dates import Date, Precision
from relations_tui.core.edtf import Point
from relations_tui.core.evidence import roles_on, standing
from relations_tui.core.links import back_links
from relations_tui.core.model import Citation, Dossier, Event, Involvement, Link, Localized, Role, Source
from relations_tui.core.names import point_name
from relations_tui.core.phrases import Lang, Phrase
from relations_tui.core.vocabulary import BUILT_IN_KINDS, LINK_KINDS, LINK_KINDS_BACK, SOURCE_KINDS, STATUSES

if TYPE_CHECKING:
    from relations_tui.core.asof import Partial
    from relations_tui.core.chains import Branch

UNTITLED = Phrase("sans titre", "untitled")
NO_DATE = Phrase("sans date", "no date")
_QUOTED = Phrase("«\u00a0{text}\u00a0»", "“{text}”")
_BRACKETED = Phrase("[{text}]", "[{text}]")
_ATTESTED = Phrase("attesté {date}", "attested {date}")


_YEAR = Point(0, None, None, None, "", Precision.YEAR, approximate=False, uncertain=False)


class Wording:
    """The words for one dossier in one language."""

    def __init__(self, dossier: Dossier, lang: Lang) -> None:
        self.dossier = dossier
        self.lang: Lang = lang

    @cached_property
    def links_back(self) -> dict[str, tuple[tuple[str, Link], ...]]:
        """For each event id, the links that point at it and the ids of the events that carry them."""
        return dict(back_links(self.dossier))

    def pick(self, text: Localized) -> str:
        """A text of the dossier, on as many lines as it has."""
        return text.pick(self.lang)

    def title(self, event: Event) -> str:
        """The title, on one line."""
        return " ".join(self.pick(event.title).split("\n")) or _BRACKETED.fill(text=UNTITLED).say(self.lang)

    def date(self, date: Date | None) -> str:
        """The date in words."""
        return words.in_words(date, self.lang) if date is not None else NO_DATE.say(self.lang)

    def kind(self, event: Event) -> str:
        """The name of an event's kind."""
        own = self.dossier.kinds.get(event.kind)
        if own:
            return self.pick(own)
        built_in = BUILT_IN_KINDS.get(event.kind)
        return built_in.say(self.lang) if built_in else event.kind

    def status(self, event: Event) -> str:
        """How sure the dossier is."""
        known = STATUSES.get(event.status)
        return known.say(self.lang) if known else event.status

    def standing(self, event: Event) -> str:
        """How many sources there are and how many accounts, and why: « 4 sources, 3 indépendantes : 2 relaient AFP »."""
        return standing(event, self.dossier, self.lang)

    def places(self, event: Event) -> tuple[str, ...]:
        """The names of an event's places."""
        return tuple(self.pick(self.dossier.places[place].name) for place in event.places)

    def themes(self, event: Event) -> tuple[str, ...]:
        """The names of an event's themes."""
        return tuple(self.pick(self.dossier.themes[theme]) for theme in event.themes)

    def actor(self, involvement: Involvement, event: Event) -> str:
        """Name, the roles held that day, and the part played: « Bruno Retailleau, ministre de l’Intérieur — annonce »."""
        actor = self.dossier.actors[involvement.actor]
        held = (self.pick(role.title) for role in roles_on(actor, event.date))
        said = ", ".join(_known((self.pick(actor.name), *held)))
        part = self.pick(involvement.part)
        return f"{said} — {part}" if part else said

    def role(self, role: Role) -> str:
        """A role with the dates of it that are known."""
        of = self.dossier.actors.get(role.of)
        said = ", ".join(_known((self.pick(role.title), self.pick(of.name) if of else "")))
        dates = [self.date(role.span)] if role.span else []
        if role.attested:
            dates.append(_ATTESTED.fill(date=self.date(role.attested)).say(self.lang))
        return f"{said} ({self.listed(dates)})" if dates else said

    def source(self, source: Source) -> str:
        """Publisher, authors, title, date and language, without addresses."""
        title = source.title.replace("\n", " ")
        named = _QUOTED.fill(text=title) if title else _BRACKETED.fill(text=UNTITLED)
        said = ", ".join(_known((source.publisher, *source.author, named.say(self.lang), self.date(source.date))))
        return f"{said} ({source.lang})" if source.lang else said

    def source_kind(self, source: Source) -> str:
        """The name of a source's kind; "" when it has none."""
        known = SOURCE_KINDS.get(source.kind)
        return known.say(self.lang) if known else source.kind

    def claim(self, citation: Citation) -> tuple[str, ...]:
        """What one source says of an event: the date it gives, its words and where they stand, what it supports."""
        claims = []
        if citation.date is not None:
            given = Phrase("donne la date\u00a0: {date}", "gives the date: {date}")
            claims.append(given.fill(date=self.date(citation.date)).say(self.lang))
        if citation.quote:
            quote = _QUOTED.fill(text=citation.quote).say(self.lang)
            claims.append(f"{quote} ({citation.locator})" if citation.locator else quote)
        elif citation.locator:
            claims.append(citation.locator)
        if supports := self.pick(citation.supports):
            claims.append(Phrase("atteste\u00a0: {what}", "supports: {what}").fill(what=supports).say(self.lang))
        return tuple(claims)

    def link(self, link: Link, other: str, *, back: bool = False) -> str:
        """A link read from one of its ends: « conduit à : Visite d’État (28–30 octobre 2024) — la raison »."""
        table = LINK_KINDS_BACK if back else LINK_KINDS
        known = table.get(link.kind)
        event = self.dossier.by_id[other]
        label = known.say(self.lang) if known else link.kind
        about = self.date(event.date)
        if event.status == "retracted":
            about += f", {self.status(event)}"
        said = f"{label}{self.colon}{self.title(event)} ({about})"
        why = self.pick(link.why)
        return f"{said} — {why}" if why else said

    def step(self, before: str, branch: "Branch") -> str:
        """An event of a chain, from the one before: « découle de : Lettre (30 juillet 2024), 3 mois plus tôt »."""
        one, event = self.dossier.by_id[before], self.dossier.by_id[branch.event]
        tie = branch.ties[0]
        label = (LINK_KINDS_BACK if tie.back else LINK_KINDS)[tie.link.kind].say(self.lang)
        said = f"{label}{self.colon}{self.title(event)} ({self.date(event.date)})"
        return ", ".join(_known((said, words.elapsed(one.date, event.date, self.lang))))

    def view(self, view: "Partial") -> str:
        """What a reader must know of a partial view."""
        from relations_tui.core.asof import PARTIAL, told

        return f"{PARTIAL.say(self.lang)}{self.colon}{told(view).say(self.lang)}"

    @property
    def colon(self) -> str:
        """A colon with the blanks of the language."""
        return "\u00a0: " if self.lang == "fr" else ": "

    def listed(self, items: Iterable[str]) -> str:
        """Items that may hold commas, in one line."""
        return ("\u00a0; " if self.lang == "fr" else "; ").join(items)


def group_name(precision: Precision, year: int | None, lang: Lang) -> str:
    """A heading for events of one year, decade or century (see `rows.heading_of`)."""
    if year is None:
        return capital(NO_DATE.say(lang))
    return capital(point_name(_YEAR._replace(year=year, precision=precision), lang))


def _known(parts: Iterable[str]) -> Iterable[str]:
    return (part for part in parts if part)


def capital(text: str) -> str:
    """The text with a capital letter first."""
    return text[:1].upper() + text[1:]
