"""A smaller dossier in TOML: the events asked for and all they refer to. It loads again to the same events.

In the format of `events.toml` (version 1): the dossier's own table, then of themes, kinds, actors, places and sources those that
the events refer to (an actor brings the bodies its roles are in, and the sources of those roles), the events in the order asked,
and the saved views whose filters can still be read. A link stays when both its ends are there. Notes only when asked for.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from relations_tui.core.index import Results
from relations_tui.core.lookup import Vocabulary
from relations_tui.core.model import Actor, Dossier, Localized, Place, Role, Source, View
from relations_tui.core.query import parse
from relations_tui.core.terms import QueryError
from relations_tui.core.text import line
from relations_tui.export import Loss, Options, losses
from relations_tui.export.event_toml import event_toml
from relations_tui.export.records import Wording
from relations_tui.export.referred import smaller
from relations_tui.export.toml_values import array, inline, listed, localized, table, text


def write_dossier(results: Results, stream: BinaryIO, options: Options) -> tuple[Loss, ...]:
    """The results as a dossier of their own."""
    whole = results.index.dossier
    dossier = smaller(whole, results.events)
    dossier = dossier._replace(views=_readable(dossier))
    blocks = [_top(dossier, options), *_tables(dossier, private=options.private)]
    blocks += [event_toml(event, private=options.private) for event in dossier.events]
    blocks += [_view(view) for view in dossier.views.values()]
    stream.write("\n".join(blocks).encode())
    return losses.found(
        losses.links_out(results.events), losses.views_out(whole.views.keys() - dossier.views.keys(), whole)
    )


def _readable(dossier: Dossier) -> dict[str, View]:
    """The views whose filters speak of nothing that is not there; one may name another."""
    kept = dict(dossier.views)
    while True:
        vocabulary = Vocabulary(dossier._replace(views=kept))
        left = {key: view for key, view in kept.items() if _reads(view.filter, vocabulary)}
        if left == kept:
            return kept
        kept = left


def _reads(written: str, vocabulary: Vocabulary) -> bool:
    try:
        parse(written, vocabulary, lang="fr")
    except QueryError:
        return False
    return True


def _top(dossier: Dossier, options: Options) -> str:
    lines = ["format = 1", "", "[dossier]"]
    if options.view is not None:
        lines.insert(0, f"# {line(Wording(dossier, options.lang).view(options.view))}\n")
    lines += _texts(("id", dossier.id))
    lines += localized("title", dossier.title)
    lines += localized("description", dossier.description)
    if dossier.languages:
        lines.append(f"languages = {listed(dossier.languages)}")
    if dossier.updated:
        lines.append(f"updated = {dossier.updated}")
    lines += _texts(("licence", dossier.licence))
    return _joined(lines)


def _tables(dossier: Dossier, *, private: bool) -> Iterator[str]:
    for name, labels in (("themes", dossier.themes), ("kinds", dossier.kinds)):
        yield from (_joined([f"[{name}.{key}]", *localized("label", label)]) for key, label in labels.items())
    yield from (_joined([*_actor(actor), *_note(actor, private=private)]) for actor in dossier.actors.values())
    yield from (_joined([*_place(place), *_note(place, private=private)]) for place in dossier.places.values())
    yield from (_joined([*_source(source), *_note(source, private=private)]) for source in dossier.sources.values())


def _actor(actor: Actor) -> Iterator[str]:
    yield f"[actors.{actor.id}]"
    yield from localized("name", actor.name)
    yield from _texts(("kind", actor.kind), ("country", actor.country))
    yield from array("aliases", [text(alias) for alias in actor.aliases])
    yield from array("roles", [_role(role) for role in actor.roles], tall=True)


def _role(role: Role) -> str:
    pairs = [("title", inline(role.title))]
    pairs += [(key, text(date.edtf)) for key, date in (("span", role.span), ("attested", role.attested)) if date]
    if role.of:
        pairs.append(("of", text(role.of)))
    if role.sources:
        pairs.append(("sources", listed(role.sources)))
    return table(pairs)


def _place(place: Place) -> Iterator[str]:
    yield f"[places.{place.id}]"
    yield from localized("name", place.name)
    yield from _texts(("country", place.country))
    if place.point is not None:
        yield f"point = [{', '.join(map(repr, place.point))}]"


def _source(source: Source) -> Iterator[str]:
    yield f"[sources.{source.id}]"
    yield from _texts(("publisher", source.publisher), ("title", source.title))
    yield from array("author", [text(author) for author in source.author])
    yield from _texts(("date", source.date.edtf if source.date else ""), ("lang", source.lang))
    yield from _texts(("url", source.url), ("archive", source.archive))
    if source.accessed:
        yield f"accessed = {source.accessed}"
    yield from _texts(("origin", source.origin), ("kind", source.kind))


def _note(record: Actor | Place | Source, *, private: bool) -> Iterator[str]:
    if private:
        yield from _texts(("note", record.note))


def _view(view: View) -> str:
    label: Localized = view.label
    return _joined([f"[views.{view.id}]", *localized("label", label), *_texts(("filter", view.filter))])


def _texts(*pairs: tuple[str, str]) -> Iterator[str]:
    """The texts that there are, each under its key."""
    return (f"{key} = {text(said)}" for key, said in pairs if said)


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"
