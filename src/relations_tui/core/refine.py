"""A filter's text with one more term, or one fewer: what choosing a value in the facets does to it.

It works on the text, so that what the reader typed stays as typed.
"""

import re

_TOKEN = re.compile(r'-?(?:[^\s":()]+:)?"[^"]*"?|[()]|[^\s()]+')
_OR = {"or", "ou"}
INCLUDED, EXCLUDED = "+", "-"


def standing(text: str, condition: str) -> str:
    """How the filter stands to a condition such as `theme:visas`: `+` when it is one of its terms, `-` when excluded, else ""."""
    tokens = _TOKEN.findall(text)
    return EXCLUDED if f"-{condition}" in tokens else INCLUDED if condition in tokens else ""


def toggled(text: str, condition: str, *, exclude: bool = False) -> str:
    """The filter with the condition asked for (or excluded); without it when it already was; switched over when it was the other."""
    asked = f"-{condition}" if exclude else condition
    before = standing(text, condition)
    kept = text
    if before:
        kept = _without(text, condition if before == INCLUDED else f"-{condition}")
    if before == (EXCLUDED if exclude else INCLUDED):
        return kept
    if _has_or(kept):
        kept = f"({kept})"
    return f"{kept} {asked}".strip()


def _without(text: str, token: str) -> str:
    pattern = r"(?:(?<=^)|(?<=[\s(]))" + re.escape(token) + r"(?=$|[\s)])"
    return re.sub(r"\(\s*\)", "", re.sub(r"\s{2,}", " ", re.sub(pattern, "", text))).strip()


def _has_or(text: str) -> bool:
    depth = 0
    for token in _TOKEN.findall(text):
        depth += (token == "(") - (token == ")")
        if depth == 0 and token.lower() in _OR:
            return True
    return False
