"""Every word of the dossier and the events it stands in: finding a piece of text reads words, not events.

One rule: a piece of text is found wherever it stands in the folded text of an event, inside words too, as `in` would.
A blank ends a word, so a piece without blanks lies inside one word; a phrase is sought by its words, then verified.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from relations_tui.core import bits
from relations_tui.core.model import Actor, Dossier, Event, Localized, Place, Source
from relations_tui.core.text import Folded, fold

_DENSE = 64
"""A word in more than one event out of so many is kept as a set, others as lists of positions."""


def searchable(event: Event, dossier: Dossier) -> tuple[str, ...]:
    """All the texts in which an event can be found, as written. Private notes are never among them."""
    return (
        *_own_texts(event),
        *(text for part in event.actors for text in _names(dossier.actors[part.actor])),
        *(text for place in event.places for text in _names(dossier.places[place])),
        *(text for theme in event.themes for text in _texts(dossier.themes.get(theme))),
        *(text for cited in event.citations for text in _names(dossier.sources[cited.source])),
    )


class Lexicon:
    """Built in one reading of the dossier: each distinct word is folded once."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._known = _Words()
        self._folded: dict[int, Folded] = {}
        self._size = len(dossier.events)
        self._dense: dict[int, int] = {}
        words, self._postings = self._read()
        self._joined = "\n".join(("", *words, ""))
        self._starts = _starts(words)

    def _read(self) -> tuple[list[str], list[list[int]]]:
        """The words and, for each, the positions of its events; the most frequent first, so that a search may stop early."""
        known, dossier = self._known, self._dossier
        shared = {
            key: frozenset(known.of(texts))
            for key, texts in (
                *((("actor", item.id), _names(item)) for item in dossier.actors.values()),
                *((("place", item.id), _names(item)) for item in dossier.places.values()),
                *((("source", item.id), _names(item)) for item in dossier.sources.values()),
                *((("theme", theme), _texts(label)) for theme, label in dossier.themes.items()),
            )
        }
        none: frozenset[int] = frozenset()
        postings: list[list[int]] = [[] for _ in known.words]
        for position, event in enumerate(dossier.events):
            found = known.of(_own_texts(event))
            found.update(*(shared.get(key, none) for key in _shared_keys(event)))
            postings.extend([] for _ in range(len(known.words) - len(postings)))
            for word in found:
                postings[word].append(position)
        return _by_frequency(known.words, postings)

    def text(self, position: int) -> Folded:
        """The folded text of the event at a position, one line for each of its texts."""
        if position not in self._folded:
            event = self._dossier.events[position]
            self._folded[position] = Folded("\n".join(map(self._known.fold, searchable(event, self._dossier))))
        return self._folded[position]

    def find(self, piece: Folded) -> int:
        """The events in whose text a folded piece stands."""
        first, *middle = piece.split(" ")
        if not middle:
            return self._holding(piece) if piece else bits.all_of(self._size)
        found = self._holding(f"{first}\n") & self._holding(f"\n{middle.pop()}")
        for word in middle:
            found &= self._holding(f"\n{word}\n")
        return bits.of_positions((i for i in bits.pick(range(self._size), found) if piece in self.text(i)), self._size)

    def _holding(self, pattern: str) -> int:
        """The events with a word that holds the pattern; a newline in it stands for the edge of a word."""
        everything = bits.all_of(self._size)
        found = 0
        rare: list[list[int]] = []
        for word in self._words_with(pattern):
            posting = self._postings[word]
            if len(posting) * _DENSE <= self._size:
                rare.append(posting)
                continue
            if word not in self._dense:
                self._dense[word] = bits.of_positions(posting, self._size)
            found |= self._dense[word]
            if found == everything:
                return found
        return found | bits.of_lists(rare, self._size)

    def _words_with(self, pattern: str) -> Iterator[int]:
        joined, starts = self._joined, self._starts
        inside = pattern[0] == "\n"
        at = joined.find(pattern)
        while at >= 0:
            word = bisect_right(starts, at + inside) - 1
            yield word
            at = joined.find(pattern, starts[word + 1] - 1)


class _Words(dict[str, int]):
    """From a word as written to the number of its folded form, given out as words are met."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self._numbers: dict[str, int] = {}

    def __missing__(self, written: str) -> int:
        folded = fold(written)
        number = self._numbers.setdefault(folded, len(self.words))
        if number == len(self.words):
            self.words.append(folded)
        self[written] = number
        return number

    def of(self, texts: Iterable[str]) -> set[int]:
        """The numbers of all words of some texts."""
        return set(map(self.__getitem__, "\n".join(texts).split()))

    def fold(self, text: str) -> str:
        """`text.fold`, word by word."""
        words = self.words
        return " ".join(filter(None, [words[self[word]] for word in text.split()]))


def _by_frequency(words: list[str], postings: list[list[int]]) -> tuple[list[str], list[list[int]]]:
    positions: dict[str, list[int]] = {}
    compound: list[tuple[str, list[int]]] = []
    for word, posting in zip(words, postings, strict=True):
        if " " in word:
            compound.append((word, posting))
        elif word:
            positions[word] = posting
    for word, posting in compound:  # a few characters fold to several words
        for part in word.split():
            positions[part] = sorted({*positions.get(part, ()), *posting})
    ordered = sorted(positions.items(), key=lambda item: -len(item[1]))
    return [word for word, _ in ordered], [posting for _, posting in ordered]


def _starts(words: list[str]) -> list[int]:
    """Where each word begins in the joined words, and where one more would."""
    starts = [1]
    for word in words:
        starts.append(starts[-1] + len(word) + 1)
    return starts


def _own_texts(event: Event) -> tuple[str, ...]:
    return (
        *_texts(event.title),
        *_texts(event.summary),
        *(cited.quote for cited in event.citations if cited.quote),
        *(text for disagreement in event.disagreements for text in _texts(disagreement)),
    )


def _shared_keys(event: Event) -> Iterator[tuple[str, str]]:
    for part in event.actors:
        yield "actor", part.actor
    for place in event.places:
        yield "place", place
    for theme in event.themes:
        yield "theme", theme
    for cited in event.citations:
        yield "source", cited.source


def _names(item: Actor | Place | Source) -> tuple[str, ...]:
    if isinstance(item, Source):
        return item.title, item.publisher
    return (*_texts(item.name), *item.aliases) if isinstance(item, Actor) else _texts(item.name)


def _texts(label: Localized | None) -> tuple[str, ...]:
    return () if label is None else tuple(text for _, text in label.items())
