"""What the export tests share: the bytes of a format, and what there is to export."""

from io import BytesIO

from relations_tui.core.dates import Date
from relations_tui.core.index import Index, Results
from relations_tui.core.model import Localized
from relations_tui.core.phrases import Lang
from relations_tui.core.query import parse
from relations_tui.core.text import clean
from relations_tui.export import Loss, Options, write

EVERY_STATUS = "status:confirmed,reported,disputed,retracted"
"""A query that keeps every event, those retracted too."""


def results(index: Index, query: str = EVERY_STATUS) -> Results:
    return index.search(parse(query, index.vocabulary, lang="fr"))


def exported(found: Results, name: str, lang: Lang = "fr", *, private: bool = False, reverse: bool = False) -> bytes:
    return written(found, name, Options(lang, private, reverse))[0]


def written(found: Results, name: str, options: Options) -> tuple[bytes, tuple[Loss, ...]]:
    stream = BytesIO()
    losses = write(found, stream, name, options)
    return stream.getvalue(), losses


def hostile(index: Index, text: str, *, theme: str = "x", date: Date | None = None) -> Index:
    """A dossier of one event, `hostile`, whose every text is `text` as loading cleans it."""
    dossier, said = index.dossier, Localized({"": clean(text)})
    event = dossier.by_id["treaty"]._replace(
        id="hostile", title=said, summary=said, links=(), themes=("x",), places=("x",), disagreements=(said,)
    )
    event = event._replace(date=date or event.date)
    place = dossier.places["isle"]._replace(name=said)
    return Index(
        dossier._replace(
            title=said, description=said, themes={"x": Localized({"": clean(theme)})}, places={"x": place},
            events=(event,), by_id={"hostile": event},
        )
    )  # fmt: skip
