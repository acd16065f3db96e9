"""The page as text: what it allows itself, what it says in which language, what it keeps to itself. A browser reads it elsewhere."""

import json
import re
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

import pytest
from tests.export.exporting import EVERY_STATUS, exported, hostile, results, written
from tests.tui import dossiers

from relations_tui.core.asof import as_of
from relations_tui.core.dates import parse as read_date
from relations_tui.core.evidence import standing
from relations_tui.core.index import Index
from relations_tui.core.model import Localized
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.export import Options

VOID = {"meta", "link", "input", "br", "img"}
HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "</title><base href='https://x.example/'>",
    '"><svg onload="alert(1)">',
    "' onclick='alert(1)",
    "{{ 7 * 7 }}{% include 'page.js' %}",
    "<!-- --> ]]>",
)


class Page(HTMLParser):
    """The elements of a page with their attributes, and the text of each script and style; fails where tags do not nest."""

    def __init__(self, data: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.blocks: dict[str, list[str]] = {"script": [], "style": [], "time": []}
        self._open: list[str] = []
        self.feed(data.decode())
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)
        if tag in self.blocks:
            self.blocks[tag].append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in self.blocks:
            self.blocks[self._open[-1]][-1] += data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def policy(self) -> str:
        return next(meta["content"] for meta in self.all("meta") if meta.get("http-equiv") == "Content-Security-Policy")

    @property
    def data(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.blocks["script"][0])
        return found


def page(index: Index, lang: Lang = "fr", query: str = EVERY_STATUS) -> Page:
    return Page(exported(results(index, query), "html", lang))


def digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def in_one_language(index: Index) -> Index:
    return Index(index.dossier._replace(languages=("fr",)))


@pytest.mark.parametrize("lang", LANGS)
def test_it_forbids_itself_everything_but_its_own_style_and_script(tiny_index: Index, lang: Lang) -> None:
    found = page(tiny_index, lang)
    (style,), (_, script) = found.blocks["style"], found.blocks["script"]
    assert found.policy == (
        f"default-src 'none'; style-src {digest(style)}; script-src {digest(script)}; img-src data:; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )
    assert {"name": "referrer", "content": "no-referrer"} in found.all("meta")
    assert [script.get("type", "") for script in found.all("script")] == ["application/json", ""]


def test_it_asks_for_nothing_and_every_link_leads_somewhere(tiny_index: Index, real_index: Index) -> None:
    for index in (tiny_index, real_index):
        found = page(index)
        ids = [attributes["id"] for _, attributes in found.elements if "id" in attributes]
        assert len(ids) == len(set(ids))
        for tag, attributes in found.elements:
            assert not {"src", "srcset", "action", "style", "ping", "background"} & attributes.keys()
            assert not [name for name in attributes if name.startswith("on")]
            if tag == "link":
                assert attributes == {"rel": "icon", "href": "data:,"}
            elif "href" in attributes:
                local = attributes["href"].startswith("#") and attributes["href"][1:] in ids
                assert local or (attributes["href"].startswith("https://") or attributes["href"].startswith("http://"))
                assert local or attributes["rel"] == "noopener noreferrer"
        labelled = [by for _, attributes in found.elements for by in attributes.get("aria-labelledby", "").split()]
        assert set(labelled) <= set(ids)


def shape(index: Index) -> list[tuple[str, list[str]]]:
    """The elements and which attributes they have; a figure has more or fewer as titles have room, but only its own."""
    data = exported(results(index), "html")
    drawn = {tag for tag, _ in Page(b"".join(re.findall(rb"<svg.*?</svg>", data, re.DOTALL))).elements}
    assert drawn <= {"svg", "title", "desc", "g", "path", "rect", "text", "tspan", "circle"}
    rest = Page(re.sub(rb"<svg.*?</svg>", b"", data, flags=re.DOTALL))
    return [(tag, sorted(attributes)) for tag, attributes in rest.elements]


@pytest.mark.parametrize("attack", HOSTILE)
def test_no_markup_comes_from_the_data(tiny_index: Index, attack: str) -> None:
    assert shape(hostile(tiny_index, attack, theme=attack)) == shape(hostile(tiny_index, "x"))


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", 'https://x.example/" onclick="x', "//x.example", "ftp://x"]
)
def test_what_is_no_web_address_is_no_link(tiny_index: Index, address: str) -> None:
    dossier = tiny_index.dossier
    sources = {key: source._replace(url=address, archive=address) for key, source in dossier.sources.items()}
    found = page(Index(dossier._replace(sources=sources)))
    assert all(link["href"].startswith("#") for link in found.all("a"))


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2024-07-30", "2024-07-30"), ("2024-07", "2024-07"), ("2024", "2024"), ("0987-01-02", "0987-01-02"),
        ("2024-07-30T12:30:00Z", "2024-07-30T12:30:00Z"), ("2024~", ""), ("2024-07?", ""), ("2024-22", ""), ("201X", ""), ("20XX", ""),
        ("-0043-03-15", ""), ("0000", ""), ("Y12000", ""), ("2024/2025", ""), ("2024/..", ""), ("[2024-01..2024-03]", ""), ("2024-07-XX", ""),
    ],
)  # fmt: skip
def test_a_time_element_says_only_what_html_can(tiny_index: Index, date: str, said: str) -> None:
    index = hostile(tiny_index, "x", date=read_date(date))
    found = page(index)
    article = found.all("article")[0]
    assert article["data-edtf"] == date
    first = found.elements.index(("article", article))
    times = [
        attributes.get("datetime", "") for tag, attributes in found.elements[first + 1 : first + 3] if tag == "time"
    ]
    assert times == ([said] if said else [])


