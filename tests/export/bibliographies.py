"""What the tests of bibliographies share: a dossier whose sources hold everything that breaks one, and what is cited."""

import json
from collections.abc import Iterator

from relations_tui.core.index import Index
from relations_tui.core.load import loads
from relations_tui.core.model import Event, Source

HOSTILE = (
    "Line\nTY  - BOOK\nER  - \nTI  - injected",
    "}\n@misc{injected, title={x}}",
    "{ unbalanced } } { and \\} \\{ \\",
    "50 % of $5 & #1_a ~b ^c",
    '"quoted" @article, =',
    "\\input{/etc/passwd} \\write18{ls}",
    "<script>alert(1)</script> <i>a</i> &amp;",
    '","type":"book',
    "ألفا 你好 — « accord »\u00a0; é",
    "  and others and  ",
    "ER  - ",
    "% comment",
)
DATES = (
    "2020-03-15", "2020-03", "2020", "2020-06~", "2020?", "2021-07%", "2018-22", "2018-24", "2018-22?", "201X", "19XX",
    "1999-XX", "1985-04-XX", "1985-XX-XX", "0044-03-15", "0000", "-0043-03-15", "-0001", "Y17000", "Y-12000",
    "2020-01/2020-03", "2019-05-01/2021-06", "2020-03-01/2020-03-31", "2019-05-01/..", "../2006", "2020-03/", "/2020-03",
    "[1955-11..1956-03]", "[..1956]", "2020-03-14T12:30:00Z", "1912~/1956", "2020-21/2020-22",
)  # fmt: skip
AUTHORS = ("Doe, Una", "de La Tour, Jean", "Una Doe", "Wire", "Ministry, Alpha", "Smith and Sons", "others", "A, B, C", "{x}")  # fmt: skip
KINDS = ("", "agency", "newspaper", "magazine", "press", "broadcaster", "official", "interview", "encyclopedia", "academic",
         "book", "report", "forum", "blog", "of-its-own")  # fmt: skip


def text(value: object) -> str:
    """A TOML basic string, or an array of them; JSON's escapes are TOML's."""
    return json.dumps(value, ensure_ascii=False)


def hostile_index() -> Index:
    """A dossier with a source for every hostile text, date and kind, in three events, two of which share the first ones."""
    tables = dict(sources())
    ids = list(tables)
    quoted = [f"{{ id = {text(one)}, quote = {text(what)}, locator = {text(what)} }}" for one, what in zip(ids, HOSTILE, strict=False)]  # fmt: skip
    lines = ['format = 1\n[dossier]\nid = "d"\ntitle = "D"\nlanguages = ["en", "fr"]\nupdated = 2026-11-23']
    lines.append('[actors.ministry]\nname = "Ministry, Alpha"\nkind = "state"')
    lines += (f"[sources.{one}]\n{table}" for one, table in tables.items())
    events = {"one": [*quoted, *map(text, ids[len(quoted) :])], "two": [*map(text, ids[:3]), quoted[0]], "none": []}
    for event, cited in events.items():
        lines.append(f'[[events]]\nid = "{event}"\ndate = "2020"\nkind = "other"\ntitle = "E"')
        lines.append(f"sources = [{', '.join(cited)}]")
    loaded = loads("\n".join(lines))
    assert loaded.dossier is not None, [problem.message.en for problem in loaded.problems]
    return Index(loaded.dossier)


def sources() -> Iterator[tuple[str, str]]:
    """Ids of sources and the TOML of their tables, those with hostile texts first."""
    for number, title in enumerate(HOSTILE):
        said = text(title)
        yield (
            f"text-{number}",
            f"publisher = {said}\ntitle = {said}\nauthor = [{said}]\norigin = {said}\nnote = {said}",
        )
    for number, date in enumerate(DATES):
        yield f"date-{number}", f'publisher = "Wire"\ntitle = "T"\ndate = "{date}"\nkind = "press"'
    for number, kind in enumerate(KINDS):
        other = 'url = "https://a.example/p;b=1?x=%C3%A9&y=_~#f"' if number % 2 else 'lang = "pl"'
        yield f"kind-{number}", f'publisher = "Wire"\n{other}\n' + (f'kind = "{kind}"' if kind else "")
    yield "people", f'publisher = "Wire"\nauthor = {text(AUTHORS)}'


def cited_sources(events: tuple[Event, ...], index: Index) -> dict[str, tuple[Source, list[tuple[str, str]]]]:
    """The sources that events cite, each with the ids and dates of those events, in the order first cited."""
    found: dict[str, tuple[Source, list[tuple[str, str]]]] = {}
    for event in events:
        for source in dict.fromkeys(citation.source for citation in event.citations):
            found.setdefault(source, (index.dossier.sources[source], []))[1].append((event.id, event.date.edtf))
    return found
