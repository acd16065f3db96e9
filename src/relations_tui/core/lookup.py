"""What a dossier knows by name: what may be typed after a field, and what to suggest when it knows no such thing.

One rule: an id, a label in any language and an alias all stand for the same thing, whatever their case and accents.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from relations_tui.core.fields import FIELDS, LANGUAGES
from relations_tui.core.model import Dossier, Localized
from relations_tui.core.phrases import Phrase
from relations_tui.core.terms import Query, quoted
from relations_tui.core.text import fold
from relations_tui.core.vocabulary import BUILT_IN_KINDS, STATUSES

Naming = tuple[str, Iterable[str]]
"""A value and the names it goes by."""

_MANY = 2_000
"""From so many names on, a suggestion is sought only among those with the same first letter: difflib is slow."""

_OFFERED = 3
"""Suggestions made at once, at most."""

_ASK = Phrase("vouliez-vous dire {value}\u00a0?", "did you mean {value}?")
_ELSEWHERE = ("theme", "actor", "place", "kind", "publisher", "country", "status", "view")


class Vocabulary:
    """The names a dossier knows, by field; each field's table is made when it is first asked for."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.views: dict[str, Query] = {}
        """Saved views read so far: `query` fills it."""
        self._tables: dict[str, Mapping[str, tuple[str, ...]]] = {}

    def names(self, field: str) -> Mapping[str, tuple[str, ...]]:
        """For each folded name, the values it stands for: two actors may share an alias."""
        if field not in self._tables:
            self._tables[field] = _table(_NAMINGS[field](self.dossier)) if field in _NAMINGS else {}
        return self._tables[field]

    def find(self, field: str, text: str) -> tuple[str, ...]:
        """The values that a text stands for; none when the field has no such name."""
        return self.names(field).get(fold(text), ())

    def suggest(self, field: str, text: str) -> Phrase | None:
        """What someone who typed an unknown name may have meant, here or under another field."""
        names = self.names(field)
        values = dict.fromkeys(value for name in _closest(fold(text), names) for value in names[name])
        if values:
            meant = [f"`{quoted(value)}`" for value in values][:_OFFERED]
            return _ASK.fill(value=Phrase(_listed(meant, "ou"), _listed(meant, "or")))
        for other in _ELSEWHERE:
            if other != field and (found := self.find(other, text)):
                return _ASK.fill(value=Phrase(*(f"`{said}:{quoted(found[0])}`" for said in FIELDS[other].word.typed)))
        return None

    def label(self, field: str, value: str) -> Localized | str:
        """How a value of a field is shown; the value itself when it has no better name."""
        named = _LABELS.get(field)
        return (named(self.dossier, value) if named else None) or value


def countries(dossier: Dossier) -> Mapping[str, Localized]:
    """The country codes of actors and places; the name is that of the state, when it is among the actors."""
    codes = {actor.country for actor in dossier.actors.values()} | {place.country for place in dossier.places.values()}
    states: dict[str, Localized] = {}
    for actor in dossier.actors.values():
        if actor.kind == "state":
            states.setdefault(actor.country, actor.name)
    return {code: states.get(code, Localized()) for code in sorted(codes) if code}


def publishers(dossier: Dossier) -> Mapping[str, str]:
    """For each folded publisher, the name as its first source writes it."""
    named: dict[str, str] = {}
    for name in dict.fromkeys(source.publisher for source in dossier.sources.values()):
        named.setdefault(fold(name), name)
    return named


def closest(text: str, names: Iterable[str]) -> str | None:
    """The name most like a text: the shortest that begins with it, else that holds it, else one spelt nearly so."""
    return next(iter(_closest(fold(text), names)), None)


def _closest(folded: str, names: Iterable[str]) -> list[str]:
    """The names that begin with a text, the shortest first; else those that hold it; else the one spelt nearly so."""
    known = sorted(names, key=lambda name: (len(name), name))
    begun = [name for name in known if folded and name.startswith(folded)]
    held = [name for name in known if len(folded) > 2 and folded in name]
    if begun or held or not folded:
        return begun or held
    from difflib import get_close_matches

    if len(known) > _MANY:
        known = [name for name in known if name[:1] == folded[0]]
    return get_close_matches(folded, known, n=1, cutoff=0.6)


def _listed(items: list[str], last: str) -> str:
    return f" {last} ".join(filter(None, (", ".join(items[:-1]), items[-1])))


def _table(namings: Iterable[Naming]) -> Mapping[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    ids: dict[str, str] = {}
    for value, names in namings:
        ids[fold(value)] = value
        for name in names:
            values = table.setdefault(fold(name), [])
            if value not in values:
                values.append(value)
    table.pop("", None)
    # An id always means itself, even where it is another thing's alias.
    return {name: tuple(values) for name, values in table.items()} | {name: (value,) for name, value in ids.items()}


def _texts(label: Localized) -> Iterator[str]:
    return (text for _, text in label.items())


def _kinds(dossier: Dossier) -> Iterator[Naming]:
    for kind, label in BUILT_IN_KINDS.items():
        yield kind, label
    for kind, own in dossier.kinds.items():
        yield kind, _texts(own)


def _languages(dossier: Dossier) -> Iterator[Naming]:
    for tag in sorted({source.lang for source in dossier.sources.values() if source.lang}):
        word = LANGUAGES.get(tag)
        yield tag, (*word.typed, *word.also) if word else ()


_NAMINGS: Mapping[str, Callable[[Dossier], Iterable[Naming]]] = {
    "actor": lambda d: ((a.id, (*_texts(a.name), *a.aliases)) for a in d.actors.values()),
    "theme": lambda d: ((theme, _texts(label)) for theme, label in d.themes.items()),
    "kind": _kinds,
    "place": lambda d: ((p.id, _texts(p.name)) for p in d.places.values()),
    "country": lambda d: ((code, _texts(name)) for code, name in countries(d).items()),
    "source": lambda d: ((s.id, (s.title,)) for s in d.sources.values()),
    "publisher": lambda d: ((name, ()) for name in publishers(d).values()),
    "status": lambda _: STATUSES.items(),
    "lang": _languages,
    "id": lambda d: ((event, ()) for event in d.by_id),
    "view": lambda d: ((view.id, _texts(view.label)) for view in d.views.values()),
}


def _built_in(label: Phrase | None) -> Localized | None:
    return None if label is None else Localized({"fr": label.fr, "en": label.en})


_LABELS: Mapping[str, Callable[[Dossier, str], Localized | None]] = {
    "actor": lambda d, value: d.actors[value].name,
    "theme": lambda d, value: d.themes.get(value),
    "kind": lambda d, value: d.kinds.get(value) or _built_in(BUILT_IN_KINDS.get(value)),
    "place": lambda d, value: d.places[value].name,
    "country": lambda d, value: countries(d).get(value),
    "status": lambda _, value: _built_in(STATUSES.get(value)),
}
