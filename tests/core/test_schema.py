"""The JSON Schema and the loader say the same of every key; the readers of others agree."""

import datetime as dt
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import tomli
from jsonschema import Draft7Validator

from relations_tui.core.format import KEYS
from relations_tui.core.load import loads
from relations_tui.core.meanings import MEANINGS
from relations_tui.core.problems import Severity
from relations_tui.core.schema import schema
from relations_tui.core.vocabulary import ACTOR_KINDS, BUILT_IN_KINDS, LINK_KINDS, SOURCE_KINDS, STATUSES

Json = Any
"""What tomli and json give."""
ROOT = Path(__file__).parents[2]
DOSSIERS = (ROOT / "events.toml", ROOT / "tests" / "data" / "tiny.toml")
VALIDATOR = Draft7Validator(schema())
TAPLO = shutil.which("taplo", path=str(Path(sys.executable).parent)) or shutil.which("taplo")

WHOLE: dict[str, Any] = {
    "format": 1,
    "dossier": {
        "id": "d",
        "title": {"en": "D", "fr": "D"},
        "description": "About",
        "languages": ["en", "fr"],
        "updated": "2026-11-23",
        "licence": "CC0-1.0",
    },
    "themes": {"t": {"label": "T"}},
    "kinds": {"k": {"label": {"ar-Arab": "K"}}},
    "actors": {
        "a": {
            "name": "A",
            "kind": "person",
            "country": "FR",
            "aliases": ["Ay"],
            "roles": [{"title": "R", "span": "2019/..", "attested": "2020", "of": "a", "sources": ["s"]}],
            "note": "n",
        }
    },
    "places": {"p": {"name": "P", "country": "MA", "point": [1.5, -2], "note": "n"}},
    "sources": {
        "s": {
            "publisher": "P",
            "title": "T",
            "author": ["A"],
            "date": "2020-01",
            "lang": "fr",
            "url": "https://s.example/",
            "archive": "HTTP://a.example/?q=1",
            "accessed": "2026-11-23",
            "origin": "o",
            "kind": "agency",
            "note": "n",
        }
    },
    "events": [
        {
            "id": "e",
            "date": "2020-01-01T12:00:00Z",
            "kind": "k",
            "title": "E",
            "summary": {"en": "S"},
            "status": "reported",
            "places": ["p"],
            "actors": ["a"],
            "themes": ["t"],
            "sources": [{"id": "s", "date": "2020", "quote": "Q", "locator": "1", "supports": "all"}],
            "links": [{"to": "f", "kind": "follows", "why": {"fr": "W"}, "sources": ["s"]}],
            "disagreements": ["one"],
            "note": "n",
            "added": "2026-11-23",
            "changed": "2026-11-23",
        },
        {"id": "f", "date": "-0043", "kind": "visit", "title": "F", "actors": [{"id": "a", "part": "P"}]},
    ],
    "views": {"v": {"label": "V", "filter": "theme:t"}},
}
SAMPLES: tuple[Any, ...] = (
    0, 2, True, 1.5, "", " ", "\n", "x", "É", "Not kebab", "a-b", "fr", "fra-Latn", "FR", "2020", "2020-13-45",
    "2020-01-01", "summer", "https://x.example", "ftp://x.example", "https://x y", [], {}, [1], [""], ["x"], ["s", "s"],
    [{}], {"en": ""}, {"EN": "x"}, {"en": "x", "fr": 1}, [91, 0], [-90, 180], [0, 181], [1, 2, 3], [1, True], "person", "confirmed", "follows",
    "visit", {"id": "a"}, [{"id": "a"}], [{"id": "s"}, {"id": "s"}], "2024-02-30", "[1955-11..1956-03]", "191X%",
)  # fmt: skip
SHAPELESS = {
    "bad-id", "duplicate-id", "unknown-actor", "unknown-place", "unknown-theme", "unknown-source", "unknown-event",
    "unknown-kind", "self-link", "part-of-cycle", "bad-date", "bad-day", "unsupported-format", "listed-twice",
}  # fmt: skip
"""Codes of faults that a schema may not see: they are about other records, or the calendar."""


def toml(value: object) -> str:
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(f"{json.dumps(key, ensure_ascii=False)} = {toml(item)}" for key, item in value.items())
            + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def document(values: dict[str, Any]) -> str:
    return "".join(f"{key} = {toml(value)}\n" for key, value in values.items())


