"""Formats as the programs of a desk take them: LibreOffice, VisiData, jq, xmllint, rsvg-convert."""

import csv
import json
import sys
from io import StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.export.exporting import exported, hostile, results
from tests.readers.conftest import Program
from tests.readers.nasty import NASTY

from relations_tui.core.index import Index
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.core.text import clean
from relations_tui.export import formats

pytestmark = pytest.mark.readers

DOSSIERS = ["tiny_index", "real_index"]
SHEETS = ("events", "citations", "sources", "actors", "links", "dossier")
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
"""Comma, double quote, UTF-8; cells as shown, every sheet."""


@pytest.fixture
def index(request: pytest.FixtureRequest) -> Index:
    found: Index = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session")
def office(program: Program, tmp_path_factory: pytest.TempPathFactory) -> Program:
    """LibreOffice with a profile of its own: the arguments, then the file."""
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def convert(*arguments: str | Path, given: str | None = None) -> str:
        return program("soffice", f"-env:UserInstallation={profile}", "--headless", *arguments, given=given)

    return convert


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


def flat(text: str) -> str:
    return text.replace("\r\n", "\n")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("index", DOSSIERS, indirect=True)
def test_libreoffice_shows_the_workbook_as_the_table_has_it(
    office: Program, index: Index, tmp_path: Path, lang: Lang
) -> None:
    found = results(index)
    book = tmp_path / "dossier.xlsx"
    book.write_bytes(exported(found, "xlsx", lang))
    office("--convert-to", CSV, "--outdir", tmp_path, book)
    sheets = {name: rows((tmp_path / f"dossier-{name}.csv").read_text("utf-8")) for name in SHEETS}
    table = rows(exported(found, "csv", lang).decode())
    assert [row["id"] for row in sheets["events"]] == [event.id for event in found.events]
    for shown, written in zip(sheets["events"], table, strict=True):
        for name in ("date_edtf", "date_words", "earliest", "latest", "title", "summary", "source_urls", "year"):
            assert flat(shown[name]) == flat(written[name])
    cited = {citation.source for event in found.events for citation in event.citations}
    assert cited <= {row["id"] for row in sheets["sources"]}


@pytest.mark.parametrize("lang", LANGS)
def test_libreoffice_calculates_nothing(office: Program, tiny_index: Index, tmp_path: Path, lang: Lang) -> None:
    """A file for a spreadsheet, however it is opened: as text that a keyboard could have typed."""
    found = results(tiny_index)
    sheet, separator = tmp_path / "dossier.csv", {"fr": "59", "en": "44"}[lang]
    sheet.write_bytes(exported(found, "csv-excel", lang))
    office(f"--infilter=CSV:{separator},34,76,1", "--convert-to", "xlsx", "--outdir", tmp_path, sheet)
    read = load_workbook(tmp_path / "dossier.xlsx").worksheets[0]
    cells = [cell for row in read.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    head, *body = read.iter_rows(values_only=True)
    assert [row[head.index("id")] for row in body] == [event.id for event in found.events]
    assert any("HYPERLINK" in str(cell.value) for cell in cells)


@pytest.mark.parametrize("name", ["csv", "csv-excel", "xlsx"])
def test_visidata_opens_the_table(program: Program, tiny_index: Index, tmp_path: Path, name: str) -> None:
    found = results(tiny_index)
    source, taken = tmp_path / f"dossier{formats()[name].ending}", tmp_path / "taken.json"
    source.write_bytes(exported(found, name, "en"))
    options = ["--csv-delimiter=,", "--encoding=utf-8-sig"] if name != "xlsx" else []
    sheet = ["+:events::"] if name == "xlsx" else []
    vd = str(Path(sys.executable).with_name("vd"))
    program(vd, "--batch", "--config=/dev/null", *options, source, *sheet, "--output", taken)
    read = json.loads(taken.read_text("utf-8"))
    dates = [str(row["date_edtf"]).removeprefix("'" if name == "csv-excel" else "") for row in read]
    assert [row["id"] for row in read] == [event.id for event in found.events]
    assert dates == [event.date.edtf for event in found.events]


@pytest.mark.parametrize("index", DOSSIERS, indirect=True)
def test_jq_reads_every_json(program: Program, index: Index, tmp_path: Path) -> None:
    found = results(index)
    path = tmp_path / "read.json"
    for name, known in formats().items():
        if "json" in known.media_type:
            path.write_bytes(exported(found, name))
            program("jq", "--exit-status", 'type | (. == "object" or . == "array")', path)
    path.write_bytes(exported(found, "json"))
    ids = program("jq", "--raw-output", ".events[] | .id", path).split()
    path.write_bytes(exported(found, "jsonl"))
    assert program("jq", "--raw-output", ".id", path).split() == ids == [event.id for event in found.events]


XML = ("svg", "graphml", "gexf", "atom")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", XML)
@pytest.mark.parametrize("index", DOSSIERS, indirect=True)
def test_xmllint_finds_every_document_well_formed(
    program: Program, index: Index, tmp_path: Path, name: str, lang: Lang
) -> None:
    path = tmp_path / f"dossier{formats()[name].ending}"
    path.write_bytes(exported(results(index), name, lang))
    assert program("xmllint", "--noout", "--nonet", "--pedantic", path) == ""


@pytest.mark.parametrize("name", XML)
def test_xmllint_finds_the_text_of_a_hostile_dossier(
    program: Program, tiny_index: Index, tmp_path: Path, name: str
) -> None:
    for place, text in enumerate(NASTY):
        path = tmp_path / f"{place}{formats()[name].ending}"
        path.write_bytes(exported(results(hostile(tiny_index, text, theme=text)), name))
    program("xmllint", "--noout", "--nonet", *sorted(tmp_path.iterdir()))


@pytest.mark.parametrize("text", NASTY)
def test_xmllint_reads_a_title_back(program: Program, tiny_index: Index, tmp_path: Path, text: str) -> None:
    path = tmp_path / "dossier.atom"
    path.write_bytes(exported(results(hostile(tiny_index, text)), "atom"))
    query = "string(//*[local-name()='entry']/*[local-name()='title'])"
    assert (
        clean(text).split()
        == [*program("xmllint", "--nonet", "--xpath", query, path).split()][-len(clean(text).split()) :]
    )


@pytest.mark.parametrize("index", DOSSIERS, indirect=True)
def test_librsvg_draws_the_figure(program: Program, index: Index, tmp_path: Path) -> None:
    drawing, picture = tmp_path / "dossier.svg", tmp_path / "dossier.png"
    drawing.write_bytes(exported(results(index), "svg"))
    assert program("rsvg-convert", "--output", picture, drawing) == ""
    assert picture.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
