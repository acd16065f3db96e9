"""A newer version of the dossier under the same view: what is kept, by the ids of events and the text of the filter."""

from tests.tui import dossiers

from relations_tui.core.index import Index
from relations_tui.core.load import loads
from relations_tui.core.phrases import Phrase
from relations_tui.tui import state as steps
from relations_tui.tui.following import Reading
from relations_tui.tui.renewing import renewed, reread
from relations_tui.tui.state import State

BEFORE = dossiers.index("a 2001 visas > c", "b 2002 gas", "c 2003 visas", "d 2004 visas")
LONGER = ("z 1990 visas", "a 2001 visas > c", "b 2002 gas", "c 2003 visas", "d 2004 visas")


def shown(state: State) -> list[str]:
    return [event.id for event in state.rows.events]


def test_selection_filter_trail_pane_order_language_and_facets_stay() -> None:
    state = steps.walk(steps.start(BEFORE, "fr", "theme:visas", "a", reverse=True), "c")
    state = steps.focus(state._replace(facets=True, opened=frozenset({"theme"}), facet=2), "detail")
    after = renewed(state, dossiers.index(*LONGER))
    assert shown(after) == ["d", "c", "a", "z"]
    assert (after.selected, after.position) == ("c", 1)
    assert (after.typed, after.applied, after.problem) == ("theme:visas", "theme:visas", None)
    kept = ("lang", "pane", "side", "facets", "opened", "facet", "reverse", "back", "undo", "kept")
    assert [getattr(after, name) for name in kept] == [getattr(state, name) for name in kept]


def test_the_trail_forgets_events_that_are_gone() -> None:
    state = steps.walk(steps.walk(steps.start(BEFORE, "en", "", "a"), "b"), "c")
    after = renewed(state, dossiers.index("a 2001 visas", "c 2003 visas"))
    assert after.back == ("a",)
    assert steps.go_back(after).selected == "a"


def test_the_cursor_goes_to_the_nearest_event_of_the_list_when_its_own_is_gone() -> None:
    state = steps.start(BEFORE, "en", "theme:visas", "c")
    assert renewed(state, dossiers.index("a 2001 visas", "b 2002 gas", "d 2004 visas")).selected in {"a", "d"}
    everything_gone = renewed(state, dossiers.index())
    assert (everything_gone.selected, shown(everything_gone)) == ("", [])
    assert renewed(everything_gone, BEFORE).selected == "a"


def test_an_event_whose_id_was_changed_keeps_the_cursor() -> None:
    state = steps.start(BEFORE, "en", "", "c")
    changed = dossiers.text("a 2001 visas", "c 2003 visas").replace('id = "c"', 'id = "renamed"')
    loaded = loads(changed).dossier
    assert loaded is not None
    assert renewed(state, Index(loaded)).selected == "renamed"


def test_an_event_the_filter_leaves_out_stays_selected() -> None:
    state = steps.walk(steps.start(BEFORE, "en", "theme:visas", "a"), "b")
    after = renewed(state, dossiers.index(*LONGER))
    assert (after.selected, after.position) == ("b", None)


def test_a_filter_that_no_longer_reads_shows_its_mistake_and_what_is_left_of_it_stays() -> None:
    state = steps.start(BEFORE, "en", "theme:gas since:2002 -c", "b")
    after = renewed(state, dossiers.index("a 2001 visas", "b 2002 visas", "c 2003 visas", head=_without_gas()))
    assert (after.typed, after.applied) == ("theme:gas since:2002 -c", "since:2002 -c")
    assert after.problem is not None
    assert shown(after) == ["b"]
    restored = renewed(after, BEFORE)
    assert (restored.applied, restored.problem, shown(restored)) == ("theme:gas since:2002 -c", None, ["b"])


def test_a_filter_that_was_its_mistake_alone_leaves_everything() -> None:
    state = steps.start(BEFORE, "en", 'theme:"gas"', "b")
    after = renewed(state, dossiers.index("a 2001 visas", "b 2002 visas", head=_without_gas()))
    assert after.problem is not None
    assert shown(after) == ["a", "b"]


def test_a_mistake_being_typed_leaves_the_filter_that_was_applied() -> None:
    state = steps.filter_by(steps.start(BEFORE, "en", "theme:visas", "a"), "theme:visas since:")
    after = renewed(state, dossiers.index(*LONGER))
    assert (after.typed, shown(after)) == (state.typed, ["z", "a", "c", "d"])
    assert after.problem is not None


def test_a_bad_reading_keeps_all_but_tells_why_and_a_good_one_ends_that() -> None:
    state = steps.start(BEFORE, "en", "theme:visas", "c")
    fault = Phrase("faute", "fault")
    bad = reread(state, Reading("x", fault=fault), "f.toml")
    assert bad == state._replace(stale=fault)
    told = state._replace(notice=Phrase("dit", "told"))
    assert reread(told, Reading("x", fault=fault), "f.toml").notice == told.notice
    good = reread(bad, Reading("y", dossiers.index(*LONGER)), "f.toml")
    assert good.stale is None
    assert good.notice == Phrase("f.toml relu\u00a0: 5 événements", "f.toml read again: 5 events")
    assert reread(good, Reading("x", fault=fault), "f.toml").notice is None
    assert reread(bad, Reading(changed=False), "f.toml").stale == fault


def _without_gas() -> str:
    return dossiers.HEAD.replace('[themes.gas]\nlabel = "Gas"\n', "")
