"""`x`: what is on screen becomes a file, the same as `--export` writes, once the reader has seen what will be lost."""

import errno
import os
import re
from pathlib import Path
from typing import BinaryIO

import pytest
from tests.planted import DOSSIER, leaked
from tests.running import Runner
from tests.tui.looking import MakeApp, explorer, seen, until
from textual.pilot import Pilot

from relations_tui import plugins, saving
from relations_tui.core.dates import parse_people
from relations_tui.core.index import Index, Results
from relations_tui.core.load import loads
from relations_tui.core.phrases import LANGS, Lang, Phrase
from relations_tui.diagnostics import ExitCode, Failure
from relations_tui.export import Format, Loss, Options, Writer, formats
from relations_tui.tui import drafting
from relations_tui.tui import state as steps
from relations_tui.tui.app import RelationsApp
from relations_tui.tui.document import Document
from relations_tui.tui.drafting import drafted, renamed, slug, sought, subject, target
from relations_tui.tui.export_form import Form, begin, chosen, moved, rows, turned
from relations_tui.tui.export_screen import ExportScreen
from relations_tui.tui.picture import Picture
from relations_tui.tui.renewing import known_on

ROOT = Path(__file__).parent.parent.parent
TINY = ROOT / "tests" / "data" / "tiny.toml"
REAL = ROOT / "events.toml"
VISAS = "theme:visas -kind:statement"


def as_written(run: Runner, folder: Path, *arguments: str | Path) -> bytes:
    """What the command line writes to a file."""
    path = folder / "asked"
    ended = run(*arguments, "-o", path)
    assert ended.code == 0, ended.err
    return path.read_bytes()


@pytest.mark.parametrize("name", formats())
@pytest.mark.parametrize("lang", LANGS)
def test_the_bytes_are_those_of_the_command_line(
    run: Runner, tmp_path: Path, tiny_index: Index, lang: Lang, name: str
) -> None:
    state = steps.start(tiny_index, lang, "since:1990", reverse=True)
    draft = drafted(subject(state, ""), formats()[name], subject(state, "").options)
    asked = as_written(run, tmp_path, TINY, "--export", name, "-f", "since:1990", "--reverse", "--lang", lang)
    assert draft.data == asked


@pytest.mark.parametrize("name", formats())
def test_the_bytes_are_those_of_the_command_line_on_a_partial_view(
    run: Runner, tmp_path: Path, real_index: Index, name: str
) -> None:
    state = known_on(steps.start(real_index, "en", VISAS), parse_people("2024", lang="en"))
    draft = drafted(subject(state, ""), formats()[name], subject(state, "").options)
    asked = as_written(run, tmp_path, REAL, "--export", name, "-f", VISAS, "--as-of", "2024", "--lang", "en")
    assert draft.data == asked


@pytest.mark.parametrize("name", formats())
def test_private_notes_go_along_only_when_they_are_asked_for(run: Runner, tmp_path: Path, name: str) -> None:
    dossier = loads(DOSSIER).dossier
    assert dossier is not None
    form = _form(Index(dossier), name)
    assert "left out" in next(row for row in rows(form) if row.id == "private").value.en
    assert leaked(_data(form).decode("latin-1")) == set()
    file = tmp_path / "events.toml"
    file.write_text(DOSSIER, encoding="utf-8")
    asked = as_written(run, tmp_path, file, "--export", name, "--private", "--lang", "en")
    form = turned(form, "private")
    assert _data(form) == asked
    assert next(row for row in rows(form) if row.id == "private").grave


def _form(index: Index, name: str, *, served: bool = False) -> Form:
    form = begin(subject(steps.start(index, "en"), ""), "en", served=served, last=formats()[name])
    return chosen(form)


def _data(form: Form) -> bytes:
    assert form.format is not None
    return drafted(form.subject, form.format, form.options).data


def test_through_a_browser_no_private_note_goes_along() -> None:
    dossier = loads(DOSSIER).dossier
    assert dossier is not None
    assert "private" not in {row.id for row in rows(_form(Index(dossier), "json", served=True))}


def test_options_are_those_on_screen_until_they_are_turned(real_index: Index) -> None:
    form = _form(real_index, "csv")
    assert (form.options.lang, form.options.reverse) == ("en", False)
    assert turned(turned(form, "lang"), "reverse").options[:3] == ("fr", False, True)
    assert moved(form, -1).entry == len(rows(form)) - 1


