"""The events as a table: CSV (RFC 4180), UTF-8 without a byte order mark, CRLF, one row an event.

Columns, in this order, always all of them (`note` only with private notes):
`id`; `date_edtf` as written; `date_words`; `earliest`, `latest`: the first and last day it may be, empty when open or unknown;
`year month day end_year end_month end_day`: what is known of its start and end, never filled in (nothing for a decade or a
century; for "between", what both its bounds share); `precision` (`second day month season year decade century`); `approximate`,
`uncertain`, `span`: `true` or `false`; `kind`, `status`: the words of the format; `title`, `summary` in the language asked for;
then lists, whose items are separated by " | " (a bar inside an item has a backslash before it): `place_ids places countries
actor_ids actors theme_ids themes`; `sources_count`, `independent`: how many sources and accounts; `source_ids source_publishers
source_titles source_urls`, in the order cited, an empty item where one is missing; `links`: `kind:id`; `disagreements`;
`added`, `changed`: ISO days of the record; `actor_kinds`, `actor_countries`: those of `actor_ids`, in the same order, an empty
item where there is none.

`csv-excel` has the same columns for spreadsheets that people open with a double click: a byte order mark, a semicolon between
cells in French and a comma in English, and an apostrophe before a text that begins with = + - @ TAB or CR, which a spreadsheet
would calculate (CWE-1236). Numbers take none.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from relations_tui.core.dates import Date, Point, Precision, first_day, last_day
from relations_tui.core.evidence import corroboration
from relations_tui.core.index import Results
from relations_tui.core.model import Event
from relations_tui.export import Loss, Options, losses
from relations_tui.export.records import Wording

Cells = dict[str, str | int | None]


def write_csv(results: Results, stream: BinaryIO, options: Options) -> tuple[Loss, ...]:
    """The results as CSV."""
    import csv
    from io import StringIO

    text = StringIO(newline="")
    table = csv.DictWriter(text, columns(private=options.private), lineterminator="\r\n")
    table.writeheader()
    table.writerows(rows(results, options))
    stream.write(text.getvalue().encode())
    return _lost(results, options)


def write_csv_excel(results: Results, stream: BinaryIO, options: Options) -> tuple[Loss, ...]:
    """The results as CSV for Excel and its like."""
    import csv
    from io import StringIO

    text = StringIO(newline="")
    between = ";" if options.lang == "fr" else ","
    table = csv.DictWriter(text, columns(private=options.private), delimiter=between, lineterminator="\r\n")
    table.writeheader()
    guarded = []
    for row in rows(results, options):
        if any(map(_is_calculated, row.values())):
            guarded.append(str(row["id"]))
            row = {key: f"'{cell}" if _is_calculated(cell) else cell for key, cell in row.items()}  # noqa: PLW2901
        table.writerow(row)
    stream.write(text.getvalue().encode("utf-8-sig"))
    return (*_lost(results, options), *losses.found(losses.guarded(guarded)))


def rows(results: Results, options: Options) -> Iterator[Cells]:
    """One row an event, in the order asked."""
    wording = Wording(results.index.dossier, options.lang)
    return (_row(event, wording, private=options.private) for event in results.events)


def columns(*, private: bool) -> list[str]:
    """The names of the columns."""
    return [*_COLUMNS, "note"] if private else list(_COLUMNS)


def _is_calculated(cell: str | int | None) -> bool:
    return isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r"))


def _lost(results: Results, options: Options) -> tuple[Loss, ...]:
    events = results.events
    return losses.found(
        losses.other_languages(events),
        losses.claims(events),
        losses.parts(events),
        losses.reasons(events),
        losses.view(options),
    )


_PARTS = ("year", "month", "day", "end_year", "end_month", "end_day")
_DATES = ("date_edtf", "date_words", "earliest", "latest", *_PARTS, "precision", "approximate", "uncertain", "span")
_NAMES = ("place_ids", "places", "countries", "actor_ids", "actors", "theme_ids", "themes")
_SOURCES = ("sources_count", "independent", "source_ids", "source_publishers", "source_titles", "source_urls")
_COLUMNS = (
    *("id", *_DATES, "kind", "status", "title", "summary", *_NAMES),
    *(*_SOURCES, "links", "disagreements", "added", "changed", "actor_kinds", "actor_countries"),
)


def _row(event: Event, wording: Wording, *, private: bool) -> Cells:
    cells: Cells = {
        "id": event.id,
        **date_cells(event.date, wording),
        "kind": event.kind,
        "status": event.status,
        "title": wording.pick(event.title),
        "summary": wording.pick(event.summary),
        **_names(event, wording),
        **_sources(event, wording),
        "links": in_a_row(f"{link.kind}:{link.to}" for link in event.links),
        "disagreements": in_a_row(wording.pick(disagreement) for disagreement in event.disagreements),
        "added": event.added,
        "changed": event.changed,
        **_kinds_of_actors(event, wording),
    }
    return cells | {"note": event.note} if private else cells


def date_cells(date: Date, wording: Wording) -> Cells:
    """All that is known of a date, a column each."""
    return {
        "date_edtf": date.edtf,
        "date_words": wording.date(date),
        "earliest": first_day(date),
        "latest": last_day(date),
        **_known_parts(date),
        "precision": date.precision.name.lower(),
        "approximate": _flag(date.approximate),
        "uncertain": _flag(date.uncertain),
        "span": _flag(date.is_span),
    }


def _known_parts(date: Date) -> Cells:
    start, end = _parts(date.start), _parts(date.end if date.form != "point" else None)
    if date.form == "between":
        start, end = _shared(start, end), _parts(None)
    return dict(zip(_PARTS, (*start, *end), strict=True))


def _parts(point: Point | None) -> list[int | None]:
    if point is None or point.precision > Precision.YEAR:
        return [None, None, None]
    return [point.year, point.month, point.day]


def _shared(start: list[int | None], end: list[int | None]) -> list[int | None]:
    same = next((place for place in range(3) if start[place] != end[place]), 3)
    return [*start[:same], *[None] * (3 - same)]


def _names(event: Event, wording: Wording) -> Cells:
    dossier = wording.dossier
    return {
        "place_ids": in_a_row(event.places),
        "places": in_a_row(wording.places(event)),
        "countries": in_a_row(dict.fromkeys(c for place in event.places if (c := dossier.places[place].country))),
        "actor_ids": in_a_row(involvement.actor for involvement in event.actors),
        "actors": in_a_row(wording.pick(dossier.actors[involvement.actor].name) for involvement in event.actors),
        "theme_ids": in_a_row(event.themes),
        "themes": in_a_row(wording.themes(event)),
    }


def _kinds_of_actors(event: Event, wording: Wording) -> Cells:
    actors = [wording.dossier.actors[involvement.actor] for involvement in event.actors]
    return {
        "actor_kinds": in_a_row(actor.kind for actor in actors),
        "actor_countries": in_a_row(actor.country for actor in actors)
        if any(actor.country for actor in actors)
        else "",
    }


def _sources(event: Event, wording: Wording) -> Cells:
    count = corroboration(event, wording.dossier)
    cited = [
        wording.dossier.sources[source] for source in dict.fromkeys(citation.source for citation in event.citations)
    ]
    return {
        "sources_count": count.sources,
        "independent": count.independent,
        "source_ids": in_a_row(source.id for source in cited),
        "source_publishers": in_a_row(source.publisher for source in cited),
        "source_titles": in_a_row(source.title for source in cited),
        "source_urls": in_a_row(source.url for source in cited),
    }


def in_a_row(items: Iterable[str]) -> str:
    """A list in one cell: " | " between its items."""
    return " | ".join(item.replace("|", "\\|") for item in items)


def _flag(value: bool) -> str:  # noqa: FBT001  (a cell's value, not an option)
    return "true" if value else "false"
