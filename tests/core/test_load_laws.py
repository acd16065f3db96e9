"""Laws of loading: any bytes give a dossier, problems or a refusal; every value stands where the locator says."""

import datetime as dt
from contextlib import suppress
from pathlib import Path as File

import tomli
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relations_tui.core.load import FileError, Loaded, load, loads
from relations_tui.core.phrases import LANGS
from relations_tui.core.positions import Lines, Positions
from relations_tui.core.problems import Path, Severity
from relations_tui.core.text import clean

TINY = (File(__file__).parent.parent / "data" / "tiny.toml").read_bytes()
SCRAPS = [
    b"[",
    b"]",
    b"{",
    b"}",
    b'"',
    b"'",
    b'"""',
    b"'''",
    b"\\",
    b"#",
    b"=",
    b".",
    b",",
    b"\n",
    b"\r",
    b"\x00",
    b"\xff",
    b"e\xcc\x81",
]


def check(loaded: Loaded) -> None:
    """What holds of whatever comes out."""
    lines = loaded.text.split("\n")
    errors = [problem for problem in loaded.problems if problem.severity is Severity.ERROR]
    assert (loaded.dossier is None) == bool(errors)
    assert list(loaded.problems) == sorted(loaded.problems, key=lambda problem: problem.where)
    for problem in loaded.problems:
        assert 1 <= problem.where.line <= len(lines)
        assert 1 <= problem.where.column <= len(lines[problem.where.line - 1]) + 1
        for lang in LANGS:
            said = problem.message.say(lang)
            assert said == clean(said)
            assert "\n" not in said


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300))
def test_any_bytes(tmp_path: File, data: bytes) -> None:
    path = tmp_path / "any.toml"
    path.write_bytes(data)
    with suppress(FileError):
        check(load(str(path), advise=True))


@settings(deadline=None)
@given(st.text(alphabet="[]{}\"'#=.,\\\n\r ab1-", max_size=40))
def test_any_marks(text: str) -> None:
    check(loads(text, advise=True))


@settings(deadline=None)
@given(
    edits=st.lists(
        st.tuples(st.integers(0, len(TINY)), st.integers(0, 12), st.sampled_from([b"", *SCRAPS])),
        min_size=1,
        max_size=3,
    )
)
def test_a_dossier_with_bytes_changed(edits: list[tuple[int, int, bytes]]) -> None:
    data = TINY
    for start, length, scrap in edits:
        data = data[:start] + scrap + data[start + length :]
    check(loads(data.decode("utf-8", "replace"), advise=True))


KEYS = st.text(alphabet="ab-_1é .\"\\#[]'=\t", max_size=4)
GAPS = st.sampled_from(["", " ", "\n", " # ] } ' \"\n", "\r\n\t"])
VALUES = st.recursive(
    st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.floats(allow_nan=False)
    | st.dates()
    | st.datetimes()
    | st.text(alphabet="ab é\"'\\#[]{},=\n\t\u202e👨", max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)
TABLES: st.SearchStrategy[dict[str, object]] = st.dictionaries(KEYS, VALUES, max_size=3)


class Writer:
    """Writes TOML in as many manners as there are, and notes where each value begins."""

    def __init__(self, data: st.DataObject) -> None:
        self.text = ""
        self.places: dict[Path, int] = {}
        self.keys: dict[Path, int] = {}
        self._data = data

    def choose(self, *choices: str) -> str:
        return self._data.draw(st.sampled_from(choices))

    def gap(self) -> None:
        self.text += self._data.draw(GAPS)

    def blank(self) -> None:
        self.text += self.choose("", " ", "\t ")

    def key(self, name: str, path: Path) -> None:
        self.keys[path] = len(self.text)
        quoted = self.quoted(name)
        bare = name.isascii() and name.replace("-", "a").replace("_", "a").isalnum()
        literal = f"'{name}'"
        self.text += self.choose(quoted, *([name] if bare else []), *([] if "'" in name else [literal]))

    @staticmethod
    def quoted(text: str) -> str:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
        return f'"{escaped}"'

    def value(self, value: object, path: Path) -> None:
        self.places[path] = len(self.text)
        if isinstance(value, dict):
            self.inline(value, path)
        elif isinstance(value, list):
            self.array(value, path)
        elif isinstance(value, str):
            self.string(value)
        else:
            self.text += self.scalar(value)

    def scalar(self, value: object) -> str:
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, dt.datetime):
            return value.isoformat(sep=self.choose("T", " "))
        return value.isoformat() if isinstance(value, dt.date) else str(value)

    def string(self, value: str) -> None:
        manners = [self.quoted(value), '"""\n' + value.replace("\\", "\\\\").replace('"""', '""\\"') + '"""']
        if "'" not in value:
            manners.append(f"'''{value}'''")
            manners += [] if "\n" in value else [f"'{value}'"]
        if value.endswith('"'):
            manners.pop(1)
        self.text += self.choose(*manners)

    def inline(self, table: dict[str, object], path: Path) -> None:
        self.text += "{"
        for key, value in table.items():
            self.gap()
            self.pair(key, value, path)
            self.gap()
            self.text += ","
        self.gap()
        self.text += "}"

    def array(self, items: list[object], path: Path) -> None:
        self.text += "["
        for index, item in enumerate(items):
            self.gap()
            self.value(item, (*path, index))
            self.gap()
            self.text += ","
        self.gap()
        self.text += "]"

    def pair(self, key: str, value: object, path: Path) -> None:
        self.key(key, (*path, key))
        self.blank()
        self.text += "="
        self.blank()
        self.value(value, (*path, key))

    def table(self, table: dict[str, object], path: Path) -> None:
        for key, value in table.items():
            self.gap()
            self.blank()
            self.pair(key, value, path)
            self.text += self.choose("\n", " # [x]\n", "\r\n")

    def header(self, names: tuple[str, ...], path: Path, *, repeated: bool) -> None:
        self.gap()
        self.blank()
        self.places[path] = len(self.text)
        self.text += "[[" if repeated else "["
        for index, name in enumerate(names):
            self.text += "." if index else ""
            self.blank()
            self.key(name, path if index == len(names) - 1 else ("no such path",))
            self.blank()
        self.text += "]]\n" if repeated else "]\n"


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_every_value_stands_where_it_was_written(data: st.DataObject) -> None:
    writer = Writer(data)
    writer.table({f"r{key}": value for key, value in data.draw(TABLES).items()}, ())
    for index in range(data.draw(st.integers(0, 3))):
        writer.header(("t", "many"), ("t", "many", index), repeated=True)
        writer.table({f"m{key}": value for key, value in data.draw(TABLES).items()}, ("t", "many", index))
        if data.draw(st.booleans()):
            writer.header(("t", "many", "in"), ("t", "many", index, "in"), repeated=False)
            writer.table(data.draw(TABLES), ("t", "many", index, "in"))
    if data.draw(st.booleans()):
        writer.header(("o", "dé"), ("o", "dé"), repeated=False)
        writer.table(data.draw(TABLES), ("o", "dé"))
    tomli.loads(writer.text)
    lines, positions = Lines(writer.text), Positions(writer.text)
    for path in data.draw(st.permutations(list(writer.places))):
        assert positions.of(path) == lines.where(writer.places[path]), path
        if path in writer.keys:
            assert positions.key(path) == lines.where(writer.keys[path]), path
