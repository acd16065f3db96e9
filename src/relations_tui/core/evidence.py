"""How well an event is established: how many accounts stand behind it, which dates they give, and what they disagree on.

Two rules: sources that relay one agency or communiqué are one account, however many publish it; and two dates contradict each
other only when no moment fits both, so that a vaguer date is never taken for a conflict.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from relations_tui.core.dates import Date, may_overlap, sort_key, surely_within
from relations_tui.core.model import Actor, Citation, Dossier, Event, Link, Localized, Role, Source
from relations_tui.core.phrases import Lang, Phrase, counted
from relations_tui.core.text import Folded, fold

Stance = Literal["same", "finer", "vaguer", "apart"]
"""How a date that a source gives stands to the event's: it has the same bounds; lies within it; contains or overlaps it, which
is no conflict; or contradicts it, no moment being in both."""


class Corroboration(NamedTuple):
    """The sources of one event, counted: all, and those independent of one another."""

    sources: int
    independent: int


class Given(NamedTuple):
    """One date that sources give for an event, and which citations give it."""

    date: Date
    stance: Stance
    citations: tuple[Citation, ...]
    independent: int
    """How many accounts those citations amount to."""


class Accounts(NamedTuple):
    """What the sources of an event say of its date, ready to be shown side by side."""

    date: Date
    """The event's, as the dossier has it."""
    given: tuple[Given, ...]
    """Each date once: those that agree first, contradictions last, and else in chronological order."""
    silent: tuple[Citation, ...]
    """The citations that give no date of their own: they neither agree nor contradict."""
    at_odds: tuple[tuple[Date, Date], ...]
    """The pairs of given dates of which only one can be true, though the event's own may leave room for both."""

    @property
    def apart(self) -> tuple[Given, ...]:
        """The dates that contradict the event's."""
        return tuple(given for given in self.given if given.stance == "apart")

    @property
    def conflict(self) -> bool:
        """Whether any source contradicts the dossier or another source on the date."""
        return bool(self.at_odds or self.apart)


class Dispute(NamedTuple):
    """An event on which accounts disagree, with every reason to say so."""

    event: str
    declared: bool
    """Whether its status is "disputed"."""
    recorded: tuple[Localized, ...]
    """The disagreements that the dossier tells in words."""
    accounts: Accounts
    """What its sources say of the date: a reason where there is a `conflict`."""
    contradicts: tuple[Link, ...]
    """Its links to the events it contradicts."""
    contradicted_by: tuple[tuple[str, Link], ...]
    """The events that contradict it, with their links."""


def account(source: Source) -> Folded:
    """Whose account a source gives: its origin's when it relays one, else its publisher's."""
    return fold(source.origin or source.publisher)


def corroboration(event: Event, dossier: Dossier) -> Corroboration:
    """How many sources stand behind an event, each counted once, and how many accounts they amount to."""
    sources = _sources(event.citations, dossier)
    return Corroboration(len(sources), len({account(source) for source in sources}))


def _sources(citations: Iterable[Citation], dossier: Dossier) -> list[Source]:
    """The sources of citations, each once, in their order."""
    return [dossier.sources[cited] for cited in dict.fromkeys(citation.source for citation in citations)]


_NO_SOURCE = Phrase("aucune source", "no source")
_SOURCES = Phrase("1 source", "1 source"), Phrase("{count} sources", "{count} sources")
_INDEPENDENT = Phrase("1 indépendante", "1 independent"), Phrase("{count} indépendantes", "{count} independent")
_COLON = Phrase("\u00a0: ", ": ")
# French says how many relay rather than « relayé » or « relayée »: the gender of an origin is not known.
_RELAYED = {
    1: Phrase("1 relaie {name}", "{name} relayed once"),
    2: Phrase("2 relaient {name}", "{name} relayed twice"),
}
_RELAYED_OFTEN = Phrase("{count} relaient {name}", "{name} relayed {count} times")
_CITED_TWICE = Phrase("{name} deux fois", "{name} twice")
_CITED_OFTEN = Phrase("{name} {count} fois", "{name} {count} times")


def standing(event: Event, dossier: Dossier, lang: Lang) -> str:
    """How well an event is established, in words, and why sources count for less than their number.

    « 4 sources, 3 indépendantes : 2 relaient AFP », “4 sources, 3 independent: AFP relayed twice”.
    """
    sources = _sources(event.citations, dossier)
    if not sources:
        return _NO_SOURCE.say(lang)
    shared: dict[Folded, list[Source]] = {}
    for source in sources:
        shared.setdefault(account(source), []).append(source)
    said = f"{counted(len(sources), *_SOURCES).say(lang)}, {counted(len(shared), *_INDEPENDENT).say(lang)}"
    reasons = [reason.say(lang) for alike in shared.values() if len(alike) > 1 for reason in _dependence(alike)]
    return f"{said}{_COLON.say(lang)}{', '.join(reasons)}" if reasons else said


