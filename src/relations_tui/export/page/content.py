"""What the templates of the page show: each event, actor and source as markup in the languages of the page."""

import re
from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from relations_tui.core.dates import Date, Precision, parse
from relations_tui.core.evidence import competing, roles_on
from relations_tui.core.fields import LANGUAGES
from relations_tui.core.index import Results
from relations_tui.core.model import Actor, Citation, Event, Involvement, Link, Role, Source
from relations_tui.core.phrases import Phrase, counted
from relations_tui.core.rows import heading_of
from relations_tui.core.text import fold, is_web_address
from relations_tui.core.vocabulary import ACTOR_KINDS, LINK_KINDS, LINK_KINDS_BACK, SOURCE_KINDS
from relations_tui.export import Options
from relations_tui.export.page.interface import LABELS, labelled
from relations_tui.export.page.texts import Texts, listed, spoken_in
from relations_tui.export.records import Wording, capital, group_name

_HOST = re.compile("https?://[^/?#]*", re.IGNORECASE)


class Named(NamedTuple):
    """A value that can be filtered by: its field and id, its name, what is said after it."""

    field: str
    id: str
    name: Markup
    after: Markup


class Record(NamedTuple):
    """A source: what it is; `url` and `archive` are "" when they cannot be links. `tongue` are the attributes of its title."""

    id: str
    publisher: str
    title: str
    tongue: Markup
    date: Markup
    details: Markup
    url: str
    archive: str
    accessed: str
    note: str


class Cited(NamedTuple):
    """A source and what it says of one event."""

    record: Record
    date: Markup
    against: bool
    quote: str
    locator: str
    supports: Markup


class Tie(NamedTuple):
    """A link read from one of its ends; `to` is "" when the other event is not in the page."""

    to: str
    label: Markup
    title: Markup
    about: Markup
    why: Markup
    according: str


class Entry(NamedTuple):
    """One event."""

    id: str
    edtf: str
    machine: str
    """The date as HTML can say it (HTML Living Standard §4.5.14), or ""."""
    when: Markup
    title: Markup
    kind: Markup
    status: str
    standing: tuple[Markup, Markup]
    summary: Markup
    disagreements: tuple[Markup, ...]
    facts: tuple[tuple[Markup, tuple[Named, ...]], ...]
    cited: tuple[Cited, ...]
    publishers: tuple[str, ...]
    ties: tuple[Tie, ...]
    note: str


class Group(NamedTuple):
    """The events of a year, with an anchor."""

    anchor: str
    name: Markup
    entries: tuple[Entry, ...]


class Person(NamedTuple):
    """An actor, with roles and other names."""

    id: str
    name: Markup
    others: Markup
    kind: Markup
    roles: tuple[Markup, ...]
    note: str


class Listed(NamedTuple):
    """A source of the list at the end, with the events it is cited for."""

    record: Record
    events: tuple[tuple[str, Markup], ...]


class Head(NamedTuple):
    """What a reader must know of the page itself; what does not apply is ""."""

    holds: Markup
    updated: Markup
    licence: str
    asked: Markup
    partial: Markup


_EVENTS = Phrase("{count} événement", "{count} event"), Phrase("{count} événements", "{count} events")


