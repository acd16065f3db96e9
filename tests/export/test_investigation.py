"""FollowTheMoney: ids and references that hold, dates cut where knowledge ends, nothing that would be dropped in silence.

What the library itself makes of it stands in `tests/readers/test_followthemoney.py`.
"""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.export.exporting import exported, hostile, results, written

from relations_tui.core.asof import as_of
from relations_tui.core.dates import parse
from relations_tui.core.index import Index
from relations_tui.core.model import Citation, Link
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.export import Options, of_ending
from relations_tui.export.investigation import when

Json = dict[str, Any]
ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")
DATE = re.compile(r"[12]\d{3}(-\d\d(-\d\d(T\d\d:\d\d:\d\d)?)?)?")
REFERENCES = ("involved", "addressEntity", "document", "entity", "subject", "object", "proof")
DATES = ("date", "startDate", "endDate", "publishedAt", "retrievedAt", "createdAt", "modifiedAt")
REQUIRED = {
    "Event": ("name", "recordId", "notes"), "Person": ("name",), "PublicBody": ("name",), "Organization": ("name",),
    "Address": ("name", "full"), "Article": ("fileName",), "Documentation": ("document", "entity"),
    "UnknownLink": ("subject", "object", "role"), "Note": ("entity", "description"),
}  # fmt: skip


def entities(data: bytes) -> dict[str, Json]:
    """By id; the ids are told apart, every reference leads somewhere, every value is what its property takes."""
    read = [json.loads(line) for line in data.decode().split("\n") if line]
    found = {entity["id"]: entity for entity in read}
    assert len(found) == len(read)
    for entity in read:
        said = entity["properties"]
        assert ID.fullmatch(entity["id"])
        assert all(said.get(name) for name in REQUIRED[entity["schema"]])
        for name, values in said.items():
            assert values
            assert all(isinstance(value, str) and value.strip() for value in values)
            assert name not in REFERENCES or all(value in found for value in values)
            assert name not in DATES or all(DATE.fullmatch(value) for value in values)
    return found


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("private", [False, True])
@pytest.mark.parametrize("dossier", ["tiny_index", "real_index"])
def test_every_reference_leads_somewhere(
    request: pytest.FixtureRequest, dossier: str, lang: Lang, private: bool
) -> None:
    index: Index = request.getfixturevalue(dossier)
    found = results(index)
    read = entities(exported(found, "ftm", lang, private=private))
    count = {schema: sum(entity["schema"] == schema for entity in read.values()) for schema in REQUIRED}
    assert count["Event"] == len(found.events)
    assert count["Documentation"] == sum(len(event.citations) for event in found.events)
    assert count["UnknownLink"] == sum(len(event.links) for event in found.events)
    disagreements = sum(len(event.disagreements) for event in found.events)
    assert (count["Note"] > disagreements) is private
    assert private or count["Note"] == disagreements


def test_no_private_note_leaves_unasked(tiny_index: Index) -> None:
    found = results(tiny_index)
    assert b"SECRET" not in exported(found, "ftm")
    assert exported(found, "ftm", private=True).count(b"SECRET") == 4


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("1956", {"date": "1956"}),
        ("1956-03~", {"date": "1956-03"}),
        ("2020-07-30", {"date": "2020-07-30"}),
        ("1999-XX", {"date": "1999"}),
        ("2018-22", {"startDate": "2018-06", "endDate": "2018-08"}),
        ("2018-24", {"startDate": "2018-12", "endDate": "2019-02"}),
        ("191X", {"startDate": "1910", "endDate": "1919"}),
        ("18XX", {"startDate": "1800", "endDate": "1899"}),
        ("1912/1956-03", {"startDate": "1912", "endDate": "1956-03"}),
        ("[1955-11..1956-03]", {"startDate": "1955-11", "endDate": "1956-03"}),
        ("2019-05-01/..", {"startDate": "2019-05-01"}),
        ("/1956-03", {"endDate": "1956-03"}),
        ("../2006", {"endDate": "2006"}),
        ("0999", {}),
        ("0999/1001", {}),
        ("-0043-03-15", {}),
        ("3000", {}),
        ("2020-03-14T12:30:00Z", {"date": "2020-03-14T12:30:00"}),
        ("2020-03-14T00:30:00+01:00", {"date": "2020-03-14"}),
        ("2020-03-14T12:30:00", {"date": "2020-03-14"}),
    ],
)
def test_a_date_is_cut_where_knowledge_ends(edtf: str, said: Json) -> None:
    assert when(parse(edtf)) == said


