"""The configuration is followed to the letter or refused, every mistake at its place."""

import os
import re
from pathlib import Path

import pytest
from tests.readme import READMES
from tests.running import Runner

from relations_tui import modes
from relations_tui.core.codes import OF_SETTINGS, Code
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.diagnostics import ExitCode
from relations_tui.launch import Launch
from relations_tui.settings import Settings, settings_of, usual_place

TEXTS = {lang: path.read_text(encoding="utf-8") for lang, path in READMES.items()}
TINY = Path(__file__).parent / "data" / "tiny.toml"


def told(text: str) -> list[str]:
    """Each problem: its place, its code, what is said."""
    return [
        f"{problem.where.line}:{problem.where.column} {problem.code} {problem.message.en}"
        for problem in settings_of(text)[1]
    ]


def test_nothing_said_leaves_all_as_it_is() -> None:
    assert settings_of("") == (Settings(), ())
    assert settings_of("[keys]\n") == (Settings(), ())


def test_what_is_said_is_read() -> None:
    text = 'lang = "fr"\ntheme = "light"\nmouse = false\n[keys]\nmark = "w"\nundo = []\nhelp = ["F1", "?", "^b"]\n'
    keys = {"mark": ("w",), "undo": (), "help": ("f1", "question_mark", "ctrl+b")}
    assert settings_of(text) == (Settings(keys, "fr", "light", mouse=False), ())


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("lang = \n", "1:8 toml-syntax"),
        ('colour = "red"', "1:1 unknown-key there is no key `colour` here"),
        ('lang = "de"', "1:8 unknown-value `lang` is fr or en, not `de`"),
        ("lang = 3", "1:8 wrong-type"),
        ('theme = "blue"', "1:9 unknown-value `theme` is dark or light, not `blue`"),
        ('mouse = "no"', "1:9 wrong-type `mouse` takes true or false, not text"),
        ("keys = 3", "1:8 wrong-type `keys` takes a table"),
        ('[keys]\nmarkk = "w"', "2:1 unknown-action there is no action `markk`"),
        ("[keys]\nmark = 3", "2:8 wrong-type `mark` takes a key or a list of keys, not a number"),
        ('[keys]\nmark = { a = "w" }', "2:8 wrong-type"),
        ('[keys]\nmark = ["w", 3]', "2:14 wrong-type"),
        ('[keys]\nmark = "slahs"', "2:8 unknown-key-name there is no key `slahs`"),
        ('[keys]\nmark = ["w", "^h"]', "2:14 unknown-key-name a terminal cannot tell `^h` from `backspace`"),
        ('[keys]\nmark = ["w", "w"]', "2:14 listed-twice `w` is given twice (already on line 2)"),
        ('[keys]\nmark = "o"', "2:8 key-taken `o` stands for both `source` and `mark`"),
        ('[keys]\nmark = "w"\nundo = "w"', "3:8 key-taken `w` stands for both `mark` and `undo` (already on line 2)"),
        ('[keys]\nmark = "^q"', "2:8 key-taken `^q` always quits the program"),
    ],
)
def test_a_mistake_is_told_at_its_place(text: str, problem: str) -> None:
    found = told(text)
    assert len(found) == 1
    assert found[0].startswith(problem)


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ('[keys]\nmarkk = "w"', "did you mean `mark`?"),
        ('[keys]\nmark = "slahs"', "did you mean `slash`?"),
        ('[keys]\nmark = "o"', "give `source` another key, or none: source = []"),
        ('them = "dark"', "did you mean `theme`?"),
        ("lang = 3", "put it between quotes"),
    ],
)
def test_a_mistake_comes_with_its_remedy(text: str, remedy: str) -> None:
    (problem,) = settings_of(text)[1]
    assert problem.help is not None
    assert problem.help.en == remedy


@pytest.mark.parametrize("code", OF_SETTINGS.values(), ids=OF_SETTINGS.keys())
def test_the_examples_of_a_code_show_it(code: Code) -> None:
    assert [problem.code for problem in settings_of(code.wrong)[1]] == [code.name]
    assert settings_of(code.right)[1] == ()


def test_a_code_of_the_configuration_is_explained(run: Runner) -> None:
    ended = run("--explain", "unknown-action", "--lang", "en")
    assert ended.code == ExitCode.OK
    assert 'mark = "f9"' in ended.out


def test_every_mistake_is_told_at_once_in_the_order_of_the_file() -> None:
    text = 'mouse = 1\n[keys]\nmark = ["^s", "o"]\nmarkk = "x"\n'
    assert [found.split()[1] for found in told(text)] == [
        "wrong-type",
        "unknown-key-name",
        "key-taken",
        "unknown-action",
    ]


def test_a_key_that_is_given_up_may_be_given_to_another_and_two_may_be_swapped() -> None:
    assert told('[keys]\nsource = []\nmark = "o"') == []
    assert told('[keys]\nmark = "o"\nsource = "m"') == []


