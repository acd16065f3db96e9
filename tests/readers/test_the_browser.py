"""The browser that the other tests use: it shows what is served here, asks for nothing else and is seen to be asked."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.readers.conftest import Served
from tests.readers.looking import log, sized, until

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

pytestmark = pytest.mark.readers

PAGE = """<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>A page</title><p id="p">…</p>
<script>document.getElementById("p").textContent = "Read"; %s</script></html>"""


def test_it_shows_a_page_and_asks_for_nothing_else(browser: "WebDriver", served: Served, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE % "", "utf-8")
    address = served(tmp_path) + "/page.html"
    browser.get(address)
    assert until(browser, lambda page: page.find_element("id", "p").text == "Read")
    seen = log(browser)
    assert [url for url in seen.requests if not url.startswith("data:")] == [address]
    assert seen.left() == seen.console == ()


def test_a_request_elsewhere_fails_and_is_seen(browser: "WebDriver", served: Served, tmp_path: Path) -> None:
    script = 'fetch("https://example.org/x").catch(() => { document.title = "refused"; });'
    (tmp_path / "page.html").write_text(PAGE % script, "utf-8")
    browser.get(served(tmp_path) + "/page.html")
    assert until(browser, lambda page: page.title == "refused")
    seen = log(browser)
    assert seen.left() == ("https://example.org/x",)
    assert any("ERR_NAME_NOT_RESOLVED" in line for line in seen.console)


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_the_page_is_as_wide_as_asked(browser: "WebDriver", served: Served, tmp_path: Path, width: int) -> None:
    (tmp_path / "page.html").write_text(PAGE % "", "utf-8")
    sized(browser, width, 900)
    browser.get(served(tmp_path) + "/page.html")
    assert browser.execute_script("return innerWidth") == width
