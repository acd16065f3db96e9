"""The values of a dossier as TOML writes them."""

import json
from collections.abc import Iterable, Iterator

from relations_tui.core.model import Localized


def text(value: str) -> str:
    """A basic string: TOML's escapes are JSON's, but for DEL, which JSON leaves as it is (TOML 1.0, String)."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")


def localized(key: str, texts: Localized) -> Iterator[str]:
    """A text under its key, one line a language."""
    for lang, said in texts.items():
        yield f"{key}.{lang} = {text(said)}" if lang else f"{key} = {text(said)}"


def inline(texts: Localized) -> str:
    """A text as one value."""
    if not (found := dict(texts.items())) or "" in found:
        return text(found.get("", ""))
    return table((lang, text(said)) for lang, said in found.items())


def table(pairs: Iterable[tuple[str, str]]) -> str:
    """An inline table of values already written."""
    return "{ " + ", ".join(f"{key} = {value}" for key, value in pairs) + " }"


def listed(values: Iterable[str]) -> str:
    """An array of texts, on one line."""
    return f"[{', '.join(map(text, values))}]"


def array(key: str, items: list[str], *, tall: bool = False) -> Iterator[str]:
    """An array of values already written, under its key; one line an item when it is `tall`; nothing when it is empty."""
    if not items:
        return
    if not tall:
        yield f"{key} = [{', '.join(items)}]"
        return
    yield f"{key} = ["
    yield from (f"  {item}," for item in items)
    yield "]"
