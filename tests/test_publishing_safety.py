"""A private note never leaves the program unless it is asked for: a secret is planted in every one and then looked for."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.planted import DOSSIER, KINDS, TELLTALE, leaked

from relations_tui import cli, comparing
from relations_tui.core.veil import veiled
from relations_tui.export import formats
from relations_tui.export.stats import REPORTS as STATS_REPORTS
from relations_tui.reports import REPORTS as CHECK_REPORTS

Runner = Callable[..., bytes]


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    return written(tmp_path, "planted.toml", DOSSIER)


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Runner:
    def call(*arguments: str | Path) -> bytes:
        """Everything that reached stdout or stderr."""
        cli.main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        assert out + err
        return out + err

    return call


MODES = [
    *(("--export", name) for name in formats()),
    ("--plain",),
    ("--show", "talks"),
    ("--show", "more-talks"),
    *(("--stats", "--report", report) for report in STATS_REPORTS),
]


@pytest.mark.parametrize("mode", MODES, ids=" ".join)
def test_no_mode_tells_a_note(run: Runner, planted: Path, mode: tuple[str, ...]) -> None:
    for options in (("--lang", "fr"), ("--lang", "en"), ("--as-of", "2024"), ("--reverse",)):
        assert leaked(run(planted, *mode, *options)) == set()


@pytest.mark.parametrize("name", formats())
def test_no_file_holds_a_note(planted: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"out{formats()[name].ending}"
    assert cli.main([str(planted), "-o", str(path)]) == 0
    assert leaked(path.read_bytes()) == set()


EVENTS = {"EVENT", "OTHER-EVENT"}
SOURCES = {"SOURCE", "INLINE-SOURCE"}
TOLD = {
    "json": set(KINDS),
    "jsonl": set(KINDS),
    "csv": EVENTS,
    "md": EVENTS | SOURCES,
    "txt": EVENTS | SOURCES,
    "html": EVENTS | SOURCES | {"ACTOR", "INLINE-ACTOR"},
    "csl": EVENTS | SOURCES,
    "ris": EVENTS | SOURCES,
    "bibtex": EVENTS | SOURCES,
    "dot": EVENTS | {"ACTOR", "INLINE-ACTOR"},
    "graphml": EVENTS | {"ACTOR", "INLINE-ACTOR"},
    "gexf": EVENTS | {"ACTOR", "INLINE-ACTOR"},
    "markwhen": EVENTS | SOURCES,
    "mermaid": EVENTS,
    "jsonld": set(),
    "atom": EVENTS | SOURCES,
    "jsonfeed": EVENTS | SOURCES,
}
"""The notes that these formats have a place for."""


@pytest.mark.parametrize("name", TOLD)
def test_an_export_with_private_notes_holds_those_it_has_a_place_for(run: Runner, planted: Path, name: str) -> None:
    assert leaked(run(planted, "--export", name, "--private")) == TOLD[name]


def test_linear_texts_tell_private_notes_when_asked(run: Runner, planted: Path) -> None:
    assert leaked(run(planted, "--plain", "--private")) == EVENTS
    assert leaked(run(planted, "--show", "talks", "--private")) == {"EVENT"} | SOURCES


@pytest.mark.parametrize("report", comparing.REPORTS)
def test_a_comparison_tells_notes_only_when_asked(run: Runner, planted: Path, tmp_path: Path, report: str) -> None:
    changed = DOSSIER.replace(TELLTALE, "other").replace("More talks", "Still more talks")
    other = written(tmp_path, "other.toml", changed)
    empty = written(tmp_path, "empty.toml", DOSSIER.partition("[themes")[0])
    for old, new in ((other, planted), (planted, other), (empty, planted), (planted, empty)):
        assert leaked(run(new, "--diff", old, "--report", report)) == set()
    assert leaked(run(planted, "--diff", other, "--report", report, "--private")) == set(KINDS)


def broken() -> Iterator[tuple[str, str]]:
    """The dossier with mistakes on the very lines of its notes, so that a report would show those lines."""
    yield "no mistake", DOSSIER
    yield "a note that is no text", DOSSIER.replace(f'"{TELLTALE}:ACTOR:"', f'["{TELLTALE}:ACTOR:"]')
    yield "an unknown key beside a note", DOSSIER.replace('publisher = "Daily"', 'publisher = "Daily", nam = "x"')
    yield "an unknown key named almost so", DOSSIER.replace("\nnote =", "\nNotes =")
    yield "a missing key beside a note", DOSSIER.replace('publisher = "Daily", ', "")
    yield (
        "a note given twice",
        DOSSIER.replace(f'note = "{TELLTALE}:PLACE:"', f'note = "x"\nnote = "{TELLTALE}:PLACE:"'),
    )
    yield "a note that does not end", DOSSIER.replace(f'"{TELLTALE}:ACTOR:"', f'"{TELLTALE}:ACTOR:')
    yield "a note without quotes", DOSSIER.replace(f'"{TELLTALE}:ACTOR:"', f"{TELLTALE}:ACTOR:")
    yield "a fault inside", DOSSIER.replace(f'"{TELLTALE}:ACTOR:"', f'"{TELLTALE}:ACTOR: \\q"')
    yield "a fault on its second line", DOSSIER.replace(f'"{TELLTALE}:ACTOR:"', f'"""\n{TELLTALE}:ACTOR: \\q\n"""')
    yield "a long one that does not end", DOSSIER.replace(f'"{TELLTALE}:ACTOR:"', f"'''\n{TELLTALE}:ACTOR:")


@pytest.mark.parametrize("report", CHECK_REPORTS)
@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in broken()])
def test_no_report_of_problems_shows_a_note(run: Runner, tmp_path: Path, report: str, text: str) -> None:
    path = written(tmp_path, "broken.toml", text)
    assert leaked(run(path, "--check", "--report", report)) == set()
    assert leaked(run(path, "--plain")) == set()


def test_no_search_finds_a_note(planted: Path, run: Runner) -> None:
    assert b'"count":0' in run(planted, "--export", "json", "-f", f'"{TELLTALE}"')


@given(st.text("note =\"'\\\n#ab", max_size=40))
def test_a_veil_moves_nothing(text: str) -> None:
    hidden = veiled(text)
    assert [len(line) for line in hidden.split("\n")] == [len(line) for line in text.split("\n")]
    assert veiled(hidden) == hidden
    assert all(other in (one, "·") for one, other in zip(text, hidden, strict=True))


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ('note = "a b" # c', 'note = "···" # c'),
        ("x = { note = 'ab', y = 1 }", "x = { note = '··', y = 1 }"),
        ('"note"="a"', '"note"="·"'),
        ('note = "a\\"b", c', 'note = "··"·", c'),
        ('note = """a\nb""" # c', 'note = """·\n·""" # c'),
        ("note = ab # c", "note = ······"),
        ('footnote = "a"', 'footnote = "a"'),
        ("note = ''", "note = ''"),
        ('NOTES = "a', 'NOTES = "·'),
    ],
)
def test_what_a_note_says_is_hidden(text: str, hidden: str) -> None:
    assert veiled(text) == hidden
