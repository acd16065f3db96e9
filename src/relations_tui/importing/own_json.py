"""This program's own JSON and JSON Lines (`export.structured`), as the document they were made from.

What is derived in them (bounds, words, counts, links back, display) is left behind; the saved views were never in them. JSON
Lines does not say what the dossier says of itself but for its id. Lines of before they held whole actors are read too.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from relations_tui.core.dates import DateError, parse
from relations_tui.core.phrases import Phrase
from relations_tui.core.vocabulary import BUILT_IN_KINDS, STATUSES
from relations_tui.importing.form import Document, Settings, UnreadableError
from relations_tui.importing.json_text import parsed
from relations_tui.importing.remarks import Remarks

VERSION = 1
"""Of the JSON that is read."""

_ROW_KEYS: Mapping[str, tuple[str, ...]] = {
    "themes": ("label",),
    "kinds": ("label",),
    "places": ("name", "country", "point", "note"),
    "actors": ("name", "kind", "country", "aliases", "roles", "note"),
    "sources": ("publisher", "title", "author", "date", "lang", "url", "archive", "accessed", "origin", "kind", "note"),
}
_EVENT_KEYS = (
    *("id", "date", "kind", "title", "summary", "places", "actors", "themes", "status", "sources", "links"),
    *("disagreements", "note", "added", "changed"),
)
_ITEM_KEYS: Mapping[str, tuple[str, ...]] = {
    "actors": ("id", "part"),
    "sources": ("id", "date", "quote", "locator", "supports"),
    "links": ("to", "kind", "why", "sources"),
    "roles": ("title", "span", "attested", "of", "sources"),
}
_LANGUAGE_KEYS = frozenset(("label", "name", "title", "summary", "description", "part", "supports", "why"))
_DATE_KEYS = frozenset(("date", "span", "attested"))


def read_json(text: str, settings: Settings, remarks: Remarks) -> Document:
    """The document of one JSON object."""
    found = parsed(text)
    if not isinstance(found, dict) or not isinstance(found.get("events"), list):
        raise UnreadableError(_NOT_OURS)
    _check_version(found.get("version"))
    if found.get("as_of") is not None:
        remarks.add("partial", "")
    document: Document = {"format": 1, "dossier": _head(_dict(found.get("dossier")), settings)}
    for name, keys in _ROW_KEYS.items():
        rows = _dict(found.get(name)).items()
        document[name] = {key: _row(row, keys) for key, row in rows if not _is_built_in(name, key, row)}
    document["events"] = list(_events(found["events"], remarks, settings))
    return document


def read_jsonl(text: str, settings: Settings, remarks: Remarks) -> Document:
    """The document of one JSON object a line; a line that cannot be read is told."""
    document: Document = {"format": 1, "dossier": {}, **{name: {} for name in _ROW_KEYS}, "events": []}
    of = ""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        where = Phrase("ligne {number}", "line {number}").fill(number=number).say(settings.lang)
        try:
            found = parsed(line)
        except UnreadableError:
            remarks.add("lines", where)
            continue
        if not isinstance(found, dict):
            remarks.add("lines", where)
            continue
        _check_version(found.get("version"))
        of = of or str(found.get("dossier") or "")
        _inline(found, document, settings)
        document["events"] += _events([found], remarks, settings)
    titles = [event["title"] for event in document["events"] if isinstance(event["title"], dict)]
    languages = list(dict.fromkeys(tag for title in titles for tag in title))
    document["dossier"] = _head({"id": of, "title": of, "languages": languages}, settings)
    for actor, row in document["actors"].items():
        if "kind" not in row:
            row["kind"] = "person"
            remarks.add("actors", actor)
    return document


_NOT_OURS = Phrase("ce n’est pas l’export JSON de ce programme", "this is not the JSON export of this program")


def _check_version(version: object) -> None:
    if version == VERSION and not isinstance(version, bool):
        return
    message = Phrase("cette version de l’export JSON n’est pas lue", "this version of the JSON export is not read")
    raise UnreadableError(message, Phrase(f"elle est lue en `version` {VERSION}", f"it is read in `version` {VERSION}"))


def _head(head: Mapping[str, Any], settings: Settings) -> Document:
    """The dossier's own table; what it needs and does not have is made of the name of the file."""
    about = _row(head, ("id", "title", "description", "languages", "updated", "licence"))
    about.setdefault("id", settings.stem or "dossier")
    about.setdefault("title", settings.stem or "dossier")
    about.setdefault("languages", [settings.lang])
    return about


