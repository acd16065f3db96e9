"""Which file is meant, and reading it: a dossier to use, or the end of the run with its first problems told."""

import os
from typing import TYPE_CHECKING, NamedTuple

import relations_tui
from relations_tui.core.phrases import Lang, Phrase
from relations_tui.core.text import line
from relations_tui.diagnostics import ExitCode, Failure

if TYPE_CHECKING:
    from relations_tui.core.load import Loaded
    from relations_tui.core.model import Dossier
    from relations_tui.core.problems import Problem

NAME = "events.toml"
_SHOWN_PROBLEMS = 3


class Opened(NamedTuple):
    """A file that was read: its path, the name it is shown by, whether it comes with the program, what is in it."""

    path: str
    source: str
    built_in: bool
    loaded: "Loaded"


def open_file(file: str, limit: int, *, advise: bool = False) -> Opened:
    """Reads `file`; "" is ./events.toml when there is one, else the dossier that comes with the program.

    `limit` is in bytes, 0 for the usual one; `advise` asks for warnings too. Raises `Failure` when the file cannot be read.
    """
    from relations_tui.core.load import DEFAULT_LIMIT, FileError, load

    path, built_in = (file, False) if file else _default()
    source = NAME if built_in else line(path.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
    try:
        loaded = load(path, limit=limit or DEFAULT_LIMIT, advise=advise)
    except FileError as error:
        raise Failure(ExitCode.USAGE, error.message, error.help) from None
    return Opened(path, source, built_in, loaded)


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
