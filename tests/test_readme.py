"""What the READMEs say, held to the program: tables, commands, options, filters, exit codes, columns, keys of the JSON."""

import json
import re
import shlex
import shutil
import subprocess
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from tests.readme import READMES, ROOT, remade

from relations_tui import cli
from relations_tui.core.fields import FIELD_SPELLINGS
from relations_tui.core.index import Index
from relations_tui.core.phrases import Lang
from relations_tui.core.query import EVERYTHING, parse
from relations_tui.core.text import fold
from relations_tui.diagnostics import ExitCode
from relations_tui.export import Options, write
from relations_tui.option_table import OPTIONS
from relations_tui.options import MODES
from relations_tui.tui.render.guide import EXAMPLES

TEXTS: dict[Lang, str] = {lang: path.read_text(encoding="utf-8") for lang, path in READMES.items()}
LANGS = list(TEXTS)
HEADINGS: dict[str, dict[Lang, str]] = {
    "filter": {"en": "### The filter", "fr": "### Le filtre"},
    "json": {"en": "### The JSON export", "fr": "### L’export JSON"},
    "csv": {"en": "### The CSV export", "fr": "### L’export CSV"},
}


def section(name: str, lang: Lang) -> str:
    """What stands under a heading, up to the next one."""
    after = TEXTS[lang].partition(HEADINGS[name][lang] + "\n")[2]
    assert after
    return re.split(r"^#", after, maxsplit=1, flags=re.MULTILINE)[0]


def spans(text: str) -> list[str]:
    """Every code span, in order."""
    return re.findall(r"`([^`\n]+)`", text)


def fences(text: str, info: str) -> list[str]:
    return [token.content for token in MarkdownIt().parse(text) if token.type == "fence" and token.info == info]


def commands(lang: Lang) -> list[list[str]]:
    """The arguments of every command of this program that is shown, up to a pipe, a redirection or a comment."""
    lines = "\n".join(fences(TEXTS[lang], "sh")).replace("\\\n", " ").splitlines()
    found = []
    for row in lines:
        lexer = shlex.shlex(row, posix=True, punctuation_chars=True)
        lexer.wordchars += "~:…,é"
        words = list(lexer)
        if words and words[0] == "relations-tui":
            found.append(words[1 : next((at for at, word in enumerate(words) if word in "|>"), None)])
    return found


def needs_terminal(arguments: list[str]) -> bool:
    asked = {word.removeprefix("--") for word in arguments if word.startswith("--")}
    return not asked & {*MODES, "output"} or "serve" in asked or ("new" in asked and "date" not in asked)


