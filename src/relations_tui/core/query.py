"""From the text of a query to its frozen tree: the one language of the filter box, `--filter` and saved views.

Grammar: `any = all (OR all)*`, `all = one (AND? one)*`, `one = NOT one | -one | (any) | field:value,value | word | "phrase"`.
One rule: a tree holds ids of this dossier only; whatever the dossier does not know is a `QueryError` at its column.
"""

from relations_tui.core import values
from relations_tui.core.fields import FIELDS, TEXT
from relations_tui.core.lookup import Vocabulary
from relations_tui.core.phrases import Lang, Phrase
from relations_tui.core.scanner import Token, Value, scan
from relations_tui.core.terms import (
    EVERYTHING,
    Group,
    Node,
    Query,
    QueryError,
    Term,
    combine,
    excluding,
    joined,
    negated,
    quoted,
)

__all__ = [
    "EVERYTHING",
    "Group",
    "Node",
    "Query",
    "QueryError",
    "Term",
    "Vocabulary",
    "combine",
    "excluding",
    "expand",
    "parse",
    "quoted",
]

_DEEPEST = 40
"""Parentheses and negations inside one another."""

_DEEPEST_VIEWS = 8
"""Saved views inside one another."""


def parse(text: str, vocabulary: Vocabulary, *, lang: Lang) -> Query:
    """The query that `text` writes; "" keeps everything. `lang` is tried first for dates as people write them.

    Raises `QueryError` with the column of what is wrong.
    """
    return _Parser(vocabulary, lang, ()).read(text)


def expand(view: str, vocabulary: Vocabulary, *, lang: Lang = "fr") -> Query:
    """The query that a saved view stands for, read once; a `QueryError` is placed in the view's own filter."""
    return _expand(view, vocabulary, lang, ())


def _expand(view: str, vocabulary: Vocabulary, lang: Lang, inside: tuple[str, ...]) -> Query:
    read = vocabulary.views.get(view)
    if read is None:
        read = _Parser(vocabulary, lang, (*inside, view)).read(vocabulary.dossier.views[view].filter)
        vocabulary.views[view] = read
    return read


class _Parser:
    """One reading of one text. `inside` names the views being read, outermost first."""

    def __init__(self, vocabulary: Vocabulary, lang: Lang, inside: tuple[str, ...]) -> None:
        self._vocabulary = vocabulary
        self._lang: Lang = lang
        self._inside = inside
        self._tokens: list[Token] = []
        self._at = 0
        self._depth = 0

    def read(self, text: str) -> Query:
        self._tokens = list(scan(text))
        if not self._tokens:
            return EVERYTHING
        root = self._any()
        if (token := self._next()) is not None:
            raise _wrong(token, Phrase("cette parenthèse n\u2019en ferme aucune", "this parenthesis closes none"))
        return Query(root)

    def _next(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _any(self) -> Node:
        parts = [self._all()]
        while (token := self._next()) is not None and token.kind == "or":
            self._at += 1
            parts.append(self._all(token))
        return joined("or", parts)

    def _all(self, before: Token | None = None) -> Node:
        """Conditions that must all hold, up to an OR, a `)` or the end; `before` is the operator they stand after."""
        parts = [self._one(before)]
        while (token := self._next()) is not None and token.kind not in ("or", ")"):
            if token.kind == "and":
                self._at += 1
            parts.append(self._one(token))
        return joined("and", parts)

    def _one(self, before: Token | None) -> Node:
        token = self._next()
        if token is None or token.kind in ("and", "or", ")"):
            raise _nothing(before, token or self._tokens[-1])
        self._at += 1
        if token.kind == "word":
            return Term(TEXT, (token.values[0].text,))
        if token.kind == "field":
            return self._term(token)
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _wrong(token, Phrase("trop de conditions imbriquées", "conditions nested too deeply"))
        node = negated(self._one(token)) if token.kind == "not" else self._inner(token)
        self._depth -= 1
        return node

    def _inner(self, opening: Token) -> Node:
        token = self._next()
        if token is not None and token.kind == ")":
            raise _wrong(opening, Phrase("ces parenthèses sont vides", "these parentheses are empty"))
        node = self._any() if token is not None else None
        if node is None or self._next() is None:
            raise _wrong(
                opening,
                Phrase("cette parenthèse n\u2019est pas fermée", "this parenthesis is not closed"),
                Phrase("ajoutez `)` à la fin", "add `)` at the end"),
            )
        self._at += 1
        return node

    def _term(self, token: Token) -> Term:
        field = token.name
        reading = FIELDS[field].reading
        if reading == "date":
            dates = {date.edtf: date for date in (values.date(field, value, self._lang) for value in token.values)}
            return Term(field, tuple(dates), tuple(dates.values()))
        read: dict[str, None] = {}
        for value in token.values:
            read |= dict.fromkeys(self._read(field, value))
        return Term(field, tuple(read))

    def _read(self, field: str, value: Value) -> tuple[str, ...]:
        reader = values.READERS.get(FIELDS[field].reading)
        if reader is not None:
            return reader(value, self._vocabulary)
        found = values.known(field, value, self._vocabulary)
        if field == "view":
            for view in found:
                self._check_view(view, value)
        return found

    def _check_view(self, view: str, value: Value) -> None:
        if view in self._inside or len(self._inside) >= _DEEPEST_VIEWS:
            message = Phrase("la vue `{view}` se contient elle-même", "the view `{view}` contains itself")
            raise values.wrong(value, message.fill(view=view))
        try:
            _expand(view, self._vocabulary, self._lang, self._inside)
        except QueryError as error:
            message = Phrase("la vue `{view}` est fausse\u00a0: {why}", "the view `{view}` is wrong: {why}")
            raise values.wrong(value, message.fill(view=view, why=error.message), error.help) from error


def _wrong(token: Token, message: Phrase, help: Phrase | None = None) -> QueryError:
    return QueryError(token.start + 1, token.end - token.start, message, help)


def _nothing(before: Token | None, found: Token) -> QueryError:
    """The error for a missing condition: at the operator it should follow, else at what stands in its place."""
    if before is None and found.kind == ")":
        return _wrong(found, Phrase("cette parenthèse n\u2019en ferme aucune", "this parenthesis closes none"))
    if before is None:
        return _wrong(found, Phrase("il manque une condition avant", "a condition is missing before this"))
    return _wrong(before, Phrase("il manque une condition après", "a condition is missing after this"))
