"""The names of months, seasons and days of the week, in French and English, long and short."""

from relations_tui.core.phrases import Phrase


def _pairs(fr: str, en: str) -> tuple[Phrase, ...]:
    return tuple(Phrase(*pair) for pair in zip(fr.split(), en.split(), strict=True))


MONTHS = _pairs(
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "January February March April May June July August September October November December",
)
"""The months from January, at index 0."""
SHORT_MONTHS = _pairs(
    "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
)
"""The same, as short as each language allows."""
SEASONS = _pairs("printemps été automne hiver", "spring summer autumn winter")
"""The seasons from spring, EDTF's 21, at index 0."""
WEEKDAYS = _pairs(
    "lundi mardi mercredi jeudi vendredi samedi dimanche", "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
)
"""The days of the week from Monday, at index 0."""
