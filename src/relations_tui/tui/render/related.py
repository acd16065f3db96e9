"""Cross-references: typed links out and back with their reasons, then related events with what they share; each can be walked."""

from collections.abc import Iterator
from typing import NamedTuple

from textual.content import Content

from relations_tui.core import words
from relations_tui.core.index import Index
from relations_tui.core.links import Reason
from relations_tui.core.model import Dossier, Event
from relations_tui.core.phrases import Lang, Phrase
from relations_tui.core.vocabulary import LINK_KINDS, LINK_KINDS_BACK
from relations_tui.tui.render.ink import ACCENT, PLAIN, QUIET, TITLE, Line, Look, join, marked, wrap

LINKS = Phrase("Liens", "Links")
RELATED = Phrase("Événements proches", "Related events")
NO_LINK = Phrase("Aucun lien n\u2019a été établi.", "No link has been made.")
TRAIL = Phrase("Chemin", "Trail")
REASONS: dict[str, tuple[Phrase, Phrase]] = {
    "actor": (Phrase("acteur\u00a0: ", "actor: "), Phrase("acteurs\u00a0: ", "actors: ")),
    "place": (Phrase("lieu\u00a0: ", "place: "), Phrase("lieux\u00a0: ", "places: ")),
    "theme": (Phrase("thème\u00a0: ", "theme: "), Phrase("thèmes\u00a0: ", "themes: ")),
    "source": (Phrase("même source", "same source"), Phrase("mêmes sources", "same sources")),
    "week": (Phrase("même semaine", "same week"), Phrase("même semaine", "same week")),
}


class Tie(NamedTuple):
    """One link: its kind, whether it comes from the other event, and its reason."""

    kind: str
    back: bool = False
    why: str = ""


class Entry(NamedTuple):
    """A place one can walk to: the event, the links that tie it, or what it shares."""

    event: str
    ties: tuple[Tie, ...] = ()
    reasons: tuple[Reason, ...] = ()


def entries(index: Index, event: str, lang: Lang) -> tuple[Entry, ...]:
    """All that one can walk to from `event`: linked events, links out before links back, then related events, best first."""
    dossier = index.dossier
    found = dossier.by_id.get(event)
    if found is None:
        return ()
    ties: dict[str, list[Tie]] = {}
    for link in found.links:
        ties.setdefault(link.to, []).append(Tie(link.kind, why=link.why.pick(lang)))
    for origin, link in index.back_links.get(event, ()):
        ties.setdefault(origin, []).append(Tie(link.kind, back=True, why=link.why.pick(lang)))
    linked = [Entry(other, tuple(made)) for other, made in ties.items()]
    return (*linked, *(Entry(other.event, reasons=other.reasons) for other in index.related(event)))


def related_lines(
    here: Event, found: tuple[Entry, ...], dossier: Dossier, trail: tuple[str, ...], width: int, look: Look
) -> list[Line]:
    """The cross-reference pane for a pane of `width` columns; the entries are numbered as in `found`."""
    lines = [Line(Content("")), *_trail(trail, dossier, width, look)]
    links = [entry for entry in found if entry.ties]
    lines.append(Line(Content.styled(" " + LINKS.say(look.lang), TITLE)))
    if not links:
        lines.append(Line(Content.styled(" " + NO_LINK.say(look.lang), QUIET)))
    for number, entry in enumerate(found):
        if number == len(links):
            lines.append(Line(Content.styled(" " + RELATED.say(look.lang), TITLE)))
        event = dossier.by_id[entry.event]
        drawn = _link(entry, (here, event), width, look) if entry.ties else _near(entry, event, dossier, width, look)
        lines += [Line(content, number) for content in drawn]
        lines.append(Line(Content("")))
    return lines


def _trail(trail: tuple[str, ...], dossier: Dossier, width: int, look: Look) -> Iterator[Line]:
    if not trail:
        return
    steps = "  ‹  ".join(dossier.by_id[event].title.pick(look.lang) for event in reversed(trail[-3:]))
    more = "  ‹  …" if len(trail) > 3 else ""
    for content in wrap(Content.styled(f"{TRAIL.say(look.lang)}  ‹  {steps}{more}", QUIET), width, indent=1):
        yield Line(content)
    yield Line(Content(""))


def _link(entry: Entry, between: tuple[Event, Event], width: int, look: Look) -> Iterator[Content]:
    here, event = between
    elapsed = words.elapsed(here.date, event.date, look.lang)
    for number, tie in enumerate(entry.ties):
        table, arrow = (LINK_KINDS_BACK, "←") if tie.back else (LINK_KINDS, "→")
        when = "" if number else f"  {_when(event, look.lang)}" + (f" · {elapsed}" if elapsed else "")
        head = join([(f"{arrow} {table[tie.kind].say(look.lang)}", ACCENT), (when, QUIET)])
        yield from wrap(head, width, indent=1, hang=3)
        if not number:
            yield from wrap(marked(event.title.pick(look.lang), look), width, indent=3)
        if tie.why:
            yield from wrap(Content.styled(tie.why, QUIET), width, indent=3)


def _near(entry: Entry, event: Event, dossier: Dossier, width: int, look: Look) -> Iterator[Content]:
    yield from wrap(join([(_when(event, look.lang) + "  ", QUIET), marked(event.title.pick(look.lang), look, PLAIN)]), width,
                    indent=1, hang=3)  # fmt: skip
    shared = " · ".join(_reason(reason, dossier, look.lang) for reason in entry.reasons)
    yield from wrap(Content.styled(shared, QUIET), width, indent=3)


def _when(event: Event, lang: Lang) -> str:
    return words.compact(event.date, lang)


def _reason(reason: Reason, dossier: Dossier, lang: Lang) -> str:
    one, many = REASONS[reason.kind]
    lead = (one if len(reason.values) < 2 else many).say(lang)
    if reason.kind in ("source", "week"):
        return lead
    return lead + ", ".join(_name(reason.kind, value, dossier, lang) for value in reason.values)


def _name(kind: str, value: str, dossier: Dossier, lang: Lang) -> str:
    if kind == "theme":
        return dossier.themes[value].pick(lang)
    return (dossier.actors[value].name if kind == "actor" else dossier.places[value].name).pick(lang)
