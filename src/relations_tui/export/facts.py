"""The facts that differ, in words: each state of a fact as its own dossier has it."""

from collections.abc import Iterator, Mapping

from relations_tui.core.dates import Date
from relations_tui.core.diff import Changes, Difference, Head, Named, Record, Table, Value
from relations_tui.core.model import Actor, Citation, Event, Involvement, Link, Localized, Place, Role, Source, View
from relations_tui.core.phrases import Lang, Phrase, same
from relations_tui.core.vocabulary import ACTOR_KINDS, BUILT_IN_KINDS, LINK_KINDS, SOURCE_KINDS, STATUSES
from relations_tui.export.records import Wording

LABELS: Mapping[str, Phrase] = {
    "date": same("date"),
    "title": Phrase("titre", "title"),
    "summary": Phrase("résumé", "summary"),
    "kind": Phrase("type", "kind"),
    "status": Phrase("statut", "status"),
    "places": Phrase("lieu", "place"),
    "actors": Phrase("acteur", "actor"),
    "themes": Phrase("thème", "theme"),
    "sources": same("source"),
    "links": Phrase("lien", "link"),
    "disagreements": Phrase("désaccord", "disagreement"),
    "note": Phrase("note privée", "private note"),
    "added": Phrase("fiche ajoutée le", "record added on"),
    "changed": Phrase("fiche changée le", "record changed on"),
    "name": Phrase("nom", "name"),
    "country": Phrase("pays", "country"),
    "aliases": Phrase("autre nom", "other name"),
    "roles": Phrase("fonction", "role"),
    "point": Phrase("coordonnées", "coordinates"),
    "publisher": Phrase("éditeur", "publisher"),
    "author": Phrase("auteur", "author"),
    "lang": Phrase("langue", "language"),
    "languages": Phrase("langue", "language"),
    "url": Phrase("adresse", "address"),
    "archive": same("archive"),
    "accessed": Phrase("consulté le", "accessed"),
    "origin": Phrase("origine", "origin"),
    "label": Phrase("libellé", "label"),
    "filter": Phrase("filtre", "filter"),
    "description": same("description"),
    "updated": Phrase("mise à jour", "updated"),
    "licence": same("licence"),
}
"""What a field of a record is called; a list is called by one of its items."""
PARTS: Mapping[str, Phrase] = {
    "date": Phrase("date donnée", "date given"),
    "quote": Phrase("citation", "quote"),
    "locator": Phrase("passage", "locator"),
    "supports": Phrase("ce qu’elle atteste", "what it supports"),
    "part": Phrase("rôle", "part"),
    "kind": Phrase("type", "kind"),
    "why": Phrase("raison", "reason"),
    "sources": same("sources"),
    "title": Phrase("intitulé", "title"),
    "span": Phrase("dates", "dates"),
    "attested": Phrase("dates attestées", "attested dates"),
    "of": Phrase("au service de", "in the service of"),
}
"""What a key of an item is called."""
ORDER = Phrase("ordre", "order")
ASPECTS: Mapping[str, Phrase] = {
    "date": Phrase("redaté", "redated"),
    "title": Phrase("retitré", "retitled"),
    "sources": Phrase("sources revues", "re-sourced"),
    "links": Phrase("liens revus", "relinked"),
    "status": Phrase("statut revu", "status changed"),
}
"""What an event whose field differs has become; any other field is named."""
_KINDS: Mapping[Table, Mapping[str, Phrase]] = {
    "events": BUILT_IN_KINDS,
    "actors": ACTOR_KINDS,
    "sources": SOURCE_KINDS,
}


