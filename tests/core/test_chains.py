"""What led to what: trees along links, and the shortest chain between two events."""

import pytest
from tests.core.sample import dossier, event

from relations_tui.core.chains import Branch, Step, Tie, came_of, led_to, shortest
from relations_tui.core.model import Dossier, Link


def linked(*links: tuple[str, str, str], retracted: str = "") -> Dossier:
    """Events named by letters, a year apart in the order of the alphabet, with links `(from, kind, to)`."""
    return dossier(
        tuple(
            event(
                name,
                str(2000 + place),
                name,
                links=tuple(Link(to, kind) for origin, kind, to in links if origin == name),
                status="retracted" if name in retracted else "confirmed",
            )
            for place, name in enumerate("abcdefgh")
        )
    )


def shape(branch: Branch) -> str:
    """`a(b(c)d)`, with a dot after what was cut."""
    below = "".join(map(shape, branch.branches))
    return branch.event + ("." if branch.cut else "") + (f"({below})" if below else "")


@pytest.mark.parametrize(
    ("one", "kind", "other"),
    [("a", "leads-to", "b"), ("b", "follows", "a"), ("b", "responds-to", "a"), ("b", "caused-by", "a"), ("b", "part-of", "a")],
)  # fmt: skip
def test_links_are_followed_by_their_meaning(one: str, kind: str, other: str) -> None:
    made = linked((one, kind, other))
    assert shape(led_to(made, "b")) == "b(a)"
    assert shape(came_of(made, "a")) == "a(b)"
    assert shape(led_to(made, "a")) == "a"
    assert shape(came_of(made, "b")) == "b"
    (branch,) = came_of(made, "a").branches
    assert branch.ties == (Tie(Link(other, kind), back=one == "b"),)


@pytest.mark.parametrize("kind", ["see-also", "contradicts", "supersedes"])
def test_other_links_lead_nowhere(kind: str) -> None:
    made = linked(("a", kind, "b"))
    assert not came_of(made, "a").branches
    assert not led_to(made, "a").branches


def test_both_records_of_one_step_are_its_ties() -> None:
    made = linked(("a", "leads-to", "b"), ("b", "follows", "a"))
    (branch,) = came_of(made, "a").branches
    assert [(tie.link.kind, tie.back) for tie in branch.ties] == [("leads-to", False), ("follows", True)]
    assert branch.ties[0].link.to == "b"


def test_each_event_stands_once_as_near_the_root_as_it_can() -> None:
    made = linked(*[("a", "leads-to", to) for to in "dbe"], ("b", "leads-to", "c"), ("c", "leads-to", "d"))
    assert shape(came_of(made, "a")) == "a(b(c)de)"
    assert shape(led_to(made, "d")) == "d(ac(b))"


def test_a_circle_is_walked_once() -> None:
    made = linked(("a", "leads-to", "b"), ("b", "leads-to", "c"), ("c", "leads-to", "a"))
    assert shape(came_of(made, "a")) == "a(b(c))"
    assert shape(led_to(made, "a")) == "a(c(b))"


def test_the_depth_is_kept_and_what_it_cuts_is_said() -> None:
    made = linked(*[(one, "leads-to", other) for one, other in zip("abcd", "bcde", strict=True)])
    assert shape(came_of(made, "a", depth=2)) == "a(b(c.))"
    assert shape(came_of(made, "a", depth=4)) == "a(b(c(d(e))))"
    assert shape(came_of(made, "a", depth=0)) == "a."


def test_retracted_events_lead_nowhere() -> None:
    made = linked(("a", "leads-to", "b"), ("b", "leads-to", "c"), retracted="b")
    assert shape(came_of(made, "a")) == "a"
    assert shape(came_of(made, "b")) == "b(c)"
    assert shortest(made, "a", "c") == ()
    assert [step.event for step in shortest(made, "a", "b")] == ["a", "b"]


def test_the_shortest_chain_names_its_ties() -> None:
    made = linked(("a", "leads-to", "b"), ("c", "contradicts", "b"), ("a", "see-also", "d"))
    assert shortest(made, "a", "c") == (
        Step("a", ()),
        Step("b", (Tie(Link("b", "leads-to"), back=False),)),
        Step("c", (Tie(Link("b", "contradicts"), back=True),)),
    )
    assert shortest(made, "a", "a") == (Step("a", ()),)
    assert shortest(made, "a", "h") == ()


def test_a_firm_tie_is_better_than_a_mention() -> None:
    made = linked(("a", "see-also", "b"), ("b", "see-also", "d"), ("a", "leads-to", "c"), ("c", "see-also", "d"))
    assert [step.event for step in shortest(made, "a", "d")] == ["a", "c", "d"]
    made = linked(("a", "see-also", "d"), ("a", "leads-to", "b"), ("b", "leads-to", "d"))
    assert [step.event for step in shortest(made, "a", "d")] == ["a", "d"], "but not a longer way round"


@pytest.mark.parametrize("ends", [("a", "zz"), ("zz", "a")])
def test_an_unknown_id_is_an_error(ends: tuple[str, str]) -> None:
    with pytest.raises(KeyError):
        shortest(linked(), *ends)
    with pytest.raises(KeyError):
        led_to(linked(), "zz")
