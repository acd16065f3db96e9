"""One event as it stands in a dossier, in TOML; its private note only when asked for."""

from collections.abc import Iterator

from relations_tui.core.model import Citation, Event, Involvement, Link
from relations_tui.export.toml_values import array, inline, listed, localized, table, text


def event_toml(event: Event, *, private: bool = False) -> str:
    """The `[[events]]` table, ending in a newline; it loads again to the same event."""
    return "\n".join(["[[events]]", *_lines(event, private=private)]) + "\n"


def _lines(event: Event, *, private: bool) -> Iterator[str]:
    yield f"id = {text(event.id)}"
    yield f"date = {text(event.date.edtf)}"
    yield f"kind = {text(event.kind)}"
    yield from localized("title", event.title)
    yield from localized("summary", event.summary)
    yield from array("places", [text(place) for place in event.places])
    yield from array("actors", [_actor(involvement) for involvement in event.actors])
    yield from array("themes", [text(theme) for theme in event.themes])
    yield f"status = {text(event.status)}"
    yield from array("sources", [_citation(citation) for citation in event.citations], tall=True)
    yield from array("links", [_link(link) for link in event.links], tall=True)
    yield from array("disagreements", [inline(said) for said in event.disagreements], tall=True)
    if private and event.note:
        yield f"note = {text(event.note)}"
    for key, day in (("added", event.added), ("changed", event.changed)):
        if day:
            yield f"{key} = {day}"


def _actor(involvement: Involvement) -> str:
    if not involvement.part:
        return text(involvement.actor)
    return table([("id", text(involvement.actor)), ("part", inline(involvement.part))])


def _citation(citation: Citation) -> str:
    pairs = [("id", text(citation.source))]
    if citation.date:
        pairs.append(("date", text(citation.date.edtf)))
    pairs += [(key, text(said)) for key, said in (("quote", citation.quote), ("locator", citation.locator)) if said]
    if citation.supports:
        pairs.append(("supports", inline(citation.supports)))
    return text(citation.source) if len(pairs) == 1 else table(pairs)


def _link(link: Link) -> str:
    pairs = [("to", text(link.to)), ("kind", text(link.kind))]
    if link.why:
        pairs.append(("why", inline(link.why)))
    if link.sources:
        pairs.append(("sources", listed(link.sources)))
    return table(pairs)