class Saying:
    """The words for two dossiers in one language. `gone` asks for the old one's."""

    def __init__(self, changes: Changes, lang: Lang) -> None:
        self.lang: Lang = lang
        self._wordings = {True: Wording(changes.old, lang), False: Wording(changes.new, lang)}

    @property
    def colon(self) -> str:
        """A colon with the blanks of the language."""
        return self._wordings[False].colon

    def dossier(self) -> str:
        """What the dossier is called now."""
        return self._name(self._wordings[False].dossier.title) or self._wordings[False].dossier.id

    def aspect(self, table: Table, field: str) -> str:
        """What happened to a record whose field differs, in a word or two."""
        said = ASPECTS.get(field) if table == "events" else None
        return (said or LABELS[field]).say(self.lang)

    def name(self, record: Record, *, gone: bool) -> str:
        """What a record is called, on one line."""
        wording = self._wordings[gone]
        match record:
            case Event():
                return f"{wording.title(record)} ({wording.date(record.date)})"
            case Source():
                return on_one_line(wording.source(record))
            case Actor() | Place():
                return self._name(record.name)
            case View() | Named():
                return self._name(record.label)
            case Head():
                return self._name(record.title)

    def facts(self, event: Event, *, gone: bool) -> Iterator[tuple[str, str]]:
        """What is worth knowing of a whole event that came or went; the date and title are its name."""
        wording = self._wordings[gone]
        if event.date.edtf != wording.date(event.date):
            yield "EDTF", event.date.edtf
        for field, text in (
            ("kind", wording.kind(event)),
            ("status", wording.status(event)),
            ("places", ", ".join(wording.places(event))),
            ("actors", wording.listed(wording.actor(involvement, event) for involvement in event.actors)),
            ("themes", ", ".join(wording.themes(event))),
            ("summary", wording.pick(event.summary)),
            *(("sources", self._value(citation, gone=gone)) for citation in event.citations),
            *(("links", self._value(link, gone=gone)) for link in event.links),
            *(("disagreements", self._value(disagreement, gone=gone)) for disagreement in event.disagreements),
            ("note", event.note),
        ):
            if text:
                yield LABELS[field].say(self.lang), on_one_line(text)

    def value(self, table: Table, difference: Difference, *, gone: bool) -> str:
        """One state of a fact, on one line; "" for none."""
        value = difference.old if gone else difference.new
        if isinstance(value, str):
            return on_one_line(self._word(table, difference, value, gone=gone))
        return on_one_line(self._value(value, gone=gone))

    def _word(self, table: Table, difference: Difference, value: str, *, gone: bool) -> str:
        """A text as it is; an id or a word of the format with what it stands for."""
        field, part, dossier = difference.field, difference.part, self._wordings[gone].dossier
        known: Localized | Phrase | None = None
        if part == "kind":
            known = LINK_KINDS.get(value)
        elif part == "of":
            known = dossier.actors[value].name if value in dossier.actors else None
        elif field == "kind":
            own = dossier.kinds.get(value) if table == "events" else None
            known = own or _KINDS[table].get(value)
        elif field == "status":
            known = STATUSES.get(value)
        elif field == "places":
            known = dossier.places[value].name
        elif field == "themes":
            known = dossier.themes[value]
        said = known.pick(self.lang) if isinstance(known, Localized) else known.say(self.lang) if known else ""
        return f"{value} ({said})" if said and said != value else value

    def _value(self, value: Value, *, gone: bool) -> str:
        wording = self._wordings[gone]
        match value:
            case None:
                return ""
            case Date():
                said = wording.date(value)
                return said if said == value.edtf else f"{said} ({value.edtf})"
            case Localized():
                return wording.pick(value)
            case Citation():
                source = wording.source(wording.dossier.sources[value.source])
                return f"{value.source} — {wording.listed((source, *wording.claim(value)))}"
            case Involvement():
                name, part = (wording.pick(t) for t in (wording.dossier.actors[value.actor].name, value.part))
                return " — ".join(filter(None, (value.actor, name, part)))
            case Link():
                return f"{value.to} — {wording.link(value, value.to)}"
            case Role():
                return wording.role(value)
            case _:
                return ", ".join(map(str, value))

    def _name(self, text: Localized) -> str:
        return on_one_line(text.pick(self.lang))


def on_one_line(text: str) -> str:
    """The text with its ends of lines shown: one of them may be all that changed."""
    return " ¶ ".join(text.strip("\n").split("\n"))
