"""What a query says once it is read: a frozen tree of terms that prints as a query of the same meaning.

One rule: `parse(str(query)) == query`; whatever a tree holds can be typed.
"""

import re
from typing import Literal, NamedTuple, Union

from relations_tui.core.dates import Date
from relations_tui.core.fields import FIELDS, OPERATORS, STATES, TEXT, THINGS
from relations_tui.core.phrases import Lang, Phrase

Operator = Literal["and", "or", "not"]

LIKE_A_FIELD = re.compile(r"([^\W\d_][\w'\u2019-]*):(?!//)")
"""A word that reads as a field: letters before a colon. `14:30` and `https://…` do not."""

QUOTES = {'"': '"', "\u201c": '\u201d"', "\u201e": "\u201c\u201d", "\u00ab": "\u00bb"}
"""What opens a phrase, with what may close it."""

_NEEDS_QUOTES = re.compile(r'[\s(),"\u201c\u201d\u201e\u00ab\u00bb]')


class QueryError(Exception):
    """What is wrong with a query. `column` counts from 1, in characters of the text as typed; both stay inside it."""

    def __init__(self, column: int, length: int, message: Phrase, help: Phrase | None = None) -> None:
        super().__init__(message.en)
        self.column = column
        self.length = length
        self.message = message
        self.help = help


class Term(NamedTuple):
    """One condition. `values` are alternatives: ids where the field names something, else as typed.

    `dates` are the windows of a date field, one for each of its values, which are then EDTF.
    """

    field: str
    values: tuple[str, ...]
    dates: tuple[Date, ...] = ()


class Group(NamedTuple):
    """Conditions joined: `and` and `or` have any number of parts (an empty `and` holds always), `not` has one."""

    op: Operator
    parts: tuple["Node", ...]


Node = Union[Term, Group]  # noqa: UP007  (a forward reference cannot stand in `X | Y` at run time)


class Query(NamedTuple):
    """A whole query."""

    root: Node

    @property
    def keeps_all(self) -> bool:
        """Whether it asks for nothing in particular."""
        return self.root == EVERYTHING.root

    @property
    def conditions(self) -> tuple["Query", ...]:
        """The conditions that must all hold, in the order typed."""
        if isinstance(self.root, Group) and self.root.op == "and":
            return tuple(Query(part) for part in self.root.parts)
        return (self,)

    def text(self, lang: Lang) -> str:
        """The query as it may be typed, its fields named in `lang`."""
        return "" if self.keeps_all else _printed(self.root, lang)

    def __str__(self) -> str:
        return self.text("en")


EVERYTHING = Query(Group("and", ()))
"""The query that keeps every event."""


def combine(*queries: Query) -> Query:
    """The query that asks for all that the given ones ask for."""
    return Query(joined("and", [query.root for query in queries]))


def excluding(query: Query) -> Query:
    """The query that keeps what the given one leaves out."""
    return Query(negated(query.root))


def joined(op: Literal["and", "or"], parts: list[Node]) -> Node:
    """A group without groups of its own kind inside; the only part stands alone."""
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, Group) and part.op == op else (part,))
    return flat[0] if len(flat) == 1 else Group(op, tuple(flat))


def negated(node: Node) -> Node:
    """The opposite, without a double negation."""
    return node.parts[0] if isinstance(node, Group) and node.op == "not" else Group("not", (node,))


def quoted(value: str) -> str:
    """A value as it is typed after a field: in quotes where it must be."""
    return value if value and not _NEEDS_QUOTES.search(value) else _in_quotes(value)


def _in_quotes(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _printed(node: Node, lang: Lang) -> str:
    if isinstance(node, Term):
        return _printed_term(node, lang)
    if node.op == "not":
        part = node.parts[0]
        return "-" + (f"({_printed(part, lang)})" if isinstance(part, Group) and part.parts else _printed(part, lang))
    if node.op == "or":
        return (" OU " if lang == "fr" else " OR ").join(_printed(part, lang) for part in node.parts)
    if not node.parts:
        return '""'
    return " ".join(
        f"({_printed(part, lang)})" if isinstance(part, Group) and part.op == "or" else _printed(part, lang)
        for part in node.parts
    )


def _printed_term(term: Term, lang: Lang) -> str:
    if term.field == TEXT:
        return _printed_word(term.values[0])
    field = FIELDS[term.field]
    values = term.values
    if field.reading == "state":
        values = tuple(STATES[value].typed.say(lang) for value in values)
    elif field.reading == "thing":
        values = tuple(_printed_thing(value, lang) for value in values)
    return f"{field.word.typed.say(lang)}:{','.join(map(quoted, values))}"


def _printed_thing(value: str, lang: Lang) -> str:
    name, dot, tongue = value.partition(".")
    return THINGS[name].typed.say(lang) + dot + tongue


def _printed_word(word: str) -> str:
    special = word.startswith("-") or word in OPERATORS or LIKE_A_FIELD.match(word)
    return _in_quotes(word) if special else quoted(word)
