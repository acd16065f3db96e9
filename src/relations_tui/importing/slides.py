"""TimelineJS3, its JSON and the CSV of its Google Sheets template, as a document.

- A year, month or day that is not there stays unknown. `display_date` is believed where it agrees with the numbers: it may add
  « vers », a season, an open end, or say that 1 January stands for the year.
- Years are those of JavaScript, 0 is 1 BC; a displayed « 44 av. J.-C. » beside -44 tells that they were not meant so.
- `data-edtf`, which this program's own slides carry, is the date as long as the numbers are still those it gives.
- Eras become events; `group` becomes a theme; links in the text, and `media`, become sources.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from relations_tui.core.dates import Date, DateError, parse
from relations_tui.core.phrases import Phrase
from relations_tui.core.text import is_web_address
from relations_tui.export.memo import PLACES, THEMES
from relations_tui.export.newsroom import moments
from relations_tui.importing import moments as reading
from relations_tui.importing.form import Document, Settings, UnreadableError
from relations_tui.importing.gathering import Cited, Entry, Gathering, Head, Named
from relations_tui.importing.own_account import Told, head, names, told
from relations_tui.importing.plain_text import Plain, plain
from relations_tui.importing.remarks import Remarks

Slide = Mapping[str, Any]
"""A slide of TimelineJS3's JSON."""

Names = tuple[str, ...]
_UNITS = ("year", "month", "day")
_CLOCK = ("hour", "minute", "second")
_UNPLACED = {"background": "url", "media": "thumbnail"}


class _Came(NamedTuple):
    """What came: what a remark calls it, the slide, whether it is an era."""

    where: Phrase
    slide: object
    is_era: bool = False


class _Moment(NamedTuple):
    date: Date | None
    words: str


def read_json(text: str, settings: Settings, remarks: Remarks) -> Document:
    """The JSON: an object with `events`, `title` and `eras`."""
    from relations_tui.importing.json_text import parsed

    document = parsed(text)
    if not isinstance(document, dict) or not isinstance(document.get("events"), list):
        raise UnreadableError(
            Phrase("il n’y a pas de liste `events` dans ce JSON", "there is no list `events` in this JSON")
        )
    eras = document.get("eras")
    slides = [_Came(_EVENT.fill(number=number), slide) for number, slide in enumerate(document["events"], 1)]
    slides += [
        _Came(_ERA.fill(number=number), slide, is_era=True)
        for number, slide in enumerate(eras if isinstance(eras, list) else (), 1)
    ]
    return _gathered(slides, _dict(document.get("title")), settings, remarks)


_EVENT = Phrase("diapositive {number}", "slide {number}")
_ERA = Phrase("période {number}", "era {number}")


def read_csv(text: str, settings: Settings, remarks: Remarks) -> Document:
    """The sheet: the same slides, one a row; a row of type `title` is the title, one of type `era` an era."""
    from relations_tui.importing.table import records

    title: Slide = {}
    slides = []
    for row in records(text, remarks, settings.lang):
        slide = _of_row({header.strip().casefold(): cell.strip() for header, cell in row.cells.items()})
        sort = slide["type"].casefold()
        if sort == "title" and not title:
            title = slide
        else:
            slides.append(_Came(Phrase(row.where, row.where), slide, is_era=sort == "era"))
    return _gathered(slides, title, settings, remarks)


def _of_row(row: Mapping[str, str]) -> dict[str, Any]:
    moments_ = []
    for lead in ("", "end "):
        moment: dict[str, Any] = {unit: row.get(f"{lead}{unit}", "") for unit in _UNITS}
        moment["time"] = row.get(f"{lead}time", "")
        moments_.append(moment if any(moment.values()) else None)
    media = {
        "url": row.get("media", ""),
        "credit": row.get("media credit", ""),
        "caption": row.get("media caption", ""),
        "alt": row.get("alt text", ""),
        "thumbnail": row.get("media thumbnail", ""),
    }
    return {
        "start_date": moments_[0],
        "end_date": moments_[1],
        "display_date": row.get("display date", ""),
        "text": {"headline": row.get("headline", ""), "text": row.get("text", "")},
        "media": media,
        "group": row.get("group", ""),
        "background": {"url": row.get("background", "")},
        "type": row.get("type", ""),
    }


def _gathered(slides: list[_Came], title: Slide, settings: Settings, remarks: Remarks) -> Document:
    gathering = Gathering(settings, remarks)
    for came in slides:
        where = came.where.say(settings.lang)
        if not isinstance(came.slide, dict):
            remarks.add("lines", where)
        elif _Reader(came.slide, where, settings, remarks).into(gathering) and came.is_era:
            remarks.add("eras", where)
    words = _dict(title.get("text"))
    described = plain(_text(words.get("text")))
    about = Head(plain(_text(words.get("headline"))).text, described.text, _text(title.get("unique_id")))
    own = any("data-edtf=" in str(came.slide) for came in slides[:1])
    return gathering.document(head(about) if own else about)


