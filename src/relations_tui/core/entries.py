"""The values of a TOML table, each checked and made safe: texts, dates, addresses, words from a list.

One rule: a reader never raises. What is wrong becomes a fault at its path, and a harmless value stands in for it.
"""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from relations_tui.core.dates import Date, DateError, parse
from relations_tui.core.faults import LIST, TEXT, Fault, Faults, shown
from relations_tui.core.model import EMPTY, Localized
from relations_tui.core.phrases import Phrase
from relations_tui.core.problems import Path
from relations_tui.core.text import clean, is_web_address, line

Table = dict[str, Any]

_KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PLAIN_ADDRESS = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9._~:/?#@!$&()*+,;=%\[\]-]*")
_TEXTS = Phrase("un texte, ou une table qui en donne un par langue", "text, or a table with one text a language")
_A_DATE = Phrase("une date", "a date")

_NO_TAG = Fault(
    "bad-language",
    (),
    Phrase("`{value}` n\u2019est pas un code de langue", "`{value}` is not a language tag"),
    Phrase("par exemple `fr`, `en`, `ar`", "for example `fr`, `en`, `ar`"),
)
_NO_COUNTRY = Fault(
    "bad-country",
    (),
    Phrase("`{value}` n\u2019est pas un code de pays", "`{value}` is not a country code"),
    Phrase("deux capitales de la norme ISO 3166-1, par exemple `FR`", "two capitals of ISO 3166-1, for example `FR`"),
)
_NO_WORD = Fault(
    "bad-word",
    (),
    Phrase("`{value}` n\u2019est pas un mot en kebab-case", "`{value}` is not a word in kebab-case"),
    Phrase("par exemple `press-release`", "for example `press-release`"),
)


