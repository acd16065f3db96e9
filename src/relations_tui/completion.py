"""Completion in the shell: a script made of the table of options, and what it asks for while a line is typed.

One rule: the script holds what never changes; ids, views and queries come from the dossier that the line names.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from relations_tui.core.fields import FIELD_SPELLINGS, FIELDS, STATES, THINGS, Word
from relations_tui.core.phrases import Lang, Phrase
from relations_tui.core.text import fold, line
from relations_tui.diagnostics import ExitCode, Failure, suggestion
from relations_tui.shells import FILTER, FROM_THE_DOSSIER, SCRIPTS

if TYPE_CHECKING:
    from relations_tui.core.lookup import Vocabulary
    from relations_tui.options import Request

Candidate = tuple[str, str]
"""What may be typed, and what is said of it."""


def answer(request: "Request") -> str:
    """The script for a shell; or, for one that asks, a line for each thing that may follow, a tab before what is said of it."""
    wanted = request.completion
    if wanted in SCRIPTS:
        return SCRIPTS[wanted](request.lang)
    if wanted in (*FROM_THE_DOSSIER, FILTER):
        return "".join(f"{value}\t{line(said)}\n" for value, said in _candidates(request))
    message = Phrase("--completion ne connaît pas `{name}`", "--completion knows no `{name}`").fill(name=wanted)
    known = ", ".join(SCRIPTS)
    hint = Phrase(f"au choix\u00a0: {known}", f"one of: {known}")
    raise Failure(ExitCode.USAGE, message, suggestion(wanted, SCRIPTS) or hint)


def _candidates(request: "Request") -> Iterator[Candidate]:
    """What may stand where the line (see `_words`) ends; raises `Failure` where there is no dossier to tell."""
    from relations_tui.arguments import split
    from relations_tui.core.lookup import Vocabulary
    from relations_tui.opening import open_file, usable

    given, files = split(_words(request.file))
    opened = open_file(os.path.expanduser(files[0]) if files else "", request.limit, cached=not request.no_state)
    vocabulary = Vocabulary(usable(opened, request.lang))
    if request.completion == FILTER:
        yield from _of_query(dict(given).get(FILTER, ""), vocabulary, request.lang)
        return
    yield from _values(request.completion, vocabulary, request.lang)
    if request.completion == "view" and not request.no_state:
        from relations_tui.memory import BUILT_IN
        from relations_tui.selection import remembered

        with suppress(Failure):
            memory = remembered(BUILT_IN if opened.built_in else opened.path)
            yield from ((view.name, view.filter) for view in memory.views)


def _words(typed: str) -> list[str]:
    """The arguments of a line of a shell up to the cursor, the last perhaps empty or in a quote not yet closed."""
    from shlex import split

    for closing in ("", "'", '"'):
        try:
            # A letter at the cursor makes a word of what is empty so far.
            words = split(f"{typed}x{closing}")
        except ValueError:
            continue
        return [*words[1:-1], words[-1][:-1]] if len(words) > 1 else []
    return []


def _of_query(typed: str, vocabulary: "Vocabulary", lang: Lang) -> Iterator[Candidate]:
    """How the last term of a query may go on: a field, or a value after its colon; each time the whole query."""
    before, space, last = typed.rpartition(" ")
    sign = last[: len(last) - len(last.lstrip("-("))]
    name, colon, rest = last.removeprefix(sign).partition(":")
    start = before + space + sign
    if not colon:
        yield from ((f"{start}{field.word.typed.say(lang)}:", field.label.say(lang)) for field in FIELDS.values())
        return
    start += name + colon + rest[: rest.rfind(",") + 1]
    found = _values(FIELD_SPELLINGS.get(fold(name), ""), vocabulary, lang)
    yield from ((start + value, said) for value, said in found)


def _values(field: str, vocabulary: "Vocabulary", lang: Lang) -> Iterator[Candidate]:
    """What may stand after a field, as it is typed there; values that need quotes are left out."""
    from relations_tui.core.terms import quoted

    words: dict[str, Mapping[str, Word]] = {"is": STATES, "has": THINGS, "missing": THINGS}
    if field in words:
        yield from ((word.typed.say(lang), "") for word in words[field].values())
    field = "id" if field in ("linked", "near") else field
    for value in dict.fromkeys(value for values in vocabulary.names(field).values() for value in values):
        if quoted(value) == value:
            yield value, _said(field, value, vocabulary, lang)


def _said(field: str, value: str, vocabulary: "Vocabulary", lang: Lang) -> str:
    dossier = vocabulary.dossier
    if field == "source":
        return dossier.sources[value].title
    if field == "id":
        return dossier.by_id[value].title.pick(lang)
    label = dossier.views[value].label if field == "view" else vocabulary.label(field, value)
    return label if isinstance(label, str) else label.pick(lang)
