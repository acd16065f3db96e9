"""The account of an event as this program's slides and calendars tell it (`export.account`), taken apart again.

Above the standing (« Accord · confirmé · 2 sources… ») is the summary; below it, in words, what the format of those files
cannot hold.
"""

import re
from typing import NamedTuple

from relations_tui.core.phrases import LANGS, Phrase
from relations_tui.core.text import fold
from relations_tui.core.vocabulary import STATUSES
from relations_tui.export.account import LICENCE, UPDATED
from relations_tui.importing.gathering import Head

_STATUSES = frozenset(fold(said) for label in STATUSES.values() for said in label)
_COUNTED = re.compile(r"(?:[0-9]+|aucune|no) sources?\b")


class Told(NamedTuple):
    """The summary; the words for the kind and the status, "" where there is no standing; the rest."""

    summary: str
    kind: str
    status: str
    rest: str


def told(text: str) -> Told:
    """The parts of an account."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        parts = line.split(" · ")
        if len(parts) == 3 and fold(parts[1]) in _STATUSES and _COUNTED.match(parts[2]):
            rest = "\n".join(lines[number + 1 :])
            return Told("\n".join(lines[:number]).strip(), parts[0], parts[1], rest.strip())
    return Told(text.strip(), "", "", "")


def names(text: str, label: Phrase) -> tuple[tuple[str, ...], str]:
    """The names on the line of that label, which stand between commas; and the text without the line."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if said := _labelled(line, label):
            return tuple(said.split(", ")), "\n".join((*lines[:number], *lines[number + 1 :]))
    return (), text


def head(found: Head) -> Head:
    """What a file of this program says of the whole, its day and its licence taken out of the words."""
    kept = []
    for line in found.description.split("\n"):
        if day := _labelled(line, UPDATED):
            found = found._replace(updated=day)
        elif licence := _labelled(line, LICENCE):
            found = found._replace(licence=licence)
        else:
            kept.append(line)
    return found._replace(description="\n".join(kept))


def _labelled(line: str, label: Phrase) -> str:
    """What follows a label of this program in either language; "" where another line stands."""
    for lang in LANGS:
        before = label.say(lang) + ("\u00a0: " if lang == "fr" else ": ")
        if line.startswith(before):
            return line[len(before) :].strip()
    return ""
