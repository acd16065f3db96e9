"""Formats that other packages bring: the example as a package installer installs it, and what a package may get wrong."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
import tomli
from tests.conftest import DATA
from tests.running import Run, Runner

from relations_tui.core.phrases import LANGS, Lang
from relations_tui.export import formats
from relations_tui.plugins import GROUP

EXAMPLE = DATA / "example_exporter"
TINY = DATA / "tiny.toml"
Install = Callable[..., None]


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where pip has installed the example, from a wheel made here: no network, no build system."""
    project = tomli.loads((EXAMPLE / "pyproject.toml").read_text("utf-8"))["project"]
    name, version = project["name"].replace("-", "_"), project["version"]
    info = f"{name}-{version}.dist-info"
    points = "".join(f"{key} = {value}\n" for key, value in project["entry-points"][GROUP].items())
    folder = tmp_path_factory.mktemp("installed")
    wheel = folder / f"{name}-{version}-py3-none-any.whl"
    with ZipFile(wheel, "w") as archive:
        archive.write(EXAMPLE / f"{name}.py", f"{name}.py")
        archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {version}\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/entry_points.txt", f"[{GROUP}]\n{points}")
        archive.writestr(f"{info}/RECORD", "")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-compile"]
    subprocess.run([*pip, "--target", folder / "site", wheel], check=True, timeout=120)
    return folder / "site"


@pytest.fixture
def tui(installed: Path) -> Callable[..., Run]:
    """The command line in a process of its own, with the example installed."""

    def call(*arguments: str | Path) -> Run:
        command = [sys.executable, "-m", "relations_tui", *arguments]
        environment = {**os.environ, "PYTHONPATH": str(installed)}
        ended = subprocess.run(command, check=False, capture_output=True, env=environment, timeout=60)
        return Run(ended.returncode, ended.stdout.decode(), ended.stderr.decode())

    return call


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Puts a package where Python finds it: its code, its entry points, as an installer would have."""
    monkeypatch.syspath_prepend(str(tmp_path))

    def put(package: str, code: str, **points: str) -> None:
        module = package.replace("-", "_")
        (tmp_path / f"{module}.py").write_text(code, "utf-8")
        info = tmp_path / f"{module}-2.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 2.0\n", "utf-8")
        rows = "".join(f"{name} = {where}\n" for name, where in points.items())
        (info / "entry_points.txt").write_text(f"[{GROUP}]\n{rows}", "utf-8")
        monkeypatch.delitem(sys.modules, module, raising=False)

    return put


MAKE = """
from relations_tui.core.phrases import Phrase, same
from relations_tui.export import Format
def write(results, stream, options):
    stream.write(b"%(written)s")
    return ()
