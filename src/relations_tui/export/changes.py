"""What changed between two states of a dossier, to be read: as text, and as Markdown for a pull request.

One rule: a line that says what the program says begins with the program's words; what the dossiers say never begins one.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from relations_tui.core.diff import Change, Changes, Difference, Record, Table
from relations_tui.core.model import Event
from relations_tui.core.phrases import Lang, Phrase, counted
from relations_tui.export.facts import LABELS, ORDER, PARTS, Saying

WIDTH = 80
"""Columns of the text; a word or an address may be longer."""
_SHORT = 56
"""Characters of the two states of a fact that still stand on one line."""
_HANGING = " " * 10
"""Where a line goes on: further in than any line begins, so that no word of a dossier passes for a line of the report."""
_CONTEXT = 40
"""Characters shown before and after what changed in a long text, at least."""


class Row(NamedTuple):
    """One fact: its mark (`+`, `-` or `~`), what it is about, what it was and is; "" for none."""

    mark: str
    label: str
    old: str
    new: str


class Block(NamedTuple):
    """One record: its mark, what happened to it in words, its id, what it is called, its facts."""

    mark: str
    what: str
    id: str
    name: str
    rows: tuple[Row, ...]


MARKS = {"added": "+", "removed": "-", "renamed": "~", "changed": "~"}
WHAT = {
    "added": Phrase("ajout", "added"),
    "removed": Phrase("retrait", "removed"),
    "renamed": Phrase("identifiant changé, semble-t-il", "renamed, it seems"),
    "changed": Phrase("modification", "changed"),
}
_COUNTED = {
    "added": (Phrase("{count} ajout", "{count} added"), Phrase("{count} ajouts", "{count} added")),
    "removed": (Phrase("{count} retrait", "{count} removed"), Phrase("{count} retraits", "{count} removed")),
    "changed": (
        Phrase("{count} modification", "{count} changed"),
        Phrase("{count} modifications", "{count} changed"),
    ),
    "renamed": (
        Phrase("{count} identifiant changé", "{count} renamed"),
        Phrase("{count} identifiants changés", "{count} renamed"),
    ),
}
HEADINGS: dict[Table, Phrase] = {
    "events": Phrase("Événements", "Events"),
    "dossier": Phrase("Dossier", "Dossier"),
    "themes": Phrase("Thèmes", "Themes"),
    "kinds": Phrase("Natures", "Kinds"),
    "actors": Phrase("Acteurs", "Actors"),
    "places": Phrase("Lieux", "Places"),
    "sources": Phrase("Sources", "Sources"),
    "views": Phrase("Vues", "Views"),
}
_BLANKS = Phrase("seuls les blancs changent", "only blanks differ")
_SAME = Phrase("rien n’a changé", "nothing changed")
_BEFORE, _AFTER = Phrase("avant", "before"), Phrase("après", "after")
_ID = Phrase("identifiant", "id")
_FROM_TO = Phrase("de {old} à {new}", "from {old} to {new}")


def as_text(changes: Changes, old: str, new: str, lang: Lang) -> bytes:
    """The report in linear text: a block for each record, marks `+ - ~` and words. `old` and `new` are the files' names."""
    saying = Saying(changes, lang)
    lines = [_FROM_TO.fill(old=old, new=new).say(lang)]
    if not changes:
        lines[0] += f"{saying.colon}{_SAME.say(lang)}"
    for table, group in _tables(changes):
        lines.append(f"{HEADINGS[table].say(lang)}{saying.colon}{_tally(group, lang)}")
    for _, group in _tables(changes):
        for change in group:
            lines += ["", *_text_block(_block(change, saying), saying)]
    return ("\n".join(lines) + "\n").encode()


def as_markdown(changes: Changes, old: str, new: str, lang: Lang) -> bytes:
    """The report as CommonMark for a pull request; nothing the dossiers say is markup, mentions anyone or closes an issue."""
    saying = Saying(changes, lang)
    title = _FROM_TO.fill(old=_marked(old), new=_marked(new)).say(lang)
    lines = [f"## {_marked(saying.dossier())} — {title}", ""]
    if not changes:
        lines += [f"{_SAME.say(lang)[0].upper()}{_SAME.say(lang)[1:]}.", ""]
    for table, group in _tables(changes):
        lines.append(f"- **{HEADINGS[table].say(lang)}**{saying.colon}{_tally(group, lang)}")
    for table, group in _tables(changes):
        lines += ["", f"### {HEADINGS[table].say(lang)}"]
        for change in group:
            lines += ["", *_markdown_block(_block(change, saying), saying)]
    return ("\n".join(lines).rstrip("\n") + "\n").encode()


def _tables(changes: Changes) -> Iterator[tuple[Table, list[Change]]]:
    for table, group in groupby((*changes.events, *changes.records), key=lambda change: change.table):
        yield table, list(group)


def _tally(changes: Iterable[Change], lang: Lang) -> str:
    """How many records were added, removed, changed, renamed."""
    whats = [change.what for change in changes]
    return ", ".join(counted(whats.count(what), *said).say(lang) for what, said in _COUNTED.items() if what in whats)


