"""Dates and durations in words, in both languages."""

import pytest

from relations_tui.core.dates import parse
from relations_tui.core.phrases import Lang
from relations_tui.core.words import compact, duration, elapsed, in_words, month_name, season_name, year_name

SPACE = "\u00a0"
BC = f"{SPACE}av.{SPACE}J.-C."
AD = f"{SPACE}apr.{SPACE}J.-C."


@pytest.mark.parametrize(
    ("edtf", "fr", "en"),
    [
        ("2024-10-28", "28 octobre 2024", "28 October 2024"),
        ("2024-10-01", "1er octobre 2024", "1 October 2024"),
        ("2024-10", "octobre 2024", "October 2024"),
        ("2024-10-XX", "octobre 2024", "October 2024"),
        ("2024", "2024", "2024"),
        ("2024-22", "été 2024", "summer 2024"),
        ("2024-24", "hiver 2024–2025", "winter 2024–2025"),
        ("201X", "années 2010", "2010s"),
        ("190X", "années 1900", "years 1900–1909"),
        ("19XX", "années 1900–1999", "years 1900–1999"),
        ("-199X", f"années 2000–1991{BC}", "years 2000–1991 BC"),
        ("-000X", f"années 10–2{BC}", "years 10–2 BC"),
        ("000X", f"années 1{BC} – 9{AD}", "years 1 BC – AD 9"),
        ("1984?", "1984 (incertain)", "1984 (uncertain)"),
        ("1984~", "vers 1984", "about 1984"),
        ("1984%", "vers 1984 (incertain)", "about 1984 (uncertain)"),
        ("1956-03~", "vers mars 1956", "about March 1956"),
        ("2024-10-01~", "vers le 1er octobre 2024", "about 1 October 2024"),
        ("2024-21~", "vers le printemps 2024", "about spring 2024"),
        ("2024-22~", "vers l’été 2024", "about summer 2024"),
        ("201X~", "vers les années 2010", "about the 2010s"),
        ("1985-04-12T23:20:30", "12 avril 1985 à 23:20:30", "12 April 1985 at 23:20:30"),
        ("1985-04-12T23:20:30Z", "12 avril 1985 à 23:20:30 (UTC)", "12 April 1985 at 23:20:30 (UTC)"),
        ("1985-04-12T23:20:30-04:30", "12 avril 1985 à 23:20:30 (UTC-04:30)", "12 April 1985 at 23:20:30 (UTC-04:30)"),
        ("-0043-03-15", f"15 mars 44{BC}", "15 March 44 BC"),
        ("0000", f"1{BC}", "1 BC"),
        ("0014", f"14{AD}", "AD 14"),
        ("0732-10-25", "25 octobre 732", "25 October 732"),
        ("Y170002", f"170{SPACE}002", "170,002"),
        ("Y-170000002", f"170{SPACE}000{SPACE}003{BC}", "170,000,003 BC"),
        ("2024-10-28/2024-10-30", "28–30 octobre 2024", "28–30 October 2024"),
        ("2024-10-01/2024-10-03", "1er–3 octobre 2024", "1–3 October 2024"),
        ("2024-10-28/2024-10-28", "28 octobre 2024", "28 October 2024"),
        ("2024-07-26/2024-08-11", "26 juillet – 11 août 2024", "26 July – 11 August 2024"),
        ("2022-03-25/2024-09-10", "du 25 mars 2022 au 10 septembre 2024", "from 25 March 2022 to 10 September 2024"),
        ("2024-10/2024-11", "octobre–novembre 2024", "October–November 2024"),
        ("2024-10/2025-04", "d’octobre 2024 à avril 2025", "from October 2024 to April 2025"),
        ("2024-05/2025-04", "de mai 2024 à avril 2025", "from May 2024 to April 2025"),
        ("2024-21/2024-22", "printemps–été 2024", "spring–summer 2024"),
        ("2024-23/2024-24", "de l’automne 2024 à l’hiver 2024–2025", "from autumn 2024 to winter 2024–2025"),
        ("2023-21/2024-21", "du printemps 2023 au printemps 2024", "from spring 2023 to spring 2024"),
        ("2024/2025", "2024–2025", "2024–2025"),
        ("-0043/-0041", f"44–42{BC}", "44–42 BC"),
        ("-0043/0014", f"44{BC} – 14{AD}", "44 BC – AD 14"),
        ("1984~/2004-06", "vers 1984 – juin 2004", "about 1984 – June 2004"),
        ("1984~/1986?", "vers 1984 – 1986 (incertain)", "about 1984 – 1986 (uncertain)"),
        ("2004-02-01/2005-02", "1er février 2004 – février 2005", "1 February 2004 – February 2005"),
        ("2021-09-28/", "à partir du 28 septembre 2021, fin inconnue", "from 28 September 2021, end unknown"),
        ("2021-09-28/..", "depuis le 28 septembre 2021", "since 28 September 2021"),
        ("2021-10/", "à partir d’octobre 2021, fin inconnue", "from October 2021, end unknown"),
        ("2021-21/", "à partir du printemps 2021, fin inconnue", "from spring 2021, end unknown"),
        ("2021-22/..", "depuis l’été 2021", "since summer 2021"),
        ("2021~/..", "depuis 2021 environ", "since about 2021"),
        ("2021?/", "à partir de 2021 (incertain), fin inconnue", "from 2021 (uncertain), end unknown"),
        ("/2006", "jusqu’en 2006, début inconnu", "until 2006, start unknown"),
        ("../2006", "jusqu’en 2006", "until 2006"),
        ("../2006-10", "jusqu’en octobre 2006", "until October 2006"),
        ("../2006-10-28~", "jusqu’au 28 octobre 2006 environ", "until about 28 October 2006"),
        ("../2006-22", "jusqu’à l’été 2006", "until summer 2006"),
        ("[1955-11..1956-03]", "entre novembre 1955 et mars 1956", "between November 1955 and March 1956"),
        ("[1774-11..1774-12]", "entre novembre et décembre 1774", "between November and December 1774"),
        ("[1785-07-30..1785-08-06]", "entre le 30 juillet et le 6 août 1785", "between 30 July and 6 August 1785"),
        ("[1785-08-03..1785-08-06]", "entre le 3 et le 6 août 1785", "between 3 and 6 August 1785"),
        ("[1984..1986]", "entre 1984 et 1986", "between 1984 and 1986"),
        ("[..1984]", "1984 ou avant", "1984 or earlier"),
        ("[1760-12..]", "décembre 1760 ou après", "December 1760 or later"),
    ],
)
def test_in_words(edtf: str, fr: str, en: str) -> None:
    assert in_words(parse(edtf), "fr") == fr
    assert in_words(parse(edtf), "en") == en


