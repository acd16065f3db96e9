"""TimelineJS3: dates as precise as they are, HTML as text, links as sources, and nothing left out in silence."""

import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.importing.bringing import Came, came, came_from

from relations_tui.importing.plain_text import plain


def slide(start: object, end: object = None, shown: str = "", **more: object) -> Came:
    event: dict[str, object] = {"start_date": start, "end_date": end, "display_date": shown, **more}
    event.setdefault("text", {"headline": "T", "text": ""})
    return came(json.dumps({"events": [event]}), "slides.json")


def day(text: str) -> Mapping[str, object]:
    """`1912-3-30` in numbers."""
    return dict(zip(("year", "month", "day"), map(int, text.split("-")), strict=False))


@pytest.mark.parametrize(
    ("start", "end", "shown", "edtf"),
    [
        ("1912", None, "", "1912"),
        ("1912-3", None, "", "1912-03"),
        ("1912-3-30", None, "", "1912-03-30"),
        ("1912", "1956", "", "1912/1956"),
        ("1912-3-30", "1912-3-30", "", "1912-03-30"),
        ("1912-3", "1912-4-2", "", "1912-03/1912-04-02"),
        ("1912", None, "vers 1912", "1912~"),
        ("1912", None, "c. 1912", "1912~"),
        ("1912-3", None, "mars 1912 ?", "1912-03?"),
        ("2018-6", "2018-8", "été 2018", "2018-22"),
        ("1910", "1919", "années 1910", "191X"),
        ("1955-11", "1956-3", "entre novembre 1955 et mars 1956", "[1955-11..1956-03]"),
        ("2019-5-1", None, "depuis le 1er mai 2019", "2019-05-01/.."),
        ("1912", None, "30 mars 1912", "1912-03-30"),
        ("1912-1-1", None, "1912", "1912"),
        ("1912-3-1", None, "mars 1912", "1912-03"),
        ("1912-3-30", None, "vers mars 1912", "1912-03~"),
        ("1912-3-30", None, "1912", "1912-03-30"),
        ("1912-3-30", None, "30 March", "1912-03-30"),
        ("1912-3-30", None, "31 mars 1912", "1912-03-30"),
        ("12000", None, "", "Y12000"),
        ("0", None, "", "0000"),
    ],
)
def test_a_date_is_as_precise_as_it_is(start: str, end: str | None, shown: str, edtf: str) -> None:
    assert list(slide(day(start), end and day(end), shown).dates.values()) == [edtf]


def test_a_displayed_date_that_is_not_taken_is_told() -> None:
    assert slide(day("1912-3-30"), shown="31 mars 1912").lost == {"displays": ("diapositive 1\u00a0: 31 mars 1912",)}
    assert slide(day("1912-3-30"), shown="au printemps").lost == {"displays": ("diapositive 1\u00a0: au printemps",)}
    assert not slide(day("1912"), shown="vers 1912").lost
    assert set(slide(day("1912-1-1"), shown="1912").told) == {"coarser"}


@pytest.mark.parametrize(
    ("year", "shown", "edtf", "told"),
    [
        (-43, "44 av. J.-C.", "-0043", ()),
        (-44, "44 av. J.-C.", "-0043", ("before-christ",)),
        (-44, "44 BC", "-0043", ("before-christ",)),
        (-44, "", "-0044", ("astronomical",)),
    ],
)
def test_years_before_our_era(year: int, shown: str, edtf: str, told: tuple[str, ...]) -> None:
    found = slide({"year": year}, shown=shown)
    assert list(found.dates.values()) == [edtf]
    assert tuple(found.told) == told


def test_the_display_date_of_a_moment_counts_too() -> None:
    assert list(slide({"year": 1912, "display_date": "vers 1912"}).dates.values()) == ["1912~"]


def test_a_time_of_day() -> None:
    moment = {"year": "2020", "month": "3", "day": "14", "hour": "12", "minute": "30", "second": "5"}
    assert list(slide(moment).dates.values()) == ["2020-03-14T12:30:05"]
    found = slide(moment, {**moment, "day": "16"})
    assert list(found.dates.values()) == ["2020-03-14/2020-03-16"]
    assert set(found.lost) == {"hours"}
    del moment["second"]
    assert set(slide(moment).told) == {"seconds"}


@pytest.mark.parametrize(
    ("start", "code"),
    [
        (None, "no-date"),
        ({}, "no-date"),
        ({"year": ""}, "no-date"),
        ({"year": "1,912"}, "bad-date"),
        ({"year": 1912, "month": 13}, "bad-date"),
        ({"year": 1912, "day": 3}, "bad-date"),
        ({"month": 3}, "bad-date"),
        ({"year": True}, "bad-date"),
        ({"year": 1912.5}, "bad-date"),
        ({"year": 9e30}, "bad-date"),
    ],
)
def test_what_has_no_date_that_can_be_read_is_told(start: object, code: str) -> None:
    found = slide(start)
    assert not found.dates
    assert set(found.lost) == {code}


