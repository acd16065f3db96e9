"""The characters of a TOML string, each with the place in the text where it is written.

One rule: it reads a string that a TOML parser has accepted, and so checks nothing.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from relations_tui.core.outline import STRING

_WHOLE = re.compile(f"(?s:{STRING})")
_ESCAPES: Mapping[str, str] = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b"}
_ESCAPED = re.compile(r"(?s)\\(?:x(..)|u(....)|U(.{8})|[ \t]*\r?\n[ \t\r\n]*|(.))|\r\n|.")
_LITERAL = re.compile(r"(?s)\r\n|.")


class Character(NamedTuple):
    """A character of a string, the offset where it is written, and how: itself or an escape."""

    value: str
    offset: int
    written: str


def characters(text: str, offset: int) -> tuple[Character, ...]:
    """The characters of the string that begins there, in order; none when something else does."""
    whole = _WHOLE.match(text, offset)
    if whole is None:
        return ()
    marks = 3 if text.startswith(('"""', "'''"), offset) else 1
    start, end = offset + marks, whole.end() - marks
    if marks == 3:
        # A line end right after the opening marks is not part of the string (TOML 1.1 § String).
        start += 2 if text.startswith("\r\n", start) else text.startswith("\n", start)
    if text[offset] == "'":
        return tuple(
            Character(_line_end(match[0]), match.start(), match[0]) for match in _LITERAL.finditer(text, start, end)
        )
    found = (Character(_value(match), match.start(), match[0]) for match in _ESCAPED.finditer(text, start, end))
    return tuple(character for character in found if character.value)


def _line_end(written: str) -> str:
    """CR LF is read as LF."""
    return "\n" if written == "\r\n" else written


def _value(match: re.Match[str]) -> str:
    written = match[0]
    if written[0] != "\\":
        return _line_end(written)
    digits = match[1] or match[2] or match[3]
    if digits:
        return chr(int(digits, 16))
    return _ESCAPES.get(match[4], match[4]) if match[4] else ""
