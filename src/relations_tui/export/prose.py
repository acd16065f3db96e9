"""The desk memo as Markdown (CommonMark 0.31) and as plain text.

One rule: what the dossier says stays text. Every character that Markdown could read as markup has a backslash before it, so no
HTML, link, image or heading comes from the data.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from relations_tui.core.index import Results
from relations_tui.export import Loss, Options, losses
from relations_tui.export.memo import Entry, Fact, Memo, memo

WIDTH = 80
"""Columns of the plain text; an address may be longer."""

_INLINE = re.compile(r"[\\`*_\[\]<>&|~!$]")
_AT_START = re.compile(r"^(\s*)([-+=#]|\d{1,9}(?=[.)]))")


def write_markdown(results: Results, stream: BinaryIO, options: Options) -> tuple[Loss, ...]:
    """The memo as Markdown, UTF-8, LF."""
    stream.write(_joined(_markdown(memo(results, options))))
    return _losses(results)


def write_text(results: Results, stream: BinaryIO, options: Options) -> tuple[Loss, ...]:
    """The memo as text of 80 columns, UTF-8, LF."""
    colon = "\u00a0: " if options.lang == "fr" else ": "
    stream.write(_joined(_text(memo(results, options), colon)))
    return _losses(results)


def _losses(results: Results) -> tuple[Loss, ...]:
    dossier, events = results.index.dossier, results.events
    return losses.found(
        losses.other_languages(events), losses.coordinates(dossier, events), losses.aliases(dossier, events)
    )


def _joined(lines: Iterator[str]) -> bytes:
    return ("\n".join(lines).rstrip("\n") + "\n").encode()


def escape(text: str) -> str:
    """Text as Markdown that reads as that text, on one line; four blanks before it would make it code."""
    text = _INLINE.sub(r"\\\g<0>", " ".join(text.split("\n")).lstrip(" \t"))
    return _AT_START.sub(_escape_start, text)


def _escape_start(match: re.Match[str]) -> str:
    """A list, heading or rule is one only by its first character; a number by the mark after it."""
    blank, sign = match.groups()
    return f"{blank}{sign}\\" if sign[0].isdigit() else f"{blank}\\{sign}"


def _markdown(page: Memo) -> Iterator[str]:
    yield from (f"# {escape(page.title)}", "")
    for paragraph in page.paragraphs:
        yield from (escape(paragraph), "")
    yield from _items(page.facts)
    for heading, entries in page.groups:
        yield from (f"## {escape(heading)}", "")
        for entry in entries:
            yield from _markdown_entry(entry)
    if page.sources:
        yield from (f"## {page.sources_title}", "")
    for source in page.sources:
        addresses = "".join(f" · {address.label} <{address.text}>" for address in source.addresses)
        yield f"{source.number}. {escape(source.text)}{addresses}"


def _markdown_entry(entry: Entry) -> Iterator[str]:
    yield from (f"### {escape(entry.date)} — {escape(entry.title)}", "")
    yield from (f"*{escape(entry.standing)}* {entry.marks}".rstrip(), "")
    for paragraph in entry.paragraphs:
        yield from (escape(paragraph), "")
    yield from _items(entry.facts)


def _items(facts: tuple[Fact, ...]) -> Iterator[str]:
    for fact in facts:
        yield f"- **{fact.label}** {escape(fact.text)}"
    if facts:
        yield ""


def _text(page: Memo, colon: str) -> Iterator[str]:
    yield from (page.title, "=" * min(WIDTH, len(page.title)), "")
    for paragraph in page.paragraphs:
        yield from (*_wrapped(paragraph), "")
    yield from _labelled(page.facts, colon, "")
    for heading, entries in page.groups:
        yield from ("", heading, "-" * len(heading), "")
        for entry in entries:
            yield from _text_entry(entry, colon)
    if page.sources:
        yield from ("", page.sources_title, "-" * len(page.sources_title), "")
    for source in page.sources:
        label = f"[{source.number}] "
        yield from _wrapped(label + source.text, hang=" " * len(label))
        yield from (f"{'':{len(label)}}{address.label}{colon}{address.text}" for address in source.addresses)


def _text_entry(entry: Entry, colon: str) -> Iterator[str]:
    yield from _wrapped(f"{entry.date} — {entry.title}")
    yield from _wrapped(f"{entry.standing} {entry.marks}".rstrip(), indent="  ", hang="  ")
    for paragraph in entry.paragraphs:
        yield from _wrapped(paragraph, indent="  ", hang="  ")
    yield from _labelled(entry.facts, colon, "  ")
    yield ""


def _labelled(facts: tuple[Fact, ...], colon: str, indent: str) -> Iterator[str]:
    for fact in facts:
        between = " " if fact.label.startswith("[") else colon
        for first, line in enumerate(fact.text.split("\n")):
            lead = f"{fact.label}{between}" if first == 0 else ""
            yield from _wrapped(lead + line, indent=indent + ("  " if first else ""), hang=indent + "  ")


def _wrapped(text: str, *, indent: str = "", hang: str = "") -> list[str]:
    from textwrap import wrap

    return wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False
    )
