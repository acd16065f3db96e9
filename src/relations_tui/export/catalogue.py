"""The formats there are, told: as a table for people, as JSON (RFC 8259) for scripts.

The document has `format` "relations-tui-formats", `version` 1 and `formats`, in the order of the table: `name`, `ending`, `also`
(other endings that are understood), `media_type`, `binary`, `help`, `keeps`, `loses` (objects from "fr" and "en" to the text),
and `package`: the name and version of the installed package that brings it, null when it is built in.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from relations_tui.core.phrases import LANGS, Lang, Phrase
from relations_tui.export.form import Format


class Listed(NamedTuple):
    """A format and the package that brings it; "" for one that is built in."""

    format: Format
    package: str = ""


_KEEPS, _LOSES, _PACKAGE = Phrase("garde", "keeps"), Phrase("perd", "loses"), Phrase("paquet", "package")


def as_text(listed: Iterable[Listed], lang: Lang) -> bytes:
    """For each format its name and ending, what it is, keeps and loses."""
    listed = tuple(listed)
    names = max(len(known.name) for known, _ in listed) + 2
    endings = max(len(known.ending) for known, _ in listed) + 2
    rows = (row for one in listed for row in _rows(one, names, endings, lang))
    return "".join(f"{row}\n" for row in rows).encode()


def _rows(listed: Listed, names: int, endings: int, lang: Lang) -> Iterator[str]:
    known, package = listed
    yield f"{known.name:<{names}}{known.ending:<{endings}}{known.help.say(lang)}"
    facts = [(_KEEPS, known.keeps.say(lang)), (_LOSES, known.loses.say(lang))]
    if package:
        facts.append((_PACKAGE, package))
    width = max(len(label.say(lang)) for label, _ in facts)
    for label, what in facts:
        yield f"{'':<{names + endings}}{label.say(lang):<{width}}  {what}"


def as_json(listed: Iterable[Listed], _: Lang) -> bytes:
    """The document."""
    from json import dumps

    document = {"format": "relations-tui-formats", "version": 1, "formats": [_record(one) for one in listed]}
    return (dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _record(listed: Listed) -> dict[str, object]:
    known, package = listed
    return {
        "name": known.name,
        "ending": known.ending,
        "also": known.also,
        "media_type": known.media_type,
        "binary": known.binary,
        **{
            key: {lang: said.say(lang) for lang in LANGS}
            for key, said in (("help", known.help), ("keeps", known.keeps), ("loses", known.loses))
        },
        "package": package or None,
    }


REPORTS = {"text": as_text, "json": as_json}
"""How `--report` asks for it."""
