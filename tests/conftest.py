"""What every test stands on: a known environment and the small dossier that holds everything awkward."""

import re
from pathlib import Path

import pytest
from tests.running import Run, Runner

from relations_tui import cli
from relations_tui.core.index import Index
from relations_tui.core.load import load
from relations_tui.core.model import Dossier

DATA = Path(__file__).parent / "data"
ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def _known_environment(monkeypatch: pytest.MonkeyPatch) -> None:
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
