"""Codes: the table says of each what the program does, and its examples show it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import tomli

from relations_tui.core.codes import CODES, OF_SETTINGS, Code, explained, listed
from relations_tui.core.load import load, loads
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.core.text import clean

ROOT = Path(__file__).parents[2]
CORE = ROOT / "src" / "relations_tui" / "core"
FINDERS = ("advice", "build", "entries", "events", "faults", "references", "syntax", "views", "wording")
NO_CODES = {"an-id", "part-of"}
AROUND = """format = 1
[dossier]
id = "d"
title = "D"
languages = ["fr", "en"]
[themes.visas]
label = "Visas"
[places.rabat]
name = "Rabat"
[actors.france]
name = "France"
kind = "state"
[actors.minister]
name = "Minister"
kind = "person"
roles = [{ title = "minister", span = "2010/2019" }]
[sources.wire]
publisher = "Wire"
title = "W"
date = "2024"
url = "https://wire.example/1"
archive = "https://archive.example/1"
[sources.daily]
publisher = "Daily"
title = "D"
date = "2024"
url = "https://daily.example/1"
archive = "https://archive.example/2"
[[events]]
id = "first"
date = "2024"
title = "First"
sources = ["wire", "daily"]
"""
LAST = '[[events]]\nid = "last"\ndate = "2024"\ntitle = "Last"\n'


def found(example: str) -> set[str]:
    """The codes met in an example, in its surroundings."""
    if example.startswith("format"):
        text = AROUND.replace("format = 1", example)
    else:
        text = AROUND + (example if example.startswith("[") else LAST + example) + "\n"
    return {problem.code for problem in loads(text, advise=True).problems}


def constants() -> Iterator[str]:
    """Every text in what finds problems that could be a code."""
    for name in FINDERS:
        for node in ast.walk(ast.parse((CORE / f"{name}.py").read_text("utf-8"))):
            value = node.value if isinstance(node, ast.Constant) else None
            if isinstance(value, str) and re.fullmatch(r"[a-z]+(-[a-z]+)+", value):
                yield value


def test_every_code_that_can_be_met_is_in_the_table_and_no_other() -> None:
    assert set(constants()) - NO_CODES == set(CODES)


@pytest.mark.parametrize("code", CODES.values(), ids=CODES.keys())
def test_examples_show_the_code(code: Code) -> None:
    assert code.name in found(code.wrong)
    assert code.name not in found(code.right)
    tomli.loads(code.right)


def test_severities_are_those_of_the_problems() -> None:
    files = (*(ROOT / "tests" / "data" / "broken").glob("*.toml"), ROOT / "tests" / "data" / "tiny.toml")
    met = {(problem.code, problem.severity) for file in files for problem in load(str(file), advise=True).problems}
    assert met == {(code.name, code.severity) for code in CODES.values()}


@pytest.mark.parametrize("lang", LANGS)
def test_explanations_are_safe_narrow_and_typeset(lang: Lang) -> None:
    for code in (*CODES.values(), *OF_SETTINGS.values()):
        text = explained(code, lang)
        prose = (code.title.say(lang), code.why.say(lang))
        assert clean(text) == text
        assert max(map(len, text.splitlines())) < 110
        assert all(said[-1] in ".)" for said in prose)
        if lang == "fr":
            assert not re.search(r"[^\u00a0][:;?!»](?=\s)|'|«[^\u00a0 ]", "\n".join(prose))


def test_the_list_names_every_code() -> None:
    rows = listed("en").splitlines()
    assert [row.split()[0] for row in rows if row.startswith("  ")] == [*CODES, *OF_SETTINGS]
    assert max(map(len, rows)) <= 100
