"""Comparing a dossier with an older one, which is a file or a revision."""

import os
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from relations_tui.core.phrases import Phrase
from relations_tui.core.text import line
from relations_tui.diagnostics import ExitCode, Failure, suggestion
from relations_tui.opening import Opened, open_file, usable

if TYPE_CHECKING:
    from relations_tui.core.diff import Changes
    from relations_tui.core.model import Dossier
    from relations_tui.core.phrases import Lang
    from relations_tui.options import Request

Report = Literal["text", "json", "md"]
REPORTS: tuple[Report, ...] = get_args(Report)


class Compared(NamedTuple):
    """The older dossier, the report of what changed since, and 1 when anything did, else 0."""

    old: Opened
    report: bytes
    code: ExitCode


def compared(new: Opened, request: "Request") -> Compared:
    """What changed up to `new`; raises `Failure`, whose code is 2 whatever is wrong."""
    from relations_tui.core.diff import diff

    report = _report(request.report)
    _refuse_filters(request)
    old = open_old(request.old, new.path, request.limit, cached=not request.no_state)
    changes = diff(_whole(old, request.lang), _whole(new, request.lang), private=request.private)
    if request.reverse:
        changes = changes._replace(events=changes.events[::-1])
    code = ExitCode.DOSSIER if changes else ExitCode.OK
    return Compared(old, _told(changes, report, old.source, new.source, request), code)


def changes_since(asked: str, dossier: "Dossier", opened: Opened, limit: int, lang: "Lang") -> str | Phrase:
    """What changed from the file or revision `asked` to `dossier`, as text; or why that cannot be told."""
    from relations_tui.core.diff import diff
    from relations_tui.export.changes import as_text

    try:
        old = open_old(asked, opened.path, limit)
        changes = diff(_whole(old, lang), dossier)
    except Failure as failure:
        return failure.message
    return as_text(changes, old.source, opened.source, lang).decode()


def open_old(asked: str, dossier: str, limit: int, *, cached: bool = False) -> Opened:
    """The older dossier: the file of that name when there is one, else what git has by it in the folder of `dossier`."""
    if not asked or os.path.lexists(asked):
        return open_file(asked, limit, cached=cached) if asked else _nothing()
    from relations_tui.core.load import DEFAULT_LIMIT, FileError, loads
    from relations_tui.core.reading import decode
    from relations_tui.revisions import read_revision

    name = line(asked.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
    data = read_revision(asked, dossier, limit or DEFAULT_LIMIT)
    try:
        return Opened("", name, built_in=False, loaded=loads(decode(data, name)))
    except FileError as error:
        raise Failure(ExitCode.USAGE, error.message, error.help) from None


def _refuse_filters(request: "Request") -> None:
    """A filter chooses events of one dossier; left aside in silence, it would make people trust a report on others."""
    given = {"filter": request.filters, "since": request.since, "until": request.until, "view": request.view}
    for option, value in given.items():
        if value:
            message = Phrase("--diff et --{option} ne vont pas ensemble", "--diff and --{option} do not go together")
            raise Failure(ExitCode.USAGE, message.fill(option=option))


def _nothing() -> Opened:
    raise Failure(
        ExitCode.USAGE,
        Phrase("--diff\u00a0: il manque le dossier à comparer", "--diff: the dossier to compare with is missing"),
        Phrase("nommez un fichier ou une révision\u00a0: --diff HEAD~1", "name a file or a revision: --diff HEAD~1"),
    )


def _whole(opened: Opened, lang: "Lang") -> "Dossier":
    """The dossier; one with errors cannot be compared, and says 2, since 1 is for dossiers that differ."""
    try:
        return usable(opened, lang)
    except Failure as failure:
        help_ = failure.help if opened.path else _OTHER
        raise Failure(ExitCode.USAGE, failure.message, help_, failure.detail) from None


_OTHER = Phrase("comparez avec une révision sans erreurs", "compare with a revision that has no errors")


def _report(asked: str) -> Report:
    for report in REPORTS:
        if asked == report:
            return report
    message = Phrase("--diff n’a pas de rapport `{asked}`", "--diff has no report `{asked}`").fill(asked=line(asked))
    known = Phrase("choisissez entre text, json et md", "choose among text, json and md")
    raise Failure(ExitCode.USAGE, message, suggestion(asked, REPORTS) or known)


def _told(changes: "Changes", report: Report, old: str, new: str, request: "Request") -> bytes:
    if report == "json":
        from relations_tui.export.changes_json import as_json

        return as_json(changes, old, new, private=request.private)
    from relations_tui.export.changes import as_markdown, as_text

    return (as_text if report == "text" else as_markdown)(changes, old, new, request.lang)
