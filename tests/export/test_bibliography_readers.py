"""What programs that nobody here wrote read in the bibliographies: citeproc-py, rispy and pybtex give back what went in."""

import json
import re
import warnings
from typing import Any

import pytest
import rispy  # type: ignore[import-untyped]
from citeproc import (  # type: ignore[import-untyped]
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]
from pybtex.database import BibliographyData, parse_string  # type: ignore[import-untyped]
from pybtex.errors import set_strict_mode  # type: ignore[import-untyped]
from tests.export.bibliographies import cited_sources, hostile_index
from tests.export.exporting import exported, results

from relations_tui.core.index import Index
from relations_tui.core.model import Source
from relations_tui.core.text import line

EVENT = re.compile(r"([a-z0-9-]+) \(([^()]+)\)(?:, |$)")
STYLE = "harvard-cite-them-right"
LANGUAGES = {"fr": "french", "en": "english", "ar": "arabic", "es": "spanish", "it": "italian"}


@pytest.fixture(params=["tiny", "real", "hostile"])
def index(request: pytest.FixtureRequest, tiny_index: Index, real_index: Index) -> Index:
    return {"tiny": tiny_index, "real": real_index}.get(request.param) or hostile_index()


def cited(index: Index) -> dict[str, tuple[Source, list[tuple[str, str]]]]:
    return cited_sources(results(index).events, index)


def events(note: str) -> list[tuple[str, str]]:
    assert note.startswith("Cited by: ")
    return EVENT.findall(note.removeprefix("Cited by: "))


def one_line(text: str) -> str:
    return line(text).strip()


def rendered(items: list[dict[str, Any]], style: str = STYLE) -> dict[str, str]:
    """Id → what citeproc prints for it in a bibliography."""
    with warnings.catch_warnings():
        # citeproc-py knows CSL 1.0.1, which had no `custom`; 1.0.2 has.
        warnings.filterwarnings("ignore", "The following arguments for Reference are unsupported: custom")
        source = CiteProcJSON(items)
        bibliography = CitationStylesBibliography(
            CitationStylesStyle(style, validate=False, locale="en-GB"), source, formatter.plain
        )
        citations = [Citation([CitationItem(item["id"])]) for item in items]
        missing: list[str] = []
        for citation in citations:
            bibliography.register(citation)
        for citation in citations:
            bibliography.cite(citation, lambda item: missing.append(item.key))
        texts = [str(entry) for entry in bibliography.bibliography()]
    assert missing == []
    return dict(zip(bibliography.keys, texts, strict=True))


def test_citeproc_prints_every_source_with_what_it_has(index: Index) -> None:
    expected = cited(index)
    items: list[dict[str, Any]] = json.loads(exported(results(index), "csl", "en"))
    assert [item["id"] for item in items] == list(expected)
    for item, (source, by) in zip(items, expected.values(), strict=True):
        assert item.get("title", "") == line(source.title)
        assert item.get("URL", "") == source.url
        assert item.get("language", "") == source.lang
        assert events(item["note"]) == by
        assert list(dict.fromkeys((one["id"], one["date"]) for one in item["custom"]["events"])) == by
    printed = rendered([item for item in items if not within_a_year(item.get("issued", {}))])
    assert len(expected) - len(printed) <= 2
    for key, text in printed.items():
        source = expected[key][0]
        # A style turns quotation marks and changes capitals and doubled blanks: compare the words.
        assert words(source.title) <= words(text), text
        assert source.url in text
        if source.date and source.date.start and source.date.start.day and source.date.start.year > 0:
            assert str(source.date.start.year) in text


def within_a_year(date: dict[str, Any]) -> bool:
    """Whether it is a range within one year, of which citeproc-py 0.11 loses the year or fails with a `TypeError`."""
    first, *rest = (part[0] for part in date.get("date-parts", [[0]]))
    return rest == [first]


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def test_citeproc_reads_a_year_before_our_era_as_people_count_it() -> None:
    items: list[dict[str, Any]] = json.loads(exported(results(hostile_index()), "csl", "en"))
    read = {item["id"]: item for item in items if item["id"].startswith("date-")}
    printed = rendered([item for item in read.values() if not within_a_year(item["issued"])])
    by_date = {read[key]["custom"]["date"]: text for key, text in printed.items()}
    assert "44BC" in by_date["-0043-03-15"].replace(" ", "")
    assert "1BC" in by_date["0000"].replace(" ", "")


def test_rispy_reads_every_record_as_it_was_meant(index: Index) -> None:
    expected = cited(index)
    records = rispy.loads(exported(results(index), "ris", "en").decode())
    assert [record["id"] for record in records] == list(expected)
    for record, (source, by) in zip(records, expected.values(), strict=True):
        assert "unknown_tag" not in record
        assert record.get("title", "") == one_line(source.title)
        assert (record.get("secondary_title") or record.get("publisher")) == one_line(source.publisher)
        assert [url.replace("%3B", ";") for url in record.get("urls", [])] == ([source.url] if source.url else [])
        assert record.get("accession_number", "") == source.archive
        assert record.get("language", "") == source.lang
        assert len(record.get("authors", [])) == len(source.author)
        assert events(record["notes"][0]) == by
        edtf = source.date.edtf if source.date else ""
        if re.fullmatch(r"[0-9]{4}(-[01][0-9](-[0-9]{2})?)?", edtf) and edtf > "0001":
            assert (record["year"], record["date"].replace("/", "-").rstrip("-")) == (edtf[:4], edtf)


def parsed(index: Index) -> BibliographyData:
    set_strict_mode()
    data: BibliographyData = parse_string(exported(results(index), "bibtex", "en").decode(), "bibtex")
    return data


def unescaped(text: str) -> str:
    """The text that LaTeX prints for one of ours."""
    names = {"backslash": "\\", "braceleft": "{", "braceright": "}", "asciitilde": "~", "asciicircum": "^"}
    return re.sub(r"\\(?:text([a-z]+)\{\}|([&%$#_{}]))", lambda found: names.get(found[1] or "", found[2]), text)


def test_pybtex_reads_every_entry_as_it_was_meant(index: Index) -> None:
    expected = cited(index)
    entries = parsed(index).entries
    assert list(entries) == list(expected)
    for entry, (source, by) in zip(entries.values(), expected.values(), strict=True):
        fields = entry.fields
        # pybtex makes plain blanks of all blanks.
        assert unescaped(fields.get("title", "{}")[1:-1]).split() == source.title.split()
        assert fields.get("url", "") == source.url
        assert fields.get("archiveurl", "") == source.archive
        assert fields.get("urldate", "") == source.accessed
        assert fields.get("langid", "") == LANGUAGES.get(source.lang, "")
        assert fields.get("keywords", "") == source.kind
        assert events(unescaped(fields["note"])) == by
        assert len(entry.persons.get("author", [])) == len(source.author)
        if source.date and "date" in fields:
            assert fields["date"] == source.date.edtf


def test_pybtex_takes_a_body_for_one_name() -> None:
    people = parsed(hostile_index()).entries["people"].persons["author"]
    assert [[" ".join(person.last_names), " ".join(person.first_names)] for person in people[:6]] == [
        ["{Doe}", "{Una}"],
        ["{de La Tour}", "{Jean}"],
        ["{Una Doe}", ""],
        ["{Wire}", ""],
        ["{Ministry, Alpha}", ""],
        ["{Smith and Sons}", ""],
    ]
