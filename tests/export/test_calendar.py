"""The calendar, as four readers that nobody here wrote take it: icalendar, ics, vobject, khal."""

import re
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from tests.export.exporting import exported, hostile, results, written

from relations_tui.core.dates import day_of, parse
from relations_tui.core.index import Index
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.core.text import clean
from relations_tui.export import Options
from relations_tui.export.calendar import escape, fold

Entry = Any
"""A VEVENT; what icalendar says of its values is too wide a type to be of use."""

DOSSIERS = ["tiny_index", "real_index"]
LINE = re.compile(rb"(?:BEGIN|END|VERSION|PRODID|CALSCALE|REFRESH-INTERVAL|NAME|X-WR-CALNAME|X-WR-CALDESC|DESCRIPTION|UID|DTSTAMP|DTSTART|DTEND"
    rb"|X-EDTF|STATUS|TRANSP|CREATED|LAST-MODIFIED|SUMMARY|LOCATION|CATEGORIES|URL|RELATED-TO)(?:;[A-Z]+=[A-Z]+)?:")  # fmt: skip
NASTY = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=300) | st.sampled_from(
    [
        "x\r\nBEGIN:VEVENT\r\nUID:evil",
        "x\nEND:VEVENT",
        "x\x85ATTACH:http://evil.example",
        "x\u2028UID:evil",
        "x\x0bUID:evil",
        "a\\nb\\",
        "a;b,c:d",
        "é" * 90,
        "你好" * 60,
        "\\" * 200,
        "بيتا " * 40,
        "👨‍👩‍👧" * 30,
    ]
)


@pytest.fixture
def index(request: pytest.FixtureRequest) -> Index:
    found: Index = request.getfixturevalue(request.param)
    return found


def read(index: Index, lang: Lang = "fr", *, private: bool = False) -> list[Entry]:
    calendar = Calendar.from_ical(exported(results(index), "ics", lang, private=private))
    assert isinstance(calendar, Calendar)
    assert calendar.errors == []
    return list(calendar.walk("VEVENT"))


def days(event: Entry) -> tuple[date, date | None]:
    """The first and the last day; the latter is not there where the end is not."""
    end = event.get("DTEND")
    return event["DTSTART"].dt, end.dt - timedelta(1) if end else None


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("index", DOSSIERS, indirect=True)
def test_every_line_is_a_known_one_of_75_octets_with_crlf(index: Index, lang: Lang) -> None:
    data = exported(results(index), "ics", lang)
    *lines, last = data.split(b"\r\n")
    assert last == b""
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    assert all(line.decode() and (line[:1] == b" " or LINE.match(line)) for line in lines)


@pytest.mark.parametrize("index", DOSSIERS, indirect=True)
def test_days_are_those_the_date_may_mean_and_the_end_is_exclusive(index: Index) -> None:
    events = [event for event in index.dossier.events if event.id != "eclipse-bc"]
    for event, entry in zip(events, read(index), strict=True):
        first, last = days(entry)
        assert (first.year, first.month, first.day) == day_of(event.date.earliest or 0)
        assert type(first) is date
        if last is None:
            assert event.id in ("patrols", "talks")
        else:
            assert (last.year, last.month, last.day) == day_of(event.date.latest or 0)
            assert first <= last
        assert str(entry["X-EDTF"]) == event.date.edtf
        fuzzy = event.date.edtf not in (f"{first}", f"{first}/{last}") and "T" not in event.date.edtf
        assert str(entry["STATUS"]) == ("TENTATIVE" if fuzzy or event.status != "confirmed" else "CONFIRMED")
        assert str(entry["TRANSP"]) == "TRANSPARENT"


@pytest.mark.parametrize("index", DOSSIERS, indirect=True)
def test_an_id_is_stable_and_a_stamp_is_the_dossiers(index: Index) -> None:
    entries = read(index)
    dossier = index.dossier
    ids = [str(entry["UID"]) for entry in entries]
    assert len(set(ids)) == len(ids)
    assert all(name.removesuffix(f"@{dossier.id}.relations-tui") in dossier.by_id for name in ids)
    updated = datetime.fromisoformat(dossier.updated).replace(tzinfo=UTC)
    assert {entry["DTSTAMP"].dt for entry in entries} == {updated}
    linked = [entry["RELATED-TO"] for entry in entries if "RELATED-TO" in entry]
    flat = [str(tie) for ties in linked for tie in (ties if isinstance(ties, list) else [ties])]
    assert flat
    assert set(flat) <= set(ids)


