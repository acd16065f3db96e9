"""One event in full: date, place, people and the office they held that day, summary, disagreements, every source as a record."""

from collections.abc import Iterator

from textual.content import Content

from relations_tui.core import words
from relations_tui.core.dates import parse
from relations_tui.core.evidence import roles_on, standing
from relations_tui.core.model import Citation, Dossier, Event, Involvement, Source
from relations_tui.core.phrases import Lang, Phrase
from relations_tui.core.vocabulary import BUILT_IN_KINDS, STATUSES
from relations_tui.tui.render.disputes import dispute_lines
from relations_tui.tui.render.event_row import MARKS, mark
from relations_tui.tui.render.ink import ACCENT, ALERT, PLAIN, QUIET, STRONG, TITLE, Line, Look, join, marked, wrap

PLACES = Phrase("Lieux", "Places")
ACTORS = Phrase("Acteurs", "Actors")
THEMES = Phrase("Thèmes", "Themes")
SOURCES = Phrase("Sources", "Sources")
SUPPORTS = Phrase("atteste\u00a0: ", "supports: ")
UNTITLED = Phrase("sans titre", "untitled")
NO_DATE = Phrase("sans date", "no date")
DATED_AS = Phrase("date donnée\u00a0: {date}", "gives the date as {date}")
ARCHIVED = Phrase("copie archivée\u00a0: {address}", "archived copy: {address}")
ACCESSED = Phrase("consulté le {date}", "accessed {date}")
RELAYS = Phrase("relaie {origin}", "relays {origin}")
QUOTE = Phrase("«\u00a0{text}\u00a0»", "“{text}”")
OUTSIDE = Phrase("Hors du filtre en cours", "Outside the current filter")
NOTHING = Phrase("Choisissez un événement.", "Choose an event.")


def detail_lines(event: Event | None, dossier: Dossier, width: int, look: Look, *, outside: bool = False) -> list[Line]:
    """The detail pane for a pane of `width` columns."""
    if event is None:
        return [Line(Content("")), Line(Content.styled(" " + NOTHING.say(look.lang), QUIET))]
    contents: list[Content] = [Content("")]
    if outside:
        contents += [*wrap(Content.styled("⊘ " + OUTSIDE.say(look.lang), ACCENT), width, indent=1), Content("")]
    contents += wrap(marked(event.title.pick(look.lang), look, TITLE), width, indent=1)
    contents += _date_and_standing(event, dossier, width, look)
    for paragraph in filter(None, event.summary.pick(look.lang).split("\n")):
        contents += [Content(""), *wrap(marked(paragraph, look), width, indent=1)]
    contents += _facts(event, dossier, width, look)
    contents += dispute_lines(event, dossier, width, look)
    contents += _sources(event, dossier, width, look)
    return [Line(content) for content in contents]


def kind_label(kind: str, dossier: Dossier, lang: Lang) -> str:
    """The name of a kind of event."""
    if kind in dossier.kinds:
        return dossier.kinds[kind].pick(lang)
    return BUILT_IN_KINDS[kind].say(lang) if kind in BUILT_IN_KINDS else kind


def _date_and_standing(event: Event, dossier: Dossier, width: int, look: Look) -> Iterator[Content]:
    said = words.in_words(event.date, look.lang)
    yield from wrap(join([(said[:1].upper() + said[1:], STRONG), ("  " + event.date.edtf, QUIET)]), width, indent=1)
    sign = MARKS[mark(event, dossier)][0]
    status = STATUSES[event.status].say(look.lang)
    facts = " · ".join([kind_label(event.kind, dossier, look.lang), status, standing(event, dossier, look.lang)])
    style = {"confirmed": QUIET, "reported": ACCENT}.get(event.status, ALERT)
    yield from wrap(join([(f"{sign} ", style), (facts, style)]), width, indent=1, hang=3)


def _facts(event: Event, dossier: Dossier, width: int, look: Look) -> Iterator[Content]:
    lang = look.lang
    if event.places:
        names = ", ".join(dossier.places[place].name.pick(lang) for place in event.places)
        yield from _field(PLACES, marked(names, look), width, lang)
    if event.actors:
        yield Content("")
        yield Content.styled(" " + ACTORS.say(lang), QUIET)
        for involvement in event.actors:
            yield from wrap(_actor(involvement, event, dossier, look), width, indent=1, hang=3)
    if event.themes:
        names = ", ".join(dossier.themes[theme].pick(lang) for theme in event.themes)
        yield from _field(THEMES, marked(names, look), width, lang)


def _field(name: Phrase, content: Content, width: int, lang: Lang) -> Iterator[Content]:
    yield Content("")
    yield Content.styled(" " + name.say(lang), QUIET)
    yield from wrap(content, width, indent=1, hang=3)


def _actor(involvement: Involvement, event: Event, dossier: Dossier, look: Look) -> Content:
    actor = dossier.actors[involvement.actor]
    roles = ", ".join(role.title.pick(look.lang) for role in roles_on(actor, event.date))
    pieces: list[Content | tuple[str, str] | str] = [marked(actor.name.pick(look.lang), look)]
    if roles:
        pieces.append((", " + roles, QUIET))
    if part := involvement.part.pick(look.lang):
        pieces.append((" — " + part, PLAIN))
    return join(pieces)


def _sources(event: Event, dossier: Dossier, width: int, look: Look) -> Iterator[Content]:
    if not event.citations:
        return
    yield Content("")
    yield Content.styled(" " + SOURCES.say(look.lang), QUIET)
    for number, citation in enumerate(event.citations, 1):
        yield from _record(number, citation, dossier.sources[citation.source], width, look)


def _record(number: int, citation: Citation, source: Source, width: int, look: Look) -> Iterator[Content]:
    lang = look.lang
    label = f"{number}. "
    hang = 1 + len(label)
    title = QUOTE.fill(text=source.title).say(lang) if source.title else UNTITLED.say(lang)
    about = ", ".join(filter(None, [*source.author, title if source.title else f"[{title}]"]))
    date = words.in_words(source.date, lang) if source.date else NO_DATE.say(lang)
    tail = f", {date}" + (f" ({source.lang})" if source.lang else "")
    head = join([(label, QUIET), marked(source.publisher, look, STRONG), ", ", marked(about, look), (tail, QUIET)])
    yield from wrap(head, width, indent=1, hang=hang)
    if source.origin:
        yield from wrap(Content.styled(RELAYS.fill(origin=source.origin).say(lang), QUIET), width, indent=hang)
    if citation.date is not None:
        said = DATED_AS.fill(date=words.in_words(citation.date, lang)).say(lang)
        yield from wrap(Content.styled(said, ACCENT), width, indent=hang)
    if citation.quote:
        quote = QUOTE.fill(text=citation.quote).say(lang)
        yield from wrap(join([marked(quote, look), (f" {citation.locator}", QUIET)]), width, indent=hang)
    if supports := citation.supports.pick(lang):
        yield from wrap(join([(SUPPORTS.say(lang), QUIET), marked(supports, look)]), width, indent=hang)
    if source.url:
        yield from wrap(Content.styled(source.url, QUIET), width, indent=hang)
    if source.archive:
        yield from wrap(Content.styled(ARCHIVED.fill(address=source.archive).say(lang), QUIET), width, indent=hang)
    if source.accessed:
        read_on = ACCESSED.fill(date=words.in_words(parse(source.accessed), lang)).say(lang)
        yield from wrap(Content.styled(read_on, QUIET), width, indent=hang)
