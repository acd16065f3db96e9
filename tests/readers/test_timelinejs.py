"""TimelineJS3 in Chromium: every slide there, its date as precise as it is known, no message, nothing asked of anywhere."""

import json
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.export.exporting import exported, hostile, results
from tests.readers.conftest import Served
from tests.readers.looking import log, until

from relations_tui.core.index import Index, Results
from relations_tui.core.phrases import LANGS, Lang

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

pytestmark = pytest.mark.readers

PAGE = """<!doctype html><html lang="%(lang)s"><meta charset="utf-8"><title>Timeline</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="css/timeline.css"><script src="js/timeline.js"></script>
<div id="timeline" style="width: 1200px; height: 800px"></div>
<script>
const script_path = new URL("js/", location).href;
window.timeline = new TL.Timeline("timeline", "%(file)s", {font: null, language: "%(lang)s", soundcite: false, script_path});
</script></html>"""
READY = "return timeline.ready === true && Boolean(timeline._storyslider?._slides)"
SLIDES = """
const shown = [];
for (const slide of timeline._storyslider._slides) {
  timeline.goToId(slide.data.unique_id);
  const text = (name) => slide._el.container.querySelector(name)?.textContent ?? "";
  shown.push({
    id: slide.data.unique_id, date: text(".tl-headline-date"), headline: text(".tl-headline"), text: text(".tl-text-content"),
    event: slide._el.container.querySelector("[data-event]")?.dataset.event ?? "",
  });
}
return shown;
"""
MARKERS = """
return timeline._timenav._markers.map((marker) => ({
  id: marker.data.unique_id, text: marker._el.container.textContent, label: marker._el.container.ariaLabel,
}));
"""
AXIS = """
const parts = (date) => date ? ["year", "month", "day"].filter((part) => (date.data[part] ?? "") !== "").map((part) => Number(date.data[part])) : null;
return timeline.config.events.map((one) => [one.text.text.match(/data-event="(.+?)"/)[1], parts(one.start_date), parts(one.end_date)]);
"""
MESSAGES = "return [...document.querySelectorAll('.tl-message-full')].map((one) => one.textContent)"
ENDINGS = {"timelinejs": "json", "timelinejs-csv": "csv"}


def opened(
    browser: "WebDriver", served: Served, tmp_path: Path, modules: Path, data: bytes, name: str, lang: Lang
) -> None:
    """The page of a timeline, once it is drawn."""
    built = modules / "@knight-lab" / "timelinejs" / "dist"
    for part in ("css", "js"):
        (tmp_path / part).symlink_to(built / part)
    file = f"dossier.{ENDINGS[name]}"
    (tmp_path / file).write_bytes(data)
    (tmp_path / "index.html").write_text(PAGE % {"lang": lang, "file": file}, "utf-8")
    browser.get(f"{served(tmp_path)}/index.html")
    until(browser, lambda page: page.execute_script(READY))


def shown_by(browser: "WebDriver", script: str) -> list[Any]:
    found: list[Any] = browser.execute_script(script)
    return found


def words(found: Results, lang: Lang) -> list[tuple[str, str]]:
    events = json.loads(exported(found, "timelinejs", lang))["events"]
    ordered = json.loads(exported(found, "json", lang))["events"]
    assert [slide["display_date"] for slide in events] == [event["display"]["date"] for event in ordered]
    return [(event["display"]["date"], " ".join(event["display"]["title"].split("\n"))) for event in ordered]


def parts(moment: dict[str, int | str] | None) -> list[int | str] | None:
    return [moment[part] for part in ("year", "month", "day") if moment.get(part, "") != ""] if moment else None


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ENDINGS)
@pytest.mark.parametrize("dossier", ["tiny_index", "real_index"])
def test_every_slide_is_shown_with_its_date(
    request: pytest.FixtureRequest, browser: "WebDriver", served: Served, tmp_path: Path, node_modules: Path,
    dossier: str, name: str, lang: Lang,
) -> None:  # fmt: skip
    found = results(request.getfixturevalue(dossier))
    opened(browser, served, tmp_path, node_modules, exported(found, name, lang), name, lang)
    slides = shown_by(browser, SLIDES)
    assert shown_by(browser, MESSAGES) == []
    title, *events = slides
    assert title["text"]
    assert sorted(slide["event"] for slide in events) == sorted(event.id for event in found.events)
    assert sorted((slide["date"], slide["headline"]) for slide in events) == sorted(words(found, lang))
    assert len(shown_by(browser, MARKERS)) == len(found.events)
    written = json.loads(exported(found, "timelinejs", lang))["events"]
    assert sorted(map(tuple, shown_by(browser, AXIS))) == sorted(
        (one["unique_id"], parts(one["start_date"]), parts(one.get("end_date"))) for one in written
    )
    seen = log(browser)
    assert (seen.left(), seen.faults()) == ((), ())


@pytest.mark.parametrize("name", ENDINGS)
def test_text_stays_text(
    browser: "WebDriver", served: Served, tmp_path: Path, node_modules: Path, tiny_index: Index, name: str
) -> None:
    text = '<img src=x onerror="document.title=1">&lt;b&gt;<iframe src=https://example.org></iframe>=1+1 &copy'
    found = results(hostile(tiny_index, text, theme=text))
    opened(browser, served, tmp_path, node_modules, exported(found, name, "en"), name, "en")
    slides = shown_by(browser, SLIDES)
    assert slides[-1]["headline"] == text
    assert unescape(text) != text
    assert browser.title == "Timeline"
    assert not browser.execute_script("return document.querySelector('#timeline img, #timeline iframe, #timeline b')")
    seen = log(browser)
    assert (seen.left(), seen.faults()) == ((), ())
