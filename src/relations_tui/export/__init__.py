"""The exports: what formats there are, what each keeps and cannot say, and how to write one.

One rule: an export is what is on screen, and whatever a format cannot carry is told, never passed over.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from relations_tui.core.phrases import Lang, Phrase

if TYPE_CHECKING:
    from relations_tui.core.asof import Partial
    from relations_tui.core.index import Results


class Options(NamedTuple):
    """How to write: the language of displayed texts, whether private notes go along, whether the latest come first.

    `view` says that the results are those of a partial view (see `core.asof`), which every format tells as well as it can.
    """

    lang: Lang
    private: bool = False
    reverse: bool = False
    view: "Partial | None" = None


class Loss(NamedTuple):
    """One kind of thing that the written file does not carry, and the ids of what it befell, in the order written."""

    code: str
    message: Phrase
    ids: tuple[str, ...]

    def text(self, lang: Lang) -> str:
        """The sentence with its count and the first ids: `2 quotes left out (a, b)`."""
        shown = ", ".join(self.ids[:_SHOWN_IDS]) + (", …" if len(self.ids) > _SHOWN_IDS else "")
        return f"{self.message.say(lang)} ({shown})" if shown else self.message.say(lang)


_SHOWN_IDS = 3

Writer = Callable[["Results", BinaryIO, Options], tuple[Loss, ...]]
"""Writes the results in their order, as deterministic bytes, and returns what the format could not carry."""


class Format(NamedTuple):
    """A format by the name it is asked for; `ending` has its dot; `load` imports the module that writes it."""

    name: str
    ending: str
    media_type: str
    help: Phrase
    keeps: Phrase
    loses: Phrase
    load: Callable[[], Writer]


def formats() -> Mapping[str, Format]:
    """Every format, by name."""
    return _FORMATS


def of_ending(path: str) -> Format | None:
    """The format whose ending a file name has, in any case."""
    return next((known for known in _FORMATS.values() if path.lower().endswith(known.ending)), None)


def write(results: "Results", stream: BinaryIO, name: str, options: Options) -> tuple[Loss, ...]:
    """Writes the results to a binary stream in the format `name`; raises `KeyError` for a format there is not."""
    if options.reverse:
        results = results._replace(events=results.events[::-1])
    return _FORMATS[name].load()(results, stream, options)


def _json() -> Writer:
    from relations_tui.export.structured import write_json

    return write_json


def _jsonl() -> Writer:
    from relations_tui.export.structured import write_jsonl

    return write_jsonl


def _csv() -> Writer:
    from relations_tui.export.tabular import write_csv

    return write_csv


def _markdown() -> Writer:
    from relations_tui.export.prose import write_markdown

    return write_markdown


def _text() -> Writer:
    from relations_tui.export.prose import write_text

    return write_text


_EVERYTHING = Phrase("tout, dans toutes les langues du dossier", "everything, in all languages of the dossier")
_NOTHING = Phrase("rien", "nothing")
_MEMO = Phrase(
    "dates en mots et en EDTF, textes, sources numérotées, citations, liens, désaccords",
    "dates in words and as EDTF, texts, numbered sources, quotes, links, disagreements",
)
_MEMO_LOSES = Phrase(
    "les autres langues, les coordonnées, les autres noms", "the other languages, coordinates, other names"
)

_FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        known.name: known
        for known in (
            Format(
                "json",
                ".json",
                "application/json",
                Phrase("un document pour les scripts, schéma stable", "one document for scripts, stable schema"),
                _EVERYTHING,
                _NOTHING,
                _json,
            ),
            Format(
                "jsonl",
                ".jsonl",
                "application/jsonl",
                Phrase("un événement par ligne, ses sources avec lui", "one event a line, its sources with it"),
                _EVERYTHING,
                _NOTHING,
                _jsonl,
            ),
            Format(
                "csv",
                ".csv",
                "text/csv",
                Phrase("un tableau, une ligne par événement", "a table, one row an event"),
                Phrase(
                    "dates (EDTF, bornes, mots), textes, noms, éditeurs et adresses des sources, liens",
                    "dates (EDTF, bounds, words), texts, names, publishers and addresses of sources, links",
                ),
                Phrase(
                    "les autres langues, ce que dit chaque source, le rôle des acteurs, la raison des liens",
                    "the other languages, what each source says, the actors’ parts, the reasons of links",
                ),
                _csv,
            ),
            Format(
                "md",
                ".md",
                "text/markdown",
                Phrase("une note en Markdown (CommonMark)", "a memo in Markdown (CommonMark)"),
                _MEMO,
                _MEMO_LOSES,
                _markdown,
            ),
            Format(
                "txt",
                ".txt",
                "text/plain",
                Phrase("la même note en texte", "the same memo as text"),
                _MEMO,
                _MEMO_LOSES,
                _text,
            ),
        )
    }
)


def table(lang: Lang) -> str:
    """What `--formats` prints: for each format its name and ending, what it is, keeps and loses."""
    keeps, loses = Phrase("garde", "keeps"), Phrase("perd", "loses")
    width = max(len(keeps.say(lang)), len(loses.say(lang)))
    rows: list[str] = []
    for known in _FORMATS.values():
        rows.append(f"{known.name:<7}{known.ending:<8}{known.help.say(lang)}")
        for label, said in ((keeps, known.keeps), (loses, known.loses)):
            rows.append(f"{'':<15}{label.say(lang):<{width}}  {said.say(lang)}")
    return "\n".join(rows) + "\n"
