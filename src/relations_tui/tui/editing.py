"""The reader's editor, opened at a line: which program that is, and its own way of being told the line."""

import os
import shlex
from collections.abc import Callable, Mapping
from typing import NamedTuple

from relations_tui.core.phrases import Phrase
from relations_tui.core.problems import Where
from relations_tui.core.text import line

VARIABLES = ("VISUAL", "EDITOR")
FALLBACKS = ("editor", "nano", "nvim", "vim", "vi", "micro", "hx", "kak", "emacs")
"""What is looked for when neither variable is set; Debian's `editor` is a link to the one chosen there."""

MISSING = Phrase(
    "l\u2019éditeur «\u00a0{program}\u00a0» (${variable}) est introuvable\u00a0; réglez $VISUAL ou $EDITOR",
    "the editor `{program}` (${variable}) is not found; set $VISUAL or $EDITOR",
)
NONE_AT_ALL = Phrase(
    "aucun éditeur trouvé\u00a0; réglez $VISUAL ou $EDITOR, par exemple EDITOR=nano",
    "no editor found; set $VISUAL or $EDITOR, for example EDITOR=nano",
)
UNREADABLE = Phrase(
    "${variable} ne se lit pas comme une commande\u00a0: guillemet non fermé",
    "${variable} does not read as a command: a quote is left open",
)

Which = Callable[[str], str | None]
"""The path of a program, None when there is none of that name."""

_PLUS = ("+{line}", "{file}")
_COLON = ("{file}:{line}:{column}",)
_GOTO = ("--wait", "--goto", *_COLON)
_KNOWN: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("vi", "vim", "vim.basic", "vim.tiny", "vim.nox", "nvi", "nvim", "view", "nano", "pico", "rnano"), _PLUS),
    (("emacs", "emacsclient", "micro", "kak", "joe", "jed", "jove", "mg", "ne", "zile", "mcedit", "vis", "ee"), _PLUS),
    (("gvim", "mvim"), ("--nofork", *_PLUS)),
    (("code", "code-insiders", "code-oss", "codium", "vscodium", "cursor", "windsurf", "positron"), _GOTO),
    (("hx", "helix"), _COLON),
    (("subl", "sublime_text", "zed", "zeditor"), ("--wait", *_COLON)),
    (("gedit",), ("--wait", *_PLUS)),
    (("kate",), ("--block", "--line", "{line}", "{file}")),
)
_FORMS: dict[str, tuple[str, ...]] = {name: form for names, form in _KNOWN for name in names}
"""Name of a program → what follows its own arguments, so that it opens the file at the line and ends when the file is closed."""
_SAME = {"--wait": {"-w"}, "--goto": {"-g"}, "--nofork": {"-f"}, "--block": {"-b"}}


class NoEditor(Exception):  # noqa: N818  (it says what there is not)
    """There is no editor to open; `message` says why and what to do."""

    def __init__(self, message: Phrase) -> None:
        super().__init__(message.en)
        self.message = message


class Editor(NamedTuple):
    """A program with the arguments the reader gave it; `form` is what is to follow them."""

    words: tuple[str, ...]
    form: tuple[str, ...] = ("{file}",)

    @property
    def name(self) -> str:
        """The program as it may be shown."""
        return line(os.path.basename(self.words[0]))

    def command(self, file: str, where: Where) -> list[str]:
        """The command that opens `file`, an absolute path, at a place; line and column 0 are the first ones."""
        given = set(self.words)
        known = {"file": file, "line": max(1, where.line), "column": max(1, where.column)}
        wanted = [word for word in self.form if word not in given and not _SAME.get(word, set()) & given]
        return [*self.words, *(word.format_map(known) for word in wanted)]


def editor(environment: Mapping[str, str], which: Which) -> Editor:
    """The editor of `$VISUAL`, else of `$EDITOR`, else the first usual one there is. Raises `NoEditor`."""
    for variable in VARIABLES:
        if environment.get(variable, "").strip():
            return _given(environment[variable], variable, which)
    for program in FALLBACKS:
        if path := which(program):
            return Editor((program,), _form(program, path))
    raise NoEditor(NONE_AT_ALL)


def _given(text: str, variable: str, which: Which) -> Editor:
    try:
        # A path with blanks in it that nobody quoted is still a program.
        words = (text,) if which(text) else tuple(shlex.split(text, posix=os.name == "posix"))
    except ValueError:
        raise NoEditor(UNREADABLE.fill(variable=variable)) from None
    path = which(words[0]) if words and words[0] else None
    if path is None:
        raise NoEditor(MISSING.fill(program=line(words[0] if words else ""), variable=variable))
    return Editor(words, _form(words[0], path))


def _form(program: str, path: str) -> tuple[str, ...]:
    """How a program is told a line: known by its name, or by that of the program it is a link to."""
    for name in (program, os.path.realpath(path)):
        known = os.path.basename(name.replace("\\", "/")).casefold().removesuffix(".exe")
        if known in _FORMS:
            return _FORMS[known]
    return ("{file}",)
