"""What every test stands on: a known environment and the small dossier that holds everything awkward."""

import os
import re
from collections.abc import Generator
from pathlib import Path
from zlib import crc32

import pytest
from tests.running import Run, Runner

from relations_tui import cli
from relations_tui.core.index import Index
from relations_tui.core.load import load
from relations_tui.core.model import Dossier

DATA = Path(__file__).parent / "data"
ROOT = Path(__file__).parent.parent


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where every reader is required (`make readers`), one that is absent is a failure."""
    report = yield
    required = os.environ.get("READERS") == "required" and item.get_closest_marker("readers")
    if required and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = str(report.longrepr)
    return report


@pytest.fixture(autouse=True)
def _known_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> None:
    for name in (
        "XDG_CACHE_HOME",
        "XDG_CONFIG_HOME",
        "XDG_STATE_HOME",
    ):  # nobody's own, and no other test's; made when written to
        own = f"{crc32(request.node.nodeid.encode()):08x}"
        monkeypatch.setenv(name, str(tmp_path_factory.getbasetemp() / name / own))
    for name in ("NO_COLOR", "COLUMNS", "LINES", "TEXTUAL_THEME", "TEXTUAL_DRIVER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture(scope="session")
def tiny() -> Dossier:
    """The awkward dossier."""
    dossier = load(str(DATA / "tiny.toml")).dossier
    assert dossier is not None
    return dossier


@pytest.fixture(scope="session")
def tiny_index(tiny: Dossier) -> Index:
    return Index(tiny)


@pytest.fixture(scope="session")
def real_index() -> Index:
    """The dossier that ships."""
    dossier = load(str(ROOT / "events.toml")).dossier
    assert dossier is not None
    return Index(dossier)


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Runner:
    """Run the command line; whatever it is asked, standard error shows no traceback and no control character."""

    def call(*arguments: str | Path) -> Run:
        code = cli.main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        assert b"Traceback" not in err
        assert not re.search(rb"[\x00-\x09\x0b-\x1f\x7f]|\xc2[\x80-\x9f]", err)
        return Run(code, out.decode(), err.decode())

    return call