def test_a_dossier_that_does_not_say_when_it_was_updated_is_stamped_by_its_records(tiny_index: Index) -> None:
    dossier = tiny_index.dossier._replace(updated="")
    assert {f"{entry['DTSTAMP'].dt:%Y-%m-%d}" for entry in read(Index(dossier))} == {"2026-11-23"}
    event = dossier.by_id["embassy"]
    silent = Index(dossier._replace(events=(event,), by_id={event.id: event}))
    assert {f"{entry['DTSTAMP'].dt:%Y-%m-%d}" for entry in read(silent)} == {"1970-01-01"}


def test_texts_places_themes_and_addresses_are_those_of_the_dossier(tiny_index: Index) -> None:
    entries = {str(entry["UID"]).partition("@")[0]: entry for entry in read(tiny_index)}
    treaty, fair, call = entries["treaty"], entries["summer-fair"], entries["noon-call"]
    assert str(treaty["SUMMARY"]) == "Traité — <script>alert(1)</script> & Cie"
    assert str(treaty["URL"]) == "https://gazette.example/2019"
    assert treaty["CATEGORIES"].cats == ["Frontière", "Commerce"]
    assert str(fair["SUMMARY"]) == "Foire d’été — été 2018 (incertain)"
    assert str(fair["LOCATION"]) == "Port-Alpha, [/x]"
    assert "14 mars 2020 à 12:30:00 (UTC)" in str(call["SUMMARY"])
    assert "rien d’autre\u00a0» (§ 4)" in str(call["DESCRIPTION"])
    assert "SECRET" not in exported(results(tiny_index), "ics").decode()
    assert any("SECRET-7F3A" in str(entry["DESCRIPTION"]) for entry in read(tiny_index, private=True))


@pytest.mark.parametrize(
    ("edtf", "code"),
    [
        ("-0043-03-15", "years"),
        ("0000", "years"),
        ("-0001/0030", "years"),
        ("Y12000", "years"),
        ("9999-12-31", "years"),
        ("1956/Y12000", "years"),
        ("../1956", "unplaced"),
        ("/1956", "unplaced"),
        ("[..1956-03]", "unplaced"),
        ("1956/..", "open"),
        ("1956~/", "open"),
        ("[1956-03..]", "open"),
        ("1956", "spans"),
        ("1956-03-05~", "spans"),
        ("191X", "spans"),
        ("1956-03-05T10:00:00Z", "times"),
    ],
)
def test_what_a_calendar_cannot_say_is_told(tiny_index: Index, edtf: str, code: str) -> None:
    index = hostile(tiny_index, "x", date=parse(edtf))
    data, losses = written(results(index), "ics", Options("en"))
    assert [loss.ids for loss in losses if loss.code == code] == [("hostile",)]
    entries: list[Entry] = list(Calendar.from_ical(data).walk("VEVENT"))
    assert len(entries) == (code not in ("years", "unplaced"))
    assert all((days(entry)[1] is None) == (code == "open") for entry in entries)


def test_the_first_and_the_last_year_that_fit(tiny_index: Index) -> None:
    for edtf, expected in (
        ("0001", (date(1, 1, 1), date(1, 12, 31))),
        ("9998", (date(9998, 1, 1), date(9998, 12, 31))),
    ):
        assert [days(entry) for entry in read(hostile(tiny_index, "x", date=parse(edtf)))] == [expected]


@given(NASTY)
def test_no_text_adds_a_line_and_all_read_back(tiny_index: Index, text: str) -> None:
    index = hostile(tiny_index, text, theme=text)
    data = exported(results(index), "ics")
    lines = data.split(b"\r\n")[:-1]
    assert all(len(line) <= 75 and line.decode() is not None for line in lines)
    assert all(line[:1] == b" " or LINE.match(line) for line in lines)
    (entry,) = read(index)
    assert str(entry["SUMMARY"]) == (" ".join(clean(text).split("\n")) or "[sans titre]")


