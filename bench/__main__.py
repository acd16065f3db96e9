"""The table of ratios: `python -m bench [quick]`. Commands alternate A B A B; medians and spread are of one run.

Targets are the project's own; a figure above its target is marked, never an error.
"""

import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench import synthetic
from bench.terminal import Terminal

ROOT = Path(__file__).parent.parent
PYTHON = sys.executable
PROGRAM = str(Path(sys.executable).parent / "relations-tui")
TUI = [PROGRAM, "--no-state"]
BARE = [PYTHON, "-m", "bench.bare_app"]
DOSSIER = str(ROOT / "events.toml")
SCRIPT = "import sys, json, tomli; sys.stdout.write(json.dumps(tomli.load(open(sys.argv[1], 'rb')), default=str))"
KEPT_IN = ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")
"""What the programs measured read and write lies in the folder of the run."""
PARSE = "import sys, tomli; tomli.load(open(sys.argv[1], 'rb'))"

RIGHT = "\x1b[C"
Timed = Callable[[], float]


def pairs(ours: Timed, theirs: Timed, count: int) -> tuple[list[float], list[float]]:
    """Both, in turn, `count` times, after one of each that is not counted."""
    ours(), theirs()
    measured = [(ours(), theirs()) for _ in range(count)]
    return [a for a, _ in measured], [b for _, b in measured]


def row(name: str, ours: list[float], theirs: list[float], target: float | None) -> None:
    """One line of the table: medians in milliseconds, the ratio of the medians, the spread of the ratios."""
    ratio = statistics.median(ours) / statistics.median(theirs)
    spread = sorted(a / b for a, b in zip(ours, theirs, strict=False))
    low, high = spread[0], spread[-1]
    verdict = "" if target is None else f"≤ {target:<5} {'ok' if ratio <= target else 'ABOVE'}"
    print(
        f"{name:<58} {statistics.median(ours) * 1e3:9.1f} {statistics.median(theirs) * 1e3:9.1f} {ratio:7.2f}"
        f"   {low:5.2f}–{high:<6.2f} {verdict}",
        flush=True,
    )


def process(command: list[str]) -> Timed:
    """The wall time of a whole process whose output is read and thrown away."""
    own = {name: value for name, value in os.environ.items() if name in KEPT_IN}
    environment = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": tempfile.gettempdir(), **own}

    def run() -> float:
        before = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT, env=environment)
        return time.perf_counter() - before

    return run


def first_frame(command: list[str], *signs: str) -> Timed:
    """From exec to all of `signs` on the screen."""

    def run() -> float:
        terminal = Terminal(command)
        seconds = terminal.until(lambda text: all(sign in text for sign in signs))
        terminal.leave("q")
        return seconds

    return run


def leaving(command: list[str], sign: str) -> Timed:
    """From the key to the end of the process."""

    def run() -> float:
        terminal = Terminal(command)
        terminal.until(lambda text: sign in text)
        return terminal.leave("q")

    return run


