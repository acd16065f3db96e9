"""Every code that `--check` can report: how grave it is, what it means, a wrong and a right example.

One rule: codes are for ever. One may be added; none changes its meaning, and none that is gone is given again.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from relations_tui.core.codes_of_form import FORM
from relations_tui.core.codes_of_sense import ADVICE, SENSE
from relations_tui.core.codes_of_settings import SETTINGS
from relations_tui.core.phrases import Lang, Phrase
from relations_tui.core.problems import Severity


class Code(NamedTuple):
    """What one code stands for. `wrong` and `right` are TOML: lines of an event, or tables, or a whole file."""

    name: str
    severity: Severity
    title: Phrase
    why: Phrase
    wrong: str
    right: str


def _codes(severity: Severity, rows: Iterable[tuple[str, Phrase, Phrase, str, str]]) -> dict[str, Code]:
    return {name: Code(name, severity, title, why, wrong, right) for name, title, why, wrong, right in rows}


CODES: Mapping[str, Code] = MappingProxyType(_codes(Severity.ERROR, (*FORM, *SENSE)) | _codes(Severity.WARNING, ADVICE))
"""The codes by name: errors in the order a file is read, then warnings."""

OF_SETTINGS: Mapping[str, Code] = MappingProxyType(_codes(Severity.ERROR, SETTINGS))
"""The codes that only the explorer's configuration can give rise to; their examples are whole configurations."""

_CONFIGURATION = Phrase("configuration de l’explorateur", "the explorer’s configuration")
_WRONG = Phrase("Faux\u00a0:", "Wrong:")
_RIGHT = Phrase("Juste\u00a0:", "Right:")


def explained(code: Code, lang: Lang) -> str:
    """A code in full, as lines of text."""
    rows = [
        f"{code.name} ({code.severity.label.say(lang)})",
        "",
        code.title.say(lang),
        "",
        *_folded(code.why.say(lang)),
    ]
    for heading, example in ((_WRONG, code.wrong), (_RIGHT, code.right)):
        rows += ["", heading.say(lang), "", *(f"    {row}".rstrip() for row in example.split("\n"))]
    return "\n".join(rows) + "\n"


def listed(lang: Lang) -> str:
    """All codes, a line each, under their severities; those of the configuration at the end."""
    width = max(map(len, (*CODES, *OF_SETTINGS))) + 2
    rows: list[str] = []
    for severity in (Severity.ERROR, Severity.WARNING):
        rows += [severity.label.say(lang).upper(), ""]
        rows += [
            f"  {code.name:<{width}}{code.title.say(lang)}" for code in CODES.values() if code.severity is severity
        ]
        rows.append("")
    rows += [_CONFIGURATION.say(lang).upper(), ""]
    rows += [f"  {code.name:<{width}}{code.title.say(lang)}" for code in OF_SETTINGS.values()]
    rows.append("")
    rows.append(
        Phrase("relations-tui --explain CODE en dit plus.", "relations-tui --explain CODE says more.").say(lang)
    )
    return "\n".join(rows) + "\n"


def _folded(text: str, width: int = 78) -> list[str]:
    """The text on lines of at most that many characters, broken at plain blanks only."""
    rows = [""]
    for word in text.split(" "):
        if rows[-1] and len(rows[-1]) + 1 + len(word) > width:
            rows.append(word)
        else:
            rows[-1] = f"{rows[-1]} {word}" if rows[-1] else word
    return rows
