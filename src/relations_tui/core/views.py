"""The filters of saved views, read as the filter box would read them.

One rule: a filter that cannot be read is told at the very character that is wrong, where the file writes it as it is read.
"""

from collections.abc import Iterator

from relations_tui.core.entries import Table
from relations_tui.core.faults import Fault
from relations_tui.core.lookup import Vocabulary
from relations_tui.core.model import Dossier
from relations_tui.core.phrases import Phrase
from relations_tui.core.query import parse
from relations_tui.core.terms import QueryError


def filter_faults(dossier: Dossier, document: Table) -> Iterator[Fault]:
    """One fault for each saved filter that cannot be read."""
    vocabulary = Vocabulary(dossier)
    for view in dossier.views.values():
        try:
            parse(view.filter, vocabulary, lang="fr")
        except QueryError as error:
            message = Phrase("le filtre ne se lit pas\u00a0: {why}", "cannot read the filter: {why}")
            index = _index(document["views"][view.id]["filter"], view.filter, error.column)
            path = ("views", view.id, "filter")
            yield Fault("bad-filter", path, message.fill(why=error.message), error.help, within=index)


def _index(written: str, read: str, column: int) -> int:
    """The index in the string as written of a column of what was read of it; -1 when cleaning moved things."""
    start = written.find(read)
    return -1 if start < 0 else start + column - 1
