"""What can be mended in the text of a dossier without asking anybody: apostrophes, the days of records, the order of tables.

One rule: all but the mended places stays byte for byte; what cannot be mended so is left as it is, and named.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from relations_tui.core.load import loads
from relations_tui.core.model import Dossier
from relations_tui.core.outline import Section, pairs, sections
from relations_tui.core.phrases import Phrase, counted
from relations_tui.core.positions import Positions
from relations_tui.core.sorting import sorted_tables
from relations_tui.core.strings import characters
from relations_tui.core.wording import french, straight, texts

_APOSTROPHE = "\u2019"
_LINE_END = re.compile(r"[^\n]*?(\r?\n|\Z)")
_AT_THE_FIRST = frozenset(("missing-archive", "same-address"))
"""Said at one source of several, which sorting may change for another."""
_INDENT = re.compile(r"[ \t]*")


class Mended(NamedTuple):
    """The text as mended; what was done, and what could not be, a clause each."""

    text: str
    done: tuple[Phrase, ...]
    left: tuple[Phrase, ...]


class _Edit(NamedTuple):
    """What stands from one offset to another, replaced."""

    start: int
    end: int
    text: str


def mended(text: str, dossier: Dossier, day: str) -> Mended:
    """The text of a dossier as it would be mended on a day, as `2026-11-23`."""
    done: list[Phrase] = []
    apostrophes = list(_apostrophes(text, dossier))
    days, undated = _days(text, dossier, day)
    said = (
        (
            apostrophes,
            Phrase("{count} apostrophe", "{count} apostrophe"),
            Phrase("{count} apostrophes", "{count} apostrophes"),
        ),
        (
            days,
            Phrase("{count} date d’ajout", "{count} day of adding"),
            Phrase("{count} dates d’ajout", "{count} days of adding"),
        ),
    )
    done += [counted(len(edits), one, many) for edits, one, many in said if edits]
    new = _edited(text, [*apostrophes, *days])
    new, moved, left = sorted_tables(new)
    if moved:
        listed = ", ".join(moved)
        done.append(Phrase(f"tables triées\u00a0: {listed}", f"tables sorted: {listed}"))
    unsorted = [
        Phrase("[{name}.*] n’est pas triée\u00a0: {why}", "[{name}.*] is not sorted: {why}").fill(name=name, why=why)
        for name, why in left.items()
    ]
    if undated:
        one = Phrase("{count} événement reste sans `added`", "{count} event stays without `added`")
        unsorted.append(
            counted(
                undated, one, Phrase("{count} événements restent sans `added`", "{count} events stay without `added`")
            )
        )
    return Mended(new, tuple(done), tuple(unsorted))


def is_safe(old: str, new: str) -> bool:
    """Whether a mended text reads back as the same dossier but for what is mended, with no new problem."""
    before, after = loads(old).dossier, loads(new).dossier
    if before is None or after is None or _bare(before) != _bare(after):
        return False
    known = {(problem.code, problem.path) for problem in loads(old, advise=True).problems}
    fresh = {(problem.code, problem.path) for problem in loads(new, advise=True).problems} - known
    return {code for code, _ in fresh} <= _AT_THE_FIRST


def _bare(dossier: Dossier) -> str:
    """All that a dossier says, without what mending changes."""
    events = tuple(event._replace(added="") for event in dossier.events)
    tables = [
        dict(sorted(table.items())) for table in (dossier.themes, dossier.actors, dossier.places, dossier.sources)
    ]
    rest = (dossier[:6], tables, dict(dossier.kinds), dict(dossier.views), events)
    return repr(rest).replace("\\'", _APOSTROPHE).replace("'", _APOSTROPHE).replace('"', _APOSTROPHE)


def _edited(text: str, edits: Sequence[_Edit]) -> str:
    pieces: list[str] = []
    last = 0
    for edit in sorted(edits):
        pieces += (text[last : edit.start], edit.text)
        last = edit.end
    return "".join((*pieces, text[last:]))


def _apostrophes(text: str, dossier: Dossier) -> Iterator[_Edit]:
    """The straight apostrophes of French texts that are written as themselves, not as escapes."""
    if "'" not in text:
        return
    positions = Positions(text)
    for path, found in texts(dossier):
        for here, said in french(path, found, dossier.languages):
            if "'" not in said or not straight(said):
                continue
            written = characters(text, positions.offset(here))
            for index in straight("".join(character.value for character in written)):
                if written[index].written == "'":
                    yield _Edit(written[index].offset, written[index].offset + 1, _APOSTROPHE)


def _days(text: str, dossier: Dossier, day: str) -> tuple[list[_Edit], int]:
    """`added` after the last key of each `[[events]]` table that has none; and how many events are written otherwise."""
    lacking = {event.order for event in dossier.events if not event.added}
    edits = []
    if lacking:
        tables = [section for section in sections(text) if _is_event(section)]
        for order, section in enumerate(tables):
            if order in lacking and (edit := _day(text, section, day)):
                edits.append(edit)
                lacking.remove(order)
    return edits, len(lacking)


def _is_event(section: Section) -> bool:
    return section.repeated and [part.name for part in section.header] == ["events"]


def _day(text: str, section: Section, day: str) -> _Edit | None:
    """A line like the one before it: after its comment, with its indent and its line end."""
    last = None
    for last in pairs(text, section):  # noqa: B007  (the last one is what is looked for)
        pass
    if last is None:
        return None
    parts, _, end = last
    row = text.rfind("\n", 0, parts[0][1]) + 1
    indent = _INDENT.match(text, row)
    ending = _LINE_END.match(text, end)
    if indent is None or ending is None:
        return None
    newline = ending[1] or "\n"
    line = f"{indent[0]}added = {day}"
    return _Edit(ending.end(), ending.end(), f"{line}{newline}" if ending[1] else f"{newline}{line}")