class Entries:
    """Reads values. Each method takes the table, the key and the table's path; a missing value is "", `None` or empty."""

    __slots__ = ("_dates", "_plain", "_tags", "default", "faults")

    def __init__(self, *, plain: bool) -> None:
        """`plain` says that nothing in the whole document needs cleaning (see `syntax.is_plain`)."""
        self.faults = Faults()
        self.default = ""
        self._plain = plain
        self._dates: dict[str, Date] = {}
        self._tags: set[str] = set()

    def text(self, table: Table, key: str, path: Path) -> str:
        """A text on one line."""
        value = table.get(key)
        if value is None:
            return ""
        return self._line(value, path, key)

    def prose(self, table: Table, key: str, path: Path) -> str:
        """A text of any number of lines."""
        value = table.get(key)
        if value is None:
            return ""
        if type(value) is not str:
            self.faults.expect(value, TEXT, (*path, key))
            return ""
        return (value if self._plain else clean(value)).strip() or self._blank((*path, key))

    def texts(self, table: Table, key: str, path: Path) -> tuple[str, ...]:
        """A list of texts, each on one line."""
        value = table.get(key)
        if value is None:
            return ()
        if type(value) is not list:
            self.faults.expect(value, LIST, (*path, key))
            return ()
        return tuple(self._line(item, (*path, key), index) for index, item in enumerate(value))

    def localized(self, table: Table, key: str, path: Path, *, lines: bool = False) -> Localized:
        """A text in one or several languages, each on one line, or with `lines` on any number of them."""
        value = table.get(key)
        return EMPTY if value is None else self.in_languages(value, (*path, key), lines=lines)

    def in_languages(self, value: object, path: Path, *, lines: bool) -> Localized:
        """The value itself as a text in languages, the default language first."""
        if type(value) is dict and value and self._is_ready(value, lines=lines):
            return Localized(value)
        if type(value) is str:
            value = {"": value}
        elif type(value) is not dict or not value:
            self.faults.expect(value, _TEXTS, path)
            return EMPTY
        texts = {tag: self._tagged(tag, text, path, lines=lines) for tag, text in value.items()}
        if self.default in texts:
            texts = {self.default: texts[self.default], **texts}
        return Localized(texts)

    def _is_ready(self, texts: Table, *, lines: bool) -> bool:
        """Whether the texts can be taken as they are; nearly all can."""
        if not self._plain or next(iter(texts)) != self.default:
            return False
        tags = self._tags
        for tag, text in texts.items():
            # What is empty, or begins or ends with a blank or a line end, compares so.
            if type(text) is not str or tag not in tags or text[:1] <= " " or text[-1:] <= " ":
                return False
            if not lines and "\n" in text:
                return False
        return True

    def _tagged(self, tag: str, text: object, path: Path, *, lines: bool) -> str:
        here = (*path, tag) if tag else path
        if tag and not _TAG.fullmatch(tag):
            message = _NO_TAG.message.fill(value=shown(tag))
            self.faults.append(_NO_TAG._replace(path=here, message=message, on_key=True))
            return ""
        self._tags.add(tag)
        if type(text) is not str:
            self.faults.expect(text, TEXT, here)
            return ""
        safe = text if self._plain else clean(text)
        return (safe if lines else line(safe)).strip() or self._blank(here)

    def date(self, table: Table, key: str, path: Path) -> Date | None:
        """An EDTF date, or a TOML date."""
        value = table.get(key)
        if value is None:
            return None
        if isinstance(value, dt.date):
            value = value.isoformat()
        elif type(value) is not str:
            self.faults.expect(value, _A_DATE, (*path, key))
            return None
        known = self._dates.get(value)
        if known is not None:
            return known
        try:
            found = self._dates[value] = parse(value)
        except DateError as error:
            message = Phrase(
                f"la date `{shown(value)}` ne se lit pas\u00a0: {error.message.fr}",
                f"cannot read the date `{shown(value)}`: {error.message.en}",
            )
            self.faults.fault("bad-date", (*path, key), message, error.help)
            return None
        return found

    def day(self, table: Table, key: str, path: Path) -> str:
        """A whole day, as `2026-11-23`."""
        value = table.get(key)
        if value is None:
            return ""
        if type(value) is dt.date:
            return value.isoformat()
        try:
            if type(value) is str and _DAY.fullmatch(value):
                return dt.date.fromisoformat(value).isoformat()
        except ValueError:
            pass
        message = Phrase(f"`{key}` attend un jour", f"`{key}` takes a day")
        self.faults.fault(
            "bad-day", (*path, key), message, Phrase("par exemple `2026-11-23`", "for example `2026-11-23`")
        )
        return ""

    def address(self, table: Table, key: str, path: Path) -> str:
        """An http or https address."""
        value = table.get(key)
        if type(value) is str and (_PLAIN_ADDRESS.fullmatch(value) or is_web_address(value)):
            return value
        if value is None:
            return ""
        if type(value) is not str:
            self.faults.expect(value, TEXT, (*path, key))
            return ""
        message = Phrase(
            f"`{shown(value)}` n\u2019est pas une adresse http ou https",
            f"`{shown(value)}` is not an http or https address",
        )
        self.faults.fault("bad-address", (*path, key), message)
        return ""

    def tag(self, value: object, path: Path) -> str:
        """The value itself as a language tag (BCP 47: language, then script or region)."""
        return self._shaped(value, path, _TAG, _NO_TAG)

    def country(self, table: Table, key: str, path: Path) -> str:
        """An ISO 3166-1 alpha-2 code."""
        return self._shaped(table.get(key), (*path, key), _COUNTRY, _NO_COUNTRY)

    def word(self, table: Table, key: str, path: Path) -> str:
        """A word of one's own, in kebab-case."""
        return self._shaped(table.get(key), (*path, key), _KEBAB, _NO_WORD)

    def point(self, table: Table, key: str, path: Path) -> tuple[float, float] | None:
        """Latitude and longitude in degrees (WGS 84)."""
        value = table.get(key)
        if value is None:
            return None
        if type(value) is list and len(value) == 2 and all(type(part) in (int, float) for part in value):
            latitude, longitude = value
            if -90 <= latitude <= 90 and -180 <= longitude <= 180:  # false for nan
                return float(latitude), float(longitude)
        message = Phrase(f"`{key}` attend une latitude et une longitude", f"`{key}` takes a latitude and a longitude")
        example = Phrase("en degrés, par exemple `[34.02, -6.84]`", "in degrees, for example `[34.02, -6.84]`")
        self.faults.fault("bad-point", (*path, key), message, example)
        return None

    def choice(self, table: Table, key: str, path: Path, known: Mapping[str, object], code: str) -> str:
        """One of the known words; "" when missing or wrong."""
        value = table.get(key)
        if type(value) is str and value in known:
            return value
        if value is not None:
            self.faults.unknown(value, (*path, key), known, code)
        return ""

    def references(self, table: Table, key: str, path: Path, known: Mapping[str, object], code: str) -> tuple[str, ...]:
        """Ids that must be known, none twice."""
        value = table.get(key)
        if value is None:
            return ()
        if type(value) is not list:
            self.faults.expect(value, LIST, (*path, key))
            return ()
        found: dict[str, int] = {}
        for index, item in enumerate(value):
            if type(item) is str and item in known and item not in found:
                found[item] = index
            elif type(item) is not str or item not in known:
                self.faults.unknown(item, (*path, key, index), known, code)
            else:
                self.faults.twice(item, (*path, key, index), (*path, key, found[item]))
        return tuple(found)

    def _line(self, value: object, path: Path, key: str | int) -> str:
        if type(value) is not str:
            self.faults.expect(value, TEXT, (*path, key))
            return ""
        if not self._plain or "\n" in value:
            value = line(value)
        return value.strip() or self._blank((*path, key))

    def _blank(self, path: Path) -> str:
        self.faults.fault("empty-text", path, Phrase("le texte est vide", "the text is empty"))
        return ""

    def _shaped(self, value: object, path: Path, shape: re.Pattern[str], otherwise: Fault) -> str:
        """A text of that shape; `otherwise` is the fault if it has another, its message with a `{value}` to fill."""
        if value is None:
            return ""
        if type(value) is not str:
            self.faults.expect(value, TEXT, path)
            return ""
        if shape.fullmatch(value):
            return value
        message = otherwise.message.fill(value=shown(value))
        self.faults.append(otherwise._replace(path=path, message=message))
        return ""
