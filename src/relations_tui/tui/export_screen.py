"""The export dialog: one text field, and under it the formats, then what to do, the options and what will be lost."""

import asyncio
from collections.abc import Callable
from functools import partial
from io import BytesIO
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static
from textual.worker import WorkType

from relations_tui.core.phrases import Phrase
from relations_tui.core.text import line
from relations_tui.diagnostics import Failure
from relations_tui.export import Format
from relations_tui.tui import export_form as steps
from relations_tui.tui.document import Document
from relations_tui.tui.drafting import Draft, Exists, drafted, put, tail
from relations_tui.tui.export_form import Form
from relations_tui.tui.lines import Lines
from relations_tui.tui.passing import Passing
from relations_tui.tui.render import export_lines as drawn
from relations_tui.tui.search import FilterBox

WRITTEN = Phrase("écrit\u00a0: {path}, {outcome}", "written: {path}, {outcome}")
SENT = Phrase("envoyé au navigateur\u00a0: {path}, {outcome}", "sent to the browser: {path}, {outcome}")
COPIED = Phrase(
    "envoyé au presse-papiers\u00a0: {name}, {size}, {outcome}", "sent to the clipboard: {name}, {size}, {outcome}"
)
NOT_MADE = Phrase("ce format n\u2019a pas pu être écrit ({error})", "this format could not be written ({error})")
REMEDY = Phrase("{message}\u00a0; {help}", "{message}; {help}")


class Field(FilterBox):
    """The text field: keys that move the cursor of the list below go there at once."""

    def __init__(
        self, edited: Callable[[str], None], left: Callable[[str], None], moved: Callable[[str], bool], *, id: str
    ) -> None:
        super().__init__(edited, left, id=id)
        self._moved = moved

    def take(self, event: events.Key) -> bool:
        """A key of the list, or one that edits."""
        return self._moved(event.key) or super().take(event)


class Done(NamedTuple):
    """What left, and what is to be said of that."""

    draft: Draft
    notice: Phrase


