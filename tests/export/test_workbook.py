"""The workbook, read back by openpyxl: texts stay texts, nothing calculates or leads away."""

import csv
import re
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from tests.export.exporting import exported, results, written

from relations_tui.core.asof import as_of
from relations_tui.core.dates import parse
from relations_tui.core.index import Index
from relations_tui.core.model import Dossier, Localized
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.export import Options
from relations_tui.export.workbook import LONGEST

SHEETS = ["events", "citations", "sources", "actors", "links", "dossier"]
HOSTILE = (
    '=HYPERLINK("http://x.example")', "-50 degrees", "+1", "@SUM(A1)", "http://x.example", "mailto:a@b", "0012", "1912-03",
    "{=1}", "internal:A1", "_x0041_", " blank ", "1e5", "TRUE", "''",
    "<r>", "<r></r>", "<r><t>a</t></r></si><si>", "<r><t>a</t></r>", "<r>a</t></r>",
)  # fmt: skip


def opened(data: bytes) -> Workbook:
    return load_workbook(BytesIO(data))


def titled(dossier: Dossier, text: str) -> Index:
    event = dossier.events[0]._replace(title=Localized({"": text}))
    return Index(dossier._replace(events=(event,), by_id={event.id: event}))


def cells(data: bytes, sheet: str) -> list[dict[str, str]]:
    head, *rows = opened(data)[sheet].iter_rows(values_only=True)
    return [{str(k): "" if v is None else str(v) for k, v in zip(head, row, strict=True)} for row in rows]


@pytest.mark.parametrize("lang", LANGS)
def test_its_events_have_the_cells_of_the_csv_export(tiny_index: Index, lang: Lang) -> None:
    found = results(tiny_index)
    table = list(csv.DictReader(StringIO(exported(found, "csv", lang).decode(), newline="")))
    assert cells(exported(found, "xlsx", lang), "events") == table


def test_every_sheet_has_its_header_in_sight_and_as_many_rows_as_the_dossier(tiny_index: Index) -> None:
    dossier, book = tiny_index.dossier, opened(exported(results(tiny_index), "xlsx"))
    assert book.sheetnames == SHEETS
    assert all(book[name].freeze_panes == "B2" for name in SHEETS)
    assert all(book[name].auto_filter.ref for name in SHEETS)
    rows = {name: book[name].max_row - 1 for name in SHEETS}
    assert rows["events"] == len(dossier.events)
    assert rows["citations"] == sum(len(event.citations) for event in dossier.events)
    assert rows["links"] == sum(len(event.links) for event in dossier.events)
    assert (rows["sources"], rows["actors"]) == (len(dossier.sources), len(dossier.actors))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_a_text(tiny: Dossier, text: str) -> None:
    data = exported(results(titled(tiny, text)), "xlsx")
    sheet = opened(data)["events"]
    head = [cell.value for cell in sheet[1]]
    cell = sheet.cell(2, head.index("title") + 1)
    shown = cell.value.replace("_x005F_", "_") if isinstance(cell.value, str) else cell.value
    assert (shown, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_nothing_calculates_or_leads_away_and_dates_are_text(tiny_index: Index) -> None:
    data = exported(results(tiny_index), "xlsx")
    with ZipFile(BytesIO(data)) as parts:
        sheets = b"".join(parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/"))
        assert not [name for name in parts.namelist() if "externalLink" in name or "worksheets/_rels" in name]
    assert b"<f>" not in sheets
    assert b"hyperlink" not in sheets.lower()
    book = opened(data)
    for sheet in book:
        head = [cell.value for cell in sheet[1]]
        for row in sheet.iter_rows(min_row=2):
            assert all(cell.data_type in ("s", "n") for cell in row)
            for name, cell in zip(head, row, strict=True):
                if name in ("date_edtf", "earliest", "latest") and cell.value is not None:
                    assert (cell.data_type, cell.number_format) == ("s", "@")


def test_a_text_too_long_for_a_cell_is_cut_and_told(tiny: Dossier) -> None:
    index = titled(tiny, "👨" * 20_000)
    data, losses = written(results(index), "xlsx", Options("fr"))
    title = cells(data, "events")[0]["title"]
    assert LONGEST - 2 <= len(title.encode("utf-16-le")) // 2 <= LONGEST
    assert title.endswith("👨…")
    assert [loss.ids for loss in losses if loss.code == "length"] == [(index.dossier.events[0].id,)]


def test_its_bytes_depend_on_the_dossier_alone(tiny_index: Index) -> None:
    data = exported(results(tiny_index), "xlsx")
    assert data == exported(results(tiny_index), "xlsx")
    book = opened(data)
    assert book.properties.created is not None
    assert book.properties.created.date().isoformat() == tiny_index.dossier.updated


def test_an_empty_result_and_an_undated_dossier_make_a_workbook_too(tiny: Dossier) -> None:
    data = exported(results(Index(tiny._replace(updated="")), "zzzz"), "xlsx")
    assert [cells(data, name) for name in SHEETS[:-1]] == [[]] * 5


def test_notes_stay_behind_unless_asked_for(tiny_index: Index) -> None:
    def said(*, private: bool) -> str:
        book = opened(exported(results(tiny_index), "xlsx", private=private))
        return " ".join(str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row)

    assert "SECRET" not in said(private=False)
    assert {"SECRET-7F3A", "SECRET-ACTOR", "SECRET-SOURCE"} <= set(said(private=True).split())


def test_a_partial_view_says_so(tiny_index: Index) -> None:
    view = as_of(tiny_index.dossier, parse("2020-03-20"))
    index = Index(view.dossier, tiny_index.vocabulary)
    data, _ = written(results(index), "xlsx", Options("en", view=view))
    about = {row["key"]: row["value"] for row in cells(data, "dossier")}
    assert about["as_of"] == "2020-03-20"
    assert "20 March 2020" in about["view"]


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\ufffe", "\uffff"])
def test_a_character_that_xml_does_not_know_does_not_spoil_the_file(tiny: Dossier, character: str) -> None:
    data = exported(results(titled(tiny, f"a{character}b")), "xlsx")
    assert len(cells(data, "events")) == 1
    with ZipFile(BytesIO(data)) as parts:
        text = "".join(parts.read(name).decode() for name in parts.namelist())
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", text)
