"""Screens that stand over the explorer and go once: a second Enter or Esc, typed before the first has done, ends nothing more."""

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen
from textual.screen import ScreenResultType as Given


class Passing(ModalScreen[Given], inherit_bindings=False):
    """A dialog that can be dismissed while it is the one on top, and never takes another screen with it."""

    def dismiss(self, result: Given | None = None) -> AwaitComplete:
        """Go, and give that back; nothing when it is gone already."""
        return super().dismiss(result) if self.is_active else AwaitComplete()


class PassingScreen(Screen[Given], inherit_bindings=False):
    """The same as a whole screen."""

    def dismiss(self, result: Given | None = None) -> AwaitComplete:
        """Go, and give that back; nothing when it is gone already."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