def starts(count: int, folder: Path) -> None:
    """First frames, leaving, and the short modes."""
    bare = first_frame(BARE, "READY")
    ours = first_frame([*TUI, DOSSIER, "--lang", "en"], "Timeline", "Sources", "Links", "Quit")
    row("explorer: exec → full first frame, real dossier / bare app", *pairs(ours, bare, count), 1.25)
    for events, target in ((10_000, 1.25), (100_000, 1.4)):
        path = synthetic.write(folder, events)
        big = first_frame([*TUI, str(path), "--lang", "en", "--max-size", "1G"], "Timeline", "Detail", "Links", "Quit")
        few = max(2, count // 5)
        row(f"the same at {events:,} events, without the cache / bare app", *pairs(big, bare, few), target)
        process([PROGRAM, str(path), "--show", "e0", "--max-size", "1G"])()
        warm = first_frame(
            [PROGRAM, str(path), "--lang", "en", "--max-size", "1G"], "Timeline", "Detail", "Links", "Quit"
        )
        row(f"the same at {events:,} events, from the cache / bare app", *pairs(warm, bare, few), target)
    row("quit: key → shell / bare app", *pairs(leaving([*TUI, DOSSIER], "Quit"), leaving(BARE, "READY"), count), 1.0)
    nothing = process([PYTHON, "-c", "pass"])
    for option in ("--version", "--help"):
        row(f"{option} / python -c pass", *pairs(process([*TUI, option]), nothing, count), 3)


def exports(count: int, folder: Path) -> None:
    """`--export json` against the least script that reads and writes the same file."""
    for path, name, target in (
        (Path(DOSSIER), "real dossier", 1.6),
        (synthetic.write(folder, 10_000), "10,000 events", 1.3),
    ):
        ours = process([*TUI, str(path), "--export", "json", "--max-size", "1G"])
        script = process([PYTHON, "-c", SCRIPT, str(path)])
        row(
            f"--export json, {name}, cold / tomli + json.dumps",
            *pairs(ours, script, count if target > 1.5 else 3),
            target,
        )
    # The first of each pair, which is not counted, fills the cache.
    warm = process([PROGRAM, str(path), "--export", "json"])
    row(f"the same, {name}, from the cache / tomli + json.dumps", *pairs(warm, script, 3), 0.35)


def core(folder: Path) -> None:
    """Loading and searching in one process."""
    import tomli

    from relations_tui.core.index import Index
    from relations_tui.core.load import load
    from relations_tui.core.query import parse
    from relations_tui.opening import open_file

    path = synthetic.write(folder, 10_000)
    text = path.read_text(encoding="utf-8")

    def loading() -> float:
        before = time.perf_counter()
        dossier = load(str(path)).dossier
        assert dossier is not None
        Index(dossier)
        return time.perf_counter() - before

    def parsing() -> float:
        before = time.perf_counter()
        tomli.loads(text)
        return time.perf_counter() - before

    row("load, check and index, 10,000 events, cold / tomli parse", *pairs(loading, parsing, 3), 1.5)
    keep = open_file(str(path), 0, cached=True).keep
    if keep is not None:
        keep()

    def opening() -> float:
        before = time.perf_counter()
        dossier = open_file(str(path), 0, cached=True).loaded.dossier
        assert dossier is not None
        Index(dossier)
        return time.perf_counter() - before

    row("the same, from the cache / tomli parse", *pairs(opening, parsing, 3), 0.05)
    dossier = load(str(path)).dossier
    assert dossier is not None
    index = Index(dossier)
    queries = [word[:size] for word in synthetic.WORDS for size in (3, 5, 8)]
    texts = [index.lexicon.text(position) for position in range(len(dossier.events))]
    index.search(parse("warm", index.vocabulary, lang="en"))

    def searching(word: str) -> float:
        before = time.perf_counter()
        index.search(parse(word, index.vocabulary, lang="en"))
        return time.perf_counter() - before

    def looping(word: str) -> float:
        before = time.perf_counter()
        [number for number, folded in enumerate(texts) if word in folded]
        return time.perf_counter() - before

    ours, theirs = [searching(word) for word in queries], [looping(word) for word in queries]
    row("search in the core, 10,000 events, p50 / loop q in folded", ours, theirs, 0.1)
    row("the same, p95", [statistics.quantiles(ours, n=20)[-1]], [statistics.quantiles(theirs, n=20)[-1]], 0.3)


def _seen(number: int, text: str) -> bool:
    return f"SEEN {number}" in text


def _changed(before: str, text: str) -> bool:
    return text.splitlines()[1] != before


def keystrokes(folder: Path, events: int, strokes: int) -> None:
    """From a key typed in the filter to count, list and detail repainted."""
    path = synthetic.write(folder, events)
    terminal = Terminal([*TUI, str(path), "--lang", "en", "--max-size", "1G"])
    terminal.until(lambda text: "Quit" in text)
    terminal.type("/")
    bare = Terminal(BARE)
    bare.until(lambda text: "READY" in text)
    ours: list[float] = []
    theirs: list[float] = []
    while len(ours) < strokes:
        for letter in ("visas", "sommet", "accord")[len(ours) % 3]:
            before = terminal.text.splitlines()[1]
            ours.append(terminal.seconds_until(letter, partial(_changed, before)))
            theirs.append(bare.seconds_until("x", partial(_seen, len(ours))))
        terminal.type("\x15")
        terminal.until(lambda text: "filter:" not in text and " of " not in text.splitlines()[1])
    terminal.leave("\x11")
    bare.leave("q")
    row(f"keystroke → repainted, {events:,} events / Static.update", ours, theirs, 2.2)


def _detail(text: str) -> str:
    """What stands in the detail pane, the last to be painted."""
    lines = text.splitlines()
    top = next(number for number, line in enumerate(lines) if "Detail 2" in line)
    return "\n".join(line[lines[top].index("Detail 2") :] for line in lines[top + 1 : -1])


def _picture(text: str) -> str:
    """What stands on the scale of time: the strip and, below it, the lanes."""
    return "\n".join(text.splitlines()[3:20])


def steps(folder: Path, events: int, count: int) -> None:
    """From a key to the screen: a cursor move until the detail has followed, a zoom step until the picture has."""
    path = synthetic.write(folder, events)
    terminal, bare = Terminal([*TUI, str(path), "--lang", "en", "--max-size", "1G"]), Terminal(BARE)
    terminal.until(lambda text: "Quit" in text)
    bare.until(lambda text: "READY" in text)
    typed = 0

    def measured(name: str, keys: list[str], part: Callable[[str], str]) -> None:
        nonlocal typed
        ours: list[float] = []
        theirs: list[float] = []
        while len(ours) < count:
            for key in keys:
                terminal.settle()
                before = part(terminal.text)
                ours.append(terminal.seconds_until(key, lambda text, before=before: part(text) != before))  # type: ignore[misc]
                typed += 1
                theirs.append(bare.seconds_until("x", partial(_seen, typed)))
        row(f"{name}, {events:,} events / Static.update", ours, theirs, None)

    measured("cursor move in the list", [*"jjjjkkkk"], _detail)
    measured("zoom step in the list", [*"+++---"], _picture)
    terminal.seconds_until("v", lambda text: "Lanes 1" in text)
    measured("cursor move in the lanes", [RIGHT] * 8, _detail)
    measured("zoom step in the lanes", [*"+++---"], _picture)
    terminal.leave("q")
    bare.leave("q")


def main(arguments: list[str]) -> None:
    """Print the whole table, or a quick one."""
    quick = "quick" in arguments
    count = 5 if quick else 15
    print(f"python {sys.version.split()[0]}; {shlex.join(arguments) or 'full'}; milliseconds are medians")
    print(f"{'what':<58} {'ours':>9} {'theirs':>9} {'ratio':>7}   spread       target")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ.update({place: str(folder / place.lower()) for place in KEPT_IN})
        starts(count, folder)
        exports(count, folder)
        core(folder)
        keystrokes(folder, 10_000, 60 if quick else 200)
        steps(folder, 10_000, 40 if quick else 120)


if __name__ == "__main__":
    main(sys.argv[1:])
