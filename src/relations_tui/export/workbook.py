"""The events as a workbook (Office Open XML): every cell a text as it stands or a number, nothing that calculates or leads away.

Sheets, each under a header row that stays in sight and takes filters: `events`, with the columns of the CSV export (see
`tabular`); `citations`: what each source says of each event; `sources`; `actors`; `links`; `dossier`: where all this comes from.
Dates are texts in EDTF, so that no spreadsheet rewrites them; its own day of creation is that of the dossier's last update.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from relations_tui.core.dates import Date
from relations_tui.core.index import Results
from relations_tui.core.model import Actor, Source
from relations_tui.export import Loss, Options, losses, tabular
from relations_tui.export.records import Wording
from relations_tui.export.referred import Referred

if TYPE_CHECKING:
    import datetime as dt

    from xlsxwriter.format import Format as CellFormat
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Cell = str | int | None

LONGEST = 32_767
"""Characters in a cell, at most (Excel specifications and limits)."""

_WIDE = {
    "title": 48,
    "summary": 60,
    "quote": 60,
    "supports": 40,
    "why": 40,
    "disagreements": 40,
    "note": 40,
    "value": 80,
}
_NARROW, _USUAL = 10, 22


class Sheet(NamedTuple):
    """A table: its columns and rows; the first cell of a row names its record."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def write_workbook(results: Results, stream: BinaryIO, options: Options) -> tuple[Loss, ...]:
    """The results as a workbook, for `.xlsx`."""
    from io import BytesIO

    from xlsxwriter import Workbook

    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    dossier = results.index.dossier
    title = Wording(dossier, options.lang).pick(dossier.title).translate(_NOT_XML)
    book.set_properties({"title": title, "created": _created(dossier.updated)})
    cut: list[str] = []
    head = book.add_format({"bold": True, "bottom": 1})
    text = book.add_format({"num_format": "@", "text_wrap": False, "valign": "top"})
    for sheet in _sheets(results, options):
        cut += _add(book, sheet, head, text)
    book.close()
    stream.write(buffer.getvalue())
    events = results.events
    return losses.found(
        losses.other_languages(events),
        losses.parts(events),
        losses.coordinates(dossier, events),
        losses.cut(dict.fromkeys(cut)),
    )


def _created(updated: str) -> "dt.datetime":
    """A day that depends on nothing but the dossier; a workbook must have one."""
    import datetime as dt

    return dt.datetime.fromisoformat(updated if updated >= "1900" else "2000-01-01")


