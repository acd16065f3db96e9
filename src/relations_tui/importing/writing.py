"""A dossier that came in, written as TOML: all of it, in the order in which it came."""

from io import BytesIO

from relations_tui.core.index import Index
from relations_tui.core.terms import EVERYTHING
from relations_tui.export.dossier_toml import write_dossier
from relations_tui.export.form import Options


def written(index: Index) -> str:
    """The TOML of the whole dossier, private notes with it: it is going to be somebody's own."""
    events = tuple(sorted(index.dossier.events, key=lambda event: event.order))
    results = index.search(EVERYTHING)._replace(events=events)
    stream = BytesIO()
    write_dossier(results, stream, Options("en", private=True))
    return stream.getvalue().decode()
