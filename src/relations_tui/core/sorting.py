"""The tables of themes, actors, places and sources in the order of their ids, by moving their lines.

One rule: a table moves whole, with the comment right above its header and all that stands in it; where it is not certain what a
comment belongs to, or tables of another kind stand between, nothing of that kind is moved.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from relations_tui.core.outline import Section, pairs, sections
from relations_tui.core.phrases import Phrase

SORTED = ("themes", "actors", "places", "sources")
"""The tables whose order says nothing."""

_COMMENTS_ABOVE = re.compile(r"(?:^[ \t]*#[^\n]*\n)*+[ \t]*\Z", re.MULTILINE)
# The rest of a line, and the comments right below it.
_ROWS_WITH_IT = re.compile(r"[^\n]*+(?:\n|\Z)(?:[ \t]*+#[^\n]*+(?:\n|\Z))*+")
_BLANK_ROWS = re.compile(r"(?:\r?\n[ \t]*)*\Z")
_APART = Phrase("d’autres tables sont entre les siennes", "other tables stand between its own")
_ALONE = Phrase("un commentaire est seul entre deux tables", "a comment stands alone between two tables")
_BANNER = Phrase(
    "le commentaire au-dessus de la première peut valoir pour toutes",
    "the comment above the first may be for all of them",
)


class _Block(NamedTuple):
    """A table as it is moved: its id, its lines without the blank ones at their end, and those."""

    id: str
    body: str
    blanks: str


def sorted_tables(text: str) -> tuple[str, tuple[str, ...], Mapping[str, Phrase]]:
    """The text with its tables in order; the names of those that moved, and why others did not."""
    moved: list[str] = []
    left: dict[str, Phrase] = {}
    for name in SORTED:
        new, why = _sorted(text, name)
        if why is not None:
            left[name] = why
        elif new != text:
            moved.append(name)
            text = new
    return text, tuple(moved), left


def _sorted(text: str, name: str) -> tuple[str, Phrase | None]:
    """The text with the tables of one name in order, or why they stay."""
    found = list(sections(text))
    ours = [index for index, section in enumerate(found) if section.header and section.header[0].name == name]
    ids = [found[index].header[1].name if len(found[index].header) > 1 else "" for index in ours]
    owners = list(dict.fromkeys(ids))
    if owners == sorted(owners) or "" in owners:
        return text, None
    if ours[-1] - ours[0] + 1 != len(ours) or _returns(ids):
        return text, _APART
    starts = [_start(text, found, index) for at, index in enumerate(ours) if at == 0 or ids[at] != ids[at - 1]]
    end = _end(text, found[ours[-1]])
    blocks = [_block(owner, text[a:b]) for owner, a, b in zip(owners, starts, [*starts[1:], end], strict=True)]
    why = _doubt(blocks)
    if why is not None:
        return text, why
    in_order = sorted(blocks, key=lambda block: block.id)
    rows = "".join(block.body + place.blanks for block, place in zip(in_order, blocks, strict=True))
    return text[: starts[0]] + rows + text[end:], None


def _returns(ids: Sequence[str]) -> bool:
    """Whether the tables of one id stand in several places."""
    changes = sum(before != after for before, after in pairwise(ids))
    return changes + 1 != len(set(ids))


def _start(text: str, found: Sequence[Section], index: int) -> int:
    """Where the lines of a table begin: at the comment right above its header, if there is one."""
    above = _COMMENTS_ABOVE.search(text, _last_value(text, found[index - 1]), found[index].offset)
    return above.start() if above else found[index].offset


def _end(text: str, section: Section) -> int:
    """Where the lines of the last table end: before comments that stand apart from it, which are for what follows."""
    last = _last_value(text, section)
    rows = _ROWS_WITH_IT.match(text, last, section.end)
    end = rows.end() if rows else section.end
    return end if "#" in text[end : section.end] else section.end


def _last_value(text: str, section: Section) -> int:
    """Where the last value of a table ends; where its header does, when it has none."""
    end = section.start
    for _, _, end in pairs(text, section):  # noqa: B007  (the last one is what is looked for)
        pass
    return end


def _block(owner: str, text: str) -> _Block:
    blanks = _BLANK_ROWS.search(text)
    end = blanks.start() if blanks else len(text)
    return _Block(owner, text[:end], text[end:])


def _doubt(blocks: Sequence[_Block]) -> Phrase | None:
    """Why it is not certain which table a comment belongs to."""
    if any(_ends_with_comment(block.body) for block in blocks):
        return _ALONE
    commented = [block.body.lstrip(" \t").startswith("#") for block in blocks]
    if commented[0] and not all(commented) and blocks[0].id != min(block.id for block in blocks):
        return _BANNER
    return None


def _ends_with_comment(body: str) -> bool:
    """Whether the last lines are a comment with a blank line above it."""
    rows = body.split("\n")
    while rows and rows[-1].lstrip(" \t").startswith("#"):
        rows.pop()
    return len(rows) < len(body.split("\n")) and bool(rows) and not rows[-1].strip()