@given(NASTY)
def test_a_folded_line_unfolds_to_itself_and_tears_nothing(text: str) -> None:
    line = f"X:{escape(text)}"
    folded = fold(line)
    assert folded.replace(b"\r\n ", b"") == line.encode() + b"\r\n"
    for piece in folded.split(b"\r\n"):
        assert len(piece) <= 75
        piece.decode()
        assert (len(piece) - len(piece.rstrip(b"\\"))) % 2 == 0


@given(NASTY)
def test_an_escaped_text_is_one_line_even_when_loading_has_not_cleaned_it(text: str) -> None:
    escaped = escape(text)
    assert len(f"x{escaped}".splitlines()) == 1
    assert not re.search(r"[\x00-\x1f\x7f-\x9f]", escaped)


def test_a_link_stays_in_words_when_the_other_event_is_not_there(tiny_index: Index) -> None:
    data = exported(results(tiny_index, "-kind:meeting"), "ics").decode().replace("\r\n ", "")
    assert "talks@" not in data
    assert "Pourparlers" in data


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "https://a.example/\r\nUID:evil", "ftp://a b"]
)
def test_an_address_is_one_of_the_web_or_not_there(tiny_index: Index, address: str) -> None:
    index = hostile(tiny_index, "x")
    dossier = index.dossier
    sources = {name: source._replace(url=address, archive=address) for name, source in dossier.sources.items()}
    found = results(Index(dossier._replace(sources=sources)))
    assert b"URL:" not in exported(found, "ics")
    for name in ("ics", "timelinejs", "timelinejs-csv"):
        assert address.partition("\r")[0] not in exported(found, name).decode()


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")
@pytest.mark.parametrize("index", DOSSIERS, indirect=True)
def test_two_more_parsers_read_the_same_events(index: Index) -> None:
    import ics  # type: ignore[import-untyped]  # it has no types
    import vobject  # type: ignore[import-untyped]  # it has no types

    text = exported(results(index), "ics").decode()
    expected = {
        str(entry["UID"]): (days(entry)[0], str(entry["SUMMARY"]), str(entry["DESCRIPTION"])) for entry in read(index)
    }
    by_ics = {event.uid: (event.begin.date(), event.name, event.description) for event in ics.Calendar(text).events}
    assert by_ics == expected
    component = vobject.readOne(text)
    by_vobject = {
        event.uid.value: (event.dtstart.value, event.summary.value, event.description.value)
        for event in component.vevent_list
    }
    assert by_vobject == expected


KHAL = """[calendars]
[[dossier]]
path = {0}/calendar
[sqlite]
path = {0}/khal.db
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = {1}
default_timezone = {1}
"""


@pytest.mark.readers
@pytest.mark.parametrize("zone", ["Europe/Paris", "Pacific/Apia", "America/Lima"])
def test_khal_lists_every_day_of_a_state_visit_and_no_other(real_index: Index, tmp_path: Path, zone: str) -> None:
    khal = Path(sys.executable).with_name("khal")
    if not khal.exists():
        pytest.skip("khal is not installed")
    (tmp_path / "calendar").mkdir()
    (tmp_path / "conf").write_text(KHAL.format(tmp_path, zone))
    (tmp_path / "dossier.ics").write_bytes(exported(results(real_index), "ics"))
    run = [str(khal), "-c", str(tmp_path / "conf")]
    environment = {"HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
    for arguments in (
        ["import", "--batch", "-a", "dossier", str(tmp_path / "dossier.ics")],
        ["list", "--day-format", "{date}", "--format", "{start} {end} {uid}", "2024-10-27", "6d"],
    ):
        ended = subprocess.run([*run, *arguments], check=True, capture_output=True, env=environment, timeout=60)
    assert len(list((tmp_path / "calendar").iterdir())) == len(read(real_index))
    day, listed = "", []
    for line in ended.stdout.decode().splitlines():
        if " " not in line:
            day = line
        elif "macron-state-visit-2024@" in line:
            listed.append((day, line.split()[:2]))
    visit = ["2024-10-28", "2024-10-30"]
    assert listed == [(day, visit) for day in ("2024-10-28", "2024-10-29", "2024-10-30")]
