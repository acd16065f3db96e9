"""`--agenda`: the anniversaries to come, as text, as JSON or as a calendar.

One rule: the clock is asked only when no day is given for today.
"""

from io import BytesIO
from typing import TYPE_CHECKING

from relations_tui.core.agenda import USUAL, SpanError, day_of_date, last_of
from relations_tui.core.dates import DateError, parse_people
from relations_tui.core.phrases import Phrase
from relations_tui.core.text import line
from relations_tui.diagnostics import ExitCode, Failure, colon

if TYPE_CHECKING:
    from collections.abc import Callable

    from relations_tui.core.index import Results
    from relations_tui.export import Options
    from relations_tui.export.form import Loss
    from relations_tui.options import Request


def planned(request: "Request", results: "Results", options: "Options") -> tuple[bytes, list[str]]:
    """The agenda as it was asked for, and what it could not carry, in sentences; raises `Failure`."""
    from relations_tui.export.agenda import agenda

    form = _form(request)
    first = today_of(request)
    found = agenda(results, first, _last(request.span or USUAL, first))
    stream = BytesIO()
    if form == "ics":
        from relations_tui.export.calendar import write_anniversaries

        losses = write_anniversaries(found.found, results, stream, options)
        return stream.getvalue(), _told(losses, request)
    from relations_tui.export.agenda import REPORTS

    REPORTS[form](found, stream, options)
    return stream.getvalue(), []


def _told(losses: "tuple[Loss, ...]", request: "Request") -> list[str]:
    told = [f"ics{colon(request.lang)}{line(loss.text(request.lang))}" for loss in losses]
    if told and request.strict:
        message = Phrase("ics ne garde pas tout, rien n’est écrit", "ics does not keep everything, nothing is written")
        raise Failure(ExitCode.DOSSIER, message, detail=tuple(told))
    return told


def _form(request: "Request") -> str:
    """The name of a report, or `ics` where `--export` or the ending of the file asks for it."""
    if request.format == "ics" or (not request.format and request.output.lower().endswith(".ics")):
        return "ics"
    if request.format:
        message = Phrase("l’agenda ne s’écrit pas en {name}", "an agenda is not written as {name}")
        hint = Phrase("--export ics en fait un calendrier", "--export ics makes a calendar of it")
        raise Failure(ExitCode.USAGE, message.fill(name=request.format), hint)
    from relations_tui.export.agenda import REPORTS

    if request.report in REPORTS:
        return request.report
    message = Phrase("--agenda n’a pas de rapport `{name}`", "--agenda has no report `{name}`")
    known = ", ".join(REPORTS)
    hint = Phrase(f"au choix\u00a0: {known}", f"one of: {known}")
    raise Failure(ExitCode.USAGE, message.fill(name=request.report), hint)


def _last(span: str, first: int) -> int:
    try:
        return last_of(span, first)
    except SpanError as error:
        message = Phrase("--agenda\u00a0: {what}", "--agenda: {what}").fill(what=error.message)
        raise Failure(ExitCode.USAGE, message, error.help) from None


def today_of(request: "Request") -> int:
    """The day to take for today, counted from 1970-01-01: that of `--today`, else the clock's; raises `Failure`."""
    if not request.today:
        return clock()
    try:
        day = day_of_date(parse_people(request.today, lang=request.lang))
    except DateError as error:
        message = Phrase("--today\u00a0: {what}", "--today: {what}").fill(what=error.message)
        raise Failure(ExitCode.USAGE, message, error.help) from None
    if day is None:
        message = Phrase("--today\u00a0: «\u00a0{date}\u00a0» n’est pas un jour", "--today: “{date}” is not a day")
        hint = Phrase("écrivez un jour\u00a0: 2026-11-23", "write a day: 2026-11-23")
        raise Failure(ExitCode.USAGE, message.fill(date=request.today), hint)
    return day


def clock() -> int:
    """Today on this machine's clock, counted from 1970-01-01."""
    from relations_tui.core.dates import parse
    from relations_tui.new_event import today

    return day_of_date(parse(today())) or 0


def calendar_of(request: "Request") -> "Callable[[], int]":
    """What tells the explorer, open for days perhaps, which day it is; raises `Failure` at once for a bad `--today`."""
    if not request.today:
        return clock
    day = today_of(request)
    return lambda: day
