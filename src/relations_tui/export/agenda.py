"""The anniversaries to come, to be read or as JSON.

One rule: both forms say the same, in the same order: round numbers first, each by date.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, BinaryIO, NamedTuple

from relations_tui.core.agenda import Anniversary, anniversaries, told
from relations_tui.core.civil import DAY_SECONDS, iso_day
from relations_tui.core.dates import parse
from relations_tui.core.index import Results
from relations_tui.core.months import WEEKDAYS
from relations_tui.core.phrases import Lang, Phrase, counted
from relations_tui.core.words import in_words
from relations_tui.export import Options
from relations_tui.export.records import Wording

VERSION = 1
"""Of the JSON: raised when a key changes its meaning or goes, not when one is added."""
_THURSDAY = 3
"""1970-01-01 was one."""
_COUNT = Phrase("{count} anniversaire", "{count} anniversary"), Phrase("{count} anniversaires", "{count} anniversaries")
ROUND = Phrase("Comptes ronds", "Round numbers")
OTHERS = Phrase("Autres", "Others")


class Agenda(NamedTuple):
    """The anniversaries of the results of a search, from one day to another, counted from 1970-01-01."""

    results: Results
    first: int
    last: int
    found: tuple[Anniversary, ...]


def agenda(results: Results, first: int, last: int) -> Agenda:
    """The anniversaries from `first` to `last`, both included."""
    return Agenda(results, first, last, anniversaries(results.events, first, last))


def write_agenda(planned: Agenda, stream: BinaryIO, options: Options) -> None:
    """As text: each day with what happened on it, round numbers first, as UTF-8 with LF."""
    wording = Wording(planned.results.index.dossier, options.lang)
    count = counted(len(planned.found), *_COUNT).say(options.lang)
    lines = [f"{wording.pick(wording.dossier.title)}{wording.colon}{count}, {days_of(planned, options.lang)}"]
    if query := planned.results.query.text(options.lang):
        lines.append(query)
    if options.view:
        lines.append(wording.view(options.view))
    for is_round, found in groupby(planned.found, key=lambda one: one.round):
        lines += ["", (ROUND if is_round else OTHERS).say(options.lang), *_listed(found, wording)]
    stream.write(("\n".join(lines) + "\n").encode())


def _listed(found: Iterable[Anniversary], wording: Wording) -> Iterator[str]:
    for day, some in groupby(found, key=lambda one: one.day):
        yield f"  {day_in_words(day, wording.lang)}"
        for one in some:
            yield f"    {told(one, wording.lang)}{wording.colon}{wording.title(one.event)} [{one.event.id}]"


def days_of(planned: Agenda, lang: Lang) -> str:
    """From when to when it looks, in words."""
    first, last = _iso(planned.first), _iso(planned.last)
    return in_words(parse(first if first == last else f"{first}/{last}"), lang)


def day_in_words(day: int, lang: Lang) -> str:
    """A day counted from 1970-01-01 with its name: « lundi 23 novembre 2026 »."""
    return f"{WEEKDAYS[(day + _THURSDAY) % 7].say(lang)} {in_words(parse(_iso(day)), lang)}"


def _iso(day: int) -> str:
    return iso_day(day * DAY_SECONDS)


def write_agenda_json(planned: Agenda, stream: BinaryIO, options: Options) -> None:
    """As one JSON document: the shape below, under `"format": "relations-tui-agenda"`."""
    from json import dumps

    results, view = planned.results, options.view
    document = {
        "format": "relations-tui-agenda",
        "version": VERSION,
        "dossier": results.index.dossier.id,
        "language": options.lang,
        "query": str(results.query),
        "as_of": view.date.edtf if view else None,
        "first": _iso(planned.first),
        "last": _iso(planned.last),
        "anniversaries": [_shape(one, options.lang) for one in planned.found],
    }
    stream.write((dumps(document, ensure_ascii=False, allow_nan=False, indent=2) + "\n").encode())


def _shape(one: Anniversary, lang: Lang) -> dict[str, Any]:
    return {
        "date": _iso(one.day),
        "years": one.years,
        "round": one.round,
        "moved": one.moved,
        "event": one.event.id,
        "event_date": one.event.date.edtf,
        "title": one.event.title.pick(lang),
    }


REPORTS: Mapping[str, Callable[[Agenda, BinaryIO, Options], None]] = {"text": write_agenda, "json": write_agenda_json}
"""The forms, by the name `--report` gives them."""