@pytest.mark.parametrize("lang", LANGS)
def test_both_languages_are_there_and_the_one_asked_for_is_the_page_s(tiny_index: Index, lang: Lang) -> None:
    data = exported(results(tiny_index), "html", lang)
    found = Page(data)
    assert found.all("html")[0]["lang"] == lang
    assert found.data["langs"] == ["fr", "en"]
    for event in tiny_index.dossier.events:
        for one in LANGS:
            assert standing(event, tiny_index.dossier, one) in data.decode()
    assert '<span class="x" lang="fr">Longue trêve</span><span class="x" lang="en">Long truce</span>' in data.decode()
    assert '<bdi lang="ar" dir="rtl">بيتا</bdi>' in data.decode()
    assert '<cite class="x" lang="en">Alpha and Beta agree, says Beta</cite>' in data.decode()


def test_a_text_of_one_language_is_shown_in_both(tiny_index: Index) -> None:
    dossier = tiny_index.dossier
    event = dossier.by_id["treaty"]._replace(
        links=(), title=Localized({"fr": "Traité"}), summary=Localized({"ar": "معاهدة", "en": "A treaty"})
    )
    data = exported(results(Index(dossier._replace(events=(event,), by_id={"treaty": event}))), "html", "en").decode()
    assert '<span class="only x" lang="fr">Traité</span>' in data
    assert (
        '<div class="fr x" lang="ar" dir="rtl"><p>معاهدة</p></div><div class="x" lang="en"><p>A treaty</p></div>'
        in data
    )


@pytest.mark.parametrize("lang", LANGS)
def test_a_dossier_in_one_language_makes_a_page_in_the_one_asked_for(tiny_index: Index, lang: Lang) -> None:
    found = page(in_one_language(tiny_index), lang)
    assert found.data["langs"] == [lang]
    assert found.all("html")[0]["lang"] == lang
    assert not [
        one
        for _, one in found.elements
        if one.get("lang") in LANGS and one.get("class") == ("en" if lang == "fr" else "fr")
    ]


def test_languages_that_are_not_shown_are_told_and_found_all_the_same(tiny_index: Index) -> None:
    dossier = tiny_index.dossier
    event = dossier.by_id["treaty"]
    event = event._replace(links=(), title=Localized({**event.title.by_language, "ar": "معاهدة"}))
    index = Index(dossier._replace(events=(event,), by_id={"treaty": event}))
    data, losses = written(results(index), "html", Options("fr"))
    assert ("languages", ("treaty",)) in [(loss.code, loss.ids) for loss in losses]
    assert Page(data).data["events"][0]["more"] == ["معاهدة"]
    _, losses = written(results(tiny_index), "html", Options("fr"))
    assert [loss.code for loss in losses] == ["coordinates"]


