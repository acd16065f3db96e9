"""The dossier that ships: it loads, keeps its promises of form, and answers the questions it exists for."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import tomli

from relations_tui.core.evidence import roles_on
from relations_tui.core.index import Index
from relations_tui.core.load import Loaded, load
from relations_tui.core.model import Dossier, Localized
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.core.problems import Severity
from relations_tui.core.query import parse

FILE = Path(__file__).resolve().parents[1] / "events.toml"


@cache
def loaded() -> Loaded:
    return load(str(FILE))


@cache
def dossier() -> Dossier:
    found = loaded().dossier
    assert found is not None, loaded().problems
    return found


@cache
def index() -> Index:
    return Index(dossier())


def found(text: str, lang: Lang = "fr") -> list[str]:
    """The ids of the events that a query finds."""
    return [event.id for event in index().search(parse(text, index().vocabulary, lang=lang)).events]


def localized() -> Iterator[tuple[str, Localized]]:
    """Every text of the dossier that has languages, with where it stands."""
    yield "dossier.title", dossier().title
    yield "dossier.description", dossier().description
    for theme, label in dossier().themes.items():
        yield f"themes.{theme}", label
    for view in dossier().views.values():
        yield f"views.{view.id}", view.label
    for place in dossier().places.values():
        yield f"places.{place.id}", place.name
    for actor in dossier().actors.values():
        yield f"actors.{actor.id}", actor.name
        for number, role in enumerate(actor.roles):
            yield f"actors.{actor.id}.roles.{number}", role.title
    for event in dossier().events:
        yield f"{event.id}.title", event.title
        yield f"{event.id}.summary", event.summary
        yield from ((f"{event.id}.sources.{c.source}", c.supports) for c in event.citations)
        yield from ((f"{event.id}.links.{k.to}", k.why) for k in event.links)
        yield from ((f"{event.id}.actors.{a.actor}", a.part) for a in event.actors if a.part)
        yield from ((f"{event.id}.disagreements", d) for d in event.disagreements)


def notes() -> Iterator[tuple[str, str]]:
    """The private notes, which are in French, with where each stands."""
    for event in dossier().events:
        yield event.id, event.note
    for table in (dossier().actors, dossier().places, dossier().sources):
        yield from ((row.id, row.note) for row in table.values())


def strings(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every string of the TOML document with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from strings(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from strings(inner, f"{path}.{number}")


def test_it_loads_without_an_error() -> None:
    assert [p for p in loaded().problems if p.severity is Severity.ERROR] == []


def test_it_is_not_a_sample() -> None:
    assert len(dossier().events) >= 69
    assert len(dossier().sources) >= 250
    assert len(dossier().actors) >= 70
    assert 10 <= len(dossier().views) <= 20


def test_the_file_is_in_chronological_order() -> None:
    assert [event.order for event in dossier().events] == list(range(len(dossier().events)))


@pytest.mark.parametrize(
    ("event", "french", "english"),
    [
        ("visa-halving-2021", "visas divise par deux date:2021..2022", "visas halves date:2021..2022"),
        (
            "macron-letter-sahara-2024",
            'lettre theme:sahara date:"été 2024"',
            "letter theme:sahara date:2024-07..2024-08",
        ),
        ("macron-state-visit-2024", 'macron "visite d\'état" date:"oct 2024"', 'macron "state visit" date:2024-10'),
        (
            "retailleau-laftit-2025-04",
            'retailleau laftit date:"avril 2025"',
            "retailleau laftit date:2025-04 kind:meeting",
        ),
        (
            "retailleau-laftit-2024-10",
            "retailleau laftit date:2024-10",
            "retailleau laftit since:2024-10 until:2024-10",
        ),
        ("retailleau-laftit-2025-04", "thème:readmission date:2025-04", "readmissions date:2025-04"),
        ("bourita-readmission-2024", "laissez-passer thème:readmission date:2024", "theme:readmission actor:bourita"),
        ("laftit-framework-2025", "laftit propose cadre", "laftit proposes framework"),
        ("gmmp-created-2018", "groupe migratoire mixte permanent", "permanent joint migration group"),
        ("gmmp-seventh-2025", "acteur:gmmp since:2025", "actor:gmmp since:2025"),
        ("retailleau-laftit-2025-04", "thème:security acteur:retailleau", "theme:security actor:retailleau"),
        ("civil-protection-2024", "protection civile", "civil protection"),
        ("retailleau-laftit-2025-04", "thème:major-events acteur:laftit", "theme:major-events actor:laftit"),
    ],
)
def test_what_started_the_dossier_can_be_found(event: str, french: str, english: str) -> None:
    assert event in found(french, "fr")
    assert event in found(english, "en")


def test_the_april_meeting_names_the_meeting_it_follows() -> None:
    meeting = dossier().by_id["retailleau-laftit-2025-04"]
    assert ("follows", "retailleau-laftit-2024-10") in {(link.kind, link.to) for link in meeting.links}


@pytest.mark.parametrize("lang", LANGS)
def test_every_saved_view_finds_something_but_not_everything(lang: Lang) -> None:
    counts = {view.id: len(found(view.filter, lang)) for view in dossier().views.values()}
    assert all(0 < count < len(dossier().events) for count in counts.values()), counts


def test_every_text_is_in_every_language() -> None:
    plain_names = {f"actors.{a.id}" for a in dossier().actors.values()} | {
        f"places.{p.id}" for p in dossier().places.values()
    }
    lacking = [
        (where, lang)
        for where, text in localized()
        for lang in dossier().languages
        if not text or (lang not in text and not (where in plain_names and "" in text))
    ]
    assert lacking == []


def test_titles_fit_on_a_line() -> None:
    assert [t for e in dossier().events for _, t in e.title.items() if len(t) > 80] == []


def test_every_event_has_sources_and_says_what_each_supports() -> None:
    assert [event.id for event in dossier().events if not event.citations] == []
    assert [(e.id, c.source) for e in dossier().events for c in e.citations if not c.supports] == []


def test_confirmed_means_two_publishers_or_an_official_source() -> None:
    def weak(sources: list[str]) -> bool:
        records = [dossier().sources[source] for source in sources]
        return len({r.publisher for r in records}) < 2 and not any(r.kind == "official" for r in records)

    confirmed = [event for event in dossier().events if event.status == "confirmed"]
    assert [event.id for event in confirmed if weak([c.source for c in event.citations])] == []


def test_every_source_is_used() -> None:
    used = {c.source for e in dossier().events for c in e.citations}
    used |= {source for e in dossier().events for link in e.links for source in link.sources}
    used |= {source for a in dossier().actors.values() for role in a.roles for source in role.sources}
    assert sorted(set(dossier().sources) - used) == []


def test_every_actor_and_place_is_used() -> None:
    events = dossier().events
    assert set(dossier().actors) == {involved.actor for event in events for involved in event.actors}
    assert set(dossier().places) == {place for event in events for place in event.places}
    assert set(dossier().themes) == {theme for event in events for theme in event.themes}


def test_officials_hold_a_role_on_the_day() -> None:
    strangers = [
        (event.id, actor.id)
        for event in dossier().events
        for actor in (dossier().actors[involved.actor] for involved in event.actors)
        if actor.roles and not roles_on(actor, event.date)
    ]
    assert strangers == []


def test_french_is_typeset_as_french() -> None:
    french = [(where, dict(text.items()).get("fr", "")) for where, text in localized()] + list(notes())
    assert [
        (where, text) for where, text in french if re.search(r"['\"]|[ \w][:;?!»%](?=\s|$)|« |«\w|\boe", text)
    ] == []


def test_english_has_curly_quotes() -> None:
    english = [(where, dict(text.items()).get("en", "")) for where, text in localized()]
    assert [(where, text) for where, text in english if re.search(r"['\"«»]|\s[:;?!]", text)] == []


def test_names_and_titles_have_typographic_apostrophes() -> None:
    assert [(path, text) for path, text in strings(tomli.loads(FILE.read_text("utf-8"))) if "'" in text] == []


def test_nothing_of_the_workshop_shows() -> None:
    text = re.sub(r"https?://[^\"\s]+", "", FILE.read_text("utf-8"))
    working_names = (
        r"(?i)fact.?sheet|fiche de faits|\b\d{3}_[0-9a-f]{8,}|\.ya?ml\b|\bTODO\b|(?<![.\"])\bseed\b(?![\"\]])"
    )
    paths = r"(?<=[\s\"(«\u00a0])/\w+"
    assert re.findall(working_names, text) + re.findall(paths, text) == []


def test_the_first_line_names_the_schema() -> None:
    assert FILE.read_text("utf-8").startswith("#:schema ./events.schema.json\n")
