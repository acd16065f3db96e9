"""Texts as markup: each in the languages of the page, so that one attribute, `html[lang]`, chooses among them.

A text that differs has one element a language, all but one hidden by the style: nothing is read out twice. Its `lang` says for
which; where the text is in a third language its class does. A text that the page has in one language alone is of class `only`.
Only here is markup made outside the templates, and everything from the dossier is escaped on the way.
"""

import re
from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

from relations_tui.core.model import Dossier, Localized
from relations_tui.core.phrases import LANGS, Lang, Phrase
from relations_tui.export.records import Wording

_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_SOUGHT = "x"
"""The class of what the search of the page reads."""

Said = tuple[Lang, str, str]
"""The language of the page it is for, the language it is in ("" when not known), the text."""

Shape = tuple[Markup, Callable[[str], Markup]]
"""What stands around a text, with room for its attributes and for itself; how the text is written inside."""


class Texts:
    """The texts of one page, which has both languages when its dossier does."""

    def __init__(self, dossier: Dossier, asked: Lang) -> None:
        both = set(LANGS) <= set(dossier.languages)
        self.langs: tuple[Lang, ...] = LANGS if both else (asked,)
        self.asked = asked
        self.wordings = tuple(Wording(dossier, lang) for lang in self.langs)
        self.wording = Wording(dossier, asked)

    def phrase(self, phrase: Phrase) -> Markup:
        """What the program says."""
        return self._spans([(lang, lang, phrase.say(lang)) for lang in self.langs])

    def words(self, say: Callable[[Wording], str]) -> Markup:
        """What the program says of the dossier."""
        return self._spans([(wording.lang, wording.lang, say(wording)) for wording in self.wordings])

    def text(self, text: Localized, *, sought: bool = False) -> Markup:
        """What the dossier says, on one line."""
        said = [(lang, text.spoken(lang), " ".join(text.pick(lang).split("\n"))) for lang in self.langs]
        return self._spans(said, sought=sought)

    def paragraphs(self, text: Localized) -> Markup:
        """What the dossier says, in paragraphs; it is searched."""
        said = [(lang, text.spoken(lang), text.pick(lang)) for lang in self.langs]
        return self._spans(said, sought=True, shape=_BLOCKS)

    def pairs(self, text: Localized | Phrase | str) -> list[str]:
        """The text in each language of the page, for the script."""
        if isinstance(text, str):
            return [text] * len(self.langs)
        return [text.say(lang) if isinstance(text, Phrase) else text.pick(lang) for lang in self.langs]

    def _spans(self, said: list[Said], *, sought: bool = False, shape: Shape | None = None) -> Markup:
        template, inside = shape or _SPANS
        if len({text for _, _, text in said}) > 1:
            pieces = (
                template.format(_attributes(tongue or lang, lang, sought=sought), inside(text))
                for lang, tongue, text in said
            )
            return Markup("").join(pieces)
        text, tongues = said[0][2], {tongue for _, tongue, _ in said}
        tongue = "" if len(tongues) > 1 or tongues == {self.asked} == set(self.langs) else tongues.pop()
        attributes = _attributes(tongue, "", sought=sought)
        if not text or not (attributes or shape):
            return escape(text)
        return template.format(attributes, inside(text))


def spoken_in(tongue: str) -> Markup:
    """The attributes of a text in a language that is not the page's; it finds its own direction when that is not known."""
    return _attributes(tongue, tongue, sought=False) or Markup(' dir="auto"')


def listed(items: Iterable[Markup], between: str = ", ") -> Markup:
    """Items on one line."""
    return escape(between).join(items)


def _attributes(tongue: str, lang: str, *, sought: bool) -> Markup:
    told = "only" if tongue and not lang else lang if tongue != lang else ""
    classes = " ".join(filter(None, (told, _SOUGHT if sought else "")))
    named = Markup(' class="{}"').format(classes) if classes else Markup("")
    if not _LANGUAGE.fullmatch(tongue):
        return named
    direction = Markup(' dir="rtl"') if tongue.partition("-")[0].lower() in _RIGHT_TO_LEFT else Markup("")
    return named + Markup(' lang="{}"').format(tongue) + direction


def _paragraphs(text: str) -> Markup:
    return Markup("\n").join(Markup("<p>{}</p>").format(line) for line in text.split("\n") if line.strip())


_SPANS: Shape = (Markup("<span{}>{}</span>"), escape)
_BLOCKS: Shape = (Markup("<div{}>{}</div>"), _paragraphs)
