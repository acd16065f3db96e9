"""Events in lanes: where each stands, what the lanes are called, and the ways through them."""

from collections.abc import Sequence

import pytest

from relations_tui.core.index import Index, Results
from relations_tui.core.lanes import BYS, ORDERS, REST, By, Chart, Lanes, Order, has_dyad, ties
from relations_tui.core.load import loads
from relations_tui.core.phrases import LANGS
from relations_tui.core.query import parse

TALE = """
format = 1
[dossier]
id = "tale"
title = "Tale"
languages = ["en"]
updated = 2026-11-23
[themes.trade]
label = "Trade"
[themes.war]
label = "War"
[actors.alpha]
name = "Alpha"
kind = "state"
country = "XA"
[actors.beta]
name = "Beta"
kind = "state"
country = "XB"
[actors.gamma]
name = "Gamma"
kind = "state"
country = "XC"
[actors.club]
name = "Club"
kind = "organisation"
"""


def tale(*events: str) -> Index:
    """Events given as `id date themes actors [> linked]`, with `-` for no theme or actor."""
    text = TALE
    for event in events:
        id, date, themes, actors, *link = event.split()
        listed = [
            f'["{what.replace(",", chr(34) + ", " + chr(34))}"]' if what != "-" else "[]" for what in (themes, actors)
        ]
        text += f'[[events]]\nid = "{id}"\ndate = "{date}"\nkind = "meeting"\ntitle = "{id.upper()}"\n'
        text += f"themes = {listed[0]}\nactors = {listed[1]}\n"
        text += f'links = [{{ to = "{link[1]}", kind = "follows" }}]\n' if link else ""
    loaded = loads(text)
    assert loaded.dossier is not None, loaded.problems
    return Index(loaded.dossier)


def found(index: Index, query: str = "") -> Results:
    return index.search(parse(query, index.vocabulary, lang="en"))


def lanes(index: Index, by: By, order: Order = "first", *, query: str = "", most: int = 0) -> Lanes:
    return Chart(index).lanes(found(index, query), by, order, most=most)


def shown(made: Lanes) -> list[tuple[str, list[str]]]:
    return [(lane.name.en, [item.event.id for item in lane.items]) for lane in made.lanes]


TWO = (
    "a 2020-01-01 war alpha",
    "b 2020-02-01 war,trade alpha,beta",
    "c 2020-03-01 trade beta > a",
    "d 2020-04-01 - gamma > c",
    "e 2020-05-01 - club",
    "f 2020 trade alpha,beta,gamma > c",
    "g 2020-06-01 trade beta",
)


def test_an_event_stands_in_each_of_its_lanes_and_one_without_any_in_the_last() -> None:
    made = dict(shown(lanes(tale(*TWO), "theme")))
    assert made == {"War": ["a", "b"], "Trade": ["f", "b", "c", "g"], "No theme": ["d", "e"]}


def test_by_country_the_two_that_act_most_face_each_other_with_what_they_do_together_between_them() -> None:
    assert shown(lanes(tale(*TWO), "country")) == [
        ("Alpha", ["a"]),
        ("Alpha and Beta", ["f", "b"]),
        ("Beta", ["c", "g"]),
        ("Gamma", ["f", "d"]),
        ("Others", ["e"]),
    ]


def test_a_third_country_that_acts_seldom_is_among_the_others() -> None:
    index = tale(*TWO[:3], *(f"x{number} 2021-01-{number:02} war alpha,beta" for number in range(1, 20)), TWO[3])
    assert [lane.name.en for lane in lanes(index, "country").lanes] == ["Alpha", "Alpha and Beta", "Beta", "Others"]


def test_without_countries_there_is_no_dyad() -> None:
    index = tale("a 2020 war club", "b 2021 war -")
    assert not has_dyad(index.dossier)
    assert shown(lanes(index, "country")) == [("Others", ["a", "b"])]
    assert has_dyad(tale(*TWO).dossier)


def test_lanes_come_by_their_first_event_or_the_fullest_first_and_the_rest_is_last() -> None:
    index = tale("a 2020 war -", "b 2021 trade -", "c 2022 trade -", "d 2019 - -")
    assert [lane.key for lane in lanes(index, "theme").lanes] == ["war", "trade", REST]
    assert [lane.key for lane in lanes(index, "theme", "count").lanes] == ["trade", "war", REST]


