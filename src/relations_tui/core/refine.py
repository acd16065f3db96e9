"""A filter's text with one more term, or one fewer: what choosing a value in the facets does to it.

It works on the text, so that what the reader typed stays as typed.
"""

import re

_TOKEN = re.compile(r'-?(?:[^\s":()]+:)?"[^"]*"?|[()]|[^\s()]+')
_OR = {"or", "ou"}
INCLUDED, EXCLUDED = "+", "-"


def term(field: str, value: str) -> str:
    """`theme:visas`, or `publisher:"Le Monde"` where the value needs quotes."""
    return f"{field}:{value}" if re.fullmatch(r"[\w.~+-]+", value) else f'{field}:"{value}"'


def standing(text: str, field: str, value: str) -> str:
    """How the filter stands to a value: `+` when a term of its own asks for it, `-` when one excludes it, else ""."""
    wanted = term(field, value)
    tokens = _TOKEN.findall(text)
    return EXCLUDED if f"-{wanted}" in tokens else INCLUDED if wanted in tokens else ""


def toggled(text: str, field: str, value: str, *, exclude: bool = False) -> str:
    """The filter with the value included (or excluded); without it when it already was; switched over when it was the other."""
    wanted = term(field, value)
    asked = f"-{wanted}" if exclude else wanted
    before = standing(text, field, value)
    kept = text
    if before:
        kept = _without(text, wanted if before == INCLUDED else f"-{wanted}")
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
