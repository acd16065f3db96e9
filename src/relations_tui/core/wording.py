"""What a careful editor wants to know of the texts of a dossier: translations that are missing, apostrophes that are straight.

One rule: it looks at every text in languages that a dossier holds, and at nothing that is quoted.
"""

import re
from collections.abc import Iterator, Sequence

from relations_tui.core.faults import Fault
from relations_tui.core.model import Dossier, Event, Localized
from relations_tui.core.phrases import Phrase
from relations_tui.core.problems import Path, Severity

Found = tuple[Path, Localized]
"""A text in languages and the path of the value it was read from."""

# An apostrophe between a letter and what it elides before; not one in an address, not a quotation mark.
_STRAIGHT = re.compile("\\S*://\\S*|(?<=[^\\W\\d_])'(?=\\w|\u00ab|\u201c)")
_REMEDY = Phrase(
    "écrivez \u2019 (U+2019)\u00a0; `--check --fix` les remplace",
    "write \u2019 (U+2019); `--check --fix` replaces them",
)


def wording(dossier: Dossier, *, apostrophes: bool) -> list[Fault]:
    """The warnings that the texts of the dossier give rise to; `apostrophes` says that there may be straight ones."""
    found: list[Fault] = []
    asked = frozenset(dossier.languages)
    for path, text in texts(dossier, frozenset() if apostrophes else asked):
        tags = text.by_language
        if not tags:
            continue
        if not (asked <= tags.keys() or "" in tags):
            found.append(_untranslated([tag for tag in dossier.languages if tag not in tags], path))
        for here, said in french(path, text, dossier.languages) if apostrophes else ():
            if "'" in said and straight(said):
                message = Phrase(
                    "une apostrophe droite dans un texte français", "a straight apostrophe in a French text"
                )
                found.append(Fault("straight-apostrophe", here, message, _REMEDY, Severity.WARNING))
    return found


def texts(dossier: Dossier, known: frozenset[str] = frozenset()) -> Iterator[Found]:
    """Every text of the dossier that may be given in several languages.

    Events all of whose texts are given in all `known` languages are left out, if any are known: they are many.
    """
    yield ("dossier", "title"), dossier.title
    yield ("dossier", "description"), dossier.description
    yield from ((("themes", theme, "label"), label) for theme, label in dossier.themes.items())
    yield from ((("kinds", kind, "label"), label) for kind, label in dossier.kinds.items())
    for actor in dossier.actors.values():
        yield ("actors", actor.id, "name"), actor.name
        for index, role in enumerate(actor.roles):
            yield ("actors", actor.id, "roles", index, "title"), role.title
    yield from ((("places", place.id, "name"), place.name) for place in dossier.places.values())
    for event in dossier.events:
        if not (known and _is_complete(event, known)):
            yield from _of_event(event)
    yield from ((("views", view.id, "label"), view.label) for view in dossier.views.values())


def _is_complete(event: Event, languages: frozenset[str]) -> bool:
    """Whether every text of the event is in these languages."""
    found = [event.title, event.summary, *event.disagreements]
    found += [cited.supports for cited in event.citations]
    found += [link.why for link in event.links]
    found += [involved.part for involved in event.actors if involved.part]
    return all(languages <= text.by_language.keys() for text in found)


def straight(text: str) -> list[int]:
    """The indexes of the straight apostrophes that should be typographic ones."""
    return [match.start() for match in _STRAIGHT.finditer(text) if match[0] == "'"]


def french(path: Path, text: Localized, languages: Sequence[str]) -> Iterator[tuple[Path, str]]:
    """The French of a text with its path; text in no particular language is French where the dossier speaks nothing else."""
    for tag, said in text.by_language.items():
        if tag == "fr" or tag.startswith("fr-"):
            yield (*path, tag), said
        elif not tag and tuple(languages) == ("fr",):
            yield path, said


def _of_event(event: Event) -> Iterator[Found]:
    path: Path = ("events", event.order)
    yield (*path, "title"), event.title
    yield (*path, "summary"), event.summary
    for index, involved in enumerate(event.actors):
        yield (*path, "actors", index, "part"), involved.part
    for index, cited in enumerate(event.citations):
        yield (*path, "sources", index, "supports"), cited.supports
    for index, link in enumerate(event.links):
        yield (*path, "links", index, "why"), link.why
    for index, text in enumerate(event.disagreements):
        yield (*path, "disagreements", index), text


def _untranslated(lacking: list[str], path: Path) -> Fault:
    listed = ", ".join(f"`{tag}`" for tag in lacking)
    message = Phrase(f"traduction manquante\u00a0: {listed}", f"missing translation: {listed}")
    return Fault("missing-translation", path, message, None, Severity.WARNING)
