"""The page in a real browser: it is read, searched, filtered, shared and printed, and nothing in it is anyone else's doing."""

import base64
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.export.exporting import EVERY_STATUS, exported, hostile, results
from tests.readers.conftest import Program, Served
from tests.readers.looking import log, sized, until

from relations_tui.core.index import NO_CONTEXT, Index
from relations_tui.core.model import Localized
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.core.query import QueryError, parse
from relations_tui.core.text import clean, fold
from relations_tui.export import page

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

pytestmark = pytest.mark.readers
Keys = pytest.importorskip("selenium.webdriver.common.keys").Keys

Opened = Callable[..., None]
KEEP_ALL = NO_CONTEXT._replace(hide_retracted=False)
"""All that is in a page was asked for: its own search hides nothing."""


@pytest.fixture
def opened(browser: "WebDriver", tmp_path: Path) -> Opened:
    """Shows the page of an index, at an address."""

    def show(index: Index, fragment: str = "", *, lang: Lang = "fr", query: str = EVERY_STATUS) -> None:
        path = tmp_path / f"page.{lang}.html"
        path.write_bytes(exported(results(index, query), "html", lang))
        browser.get("about:blank")
        browser.get(path.as_uri() + fragment)

    return show


def shown(browser: "WebDriver") -> list[str]:
    """The ids of the events that can be seen, in their order."""
    found: list[str] = browser.execute_script(
        "return [...document.querySelectorAll('article')].filter(a => a.checkVisibility()).map(a => a.id)"
    )
    return found


def ask(browser: "WebDriver", query: str) -> None:
    """Types a query and sends it off."""
    browser.execute_script(
        "const box = document.getElementById('_search'); box.value = arguments[0];"
        "box.form.dispatchEvent(new Event('submit', {cancelable: true}))",
        query,
    )


def text(browser: "WebDriver", id: str) -> str:
    return str(browser.execute_script("return document.getElementById(arguments[0]).textContent", id))


