"""FollowTheMoney's own library and command: every entity valid, every value kept, the codes listed here those it knows."""

import json
import re
import sys
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.export.exporting import exported, hostile, results
from tests.readers.conftest import Program, absent

from relations_tui.core.index import Index
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.export.investigation import COUNTRIES, LANGUAGES

pytestmark = pytest.mark.readers

Library = Any
"""A module that says no types where it is absent."""
Entities = dict[str, dict[str, Any]]
JOINERS = re.compile("[\u200c\u200d]")


@pytest.fixture(scope="session")
def ftm() -> Library:
    """The library."""
    try:
        import followthemoney.types
    except ImportError:
        absent("followthemoney")
    return followthemoney


def read(data: str) -> Entities:
    return {entity["id"]: entity for entity in map(json.loads, data.split("\n")[:-1])}


def kept(properties: dict[str, list[str]]) -> dict[str, set[str]]:
    """The values as FollowTheMoney has them: its blanks are all alike, and it has no joiners."""
    return {name: {" ".join(JOINERS.sub("", value).split()) for value in values} for name, values in properties.items()}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("private", [False, True])
@pytest.mark.parametrize("dossier", ["tiny_index", "real_index"])
def test_validate_keeps_what_it_was_given(
    request: pytest.FixtureRequest,
    program: Program,
    ftm: Library,
    tmp_path: Path,
    dossier: str,
    lang: Lang,
    private: bool,
) -> None:
    assert ftm
    path = tmp_path / "dossier.ftm.json"
    path.write_bytes(exported(results(request.getfixturevalue(dossier)), "ftm", lang, private=private))
    given = read(path.read_text("utf-8"))
    taken = read(program(str(Path(sys.executable).with_name("ftm")), "validate", "-i", path))
    assert list(taken) == list(given)
    for id, entity in taken.items():
        assert entity["schema"] == given[id]["schema"]
        assert kept(entity["properties"]) == kept(given[id]["properties"])


@pytest.mark.parametrize("dossier", ["tiny_index", "real_index"])
def test_every_entity_is_valid_by_its_schema(request: pytest.FixtureRequest, ftm: Library, dossier: str) -> None:
    for entity in read(exported(results(request.getfixturevalue(dossier)), "ftm").decode()).values():
        schema = ftm.model.get(entity["schema"])
        assert schema is not None
        assert not schema.abstract
        schema.validate(entity)
        for name, values in entity["properties"].items():
            known = schema.get(name)
            assert known is not None, (entity["schema"], name)
            assert not [value for value in values if not known.type.validate(value)], (entity["id"], name)


@pytest.mark.parametrize("dossier", ["tiny_index", "real_index"])
def test_references_lead_to_entities_that_may_stand_there(
    request: pytest.FixtureRequest, ftm: Library, dossier: str
) -> None:
    entities = read(exported(results(request.getfixturevalue(dossier)), "ftm").decode())
    for entity in entities.values():
        for name, values in entity["properties"].items():
            known = ftm.model.get(entity["schema"]).get(name)
            for value in values if known.range else ():
                assert ftm.model.get(entities[value]["schema"]).is_a(known.range)


def test_the_codes_are_those_it_knows(ftm: Library) -> None:
    country, language = ftm.types.registry.country, ftm.types.registry.language
    pairs = [one + two for one in ascii_lowercase for two in ascii_lowercase]
    assert {code for code in pairs if country.clean(code) == code} - {"zr", "zz"} == COUNTRIES
    former = {"in", "iw"}  # Indonesian and Hebrew, once
    assert {code: language.clean(code) for code in pairs if language.clean(code) and code not in former} == LANGUAGES


@settings(max_examples=60)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_no_text_undoes_an_entity(ftm: Library, tiny_index: Index, text: str) -> None:
    entities = read(exported(results(hostile(tiny_index, text)), "ftm").decode())
    for entity in entities.values():
        ftm.model.get(entity["schema"]).validate(entity)
        proxy = ftm.model.get_proxy(entity, cleaned=False)
        assert proxy.id == entity["id"]
        assert proxy.schema.name != "Event" or proxy.get("name")
