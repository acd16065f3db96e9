"""What changed between two states of a dossier, as JSON (RFC 8259).

The document, version 1; every key is always there, unknown texts are "", and `null` is what was not there or is not any more:

- `format` "relations-tui-diff", `version` 1, `dossier` (the new one's id), `old` and `new` (the files as they were asked for),
  `private` (whether notes were compared), `changed` (whether anything was);
- `counts`: by table, how many records were `added`, `removed`, `changed`, `renamed`;
- `changes`: first those of `events`, chronologically, then of `dossier`, `themes`, `kinds`, `actors`, `places`, `sources` and
  `views` in the order of the file, removed ones last. Each has
  - `table`, `id`, `old_id` (null for what was added, another than `id` for what was renamed, which is a likelihood),
    `change` ("added", "removed", "changed", "renamed"), `fields` (the keys under which something differs);
  - `record`: the whole record of what was added or removed, else null;
  - `differences`: `field` (the key in events.toml), `item` (which one of a list: the id of an actor, a place, a theme, a source, a
    linked event; an alias; the title of a role; else ""), `part` (a key of that item; "order" for the order of a list; "" for the
    whole), `lang` (of a text, else ""), `old` and `new`.

Values and records have the keys and shapes of events.toml: a date is its EDTF, a text in languages an object from language tag to
text ("und" where none is given), a source of an event an object with its `id`.
"""

from collections.abc import Mapping
from json import JSONEncoder
from typing import Any

from relations_tui.core.dates import Date
from relations_tui.core.diff import TABLES, Change, Changes
from relations_tui.core.model import Localized

VERSION = 1
"""Of the schema: raised when a key changes its meaning or goes, not when one is added."""

Json = dict[str, Any]

_WHATS = ("added", "removed", "changed", "renamed")
# What a field is called in events.toml where the model has another word for it.
_KEYS = {"citations": "sources", "source": "id", "actor": "id"}


def as_json(changes: Changes, old: str, new: str, *, private: bool) -> bytes:
    """The report, one change a line, as UTF-8 with LF."""
    encode = JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False, separators=(",", ":")).encode
    every = (*changes.events, *changes.records)
    head = {
        "format": "relations-tui-diff",
        "version": VERSION,
        "dossier": changes.new.id,
        "old": old,
        "new": new,
        "private": private,
        "changed": bool(changes),
        "counts": _counts(every),
    }
    rows = ",\n".join(encode(_change(change, private=private)) for change in every)
    changed = f"[\n{rows}\n]" if rows else "[]"
    return f'{encode(head)[:-1]},\n"changes":{changed}}}\n'.encode()


def _counts(every: tuple[Change, ...]) -> Mapping[str, Mapping[str, int]]:
    counts: dict[str, dict[str, int]] = {table: dict.fromkeys(_WHATS, 0) for table in ("events", *TABLES)}
    for change in every:
        counts[change.table][change.what] += 1
    return counts


def _change(change: Change, *, private: bool) -> Json:
    only = None if change.old and change.new else change.old or change.new
    record = _plain(only)
    if isinstance(record, dict) and not private:
        record.pop("note", None)
    return {
        "table": change.table,
        "id": change.id,
        "old_id": change.old.id if change.old else None,
        "change": change.what,
        "fields": change.fields,
        "record": record,
        "differences": [
            {
                "field": difference.field,
                "item": difference.item,
                "part": difference.part,
                "lang": difference.lang,
                "old": _plain(difference.old),
                "new": _plain(difference.new),
            }
            for difference in change.differences
        ],
    }


def _plain(value: Any) -> Any:  # noqa: ANN401  (any value of a dossier, as any of JSON)
    """A value as JSON has it."""
    if isinstance(value, Date):
        return value.edtf
    if isinstance(value, Localized):
        return {lang or "und": text for lang, text in value.items()}
    if isinstance(value, tuple):
        if fields := getattr(value, "_fields", None):
            named = zip(fields, value, strict=True)
            return {_KEYS.get(name, name): _plain(item) for name, item in named if name != "order"}
        return [_plain(item) for item in value]
    return value
