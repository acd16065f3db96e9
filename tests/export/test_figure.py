"""The figure, read back by the XML parser of the standard library: every event is there, no label touches another."""

import re
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.export.exporting import exported, hostile, results, written
from tests.export.test_graph import NASTY
from tests.running import Runner

from relations_tui.core.index import Index
from relations_tui.core.lanes import BYS, Chart
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.core.words import in_words
from relations_tui.export import Options
from relations_tui.export.figure import figure
from relations_tui.export.figure_ink import COLOURS, cut, text_width

SVG = "{http://www.w3.org/2000/svg}"
DOSSIERS = ["tiny_index", "real_index"]
WIDTHS = [320, 600, 960, 1600]


@pytest.fixture
def index(request: pytest.FixtureRequest) -> Index:
    found: Index = request.getfixturevalue(request.param)
    return found


def drawn(index: Index, options: Options, query: str = "") -> ET.Element:
    return ET.fromstring(figure(results(index, query), options))  # noqa: S314 — it is ours


def events(root: ET.Element) -> list[ET.Element]:
    return [group for group in root.iter(f"{SVG}g") if "event" in group.get("class", "").split()]


def titles(root: ET.Element) -> dict[str, str]:
    return {group.get("data-id", ""): group.findtext(f"{SVG}title", "") for group in events(root)}


@pytest.mark.parametrize("by", BYS)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("index", DOSSIERS, indirect=True)
def test_every_event_is_there_with_its_date_in_words_and_its_title(index: Index, lang: Lang, by: str) -> None:
    found = results(index)
    said = titles(ET.fromstring(exported(found, "svg", lang)))  # noqa: S314 — it is ours
    assert said.keys() == {event.id for event in found.events}
    assert titles(drawn(index, Options(lang, figure_by=by), "")).keys() == {
        event.id for event in results(index, "").events
    }
    for event in found.events:
        assert said[event.id].startswith(in_words(event.date, lang))
        assert said[event.id].endswith(" ".join(event.title.pick(lang).split("\n")))


@pytest.mark.parametrize("by", BYS)
def test_an_event_stands_once_in_each_of_its_lanes(real_index: Index, by: str) -> None:
    found = results(real_index, "")
    root = drawn(real_index, Options("fr", figure_by=by))
    lanes = [group for group in root.iter(f"{SVG}g") if group.get("class") == "lane"]
    shown = {lane.get("data-lane"): sorted(group.get("data-id", "") for group in events(lane)) for lane in lanes}
    made = Chart(real_index).lanes(found, next(known for known in BYS if known == by), most=16)
    assert shown == {lane.key: sorted(lane.places) for lane in made.lanes}
    assert len(shown) <= 16


def boxes(root: ET.Element) -> list[tuple[float, float, float]]:
    """The line, the left and the right edge of each label, as wide as a font may set it."""
    found = []
    for text in root.iter(f"{SVG}text"):
        kinds = text.get("class", "").split()
        if "label" in kinds:
            x, width = float(text.get("x", "")), text_width(text.text or "", 11)
            left = x - width if "late" in kinds else x
            found.append((float(text.get("y", "")), left, left + width))
    return found


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("by", BYS)
@pytest.mark.parametrize("index", DOSSIERS, indirect=True)
def test_no_label_touches_another_or_leaves_the_figure(index: Index, by: str, width: int, lang: Lang) -> None:
    root = drawn(index, Options(lang, figure_width=width, figure_by=by))
    found = boxes(root)
    for line, left, right in found:
        assert 0 <= left < right <= width, line
    for one, other in combinations(sorted(found), 2):
        assert one[0] != other[0] or one[2] <= other[1]
    ys = [float(text.get("y", "0")) for text in root.iter(f"{SVG}text")]
    assert max(ys) < float(root.get("height", ""))


def test_it_says_what_it_is_to_those_who_cannot_see_it(real_index: Index) -> None:
    root = drawn(real_index, Options("fr"))
    assert root.get("role") == "img"
    named = root.get("aria-labelledby", "").split()
    texts = {element.get("id"): element.text for element in root if element.get("id")}
    assert list(texts) == named
    assert texts["figure-title"] == "France–Maroc"
    about = texts["figure-desc"] or ""
    assert about.startswith(
        f"{len(real_index.dossier.events)} événements, en couloirs par pays agissant\u00a0: France ("
    )
    assert "France et Maroc (" in about


def test_the_caption_tells_title_filter_counts_and_the_broken_axis(real_index: Index) -> None:
    found = results(real_index, "thème:visas")
    sources = {citation.source for event in found.events for citation in event.citations}
    said = " ".join(drawn(real_index, Options("fr"), "thème:visas").itertext())
    assert f"France–Maroc · Filtre\u00a0: thème:visas · {len(found.events)} événements · {len(sources)} sources" in said
    assert "l’axe est coupé" not in said
    assert "l’échelle change là où l’axe est coupé (//)" in " ".join(drawn(real_index, Options("fr")).itertext())


