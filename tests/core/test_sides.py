"""Two filters or two periods, drawn alike."""

from relations_tui.core.dates import parse
from relations_tui.core.index import Index, Results
from relations_tui.core.lanes import Chart
from relations_tui.core.query import parse as query
from relations_tui.core.sides import of_filters, of_periods


def found(index: Index, text: str) -> Results:
    return index.search(query(text, index.vocabulary, lang="fr"))


def test_two_filters_have_one_scale_the_same_lanes_and_their_own_counts(real_index: Index) -> None:
    one, other = found(real_index, "thème:visas"), found(real_index, "thème:réadmission")
    left, right = of_filters(Chart(real_index), one, other, "country")
    assert (left.name.fr, right.name.en) == (one.query.text("fr"), other.query.text("en"))
    assert (left.count, right.count) == (len(one.events), len(other.events))
    assert [lane.key for lane in left.lanes.lanes] == [lane.key for lane in right.lanes.lanes]
    assert left.scale == right.scale
    assert {item.event.id for lane in left.lanes.lanes for item in lane.items} == {event.id for event in one.events}


def test_no_filter_is_the_whole_dossier(real_index: Index) -> None:
    left, right = of_filters(Chart(real_index), found(real_index, ""), found(real_index, "zzzz"), "theme")
    assert left.name.fr == "tout le dossier"
    assert right.count == 0
    assert all(not lane.items for lane in right.lanes.lanes)
    assert len(right.lanes.lanes) == len(left.lanes.lanes)


def test_two_periods_have_scales_of_one_length_each_from_its_own_beginning(real_index: Index) -> None:
    results = found(real_index, "")
    before, after = parse("2021-09/2022-12"), parse("2024-07/2025-06")
    left, right = of_periods(Chart(real_index), results, before, after, "kind")
    assert left.name.fr == "de septembre 2021 à décembre 2022"
    assert right.name.en == "from July 2024 to June 2025"
    assert left.scale.last - left.scale.first == right.scale.last - right.scale.first
    assert (left.scale.first, right.scale.first) == (before.earliest, after.earliest)
    assert left.count == len(found(real_index, "date:2021-09..2022-12").events)
    assert right.count == len(found(real_index, "date:2024-07..2025-06").events)


def test_a_period_without_an_end_reaches_as_far_as_its_events(real_index: Index) -> None:
    results = found(real_index, "")
    left, right = of_periods(Chart(real_index), results, parse("../2013"), parse("2014/.."), "theme")
    assert left.count + right.count == len(results.events)
    assert left.scale.last - left.scale.first == right.scale.last - right.scale.first