@pytest.mark.parametrize(
    ("edtf", "fr", "en"),
    [
        ("2024-07-30", "30 juil. 2024", "30 Jul 2024"),
        ("2024-10-01%", "~1er oct. 2024?", "~1 Oct 2024?"),
        ("2024-07", "juil. 2024", "Jul 2024"),
        ("2024", "2024", "2024"),
        ("2024-22", "été 2024", "summer 2024"),
        ("2024-24%", "~hiver 2024–25?", "~winter 2024–25?"),
        ("201X", "années 2010", "2010s"),
        ("19XX~", "~1900–1999", "~years 1900–1999"),
        ("1985-04-12T23:20:30", "12 avr. 1985", "12 Apr 1985"),
        ("-0043-03-15", f"15 mars 44{SPACE}AEC", "15 Mar 44 BC"),
        ("-0043", f"44{BC}", "44 BC"),
        ("2024-10-28/2024-10-30", "28–30 oct. 2024", "28–30 Oct 2024"),
        ("2024-09-01/2024-09-30", "1–30 sept. 2024", "1–30 Sep 2024"),
        ("2024-07-26/2024-08-11", "juil.–août 2024", "Jul–Aug 2024"),
        ("2022-03-25/2024-09-10", "03/2022–09/2024", "03/2022–09/2024"),
        ("2024-21/2024-22", "2024", "2024"),
        ("2024/2025", "2024–2025", "2024–2025"),
        ("-0043/-0041", f"44–42{BC}", "44–42 BC"),
        ("1984~/1986?", "~1984–1986?", "~1984–1986?"),
        ("2021-09-28/", "28 sept. 2021 →?", "28 Sep 2021 →?"),
        ("2021-09-28/..", "28 sept. 2021 →", "28 Sep 2021 →"),
        ("/2006", "?→ 2006", "?→ 2006"),
        ("../2006", "→ 2006", "→ 2006"),
        ("[1955-11..1956-03]", "11/1955…03/1956", "11/1955…03/1956"),
        ("[1785-08-03..1785-08-06]", "3…6 août 1785", "3…6 Aug 1785"),
        ("[..1984]", "≤ 1984", "≤ 1984"),
        ("[1760-12..]", "≥ déc. 1760", "≥ Dec 1760"),
        ("[-1740-02-12..-1200-01-29]", f"1741…1201{SPACE}AEC", "1741…1201 BC"),
        ("Y-17000/Y17000", "Y-17000/Y17000", "Y-17000/Y17000"),
    ],
)
def test_compact(edtf: str, fr: str, en: str) -> None:
    assert compact(parse(edtf), "fr") == fr
    assert compact(parse(edtf), "en") == en