def test_no_lane_is_empty_and_the_emptiest_share_one_when_they_are_too_many() -> None:
    index = tale(*TWO)
    assert shown(lanes(index, "theme", query="actor:club")) == [("No theme", ["e"])]
    pooled = lanes(index, "actor", most=2)
    assert len(pooled.lanes) == 2
    assert pooled.lanes[-1].name.fr == "Autres"
    assert {item.event.id for lane in pooled.lanes for item in lane.items} == set("abcdefg")
    assert lanes(index, "theme", query="zzzz").lanes == ()


@pytest.mark.parametrize("by", BYS)
@pytest.mark.parametrize("order", ORDERS)
def test_of_the_real_dossier_nothing_is_hidden_and_every_lane_has_a_name(
    real_index: Index, by: By, order: Order
) -> None:
    results = found(real_index)
    made = Chart(real_index).lanes(results, by, order)
    assert {item.event.id for lane in made.lanes for item in lane.items} == {event.id for event in results.events}
    assert all(lane.items and lane.name.say(lang) for lane in made.lanes for lang in LANGS)
    for lane in made.lanes:
        assert [item.first for item in lane.items] == sorted(item.first for item in lane.items)
    assert made.count == len(results.events)


def test_france_and_morocco_face_each_other(real_index: Index) -> None:
    made = Chart(real_index).lanes(found(real_index), "country")
    assert [lane.name.fr for lane in made.lanes] == ["France", "France et Maroc", "Maroc", "Autres"]
    alone = {item.event.id for item in made.lanes[2].items}
    assert {"judicial-suspension-2014", "moroccan-ambassador-recalled-2023"} <= alone
    assert "macron-state-visit-2024" in made.lanes[1].places


def walk(made: Lanes, key: str, event: str, moves: Sequence[tuple[str, int]], index: Index) -> tuple[str, str]:
    chart = Chart(index)
    for way, by in moves:
        here = chart.item(index.dossier.by_id[event]) if event else None
        key, event = (made.along if way == "along" else made.across)(key, here, by)
    return key, event


def test_along_goes_by_event_in_the_lane_and_stops_at_its_ends() -> None:
    index = tale(*TWO)
    made = lanes(index, "theme")
    assert walk(made, "trade", "b", [("along", 1)], index) == ("trade", "c")
    assert walk(made, "trade", "b", [("along", 9)], index) == ("trade", "g")
    assert walk(made, "trade", "b", [("along", -9)], index) == ("trade", "f")
    assert walk(made, "war", "g", [("along", -1)], index) == ("trade", "c")
    assert walk(made, "war", "", [("along", 1)], index) == ("war", "a")


def test_across_keeps_the_event_where_it_stands_in_the_next_lane_too_else_takes_the_nearest() -> None:
    index = tale(*TWO)
    made = lanes(index, "theme")
    assert [lane.key for lane in made.lanes] == ["war", "trade", REST]
    assert walk(made, "war", "b", [("across", 1)], index) == ("trade", "b")
    assert walk(made, "trade", "b", [("across", 1)], index) == (REST, "d")
    assert walk(made, REST, "e", [("across", -1)], index) == ("trade", "g")
    assert walk(made, REST, "e", [("across", 5)], index) == (REST, "e")


def test_where_there_is_no_lane_one_stays() -> None:
    index = tale(*TWO)
    nothing = lanes(index, "theme", query="zzzz")
    assert walk(nothing, "war", "a", [("along", 1)], index) == ("war", "")
    assert walk(nothing, "war", "a", [("across", 1)], index) == ("war", "")


def test_an_event_that_the_filter_hides_leads_to_the_nearest_in_its_lane() -> None:
    index = tale(*TWO)
    made = lanes(index, "theme", query="theme:trade -id:c")
    assert walk(made, "trade", "c", [("along", 1)], index) == ("trade", "b")


def test_ties_go_both_ways_and_say_what_came_before() -> None:
    index = tale(*TWO)
    assert ties(index, "c") == {"a": -1, "d": 1, "f": -1}
    assert ties(index, "b") == {}
    assert ties(index, "nowhere") == {}
