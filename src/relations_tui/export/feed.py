"""Additions to the dossier and corrections of it, to be subscribed to: Atom (RFC 4287) and JSON Feed 1.1.

One entry an event, in the order asked, which means nothing in either format: readers sort by the dates of the record.

- Those dates are the days on which the record was added and changed, never that of the event: what happened in 1912 is news on
  the day it is told. The event's own date stands in the text in words, and as EDTF in an element of ours (`edtf` in the namespace
  below) or in the extension `_chronology` (`edtf`, and the first and last day it may be, or null).
- A record that does not say when it was added or changed has, in Atom, which wants a day, that of the dossier's update; JSON Feed
  leaves both out. Days are midnights in UTC.
- Ids are tag URIs (RFC 4151) of one fixed year, the same for ever and in every language: a correction replaces what it corrects.
  Their authority is under `.invalid`, which nobody can own (RFC 2606), since a dossier has no address. For the same reason no
  entry has a page and no feed the link to itself that RFC 4287 §4.1.1 recommends: who publishes the file knows where.
- The text of an entry is HTML, all that the dossier says escaped in it. A retracted event, which is there when asked for, is
  titled as the correction it is.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from relations_tui.core.dates import first_day, last_day
from relations_tui.core.index import Results
from relations_tui.core.model import Event
from relations_tui.core.phrases import Phrase, counted
from relations_tui.export import Loss, Options, losses
from relations_tui.export.account import Account, account, of_dossier, paragraphs
from relations_tui.export.memo import PLACES, THEMES
from relations_tui.export.records import Wording

TAG = "tag:relations-tui.invalid,2026:"
"""What every id begins with; the year is part of it and stays."""
NAMESPACE = f"{TAG}chronology"

_BEFORE_UPDATED = "1970-01-01"
_CORRECTION = Phrase("Correction\u00a0: {title} ({status})", "Correction: {title} ({status})")
_UNRECORDED = (
    Phrase(
        "{count} fiche sans jour d’ajout, au jour de la mise à jour du dossier",
        "{count} record without the day it was added, set at the dossier’s update",
    ),
    Phrase(
        "{count} fiches sans jour d’ajout, au jour de la mise à jour du dossier",
        "{count} records without the day they were added, set at the dossier’s update",
    ),
)
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_NO_XML = re.compile("[^\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _Entry(NamedTuple):
    """One event as both formats tell it; `content` is HTML, the rest is text; days are ISO, "" when not known."""

    event: Event
    id: str
    title: str
    published: str
    updated: str
    summary: str
    content: str
    themes: tuple[tuple[str, str], ...]
    addresses: tuple[str, ...]


def write_atom(results: Results, stream: BinaryIO, options: Options) -> tuple[Loss, ...]:
    """One Atom feed document."""
    stream.writelines(f"{line}\n".encode() for line in _atom(results, options))
    undated = tuple(event.id for event in results.events if not _changed(event))
    return losses.found(Loss("records", counted(len(undated), *_UNRECORDED), undated), *_losses(results))


def write_jsonfeed(results: Results, stream: BinaryIO, options: Options) -> tuple[Loss, ...]:
    """One JSON Feed document, one item a line."""
    from json import JSONEncoder

    encode = JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
    wording = Wording(results.index.dossier, options.lang)
    name = _name(wording)
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": name,
        "description": "\n".join(of_dossier(results, wording, options)),
        "language": options.lang,
        "authors": [{"name": name}],
    }
    items = ",\n".join(encode(_item(entry)) for entry in _entries(results, wording, private=options.private))
    stream.write(f'{encode(head)[:-1]},\n"items":[\n{items}\n]}}\n'.encode())
    return losses.found(*_losses(results))


def _losses(results: Results) -> tuple[Loss, ...]:
    dossier, events = results.index.dossier, results.events
    return losses.other_languages(events), losses.coordinates(dossier, events), losses.aliases(dossier, events)


def _name(wording: Wording) -> str:
    return " ".join(paragraphs(wording.pick(wording.dossier.title))) or wording.dossier.id


def _changed(event: Event) -> str:
    """The last day on which the record says it was written; "" when it does not say."""
    return max(event.added, event.changed)


def _entries(results: Results, wording: Wording, *, private: bool) -> Iterator[_Entry]:
    for event in results.events:
        told = account(event, wording, private=private)
        title = wording.title(event)
        if event.status == "retracted":
            title = _CORRECTION.fill(title=title, status=wording.status(event)).say(wording.lang)
        yield _Entry(
            event,
            f"{TAG}{wording.dossier.id}/{event.id}",
            title,
            event.added,
            _changed(event),
            " ".join(told.paragraphs),
            _content(event, told, wording),
            tuple(zip(event.themes, wording.themes(event), strict=True)),
            tuple(dict.fromkeys(address for cited in told.sources for address in cited.addresses)),
        )


def _content(event: Event, told: Account, wording: Wording) -> str:
    where = ((PLACES, ", ".join(wording.places(event))), (THEMES, ", ".join(wording.themes(event))))
    facts = (*((label.say(wording.lang), text) for label, text in where if text), *told.facts)
    lines = [f"<p><strong>{escape(wording.date(event.date))}</strong></p>"]
    lines += (f"<p>{escape(line)}</p>" for line in (*told.paragraphs, told.standing))
    for label, text in facts:
        said = "<br>".join(escape(line) for line in paragraphs(text))
        lines.append(f"<p><strong>{escape(label + wording.colon)}</strong>{said}</p>")
    cited = "".join(f"<li>{escape(source.text)}{_links(source.addresses)}</li>" for source in told.sources)
    lines.append(f"<ol>{cited}</ol>" if cited else "")
    return "".join(lines)


def _links(addresses: tuple[str, ...]) -> str:
    return "".join(f' <a href="{escape(address)}">{escape(address.split("/")[2])}</a>' for address in addresses)


def _item(entry: _Entry) -> dict[str, object]:
    date = entry.event.date
    fields: dict[str, object] = {
        "id": entry.id,
        "external_url": next(iter(entry.addresses), ""),
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.content,
        "date_published": _midnight(entry.published),
        "date_modified": _midnight(entry.updated),
        "tags": [label for _, label in entry.themes],
    }
    own = {"edtf": date.edtf, "earliest": first_day(date) or None, "latest": last_day(date) or None}
    return {name: value for name, value in fields.items() if value} | {"_chronology": own}


def _atom(results: Results, options: Options) -> Iterator[str]:
    """The lines of the document; an entry's own are within one."""
    dossier = results.index.dossier
    wording = Wording(dossier, options.lang)
    stand_in = dossier.updated or max(map(_changed, dossier.events), default="") or _BEFORE_UPDATED
    entries = tuple(_entries(results, wording, private=options.private))
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xmlns:chronology="{NAMESPACE}" xml:lang="{options.lang}">'
    yield _element("id", _feed_id(results, options))
    yield _element("title", _name(wording))
    if about := "\n".join(of_dossier(results, wording, options)):
        yield _element("subtitle", about)
    yield _element("updated", _midnight(max((entry.updated or stand_in for entry in entries), default=stand_in)))
    yield f"<author>{_element('name', _name(wording))}</author>"
    yield _element("generator", "relations-tui")
    if dossier.licence:
        yield _element("rights", dossier.licence)
    for entry in entries:
        yield f"<entry>{''.join(_parts(entry, stand_in))}</entry>"
    yield "</feed>"


