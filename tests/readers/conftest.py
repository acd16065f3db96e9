"""The readers that `make readers` installs: Chromium, Node with its packages, Java, the programs of the system."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryFile
from threading import Thread
from typing import TYPE_CHECKING, NoReturn

import pytest
from tests.readers.looking import log

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

HERE = Path(__file__).parent
Program = Callable[..., str]
"""A program of the system by its name, and its arguments; what it printed, once it ended well."""
Node = Callable[..., str]
"""A script of this folder by its name (or a path), and its arguments; what it printed, once it ended well."""
Served = Callable[[Path], str]
"""A folder; the address where its files are, with no slash at the end."""

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-default-apps",
    "--disable-extensions", "--lang=en-GB", "--force-color-profile=srgb", "--hide-scrollbars",
    "--window-size=1280,900", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip


def absent(what: str) -> NoReturn:
    """Skips the test for want of a reader; `make readers`, which installs all, lets none be skipped."""
    pytest.skip(f"{what} is absent: `make readers` installs it")


def _ran(command: list[str | Path], given: str | None = None, seconds: float = 120) -> str:
    """What it printed; `given` stands in a file, since Node may find a pipe still empty and give up."""
    with TemporaryFile() as file:
        file.write((given or "").encode())
        file.seek(0)
        ended = subprocess.run(command, check=False, capture_output=True, stdin=file, timeout=seconds)
    out, err = ended.stdout.decode(), ended.stderr.decode()
    assert ended.returncode == 0, f"{ended.returncode}: {out[-4000:]}{err[-4000:]}"
    return out


@pytest.fixture(scope="session")
def program() -> Program:
    def call(name: str, *arguments: str | Path, given: str | None = None) -> str:
        found = shutil.which(name)
        if found is None:
            absent(name)
        return _ran([found, *arguments], given)

    return call


@pytest.fixture(scope="session")
def node_modules() -> Path:
    """Where the packages of `package.json` are."""
    folder = HERE / "node_modules"
    if not (folder / ".installed").is_file():
        absent("tests/readers/node_modules")
    return folder


@pytest.fixture(scope="session")
def node(node_modules: Path) -> Node:
    """Node, which finds the packages from the scripts of this folder."""
    found = shutil.which("node")
    if found is None:
        absent("node")

    def call(script: str | Path, *arguments: str | Path, given: str | None = None) -> str:
        return _ran([found, node_modules.parent / script, *arguments], given)

    return call


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator["WebDriver"]:
    """Headless Chromium with an empty profile, one for all tests; each begins on an empty page with empty logs.

    It resolves no name but 127.0.0.1; `looking.log` tells what it was asked for.
    """
    driver, chromium = shutil.which("chromedriver"), shutil.which("chromium")
    if driver is None or chromium is None:
        absent("chromium or chromedriver")
    try:
        from selenium.webdriver import Chrome, ChromeOptions, ChromeService
    except ImportError:
        absent("selenium")
    options = ChromeOptions()
    options.binary_location = chromium
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    profile = tmp_path_factory.mktemp("profile")
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    opened = Chrome(options=options, service=ChromeService(driver))
    opened.set_page_load_timeout(60)
    yield opened
    opened.quit()


@pytest.fixture(autouse=True)
def _on_an_empty_page(request: pytest.FixtureRequest) -> None:
    """Each test that uses the browser begins alike, whatever the test before it left."""
    if "browser" in request.fixturenames:
        opened: WebDriver = request.getfixturevalue("browser")
        opened.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        opened.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
        opened.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
        opened.get("about:blank")
        log(opened)


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and writes no log."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Says nothing: standard error is the test's."""


@pytest.fixture
def served() -> Iterator[Served]:
    """A folder on a free port of 127.0.0.1, as long as the test lasts."""
    servers: list[ThreadingHTTPServer] = []

    def serve(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
        server.daemon_threads = True
        servers.append(server)
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()
