"""The few styles there are, and text turned into lines with them. Meaning never rests on a colour alone."""

from collections.abc import Iterable
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from relations_tui.core.index import hits
from relations_tui.core.phrases import Lang
from relations_tui.core.text import Folded

PLAIN = ""
STRONG = "bold"
QUIET = "$quiet"
ACCENT = "$accent"
TITLE = "bold $accent"
HIT = "bold underline $hit"
ALERT = "bold $alert"

_NO_BREAK = "\u00a0\u202f"
_STAND_IN = {ord("\u00a0"): "\ue000", ord("\u202f"): "\ue001"}
_BACK = {0xE000: "\u00a0", 0xE001: "\u202f"}


class Look(NamedTuple):
    """How to show things: the language, and the words to mark as hits."""

    lang: Lang
    terms: tuple[Folded, ...] = ()


class Line(NamedTuple):
    """A line of a pane, and the number of the entry it belongs to; -1 when it belongs to none."""

    content: Content
    entry: int = -1


def marked(text: str, look: Look, style: str = PLAIN) -> Content:
    """Data as content, with the hits marked."""
    content = Content.styled(text, style) if style else Content(text)
    if look.terms:
        for start, end in hits(text, look.terms):
            content = content.stylize(HIT, start, end)
    return content


def join(parts: Iterable[Content | tuple[str, str] | str]) -> Content:
    """Pieces one after another; a pair is a text and its style."""
    return Content.assemble(*parts)


def wrap(content: Content, width: int, *, indent: int = 0, hang: int | None = None) -> list[Content]:
    """The content in lines of at most `width` cells, indented; no line breaks at a no-break space.

    `hang` is the indentation of the lines after the first, when it differs.
    """
    hang = indent if hang is None else hang
    room = max(8, width - max(indent, hang))
    text = content.plain
    if content.cell_length <= room and "\n" not in text:
        return [_indented(content.rstrip(), indent)]
    bound = any(blank in text for blank in _NO_BREAK)
    if bound:
        content = Content(text.translate(_STAND_IN), spans=list(content.spans))
    lines = content.wrap(room)
    if bound:
        lines = [Content(line.plain.translate(_BACK), spans=list(line.spans)) for line in lines]
    return [_indented(line.rstrip(), hang if number else indent) for number, line in enumerate(lines)]


def _indented(line: Content, cells: int) -> Content:
    """The indentation takes the style of what it indents, so that both are drawn as one piece."""
    first = next((span.style for span in line.spans if span.start == 0 and span.end == len(line)), None)
    return Content(" " * cells + line.plain).stylize(first) if first and len(line.spans) == 1 else line.pad_left(cells)


def fit(text: str, width: int) -> str:
    """The text in exactly `width` cells where it is shorter; longer text is left whole."""
    return text + " " * (width - cell_len(text))
