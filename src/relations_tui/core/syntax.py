"""Text as a TOML 1.1 document, and what tomli says of text that is none, with its place.

One rule: whatever the text, the answer is a document or a `TomlError`.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

import tomli

from relations_tui.core.faults import shown
from relations_tui.core.phrases import Phrase
from relations_tui.core.problems import Problem, Severity, Where

MOST_PARTS = 63
"""Parts that a dotted key may have. No dossier needs six, and tomli's time grows with their square."""
MOST_NESTED = 400
"""Brackets within brackets that tomli reads."""

_PART = r"""[ \t]*+(?:[A-Za-z0-9_-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')[ \t]*+"""
# It begins with a dot so that the search leaps from dot to dot.
_MANY_PARTS = re.compile(rf"\.(?:{_PART}\.){{{MOST_PARTS - 1}}}")
_KEY_BEFORE = re.compile(rf"(?:^|[\[{{,])[ \t]*({_PART})\Z", re.MULTILINE)
_LONG_NUMBER = re.compile(r"(?<![\w\"'.])[-+]?[0-9][0-9_]{4299,}")

# What `clean` takes out, in bytes, controls apart, each with a byte it begins with; and escapes, which could write anything.
_SIGNS = (
    (b"\\", re.compile(rb"\\[^\"\\n]")),
    (b"\xc2", re.compile(rb"\xc2[\x80-\x9f]")),
    (b"\xe2", re.compile(rb"\xe2(?:\x80[\x8b\x8e\x8f\xa8-\xae]|\x81[\xa0\xa6-\xa9])")),
    (b"\xef", re.compile(rb"\xef\xbb\xbf")),
)
_NO_CONTROLS = bytes(byte for byte in range(256) if byte == 10 or (byte >= 32 and byte != 127))
# Below U+0300 there is nothing that normalisation changes; nor among the usual dashes, quotes, blanks and currency signs.
_LATIN = bytes(byte for byte in range(256) if byte < 0xCC or byte == 0xE2)
_NOT_USUAL = re.compile(rb"\xe2(?!\x80[\x82-\x8a\x90-\xa7\xaf-\xbf]|\x82[\xa0-\xbf])")

# What tomli says, as patterns, and how it is said here.
_SAID: Mapping[str, Phrase] = {
    "Invalid statement": Phrase("ni une clé, ni une table", "neither a key nor a table"),
    "Expected newline or end of .*": Phrase(
        "il manque une fin de ligne avant ceci", "there should be a line end before this"
    ),
    r"Cannot declare \((?P<key>.*?),?\) twice": Phrase(
        "la table `{key}` est déclarée deux fois", "the table `{key}` is declared twice"
    ),
    "Cannot overwrite a value": Phrase("cette clé a déjà une valeur", "this key already has a value"),
    "Duplicate inline table key (?P<key>.*)": Phrase(
        "la clé `{key}` a déjà une valeur", "the key `{key}` already has a value"
    ),
    r"Cannot (?:mutate immutable|redefine) namespace \((?P<key>.*?),?\)": Phrase(
        "la table `{key}` est déjà complète", "the table `{key}` is already complete"
    ),
    "Expected ']' at .*": Phrase("il manque `]`", "`]` is missing"),
    "Expected ']]' at .*": Phrase("il manque `]]`", "`]]` is missing"),
    "Expected '=' after .*": Phrase("il manque `=` après la clé", "`=` is missing after the key"),
    "Invalid initial character for a key part": Phrase("une clé est attendue ici", "a key is expected here"),
    "Unclosed array": Phrase("il manque `,` ou `]` dans la liste", "`,` or `]` is missing in the list"),
    "Unclosed inline table": Phrase("il manque `,` ou `}}` dans la table", "`,` or `}}` is missing in the table"),
    "Unterminated string|Expected .*": Phrase("le texte n\u2019est pas fermé", "the text is not closed"),
    "Unescaped .*": Phrase(
        "`\\` doit être doublé dans un texte entre guillemets", "`\\` must be doubled in a text between quotes"
    ),
    "Invalid hex value": Phrase("des chiffres hexadécimaux sont attendus ici", "hexadecimal digits are expected here"),
    "Escaped character is not .*": Phrase("ce caractère n\u2019existe pas", "there is no such character"),
    r"(?:Illegal|Found invalid) character '\\n'": Phrase(
        "le texte n\u2019est pas fermé à la fin de la ligne", "the text is not closed at the end of the line"
    ),
    "(?:Illegal|Found invalid) character '(?P<character>.*)'": Phrase(
        "le caractère `{character}` ne peut pas se trouver ici", "the character `{character}` may not stand here"
    ),
    "Invalid date or datetime": Phrase("cette date n\u2019existe pas", "there is no such date"),
    "Invalid value": Phrase("une valeur est attendue ici", "a value is expected here"),
}


