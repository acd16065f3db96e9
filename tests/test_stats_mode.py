"""`--stats`: what the dossier holds and lacks, in two languages and as JSON, of the filtered events."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.running import Runner

from relations_tui.core.index import Index
from relations_tui.core.model import Dossier
from relations_tui.core.query import parse

TINY = Path(__file__).parent / "data" / "tiny.toml"


def counted(run: Runner, *options: str) -> dict[str, Any]:
    done = run(TINY, "--stats", "--report", "json", *options)
    assert done.code == 0, done.err
    found: dict[str, Any] = json.loads(done.out)
    return found


def test_the_shape_of_the_json(run: Runner) -> None:
    found = counted(run)
    assert list(found) == [
        "format", "version", "dossier", "language", "query", "as_of", "events", "counts", "coverage", "gaps", "bursts",
        "rhythm",
    ]  # fmt: skip
    assert (found["format"], found["version"], found["dossier"]) == ("relations-tui-stats", 1, "alpha-beta")
    assert list(found["counts"]) == ["kind", "theme", "actor", "year", "status"]
    assert list(found["coverage"]) == [
        "sources", "accounts", "events_by_sources", "independent", "quoted", "unsourced", "single", "lacking", "untranslated",
    ]  # fmt: skip
    assert set(found["coverage"]["lacking"]) == {"title", "date", "url", "archive"}
    assert all(list(gap) == ["days", "exact", "after", "before", "during", "approximate"] for gap in found["gaps"])


def test_the_counts_are_those_of_a_search(run: Runner, tiny: Dossier) -> None:
    index = Index(tiny)
    for field, values in counted(run)["counts"].items():
        for value in values:
            name = "date" if field == "year" else field
            query = parse(f"{name}:{value['value']}", index.vocabulary, lang="en")
            assert value["count"] == len(index.search(query).events), value


def test_a_filter_is_respected(run: Runner) -> None:
    found = counted(run, "--filter", "theme:border", "--since", "2020")
    assert found["query"]
    assert 0 < found["events"] < counted(run)["events"]
    assert sum(status["count"] for status in found["counts"]["status"]) == found["events"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "fr",
            (
                "Alpha–Beta\u00a0: 9 événements",
                "Ce sur quoi ils reposent",
                "à 2 sources",
                "au moins ",
                "peut être en cours",
            ),
        ),
        ("en", ("Alpha–Beta: 9 events", "What they rest on", "with 2 sources", "at least ", "may be going on")),
    ],
)
def test_the_text_speaks_both_languages(run: Runner, lang: str, said: tuple[str, ...]) -> None:
    done = run(TINY, "--stats", "--lang", lang)
    assert done.code == 0
    assert all(text in done.out for text in said)
    assert "SECRET" not in done.out


def test_nothing_found_is_told_and_not_a_fault(run: Runner) -> None:
    done = run(TINY, "--stats", "--filter", "theme:border date:1700")
    assert done.code == 0
    assert "0 events" in done.out
    assert counted(run, "--filter", "date:1700")["gaps"] == []


def test_it_goes_to_a_file(run: Runner, tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    assert run(TINY, "--stats", "--report", "json", "-o", path).code == 0
    assert json.loads(path.read_text(encoding="utf-8"))["version"] == 1


def test_a_report_it_has_not_is_refused(run: Runner) -> None:
    done = run(TINY, "--stats", "--report", "sarif")
    assert (done.code, done.out) == (2, "")
    assert "sarif" in done.err


def test_the_schema_is_printed(run: Runner) -> None:
    done = run("--schema")
    assert done.code == 0
    assert done.out == (TINY.parents[2] / "events.schema.json").read_text(encoding="utf-8")
