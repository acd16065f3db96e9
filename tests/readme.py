"""The README's tables that the program makes itself: `python -m tests.readme` writes them, `test_readme` holds them."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from relations_tui.core.phrases import Lang, Phrase
from relations_tui.export import formats
from relations_tui.tui.actions import ACTIONS, GROUPS, shown

ROOT = Path(__file__).parent.parent
READMES: dict[Lang, Path] = {"en": ROOT / "README.md", "fr": ROOT / "LISEZMOI.md"}


def _table(rows: Sequence[Sequence[str]]) -> str:
    head, *body = (f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows)
    return "\n".join((head, "|" + "---|" * len(rows[0]), *body))


def keys(lang: Lang) -> str:
    """Every key, group by group: what it does."""
    rows = [(" ", Phrase("touches", "keys").say(lang), Phrase("ce qu’elles font", "what they do").say(lang))]
    for group, name in GROUPS.items():
        title = f"**{name.say(lang)}**"
        for action in ACTIONS:
            if action.group == group and action.keys:
                rows.append((title, " ".join(f"`{shown(key)}`" for key in action.keys), action.help.say(lang)))
                title = " "
    return _table(rows)


def actions(lang: Lang) -> str:
    """The name of every action, for the configuration, group by group."""
    rows = [(" ", "actions")]
    for group, name in GROUPS.items():
        rows.append((name.say(lang), " ".join(f"`{action.id}`" for action in ACTIONS if action.group == group)))
    return _table(rows)


def kept(lang: Lang) -> str:
    """Every format: its name and ending, what it is, what it cannot carry."""
    head = (
        Phrase("format", "format"),
        Phrase("fin", "ending"),
        Phrase("ce que c’est", "what it is"),
        Phrase("ce qu’il perd", "what it loses"),
    )
    rows = [[cell.say(lang) for cell in head]]
    every = formats().values()
    rows += [[f"`{one.name}`", f"`{one.ending}`", one.help.say(lang), one.loses.say(lang)] for one in every]
    return _table(rows)


MADE: dict[str, Callable[[Lang], str]] = {"keys": keys, "actions": actions, "formats": kept}
"""The name of a marked part → what stands in it."""


def remade(text: str, lang: Lang) -> str:
    """The README with its marked parts written afresh."""
    for name, make in MADE.items():
        part = re.compile(rf"(<!-- {name}:[^\n]*-->\n).*?(<!-- /{name} -->)", re.DOTALL)
        made = make(lang)
        text, found = part.subn(lambda match, made=made: f"{match[1]}\n{made}\n\n{match[2]}", text)  # type: ignore[misc]
        assert found == 1, name
    return text


if __name__ == "__main__":
    for language, path in READMES.items():
        path.write_text(remade(path.read_text(encoding="utf-8"), language), encoding="utf-8", newline="\n")