def _parts(entry: _Entry, stand_in: str) -> Iterator[str]:
    yield _element("id", entry.id)
    yield _element("title", entry.title)
    if entry.published:
        yield _element("published", _midnight(entry.published))
    yield _element("updated", _midnight(entry.updated or stand_in))
    for address in entry.addresses:
        yield f'<link rel="related" href="{_xml(address)}"/>'
    for theme, label in entry.themes:
        yield f'<category term="{_xml(theme)}" label="{_xml(label)}"/>'
    if entry.summary:
        yield _element("summary", entry.summary)
    yield f'<content type="html">{_xml(entry.content)}</content>'
    yield _element("chronology:edtf", entry.event.date.edtf)


def _feed_id(results: Results, options: Options) -> str:
    """The id of the feed: another language, another filter or another view is another feed."""
    from urllib.parse import quote

    asked = {
        "lang": options.lang,
        "filter": str(results.query),
        "as-of": options.view.date.edtf if options.view else "",
    }
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in asked.items() if value)
    return f"{TAG}{results.index.dossier.id}?{query}"


def _midnight(day: str) -> str:
    return f"{day}T00:00:00Z" if day else ""


def _element(name: str, text: str) -> str:
    return f"<{name}>{_xml(text)}</{name}>"


def _xml(text: str) -> str:
    """A text in an element or an attribute, without what XML 1.0 §2.2 does not know; on one line."""
    return escape(_NO_XML.sub("", text))


def escape(text: str) -> str:
    """A text as HTML, in an element or an attribute, on one line."""
    return " ".join(text.split("\n")).translate(_ESCAPES)
