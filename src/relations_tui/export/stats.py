"""What a chronology holds and lacks: counts, coverage, gaps and bursts, to be read or as JSON.

One rule: both forms say the same of the same events; the text leaves out the tail of long lists and says so.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, BinaryIO, NamedTuple

from relations_tui.core import rhythm, words
from relations_tui.core.civil import DAY_SECONDS
from relations_tui.core.coverage import Coverage, coverage
from relations_tui.core.dates import iso_day, parse
from relations_tui.core.facets import Facet, FacetValue
from relations_tui.core.index import Results
from relations_tui.core.model import Event, Localized
from relations_tui.core.phrases import Lang, Phrase, counted
from relations_tui.core.silences import Known, length
from relations_tui.export import Options
from relations_tui.export.records import Wording

VERSION = 1
"""Of the JSON: raised when a key changes its meaning or goes, not when one is added."""
_LISTED = 12
"""Values of a count, or events of a burst, that the text shows."""
_NAMED = 6
"""Ids that the text shows after a number."""
_TALLIES = ("kind", "theme", "actor", "year", "status")

_COLON = Phrase("\u00a0: ", ": ")
_EVENTS = Phrase("{count} événement", "{count} event"), Phrase("{count} événements", "{count} events")
_MORE = Phrase("… et {count} autre", "… and {count} more"), Phrase("… et {count} autres", "… and {count} more")
_COVERAGE = Phrase("Ce sur quoi ils reposent", "What they rest on")
_LACKING = Phrase("Ce qui manque à leurs sources", "What their sources lack")
_TRANSLATIONS = Phrase("Titres ou résumés à traduire", "Titles or summaries to translate")
_GAPS = Phrase("Les plus longs intervalles sans événement", "The longest gaps without an event")
_BURSTS = Phrase(
    "Les périodes les plus denses ({days} jours au plus)", "The densest stretches ({days} days at most)"
).fill(days=rhythm.WINDOW)
_CITING = (
    Phrase("à {count} source", "with {count} source"),
    Phrase("à {count} sources", "with {count} sources"),
)
_NONE_CITED = Phrase("sans source", "without a source")
_SINGLE = Phrase("à une seule source indépendante", "with a single independent source")
_INDEPENDENT = Phrase("à deux sources indépendantes ou plus", "with two independent sources or more")
_QUOTED = Phrase("avec une citation exacte", "with an exact quotation")
_SOURCES = Phrase("source citée", "cited source"), Phrase("sources citées", "cited sources")
_ACCOUNTS = (
    Phrase("indépendante parmi elles", "independent among them"),
    Phrase("indépendantes parmi elles", "independent among them"),
)
_LACKS = {
    "title": Phrase("titre", "title"),
    "date": Phrase("date", "date"),
    "url": Phrase("adresse", "address"),
    "archive": Phrase("copie archivée", "archived copy"),
}
_AFTER = Phrase("après", "after")
_BEFORE = Phrase("avant", "before")
_DURING = Phrase("peut être en cours", "may be going on")
_NOTHING = Phrase("rien", "nothing")
_PACES = {
    "theme": Phrase("Le rythme de chaque thème", "The rhythm of each theme"),
    "actor": Phrase("Le rythme de chaque acteur", "The rhythm of each actor"),
}
_PACED = 6
"""Themes, or actors, whose rhythm the text shows."""
_SILENT = Phrase(
    "{length} sans événement{colon}{after} → {before}", "{length} without an event{colon}{after} → {before}"
)
_SILENT_BUT = Phrase(
    "{length} sans nouvel événement{colon}{after} → {before}", "{length} without a new event{colon}{after} → {before}"
)
"""Where an event may be going on meanwhile."""
_DENSE = Phrase("{events} en {length}{colon}{days}", "{events} in {length}{colon}{days}")


class Statistics(NamedTuple):
    """All that is told of the results of a search."""

    results: Results
    facets: tuple[Facet, ...]
    coverage: Coverage
    gaps: tuple[rhythm.Gap, ...]
    bursts: tuple[rhythm.Burst, ...]
    paces: Mapping[str, tuple[rhythm.Pace, ...]]
    """The rhythm of each theme and of each actor that has events enough, by "theme" and "actor"."""


def statistics(results: Results) -> Statistics:
    """Counted once, for either form."""
    facets = {facet.field: facet for facet in results.index.facets(results)}
    return Statistics(
        results,
        tuple(facets[field] for field in _TALLIES),
        coverage(results.events, results.index.dossier),
        rhythm.gaps(results.events),
        rhythm.bursts(results.events),
        rhythm.of_parts(results.events),
    )


def write_stats(results: Results, stream: BinaryIO, options: Options) -> None:
    """As text, a number and what it counts on each line, as UTF-8 with LF."""
    found = statistics(results)
    wording = Wording(results.index.dossier, options.lang)
    count = counted(len(results.events), *_EVENTS).say(options.lang)
    lines = [f"{wording.pick(results.index.dossier.title)}{wording.colon}{count}"]
    if query := results.query.text(options.lang):
        lines.append(query)
    if options.view:
        lines.append(wording.view(options.view))
    for facet in found.facets:
        lines += ["", facet.label.say(options.lang), *_tally(facet, options.lang)]
    lines += ["", _COVERAGE.say(options.lang), *_rested_on(found.coverage, options.lang)]
    lines += ["", _LACKING.say(options.lang), *_ids(found.coverage.lacking, _LACKS, options.lang)]
    lines += ["", _TRANSLATIONS.say(options.lang), *_ids(found.coverage.untranslated, {}, options.lang)]
    lines += ["", _GAPS.say(options.lang), *_or_nothing(map(partial(_gap, wording=wording), found.gaps), options.lang)]
    bursts = (_burst(burst, wording) for burst in found.bursts)
    lines += ["", _BURSTS.say(options.lang), *_or_nothing(bursts, options.lang)]
    for field, paces in found.paces.items():
        if paces:
            lines += ["", _PACES[field].say(options.lang), *_paced(paces, field, wording)]
    stream.write(("\n".join(lines) + "\n").encode())


def _paced(paces: tuple[rhythm.Pace, ...], field: str, wording: Wording) -> Iterator[str]:
    """The number of events of each, its longest gaps and its bursts."""
    for pace in paces[:_PACED]:
        label = part_name(pace.value, field, wording)
        yield _row(pace.events, label if label == pace.value else f"{label} ({pace.value})")
        for gap in pace.gaps:
            yield f"{'':>7}{silence(gap, wording)}"
        for burst in pace.bursts:
            yield f"{'':>7}{density(burst, wording)}"
    if len(paces) > _PACED:
        yield f"{'':>7}{counted(len(paces) - _PACED, *_MORE).say(wording.lang)}"


def part_name(value: str, field: str, wording: Wording) -> str:
    """The name of a theme or of an actor."""
    dossier = wording.dossier
    return wording.pick(dossier.themes[value] if field == "theme" else dossier.actors[value].name)


def silence(gap: rhythm.Gap, wording: Wording) -> str:
    """A gap in one line: how long, and between which dates."""
    after, before = wording.date(gap.after.date), wording.date(gap.before.date)
    told = length(gap.days, gap.known, wording.lang)
    said = _SILENT_BUT if gap.during else _SILENT
    return said.fill(length=told, colon=wording.colon, after=after, before=before).say(wording.lang)


def density(burst: rhythm.Burst, wording: Wording) -> str:
    """A burst in one line: how many events in how long, and when."""
    events = counted(len(burst.events), *_EVENTS).say(wording.lang)
    days = words.duration((burst.last + 1 - burst.first) // DAY_SECONDS, wording.lang)
    said = _DENSE.fill(events=events, length=days, colon=wording.colon, days=wording.date(parse(_days(burst))))
    return said.say(wording.lang)


def _tally(facet: Facet, lang: Lang) -> Iterator[str]:
    """Years all and in order, of others the first few."""
    values = [value for value in facet.values if value.count]
    shown = values if facet.field == "year" else values[:_LISTED]
    for value in shown:
        label = _label(value, lang)
        yield _row(value.count, label if label == value.value else f"{label} ({value.value})")
    if len(values) > len(shown):
        yield f"{'':>7}{counted(len(values) - len(shown), *_MORE).say(lang)}"
    if not values:
        yield _row(0, _NOTHING.say(lang))


def _label(value: FacetValue, lang: Lang) -> str:
    return value.label.pick(lang) if isinstance(value.label, Localized) else value.label


def _row(count: int, said: str) -> str:
    return f"{count:>5}  {said}"


def _rested_on(found: Coverage, lang: Lang) -> Iterator[str]:
    for number, events in found.sources_an_event.items():
        said = counted(number, *_CITING) if number else _NONE_CITED
        yield _row(events, f"{said.say(lang)}{_some(found.unsourced, lang) if not number else ''}")
    yield _row(found.independent, _INDEPENDENT.say(lang))
    yield _row(len(found.single), _SINGLE.say(lang) + _some(found.single, lang))
    yield _row(found.quoted, _QUOTED.say(lang))
    yield _row(found.sources, counted(found.sources, *_SOURCES).say(lang))
    yield _row(found.accounts, counted(found.accounts, *_ACCOUNTS).say(lang))


def _ids(ids: Mapping[str, tuple[str, ...]], names: Mapping[str, Phrase], lang: Lang) -> Iterator[str]:
    """For each name, how many and which."""
    for name, listed in ids.items():
        yield _row(len(listed), (names[name].say(lang) if name in names else name) + _some(listed, lang))


def _some(ids: tuple[str, ...], lang: Lang) -> str:
    """The first few ids after a colon, when there are any."""
    if not ids:
        return ""
    rest = f" {counted(len(ids) - _NAMED, *_MORE).say(lang)}" if len(ids) > _NAMED else ""
    return f"{_COLON.say(lang)}{', '.join(ids[:_NAMED])}{rest}"


def _gap(gap: rhythm.Gap, wording: Wording) -> str:
    """How long, after what, before what; and what may still go on in it."""
    rows = [f"  {length(gap.days, gap.known, wording.lang)}"]
    during = ((_DURING, event) for event in gap.during if event not in (gap.after, gap.before))
    for lead, event in ((_AFTER, gap.after), (_BEFORE, gap.before), *during):
        rows.append(f"    {lead.say(wording.lang)}{wording.colon}{_named(event, wording)}")
    return "\n".join(rows)


def _burst(burst: rhythm.Burst, wording: Wording) -> str:
    """How many events, from when to when, and which."""
    rows = [_row(len(burst.events), wording.date(parse(_days(burst))))]
    rows += [f"{'':>7}{_named(event, wording)}" for event in burst.events[:_LISTED]]
    if len(burst.events) > _LISTED:
        rows.append(f"{'':>7}{counted(len(burst.events) - _LISTED, *_MORE).say(wording.lang)}")
    return "\n".join(rows)


def _days(burst: rhythm.Burst) -> str:
    """The days of a burst in EDTF."""
    first, last = iso_day(burst.first), iso_day(burst.last)
    return first if first == last else f"{first}/{last}"


def _named(event: Event, wording: Wording) -> str:
    return f"{wording.date(event.date)} — {wording.title(event)} [{event.id}]"


def _or_nothing(rows: Iterable[str], lang: Lang) -> list[str]:
    return list(rows) or [_row(0, _NOTHING.say(lang))]


def write_stats_json(results: Results, stream: BinaryIO, options: Options) -> None:
    """As one JSON document: the shape below, under `"format": "relations-tui-stats"`."""
    from json import dumps

    found = statistics(results)
    document = {
        "format": "relations-tui-stats",
        "version": VERSION,
        "dossier": results.index.dossier.id,
        "language": options.lang,
        "query": str(results.query),
        "as_of": options.view.date.edtf if options.view else None,
        "events": len(results.events),
        "counts": {facet.field: list(_counts(facet, options.lang)) for facet in found.facets},
        "coverage": _covered(found.coverage),
        "gaps": [_gap_shape(gap) for gap in found.gaps],
        "bursts": [_burst_shape(burst) for burst in found.bursts],
        "rhythm": {field: [_pace_shape(pace) for pace in paces] for field, paces in found.paces.items()},
    }
    stream.write((dumps(document, ensure_ascii=False, allow_nan=False, indent=2) + "\n").encode())


def _counts(facet: Facet, lang: Lang) -> Iterator[dict[str, Any]]:
    for value in facet.values:
        if value.count:
            yield {"value": value.value, "label": _label(value, lang), "count": value.count}


def _covered(found: Coverage) -> dict[str, Any]:
    return {
        "sources": found.sources,
        "accounts": found.accounts,
        "events_by_sources": {str(number): events for number, events in found.sources_an_event.items()},
        "independent": found.independent,
        "quoted": found.quoted,
        "unsourced": found.unsourced,
        "single": found.single,
        "lacking": found.lacking,
        "untranslated": found.untranslated,
    }


def _gap_shape(gap: rhythm.Gap) -> dict[str, Any]:
    return {
        "days": gap.days,
        "exact": gap.known == Known.EXACTLY,
        "after": gap.after.id,
        "before": gap.before.id,
        "during": [event.id for event in gap.during],
        "approximate": gap.known == Known.ABOUT,
    }


def _burst_shape(burst: rhythm.Burst) -> dict[str, Any]:
    return {
        "first": iso_day(burst.first),
        "last": iso_day(burst.last),
        "count": len(burst.events),
        "events": [event.id for event in burst.events],
    }


def _pace_shape(pace: rhythm.Pace) -> dict[str, Any]:
    return {
        "value": pace.value,
        "events": pace.events,
        "gaps": [_gap_shape(gap) for gap in pace.gaps],
        "bursts": [_burst_shape(burst) for burst in pace.bursts],
    }


REPORTS: Mapping[str, Callable[[Results, BinaryIO, Options], None]] = {"text": write_stats, "json": write_stats_json}
"""The forms, by the name `--report` gives them."""
