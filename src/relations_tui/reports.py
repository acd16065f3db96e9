"""What `--check` found, as text, JSON, workflow annotations of GitHub, or SARIF.

One rule: a report is made of the files, their problems and a language alone, so the same dossier gives the same bytes anywhere.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from relations_tui.core.phrases import Lang, Phrase, counted
from relations_tui.core.problems import Problem, Severity, Where
from relations_tui.core.text import line
from relations_tui.diagnostics import cells, colon

if TYPE_CHECKING:
    from relations_tui.sarif import Json

VERSION = 1
"""Of the shape of the JSON report. It goes up when a key changes its meaning or goes, not when one is added."""

_SHOWN_WIDTH = 96
"""Characters shown of an offending line; a longer one is cut around the place."""
# What is underlined when it begins at the place: a string, a header, a word; anything else is one character.
_TOKEN = re.compile(r"""\"\"\"|'''|"(?:[^"\\]|\\.)*"|'[^']*'|[\w.:+-]+""")
_HEADER = re.compile(r"\[\[?[^\]]*\]\]?")


class Checked(NamedTuple):
    """One file: the name it is shown by, its text as it may be shown, its problems in the order of the file."""

    source: str
    text: str
    problems: Sequence[Problem]

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)


def length(row: str, column: int) -> int:
    """How many characters of a line are wrong from that column, from 1, on."""
    start = column - 1
    match = None if row[:start].strip() else _HEADER.match(row, start)
    match = match or _TOKEN.match(row, start)
    return max(1, match.end() - start) if match else 1


def problem_lines(problem: Problem, source: str, lines: Sequence[str], lang: Lang) -> list[str]:
    """How a problem reads: `FILE:LINE:COL: error[code]: sentence`, the line it is about underlined, what to do.

    `lines` are those of the file; `source` is its name.
    """
    where = problem.where
    place = line(source)
    if where.line:
        place += f":{where.line}:{max(1, where.column)}"
    severity = problem.severity.label.say(lang)
    rows = [f"{place}: {severity}[{problem.code}]{colon(lang)}{line(problem.message.say(lang))}"]
    if 0 < where.line <= len(lines):
        rows += _excerpt(lines[where.line - 1], where)
    if problem.help is not None:
        rows.append(f"{Phrase('aide', 'help').say(lang):>8}{colon(lang)}{line(problem.help.say(lang))}")
    return rows


def _excerpt(text: str, where: Where) -> list[str]:
    """The line and carets under what is wrong in it; the column counts characters from 1."""
    column = max(1, where.column)
    start = max(0, column - 1 - _SHOWN_WIDTH * 2 // 3) if len(text) > _SHOWN_WIDTH else 0
    end = start + _SHOWN_WIDTH
    stop = min(end, column - 1 + length(text, column))
    before = ("…" if start else "") + line(text[start : column - 1])
    wrong = line(text[column - 1 : stop])
    after = line(text[max(stop, column - 1) : end]) + ("…" if end < len(text) else "")
    carets = "^" * max(1, cells(wrong))
    return [f"{where.line:>8} | {before}{wrong}{after}".rstrip(), f"{'':>8} | {' ' * cells(before)}{carets}"]


def verdict(file: Checked, lang: Lang) -> str:
    """How many problems there are, and of which codes: errors first, then the most frequent."""
    if not file.problems:
        return Phrase("rien à signaler", "nothing to report").say(lang)
    errors = file.errors
    wrong = counted(errors, Phrase("{count} erreur", "{count} error"), Phrase("{count} erreurs", "{count} errors"))
    worth = counted(
        len(file.problems) - errors,
        Phrase("{count} avertissement", "{count} warning"),
        Phrase("{count} avertissements", "{count} warnings"),
    )
    met = Counter((problem.severity, problem.code) for problem in file.problems)
    ranked = sorted(met.items(), key=lambda row: (-row[0][0], -row[1], row[0][1]))
    listed = ", ".join(f"{count} {code}" for (_, code), count in ranked)
    return f"{wrong.say(lang)}, {worth.say(lang)} ({listed})"


def _text(files: Sequence[Checked], lang: Lang) -> bytes:
    """For people: each problem with its line, then how many there are."""
    rows: list[str] = []
    for file in files:
        lines = file.text.split("\n")
        for problem in file.problems:
            rows += problem_lines(problem, file.source, lines, lang)
            rows.append("")
        rows.append(f"{file.source}{colon(lang)}{verdict(file, lang)}")
    return ("\n".join(rows) + "\n").encode("utf-8", "backslashreplace")


def _json(files: Sequence[Checked], _: Lang) -> bytes:
    """For scripts: an object with `problems` in the order of the files; every key is always there."""
    found: list[Json] = []
    for file in files:
        lines = file.text.split("\n")
        found += [_record(problem, file.source, lines) for problem in file.problems]
    errors = sum(file.errors for file in files)
    return _dumped(
        {
            "format": "relations-tui-check",
            "version": VERSION,
            "files": [file.source for file in files],
            "errors": errors,
            "warnings": len(found) - errors,
            "problems": found,
        }
    )


def _record(problem: Problem, source: str, lines: Sequence[str]) -> "Json":
    row, column, end = span(problem, lines)
    help_ = problem.help
    return {
        "file": source,
        "line": row,
        "column": column,
        "end_column": end,
        "code": problem.code,
        "severity": problem.severity.label.en,
        "path": list(problem.path),
        "message": {"fr": line(problem.message.fr), "en": line(problem.message.en)},
        "help": None if help_ is None else {"fr": line(help_.fr), "en": line(help_.en)},
    }


def span(problem: Problem, lines: Sequence[str]) -> tuple[int, int, int]:
    """The line, the column and the column after the last character that is wrong, in characters from 1."""
    row, column = max(1, problem.where.line), max(1, problem.where.column)
    text = lines[row - 1] if row <= len(lines) else ""
    return row, column, column + length(text, column)


def _github(files: Sequence[Checked], lang: Lang) -> bytes:
    """For GitHub Actions: a workflow command for each problem, which becomes an annotation of its line."""
    rows = []
    for file in files:
        lines = file.text.split("\n")
        for problem in file.problems:
            row, column, end = span(problem, lines)
            said = line(problem.message.say(lang))
            if problem.help is not None:
                said += f"\n{line(problem.help.say(lang))}"
            about = {"file": file.source, "line": row, "col": column, "endColumn": end, "title": problem.code}
            listed = ",".join(f"{name}={_property(str(value))}" for name, value in about.items())
            rows.append(f"::{problem.severity.label.en} {listed}::{_data(said)}\n")
    return "".join(rows).encode("utf-8", "backslashreplace")


def _data(text: str) -> str:
    """What stands after the second `::` of a workflow command, escaped as its reader unescapes it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """What stands after the `=` of a property of a workflow command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _sarif(files: Sequence[Checked], lang: Lang) -> bytes:
    """For code scanning: SARIF 2.1.0."""
    from relations_tui.sarif import log

    return _dumped(log(files, lang))


def _dumped(value: "Json") -> bytes:
    from json import dumps

    return (dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")


REPORTS: Mapping[str, Callable[[Sequence[Checked], Lang], bytes]] = MappingProxyType(
    {"text": _text, "json": _json, "github": _github, "sarif": _sarif}
)
"""Each report by the name `--report` has for it."""
