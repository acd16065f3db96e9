"""JSON (RFC 8259) that somebody else wrote: read whole, or refused in a sentence."""

import json
from typing import Any, NoReturn

from relations_tui.core.phrases import Phrase
from relations_tui.core.text import line
from relations_tui.importing.form import UnreadableError

_NOT_JSON = Phrase("ce n’est pas du JSON", "this is not JSON")


def parsed(text: str) -> Any:  # noqa: ANN401  (whatever it is)
    """The value; raises `UnreadableError`, with the line and column where there is one. NaN and infinities are not JSON."""
    try:
        return json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        where = Phrase("ligne {line}, colonne {column}\u00a0: {what}", "line {line}, column {column}: {what}")
        what = where.fill(line=error.lineno, column=error.colno, what=_NOT_JSON)
        raise UnreadableError(what, _cause(error.msg)) from None
    except RecursionError:
        message = Phrase(
            "les crochets du JSON sont emboîtés trop profond", "the brackets of the JSON are nested too deep"
        )
        raise UnreadableError(message) from None
    except UnreadableError:
        raise
    except ValueError:  # an integer of more digits than Python reads
        raise UnreadableError(Phrase("un nombre a trop de chiffres", "a number has too many digits")) from None


def _refuse(word: str) -> NoReturn:
    raise UnreadableError(Phrase("`{word}` n’est pas du JSON", "`{word}` is not JSON").fill(word=word))


_CAUSES: dict[str, Phrase] = {
    "Expecting value": Phrase("une valeur est attendue ici", "a value is expected here"),
    "Expecting ',' delimiter": Phrase("il manque une virgule ou un crochet", "a comma or a bracket is missing"),
    "Expecting ':' delimiter": Phrase("il manque un deux-points", "a colon is missing"),
    "Expecting property name enclosed in double quotes": Phrase(
        "un nom entre guillemets est attendu ici", "a name in double quotes is expected here"
    ),
    "Extra data": Phrase("quelque chose suit la fin du JSON", "something follows the end of the JSON"),
    "Unterminated string starting at": Phrase("le texte n’est pas fermé", "the text is not closed"),
}


def _cause(said: str) -> Phrase | None:
    known = _CAUSES.get(said)
    return known or Phrase(line(said), line(said))
