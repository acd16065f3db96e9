"""How well an event is established: how many accounts stand behind it, and what they disagree on.

One rule: sources that relay one agency or communiqué are one account, however many publish it.
"""

from collections import Counter
from typing import NamedTuple

from relations_tui.core.dates import Date, may_overlap
from relations_tui.core.model import Actor, Citation, Dossier, Event, Role, Source
from relations_tui.core.text import Folded, fold


class Corroboration(NamedTuple):
    """The sources of one event, counted: all, and those independent of one another."""

    sources: int
    independent: int
    relayed: tuple[tuple[str, int], ...] = ()
    """Each origin that sources of the event name, with how many relay it; most relayed first."""


def account(source: Source) -> Folded:
    """Whose account a source gives: its origin's when it relays one, else its publisher's."""
    return fold(source.origin or source.publisher)


def corroboration(event: Event, dossier: Dossier) -> Corroboration:
    """How many sources stand behind an event, each counted once, and how many accounts they amount to."""
    sources = [dossier.sources[cited] for cited in dict.fromkeys(citation.source for citation in event.citations)]
    origins = [source.origin for source in sources if source.origin]
    return Corroboration(
        len(sources),
        len({account(source) for source in sources}),
        tuple(sorted(Counter(origins).items(), key=lambda o: (-o[1], o[0]))) if origins else (),
    )


def competing(event: Event) -> tuple[Citation, ...]:
    """The citations that give a date on which the event, as the dossier dates it, cannot have happened."""
    return tuple(
        cited for cited in event.citations if cited.date is not None and not may_overlap(cited.date, event.date)
    )


def roles_on(actor: Actor, date: Date) -> tuple[Role, ...]:
    """The roles an actor may have held on a date, by their verified span or by the dates sources attest; file order.

    A role without any date is taken to hold always.
    """
    return tuple(role for role in actor.roles if _may_cover(role, date))


def _may_cover(role: Role, date: Date) -> bool:
    known = [span for span in (role.span, role.attested) if span is not None]
    return not known or any(may_overlap(span, date) for span in known)