class TomlError(Exception):
    """Text that is not TOML; `problem` has the line and column."""

    def __init__(self, message: Phrase, where: Where) -> None:
        super().__init__(message.en)
        self.problem = Problem("toml-syntax", Severity.ERROR, (), message, None, where)


def parse(text: str) -> dict[str, Any]:
    """The document; raises `TomlError`."""
    _refuse_long_keys(text)
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise _said(error, text) from None
    except RecursionError:
        from relations_tui.core.outline import deeper_than  # only a mistake needs it

        message = Phrase("les crochets sont emboîtés trop profond", "the brackets are nested too deep")
        raise TomlError(message, _where(text, deeper_than(text, MOST_NESTED) or 0)) from None
    except ValueError:
        found = _LONG_NUMBER.search(text)
        message = Phrase("le nombre a trop de chiffres", "the number has too many digits")
        raise TomlError(message, _where(text, found.start() if found else 0)) from None


def is_plain(text: str) -> bool:
    """Whether `clean` would leave every text of the document as it is. It may say no where it would; never the reverse."""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    data = text.encode("utf-8", "surrogatepass")
    if data.translate(None, _NO_CONTROLS) or any(sign in data and odd.search(data) for sign, odd in _SIGNS):
        return False
    usual = not data.translate(None, _LATIN) and not _NOT_USUAL.search(data)
    return usual or unicodedata.is_normalized("NFC", text)


def _refuse_long_keys(text: str) -> None:
    last = 0
    for match in _MANY_PARTS.finditer(text):
        # Dots in a text do no harm: a key begins its line or follows a bracket or a comma.
        start = max(text.rfind("\n", last, match.start()) + 1, last)
        if before := _KEY_BEFORE.search(text, start, match.start()):
            message = Phrase(f"la clé a plus de {MOST_PARTS} parties", f"the key has more than {MOST_PARTS} parts")
            raise TomlError(message, _where(text, before.start(1)))
        last = match.end()


def _said(error: tomli.TOMLDecodeError, text: str) -> TomlError:
    """What tomli says. It counts in a copy with LF for CR LF, which moves no line and no column."""
    begun = _beginning(error)
    if begun is not None:
        return TomlError(_translated(error.msg), _where(error.doc, begun))
    if error.pos < len(error.doc):
        return TomlError(_translated(error.msg), Where(error.lineno, error.colno))
    from relations_tui.core.outline import unclosed  # only a mistake needs it

    opening = unclosed(text)
    if opening is None:
        return TomlError(_translated(error.msg), _where(text, len(text.rstrip())))
    message = Phrase("ce qui s\u2019ouvre ici n\u2019est jamais fermé", "what opens here is never closed")
    return TomlError(message, _where(text, opening))


def _beginning(error: tomli.TOMLDecodeError) -> int | None:
    """Where a mistake begins of which tomli gives the end."""
    before = error.doc[: error.pos]
    if error.msg.startswith("Unescaped"):
        return before.rfind("\\")
    last_row = before[before.rfind("\n") + 1 :].lstrip(" \t")
    if error.msg.startswith("Cannot") and last_row.startswith("["):
        return len(before) - len(last_row)
    if error.msg == "Cannot overwrite a value":
        from relations_tui.core.outline import pairs, sections  # only a mistake needs them

        *_, last = sections(before)
        return [parts[0][1] for parts, _, _ in pairs(before, last)][-1]
    return None


def _where(text: str, offset: int) -> Where:
    from relations_tui.core.positions import Lines  # only a mistake needs its place

    return Lines(text).where(offset)


def _translated(message: str) -> Phrase:
    for pattern, said in _SAID.items():
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return said.fill(**{name: _dotted(text) for name, text in match.groupdict().items()})
    return Phrase(f"ce n\u2019est pas du TOML ({shown(message)})", f"not TOML ({shown(message)})")


def _dotted(quoted: str) -> str:
    """A key that tomli shows as `'a', 'b'`, as `a.b`."""
    return shown(quoted.strip("'").replace("', '", "."))
