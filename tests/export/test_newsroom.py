"""The slides of TimelineJS3: nothing it would skip, drop, mislabel or run, whatever the dossier says."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.export.exporting import exported, hostile, results, written
from tests.export.timelinejs_rules import Markup, faults, is_plain, of_sheet

from relations_tui.core.asof import as_of
from relations_tui.core.dates import parse
from relations_tui.core.index import Index
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.core.text import clean
from relations_tui.export import Options, of_ending
from relations_tui.export.newsroom import escape, moments, plain

Json = dict[str, Any]
NASTY = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40) | st.sampled_from(
    [
        "<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;", "&amp;lt;b&amp;gt;", "=HYPERLINK(1)", "@a", "-1",
        "<script>", "</div>", "<!-- ", "]]>", "a\nb", "\r\nx,y", '"', "'", "&#60;", "&copy", "Trade & aid",
    ]
)  # fmt: skip


def document(index: Index, lang: Lang = "fr") -> Json:
    read: Json = json.loads(exported(results(index), "timelinejs", lang))
    return read


def sheet(index: Index, lang: Lang = "fr") -> Json:
    return of_sheet(exported(results(index), "timelinejs-csv", lang).decode())


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("dossier", ["tiny_index", "real_index"])
def test_nothing_is_skipped_dropped_mislabelled_or_run(
    request: pytest.FixtureRequest, dossier: str, lang: Lang
) -> None:
    index: Index = request.getfixturevalue(dossier)
    assert faults(document(index, lang)) == []
    assert faults(sheet(index, lang)) == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_sheet_has_the_slides_of_the_document(tiny_index: Index, lang: Lang) -> None:
    slides, rows = document(tiny_index, lang)["events"], sheet(tiny_index, lang)["events"]
    for slide, row in zip(slides, rows, strict=True):
        assert row["unique_id"] == slide["unique_id"]
        assert row["display_date"] == slide["display_date"]
        assert row["text"]["text"] == slide["text"]["text"]
        for name in ("start_date", "end_date"):
            assert [str(row.get(name, {}).get(part, "")) for part in ("year", "month", "day")] == [
                str(slide.get(name, {}).get(part, "")) for part in ("year", "month", "day")
            ]


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("1956", {"year": 1956}, {}),
        ("1956-03~", {"year": 1956, "month": 3}, {}),
        ("2024-10-28/2024-10-30", {"year": 2024, "month": 10, "day": 28}, {"year": 2024, "month": 10, "day": 30}),
        ("1912/1956-03", {"year": 1912, "month": ""}, {"year": 1956, "month": 3}),
        ("1912-03/1956", {"year": 1912, "month": 3}, {"year": 1956, "month": ""}),
        ("1956/1956-03", {"year": 1956, "month": ""}, {"year": 1956, "month": 3}),
        ("1956-03/1956", {"year": 1956, "month": 3}, {"year": 1956, "month": 12}),
        ("2020-03-14/2020-03", {"year": 2020, "month": 3, "day": 14}, {"year": 2020, "month": 3, "day": 31}),
        ("2018-24", {"year": 2018, "month": 12}, {"year": 2019, "month": 2}),
        ("191X", {"year": 1910}, {"year": 1919}),
        ("18XX", {"year": 1800}, {"year": 1899}),
        ("1956/1956", {"year": 1956}, {}),
        ("2019-05-01/..", {"year": 2019, "month": 5, "day": 1}, {}),
        ("/1956-03", {"year": 1956, "month": 3}, {}),
        ("../1956", {"year": 1956}, {}),
        ("[..1956-03]", {"year": 1956, "month": 3}, {}),
        ("0000", {"year": 0, "display_date": "1 BC"}, {}),
        ("-0043-03-15", {"year": -43, "month": 3, "day": 15, "display_date": "15 March 44 BC"}, {}),
        ("-0043/-0041", {"year": -43, "display_date": "44 BC"}, {"year": -41, "display_date": "42 BC"}),
    ],
)
def test_a_date_is_as_precise_as_it_is_known_and_its_end_is_kept(edtf: str, start: Json, end: Json) -> None:
    assert moments(parse(edtf), "en") == (start, end)


def test_years_that_javascript_has_not_are_left_out_and_told(tiny_index: Index) -> None:
    index = hostile(tiny_index, "far", date=parse("Y-300000"))
    data, losses = written(results(index), "timelinejs", Options("en"))
    assert [event["unique_id"] for event in json.loads(data)["events"]] == []
    assert [(loss.code, loss.ids) for loss in losses] == [("years", ("hostile",))]


@given(NASTY, NASTY)
def test_no_text_becomes_markup_or_a_formula(tiny_index: Index, title: str, theme: str) -> None:
    index = hostile(tiny_index, title, theme=theme)
    assert faults(document(index)) == []
    assert faults(sheet(index)) == []


@given(NASTY)
def test_escaped_text_reads_back_and_a_plain_label_is_plain(text: str) -> None:
    read = Markup(escape(clean(text)))
    assert (read.shown, read.faults) == (" ".join(clean(text).split("\n")), [])
    assert is_plain(plain(clean(text)))


def test_a_group_keeps_its_name_unless_it_could_be_markup() -> None:
    assert plain("Trade & aid") == "Trade & aid"
    assert plain("R&D <b>") == "R\uff06D ‹b›"


def test_the_title_slide_never_takes_the_id_of_an_event(tiny_index: Index) -> None:
    dossier = tiny_index.dossier
    index = Index(dossier._replace(id="treaty"))
    assert document(index)["title"]["unique_id"] == "treaty-title"
    assert faults(document(index)) == []


def test_the_longer_ending_decides() -> None:
    found = [of_ending(name) for name in ("a.timeline.json", "a.json", "a.TIMELINE.CSV", "a.csv", "a.ics")]
    assert [known and known.name for known in found] == ["timelinejs", "json", "timelinejs-csv", "csv", "ics"]


@pytest.mark.parametrize("name", ["timelinejs", "timelinejs-csv"])
def test_losses_name_what_the_axis_cannot_say(tiny_index: Index, name: str) -> None:
    told = {loss.code: loss.ids for loss in written(results(tiny_index), name, Options("fr"))[1]}
    assert told["spans"] == ("long-truce", "founding", "summer-fair")
    assert told["signs"] == ("summer-fair", "fake-treaty", "embassy")
    assert told["open"] == ("patrols", "talks")
    assert told["axis"] == ("eclipse-bc",)
    assert told["themes"] == ("long-truce", "talks", "treaty")


def test_what_a_sheet_holds_past_the_rows_that_are_read_is_told(tiny_index: Index) -> None:
    dossier = tiny_index.dossier
    events = tuple(dossier.by_id["treaty"]._replace(id=f"e{order}", links=()) for order in range(1_000))
    found = results(Index(dossier._replace(events=events, by_id={event.id: event for event in events})))
    told = {loss.code: loss.ids for loss in written(found, "timelinejs-csv", Options("fr"))[1]}
    assert told["rows"] == ("e998", "e999")
    assert "rows" not in {loss.code for loss in written(found, "timelinejs", Options("fr"))[1]}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["ics", "timelinejs", "timelinejs-csv"])
def test_a_partial_view_says_that_it_is_one(tiny_index: Index, name: str, lang: Lang) -> None:
    view = as_of(tiny_index.dossier, parse("2020-03-15"))
    found = results(Index(view.dossier, tiny_index.vocabulary))
    text = written(found, name, Options(lang, view=view))[0].decode().replace("\r\n ", "")
    assert {"fr": "Vue partielle", "en": "Partial view"}[lang] in text
    assert "founding" not in text
