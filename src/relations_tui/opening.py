"""Which file is meant, and reading it: a dossier to use, or the end of the run with its first problems told."""

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import relations_tui
from relations_tui.core.phrases import Lang, Phrase
from relations_tui.core.text import line
from relations_tui.diagnostics import ExitCode, Failure

if TYPE_CHECKING:
    from relations_tui.core.loaded import Loaded
    from relations_tui.core.model import Dossier
    from relations_tui.core.problems import Problem

NAME = "events.toml"
_SHOWN_PROBLEMS = 3
_LARGE = 1_000_000
"""Bytes from which a cache is worth its room: a third of the time of a short command, more of all others."""


class Opened(NamedTuple):
    """A file that was read: its path, the name it is shown by, whether it comes with the program, what is in it."""

    path: str
    source: str
    built_in: bool
    loaded: "Loaded"
    keep: Callable[[], None] | None = None
    """Puts the dossier into the cache, where it should be: for when nobody waits any more."""


def open_file(file: str, limit: int, *, advise: bool = False, cached: bool = False) -> Opened:
    """Reads `file`; "" is ./events.toml when there is one, else the dossier that comes with the program.

    `limit` is in bytes, 0 for the usual one; `advise` asks for warnings too; `cached` allows the cache instead of the parser,
    for a dossier of which only what is in it is wanted. Raises `Failure` when the file cannot be read.
    """
    from relations_tui.core.reading import DEFAULT_LIMIT, FileError, read_bytes

    path, built_in = (file, False) if file else _default()
    source = NAME if built_in else line(path.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
    try:
        data = read_bytes(path, limit or DEFAULT_LIMIT)
        if cached and not advise and len(data) >= _LARGE:
            loaded, keep = _by_cache(data, line(path))
        else:
            loaded, keep = _by_parser(data, line(path), advise=advise), None
    except FileError as error:
        raise Failure(ExitCode.USAGE, error.message, error.help) from None
    return Opened(path, source, built_in, loaded, keep)


def _by_parser(data: bytes, name: str, *, advise: bool = False) -> "Loaded":
    from relations_tui.core.load import loads
    from relations_tui.core.reading import decode

    return loads(decode(data, name), advise=advise)


def _by_cache(data: bytes, name: str) -> tuple["Loaded", Callable[[], None] | None]:
    """What is in the bytes of a file of that name, and what is left to do to have it in the cache."""
    from relations_tui.caching import Shelf
    from relations_tui.core.loaded import Loaded
    from relations_tui.core.reading import decode

    shelf = Shelf(data)
    known = shelf.read()
    if known is not None:
        return Loaded(known, (), decode(data, name)), None
    loaded = _by_parser(data, name)
    if loaded.dossier is None or loaded.problems:
        return loaded, None
    return loaded, partial(shelf.write, loaded.dossier)


def usable(opened: Opened, lang: Lang) -> "Dossier":
    """The dossier, when it has no error; else the `Failure` that tells the first ones."""
    from relations_tui.core.problems import Severity

    if opened.loaded.dossier is not None:
        return opened.loaded.dossier
    errors = [problem for problem in opened.loaded.problems if problem.severity is Severity.ERROR]
    from relations_tui.core.veil import veiled
    from relations_tui.reports import problem_lines

    lines = veiled(opened.loaded.text).split("\n")
    rows = [row for problem in errors[:_SHOWN_PROBLEMS] for row in problem_lines(problem, opened.source, lines, lang)]
    more = len(errors) - _SHOWN_PROBLEMS
    message = Phrase("{source} a des erreurs", "{source} has errors").fill(source=opened.source)
    command = f"relations-tui --check {opened.source}"
    help_ = Phrase("relations-tui --check les montre toutes", "relations-tui --check shows them all")
    if more > 0:
        help_ = Phrase("… et {more} de plus\u00a0; lancez\u00a0: {command}", "… and {more} more; run: {command}")
    raise Failure(exit_code(opened), message, help_.fill(more=more, command=command), tuple(rows))


def exit_code(opened: Opened) -> ExitCode:
    """What the errors of a file amount to: a faulty dossier, or a file that is no dossier at all."""
    return ExitCode.USAGE if any(map(_denies, opened.loaded.problems)) else ExitCode.DOSSIER


def _denies(problem: "Problem") -> bool:
    """Whether a problem says that the file is no dossier: not TOML, another format, or without its first two keys."""
    return problem.code in ("toml-syntax", "unsupported-format") or (problem.code == "missing-key" and not problem.path)


def _default() -> tuple[str, bool]:
    """The file that is meant when none is named, and whether it is the program's own."""
    if os.path.lexists(NAME):
        return NAME, False
    package = os.path.dirname(os.path.abspath(relations_tui.__file__))
    beside = os.path.join(package, NAME)
    if os.path.exists(beside):
        return beside, True
    # A source tree keeps it at its root, where people edit it; a built package has it inside.
    return os.path.join(os.path.dirname(os.path.dirname(package)), NAME), True
