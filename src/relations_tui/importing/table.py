"""CSV (RFC 4180) as rows by their headers, whichever of the usual signs stands between its cells."""

import csv
import re
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import NamedTuple

from relations_tui.core.phrases import Lang, Phrase
from relations_tui.importing.form import UnreadableError
from relations_tui.importing.remarks import Remarks

SIGNS = (",", ";", "\t", "|")
"""What may stand between cells, the likeliest first."""
_SAID = re.compile(r"sep=(.)\r?\n")
LINE = Phrase("ligne {number}", "line {number}")


class Row(NamedTuple):
    """One row: the line of the file where it begins, as people say it, and its cells by header."""

    where: str
    cells: Mapping[str, str]


def headers(text: str) -> tuple[str, ...]:
    """The cells of the first row that is not blank, as they stand; none when there is no such row."""
    return _layout(text)[1]


def records(text: str, remarks: Remarks, lang: Lang) -> Iterator[Row]:
    """Every row below the headers but blank ones; raises `UnreadableError`."""
    sign, names, rest = _layout(text)
    offset = text.count("\n") - rest.count("\n")
    reader = csv.reader(StringIO(rest, newline=""), delimiter=sign, strict=True)
    begins, seen = 1, False
    try:
        for cells in reader:
            where = LINE.fill(number=begins + offset).say(lang)
            begins = reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if seen:
                if any(cell.strip() for cell in cells[len(names) :]):
                    remarks.add("cells", where)
                yield Row(where, _by_header(names, cells))
            seen = True
    except csv.Error:
        message = Phrase("ligne {number}\u00a0: le CSV ne se lit pas", "line {number}: the CSV cannot be read")
        raise UnreadableError(message.fill(number=begins + offset), _QUOTES) from None


_QUOTES = Phrase(
    "un guillemet n’y est pas fermé, ou une cellule est trop longue",
    "a quotation mark in it is not closed, or a cell is too long",
)


def _by_header(names: tuple[str, ...], cells: list[str]) -> dict[str, str]:
    """The first of two columns of one name that has something to say."""
    row: dict[str, str] = {}
    for name, cell in zip(names, [*cells, *([""] * len(names))], strict=False):
        if not row.get(name):
            row[name] = cell
    return row


def _layout(text: str) -> tuple[str, tuple[str, ...], str]:
    """The sign between the cells, the headers, and the text without the line by which Excel names the sign."""
    if said := _SAID.match(text):
        return said[1], _first(text[said.end() :], said[1]), text[said.end() :]
    found = [(sign, _first(text, sign)) for sign in SIGNS]
    sign, names = max(found, key=lambda pair: len(pair[1]))
    return sign, names, text


def _first(text: str, sign: str) -> tuple[str, ...]:
    try:
        rows = csv.reader(StringIO(text, newline=""), delimiter=sign)
        return next((tuple(cell.strip() for cell in row) for row in rows if any(map(str.strip, row))), ())
    except csv.Error:
        return ()
