"""What the script of the page searches and counts, as JSON; the texts of events and sources it reads from the page itself.

The words of the query language come from the core, so that the page understands what the program does.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from relations_tui.core import states
from relations_tui.core.dates import OPEN_FUTURE, OPEN_PAST, Date
from relations_tui.core.fields import (
    FIELD_SPELLINGS,
    FIELDS,
    LANGUAGES,
    OPERATORS,
    STATE_SPELLINGS,
    THING_SPELLINGS,
    UNITS,
)
from relations_tui.core.index import Index, Results
from relations_tui.core.lookup import publishers
from relations_tui.core.model import Dossier, Event, Localized
from relations_tui.core.months import MONTHS, SEASONS, SHORT_MONTHS
from relations_tui.core.phrases import Phrase
from relations_tui.core.terms import Term
from relations_tui.core.text import fold
from relations_tui.export.page.interface import MESSAGES
from relations_tui.export.page.texts import Texts

Json = dict[str, Any]

_NAMED = ("actor", "theme", "kind", "place", "country", "source", "publisher", "status", "lang")
_FACETS = ("theme", "actor", "kind", "place", "country", "publisher", "year", "status")
_LEFT_TO_READERS = frozenset({"marked"})
"""States that the page cannot know."""
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def data(results: Results, texts: Texts) -> str:
    """The JSON, escaped so that it may stand in a `<script>` element."""
    from json import JSONEncoder

    encode = JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
    index, events = results.index, results.events
    values = {field: _used(field, events, index.dossier) for field in _NAMED}
    document: Json = {
        "langs": texts.langs,
        "example": examples(results, texts),
        "say": {key: texts.pairs(phrase) for key, phrase in MESSAGES.items()},
        **_language(texts),
        "names": {field: _names(field, values[field], index, texts) for field in _NAMED if field != "source"},
        "years": _years(results, texts),
        "events": list(_events(results, texts, values["publisher"])),
    }
    return encode(document).translate(_ESCAPES)


def examples(results: Results, texts: Texts) -> list[dict[str, str]]:
    """For each language of the page, a theme and a year that it has, to show how they are asked for; a usual one where it has none."""
    counts = Counter(theme for event in results.events for theme in event.themes)
    labels = [(texts.pairs(results.index.dossier.themes[theme]), theme) for theme, _ in counts.most_common()]
    short = (pair for pair, _ in labels if all(_ONE_WORD.fullmatch(label) for label in pair))
    usual = texts.pairs(_USUAL) if not labels else [labels[0][1]] * len(texts.langs)
    years = (event.date.start.year for event in results.events[-1:] if event.date.start)
    year = str(next((year for year in years if 999 < year < 10_000), 2000))
    return [{"theme": label.lower(), "year": year} for label in next(short, usual)]


_ONE_WORD = re.compile(r"[^\W\d_]{3,14}")
"""A label that is typed as it stands."""
_USUAL = Phrase("histoire", "history")


def _language(texts: Texts) -> Json:
    """The words of queries: fields with their labels, states, things, operators, units, months and seasons."""
    fields = {spelling: name for spelling, name in FIELD_SPELLINGS.items() if name != "view"}
    states_ = {spelling: name for spelling, name in STATE_SPELLINGS.items() if name not in _LEFT_TO_READERS}
    return {
        "fields": fields,
        "typed": {name: texts.pairs(field.word.typed) for name, field in FIELDS.items() if name != "view"},
        "none": {name: texts.pairs(field.none) for name, field in FIELDS.items() if name != "view"},
        "facets": {name: texts.pairs(FIELDS[name].label if name in FIELDS else _YEARS) for name in _FACETS},
        "operators": dict(OPERATORS),
        "states": states_,
        "things": dict(THING_SPELLINGS),
        "units": {unit: days for unit, (_, days) in UNITS.items()},
        "months": {
            fold(word).rstrip("."): number
            for names in (MONTHS, SHORT_MONTHS)
            for number, phrase in enumerate(names, 1)
            for word in phrase
        },
        "seasons": {fold(word): number for number, phrase in enumerate(SEASONS, 21) for word in phrase},
    }


_YEARS = Phrase("Années", "Years")


def _used(field: str, events: Iterable[Event], dossier: Dossier) -> dict[str, str]:
    """The values that the events have for a field; publishers that fold alike under one name."""
    values = dict.fromkeys(value for event in events for value in states.VALUES[field](event, dossier) if value)
    if field != "publisher":
        return {value: value for value in values}
    names = publishers(dossier)
    return {value: names[fold(value)] for value in values}


def _names(field: str, values: Mapping[str, str], index: Index, texts: Texts) -> Json:
    """For each value its label in each language of the page, then every other name it goes by."""
    named: Json = {}
    for value in sorted(set(values.values())):
        label = index.vocabulary.label(field, value)
        shown = texts.pairs(label)
        others = dict.fromkeys(name for name in _others(field, value, label, index.dossier) if name not in shown)
        named[value] = [*shown, *others]
    return named


def _others(field: str, value: str, label: Localized | str, dossier: Dossier) -> Iterator[str]:
    if isinstance(label, Localized):
        yield from (text for _, text in label.items())
    if field == "actor":
        yield from dossier.actors[value].aliases
    if field == "lang" and value in LANGUAGES:
        yield from (*LANGUAGES[value].typed, *LANGUAGES[value].also)


def _years(results: Results, texts: Texts) -> list[list[str]]:
    """The years that the events touch, as typed and as said."""
    facet = next(facet for facet in results.index.facets(results) if facet.field == "year")
    return [[value.value, *texts.pairs(value.label)] for value in facet.values if value.count]


def _events(results: Results, texts: Texts, published: Mapping[str, str]) -> Iterator[Json]:
    index = results.index
    dossier, there = index.dossier, {event.id for event in results.events}
    flags = {
        "is": _flags("is", (name for name in states.STATES), index),
        "has": _flags("has", _things(dossier), index),
        "missing": _flags("missing", _things(dossier), index),
    }
    for event in results.events:
        position = index.positions[event.id]
        fields = {field: dict.fromkeys(filter(None, states.VALUES[field](event, dossier))) for field in _NAMED}
        fields["publisher"] = dict.fromkeys(published[name] for name in fields["publisher"])
        linked = [link.to for link in event.links] + [other for other, _ in index.back_links.get(event.id, ())]
        record = {
            "id": event.id,
            **_bounds(event.date),
            **{field: list(values) for field, values in fields.items()},
            **{field: [name for name, held in table.items() if held >> position & 1]
               for field, table in flags.items()},
            "linked": [other for other in dict.fromkeys(linked) if other in there],
            "more": list(_unshown(event, texts)),
        }  # fmt: skip
        yield {key: value for key, value in record.items() if value not in ([], "")}


def _flags(field: str, names: Iterable[str], index: Index) -> dict[str, int]:
    """For each flag of a field, the set of the events for which it holds (see `core.bits`)."""
    held = index.conditions.holding
    return {name: held(Term(field, (name,)), frozenset()) for name in names}


def _things(dossier: Dossier) -> list[str]:
    plain = dict.fromkeys(THING_SPELLINGS.values())
    return [*plain, *(f"{name}.{tag}" for name in ("title", "summary") for tag in dossier.languages)]


def _bounds(date: Date) -> Json:
    """First and last second; an end that is open or unknown has none, and one that is unknown is nowhere surely."""
    bounds: Json = {"from": date.earliest, "to": date.latest}
    found = {key: second for key, second in bounds.items() if second not in (None, OPEN_PAST, OPEN_FUTURE)}
    return found if None not in bounds.values() else {**found, "unknown": 1}


def _unshown(event: Event, texts: Texts) -> Iterator[str]:
    """Texts in languages that the page does not show: they are found all the same."""
    for text in (event.title, event.summary, *event.disagreements):
        shown = {text.spoken(lang) for lang in texts.langs}
        yield from (said for tag, said in text.items() if tag not in shown)