COMMANDS = [words for lang in LANGS for words in commands(lang) if not needs_terminal(words)]


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in git as the commands shown suppose it: the dossier, changed since what was published."""
    folder = tmp_path_factory.mktemp("readme") / "dossier"
    (folder / "docs").mkdir(parents=True)
    new = (ROOT / "events.toml").read_text(encoding="utf-8")
    old = new.replace('date = "2024-07-30"', 'date = "2024-07"', 1)
    assert old != new
    for path in ("../published.toml", "docs/events.toml", "events.toml"):
        (folder / path).write_text(old, encoding="utf-8")
    identity = ("-c", "user.name=tests", "-c", "user.email=tests@example.org", "-c", "commit.gpgsign=false")
    shutil.copytree(ROOT / "tests" / "data" / "import", folder, dirs_exist_ok=True)
    git = ("git", *identity, "-C", str(folder))
    subprocess.run([*git, "init", "--quiet", "--initial-branch=main"], check=True)
    for text in (old, new):
        (folder / "events.toml").write_text(text, encoding="utf-8")
        subprocess.run([*git, "add", "."], check=True)
        subprocess.run([*git, "commit", "--quiet", "--message=x"], check=True)
        if text is old:
            subprocess.run([*git, "tag", "v1.2"], check=True)
    return folder


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_every_command_shown_does_what_it_says(
    arguments: list[str], repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:  # fmt: skip
    here = tmp_path / "dossier"
    shutil.copytree(repository, here)
    shutil.copy(repository.parent / "published.toml", tmp_path)
    monkeypatch.chdir(here)
    code = cli.main(arguments)
    out, err = capfdbinary.readouterr()
    assert code == (ExitCode.DOSSIER if "--diff" in arguments else ExitCode.OK), err.decode()
    written = next((here / after for word, after in pairwise(arguments) if word == "-o"), None)
    assert (written.read_bytes() if written else out).strip()
    assert bool(out) != bool(written)
    if "json" in arguments:
        json.loads(out)


def test_there_are_commands_of_every_kind() -> None:
    shown = {word for words in COMMANDS for word in words}
    assert {"--diff", "--new", "--schema", "--stats", "--export", "--plain", "--show", "--formats", "--import"} <= shown


@pytest.mark.parametrize("lang", LANGS)
def test_it_starts_with_the_two_commands(lang: Lang) -> None:
    lines = [row.split("#")[0].strip() for row in TEXTS[lang].splitlines()[:5]]
    assert lines[2:5] == ["```sh", "make run", "make test"]
    other = READMES["fr" if lang == "en" else "en"].name
    assert f"]({other})" in "\n".join(TEXTS[lang].splitlines()[:10])


@pytest.mark.parametrize("lang", LANGS)
def test_its_tables_are_those_of_the_program(lang: Lang) -> None:
    assert TEXTS[lang] == remade(TEXTS[lang], lang), "make readme"


@pytest.mark.parametrize("lang", LANGS)
def test_every_option_named_exists(lang: Lang) -> None:
    named = set(re.findall(r"(?<![\w-])--([a-z][a-z-]*)", TEXTS[lang]))
    assert named - set(OPTIONS) == set()


@pytest.mark.parametrize("lang", LANGS)
def test_every_exit_code_is_told(lang: Lang) -> None:
    assert [int(code) for code in re.findall(r"^\| (\d+) \|", TEXTS[lang], re.MULTILINE)] == list(ExitCode)


@pytest.mark.parametrize("lang", LANGS)
def test_every_filter_shown_is_understood(lang: Lang, real_index: Index) -> None:
    event = real_index.dossier.events[0].id
    rows = re.findall(r"^\| (`.*?) \|", section("filter", lang), re.MULTILINE)
    typed = [span for row in rows for span in spans(row) if span not in ("NOT", "NON", "( )")]
    assert len(typed) > 10
    for text in typed:
        parse(re.sub(r"\bID\b", event, text), real_index.vocabulary, lang=lang)


@pytest.mark.parametrize("lang", LANGS)
def test_every_field_listed_exists(lang: Lang) -> None:
    listed = [span.split() for span in spans(section("filter", lang)) if span.count(" ") > 6]
    assert len(listed) == 2
    assert [field for fields in listed for field in fields if fold(field) not in FIELD_SPELLINGS] == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_help_shows_filters_that_are_understood(lang: Lang, real_index: Index) -> None:
    for example, _ in EXAMPLES:
        parse(example.say(lang), real_index.vocabulary, lang=lang)


@pytest.mark.parametrize("lang", LANGS)
def test_the_columns_of_the_csv_are_listed_in_their_order(lang: Lang, tiny_index: Index) -> None:
    stream = BytesIO()
    write(tiny_index.search(EVERYTHING), stream, "csv", Options("en", private=True))
    columns = stream.getvalue().decode("utf-8-sig").split("\r\n")[0].split(",")
    listed = spans(section("csv", lang))
    assert listed[: len(columns)] == columns


@pytest.mark.parametrize("lang", LANGS)
def test_the_keys_of_the_json_are_listed(lang: Lang, tiny_index: Index) -> None:
    stream = BytesIO()
    write(tiny_index.search(EVERYTHING), stream, "json", Options("en", private=True))
    document = json.loads(stream.getvalue())
    listed = set(spans(section("json", lang)))
    event = document["events"][0]
    keys = {*document, *event, *event["date"], *event["display"], *event["corroboration"], *document["dossier"]}
    assert keys - listed - {"format", "version"} == set()


def test_both_languages_say_the_same_things() -> None:
    shapes = []
    for text in TEXTS.values():
        tokens = MarkdownIt("commonmark").enable("table").parse(text)
        shapes.append([(token.type, token.tag, token.info) for token in tokens])
    english, french = shapes
    assert english == french


@pytest.mark.parametrize("lang", LANGS)
def test_its_links_lead_somewhere(lang: Lang) -> None:
    targets = re.findall(r"\]\(([^)]+)\)", TEXTS[lang])
    assert targets
    assert [target for target in targets if not (ROOT / unquote(target)).is_file()] == []


@pytest.mark.parametrize("picture", sorted((ROOT / "docs").glob("*.svg")), ids=lambda path: path.name)
def test_a_picture_asks_for_nothing_from_elsewhere(picture: Path) -> None:
    drawn = picture.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?:|url\((?!#)|@import|@font-face|<script|<image", drawn)
