"""A table of events, one row each, as a document: this program's own CSV, or anybody's with headers that are known or named.

- Dates are EDTF, or as people write them, day first; an end in a column of its own makes a span. What a spreadsheet made of a date
  (a serial number, `mars-12`) is not guessed back.
- Lists in a cell are separated by a bar, a semicolon or a line end, never by a comma, which names may hold.
- An address becomes a source, whose publisher is the one named beside it, else its host.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from relations_tui.core.dates import Date, DateError, parse
from relations_tui.core.phrases import Phrase
from relations_tui.core.vocabulary import LINK_KINDS
from relations_tui.importing import moments
from relations_tui.importing.form import Document, Settings, UnreadableError
from relations_tui.importing.gathering import Cited, Entry, Gathering, Head, Named
from relations_tui.importing.headers import DERIVED, fields_of, folded, is_own
from relations_tui.importing.plain_text import Plain, is_marked_up, plain
from relations_tui.importing.remarks import Remarks
from relations_tui.importing.table import Row, headers, records

_BETWEEN = re.compile(r"\s*[|;\n]\s*")
_ADDRESS = re.compile(r"https?://[^\s|<>\"]+", re.IGNORECASE)
_BAR = re.compile(r"(?<!\\) \| ")
_GUARDED = re.compile(r"'(?=[=+\-@\t\r])")


def read(text: str, settings: Settings, remarks: Remarks) -> Document:
    """The document; raises `UnreadableError` when no column is a title or none a date."""
    names = headers(text)
    found = fields_of(names, settings.columns)
    _refuse_without(found, names)
    own = is_own(names)
    for name in names:
        if name and name not in found.values() and not (own and folded(name) in DERIVED):
            remarks.add("columns", name)
    gathering = Gathering(settings, remarks)
    for row in records(text, remarks, settings.lang):
        _Reader(row, found, settings, remarks, own=own).into(gathering)
    return gathering.document(Head())


def _refuse_without(found: dict[str, str], names: Sequence[str]) -> None:
    missing = [
        label
        for label, fields in (
            (Phrase("la date", "the date"), ("date", "year")),
            (Phrase("le titre", "the title"), ("title",)),
        )
        if not any(field in found for field in fields)
    ]
    if missing:
        message = Phrase("aucune colonne ne dit {what}", "no column says {what}")
        listed = ", ".join(name for name in names if name) or "∅"
        hint = Phrase(
            'nommez-la\u00a0: --columns "date=Jour,title=Titre"\u00a0; les colonnes sont\u00a0: {listed}',
            'name it: --columns "date=Day,title=Headline"; the columns are: {listed}',
        )
        raise UnreadableError(message.fill(what=missing[0]), hint.fill(listed=listed))


class _Reader:
    """One row."""

    def __init__(self, row: Row, found: dict[str, str], settings: Settings, remarks: Remarks, *, own: bool) -> None:
        self._row = row
        self._found = found
        self._settings = settings
        self._remarks = remarks
        self._own = own
        self._where = row.where

    def into(self, gathering: Gathering) -> None:
        """Adds the row to the events, or a remark."""
        lang = self._settings.lang
        try:
            date = self._date()
        except DateError as error:
            self._remarks.add("bad-date", self._where, self._cell("date") or error.message.say(lang))
            return
        if date is None:
            self._remarks.add("no-date", self._where)
            return
        said = self._cell("summary")
        summary = plain(said) if not self._own and is_marked_up(said) else Plain(said)
        gathering.add(
            Entry(
                self._where,
                date,
                {lang: self._cell("title")},
                {lang: summary.text},
                self._cell("id"),
                self._cell("kind"),
                self._cell("status"),
                tuple(self._named("actors")),
                tuple(self._named("places")),
                tuple(self._named("themes")),
                (*self._sources(), *(Cited(address) for address, _ in summary.links)),
                tuple(self._links()),
                tuple(self._list("disagreements")),
                self._cell("note"),
                self._cell("added"),
                self._cell("changed"),
            )
        )

    def _cell(self, field: str) -> str:
        """What a field's cell says; a calculated text loses the apostrophe that kept it from being so."""
        said = self._row.cells.get(self._found.get(field, ""), "").strip()
        return _GUARDED.sub("", said, count=1) if self._own and _GUARDED.match(said) else said

    def _list(self, field: str) -> list[str]:
        if not self._own:
            return [item for item in _BETWEEN.split(self._cell(field)) if item]
        said = self._row.cells.get(self._found.get(field, ""), "")  # an empty item may stand first
        said = _GUARDED.sub("", said, count=1) if _GUARDED.match(said) else said
        return [item.replace("\\|", "|").strip() for item in _BAR.split(said)] if said else []

    def _date(self) -> Date | None:
        written = self._cell("date")
        if self._own:
            return parse(written) if written else None
        date = self._one(written) if written else self._parts("")
        if date is None:
            return None
        if said := self._cell("end"):
            try:
                return moments.span(date, self._one(said), self._where, self._remarks)
            except DateError:
                self._remarks.add("ends", self._where, said)
                return moments.unended(date)
        end = self._parts("end-")
        return moments.span(date, end, self._where, self._remarks) if end else date

    def _one(self, written: str) -> Date:
        return moments.cell(written, self._settings.lang, self._where, self._remarks)

    def _parts(self, lead: str) -> Date | None:
        year, month, day = (moments.whole(self._cell(f"{lead}{unit}")) for unit in ("year", "month", "day"))
        if year is None:
            return None
        if year < 0:
            self._remarks.add("astronomical", self._where)
        time = "" if lead else self._cell("time")
        return moments.from_parts(year, month, day, moments.clock(time, self._where, self._remarks) if time else "")

    def _named(self, field: str) -> Iterator[Named]:
        one = field.removesuffix("s")
        columns = [self._list(column) for column in (field, f"{one}-ids", f"{one}-kinds", f"{one}-countries")]
        for name, known, kind, country in zip_longest(*columns, fillvalue=""):
            yield Named(name or known, known, kind=kind, country=country)

    def _sources(self) -> Iterator[Cited]:
        publishers, titles, ids = (self._list(field) for field in ("source", "source-title", "source-ids"))
        if self._own:
            addresses = self._list("url")
        else:
            publishers, moved = [p for p in publishers if not _ADDRESS.search(p)], self._cell("source")
            addresses = self._addresses("url") + (self._addresses("source") if _ADDRESS.search(moved) else [])
        for url, publisher, title, known in zip_longest(addresses, publishers, titles, ids, fillvalue=""):
            yield Cited(url, publisher, title, id=known)

    def _addresses(self, field: str) -> list[str]:
        said = self._cell(field)
        found = [address.rstrip(";,.") for address in _ADDRESS.findall(said)]
        if said and not found:
            self._remarks.add("addresses", self._where, said)
        return found

    def _links(self) -> Iterator[tuple[str, str]]:
        for item in self._list("relations"):
            kind, _, to = item.partition(":")
            if kind in LINK_KINDS and to:
                yield kind, to
            else:
                self._remarks.add("links", self._where, item)
