"""Citations: what the styles ask for, and nothing made up."""

import pytest

from relations_tui.core.citing import apa, chicago, plain, quotation
from relations_tui.core.dates import parse
from relations_tui.core.model import Citation, Source

WHOLE = Source("s", "Le Monde", "Un titre", ("A. Auteur",), parse("2025-04-14"), "fr", "https://example.org/a")
BARE = Source("b", "TelQuel")


def test_plain() -> None:
    assert plain(WHOLE, "fr") == "A. Auteur, Le Monde, «\u00a0Un titre\u00a0», 14 avril 2025, https://example.org/a"
    assert plain(WHOLE, "en") == "A. Auteur, Le Monde, “Un titre”, 14 April 2025, https://example.org/a"


def test_chicago() -> None:
    assert chicago(WHOLE, "en") == "A. Auteur. “Un titre.” Le Monde, April 14, 2025. https://example.org/a."
    assert chicago(WHOLE, "fr") == "A. Auteur. «\u00a0Un titre\u00a0». Le Monde, 14 avril 2025. https://example.org/a."


def test_apa() -> None:
    assert apa(WHOLE, "en") == "A. Auteur. (2025, April 14). Un titre. Le Monde. https://example.org/a"
    assert apa(WHOLE, "fr") == "A. Auteur. (2025, 14 avril). Un titre. Le Monde. https://example.org/a"
    assert apa(WHOLE._replace(author=()), "en") == "Le Monde. (2025, April 14). Un titre. https://example.org/a"


def test_what_is_missing_is_said() -> None:
    assert plain(BARE, "fr") == "TelQuel, [sans titre], sans date"
    assert chicago(BARE, "en") == "[untitled]. TelQuel, no date."
    assert apa(BARE, "en") == "TelQuel. (n.d.). [untitled]."


@pytest.mark.parametrize(
    ("edtf", "said"), [("2024-07", "July 2024"), ("2024", "2024"), ("2024-07-30~", "about 30 July 2024")]
)
def test_a_date_is_never_more_precise_than_it_is_known(edtf: str, said: str) -> None:
    assert f"({said})" in apa(WHOLE._replace(date=parse(edtf)), "en")


def test_a_quote_comes_with_its_place_and_none_is_made_up() -> None:
    assert quotation(Citation("s"), WHOLE, "fr") == ""
    said = quotation(Citation("s", quote="temps d’avancer", locator="§ 4"), WHOLE, "fr")
    assert said.startswith("«\u00a0temps d’avancer\u00a0» (A. Auteur, Le Monde, ")
    assert said.endswith("https://example.org/a, § 4)")
