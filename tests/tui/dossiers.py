"""Small dossiers for the explorer, made of one line an event."""

from relations_tui.core.index import Index
from relations_tui.core.load import loads

HEAD = """
format = 1
[dossier]
id = "made"
title = "Made"
languages = ["en"]
updated = 2026-11-23
[themes.visas]
label = "Visas"
[themes.gas]
label = "Gas"
"""


def text(*events: str, head: str = HEAD) -> str:
    """A dossier of events given as `id year theme [> linked-id]`; their titles are their ids in capitals."""
    return head + "".join(map(_event, events))


def _event(line: str) -> str:
    id, year, theme, *link = line.split()
    links = f'links = [ {{ to = "{link[1]}", kind = "see-also", why = "so" }} ]\n' if link else ""
    return (
        f'[[events]]\nid = "{id}"\ndate = "{year}"\nkind = "other"\ntitle = "{id.upper()}"\nthemes = ["{theme}"]\n'
        f'status = "confirmed"\n{links}'
    )


def index(*events: str, head: str = HEAD) -> Index:
    """The same, ready to search."""
    loaded = loads(text(*events, head=head))
    assert loaded.dossier is not None, loaded.problems[:3]
    return Index(loaded.dossier)
