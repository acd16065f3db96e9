"""The memo: Markdown that CommonMark reads as the very text of the dossier, and text that stays within its width."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.export.exporting import exported, results

from relations_tui.core.index import Index
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.export.prose import WIDTH, escape

COMMONMARK = MarkdownIt("commonmark")
HOSTILE = (
    "<script>alert(1)</script>",
    "[click](javascript:alert(1)) ![i](http://x/y.png)",
    "**bold** _it_ `code` ~~gone~~ <b>b</b> &amp; &lt; \\",
    "# heading",
    "- item",
    "1. item",
    "12) item",
    "> quote",
    "---",
    "===",
    "+ plus",
    "<!-- comment -->",
    "[1]: http://example.org 'title'",
    "<http://example.org>",
    "| a | b |",
    "a  \nb",
    "    four blanks",
    "\ta tab",
)


def read_back(markdown: str) -> str:
    """What CommonMark shows of one paragraph; fails when it is anything but one plain paragraph."""
    tokens = COMMONMARK.parse(markdown)
    assert [token.type for token in tokens] in ([], ["paragraph_open", "inline", "paragraph_close"])
    return "".join(shown(token) for token in tokens)


def shown(token: Token) -> str:
    children = token.children or []
    assert all(child.type in ("text", "text_special", "softbreak") for child in children), children
    return "".join(child.content for child in children)


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_in_the_data_is_text(text: str) -> None:
    assert read_back(escape(text)) == " ".join(text.split("\n")).strip()


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=60))
def test_any_text_reads_back_as_itself(text: str) -> None:
    assert read_back(escape(text)).split() == text.split()


def tokens(index: Index, lang: Lang) -> list[Token]:
    flat: list[Token] = []
    for token in COMMONMARK.parse(exported(results(index), "md", lang).decode()):
        flat += [token, *(token.children or [])]
    return flat


@pytest.mark.parametrize("lang", LANGS)
def test_no_html_image_or_link_comes_from_the_dossier(tiny_index: Index, lang: Lang) -> None:
    found = tokens(tiny_index, lang)
    assert not [
        token for token in found if token.type.startswith(("html", "image", "code", "fence", "blockquote", "hr"))
    ]
    addresses = {source.url for source in tiny_index.dossier.sources.values()}
    addresses |= {source.archive for source in tiny_index.dossier.sources.values()}
    links = [token for token in found if token.type == "link_open"]
    assert all(token.info == "auto" for token in links)
    assert len(links) <= len(addresses)


@pytest.mark.parametrize("lang", LANGS)
def test_every_event_has_one_heading_and_reads_as_in_the_dossier(tiny_index: Index, lang: Lang) -> None:
    found = COMMONMARK.parse(exported(results(tiny_index), "md", lang).decode())
    headings = [
        "".join(child.content for child in found[place + 1].children or [])
        for place, token in enumerate(found)
        if token.type == "heading_open" and token.tag == "h3"
    ]
    events = tiny_index.dossier.events
    assert len(headings) == len(events)
    for heading, event in zip(headings, events, strict=True):
        assert re.sub(r"\s+", " ", event.title.pick(lang)).strip() in re.sub(r"\s+", " ", heading)


@pytest.mark.parametrize("lang", LANGS)
def test_the_text_stays_within_its_width_but_for_what_cannot_be_broken(tiny_index: Index, lang: Lang) -> None:
    for line in exported(results(tiny_index), "txt", lang).decode().split("\n"):
        assert len(line) <= WIDTH or "http" in line or len(max(line.split(), key=len)) > WIDTH // 2


@pytest.mark.parametrize("name", ["md", "txt"])
def test_what_is_missing_is_said(tiny_index: Index, name: str) -> None:
    dossier = tiny_index.dossier
    text = exported(results(tiny_index), name, "fr").decode()
    cited = {citation.source for event in dossier.events for citation in event.citations}
    assert any(not dossier.sources[source].title for source in cited) is ("sans titre" in text)
    assert any(dossier.sources[source].date is None for source in cited) is ("sans date" in text)