def test_one_key_may_stand_for_an_action_of_a_pane_and_for_another_elsewhere() -> None:
    assert told('[keys]\nexclude = "o"') == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_example_of_the_readme_is_followed(lang: Lang) -> None:
    (example,) = (text for text in re.findall(r"```toml\n(.*?)```", TEXTS[lang], re.DOTALL) if "[keys]" in text)
    settings, problems = settings_of(example)
    assert problems == ()
    assert (settings.lang, settings.theme, settings.mouse) == (lang, "dark", True)
    assert settings.keys["mark"] == ("w",)
    assert settings.keys["language"] == ()


@pytest.mark.parametrize("lang", LANGS)
def test_every_thing_that_may_be_said_is_in_the_readme(lang: Lang) -> None:
    (example,) = (text for text in re.findall(r"```toml\n(.*?)```", TEXTS[lang], re.DOTALL) if "[keys]" in text)
    assert all(re.search(rf"^\[?{name}\b", example, re.MULTILINE) for name in Settings._fields)


@pytest.fixture
def launched(monkeypatch: pytest.MonkeyPatch) -> list[Launch]:
    """What the explorer would have been opened with."""
    found: list[Launch] = []
    monkeypatch.setattr(modes, "check_terminal", lambda: None)

    def run(launch: Launch) -> int:
        found.append(launch)
        return 0

    monkeypatch.setattr("relations_tui.tui.app.run", run)
    return found


def test_the_configuration_is_read_where_it_usually_is(run: Runner, launched: list[Launch]) -> None:
    place = Path(usual_place())
    assert place.is_relative_to(os.environ["XDG_CONFIG_HOME"])
    place.parent.mkdir(parents=True)
    place.write_text('lang = "fr"\ntheme = "light"\nmouse = false\n[keys]\nmark = "w"\n', encoding="utf-8")
    assert run(TINY).code == ExitCode.OK
    assert run(TINY, "--lang", "en").code == ExitCode.OK
    told, asked = launched
    assert (told.lang, told.lang_asked, told.theme, told.mouse, told.keys) == (
        "fr",
        True,
        "light",
        False,
        {"mark": ("w",)},
    )
    assert (asked.lang, asked.lang_asked) == ("en", True)


def test_without_one_all_is_as_usual(run: Runner, launched: list[Launch]) -> None:
    assert run(TINY).code == ExitCode.OK
    (launch,) = launched
    assert (launch.lang, launch.lang_asked, launch.theme, launch.mouse, launch.keys) == ("en", False, "", True, {})


@pytest.mark.parametrize("lang", LANGS)
def test_mistakes_keep_the_explorer_from_starting_and_are_shown_where_they_are(
    run: Runner, launched: list[Launch], tmp_path: Path, lang: str
) -> None:
    path = tmp_path / "c.toml"
    path.write_text('theme = "blue"\n[keys]\nmarkk = "w"\n', encoding="utf-8")
    ended = run(TINY, "--config", path, "--lang", lang)
    assert (ended.code, ended.out, launched) == (ExitCode.USAGE, "", [])
    assert f"{path}:1:9: " in ended.err
    assert f"{path}:3:1: " in ended.err
    assert "[unknown-action]" in ended.err
    assert "`mark`" in ended.err
    assert "--config" in ended.err.splitlines()[-1]


@pytest.mark.parametrize("content", [None, b"\xff\xfe", b"mark = ["])
def test_a_configuration_that_is_named_must_be_there_and_be_read(
    run: Runner, launched: list[Launch], tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "c.toml"
    if content is not None:
        path.write_bytes(content)
    ended = run(TINY, "--config", path)
    assert (ended.code, launched) == (ExitCode.USAGE, [])
    assert "c.toml" in ended.err


def test_a_folder_in_its_place_is_no_configuration(run: Runner, launched: list[Launch]) -> None:
    Path(usual_place()).mkdir(parents=True)
    ended = run(TINY)
    assert (ended.code, launched) == (ExitCode.USAGE, [])


@pytest.mark.parametrize("mode", ["--check", "--plain", "--stats"])
def test_only_the_explorer_follows_one(run: Runner, tmp_path: Path, mode: str) -> None:
    ended = run(TINY, mode, "--config", tmp_path / "c.toml")
    assert ended.code == ExitCode.USAGE
    assert f"--config is for the explorer, not {mode}" in ended.err


def test_an_empty_name_is_none(run: Runner) -> None:
    assert run(TINY, "--config", "").code == ExitCode.USAGE


def test_a_script_reads_no_configuration(run: Runner) -> None:
    place = Path(usual_place())
    place.parent.mkdir(parents=True)
    place.write_text("not toml", encoding="utf-8")
    assert run(TINY, "--plain").code == ExitCode.OK
