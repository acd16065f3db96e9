"""Two texts as a unified diff.

One rule: lines that stand once in each text hold the comparison in place (patience), so that tables that moved in a large file cost
no more than any other change.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

CONTEXT = 3
"""Lines shown around a change."""

_Step = tuple[str, int, int]
"""What happens to a line (" " stays, "-" goes, "+" comes), and how many lines of each text were before it."""


def unified(old: str, new: str, name: str) -> Iterator[str]:
    """The lines of the diff, without their ends; none when the texts are the same (POSIX, diff -u)."""
    before, after = old.removesuffix("\n").split("\n"), new.removesuffix("\n").split("\n")
    steps = list(_steps(before, after))
    changed = [index for index, step in enumerate(steps) if step[0] != " "]
    if changed:
        yield from (f"--- {name}", f"+++ {name}")
    for first, last in _hunks(changed):
        hunk = steps[max(0, first - CONTEXT) : last + CONTEXT + 1]
        gone, come = (sum(step[0] != other for step in hunk) for other in "+-")
        _, a, b = hunk[0]
        yield f"@@ -{_range(a, gone)} +{_range(b, come)} @@"
        for sign, a, b in hunk:
            yield sign + (after[b] if sign == "+" else before[a])


def _range(start: int, count: int) -> str:
    """Line numbers as a hunk gives them: nothing stands after the line before it."""
    return f"{start + 1 if count else start},{count}"


def _hunks(changed: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and last step of each run of changes whose surroundings touch."""
    starts = [0, *(at for at in range(1, len(changed)) if changed[at] - changed[at - 1] > 2 * CONTEXT), len(changed)]
    for first, after in pairwise(starts):
        if first < after:
            yield changed[first], changed[after - 1]


def _steps(before: Sequence[str], after: Sequence[str]) -> Iterator[_Step]:
    a = b = 0
    for start, end in (*_anchors(before, after), (len(before), len(after))):
        while a < start and b < end and before[a] == after[b]:
            yield " ", a, b
            a, b = a + 1, b + 1
        tail = 0
        while start - tail > a and end - tail > b and before[start - tail - 1] == after[end - tail - 1]:
            tail += 1
        yield from (("-", at, b) for at in range(a, start - tail))
        yield from (("+", start - tail, at) for at in range(b, end - tail))
        yield from ((" ", start - tail + at, end - tail + at) for at in range(tail))
        a, b = start, end


def _anchors(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """The places of lines that stand once in each text, as many as keep their order."""
    single = [{line for line, count in Counter(lines).items() if count == 1} for lines in (before, after)]
    common = single[0] & single[1]
    places = {line: at for at, line in enumerate(after) if line in common}
    found = [(at, places[line]) for at, line in enumerate(before) if line in common]
    tails: list[int] = []
    chains: list[int] = []
    links: list[int] = []
    for index, (_, at) in enumerate(found):
        # The longest rising run that ends here, as patience sorting finds it.
        pile = bisect_left(tails, at)
        tails[pile : pile + 1] = [at]
        chains[pile : pile + 1] = [index]
        links.append(chains[pile - 1] if pile else -1)
    kept = []
    index = chains[-1] if chains else -1
    while index >= 0:
        kept.append(found[index])
        index = links[index]
    return kept[::-1]
