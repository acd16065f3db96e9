"""The figure as Chromium draws it: what letters really take, on the fonts of this machine and on wide ones."""

from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.export.exporting import results, written
from tests.readers.conftest import Served
from tests.readers.looking import log

from relations_tui.core.index import Index
from relations_tui.export import Options

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

pytestmark = pytest.mark.readers

MEASURE = """
return [...document.querySelectorAll("text")].map(text => {
  const box = text.getBBox();
  return [text.getAttribute("class") || "", text.getAttribute("y"), box.x, box.x + box.width, text.textContent];
});"""


@pytest.mark.parametrize("font", ["", "DejaVu Sans", "Liberation Sans"])
@pytest.mark.parametrize(("width", "by"), [(600, "country"), (960, "theme"), (1600, "kind")])
def test_no_text_touches_another_or_leaves_the_figure(
    browser: "WebDriver", served: Served, tmp_path: Path, real_index: Index, width: int, by: str, font: str
) -> None:
    options = Options("fr", figure_width=width, figure_by=by)
    drawing = written(results(real_index), "svg", options)[0].decode()
    (tmp_path / "figure.svg").write_text(drawing.replace("system-ui", f'"{font}"') if font else drawing, "utf-8")
    browser.get(served(tmp_path) + "/figure.svg")
    texts = browser.execute_script(MEASURE)
    labels = [tuple(text[1:]) for text in texts if "label" in text[0].split()]
    assert labels
    for _, left, right, said in labels:
        assert left >= -0.5, said
        assert right <= width + 0.5, said
    for (line, _, end, said), (other, start, _, after) in combinations(sorted(labels), 2):
        assert line != other or end <= start + 0.5, (said, after)
    ticks = sorted((text[1], text[2], text[3]) for text in texts if text[0] == "quiet" and text[4][:4].isdigit())
    assert all(one[0] != other[0] or one[2] <= other[1] for one, other in combinations(ticks, 2))
    assert log(browser).left() == ()


def test_an_event_says_its_date_and_title_when_pointed_at(
    browser: "WebDriver", served: Served, tmp_path: Path, real_index: Index
) -> None:
    (tmp_path / "figure.svg").write_bytes(written(results(real_index), "svg", Options("fr"))[0])
    browser.get(served(tmp_path) + "/figure.svg")
    said = browser.execute_script(
        "return document.querySelector('[data-id=\"macron-state-visit-2024\"] title').textContent"
    )
    assert said == "28–30 octobre 2024\u00a0: Visite d’État d’Emmanuel Macron au Maroc"
    assert len(browser.execute_script("return document.querySelectorAll('svg[role=img] > title')")) == 1
