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
from relations_tui.diagnostics import ExitCode, Failure, colon, narrate

if TYPE_CHECKING:
    from relations_tui.core.index import Index, Results
    from relations_tui.export import Options
    from relations_tui.memory import Memory
    from relations_tui.opening import Opened
    from relations_tui.options import Mode, Request


def explore(request: "Request") -> int:
    """The explorer, when there is a terminal for it."""
    check_terminal()
    from relations_tui.exploring import launch_of
    from relations_tui.tui.app import run

    return run(launch_of(request))


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
    from relations_tui.choosing import format_of
    from relations_tui.export import write_as

    known = format_of(request)
    name = known.name
    opened, results, options = _results(request)
    stream = BytesIO()
    losses = write_as(results, stream, known, options)
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

    opened = open_file(request.file, request.limit, cached=not request.no_state)
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


def agenda(request: "Request") -> int:
    """The anniversaries to come of the filtered events."""
    from relations_tui.upcoming import planned

    opened, results, options = _results(request)
    data, told = planned(request, results, options)
    _deliver(data, request, opened)
    _warn(results, options)
    for one in told:
        narrate(one)
    return ExitCode.OK


def new(request: "Request") -> int:
    """One more event in the file."""
    from relations_tui.new_event import add

    return add(request)


def bring(request: "Request") -> int:
    """Another program's events as a new dossier."""
    from relations_tui.new_dossier import bring as brought

    return brought(request)


def serve(request: "Request") -> int:
    """The explorer in a web browser."""
    from relations_tui.serving import serve as served

    return served(request)


def schema(request: "Request") -> int:
    """The JSON Schema of the format of dossiers, or of what `--export json` writes."""
    if request.schema not in ("", "export"):
        message = Phrase("--schema n’a pas de schéma `{name}`", "--schema has no schema `{name}`")
        hint = Phrase("--schema seul, ou --schema=export", "--schema alone, or --schema=export")
        raise Failure(ExitCode.USAGE, message.fill(name=request.schema), hint)
    if request.schema:
        from relations_tui.export import schema as exported

        _deliver(exported(), request)
        return ExitCode.OK
    from json import dumps

    from relations_tui.core.schema import schema as found

    _deliver((dumps(found(), ensure_ascii=False, indent=2) + "\n").encode(), request)
    return ExitCode.OK


def formats(request: "Request") -> int:
    """The formats, those that other packages bring among them; what cannot be used of these is told."""
    from relations_tui.choosing import catalogue

    report, told = catalogue(request)
    _deliver(report, request)
    for one in told:
        narrate(one)
    return ExitCode.OK


def completion(request: "Request") -> int:
    """A completion script, or what may follow on a line: what the script asks for."""
    from relations_tui.completion import answer

    _deliver(answer(request).encode(), request)
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
        "agenda": agenda,
        "new": new,
        "import": bring,
        "serve": serve,
        "schema": schema,
        "formats": formats,
        "completion": completion,
        "help": show_help,
        "version": version,
    }
)


def _index(request: "Request") -> "tuple[Opened, Index]":
    from relations_tui.core.index import Index
    from relations_tui.opening import open_file, usable

    opened = open_file(request.file, request.limit, cached=not request.no_state)
    return opened, Index(usable(opened, request.lang))


def _results(request: "Request") -> "tuple[Opened, Results, Options]":
    """The file, the events asked for, and how they are to be written. A query may name what a partial view hides."""
    from relations_tui.export import Options
    from relations_tui.selection import context_of, query_of, view_of

    opened, index = _index(request)
    recall = partial(_remembered, request, opened)
    query, _ = query_of(request, index, recall)
    context = context_of(query, index, recall)
    view = view_of(request, index.dossier)
    if view is not None:
        index = type(index)(view.dossier, index.vocabulary)
    options = Options(request.lang, request.private, request.reverse, view, *request.figure)
    return opened, index.search(query, context=context), options


def _remembered(request: "Request", opened: "Opened") -> "Memory":
    """What a script may know of the reader's marks and views."""
    from relations_tui.memory import BUILT_IN, NOTHING
    from relations_tui.selection import remembered

    return NOTHING if request.no_state else remembered(BUILT_IN if opened.built_in else opened.path)


def _deliver(data: bytes, request: "Request", *opened: "Opened") -> None:
    """The bytes to stdout, or to the file asked for, which may not be a dossier that was read; then those are kept in the cache."""
    if request.output in ("", "-"):
        saving.emit(data)
    else:
        _save(data, request, opened)
    for dossier in opened:
        if dossier.keep is not None:
            dossier.keep()


def _save(data: bytes, request: "Request", opened: "tuple[Opened, ...]") -> None:
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