def test_the_legend_tells_what_is_drawn_and_nothing_else(tiny_index: Index, real_index: Index) -> None:
    every = "status:confirmed,reported,disputed,retracted"
    said = [text.text for text in drawn(tiny_index, Options("en"), every).iter(f"{SVG}text")]
    for sign in ("crisis", "reported", "disputed", "retracted", "duration", "end or beginning unknown"):
        assert sign in said
    alone = [text.text for text in drawn(real_index, Options("en"), "id:macron-state-visit-2024").iter(f"{SVG}text")]
    assert "visit, meeting" in alone
    assert not {"crisis", "agreement", "other", "reported", "disputed"} & set(alone)


@pytest.mark.parametrize("theme", COLOURS)
def test_colours_are_those_of_the_theme_and_a_page_may_set_its_own(real_index: Index, theme: str) -> None:
    svg = figure(results(real_index, ""), Options("fr", figure_theme=theme))
    paper = COLOURS["dark" if theme == "dark" else "light"]["paper"]
    assert f"fill:{paper};fill:var(--fig-paper,{paper})" in svg


@pytest.mark.parametrize("index", DOSSIERS, indirect=True)
def test_nothing_is_fetched_and_nothing_runs(index: Index) -> None:
    svg = figure(results(index), Options("en"))
    assert not svg.startswith("<?xml")
    assert "<script" not in svg
    assert set(re.findall(r"https?://[^\"' ]+", svg)) == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"\bon\w+=|href|url\(|@import", svg)


def test_without_an_event_it_still_is_a_figure(real_index: Index) -> None:
    root = drawn(real_index, Options("fr"), "zzzz")
    assert events(root) == []
    assert "aucun événement" in " ".join(root.itertext())


@given(NASTY)
def test_whatever_the_texts_hold_it_is_well_formed_and_says_them(tiny_index: Index, text: str) -> None:
    index = hostile(tiny_index, text, theme=text)
    for by in ("theme", "country"):
        root = drawn(index, Options("fr", figure_by=by))
        assert titles(root).keys() == {"hostile"}
        assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
            "svg", "title", "desc", "style", "rect", "path", "g", "text", "tspan", "circle",
        }  # fmt: skip


def test_the_same_figure_has_the_same_bytes(real_index: Index) -> None:
    assert exported(results(real_index), "svg") == exported(results(Index(real_index.dossier)), "svg")


def test_what_it_does_not_carry_is_told(real_index: Index) -> None:
    _, losses = written(results(real_index), "svg", Options("fr", figure_width=320))
    assert {"labels", "texts", "ties", "disagreements", "languages", "coordinates"} <= {loss.code for loss in losses}
    _, alone = written(results(real_index, "id:macron-state-visit-2024"), "svg", Options("fr", figure_width=1600))
    assert "labels" not in {loss.code for loss in alone}


@given(st.text(max_size=60), st.integers(0, 300))
def test_a_cut_text_fits_and_begins_as_the_whole(text: str, room: int) -> None:
    short = cut(text, 11, room)
    assert not short or text_width(short, 11) <= room
    assert short == text or text.startswith(short.removesuffix("…"))


def test_the_command_line_draws_it(run: Runner) -> None:
    asked = (
        "--export",
        "svg",
        "--figure-width",
        "600",
        "--figure-by",
        "kind",
        "--figure-theme",
        "dark",
        "--lang",
        "en",
    )
    done = run("events.toml", *asked)
    assert done.code == 0
    root = ET.fromstring(done.out)  # noqa: S314 — it is ours
    assert (root.get("width"), root.get("lang")) == ("600", "en")
    assert "lanes by kind" in done.out


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--figure-width", "wide", "de 320 à 4000"),
        ("--figure-width", "12", "de 320 à 4000"),
        ("--figure-width", "", "de 320 à 4000"),
        ("--figure-by", "colour", "`colour`"),
        ("--figure-by", "themes", "theme"),
        ("--figure-theme", "lights", "light"),
    ],
)
def test_a_mistake_is_told_with_what_may_be_said(run: Runner, option: str, value: str, said: str) -> None:
    done = run("events.toml", "--export", "svg", option, value, "--lang", "fr")
    assert (done.code, done.out) == (2, "")
    assert option in done.err
    assert said in done.err


def test_the_options_of_the_figure_go_with_an_export_only(run: Runner) -> None:
    done = run("events.toml", "--plain", "--figure-width", "600", "--lang", "en")
    assert done.code == 2
    assert "--figure-width goes with --export only" in done.err


def test_private_notes_that_were_asked_for_are_told_to_be_lost(tiny_index: Index) -> None:
    found = results(tiny_index)
    noted = {event.id for event in found.events if event.note}
    (lost,) = [loss for loss in written(found, "svg", Options("en", private=True))[1] if loss.code == "notes"]
    assert set(lost.ids) == noted
    assert all(loss.code != "notes" for loss in written(found, "svg", Options("en"))[1])
