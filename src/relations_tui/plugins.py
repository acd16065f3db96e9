"""Formats that other installed packages bring, through the entry-point group `relations_tui.exporters`.

The name of an entry point is that of its format; it leads to a `Format` (see `relations_tui.export`), or to something that gives
one when it is called without arguments. The writer that the format loads gets the results, a binary stream and the options, and
returns what it could not carry.

One rule: packages are asked only when no built-in format will do, a built-in name or ending stays what it is, and whatever a
package gets wrong is one sentence that names it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from relations_tui.core.phrases import Phrase
from relations_tui.core.text import line
from relations_tui.diagnostics import ExitCode, Failure
from relations_tui.export import Format, Loss, Options, Writer, formats

if TYPE_CHECKING:
    from relations_tui.core.index import Results

GROUP = "relations_tui.exporters"
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ENDING = re.compile(r"(\.[A-Za-z0-9_-]+)+")


class Offer(NamedTuple):
    """What a package brings: a format, or the sentence on why it cannot be used."""

    name: str
    package: str
    format: Format | None = None
    fault: Phrase | None = None

    def usable(self) -> Format:
        """The format; raises `Failure` when it cannot be used."""
        if self.format is not None:
            return self.format
        remedy = Phrase("mettez ce paquet à jour ou désinstallez-le", "update that package or uninstall it")
        raise Failure(ExitCode.USAGE, self.fault or Phrase("", ""), remedy)


def offers() -> Iterator[Offer]:
    """Every format that a package brings, by name; of two with one name, the first by the name of its package."""
    taken = dict.fromkeys(formats(), "relations-tui")
    for package, entry in _entries():
        offer = _offer(entry, package)
        if offer.name in taken:
            why = Phrase("ce nom est déjà pris par {other}", "{other} has that name already").fill(
                other=taken[offer.name]
            )
            offer = _refused(offer.name, package, why)
        taken.setdefault(offer.name, package)
        yield offer


def named(name: str) -> Format | None:
    """The format of that name which a package brings; raises `Failure` when it cannot be used. Loads no other."""
    for package, entry in _entries():
        if entry.name == name:
            return _offer(entry, package).usable()
    return None


def of_ending(path: str, offered: Iterable[Offer]) -> Format | None:
    """The format, of those offered, whose ending a file name has: the longest, then the first by name."""
    usable = [offer.format for offer in offered if offer.format is not None]
    having = [known for known in usable if path.lower().endswith((known.ending.lower(), *known.also))]
    return max(having, key=lambda known: len(known.ending), default=None)


def _entries() -> list[tuple[str, EntryPoint]]:
    """The entry points with what their package is called, in an order that no file system decides."""
    found = []
    for entry in entry_points(group=GROUP):
        dist = entry.dist
        package = line(f"{dist.name} {dist.version}") if dist else line(entry.module)
        found.append((package, entry))
    return sorted(found, key=lambda one: (one[1].name, one[0]))


def _offer(entry: EntryPoint, package: str) -> Offer:
    name = line(entry.name)
    try:
        known = entry.load()
        known = known() if callable(known) else known
    except (Exception, SystemExit) as error:  # noqa: BLE001 — a package may raise anything
        why = Phrase("il ne se charge pas ({error})", "it does not load ({error})").fill(error=_told(error))
        return _refused(name, package, why)
    if why_not := _fault(known, name):
        return _refused(name, package, why_not)
    return Offer(name, package, known._replace(load=partial(_guarded, known, package)))


def _fault(known: object, name: str) -> Phrase | None:
    """Why something is no format of that name."""
    if not isinstance(known, Format):
        return Phrase(
            "il donne {found}, pas un relations_tui.export.Format",
            "it gives {found}, not a relations_tui.export.Format",
        ).fill(found=line(type(known).__name__))
    if known.name != name or not _NAME.fullmatch(name):
        return Phrase(
            "le nom de son format est {name}, en minuscules, chiffres et tirets",
            "the name of its format has to be {name}, in small letters, digits and hyphens",
        ).fill(name=name)
    endings = (known.ending, *known.also)
    if not all(isinstance(ending, str) and _ENDING.fullmatch(ending) for ending in endings):
        return Phrase("une fin de nom de fichier s’écrit .abc", "an ending is written .abc")
    said = (known.help, known.keeps, known.loses)
    if not all(isinstance(phrase, Phrase) for phrase in said) or not isinstance(known.media_type, str):
        return Phrase(
            "help, keeps et loses sont des Phrase, media_type un texte",
            "help, keeps and loses are each a Phrase, media_type is a text",
        )
    return None


def _refused(name: str, package: str, why: Phrase) -> Offer:
    message = Phrase(
        "le format `{name}` du paquet {package} n’est pas utilisable\u00a0: {why}",
        "the format `{name}` of the package {package} cannot be used: {why}",
    )
    return Offer(name, package, fault=message.fill(name=name, package=package, why=why))


def _guarded(known: Format, package: str) -> Writer:
    """The writer, whose every fault ends in a `Failure` that names the package."""

    def write(results: "Results", stream: BinaryIO, options: Options) -> tuple[Loss, ...]:
        try:
            losses = tuple(known.load()(results, stream, options))
        except (Exception, SystemExit) as error:
            raise _broken(known.name, package, _told(error)) from error
        if not all(isinstance(loss, Loss) for loss in losses):
            raise _broken(known.name, package, "relations_tui.export.Loss")
        return losses

    return write


def _broken(name: str, package: str, error: str) -> Failure:
    message = Phrase(
        "le format `{name}` du paquet {package} a échoué ({error}), rien n’est écrit",
        "the format `{name}` of the package {package} failed ({error}), nothing is written",
    )
    remedy = Phrase("signalez-le à ceux qui font ce paquet", "report it to those who make that package")
    return Failure(ExitCode.USAGE, message.fill(name=name, package=package, error=error), remedy)


def _told(error: BaseException) -> str:
    """What went wrong, on one line."""
    return line(f"{type(error).__name__}: {error}" if str(error) else type(error).__name__)
