"""Mending: only what is wrong moves, every other byte stays, and what is not certain is left alone."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from relations_tui.core.difference import unified
from relations_tui.core.load import loads
from relations_tui.core.mends import is_safe, mended
from relations_tui.core.sorting import sorted_tables
from relations_tui.core.strings import characters

ROOT = Path(__file__).parents[2]
TINY = (ROOT / "tests" / "data" / "tiny.toml").read_text("utf-8")
DAY = "2026-11-24"
ABOUT = 'format = 1\n[dossier]\nid = "d"\ntitle = "D"\nlanguages = ["fr", "en"]\n'
EVENT = '[[events]]\nid = "e"\ndate = "2020"\ntitle = "T"\nadded = 2020-01-01\n'


def mend(text: str) -> str:
    """The text as mended, which reads back safely."""
    dossier = loads(text).dossier
    assert dossier is not None
    found = mended(text, dossier, DAY).text
    assert is_safe(text, found)
    assert mended(found, dossier, DAY).text.count(_LOST) == 0
    return found


_LOST = "\ufffd"


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ('{ fr = "L\'accord d\'État", en = "The King\'s" }', '{ fr = "L’accord d’État", en = "The King\'s" }'),
        ("{ fr = \"dit 'oui' l'«ami»\" }", "{ fr = \"dit 'oui' l’«ami»\" }"),
        ("{ fr = \"\\u00e9\\n'a l'a \\u0027\" }", '{ fr = "\\u00e9\\n\'a l’a \\u0027" }'),
        ("{ fr = \"http://a.b/l'a l'a\" }", '{ fr = "http://a.b/l\'a l’a" }'),
        ('{ fr = """\nl\'a\\\n  l\'b""" }', '{ fr = """\nl’a\\\n  l’b""" }'),
        ("{ fr-CA = \"l'a\", fr = '''l'a''' } # l'a", "{ fr-CA = \"l’a\", fr = '''l’a''' } # l'a"),
        ('"l\'a"', '"l\'a"'),
        ("{ fr = \"5'30 n'1\" }", '{ fr = "5\'30 n’1" }'),
    ],
)
def test_apostrophes(written: str, wanted: str) -> None:
    event = EVENT + 'sources = [{ id = "s", quote = "l\'a" }]\n[sources.s]\npublisher = "L\'S"\n'
    text = ABOUT + event.replace('"T"', written, 1)
    assert mend(text) == ABOUT + event.replace('"T"', wanted, 1)


def test_plain_text_is_french_where_nothing_else_is_spoken() -> None:
    text = ABOUT.replace(', "en"', "") + EVENT.replace('"T"', '"L\'accord"')
    assert mend(text) == text.replace("L'accord", "L’accord")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('title = "T"\n', f'title = "T"\nadded = {DAY}\n'),
        ('title = "T"', f'title = "T"\nadded = {DAY}'),
        ('title = "T" # why\n\n# next\n', f'title = "T" # why\nadded = {DAY}\n\n# next\n'),
        (
            '  title = "T"\n  sources = [\n  ] # none\n\n[views.v]\n',
            f'  title = "T"\n  sources = [\n  ] # none\n  added = {DAY}\n\n[views.v]\n',
        ),
        ('title.fr = """\na"""\r\n', f'title.fr = """\na"""\r\nadded = {DAY}\r\n'),
        ('title = "T"\n[[events.links]]\nto = "x"\n', f'title = "T"\nadded = {DAY}\n[[events.links]]\nto = "x"\n'),
    ],
)
def test_days(before: str, after: str) -> None:
    head = ABOUT + EVENT.replace('"e"', '"x"') + '[[events]]\nid = "e"\ndate = "2020"\n'
    tail = {"[views.v]\n": 'label = "V"\nfilter = ""\n', 'to = "x"\n': 'kind = "follows"\n'}
    end = next((rest for mark, rest in tail.items() if before.endswith(mark)), "").replace(
        'filter = ""', 'filter = "x"'
    )
    assert mend(head + before + end) == head + after + end


def test_events_in_a_list_are_left_and_counted() -> None:
    text = 'events = [{ id = "e", date = "2020", title = "T" }]\n' + ABOUT
    dossier = loads(text).dossier
    assert dossier is not None
    found = mended(text, dossier, DAY)
    assert (found.text, found.done) == (text, ())
    assert found.left[0].en == "1 event stays without `added`"


