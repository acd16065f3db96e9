"""The terminal as the explorer drives it: stray bytes passed over, and the mouse given back when the reader wants it."""

import codecs
from collections.abc import Callable, Collection, Iterable

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers import linux_driver


class ForgivingDriver(linux_driver.LinuxDriver):
    """Reads what is typed as UTF-8 and drops what is not; a stray SIGCONT only draws the screen again."""

    with_alt: Collection[str] = ()
    """The keys with Alt that mean something."""

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
        """Read keys with a decoder that ignores stray bytes: the driver takes decoder and parser from its module."""
        module, meant = vars(linux_driver), self.with_alt
        strict = {name: module[name] for name in ("getincrementaldecoder", "XTermParser")}
        module["getincrementaldecoder"] = _forgiving_decoder
        module["XTermParser"] = lambda debug: Keys(meant, debug=debug)
        try:
            super().run_input_thread()
        finally:
            module.update(strict)


_SIGNS = "0123456789-=§"
"""What Textual takes for another sign when Esc comes before it."""


class Keys(XTermParser):
    """Textual's parser, for which Esc and the key after it are one key with Alt when they come together.

    tmux and slow lines hold Esc back, and then send both at once: a reader who closes something and goes on typing means Esc.
    """

    def __init__(self, with_alt: Collection[str] = (), *, debug: bool = False) -> None:
        """`with_alt`: the keys with Alt that mean something; all others are Esc and a key."""
        super().__init__(debug)
        self._with_alt = with_alt

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:  # noqa: FBT001, FBT002
        if len(sequence) == 2 and sequence[0] == "\x1b" and sequence[1] in _SIGNS:
            sequence, alt = sequence[1], True
        found = list(super()._sequence_to_key_events(sequence, alt))
        if not alt or any(key.key in self._with_alt for key in found):
            return found
        return [events.Key("escape", "\x1b"), *super()._sequence_to_key_events(sequence)]


def _forgiving_decoder(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
    return lambda: codecs.getincrementaldecoder(encoding)("ignore")
