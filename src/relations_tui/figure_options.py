"""The options of the figure: how wide it is, what its lanes are made by, its colours."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from relations_tui.core.phrases import Phrase
from relations_tui.diagnostics import ExitCode, Failure, suggestion
from relations_tui.option_table import FIGURE_OPTIONS

BYS = ("theme", "actor", "country", "kind")
THEMES = ("light", "dark")
LEAST, MOST = 320, 4_000
"""Pixels between which a figure can be drawn."""


class FigureOptions(NamedTuple):
    """How to draw: `width` in pixels, `by` one of `BYS` or "" to let the dossier decide, `theme` one of `THEMES`."""

    width: int = 960
    by: str = ""
    theme: str = "light"


def figure_options(values: Mapping[str, str], mode: str, foreign: Callable[[str], str]) -> FigureOptions:
    """What the command line asks of the figure, made safe by `foreign`; raises `Failure` with one sentence."""
    given = [option.long for option in FIGURE_OPTIONS if option.long in values]
    if not given or mode in ("help", "version"):
        return FigureOptions()
    if mode != "export":
        message = Phrase("--{name} ne va qu’avec --export", "--{name} goes with --export only").fill(name=given[0])
        raise Failure(ExitCode.USAGE, message)
    asked = {name: foreign(values[name]) for name in given}
    return FigureOptions(
        _width(asked["figure-width"]) if "figure-width" in asked else 960,
        _one_of("figure-by", asked["figure-by"], BYS) if "figure-by" in asked else "",
        _one_of("figure-theme", asked["figure-theme"], THEMES) if "figure-theme" in asked else "light",
    )


def _width(typed: str) -> int:
    digits = typed.strip().removesuffix("px").rstrip()
    if digits.isascii() and digits.isdecimal() and len(digits) < 6 and LEAST <= int(digits) <= MOST:
        return int(digits)
    message = Phrase(
        "--figure-width est en pixels, de {least} à {most}, et non {typed}",
        "--figure-width is in pixels, from {least} to {most}, not {typed}",
    )
    raise Failure(ExitCode.USAGE, message.fill(least=LEAST, most=MOST, typed=typed or "\u2018\u2019"))


def _one_of(name: str, typed: str, known: tuple[str, ...]) -> str:
    if typed in known:
        return typed
    message = Phrase("--{name} ne connaît pas `{typed}`", "--{name} knows no `{typed}`").fill(name=name, typed=typed)
    listed = ", ".join(known)
    raise Failure(
        ExitCode.USAGE, message, suggestion(typed, known) or Phrase(f"au choix\u00a0: {listed}", f"one of: {listed}")
    )
