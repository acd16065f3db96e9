"""iCalendar (RFC 5545) as a document, read by the icalendar library.

- `X-EDTF`, which this program's calendars carry, is the date; else `DTSTART` and `DTEND`, whose last day is the one before
  (§3.6.1), or `DURATION`. Days stay days, and times keep their zone. A span has no times of day.
- A rule of repetition is not followed: the event is written for its first time, and told.
- `SUMMARY` is the title, `DESCRIPTION` the account, `LOCATION` a place, `CATEGORIES` themes, `URL` and addresses attached sources.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from relations_tui.core.dates import Date, DateError, parse
from relations_tui.core.phrases import LANGS, Phrase
from relations_tui.core.text import clean, is_web_address
from relations_tui.core.words import in_words
from relations_tui.importing import moments
from relations_tui.importing.form import Document, Settings, UnreadableError
from relations_tui.importing.gathering import Cited, Entry, Gathering, Head, Named
from relations_tui.importing.own_account import head as own_head
from relations_tui.importing.own_account import told
from relations_tui.importing.plain_text import is_marked_up, plain
from relations_tui.importing.remarks import Remarks

if TYPE_CHECKING:
    from icalendar import Component

_OWN = "-//relations-tui//"
_DOMAIN = ".relations-tui"
_PLACED = frozenset(
    (
        *("UID", "DTSTAMP", "DTSTART", "DTEND", "DURATION", "SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES", "URL"),
        *("ATTACH", "GEO", "STATUS", "TRANSP", "CLASS", "SEQUENCE", "CREATED", "LAST-MODIFIED", "RELATED-TO", "X-EDTF"),
        *("RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID", "PRIORITY", "COLOR", "X-ALT-DESC"),
    )
)
"""What is read, and what says nothing of the event itself."""
_SEVERAL = frozenset(("ATTACH", "CATEGORIES", "RELATED-TO", "RDATE", "EXDATE", "RRULE", "EXRULE"))
"""Of what is read, what may stand more than once (§3.6.1)."""
_KINDS = {"PARENT": "part-of"}


def read(text: str, settings: Settings, remarks: Remarks) -> Document:
    """The document; raises `UnreadableError`."""
    gathering = Gathering(settings, remarks)
    head = Head()
    number = 0
    for calendar in _calendars(text):
        own = str(calendar.get("PRODID", "")).startswith(_OWN)
        if not head.title:
            head = own_head(_head(calendar)) if own else _head(calendar)
        for component in calendar.subcomponents:
            if component.name == "VEVENT":
                number += 1
                where = Phrase("événement {number}", "event {number}").fill(number=number).say(settings.lang)
                _Reader(component, where, settings, remarks, own=own).into(gathering)
                head = head if head.id or not own else head._replace(id=_dossier(component))
            elif component.name != "VTIMEZONE":
                remarks.add("components", str(component.name))
    return gathering.document(head)


def _calendars(text: str) -> "list[Component]":
    from icalendar import Calendar

    begun, ended = (len(re.findall(rf"(?im)^{word}:VCALENDAR\s*$", text)) for word in ("BEGIN", "END"))
    try:
        found = Calendar.from_ical(text, multiple=True)
    except (ValueError, IndexError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        message = Phrase("ce calendrier ne se lit pas", "this calendar cannot be read")
        hint = Phrase(
            "ses lignes doivent avoir la forme `NOM:valeur` (RFC 5545)",
            "its lines must have the form `NAME:value` (RFC 5545)",
        )
        raise UnreadableError(message, hint) from None
    if not found or begun != ended:
        message = Phrase("le calendrier n’est pas entier", "the calendar is not whole")
        hint = Phrase(
            "il commence par BEGIN:VCALENDAR et finit par END:VCALENDAR",
            "it begins with BEGIN:VCALENDAR and ends with END:VCALENDAR",
        )
        raise UnreadableError(message, hint)
    return [calendar for calendar in found if calendar.name == "VCALENDAR"]


def _head(calendar: "Component") -> Head:
    title = _text(calendar, "NAME") or _text(calendar, "X-WR-CALNAME")
    return Head(title, _text(calendar, "DESCRIPTION") or _text(calendar, "X-WR-CALDESC"))


def _dossier(component: "Component") -> str:
    """The id of the dossier that a UID of this program names."""
    domain = str(component.get("UID", "")).rpartition("@")[2]
    return domain.removesuffix(_DOMAIN) if domain.endswith(_DOMAIN) else ""


class _Reader:
    """One VEVENT."""

    def __init__(self, component: "Component", where: str, settings: Settings, remarks: Remarks, *, own: bool) -> None:
        self._event = component
        self._settings = settings
        self._remarks = remarks
        self._own = own
        self._uid = str(component.get("UID", "")).strip()
        self._where = self._uid.partition("@")[0] if own else _text(component, "SUMMARY") or self._uid or where

    def into(self, gathering: Gathering) -> None:
        """Adds the event, or a remark."""
        if _text(self._event, "STATUS").upper() == "CANCELLED":
            self._remarks.add("cancelled", self._where)
            return
        try:
            date = self._date()
        except (DateError, OverflowError, ValueError):
            self._remarks.add("bad-date", self._where)
            return
        if date is None:
            self._remarks.add("no-date", self._where)
            return
        self._tell_unplaced()
        gathering.add(self._entry(date))

    def _entry(self, date: Date) -> Entry:
        lang = self._settings.lang
        title = _text(self._event, "SUMMARY")
        said = _text(self._event, "DESCRIPTION")
        links: tuple[tuple[str, str], ...] = ()
        if not self._own and is_marked_up(said):
            said, links = plain(said)[:2]
        account = told(said) if self._own else told("")._replace(summary=said)
        if account.rest:
            self._remarks.add("notes", self._where)
        return Entry(
            self._where,
            date,
            {lang: _without_date(title, date) if self._own else title},
            {lang: account.summary},
            self._uid.partition("@")[0],
            account.kind,
            account.status,
            places=tuple(self._places()),
            themes=tuple(Named(theme) for theme in self._themes()),
            sources=tuple(self._sources([address for address, _ in links], account.rest)),
            links=tuple(self._links()),
            note=account.rest,
            added=self._day("CREATED") if self._own else "",
            changed=self._day("LAST-MODIFIED") if self._own else "",
        )

    def _date(self) -> Date | None:
        if written := _text(self._event, "X-EDTF"):
            try:
                return parse(written)
            except DateError:
                self._remarks.add("displays", self._where, written)
        start, end = self._moment("DTSTART"), self._moment("DTEND")
        if start is None:
            if "DTSTART" in self._event:
                raise DateError(Phrase("DTSTART ne se lit pas", "DTSTART cannot be read"))
            return None
        length = _part(self._event.get("DURATION"), "dt")
        if end is None and isinstance(length, dt.timedelta):
            end = start + length
        first = _written(start)
        if end is None and ("DTEND" in self._event or "DURATION" in self._event):
            self._remarks.add("ends", self._where)
            return moments.unended(first)
        if end is None or _naive(end) <= _naive(start):
            return first
        if _is_midnight(start) and _is_midnight(end):
            self._remarks.add("midnight", self._where)
            first = parse(first.edtf.partition("T")[0])
        return moments.span(first, _last(end), self._where, self._remarks)

    def _moment(self, name: str) -> dt.date | None:
        value = self._event.get(name)
        found = _part(value[0] if isinstance(value, list) else value, "dt")
        return found if isinstance(found, dt.date) else None

    def _day(self, name: str) -> str:
        found = self._moment(name)
        return f"{found.year:04}-{found.month:02}-{found.day:02}" if found else ""

    def _places(self) -> Iterator[Named]:
        name = _text(self._event, "LOCATION").strip()
        point = self._event.get("GEO")
        latitude, longitude = _part(point, "latitude"), _part(point, "longitude")
        known = (float(latitude), float(longitude)) if latitude is not None and longitude is not None else None
        if self._own and ", " in name:
            self._remarks.add("names", self._where)
            yield from map(Named, name.split(", "))
        elif name:
            yield Named(name, point=known)
        elif known:
            self._remarks.add("properties", self._where, "GEO")

    def _themes(self) -> Iterator[str]:
        found = self._event.get("CATEGORIES")
        for categories in found if isinstance(found, list) else [found]:
            yield from (str(theme) for theme in _part(categories, "cats") or ())

    def _sources(self, linked: Iterable[str], rest: str) -> Iterator[Cited]:
        """The addresses of an event; those of this program's own sources stand in the rest of the account, archives last."""
        if self._own:
            for line in rest.split("\n"):
                addresses = [part for part in line.split(" · ") if is_web_address(part)]
                if addresses:
                    yield Cited(addresses[0], archive=next(iter(addresses[1:]), ""))
            return
        yield Cited(_text(self._event, "URL"))
        attached = self._event.get("ATTACH")
        for one in attached if isinstance(attached, list) else [attached]:
            address = str(one) if one is not None else ""
            if is_web_address(address):
                yield Cited(address)
            elif address:
                self._remarks.add("properties", self._where, "ATTACH")
        yield from (Cited(address) for address in linked)

    def _links(self) -> Iterator[tuple[str, str]]:
        found = self._event.get("RELATED-TO")
        for one in found if isinstance(found, list) else [found] if found is not None else []:
            relation = str((_part(one, "params") or {}).get("RELTYPE", "PARENT")).upper()
            if relation == "CHILD":
                continue  # the other event says it
            if relation != "PARENT":
                self._remarks.add("ties", self._where)
            yield _KINDS.get(relation, "see-also"), str(one).partition("@")[0]

    def _tell_unplaced(self) -> None:
        if any(name in self._event for name in ("RRULE", "RDATE", "EXRULE")):
            self._remarks.add("recurring", self._where)
        for name in self._event:
            twice = isinstance(self._event[name], list) and name.upper() not in _SEVERAL
            if twice or name.upper() not in _PLACED:
                self._remarks.add("properties", self._where, name)
        for name, _ in self._event.errors:
            if name not in ("DTSTART", "DTEND", "DURATION"):
                self._remarks.add("lines", self._where, name or "?")
        for inner in self._event.subcomponents:
            self._remarks.add("components", str(inner.name))


