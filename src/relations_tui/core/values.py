"""One value of a field: read, checked against the dossier, and brought to the one form the tree holds.

One rule: reading the form that was brought out gives it again.
"""

import re
from collections.abc import Callable, Mapping

from relations_tui.core.dates import Date, DateError, parse_people
from relations_tui.core.fields import FIELDS, STATE_SPELLINGS, STATES, THING_SPELLINGS, THINGS, UNITS, Reading, Word
from relations_tui.core.lookup import Vocabulary, closest
from relations_tui.core.phrases import LANGS, Lang, Phrase
from relations_tui.core.scanner import Value
from relations_tui.core.terms import QueryError
from relations_tui.core.text import fold

_NUMBER = re.compile(r"(>=|<=|[<>=\u2265\u2264]?)\s*([0-9]{1,9})")
_SIGNS = {"": "=", "\u2265": ">=", "\u2264": "<="}
_LENGTH = re.compile(r"\s*([0-9]{1,6})\s*([^\W\d_]+)\s*")
_LOCALIZED = ("title", "summary")
_DID_YOU_MEAN = Phrase("vouliez-vous dire `{value}`\u00a0?", "did you mean `{value}`?")
_IN_QUOTES = Phrase(
    'une date avec des blancs va entre guillemets\u00a0: `depuis:"oct 2024"`',
    'a date with blanks goes in quotes: `since:"oct 2024"`',
)


def wrong(value: Value, message: Phrase, help: Phrase | None = None) -> QueryError:
    """The error that points at a value."""
    return QueryError(value.start + 1, max(1, value.end - value.start), message, help)


def known(field: str, value: Value, vocabulary: Vocabulary) -> tuple[str, ...]:
    """All that goes by this name in the dossier."""
    found = vocabulary.find(field, value.text)
    if not found:
        message = Phrase("{none} `{value}`", "{none} `{value}`").fill(none=FIELDS[field].none, value=value.text)
        raise wrong(value, message, vocabulary.suggest(field, value.text))
    return found


def event(value: Value, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The event of that id."""
    return known("id", value, vocabulary)


def state(value: Value, _: Vocabulary) -> tuple[str, ...]:
    """A flag of `is:`."""
    return (_word(value, value.text, "is", STATE_SPELLINGS, STATES),)


def thing(value: Value, vocabulary: Vocabulary) -> tuple[str, ...]:
    """What `has:` and `missing:` ask for; a title or a summary may be asked for in one of the dossier's languages."""
    text, dot, tongue = value.text.partition(".")
    name = _word(value, text, "has", THING_SPELLINGS, THINGS)
    if not dot:
        return (name,)
    tags = vocabulary.dossier.languages
    tag = next((tag for tag in tags if fold(tag) == fold(tongue)), None)
    if name not in _LOCALIZED or tag is None:
        message = Phrase("aucune langue `{tongue}` pour cela", "no language `{tongue}` for that").fill(tongue=tongue)
        known_tags = ", ".join(f"title.{tag}" for tag in tags)
        raise wrong(value, message, Phrase(f"au choix\u00a0: {known_tags}", f"one of: {known_tags}") if tags else None)
    return (f"{name}.{tag}",)


def number(value: Value, _: Vocabulary) -> tuple[str, ...]:
    """A comparison: `>=2`, or `=2` for a bare number."""
    read = _NUMBER.fullmatch(value.text)
    if read is None:
        message = Phrase("`{value}` n\u2019est pas un nombre", "`{value}` is not a number").fill(value=value.text)
        raise wrong(value, message, Phrase("par exemple `sources:>=2`", "for instance `sources:>=2`"))
    return (f"{_SIGNS.get(read[1], read[1])}{int(read[2])}",)


def near(value: Value, vocabulary: Vocabulary) -> tuple[str, ...]:
    """An event and how far around it: `id~30d`, which is also what a bare id means."""
    name, tilde, length = value.text.partition("~")
    read = _LENGTH.fullmatch(length or "30d")
    if read is None or read[2].casefold() not in UNITS or (tilde and not length):
        message = Phrase("aucune durée `{length}`", "no length of time `{length}`").fill(length=length)
        raise wrong(value, message, Phrase("`j`, `s`, `m` ou `a`, comme `~30j`", "`d`, `w`, `m` or `y`, as in `~30d`"))
    (found,) = event(value._replace(text=name.strip()), vocabulary)
    return (f"{found}~{int(read[1])}{UNITS[read[2].casefold()][0]}",)


def date(field: str, value: Value, lang: Lang) -> Date:
    """The window a date field speaks of; `since` needs a beginning and `until` an end."""
    try:
        read = parse_people(value.text, lang=lang)
    except DateError as error:
        cut_short = len(value.text) <= 2 or value.text.isalpha()
        raise wrong(value, error.message, _IN_QUOTES if cut_short else error.help) from error
    if field == "since" and read.earliest is None:
        raise wrong(value, Phrase("cette date n\u2019a pas de début connu", "this date has no known beginning"))
    if field == "until" and read.latest is None:
        raise wrong(value, Phrase("cette date n\u2019a pas de fin connue", "this date has no known end"))
    return read


def _word(value: Value, text: str, field: str, spellings: Mapping[str, str], words: Mapping[str, Word]) -> str:
    """The word of a closed list that `text` writes."""
    name = spellings.get(fold(text))
    if name is not None:
        return name
    like = closest(text, spellings)
    if like is not None:
        said = _DID_YOU_MEAN.fill(value=words[spellings[like]].typed)
    else:
        listed = Phrase(*(", ".join(word.typed.say(lang) for word in words.values()) for lang in LANGS))
        said = Phrase("au choix\u00a0: {listed}", "one of: {listed}").fill(listed=listed)
    message = Phrase("{none} `{value}`", "{none} `{value}`").fill(none=FIELDS[field].none, value=text)
    raise wrong(value, message, said)


READERS: Mapping[Reading, Callable[[Value, Vocabulary], tuple[str, ...]]] = {
    "event": event,
    "state": state,
    "thing": thing,
    "number": number,
    "near": near,
}
"""How a value is read where the field's name does not matter."""
