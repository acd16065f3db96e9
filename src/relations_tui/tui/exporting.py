"""What `x` does: export what is on screen, through a dialog."""

from typing import TYPE_CHECKING

from relations_tui.export import formats
from relations_tui.tui import external
from relations_tui.tui.drafting import subject
from relations_tui.tui.export_form import begin
from relations_tui.tui.export_screen import Done, ExportScreen

if TYPE_CHECKING:
    from relations_tui.tui.app import RelationsApp


def export(app: "RelationsApp") -> None:
    """Open the dialog at once: keys that come right after are its own. What it did stands on the message line."""
    from relations_tui.plugins import offers

    state = app.explorer.state
    offered = tuple(offer.format for offer in offers() if offer.format)
    last = next((known for known in (*formats().values(), *offered) if known.name == app.exported), None)
    what = subject(state, app.launch.path, offered)
    form = begin(what, state.lang, served=external.in_browser(), last=last)

    def told(done: Done | None) -> None:
        if done is not None:
            app.exported = done.draft.format.name
            app.tell(done.notice)

    app.push_screen(ExportScreen(form), told)