FORMAT = Format(%(name)r, %(ending)r, "text/plain", same("help"), same("keeps"), same("loses"), lambda: write)
"""


def code(name: str, ending: str, written: str = "theirs") -> str:
    return MAKE % {"name": name, "ending": ending, "written": written}


@pytest.mark.parametrize("lang", LANGS)
def test_the_example_is_in_the_table(tui: Callable[..., Run], lang: Lang) -> None:
    ended = tui("--formats", "--lang", lang)
    assert (ended.code, ended.err) == (0, "")
    rows = ended.out.split("\n")
    place = next(place for place, row in enumerate(rows) if row.startswith("digest "))
    said = {"fr": ("une ligne par événement", "paquet"), "en": ("one line an event", "package")}[lang]
    assert said[0] in rows[place]
    assert rows[place + 3].split() == [said[1], "relations-tui-digest", "1.0"]
    assert rows[place + 4 :] == [""]


def test_the_example_is_in_the_json(tui: Callable[..., Run]) -> None:
    listed = json.loads(tui("--formats", "--report", "json").out)["formats"]
    assert [one["name"] for one in listed] == [*formats(), "digest"]
    assert [one["package"] for one in listed] == [None] * len(formats()) + ["relations-tui-digest 1.0"]


def test_the_example_writes_by_its_name_and_by_its_ending(tui: Callable[..., Run], tmp_path: Path) -> None:
    by_name = tui(TINY, "--export", "digest", "--lang", "en", "-f", "kind:agreement")
    assert by_name.code == 0
    assert by_name.out == "1910s: Long truce\n30 July 2020: Treaty — <script>alert(1)</script> & Co\n"
    assert by_name.err.endswith("digest: 1 event without its summary (treaty)\n")
    path = tmp_path / "out.DIGEST"
    assert tui(TINY, "-o", path, "--lang", "en", "-f", "kind:agreement").code == 0
    assert path.read_text("utf-8") == by_name.out


def test_what_it_loses_stops_a_strict_export(tui: Callable[..., Run], tmp_path: Path) -> None:
    ended = tui(TINY, "-o", tmp_path / "x.digest", "--strict", "--lang", "en")
    assert ended.code == 1
    assert list(tmp_path.iterdir()) == []


def test_a_built_in_name_or_ending_stays_what_it_is(run: Runner, install: Install, tmp_path: Path) -> None:
    install("thief", code("json", ".json"), json="thief:FORMAT")
    assert json.loads(run(TINY, "--export", "json").out)["format"] == "relations-tui"
    assert run(TINY, "-o", tmp_path / "x.json").code == 0
    assert json.loads((tmp_path / "x.json").read_text("utf-8"))["format"] == "relations-tui"
    ended = run("--formats", "--lang", "en")
    assert (ended.code, ended.out.count("\njson ") + ended.out.startswith("json ")) == (0, 1)
    assert ended.err == (
        "relations-tui: the format `json` of the package thief 2.0 cannot be used: relations-tui has that name already\n"
    )


def test_of_two_packages_with_one_name_the_first_has_it(run: Runner, install: Install) -> None:
    install("b-second", code("digest", ".b", "second"), digest="b_second:FORMAT")
    install("a-first", code("digest", ".a", "first"), digest="a_first:FORMAT")
    assert run(TINY, "--export", "digest").out == "first"
    assert "b-second 2.0" in run("--formats", "--lang", "en").err


def test_what_gives_a_format_when_called_will_do(run: Runner, install: Install) -> None:
    install("lazy", code("digest", ".digest") + "\ndef make():\n    return FORMAT\n", digest="lazy:make")
    assert run(TINY, "--export", "digest").out == "theirs"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1/0", "ZeroDivisionError"),
        ("raise SystemExit(7)", "SystemExit: 7"),
        ("raise RuntimeError('a\\x1b]0;b\\nc')", "RuntimeError: a]0;b c"),
        ("import there_is_no_such_module", "ModuleNotFoundError"),
        ("pass", "AttributeError"),
        ("FORMAT = 7", "int"),
        ("def FORMAT(): 1/0", "ZeroDivisionError"),
        (code("other", ".digest"), "digest"),
        (code("digest", "digest"), ".abc"),
        (code("digest", ".digest") + "FORMAT = FORMAT._replace(help='x')", "Phrase"),
    ],
)
def test_a_broken_package_gets_a_sentence_that_names_it(
    run: Runner, install: Install, lang: Lang, text: str, said: str
) -> None:
    install("broken", text, digest="broken:FORMAT")
    ended = run(TINY, "--export", "digest", "--lang", lang)
    assert (ended.code, ended.out) == (2, "")
    assert "broken 2.0" in ended.err
    assert said in ended.err
    listed = run("--formats", "--lang", lang)
    assert (listed.code, listed.out.count("digest")) == (0, 0)
    assert "broken 2.0" in listed.err
    by_ending = run(TINY, "-o", "x.digest", "--lang", lang)
    assert by_ending.code == 2
    assert "broken 2.0" in by_ending.err


@pytest.mark.parametrize(
    "text", ["1/0", "raise SystemExit(7)", "return 7", "return ('x',)", "stream.write('text'); return ()"]
)
def test_a_writer_that_fails_writes_nothing(run: Runner, install: Install, tmp_path: Path, text: str) -> None:
    body = f"\ndef broken(results, stream, options):\n    {text}\nFORMAT = FORMAT._replace(load=lambda: broken)\n"
    install("broken", code("digest", ".digest") + body, digest="broken:FORMAT")
    path = tmp_path / "out" / "x.digest"
    path.parent.mkdir()
    ended = run(TINY, "-o", path, "--lang", "en")
    assert ended.code == 2
    assert "the format `digest` of the package broken 2.0 failed" in ended.err
    assert list(path.parent.iterdir()) == []


def test_an_unknown_format_asks_only_the_package_of_that_name(run: Runner, install: Install) -> None:
    install("broken", "1/0", other="broken:FORMAT")
    ended = run(TINY, "--export", "digets", "--lang", "en")
    assert ended.code == 2
    assert "there is no format `digets`" in ended.err
    assert "broken" not in ended.err