def test_a_figure_is_drawn_as_asked(run: Runner, tmp_path: Path, real_index: Index) -> None:
    form = _form(real_index, "svg")
    assert {"figure-by", "figure-width", "figure-theme"} <= {row.id for row in rows(form)}
    for row in ("figure-by", "figure-by", "figure-width", "figure-theme"):
        form = turned(form, row)
    figure = ("--figure-by", "actor", "--figure-width", "1280", "--figure-theme", "dark")
    assert _data(form) == as_written(run, tmp_path, REAL, "--export", "svg", *figure, "--lang", "en")
    seen_in_lanes = steps.start(real_index, "en")._replace(picture=Picture(lanes=True, by="kind"))
    assert subject(seen_in_lanes, "").options.figure_by == "kind"
    assert not {row.id for row in rows(_form(real_index, "csv"))} & {"figure-by", "figure-width", "figure-theme"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("france-maroc-thème:visas depuis:2021", "france-maroc-theme-visas-depuis-2021"),
        ("../../etc/passwd", "etc-passwd"),
        ("中文", "export"),
        ("word " * 40, "-".join(["word"] * 12)),
        ("x" * 200, "x" * 60),
    ],
)
def test_a_file_name_is_plain(text: str, name: str) -> None:
    assert slug(text) == name


def test_formats_are_sought_by_name_ending_or_what_they_are() -> None:
    assert [known.name for known in sought("csv")][:2] == ["csv", "csv-excel"]
    assert [known.name for known in sought(".bib")] == ["bibtex"]
    assert "ics" in {known.name for known in sought("agenda iCal")}
    assert sought("zzz") == ()
    assert len(sought("")) == len(formats())


def test_the_ending_follows_the_format_and_the_rest_stays() -> None:
    known = formats()
    assert renamed("a/b.csv", known["csv"], known["ics"]) == "a/b.ics"
    assert renamed("notes", known["csv"], known["ics"]) == "notes"
    assert renamed("b.timeline.json", known["timelinejs"], known["md"]) == "b.md"


def test_a_place_is_absolute_and_knows_the_readers_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    assert target(" ~/a.csv ") == str(tmp_path / "home" / "a.csv")
    assert target("a.csv") == str(tmp_path / "a.csv")
    assert drafting.shown(target("~/a.csv")) == "~/a.csv"
    assert target("  ") == ""
    assert drafting.tail("/a/b.csv") == "/a/b.csv"
    assert drafting.tail(f"/{'long/' * 20}b.csv").removeprefix("…/").count("long/") == 10
    assert drafting.tail(f"/a/{'b' * 99}") == "…/" + "b" * 99


async def _opened(pilot: Pilot[None], *keys: str) -> None:
    """The dialog open, the keys pressed, the bytes there."""
    await pilot.press("x")
    await until(pilot, lambda: isinstance(pilot.app.screen, ExportScreen))
    await pilot.press(*keys)
    await until(pilot, lambda: "being made" not in seen(pilot) and "préparation" not in seen(pilot))


async def _left(pilot: Pilot[None], said: str) -> None:
    """Back in the explorer, which says it."""
    for _ in range(200):
        if not isinstance(pilot.app.screen, ExportScreen) and said in seen(pilot):
            return
        await pilot.pause()
    raise AssertionError(seen(pilot))


async def _says(pilot: Pilot[None], said: str) -> None:
    """Still in the dialog, which says it, on however many lines."""
    for _ in range(200):
        screen = pilot.app.screen
        if isinstance(screen, ExportScreen):
            lines = [line.content.plain.strip() for line in screen.query_one("#export-list", Document)._lines]
            if said in " ".join(lines):
                return
        await pilot.pause()
    raise AssertionError(seen(pilot))


