"""The text of a query cut into tokens, each with its place.

One rule: nothing is dropped without a word; what cannot be read is a `QueryError` that says where.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from relations_tui.core.fields import FIELD_SPELLINGS, FIELDS, OPERATORS
from relations_tui.core.lookup import closest
from relations_tui.core.phrases import Phrase
from relations_tui.core.terms import LIKE_A_FIELD, QUOTES, QueryError, quoted
from relations_tui.core.text import fold, line

TokenKind = Literal["(", ")", "not", "and", "or", "word", "field"]


class Value(NamedTuple):
    """A word, a phrase or one value of a field, cleaned; `[start:end]` is its place in the text, quotes included."""

    text: str
    start: int
    end: int


class Token(NamedTuple):
    """A piece of a query. `values` holds the word, or the values of the field that `name` says."""

    kind: TokenKind
    start: int
    end: int
    values: tuple[Value, ...] = ()
    name: str = ""


def scan(text: str) -> Iterator[Token]:
    """The tokens of a query; raises `QueryError`."""
    at = _after_blanks(text, 0)
    while at < len(text):
        token = _token(text, at)
        yield token
        at = _after_blanks(text, token.end)


def _after_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _token(text: str, at: int) -> Token:
    character = text[at]
    if character == "(":
        return Token("(", at, at + 1)
    if character == ")":
        return Token(")", at, at + 1)
    if character == "-":
        return _minus(text, at)
    if (like := LIKE_A_FIELD.match(text, at)) is not None:
        return _field(text, at, like.end(), like.group(1))
    value = _value(text, at, "()")
    if character not in QUOTES and (operator := OPERATORS.get(value.text)) is not None:
        return Token(operator, at, value.end)
    return Token("word", at, value.end, (value,))


def _minus(text: str, at: int) -> Token:
    after = text[at + 1 : at + 2]
    if not after or after.isspace() or after == ")":
        raise QueryError(
            at + 1,
            1,
            Phrase("`-` n\u2019exclut rien", "`-` leaves nothing out"),
            Phrase(
                "collez-le à ce qu\u2019il exclut\u00a0: `-visas`", "put it right before what it leaves out: `-visas`"
            ),
        )
    return Token("not", at, at + 1)


def _field(text: str, start: int, at: int, typed: str) -> Token:
    name = FIELD_SPELLINGS.get(fold(typed))
    if name is None:
        raise _no_field(text, start, typed)
    values: list[Value] = []
    while True:
        value = _value(text, at, "(),")
        if value.start == value.end:
            raise _no_value(start, at, name, typed)
        values.append(value)
        at = value.end
        if text[at : at + 1] != ",":
            return Token("field", start, at, tuple(values), name)
        at += 1


def _value(text: str, at: int, stops: str) -> Value:
    """The phrase or the bare word at `at`; a bare word goes on to a blank or one of `stops`, and may be empty."""
    if text[at : at + 1] in QUOTES:
        return _phrase(text, at)
    end = at
    while end < len(text) and text[end] not in stops and not text[end].isspace():
        end += 1
    return Value(line(text[at:end]).strip(), at, end)


def _phrase(text: str, start: int) -> Value:
    """A backslash takes its meaning from a quote or a backslash that follows, and stands for itself elsewhere."""
    closing = QUOTES[text[start]]
    read: list[str] = []
    at = start + 1
    while at < len(text):
        character = text[at]
        if character in closing:
            return Value(line("".join(read)).strip(), start, at + 1)
        if character == "\\" and text[at + 1 : at + 2] in ("\\", *closing):
            at += 1
        read.append(text[at])
        at += 1
    raise QueryError(
        start + 1,
        len(text) - start,
        Phrase("ce guillemet n\u2019est pas fermé", "this quote is not closed"),
        Phrase(f"ajoutez `{closing[0]}` à la fin", f"add `{closing[0]}` at the end"),
    )


def _no_field(text: str, start: int, typed: str) -> QueryError:
    word = quoted(_value(text, start, "()").text)
    near = closest(typed, FIELD_SPELLINGS)
    if near is None:
        said = Phrase(
            "pour chercher ce texte, mettez-le entre guillemets\u00a0: {word}",
            "to look for this text, quote it: {word}",
        ).fill(word=word if word.startswith('"') else f'"{word}"')
    else:
        said = Phrase("vouliez-vous dire `{near}:`\u00a0?", "did you mean `{near}:`?").fill(
            near=FIELDS[FIELD_SPELLINGS[near]].word.typed
        )
    shown = line(typed)
    message = Phrase("aucun champ `{typed}`", "no field `{typed}`").fill(typed=shown)
    return QueryError(start + 1, len(typed), message, said)


def _no_value(start: int, at: int, name: str, typed: str) -> QueryError:
    example = _EXAMPLES.get(FIELDS[name].reading)
    return QueryError(
        start + 1,
        at - start,
        Phrase("`{typed}:` attend une valeur", "`{typed}:` needs a value").fill(typed=line(typed)),
        None if example is None else Phrase("par exemple `{said}`", "for instance `{said}`").fill(said=example),
    )


_EXAMPLES = {
    "date": Phrase("depuis:2024-10", "since:2024-10"),
    "state": Phrase("est:contesté", "is:disputed"),
    "thing": Phrase("manque:archive", "missing:archive"),
    "number": Phrase("sources:>=2", "sources:>=2"),
}
