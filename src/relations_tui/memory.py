"""What the explorer remembers of a dossier from one start to the next: one small TOML file a dossier, in the state folder.

One rule: a file is written whole or not at all, and what cannot be read is set aside, never overwritten.
"""

import os
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from zlib import crc32

from relations_tui.core.phrases import LANGS, Lang, Phrase
from relations_tui.core.reading import FileError, decode, read_bytes
from relations_tui.core.syntax import TomlError, parse
from relations_tui.core.text import fold, line
from relations_tui.diagnostics import reason

VERSION = 1
"""Of the shape of the file. It goes up with every change of it: a file of another version is set aside."""
LIMIT = 4 * 1024 * 1024
"""Bytes of a file."""
BUILT_IN = "built-in"
"""The name of the dossier that comes with the program, wherever it is installed."""

_HEAD = "# What relations-tui remembers of one dossier. The program writes it; without it, it starts afresh.\n"
_ASIDE = Phrase(
    "la mémoire de ce dossier ne se lit pas\u00a0; gardée à part\u00a0: {path}",
    "the memory of this dossier cannot be read; kept apart: {path}",
)
_STUCK = Phrase(
    "la mémoire de ce dossier ne se lit pas, et rien n\u2019y sera écrit\u00a0: {path}",
    "the memory of this dossier cannot be read, and nothing will be written to it: {path}",
)
_UNWRITTEN = Phrase("rien ne sera retenu\u00a0: {path}\u00a0: {why}", "nothing will be remembered: {path}: {why}")


class OwnView(NamedTuple):
    """A view that the reader saved."""

    name: str
    filter: str


class Memory(NamedTuple):
    """What is remembered of one dossier; as it is here, nothing is. The file has one key for each."""

    theme: str = ""
    """"dark", "light", or "" while the reader never switched."""
    lang: str = ""
    """The language the reader switched to, "" for none."""
    facets: bool = False
    reverse: bool = False
    lanes: bool = False
    by: str = ""
    order: str = ""
    folded: tuple[str, ...] = ()
    selected: str = ""
    """The id of the event under the cursor."""
    filter: str = ""
    marks: tuple[str, ...] = ()
    """Ids, in the order of marking."""
    views: tuple[OwnView, ...] = ()

    @property
    def tongue(self) -> Lang | None:
        """The language the reader switched to."""
        return next((lang for lang in LANGS if lang == self.lang), None)


NOTHING = Memory()


class Unreadable(Exception):  # noqa: N818  (it is no error of the program)
    """A file of the state folder that is damaged, or of another version."""


def usual_folder() -> str:
    """The state folder."""
    from platformdirs import user_state_dir

    return user_state_dir("relations-tui", appauthor=False)


class Notebook:
    """The file in which one dossier is remembered."""

    def __init__(self, dossier: str, folder: str = "") -> None:
        """`dossier` is the path of its file, or `BUILT_IN`; `folder` is the state folder, "" for the usual one."""
        self._dossier = dossier if dossier == BUILT_IN else os.path.realpath(dossier)
        self.folder = folder or usual_folder()
        self.path = os.path.join(self.folder, f"{_file_name(self._dossier)}.toml")
        self._written: Memory | None = None
        self._open = True

    def is_first(self) -> bool:
        """Whether nothing was ever remembered of any dossier."""
        return not os.path.lexists(self.folder)

    def read(self) -> Memory:
        """What is remembered; `NOTHING` where there is no file. Raises `Unreadable`."""
        if not os.path.lexists(self.path):
            return NOTHING
        try:
            self._written = _memory(parse(decode(read_bytes(self.path, LIMIT), self.path)))
        except (FileError, TomlError, TypeError) as error:
            raise Unreadable(self.path) from error
        return self._written

    def recall(self) -> tuple[Memory, Phrase | None]:
        """What is remembered. What cannot be read is set aside, and that told; where even that fails nothing will be written."""
        try:
            return self.read(), None
        except Unreadable:
            pass
        try:
            aside = _moved_aside(self.path)
        except OSError:
            self._open = False
            return NOTHING, _STUCK.fill(path=line(self.path))
        return NOTHING, _ASIDE.fill(path=line(aside))

    def write(self, memory: Memory) -> Phrase | None:
        """Remember it, unless it is already; what there is to say of a folder that cannot be written, once."""
        if memory == self._written or not self._open:
            return None
        try:
            os.makedirs(self.folder, mode=0o700, exist_ok=True)
            _replace(self.path, _text(memory, self._dossier).encode("utf-8", "replace"))
        except OSError as error:
            self._open = False
            return _UNWRITTEN.fill(path=line(self.folder), why=reason(error))
        self._written = memory
        return None


