"""CSL-JSON, RIS and BibTeX: every cited source once, every date as far as the format goes, and nothing that breaks out."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.export.bibliographies import AUTHORS, DATES, cited_sources, hostile_index
from tests.export.exporting import EVERY_STATUS, exported, results, written

from relations_tui.core.dates import parse
from relations_tui.core.index import Index
from relations_tui.core.phrases import LANGS
from relations_tui.export import Options, of_ending
from relations_tui.export.bibliography import is_said_by, sure_parts
from relations_tui.export.bibtex import escape

NAMES = ("csl", "ris", "bibtex")
VARIABLES = {
    "id", "type", "title", "author", "publisher", "container-title", "issued", "accessed", "URL", "archive_location",
    "language", "keyword", "note", "custom",
}  # fmt: skip
TYPES = {
    "article-newspaper", "article-magazine", "entry-encyclopedia", "interview", "book", "report", "post", "post-weblog",
    "webpage", "broadcast", "document",
}  # fmt: skip
# EDTF → the items of CSL's date but for its words, RIS's DA, whether biblatex takes it as it is.
EXPECTED: dict[str, tuple[dict[str, Any], str, bool]] = {
    "2020-03-15": ({"date-parts": [[2020, 3, 15]]}, "2020/03/15/", True),
    "2020-03": ({"date-parts": [[2020, 3]]}, "2020/03//", True),
    "2020": ({"date-parts": [[2020]]}, "2020///", True),
    "2020-06~": ({"date-parts": [[2020, 6]], "circa": True}, "2020/06//", True),
    "2020?": ({"date-parts": [[2020]], "circa": True}, "2020///", True),
    "2021-07%": ({"date-parts": [[2021, 7]], "circa": True}, "2021/07//", True),
    "2018-22": ({"date-parts": [[2018]], "season": 2}, "2018///", True),
    "2018-24": ({"date-parts": [[2018]], "season": 4}, "", True),
    "2018-22?": ({"date-parts": [[2018]], "season": 2, "circa": True}, "2018///", True),
    "201X": ({}, "", True),
    "19XX": ({}, "", True),
    "1999-XX": ({"date-parts": [[1999]]}, "1999///", True),
    "1985-04-XX": ({"date-parts": [[1985, 4]]}, "1985/04//", True),
    "1985-XX-XX": ({"date-parts": [[1985]]}, "1985///", True),
    "0044-03-15": ({"date-parts": [[44, 3, 15]]}, "0044/03/15/", True),
    "0000": ({"date-parts": [[-1]]}, "", True),
    "-0043-03-15": ({"date-parts": [[-44, 3, 15]]}, "", True),
    "-0001": ({"date-parts": [[-2]]}, "", True),
    "Y17000": ({"date-parts": [[17000]]}, "", False),
    "Y-12000": ({"date-parts": [[-12001]]}, "", False),
    "2020-01/2020-03": ({"date-parts": [[2020, 1], [2020, 3]]}, "2020///", True),
    "2019-05-01/2021-06": ({"date-parts": [[2019, 5, 1], [2021, 6]]}, "", True),
    "2020-03-01/2020-03-31": ({"date-parts": [[2020, 3, 1], [2020, 3, 31]]}, "2020/03//", True),
    "2019-05-01/..": ({}, "", True),
    "../2006": ({}, "", True),
    "2020-03/": ({}, "", True),
    "/2020-03": ({}, "", True),
    "[1955-11..1956-03]": ({}, "", False),
    "[..1956]": ({}, "", False),
    "2020-03-14T12:30:00Z": ({"date-parts": [[2020, 3, 14]]}, "2020/03/14/", True),
    "1912~/1956": ({"date-parts": [[1912], [1956]], "circa": True}, "", True),
    "2020-21/2020-22": ({}, "2020///", True),
}


@pytest.fixture(scope="module")
def hostile() -> Index:
    return hostile_index()


def csl(index: Index, query: str = "", *, private: bool = False) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads(exported(results(index, query), "csl", "en", private=private))
    return read


def ris(index: Index, *, private: bool = False) -> list[list[tuple[str, str]]]:
    """Tags and values of each record, by the letter of the format."""
    data = exported(results(index), "ris", "en", private=private).decode()
    assert not data.startswith("\ufeff")
    assert data.endswith("ER  - \r\n\r\n")
    records = data.removesuffix("\r\n\r\n").split("\r\n\r\n")
    return [[_line(line) for line in record.split("\r\n")] for record in records]


def _line(line: str) -> tuple[str, str]:
    match = re.fullmatch(r"([A-Z][A-Z0-9])  - ([^\r\n]*)", line)
    assert match, line
    return match[1], match[2]


def bibtex(index: Index) -> list[tuple[str, dict[str, str]]]:
    """Keys and fields of each entry, line by line."""
    found = []
    for entry in exported(results(index), "bibtex", "en").decode().split("\n\n"):
        head, *fields, end = entry.rstrip("\n").split("\n")
        key = re.fullmatch(r"@[a-z]+\{([a-z0-9-]+),", head)
        assert key, head
        assert end == "}"
        matches = [re.fullmatch(r"  ([a-z]+) = \{(.*)\},", field) for field in fields]
        found.append((key[1], {match[1]: match[2] for match in matches if match}))
        assert len(found[-1][1]) == len(fields)
    return found


def test_the_expected_dates_are_all_dates() -> None:
    assert tuple(EXPECTED) == DATES


def test_every_date_is_carried_as_far_as_the_format_goes(hostile: Index) -> None:
    items, records, entries = (
        {one["id"]: one for one in csl(hostile)},
        {dict(one)["ID"]: one for one in ris(hostile)},
        dict(bibtex(hostile)),
    )
    for number, (edtf, (parts, day, taken)) in enumerate(EXPECTED.items()):
        source = f"date-{number}"
        issued = items[source]["issued"]
        assert items[source]["custom"]["date"] == edtf
        assert issued == parts if parts else set(issued) == {"literal"}, edtf
        record = dict(records[source])
        assert (record.get("DA", ""), record.get("PY", "")) == (day, day[:4]), edtf
        whole = edtf == day.replace("/", "-").rstrip("-")
        assert [value for tag, value in records[source] if value.startswith(f"Date: {edtf} (")] == [] or not whole
        assert whole or any(value.startswith(f"Date: {edtf} (") for _, value in records[source]), edtf
        entry = entries[source]
        assert entry.get("date") == (edtf if taken else None)
        assert ("year" in entry) is not taken


def test_no_line_of_a_text_becomes_a_line_of_the_file(hostile: Index) -> None:
    ids = list(cited_sources(results(hostile).events, hostile))
    for private in (False, True):
        records = ris(hostile, private=private)
        assert [dict(record)["ID"] for record in records] == ids
        for record in records:
            tags = [tag for tag, _ in record]
            assert (tags[0], tags[-1]) == ("TY", "ER")
            assert tags.count("TY") == tags.count("ER") == tags.count("ID") == 1
            assert all(value for tag, value in record if tag != "ER")
    assert [key for key, _ in bibtex(hostile)] == ids
    assert [item["id"] for item in csl(hostile)] == ids


def test_braces_of_bibtex_match_and_no_command_comes_from_the_data(hostile: Index) -> None:
    for _, fields in bibtex(hostile):
        for name, value in fields.items():
            assert balanced(value), value
            if name not in {"date", "url", "archiveurl"}:
                commands = re.findall(r"\\([a-z]+|.)", value)
                assert set(commands) <= {
                    "textbackslash", "textbraceleft", "textbraceright", "textasciitilde", "textasciicircum", *"&%$#_{}",
                }  # fmt: skip
                assert not re.search(r"(?<!\\)[&%$#_~^]", value), value


def balanced(text: str) -> bool:
    depth = 0
    for character in text:
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth < 0:
            return False
    return depth == 0


@given(st.text(max_size=60))
def test_any_text_stays_inside_its_braces(text: str) -> None:
    escaped = escape(text)
    assert balanced(escaped)
    assert len(escaped.splitlines()) <= 1
    assert not re.search(r"(?<!\\)[&%$#_~^]", escaped)


def test_an_address_is_not_escaped_in_bibtex_and_does_not_split_in_ris(hostile: Index) -> None:
    addresses = {fields["url"] for _, fields in bibtex(hostile) if "url" in fields}
    assert addresses == {"https://a.example/p;b=1?x=%C3%A9&y=_~#f"}
    values = {value for record in ris(hostile) for tag, value in record if tag == "UR"}
    assert values == {"https://a.example/p%3Bb=1?x=%C3%A9&y=_~#f"}


def test_a_name_is_divided_only_by_a_comma_that_the_dossier_wrote(hostile: Index) -> None:
    item = next(one for one in csl(hostile) if one["id"] == "people")
    assert item["author"] == [
        {"family": "Doe", "given": "Una"},
        {"family": "de La Tour", "given": "Jean"},
        *({"literal": author} for author in AUTHORS[2:]),
    ]
    record = next(one for one in ris(hostile) if ("ID", "people") in one)
    assert [value for tag, value in record if tag == "AU"] == [
        "Doe, Una", "de La Tour, Jean", "Una Doe,", "Wire,", "Ministry,, Alpha,", "Smith and Sons,", "others,", "A,, B,, C,", "{x},",
    ]  # fmt: skip
    assert dict(bibtex(hostile))["people"]["author"] == (
        "{Doe}, {Una} and {de La Tour}, {Jean} and {Una Doe} and {Wire} and {Ministry, Alpha} and {Smith and Sons}"
        " and {others} and {A, B, C} and {\\{x\\}}"
    )


def test_csl_has_the_variables_types_and_dates_of_its_schema(
    tiny_index: Index, hostile: Index, real_index: Index
) -> None:
    for item in (*csl(tiny_index), *csl(hostile), *csl(real_index)):
        assert item.keys() <= VARIABLES
        assert item["type"] in TYPES
        assert all(item.values())
        assert all(name.keys() in ({"family", "given"}, {"literal"}) for name in item.get("author", ()))
        for date in (item[name] for name in ("issued", "accessed") if name in item):
            assert date.keys() <= {"date-parts", "season", "circa", "literal"}
            parts = date.get("date-parts", [])
            assert len(parts) <= 2
            assert all(1 <= len(part) <= 3 and part[0] != 0 for part in parts)
            assert all(type(number) is int for part in parts for number in part)


def test_private_notes_come_only_when_asked_for(tiny_index: Index) -> None:
    for name in NAMES:
        assert b"SECRET" not in exported(results(tiny_index), name)
        shown = exported(results(tiny_index), name, private=True)
        assert shown.count(b"SECRET-SOURCE") == 1
        assert b"SECRET-7F3A" in shown
        assert b"SECRET-ACTOR" not in shown


@pytest.mark.parametrize("query", ["", EVERY_STATUS, "-kind:statement", "is:approximate"])
@pytest.mark.parametrize("reverse", [False, True])
def test_they_agree_with_json_and_the_memo(tiny_index: Index, query: str, reverse: bool) -> None:
    found = results(tiny_index, query)
    document = json.loads(exported(found, "json", reverse=reverse))
    events = {event["id"]: event["date"]["edtf"] for event in document["events"]}
    citing = [(source["id"], event["id"]) for event in document["events"] for source in event["sources"]]
    items = json.loads(exported(found, "csl", "en", reverse=reverse))
    assert [(item["id"], item.get("title", "")) for item in items] == [
        (source, document["sources"][source]["title"]) for source in dict(citing)
    ]
    assert [one["date"] for item in items for one in item["custom"]["events"]] == [
        events[one["id"]] for item in items for one in item["custom"]["events"]
    ]
    assert sorted((item["id"], one["id"]) for item in items for one in item["custom"]["events"]) == sorted(citing)
    memo = exported(found, "md", "en", reverse=reverse).decode().rpartition("## Sources")[2]
    assert len(re.findall(r"^\d+\. ", memo, re.MULTILINE)) == len(items)
    notes = [item["note"] for item in items]
    data = exported(found, "ris", "en", reverse=reverse).decode()
    assert re.findall(r"^N1  - (Cited by: [^\r]*)", data, re.MULTILINE) == notes
    data = exported(found, "bibtex", "en", reverse=reverse).decode().replace("\\", "").replace("textasciitilde{}", "~")
    assert re.findall(r"^  note = \{(.*)\},$", data, re.MULTILINE) == notes


@pytest.mark.parametrize("name", NAMES)
def test_nothing_found_is_still_a_file(tiny_index: Index, name: str) -> None:
    assert exported(results(tiny_index, "zzzz"), name) == (b"[]\n" if name == "csl" else b"")


@pytest.mark.parametrize("lang", LANGS)
def test_losses_are_told_with_counts(hostile: Index, lang: str) -> None:
    told = {name: {loss.code: loss for loss in written(results(hostile), name, Options("en"))[1]} for name in NAMES}
    for losses in told.values():
        assert losses["unsourced"].ids == ("none",)
        assert losses["events"].ids == ("one", "two")
        assert losses["names"].ids == ("people",)
        assert "untitled" in losses
        assert "undated" in losses
        for loss in losses.values():
            assert loss.text("fr" if lang == "fr" else "en").startswith(f"{len(loss.ids)} ")
    simplified = {name: {*_ids(losses, "dates"), *_ids(losses, "approximate")} for name, losses in told.items()}
    assert simplified["bibtex"] == {f"date-{n}" for n, (_, _, taken) in enumerate(EXPECTED.values()) if not taken}
    assert simplified["bibtex"] <= simplified["ris"] | simplified["csl"]
    assert _ids(told["ris"], "approximate") == ("date-3", "date-4", "date-5", "date-8", "date-30")
    assert _ids(told["csl"], "approximate") == ("date-4", "date-5", "date-8")


def _ids(losses: dict[str, Any], code: str) -> tuple[str, ...]:
    return losses[code].ids if code in losses else ()


@pytest.mark.parametrize("edtf", DATES)
def test_what_is_sure_of_a_date_never_says_more(edtf: str) -> None:
    date = parse(edtf)
    parts = sure_parts(date)
    if is_said_by(date, parts):
        written_back = parse("-".join((f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:]))))
        assert (written_back.earliest, written_back.latest) == (date.earliest, date.latest)
    if not date.is_span and date.form == "point" and date.start and date.start.day:
        assert parts == (date.start.year, date.start.month, date.start.day)


def test_the_ending_says_which_of_two_json_formats_it_is() -> None:
    for path, name in (
        ("a.csl.json", "csl"),
        ("A.CSL.JSON", "csl"),
        ("csl.json", "json"),
        ("a.ris", "ris"),
        ("a.bib", "bibtex"),
    ):
        known = of_ending(path)
        assert known is not None
        assert known.name == name
