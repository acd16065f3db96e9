"""One event as it stands in a dossier, in TOML; its private note only when asked for."""

import json
from collections.abc import Iterator

from relations_tui.core.model import Citation, Event, Involvement, Link, Localized


def event_toml(event: Event, *, private: bool = False) -> str:
    """The `[[events]]` table, ending in a newline; it loads again to the same event."""
    return "\n".join(["[[events]]", *_lines(event, private=private)]) + "\n"


def _lines(event: Event, *, private: bool) -> Iterator[str]:
    yield f"id = {_text(event.id)}"
    yield f"date = {_text(event.date.edtf)}"
    yield f"kind = {_text(event.kind)}"
    yield from _localized("title", event.title)
    yield from _localized("summary", event.summary)
    yield from _array("places", [_text(place) for place in event.places])
    yield from _array("actors", [_actor(involvement) for involvement in event.actors])
    yield from _array("themes", [_text(theme) for theme in event.themes])
    yield f"status = {_text(event.status)}"
    yield from _array("sources", [_citation(citation) for citation in event.citations], tall=True)
    yield from _array("links", [_link(link) for link in event.links], tall=True)
    yield from _array("disagreements", [_inline(text) for text in event.disagreements], tall=True)
    if private and event.note:
        yield f"note = {_text(event.note)}"
    for key, day in (("added", event.added), ("changed", event.changed)):
        if day:
            yield f"{key} = {day}"


def _text(text: str) -> str:
    """A basic string: TOML's escapes are JSON's, but for DEL, which JSON leaves as it is (TOML 1.0, String)."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def _localized(key: str, texts: Localized) -> Iterator[str]:
    for lang, text in texts.items():
        yield f"{key}.{lang} = {_text(text)}" if lang else f"{key} = {_text(text)}"


def _inline(texts: Localized) -> str:
    if not (found := dict(texts.items())) or "" in found:
        return _text(found.get("", ""))
    return "{ " + ", ".join(f"{lang} = {_text(text)}" for lang, text in found.items()) + " }"


def _array(key: str, items: list[str], *, tall: bool = False) -> Iterator[str]:
    if not items:
        return
    if not tall:
        yield f"{key} = [{', '.join(items)}]"
        return
    yield f"{key} = ["
    yield from (f"  {item}," for item in items)
    yield "]"


def _table(pairs: list[tuple[str, str]]) -> str:
    return "{ " + ", ".join(f"{key} = {value}" for key, value in pairs) + " }"


def _actor(involvement: Involvement) -> str:
    if not involvement.part:
        return _text(involvement.actor)
    return _table([("id", _text(involvement.actor)), ("part", _inline(involvement.part))])


def _citation(citation: Citation) -> str:
    pairs = [("id", _text(citation.source))]
    if citation.date:
        pairs.append(("date", _text(citation.date.edtf)))
    pairs += [(key, _text(text)) for key, text in (("quote", citation.quote), ("locator", citation.locator)) if text]
    if citation.supports:
        pairs.append(("supports", _inline(citation.supports)))
    return _text(citation.source) if len(pairs) == 1 else _table(pairs)


def _link(link: Link) -> str:
    pairs = [("to", _text(link.to)), ("kind", _text(link.kind))]
    if link.why:
        pairs.append(("why", _inline(link.why)))
    if link.sources:
        pairs.append(("sources", f"[{', '.join(map(_text, link.sources))}]"))
    return _table(pairs)
