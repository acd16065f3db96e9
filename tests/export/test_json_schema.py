"""The JSON Schema of the json export: every export is valid by it, and it lets nothing else pass."""

import json
from copy import deepcopy
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.export.exporting import exported, hostile, results, written
from tests.running import Runner

from relations_tui.core.asof import as_of
from relations_tui.core.dates import Precision, parse
from relations_tui.core.index import Index
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.core.vocabulary import ACTOR_KINDS, LINK_KINDS, STATUSES
from relations_tui.export import Options, schema, structured

Json = Any
"""What json gives."""
SCHEMA: dict[str, Json] = json.loads(schema())
WHOLE = Draft202012Validator(SCHEMA)
LINE = Draft202012Validator({"$ref": "#/$defs/line", "$defs": SCHEMA["$defs"]})


def faults(validator: Draft202012Validator, instance: Json) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(instance)]


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("private", [False, True])
@pytest.mark.parametrize("dossier", ["tiny_index", "real_index"])
def test_every_export_is_valid(request: pytest.FixtureRequest, dossier: str, lang: Lang, private: bool) -> None:
    found = results(request.getfixturevalue(dossier))
    assert faults(WHOLE, json.loads(exported(found, "json", lang, private=private))) == []
    for line in exported(found, "jsonl", lang, private=private).decode().split("\n")[:-1]:
        assert faults(LINE, json.loads(line)) == []


@pytest.mark.parametrize(
    "edtf", ["Y-12000", "Y170000002", "0000", "-0043-03-15", "1956/..", "/2006", "2018-24", "18XX"]
)
def test_any_date_is_valid(tiny_index: Index, edtf: str) -> None:
    found = results(hostile(tiny_index, "x", date=parse(edtf)))
    assert faults(WHOLE, json.loads(exported(found, "json"))) == []


def test_an_empty_document_and_a_partial_view_are_valid(tiny_index: Index) -> None:
    assert faults(WHOLE, json.loads(exported(results(tiny_index, "zzzz"), "json"))) == []
    view = as_of(tiny_index.dossier, parse("2020-03-15"))
    found = results(Index(view.dossier, tiny_index.vocabulary))
    for name, validator in (("json", WHOLE), ("jsonl", LINE)):
        text = written(found, name, Options("fr", view=view))[0].decode()
        for document in [text] if name == "json" else text.split("\n")[:-1]:
            assert json.loads(document)["as_of"]
            assert faults(validator, json.loads(document)) == []


def objects(value: Json, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The paths of every object in a value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [
        *([path] if isinstance(value, dict) else []),
        *(p for key, one in inside for p in objects(one, (*path, key))),
    ]


TABLES = {"kinds", "themes", "places", "actors", "sources"}
TEXTS = {"title", "summary", "description", "name", "label", "part", "why", "supports", "disagreements", "roles"}


def test_nothing_more_and_nothing_less_is_valid(tiny_index: Index) -> None:
    """Each object of the awkward dossier, with a key more, then without each of its keys."""
    document = json.loads(exported(results(tiny_index), "json", private=True))
    known: set[tuple[str, ...]] = set()
    for path in objects(document):
        kind = tuple(key if isinstance(key, str) else "" for key in path)
        kind = (kind[0], "*", *kind[2:]) if len(kind) > 1 and kind[0] in TABLES else kind
        if (
            kind in known
            or (len(path) == 1 and path[0] in TABLES)
            or {"und", *LANGS} & at(document, path).keys() == at(document, path).keys()
        ):
            continue
        known.add(kind)
        spoilt = deepcopy(document)
        at(spoilt, path)["unheard"] = 1
        assert not WHOLE.is_valid(spoilt), path
        for key in at(document, path):
            spoilt = deepcopy(document)
            del at(spoilt, path)[key]
            free = key == "note" or set(at(document, path)) <= {"fr", "en", "ar", "und"}
            assert WHOLE.is_valid(spoilt) is free, (path, key)
    assert len(known) > 15


def at(value: Json, path: tuple[str | int, ...]) -> Json:
    for key in path:
        value = value[key]
    return value


def test_its_words_are_those_of_the_program() -> None:
    defs = SCHEMA["$defs"]
    assert defs["event"]["properties"]["status"]["enum"] == list(STATUSES)
    assert defs["link_kind"]["enum"] == list(LINK_KINDS)
    assert defs["actor"]["properties"]["kind"]["enum"] == list(ACTOR_KINDS)
    assert defs["date"]["properties"]["precision"]["enum"] == [known.name.lower() for known in Precision]
    for versioned in (SCHEMA, defs["line"]):
        assert versioned["properties"]["version"]["const"] == structured.VERSION


@pytest.mark.parametrize("typed", [["--schema=export"], ["--schema", "export"]], ids=" ".join)
def test_the_option_prints_it(run: Runner, typed: list[str]) -> None:
    assert run(*typed) == (0, schema().decode(), "")


@pytest.mark.parametrize(
    ("lang", "said"), [("fr", "--schema n’a pas de schéma `x`"), ("en", "--schema has no schema `x`")]
)
def test_another_one_is_refused(run: Runner, lang: Lang, said: str) -> None:
    ended = run("--schema=x", "--lang", lang)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