def _block(change: Change, saying: Saying) -> Block:
    record: Record | None = change.new or change.old
    what = WHAT[change.what].say(saying.lang)
    if change.differences:
        what += f" ({', '.join(saying.aspect(change.table, field) for field in change.fields)})"
    rows: list[Row] = []
    if change.old and change.new:
        if change.old.id != change.new.id:
            rows.append(Row("~", _ID.say(saying.lang), change.old.id, change.new.id))
        rows += (_row(change.table, difference, saying) for difference in change.differences)
    elif isinstance(record, Event):
        rows += (Row("", label, "", text) for label, text in saying.facts(record, gone=change.new is None))
    name = saying.name(record, gone=change.new is None) if record else ""
    return Block(MARKS[change.what], what, change.id, name, tuple(rows))


def _row(table: Table, difference: Difference, saying: Saying) -> Row:
    field, item, part, lang = difference.field, difference.item, difference.part, difference.lang
    label = LABELS[field].say(saying.lang)
    if item and part and part != "order":
        label += f" {item}"
    if part:
        label += f", {(ORDER if part == 'order' else PARTS[part]).say(saying.lang)}"
    if lang:
        label += f" [{lang}]"
    mark = "+" if difference.old is None else "-" if difference.new is None else "~"
    if mark != "~":
        label += f" ({WHAT['added' if mark == '+' else 'removed'].say(saying.lang)})"
    return Row(mark, label, saying.value(table, difference, gone=True), saying.value(table, difference, gone=False))


def _text_block(block: Block, saying: Saying) -> Iterator[str]:
    name = f" — {block.name}" if block.name else ""
    yield from _wrapped(f"{block.mark} {block.what}{saying.colon}{block.id}{name}", "")
    for row in block.rows:
        lead = f"{row.mark} {row.label}".lstrip() + saying.colon
        if not (row.old and row.new):
            yield from _wrapped(lead + (row.old or row.new), "    ")
        elif len(row.old) + len(row.new) <= _SHORT and not _alike(row):
            yield from _wrapped(f"{lead}{row.old} → {row.new}", "    ")
        else:
            yield from _wrapped((lead + (_BLANKS.say(saying.lang) if _alike(row) else "")).rstrip(), "    ")
            for word, text in zip((_BEFORE, _AFTER), excerpts(row.old, row.new), strict=True):
                yield from _wrapped(f"{word.say(saying.lang)}{saying.colon}{text}", "      ")


def _markdown_block(block: Block, saying: Saying) -> Iterator[str]:
    name = f" — {_marked(block.name)}" if block.name else ""
    yield f"- **`{block.mark}` {block.what}**{saying.colon}`{block.id}`{name}"
    for row in block.rows:
        mark = f"`{row.mark}` " if row.mark else ""
        lead = f"  - {mark}{_marked(row.label)}{saying.colon}"
        if not (row.old and row.new):
            yield lead + _marked(row.old or row.new)
        elif len(row.old) + len(row.new) <= _SHORT and not _alike(row):
            yield f"{lead}{_marked(row.old)} → {_marked(row.new)}"
        else:
            yield (lead + (_BLANKS.say(saying.lang) if _alike(row) else "")).rstrip()
            for word, text in zip((_BEFORE, _AFTER), excerpts(row.old, row.new), strict=True):
                yield f"    - {word.say(saying.lang)}{saying.colon}{_marked(text)}"


def _alike(row: Row) -> bool:
    """Whether two states cannot be told apart by eye: the blanks alone differ."""
    return row.old.split() == row.new.split()


def excerpts(old: str, new: str) -> tuple[str, str]:
    """Two long texts cut down to where they differ, with some words around; short ones whole."""
    if max(len(old), len(new)) <= 4 * _CONTEXT:
        return old, new
    shorter = min(len(old), len(new))
    start = next((index for index in range(shorter) if old[index] != new[index]), shorter)
    rest = shorter - start
    end = next((index for index in range(rest) if old[-1 - index] != new[-1 - index]), rest)
    first = max(0, old.rfind(" ", 0, max(0, start - _CONTEXT)) + 1)
    return _cut(old, first, end), _cut(new, first, end)


def _cut(text: str, first: int, alike: int) -> str:
    """The text from `first`, without most of the `alike` characters at its end."""
    last = text.find(" ", len(text) - alike + _CONTEXT) if alike > _CONTEXT else -1
    return ("… " if first else "") + (text[first:] if last < 0 else text[first:last] + " …")


def _wrapped(text: str, indent: str) -> list[str]:
    from textwrap import wrap

    return wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=_HANGING,
        break_long_words=False,
        break_on_hyphens=False,
    )


_REFERENCE = re.compile(r"(?<=@)(?=[0-9A-Za-z])|(?<=#)(?=[0-9])|(?<=\bGH)(?=-[0-9])", re.IGNORECASE)


def _marked(text: str) -> str:
    """Data in Markdown. A comment after `@` and `#` keeps GitHub from notifying a person, or closing an issue, of that name."""
    from relations_tui.export.prose import escape

    return _REFERENCE.sub("<!-- -->", escape(text))
