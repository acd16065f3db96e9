"""HTML as plain text (WHATWG HTML), with the links in it.

One rule: what a browser would show as text stays; what it would run or hide goes.
"""

import re
from html.parser import HTMLParser
from typing import NamedTuple

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer"),
        *(
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "table",
        ),
        *("td", "th", "tr", "ul"),
    )
)
_HIDDEN = frozenset(("script", "style"))
_MARKUP = re.compile(r"<[A-Za-z/!]|&(?:#[0-9]|#x[0-9a-f]|[a-z][a-z0-9]*;)", re.IGNORECASE)


_ELEMENTS = re.compile(r"</?(?:a|b|br|div|em|h[1-6]|i|li|ol|p|span|strong|ul)(?:\s[^<>]*)?/?>", re.IGNORECASE)


def is_marked_up(text: str) -> bool:
    """Whether a text that may be plain holds the elements of HTML that people write."""
    return _ELEMENTS.search(text) is not None


class Plain(NamedTuple):
    """The text, a line a block; the links, address and words; what the element that holds it all says of itself."""

    text: str
    links: tuple[tuple[str, str], ...] = ()
    about: tuple[tuple[str, str], ...] = ()
    items: tuple[tuple[str, ...], ...] = ()
    """The addresses in each item of a list."""


def plain(html: str) -> Plain:
    """The text of HTML; a text without markup keeps its lines as they are."""
    if not _MARKUP.search(html):
        return Plain(html.strip())
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = map(_collapsed, "".join(reader.said).split("\n"))
    return Plain(
        "\n".join(line for line in lines if line),
        tuple((address, _collapsed(words)) for address, words in reader.links),
        tuple(reader.about),
        tuple(tuple(item) for item in reader.items),
    )


def _collapsed(text: str) -> str:
    """The text as a browser shows it: blanks become one, but for those that do not break."""
    return re.sub(r"[ \t\r\n\f]+", " ", text).strip(" ")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.items: list[list[str]] = []
        self.about: list[tuple[str, str]] = []
        self._hidden = 0
        self._linked: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins a line; a link begins to be read; a picture says its other text."""
        given = {name: value or "" for name, value in attrs}
        if tag in _HIDDEN:
            self._hidden += 1
        if tag in _BLOCKS:
            self.said.append("\n")
        if tag == "li":
            self.said.append("- ")
            self.items.append([])
        if tag == "a" and given.get("href"):
            self._linked = given["href"].strip()
            self.links.append((self._linked, ""))
            if self.items:
                self.items[-1].append(self._linked)
        elif tag in ("iframe", "img") and given.get("src"):
            self.links.append((given["src"].strip(), given.get("alt", "")))
            self.said.append(given.get("alt", ""))
        if not self.about:
            self.about += [(name, value) for name, value in given.items() if name.startswith("data-")]

    def handle_endtag(self, tag: str) -> None:
        """A block ends its line."""
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        if tag in _BLOCKS:
            self.said.append("\n")
        if tag == "a":
            self._linked = None
        if tag in ("ol", "ul"):
            self.items.append([])

    def handle_data(self, data: str) -> None:
        """A piece of text; line ends in it are blanks."""
        if self._hidden:
            return
        self.said.append(data.replace("\n", " "))
        if self._linked is not None:
            address, words = self.links[-1]
            self.links[-1] = (address, words + data)
