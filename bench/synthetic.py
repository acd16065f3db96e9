"""Seeded dossiers of any size, about 1.7 kB of TOML an event: two languages, sources, links."""

import random
from pathlib import Path

WORDS = [
    "accord",
    "visite",
    "déclaration",
    "réunion",
    "ministre",
    "intérieur",
    "coopération",
    "sécurité",
    "migration",
    "visas",
    "readmission",
    "laissez-passer",
    "consulaire",
    "commission",
    "mixte",
    "rencontre",
    "partenariat",
    "frontière",
    "dialogue",
    "protocole",
    "sommet",
    "délégation",
    "calendrier",
    "ambassade",
    "préfecture",
    "groupe",
    "travail",
    "suivi",
    "cadre",
    "engagement",
    "communiqué",
    "lettre",
    "annonce",
    "reprise",
    "rupture",
    "tension",
    "apaisement",
    "vote",
    "résolution",
    "rapport",
]


def text(rng: random.Random, words: int) -> str:
    """A sentence of that many words."""
    return " ".join(rng.choices(WORDS, k=words)).capitalize() + "."


def event(rng: random.Random, number: int, sources: int) -> str:
    """One `[[events]]` table."""
    year, month, day = rng.randint(1950, 2026), rng.randint(1, 12), rng.randint(1, 28)
    date = rng.choices([f"{year}-{month:02}-{day:02}", f"{year}-{month:02}", f"{year}"], [90, 7, 3])[0]
    cited = "".join(
        f'  {{ id = "s{source}", supports = {{ fr = "{text(rng, 8)}", en = "{text(rng, 8)}" }} }},\n'
        for source in rng.sample(range(sources), 3)
    )
    first, second = rng.sample(range(400), 2)
    link = f'links = [{{ to = "e{rng.randrange(max(1, number))}", kind = "follows", why = {{ fr = "{text(rng, 9)}", en = "{text(rng, 9)}" }} }}]\n'
    return (
        f'[[events]]\nid = "e{number}"\ndate = "{date}"\nkind = "meeting"\n'
        f'title = {{ fr = "{text(rng, 9)}", en = "{text(rng, 9)}" }}\n'
        f'summary = {{ fr = "{text(rng, 45)}", en = "{text(rng, 45)}" }}\n'
        f'places = ["p{rng.randrange(40)}"]\nactors = ["a{first}", "a{second}"]\n'
        f'themes = ["t{rng.randrange(20)}"]\nstatus = "confirmed"\nsources = [\n{cited}]\n{link if number else ""}\n'
    )


def dossier(events: int) -> str:
    """The whole file."""
    rng = random.Random(20261123)
    sources = max(30, events // 2)
    head = [
        'format = 1\n[dossier]\nid = "synthetic"\ntitle = "Synthetic"\nlanguages = ["fr", "en"]\nupdated = 2026-11-23\n'
    ]
    head += [f'[themes.t{n}]\nlabel = {{ fr = "Thème {n}", en = "Theme {n}" }}\n' for n in range(20)]
    head += [f'[actors.a{n}]\nname = "{text(rng, 2)[:-1]} {n}"\nkind = "person"\ncountry = "FR"\n' for n in range(400)]
    head += [f'[places.p{n}]\nname = "Place {n}"\ncountry = "MA"\n' for n in range(40)]
    head += [
        f'[sources.s{n}]\npublisher = "Publisher {n % 60}"\ntitle = "{text(rng, 7)}"\ndate = "2024-0{n % 9 + 1}"\nlang = "fr"\n'
        f'url = "https://example.org/{n}"\n'
        for n in range(sources)
    ]
    return "\n".join(head) + "\n" + "".join(event(rng, n, sources) for n in range(events))


def write(folder: Path, events: int) -> Path:
    """The file of `events` events in `folder`, made when it is not there."""
    path = folder / f"synthetic-{events}.toml"
    if not path.exists():
        path.write_text(dossier(events), encoding="utf-8")
    return path
