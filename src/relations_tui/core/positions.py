"""Where a table, a key, a value or an item stands in TOML text: its line and column.

One rule: it reads text that a TOML parser has accepted, and so checks nothing; a path it does not know has its parent's place.
"""

import re
from collections.abc import Iterator
from itertools import accumulate

from relations_tui.core.outline import BARE_KEY, GAP, STRING, Pair, Section, key_parts, pairs, sections
from relations_tui.core.problems import Path, Where

_GAP = re.compile(GAP)
_SCALAR = re.compile(rf"(?s:{STRING}|[^,\]}}\n#]++)")
_IN_TABLE = -1
_BLOCK = 4096
"""Characters whose lines are counted together."""


class Lines:
    """Offsets in a text as lines and columns, in characters."""

    def __init__(self, text: str) -> None:
        self._text = text
        counts = (text.count("\n", start, start + _BLOCK) for start in range(0, len(text), _BLOCK))
        self._before = list(accumulate(counts, initial=0))

    def where(self, offset: int) -> Where:
        """The line and column of an offset."""
        block = offset // _BLOCK
        number = self._before[block] + self._text.count("\n", block * _BLOCK, offset) + 1
        return Where(number, offset - self._text.rfind("\n", 0, offset))


class Positions:
    """The places of one text, cut into its tables at once; a table or a value is read when something in it is asked for.

    A table is read up to what is asked for, and further when something further is.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = Lines(text)
        self._places: dict[Path, int] = {(): 0}
        self._keys: dict[Path, int] = {}
        self._complete: set[Path] = set()
        """What stands under a key or a header of its own, so that no dotted key says more of it."""
        self._unread: dict[Path, Section] = {}
        self._reading: dict[Path, Iterator[Pair]] = {}
        self._unopened: dict[Path, int] = {}
        counts: dict[Path, int] = {}
        for section in sections(text):
            self._unread[self._header(section, counts)] = section

    def of(self, path: Path) -> Where:
        """The place of a value, of an item, or of the header of a table; else that of its nearest parent."""
        return self._lines.where(self.offset(path))

    def key(self, path: Path) -> Where:
        """The place of the key that a value stands under; else that of the value."""
        if path not in self._keys:
            self._read(path)
        offset = self._keys.get(path)
        return self.of(path) if offset is None else self._lines.where(offset)

    def within(self, path: Path, index: int) -> Where:
        """The place of the character of that index in a string, if it is written there as it is; else that of the string."""
        from relations_tui.core.strings import characters  # only a filter that cannot be read needs it

        offset = self.offset(path)
        found = characters(self._text, offset)
        return self._lines.where(found[index].offset if index < len(found) else offset)

    def offset(self, path: Path) -> int:
        """The offset of what `of` gives the place of."""
        if path not in self._places:
            self._read(path)
        while path not in self._places:
            path = path[:-1]
        return self._places[path]

    def _header(self, section: Section, counts: dict[Path, int]) -> Path:
        """Note a header and its implied parents; the path of its table. `counts` has the tables of each array so far."""
        path: Path = ()
        for part in section.header:
            path = (*path, part.name)
            self._note(path, part.offset, section.offset)
            if path in counts and part is not section.header[-1]:
                path = (*path, counts[path])
        if not section.header:
            return path
        self._complete.add(path)
        if section.repeated:
            counts[path] = counts.get(path, -1) + 1
            path = (*path, counts[path])
        self._keys[path] = section.header[-1].offset
        self._places[path] = section.offset
        return path

    def _note(self, path: Path, key: int, value: int) -> None:
        self._keys.setdefault(path, key)
        self._places.setdefault(path, value)

    def _read(self, path: Path) -> None:
        for end in range(len(path)):
            here, wanted = path[:end], path[: end + 1]
            if wanted not in self._complete and here in self._unread:
                self._section(here, wanted)
            if (position := self._unopened.pop(here, None)) is not None:
                self._value(position, here)

    def _section(self, path: Path, wanted: Path) -> None:
        """Read the table on, up to the key that is wanted."""
        reading = self._reading.get(path)
        if reading is None:
            reading = self._reading[path] = pairs(self._text, self._unread[path])
        for parts, start, _ in reading:
            here = path
            for name, offset in parts[:-1]:
                here = (*here, name)
                self._note(here, offset, offset)
            name, offset = parts[-1]
            here = (*here, name)
            self._keys[here] = offset
            self._places[here] = start
            self._complete.add(here)
            if self._text[start] in "[{":
                self._unopened[here] = start
            if here == wanted:
                return

    def _skip(self, position: int) -> int:
        match = _GAP.match(self._text, position)
        return match.end() if match else position

    def _key(self, position: int, path: Path) -> tuple[int, Path]:
        """Note a key; the offset of its value, and its path."""
        if match := BARE_KEY.match(self._text, position):
            path = (*path, match[1])
            self._keys.setdefault(path, match.start(1))
            return match.end(), path
        parts, position = key_parts(self._text, self._skip(position))
        for part in parts[:-1]:
            path = (*path, part.name)
            self._note(path, part.offset, part.offset)
        path = (*path, parts[-1].name)
        self._keys.setdefault(path, parts[-1].offset)
        return self._skip(position + 1), path

    def _value(self, position: int, path: Path) -> int:
        """Note the value that begins there and all that it holds; the offset after it.

        It keeps a stack of its own: each open bracket's path, and the index of its next item.
        """
        opened: list[tuple[Path, int]] = []
        while True:
            self._places.setdefault(path, position)
            bracket = self._text[position]
            if bracket in "[{":
                opened.append((path, 0 if bracket == "[" else _IN_TABLE))
                position += 1
            elif match := _SCALAR.match(self._text, position):
                position = match.end()
            position = self._close(position, opened)
            if not opened:
                return position
            path, index = opened[-1]
            if index == _IN_TABLE:
                position, path = self._key(position, path)
            else:
                opened[-1] = (path, index + 1)
                path = (*path, index)

    def _close(self, position: int, opened: list[tuple[Path, int]]) -> int:
        """Go past the brackets that close here, up to the next item if one is open."""
        while opened:
            position = self._skip(position)
            if self._text[position] not in "]}":
                break
            opened.pop()
            position += 1
        return position
