"""The terminal as the explorer drives it: stray bytes passed over, and the mouse given back when the reader wants it."""

import codecs
from collections.abc import Callable

from textual.drivers import linux_driver


class ForgivingDriver(linux_driver.LinuxDriver):
    """Reads what is typed as UTF-8 and drops what is not; a stray SIGCONT only draws the screen again."""

    def switch_mouse(self) -> bool:
        """Report the mouse no longer, or again; whether it is now. Suspending and resuming keep to it."""
        if self._mouse:
            self._disable_mouse_support()
            self._mouse = False
        else:
            self._mouse = True
            self._enable_mouse_support()
            if self._mouse_pixels:  # the request for cells, just made, had put an end to them
                self._enable_mouse_pixels()
        return self._mouse

    def _sigcont_application(self, *_: object) -> None:
        if self._must_signal_resume:
            super()._sigcont_application()
        else:
            self._app.call_later(self._app.refresh)

    def run_input_thread(self) -> None:
        """Read keys with a decoder that ignores stray bytes: the driver takes its decoder from its module."""
        strict = vars(linux_driver)["getincrementaldecoder"]
        vars(linux_driver)["getincrementaldecoder"] = _forgiving_decoder
        try:
            super().run_input_thread()
        finally:
            vars(linux_driver)["getincrementaldecoder"] = strict


def _forgiving_decoder(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
    return lambda: codecs.getincrementaldecoder(encoding)("ignore")