def _file_name(dossier: str) -> str:
    """A name that people recognise and that no other path has: the file with its folder, and a sum of the whole path."""
    if dossier == BUILT_IN:
        return BUILT_IN
    data = dossier.encode("utf-8", "surrogateescape")
    folder, name = os.path.split(dossier)
    spoken = re.sub(r"[^a-z0-9]+", "-", fold(f"{os.path.basename(folder)} {name.removesuffix('.toml')}")).strip("-")
    # Both ways, 64 bits: enough to tell paths apart, and hashlib would take 3 ms of every start.
    return f"{spoken[:48] or 'dossier'}-{crc32(data):08x}{crc32(data[::-1]):08x}"


def _replace(path: str, data: bytes) -> None:
    temporary = f"{path}.{os.getpid()}.tmp"
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with open(descriptor, "wb") as stream:
            stream.write(data)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def _moved_aside(path: str) -> str:
    """The new name of a file, one that nobody had."""
    number = 1
    while True:
        aside = f"{path}.damaged-{number}"
        try:
            os.close(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        except FileExistsError:
            number += 1
            continue
        try:
            os.replace(path, aside)
        except OSError:
            os.unlink(aside)
            raise
        return aside


_ESCAPES = {code: f"\\u{code:04X}" for code in (*range(32), 127)} | {ord('"'): '\\"', ord("\\"): "\\\\"}


def _quoted(text: str) -> str:
    """A basic string (TOML 1.0, String)."""
    return f'"{text.translate(_ESCAPES)}"'


def _text(memory: Memory, dossier: str) -> str:
    return _HEAD + "\n".join(_rows(memory, dossier)) + "\n"


def _rows(memory: Memory, dossier: str) -> Iterator[str]:
    yield f"version = {VERSION}"
    yield f"dossier = {_quoted(dossier.encode('utf-8', 'surrogateescape').decode('utf-8', 'replace'))}"
    for key, value in zip(Memory._fields, memory, strict=True):
        if isinstance(value, bool):
            yield f"{key} = {str(value).lower()}"
        elif isinstance(value, str):
            yield f"{key} = {_quoted(value)}"
        elif key != "views" and isinstance(value, tuple):
            yield f"{key} = [{', '.join(map(_quoted, value))}]"
    for view in memory.views:
        yield f"[[views]]\nname = {_quoted(view.name)}\nfilter = {_quoted(view.filter)}"


def _memory(document: Mapping[str, object]) -> Memory:
    """The memory that a document is; raises `TypeError` for one of any other shape."""
    rest = dict(document)
    version, views = rest.pop("version", None), rest.pop("views", [])
    if version != VERSION or not isinstance(rest.pop("dossier", None), str) or not isinstance(views, list):
        raise TypeError
    found: dict[str, object] = {}
    for key, value in rest.items():
        found[key] = tuple(map(_string, value)) if isinstance(value, list) else value
        if type(found[key]) is not type(NOTHING._asdict()[key] if key in Memory._fields else None):
            raise TypeError
    found["views"] = tuple(OwnView(_string(view["name"]), _string(view["filter"])) for view in map(_table, views))
    return NOTHING._replace(**found)  # type: ignore[arg-type]  # each of the type of its field


def _string(value: object) -> str:
    if isinstance(value, str):
        return value
    raise TypeError


def _table(value: object) -> Mapping[str, object]:
    if isinstance(value, dict) and value.keys() == {"name", "filter"}:
        return value
    raise TypeError
