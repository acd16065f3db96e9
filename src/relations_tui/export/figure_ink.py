"""What the figure is drawn with: colours for light and dark, shapes of marks, the room a text takes, text made safe for XML.

One rule: whatever a colour says, a shape says too; and a text is taken to be wider than any usual font would set it.
"""

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from relations_tui.core.phrases import Phrase
from relations_tui.core.text import clean

Theme = Literal["light", "dark"]
Family = Literal["crisis", "visit", "agreement", "other"]

FAMILIES: Mapping[str, Family] = MappingProxyType(
    {"crisis": "crisis", "visit": "visit", "meeting": "visit", "agreement": "agreement"}
)
"""Which family of marks a kind of event has; any other kind has that of `other`."""
FAMILY_NAMES: Mapping[Family, Phrase] = MappingProxyType(
    {
        "crisis": Phrase("crise", "crisis"),
        "visit": Phrase("visite, réunion", "visit, meeting"),
        "agreement": Phrase("accord", "agreement"),
        "other": Phrase("autre", "other"),
    }
)
COLOURS: Mapping[Theme, Mapping[str, str]] = MappingProxyType(
    {
        "light": {
            "paper": "#ffffff", "ink": "#22252b", "quiet": "#646a75", "rule": "#e4e1d9", "seam": "#f3f0e8",
            "crisis": "#c0391b", "visit": "#1f5f8f", "agreement": "#2b7a5d", "other": "#7b7f88",
        },
        "dark": {
            "paper": "#16181d", "ink": "#e2e0d9", "quiet": "#9aa0ac", "rule": "#2b303a", "seam": "#20242c",
            "crisis": "#ff8a66", "visit": "#7fb6e6", "agreement": "#6fc9a4", "other": "#a9adb6",
        },
    }
)  # fmt: skip
"""Colours that stay apart for those who confuse red and green: each family has its own lightness."""
FONTS = 'system-ui, "Helvetica Neue", Helvetica, Arial, sans-serif'

_SHAPES: Mapping[Family, str] = MappingProxyType(
    {
        "crisis": "M{x} {top}l4.6 8h-9.2z",
        "visit": "M{left} {y}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
        "agreement": "M{x} {high}l4.7 4.7l-4.7 4.7l-4.7 -4.7z",
        "other": "M{near} {up}h6.4v6.4h-6.4z",
    }
)


def shape(family: Family, x: float, y: float) -> str:
    """The path of a family's mark around a point."""
    return _SHAPES[family].format(
        x=number(x), y=number(y), top=number(y - 4.8), left=number(x - 4), high=number(y - 4.7), near=number(x - 3.2),
        up=number(y - 3.2),
    )  # fmt: skip


def number(value: float) -> str:
    """A length to a tenth of a pixel."""
    return f"{value:.1f}".removesuffix(".0")


_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_XML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def escape(text: str) -> str:
    """A text as the content or an attribute of an element, on one line, without what XML 1.0 §2.2 forbids."""
    return " ".join(_ILLEGAL.sub("", clean(text)).translate(_XML).split("\n"))


_WIDTHS = (
    (0.30, "ijl'|,.:;!I\u2019\u2018\u00a0\u202f "),
    (0.38, 'frt()[]/\\-\u2010\u2011\u201c\u201d"*`°'),
    (0.90, "mwMW@%—…œæŒÆ&"),
    (0.72, "ABCDEFGHJKLNOPQRSTUVXYZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜ"),
)
_CLASSES = {letter: width for width, letters in _WIDTHS for letter in letters}
_BOLD = 1.1
_SAFETY = 1.1


def text_width(text: str, size: float, *, bold: bool = False) -> int:
    """The pixels a text takes at most in any usual sans-serif font of that size."""
    ems = sum(_CLASSES.get(letter) or _letter(letter) for letter in text)
    return int(ems * size * _SAFETY * (_BOLD if bold else 1.0)) + 1


def _letter(letter: str) -> float:
    if letter.isascii():
        return 0.58
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Mn", "Me"):
        return 0.01
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return 1.3
    return 0.62 if unicodedata.category(letter) == "Ll" else 0.95


def cut(text: str, size: float, room: int) -> str:
    """The text, or as much of it as has room, at the end of a word where that leaves most of it, with an ellipsis."""
    if text_width(text, size) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(text[:middle].rstrip() + "…", size) <= room:
            low = middle
        else:
            high = middle - 1
    # A letter keeps its accents, an emoji its parts.
    while low and low < len(text) and (unicodedata.combining(text[low]) or "\u200d" in (text[low], text[low - 1])):
        low -= 1
    short = text[:low].rstrip()
    word = short.rpartition(" ")[0]
    if low < len(text) and text[low] != " " and len(word) * 3 > len(short) * 2:
        short = word
    return short.rstrip(" ,;:\u00a0«(–-") + "…" if short else ""


def style(theme: Theme) -> str:
    """The sheet of the figure. A page may set `--fig-paper`, `--fig-ink` and the others where it stands."""
    colours = COLOURS[theme]

    def rule(selector: str, attribute: str, name: str) -> str:
        # Readers that know no custom properties take the first value and pass over the second.
        value = colours[name]
        return f".relations-figure {selector}{{{attribute}:{value};{attribute}:var(--fig-{name},{value})}}"

    rules = [
        f".relations-figure text{{font-family:{FONTS};font-size:11px}}",
        rule("text", "fill", "ink"),
        ".relations-figure .name{font-size:11.5px;font-weight:700}",
        ".relations-figure .heading{font-size:15px;font-weight:700}",
        rule(".quiet", "fill", "quiet"),
        rule(".paper", "fill", "paper"),
        rule(".seam", "fill", "seam"),
        rule(".rule", "stroke", "rule"),
        rule(".line", "stroke", "quiet"),
        rule(".halo", "stroke", "paper"),
        ".relations-figure .halo{stroke-width:3px;stroke-linejoin:round;paint-order:stroke}",
        ".relations-figure .line,.relations-figure .rule{fill:none}",
        ".relations-figure .vague{fill-opacity:.22;stroke-dasharray:2 2}",
        ".relations-figure .late{text-anchor:end}",
        # No attribute may say it: the policy of the page lets nothing but its sheet set a style.
        ".relations-figure .many{font-size:8px;font-weight:700;text-anchor:middle}",
        ".relations-figure .more{font-size:6.5px}",
    ]
    for family in FAMILY_NAMES:
        rules += [rule(f".{family} .m", "fill", family), rule(f".{family} .m", "stroke", family)]
    rules += [rule(".hollow .m.dot", "fill", "paper"), ".relations-figure .m{stroke-width:1.4}"]
    return "".join(rules)
