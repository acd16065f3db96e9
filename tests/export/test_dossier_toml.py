"""A smaller dossier: it loads again to the same events, holds all they refer to and nothing else."""

import pytest
from tests.export.exporting import EVERY_STATUS, exported, results, written

from relations_tui.core.asof import as_of
from relations_tui.core.dates import parse
from relations_tui.core.index import Index
from relations_tui.core.load import loads
from relations_tui.core.model import Dossier, View
from relations_tui.export import Options

QUERIES = ("", EVERY_STATUS, "kind:agreement status:confirmed,reported,disputed,retracted", "actor:guild", "zzzz")


def reloaded(data: bytes) -> Dossier:
    loaded = loads(data.decode(), advise=True)
    assert [problem for problem in loaded.problems if problem.severity.name == "ERROR"] == []
    assert loaded.dossier is not None
    return loaded.dossier


def test_a_whole_dossier_comes_back_whole(tiny_index: Index, real_index: Index) -> None:
    for index in (tiny_index, real_index):
        before, after = index.dossier, reloaded(exported(results(index), "toml", private=True))
        assert [event._replace(order=0) for event in after.events] == [
            event._replace(order=0) for event in before.events
        ]
        assert (after.views, after.kinds, after.languages) == (before.views, before.kinds, before.languages)
        head = (before.id, before.title, before.description, before.updated, before.licence)
        assert (after.id, after.title, after.description, after.updated, after.licence) == head
        for table in ("themes", "actors", "places", "sources"):
            kept = getattr(after, table)
            assert kept
            assert kept == {key: value for key, value in getattr(before, table).items() if key in kept}


@pytest.mark.parametrize("query", QUERIES)
def test_a_part_loads_to_the_same_events_with_the_links_among_them(tiny_index: Index, query: str) -> None:
    found = results(tiny_index, query)
    data, losses = written(found, "toml", Options("en", private=True))
    after, ids = reloaded(data), {event.id for event in found.events}
    for event, before in zip(after.events, found.events, strict=True):
        links = tuple(link for link in before.links if link.to in ids)
        assert event._replace(order=0) == before._replace(order=0, links=links)
    told = {loss.code: set(loss.ids) for loss in losses}
    assert told.get("links", set()) == {event.id for event in found.events if any(x.to not in ids for x in event.links)}
    assert told.get("views", set()) == tiny_index.dossier.views.keys() - after.views.keys()


def test_what_was_written_is_written_the_same_again(tiny_index: Index, real_index: Index) -> None:
    for index in (tiny_index, real_index):
        once = exported(results(index, ""), "toml")
        again = Index(reloaded(once))
        assert exported(results(again, ""), "toml") == once


def test_nothing_is_in_it_that_the_events_do_not_need(tiny_index: Index) -> None:
    after = reloaded(exported(results(tiny_index, "id:embassy"), "toml"))
    assert list(after.actors) == ["alpha", "una-doe"]
    assert list(after.sources) == ["daily-2020", "gazette-2019"]
    assert (after.places, after.themes, after.kinds) == ({}, {}, {})


def test_a_view_goes_when_its_filter_names_what_is_not_there_or_another_that_went(tiny: Dossier) -> None:
    views = {key: View(key, tiny.title, text) for key, text in (("b", "view:a"), ("a", "theme:trade"), ("c", "sea"))}
    index = Index(tiny._replace(views=views))
    data, losses = written(results(index, "id:embassy"), "toml", Options("en"))
    assert list(reloaded(data).views) == ["c"]
    assert [loss.ids for loss in losses if loss.code == "views"] == [("b", "a")]


def test_notes_stay_behind_unless_asked_for(tiny_index: Index) -> None:
    assert b"SECRET" not in exported(results(tiny_index), "toml")
    private = exported(results(tiny_index), "toml", private=True)
    assert private.count(b"SECRET") == 4


def test_a_partial_view_says_so_above_all_else(tiny_index: Index) -> None:
    view = as_of(tiny_index.dossier, parse("2020-03-20"))
    index = Index(view.dossier, tiny_index.vocabulary)
    data, _ = written(results(index), "toml", Options("en", view=view))
    assert data.startswith(b"# ")
    assert b"2020" in data.partition(b"\n")[0]
    assert len(reloaded(data).events) == len(view.dossier.events)
