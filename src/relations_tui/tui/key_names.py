"""A key as a reader writes it in the configuration: `ctrl+d`, `^d`, `f2`, `?`, `space`, `↓`, or Textual's own name.

One rule: whatever is written is the name of a key that every terminal can tell, or one sentence on why it is none.
"""

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from relations_tui.core.faults import shown as quoted
from relations_tui.core.faults import suggestion
from relations_tui.core.phrases import Phrase
from relations_tui.tui.actions import SHOWN, SIGNS

_NAMED = (
    "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete", "tab", "enter", "escape",
    "backspace", "space", *(f"f{number}" for number in range(1, 13)),
)  # fmt: skip
_WITH_MODIFIERS = frozenset(("up", "down", "left", "right", "home", "end", "pageup", "pagedown"))
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_OTHER_NAMES: Mapping[str, str] = MappingProxyType({
    "esc": "escape", "return": "enter", "pgup": "pageup", "pgdn": "pagedown", "page_up": "pageup", "page_down": "pagedown",
    "ins": "insert", "del": "delete", "backtab": "shift+tab", "bracketleft": "left_square_bracket", "dot": "full_stop",
    "bracketright": "right_square_bracket", "period": "full_stop", "question": "question_mark", "hyphen": "minus",
}) | {shown.casefold(): key for key, shown in SHOWN.items()}  # fmt: skip
_MODIFIERS = {"ctrl": "ctrl", "control": "ctrl", "c": "ctrl", "alt": "alt", "meta": "alt", "m": "alt", "shift": "shift"}
KNOWN = (*_NAMED, "shift+tab", *SIGNS, *(f"ctrl+{letter}" for letter in _LETTERS))
"""The names that a mistake is compared with."""

_SAME_AS = Phrase("un terminal ne distingue pas `{key}` de `{other}`", "a terminal cannot tell `{key}` from `{other}`")
_OTHERS = {
    "ctrl+h": "backspace", "ctrl+i": "tab", "ctrl+m": "enter", "ctrl+enter": "enter", "shift+enter": "enter",
    "alt+enter": "enter", "ctrl+tab": "tab", "ctrl+backspace": "backspace", "shift+backspace": "backspace",
    "shift+space": "space", "ctrl+escape": "escape", "shift+escape": "escape", "ctrl+left_square_bracket": "escape",
}  # fmt: skip
_FREEZES = Phrase(
    "`ctrl+s` fige l\u2019affichage de certains terminaux", "`ctrl+s` freezes the screen of some terminals"
)
_UNSENT = Phrase("peu de terminaux envoient `{key}`", "few terminals send `{key}`")
_UNKNOWN = Phrase("aucune touche ne s\u2019appelle `{key}`", "there is no key `{key}`")
_ANOTHER = Phrase("choisissez une autre touche", "choose another key")


class NoKey(Exception):  # noqa: N818  (it says what is wrong with what a reader wrote)
    """What is written names no key that can be used: `message` says why, `help` what may have been meant."""

    def __init__(self, message: Phrase, remedy: Phrase | None) -> None:
        super().__init__(message.en)
        self.message = message
        self.help = remedy


def key_name(written: str) -> str:
    """Textual's name of the key written; raises `NoKey`."""
    whole = written.strip() or written
    modifiers, last = _parts(whole)
    name = _single(last)
    if name is None:
        raise NoKey(_UNKNOWN.fill(key=quoted(written)), suggestion(whole, KNOWN))
    key = _combined(modifiers, name)
    if key in _OTHERS:
        raise NoKey(_SAME_AS.fill(key=quoted(written), other=_OTHERS[key]), _ANOTHER)
    if key == "ctrl+s":
        raise NoKey(_FREEZES, _ANOTHER)
    if not _is_sent(key):
        raise NoKey(_UNSENT.fill(key=quoted(written)), _ANOTHER)
    return key


def _parts(written: str) -> tuple[frozenset[str], str]:
    """The modifiers before a key, and the key."""
    if len(written) == 2 and written[0] == "^":
        return frozenset(("ctrl",)), written[1].lower()
    if len(written) > 1 and written[0] == "⇧":
        return frozenset(("shift",)), written[1:]
    found: set[str] = set()
    while True:
        for sign in "+-":
            before, _, after = written.partition(sign)
            if after and before.casefold() in _MODIFIERS:
                found.add(_MODIFIERS[before.casefold()])
                written = after
                break
        else:
            return frozenset(found), written


def _single(written: str) -> str | None:
    """The name of a key without modifiers."""
    if len(written) == 1 and (written.isalnum() or written in SIGNS.values()):
        return written if written.isalnum() else next(name for name, sign in SIGNS.items() if sign == written)
    lower = written.casefold()
    lower = _OTHER_NAMES.get(lower, lower)
    if lower in _NAMED or lower in SIGNS or lower == "shift+tab":
        return lower
    if len(written) == 1 and written.isprintable() and not written.isspace():
        return unicodedata.name(written).lower().replace("-", "_").replace(" ", "_")
    return None


def _combined(modifiers: frozenset[str], name: str) -> str:
    """As Textual writes it: modifiers in alphabetical order; Shift makes a letter a capital, Ctrl knows no capitals."""
    if modifiers == {"shift"} and len(name) == 1 and name.isalpha():
        return name.upper()
    if modifiers and len(name) == 1:
        name = name.lower()
    return "+".join((*sorted(modifiers), name))


def _is_sent(key: str) -> bool:
    *modifiers, name = key.split("+")
    if not modifiers or key == "shift+tab" or name in _WITH_MODIFIERS:
        return True
    if name == "delete":
        return modifiers in (["ctrl"], ["shift"])
    return modifiers in (["ctrl"], ["alt"]) and name in _LETTERS
