"""What the explorer is opened with: the dossier, what the command line and the configuration ask for, what is remembered."""

import os
from functools import partial
from typing import TYPE_CHECKING

from relations_tui.core.index import Index
from relations_tui.core.phrases import Lang, Phrase
from relations_tui.launch import Launch
from relations_tui.memory import BUILT_IN, NOTHING, Notebook
from relations_tui.opening import Opened, open_file, usable
from relations_tui.selection import as_of_date, event_of, query_of
from relations_tui.settings import read_settings
from relations_tui.upcoming import calendar_of

if TYPE_CHECKING:
    from relations_tui.core.model import Dossier
    from relations_tui.options import Request


def launch_of(request: "Request") -> Launch:
    """All that the explorer starts from; raises `Failure`."""
    opened = open_file(request.file, request.limit, cached=not request.no_state)
    index = Index(usable(opened, request.lang))
    settings = read_settings(request.config, request.lang)
    notebook = _notebook(request, opened)
    first = notebook is not None and notebook.is_first()
    memory, notice = notebook.recall() if notebook else (NOTHING, None)
    _, query_text = query_of(request, index, lambda: memory)
    if request.id:
        event_of(request.id, index, "--open")
    return Launch(
        loaded=opened.loaded,
        source=os.path.basename(opened.source) if os.environ.get("TEXTUAL_DRIVER") else opened.source,
        built_in=opened.built_in,
        index=index,
        query_text=query_text,
        open_id=request.id,
        lang=request.lang if request.lang_asked else settings.lang or request.lang,
        reverse=request.reverse,
        path=opened.path,
        limit=request.limit,
        as_of=as_of_date(request),
        compare=partial(_changes_since, opened, request.limit),
        remembered=memory,
        notebook=notebook,
        welcome=first,
        notice=notice,
        lang_asked=request.lang_asked or settings.lang is not None,
        keys=settings.keys,
        theme=settings.theme,
        mouse=settings.mouse,
        today=calendar_of(request),
        keep=opened.keep,
    )


def _notebook(request: "Request", opened: Opened) -> Notebook | None:
    """Where the dossier is remembered; nowhere when the reader wants none of it, or is a visitor from a browser."""
    if request.no_state or os.environ.get("TEXTUAL_DRIVER"):
        return None
    return Notebook(BUILT_IN if opened.built_in else opened.path)


def _changes_since(opened: Opened, limit: int, asked: str, dossier: "Dossier", lang: Lang) -> str | Phrase:
    from relations_tui.comparing import changes_since

    return changes_since(asked, dossier, opened, limit, lang)
