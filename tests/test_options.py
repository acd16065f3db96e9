"""The command line as typed: what is asked for, or one sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations_tui import options
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.diagnostics import ExitCode, Failure, cells
from relations_tui.option_table import OPTIONS
from relations_tui.options import Request, help_text, language, read


def refused(*arguments: str) -> Failure:
    with pytest.raises(Failure) as raised:
        read(arguments, "en")
    assert raised.value.code is ExitCode.USAGE
    return raised.value


def test_nothing_asks_for_the_explorer() -> None:
    assert read([], "fr") == Request(lang="fr")


def test_every_option_lands_in_the_request() -> None:
    asked = read(
        ["d.toml", "--export", "json", "-o", "out", "-f", "a", "--filter=b", "--since", "2024", "--until", "2025", "--view", "v",
         "--lang", "fr", "--open", "x", "--reverse", "--strict", "--private", "--max-size", "2K"],
        "en",
    )  # fmt: skip
    assert asked == Request(
        "export", "d.toml", "json", "out", ("a", "b"), "2024", "2025", "v", "fr", "x",
        reverse=True, strict=True, private=True, limit=2048, lang_asked=True,
    )  # fmt: skip


def test_a_query_may_begin_with_a_dash() -> None:
    assert read(["-f", "-kind:visit", "--filter", "--", "-f-x"], "en").filters == ("-kind:visit", "--", "-x")


def test_an_output_alone_is_an_export() -> None:
    assert read(["-o", "out.csv"], "en").mode == "export"
    assert read(["--plain", "-o", "out.txt"], "en").mode == "plain"


def test_help_wins_over_other_modes() -> None:
    assert read(["--check", "-h", "--plain"], "en").mode == "help"


def test_an_option_may_be_shortened_while_it_stays_plain() -> None:
    assert read(["--expo", "csv"], "en").format == "csv"


@pytest.mark.parametrize(
    ("arguments", "sentence", "hint"),
    [
        (["--plian"], "no such option: --plian", "did you mean `--plain`?"),
        (["--xyzzy"], "no such option: --xyzzy", "relations-tui --help shows the options"),
        (["-Z"], "no such option: -Z", "relations-tui --help shows the options"),
        (["--export"], "a value is missing after --export", "write --export FORMAT"),
        (["-f"], "a value is missing after -f", "write -f QUERY"),
        (["--plain=yes"], "--plain takes no value", None),
        (["--lang", "de"], "--lang is fr or en, not de", None),
        (["--plain", "--check"], "--check and --plain do not go together", None),
        (["a.toml", "b.toml"], "one file at a time, not 2", "put a query in quotes, after -f"),
        (["--max-size", "huge"], "--max-size is a size such as 64M, not huge", None),
        (["--max-size", "0"], "--max-size is a size such as 64M, not 0", None),
    ],
)
def test_what_cannot_be_used_is_told_in_one_sentence(arguments: list[str], sentence: str, hint: str | None) -> None:
    failure = refused(*arguments)
    assert failure.message.en == sentence
    assert (failure.help.en if failure.help else None) == hint
    assert failure.message.fr != failure.message.en


@pytest.mark.parametrize(
    ("typed", "size"), [("1", 1), ("3k", 3072), ("64M", 64 << 20), ("1GB", 1 << 30), ("1Go", 1 << 30)]
)
def test_sizes(typed: str, size: int) -> None:
    assert read(["--max-size", typed], "en").limit == size


def test_the_language_is_known_before_the_rest_is_understood() -> None:
    assert language(["--bogus", "--lang", "fr"], "en") == "fr"
    assert language(["--lang=fr", "--lang=xx"], "en") == "fr"
    assert language(["--lang"], "en") == "en"


@given(
    st.lists(
        st.one_of(st.text(max_size=12), st.sampled_from([f"--{name}" for name in OPTIONS] + ["-f", "-o", "--"])),
        max_size=6,
    )
)
def test_any_arguments_make_a_request_or_a_sentence(arguments: list[str]) -> None:
    try:
        asked = read(arguments, "en")
    except Failure as failure:
        said = failure.message.en
    else:
        assert asked.mode in options.MODES
        said = "".join(asked.filters)
    assert "\n" not in said


@pytest.mark.parametrize("lang", LANGS)
def test_the_help_names_every_option_and_keeps_its_width(lang: Lang) -> None:
    text = help_text(lang)
    assert all(f"--{name}" in text for name in OPTIONS)
    assert max(map(cells, text.splitlines())) <= 120


def test_the_beginning_of_several_options_names_them() -> None:
    failure = refused("--p")
    assert failure.help is not None
    assert failure.help.en == "it begins --plain, --private, --place"


def test_letters_may_stand_together() -> None:
    assert read(["-Vh"], "en").mode == "help"
    assert read(["-fa b"], "en").filters == ("a b",)
