"""Positions, against places counted by hand."""

from pathlib import Path as File

import pytest
import tomli

from relations_tui.core.outline import unclosed
from relations_tui.core.positions import Lines, Positions
from relations_tui.core.problems import Path, Where

TEXT = '''# a comment with [brackets] and "quotes
format = 1
"quoted key" . 'b.c' = """
[not.a.header]
x = 1""" # after

  [a.b]   # comment
x.y = { z = [ 1, # ]
  { "k" = 'v' }, ], w = "]" , }
date = 1979-05-27 07:32:00

[[events]]
id = "one"
sources = [
  [ "nested" ],
  "x",
]
[[ events ]]
id = "t\\"wo"
  [[events.links]]
to = \'\'\'
it\'\'\'\'\'
[events.links.why]
fr = """a\\
   b"""""
[["e e"]]
[a]
late = true'''


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ((), (1, 1), (1, 1)),
        (("format",), (2, 10), (2, 1)),
        (("quoted key",), (3, 1), (3, 1)),
        (("quoted key", "b.c"), (3, 24), (3, 16)),
        (("a",), (27, 1), (27, 2)),
        (("a", "b"), (7, 3), (7, 6)),
        (("a", "b", "x"), (8, 1), (8, 1)),
        (("a", "b", "x", "y"), (8, 7), (8, 3)),
        (("a", "b", "x", "y", "z"), (8, 13), (8, 9)),
        (("a", "b", "x", "y", "z", 0), (8, 15), (8, 15)),
        (("a", "b", "x", "y", "z", 1), (9, 3), (9, 3)),
        (("a", "b", "x", "y", "z", 1, "k"), (9, 11), (9, 5)),
        (("a", "b", "x", "y", "w"), (9, 25), (9, 21)),
        (("a", "b", "date"), (10, 8), (10, 1)),
        (("events",), (12, 1), (12, 3)),
        (("events", 0), (12, 1), (12, 3)),
        (("events", 0, "id"), (13, 6), (13, 1)),
        (("events", 0, "sources"), (14, 11), (14, 1)),
        (("events", 0, "sources", 0, 0), (15, 5), (15, 5)),
        (("events", 0, "sources", 1), (16, 3), (16, 3)),
        (("events", 0, "missing"), (12, 1), (12, 1)),
        (("events", 0, "sources", 9, "id"), (14, 11), (14, 11)),
        (("events", 1), (18, 1), (18, 4)),
        (("events", 1, "id"), (19, 6), (19, 1)),
        (("events", 1, "links"), (20, 3), (20, 12)),
        (("events", 1, "links", 0), (20, 3), (20, 12)),
        (("events", 1, "links", 0, "to"), (21, 6), (21, 1)),
        (("events", 1, "links", 0, "why"), (23, 1), (23, 15)),
        (("events", 1, "links", 0, "why", "fr"), (24, 6), (24, 1)),
        (("e e", 0), (26, 1), (26, 3)),
        (("a", "late"), (28, 8), (28, 1)),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_places(path: Path, value: tuple[int, int], key: tuple[int, int], line_end: str) -> None:
    text = TEXT.replace("\n", line_end)
    tomli.loads(text)
    assert Positions(text).of(path) == Where(*value)
    assert Positions(text).key(path) == Where(*key)


def test_the_order_of_asking_does_not_matter() -> None:
    asked: list[Path] = [("a", "late"), ("a", "b", "x", "y", "z", 1, "k"), ("events", 1, "links", 0, "to"), ("format",)]
    forwards, backwards = Positions(TEXT), Positions(TEXT)
    assert [forwards.of(path) for path in asked] == [backwards.of(path) for path in reversed(asked)][::-1]


def test_a_header_may_be_the_first_thing() -> None:
    positions = Positions("[[a]]\nb = 1\n[[a]]\nb = 2")
    assert positions.of(("a", 1, "b")) == Where(4, 5)
    assert positions.of(("a", 0)) == Where(1, 1)


def test_deep_brackets_need_no_stack() -> None:
    text = "a = " + "[" * 390 + "1" + "]" * 390 + "\nb = 2"
    assert Positions(text).of(("a", *[0] * 390)) == Where(1, 395)
    assert Positions(text).of(("b",)) == Where(2, 5)


def test_lines_count_characters() -> None:
    assert Lines("é👨\nx").where(1) == Where(1, 2)
    assert Lines("é👨\nx").where(3) == Where(2, 1)
    assert Lines("").where(0) == Where(1, 1)


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("a = [1, 2]\n[b]\n", None),
        ("a = [\n 1, { b = 2 }", 4),
        ("a = [ { b = 2, ", 6),
        ("a = '''\n'' ", 4),
        ('a = "b"\nc = """ " "" \\"""', 12),
        ("a = [ ']' # ]", 4),
    ],
)
def test_what_is_never_closed(text: str, offset: int | None) -> None:
    assert unclosed(text) == offset


def test_every_value_of_the_shipped_dossier_has_its_own_place() -> None:
    text = (File(__file__).parents[2] / "events.toml").read_text("utf-8")
    positions, lines = Positions(text), text.split("\n")
    waiting: list[tuple[Path, object]] = [((), tomli.loads(text))]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [((*path, key), inner) for key, inner in value.items()]
        elif isinstance(value, list):
            waiting += [((*path, index), inner) for index, inner in enumerate(value)]
        elif isinstance(value, str) and "\n" not in value and '"' not in value and "\\" not in value:
            number, column = positions.of(path)
            assert lines[number - 1].startswith(f'"{value}"', column - 1), path
