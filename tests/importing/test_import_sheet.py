"""CSV: headers known or named, dates day first, and each row that is not taken told by its line."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.importing.bringing import came, came_from

from relations_tui.importing import UnreadableError
from relations_tui.importing.headers import FIELDS, asked_columns, fields_of


def refused(data: str | bytes, name: str = "x.csv") -> UnreadableError:
    with pytest.raises(UnreadableError) as raised:
        came(data, name)
    assert raised.value.message.fr != raised.value.message.en
    return raised.value


def dated(written: str) -> list[str]:
    return list(came(f'Date;Titre\n"{written}";T\n').dates.values())


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("30/03/1912", "1912-03-30"),
        ("3.4.2025", "2025-04-03"),
        ("2025-04-03", "2025-04-03"),
        ("avril 2025", "2025-04"),
        ("April 2025", "2025-04"),
        ("été 2024", "2024-22"),
        ("vers 1912", "1912~"),
        ("1912", "1912"),
        ("201X", "201X"),
        ("28-30 octobre 2024", "2024-10-28/2024-10-30"),
        ("depuis 2021", "2021/.."),
        ("2024-07-30 11:30:05", "2024-07-30T11:30:05"),
        ("2024-07-30T11:30:05+0200", "2024-07-30T11:30:05+02:00"),
        ("2024-07-30 00:00:00", "2024-07-30"),
        ("2024-07-30 11:30:05.123", "2024-07-30T11:30:05"),
    ],
)
def test_a_date_as_people_write_it(written: str, edtf: str) -> None:
    assert dated(written) == [edtf]


@pytest.mark.parametrize(
    "written",
    ["20515", "45292.5", "mars-12", "Mar-12", "12/25/2024", "30 mars", "?", "31/02/2024", "1912.0", "2024-13"],
)
def test_a_date_that_is_not_sure_is_not_guessed(written: str) -> None:
    found = came(f"Date;Titre\n{written};T\n")
    assert not found.dates
    assert found.lost == {"bad-date": (f"ligne 2\u00a0: {written}",)}


def test_a_date_that_could_be_month_first_is_told() -> None:
    assert came("date,title\n03/04/2025,T\n").told == {"day-first": ("ligne 2\u00a0: 03/04/2025",)}
    assert not came("date,title\n03/03/2025,T\n25/03/2025,U\n").told


def test_a_table_that_people_made() -> None:
    found = came_from("chronologie.csv")
    assert list(found.dates.values()) == [
        "1912-03-30", "1953-08-20", "1955-11-06", "1956-03", "1957~", "2024-10-28/2024-10-30",
    ]  # fmt: skip
    assert found.lost == {
        "columns": ("Remarque interne", "Suivi par"),
        "addresses": ("ligne 8\u00a0: pas une adresse",),
        "bad-date": ("ligne 9\u00a0: 20515", "ligne 10\u00a0: mars-12", "ligne 11\u00a0: 12/25/2024"),
        "no-date": ("ligne 12",),
        "no-title": ("ligne 13",),
    }
    assert set(found.told) == {"actors", "day-first"}
    first = found.events[0]
    assert [one.actor for one in first.actors] == ["moulay-abdelhafid", "eugene-regnault"]
    assert found.dossier.actors["eugene-regnault"].name.pick("fr") == "Eugène Regnault"
    assert found.dossier.sources["telquel-ma"].publisher == "telquel.ma"


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_between_cells_is_found(sign: str) -> None:
    rows = (("Date", "Titre", "Texte"), ("1912", '"a, b; c"', "x"))
    found = came("\r\n".join(sign.join(row) for row in rows))
    assert found.events[0].title.pick("fr") == "a, b; c"
    assert came("sep=;\r\n" + "Date;Titre\r\nx;y\r\n").lost == {"bad-date": ("ligne 3\u00a0: x",)}


TEXT = "date;titre\n1912;Traité de Fès\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
def test_what_is_certain_of_an_encoding_is_read(encoding: str) -> None:
    found = came(TEXT.encode(encoding))
    assert found.events[0].title.pick("fr") == "Traité de Fès"
    assert bool(found.told) == (encoding in ("cp1252", "latin-1"))


@pytest.mark.parametrize("data", [TEXT.encode("mac-roman"), TEXT.encode("cp850"), b"\xff\xfea", b"\xef\xbb\xbf\xe9;\n"])
def test_what_is_not_certain_of_an_encoding_is_refused(data: bytes) -> None:
    error = refused(data)
    assert error.help is not None
    assert "UTF-8" in error.help.en


def test_columns_may_be_named() -> None:
    data = "A,B,C\n1912,T,https://x.example/a\n"
    found = came(data, columns=asked_columns("date=A, titre=B,lien=C"))
    assert found.dates == {"t-1912": "1912"}
    assert found.dossier.sources["x-example"].url == "https://x.example/a"
    assert asked_columns('"titre=A, B",résumé=C') == {"title": "A, B", "summary": "C"}
    with pytest.raises(UnreadableError, match="names no column"):
        asked_columns("nothing=A")
    with pytest.raises(UnreadableError, match="no column `Z`"):
        came(data, columns={"date": "Z"})


def test_a_table_without_a_date_or_a_title_says_what_it_has() -> None:
    error = refused("Titre;Foo\nx;y\n")
    assert error.message.en == "no column says the date"
    assert error.help is not None
    assert "Titre, Foo" in error.help.en
    assert refused("Date;Foo\n1912;y\n").message.fr == "aucune colonne ne dit le titre"


def test_headers_are_known_in_both_languages_and_never_twice() -> None:
    assert fields_of(["Date de début", "date_fin", "INTITULÉ", "Résumé"], {}) == {
        "date": "Date de début", "end": "date_fin", "title": "INTITULÉ", "summary": "Résumé",
    }  # fmt: skip
    assert {"date", "title", "summary", "actors", "places", "themes", "url", "source"} <= set(FIELDS.values())


def test_start_and_end_in_two_columns() -> None:
    found = came("Début,Fin,Titre\n1912-03-30,1956-03-02,a\n1912,,b\n1912,bientôt,c\n1956,1912,d\n")
    assert list(found.dates.values()) == ["1912-03-30/1956-03-02", "1912", "1912/", "1956/"]
    assert found.lost == {"ends": ("ligne 4\u00a0: bientôt", "ligne 5\u00a0: 1912")}


def test_year_month_and_day_in_three_columns() -> None:
    found = came("Année,Mois,Jour,Titre\n1912,3,30,a\n1912,3,,b\n1912,,,c\n1912,,4,d\n,,,e\n")
    assert list(found.dates.values()) == ["1912-03-30", "1912-03", "1912"]
    assert set(found.lost) == {"bad-date", "no-date"}


def test_sources_are_paired_with_their_addresses() -> None:
    data = (
        "date,title,source,url\n"
        "1912,a,Wire,https://wire.example/1\n"
        '1913,b,"Wire; Daily","https://wire.example/1 https://daily.example/2"\n'
        "1914,c,Gazette,\n"
        "1915,d,https://host.example/x,\n"
    )
    found = came(data).dossier.sources
    assert {(one.publisher, one.url) for one in found.values()} == {
        ("Wire", "https://wire.example/1"), ("Daily", "https://daily.example/2"), ("Gazette", ""),
        ("host.example", "https://host.example/x"),
    }  # fmt: skip


def test_ids_are_kept_when_they_are_ids_and_numbered_when_taken() -> None:
    found = came("id,date,title\nfirst,1912,a\nfirst,1913,b\nNot An Id,1914,c\n,1914,c\n")
    assert list(found.dates) == ["first", "first-2", "c-1914", "c-1914-2"]
    assert found.told == {"ids": ("first-2",)}


def test_names_without_latin_letters_have_ids_too() -> None:
    found = came("date,title,actors\n1912,معاهدة,你好 | 再见\n")
    assert list(found.dates) == ["event-1912"]
    assert list(found.dossier.actors) == ["actor", "actor-2"]
    assert [actor.name.pick("fr") for actor in found.dossier.actors.values()] == ["你好", "再见"]


def test_kinds_and_statuses_by_their_words() -> None:
    found = came("date,title,type,statut\n1912,a,Visite,Confirmé\n1913,b,Éclipse,\n1914,c,,certain\n")
    assert [(event.kind, event.status) for event in found.events] == [
        ("visit", "confirmed"), ("eclipse", "reported"), ("other", "reported"),
    ]  # fmt: skip
    assert found.lost == {"statuses": ("c-1914\u00a0: certain",)}
    assert found.dossier.kinds["eclipse"].pick("fr") == "Éclipse"


def test_a_cell_with_lines_or_html_keeps_its_text() -> None:
    found = came(
        'date,title,summary\n1912,a,"one\ntwo"\n1913,b,"<p>x</p><p>y <a href=""https://z.example/"">z</a></p>"\n'
    )
    assert [event.summary.pick("fr") for event in found.events] == ["one\ntwo", "x\ny z"]
    assert found.events[1].citations[0].source == "z-example"


def test_a_quotation_mark_that_is_not_closed_swallows_nothing() -> None:
    error = refused('date,title\n1912,a\n1913,"b\n1914,c\n')
    assert error.message.en == "line 3: the CSV cannot be read"


def test_a_row_longer_than_the_header_is_told() -> None:
    assert came("date,title\n1912,a,b,c\n1913,d,,\n").lost == {"cells": ("ligne 2",)}


@given(st.text(max_size=200))
def test_any_table_makes_a_dossier_or_a_sentence(text: str) -> None:
    with suppress(UnreadableError):
        came(text)


@given(st.lists(st.lists(st.text(max_size=12), min_size=3, max_size=5), max_size=6))
def test_any_rows_are_taken_or_told(rows: list[list[str]]) -> None:
    quoted = ["|".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    found = came("\n".join(("date|title|url", *quoted)))
    told = sum(len(found.lost.get(code, ())) for code in ("no-date", "bad-date", "no-title"))
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    assert len(found.events) + told == len(filled)
