"""What kind of file a text is: by what it says first, then by the ending of its name."""

from collections.abc import Mapping
from typing import Any

from relations_tui.core.phrases import Phrase
from relations_tui.core.text import line
from relations_tui.importing.form import UnreadableError

_TIMELINEJS_COLUMNS = frozenset(("year", "headline", "end year", "display date", "media"))


def recognised(text: str, name: str) -> str:
    """The name of the kind; raises `UnreadableError` for what is none that is read."""
    start = text[:1000].lstrip("\ufeff \t\r\n")
    if start[:1] in ("{", "["):
        return _json(text)
    if start[:15].upper() == "BEGIN:VCALENDAR":
        return "ics"
    if not start:
        raise UnreadableError(Phrase("{name} est vide", "{name} is empty").fill(name=line(name)))
    if start.startswith("<"):
        raise UnreadableError(_NOT_READ.fill(what=Phrase("du HTML ou du XML", "HTML or XML")), _READ)
    by_ending = _of_ending(name)
    if by_ending:
        raise UnreadableError(by_ending, _READ)
    from relations_tui.importing.headers import folded
    from relations_tui.importing.table import headers

    names = {folded(header) for header in headers(text)}
    return "timelinejs-csv" if len(names & _TIMELINEJS_COLUMNS) >= 3 and "headline" in names else "csv"


_READ = Phrase(
    "sont lus\u00a0: TimelineJS (JSON, CSV), CSV, ICS et le JSON de ce programme\u00a0; --from dit lequel",
    "what is read: TimelineJS (JSON, CSV), CSV, ICS and this program’s JSON; --from says which",
)
_NOT_READ = Phrase("c’est {what}, qui n’est pas lu", "this is {what}, which is not read")
_BROKEN = Phrase("{name} n’est pas {what}, malgré la fin de son nom", "{name} is not {what}, whatever its ending says")


def _of_ending(name: str) -> Phrase | None:
    """Why a text that is no JSON and no calendar cannot be what its name says."""
    lower = name.lower()
    if lower.endswith(".toml"):
        return Phrase(
            "{name} est un dossier\u00a0: relations-tui {name} l’ouvre",
            "{name} is a dossier: relations-tui {name} opens it",
        ).fill(name=line(name))
    for endings, what in (
        ((".json", ".jsonl"), "JSON"),
        ((".ics", ".ical"), "iCalendar"),
    ):
        if lower.endswith(endings):
            said = Phrase(f"du {what}", what) if what == "JSON" else Phrase("un calendrier", "a calendar")
            return _BROKEN.fill(name=line(name), what=said)
    return None


def _json(text: str) -> str:
    from relations_tui.importing.json_text import parsed

    try:
        found = parsed(text)
    except UnreadableError:
        first = _first_line(text)
        if isinstance(first, dict) and _is_own_event(first):
            return "jsonl"
        raise
    if isinstance(found, dict):
        if found.get("format") == "relations-tui":
            return "json"
        if _is_own_event(found):
            return "jsonl"
        if isinstance(found.get("events"), list):
            return "timelinejs"
    raise UnreadableError(_NOT_READ.fill(what=_what(found)), _READ)


def _first_line(text: str) -> object:
    from relations_tui.importing.json_text import parsed

    try:
        return parsed(text.lstrip("\ufeff \t\r\n").partition("\n")[0])
    except UnreadableError:
        return None


def _is_own_event(found: Mapping[str, Any]) -> bool:
    return {"version", "dossier", "id", "date", "title"} <= set(found)


def _what(found: object) -> Phrase:
    """What another JSON is, as far as it is a common kind."""
    if isinstance(found, list):
        found = next((item for item in found if isinstance(item, dict)), None)
        if isinstance(found, dict) and "type" in found and ("issued" in found or "title" in found):
            return Phrase("du CSL-JSON, une bibliographie", "CSL-JSON, a bibliography")
        return Phrase("une liste JSON sans événements connus", "a JSON list without events that are known")
    record = found if isinstance(found, dict) else {}
    if str(record.get("version", "")).startswith("https://jsonfeed.org"):
        return Phrase(
            "un JSON Feed, dont les dates sont celles de publication",
            "a JSON Feed, whose dates are those of publication",
        )
    if "@context" in record or "@graph" in record:
        return Phrase("du JSON-LD", "JSON-LD")
    if isinstance(record.get("timeline"), dict):
        return Phrase("l’ancien JSON de TimelineJS 2", "the old JSON of TimelineJS 2")
    if record.get("type") in ("FeatureCollection", "Feature"):
        return Phrase("du GeoJSON", "GeoJSON")
    return Phrase("un JSON sans `events`", "JSON without `events`")
