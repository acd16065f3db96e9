"""Why a text is not an EDTF date of the kinds that are read, and what to write instead.

One rule: this is only reached when reading has failed, so it may take its time.
"""

import re

from relations_tui.core.edtf import NOT_EDTF, Date, DateError, read
from relations_tui.core.people import LONGEST, NOT_UNDERSTOOD, YEAR_MISSING, read_people
from relations_tui.core.phrases import Phrase

_WRITE = Phrase(fr="écrivez `{edtf}`", en="write `{edtf}`")
_FORMS = Phrase(
    fr="écrivez par exemple `2024-10-28`, `2024-10`, `2024`, `2024-22` (été), `201X`, `1984~` (vers) ou `2024-10-28/2024-10-30`",
    en="write for example `2024-10-28`, `2024-10`, `2024`, `2024-22` (summer), `201X`, `1984~` (about) or `2024-10-28/2024-10-30`",
)
_EMPTY = Phrase(fr="la date est vide", en="the date is empty")
_LEVEL_2 = Phrase(
    fr="{what}\u00a0: c\u2019est du niveau 2 d\u2019EDTF, qui n\u2019est pas lu",
    en="{what}: that is EDTF level 2, which is not read",
)
_LEVEL_2_FORMS = (
    (
        r"[\[{].*",
        Phrase(fr="un ensemble de dates", en="a set of dates"),
        Phrase(
            fr="un jour entre deux autres s\u2019écrit `[1955-11..1956-03]`, `[..1984]` ou `[1760-12..]`, sans signe ni `X`",
            en="a day between two others is written `[1955-11..1956-03]`, `[..1984]` or `[1760-12..]`, without sign or `X`",
        ),
    ),
    (
        r".*(?:[?~%][^/]|\().*",
        Phrase(fr="un signe qui ne porte que sur une partie", en="a sign on a part only"),
        Phrase(
            fr="`?`, `~` ou `%` se met à la fin de la date et porte sur elle entière",
            en="`?`, `~` or `%` stands at the end of the date and is about the whole of it",
        ),
    ),
    (
        r".*X.*/.*|.*/.*X.*",
        Phrase(fr="des chiffres non précisés dans un intervalle", en="unspecified digits inside an interval"),
        Phrase(
            fr="écrivez les dates sans `X`\u00a0: `2004-06/2004-07`",
            en="write the dates without `X`: `2004-06/2004-07`",
        ),
    ),
    (
        r"[-0-9XY]*X[-0-9X]*[?~%]?",
        Phrase(fr="ces chiffres non précisés", en="these unspecified digits"),
        Phrase(
            fr="ce qui est lu\u00a0: `201X`, `20XX`, `2024-XX`, `2024-10-XX`, `2024-XX-XX`",
            en="what is read: `201X`, `20XX`, `2024-XX`, `2024-10-XX`, `2024-XX-XX`",
        ),
    ),
    (
        r"Y?-?[0-9]+(?:E[0-9]+)?(?:[ES][0-9]+)",
        Phrase(fr="un exposant ou des chiffres significatifs", en="an exponent or significant digits"),
        Phrase(fr="écrivez l\u2019année entière, comme `Y170002`", en="write the whole year, like `Y170002`"),
    ),
    (
        r"[0-9]{4}-2[1-4]\^.*",
        Phrase(fr="une saison avec son hémisphère", en="a season with its hemisphere"),
        Phrase(fr="écrivez la saison seule, comme `2001-21`", en="write the season alone, like `2001-21`"),
    ),
)
_OTHER_FORMS = (
    (
        r"Y.*",
        Phrase(
            fr="une année avec `Y` a plus de quatre chiffres et se suffit",
            en="a year with `Y` has more than four digits and stands alone",
        ),
        Phrase(fr="écrivez `Y170002`, ou `1745` sans `Y`", en="write `Y170002`, or `1745` without `Y`"),
    ),
    (
        r".*/.*[Tt].*|.*[Tt].*/.*",
        Phrase(fr="un intervalle ne prend pas d\u2019heure", en="an interval takes no time of day"),
        Phrase(
            fr="écrivez les jours seuls\u00a0: `2024-10-28/2024-10-30`",
            en="write the days alone: `2024-10-28/2024-10-30`",
        ),
    ),
    (
        r"-?[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9].*",
        Phrase(
            fr="cette heure n\u2019est pas complète ou a un reste",
            en="this time of day is not whole, or something follows it",
        ),
        Phrase(
            fr="écrivez `2024-10-28T14:30:00`, avec ou sans `Z` ou `+01:00`, sans fraction",
            en="write `2024-10-28T14:30:00`, with or without `Z` or `+01:00`, without fraction",
        ),
    ),
    (
        r"[^/]*/[^/]*",
        Phrase(fr="cet intervalle n\u2019a pas de date à chaque bout", en="this interval has not a date at each end"),
        Phrase(
            fr="écrivez `2024/2025`, `2024/..` si la fin est ouverte, `2024/` si elle est inconnue",
            en="write `2024/2025`, `2024/..` when the end is open, `2024/` when it is unknown",
        ),
    ),
    (
        r".*/.*/.*",
        Phrase(fr="un intervalle n\u2019a que deux dates", en="an interval has two dates only"),
        _FORMS,
    ),
    (
        r"-?[0-9]{1,3}",
        Phrase(fr="une année a quatre chiffres", en="a year has four digits"),
        Phrase(
            fr="complétez de zéros\u00a0: l\u2019an 409 s\u2019écrit `0409`",
            en="fill up with zeros: the year 409 is written `0409`",
        ),
    ),
)


def explain(text: str, fault: DateError) -> DateError:
    """The error to show for a text that `read` refused with `fault`."""
    if fault.message is not NOT_EDTF:
        return fault
    if not text.strip():
        return DateError(_EMPTY, _FORMS)
    if len(text) > LONGEST:
        return DateError(NOT_EDTF, _FORMS)
    for pattern, what, remedy in _LEVEL_2_FORMS:
        if re.fullmatch(pattern, text):
            return DateError(_LEVEL_2.fill(what=what), remedy)
    return _meant(text) or _other(text)


def _meant(text: str) -> DateError | None:
    """The same date as EDTF writes it, when it is one that people write; or what is wrong with it as such."""
    try:
        return DateError(NOT_EDTF, _WRITE.fill(edtf=_guess(text).edtf))
    except DateError as fault:
        return None if fault.message in (NOT_UNDERSTOOD, YEAR_MISSING, NOT_EDTF) else fault


def _guess(text: str) -> Date:
    if re.fullmatch("[0-9]{8}", text):
        return read(f"{text[:4]}-{text[4:6]}-{text[6:]}")
    if re.fullmatch("-?[1-9][0-9]{4,}[?~%]?", text):
        return read(f"Y{text}")
    if re.fullmatch(r"[-0-9]+ [-0-9 ]+", text):
        return read(text.replace(" ", ""))
    return read_people(text)


def _other(text: str) -> DateError:
    faults = (DateError(message, remedy) for pattern, message, remedy in _OTHER_FORMS if re.fullmatch(pattern, text))
    return next(faults, DateError(NOT_EDTF, _FORMS))