async def test_a_filter_becomes_a_file(
    make_app: MakeApp, run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with make_app(query=VISAS).run_test(size=(120, 40)) as pilot:
        await _opened(pilot, *"ics", "enter")
        assert "What ics does not keep" in seen(pilot)
        assert "without their other languages" in seen(pilot)
        await pilot.press("enter")
        await _left(pilot, "written: ")
        said = re.search(r"kind-statement\.ics, (\d+) events, (\d+) losses", seen(pilot))
        assert said, seen(pilot)
    asked = run(REAL, "--export", "ics", "-f", VISAS, "--lang", "en", "-o", tmp_path.with_suffix(".ics"))
    written = (tmp_path / "france-maroc-theme-visas-kind-statement.ics").read_bytes()
    assert written == tmp_path.with_suffix(".ics").read_bytes()
    assert [int(count) for count in said.groups()] == [written.count(b"BEGIN:VEVENT"), asked.err.count("\n")]
    assert len(os.listdir(tmp_path)) == 1


async def test_the_dialog_opens_on_the_format_of_the_last_time(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with make_app().run_test(size=(100, 40)) as pilot:
        await _opened(pilot, *"mermaid", "enter", "enter")
        await _left(pilot, "written: ")
        await _opened(pilot, "enter")
        assert ".mmd" in seen(pilot)
        await pilot.press("escape", "escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, ExportScreen))


async def test_a_file_that_is_there_is_replaced_only_when_asked_twice(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    there = tmp_path / "france-maroc.csv"
    there.write_text("mine")
    async with make_app().run_test(size=(100, 40)) as pilot:
        await _opened(pilot, *"csv", "enter", "enter")
        await _says(pilot, "this file exists already; once more, and it is replaced")
        await pilot.press("escape")
        assert "exists already" not in seen(pilot)
        await pilot.press("enter")
        await _says(pilot, "Replace the file")
        await pilot.press("down", "up")
        assert "exists already" not in seen(pilot)
        assert there.read_text() == "mine"
        await pilot.press("enter")
        await _says(pilot, "exists already")
        await pilot.press("enter")
        await _left(pilot, "written: ")
    assert there.read_text().startswith("id,")


def _put_in_the_way(folder: Path, what: str) -> None:
    place = folder / "france-maroc.csv"
    if what == "folder":
        place.mkdir()
    elif what == "link":
        place.symlink_to(folder / "elsewhere")
    else:
        os.mkfifo(place)


@pytest.mark.parametrize(
    ("what", "said"), [("folder", "it is a folder"), ("link", "it is a link"), ("pipe", "it is not a regular file")]
)
async def test_only_a_regular_file_is_ever_replaced(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    _put_in_the_way(tmp_path, what)
    async with make_app().run_test(size=(100, 40)) as pilot:
        await _opened(pilot, *"csv", "enter", "enter")
        await _says(pilot, f"could not be written: {said}")
    assert os.listdir(tmp_path) == ["france-maroc.csv"]


@pytest.mark.parametrize(
    ("fault", "said"),
    [(errno.EACCES, "permission denied"), (errno.EROFS, "read-only"), (errno.ENOSPC, "no space left")],
)
async def test_what_cannot_be_written_is_said_in_the_dialog_which_stays(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: int, said: str
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(fault, "no")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(saving, "_write_all" if fault == errno.ENOSPC else "_beside", refuse)
    async with make_app().run_test(size=(60, 20)) as pilot:
        await _opened(pilot, *"csv", "enter", "enter")
        await _says(pilot, said)
        monkeypatch.undo()
        monkeypatch.chdir(tmp_path)
        assert os.listdir(tmp_path) == []
        await pilot.press("enter")
        await _left(pilot, "written: ")


async def test_a_place_is_typed(make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    async with make_app().run_test(size=(100, 40)) as pilot:
        await _opened(pilot, *"json", "enter", "ctrl+u", "enter")
        await _says(pilot, "a file name is missing")
        await pilot.press("tilde", *"/no/such.json", "enter")
        await _says(pilot, "could not be written: no such folder")
        await pilot.press("ctrl+u", "tilde", *"/my file.json", "enter")
        await _left(pilot, "written: ~/my file.json")
    assert (tmp_path / "my file.json").read_bytes().startswith(b'{"format"')


async def test_the_dossier_itself_is_never_overwritten(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    own = tmp_path / "france-maroc.toml"
    own.write_bytes(REAL.read_bytes())
    async with make_app(path=str(own)).run_test(size=(100, 40)) as pilot:
        await _opened(pilot, *"smaller", "enter", "enter")
        await _says(pilot, "is the dossier itself; write to another file")
    assert own.read_bytes() == REAL.read_bytes()


async def test_a_text_is_copied(make_app: MakeApp, run: Runner, tmp_path: Path) -> None:
    async with make_app(query=VISAS).run_test(size=(80, 24)) as pilot:
        await _opened(pilot, "m", "d", "enter", "down", "enter")
        await _left(pilot, "sent to the clipboard: md")
        copied = pilot.app.clipboard
    asked = as_written(run, tmp_path, REAL, "--export", "md", "-f", VISAS, "--lang", "en")
    assert copied == asked.decode()


async def test_what_no_text_can_hold_is_not_copied(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await _opened(pilot, *"xlsx", "enter")
        assert "clipboard" not in seen(pilot)


async def test_keys_typed_at_once_are_taken_in_their_order(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with make_app().run_test(size=(80, 24)) as pilot:
        for key in ("x", "down", "down", "enter", "down", "down", "down", "enter", "up", "up", "up", "enter"):
            pilot.app.simulate_key(key)
        await _left(pilot, "written: ")
    assert (tmp_path / "france-maroc.csv").read_bytes().count(b"\r\n") > 60
    assert b"d\xc3\xa9cembre" in (tmp_path / "france-maroc.csv").read_bytes()


async def test_the_mouse_chooses_and_writes(make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    async def click(pilot: Pilot[None], text: str) -> None:
        row = next(row for row, line in enumerate(seen(pilot).split("\n")) if text in line)
        await pilot.click(offset=(30, row))

    async with make_app().run_test(size=(100, 40)) as pilot:
        await _opened(pilot)
        await click(pilot, " jsonl")
        await until(pilot, lambda: "being made" not in seen(pilot) and "Write the file" in seen(pilot))
        await click(pilot, "oldest first")
        await until(pilot, lambda: "newest first" in seen(pilot) and "being made" not in seen(pilot))
        await click(pilot, "Write the file")
        await _left(pilot, "written: ")
    assert (tmp_path / "france-maroc.jsonl").read_bytes().startswith(b'{"version":1')


async def test_a_format_that_fails_is_said_and_the_dialog_stays(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(drafting, "write_as", fail)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await _opened(pilot, "enter")
        await _says(pilot, "this format could not be written (ZeroDivisionError)")
        await pilot.press("enter", "escape", "escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, ExportScreen))


@pytest.mark.parametrize(("size", "colours"), [((60, 20), True), ((80, 24), False), ((200, 50), True)])
async def test_everything_can_be_read_and_reached(make_app: MakeApp, size: tuple[int, int], *, colours: bool) -> None:
    async with make_app(lang="fr", query="thème:visas", colours=colours).run_test(size=size) as pilot:
        await _opened(pilot)
        for name in list(formats())[1:]:
            await pilot.press("down")
            assert f" {name} " in seen(pilot)
            assert "Esc fermer" in seen(pilot)
        await pilot.press(*"timelinejs", "enter")
        await _says(pilot, "Ce que timelinejs ne garde pas")
        await pilot.press("pagedown")
        last = seen(pilot)
        assert "Esc formats" in last
        assert "autres langues" in last


async def test_a_browser_gets_a_download_and_nothing_is_written_here(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[tuple[bytes, str]] = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.web_driver:WebDriver")
    monkeypatch.setattr(
        RelationsApp,
        "deliver_binary",
        lambda _app, stream, *, save_filename, mime_type: given.append((stream.read(), save_filename + mime_type)),
    )
    app = make_app()
    monkeypatch.setattr(app, "driver_class", None)
    async with app.run_test(size=(100, 40)) as pilot:
        await _opened(pilot, *"csv", "enter", "home", *"../../etc/", "enter")
        await _left(pilot, "sent to the browser: france-maroc.csv")
        assert explorer(pilot).state.notice is not None
    assert [name for _, name in given] == ["france-maroc.csvtext/csv"]
    assert os.listdir(tmp_path) == []


def _ids(results: Results, stream: BinaryIO, _options: Options) -> tuple[Loss, ...]:
    stream.write("".join(f"{event.id}\n" for event in results.events).encode())
    return ()


def _broken(_results: Results, _stream: BinaryIO, _options: Options) -> tuple[Loss, ...]:
    raise Failure(ExitCode.USAGE, Phrase("le paquet ids 1.0 échoue", "the package ids 1.0 fails"))


@pytest.mark.parametrize("writer", [_ids, _broken])
async def test_the_formats_of_packages_are_offered_too(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, writer: Writer
) -> None:
    about = Phrase("que les ids", "ids alone")
    known = Format("ids", ".ids", "text/plain", about, about, about, lambda: writer)
    monkeypatch.setattr(plugins, "offers", lambda: iter([plugins.Offer("ids", "ids 1.0", known)]))
    monkeypatch.chdir(tmp_path)
    async with make_app(query="theme:visas").run_test(size=(100, 30)) as pilot:
        await pilot.press("x", *"ids alone", "enter")
        if writer is _broken:
            await until(pilot, lambda: "the package ids 1.0 fails" in seen(pilot))
            return
        await until(pilot, lambda: "Write the file" in seen(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: "written:" in seen(pilot))
        assert _written(tmp_path) == [event.id for event in explorer(pilot).state.rows.events]


def _written(folder: Path) -> list[str]:
    return next(folder.glob("*.ids")).read_text().splitlines()
