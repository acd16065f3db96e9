"""Which events the command line asks for: its filters joined into one query, its ids looked up, its date of knowledge."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from relations_tui.core.phrases import Lang, Phrase
from relations_tui.core.terms import EVERYTHING, Node, Query, QueryError, Term, combine, quoted
from relations_tui.core.text import fold, line
from relations_tui.diagnostics import ExitCode, Failure, caret_lines

if TYPE_CHECKING:
    from relations_tui.core.asof import Partial
    from relations_tui.core.dates import Date
    from relations_tui.core.index import Context, Index
    from relations_tui.core.model import Dossier, Event
    from relations_tui.memory import Memory
    from relations_tui.options import Request

Recall = Callable[[], "Memory"]
"""What the explorer remembers of the dossier, read when it is asked for; it may raise `Failure`."""


def query_of(request: "Request", index: "Index", recall: Recall) -> tuple[Query, str]:
    """What the filters, dates and view ask for together, and that as one text for the filter box; raises `Failure`."""
    parts = list(_parts(request, index, recall))
    if not parts:
        return EVERYTHING, ""
    queries = [_read(option, text, index, request.lang) for option, text in parts]
    if len(parts) == 1:
        return queries[0], parts[0][1]
    query = combine(*queries)
    return query, query.text(request.lang)


def context_of(query: Query, index: "Index", recall: Recall) -> "Context":
    """The marks the reader left in the explorer, for a query that asks for them; no other reads what is remembered."""
    from relations_tui.core.index import NO_CONTEXT, Context

    return Context(frozenset(recall().marks)) if _asks_for_marks(query.root, index) else NO_CONTEXT


def _asks_for_marks(node: Node, index: "Index") -> bool:
    if not isinstance(node, Term):
        return any(_asks_for_marks(part, index) for part in node.parts)
    if node.field != "view":
        return node.field == "is" and "marked" in node.values
    from relations_tui.core.query import expand

    return any(_asks_for_marks(expand(view, index.vocabulary).root, index) for view in node.values)


def remembered(dossier: str) -> "Memory":
    """What the explorer remembers of a dossier, given by its path or `memory.BUILT_IN`; raises `Failure`."""
    from relations_tui.memory import Notebook, Unreadable

    notebook = Notebook(dossier)
    try:
        return notebook.read()
    except Unreadable:
        message = Phrase(
            "la mémoire de ce dossier ne se lit pas\u00a0: {path}", "the memory of this dossier cannot be read: {path}"
        )
        remedy = Phrase(
            "--no-state s’en passe\u00a0; l’explorateur la gardera à part",
            "--no-state does without it; the explorer will keep it apart",
        )
        raise Failure(ExitCode.USAGE, message.fill(path=line(notebook.path)), remedy) from None


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


def _parts(request: "Request", index: "Index", recall: Recall) -> Iterator[tuple[str, str]]:
    """Each option that chooses events, with the query it stands for."""
    for text in request.filters:
        yield "--filter", text
    for option, value in (("since", request.since), ("until", request.until)):
        if value:
            yield f"--{option}", f"{option}:{quoted(value)}"
    if request.view:
        yield "--view", _view(request.view, index, recall)


def _view(name: str, index: "Index", recall: Recall) -> str:
    """The query of a view: one of the dossier, else one that the reader saved in the explorer."""
    own = () if index.vocabulary.find("view", name) else recall().views
    wanted = fold(name)
    return next((view.filter for view in own if fold(view.name) == wanted), f"view:{quoted(name)}")


def _read(option: str, text: str, index: "Index", lang: Lang) -> Query:
    from relations_tui.core.query import parse

    try:
        return parse(text, index.vocabulary, lang=lang)
    except QueryError as error:
        message = Phrase("{option}\u00a0: {what}", "{option}: {what}").fill(option=option, what=error.message)
        detail = caret_lines(line(text), error.column, error.length)
        raise Failure(ExitCode.USAGE, message, error.help, detail) from None