def _part(value: object, name: str) -> Any:  # noqa: ANN401  (whatever the library makes of it)
    """What the library read of a value; nothing of one that it could not read."""
    try:
        return getattr(value, name, None)
    except ValueError:
        return None


def _text(component: "Component", name: str) -> str:
    """The first value of a property, its escapes undone where the library does not know it."""
    found: Any = component.get(name)
    if isinstance(found, list):
        found = found[0] if found else None
    return clean(str(found)).strip() if found is not None else ""


def _written(moment: dt.date) -> Date:
    """A day, or a day and a time with its zone as far as EDTF knows zones."""
    day = f"{moment.year:04}-{moment.month:02}-{moment.day:02}"
    if not isinstance(moment, dt.datetime):
        return parse(day)
    stamp = f"{day}T{moment.hour:02}:{moment.minute:02}:{moment.second:02}"
    try:
        return parse(stamp + _zone(moment))
    except DateError:
        return parse(stamp)


def _zone(moment: dt.datetime) -> str:
    offset = moment.utcoffset()
    if offset is None:
        return ""
    if moment.tzname() == "UTC" and not offset:
        return "Z"
    minutes, seconds = divmod(int(offset.total_seconds()), 60)
    if seconds:
        return ""  # a local mean time, older than zones
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _last(end: dt.date) -> Date:
    """The last day or moment of what ends, exclusively, then."""
    if not isinstance(end, dt.datetime):
        return _written(end - dt.timedelta(days=1))
    if _is_midnight(end):
        return _written(dt.date(end.year, end.month, end.day) - dt.timedelta(days=1))
    return _written(end)


def _is_midnight(moment: dt.date) -> bool:
    return isinstance(moment, dt.datetime) and (moment.hour, moment.minute, moment.second) == (0, 0, 0)


def _naive(moment: dt.date) -> dt.datetime:
    if isinstance(moment, dt.datetime):
        return moment.replace(tzinfo=None)
    return dt.datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001  (an all-day event has no zone)


def _without_date(title: str, date: Date) -> str:
    """The title without the words that this program adds to it where a date is not a plain day."""
    for lang in LANGS:
        title = title.removesuffix(f" — {in_words(date, lang)}")
    return title
