"""The chronology as one page of HTML that asks nothing of anyone: a product of its own, to be put on a site or sent as it is.

- Without a script it is a chronology to be read, every source and link in it. With its script it is searched in the language of
  queries, counted by facets, switched between French and English; each event and each view has an address.
- The page forbids itself everything (Content Security Policy level 3): no request, no base, no form, no style and no script but
  the two that stand in it, which are named by their SHA-256; nor may the script make markup out of text (Trusted Types).
- Whatever comes from the dossier is escaped by the templates, and an address is a link only when it is http or https.
- `<time>` is used only where HTML can say the date; every date has its EDTF beside it.
"""

import os
from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, BinaryIO

from relations_tui.core.index import Results
from relations_tui.core.model import Event
from relations_tui.core.phrases import LANGS, Lang, Phrase
from relations_tui.export import Loss, Options, losses

if TYPE_CHECKING:
    from jinja2 import Environment
_LONG = 1000
"""Events above which a page is too long to be laid out at once."""
_WIDE, _NARROW = 1080, 380
"""Pixels of the figure."""
_HERE = os.path.dirname(os.path.abspath(__file__))


def write_html(results: Results, stream: BinaryIO, options: Options) -> tuple[Loss, ...]:
    """The page, UTF-8, LF."""
    from relations_tui.export.page.content import Content
    from relations_tui.export.page.data import data, examples
    from relations_tui.export.page.interface import EXAMPLES, LABELS, labelled
    from relations_tui.export.page.texts import Texts

    texts = Texts(results.index.dossier, options.lang)
    samples = dict(zip(texts.langs, examples(results, texts), strict=True))
    figures, drawing = _drawn(results, options, texts.langs) if results.events else ([], "")
    style, script = _asset("page.css") + drawing, _asset("page.js")
    page = _environment().get_template("page.html")
    stream.writelines(
        piece.encode()
        for piece in page.generate(
            dossier=results.index.dossier,
            texts=texts,
            content=Content(results, texts, options),
            ui={key: texts.phrase(phrase) for key, phrase in LABELS.items()},
            before={key: texts.phrase(labelled(phrase)) for key, phrase in LABELS.items()},
            examples=[(texts.phrase(_filled(said, samples)), texts.phrase(LABELS[label])) for said, label in EXAMPLES],
            figures=figures,
            long=len(results.events) > _LONG,
            style=style,
            script=script,
            data=data(results, texts),
            policy=_policy(style, script),
        )
    )
    return _losses(results, texts.langs)


def _filled(said: Phrase, samples: Mapping[Lang, Mapping[str, str]]) -> Phrase:
    """A phrase with what stands in for its names in each language; one that the page does not have is said like the other."""
    fr, en = (samples.get(lang) or next(iter(samples.values())) for lang in LANGS)
    return Phrase(said.fill(**fr).fr, said.fill(**en).en)


def _drawn(results: Results, options: Options, langs: Iterable[Lang]) -> tuple[list[tuple[str, str]], str]:
    """The figure in each language, for screens and for paper wide and narrow, with the classes that choose; and their style.

    The style is taken out, for it to stand once and be named by the policy; ids are made such as no event and no other has.
    """
    from relations_tui.export.figure import figure
    from relations_tui.export.figure_ink import COLOURS, FAMILY_NAMES

    drawn: list[tuple[str, str]] = []
    style = ""
    for width, name in ((_WIDE, "wide"), (_NARROW, "narrow")):
        for lang in langs:
            before, _, rest = figure(
                results, options._replace(lang=lang, figure_width=width, figure_theme="light")
            ).partition("<style>")
            style, _, after = rest.partition("</style>")
            ids = ("title", "desc")
            for one in ids:
                before = before.replace(f'id="figure-{one}"', f'id="_{one}.{name}.{lang}"')
            before = before.replace(
                '"figure-title figure-desc"', '"' + " ".join(f"_{one}.{name}.{lang}" for one in ids) + '"'
            )
            drawn.append((f"{name} {lang}", before + after))
    dark = "".join(f"--fig-{name}:{colour};" for name, colour in COLOURS["dark"].items() if name in FAMILY_NAMES)
    return drawn, f"{style}\n@media screen and (prefers-color-scheme: dark){{.drawing{{{dark}}}}}\n"


def _asset(name: str) -> str:
    """A style or a script, without what only its authors need: indents, and comments that have a line."""
    with open(os.path.join(_HERE, name), encoding="utf-8") as file:
        lines = [line.strip() for line in file]
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters["host"] = _host
    return made


def _host(address: str) -> str:
    """The host of an http address, as a link is called."""
    return address.split("/")[2].partition("?")[0].removeprefix("www.")


def _policy(style: str, script: str) -> str:
    """All is forbidden but the style and the script that stand in the page, byte for byte."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src {_digest(style)}",
            f"script-src {_digest(script)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _losses(results: Results, langs: tuple[Lang, ...]) -> tuple[Loss, ...]:
    dossier, events = results.index.dossier, results.events
    return losses.found(
        losses.other_languages(event for event in events if _unshown(event, langs)),
        losses.coordinates(dossier, events),
    )


def _unshown(event: Event, langs: tuple[Lang, ...]) -> bool:
    """Whether a text of the event is in a language that the page does not show."""
    texts = [event.title, event.summary, *event.disagreements]
    texts += (involvement.part for involvement in event.actors)
    texts += (link.why for link in event.links)
    texts += (citation.supports for citation in event.citations)
    return any(tag not in {text.spoken(lang) for lang in langs} for text in texts for tag, _ in text.items())