def test_an_end_before_its_start_is_told() -> None:
    assert set(slide(day("1912"), day("1900")).lost) == {"bad-date"}


def test_a_timeline_that_people_made() -> None:
    found = came_from("timeline.json")
    assert found.dates == {
        "traite-de-fes": "1912-03-30",
        "debuts-du-protectorat-1912": "1912~",
        "negociations-1955": "1955",
        "exil-du-sultan-mohammed-ben-youssef-1953": "1953-08-20/1955-11-16",
        "declaration-commune-1956": "1956-03-02T10:30:00",
        "apres-la-declaration-1956": "1956-04-07",
        "protectorat-1912": "1912/1956",
    }
    assert found.lost == {
        "displays": ("diapositive 6\u00a0: au printemps",),
        "bad-date": ("diapositive 7\u00a0: `1,956` n’est pas un nombre entier",),
        "no-date": ("diapositive 8",),
        "no-title": ("diapositive 9",),
    }
    assert set(found.told) == {"coarser", "seconds", "eras"}
    first = found.events[0]
    assert first.title.pick("fr") == "Traité de Fès"
    assert first.summary.pick("fr").split("\n")[1:] == ["- protectorat", "- Fès"]
    assert "signent le traité (TelQuel, histoire du traité)." in first.summary.pick("fr")
    assert (first.kind, first.status, first.themes) == ("other", "reported", ("traites",))
    image, article = (found.dossier.sources[cited.source] for cited in first.citations)
    assert (image.publisher, image.title) == ("Wikimedia Commons", "")
    assert first.citations[0].supports.pick("fr") == "Le traité"
    assert (article.publisher, article.title) == ("telquel.ma", "TelQuel, histoire du traité")
    assert found.dossier.description.pick("fr") == "Du traité de Fès à l’indépendance."


def test_a_sheet_that_people_made() -> None:
    found = came_from("timeline.csv")
    assert found.kind == "timelinejs-csv"
    assert list(found.dates.values()) == ["1912-03-30", "1955-11-06", "1956-03-02", "1912/1956"]
    assert found.dossier.title.pick("fr") == "Maroc et France"
    assert found.lost == {"displays": ("ligne 4\u00a0: novembre 1955",)}
    assert found.told == {"eras": ("ligne 6",)}


def test_numbers_that_were_changed_win_over_the_date_this_program_wrote() -> None:
    text = {"headline": "T", "text": '<div data-event="t" data-edtf="2018-22"><p>x</p></div>'}
    assert slide(day("2018-6"), day("2018-8"), text=text).dates == {"t": "2018-22"}
    assert slide(day("2019-6"), day("2019-8"), text=text).dates == {"t": "2019-06/2019-08"}


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a</p><p>b</p>", "a\nb"),
        ("a<br/>b", "a\nb"),
        ("&eacute;&amp;&#233;&lt;b&gt;", "é&é<b>"),
        ("AT&T, 1 < 2 > 0", "AT&T, 1 < 2 > 0"),
        ("<script>alert(1)</script>x<style>p{}</style>", "x"),
        ("<ul><li>a<li>b</ul>c", "- a\n- b\nc"),
        ('<img src="https://x.example/i.png" alt="carte">', "carte"),
        ("<p>a\n  b</p>", "a b"),
        ("a\n\nb", "a\n\nb"),
        ("<b>un</b>e", "une"),
        ("<p>x", "x"),
        ("<!-- c -->x", "x"),
    ],
)
def test_html_becomes_text(html: str, text: str) -> None:
    assert plain(html).text == text


@given(st.lists(st.text("ab é\u2019", min_size=1).filter(str.strip), min_size=1, max_size=5))
def test_no_text_of_a_paragraph_is_lost(paragraphs: list[str]) -> None:
    html = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    assert plain(html).text.split() == " ".join(paragraphs).split()


@given(st.text(st.sampled_from("<>/&;#x1!-ap \"'=")))
def test_any_markup_is_read(text: str) -> None:
    assert "\n\n" not in plain(f"<p>{text}</p>").text


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["start_date", "end_date", "text", "headline", "year", "month", "day", "media", "url", "group"]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_whatever_the_slides_are_the_dossier_opens(event: object) -> None:
    found = came(json.dumps({"events": [event, {"start_date": {"year": 1912}, "text": {"headline": "T"}}]}), "x.json")
    assert "t-1912" in found.dossier.by_id
