"""The exports: what formats there are, what each keeps and cannot say, and how to write one.

One rule: an export is what is on screen, and whatever a format cannot carry is told, never passed over.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO

from relations_tui.core.phrases import Phrase
from relations_tui.export import promises as said
from relations_tui.export.figures import FIGURES
from relations_tui.export.form import Format, Loss, Options, Writer

if TYPE_CHECKING:
    from relations_tui.core.index import Results

__all__ = ["Format", "Loss", "Options", "Writer", "formats", "of_ending", "schema", "write", "write_as"]


def formats() -> Mapping[str, Format]:
    """Every format, by name."""
    return _FORMATS


def of_ending(path: str) -> Format | None:
    """The format whose ending a file name has, in any case; of `.json` and `.timeline.json`, the longer; else the first."""
    having = [known for known in _FORMATS.values() if path.lower().endswith((known.ending, *known.also))]
    return max(having, key=lambda known: len(known.ending), default=None)


def write(results: "Results", stream: BinaryIO, name: str, options: Options) -> tuple[Loss, ...]:
    """Writes the results to a binary stream in the built-in format `name`; raises `KeyError` for one there is not."""
    return write_as(results, stream, _FORMATS[name], options)


def write_as(results: "Results", stream: BinaryIO, known: Format, options: Options) -> tuple[Loss, ...]:
    """Writes the results to a binary stream in a format, whoever brings it."""
    if options.reverse:
        results = results._replace(events=results.events[::-1])
    return known.load()(results, stream, options)


def schema() -> bytes:
    """The JSON Schema (draft 2020-12) of what the format `json` writes; that of a line of `jsonl` is in its `$defs/line`."""
    import os

    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "export.schema.json"), "rb") as file:
        return file.read()


def _json() -> Writer:
    from relations_tui.export.structured import write_json

    return write_json


def _jsonl() -> Writer:
    from relations_tui.export.structured import write_jsonl

    return write_jsonl


def _csv() -> Writer:
    from relations_tui.export.tabular import write_csv

    return write_csv


def _csv_excel() -> Writer:
    from relations_tui.export.tabular import write_csv_excel

    return write_csv_excel


def _xlsx() -> Writer:
    from relations_tui.export.workbook import write_workbook

    return write_workbook


def _sqlite() -> Writer:
    from relations_tui.export.database import write_database

    return write_database


def _toml() -> Writer:
    from relations_tui.export.dossier_toml import write_dossier

    return write_dossier


def _markdown() -> Writer:
    from relations_tui.export.prose import write_markdown

    return write_markdown


def _text() -> Writer:
    from relations_tui.export.prose import write_text

    return write_text


def _html() -> Writer:
    from relations_tui.export.page import write_html

    return write_html


def _ics() -> Writer:
    from relations_tui.export.calendar import write_ics

    return write_ics


def _timelinejs() -> Writer:
    from relations_tui.export.newsroom import write_timelinejs

    return write_timelinejs


def _timelinejs_csv() -> Writer:
    from relations_tui.export.newsroom import write_timelinejs_csv

    return write_timelinejs_csv


def _csl() -> Writer:
    from relations_tui.export.csl import write_csl

    return write_csl


def _ris() -> Writer:
    from relations_tui.export.ris import write_ris

    return write_ris


def _bibtex() -> Writer:
    from relations_tui.export.bibtex import write_bibtex

    return write_bibtex


def _jsonld() -> Writer:
    from relations_tui.export.linked_data import write_jsonld

    return write_jsonld


def _ftm() -> Writer:
    from relations_tui.export.investigation import write_ftm

    return write_ftm


def _atom() -> Writer:
    from relations_tui.export.feed import write_atom

    return write_atom


def _jsonfeed() -> Writer:
    from relations_tui.export.feed import write_jsonfeed

    return write_jsonfeed


_FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        known.name: known
        for known in (
            Format(
                "json",
                ".json",
                "application/json",
                Phrase("un document pour les scripts, schéma stable", "one document for scripts, stable schema"),
                said.EVERYTHING,
                said.NOTHING,
                _json,
            ),
            Format(
                "jsonl",
                ".jsonl",
                "application/jsonl",
                Phrase("un événement par ligne, ses sources avec lui", "one event a line, its sources with it"),
                said.EVERYTHING,
                said.NOTHING,
                _jsonl,
            ),
            Format(
                "csv",
                ".csv",
                "text/csv",
                Phrase("un tableau, une ligne par événement", "a table, one row an event"),
                said.CELLS,
                said.CELLS_LOSE,
                _csv,
            ),
            Format(
                "csv-excel",
                ".csv",
                "text/csv",
                Phrase("le même tableau pour Excel", "the same table for Excel"),
                said.CELLS,
                Phrase(
                    f"{said.CELLS_LOSE.fr}\u00a0; une apostrophe précède ce qui serait calculé",
                    f"{said.CELLS_LOSE.en}; an apostrophe stands before what would be calculated",
                ),
                _csv_excel,
            ),
            Format(
                "xlsx",
                ".xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                Phrase(
                    "un classeur\u00a0: événements, sources, acteurs, liens",
                    "a workbook: events, sources, actors, links",
                ),
                Phrase(
                    "dates (EDTF, bornes, mots), textes, ce que dit chaque source, liens et leurs raisons, fonctions",
                    "dates (EDTF, bounds, words), texts, what each source says, links and their reasons, roles",
                ),
                Phrase(
                    "les autres langues, le rôle des acteurs, les coordonnées, la fin des textes trop longs",
                    "the other languages, the actors’ parts, coordinates, the end of texts that are too long",
                ),
                _xlsx,
                binary=True,
            ),
            Format(
                "sqlite",
                ".sqlite",
                "application/vnd.sqlite3",
                Phrase(
                    "une base de tables liées, avec plein texte (Datasette, SQL)",
                    "a database of related tables, with full text (Datasette, SQL)",
                ),
                Phrase(
                    "tout\u00a0; titres, résumés, noms et étiquettes dans toutes les langues",
                    "everything; titles, summaries, names and labels in all languages",
                ),
                Phrase(
                    "les liens vers ce qui n’y est pas, les autres langues des rôles, raisons, preuves et désaccords",
                    "links to what is not there, the other languages of parts, reasons, claims and disagreements",
                ),
                _sqlite,
                also=(".db",),
                binary=True,
            ),
            Format(
                "toml",
                ".toml",
                "application/toml",
                Phrase(
                    "un dossier plus petit, qui s’ouvre comme celui-ci", "a smaller dossier, which opens like this one"
                ),
                said.EVERYTHING,
                Phrase(
                    "les liens vers ce qui n’y est pas, les vues dont le filtre le nomme",
                    "links to what is not there, views whose filters name it",
                ),
                _toml,
            ),
            Format(
                "md",
                ".md",
                "text/markdown",
                Phrase("une note en Markdown (CommonMark)", "a memo in Markdown (CommonMark)"),
                said.MEMO,
                said.MEMO_LOSES,
                _markdown,
            ),
            Format(
                "txt",
                ".txt",
                "text/plain",
                Phrase("la même note en texte", "the same memo as text"),
                said.MEMO,
                said.MEMO_LOSES,
                _text,
            ),
            Format("html", ".html", "text/html", said.PAGE, said.PAGE_KEEPS, said.PAGE_LOSES, _html, also=(".htm",)),
            Format(
                "ics",
                ".ics",
                "text/calendar",
                Phrase("un agenda (iCalendar), journées entières", "a calendar (iCalendar), whole days"),
                Phrase(
                    "dates au jour près et en EDTF, textes, lieux, thèmes, sources, liens",
                    "dates to the day and as EDTF, texts, places, themes, sources, links",
                ),
                Phrase(
                    "ce qui précède l’an 1 ou n’a pas de début connu, les heures, les autres langues, les coordonnées, les autres noms",
                    "what is before year 1 or has no known beginning, hours, the other languages, coordinates, other names",
                ),
                _ics,
            ),
            Format(
                "timelinejs",
                ".timeline.json",
                "application/json",
                Phrase(
                    "des diapositives pour TimelineJS3 (.json seul est le format json)",
                    "slides for TimelineJS3 (.json alone is the format json)",
                ),
                said.SLIDES,
                said.SLIDES_LOSE,
                _timelinejs,
            ),
            Format(
                "timelinejs-csv",
                ".timeline.csv",
                "text/csv",
                Phrase(
                    "les mêmes pour son modèle Google Sheets (.csv seul est le format csv)",
                    "the same for its Google Sheets template (.csv alone is the format csv)",
                ),
                said.SLIDES,
                said.SLIDES_LOSE,
                _timelinejs_csv,
            ),
            Format(
                "csl",
                ".csl.json",
                "application/vnd.citationstyles.csl+json",
                said.CSL,
                said.CITED,
                said.CITED_LOSES,
                _csl,
            ),
            Format("ris", ".ris", "application/x-research-info-systems", said.RIS, said.CITED, said.CITED_LOSES, _ris),
            Format("bibtex", ".bib", "application/x-bibtex", said.BIBTEX, said.CITED, said.CITED_LOSES, _bibtex),
            Format(
                "jsonld", ".jsonld", "application/ld+json", said.LINKED, said.LINKED_KEEPS, said.LINKED_LOSES, _jsonld
            ),
            Format("ftm", ".ftm.json", "application/x-ndjson", said.FTM, said.FTM_KEEPS, said.FTM_LOSES, _ftm),
            Format("atom", ".atom", "application/atom+xml", said.ATOM, said.NEWS, said.NEWS_LOSES, _atom),
            Format(
                "jsonfeed", ".feed.json", "application/feed+json", said.JSONFEED, said.NEWS, said.NEWS_LOSES, _jsonfeed
            ),
            *FIGURES,
        )
    }
)
