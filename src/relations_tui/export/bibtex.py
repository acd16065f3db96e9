"""The cited sources as a bibliography for biblatex (3.x, with biber), which takes EDTF dates of levels 0 and 1 as they are.

One entry a source, its id for a key: `title` and names in double braces, so that no style changes their capitals or divides them;
`journaltitle`, `booktitle`, `institution`, `publisher` or `organization`; `date`, or `year` in words where biblatex knows no such
date; `url`, `urldate`, `langid`, `keywords` (the kind); `note`: the events that cite it; and, not printed, `archiveurl` (the
archived address) and `annotation` (whatever has no field). Texts are escaped for LaTeX, addresses are not.
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
    lost,
    remarks,
)
from relations_tui.export.records import Wording

_TYPES = {"encyclopedia": "inreference", "book": "book", "report": "report"}
_PUBLISHER = {
    "article": "journaltitle",
    "inreference": "booktitle",
    "book": "publisher",
    "report": "institution",
}
_LANGUAGES = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "pt": "portuguese",
}
"""Primary language → babel's name for it."""

_ESCAPES = {ord(character): f"\\{character}" for character in "&%$#_{}"} | {
    ord("\\"): "\\textbackslash{}",
    ord("~"): "\\textasciitilde{}",
    ord("^"): "\\textasciicircum{}",
}
# Readers count braces, even those behind a backslash; those without a partner are given names, which not all readers know.
_LONE_BRACES = _ESCAPES | {ord("{"): "\\textbraceleft{}", ord("}"): "\\textbraceright{}"}


def write_bibtex(results: Results, stream: BinaryIO, options: Options) -> tuple[Loss, ...]:
    """The sources that the results cite, as a biblatex file."""
    sources = cited(results)
    known = bodies(results.index.dossier)
    wording = Wording(results.index.dossier, options.lang)
    entries = ("\n".join(_entry(one, authors(one.source, known), wording, options)) for one in sources)
    stream.write("\n".join(entries).encode())
    return lost(results, sources, options, _is_simplified)


def escape(text: str) -> str:
    """The text on one line as LaTeX prints it."""
    return line(text).strip().translate(_ESCAPES if _is_balanced(text) else _LONE_BRACES)


def _is_balanced(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0


def _entry(one: Cited, names: tuple[Name, ...], wording: Wording, options: Options) -> Iterator[str]:
    source = one.source
    kind = _type(source)
    yield f"@{kind}{{{source.id},"
    for name, value in _fields(one, kind, names, wording, options):
        if value:
            yield f"  {name} = {{{value}}},"
    yield "}\n"


def _fields(
    one: Cited, kind: str, names: tuple[Name, ...], wording: Wording, options: Options
) -> Iterator[tuple[str, str]]:
    """Names of fields and their values, escaped where they are text; "" where there is none."""
    source = one.source
    simplified = source.date is not None and _is_simplified(source.date)
    yield "title", _whole(source.title)
    yield "author", " and ".join(_author(name) for name in names)
    yield _PUBLISHER.get(kind, "organization"), _whole(source.publisher)
    yield "entrysubtype", "magazine" if source.kind == "magazine" else "newspaper" if kind == "article" else ""
    if source.date:
        yield ("year", _whole(wording.date(source.date))) if simplified else ("date", source.date.edtf)
    yield "url", source.url
    yield "urldate", source.accessed
    yield "archiveurl", source.archive
    language = _LANGUAGES.get(source.lang.partition("-")[0])
    yield ("langid", language) if language else ("language", source.lang)
    yield "keywords", source.kind
    yield "note", escape(cited_by(one, options.lang))
    yield "annotation", escape(" · ".join(remarks(one, wording, options, simplified=simplified)))


def _type(source: Source) -> str:
    if source.kind in _TYPES:
        return _TYPES[source.kind]
    return "article" if source.kind in PRESS else "online" if source.url else "misc"


def _whole(text: str) -> str:
    return f"{{{escape(text)}}}" if text else ""


def _author(name: Name) -> str:
    """`{Una Doe}`; divided, each part in its braces, where an "and" or a comma is but a word."""
    return f"{_whole(name.family)}, {_whole(name.given)}" if name.given else _whole(name.family)


def _is_simplified(date: Date) -> bool:
    """Whether biblatex knows no such date: "between", a year beyond four digits."""
    return date.form == "between" or "Y" in date.edtf
