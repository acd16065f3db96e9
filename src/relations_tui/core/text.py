"""Foreign text made safe to show (`clean`) and comparable (`fold`).

One rule: text is cleaned once, where it enters the program, and folded once, where it is indexed.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NewType

Folded = NewType("Folded", str)
"""Text that has been through `fold`: two pieces of it may be compared as they are."""

# Drawn controls: C0 (but newline, and tab, which becomes a space), DEL, C1, bidi overrides and isolates,
# zero-width space and marks, line and paragraph separators, the byte order mark.
# The joiners U+200C and U+200D stay: Arabic-script words and emoji need them.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]")
_SEPARATORS = re.compile("[\r\u2028\u2029]+")
_APOSTROPHES = "'\u2018\u2019\u201b\u02bc\u02b9\u2032\uff07`\u00b4"
_HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_LIGATURES = {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"}
_QUOTES = '"\u201c\u201d\u201e\u00ab\u00bb\u2033'
_TABLE = str.maketrans(
    dict.fromkeys(_APOSTROPHES, "'")
    | dict.fromkeys(_HYPHENS, "-")
    | dict.fromkeys(_QUOTES, '"')
    | _LIGATURES
    | {"\u00ad": None}
)


def clean(text: str) -> str:
    """The text in NFC without anything a terminal could take for a command.

    Newlines stay, tabs become spaces, CR LF becomes a newline, U+2028/2029 become newlines.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\t", " ")
    text = _SEPARATORS.sub("\n", text)
    return unicodedata.normalize("NFC", _UNSAFE.sub("", text))


def line(text: str) -> str:
    """Cleaned text on one line: what a title, a key or an error message may hold."""
    return " ".join(clean(text).split("\n"))


def unsafe(text: str) -> tuple[str, ...]:
    """The code points that `clean` takes out, as `U+001B`, each once, in the order met."""
    if text.isascii() and text.isprintable():
        return ()
    return tuple(dict.fromkeys(f"U+{ord(c):04X}" for c in _UNSAFE.findall(text.replace("\r\n", "\n"))))


def fold(text: str) -> Folded:
    """The comparable form: no case, accents, ligatures, width, apostrophe or hyphen variants; blanks are single spaces."""
    if text.isascii():
        return Folded(" ".join(text.lower().replace("`", "'").split()))
    text = unicodedata.normalize("NFKD", text.casefold().translate(_TABLE))
    text = "".join(c for c in text if not unicodedata.combining(c)).translate(_TABLE)
    return Folded(" ".join(text.casefold().split()))


@lru_cache(maxsize=1024)
def _fold_one(character: str) -> str:
    return fold(character)


def fold_with_offsets(text: str) -> tuple[Folded, tuple[int, ...]]:
    """The folded text and, for each of its characters, the index in `text` of the character it came from.

    The offsets have one more item, `len(text)`, so that a hit `[a:b]` in the folded text stands at `text[o[a]:o[b - 1] + 1]`.
    """
    folded: list[str] = []
    offsets: list[int] = []
    blank = True
    for index, character in enumerate(text):
        if character.isspace():
            if not blank:
                folded.append(" ")
                offsets.append(index)
            blank = True
            continue
        for piece in _fold_one(character):
            folded.append(piece)
            offsets.append(index)
            blank = False
    if folded and folded[-1] == " ":
        folded.pop()
        offsets.pop()
    return Folded("".join(folded)), (*offsets, len(text))


def is_web_address(url: str) -> bool:
    """Whether an address may be shown, opened or exported as a link: http or https, no blanks, controls or quotes."""
    return re.fullmatch(r"https?://[^\s\x00-\x20\x7f-\x9f\"<>\\^`{|}]+", url, re.IGNORECASE) is not None and not unsafe(
        url
    )
