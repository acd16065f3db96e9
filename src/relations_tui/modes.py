"""What each mode does with a request; every way out but success is a `Failure`.

One rule: a mode imports what it needs inside itself, so that no script waits for what another mode uses.
"""

import os
import sys
from collections.abc import Callable, Mapping
from functools import partial
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING

from relations_tui import saving
from relations_tui.core.phrases import Phrase
from relations_tui.core.text import line
from relations_tui.diagnostics import ExitCode, Failure, colon, narrate, suggestion

if TYPE_CHECKING:
    from relations_tui.core.index import Index, Results
    from relations_tui.core.model import Dossier
    from relations_tui.core.phrases import Lang
    from relations_tui.export import Options
    from relations_tui.opening import Opened
    from relations_tui.options import Mode, Request


def explore(request: "Request") -> int:
    """The explorer, when there is a terminal for it."""
    from relations_tui.selection import as_of_date, event_of, query_of

    check_terminal()
    opened, index = _index(request)
    _, query_text = query_of(request, index)
    if request.id:
        event_of(request.id, index, "--open")
    from relations_tui.launch import Launch
    from relations_tui.tui.app import run

    return run(
        Launch(
            loaded=opened.loaded,
            source=opened.source,
            built_in=opened.built_in,
            index=index,
            query_text=query_text,
            open_id=request.id,
            lang=request.lang,
            reverse=request.reverse,
            path=opened.path,
            limit=request.limit,
            as_of=as_of_date(request),
            compare=partial(_changes_since, opened, request.limit),
        )
    )


def _changes_since(opened: "Opened", limit: int, asked: str, dossier: "Dossier", lang: "Lang") -> str | Phrase:
    from relations_tui.comparing import changes_since

    return changes_since(asked, dossier, opened, limit, lang)


def check_terminal() -> None:
    """Refuses to open the explorer where nobody could see or work it; a browser (TEXTUAL_DRIVER) is no terminal but will do."""
    if os.environ.get("TEXTUAL_DRIVER"):
        return
    both = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))
    if both and (os.name != "posix" or os.environ.get("TERM", "") not in ("", "dumb")):
        return
    message = Phrase(
        "l’explorateur a besoin d’un terminal",
        "the explorer needs a terminal",
    )
    hint = Phrase(
        "pour un tube ou un fichier\u00a0: relations-tui --plain, ou relations-tui --export FORMAT (voir --formats)",
        "for a pipe or a file: relations-tui --plain, or relations-tui --export FORMAT (see --formats)",
    )
    raise Failure(ExitCode.USAGE, message, hint)


def export(request: "Request") -> int:
    """The filtered events in a format, to stdout or a file; what is lost is told."""
    from relations_tui.export import write

    name = _format(request)
    _check_sight(name, request)
    opened, results, options = _results(request)
    stream = BytesIO()
    losses = write(results, stream, name, options)
    told = [f"{name}{colon(request.lang)}{line(loss.text(request.lang))}" for loss in losses]
    if losses and request.strict:
        message = Phrase(
            "{name} ne garde pas tout, rien n’est écrit", "{name} does not keep everything, nothing is written"
        )
        raise Failure(ExitCode.DOSSIER, message.fill(name=name), detail=tuple(told))
    _deliver(stream.getvalue(), request, opened)
    _warn(results, options)
    for one in told:
        narrate(one)
    return ExitCode.OK


def plain(request: "Request") -> int:
    """The filtered events as linear text."""
    from relations_tui.export.reading import write_plain

    opened, results, options = _results(request)
    stream = BytesIO()
    write_plain(results, stream, options)
    _deliver(stream.getvalue(), request, opened)
    _warn(results, options)
    return ExitCode.OK


def show(request: "Request") -> int:
    """One event in full."""
    from relations_tui.export import Options
    from relations_tui.export.reading import write_event
    from relations_tui.selection import event_of, known_event, view_of

    opened, index = _index(request)
    event, dossier = event_of(request.id, index, "--show"), index.dossier
    view = view_of(request, dossier)
    if view is not None:
        event, dossier = known_event(event, view, request.lang), view.dossier
    options = Options(request.lang, request.private, view=view)
    stream = BytesIO()
    write_event(event, stream, dossier, options)
    _deliver(stream.getvalue(), request, opened)
    _tell_view(options)
    return ExitCode.OK


def check(request: "Request") -> int:
    """Every problem of the dossiers, errors and warnings, on stdout: the report is what was asked for."""
    if request.fix:
        from relations_tui.mending import mend

        return mend(request)
    from relations_tui.checking import checked

    found = checked(request)
    _deliver(found.report, request, *found.opened)
    if found.failure is not None:
        raise found.failure
    return found.code


def explain(request: "Request") -> int:
    """What codes of problems mean; without any, the list of all."""
    from relations_tui.checking import explained

    _deliver(explained(request.codes, request.lang).encode(), request)
    return ExitCode.OK


def diff(request: "Request") -> int:
    """What changed since an older dossier."""
    from relations_tui.comparing import compared
    from relations_tui.opening import open_file

    opened = open_file(request.file, request.limit)
    old, data, code = compared(opened, request)
    _deliver(data, request, opened, old)
    return code


