"""The events as plain-text timelines: Markwhen, and Mermaid's `timeline` for a figure in a document.

Markwhen. An event is `DATE: title #theme`, its properties (`id`, `edtf`, `source`) on the next lines, a blank line, its text.
- Of EDTF it reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD` and two of these with a slash, and takes anything else that begins like a date
  (`2001-21`, a day that is none) for *now*: whatever is known otherwise is written by its first and last day, and the title ends
  with the date in words. An open or unknown end is left out; without a known beginning the event stands at its end.
- A line of text that looks like a date would be an event, one that begins with a bracket a task, with `#` a section, with `//` a
  comment: every one begins with `· `. `#` before a word would be a tag, `!` and `.start` references, `](` a link: none is left so.
- Tags are ASCII words: the ids of the themes, `_` for the hyphen. Years from 1 to 9998.

Mermaid. `PERIOD : event : event`, the period in words; events of one period that follow each other share it; the id and EDTF of
each stand in a comment before it, and its note when asked for. Whatever could be syntax is an entity (`#58;` for the colon). It is not to scale.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from json import JSONEncoder
from typing import BinaryIO

from relations_tui.core.dates import OPEN_FUTURE, OPEN_PAST, Date, Point, Precision, day_of, first_day, last_day
from relations_tui.core.index import Results
from relations_tui.core.model import Event
from relations_tui.core.text import is_web_address, line
from relations_tui.export import Loss, Options, losses, unsaid
from relations_tui.export.account import account, of_dossier
from relations_tui.export.memo import NOTE, PLACES, THEMES
from relations_tui.export.records import Wording

_YEARS = range(1, 9999)
_DEPTHS = {Precision.SECOND: 3, Precision.DAY: 3, Precision.MONTH: 2, Precision.YEAR: 1}
_TAG = re.compile(r"(^|\s)#(?=\w)")
_REFERENCE = re.compile(r"!(?=\w)|(?<!\w)\.(?=start|end)")
_WIDE = {"!": "！", ".": "．"}
_COMMENT = re.compile(r"(^|\s)//")
_SYNTAX = re.compile(r"[^\w .,()'!?/+-]|[ﬂ¶_]", re.ASCII)
_DIRECTIVE = re.compile("[%{}]")
_ROOM = 40
"""Events in a Mermaid timeline that stays legible."""


def write_markwhen(results: Results, stream: BinaryIO, options: Options) -> tuple[Loss, ...]:
    """The results as a Markwhen document."""
    wording = Wording(results.index.dossier, options.lang)
    kept = [event for event in results.events if _fits(event.date)]
    stream.writelines(f"{row}\n".encode() for row in _header(results, wording, options))
    for event in kept:
        stream.writelines(f"{row}\n".encode() for row in _entry(event, wording, private=options.private))
    return losses.found(
        losses.out_of_range(event for event in results.events if not _fits(event.date)),
        losses.spread(event for event in kept if _is_spread(event.date)),
        losses.unsigned(event for event in kept if event.date.approximate or event.date.uncertain),
        losses.unstarted(event for event in kept if not _is_known(event.date.earliest)),
        losses.open_ended(event for event in kept if not _is_known(event.date.latest)),
        losses.timeless(event for event in kept if event.date.precision == Precision.SECOND),
        losses.other_languages(kept),
        losses.coordinates(results.index.dossier, kept),
        losses.aliases(results.index.dossier, kept),
    )


def write_mermaid(results: Results, stream: BinaryIO, options: Options) -> tuple[Loss, ...]:
    """The results as a Mermaid timeline."""
    wording = Wording(results.index.dossier, options.lang)
    title = wording.pick(results.index.dossier.title) or results.index.dossier.id
    stream.write(f"timeline\n    title {entities(title)}\n".encode())
    about = of_dossier(results, wording, options)
    stream.writelines(f"    %% {_comment(told)}\n".encode() for told in about)
    for period, events in groupby(results.events, lambda event: wording.date(event.date)):
        stream.writelines(
            f"{row}\n".encode() for row in _period(period, tuple(events), wording, private=options.private)
        )
    return losses.found(
        unsaid.texts(results.events),
        unsaid.untied(results.events),
        unsaid.disputed(results.events),
        losses.other_languages(results.events),
        unsaid.crowded(results.events, _ROOM),
    )


def _period(period: str, events: tuple[Event, ...], wording: Wording, *, private: bool) -> Iterator[str]:
    """The comments and the one line of all events of a period."""
    for event in events:
        yield f"    %% {event.id} · {event.date.edtf}"
        if private and event.note:
            yield f"    %% {NOTE.say(wording.lang)}{wording.colon}{_comment(event.note)}"
    titles = " : ".join(entities(wording.title(event)) for event in events)
    yield f"    {entities(period)} : {titles}"


def entities(text: str) -> str:
    """A text in which Mermaid finds no syntax: anything in ASCII but letters, digits and plain punctuation is a number."""
    return _SYNTAX.sub(_entity, " ".join(line(text).split(" "))).strip() or "#8211;"


def _comment(text: str) -> str:
    """A text as a comment, in which nothing can be a directive (`%%{init: …}%%`), which Mermaid looks for everywhere."""
    return _DIRECTIVE.sub(_entity, line(text))


def _entity(found: re.Match[str]) -> str:
    sign = found[0]
    return sign if not sign.isascii() and sign not in "ﬂ¶" else f"#{ord(sign)};"


def _header(results: Results, wording: Wording, options: Options) -> Iterator[str]:
    """The front matter (YAML, in which a JSON string is one); a sign that would be a tag there is not."""
    encode = JSONEncoder(ensure_ascii=False).encode
    title = wording.pick(results.index.dossier.title) or results.index.dossier.id
    yield "---"
    yield f"title: {encode(line(title).replace('#', '＃'))}"
    if about := " — ".join(of_dossier(results, wording, options)):
        yield f"description: {encode(line(about).replace('#', '＃'))}"
    yield from ("timezone: UTC", "---", "")


def _entry(event: Event, wording: Wording, *, private: bool) -> Iterator[str]:
    title = text_of(wording.title(event))
    if title.lstrip().startswith("["):
        title = f"· {title}"
    if _is_rough(event.date):
        title = f"{title} — {text_of(wording.date(event.date))}"
    tags = "".join(f" #{_tag(theme)}" for theme in event.themes)
    yield f"{when(event.date)}: {title}{tags}"
    yield f'id: "{event.id}"'
    yield f'edtf: "{event.date.edtf}"'
    sources = (wording.dossier.sources[citation.source].url for citation in event.citations)
    if address := next((url for url in sources if is_web_address(url)), ""):
        yield f'source: "{address}"'
    yield ""
    yield from (f"· {text_of(told)}" for told in _told(event, wording, private=private))
    yield ""


def _told(event: Event, wording: Wording, *, private: bool) -> Iterator[str]:
    """What there is to say of an event; a text may have several lines."""
    told = account(event, wording, private=private)
    yield from told.paragraphs
    yield told.standing
    for label, names in ((PLACES, wording.places(event)), (THEMES, wording.themes(event))):
        if names:
            yield f"{label.say(wording.lang)}{wording.colon}{', '.join(names)}"
    for name, text in told.facts:
        yield f"{name}{wording.colon}{text}"
    for cited in told.sources:
        yield " · ".join((cited.text, *cited.addresses))


def text_of(text: str) -> str:
    """A text on one line, in which Markwhen finds no tag, no reference, no comment and no link of its own."""
    said = _COMMENT.sub(r"\1/ /", _TAG.sub(r"\1＃", line(text)))
    return _REFERENCE.sub(lambda found: _WIDE[found[0]], said).replace("](", "] (")


def _tag(theme: str) -> str:
    """The id of a theme as a tag, which is a word and not a number."""
    tag = re.sub(r"\W", "_", theme, flags=re.ASCII)
    return f"_{tag}" if tag.isdigit() else tag


def when(date: Date) -> str:
    """The date as Markwhen reads it; only for one that fits."""
    first = _written(date.start, first_day(date)) if date.form != "between" else first_day(date)
    last = _written(date.end, last_day(date)) if date.form != "between" else last_day(date)
    if not _is_known(date.earliest):
        return last
    if not _is_known(date.latest):
        return first
    if date.form == "point" and date.precision in _DEPTHS:
        return first
    return f"{first}/{last}"


def _written(point: Point | None, day: str) -> str:
    """A year, a month or a day as finely as it is known; the day where it is known otherwise."""
    if point is None or point.precision not in _DEPTHS:
        return day
    parts = (f"{point.year:04}", f"{point.month or 0:02}", f"{point.day or 0:02}")
    return "-".join(parts[: _DEPTHS[point.precision]])


def _is_known(bound: int | None) -> bool:
    return bound is not None and bound not in (OPEN_PAST, OPEN_FUTURE)


def _fits(date: Date) -> bool:
    """Whether its days, as far as they are known, have years of four digits; one of them always is known."""
    bounds = (date.earliest, date.latest)
    known = [bound for bound in bounds if bound is not None and bound not in (OPEN_PAST, OPEN_FUTURE)]
    return all(day_of(bound)[0] in _YEARS for bound in known)


def _is_spread(date: Date) -> bool:
    """Whether its days are those it may mean rather than those it lasted."""
    if not _is_known(date.earliest) or not _is_known(date.latest):
        return False
    ends = (date.start, date.end)
    return date.form == "between" or any(end is not None and end.precision not in _DEPTHS for end in ends)


def _is_rough(date: Date) -> bool:
    """Whether what is written of it says less than its words."""
    return when(date) != date.edtf
