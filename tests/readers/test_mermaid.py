"""Mermaid in Chromium: it takes every timeline, draws every event under its date, and leaves a text a text."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.export.exporting import exported, hostile, results
from tests.readers.conftest import Served
from tests.readers.looking import log, until
from tests.readers.nasty import NASTY

from relations_tui.core.index import Index
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.core.text import clean

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

pytestmark = pytest.mark.readers

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Mermaid</title><link rel="icon" href="data:,">
<script src="mermaid.min.js"></script><script>mermaid.initialize({startOnLoad: false})</script><div id="drawn"></div></html>"""
DRAW = """
const [text, done] = arguments;
const words = (text) => [...text.matchAll(/\\S+/g)].map((word) => word[0]).join(" ");
const texts = (root, name) => [...root.querySelectorAll(name)].map((one) =>
  words([...one.querySelectorAll("tspan")].map((line) => line.textContent).join(" ") || one.textContent));
mermaid.render("figure", text).then(({svg}) => {
  const here = document.getElementById("drawn");
  here.innerHTML = svg;
  done({type: mermaid.detectType(text), texts: texts(here, "text"), all: here.querySelectorAll("script, img, a, foreignObject").length});
}).catch((error) => done({error: String(error)}));
"""


@pytest.fixture
def page(browser: "WebDriver", served: Served, tmp_path: Path, node_modules: Path) -> "WebDriver":
    (tmp_path / "mermaid.min.js").symlink_to(node_modules / "mermaid" / "dist" / "mermaid.min.js")
    (tmp_path / "index.html").write_text(PAGE, "utf-8")
    browser.get(f"{served(tmp_path)}/index.html")
    assert until(browser, lambda drawn: drawn.execute_script("return typeof mermaid === 'object'"))
    return browser


def drawn(page: "WebDriver", text: bytes) -> dict[str, Any]:
    page.set_script_timeout(60)
    told: dict[str, Any] = page.execute_async_script(DRAW, text.decode())
    assert "error" not in told, told
    assert told["type"] == "timeline"
    assert told["all"] == 0
    return told


def squeezed(text: str) -> str:
    """What is left when a text is broken into lines, at blanks or within a word."""
    return "".join(text.split())


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("dossier", ["tiny_index", "real_index"])
def test_every_event_is_drawn(request: pytest.FixtureRequest, page: "WebDriver", dossier: str, lang: Lang) -> None:
    found = results(request.getfixturevalue(dossier))
    texts = [squeezed(text) for text in drawn(page, exported(found, "mermaid", lang))["texts"]]
    for event in json.loads(exported(found, "json", lang))["events"]:
        assert squeezed(event["display"]["date"]) in texts
        assert squeezed(event["display"]["title"]) in texts
    seen = log(page)
    assert (seen.left(), seen.faults()) == ((), ())


@pytest.mark.parametrize("text", NASTY)
def test_a_text_stays_a_text(page: "WebDriver", tiny_index: Index, text: str) -> None:
    found = results(hostile(tiny_index, text, theme=text))
    texts = [squeezed(text) for text in drawn(page, exported(found, "mermaid", "en"))["texts"]]
    assert len(texts) == 3
    assert texts.count(squeezed(clean(text))) >= 1
    assert "30July2020" in texts
    assert page.title == "Mermaid"
    seen = log(page)
    assert (seen.left(), seen.faults()) == ((), ())
