"""The events as slides for TimelineJS3: its JSON, and the CSV that its Google Sheets template takes.

- The axis gets years, months and days as far as they are known and no further; the slide's date is in words (`display_date`).
- TimelineJS3 compares an end with its start property by property of the start alone, and drops it when those are the same. So
  both have the same properties, "" for what only the other knows. An end that would come to stand before its start (1956, placed
  on 1 January) is written as its last day, as finely as the start.
- A season, a decade, a century and a "between" become a span; an open or unknown end is left out; without a known beginning the
  slide stands at its end. The words say which.
- Years are those of JavaScript: 0 is 1 BC. TimelineJS3 labels them by their bare number, one off, so dates before year 1 bring
  their own words; the ticks of the axis stay one off. Beyond JavaScript's years an event is left out.
- `text` is HTML whose every text is escaped, in one element with `data-event` (the id) and `data-edtf`. TimelineJS3 takes the
  markup out of a group's name, then sets what is left as HTML: a name never has a bracket or the start of an entity.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO, NamedTuple

from relations_tui.core.dates import OPEN_FUTURE, OPEN_PAST, Date, Point, Precision, day_of
from relations_tui.core.index import Results
from relations_tui.core.model import Event
from relations_tui.core.names import point_name
from relations_tui.core.phrases import Lang
from relations_tui.export import Loss, Options, losses
from relations_tui.export.account import account, of_dossier, paragraphs
from relations_tui.export.memo import PLACES, THEMES
from relations_tui.export.records import Wording

Moment = dict[str, int | str]
"""A date of TimelineJS3: `year`, `month`, `day`, `hour`, `minute`, `second` as far as known, and perhaps `display_date`."""

_YEARS = range(-271_820, 275_760)
_DEPTHS: Mapping[Precision, int] = {Precision.SECOND: 3, Precision.DAY: 3, Precision.MONTH: 2, Precision.SEASON: 2}
_UNITS = ("year", "month", "day")
_CLOCK = ("hour", "minute", "second")
_BROAD = (Precision.SEASON, Precision.DECADE, Precision.CENTURY)
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_ENTITY = re.compile(r"&(?=[A-Za-z#])")


class Slide(NamedTuple):
    """One event, or the title, which has no date; `headline` and `text` are HTML, the rest is text."""

    id: str
    start: Moment
    end: Moment
    words: str
    headline: str
    text: str
    group: str


def write_timelinejs(results: Results, stream: BinaryIO, options: Options) -> tuple[Loss, ...]:
    """The JSON, one slide a line."""
    from json import JSONEncoder

    encode = JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
    title, *slides = _slides(results, options)
    lines = ",\n".join(encode(_event(slide)) for slide in slides)
    head = encode({"unique_id": title.id, "text": {"headline": title.headline, "text": title.text}, "autolink": False})
    stream.write(f'{{"title":{head},\n"scale":"human",\n"events":[\n{lines}\n]}}\n'.encode())
    return _losses(results, options.lang)


_ROWS = 1_000
"""As many as TimelineJS3 asks a sheet for, the headers and the title among them."""
_COLUMNS = (
    *(
        "Year",
        "Month",
        "Day",
        "Time",
        "End Year",
        "End Month",
        "End Day",
        "End Time",
        "Display Date",
        "Headline",
        "Text",
    ),
    *("Media", "Media Credit", "Media Caption", "Media Thumbnail", "Alt Text", "Type", "Group", "Background"),
)


def write_timelinejs_csv(results: Results, stream: BinaryIO, options: Options) -> tuple[Loss, ...]:
    """The same slides as rows of the template: RFC 4180, UTF-8 without a byte order mark."""
    import csv
    from io import StringIO

    title, *slides = _slides(results, options)
    text = StringIO(newline="")
    table = csv.DictWriter(text, _COLUMNS, restval="", lineterminator="\r\n")
    table.writeheader()
    table.writerow(_row(title) | {"Type": "title"})
    table.writerows(_row(slide) for slide in slides)
    stream.write(text.getvalue().encode())
    unread = losses.found(losses.beyond_rows(slide.id for slide in slides[_ROWS - 2 :]))
    return unread + _losses(results, options.lang)


def _event(slide: Slide) -> dict[str, object]:
    event: dict[str, object] = {"unique_id": slide.id, "start_date": slide.start}
    if slide.end:
        event["end_date"] = slide.end
    event |= {"display_date": slide.words, "text": {"headline": slide.headline, "text": slide.text}}
    if slide.group:
        event["group"] = slide.group
    return event | {"autolink": False}


def _row(slide: Slide) -> dict[str, int | str]:
    """The row of a slide. A sheet reckons with what begins like a formula: HTML gets a reference, a text a blank."""
    row: dict[str, int | str] = {}
    for lead, moment in (("", slide.start), ("End ", slide.end)):
        row |= {f"{lead}{unit.title()}": moment.get(unit, "") for unit in _UNITS}
        row[f"{lead}Time"] = ":".join(f"{moment[unit]:02}" for unit in _CLOCK if unit in moment)
    formula = slide.headline[:1] in ("=", "+", "-", "@")
    headline = f"&#{ord(slide.headline[0])};{slide.headline[1:]}" if formula else slide.headline
    group = f" {slide.group}" if slide.group[:1] in ("=", "+", "-", "@") else slide.group
    return row | {"Display Date": slide.words, "Headline": headline, "Text": slide.text, "Group": group}


def _slides(results: Results, options: Options) -> Iterator[Slide]:
    """The title, then the events that fit."""
    dossier = results.index.dossier
    wording = Wording(dossier, options.lang)
    told = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in of_dossier(results, wording, options))
    name = dossier.id
    while name in dossier.by_id:
        name += "-title"
    yield Slide(name, {}, {}, "", escape(wording.pick(dossier.title) or dossier.id), told, "")
    for event in results.events:
        if _fits(event.date):
            yield _slide(event, wording, private=options.private)


def _slide(event: Event, wording: Wording, *, private: bool) -> Slide:
    start, end = moments(event.date, wording.lang)
    return Slide(
        event.id,
        start,
        end,
        wording.date(event.date),
        escape(wording.title(event)),
        _text(event, wording, private=private),
        plain(next(iter(wording.themes(event)), "")),
    )


def _text(event: Event, wording: Wording, *, private: bool) -> str:
    told = account(event, wording, private=private)
    where = ((PLACES, ", ".join(wording.places(event))), (THEMES, ", ".join(wording.themes(event))))
    facts = (*((label.say(wording.lang), text) for label, text in where if text), *told.facts)
    lines = [f"<p>{escape(line)}</p>" for line in (*told.paragraphs, told.standing)]
    for label, text in facts:
        said = "<br>".join(escape(line) for line in paragraphs(text))
        lines.append(f"<p><strong>{escape(label + wording.colon)}</strong>{said}</p>")
    cited = "".join(f"<li>{escape(source.text)}{_links(source.addresses)}</li>" for source in told.sources)
    lines.append(f"<ol>{cited}</ol>" if cited else "")
    return f'<div data-event="{escape(event.id)}" data-edtf="{escape(event.date.edtf)}">{"".join(lines)}</div>'


def _links(addresses: Iterable[str]) -> str:
    """Links that show the host alone: a whole address would break the lines of a slide."""
    return "".join(f' <a href="{escape(address)}">{escape(address.split("/")[2])}</a>' for address in addresses)


def moments(date: Date, lang: Lang) -> tuple[Moment, Moment]:
    """The start and the end of a date that has one of them; the end is empty where there is none to give."""
    start, end = _moment(date.start, date.earliest, lang), _moment(date.end, date.latest, lang)
    if date.form == "point":
        return start, end if date.precision in _BROAD and start != end else {}
    if not start or not end or start == end:
        return start or end, {}
    if _placed(end) <= _placed(start):
        end = _cut(date.latest or 0, max(_depth(start), _depth(end))) | _own_words(end)
    units = [unit for unit in _UNITS if unit in start or unit in end]
    return {**dict.fromkeys(units, ""), **start}, {**dict.fromkeys(units, ""), **end}


def _moment(point: Point | None, second: int | None, lang: Lang) -> Moment:
    if point is None or second is None or second in (OPEN_PAST, OPEN_FUTURE):
        return {}
    moment = _cut(second, _DEPTHS.get(point.precision, 1))
    if point.time:
        moment |= zip(_CLOCK, (int(part) for part in point.time[:8].split(":")), strict=True)
    if point.year < 1:
        moment["display_date"] = point_name(point, lang)
    return moment


def _cut(second: int, depth: int) -> Moment:
    return dict(zip(_UNITS[:depth], day_of(second), strict=False))


def _own_words(moment: Moment) -> Moment:
    return {unit: words for unit, words in moment.items() if unit == "display_date"}


def _depth(moment: Moment) -> int:
    return sum(unit in moment for unit in _UNITS)


def _placed(moment: Moment) -> tuple[int, ...]:
    """Where TimelineJS3 places it: what is missing is the first."""
    return tuple(int(moment.get(unit, 1)) for unit in _UNITS)


def _fits(date: Date) -> bool:
    bounds = (second for second in (date.earliest, date.latest) if second not in (None, OPEN_PAST, OPEN_FUTURE))
    return all(day_of(second or 0)[0] in _YEARS for second in bounds)


def escape(text: str) -> str:
    """A text as HTML, in an element or an attribute, on one line."""
    return " ".join(text.split("\n")).translate(_ESCAPES)


def plain(label: str) -> str:
    """A text that is the same text for whoever takes it for HTML, once or twice."""
    label = " ".join(label.split())
    return _ENTITY.sub("\uff06", label.replace("<", "\u2039").replace(">", "\u203a"))


def _losses(results: Results, lang: Lang) -> tuple[Loss, ...]:
    dossier, events = results.index.dossier, results.events
    kept = [event for event in events if _fits(event.date)]
    return losses.found(
        losses.out_of_range(event for event in events if not _fits(event.date)),
        losses.spread(event for event in kept if _is_spread(event.date)),
        losses.unsigned(event for event in kept if event.date.approximate or event.date.uncertain),
        losses.open_ended(event for event in kept if event.date.start and _is_open(event.date.latest)),
        losses.unstarted(event for event in kept if not event.date.start),
        losses.one_year_off(event for event in kept if any("display_date" in one for one in moments(event.date, lang))),
        losses.other_themes(event for event in kept if len(event.themes) > 1),
        losses.other_languages(kept),
        losses.coordinates(dossier, kept),
        losses.aliases(dossier, kept),
    )


def _is_open(second: int | None) -> bool:
    return second is None or second in (OPEN_PAST, OPEN_FUTURE)


def _is_spread(date: Date) -> bool:
    """Whether what may be one moment is drawn as lasting."""
    if _is_open(date.earliest) or _is_open(date.latest):
        return False
    return date.form == "between" or (date.form == "point" and date.precision in _BROAD)