class ExportScreen(Passing[Done | None], inherit_bindings=False):
    """Gives back what was done, or None when the reader gives up."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Back", show=False)]

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form = form
        self._ready = asyncio.Event()
        self._busy = False

    def compose(self) -> ComposeResult:
        """Title, field, list, keys."""
        with Vertical(id="export"):
            yield Static(id="export-title")
            with Horizontal(id="export-line"):
                yield Static(id="export-prompt")
                yield Field(self._typed, self._left, self._moved, id="export-field")
            yield Document(id="export-list")
            yield Static(id="export-keys")

    def on_mount(self) -> None:
        """Type at once."""
        self._field = self.query_one("#export-field", Field)
        self._list = self.query_one("#export-list", Document)
        self._list.active = True
        self._field.focus()
        self._show()

    def on_key(self, event: events.Key) -> None:
        """A key that came before the field was there."""
        if self._field.take(event):
            event.stop()
            event.prevent_default()

    def on_resize(self) -> None:
        """Another width has room for other keys."""
        self._show()

    def _show(self) -> None:
        form = self._form
        self._field.hold(steps.field(form), "")
        self.query_one("#export-title", Static).update(drawn.title(form))
        self.query_one("#export-prompt", Static).update(drawn.prompt(form))
        self.query_one("#export-keys", Static).update(drawn.keys(form, self._list.size.width))
        self._list.offer(lambda width: drawn.export_lines(form, width), entry=form.entry, keep_top=True)

    def _become(self, form: Form) -> None:
        before, self._form = self._form, form
        if form.choosing != before.choosing:
            self._list.scroll_top(0)
        self._show()
        if form.format and not form.choosing and (before.choosing or form.options != before.options):
            self._ready.clear()
            self._work(partial(self._prepare, form, form.format), "draft")

    def _work(self, work: WorkType[None], group: str) -> None:
        # Not a coroutine: one that is superseded before it has begun would never be awaited.
        self.run_worker(work, group=group, exclusive=True)

    async def _prepare(self, form: Form, known: Format) -> None:
        """Make the bytes that would be written; what was asked meanwhile comes first."""
        draft: Draft | None = None
        fault: Phrase | None = None
        try:
            draft = await asyncio.to_thread(drafted, form.subject, known, form.options)
        except Failure as failure:  # the format of a package, which names it
            fault = failure.message
        except Exception as error:  # noqa: BLE001  (a format may be anybody's; its fault is told, and the dialog stays)
            fault = NOT_MADE.fill(error=line(type(error).__name__))
        if (self._form.format, self._form.options) == (known, form.options):
            self._become(self._form._replace(draft=draft, fault=fault))
            self._ready.set()

    def _typed(self, text: str) -> None:
        if text != steps.field(self._form):
            self._become(steps.typed(self._form, text))

    def _left(self, key: str) -> None:
        if key == "enter":
            self._choose()
        else:
            self.action_back()

    def _moved(self, key: str) -> bool:
        if key in _PAGES:
            self._list.scroll_by(_PAGES[key] * (self._list.page - 1))
        elif key in _MOVES:
            self._become(steps.moved(self._form, _MOVES[key]))
        else:
            return False
        return True

    def action_back(self) -> None:
        """From a question to the options, from there to the formats, from there to the explorer."""
        form = self._form
        if form.choosing:
            self.dismiss(None)
        elif form.replacing or form.said:
            self._become(form._replace(replacing="", said=None))
        else:
            self._become(steps.reconsidered(form))

    @on(Lines.Chosen)
    def _clicked(self, message: Lines.Chosen) -> None:
        if (entry := self._list.entry_at(message.line)) >= 0:
            if entry != self._form.entry:
                self._become(self._form._replace(entry=entry, said=None, replacing=""))
            self._choose()

    def _choose(self) -> None:
        form = self._form
        if form.choosing:
            self._become(steps.chosen(form))
            return
        row = steps.rows(form)[form.entry].id
        if row == "format":
            self._become(steps.reconsidered(form))
        elif row in ("write", "copy"):
            self._do(row)
        else:
            self._become(steps.turned(form, row))

    def _do(self, row: str) -> None:
        if not self._busy:
            self._busy = True
            self._work(partial(self._deliver, row), "deliver")

    async def _deliver(self, row: str) -> None:
        """Write, download or copy the bytes, once they are there."""
        try:
            await self._ready.wait()
            form = self._form
            if form.draft is None or form.choosing:
                return
            notice = self._copy(form, form.draft) if row == "copy" else await self._write(form, form.draft)
            if notice is not None:
                self.dismiss(Done(form.draft, notice))
        finally:
            self._busy = False

    def _copy(self, form: Form, draft: Draft) -> Phrase:
        self.app.copy_to_clipboard(draft.data.decode("utf-8-sig"))
        weight = Phrase(*(drawn.size(len(draft.data), lang) for lang in ("fr", "en")))
        return COPIED.fill(name=draft.format.name, size=weight, outcome=_outcome(form, draft))

    async def _write(self, form: Form, draft: Draft) -> Phrase | None:
        place = form.place
        if form.served:
            self.app.deliver_binary(BytesIO(draft.data), save_filename=place, mime_type=draft.format.media_type)
            return SENT.fill(path=place, outcome=_outcome(form, draft))
        try:
            await asyncio.to_thread(put, draft, place, form.subject.path, replace=form.replacing == place)
        except Exists:
            self._become(self._form._replace(replacing=place, said=None))
            return None
        except Failure as failure:
            said = REMEDY.fill(message=failure.message, help=failure.help) if failure.help else failure.message
            self._become(self._form._replace(replacing="", said=said))
            return None
        return WRITTEN.fill(path=tail(place), outcome=_outcome(form, draft))


def _outcome(form: Form, draft: Draft) -> Phrase:
    return drawn.outcome(len(form.subject.results.events), len(draft.losses))


_MOVES = {"down": 1, "up": -1, "tab": 1, "shift+tab": -1}
_PAGES = {"pagedown": 1, "pageup": -1}
