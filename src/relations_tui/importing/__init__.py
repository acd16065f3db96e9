"""What comes in: other programs' timelines, tables and calendars as a new dossier in TOML.

One rule: dates stay as precise as they are, and whatever has no place in the dossier is told, never passed over.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from relations_tui.core.phrases import Phrase
from relations_tui.export.form import Loss
from relations_tui.importing.form import Kind, Reader, Settings, UnreadableError
from relations_tui.importing.remarks import Remarks

__all__ = ["Brought", "Kind", "Settings", "UnreadableError", "brought", "kinds"]


class Brought(NamedTuple):
    """A dossier that came in: its TOML, the kind of file, how many events it has, what has no place in it, what was decided."""

    toml: str
    kind: str
    events: int
    lost: tuple[Loss, ...]
    told: tuple[Loss, ...]


def kinds() -> Mapping[str, Kind]:
    """Every kind of file that is read, by name."""
    return _KINDS


def brought(data: bytes, name: str, settings: Settings, kind: str = "") -> Brought:
    """The bytes of a file of that name as a dossier; `kind` is what they are, "" to find out. Raises `UnreadableError`."""
    from relations_tui.importing.decoding import decoded
    from relations_tui.importing.fitting import fitted
    from relations_tui.importing.recognition import recognised

    remarks = Remarks(settings.lang)
    text = decoded(data, name, remarks)
    kind = kind or recognised(text, name)
    document = _KINDS[kind].load()(text.removeprefix("\ufeff"), settings, remarks)
    dossier = fitted(document, remarks, settings.lang)
    if dossier is None:
        raise UnreadableError(
            Phrase("ce qui est lu ne fait pas un dossier", "what is read does not make a dossier"),
            Phrase("signalez-le avec le fichier", "report it with the file"),
        )
    from relations_tui.core.index import Index
    from relations_tui.importing.writing import written

    return Brought(written(Index(dossier)), kind, len(dossier.events), remarks.lost, remarks.told)


def _json() -> Reader:
    from relations_tui.importing.own_json import read_json

    return read_json


def _jsonl() -> Reader:
    from relations_tui.importing.own_json import read_jsonl

    return read_jsonl


def _timelinejs() -> Reader:
    from relations_tui.importing.slides import read_json

    return read_json


def _timelinejs_csv() -> Reader:
    from relations_tui.importing.slides import read_csv

    return read_csv


def _csv() -> Reader:
    from relations_tui.importing.sheet import read

    return read


def _ics() -> Reader:
    from relations_tui.importing.calendars import read

    return read


_KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            Kind("json", (".json",), Phrase("l’export JSON de ce programme", "this program’s JSON export"), _json),
            Kind("jsonl", (".jsonl",), Phrase("le même, un événement par ligne", "the same, one event a line"), _jsonl),
            Kind("timelinejs", (".json",), Phrase("le JSON de TimelineJS3", "the JSON of TimelineJS3"), _timelinejs),
            Kind(
                "timelinejs-csv",
                (".csv",),
                Phrase("la feuille de TimelineJS3", "the sheet of TimelineJS3"),
                _timelinejs_csv,
            ),
            Kind("csv", (".csv", ".tsv", ".txt"), Phrase("un tableau quelconque", "any table"), _csv),
            Kind("ics", (".ics", ".ical"), Phrase("un agenda (iCalendar)", "a calendar (iCalendar)"), _ics),
        )
    }
)
