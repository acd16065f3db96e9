"""Keys that come while something opens: kept until it stands, then handed on in the order in which they were typed.

A reader who types `t2021` and Enter at once, or whose line sends it in one piece, means the question that `t` opens. Without this
the figures would be commands, because a question opens some messages later than its key.
"""

from collections.abc import Coroutine
from typing import Any

from textual import events
from textual.app import App
from textual.screen import Screen
from textual.worker import Worker

from relations_tui.tui.keymap import ALWAYS_QUIT


class Patience:
    """The keys on their way to what is about to open over the first screen of `app`."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._kept: list[events.Key] = []
        self._opening: Screen[Any] | None = None
        self._deed: Worker[None] | None = None

    def begin(self) -> None:
        """From now on know of each screen that opens or closes."""
        self._app.screen_change_signal.subscribe(self._app, self._changed, immediate=True)

    @property
    def _first(self) -> Screen[Any]:
        return self._app.screen_stack[0]

    def follow(self, deed: Coroutine[Any, Any, None], name: str) -> None:
        """Run a deed that may open a screen; until it does, or has ended, keys wait."""
        self._deed = self._app.run_worker(self._through(deed), group=name, exclusive=True)

    async def _through(self, deed: Coroutine[Any, Any, None]) -> None:
        try:
            await deed
        finally:
            self._app.call_later(self._hand_on)

    def _changed(self, screen: Screen[Any]) -> None:
        """A screen stands above the others; it takes keys once it is drawn and what it wants to have the focus has it."""
        self._opening = None if screen is self._first else screen
        if self._opening:
            screen.call_after_refresh(self._app.call_later, self._stands, screen)
        else:
            self._app.call_later(self._hand_on)

    async def _stands(self, screen: Screen[Any]) -> None:
        if self._opening is screen:
            self._opening = None
        await self._hand_on()

    @property
    def _waits(self) -> bool:
        if self._app.screen is not self._first:
            return self._opening is self._app.screen
        return self._deed is not None and not (self._deed.is_finished or self._deed.is_cancelled)

    def takes(self, event: events.Key, *, meant_for_another: bool = False) -> bool:
        """Whether the key waits; `meant_for_another` when it reached a screen that something else covers by now."""
        if event.key in ALWAYS_QUIT or not (meant_for_another or self._kept or self._waits):
            return False
        self._kept.append(event)
        if not self._waits:
            self._app.call_later(self._hand_on)
        return True

    async def _hand_on(self) -> None:
        """The keys kept, as if they were typed now, unless something else is to open first."""
        if self._waits:
            return
        kept, self._kept = sorted(self._kept, key=lambda event: event.time), []
        for event in kept:
            key = events.Key(event.key, event.character)
            key.time = event.time
            await self._app.on_event(key)
