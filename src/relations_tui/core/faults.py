"""Problems on their way: found by their path in the document, given their line and column at the end.

One rule: the text is looked through for places only when there is a problem to place.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, time
from typing import TYPE_CHECKING, NamedTuple

from relations_tui.core.phrases import Phrase
from relations_tui.core.problems import Path, Problem, Severity
from relations_tui.core.text import line

if TYPE_CHECKING:
    from relations_tui.core.positions import Positions

TEXT = Phrase("un texte", "text")
TABLE = Phrase("une table", "a table")
LIST = Phrase("une liste", "a list")
TEXT_OR_TABLE = Phrase("un texte ou une table", "text or a table")
# A boolean is an integer to Python, so it comes first.
_TYPES: tuple[tuple[type | tuple[type, ...], Phrase], ...] = (
    (str, TEXT),
    (bool, Phrase("un booléen", "a boolean")),
    ((int, float), Phrase("un nombre", "a number")),
    (dict, TABLE),
    (list, LIST),
    ((date, time), Phrase("une date ou une heure", "a date or time")),
)
_NOUNS: Mapping[str, Phrase] = {
    "unknown-actor": Phrase("acteur", "actor"),
    "unknown-place": Phrase("lieu", "place"),
    "unknown-theme": Phrase("thème", "theme"),
    "unknown-source": Phrase("source", "source"),
    "unknown-event": Phrase("événement", "event"),
    "unknown-kind": Phrase("type d\u2019événement", "kind of event"),
    "unknown-actor-kind": Phrase("type d\u2019acteur", "kind of actor"),
    "unknown-link-kind": Phrase("type de lien", "kind of link"),
    "unknown-status": Phrase("statut", "status"),
}
_SHOWN = 60
_FEW = 20
"""As many words as a message may list."""
_MANY = 200
"""From so many known words on, only the likely ones are compared; from so many faults on, none."""


class Fault(NamedTuple):
    """A problem that knows its path, not yet its place."""

    code: str
    path: Path
    message: Phrase
    help: Phrase | None = None
    severity: Severity = Severity.ERROR
    on_key: bool = False
    """Whether it is the key that is wrong, not its value."""
    first: Path | None = None
    """Where the same thing already stands; the message ends with its line."""
    within: int = -1
    """The index of the character that is wrong, in a string; negative when it is the whole."""


class Faults(list[Fault]):
    """The faults found so far, and the ways to complain that every table shares."""

    def fault(
        self, code: str, path: Path, message: Phrase, remedy: Phrase | None = None, *, on_key: bool = False
    ) -> None:
        """Note an error."""
        self.append(Fault(code, path, message, remedy, on_key=on_key))

    def keys(self, table: Mapping[str, object], allowed: frozenset[str], required: Iterable[str], path: Path) -> None:
        """Refuse keys that are not known, ask for those that are missing."""
        for key in required:
            if key not in table:
                self.fault("missing-key", path, Phrase(f"il manque `{key}`", f"`{key}` is missing"))
        if allowed.issuperset(table):
            return
        for key in table:
            if key not in allowed:
                message = Phrase(f"la clé `{shown(key)}` n\u2019existe pas ici", f"there is no key `{shown(key)}` here")
                self.fault("unknown-key", (*path, key), message, self._suggestion(key, allowed), on_key=True)

    def expect(self, value: object, wanted: Phrase, path: Path) -> None:
        """Note that a value is of the wrong type."""
        found = next((name for types, name in _TYPES if isinstance(value, types)), TEXT)
        name = shown(next((step for step in reversed(path) if isinstance(step, str)), ""))
        message = Phrase(f"`{name}` attend {wanted.fr}, pas {found.fr}", f"`{name}` takes {wanted.en}, not {found.en}")
        remedy = None
        if (
            wanted is not TABLE
            and wanted is not LIST
            and isinstance(value, int | float)
            and not isinstance(value, bool)
        ):
            remedy = Phrase("mettez-le entre guillemets", "put it between quotes")
        self.fault("wrong-type", path, message, remedy)

    def unknown(self, value: object, path: Path, known: Collection[str], code: str) -> None:
        """Note that a value is none of those known."""
        if not isinstance(value, str):
            self.expect(value, TEXT, path)
            return
        noun = _NOUNS[code]
        message = Phrase(f"{noun.fr} inconnu\u00a0: `{shown(value)}`", f"unknown {noun.en}: `{shown(value)}`")
        if code == "unknown-source":
            message = Phrase(message.fr.replace("inconnu", "inconnue"), message.en)
        self.fault(code, path, message, self._suggestion(value, known))

    def twice(self, item: str, path: Path, first: Path) -> None:
        """Note that something stands a second time in a list."""
        message = Phrase(f"`{shown(item)}` est donné deux fois", f"`{shown(item)}` is given twice")
        self.append(Fault("listed-twice", path, message, first=first))

    def _suggestion(self, wrong: str, known: Collection[str]) -> Phrase | None:
        """Looking for what was meant takes time, and nobody reads the hundredth suggestion."""
        return suggestion(wrong, known) if len(self) < _MANY else None


def shown(text: str) -> str:
    """A text as a message may hold it: safe, on one line, short."""
    text = line(text)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def suggestion(wrong: str, known: Collection[str]) -> Phrase | None:
    """The known word most like the wrong one, else all of them when they are few."""
    from difflib import get_close_matches  # only a mistake needs it

    wrong = wrong[:_SHOWN].casefold()
    likely = (
        known
        if len(known) < _MANY
        else [word for word in known if word[:1] == wrong[:1] and abs(len(word) - len(wrong)) < 5]
    )
    near = get_close_matches(wrong, list(likely), n=1, cutoff=0.6)
    if near:
        return Phrase(f"vouliez-vous dire `{shown(near[0])}`\u00a0?", f"did you mean `{shown(near[0])}`?")
    if not 0 < len(known) <= _FEW:
        return None
    listed = ", ".join(f"`{shown(word)}`" for word in sorted(known))
    return Phrase(f"au choix\u00a0: {listed}", f"one of: {listed}")


def place(faults: Iterable[Fault], text: str) -> tuple[Problem, ...]:
    """The problems with their places in the text, in the order of the file."""
    from relations_tui.core.positions import Positions  # only a problem needs its place

    positions = Positions(text)
    return in_file_order(_placed(fault, positions) for fault in faults)


def in_file_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems as one reads the file; at one place, the graver first."""
    return tuple(sorted(problems, key=lambda problem: (problem.where, -problem.severity, problem.code)))


def _placed(fault: Fault, positions: "Positions") -> Problem:
    where = positions.key(fault.path) if fault.on_key else positions.of(fault.path)
    if fault.within >= 0:
        where = positions.within(fault.path, fault.within)
    message = fault.message
    if fault.first is not None:
        number = positions.of(fault.first).line
        message = Phrase(f"{message.fr} (déjà à la ligne {number})", f"{message.en} (already on line {number})")
    return Problem(fault.code, fault.severity, fault.path, message, fault.help, where)