def stats(request: "Request") -> int:
    """What the filtered events hold and lack."""
    from relations_tui.export.stats import REPORTS

    write = REPORTS.get(request.report)
    if write is None:
        message = Phrase("--stats n’a pas de rapport `{name}`", "--stats has no report `{name}`")
        known = ", ".join(REPORTS)
        hint = Phrase(f"au choix\u00a0: {known}", f"one of: {known}")
        raise Failure(ExitCode.USAGE, message.fill(name=request.report), hint)
    opened, results, options = _results(request)
    stream = BytesIO()
    write(results, stream, options)
    _deliver(stream.getvalue(), request, opened)
    _warn(results, options)
    return ExitCode.OK


def new(request: "Request") -> int:
    """One more event in the file."""
    from relations_tui.new_event import add

    return add(request)


def schema(request: "Request") -> int:
    """The JSON Schema of the format."""
    from json import dumps

    from relations_tui.core.schema import schema as found

    _deliver((dumps(found(), ensure_ascii=False, indent=2) + "\n").encode(), request)
    return ExitCode.OK


def formats(request: "Request") -> int:
    """The table of formats."""
    from relations_tui.export import table

    _deliver(table(request.lang).encode(), request)
    return ExitCode.OK


def show_help(request: "Request") -> int:
    """The help."""
    from relations_tui.options import help_text

    _deliver(help_text(request.lang).encode(), request)
    return ExitCode.OK


def version(request: "Request") -> int:
    """The version."""
    from relations_tui import __version__

    _deliver(f"relations-tui {__version__}\n".encode(), request)
    return ExitCode.OK


MODES: Mapping["Mode", Callable[["Request"], int]] = MappingProxyType(
    {
        "explore": explore,
        "export": export,
        "check": check,
        "explain": explain,
        "plain": plain,
        "show": show,
        "diff": diff,
        "stats": stats,
        "new": new,
        "schema": schema,
        "formats": formats,
        "help": show_help,
        "version": version,
    }
)


def _index(request: "Request") -> "tuple[Opened, Index]":
    from relations_tui.core.index import Index
    from relations_tui.opening import open_file, usable

    opened = open_file(request.file, request.limit)
    return opened, Index(usable(opened, request.lang))


def _results(request: "Request") -> "tuple[Opened, Results, Options]":
    """The file, the events asked for, and how they are to be written. A query may name what a partial view hides."""
    from relations_tui.export import Options
    from relations_tui.selection import query_of, view_of

    opened, index = _index(request)
    query, _ = query_of(request, index)
    view = view_of(request, index.dossier)
    if view is not None:
        index = type(index)(view.dossier, index.vocabulary)
    return opened, index.search(query), Options(request.lang, request.private, request.reverse, view)


def _format(request: "Request") -> str:
    """The name of the format asked for, by `--export` or by the ending of the file."""
    from relations_tui.export import formats, of_ending

    if request.format:
        if request.format in formats():
            return request.format
        message = Phrase("il n’y a pas de format `{name}`", "there is no format `{name}`").fill(name=request.format)
        raise Failure(ExitCode.USAGE, message, suggestion(request.format, formats()) or _KNOWN_FORMATS)
    known = of_ending(request.output)
    if known is None:
        message = Phrase(
            "la fin de {path} ne dit pas quel format écrire", "the ending of {path} does not say which format to write"
        )
        raise Failure(ExitCode.USAGE, message.fill(path=line(request.output)), _KNOWN_FORMATS)
    return known.name


def _check_sight(name: str, request: "Request") -> None:
    """Refuses to write to a terminal what only a program can read."""
    from relations_tui.export import formats

    known = formats()[name]
    if known.binary and request.output in ("", "-") and sys.stdout is not None and sys.stdout.isatty():
        message = Phrase(
            "un terminal ne peut pas montrer le format {name}", "a terminal cannot show the format {name}"
        ).fill(name=name)
        remedy = Phrase(f"ajoutez -o FICHIER{known.ending}", f"add -o FILE{known.ending}")
        raise Failure(ExitCode.USAGE, message, remedy)


_KNOWN_FORMATS = Phrase(
    "choisissez-en un avec --export\u00a0; relations-tui --formats les montre",
    "choose one with --export; relations-tui --formats shows them",
)


def _deliver(data: bytes, request: "Request", *opened: "Opened") -> None:
    """The bytes to stdout, or to the file asked for, which may not be a dossier that was read."""
    if request.output in ("", "-"):
        saving.emit(data)
        return
    if any(_same_file(request.output, dossier.path) for dossier in opened):
        message = Phrase("{path} est le dossier lui-même", "{path} is the dossier itself")
        raise Failure(
            ExitCode.USAGE,
            message.fill(path=line(request.output)),
            Phrase("écrivez dans un autre fichier", "write to another file"),
        )
    saving.save(request.output, data)


def _same_file(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False


def _warn(results: "Results", options: "Options") -> None:
    lang = options.lang
    for warning in results.warnings:
        narrate(f"relations-tui{colon(lang)}{line(warning.say(lang))}")
    _tell_view(options)


def _tell_view(options: "Options") -> None:
    """Says on stderr that the view is partial and what it hides."""
    if options.view is not None:
        from relations_tui.core.asof import PARTIAL, told

        said = (PARTIAL.say(options.lang), told(options.view).say(options.lang))
        narrate(line(colon(options.lang).join(("relations-tui", *said))))
