"""`config.toml`: how a reader wants the explorer; read with the same care as a dossier.

One rule: a configuration is followed to the letter or refused, with every mistake at its place; nothing in it is passed over.
"""

import os
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from relations_tui.core.faults import TABLE, TEXT, Faults, place, shown, suggestion
from relations_tui.core.phrases import LANGS, Lang, Phrase
from relations_tui.core.problems import Path, Problem
from relations_tui.core.reading import FileError, read_text
from relations_tui.core.syntax import TomlError, parse
from relations_tui.core.text import line
from relations_tui.diagnostics import ExitCode, Failure
from relations_tui.tui.actions import BY_ID
from relations_tui.tui.actions import shown as key_shown
from relations_tui.tui.keymap import ALWAYS_QUIT

FILE = "config.toml"
THEMES = ("dark", "light")
LIMIT = 1024 * 1024
"""Bytes of a configuration."""

_ALLOWED = frozenset(("keys", "lang", "theme", "mouse"))
_ONE_OF = Phrase("`{key}` est {one} ou {other}, et non `{found}`", "`{key}` is {one} or {other}, not `{found}`")
_NO_ACTION = Phrase("aucune action ne s\u2019appelle `{name}`", "there is no action `{name}`")
_TAKEN = Phrase("`{key}` sert à `{other}` et à `{action}`", "`{key}` stands for both `{other}` and `{action}`")
_FREE_IT = Phrase(
    "donnez une autre touche à `{other}`, ou aucune\u00a0: {other} = []",
    "give `{other}` another key, or none: {other} = []",
)
_QUITS = Phrase("`{key}` quitte toujours le programme", "`{key}` always quits the program")
_BOOLEAN, _KEY = Phrase("true ou false", "true or false"), Phrase("une touche ou une liste", "a key or a list of keys")


class Settings(NamedTuple):
    """What the reader wants; what is not said is None, or as it comes."""

    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """Action → its keys, as Textual names them, in place of the usual ones."""
    lang: Lang | None = None
    theme: str = ""
    """One of `THEMES`, "" for none in particular."""
    mouse: bool = True
    """Whether the explorer takes the mouse."""


def usual_place() -> str:
    """The path of the configuration that is read when none is named."""
    from platformdirs import user_config_dir

    return os.path.join(user_config_dir("relations-tui", appauthor=False), FILE)


def read_settings(file: str, lang: Lang) -> Settings:
    """What `file` says, or the one in the configuration folder, if it is there, for "". Raises `Failure` with every mistake."""
    path = file or usual_place()
    if not file and not os.path.lexists(path):
        return Settings()
    try:
        text = read_text(path, LIMIT)
    except FileError as error:
        raise Failure(ExitCode.USAGE, error.message, error.help) from None
    found, problems = settings_of(text)
    if not problems:
        return found
    from relations_tui.reports import problem_lines

    name, lines = _name(path), text.split("\n")
    rows = tuple(row for problem in problems for row in problem_lines(problem, name, lines, lang))
    message = Phrase("la configuration {path} ne peut pas être suivie", "the configuration {path} cannot be followed")
    hint = Phrase(
        "corrigez-la, ou nommez-en une autre\u00a0: --config FICHIER", "mend it, or name another: --config FILE"
    )
    raise Failure(ExitCode.USAGE, message.fill(path=name), hint, rows)


def settings_of(text: str) -> tuple[Settings, tuple[Problem, ...]]:
    """What a text says, and all that is wrong with it, in the order of the text."""
    try:
        document = parse(text)
    except TomlError as error:
        return Settings(), (error.problem,)
    reader = _Reader()
    found = reader.read(document)
    return found, place(reader, text) if reader else ()


class _Reader(Faults):
    """One reading of a configuration."""

    def read(self, document: Mapping[str, object]) -> Settings:
        self.keys(document, _ALLOWED, (), ())
        table = document.get("keys", {})
        if not isinstance(table, dict):
            self.expect(table, TABLE, ("keys",))
            table = {}
        lang = self._choice(document, "lang", LANGS)
        mouse = document.get("mouse", True)
        if not isinstance(mouse, bool):
            self.expect(mouse, _BOOLEAN, ("mouse",))
        own = dict(self._own(table))
        self._refuse_shared(own)
        return Settings(
            keys={action: tuple(keys) for action, keys in own.items()},
            lang=next((known for known in LANGS if known == lang), None),
            theme=self._choice(document, "theme", THEMES),
            mouse=mouse is True,
        )

    def _choice(self, document: Mapping[str, object], key: str, known: tuple[str, ...]) -> str:
        found = document.get(key, "")
        if key not in document or found in known:
            return str(found)
        if isinstance(found, str):
            message = _ONE_OF.fill(key=key, one=known[0], other=known[1], found=shown(found))
            self.fault("unknown-value", (key,), message)
        else:
            self.expect(found, TEXT, (key,))
        return ""

    def _own(self, table: Mapping[str, object]) -> Iterator[tuple[str, dict[str, Path]]]:
        """Each action that is given keys, with the place of each."""
        for action, given in table.items():
            path: Path = ("keys", action)
            if action not in BY_ID:
                message = _NO_ACTION.fill(name=shown(action))
                self.fault("unknown-action", path, message, suggestion(action, BY_ID), on_key=True)
            elif isinstance(given, str):
                yield action, self._names(action, [(given, path)])
            elif isinstance(given, list):
                yield action, self._names(action, [(each, (*path, index)) for index, each in enumerate(given)])
            else:
                self.expect(given, _KEY, path)

    def _names(self, action: str, given: list[tuple[object, Path]]) -> dict[str, Path]:
        from relations_tui.tui.key_names import NoKey, key_name

        names: dict[str, Path] = {}
        for written, path in given:
            if not isinstance(written, str):
                self.expect(written, TEXT, path)
                continue
            try:
                name = key_name(written)
            except NoKey as none:
                self.fault("unknown-key-name", path, none.message, none.help)
                continue
            if name in names:
                self.twice(written, path, names[name])
            elif name in ALWAYS_QUIT and action != "quit":
                self.fault("key-taken", path, _QUITS.fill(key=shown(written)))
            else:
                names[name] = path
        return names

    def _refuse_shared(self, own: Mapping[str, Mapping[str, Path]]) -> None:
        """A key stands for one action in a pane, and for one everywhere."""
        holders = {(BY_ID[name].pane, key): name for name in BY_ID if name not in own for key in BY_ID[name].keys}
        places: dict[tuple[str, str], Path] = {}
        for action, names in own.items():
            for key, path in names.items():
                scope = (BY_ID[action].pane, key)
                other = holders.setdefault(scope, action)
                if other == action:
                    places[scope] = path
                    continue
                self.fault(
                    "key-taken",
                    path,
                    _TAKEN.fill(key=key_shown(key), other=other, action=action),
                    _FREE_IT.fill(other=other),
                )
                if scope in places:
                    self[-1] = self[-1]._replace(first=places[scope], help=None)


def _name(path: str) -> str:
    return line(path.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
