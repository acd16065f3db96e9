"""The explorer behind a web page: it ends when the server does, and what it sends never mixes."""

import os
from threading import Lock
from typing import Any

from textual import messages
from textual.app import App
from textual.drivers.web_driver import WebDriver


class VisitDriver(WebDriver):
    """Textual's web driver, but for two faults: an orphan goes on for ever, and a download's pieces may cut into the screen."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._one_at_a_time = Lock()
        self._write = self._whole  # type: ignore[assignment]

    def _whole(self, data: bytes) -> int:
        """Write every byte; downloads are sent from another thread than the screen."""
        rest = memoryview(data)
        with self._one_at_a_time:
            try:
                while rest:
                    rest = rest[os.write(self.fileno, rest) :]
            except BrokenPipeError:
                self._leave()
        return len(data)

    def _leave(self) -> None:
        self._app.post_message(messages.ExitApp())

    def run_input_thread(self) -> None:
        """Read what the server passes on; when it passes on no more, it is gone."""
        super().run_input_thread()
        self._leave()
