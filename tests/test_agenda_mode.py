"""`--agenda`: the anniversaries to come, as text in two languages, as JSON and as a calendar that another program reads."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from tests.running import Runner

TINY = Path(__file__).parent / "data" / "tiny.toml"
DAY = ("--today", "2026-07-01")


def test_the_text_speaks_both_languages(run: Runner) -> None:
    done = run(TINY, "--agenda", "6w", *DAY, "--lang", "en")
    assert done.code == 0
    assert done.out.splitlines()[0] == "Alpha–Beta: 1 anniversary, 1 July – 11 August 2026"
    assert "  Thursday 30 July 2026\n    6 years since 30 July 2020: " in done.out
    assert "[treaty]" in done.out
    done = run(TINY, "--agenda", "6 semaines", *DAY, "--lang", "fr")
    assert "  jeudi 30 juillet 2026\n    il y a 6 ans, le 30 juillet 2020\u00a0: " in done.out


def test_ninety_days_unless_said(run: Runner) -> None:
    shown = json.loads(run(TINY, "--agenda", *DAY, "--report", "json").out)
    assert (shown["first"], shown["last"]) == ("2026-07-01", "2026-09-28")
    assert (
        run(TINY, "--agenda=90d", *DAY).out == run(TINY, "--agenda", *DAY).out == run("--agenda", "90d", TINY, *DAY).out
    )


def test_the_shape_of_the_json(run: Runner) -> None:
    shown = json.loads(run(TINY, "--agenda", "1y", *DAY, "--report", "json").out)
    assert list(shown) == [
        "format",
        "version",
        "dossier",
        "language",
        "query",
        "as_of",
        "first",
        "last",
        "anniversaries",
    ]
    assert (shown["format"], shown["version"]) == ("relations-tui-agenda", 1)
    treaty = next(one for one in shown["anniversaries"] if one["event"] == "treaty")
    assert {name: treaty[name] for name in ("date", "years", "round", "moved", "event_date")} == {
        "date": "2026-07-30", "years": 6, "round": False, "moved": False, "event_date": "2020-07-30",
    }  # fmt: skip


def test_only_known_days_of_confirmed_events(run: Runner) -> None:
    shown = json.loads(run(TINY, "--agenda", "1y", *DAY, "--report", "json").out)
    assert {one["event"] for one in shown["anniversaries"]} == {"eclipse-bc", "patrols", "treaty"}


def test_a_filter_is_respected_and_none_is_told(run: Runner) -> None:
    done = run(TINY, "--agenda", "1y", *DAY, "-f", "id:patrols", "--lang", "en")
    assert "1 anniversary" in done.out
    assert "[patrols]" in done.out
    done = run(TINY, "--agenda", "1d", *DAY, "--lang", "en")
    assert (done.code, done.out) == (0, "Alpha–Beta: 0 anniversaries, 1 July 2026\n")


@pytest.mark.parametrize("how", [("--export", "ics"), ("-o", "a.ics")])
def test_a_calendar_of_whole_days(run: Runner, tmp_path: Path, how: tuple[str, str]) -> None:
    path = tmp_path / "a.ics"
    done = run(TINY, "--agenda", "1y", *DAY, "--export", "ics", "-o", path) if how[0] == "--export" else run(
        TINY, "--agenda", "1y", *DAY, "-o", path)  # fmt: skip
    assert (done.code, done.out) == (0, "")
    calendar = Calendar.from_ical(path.read_bytes())
    assert isinstance(calendar, Calendar)
    assert calendar.errors == []
    found: dict[str, Any] = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    treaty = found["treaty.anniversary-2026@alpha-beta.relations-tui"]
    assert (treaty["DTSTART"].dt, treaty["DTEND"].dt) == (date(2026, 7, 30), date(2026, 7, 31))
    assert str(treaty["RELATED-TO"]) == "treaty@alpha-beta.relations-tui"
    assert str(treaty["SUMMARY"]).startswith("6 years since 30 July 2020: ")
    assert all("RRULE" not in event and str(event["STATUS"]) == "CONFIRMED" for event in found.values())
    assert len(found) == 3


def test_the_calendar_does_not_hang_on_the_day_it_was_made(run: Runner) -> None:
    one = run(TINY, "--agenda", "1m", "--today", "2026-07-10", "--export", "ics").out
    assert one == run(TINY, "--agenda", "1m", "--today", "10 juillet 2026", "--export", "ics").out
    assert one == run(TINY, "--agenda", "1m", "--today", "2026-07-12", "--export", "ics").out


def test_a_loss_counts_when_it_is_asked_to(run: Runner, tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    done = run(TINY, "--agenda", "1y", *DAY, "-o", path, "--strict")
    assert done.code == 1
    assert not path.exists()
    assert "ics: " in run(TINY, "--agenda", "1y", *DAY, "-o", path).err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--agenda", "5x", *DAY), "“5x” is no length of time"),
        (("--agenda=soon", *DAY), "3m (or 3 months)"),
        (("--agenda", "90", *DAY), "“90” is no length of time"),
        (("--agenda", "40y", *DAY), "10 years at most"),
        (("--agenda", "--today", "2026"), "“2026” is not a day"),
        (("--agenda", "--today", "tomorrow"), "--today: "),
        (("--agenda", "--today", ""), "a date is missing after --today"),
        (("--plain", *DAY), "--today and --plain do not go together"),
        (("--agenda", *DAY, "--export", "csv"), "an agenda is not written as csv"),
        (("--agenda", *DAY, "--report", "sarif"), "--agenda has no report `sarif`"),
        (("--agenda", "--plain"), "do not go together"),
    ],
)
def test_a_mistake_says_what_to_write(run: Runner, options: tuple[str, ...], said: str) -> None:
    done = run(TINY, *options, "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_private_notes_stay_out_of_the_calendar(run: Runner) -> None:
    assert "SECRET" not in run(TINY, "--agenda", "1y", *DAY, "--export", "ics").out
