"""TOML text cut into its tables, and into the strings and brackets that a cut must not fall into.

One rule: what lies between two headers is leapt over by the regular expression engine, not read.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import tomli

STRING = (
    r'(?:"""(?:[^"\\]++|\\.|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']++|'{1,2}(?!'))*+'{3,5}"
    r'|"(?!"")(?:[^"\\\n]++|\\[^\n])*+"'
    r"|'(?!'')[^'\n]*+')"
)
"""Any of the four kinds of strings (TOML 1.1 § String); a multi-line one may end with five quotes, two of them its own."""
_COMMENT = r"#[^\n]*+"
GAP = rf"(?:[ \t\r\n,]++|{_COMMENT})*+"
"""What may stand between keys, values and items, and says nothing."""


def _brackets(inner: str) -> str:
    """A list or an inline table that holds no other, or those that `inner` matches."""
    within = rf"(?:[^\"'#\[\]{{}}]++|{STRING}|{_COMMENT}{inner})*+"
    return rf"|\[{within}\]|\{{{within}\}}"


_BRACKETS = _brackets(_brackets(_brackets("")))
# All but brackets nested deeper than three, and line ends with a bracket after them, which may begin a header.
_RUN = re.compile(rf"(?s:[^\"'#\[\]{{}}\n]++|\n(?![ \t]*\[)|{STRING}|{_COMMENT}{_BRACKETS})*+")
_BRACKETED = re.compile(f"(?s:{_BRACKETS[1:]})")
BARE_KEY = re.compile(rf"{GAP}([A-Za-z0-9_-]++)[ \t]*+=[ \t]*+")
"""The usual key, which is bare, with what stands before it and the equals sign after it."""
_VALUE = re.compile(rf"(?s:{STRING}|[^\[{{\"',\]}}\n#]++)")
# The usual header: one or two bare keys.
_HEADER = re.compile(r"\[\[?+([A-Za-z0-9_-]++)(?:\.([A-Za-z0-9_-]++))?\]\]?+")
_BRACKET_FIRST = re.compile(r"\n[ \t]*+\[")
_VALUES = frozenset(("true", "false", "inf", "nan"))
_MANY_LINES = ('"""', "'''")
_EQUALS = re.compile(r"[ \t]*+=?[ \t]*+")
_GAP = re.compile(GAP)
_PART = re.compile(rf"(?s:[ \t]*+([A-Za-z0-9_-]++|{STRING})[ \t]*+(\.?))")
_BLANKS = re.compile(r"[ \t]*+")


class Part(NamedTuple):
    """One part of a dotted key and the offset where it stands."""

    name: str
    offset: int


Pair = tuple[tuple[tuple[str, int], ...], int, int]
"""A key, part by part with their offsets, and where its value begins and ends. Large dossiers have too many for classes."""


class Section(NamedTuple):
    """A table as written: its header, if it has one, and the text up to the next header."""

    header: tuple[Part, ...]
    offset: int
    """Where its bracket stands."""
    repeated: bool
    """Whether it is one of an array of tables."""
    start: int
    end: int


def key_parts(text: str, position: int) -> tuple[tuple[Part, ...], int]:
    """The parts of the dotted key that begins there, and the offset after it and its blanks."""
    parts = []
    dot = "."
    while dot and (match := _PART.match(text, position)):
        name, dot = match.groups()
        parts.append(Part(_unquoted(name), match.start(1)))
        position = match.end()
    return tuple(parts), position


def pairs(text: str, section: Section) -> Iterator[Pair]:
    """The keys of one table with their values, in order."""
    position = section.start
    while True:
        if match := BARE_KEY.match(text, position, section.end):
            parts: tuple[tuple[str, int], ...] = ((match[1], match.start(1)),)
            start = match.end()
        else:
            gap = _GAP.match(text, position, section.end)
            position = gap.end() if gap else position
            if position >= section.end:
                return
            parts, position = key_parts(text, position)
            equals = _EQUALS.match(text, position)
            start = equals.end() if equals else position
        value = _VALUE.match(text, start)
        position = value.end() if value else closing(text, start)
        yield parts, start, position


def sections(text: str) -> Iterator[Section]:
    """The tables of TOML text that a parser has accepted, in order; the first is that without a header."""
    header: tuple[Part, ...] = ()
    offset, repeated, start = 0, False, 0
    for bracket in _headers(text):
        yield Section(header, offset, repeated, start, bracket)
        repeated = text.startswith("[[", bracket)
        offset = bracket
        if match := _HEADER.match(text, bracket):
            header = tuple(Part(name, match.start(group)) for group, name in enumerate(match.groups(), 1) if name)
            start = match.end()
            continue
        header, start = key_parts(text, bracket + 1 + repeated)
        start += 1 + repeated
    yield Section(header, offset, repeated, start, len(text))


def closing(text: str, position: int) -> int:
    """The offset after the bracket that closes the one that stands there."""
    if match := _BRACKETED.match(text, position):
        return match.end()
    depth = 0
    for stop, character in _stops(text, position):
        depth += (character in "[{") - (character in "]}")
        if depth == 0:
            return stop + 1
    return len(text)


def unclosed(text: str) -> int | None:
    """The offset of the first string, or else of the last bracket, that is never closed."""
    opened: list[int] = []
    for position, character in _stops(text):
        if character in "[{":
            opened.append(position)
        elif character in "]}" and opened:
            opened.pop()
        elif character in "\"'":
            return position
    return opened[-1] if opened else None


def deeper_than(text: str, depth: int) -> int | None:
    """The offset of the first bracket that stands inside `depth` others."""
    opened = 0
    for position, character in _stops(text):
        if character in "[{":
            opened += 1
            if opened > depth:
                return position
        elif character in "]}":
            opened -= 1
    return None


def _headers(text: str) -> Iterator[int]:
    """The offset of the bracket of each header."""
    found = None if any(marks in text for marks in _MANY_LINES) else _sure_headers(text)
    if found is not None:
        yield from found
        return
    depth = 0
    first = _BLANKS.match(text, 0)
    position = first.end() if first else 0
    if text.startswith("[", position):
        yield position
    for stop, character in _stops(text, position):
        if character in "[{":
            depth += 1
        elif character in "]}":
            depth -= 1
        elif character == "\n" and depth == 0:
            blanks = _BLANKS.match(text, stop + 1)
            yield blanks.end() if blanks else stop + 1


def _sure_headers(text: str) -> list[int] | None:
    """The headers of a text without strings of many lines, if each bracket that begins a line can only be one."""
    first = _BLANKS.match(text)
    found = [first.end()] if first and text.startswith("[", first.end()) else []
    for line in _BRACKET_FIRST.finditer(text):
        match = _HEADER.match(text, line.end() - 1)
        if match is None or match[1] in _VALUES or not match[1][0].isalpha():
            return None
        found.append(match.start())
    return found


def _stops(text: str, position: int = 0) -> Iterator[tuple[int, str]]:
    """Each place where a run ends, with the character that ends it. After a quote nothing is sure, and it ends there."""
    while True:
        match = _RUN.match(text, position)
        position = match.end() if match else position
        if position >= len(text):
            return
        character = text[position]
        yield position, character
        if character in "\"'":
            return
        position += 1


def _unquoted(name: str) -> str:
    if name[0] not in "\"'":
        return name
    found: str = tomli.loads(f"key = {name}")["key"]
    return found
