"""What `--check` found as a SARIF log (OASIS, Static Analysis Results Interchange Format 2.1.0)."""

from collections.abc import Sequence
from os import sep
from typing import Union

from relations_tui import __version__
from relations_tui.core.codes import CODES, Code
from relations_tui.core.phrases import Lang
from relations_tui.core.problems import Problem, Severity
from relations_tui.core.text import line
from relations_tui.reports import Checked, span

Json = Union[None, bool, int, str, Sequence["Json"], dict[str, "Json"]]  # noqa: UP007  (it names itself)

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning"}
_INDEXES = {name: index for index, name in enumerate(CODES)}


def log(files: Sequence[Checked], lang: Lang) -> Json:
    """The log: one run, its rules the codes (§3.49), a result for each problem (§3.27)."""
    results: list[Json] = []
    for file in files:
        lines = file.text.split("\n")
        results += [_result(problem, address(file.source), lines, lang) for problem in file.problems]
    driver: Json = {
        "name": "relations-tui",
        "semanticVersion": __version__,
        "language": lang,
        "rules": [_rule(code, lang) for code in CODES.values()],
    }
    run: Json = {
        "tool": {"driver": driver},
        "language": lang,
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": address(file.source)}, "encoding": "UTF-8"} for file in files],
        "results": results,
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def address(path: str) -> str:
    """A path as a URI reference (RFC 3986): a relative one stays relative, an absolute one begins `file://`."""
    from urllib.parse import quote

    said = quote(path.replace(sep, "/"), safe="/-._~!$&'()*+,;=@")
    return f"file://{said}" if said.startswith("/") else said


def _rule(code: Code, lang: Lang) -> Json:
    example = f"```toml\n{code.wrong}\n```\n\n→\n\n```toml\n{code.right}\n```"
    why = code.why.say(lang)
    return {
        "id": code.name,
        "shortDescription": {"text": code.title.say(lang)},
        "fullDescription": {"text": why},
        "help": {"text": f"{why}\n\n{code.wrong}\n\n→\n\n{code.right}", "markdown": f"{why}\n\n{example}"},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
    }


def _result(problem: Problem, uri: str, lines: Sequence[str], lang: Lang) -> Json:
    row, column, end = span(problem, lines)
    said = line(problem.message.say(lang))
    if problem.help is not None:
        said += f"\n{line(problem.help.say(lang))}"
    region: Json = {"startLine": row, "startColumn": column, "endLine": row, "endColumn": end}
    place: dict[str, Json] = {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}
    if problem.path:
        dotted = ".".join(map(str, problem.path))
        place["logicalLocations"] = [{"fullyQualifiedName": line(dotted)}]
    return {
        "ruleId": problem.code,
        "ruleIndex": _INDEXES[problem.code],
        "level": _LEVELS[problem.severity],
        "message": {"text": said},
        "locations": [place],
    }