@pytest.mark.parametrize(
    ("edtf", "fr", "en"),
    [
        ("2024-07-30", "30 juil.", "30 Jul"),
        ("2024-07-30~", "~30 juil.", "~30 Jul"),
        ("2024-07", "juil.", "Jul"),
        ("2024-22", "été", "summer"),
        ("2024-24", "hiver", "winter"),
        ("2024", "2024", "2024"),
        ("2024-10-28/2024-10-30", "28–30 oct.", "28–30 Oct"),
        ("2024-07-26/2024-08-11", "26 juil.–11 août", "26 Jul–11 Aug"),
        ("2024-11-26/2025-01-11", "11/2024–01/2025", "11/2024–01/2025"),
        ("2023-07-30", "30 juil. 2023", "30 Jul 2023"),
        ("2024-09-28/", "28 sept. →?", "28 Sep →?"),
    ],
)
def test_compact_leaves_out_a_year_said_already(edtf: str, fr: str, en: str) -> None:
    assert compact(parse(edtf), "fr", year=2024) == fr
    assert compact(parse(edtf), "en", year=2024) == en


@pytest.mark.parametrize(
    ("days", "fr", "en"),
    [
        (0, "0 jour", "0 days"),
        (1, "1 jour", "1 day"),
        (76, "76 jours", "76 days"),
        (93, "3 mois", "3 months"),
        (426, "14 mois", "14 months"),
        (730, "2 ans", "2 years"),
        (825, "2 ans et 3 mois", "2 years and 3 months"),
        (761, "2 ans et 1 mois", "2 years and 1 month"),
        (24_837, "68 ans", "68 years"),
    ],
)
def test_duration(days: int, fr: str, en: str) -> None:
    assert duration(days, "fr") == fr
    assert duration(days, "en") == en


@pytest.mark.parametrize(
    ("a", "b", "fr", "en"),
    [
        ("2024-07-30", "2024-10-14", "76 jours plus tard", "76 days later"),
        ("2024-10-14", "2024-07-30", "76 jours plus tôt", "76 days earlier"),
        ("2024-10-14", "2024-10-15", "1 jour plus tard", "1 day later"),
        ("2024-10-14", "2024-10-14", "le même jour", "the same day"),
        ("2024-10-14T23:59:59", "2024-10-15", "1 jour plus tard", "1 day later"),
        ("2024-10-14T10:00:00", "2024-10-14", "le même jour", "the same day"),
        ("2024-07", "2024-10-14", "environ 3 mois plus tard", "about 3 months later"),
        ("1956-03", "1956-04", "environ 1 mois plus tard", "about 1 month later"),
        ("2024-07", "2024-07-20", "à peu près au même moment", "around the same time"),
        ("2023", "2024-02", "environ 1 an plus tard", "about 1 year later"),
        ("2024", "1956", "environ 68 ans plus tôt", "about 68 years earlier"),
        ("2024-07-30~", "2024-10-14", "environ 76 jours plus tard", "about 76 days later"),
        ("2024-07-26/2024-08-11", "2024-08-28/2024-08-30", "33 jours plus tard", "33 days later"),
        ("[1955-11..1956-03]", "1956-03-02", "à peu près au même moment", "around the same time"),
        ("/2006", "2007", "", ""),
        ("2006", "../2007", "", ""),
    ],
)
def test_elapsed(a: str, b: str, fr: str, en: str) -> None:
    assert elapsed(parse(a), parse(b), "fr") == fr
    assert elapsed(parse(a), parse(b), "en") == en


@pytest.mark.parametrize(
    ("lang", "month", "short", "season"), [("fr", "août", "août", "hiver"), ("en", "August", "Aug", "winter")]
)
def test_names(lang: Lang, month: str, short: str, season: str) -> None:
    assert month_name(8, lang) == month
    assert month_name(8, lang, short=True) == short
    assert season_name(24, lang) == season


def test_years_are_said_as_people_count_them() -> None:
    assert year_name(-43, "fr") == f"44{BC}"
    assert year_name(-43, "en") == "44 BC"
    assert year_name(0, "en") == "1 BC"
    assert year_name(1, "en") == "AD 1"
    assert year_name(1956, "fr") == "1956"
