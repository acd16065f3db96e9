"""Which key does what: the table of actions, with the reader's own keys where the configuration gives some.

One rule: who shows or answers a key asks the keymap in force, never the table.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from relations_tui.tui.actions import ACTIONS, Action, shown

ALWAYS_QUIT = ("ctrl+q", "ctrl+c")
"""The keys that leave the program whatever else is on screen; no configuration takes them away."""


class Keymap(NamedTuple):
    """The keys in force. A key may stand for one action everywhere, and for another in a pane that has its own."""

    of_action: Mapping[str, tuple[str, ...]]
    everywhere: Mapping[str, str]
    """Key → action."""
    in_pane: Mapping[tuple[str, str], str]
    """Pane and key → the action that the key stands for there."""

    def action(self, key: str, pane: str) -> str | None:
        """The id of the action that `key` (Textual's name) stands for while `pane` is active; None for none."""
        return self.in_pane.get((pane, key)) or self.everywhere.get(key)

    def keys(self, action: str) -> tuple[str, ...]:
        """All keys of an action, as Textual names them; none when the reader took them away."""
        return self.of_action[action]

    def shown(self, action: str) -> str:
        """All keys of an action as a reader knows them: `j ↓`; "" for none."""
        return " ".join(shown(key) for key in self.of_action[action])

    def first(self, action: str) -> str:
        """The first key of an action as a reader knows it; "" for none."""
        return shown(keys[0]) if (keys := self.of_action[action]) else ""


def keymap(own: Mapping[str, tuple[str, ...]], actions: Iterable[Action] = ACTIONS) -> Keymap:
    """The keymap with the reader's `own` keys, action by action, in place of the table's."""
    of_action: dict[str, tuple[str, ...]] = {}
    everywhere: dict[str, str] = {}
    in_pane: dict[tuple[str, str], str] = {}
    for action in actions:
        keys = own.get(action.id, action.keys)
        if action.id == "quit":
            keys = (*(key for key in keys if key not in ALWAYS_QUIT), *ALWAYS_QUIT)
        of_action[action.id] = keys
        for key in keys:
            if action.pane:
                in_pane[action.pane, key] = action.id
            else:
                everywhere[key] = action.id
    return Keymap(of_action, everywhere, in_pane)


DEFAULT = keymap({})
"""The keys of the table."""
