"""`--serve` in Chromium: the explorer is typed in and read, its links and files go to the visitor, nothing is left behind."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from tests.readers.looking import log, sized, until

from relations_tui import cli

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

pytestmark = pytest.mark.readers
ROOT = Path(__file__).parent.parent.parent
REAL = ROOT / "events.toml"
VISAS = "theme:visas"

# The page keeps its terminal to itself: the object is caught as it is made, and asked what it shows.
CATCH = """
Object.defineProperty(Object.prototype, "terminal", { configurable: true, set(made) {
  Object.defineProperty(this, "terminal", { value: made, writable: true });
  window.caught = made;
} });
window.opened = [];
const open = window.open;
window.open = (url, ...rest) => { window.opened.push(url); return url.includes("/download/") ? open(url, ...rest) : null; };
"""
READ = """
const buffer = window.caught?.buffer.active;
return buffer ? [...Array(window.caught.rows).keys()].map(row => buffer.getLine(row)?.translateToString(true)).join("\\n") : "";
"""


class Served:
    """A server in a process of its own, on a free port."""

    def __init__(self, *arguments: str, folder: Path) -> None:
        command = [sys.executable, "-m", "relations_tui", *arguments]
        environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
        self._process = subprocess.Popen(
            command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder, env=environment
        )
        assert self._process.stderr is not None
        first = self._process.stderr.readline().decode()
        found = re.search(r"http://\S+/", first)
        assert found, first
        self.address = found[0]

    @property
    def children(self) -> list[int]:
        """The processes of its visitors."""
        told = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text(encoding="utf-8")
        return [int(child) for child in told.split()]

    def end(self, number: int = signal.SIGINT) -> tuple[int, str]:
        """Told to stop: its exit code, and what else it said."""
        if self._process.poll() is None:
            self._process.send_signal(number)
        out, err = self._process.communicate(timeout=20)
        return self._process.returncode, (out + err).decode()


Serve = Callable[..., Served]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    started: list[Served] = []

    def start(*arguments: str) -> Served:
        # A port that is free now; 0 would be refused, and the usual one may be taken.
        from socket import create_server

        with create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        started.append(Served("--lang=en", *arguments, f"--serve=127.0.0.1:{port}", folder=tmp_path))
        return started[-1]

    yield start
    for one in started:
        one.end(signal.SIGKILL)


@pytest.fixture
def page(browser: "WebDriver", tmp_path: Path) -> Iterator["WebDriver"]:
    """The browser, which catches the terminal of the page and saves downloads in a folder."""
    (tmp_path / "downloads").mkdir()
    script = browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": CATCH})
    behaviour = {"behavior": "allow", "downloadPath": str(tmp_path / "downloads")}
    browser.execute_cdp_cmd("Browser.setDownloadBehavior", behaviour)
    yield browser
    browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", script)
    for tab in browser.window_handles[1:]:
        browser.switch_to.window(tab)
        browser.close()
    browser.switch_to.window(browser.window_handles[0])


def screen(page: "WebDriver") -> str:
    return str(page.execute_script(READ))


def shown(page: "WebDriver", pattern: str) -> str:
    """The screen, once the pattern is found on it."""
    from selenium.common.exceptions import TimeoutException

    def look(_: "WebDriver") -> str:
        seen = screen(page)
        return seen if re.search(pattern, seen) else ""

    try:
        return until(page, look)
    except TimeoutException:
        pytest.fail(f"{pattern} is not on the screen:\n{screen(page)}")


def type_(page: "WebDriver", *keys: str) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    ActionChains(page).send_keys(*keys).perform()


def opened(page: "WebDriver", server: Served) -> str:
    page.get(server.address)
    return shown(page, "Timeline")


def test_a_visitor_filters_and_reads_and_no_request_leaves(page: "WebDriver", serve: Serve) -> None:
    server = serve(str(REAL))
    first = opened(page, server)
    assert "France–Morocco" in first
    assert str(REAL.parent) not in first
    type_(page, "/", "laissez-passer")
    shown(page, r"laissez-passer.* \d+ of \d+")
    assert page.title == "France–Morocco – relations-tui"
    assert page.find_element("tag name", "html").get_attribute("lang") == "en"
    font = page.execute_script(
        "return [...document.fonts].filter(face => face.status === 'loaded').map(face => face.family)"
    )
    assert any("Roboto Mono" in family for family in font)
    seen = log(page)
    assert seen.left() == ()
    assert not [line for line in seen.console if "SEVERE" in line]
    assert {urlsplit(url).path for url in seen.requests if "static" in url} >= {"/static/js/textual.js"}


def test_an_export_arrives_as_a_download_and_nothing_is_written_where_it_is_served(
    page: "WebDriver", serve: Serve, tmp_path: Path
) -> None:
    server = serve(str(REAL), "-f", VISAS)
    opened(page, server)
    before = sorted(os.listdir(tmp_path))
    type_(page, "x")
    shown(page, "Export ")
    type_(page, "xlsx", "\ue007")
    shown(page, "What xlsx does not keep")
    type_(page, "\ue007")
    shown(page, "sent to the browser: france-maroc-theme-visas.xlsx")
    saved = tmp_path / "downloads" / "france-maroc-theme-visas.xlsx"
    until(page, lambda _: saved.exists())
    assert sorted(os.listdir(tmp_path)) == before
    asked = tmp_path / "asked.xlsx"
    assert cli.main([str(REAL), "-f", VISAS, "--lang=en", "-o", str(asked)]) == 0
    assert saved.read_bytes() == asked.read_bytes()


def test_a_large_export_arrives_whole(page: "WebDriver", serve: Serve, tmp_path: Path) -> None:
    opened(page, serve(str(REAL)))
    type_(page, "x")
    shown(page, "Export ")
    type_(page, "sqlite", "\ue007")
    shown(page, r"What sqlite does not keep|sqlite keeps everything")
    type_(page, "\ue007")
    shown(page, "sent to the browser")
    saved = tmp_path / "downloads" / "france-maroc.sqlite"
    until(page, lambda _: saved.exists())
    assert saved.stat().st_size > 200_000
    import sqlite3

    assert sqlite3.connect(saved).execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_link_opens_and_a_text_is_copied_at_the_visitors(page: "WebDriver", serve: Serve) -> None:
    opened(page, serve(str(REAL), "--open=retailleau-laftit-2025-04"))
    granted = {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    page.execute_cdp_cmd("Browser.grantPermissions", granted)
    type_(page, "o")
    shown(page, "Open which document")
    type_(page, "1")
    shown(page, "Opened in the browser")
    assert page.execute_script("return window.opened")[0].startswith("https://")
    page.execute_script("navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }")
    type_(page, "y")
    shown(page, "Chicago citation")
    type_(page, "2")
    shown(page, "Of which source")
    type_(page, "1")
    said = shown(page, "Sent to the clipboard: ").partition("Sent to the clipboard: ")[2].split("\n")[0]
    assert until(page, lambda found: found.execute_script("return window.copied"))[:40] == said[:40]


def test_what_takes_a_terminal_is_not_offered(page: "WebDriver", serve: Serve) -> None:
    opened(page, serve(str(REAL)))
    type_(page, "e")
    shown(page, "Not in a browser")
    type_(page, "?")
    shown(page, "Esc to close")
    type_(page, "G")
    assert "$EDITOR" not in shown(page, "Find a command")


def test_the_page_and_the_explorer_are_in_french_when_asked(page: "WebDriver", serve: Serve) -> None:
    server = serve(str(REAL), "--lang=fr", "-f", 'thème:visas -type:"déclaration"')
    page.get(server.address)
    shown(page, "Chronologie")
    assert page.find_element("tag name", "html").get_attribute("lang") == "fr"


def test_a_visitor_who_leaves_leaves_nothing_and_the_server_ends_quietly(page: "WebDriver", serve: Serve) -> None:
    server = serve(str(REAL))
    opened(page, server)
    assert len(server.children) == 1
    type_(page, "q")
    until(page, lambda found: found.find_element("id", "again").is_displayed())
    until(page, lambda _: not server.children)
    page.find_element("id", "again").click()
    shown(page, "Timeline")
    page.get("about:blank")
    until(page, lambda _: not server.children)
    opened(page, server)
    assert server.end() == (130, "")


def test_a_visitor_sees_the_size_of_the_window(page: "WebDriver", serve: Serve) -> None:
    sized(page, 640, 480)
    opened(page, serve(str(REAL)))
    sized(page, 1500, 800)
    shown(page, "Links 3")
    assert json.loads(str(page.execute_script("return JSON.stringify([caught.cols, caught.rows])")))[0] > 120
