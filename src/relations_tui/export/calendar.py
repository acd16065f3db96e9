"""The events as a calendar: iCalendar (RFC 5545, RFC 7986), UTF-8, CRLF, one all-day VEVENT an event.

Written by hand rather than by a library: few properties are needed, the bytes may not change with a library's version, and a
line is folded where a word ends, so that what stands in the file can still be found in it.

- `UID` is `ID@DOSSIER.relations-tui`, for ever: importing again updates. `DTSTAMP` is the day the dossier was updated.
- `DTSTART` and `DTEND` are dates without a time; `DTEND` is the day after the last (RFC 5545 §3.6.1).
- A date that is not known to the day spans the days it may mean, its words stand in the title, and the event is tentative; so is
  one whose status is not confirmed. An open or unknown end gets no `DTEND`. `X-EDTF` is the date as written.
- An event that begins before year 1, ends after 9998 or has no known beginning is left out: readers refuse the whole file.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from relations_tui.core.agenda import Anniversary, told
from relations_tui.core.civil import DAY_SECONDS, day_of, day_of_number
from relations_tui.core.dates import OPEN_FUTURE, OPEN_PAST, Date, Precision
from relations_tui.core.index import Results
from relations_tui.core.model import Dossier, Event
from relations_tui.core.phrases import Phrase, same
from relations_tui.core.text import clean, is_web_address
from relations_tui.export import Loss, Options, losses
from relations_tui.export.account import account, of_dossier
from relations_tui.export.records import Wording

_OCTETS = 75
"""Of a line, its CRLF not counted (RFC 5545 §3.1)."""
_YEARS = range(1, 9999)
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_BEFORE_UPDATED = "1970-01-01"
_ANNIVERSARIES = Phrase("{title}\u00a0: anniversaires", "{title}: anniversaries")
_RELATIONS = {"part-of": "PARENT"}


def write_ics(results: Results, stream: BinaryIO, options: Options) -> tuple[Loss, ...]:
    """The results as one VCALENDAR."""
    wording = Wording(results.index.dossier, options.lang)
    kept = [event for event in results.events if _fits(event.date)]
    stream.writelines(fold(line) for line in _calendar(kept, results, wording, options))
    return _losses(results, kept)


def write_anniversaries(
    found: Sequence[Anniversary], results: Results, stream: BinaryIO, options: Options
) -> tuple[Loss, ...]:
    """Anniversaries of the results as one VCALENDAR, a day each.

    `UID` is `ID.anniversary-YEAR@DOSSIER.relations-tui`: a later calendar updates those of the same year. Each names its event
    as its parent; one whose year has no four digits is left out.
    """
    dossier, wording = results.index.dossier, Wording(results.index.dossier, options.lang)
    kept = [one for one in found if day_of_number(one.day)[0] in _YEARS]
    stamp = _stamp(dossier)
    lines = [*_head(_ANNIVERSARIES.fill(title=wording.pick(dossier.title) or dossier.id), results, wording, options)]
    for one in kept:
        uid = f"{one.event.id}.anniversary-{day_of_number(one.day)[0]}"
        lines += ["BEGIN:VEVENT", f"UID:{_uid(uid, dossier)}", f"DTSTAMP:{stamp}"]
        lines += [
            f"DTSTART;VALUE=DATE:{_day(one.day * DAY_SECONDS)}",
            f"DTEND;VALUE=DATE:{_day((one.day + 1) * DAY_SECONDS)}",
        ]
        lines += ["STATUS:CONFIRMED", "TRANSP:TRANSPARENT", f"SUMMARY:{escape(_anniversary(one, wording))}"]
        lines += [*_about(one.event, wording, private=options.private)]
        lines += [f"RELATED-TO;RELTYPE=PARENT:{_uid(one.event.id, dossier)}", "END:VEVENT"]
    stream.writelines(fold(line) for line in (*lines, "END:VCALENDAR"))
    events = list(dict.fromkeys(one.event for one in kept))
    return losses.found(
        losses.out_of_range(one.event for one in found if one not in kept),
        losses.other_languages(events),
        losses.coordinates(dossier, events),
        losses.aliases(dossier, events),
    )


def _anniversary(anniversary: Anniversary, wording: Wording) -> str:
    return f"{told(anniversary, wording.lang)}{wording.colon}{wording.title(anniversary.event)}"


def _losses(results: Results, kept: list[Event]) -> tuple[Loss, ...]:
    rest = [event for event in results.events if not _fits(event.date)]
    return losses.found(
        losses.unplaced(event for event in rest if not _has_beginning(event.date)),
        losses.out_of_range(event for event in rest if _has_beginning(event.date)),
        losses.spread(event for event in kept if _is_spread(event.date)),
        losses.open_ended(event for event in kept if not _has_end(event.date)),
        losses.timeless(event for event in kept if event.date.precision == Precision.SECOND),
        losses.other_languages(kept),
        losses.coordinates(results.index.dossier, kept),
        losses.aliases(results.index.dossier, kept),
    )


def _has_beginning(date: Date) -> bool:
    return date.earliest is not None and date.earliest != OPEN_PAST


def _has_end(date: Date) -> bool:
    return date.latest is not None and date.latest != OPEN_FUTURE


def _fits(date: Date) -> bool:
    """Whether its days can be written: years of four digits, the day after the last one too."""
    if date.earliest is None or date.earliest == OPEN_PAST or day_of(date.earliest)[0] not in _YEARS:
        return False
    return date.latest is None or date.latest == OPEN_FUTURE or day_of(date.latest)[0] in _YEARS


def _is_spread(date: Date) -> bool:
    """Whether its days are those it may mean rather than those it lasted."""
    return _has_end(date) and _is_fuzzy(date)


def _is_fuzzy(date: Date) -> bool:
    rough = date.precision > Precision.DAY or date.form == "between"
    return rough or date.approximate or date.uncertain or not _has_end(date)


def _calendar(kept: list[Event], results: Results, wording: Wording, options: Options) -> Iterator[str]:
    dossier = results.index.dossier
    yield from _head(same(wording.pick(dossier.title) or dossier.id), results, wording, options)
    there = {event.id for event in kept}
    stamp = _stamp(dossier)
    for event in kept:
        yield from ("BEGIN:VEVENT", f"UID:{_uid(event.id, dossier)}", f"DTSTAMP:{stamp}")
        yield from _when(event)
        yield from _what(event, wording, private=options.private)
        yield from _ties(event, dossier, there)
        yield "END:VEVENT"
    yield "END:VCALENDAR"


def _head(title: Phrase, results: Results, wording: Wording, options: Options) -> Iterator[str]:
    """What stands before the first event."""
    name = title.say(options.lang)
    about = "\n".join(of_dossier(results, wording, options))
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//relations-tui//chronology//{options.lang.upper()}")
    yield from ("CALSCALE:GREGORIAN", "REFRESH-INTERVAL;VALUE=DURATION:P1D")
    yield from (f"NAME:{escape(name)}", f"X-WR-CALNAME:{escape(name)}")
    if about:
        yield from (f"DESCRIPTION:{escape(about)}", f"X-WR-CALDESC:{escape(about)}")


def _stamp(dossier: Dossier) -> str:
    return _midnight(dossier.updated or _last_change(dossier))


def _last_change(dossier: Dossier) -> str:
    """The last day a record says it was added or changed: for a dossier that does not say when it was updated."""
    return max(
        (day for event in dossier.events for day in (event.added, event.changed) if day), default=_BEFORE_UPDATED
    )


def _uid(event: str, dossier: Dossier) -> str:
    return f"{event}@{dossier.id}.relations-tui"


def _when(event: Event) -> Iterator[str]:
    date = event.date
    yield f"DTSTART;VALUE=DATE:{_day(date.earliest or 0)}"
    if date.latest is not None and date.latest != OPEN_FUTURE:
        yield f"DTEND;VALUE=DATE:{_day(date.latest + DAY_SECONDS)}"
    yield f"X-EDTF:{escape(date.edtf)}"
    sure = event.status == "confirmed" and not _is_fuzzy(date)
    yield from ("STATUS:CONFIRMED" if sure else "STATUS:TENTATIVE", "TRANSP:TRANSPARENT")
    if event.added:
        yield f"CREATED:{_midnight(event.added)}"
    if changed := event.changed or event.added:
        yield f"LAST-MODIFIED:{_midnight(changed)}"


def _what(event: Event, wording: Wording, *, private: bool) -> Iterator[str]:
    title = wording.title(event)
    if _is_fuzzy(event.date) or event.date.precision == Precision.SECOND:
        title = f"{title} — {wording.date(event.date)}"
    yield f"SUMMARY:{escape(title)}"
    yield from _about(event, wording, private=private)


def _about(event: Event, wording: Wording, *, private: bool) -> Iterator[str]:
    """What is told of an event below its title."""
    yield f"DESCRIPTION:{escape(_description(event, wording, private=private))}"
    if places := wording.places(event):
        yield f"LOCATION:{escape(', '.join(places))}"
    if themes := wording.themes(event):
        yield f"CATEGORIES:{','.join(escape(theme) for theme in themes)}"
    addresses = (wording.dossier.sources[citation.source].url for citation in event.citations)
    if address := next((url for url in addresses if is_web_address(url)), ""):
        yield f"URL:{address}"


def _description(event: Event, wording: Wording, *, private: bool) -> str:
    told = account(event, wording, private=private)
    facts = (f"{label}{wording.colon}{text}" for label, text in told.facts)
    sources = (" · ".join((f"- {cited.text}", *cited.addresses)) for cited in told.sources)
    blocks = (told.paragraphs, (told.standing, *facts), sources)
    return "\n\n".join(block for lines in blocks if (block := "\n".join(lines)))


def _ties(event: Event, dossier: Dossier, there: Iterable[str]) -> Iterator[str]:
    """The links to events that are in the file; all of them are in the description in words."""
    for link in event.links:
        if link.to in there:
            yield f"RELATED-TO;RELTYPE={_RELATIONS.get(link.kind, 'SIBLING')}:{_uid(link.to, dossier)}"


def _day(second: int) -> str:
    # By hand: strftime does not pad years below 1000 everywhere.
    year, month, day = day_of(second)
    return f"{year:04}{month:02}{day:02}"


def _midnight(day: str) -> str:
    return f"{day.replace('-', '')}T000000Z"


def escape(text: str) -> str:
    """A text as a TEXT value (RFC 5545 §3.3.11), on one line."""
    text = _CONTROLS.sub("", clean(text)).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\n", "\\n")


def fold(line: str) -> bytes:
    """A line with its CRLF, in pieces of 75 octets or fewer (RFC 5545 §3.1); broken before a blank where there is one."""
    data = line.encode()
    pieces = []
    room = _OCTETS
    while len(data) > room:
        cut = _cut(data, room)
        pieces.append(data[:cut])
        data = data[cut:]
        room = _OCTETS - 1
    return b"\r\n ".join((*pieces, data)) + b"\r\n"


def _cut(data: bytes, room: int) -> int:
    """Where to break: before the last blank, else where neither a character nor an escape is torn."""
    blank = data.rfind(b" ", room // 2, room + 1)
    if blank > 0:
        return blank
    cut = room
    while data[cut] & 0xC0 == 0x80:
        cut -= 1
    escapes = cut - len(data[:cut].rstrip(b"\\"))
    return cut - escapes % 2
