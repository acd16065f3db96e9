"""What a row of the timeline says of a date: never more than is known, never in a month it may not belong to."""

import pytest

from relations_tui.core.dates import parse
from relations_tui.core.phrases import Lang
from relations_tui.tui.render.event_row import DAY_WIDTH, day_label, month_label


@pytest.mark.parametrize(
    ("edtf", "lang", "month", "day"),
    [
        ("2024-07-30", "fr", "juil.", "30"),
        ("2024-10-01", "fr", "oct.", "1er"),
        ("2024-10-28/2024-10-30", "fr", "oct.", "28–30"),
        ("2024-10-28/2024-10-30", "en", "Oct", "28–30"),
        ("2024-07-26/2024-08-11", "en", "Jul", "26 →"),
        ("2024-22", "fr", "été", ""),
        ("2018-05", "fr", "mai", ""),
        ("2021-07~", "fr", "juil.", "~"),
        ("2018-22?", "en", "summer", "?"),
        ("2020-03/", "fr", "mars", "→?"),
        ("2026", "fr", "année", ""),
        ("201X", "fr", "", ""),
    ],
)
def test_the_month_and_the_day(edtf: str, lang: Lang, month: str, day: str) -> None:
    date = parse(edtf)
    assert month_label(date, lang) == month
    assert day_label(date, lang, DAY_WIDTH - 1) == day
