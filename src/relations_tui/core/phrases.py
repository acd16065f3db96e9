"""What the program says, in French and English side by side, so that neither is a translation of the other."""

from typing import Literal, NamedTuple

Lang = Literal["fr", "en"]
LANGS: tuple[Lang, ...] = ("fr", "en")


class Phrase(NamedTuple):
    """One thing said in both languages. French takes its own typography: « », ’, non-breaking spaces."""

    fr: str
    en: str

    def say(self, lang: Lang) -> str:
        """The text in `lang`."""
        return self.fr if lang == "fr" else self.en

    def fill(self, **values: object) -> "Phrase":
        """The phrase with `{name}` replaced in both languages; a value that is a `Phrase` is said in the language it goes into."""
        return Phrase(*(_filled(text, lang, values) for text, lang in zip(self, LANGS, strict=True)))


def same(text: str) -> Phrase:
    """A phrase that reads alike in both languages: a name, a number, an id."""
    return Phrase(text, text)


def _filled(text: str, lang: Lang, values: dict[str, object]) -> str:
    said = {name: value.say(lang) if isinstance(value, Phrase) else value for name, value in values.items()}
    return text.format_map(said)


def counted(count: int, one: Phrase, many: Phrase) -> Phrase:
    """`{count}` things: in French nothing and one are singular, in English one alone is."""
    return Phrase(one.fr if count < 2 else many.fr, one.en if count == 1 else many.en).fill(count=count)
