"""Behind a web page the explorer reads one dossier and nothing else of the machine, and writes nothing on it."""

import os
from pathlib import Path

import pytest
from tests.tui.looking import MakeApp, explorer, seen, until

from relations_tui.tui import external
from relations_tui.tui.actions import ACTIONS
from relations_tui.tui.app import RelationsApp
from relations_tui.tui.visit import VisitDriver

DRIVER = "textual.drivers.web_driver:WebDriver"


@pytest.fixture(autouse=True)
def _browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTUAL_DRIVER", DRIVER)


def headless(app: RelationsApp, monkeypatch: pytest.MonkeyPatch) -> RelationsApp:
    """The application as a visitor has it, on a screen for tests."""
    assert app.driver_class is VisitDriver
    monkeypatch.setattr(app, "driver_class", None)
    return app


@pytest.mark.parametrize("action", [action.id for action in ACTIONS if action.terminal])
async def test_what_reaches_the_machine_is_refused_however_it_is_asked(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, action: str
) -> None:
    async with headless(make_app(), monkeypatch).run_test(size=(120, 40)) as pilot:
        explorer(pilot).do(action)
        await until(pilot, lambda: external.NOT_HERE.en in seen(pilot))


def test_editing_and_reading_other_files_are_among_it() -> None:
    offered = {action.id for action in external.offered()}
    assert not offered & {"edit", "changes"}
    assert {"export", "copy", "source", "help"} <= offered


def test_a_crash_is_told_to_the_server_and_written_nowhere(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert external.crash_report(ValueError("what went wrong")) == ""
    assert "ValueError: what went wrong" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_the_header_names_the_file_and_not_where_it_is(tmp_path: Path) -> None:
    from relations_tui.exploring import launch_of
    from relations_tui.options import read

    file = tmp_path / "secret-desk" / "events.toml"
    file.parent.mkdir()
    file.write_bytes((Path(__file__).parent.parent / "data" / "tiny.toml").read_bytes())
    launch = launch_of(read([str(file), "--lang=en"], "en"))
    assert launch.source == "events.toml"
    assert launch.notebook is None


async def test_a_process_whose_server_is_gone_writes_no_more_and_leaves(
    monkeypatch: pytest.MonkeyPatch, make_app: MakeApp
) -> None:
    left: list[object] = []
    app = make_app()
    monkeypatch.setattr(app, "post_message", left.append)
    (heard, told), (out, sent) = os.pipe(), os.pipe()
    with os.fdopen(heard, "rb", 0) as stdin, os.fdopen(sent, "wb", 0) as stdout:
        monkeypatch.setattr("sys.__stdin__", stdin)
        monkeypatch.setattr("sys.__stdout__", stdout)
        driver = VisitDriver(app)
        driver.write("é" * 10)
        assert os.read(out, 100) == b"D\x00\x00\x00\x14" + "é".encode() * 10
        os.close(out)
        driver.write("x")
        os.close(told)
        driver.run_input_thread()
    assert len(left) == 2
