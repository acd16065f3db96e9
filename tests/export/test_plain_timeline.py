"""Timelines in plain text, by the rules of the programs that read them. Their own parsers are in JavaScript and not asked here."""

import re
from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.export.exporting import exported, hostile, results, written

from relations_tui.core.dates import parse
from relations_tui.core.index import Index
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.core.text import clean
from relations_tui.export import Options
from relations_tui.export.plain_timeline import entities, when

DOSSIERS = ["tiny_index", "real_index"]
EVENT = re.compile(r"^(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:/(\d{4}(?:-\d\d(?:-\d\d)?)?))?: (.*)$")
TAG = re.compile(r"(?:^|\s)#(?!\d+(?:\s|$))(\w+)", re.ASCII)
PROPERTY = re.compile(r'^(?:id|edtf|source): "[^"\\]*"$')
MAY_BE_A_DATE = re.compile(r"^\s*(?:\d|now|before|after|by|every|[:+!.]|[a-z]{3,9} \d)", re.IGNORECASE)
NASTY = st.text(st.characters(codec="utf-8"), max_size=120) | st.sampled_from(
    [
        "2020: not an event",
        "a\n2020-01-01: not an event\nnow: nor this\n# Section\n// comment\n---\nid: x\n- [x] done",
        "[x] done",
        "#tag and#not #société #1 https://a.example/#f",
        "[click](javascript:alert(1))",
        '"quoted": \\ {yaml: [1]}',
    ]
)


@pytest.fixture
def index(request: pytest.FixtureRequest) -> Index:
    found: Index = request.getfixturevalue(request.param)
    return found


def lines(index: Index, name: str, lang: Lang = "fr", query: str | None = None) -> list[str]:
    found = results(index) if query is None else results(index, query)
    data = exported(found, name, lang).decode()
    assert data.endswith("\n")
    assert "\r" not in data
    return data.removesuffix("\n").split("\n")


def entries(index: Index, lang: Lang = "fr") -> list[list[str]]:
    """The lines of each event; every other line of the file is the header's or blank."""
    found: list[list[str]] = []
    text = lines(index, "markwhen", lang)
    for row in text[text.index("---", 1) + 1 :]:
        if EVENT.match(row):
            found.append([row])
        elif found:
            found[-1].append(row)
        else:
            assert row == ""
    return found


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("index", DOSSIERS, indirect=True)
def test_an_entry_is_its_date_its_properties_a_blank_line_and_its_text(index: Index, lang: Lang) -> None:
    events = [event for event in index.dossier.events if event.id != "eclipse-bc"]
    for event, entry in zip(events, entries(index, lang), strict=True):
        blank = entry.index("")
        assert all(PROPERTY.match(row) for row in entry[1:blank])
        assert yaml.safe_load("\n".join(entry[1:3])) == {"id": event.id, "edtf": event.date.edtf}
        assert all(row.startswith("· ") for row in entry[blank + 1 : -1])
        assert not any(MAY_BE_A_DATE.match(row) for row in entry[1:])
        assert TAG.findall(entry[0]) == [theme.replace("-", "_") for theme in event.themes]
        assert entry[-1] == ""


@pytest.mark.parametrize("index", DOSSIERS, indirect=True)
def test_the_header_is_yaml_with_a_time_zone(index: Index) -> None:
    text = lines(index, "markwhen", "en")
    header = yaml.safe_load("\n".join(text[1 : text.index("---", 1)]))
    assert header["title"] == index.dossier.title.pick("en")
    assert header["timezone"] == "UTC"


def day(text: str) -> date:
    parts = [*map(int, text.split("-")), 1, 1][:3]
    return date(parts[0], parts[1], parts[2])


