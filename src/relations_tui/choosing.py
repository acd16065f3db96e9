"""Which format is meant, and what there is to choose from: built in, or brought by an installed package.

One rule: packages are not looked for where a built-in format will do.
"""

import sys
from typing import TYPE_CHECKING, NamedTuple

from relations_tui.core.phrases import Phrase
from relations_tui.core.text import line
from relations_tui.diagnostics import ExitCode, Failure, colon, suggestion

if TYPE_CHECKING:
    from relations_tui.core.phrases import Lang
    from relations_tui.export import Format
    from relations_tui.options import Request


class Catalogue(NamedTuple):
    """The formats as a report, and the sentences on those that cannot be used."""

    report: bytes
    told: tuple[str, ...]


def format_of(request: "Request") -> "Format":
    """The format asked for, by `--export` or by the ending of the file; raises `Failure` when there is none."""
    known = _named(request.format) if request.format else _of_ending(request.output, request.lang)
    _check_sight(known, request)
    return known


def catalogue(request: "Request") -> Catalogue:
    """Every format, those of packages last."""
    from relations_tui import plugins
    from relations_tui.export import formats
    from relations_tui.export.catalogue import REPORTS, Listed

    write = REPORTS.get(request.report)
    if write is None:
        message = Phrase("--formats n’a pas de rapport `{name}`", "--formats has no report `{name}`")
        known = ", ".join(REPORTS)
        hint = Phrase(f"au choix\u00a0: {known}", f"one of: {known}")
        raise Failure(ExitCode.USAGE, message.fill(name=request.report), hint)
    offers = tuple(plugins.offers())
    listed = [Listed(known) for known in formats().values()]
    listed += [Listed(offer.format, offer.package) for offer in offers if offer.format]
    faults = (offer.fault.say(request.lang) for offer in offers if offer.fault)
    return Catalogue(
        write(listed, request.lang), tuple(f"relations-tui{colon(request.lang)}{fault}" for fault in faults)
    )


def _named(name: str) -> "Format":
    from relations_tui.export import formats

    if name in formats():
        return formats()[name]
    from relations_tui import plugins

    known = plugins.named(name)
    if known is not None:
        return known
    message = Phrase("il n’y a pas de format `{name}`", "there is no format `{name}`").fill(name=name)
    raise Failure(ExitCode.USAGE, message, suggestion(name, formats()) or _KNOWN)


def _of_ending(path: str, lang: "Lang") -> "Format":
    from relations_tui.export import of_ending

    known = of_ending(path)
    if known is not None:
        return known
    from relations_tui import plugins

    offers = tuple(plugins.offers())
    known = plugins.of_ending(path, offers)
    if known is not None:
        return known
    message = Phrase(
        "la fin de {path} ne dit pas quel format écrire", "the ending of {path} does not say which format to write"
    )
    broken = tuple(offer.fault.say(lang) for offer in offers if offer.fault)
    raise Failure(ExitCode.USAGE, message.fill(path=line(path)), _KNOWN, broken)


_KNOWN = Phrase(
    "choisissez-en un avec --export\u00a0; relations-tui --formats les montre",
    "choose one with --export; relations-tui --formats shows them",
)


def _check_sight(known: "Format", request: "Request") -> None:
    """Refuses to write to a terminal what only a program can read."""
    if known.binary and request.output in ("", "-") and sys.stdout is not None and sys.stdout.isatty():
        message = Phrase(
            "un terminal ne peut pas montrer le format {name}", "a terminal cannot show the format {name}"
        ).fill(name=known.name)
        remedy = Phrase(f"ajoutez -o FICHIER{known.ending}", f"add -o FILE{known.ending}")
        raise Failure(ExitCode.USAGE, message, remedy)
