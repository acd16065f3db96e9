"""The widgets of the explorer and what each shows of a state; a pane whose part of the state is the same is left alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from relations_tui.core.facets import Facet
from relations_tui.core.phrases import Phrase
from relations_tui.core.refine import condition, toggled
from relations_tui.core.scale import bounds
from relations_tui.core.text import fold
from relations_tui.tui import state as steps
from relations_tui.tui.document import Document
from relations_tui.tui.lines import Lines
from relations_tui.tui.render import bars
from relations_tui.tui.render.detail import detail_lines
from relations_tui.tui.render.empty import empty_lines
from relations_tui.tui.render.facets import Choice, choices, facet_lines
from relations_tui.tui.render.ink import Line, Look
from relations_tui.tui.render.notices import stale_line
from relations_tui.tui.render.related import Entry, entries, related_lines
from relations_tui.tui.search import FilterBox
from relations_tui.tui.state import State
from relations_tui.tui.timeline import Timeline

if TYPE_CHECKING:
    from relations_tui.tui.explorer import Explorer

PLACEHOLDER = Phrase(
    "filtrer\u00a0: mot, thème:visas, acteur:laftit, depuis:2024-07 …",
    "filter: word, theme:visas, actor:laftit, since:2024-07 …",
)
TOO_SMALL = Phrase("Fenêtre trop petite ({width}×{height})\u00a0; il faut au moins {w}×{h}.",
                   "Window too small ({width}×{height}); it needs at least {w}×{h}.")  # fmt: skip


class Panels:
    """The explorer's widgets, found once, and the memory of what each shows."""

    def __init__(self, screen: "Explorer", source: str) -> None:
        self._screen = screen
        self._source = source
        self._shown: dict[str, object] = {}
        self._entries: tuple[Entry, ...] = ()
        self._facets: tuple[Facet, ...] = ()

    def make(self, state: State) -> Iterator[Lines]:
        """The panes, from left to right, those there is room for on show."""
        self.timeline = Timeline(id="timeline")
        self.facets, self.detail, self.related = (Document(id=pane) for pane in ("facets", "detail", "related"))
        self.views: dict[str, Lines] = {
            "lanes": self._screen.lanes.pane, "facets": self.facets, "timeline": self.timeline, "detail": self.detail, "related": self.related,
        }  # fmt: skip
        self.arrange(state)
        yield from (view for pane, view in self.views.items() if pane != "lanes")

    def adopt(self) -> None:
        """Find the other widgets, once they are there."""
        one = self._screen.query_one
        self.box = one("#filter", FilterBox)
        self._header, self._count, self._message, self._stale, self._footer, self._small = (
            one(f"#{name}", Static) for name in ("header", "count", "message", "stale", "footer", "small")
        )

    def arrange(self, state: State) -> None:
        """Show the panes there is room for."""
        size = self._screen.app.size
        seen = steps.seen(state, size.width, size.height)
        self._screen.set_class(seen == ("lanes",), "-lanes-alone")
        self._screen.set_class(seen == ("facets",), "-facets-alone")
        for pane, view in self.views.items():
            view.display = pane in seen and not too_small(size)
            view.ruled = pane not in (seen[-1], "lanes")

    def warn_when_small(self, state: State) -> None:
        """A window too small for anything says so, and nothing else."""
        size = self._screen.app.size
        small = too_small(size)
        self._screen.set_class(small, "-small")
        if small:
            said = TOO_SMALL.fill(width=size.width, height=size.height, w=steps.SMALLEST[0], h=steps.SMALLEST[1])
            self._small.update(Content(said.say(state.lang)))

    def sync(self, state: State) -> None:
        """Bring every widget in line with the state."""
        self.box.hold(state.typed, PLACEHOLDER.say(state.lang))
        self._sync_bars(state)
        self._sync_timeline(state)
        self._sync_detail(state)
        self._sync_related(state)
        self._sync_facets(state)

    @contextmanager
    def held(self) -> Iterator[None]:
        """What is in sight of the timeline stays where it is, whatever comes before it in another version of the dossier."""
        places = self.timeline.places()
        yield
        self.timeline.hold(places)

    def sight(self, state: State) -> tuple[int, int] | None:
        """The part of time of the rows in sight: from where the first of their events begins to where the last does."""
        found = self.timeline.sight() if self.timeline.display and state.rows.events else None
        if found is None:
            return None
        first, last = sorted(bounds(event.date)[0] for event in found)
        return first, last

    def _new(self, name: str, *key: object) -> bool:
        if self._shown.get(name) == key:
            return False
        self._shown[name] = key
        return True

    def _shows(self, pane: str, event: str) -> bool:
        """Whether the pane is about that event already."""
        shown = self._shown.get(pane)
        return isinstance(shown, tuple) and shown[0] == event

    def _sync_bars(self, state: State) -> None:
        lang, width, dossier = state.lang, self._screen.app.size.width, state.index.dossier
        if self._new("header", lang, width, state.index):
            self._header.update(bars.header(dossier, self._source, width, lang), layout=False)
        found, total = len(state.results.events), len(dossier.events)
        if self._new("count", lang, found, total):
            self._count.update(bars.count(found, total, lang), layout=False)
        if self._new("message", lang, width, state.problem, state.notice, state.partial):
            self._message.update(
                bars.message(state.problem, state.notice, state.partial, lang).truncate(width, ellipsis=True),
                layout=False,
            )
        if self._new("stale", lang, width, state.stale):
            self._screen.set_class(state.stale is not None, "-stale")
            self._stale.update(stale_line(state.stale, width, lang), layout=False)
        typing, keymap = self._screen.typing, self._screen.keymap
        if self._new("footer", lang, width, state.pane, typing):
            self._footer.update(
                bars.footer(bars.FOOTERS["filter" if typing else state.pane], width, lang, keymap), layout=False
            )
        for pane, view in self.views.items():
            active = pane == state.pane and not typing
            if pane != "lanes" and self._new(f"{pane}-title", lang, active):
                view.head(bars.pane_title(pane, lang, active=active, keymap=keymap), active=active)

    def _sync_timeline(self, state: State) -> None:
        look = Look(state.lang, state.results.terms)
        if self._new("timeline", id(state.rows), look, state.marks):
            empty = [] if state.rows.events else empty_lines(state.results, look, self._screen.keymap)
            self.timeline.fill(state.index.dossier, state.rows, look, empty, frozenset(state.marks))
        self.timeline.point(state.position)

    def _sync_detail(self, state: State) -> None:
        terms = (fold(state.sought),) if state.sought.strip() else state.results.terms
        look, outside = Look(state.lang, terms), state.position is None
        dossier = state.index.dossier
        event = dossier.by_id.get(state.selected)
        same = self._shows("detail", state.selected)
        if not self._new("detail", state.selected, look, outside, state.index):
            return

        def build(width: int) -> list[Line]:
            return detail_lines(event, dossier, width, look, outside=outside)

        self.detail.offer(build, keep_top=same)

    def _sync_related(self, state: State) -> None:
        look, trail = Look(state.lang), state.back
        dossier = state.index.dossier
        same = self._shows("related", state.selected)
        if not self._new("related", state.selected, look, trail, state.index):
            if self._new("entry", state.selected, state.entry):
                self.related.point(state.entry)
            return
        self._shown["entry"] = (state.selected, state.entry)
        if self._new("entries", state.selected, state.lang, state.index):
            self._entries = entries(state.index, state.selected, state.lang)
        found = self._entries

        here = dossier.by_id.get(state.selected)

        def build(width: int) -> list[Line]:
            return related_lines(here, found, dossier, trail, width, look) if here else []

        self.related.offer(build, entry=state.entry, keep_top=same)

    def _sync_facets(self, state: State) -> None:
        if not state.facets:
            return
        look = Look(state.lang)
        if not self._new("facets", state.results.query, state.marks, state.opened, look, state.index):
            self.facets.point(state.facet)
            return
        facets = self._facets = state.index.facets(state.results)

        def build(width: int) -> list[Line]:
            return facet_lines(facets, state.results, state.opened, width, look)

        self.facets.offer(build, entry=state.facet, keep_top=True)

    def _choices(self, state: State) -> tuple[Choice, ...]:
        return choices(self._facets, state.results, state.opened)

    def move_entry(self, state: State, by: int) -> State:
        """The cursor of the cross-references or the facets, `by` entries on."""
        if state.pane == "related":
            return state._replace(entry=_clamp(state.entry + by, len(self._entries)))
        return state._replace(facet=_clamp(state.facet + by, len(self._choices(state))))

    def choose(self, state: State, *, exclude: bool) -> State:
        """Enter, or the excluding key, on the entry under the cursor of the active pane."""
        if state.pane == "related" and self._entries:
            return steps.walk(state, self._entries[_clamp(state.entry, len(self._entries))].event)
        if state.pane == "facets" and (found := self._choices(state)):
            choice = found[_clamp(state.facet, len(found))]
            return self._refined(state, choice, exclude=exclude)
        return state

    def _refined(self, state: State, choice: Choice, *, exclude: bool) -> State:
        if not choice.condition:
            return state._replace(opened=state.opened | {choice.field})
        wanted = condition(choice.condition, state.index.vocabulary)
        query = toggled(state.results.query, wanted, exclude=exclude)
        after = steps.keep(steps.filter_by(state, query.text(state.lang)))
        facets = after.index.facets(after.results)
        moved = choices(facets, after.results, after.opened)
        return after._replace(facet=moved.index(choice) if choice in moved else 0)

    def clicked(self, state: State, message: Lines.Chosen) -> State:
        """A click on a line of a pane."""
        pane = message.pane
        state = steps.focus(state, str(pane.id))
        if pane is self.timeline:
            if not state.rows.events:
                return steps.drop(state)
            position = self.timeline.position_at(message.line)
            return state if position is None else steps.select(state, state.rows.events[position].id)
        if not isinstance(pane, Document) or (entry := pane.entry_at(message.line)) < 0:
            return state
        state = state._replace(entry=entry) if pane is self.related else state._replace(facet=entry)
        return self.choose(state, exclude=False)


def too_small(size: Size) -> bool:
    """Whether a window is too small for anything."""
    return size.width < steps.SMALLEST[0] or size.height < steps.SMALLEST[1]


def _clamp(number: int, count: int) -> int:
    return max(0, min(number, count - 1))
