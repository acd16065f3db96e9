"""The cited sources as CSL-JSON (CSL 1.0.2, csl-data): an array of items, one a line, as citeproc, pandoc and Zotero read it.

`id` and `type` always; `title`, `author` (`family` and `given` where the dossier divides a name, else `literal`), `container-title`
or `publisher`, `issued`, `accessed`, `URL`, `archive_location` (the archived address), `language` (BCP 47), `keyword` (the kind)
where known; `note`: the events that cite it; and ours in `custom`: `date` (EDTF, as written), `origin`, `events` (`id`, `date`,
and for what the source says of it `quote`, `locator`, `gives` (EDTF), `supports`), `note` where private notes are asked for.

Years before 1 are counted as people do, without a year 0: CSL's −1 is 1 BC, which EDTF writes 0000.
"""

from collections.abc import Iterator
from json import JSONEncoder
from typing import Any, BinaryIO

from relations_tui.core.dates import Date, Point, Precision
from relations_tui.core.index import Results
from relations_tui.core.model import Citation, Event, Source
from relations_tui.core.text import line
from relations_tui.export import Loss, Options
from relations_tui.export.bibliography import Cited, Name, authors, bodies, cited, cited_by, lost
from relations_tui.export.records import Wording

Json = dict[str, Any]

_TYPES = {
    "agency": "article-newspaper",
    "newspaper": "article-newspaper",
    "press": "article-newspaper",
    "magazine": "article-magazine",
    "encyclopedia": "entry-encyclopedia",
    "interview": "interview",
    "book": "book",
    "report": "report",
    "forum": "post",
    "blog": "post-weblog",
}
_PUBLISHED = ("book", "report", "document", "broadcast")


def write_csl(results: Results, stream: BinaryIO, options: Options) -> tuple[Loss, ...]:
    """The sources that the results cite, as CSL-JSON."""
    sources = cited(results)
    known = bodies(results.index.dossier)
    wording = Wording(results.index.dossier, options.lang)
    encode = JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
    items = (encode(_item(one, authors(one.source, known), wording, options)) for one in sources)
    rows = ",\n".join(items)
    stream.write(f"[\n{rows}\n]\n".encode() if rows else b"[]\n")
    return lost(results, sources, options, _is_simplified)


def _item(one: Cited, names: tuple[Name, ...], wording: Wording, options: Options) -> Json:
    """One source, with the fields it has."""
    source = one.source
    kind = _type(source)
    fields: Json = {
        "title": line(source.title),
        "author": [_author(name) for name in names],
        "publisher" if kind in _PUBLISHED else "container-title": line(source.publisher),
        "issued": _date(source.date, wording) if source.date else None,
        "accessed": {"date-parts": [[int(part) for part in source.accessed.split("-")]]} if source.accessed else None,
        "URL": source.url,
        "archive_location": source.archive,
        "language": source.lang,
        "keyword": source.kind,
        "note": cited_by(one, options.lang),
        "custom": _custom(one, wording, options),
    }
    return {"id": source.id, "type": kind, **_present(fields)}


def _type(source: Source) -> str:
    if source.kind in _TYPES:
        return _TYPES[source.kind]
    if source.url:
        return "webpage"
    return "broadcast" if source.kind == "broadcaster" else "document"


def _author(name: Name) -> Json:
    return {"family": line(name.family), "given": line(name.given)} if name.given else {"literal": line(name.family)}


def _date(date: Date, wording: Wording) -> Json:
    """The date as CSL's parts, with `circa` for what is not sure; in words where it has no parts for it."""
    parts = _date_parts(date)
    if not parts:
        return {"literal": wording.date(date)}
    circa = {"circa": True} if date.approximate or date.uncertain else {}
    season = {"season": date.start.season - 20} if date.start and date.start.season else {}
    return {"date-parts": parts, **season, **circa}


def _date_parts(date: Date) -> list[list[int]]:
    """One or two lists of year, month and day; none for an open or unknown end, a decade, a century, "between"."""
    ends = [date.start] if date.form == "point" else [date.start, date.end]
    parts = [_parts(end) for end in ends if end and (date.form == "point" or not end.season)]
    return parts if all(parts) and len(parts) == len(ends) and date.form != "between" else []


def _parts(point: Point) -> list[int]:
    if point.precision > Precision.YEAR:
        return []
    year = point.year if point.year > 0 else point.year - 1
    return [part for part in (year, point.month, point.day) if part is not None]


def _is_simplified(date: Date) -> bool:
    """Whether CSL says less than the dossier: only in words, "uncertain" as circa, no time of day."""
    return not _date_parts(date) or date.uncertain or date.precision is Precision.SECOND


def _custom(one: Cited, wording: Wording, options: Options) -> Json:
    source = one.source
    return _present(
        {
            "date": source.date.edtf if source.date else "",
            "origin": source.origin,
            "note": source.note if options.private else "",
            "events": [item for event, citations in one.by for item in _events(event, citations, wording, options)],
        }
    )


def _events(event: Event, citations: tuple[Citation, ...], wording: Wording, options: Options) -> Iterator[Json]:
    """An event, once for each thing that the source says of it."""
    for citation in citations:
        yield _present(
            {
                "id": event.id,
                "date": event.date.edtf,
                "quote": citation.quote,
                "locator": citation.locator,
                "gives": citation.date.edtf if citation.date else "",
                "supports": wording.pick(citation.supports),
                "note": event.note if options.private else "",
            }
        )


def _present(fields: Json) -> Json:
    return {name: value for name, value in fields.items() if value}