def _is_built_in(name: str, key: str, row: object) -> bool:
    """Whether a kind is one that every dossier has, under its own label."""
    known = BUILT_IN_KINDS.get(key) if name == "kinds" else None
    return known is not None and isinstance(row, dict) and row.get("label") == {"fr": known.fr, "en": known.en}


def _events(found: Iterable[object], remarks: Remarks, settings: Settings) -> Iterator[Document]:
    for number, event in enumerate(found, 1):
        if not isinstance(event, dict):
            where = Phrase("événement {number}", "event {number}").fill(number=number).say(settings.lang)
            remarks.add("lines", where)
            continue
        row = _row(event, _EVENT_KEYS)
        name = str(event.get("id") or number)
        if str(row.get("status")) not in STATUSES:
            remarks.add("statuses", name, str(row.get("status", "")))
            row["status"] = "reported"  # a reader takes one that is not said for confirmed
        if "date" not in row:
            remarks.add("no-date", name)
        elif not _is_date(row["date"]):
            remarks.add("bad-date", name, str(row["date"]))
        elif "title" not in row:
            remarks.add("no-title", name)
        else:
            yield row


def _is_date(written: object) -> bool:
    try:
        return isinstance(written, str) and bool(parse(written))
    except DateError:
        return False


def _inline(event: Mapping[str, Any], document: Document, settings: Settings) -> None:
    """The records that an event of JSON Lines has inside it, put in their tables."""
    for name in ("places", "themes"):
        for record in _dicts(event.get(name)):
            document[name].setdefault(str(record.get("id")), _row(record, _ROW_KEYS[name]))
    for actor in _dicts(event.get("actors")):
        known = actor.get("actor")
        row = _row(known, _ROW_KEYS["actors"]) if isinstance(known, dict) else {"name": _texts(actor.get("name"))}
        document["actors"].setdefault(str(actor.get("id")), row)
    for cited in _dicts(event.get("sources")):
        if isinstance(cited.get("source"), dict):
            document["sources"].setdefault(str(cited.get("id")), _row(cited["source"], _ROW_KEYS["sources"]))
    for name in ("actors", "sources"):
        for key, record in _dict(_dict(event.get("also")).get(name)).items():
            document[name].setdefault(key, _row(record, _ROW_KEYS[name]))
    _inline_kind(event, document, settings)


def _inline_kind(event: Mapping[str, Any], document: Document, settings: Settings) -> None:
    """The label of a kind, where it is the dossier's own."""
    kind, label = event.get("kind"), {"label": event.get("kind_label")}
    if not isinstance(kind, str):
        return
    if isinstance(label["label"], dict):
        if not _is_built_in("kinds", kind, label):
            document["kinds"].setdefault(kind, _row(label, _ROW_KEYS["kinds"]))
    elif kind not in BUILT_IN_KINDS and isinstance(event.get("display"), dict):
        document["kinds"].setdefault(kind, {"label": {settings.lang: event["display"].get("kind")}})


def _row(found: object, keys: tuple[str, ...]) -> Document:
    """The keys of a record that say something, as TOML has them."""
    record = _dict(found)
    values = ((key, _value(key, record[key])) for key in keys if key in record)
    return {key: value for key, value in values if value not in ("", None, [], {})}


def _value(key: str, value: object) -> object:
    if key in _DATE_KEYS and isinstance(value, dict):
        return value.get("edtf")
    if key in ("places", "themes"):
        return (
            [item.get("id") if isinstance(item, dict) else item for item in value] if isinstance(value, list) else value
        )
    if key == "disagreements" and isinstance(value, list):
        return [_texts(text) for text in value]
    if key in _ITEM_KEYS and isinstance(value, list):
        return [_item(item, _ITEM_KEYS[key]) for item in value]
    if key in _LANGUAGE_KEYS and isinstance(value, dict):
        return _texts(value)
    return value


def _item(item: object, keys: tuple[str, ...]) -> object:
    """An item of a list, as its id alone when there is no more to it."""
    if not isinstance(item, dict):
        return item
    row = _row(item, keys)
    return row["id"] if set(row) == {"id"} else row


def _texts(value: object) -> object:
    """A text by language; one in no language ("und") as a plain text."""
    if isinstance(value, dict) and set(value) == {"und"}:
        return value["und"]
    return value


def _dicts(value: object) -> Iterator[Mapping[str, Any]]:
    return (item for item in (value if isinstance(value, list) else ()) if isinstance(item, dict))


def _dict(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
