"""The tables as other programs take them: csvkit, Datasette, taplo."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import ROOT
from tests.export.exporting import exported, results

from relations_tui.core.index import Index
from relations_tui.core.phrases import Lang

Asked = Callable[[str], list[dict[str, Any]]]

pytestmark = pytest.mark.readers


def read(program: str, *arguments: str | Path) -> str:
    command = [Path(sys.executable).with_name(program), *arguments]
    ended = subprocess.run(command, check=False, capture_output=True, timeout=60)
    assert ended.returncode == 0, ended.stdout.decode() + ended.stderr.decode()
    return ended.stdout.decode()


@pytest.fixture
def asked(tiny_index: Index, tmp_path: Path) -> Asked:
    path = tmp_path / "tiny.db"
    path.write_bytes(exported(results(tiny_index), "sqlite"))
    return lambda address: json.loads(read("datasette", path, "--get", f"/tiny/{address}"))


@pytest.mark.parametrize(
    ("name", "lang", "options"),
    [("csv", "fr", []), ("csv-excel", "fr", ["--encoding", "utf-8-sig", "--delimiter", ";"]), ("csv-excel", "en", [])],
)
def test_csvkit_finds_no_row_too_long_or_too_short(
    tiny_index: Index, tmp_path: Path, name: str, lang: Lang, options: list[str]
) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(exported(results(tiny_index), name, lang))
    clean = read("csvclean", "--length-mismatch", *options, path)
    assert clean.startswith("id,date_edtf,")


def test_csvkit_reads_the_workbook(tiny_index: Index, tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes(exported(results(tiny_index), "xlsx"))
    table = read("in2csv", "--no-inference", "--sheet", "sources", path)
    assert '"=HYPERLINK(""http://x.example"")"' in table
    assert len(table.splitlines()) == len(tiny_index.dossier.sources) + 1


def test_datasette_searches_and_follows_references(asked: Asked) -> None:
    found = asked("events.json?_search=treve&_shape=array")
    assert [event["id"] for event in found] == ["long-truce"]
    (cited,) = asked("citations.json?event=founding&_labels=on&_shape=array")
    assert cited["event"] == {"value": "founding", "label": "Fondation de la Guilde"}
    chronology = asked("chronology.json?_shape=array")
    assert chronology[0]["kind"] == "Éclipse"


@pytest.mark.parametrize("table", ["events", "chronology"])
def test_datasette_counts_facets_and_follows_them(real_index: Index, tmp_path: Path, table: str) -> None:
    path = tmp_path / "real.db"
    found = results(real_index, "")
    path.write_bytes(exported(found, "sqlite"))
    address = f"/real/{table}.json?_facet=kind&_facet=status&_size=max&_shape=objects"
    facets = json.loads(read("datasette", path, "--get", address))["facet_results"]
    assert {one["value"]: one["count"] for one in facets["status"]["results"]}
    assert sum(one["count"] for one in facets["status"]["results"]) == len(found.events)
    first = facets["kind"]["results"][0]
    rows = json.loads(read("datasette", path, "--get", f"/real/{table}.json?{first['toggle_url'].partition('?')[2]}"))
    assert rows["filtered_table_rows_count"] == first["count"] == len(rows["rows"])


def test_taplo_finds_the_dossier_to_be_what_the_schema_says(real_index: Index, tmp_path: Path) -> None:
    path = tmp_path / "t.toml"
    path.write_bytes(exported(results(real_index, ""), "toml"))
    read("taplo", "check", "--schema", (ROOT / "events.schema.json").as_uri(), path)
