"""Positions, against those that toml-eslint-parser finds in the same text."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from relations_tui.core.positions import Positions

DATA = Path(__file__).parents[1] / "data"
READERS = Path(__file__).parents[1] / "readers"
FILES = {"tiny": DATA / "tiny.toml", "nasty": DATA / "positions" / "nasty.toml"}


def ours(text: str, table: str) -> str:
    """The table with our places instead."""
    positions = Positions(text)
    rows = []
    for row in table.splitlines():
        path = tuple(json.loads(row.split("\t")[0]))
        places = (*positions.key(path), *positions.of(path))
        rows.append("\t".join([row.split("\t")[0], *map(str, places)]) + "\n")
    return "".join(rows)


def theirs(file: Path) -> str:
    """The table as made now, by the package that `make readers` installs beside the script."""
    if shutil.which("node") is None or not (READERS / "node_modules" / "toml-eslint-parser").is_dir():
        pytest.skip("node or toml-eslint-parser is absent: `make readers` installs them")
    command = ["node", str(READERS / "toml_positions.mjs"), str(file)]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8", timeout=60).stdout


@pytest.mark.parametrize("name", FILES)
def test_places_are_those_of_the_committed_table(name: str) -> None:
    table = (DATA / "positions" / f"{name}.tsv").read_text("utf-8")
    assert table.count("\n") > 30
    assert ours(FILES[name].read_text("utf-8"), table) == table


@pytest.mark.readers
@pytest.mark.parametrize("name", FILES)
def test_the_committed_table_is_what_the_parser_finds(name: str) -> None:
    assert theirs(FILES[name]) == (DATA / "positions" / f"{name}.tsv").read_text("utf-8")


@pytest.mark.readers
def test_places_in_the_shipped_dossier() -> None:
    file = DATA.parents[1] / "events.toml"
    table = theirs(file)
    assert ours(file.read_text("utf-8"), table) == table
