"""What a test asks of the browser: what it asked for, what it said, whether it has come to something."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver


T = TypeVar("T")


class Log(NamedTuple):
    """What happened since the log was read last: every address asked for, and what stood on the console."""

    requests: tuple[str, ...]
    console: tuple[str, ...]

    def left(self) -> tuple[str, ...]:
        """The requests that would leave this machine."""
        return tuple(url for url in self.requests if not url.startswith(_HERE))

    def faults(self) -> tuple[str, ...]:
        """What the console says went wrong, or may have."""
        return tuple(line for line in self.console if not line.startswith("[INFO]"))


_HERE = ("data:", "blob:", "file:", "about:", "chrome:", "http://127.0.0.1:", "ws://127.0.0.1:")
_ASKING = {"Network.requestWillBeSent": ("request", "url"), "Network.webSocketCreated": ("url",)}


def log(browser: "WebDriver") -> Log:
    """The log, emptied by reading it. The console also tells what the page tried and was refused (`[SEVERE] …`)."""
    requests = []
    for entry in browser.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] in _ASKING:
            found: Any = message["params"]
            for key in _ASKING[message["method"]]:
                found = found[key]
            requests.append(str(found))
    console = tuple(f"[{entry['level']}] {entry['message']}" for entry in browser.get_log("browser"))
    return Log(tuple(requests), console)


def until(browser: "WebDriver", seen: Callable[["WebDriver"], T], *, seconds: float = 20) -> T:
    """What `seen` finds once it finds something true; fails after so many seconds. No test sleeps."""
    from selenium.webdriver.support.ui import WebDriverWait

    found: T = WebDriverWait(browser, seconds, poll_frequency=0.05).until(seen)
    return found


def sized(browser: "WebDriver", width: int, height: int) -> None:
    """Gives the page that many CSS pixels, down to less than a window could have."""
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