def _add(book: "Workbook", sheet: Sheet, head: "CellFormat", text: "CellFormat") -> list[str]:
    """Writes a sheet; the records whose texts were too long for a cell."""
    page = book.add_worksheet(sheet.name)
    page.freeze_panes(1, 1)
    cut, last = [], 0
    for column, name in enumerate(sheet.columns):
        page.set_column(column, column, _width(name), text)
        page.write_string(0, column, name, head)
    for last, row in enumerate(sheet.rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                page.write_number(last, column, cell)
            elif cell:
                said = _within(cell)
                _write(page, last, column, said, text)
                if said is not cell:
                    cut.append(str(row[0]))
    page.autofilter(0, 0, last, len(sheet.columns) - 1)
    return cut


def _write(page: "Worksheet", row: int, column: int, said: str, text: "CellFormat") -> None:
    """A text as it stands. XlsxWriter takes one between `<r>` and `</r>` for markup, unless given it in pieces."""
    said = said.translate(_NOT_XML)
    if said.startswith("<r>") and said.endswith("</r>"):
        page.write_rich_string(row, column, said[0], said[1], said[2:], text)
    else:
        page.write_string(row, column, said, text)


_NOT_XML = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
"""What no XML document may hold (XML 1.0, Char) and XlsxWriter lets through."""


def _width(name: str) -> int:
    small = name.startswith(("year", "month", "day", "end_")) or name in ("approximate", "uncertain", "span", "country")
    return _NARROW if small else _WIDE.get(name, _USUAL)


def _within(text: str) -> str:
    """The text itself, or as much of it as a cell holds, never half a character: spreadsheets count in UTF-16."""
    if len(text) * 2 <= LONGEST:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST:
        return text
    return units[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + "…"


def _sheets(results: Results, options: Options) -> Iterator[Sheet]:
    dossier, private = results.index.dossier, options.private
    wording, used = Wording(dossier, options.lang), Referred(results.events, dossier)
    names = tabular.columns(private=private)
    yield Sheet("events", names, ([row[name] for name in names] for row in tabular.rows(results, options)))
    yield Sheet("citations", _CITATIONS, _citations(results, wording))
    sources = [source for key, source in dossier.sources.items() if key in used.sources]
    citing = _by((cited.source, event.id) for event in results.events for cited in event.citations)
    yield _noted("sources", _SOURCES, [(_source(one, wording, citing), one.note) for one in sources], private=private)
    actors = [actor for key, actor in dossier.actors.items() if key in used.actors]
    there = _by((one.actor, event.id) for event in results.events for one in event.actors)
    yield _noted("actors", _ACTORS, [(_actor(one, wording, there), one.note) for one in actors], private=private)
    yield Sheet("links", _LINKS, _links(results, wording))
    yield Sheet("dossier", ("key", "value"), _about(results, wording, options))


def _by(pairs: Iterable[tuple[str, str]]) -> dict[str, dict[str, None]]:
    """The second of each pair, once each and in order, by the first."""
    found: dict[str, dict[str, None]] = {}
    for key, value in pairs:
        found.setdefault(key, {})[value] = None
    return found


def _noted(name: str, columns: Sequence[str], rows: Iterable[tuple[Sequence[Cell], str]], *, private: bool) -> Sheet:
    """A sheet of records, with their private notes only where they are asked for."""
    if not private:
        return Sheet(name, columns, (row for row, _ in rows))
    return Sheet(name, (*columns, "note"), ((*row, note) for row, note in rows))


_CITATIONS = ("event", "source", "publisher", "date_edtf", "date_words", "quote", "locator", "supports")
_SOURCES = (
    *("id", "publisher", "title", "author", "date_edtf", "date_words", "lang", "url", "archive", "accessed"),
    *("origin", "kind", "events"),
)
_ACTORS = ("id", "name", "kind", "country", "aliases", "roles", "events")
_LINKS = ("from", "kind", "to", "to_title", "why", "sources")


def _citations(results: Results, wording: Wording) -> Iterator[Sequence[Cell]]:
    for event in results.events:
        for cited in event.citations:
            publisher = wording.dossier.sources[cited.source].publisher
            said = (cited.quote, cited.locator, wording.pick(cited.supports))
            yield (event.id, cited.source, publisher, *_date(cited.date, wording), *said)


def _source(source: Source, wording: Wording, citing: Mapping[str, Iterable[str]]) -> Sequence[Cell]:
    return (
        *(source.id, source.publisher, source.title, tabular.in_a_row(source.author), *_date(source.date, wording)),
        *(source.lang, source.url, source.archive, source.accessed, source.origin, source.kind),
        tabular.in_a_row(citing.get(source.id, ())),
    )


def _actor(actor: Actor, wording: Wording, there: Mapping[str, Iterable[str]]) -> Sequence[Cell]:
    return (
        *(actor.id, wording.pick(actor.name), actor.kind, actor.country, tabular.in_a_row(actor.aliases)),
        *(tabular.in_a_row(map(wording.role, actor.roles)), tabular.in_a_row(there.get(actor.id, ()))),
    )


def _links(results: Results, wording: Wording) -> Iterator[Sequence[Cell]]:
    """An event that was left out keeps its title to itself: it may be retracted."""
    titles = {event.id: wording.title(event) for event in results.events}
    for event in results.events:
        for link in event.links:
            reason, sources = wording.pick(link.why), tabular.in_a_row(link.sources)
            yield (event.id, link.kind, link.to, titles.get(link.to, ""), reason, sources)


def _about(results: Results, wording: Wording, options: Options) -> Iterator[Sequence[Cell]]:
    dossier = wording.dossier
    yield ("id", dossier.id)
    yield ("title", wording.pick(dossier.title))
    yield ("description", wording.pick(dossier.description))
    yield ("updated", dossier.updated)
    yield ("licence", dossier.licence)
    yield ("query", str(results.query))
    yield ("events", len(results.events))
    if options.view is not None:
        yield ("as_of", options.view.date.edtf)
        yield ("view", wording.view(options.view))


def _date(date: Date | None, wording: Wording) -> tuple[str, str]:
    """As written, and in words; two empty cells where there is none."""
    return (date.edtf, wording.date(date)) if date else ("", "")
