"""iCalendar: all-day ends are exclusive, zones stay, repetition is told and not followed."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.importing.bringing import Came, came, came_from

from relations_tui.importing import UnreadableError


def calendar(*rows: str, product: str = "-//Example//EN") -> str:
    return "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{product}", *rows, "END:VCALENDAR", ""))


def entry(*rows: str, product: str = "-//Example//EN") -> Came:
    return came(calendar("BEGIN:VEVENT", "UID:e@x.example", "SUMMARY:T", *rows, "END:VEVENT", product=product), "x.ics")


@pytest.mark.parametrize(
    ("rows", "edtf"),
    [
        (["DTSTART;VALUE=DATE:20241028"], "2024-10-28"),
        (["DTSTART;VALUE=DATE:20241028", "DTEND;VALUE=DATE:20241029"], "2024-10-28"),
        (["DTSTART;VALUE=DATE:20241028", "DTEND;VALUE=DATE:20241028"], "2024-10-28"),
        (["DTSTART;VALUE=DATE:20241028", "DTEND;VALUE=DATE:20241031"], "2024-10-28/2024-10-30"),
        (["DTSTART;VALUE=DATE:20241028", "DURATION:P3D"], "2024-10-28/2024-10-30"),
        (["DTSTART;VALUE=DATE:19120330"], "1912-03-30"),
        (["DTSTART;VALUE=DATE:00440315"], "0044-03-15"),
        (["DTSTART:20240730T113000"], "2024-07-30T11:30:00"),
        (["DTSTART:20240730T113000Z"], "2024-07-30T11:30:00Z"),
        (["DTSTART;TZID=Europe/Paris:20240730T113000"], "2024-07-30T11:30:00+02:00"),
        (["DTSTART;TZID=Europe/Paris:19000730T113000"], "1900-07-30T11:30:00"),
        (["DTSTART;TZID=Asia/Kolkata:20240730T113000"], "2024-07-30T11:30:00+05:30"),
        (["DTSTART;TZID=America/New_York:20240730T113000"], "2024-07-30T11:30:00-04:00"),
        (["DTSTART;TZID=Nowhere/Land:20240730T113000"], "2024-07-30T11:30:00"),
        (["DTSTART:20240730T113000", "DTEND:20240730T120000"], "2024-07-30T11:30:00"),
        (["DTSTART:20240730T113000", "DTEND:20240731T120000"], "2024-07-30/2024-07-31"),
        (["DTSTART:20240730T000000", "DTEND:20240731T000000"], "2024-07-30"),
        (["DTSTART:20240730T000000Z", "DTEND:20240801T000000Z"], "2024-07-30/2024-07-31"),
        (["DTSTART:20240730T000000"], "2024-07-30T00:00:00"),
        (["DTSTART:20240730T113000", "DTEND:20240801T000000"], "2024-07-30/2024-07-31"),
        (["DTSTART;VALUE=DATE:19120301", "X-EDTF:1912-03~"], "1912-03~"),
        (["DTSTART;VALUE=DATE:19120301", "X-EDTF:[1912-03..1913]"], "[1912-03..1913]"),
        (["DTSTART;VALUE=DATE:19120301", "X-EDTF:soon"], "1912-03-01"),
    ],
)
def test_a_date_is_what_the_calendar_says(rows: list[str], edtf: str) -> None:
    assert entry(*rows).dates == {"e": edtf}


@pytest.mark.parametrize("row", ["DTSTART:soon", "DTSTART;VALUE=DATE:20240231", "DTSTART:20240230T000000"])
def test_a_start_that_cannot_be_read_is_told(row: str) -> None:
    found = entry(row)
    assert not found.dates
    assert found.lost == {"bad-date": ("T",)}


def test_no_start_is_told() -> None:
    assert entry().lost == {"no-date": ("T",)}


@pytest.mark.parametrize("row", ["DTEND:soon", "DURATION:long", "DTEND;VALUE=DATE:20240231"])
def test_an_end_that_cannot_be_read_is_unknown(row: str) -> None:
    found = entry("DTSTART;VALUE=DATE:20240101", row)
    assert found.dates == {"e": "2024-01-01/"}
    assert found.lost == {"ends": ("T",)}


@pytest.mark.parametrize("rule", ["RRULE:FREQ=DAILY;COUNT=3", "RDATE;VALUE=DATE:20240105"])
def test_repetition_is_told_and_not_followed(rule: str) -> None:
    found = entry("DTSTART;VALUE=DATE:20240101", rule)
    assert found.dates == {"e": "2024-01-01"}
    assert found.lost == {"recurring": ("T",)}


def test_a_calendar_that_people_made() -> None:
    found = came_from("agenda.ics")
    assert found.dates == {
        "visite-2024": "2024-10-28/2024-10-30",
        "lettre-sur-le-sahara-occidental-2024": "2024-07-30T11:30:00+02:00",
        "reunion": "2024-11-04T08:00:00Z",
    }
    assert set(found.lost) == {"hours", "properties", "recurring", "components", "cancelled"}
    assert found.lost["components"] == ("VALARM", "VTODO")
    visit, letter, _ = found.events
    assert visit.summary.pick("fr") == "Trois jours, à l’invitation du roi.\nLe 29 octobre, discours au Parlement."
    assert (visit.places, visit.themes) == (("rabat",), ("diplomatie", "sahara"))
    assert found.dossier.places["rabat"].point == (34.0209, -6.8416)
    assert letter.summary.pick("fr") == "Publiée le 30 juillet.\nÉlysée"
    assert letter.citations == visit.citations


def test_relations_become_links() -> None:
    rows = [
        row
        for uid, more in (
            ("a", ["RELATED-TO:b", "RELATED-TO;RELTYPE=SIBLING:c"]),
            ("b", ["RELATED-TO:gone"]),
            ("c", []),
        )
        for row in ("BEGIN:VEVENT", f"UID:{uid}", "SUMMARY:T", "DTSTART;VALUE=DATE:20240101", *more, "END:VEVENT")
    ]
    found = came(calendar(*rows), "x.ics")
    assert [(link.kind, link.to) for link in found.events[0].links] == [("part-of", "b"), ("see-also", "c")]
    assert found.lost == {"links": ("b\u00a0: gone",)}
    assert found.told == {"ties": ("T",)}


def test_what_stands_twice_or_has_no_place_is_told() -> None:
    found = entry("DTSTART;VALUE=DATE:20240101", "SUMMARY:U", "CONTACT:x", "ATTACH:cid:1", "broken")
    assert found.lost == {
        "properties": ("T\u00a0: SUMMARY", "T\u00a0: CONTACT", "T\u00a0: ATTACH"),
        "lines": ("T\u00a0: ?",),
    }


@pytest.mark.parametrize(
    "text",
    [
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20240101\r\n",
        "BEGIN:VCALENDAR\r\nnothing at all\r\nEND:VCALENDAR\r\n",
        "BEGIN:VCALENDAR\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    ],
)
def test_half_a_calendar_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        came(text, "x.ics")
    assert raised.value.help is not None


NASTY = st.lists(
    st.sampled_from(
        ["BEGIN:VEVENT", "END:VEVENT", "DTSTART:20240101T000000", "DTEND:1", "SUMMARY:x", "UID:a", "X-EDTF:1912",
         "DURATION:-P1D", "GEO:1;2", "GEO:x", "CATEGORIES:a,b", "RELATED-TO:a", "URL:x", "DTSTART;VALUE=DATE:99991231",
         "DURATION:P9999999D", "BEGIN:VALARM", "END:VALARM", "STATUS:CANCELLED", "LOCATION:p", "ATTACH:x", "RRULE:x"]
    )
    | st.text(max_size=20),
    max_size=12,
)  # fmt: skip


@given(NASTY)
def test_any_calendar_makes_a_dossier_or_a_sentence(rows: list[str]) -> None:
    with suppress(UnreadableError):
        came(calendar("BEGIN:VEVENT", *rows, "END:VEVENT"), "x.ics")