class Content:
    """Everything the templates ask for."""

    def __init__(self, results: Results, texts: Texts, options: Options) -> None:
        self._results = results
        self._dossier = results.index.dossier
        self._texts = texts
        self._options = options
        self._there = {event.id for event in results.events}
        self._records: dict[str, Record] = {}

    def head(self) -> Head:
        """How many events there are, by which filter, of which state of the dossier."""
        dossier, texts, none = self._dossier, self._texts, Markup("")
        query, view = self._results.query, self._options.view
        return Head(
            texts.phrase(counted(len(self._results.events), *_EVENTS)),
            self._date(parse(dossier.updated)) if dossier.updated else none,
            dossier.licence,
            none if query.keeps_all else texts.words(lambda wording: query.text(wording.lang)),
            texts.words(lambda wording: wording.view(view)) if view else none,
        )

    def groups(self) -> Iterator[Group]:
        """The events under their years, in the order asked; a year met again gets an anchor of its own."""
        anchors: set[str] = set()
        for heading, events in groupby(self._results.events, key=lambda event: heading_of(event.date)):
            precision, year = heading
            anchor = _anchor(precision, year)
            while anchor in anchors:
                anchor += "_"
            anchors.add(anchor)
            name = self._texts.words(partial(_heading, precision, year))
            yield Group(anchor, name, tuple(map(self._entry, events)))

    def actors(self) -> Iterator[Person]:
        """The actors of the events, by name."""
        used = {involvement.actor for event in self._results.events for involvement in event.actors}
        known = [self._dossier.actors[actor] for actor in used]
        for actor in sorted(known, key=lambda actor: (fold(self._texts.wording.pick(actor.name)), actor.id)):
            yield self._person(actor)

    def sources(self) -> Iterator[Listed]:
        """The sources of the events, by publisher, then by date."""
        events: dict[str, list[Event]] = {}
        for event in self._results.events:
            for source in dict.fromkeys(citation.source for citation in event.citations):
                events.setdefault(source, []).append(event)
        for key in sorted(events, key=self._order):
            told = tuple((event.id, self._date(event.date)) for event in events[key])
            yield Listed(self._record(self._dossier.sources[key]), told)

    def _order(self, key: str) -> tuple[str, bool, int, str]:
        source = self._dossier.sources[key]
        earliest = source.date.earliest if source.date else None
        return fold(source.publisher), earliest is None, earliest or 0, key

    def _entry(self, event: Event) -> Entry:
        texts = self._texts
        cited = tuple(self._cited(citation, event) for citation in event.citations)
        return Entry(
            event.id,
            event.date.edtf,
            _machine(event.date),
            texts.words(lambda wording: capital(wording.date(event.date))),
            texts.text(event.title, sought=True) if event.title else texts.words(lambda wording: wording.title(event)),
            texts.words(lambda wording: wording.kind(event)),
            event.status,
            (texts.words(lambda w: w.status(event)), texts.words(lambda w: w.standing(event))),
            texts.paragraphs(event.summary) if event.summary else Markup(""),
            tuple(texts.text(said, sought=True) for said in event.disagreements),
            tuple(self._facts(event)),
            cited,
            tuple(dict.fromkeys(one.record.publisher for one in cited)),
            tuple(self._ties(event)),
            event.note if self._options.private else "",
        )

    def _facts(self, event: Event) -> Iterator[tuple[Markup, tuple[Named, ...]]]:
        """Actors, places and themes, those that there are."""
        texts, dossier, none = self._texts, self._dossier, Markup("")
        places = (Named("place", key, texts.text(dossier.places[key].name), none) for key in event.places)
        themes = (Named("theme", key, texts.text(dossier.themes[key]), none) for key in event.themes)
        actors = (self._part(involvement, event) for involvement in event.actors)
        for label, named in (("actors", actors), ("places", places), ("themes", themes)):
            if values := tuple(named):
                yield texts.phrase(LABELS[label]), values

    def _part(self, involvement: Involvement, event: Event) -> Named:
        """An actor with the roles held that day and the part played."""
        texts, actor = self._texts, self._dossier.actors[involvement.actor]
        after = Markup("").join(Markup(", {}").format(texts.text(role.title)) for role in roles_on(actor, event.date))
        if involvement.part:
            after += Markup(" — {}").format(texts.text(involvement.part))
        return Named("actor", actor.id, texts.text(actor.name), after)

    def _cited(self, citation: Citation, event: Event) -> Cited:
        return Cited(
            self._record(self._dossier.sources[citation.source]),
            self._date(citation.date) if citation.date else Markup(""),
            citation in competing(event),
            citation.quote,
            citation.locator,
            self._texts.text(citation.supports) if citation.supports else Markup(""),
        )

    def _record(self, source: Source) -> Record:
        if source.id not in self._records:
            self._records[source.id] = Record(
                source.id,
                source.publisher,
                " ".join(source.title.split("\n")),
                spoken_in(source.lang),
                self._date(source.date) if source.date else self._texts.phrase(LABELS["no_date"]),
                listed(self._details(source)),
                _link(source.url),
                _link(source.archive),
                source.accessed,
                source.note if self._options.private else "",
            )
        return self._records[source.id]

    def _details(self, source: Source) -> Iterator[Markup]:
        """Authors, date, language, kind and what it relays, as far as they are known."""
        texts = self._texts
        yield from (Markup("<bdi>{}</bdi>").format(author) for author in source.author)
        yield self._date(source.date) if source.date else texts.phrase(LABELS["no_date"])
        if source.lang:
            word = LANGUAGES.get(source.lang)
            yield texts.phrase(
                Phrase(word.typed.fr, word.also[0].capitalize()) if word else Phrase(source.lang, source.lang)
            )
        if source.kind:
            known = SOURCE_KINDS.get(source.kind)
            yield texts.phrase(known) if known else Markup("{}").format(source.kind)
        if source.origin and fold(source.origin) != fold(source.publisher):
            yield Markup("{} <bdi>{}</bdi>").format(texts.phrase(LABELS["relays"]), source.origin)

    def _ties(self, event: Event) -> Iterator[Tie]:
        for link in event.links:
            yield self._tie(link, link.to, LINK_KINDS[link.kind])
        for origin, link in self._results.index.back_links.get(event.id, ()):
            yield self._tie(link, origin, LINK_KINDS_BACK[link.kind])

    def _tie(self, link: Link, other: str, label: Phrase) -> Tie:
        texts, event = self._texts, self._dossier.by_id[other]
        about = [self._date(event.date)]
        if event.status == "retracted":
            about.append(texts.words(lambda wording: wording.status(event)))
        publishers = dict.fromkeys(self._dossier.sources[source].publisher for source in link.sources)
        return Tie(
            other if other in self._there else "",
            texts.phrase(labelled(label)),
            texts.words(lambda wording: wording.title(event)) if not event.title else texts.text(event.title),
            listed(about),
            texts.text(link.why) if link.why else Markup(""),
            ", ".join(publishers),
        )

    def _person(self, actor: Actor) -> Person:
        shown = {actor.name.pick(lang) for lang in self._texts.langs}
        others = [
            Markup("<bdi{}>{}</bdi>").format(spoken_in(tongue), name)
            for tongue, name in (*actor.name.items(), *(("", alias) for alias in actor.aliases))
            if name not in shown
        ]
        return Person(
            actor.id,
            self._texts.text(actor.name),
            listed(others),
            self._texts.phrase(ACTOR_KINDS[actor.kind]),
            tuple(map(self._role, actor.roles)),
            actor.note if self._options.private else "",
        )

    def _role(self, role: Role) -> Markup:
        """A role with what it belongs to and the dates of it that are known."""
        texts = self._texts
        said = [texts.text(role.title)]
        if role.of in self._dossier.actors:
            said.append(texts.text(self._dossier.actors[role.of].name))
        dates = [self._date(role.span)] if role.span else []
        if role.attested:
            dates.append(Markup("{} {}").format(texts.phrase(LABELS["attested"]), self._date(role.attested)))
        return listed(said) + (Markup(" ({})").format(listed(dates)) if dates else Markup(""))

    def _date(self, date: Date) -> Markup:
        """A date in words, and for machines where HTML can say it."""
        said, machine = self._texts.words(lambda wording: wording.date(date)), _machine(date)
        return Markup('<time datetime="{}">{}</time>').format(machine, said) if machine else said


def _heading(precision: Precision, year: int | None, wording: Wording) -> str:
    return group_name(precision, year, wording.lang)


def _anchor(precision: Precision, year: int | None) -> str:
    """An id that no event can have."""
    return f"_{precision.name.lower()[0]}{'' if year is None else year}"


def _link(address: str) -> str:
    """The address as a link may have it (URL Standard §4.3: no brackets after the host), "" when it can be none."""
    if not is_web_address(address):
        return ""
    host, path = _HOST.match(address), _HOST.sub("", address)
    return host[0] + path.replace("[", "%5B").replace("]", "%5D") if host else ""


def _machine(date: Date) -> str:
    """A year, month or day from year 1 on, of which nothing is in doubt."""
    point = date.start
    if date.form != "point" or point is None or date.approximate or date.uncertain or point.season:
        return ""
    said = 0 < point.year < 10_000 and point.precision <= Precision.YEAR and "X" not in date.edtf
    return date.edtf if said else ""