def as_json(value: Json) -> Json:
    """What a schema sees of a TOML document: dates are texts."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def codes(values: dict[str, Any]) -> set[str]:
    """What the loader refuses in a document."""
    return {problem.code for problem in loads(document(values)).problems if problem.severity is Severity.ERROR}


def places(value: Json, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every value within a document."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield (*path, step)
        yield from places(inner, (*path, step))


def at(values: Json, path: tuple[str | int, ...]) -> Json:
    for step in path:
        values = values[step]
    return values


def changed(path: tuple[str | int, ...], value: object) -> dict[str, Any]:
    values = deepcopy(WHOLE)
    at(values, path[:-1])[path[-1]] = value
    return values


def without(path: tuple[str | int, ...]) -> dict[str, Any]:
    values = deepcopy(WHOLE)
    del at(values, path[:-1])[path[-1]]
    return values


PLACES = list(places(WHOLE))
TABLES = [()] + [path for path in PLACES if isinstance(at(WHOLE, path), dict)]


def test_the_file_at_the_root_is_what_the_code_says() -> None:
    assert json.loads((ROOT / "events.schema.json").read_text(encoding="utf-8")) == schema()


def test_it_is_a_schema() -> None:
    Draft7Validator.check_schema(schema())


def test_every_key_the_loader_knows_is_in_the_schema_and_no_other() -> None:
    assert {name: set(keys) for name, keys in MEANINGS.items()} == {name: set(keys) for name, keys in KEYS.items()}


def test_every_key_is_described_in_both_languages() -> None:
    said = [phrase for keys in MEANINGS.values() for phrase in keys.values()]
    assert all(phrase.fr.endswith((".", "…")) and phrase.en.endswith((".", "…")) for phrase in said)
    assert all(fr != en for fr, en in said)


@pytest.mark.parametrize("path", DOSSIERS, ids=lambda path: path.name)
def test_the_dossiers_are_valid(path: Path) -> None:
    assert not list(VALIDATOR.iter_errors(as_json(tomli.loads(path.read_text(encoding="utf-8")))))


def test_a_document_with_every_key_is_valid_to_both() -> None:
    met = {key for path in PLACES for key in path if isinstance(key, str)}
    assert set().union(*KEYS.values()) <= met
    assert not codes(WHOLE)
    assert not list(VALIDATOR.iter_errors(WHOLE))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: ".".join(map(str, path)) or "root")
def test_an_unknown_key_is_refused_by_both_or_by_neither(path: tuple[str | int, ...]) -> None:
    for key, value in (("nothing", 1), ("xx", "text")):
        values = changed((*path, key), value)
        assert bool(codes(values)) == (not VALIDATOR.is_valid(values)), key


def test_a_missing_key_is_refused_by_both_or_by_neither() -> None:
    for path in PLACES:
        if isinstance(path[-1], str):
            taken = not codes(without(path)) - SHAPELESS
            assert VALIDATOR.is_valid(without(path)) == taken, path


@pytest.mark.parametrize("path", PLACES, ids=lambda path: ".".join(map(str, path)))
def test_a_value_is_refused_by_the_schema_only_if_by_the_loader(path: tuple[str | int, ...]) -> None:
    for sample in SAMPLES:
        values = changed(path, sample)
        found = codes(values)
        if VALIDATOR.is_valid(values):
            assert not found - SHAPELESS, (sample, found)
        else:
            assert found, sample


def test_what_stands_twice_in_a_list_is_refused_by_both_or_by_neither() -> None:
    lists = [
        path
        for path in PLACES
        if isinstance(at(WHOLE, path), list) and path not in (("events",), ("places", "p", "point"))
    ]
    assert len(lists) > 10
    for path in lists:
        twice = changed(path, at(WHOLE, path) * 2)
        assert VALIDATOR.is_valid(twice) == (not codes(twice)), path


def test_every_word_of_the_format_is_taken() -> None:
    for path, words in (
        (("events", 0, "status"), STATUSES),
        (("events", 0, "kind"), BUILT_IN_KINDS),
        (("events", 0, "links", 0, "kind"), LINK_KINDS),
        (("actors", "a", "kind"), ACTOR_KINDS),
        (("sources", "s", "kind"), SOURCE_KINDS),
    ):
        assert all(VALIDATOR.is_valid(changed(path, word)) and not codes(changed(path, word)) for word in words), path


def test_every_date_the_loader_reads_has_the_shape() -> None:
    lines = (ROOT / "tests" / "data" / "edtf" / "valid.tsv").read_text(encoding="utf-8").splitlines()
    dates = [line.split("\t")[0] for line in lines if line and not line.startswith("#")]
    read = [date for date in dates if "bad-date" not in codes(changed(("events", 0, "date"), date))]
    assert len(read) > 100
    assert all(VALIDATOR.is_valid(changed(("events", 0, "date"), date)) for date in read)


@pytest.mark.skipif(TAPLO is None, reason="taplo is not installed")
@pytest.mark.parametrize(("line", "taken"), [("", True), ('colour = "red"', False), ('status = "sure"', False)])
def test_taplo_reads_it_as_meant(tmp_path: Path, line: str, *, taken: bool) -> None:
    text = (ROOT / "events.toml").read_text(encoding="utf-8")
    changed = tmp_path / "events.toml"
    changed.write_text(text.replace("\n[[events]]\n", f"\n[[events]]\n{line}\n", 1), encoding="utf-8")
    rules = tmp_path / "events.schema.json"
    rules.write_text(json.dumps(schema()), encoding="utf-8")
    command = [str(TAPLO), "lint", "--no-auto-config", "--schema", rules.as_uri(), str(changed)]
    done = subprocess.run(command, check=False, capture_output=True, timeout=120)
    assert (done.returncode == 0) == taken, done.stderr.decode()