@pytest.mark.parametrize(
    ("edtf", "expected", "code"),
    [
        ("1912", "1912", ""),
        ("1912-03", "1912-03", ""),
        ("1912-03-30", "1912-03-30", ""),
        ("1912-03~", "1912-03", "signs"),
        ("1912?", "1912", "signs"),
        ("1912-03/1956", "1912-03/1956", ""),
        ("0044-03-15", "0044-03-15", ""),
        ("2001-21", "2001-03-01/2001-05-31", "spans"),
        ("2001-24", "2001-12-01/2002-02-28", "spans"),
        ("191X", "1910-01-01/1919-12-31", "spans"),
        ("19XX", "1900-01-01/1999-12-31", "spans"),
        ("1999-XX", "1999", ""),
        ("1985-04-XX", "1985-04", ""),
        ("2001-21/2002", "2001-03-01/2002", "spans"),
        ("[1955-11..1956-03]", "1955-11-01/1956-03-31", "spans"),
        ("[..1956]", "1956-12-31", "unstarted"),
        ("2019-05/..", "2019-05", "open"),
        ("2019-05/", "2019-05", "open"),
        ("../2019-05", "2019-05", "unstarted"),
        ("/2019-21", "2019-05-31", "unstarted"),
        ("2020-03-14T12:30:00Z", "2020-03-14", "times"),
    ],
)
def test_no_date_becomes_now_and_what_is_lost_is_told(tiny_index: Index, edtf: str, expected: str, code: str) -> None:
    assert when(parse(edtf)) == expected
    for end in expected.split("/"):
        assert day(end)
    index = hostile(tiny_index, "x", date=parse(edtf))
    ((head, *_),) = entries(index)
    assert (" — " in head) == (expected != edtf)
    _, losses = written(results(index), "markwhen", Options("fr"))
    found = {loss.code for loss in losses} & {"signs", "spans", "open", "unstarted", "times", "years"}
    assert found == {code} - {""}


@pytest.mark.parametrize("edtf", ["0000", "-0043-03-15", "Y17000", "-0001/2000", "9999"])
def test_years_that_markwhen_does_not_read_are_left_out_and_told(tiny_index: Index, edtf: str) -> None:
    index = hostile(tiny_index, "x", date=parse(edtf))
    assert entries(index) == []
    _, losses = written(results(index), "markwhen", Options("fr"))
    assert ("years", ("hostile",)) in [(loss.code, loss.ids) for loss in losses]


@given(NASTY)
def test_no_text_adds_an_event_a_tag_a_section_or_a_task(tiny_index: Index, text: str) -> None:
    index = hostile(tiny_index, text, theme=text)
    (entry,) = entries(index)
    assert [row for row in entry if TAG.search(row)] == [entry[0]]
    assert TAG.findall(entry[0]) == ["x"]
    assert not re.match(r"\s*\[", entry[0].partition(": ")[2])
    assert all(not row or row.startswith("· ") or PROPERTY.match(row) for row in entry[1:])
    assert "](" not in "".join(entry)
    text_lines = lines(index, "markwhen")
    assert text_lines.count("---") == 2
    assert yaml.safe_load("\n".join(text_lines[1 : text_lines.index("---", 1)]))["timezone"] == "UTC"


def test_a_fragment_of_an_address_is_no_tag_and_no_sign_before_a_word_is_one(tiny_index: Index) -> None:
    index = hostile(tiny_index, "#société !mot .start // https://a.example/#f")
    (entry,) = entries(index)
    assert entry[0] == "2020-07-30: ＃société ！mot ．start / / https://a.example/#f #x"


