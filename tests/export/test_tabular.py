"""CSV as the standard library's reader takes it."""

import csv
import re
from io import StringIO
from pathlib import Path

import pytest
from tests.export.exporting import exported, results, written

from relations_tui.core.dates import Precision
from relations_tui.core.index import Index
from relations_tui.core.model import Dossier, Localized
from relations_tui.core.phrases import Lang
from relations_tui.export import Options, tabular


def rows(index: Index) -> list[dict[str, str]]:
    text = exported(results(index), "csv").decode()
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def test_every_row_has_every_column_and_ends_with_crlf(tiny_index: Index) -> None:
    data = exported(results(tiny_index), "csv")
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    table = list(csv.reader(StringIO(data.decode(), newline=""), strict=True))
    assert {len(row) for row in table} == {len(table[0])}
    assert len(table) == len(tiny_index.dossier.events) + 1


def test_the_columns_are_documented(tiny_index: Index) -> None:
    documented = set(re.findall(r"\w+", tabular.__doc__ or ""))
    assert set(rows(tiny_index)[0]) <= documented


def test_no_part_of_a_date_is_filled_in(tiny_index: Index) -> None:
    for event, row in zip(tiny_index.dossier.events, rows(tiny_index), strict=True):
        if event.date.precision > Precision.DAY:
            assert "" in (row["day"], row["end_day"])
        if event.date.precision > Precision.SEASON and event.date.form == "point":
            assert row["month"] == row["day"] == ""
        if event.date.precision > Precision.YEAR and event.date.form == "point":
            assert row["year"] == ""
        assert row["earliest"] <= row["latest"] or not row["latest"] or "-" in (row["earliest"][:1], row["latest"][:1])


def test_a_list_splits_back_into_its_items(tiny_index: Index) -> None:
    for event, row in zip(tiny_index.dossier.events, rows(tiny_index), strict=True):
        split = row["source_titles"].split(" | ") if event.citations else []
        cited = dict.fromkeys(citation.source for citation in event.citations)
        assert [item.replace("\\|", "|") for item in split] == [
            tiny_index.dossier.sources[source].title for source in cited
        ]
        assert [item for item in row["place_ids"].split(" | ") if item] == list(event.places)


def test_a_cell_is_as_the_dossier_has_it_even_where_a_spreadsheet_would_calculate(tiny_index: Index) -> None:
    for event, row in zip(tiny_index.dossier.events, rows(tiny_index), strict=True):
        assert row["title"] == event.title.pick("fr")
        assert row["summary"] == event.summary.pick("fr")


def test_losses_name_the_first_ids(tiny_index: Index) -> None:
    _, losses = written(results(tiny_index), "csv", Options("en"))
    told = {loss.code: loss for loss in losses}
    assert "languages" in told
    for loss in losses:
        assert loss.text("en").startswith(f"{len(loss.ids)} ")
        assert loss.ids[0] in loss.text("en")
        assert loss.text("fr") != loss.text("en")


def test_the_readme_names_every_column(tiny_index: Index) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8").partition("### The CSV export")[2]
    assert all(f"`{column}`" in readme for column in rows(tiny_index)[0])


@pytest.mark.parametrize(("lang", "between"), [("fr", ";"), ("en", ",")])
def test_the_variant_for_excel_has_the_same_cells_behind_a_mark_and_guards(
    tiny_index: Index, lang: Lang, between: str
) -> None:
    found = results(tiny_index)
    data, losses = written(found, "csv-excel", Options(lang))
    assert data.startswith(b"\xef\xbb\xbfid" + between.encode())
    table = list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=between))
    plain = list(csv.DictReader(StringIO(exported(found, "csv", lang).decode(), newline="")))
    guarded = [row["id"] for row in plain if any(is_calculated(name, cell) for name, cell in row.items())]
    assert guarded
    assert [loss.ids for loss in losses if loss.code == "guard"] == [tuple(guarded)]
    for row, other in zip(table, plain, strict=True):
        assert row == {name: f"'{cell}" if is_calculated(name, cell) else cell for name, cell in other.items()}


def is_calculated(column: str, cell: str) -> bool:
    return cell.startswith(("=", "+", "-", "@", "\t", "\r")) and column not in ("year", "end_year")


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x")', "-50 degrees", "+1", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_a_spreadsheet_would_calculate_is_guarded_for_excel_alone(tiny: Dossier, text: str) -> None:
    event = tiny.events[0]._replace(title=Localized({"": text}))
    index = Index(tiny._replace(events=(event,), by_id={event.id: event}))
    data = exported(results(index), "csv-excel").decode("utf-8-sig")
    assert next(csv.DictReader(StringIO(data, newline=""), delimiter=";"))["title"] == "'" + text
    assert next(csv.DictReader(StringIO(exported(results(index), "csv").decode(), newline="")))["title"] == text
