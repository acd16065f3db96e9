"""What holds a dossier together: ids that are well formed and unique, wholes that are not part of themselves."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from relations_tui.core.faults import Fault, shown
from relations_tui.core.model import Event
from relations_tui.core.phrases import Phrase
from relations_tui.core.problems import Path

_KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NOT_KEBAB = re.compile(r"[^a-z0-9]+")


def id_faults(ids: Iterable[tuple[str, Path]], *, on_key: bool = False) -> Iterator[Fault]:
    """Ids that are not in kebab-case, and those that equal an earlier one after NFC and case folding."""
    seen: dict[str, Path] = {}
    for text, path in ids:
        folded = text
        if not _KEBAB.fullmatch(text):
            yield _misshapen(text, path, on_key=on_key)
            folded = unicodedata.normalize("NFC", text).casefold()
        first = seen.setdefault(folded, path)
        if first is not path:
            message = Phrase(f"l\u2019id `{shown(text)}` est déjà pris", f"the id `{shown(text)}` is taken")
            yield Fault("duplicate-id", path, message, on_key=on_key, first=first)


def _misshapen(text: str, path: Path, *, on_key: bool) -> Fault:
    message = Phrase(
        f"l\u2019id `{shown(text)}` n\u2019est pas en kebab-case", f"the id `{shown(text)}` is not in kebab-case"
    )
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    better = shown(_NOT_KEBAB.sub("-", ascii_only).strip("-")) or "an-id"
    remedy = Phrase(
        f"lettres ASCII minuscules, chiffres et traits d\u2019union\u00a0: `{better}`",
        f"lower-case ASCII letters, digits and hyphens: `{better}`",
    )
    return Fault("bad-id", path, message, remedy, on_key=on_key)


def part_of_cycles(events: Iterable[Event], by_id: Mapping[str, Event]) -> Iterator[Fault]:
    """One fault for each cycle of `part-of`, at the link that closes it. Links to oneself are not looked at."""
    wholes = {
        event.id: [
            (link.to, index) for index, link in enumerate(event.links) if link.kind == "part-of" and link.to != event.id
        ]
        for event in events
    }
    wholes = {part: into for part, into in wholes.items() if into}
    done: set[str] = set()
    for part in wholes:
        yield from _cycles_from(part, wholes, by_id, done)


def _cycles_from(
    start: str, wholes: Mapping[str, list[tuple[str, int]]], by_id: Mapping[str, Event], done: set[str]
) -> Iterator[Fault]:
    """A walk in depth on a stack of its own: a chain may be longer than Python's."""
    chain: dict[str, Iterator[tuple[str, int]]] = {}
    current: str | None = start
    while current is not None:
        if current not in done and current not in chain:
            chain[current] = iter(wholes.get(current, ()))
        current = None
        while chain and current is None:
            part = next(reversed(chain))
            whole, index = next(chain[part], (None, 0))
            if whole is None:
                done.add(part)
                del chain[part]
            elif whole in chain:
                yield _cycle(
                    [*list(chain)[list(chain).index(whole) :], whole], ("events", by_id[part].order, "links", index)
                )
            elif whole not in done:
                current = whole


def _cycle(ids: list[str], path: Path) -> Fault:
    listed = " → ".join(f"`{shown(event)}`" for event in (ids if len(ids) < 8 else [*ids[:3], "…", *ids[-3:]]))
    return Fault(
        "part-of-cycle",
        path,
        Phrase(
            f"l\u2019événement ferait partie de lui-même\u00a0: {listed}",
            f"the event would be part of itself: {listed}",
        ),
    )