def test_a_tag_is_ascii_and_not_a_number(tiny_index: Index) -> None:
    dossier = hostile(tiny_index, "x").dossier
    themes = {"1956": dossier.themes["x"], "human-rights": dossier.themes["x"]}
    event = dossier.events[0]._replace(themes=tuple(themes))
    index = Index(dossier._replace(themes=themes, events=(event,), by_id={event.id: event}))
    assert TAG.findall(entries(index)[0][0]) == ["_1956", "human_rights"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", 'https://a.example/"', "https://a b"])
def test_an_address_is_one_of_the_web_or_not_there(tiny_index: Index, address: str) -> None:
    dossier = hostile(tiny_index, "x").dossier
    sources = {name: source._replace(url=address, archive=address) for name, source in dossier.sources.items()}
    assert address.encode() not in exported(results(Index(dossier._replace(sources=sources))), "markwhen")


PERIOD = re.compile(r"^    [^:;%{}]*[^:;%{}\s] : [^:;%{}]*(?: : [^:;%{}]*)*$")
ENTITY = re.compile(r"#\d+;")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("index", DOSSIERS, indirect=True)
def test_every_line_of_a_mermaid_timeline_is_its_head_a_comment_or_a_period(index: Index, lang: Lang) -> None:
    head, title, *rest = lines(index, "mermaid", lang)
    assert (head, title) == ("timeline", f"    title {index.dossier.title.pick(lang)}")
    assert all(row.startswith("    %% ") or PERIOD.match(ENTITY.sub("", row)) for row in rest)


def test_events_of_one_period_share_it(tiny_index: Index) -> None:
    dossier = tiny_index.dossier
    first = dossier.by_id["treaty"]
    second = first._replace(id="second", title=dossier.by_id["talks"].title)
    index = Index(dossier._replace(events=(first, second), by_id={"treaty": first, "second": second}))
    rows = [row for row in lines(index, "mermaid", "en")[2:] if not row.startswith("    %% ")]
    assert rows == [
        "    30 July 2020 : Treaty — #60;script#62;alert(1)#60;/script#62; #38; Co : Talks, whose end is not known"
    ]
    comments = [row for row in lines(index, "mermaid") if row.endswith("2020-07-30")]
    assert comments == ["    %% treaty · 2020-07-30", "    %% second · 2020-07-30"]


def test_what_is_too_much_for_a_figure_is_told(tiny_index: Index, real_index: Index) -> None:
    assert "crowd" not in {loss.code for loss in written(results(tiny_index), "mermaid", Options("fr"))[1]}
    found = results(real_index)
    (crowd,) = [loss for loss in written(found, "mermaid", Options("fr"))[1] if loss.code == "crowd"]
    assert crowd.ids == tuple(event.id for event in found.events[40:])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b; #c", "a#58; b#59; #35;c"),
        ("%%{init: x}%%", "#37;#37;#123;init#58; x#125;#37;#37;"),
        ("<br>&amp;", "#60;br#62;#38;amp#59;"),
        ("l’été 2024 — “x”", "l’été 2024 — “x”"),
        ("ﬂ°°58¶ß", "#64258;°°58#182;ß"),
        ("", "#8211;"),
        ('\\n `$$x$$` [a] {b} |c| "d" ~e', "#92;n #96;#36;#36;x#36;#36;#96; #91;a#93; #123;b#125; #124;c#124; #34;d#34; #126;e"),
    ],
)  # fmt: skip
def test_signs_of_mermaid_are_entities(text: str, expected: str) -> None:
    assert entities(text) == expected


@given(NASTY)
def test_no_text_adds_a_line_or_a_sign_to_a_mermaid_timeline(tiny_index: Index, text: str) -> None:
    rows = lines(hostile(tiny_index, text), "mermaid")
    assert all(row.startswith("    ") for row in rows[1:])
    assert not any("%%{" in row or "{" in row for row in rows)
    assert len([row for row in rows if row.startswith("    %% hostile · ")]) == 1
    (period,) = [row for row in rows[2:] if not row.startswith("    %% ")]
    assert PERIOD.match(ENTITY.sub("x", period))
    said = ENTITY.sub(lambda found: chr(int(found[0][1:-1])), period.partition(" : ")[2])
    assert said == (" ".join(clean(text).split("\n")).strip() or "–" if clean(text) else "[sans titre]")
