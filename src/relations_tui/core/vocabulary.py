"""The words the format itself knows: kinds of events, links, actors and sources, statuses; each with its label."""

from collections.abc import Mapping
from types import MappingProxyType

from relations_tui.core.phrases import Phrase


def _table(**labels: tuple[str, str]) -> Mapping[str, Phrase]:
    """A read-only table from kebab-case word to label; the keyword `court_case` stands for `court-case`."""
    return MappingProxyType({word.replace("_", "-"): Phrase(*label) for word, label in labels.items()})


BUILT_IN_KINDS = _table(
    visit=("Visite", "Visit"),
    meeting=("Réunion", "Meeting"),
    statement=("Déclaration", "Statement"),
    agreement=("Accord", "Agreement"),
    decision=("Décision", "Decision"),
    crisis=("Crise", "Crisis"),
    vote=("Vote", "Vote"),
    court_case=("Procédure judiciaire", "Court case"),
    appointment=("Nomination", "Appointment"),
    disaster=("Catastrophe", "Disaster"),
    other=("Autre", "Other"),
)
"""Kinds of events every dossier may use; `[kinds]` adds to them or gives one another label."""

LINK_KINDS = _table(
    follows=("fait suite à", "follows"),
    responds_to=("répond à", "responds to"),
    leads_to=("conduit à", "leads to"),
    caused_by=("causé par", "caused by"),
    part_of=("fait partie de", "part of"),
    contradicts=("contredit", "contradicts"),
    supersedes=("remplace", "supersedes"),
    see_also=("voir aussi", "see also"),
)
"""Kinds of links, as read from the event that carries the link."""

LINK_KINDS_BACK = _table(
    follows=("suivi de", "followed by"),
    responds_to=("suscite la réponse", "answered by"),
    leads_to=("découle de", "results from"),
    caused_by=("cause de", "cause of"),
    part_of=("comprend", "includes"),
    contradicts=("contredit par", "contradicted by"),
    supersedes=("remplacé par", "superseded by"),
    see_also=("voir aussi", "see also"),
)
"""The same links as read from the event they point at."""

STATUSES = _table(
    confirmed=("confirmé", "confirmed"),
    reported=("rapporté", "reported"),
    disputed=("contesté", "disputed"),
    retracted=("rétracté", "retracted"),
)
"""How sure the dossier is of an event, surest first."""

ACTOR_KINDS = _table(
    person=("personne", "person"),
    organisation=("organisation", "organisation"),
    state=("État", "state"),
)
"""Kinds of actors; a dossier may use no other."""

SOURCE_KINDS = _table(
    agency=("agence de presse", "news agency"),
    newspaper=("journal", "newspaper"),
    magazine=("magazine", "magazine"),
    press=("presse", "press"),
    broadcaster=("radio ou télévision", "broadcaster"),
    official=("source officielle", "official source"),
    press_release=("communiqué", "press release"),
    interview=("entretien", "interview"),
    transcript=("transcription", "transcript"),
    encyclopedia=("encyclopédie", "encyclopedia"),
    reference=("ouvrage de référence", "reference work"),
    academic=("travail universitaire", "academic work"),
    book=("livre", "book"),
    report=("rapport", "report"),
    archive=("archives", "archives"),
    aggregator=("agrégateur", "aggregator"),
    forum=("forum", "forum"),
)
"""Labels of the usual kinds of sources; `[sources.x].kind` may be any other word in kebab-case."""
