"""Which events the command line asks for: its filters joined into one query, its ids looked up, its date of knowledge."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from relations_tui.core.phrases import Lang, Phrase
from relations_tui.core.terms import EVERYTHING, Query, QueryError, combine, quoted
from relations_tui.core.text import line
from relations_tui.diagnostics import ExitCode, Failure, caret_lines

if TYPE_CHECKING:
    from relations_tui.core.asof import Partial
    from relations_tui.core.dates import Date
    from relations_tui.core.index import Index
    from relations_tui.core.model import Dossier, Event
    from relations_tui.options import Request


def query_of(request: "Request", index: "Index") -> tuple[Query, str]:
    """What the filters, dates and view ask for together, and that as one text for the filter box; raises `Failure`."""
    parts = list(_parts(request))
    if not parts:
        return EVERYTHING, ""
    queries = [_read(option, text, index, request.lang) for option, text in parts]
    if len(parts) == 1:
        return queries[0], parts[0][1]
    query = combine(*queries)
    return query, query.text(request.lang)


def event_of(event: str, index: "Index", option: str) -> "Event":
    """The event with that id; raises `Failure` with the one that may have been meant."""
    found = index.dossier.by_id.get(event)
    if found is not None:
        return found
    message = Phrase("{option}\u00a0: il n’y a pas d’événement `{event}`", "{option}: there is no event `{event}`")
    near = index.vocabulary.suggest("id", event)
    raise Failure(ExitCode.USAGE, message.fill(option=option, event=event), near)


def as_of_date(request: "Request") -> "Date | None":
    """The date `--as-of` gives, `None` without one; raises `Failure` for what is no date or has no end."""
    if not request.as_of:
        return None
    from relations_tui.core.asof import moment_of
    from relations_tui.core.dates import DateError, parse_people

    try:
        date = parse_people(request.as_of, lang=request.lang)
        moment_of(date)
    except DateError as error:
        message = Phrase("--as-of\u00a0: {what}", "--as-of: {what}").fill(what=error.message)
        raise Failure(ExitCode.USAGE, message, error.help) from None
    return date


def view_of(request: "Request", dossier: "Dossier") -> "Partial | None":
    """The dossier as known on the date asked for; `None` when none is. Raises `Failure`."""
    date = as_of_date(request)
    if date is None:
        return None
    from relations_tui.core.asof import as_of

    return as_of(dossier, date)


def known_event(event: "Event", view: "Partial", lang: Lang) -> "Event":
    """The event as known in a view; raises `Failure` when it was not."""
    found = view.dossier.by_id.get(event.id)
    if found is not None:
        return found
    from relations_tui.core.words import in_words

    message = Phrase(
        "--as-of\u00a0: aucune source de l’événement `{event}` n’était publiée ({date})",
        "--as-of: no source of the event `{event}` had been published ({date})",
    )
    raise Failure(ExitCode.USAGE, message.fill(event=event.id, date=in_words(view.date, lang)))


def _parts(request: "Request") -> Iterator[tuple[str, str]]:
    """Each option that chooses events, with the query it stands for."""
    for text in request.filters:
        yield "--filter", text
    for option, value in (("since", request.since), ("until", request.until), ("view", request.view)):
        if value:
            yield f"--{option}", f"{option}:{quoted(value)}"


def _read(option: str, text: str, index: "Index", lang: Lang) -> Query:
    from relations_tui.core.query import parse

    try:
        return parse(text, index.vocabulary, lang=lang)
    except QueryError as error:
        message = Phrase("{option}\u00a0: {what}", "{option}: {what}").fill(option=option, what=error.message)
        detail = caret_lines(line(text), error.column, error.length)
        raise Failure(ExitCode.USAGE, message, error.help, detail) from None
