"""The cited sources as RIS (the tagged format of Research Information Systems, 2011): one record a source.

`TY` first, then `ID`, `TI`, `AU` (one a line; a name in one piece ends with a comma, so that no reader divides it), `T2` or `PB`
for the publisher, `PY` and `DA` for what is sure of the date (slashes kept, `1912///`), `Y2` the day it was read, `UR`, `AN` the
archived address, `LA`, `KW` the kind, `N1` the events that cite it, then one `N1` for each thing that has no field; `ER` last.
Lines end with CRLF, no value spans two, and there is no byte order mark.
"""

from collections.abc import Iterator
from typing import BinaryIO

from relations_tui.core.dates import Date
from relations_tui.core.index import Results
from relations_tui.core.model import Source
from relations_tui.core.text import line
from relations_tui.export import Loss, Options
from relations_tui.export.bibliography import (
    PRESS,
    Cited,
    Name,
    authors,
    bodies,
    cited,
    cited_by,
    is_said_by,
    lost,
    remarks,
    sure_parts,
)
from relations_tui.export.records import Wording

_TYPES = {"magazine": "MGZN", "encyclopedia": "ENCYC", "book": "BOOK", "report": "RPRT", "blog": "BLOG"}
_PUBLISHED = ("BOOK", "RPRT", "GEN")


def write_ris(results: Results, stream: BinaryIO, options: Options) -> tuple[Loss, ...]:
    """The sources that the results cite, as RIS."""
    sources = cited(results)
    known = bodies(results.index.dossier)
    wording = Wording(results.index.dossier, options.lang)
    for one in sources:
        record = _record(one, authors(one.source, known), wording, options)
        stream.writelines(f"{tag}  - {line(value).strip()}\r\n".encode() for tag, value in record)
        stream.write(b"ER  - \r\n\r\n")
    return lost(results, sources, options, _is_simplified)


def _record(one: Cited, names: tuple[Name, ...], wording: Wording, options: Options) -> Iterator[tuple[str, str]]:
    """Tags and values, those it has."""
    source = one.source
    kind = _type(source)
    yield "TY", kind
    yield "ID", source.id
    fields = [
        ("TI", source.title),
        *(("AU", _author(name)) for name in names),
        ("PB" if kind in _PUBLISHED else "T2", source.publisher),
        *(_date(source.date) if source.date else ()),
        ("Y2", source.accessed.replace("-", "/") + "/" if source.accessed else ""),
        # A semicolon would begin a second address.
        ("UR", source.url.replace(";", "%3B")),
        ("AN", source.archive),
        ("LA", source.lang),
        ("KW", source.kind),
        ("N1", cited_by(one, options.lang)),
        *(("N1", remark) for remark in remarks(one, wording, options, simplified=_simplified(source.date))),
    ]
    yield from ((tag, value) for tag, value in fields if value)


def _type(source: Source) -> str:
    if source.kind in _TYPES:
        return _TYPES[source.kind]
    return "NEWS" if source.kind in PRESS else "ELEC" if source.url else "GEN"


def _author(name: Name) -> str:
    """`Last, First`; in one piece with a comma after it, and its own commas doubled (the rule for corporate authors)."""
    return f"{name.family}, {name.given}" if name.given else name.family.replace(",", ",,") + ","


def _parts(date: Date) -> tuple[int, ...]:
    """What RIS can say of a date: years have four digits, from 1."""
    parts = sure_parts(date)
    return parts if parts and 0 < parts[0] < 10_000 else ()


def _date(date: Date) -> Iterator[tuple[str, str]]:
    if parts := _parts(date):
        year, month, day = (f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:]), "", "")[:3]
        yield "PY", year
        yield "DA", f"{year}/{month}/{day}/"


def _is_simplified(date: Date) -> bool:
    return not is_said_by(date, _parts(date))


def _simplified(date: Date | None) -> bool:
    return date is not None and _is_simplified(date)