class _Reader:
    """One slide."""

    def __init__(self, slide: Slide, where: str, settings: Settings, remarks: Remarks) -> None:
        self._slide = slide
        self._settings = settings
        self._remarks = remarks
        words = _dict(slide.get("text"))
        self._title = plain(_text(words.get("headline")))
        self._told = plain(_text(words.get("text")))
        self._about = dict(self._told.about)
        self._id = _text(slide.get("unique_id")) or self._about.get("data-event", "")
        self._where = self._id or where

    def into(self, gathering: Gathering) -> bool:
        """Adds the slide to the events, or a remark; whether it was added."""
        lang = self._settings.lang
        try:
            date = self._date()
        except DateError as error:
            self._remarks.add("bad-date", self._where, error.message.say(lang))
            return False
        if date is None:
            self._remarks.add("no-date", self._where)
            return False
        account, places, themes = self._account()
        self._unplaced()
        return gathering.add(
            Entry(
                self._where,
                date,
                {lang: self._title.text.replace("\n", " ")},
                {lang: account.summary},
                self._id,
                account.kind,
                account.status,
                places=tuple(map(Named, places)),
                themes=tuple(map(Named, themes)),
                sources=tuple(self._sources(own="data-event" in self._about)),
                note=account.rest,
            )
        )

    def _account(self) -> tuple[Told, Names, Names]:
        """What the slide tells, its places and its themes, of which a slide of this program names all."""
        group = plain(_text(self._slide.get("group"))).text
        themes = (group,) if group else ()
        if "data-event" not in self._about:
            return told("")._replace(summary=self._told.text), (), themes
        account = told(self._told.text)
        places, rest = names(account.rest, PLACES)
        listed, rest = names(rest, THEMES)
        if len(places) > 1 or len(listed) > 1:
            self._remarks.add("names", self._where)
        if rest:
            self._remarks.add("notes", self._where)
        return account._replace(rest=rest), places, listed or themes

    def _date(self) -> Date | None:
        start, end = (self._moment(self._slide.get(key)) for key in ("start_date", "end_date"))
        date = start.date
        if date is None:
            return None
        if end.date is not None:
            date = reading.span(date, end.date, self._where, self._remarks)
        if own := self._own_date(date):
            return own
        shown = plain(_text(self._slide.get("display_date"))).text
        if not shown and start.words:
            shown = f"{start.words} / {end.words}" if end.words and end.date else start.words
        if shown:
            return reading.displayed(shown, date, self._settings.lang, self._where, self._remarks)
        if date.start and date.start.year < 0:
            self._remarks.add("astronomical", self._where)
        return date

    def _own_date(self, numbers: Date) -> Date | None:
        """The date as this program wrote it, when the numbers have not been changed since."""
        try:
            date = parse(self._about.get("data-edtf", ""))
        except DateError:
            return None
        pair = moments(date, self._settings.lang)
        start, end = (_plain_moment(moment) for moment in pair)
        if start is None:
            return None
        again = reading.span(start, end, "", Remarks("fr")) if end else start
        return date if again.edtf == numbers.edtf else None

    def _moment(self, found: object) -> _Moment:
        """A date of TimelineJS3; `None` when it has no year."""
        parts = _dict(found)
        year, month, day = (reading.whole(parts.get(unit)) for unit in _UNITS)
        time = _text(parts.get("time")) or self._hours(parts)
        words = plain(_text(parts.get("display_date"))).text
        if year is None:
            if month or day:
                raise DateError(Phrase("il n’y a pas d’année", "there is no year"))
            return _Moment(None, words)
        clock = reading.clock(time, self._where, self._remarks) if time else ""
        return _Moment(reading.from_parts(year, month, day, clock), words)

    def _hours(self, parts: Mapping[str, Any]) -> str:
        hour, minute, second = (reading.whole(parts.get(unit)) for unit in _CLOCK)
        if hour is None:
            return ""
        written = f"{hour:02}:{minute or 0:02}"
        return written if second is None else f"{written}:{second:02}"

    def _sources(self, *, own: bool) -> Iterator[Cited]:
        if own:
            for addresses in filter(None, self._told.items):
                yield Cited(addresses[0], archive=next(iter(addresses[1:]), ""))
            return
        media = _dict(self._slide.get("media"))
        address, caption, credit = (plain(_text(media.get(key))) for key in ("url", "caption", "credit"))
        if is_web_address(address.text):
            yield Cited(address.text, credit.text.replace("\n", " "), supports=caption.text)
        elif address.text or caption.text or credit.text:
            said = " ".join(plain.text for plain in (address, caption, credit) if plain.text)
            self._remarks.add("properties", self._where, f"media {said}")
        for part in (self._title, self._told, address, caption, credit):
            yield from _linked(part)

    def _unplaced(self) -> None:
        """Pictures that are only decoration, or only a smaller copy."""
        for key, inner in _UNPLACED.items():
            address = _text(_dict(self._slide.get(key)).get(inner))
            if "/" in address:  # a colour is none
                self._remarks.add("properties", self._where, f"{key} {address}")


def _linked(part: Plain) -> Iterator[Cited]:
    for address, words in part.links:
        if address.startswith(("#", "mailto:")):
            continue
        named = "" if is_web_address(words) or " " not in words else words
        yield Cited(address, title=named)


def _plain_moment(moment: Mapping[str, int | str]) -> Date | None:
    """A date as this program writes it in numbers; none for an end there is not."""
    if not moment:
        return None
    year, month, day = (reading.whole(moment.get(unit)) for unit in _UNITS)
    clock = ":".join(f"{moment[unit]:02}" for unit in _CLOCK if unit in moment)
    return reading.from_parts(year or 0, month, day, clock)


def _dict(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    """A text; a number that stands for one."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