def test_losses_name_what_a_platform_would_not_know(tiny_index: Index) -> None:
    told = {loss.code: loss.ids for loss in written(results(tiny_index), "ftm", Options("fr"))[1]}
    assert told == {
        "off-axis": ("eclipse-bc",),
        "spans": ("long-truce", "founding", "summer-fair"),
        "signs": ("summer-fair", "fake-treaty", "embassy"),
        "open": ("patrols", "talks"),
        "countries": ("XA", "XB"),
        "languages": ("summer-fair", "talks"),
    }


def test_a_link_out_of_the_filter_is_left_out_and_told(tiny_index: Index) -> None:
    found = results(tiny_index, "kind:statement,meeting")
    data, losses = written(found, "ftm", Options("en"))
    assert [entity["id"] for entity in entities(data).values() if entity["schema"] == "UnknownLink"] == [
        "alpha-beta.link.noon-call.talks.part-of"
    ]
    assert ("links", ("talks",)) in [(loss.code, loss.ids) for loss in losses]


def test_what_is_said_twice_has_two_ids(tiny_index: Index) -> None:
    dossier = tiny_index.dossier
    link = Link("talks", "follows")
    event = dossier.by_id["treaty"]._replace(citations=(Citation("wire-2020"),) * 2, links=(link, link))
    events = (dossier.by_id["talks"]._replace(links=()), event)
    index = Index(dossier._replace(events=events, by_id={event.id: event for event in events}))
    found = entities(exported(results(index), "ftm"))
    assert {"alpha-beta.documentation.treaty.wire-2020", "alpha-beta.documentation.treaty.wire-2020.2"} <= found.keys()
    assert {"alpha-beta.link.treaty.talks.follows", "alpha-beta.link.treaty.talks.follows.2"} <= found.keys()


def test_an_hour_of_another_zone_is_told(tiny_index: Index) -> None:
    index = hostile(tiny_index, "x", date=parse("2020-03-14T00:30:00+01:00"))
    data, losses = written(results(index), "ftm", Options("en"))
    (event,) = (entity for entity in entities(data).values() if entity["schema"] == "Event")
    assert event["properties"]["date"] == ["2020-03-14"]
    assert ("times", ("hostile",)) in [(loss.code, loss.ids) for loss in losses]


@given(st.text(max_size=30) | st.sampled_from(["", '""', "\u200d", "\n\n", '{"id":"x"}\n{}', "\u2028", "'\u00a0'"]))
def test_any_text_stays_in_its_value(tiny_index: Index, text: str) -> None:
    found = entities(exported(results(hostile(tiny_index, text.encode("utf-8", "replace").decode())), "ftm"))
    assert sum(entity["schema"] == "Event" for entity in found.values()) == 1


def test_a_partial_view_is_told(tiny_index: Index) -> None:
    view = as_of(tiny_index.dossier, parse("2020-03-15"))
    found = results(Index(view.dossier, tiny_index.vocabulary))
    losses = written(found, "ftm", Options("fr", view=view))[1]
    assert ("as-of", ("2020-03-15",)) in [(loss.code, loss.ids) for loss in losses]


def test_its_ending_is_its_own() -> None:
    known = of_ending("dossier.ftm.json")
    assert known is not None
    assert known.name == "ftm"