def test_private_notes_stay_out_unless_asked_for(tiny_index: Index) -> None:
    found = results(tiny_index)
    assert b"SECRET" not in exported(found, "html")
    asked = exported(found, "html", private=True).decode()
    assert set(re.findall(r"SECRET-\w+", asked)) == {"SECRET-7F3A", "SECRET-SOURCE", "SECRET-ACTOR"}
    assert "SECRET" not in Page(asked.encode()).blocks["script"][0]


def test_retracted_events_are_there_only_when_asked_for(tiny_index: Index) -> None:
    shown = [article["id"] for article in page(tiny_index, query="").all("article")]
    assert "fake-treaty" not in shown
    asked = {article["id"]: article["class"] for article in page(tiny_index).all("article")}
    assert asked["fake-treaty"] == "event retracted"


def test_a_link_to_an_event_that_is_not_there_is_only_told(tiny_index: Index) -> None:
    data = exported(results(tiny_index, "id:treaty"), "html").decode()
    assert "Pourparlers, dont la fin n’est pas connue" in data
    assert 'href="#talks"' not in data


@pytest.mark.parametrize("lang", LANGS)
def test_a_partial_view_and_a_filter_are_told(tiny_index: Index, lang: Lang) -> None:
    view = as_of(tiny_index.dossier, read_date("2020-03-15"))
    index = Index(view.dossier, tiny_index.vocabulary)
    data = written(results(index, "theme:border"), "html", Options(lang, view=view))[0].decode()
    assert '<p class="partial">' in data
    assert {"fr": "seulement ce qui était alors publié", "en": "only what had been published by then"}[lang] in data
    assert {"fr": "thème:border", "en": "theme:border"}[lang] in data
    assert '<p class="partial">' not in exported(results(tiny_index), "html").decode()


def test_a_page_without_events_is_a_page(tiny_index: Index) -> None:
    found = page(tiny_index, query="zzzz")
    assert found.all("article") == []
    assert found.data["events"] == []
    assert found.all("svg") == []


def test_the_figure_has_every_event_in_each_language(tiny_index: Index) -> None:
    found = page(tiny_index)
    drawn = [one["data-id"] for tag, one in found.elements if tag == "g" and "data-id" in one]
    assert set(drawn) == {event.id for event in tiny_index.dossier.events}
    assert [svg["lang"] for svg in found.all("svg")] == ["fr", "en"] * 2


def test_only_the_page_waits_for_its_templates() -> None:
    script = "import sys; from relations_tui import cli; cli.main(sys.argv[1:]); sys.exit('jinja2' in sys.modules)"
    for name, waits in (("html", 1), ("md", 0)):
        command = [sys.executable, "-c", script, "tests/data/tiny.toml", "--export", name]
        assert subprocess.run(command, check=False, stdout=subprocess.DEVNULL, timeout=60).returncode == waits


def test_no_attribute_sets_a_style_which_the_policy_would_block(tiny_index: Index, real_index: Index) -> None:
    crowded = dossiers.index(*(f"e{number} {1900 + number // 120} gas" for number in range(600)))
    for index in (tiny_index, real_index, crowded):
        page = exported(results(index), "html").decode()
        assert not re.search(r"<[^>]+ style=", page)
    assert 'class="heap"' in page


def test_the_search_box_shows_names_in_each_language_rather_than_ids(real_index: Index) -> None:
    page = exported(results(real_index), "html").decode()
    shown = json.loads(re.search(r'"example":(\[.*?\])', page)[1])  # type: ignore[index]
    for lang, example in zip(LANGS, shown, strict=True):
        labels = [label.pick(lang).lower() for label in real_index.dossier.themes.values()]
        assert example["theme"] in labels
        query = f"theme:{example['theme']} since:{example['year']}"
        assert results(real_index, query).events


def test_only_a_long_page_is_laid_out_bit_by_bit(tiny_index: Index) -> None:
    long = dossiers.index(*(f"e{number} {1000 + number} gas" for number in range(1001)))
    assert '<div class="body long">' in exported(results(long), "html").decode()
    assert '<div class="body">' in exported(results(tiny_index), "html").decode()
