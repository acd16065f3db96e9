"""Loading: what a dossier becomes, what is refused and where, what a careful editor is told."""

import os
import socket
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

from relations_tui.core.load import FileError, Loaded, load, loads
from relations_tui.core.model import Citation, Dossier, Involvement, Link, Localized
from relations_tui.core.phrases import LANGS
from relations_tui.core.problems import Problem, Severity
from relations_tui.core.syntax import is_plain
from relations_tui.core.text import clean

DATA = Path(__file__).parent.parent / "data"
BROKEN = DATA / "broken"
ABOUT = 'format = 1\n[dossier]\nid = "d"\ntitle = "D"\nlanguages = ["fr", "en"]\n'
EVENT = '[[events]]\nid = "one"\ndate = "2020-05"\ntitle = "One"\n'


def broken() -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """Each broken dossier with the line, column and code of each of its problems."""
    rows = [line.split("\t") for line in (BROKEN / "expected.tsv").read_text("utf-8").splitlines()[1:]]
    for name, found in groupby(rows, key=lambda row: row[0]):
        yield name, [(int(line), int(column), code) for _, line, column, code in found]


def advised(text: str) -> list[tuple[int, int, str]]:
    """The line, column and code of each warning; there is no error."""
    loaded = loads(text, advise=True)
    assert loaded.dossier is not None
    assert {problem.severity for problem in loaded.problems} <= {Severity.WARNING}
    return [(*problem.where, problem.code) for problem in loaded.problems]


def codes(text: str) -> list[str]:
    return [problem.code for problem in loads(text).problems]


def only(loaded: Loaded) -> Problem:
    (problem,) = loaded.problems
    return problem


@pytest.mark.parametrize(("name", "expected"), broken())
def test_a_broken_dossier_has_every_problem_at_its_place(name: str, expected: list[tuple[int, int, str]]) -> None:
    loaded = load(str(BROKEN / name))
    assert loaded.dossier is None
    assert [(*problem.where, problem.code) for problem in loaded.problems] == expected
    assert {problem.severity for problem in loaded.problems} == {Severity.ERROR}


def test_every_broken_dossier_is_expected() -> None:
    assert {path.name for path in BROKEN.glob("*.toml")} == {name for name, _ in broken()} | {"forty.toml"}


def test_messages_are_one_safe_line_in_both_languages() -> None:
    said = [
        text
        for name, _ in broken()
        for problem in load(str(BROKEN / name), advise=True).problems
        for phrase in (problem.message, problem.help)
        if phrase is not None
        for text in phrase
    ]
    assert said
    assert [text for text in said if not text or "\n" in text or clean(text) != text or len(text) > 300] == []


def test_both_lines_of_a_duplicate_are_named() -> None:
    problem = load(str(BROKEN / "duplicate-ids.toml")).problems[0]
    assert problem.where.line == 16
    assert [str(line) in problem.message.say(lang) for lang in LANGS for line in (7,)] == [True, True]


def test_a_misspelt_word_gets_the_right_one() -> None:
    problems = load(str(BROKEN / "unknown-references.toml")).problems
    assert problems[0].help is not None
    assert problems[0].help.en == "did you mean `meeting`?"
    assert problems[0].help.fr == "vouliez-vous dire `meeting`\u00a0?"


def test_the_small_dossier_is_free_of_errors(tiny: Dossier) -> None:
    assert [event.id for event in tiny.events] == [
        "eclipse-bc",
        "long-truce",
        "founding",
        "summer-fair",
        "patrols",
        "talks",
        "noon-call",
        "fake-treaty",
        "treaty",
        "embassy",
    ]
    assert tiny.by_id["treaty"].order == 7
    assert tiny.languages == ("fr", "en")
    assert list(tiny.themes["trade"].items()) == [("fr", "Commerce"), ("en", "Trade")]
    assert list(tiny.kinds) == ["eclipse"]


def test_values_are_read_as_the_model_has_them(tiny: Dossier) -> None:
    talks = tiny.by_id["talks"]
    assert talks.actors[0] == Involvement("una-doe")
    assert talks.actors[1] == Involvement("otto-roe", Localized({"fr": "refuse", "en": "declines"}))
    assert talks.citations == (Citation("wire-2020"), Citation("daily-2020"))
    assert talks.links == (
        Link(
            "patrols", "responds-to", Localized({"fr": "La dépêche le dit.", "en": "The wire says so."}), ("wire-2020",)
        ),
    )
    call = tiny.by_id["noon-call"]
    assert call.status == "disputed"
    assert call.disagreements[1] == Localized({"": "plain disagreement"})
    assert (call.added, call.changed) == ("2026-11-01", "2026-11-23")
    assert tiny.places["port-alpha"].point == (12.5, -30.0)
    assert tiny.by_id["treaty"].date.edtf == "2020-07-30"
    assert tiny.sources["gazette-2019"].date is not None
    role = tiny.actors["una-doe"].roles[0]
    assert role.span is not None
    assert (role.span.edtf, role.of, role.sources) == ("2019-05-01/2021-06-30", "alpha", ("gazette-2019",))


