"""What a careful editor wants to know of a dossier that is free of errors, or nearly: warnings, each with its path.

One rule: advice is worked out only when it is asked for; it may be given on a dossier with stand-ins, so it trusts no reference.
"""

from collections.abc import Iterator, Mapping

from relations_tui.core.dates import may_overlap
from relations_tui.core.entries import Table
from relations_tui.core.events import NO_DATE
from relations_tui.core.evidence import account
from relations_tui.core.faults import Fault, shown
from relations_tui.core.model import Dossier, Event, Source
from relations_tui.core.phrases import LANGS, Phrase
from relations_tui.core.problems import Path, Severity
from relations_tui.core.text import Folded, unsafe
from relations_tui.core.wording import wording

LONGEST_TITLE = 80
"""Characters of a title that fits on a line."""
FEWEST_ACCOUNTS = 2
"""Independent publishers that an event should rest on."""
WAITING = frozenset(("incomplete-source", "few-publishers", "missing-translation"))
"""Codes that say nothing of what holds an error: once it is mended, they may be gone."""
_NAMES = {"title": Phrase("titre", "title"), "date": Phrase("date", "date"), "url": Phrase("adresse", "address")}


def advice(dossier: Dossier, *, apostrophes: bool) -> list[Fault]:
    """The warnings that the dossier itself gives rise to; `apostrophes` says that its texts may hold straight ones."""
    found = list(_sources(dossier))
    accounts = {source.id: account(source) for source in dossier.sources.values()}
    for event in dossier.events:
        found += _few_accounts(event, accounts)
        found += _long_titles(event)
        if event.date is not NO_DATE:
            found += _competing_dates(event)
            found += _roles(event, dossier)
    found += wording(dossier, apostrophes=apostrophes)
    return found


def warning(code: str, path: Path, message: Phrase, remedy: Phrase | None = None) -> Fault:
    """A fault that is no error."""
    return Fault(code, path, message, remedy, Severity.WARNING)


def unsafe_texts(document: Table) -> Iterator[Fault]:
    """Texts of which cleaning takes something out. It keeps a stack of its own: tables may be nested deeper than Python's."""
    waiting: list[tuple[object, Path]] = [(document, ())]
    while waiting:
        value, path = waiting.pop()
        if type(value) is dict:
            waiting += [(inner, (*path, key)) for key, inner in value.items() if type(inner) in (dict, list, str)]
        elif type(value) is list:
            waiting += [(inner, (*path, index)) for index, inner in enumerate(value)]
        elif type(value) is str and not (value.isascii() and value.isprintable()):
            characters = ", ".join(unsafe(value)[:8])
            if characters:
                yield warning(
                    "unsafe-text",
                    path,
                    Phrase(
                        f"des caractères invisibles ou de commande sont ôtés\u00a0: {characters}",
                        f"invisible or control characters are taken out: {characters}",
                    ),
                )


def _sources(dossier: Dossier) -> Iterator[Fault]:
    cited = _cited(dossier)
    addresses: dict[str, str] = {}
    for source in dossier.sources.values():
        path = ("sources", source.id)
        if source.id not in cited:
            yield warning(
                "uncited-source", path, Phrase("aucun événement ne cite cette source", "no event cites this source")
            )
        if not (source.title and source.date and source.url):
            yield _incomplete(source, path)
        first = addresses.setdefault(source.url, source.id)
        if source.url and first != source.id:
            message = Phrase("une autre source a la même adresse", "another source has the same address")
            yield warning("same-address", (*path, "url"), message)._replace(first=("sources", first, "url"))
    unarchived = [source.id for source in dossier.sources.values() if source.url and not source.archive]
    if unarchived:
        number = len(unarchived)
        message = Phrase(
            f"sources sans copie archivée\u00a0: {number} sur {len(dossier.sources)}",
            f"sources without an archived copy: {number} of {len(dossier.sources)}",
        )
        remedy = Phrase(
            "donnez l\u2019adresse d\u2019une copie sous `archive`", "give the address of a copy under `archive`"
        )
        yield warning("missing-archive", ("sources", unarchived[0]), message, remedy)


def _cited(dossier: Dossier) -> set[str]:
    """Every source that an event, a link or a role names."""
    cited = {citation.source for event in dossier.events for citation in event.citations}
    cited.update(source for event in dossier.events for link in event.links for source in link.sources)
    cited.update(source for actor in dossier.actors.values() for role in actor.roles for source in role.sources)
    return cited


def _incomplete(source: Source, path: Path) -> Fault:
    lacking = [name for key, name in _NAMES.items() if not getattr(source, key)]
    fr, en = (", ".join(name.say(lang) for name in lacking) for lang in LANGS)
    return warning("incomplete-source", path, Phrase(f"il manque à la source\u00a0: {fr}", f"the source lacks: {en}"))


def _long_titles(event: Event) -> list[Fault]:
    found = []
    for tag, title in event.title.by_language.items():
        if len(title) > LONGEST_TITLE:
            message = Phrase(
                f"le titre a {len(title)} caractères, plus de {LONGEST_TITLE}",
                f"the title has {len(title)} characters, more than {LONGEST_TITLE}",
            )
            path: Path = ("events", event.order, "title")
            found.append(warning("long-title", (*path, tag) if tag else path, message))
    return found


def _few_accounts(event: Event, accounts: Mapping[str, Folded]) -> list[Fault]:
    sources = [accounts[cited.source] for cited in event.citations if cited.source in accounts]
    if len(set(sources)) >= FEWEST_ACCOUNTS:
        return []
    message = Phrase("une seule source indépendante", "a single independent source")
    if not sources:
        message = Phrase("aucune source", "no source")
    elif len(sources) > 1:
        message = Phrase(
            f"{len(sources)} sources, mais un même éditeur ou une même origine",
            f"{len(sources)} sources, but of one publisher or origin",
        )
    return [warning("few-publishers", ("events", event.order, "sources"), message)]


def _competing_dates(event: Event) -> list[Fault]:
    dated = [(index, cited.date) for index, cited in enumerate(event.citations) if cited.date is not None]
    apart = [(index, date) for index, date in dated if not may_overlap(date, event.date)]
    if not apart:
        return []
    found, path = [], ("events", event.order)
    if len(apart) == len(dated):
        message = Phrase(
            f"aucune source citée ne donne la date `{shown(event.date.edtf)}`",
            f"no cited source gives the date `{shown(event.date.edtf)}`",
        )
        found.append(warning("unsupported-date", (*path, "date"), message))
    for index, date in apart:
        message = Phrase(
            f"cette source donne une autre date\u00a0: `{shown(date.edtf)}`, non `{shown(event.date.edtf)}`",
            f"this source gives another date: `{shown(date.edtf)}`, not `{shown(event.date.edtf)}`",
        )
        found.append(warning("competing-dates", (*path, "sources", index, "date"), message))
    return found


def _roles(event: Event, dossier: Dossier) -> list[Fault]:
    """Only verified spans speak: a role that is merely attested may have begun earlier and lasted longer."""
    found = []
    for index, involved in enumerate(event.actors):
        actor = dossier.actors.get(involved.actor)
        if actor is None or not actor.roles:
            continue
        spans = [role.span for role in actor.roles if role.span is not None]
        if len(spans) == len(actor.roles) and not any(may_overlap(span, event.date) for span in spans):
            message = Phrase(
                f"aucune fonction de `{involved.actor}` ne couvre la date `{shown(event.date.edtf)}`",
                f"no role of `{involved.actor}` covers the date `{shown(event.date.edtf)}`",
            )
            found.append(warning("role-outside-span", ("events", event.order, "actors", index), message))
    return found