HEAD = ABOUT + "\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[themes.b]\nx\n\n[themes.a]\ny\n", "[themes.a]\ny\n\n[themes.b]\nx\n"),
        ("[themes.b]\nx\n\n\n[themes.a]\ny", "[themes.a]\ny\n\n\n[themes.b]\nx"),
        ("[themes.b]\r\nx\r\n\r\n[themes.a]\r\ny\r\n", "[themes.a]\r\ny\r\n\r\n[themes.b]\r\nx\r\n"),
        ("[themes.b]\nx\n\n# of a\n[themes.a]\ny # y\n# end\n", "# of a\n[themes.a]\ny # y\n# end\n\n[themes.b]\nx\n"),
        (
            "[themes.b]\nx\n[themes.a]\ny\n\n# others\n\n[places.p]\nz\n",
            "[themes.a]\ny\n[themes.b]\nx\n\n# others\n\n[places.p]\nz\n",
        ),
        (
            "  [themes.b]\n  x\n  [themes.b.more]\n  fr = 'B'\n\n  [themes.'a']\n  y\n",
            "  [themes.'a']\n  y\n\n  [themes.b]\n  x\n  [themes.b.more]\n  fr = 'B'\n",
        ),
        ('[themes.b]\nt = """\n# x\n# y"""\n[themes.a]\ny\n', '[themes.a]\ny\n[themes.b]\nt = """\n# x\n# y"""\n'),
    ],
)
def test_tables_are_sorted_with_what_belongs_to_them(before: str, after: str) -> None:
    values = {"x": "label = 'x'", "y": "label = 'y'", "z": "name = 'z'"}

    def whole(text: str) -> str:
        return HEAD + re.sub(r"(?m)^( *)([xyz])\b", lambda match: match[1] + values[match[2]], text)

    assert sorted_tables(whole(before))[0] == whole(after)
    assert sorted_tables(whole(after)) == (whole(after), (), {})
    assert tomli.loads(whole(before)) == tomli.loads(whole(after))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[themes.b]\nl = 1\n\n# alone\n\n[themes.a]\nl = 1\n", "a comment stands alone between two tables"),
        ("# all\n[themes.b]\nl = 1\n[themes.a]\nl = 1\n", "the comment above the first may be for all of them"),
        ("[themes.b]\nl = 1\n[x]\n[themes.a]\nl = 1\n", "other tables stand between its own"),
        ("[themes.b]\nl = 1\n[themes.a]\nl = 1\n[themes.b.c]\n", "other tables stand between its own"),
    ],
)
def test_tables_stay_where_it_is_not_certain(text: str, why: str) -> None:
    tomli.loads(text)
    found, moved, left = sorted_tables(text)
    assert (found, moved, {name: phrase.en for name, phrase in left.items()}) == (text, (), {"themes": why})


def test_tables_of_one_table_have_no_order_to_bring_them_in() -> None:
    text = "[themes]\nb = { label = 'B' }\na = { label = 'A' }\n"
    assert sorted_tables(text) == (text, (), {})


def test_the_awkward_dossier_is_mended_and_stays_so() -> None:
    once = mend(TINY)
    assert once != TINY
    assert mend(once) == once
    kept = [row for row in TINY.splitlines() if row.startswith("#") or " # " in row]
    assert all(row in once.splitlines() for row in kept)
    assert sorted(once.replace(f"added = {DAY}\n", "")) == sorted(TINY)


def test_what_would_say_something_else_is_not_safe() -> None:
    assert not is_safe(TINY, TINY.replace("Long truce", "Short truce"))
    assert not is_safe(TINY, TINY.replace('publisher = "Wire"', ""))
    assert not is_safe(TINY, TINY + "[")


TEXTS = st.text(alphabet="ab é\"'\\#\n\t\u202e👨\r", max_size=12)


@settings(deadline=None)
@given(TEXTS, st.sampled_from(['"', '"""', "'''", "'"]))
def test_characters_are_those_of_the_string(text: str, marks: str) -> None:
    basic = marks[0] == '"'
    written = text.replace("\\", "\\\\").replace('"', '\\"').replace("\r", "\\r") if basic else text
    if len(marks) == 1:
        written = written.replace("\n", "\\n" if basic else " ")
    literal = f"{marks}{written}{marks}"
    try:
        value = tomli.loads(f"a = {literal}")["a"]
    except tomli.TOMLDecodeError:
        return
    found = characters(f"xx{literal} # '", 2)
    assert "".join(character.value for character in found) == value
    assert all(literal.startswith(character.written, character.offset - 2) for character in found)


@pytest.mark.parametrize(
    ("literal", "value"),
    [
        ('"\\x41\\u00e9\\U0001F468\\e\\\\\\""', 'A\u00e9\U0001f468\x1b\\"'),
        ('"""\r\na\\  \r\n   b\r\nc"""', "ab\nc"),
        ('"""""two"""""', '""two""'),
    ],
)
def test_escapes(literal: str, value: str) -> None:
    assert "".join(character.value for character in characters(literal, 0)) == value == tomli.loads(f"a={literal}")["a"]


LINES = st.lists(st.sampled_from(["a", "b", "", "[x]", "[y]", "z = 1", *"cdefghijkl"]), max_size=30)


def applied(old: str, diff: list[str]) -> str:
    """What `patch` would make of it."""
    rows, made, at = old.removesuffix("\n").split("\n"), [], 0
    for row in diff[2:]:
        if match := re.match(r"@@ -(\d+),(\d+) \+(\d+),(\d+) @@", row):
            start = int(match[1]) - (match[2] != "0")
            made += rows[at:start]
            at = start
        elif row[0] == "+":
            made.append(row[1:])
        else:
            assert rows[at] == row[1:]
            made += rows[at : at + 1] if row[0] == " " else []
            at += 1
    return "\n".join([*made, *rows[at:]]) + "\n"


@given(LINES, LINES)
def test_a_difference_makes_one_text_of_the_other(before: list[str], after: list[str]) -> None:
    old, new = "\n".join([*before, "end"]) + "\n", "\n".join([*after, "end"]) + "\n"
    diff = list(unified(old, new, "f"))
    assert bool(diff) == (old != new)
    assert applied(old, diff) == new


@pytest.mark.readers
def test_patch_applies_the_difference(tmp_path: Path) -> None:
    if shutil.which("patch") is None:
        pytest.skip("patch is absent")
    (tmp_path / "t").write_text(TINY, "utf-8")
    new = mend(TINY)
    diff = "".join(f"{row}\n" for row in unified(TINY, new, "t"))
    subprocess.run(["patch", "-s", "t"], cwd=tmp_path, input=diff.encode(), check=True, timeout=60)
    assert (tmp_path / "t").read_text("utf-8") == new