def _dependence(sources: list[Source]) -> Iterator[Phrase]:
    """Why sources of one account are only one: how many relay it, and how often it speaks itself."""
    own = [source.publisher for source in sources if fold(source.publisher) == account(source)]
    name = own[0] if own else sources[0].origin
    relaying = len(sources) - len(own)
    if relaying:
        yield _RELAYED.get(relaying, _RELAYED_OFTEN).fill(name=name, count=relaying)
    if len(own) > 1:
        yield (_CITED_TWICE if len(own) == 2 else _CITED_OFTEN).fill(name=name, count=len(own))


_STANCES: tuple[Stance, ...] = ("same", "finer", "vaguer", "apart")


def accounts(event: Event, dossier: Dossier) -> Accounts:
    """The dates that the cited sources give, each beside those who give it, and which of them contradict what."""
    found: dict[str, list[Citation]] = {}
    dates: dict[str, Date] = {}
    for cited in event.citations:
        if cited.date is not None:
            found.setdefault(cited.date.edtf, []).append(cited)
            dates.setdefault(cited.date.edtf, cited.date)
    given = [
        Given(dates[edtf], stance(dates[edtf], event.date), tuple(by), _independent(by, dossier))
        for edtf, by in found.items()
    ]
    given.sort(key=lambda one: (_STANCES.index(one.stance), sort_key(one.date)))
    silent = tuple(cited for cited in event.citations if cited.date is None)
    return Accounts(event.date, tuple(given), silent, tuple(_at_odds(event, dates.values())))


def stance(given: Date, date: Date) -> Stance:
    """How a date that a source gives stands to the event's. Only bounds count: “about” and “perhaps” change none."""
    if (given.earliest, given.latest) == (date.earliest, date.latest):
        return "same"
    if not may_overlap(given, date):
        return "apart"
    return "finer" if surely_within(given, date) else "vaguer"


def _independent(citations: Iterable[Citation], dossier: Dossier) -> int:
    return len({account(source) for source in _sources(citations, dossier)})


def _at_odds(event: Event, dates: Iterable[Date]) -> Iterator[tuple[Date, Date]]:
    """The pairs of dates that exclude each other. Of an event that lasted, two sources may each tell another day."""
    ordered = sorted(dates, key=sort_key)
    for number, one in enumerate(ordered):
        for other in ordered[number + 1 :]:
            parts = event.date.is_span and may_overlap(one, event.date) and may_overlap(other, event.date)
            if not parts and not may_overlap(one, other):
                yield one, other


def competing(event: Event) -> tuple[Citation, ...]:
    """The citations that give a date on which the event, as the dossier dates it, cannot have happened."""
    return tuple(
        cited for cited in event.citations if cited.date is not None and not may_overlap(cited.date, event.date)
    )


def conflicting(event: Event) -> bool:
    """Whether any source contradicts the dossier or another source on the date (see `Accounts.conflict`)."""
    dates = {cited.date.edtf: cited.date for cited in event.citations if cited.date is not None}
    if not dates:
        return False
    apart = any(not may_overlap(date, event.date) for date in dates.values())
    return apart or any(True for _ in _at_odds(event, dates.values()))


def contradictions(dossier: Dossier) -> Mapping[str, tuple[tuple[str, Link], ...]]:
    """For each event at either end of a `contradicts` link, the other ends with the links.

    A retracted event is settled: neither what it contradicts nor what contradicts it is in dispute for that.
    """
    found: dict[str, list[tuple[str, Link]]] = {}
    for event in dossier.events:
        for link in event.links:
            if link.kind == "contradicts" and not {event.status, dossier.by_id[link.to].status} & {"retracted"}:
                found.setdefault(event.id, []).append((link.to, link))
                found.setdefault(link.to, []).append((event.id, link))
    return {event: tuple(links) for event, links in found.items()}


def disputed(event: Event) -> bool:
    """Whether an event is in dispute by itself: by its status, a recorded disagreement or the dates its sources give."""
    return event.status == "disputed" or bool(event.disagreements) or conflicting(event)


def disputes(dossier: Dossier) -> tuple[Dispute, ...]:
    """Every event in dispute, in chronological order; `is:disputed` keeps the same. Retracted ones are left out."""
    opposed = contradictions(dossier)
    return tuple(
        _dispute(event, opposed.get(event.id, ()), dossier)
        for event in dossier.events
        if event.status != "retracted" and (event.id in opposed or disputed(event))
    )


def _dispute(event: Event, opposed: tuple[tuple[str, Link], ...], dossier: Dossier) -> Dispute:
    return Dispute(
        event.id,
        event.status == "disputed",
        event.disagreements,
        accounts(event, dossier),
        tuple(link for other, link in opposed if link.to == other),
        tuple((other, link) for other, link in opposed if link.to == event.id),
    )


def roles_on(actor: Actor, date: Date) -> tuple[Role, ...]:
    """The roles an actor may have held on a date, by their verified span or by the dates sources attest; file order.

    A role without any date is taken to hold always.
    """
    return tuple(role for role in actor.roles if _may_cover(role, date))


def _may_cover(role: Role, date: Date) -> bool:
    known = [span for span in (role.span, role.attested) if span is not None]
    return not known or any(may_overlap(span, date) for span in known)