def test_nothing_unsafe_comes_out_and_joiners_stay(tiny: Dossier) -> None:
    assert repr(tiny).count("\u202e") == 0
    assert tiny.by_id["noon-call"].summary.pick("en") == "]2;t and knalb"
    assert tiny.by_id["noon-call"].title.pick("fr") == "[Redacted]"
    assert "👨\u200d👩\u200d👧" in tiny.actors["una-doe"].aliases
    assert "\n" in tiny.description.pick("fr")


def test_what_is_cleaned_is_told_at_its_place() -> None:
    loaded = load(str(DATA / "tiny.toml"), advise=True)
    told = [problem for problem in loaded.problems if problem.code == "unsafe-text"]
    assert [problem.path for problem in told] == [("events", 6, "summary", "fr"), ("events", 6, "summary", "en")]
    assert "U+001B" in told[0].message.en


def test_a_dossier_without_events_is_a_dossier() -> None:
    loaded = loads(ABOUT)
    assert loaded.problems == ()
    assert loaded.dossier is not None
    assert loaded.dossier.events == ()


def test_advice_is_given_only_when_asked_for() -> None:
    assert loads(ABOUT + EVENT).problems == ()
    assert advised(ABOUT + EVENT) == [(6, 1, "few-publishers")]


SOURCES = """[sources.a]
publisher = "Alpha"
title = "A"
date = "2020"
url = "https://a.example"
archive = "https://archive.example/a"
[sources.b]
publisher = "Beta"
title = "B"
date = "2020"
url = "https://b.example"
archive = "https://archive.example/b"
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SOURCES + EVENT + 'sources = ["a", "b"]\n', []),
        (SOURCES + EVENT + 'sources = ["a"]\n', [(12, 1, "uncited-source"), (22, 11, "few-publishers")]),
        (
            SOURCES.replace('"Beta"', '"ALPHA"') + EVENT + 'sources = ["a", "b"]\n',
            [(22, 11, "few-publishers")],
        ),
        (
            SOURCES.replace('title = "B"\n', "").replace("//b.", "//a.") + EVENT + 'sources = ["a", "b"]\n',
            [(12, 1, "incomplete-source"), (15, 7, "same-address")],
        ),
        (
            SOURCES.replace("archive", "#archive") + EVENT + 'sources = ["a", "b"]\n',
            [(6, 1, "missing-archive")],
        ),
        (
            SOURCES + EVENT + 'sources = [{ id = "a", date = "2020-05-03" }, { id = "b", date = "2021" }]\n',
            [(22, 66, "competing-dates")],
        ),
        (
            SOURCES + EVENT + 'sources = ["a", { id = "b", date = "2021" }]\n',
            [(20, 8, "unsupported-date"), (22, 36, "competing-dates")],
        ),
        (
            SOURCES + EVENT.replace('"One"', '{ fr = "Un", ar = "' + "ي" * 81 + '" }') + 'sources = ["a", "b"]\n',
            [(21, 9, "missing-translation"), (21, 27, "long-title")],
        ),
        (
            SOURCES
            + '[actors.x]\nname = "X"\nkind = "person"\nroles = [{ title = "T", span = "2010/2019" }]\n'
            + EVENT
            + 'sources = ["a", "b"]\nactors = ["x"]\n',
            [(27, 11, "role-outside-span")],
        ),
        (
            SOURCES
            + '[actors.x]\nname = "X"\nkind = "person"\nroles = [{ title = "T", attested = "2010/2019" }]\n'
            + EVENT
            + 'sources = ["a", "b"]\nactors = ["x"]\n',
            [],
        ),
        (
            SOURCES + EVENT + 'sources = ["a", "b"]\nnote = "a\\u200Bb"\n',
            [(23, 8, "unsafe-text")],
        ),
    ],
)
def test_advice(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert advised(ABOUT + text) == expected


def test_errors_and_advice_come_together_in_the_order_of_the_file() -> None:
    loaded = loads(ABOUT + EVENT + 'themes = ["t"]\n' + EVENT.replace("one", "two"), advise=True)
    assert loaded.dossier is None
    assert [problem.code for problem in loaded.problems] == ["few-publishers", "unknown-theme", "few-publishers"]


def test_a_long_chain_of_wholes_is_no_cycle_and_needs_no_stack() -> None:
    number = 3000
    link = 'links = [{{ to = "e{}", kind = "part-of" }}]\n'
    events = [EVENT.replace("one", f"e{n}") + link.format((n + 1) % number) for n in range(number)]
    assert codes(ABOUT + "".join(events[:-1]) + EVENT.replace("one", f"e{number - 1}")) == []
    assert codes(ABOUT + "".join(events)) == ["part-of-cycle"]


@pytest.mark.parametrize(
    "value",
    ["0x" + "f" * 5000, "nan", "-inf", "false", "'1'", "{ a = 1 }", "[" * 300 + "]" * 300, "12:30:00", "-1", "1.0"],
)
def test_another_format_is_refused_whatever_it_is(value: str) -> None:
    assert codes(f"format = {value}\n") == ["unsupported-format"]


@pytest.mark.parametrize(
    "value", ["0x" + "f" * 5000, "nan", "-inf", "false", "{}", "[[]]", "12:30:00", "2020-01-01T00:00:00Z"]
)
@pytest.mark.parametrize(
    "key", ["id", "title", "kind", "places", "actors", "themes", "sources", "links", "status", "note"]
)
def test_wrong_types_are_told(key: str, value: str) -> None:
    event = {"id": '"one"', "date": '"2020"', "title": '"One"'} | {key: value}
    text = "".join(f"{name} = {written}\n" for name, written in event.items())
    assert codes(f"{ABOUT}[[events]]\n{text}") in (["wrong-type"], ["wrong-type", "wrong-type"])


def test_long_keys_in_texts_are_not_keys() -> None:
    text = ABOUT + EVENT + 'note = "' + "a." * 200 + '"\nsummary = """\n, ' + "b ." * 40 + '"""\n'
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "\u202e",
        "\u200b",
        "\x1b",
        "\t",
        "\u0085",
        "\ufeff",
        "e\u0301",
        '"\\u202e"',
        '"\\e"',
        "\u2028",
        "\u2066",
        "ي\u0651\u0650",
    ],
)
def test_what_cleaning_changes_is_not_plain(text: str) -> None:
    assert not is_plain(f"a {text} b")


@pytest.mark.parametrize(
    "text", ["", "l’été — « œuvre » … 3 €", "المغرب", '"a \\" b \\n"', "a\r\nb", "你好 👨\u200d👩\u200d👧"]
)
def test_what_cleaning_leaves_is_plain(text: str) -> None:
    assert is_plain(text)


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path, tiny: Dossier) -> None:
    text = (DATA / "tiny.toml").read_text("utf-8").replace("\n", "\r\n")
    path = tmp_path / "windows.toml"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    loaded = load(str(path))
    assert loaded.dossier == tiny
    assert loaded.text == text


class TestFiles:
    """What a path may name."""

    @staticmethod
    def refused(path: Path | str, limit: int = 1000) -> str:
        with pytest.raises(FileError) as error:
            load(str(path), limit=limit)
        assert all("\n" not in text for text in error.value.message)
        return error.value.message.en

    def test_a_missing_file(self, tmp_path: Path) -> None:
        assert self.refused(tmp_path / "no").endswith("does not exist")

    def test_a_file_where_a_directory_should_be(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        assert self.refused(tmp_path / "file" / "in").endswith("does not exist")

    def test_a_directory(self, tmp_path: Path) -> None:
        assert self.refused(tmp_path).endswith("is a directory, not a file")

    def test_a_pipe_that_nobody_writes_to(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        assert self.refused(tmp_path / "pipe").endswith("is not a regular file")

    def test_a_socket(self, tmp_path: Path) -> None:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(tmp_path / "s"))
            assert self.refused(tmp_path / "s").endswith("is not a regular file")

    @pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
    def test_a_device(self, device: str) -> None:
        assert self.refused(device).endswith("is not a regular file")

    def test_a_link_to_itself(self, tmp_path: Path) -> None:
        (tmp_path / "link").symlink_to(tmp_path / "link")
        assert self.refused(tmp_path / "link").endswith("goes round in circles")

    @pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
    def test_a_file_one_may_not_read(self, tmp_path: Path) -> None:
        (tmp_path / "secret").touch(mode=0o000)
        assert self.refused(tmp_path / "secret").startswith("you may not read")

    def test_a_name_with_a_null(self) -> None:
        assert self.refused("a\0b").startswith("cannot read")

    def test_a_name_with_commands_is_shown_without(self, tmp_path: Path) -> None:
        assert "\x1b" not in self.refused(tmp_path / "\x1b]0;x\x07")

    def test_a_file_that_is_too_large_names_the_flag(self, tmp_path: Path) -> None:
        path = tmp_path / "large.toml"
        path.write_text(ABOUT.ljust(1001))
        assert load(str(path), limit=1001).dossier is not None
        with pytest.raises(FileError) as error:
            load(str(path), limit=1000)
        assert error.value.help is not None
        assert "--max-size" in error.value.help.en
        assert "1001 bytes" in error.value.message.en

    @pytest.mark.parametrize(
        ("data", "where"),
        [
            (b"a = 1\n# \xc3\xa9\xe9\n", ":2:4: the file is not UTF-8"),
            (b"\xef\xbb\xbfa\xff", ":1:2: the file is not UTF-8"),
            (b"# \xed\xa0\x80", ":1:3: the file is not UTF-8"),
            ("format = 1".encode("utf-16"), ":1:1: the file is UTF-16, not UTF-8"),
        ],
    )
    def test_other_encodings(self, tmp_path: Path, data: bytes, where: str) -> None:
        path = tmp_path / "other.toml"
        path.write_bytes(data)
        assert self.refused(path).endswith(where)