def themed(browser: "WebDriver", theme: str) -> None:
    features = [{"name": "prefers-color-scheme", "value": theme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def violations(browser: "WebDriver", node_modules: Path) -> list[str]:
    """What axe finds wrong, with where."""
    browser.execute_script((node_modules / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    found = browser.execute_async_script(
        "const done = arguments[0]; axe.run(document, {resultTypes: ['violations']}).then(r => done(r.violations), e => done(e))"
    )
    return [f"{one['id']}: {one['nodes'][0]['html'][:300]} {one['nodes'][0]['failureSummary']}" for one in found]


@pytest.mark.parametrize("fragment", ["", "#?lang=en", "#?q=visas", "#?q=zzzz&lang=en", "#?q=th%C3%A8me:nope"])
@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing_wrong(
    browser: "WebDriver", opened: Opened, real_index: Index, node_modules: Path, theme: str, fragment: str, width: int
) -> None:
    sized(browser, width, 900)
    themed(browser, theme)
    opened(real_index, fragment, query="date:2021-06..2022 OR status:disputed,reported")
    assert violations(browser, node_modules) == []
    browser.execute_script("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert violations(browser, node_modules) == []


def test_axe_finds_nothing_wrong_with_the_awkward_dossier(
    browser: "WebDriver", opened: Opened, tiny_index: Index, node_modules: Path
) -> None:
    opened(tiny_index)
    browser.execute_script("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert violations(browser, node_modules) == []
    browser.execute_script("document.getElementById('_help').showModal()")
    assert violations(browser, node_modules) == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("query", [EVERY_STATUS, "id:noon-call", "zzzz"])
def test_the_checker_of_html_finds_no_error(
    program: Program, node_modules: Path, tiny_index: Index, real_index: Index, tmp_path: Path, lang: Lang, query: str
) -> None:
    (tmp_path / "tiny.html").write_bytes(exported(results(tiny_index, query), "html", lang))
    if query == EVERY_STATUS:
        (tmp_path / "real.html").write_bytes(exported(results(real_index, query), "html", lang))
    jar = next(node_modules.glob("vnu-jar/**/vnu.jar"))
    # It knows no `paint-order`, which is SVG 2 and CSS Fill and Stroke 3.
    filtered = ("--errors-only", "--filterpattern", ".*paint-order.*")
    program("java", "-Xss4m", "-jar", jar, *filtered, *tmp_path.glob("*.html"))


REAL_QUERIES = (
    "", "visas", "VISAS rabat", "algesiras", "l'interieur", "L’INTÉRIEUR", '"laissez-passer consulaires"', "laissez‑passer",
    "«\u00a0laissez-passer\u00a0»", "oeuvre", "-visas", "visas OR sahara", "visas OU -thème:visas", "NOT visas", "NON (visas OR sahara)",
    "theme:visas", "thème:visas,readmission", "thème:«\u00a0Question du Sahara occidental\u00a0»", "actor:retailleau", "acteur:macron -kind:visit",
    'actor:"emmanuel macron"', "type:visite", "kind:other", "pays:ma", "country:algérie", "place:rabat lieu:paris", "publisher:yabiladi", 'éditeur:"reuters (via boursier.com)"',
    "status:reported", "statut:confirmé", "langue:arabe", "lang:ar,es", "date:2024", "date:2024-10..2025-04", "date:2024-10/2025-04", "since:2024-07",
    "depuis:2024", "until:1960", "jusqu'à:1956-03", "surely:2024", "sûrement:2022..2023", "date:201X", "date:20XX", "date:2024-24", "date:2024-22", "since:..2020",
    'depuis:"oct 2024"', 'date:"14 avril 2025"', 'date:"été 2024"', "date:14/04/2025", "date:04/2025", "date:[1955-11..1956-03]", "date:2024..", "date:2024/", "date:/2015", "date:../2015", "since:2024/2025", "surely:2022/..",
    "is:disputed", "est:contesté", "is:single-source", "est:période", "is:undated-day", "is:approximate", "has:quote", "avec:citation", "has:archive",
    "missing:archive", "manque:archive", "missing:title.en", "has:summary.fr", "sources:>=5", "sources:3", "sources:≤2", "linked:macron-letter-sahara-2024",
    "lié:macron-letter-sahara-2024", "near:macron-letter-sahara-2024~30d", "proche:macron-letter-sahara-2024~2m", "near:macron-letter-sahara-2024",
    "id:macron-letter-sahara-2024", "المغرب", "nato", "ministre -theme:visas (rabat OR paris) since:2020 sources:>2", "((visas))", "14:30", "a",
)  # fmt: skip
TINY_QUERIES = (
    "", "rœ", "roe", "你好", "بيتا", "بيتا", "👨‍👩‍👧", "éclipse", '"plain text"', "redacted", "script", "l'heure", "oui", '"rien d\'autre"', "guild",
    "république", '"second one"', '"line. a second"', "date:-0043", "date:191X", "until:0001", "since:-0100 until:1920", "surely:1955..1957", "date:1955-12", "date:2018-07",
    "surely:2018", "surely:2020", "date:2030", "since:2022", "is:uncertain", "is:retracted", "est:rétractée", "status:retracted", "status:disputed", "kind:eclipse",
    "type:éclipse", "theme:histoire", "publisher:البوق", "lang:fr", "country:xa", "pays:alpha", "missing:source", "has:link", "manque:lien", "missing:url", "manque:lieu",
    "linked:treaty", "near:treaty~1y", "missing:summary.fr", "source:wire-2020", "sources:1", "date:2020-03-14", "date:2020-06", "sources:<2 OR is:span",
)  # fmt: skip


@pytest.mark.parametrize("name", ["real", "tiny"])
def test_the_page_finds_what_the_program_finds(
    browser: "WebDriver", opened: Opened, real_index: Index, tiny_index: Index, name: str
) -> None:
    index, queries = (real_index, REAL_QUERIES) if name == "real" else (tiny_index, TINY_QUERIES)
    opened(index)
    for query in queries:
        ask(browser, query)
        assert text(browser, "_error") == "", query
        found = index.search(parse(query, index.vocabulary, lang="fr"), context=KEEP_ALL)
        assert shown(browser) == [event.id for event in found.events], query


def test_the_page_compares_text_as_the_program_does(browser: "WebDriver") -> None:
    """Every letter, mark and sign there is, but for the Cherokee ones, whose capitals the two fold the other way round."""
    source = (Path(page.__file__).parent / "page.js").read_text(encoding="utf-8")
    folding = source[source.index("const ALIKE") : source.index("// What is wrong")]
    known = (
        chr(code) for code in range(0x20, 0x30000) if unicodedata.category(chr(code)) not in ("Cn", "Cs", "Co", "Cc")
    )
    sample = [
        f"a{sign}b" for sign in known if clean(sign) == sign and not unicodedata.name(sign, "").startswith("CHEROKEE")
    ]
    browser.get("data:text/html,x")
    folded = browser.execute_script(f"{folding} return arguments[0].map(fold)", sample)
    assert [(one, ours) for one, ours in zip(sample, folded, strict=True) if fold(one) != ours] == []


@pytest.mark.parametrize(
    ("query", "column", "hint"),
    [
        ('visas "rabat', 7, ""),
        ("theme:visa", 7, "visas"),
        ("them:visas", 1, "theme:"),
        ("visas)", 6, ""),
        ("(visas", 1, ""),
        ("visas OR", 7, ""),
        ("- visas", 1, ""),
        ("()", 1, ""),
        ("visas since:soon", 13, ""),
        ("is:contested", 4, ""),
        ("sources:many", 9, ""),
        ("est:conteste sources:", 14, ""),
        ("near:macron-letter-sahara-2024~30x", 6, ""),
        ("date:2024-13", 6, ""),
        ("constructor:x", 1, ""),
        ("is:constructor", 4, ""),
        ("theme:__proto__", 7, ""),
        ("éclair 👨‍👩‍👧 country:zz", 22, ""),
    ],
)
def test_a_mistake_is_told_with_its_column_and_changes_nothing(
    browser: "WebDriver", opened: Opened, real_index: Index, query: str, column: int, hint: str
) -> None:
    opened(real_index, "#?q=visas&lang=en")
    before = shown(browser)
    with pytest.raises(QueryError) as fault:
        parse(query, real_index.vocabulary, lang="en")
    ask(browser, query)
    said = text(browser, "_error")
    assert said.startswith(f"Column {column}: ")
    assert fault.value.column == column
    assert hint in said
    assert before == shown(browser) != []
    ask(browser, "")
    assert text(browser, "_error") == ""


def test_a_link_to_an_event_opens_it_even_when_it_is_filtered_out(
    browser: "WebDriver", opened: Opened, real_index: Index
) -> None:
    opened(real_index, "#macron-letter-sahara-2024")
    at = "const a = document.querySelector('.at'); return [a.id, document.activeElement === a, a.getBoundingClientRect().top]"
    event, focused, top = browser.execute_script(at)
    assert (event, focused) == ("macron-letter-sahara-2024", True)
    assert 0 <= top < 200
    ask(browser, "kind:visit")
    assert "macron-letter-sahara-2024" not in shown(browser)
    browser.execute_script("location.hash = 'gmmp-seventh-2025'")
    assert until(browser, lambda seen: seen.execute_script(at)[0] == "gmmp-seventh-2025")
    assert len(shown(browser)) == len(real_index.dossier.events)
    assert text(browser, "_said")


def test_the_address_of_a_view_brings_it_back(browser: "WebDriver", opened: Opened, real_index: Index) -> None:
    opened(real_index)
    ask(browser, "thème:visas -2022 «\u00a0fin des restrictions\u00a0» & 100%")
    browser.execute_script("document.querySelector('#_language button').click()")
    address, seen = browser.current_url, shown(browser)
    ask(browser, "")
    browser.get("about:blank")
    browser.get(address)
    assert shown(browser) == seen
    assert browser.execute_script("return [document.documentElement.lang, document.getElementById('_search').value]") == [
        "en", "thème:visas -2022 «\u00a0fin des restrictions\u00a0» & 100%",
    ]  # fmt: skip


def test_going_back_undoes_a_facet(browser: "WebDriver", opened: Opened, real_index: Index) -> None:
    opened(real_index)
    every = shown(browser)
    browser.execute_script("document.querySelector('.facet .value').click()")
    assert until(browser, lambda seen: len(shown(seen)) < len(every))
    browser.back()
    assert until(browser, lambda seen: shown(seen) == every)


@pytest.mark.parametrize("lang", LANGS)
def test_a_switch_turns_everything_into_the_other_language(
    browser: "WebDriver", opened: Opened, real_index: Index, lang: Lang
) -> None:
    opened(real_index, lang=lang)
    event = real_index.dossier.by_id["macron-letter-sahara-2024"]
    other: Lang = "en" if lang == "fr" else "fr"
    for now in (lang, other, lang):
        body = browser.execute_script("return document.body.innerText")
        unsaid: Lang = "en" if now == "fr" else "fr"
        assert event.title.pick(now) in body
        assert event.title.pick(unsaid) not in body
        assert {"fr": "Mise à jour", "en": "Updated"}[now] in body
        assert browser.title == real_index.dossier.title.pick(now)
        assert (
            browser.execute_script("return document.querySelector('.facet h2').textContent")
            == {"fr": "Thèmes", "en": "Themes"}[now]
        )
        browser.execute_script("document.querySelector('#_language button').click()")


def test_facets_count_what_is_shown_and_keep_or_leave_out_by_keyboard(
    browser: "WebDriver", opened: Opened, real_index: Index
) -> None:
    opened(real_index)
    ask(browser, "sahara")
    facets = {
        facet.field: facet
        for facet in real_index.facets(real_index.search(parse("sahara", real_index.vocabulary, lang="fr")))
    }
    told = browser.execute_script(
        "return [...document.querySelectorAll('.facet')].map(f => [...f.querySelectorAll('li')].map("
        "l => [l.querySelector('.value span').textContent, +l.querySelector('b').textContent]))"
    )
    for facet, rows in zip(facets.values(), told, strict=True):
        labels = [value.label if isinstance(value.label, str) else value.label.pick("fr") for value in facet.values]
        assert {(label, value.count) for label, value in zip(labels, facet.values, strict=True)} == {
            tuple(row) for row in rows
        }
    minus = browser.find_element("css selector", ".facet .minus")
    browser.execute_script("arguments[0].focus()", minus)
    minus.send_keys(Keys.ENTER)
    left = until(browser, lambda seen: seen.execute_script("return document.getElementById('_search').value"))
    assert left.startswith("sahara -thème:")
    expected = real_index.search(parse(left, real_index.vocabulary, lang="fr"))
    assert shown(browser) == [event.id for event in expected.events]
    assert browser.execute_script("return document.activeElement.getAttribute('aria-pressed')") == "true"
    browser.switch_to.active_element.send_keys(Keys.SPACE)
    assert until(
        browser, lambda seen: seen.execute_script("return document.getElementById('_search').value") == "sahara"
    )


def test_the_figure_follows_the_filter_and_leads_to_events(
    browser: "WebDriver", opened: Opened, real_index: Index
) -> None:
    opened(real_index)
    ask(browser, "visas")
    drawn = set(browser.execute_script(
        "return [...document.querySelectorAll('#_figure [data-id]:not(.away)')].filter(m => m.checkVisibility()).map(m => m.dataset.id)"
    ))  # fmt: skip
    assert drawn == set(shown(browser)) != set()
    mark = "document.querySelector('#_figure .wide [data-id]:not(.away)')"
    event = browser.execute_script(
        f"const m = {mark}; m.dispatchEvent(new MouseEvent('click', {{bubbles: true}})); return m.dataset.id"
    )
    assert until(browser, lambda seen: seen.execute_script("return document.querySelector('.at')?.id") == event)


def test_keys_move_and_leave_text_fields_alone(browser: "WebDriver", opened: Opened, real_index: Index) -> None:
    opened(real_index)
    ask(browser, "visas")
    body = browser.find_element("tag name", "body")
    seen = shown(browser)
    at = "return document.activeElement.id"
    for key, event in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
        browser.switch_to.active_element.send_keys(key)
        assert browser.execute_script(at) == seen[event]
    browser.switch_to.active_element.send_keys("/")
    assert browser.execute_script(at) == "_search"
    browser.switch_to.active_element.send_keys("/jk?")
    assert browser.execute_script("return document.getElementById('_search').value") == "visas/jk?"
    browser.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert shown(browser) == [event.id for event in real_index.dossier.events]
    browser.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert browser.execute_script(at) == ""
    body.send_keys(Keys.CONTROL + "j")
    assert browser.execute_script(at) == ""
    body.send_keys("?")
    assert browser.execute_script("return document.getElementById('_help').open")


def test_a_citation_is_copied_in_the_language_shown(browser: "WebDriver", opened: Opened, real_index: Index) -> None:
    opened(real_index, "#?lang=en")
    browser.execute_script(
        "Object.defineProperty(navigator, 'clipboard', {value: {writeText: async (text) => { window.copied = text; }}});"
        "document.querySelector('#macron-letter-sahara-2024 .copy').click()"
    )
    copied = until(browser, lambda seen: seen.execute_script("return window.copied"))
    event = real_index.dossier.by_id["macron-letter-sahara-2024"]
    assert copied.startswith(f"“{event.title.pick('en')}”, 30 July 2024. France–Morocco, file://")
    assert f"#{event.id}\nSources: " in copied
    for citation in event.citations:
        source = real_index.dossier.sources[citation.source]
        assert source.url in copied
        assert source.title in copied


def test_what_cannot_be_copied_is_shown_to_be_copied(browser: "WebDriver", opened: Opened, tiny_index: Index) -> None:
    opened(tiny_index)
    browser.execute_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined}); document.querySelector('#treaty .copy').click()"
    )
    assert until(browser, lambda seen: seen.execute_script("return document.getElementById('_copy').open"))
    selected = browser.execute_script("return getSelection().toString() || document.activeElement.value")
    assert "«\u00a0Traité — <script>alert(1)</script> & Cie\u00a0», 30 juillet 2020" in selected


def test_nothing_is_asked_of_anyone(
    browser: "WebDriver", served: Served, tmp_path: Path, tiny_index: Index, real_index: Index
) -> None:
    for name, index in (("tiny", tiny_index), ("real", real_index)):
        (tmp_path / f"{name}.html").write_bytes(exported(results(index), "html"))
    address = served(tmp_path)
    for name in ("tiny", "real"):
        log(browser)
        browser.get(f"{address}/{name}.html")
        ask(browser, "visas OR traité")
        seen = log(browser)
        assert [url for url in seen.requests if not url.startswith("data:")] == [f"{address}/{name}.html"]
        assert seen.left() == seen.console == ()


ATTACKS = (
    "<script>window.hit = 1</script>",
    "</script><script>window.hit = 1</script>",
    "</style><img src=x onerror='window.hit = 1'>",
    '"><svg onload="window.hit = 1">',
    "' onfocus='window.hit = 1' autofocus='",
    "{{ 7 * 7 }} {% raw %} ${window.hit = 1}",
    "]]><!--<script>window.hit = 1</script>-->",
    "javascript:window.hit=1",
    "\u2028window.hit = 1\u2029 \u202egnalb",
    "&lt;script&gt; &#x3c;script&#x3e;",
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_in_the_data_is_run(browser: "WebDriver", opened: Opened, tiny_index: Index, attack: str) -> None:
    index = riddled(tiny_index, attack)
    opened(index)
    log(browser)
    ask(browser, '"' + attack.replace("\\", "\\\\").replace('"', '\\"') + '"')
    assert browser.execute_script("return window.hit") is None
    assert log(browser).console == ()
    body = browser.execute_script("return document.querySelector('article h3').textContent")
    assert " ".join(clean(attack).split()) in " ".join(body.split())
    assert browser.execute_script("return document.scripts.length") == 2
    links = browser.execute_script("return [...document.links].map(a => a.protocol)")
    assert set(links) <= {"file:", "http:", "https:"}
    assert (
        browser.execute_script(
            "return [...document.querySelectorAll('*')].flatMap(e => [...e.attributes]).filter(a => /^on|^src/.test(a.name)).length"
        )
        == 0
    )


def riddled(index: Index, attack: str) -> Index:
    """A dossier with the attack in every text there is, addresses included."""
    index = hostile(index, attack, theme=attack)
    dossier, said = index.dossier, Localized({"": clean(attack)})
    sources = {
        key: source._replace(
            publisher=said.pick(""), title=said.pick(""), author=(said.pick(""),), url=attack, archive="javascript:alert(1)",
            lang=attack, kind=attack, origin=attack, accessed="",
        )
        for key, source in dossier.sources.items()
    }  # fmt: skip
    actors = {key: actor._replace(name=said, aliases=(attack,)) for key, actor in dossier.actors.items()}
    event = dossier.events[0]
    cited = tuple(one._replace(quote=said.pick(""), locator=said.pick(""), supports=said) for one in event.citations)
    event = event._replace(citations=cited, note=attack)
    return Index(
        dossier._replace(
            sources=sources, actors=actors, events=(event,), by_id={event.id: event}, licence=said.pick(""), id=attack
        )
    )


def test_without_a_script_all_of_it_can_be_read(browser: "WebDriver", opened: Opened, tiny_index: Index) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    for lang in LANGS:
        opened(tiny_index, lang=lang)
        body = browser.find_element("tag name", "body").text
        for event in tiny_index.dossier.events:
            assert fold(event.title.pick(lang)) in fold(body)
        assert not browser.find_element("id", "_tools").is_displayed()
        assert not browser.find_element("id", "_facets").is_displayed()
        assert browser.find_element("css selector", f"#_figure .wide.{lang}").is_displayed()
        assert not browser.find_elements("css selector", "dialog[open]")
        summary = browser.find_element("css selector", "#treaty .sources summary")
        summary.click()
        assert browser.find_element("css selector", "#treaty .sources li").is_displayed()


def test_it_prints_with_its_sources_and_their_addresses(
    browser: "WebDriver", opened: Opened, tiny_index: Index
) -> None:
    opened(tiny_index)
    assert base64.b64decode(browser.print_page()).startswith(b"%PDF-")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert shown(browser) == [event.id for event in tiny_index.dossier.events]
    told = browser.execute_script(
        "return ['.sources li', '#_figure svg', '#_tools', '#_facets', '.copy', 'nav.years', '#_language'].map("
        "s => [...document.querySelectorAll(s)].filter(e => e.checkVisibility({contentVisibilityAuto: true})).length)"
    )
    cited = sum(len(event.citations) for event in tiny_index.dossier.events)
    assert told == [cited, 1, 0, 0, 0, 0, 0]
    after = "return getComputedStyle(document.querySelector('#treaty a.out'), '::after').content"
    assert browser.execute_script(after) == '" <https://gazette.example/2019>"'
