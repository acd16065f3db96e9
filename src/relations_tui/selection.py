"""Which events the command line asks for: its filters joined into one query, its ids looked up."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from relations_tui.core.phrases import Lang, Phrase
from relations_tui.core.terms import EVERYTHING, Query, QueryError, combine, quoted
from relations_tui.core.text import line
from relations_tui.diagnostics import ExitCode, Failure, caret_lines

if TYPE_CHECKING:
    from relations_tui.core.index import Index
    from relations_tui.core.model import Event
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
