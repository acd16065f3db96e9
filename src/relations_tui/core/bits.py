"""Sets of events as whole numbers: bit i stands for the i-th event of the dossier, in chronological order.

One rule: joining, cutting and counting sets are single operations on numbers; lists appear only at the two ends.
"""

from collections.abc import Iterable, Sequence
from itertools import compress
from typing import TypeVar

Item = TypeVar("Item")

_TO_DIGITS = bytes.maketrans(b"\0\1", b"01")
_FROM_DIGITS = bytes.maketrans(b"01", b"\0\1")


def of_positions(positions: Iterable[int], size: int) -> int:
    """The set of these positions, each under `size`."""
    buffer = bytearray((size >> 3) + 1)
    for position in positions:
        buffer[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(buffer, "little")


def of_lists(lists: Sequence[Sequence[int]], size: int) -> int:
    """The set of the positions in any of the lists."""
    if sum(map(len, lists)) < size:
        return of_positions(set().union(*lists), size)
    flags = bytearray(size)
    for positions in lists:
        for position in positions:
            flags[position] = 1
    return of_flags(flags)


def of_flags(flags: Iterable[int]) -> int:
    """The set of the positions where `flags` holds: 1 or true, not 0 or false."""
    return int(bytes(flags)[::-1].translate(_TO_DIGITS) or b"0", 2)


def all_of(size: int) -> int:
    """The set of all positions under `size`."""
    return (1 << size) - 1


def pick(items: Sequence[Item], bits: int) -> tuple[Item, ...]:
    """The items whose positions are in the set, in order."""
    return tuple(compress(items, to_flags(bits)))


def to_flags(bits: int) -> bytes:
    """For each position up to the last of the set, 1 where it is in the set and 0 where it is not."""
    return f"{bits:b}"[::-1].encode().translate(_FROM_DIGITS)
