"""Formats that are text, as the programs that define them read them: Markwhen's parser, CommonMark's, ical.js, ECMAScript's JSON."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from tests.export.exporting import exported, hostile, results
from tests.readers.conftest import Node
from tests.readers.nasty import NASTY

from relations_tui.core.index import Index
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.core.text import clean
from relations_tui.export import formats

pytestmark = pytest.mark.readers

Json = dict[str, Any]
DOSSIERS = ["tiny_index", "real_index"]


@pytest.fixture
def index(request: pytest.FixtureRequest) -> Index:
    found: Index = request.getfixturevalue(request.param)
    return found


def read(node: Node, script: str, texts: list[str]) -> list[Json]:
    found: list[Json] = json.loads(node(script, given=json.dumps(texts)))
    return found


def document(index: Index, lang: Lang) -> Json:
    found: Json = json.loads(exported(results(index), "json", lang))
    return found


def after(day: str) -> str:
    return str(date.fromisoformat(day) + timedelta(1))


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("index", DOSSIERS, indirect=True)
def test_markwhen_has_every_event_on_its_days(node: Node, index: Index, lang: Lang) -> None:
    (told,) = read(node, "markwhen.mjs", [exported(results(index), "markwhen", lang).decode()])
    assert told["messages"] == []
    assert told["title"] == document(index, lang)["dossier"]["title"][lang]
    dated = [event for event in document(index, lang)["events"] if event["date"]["edtf"][0] != "-"]
    for entry, event in zip(told["events"], dated, strict=True):
        given = event["date"]
        assert (entry["id"], entry["edtf"]) == (event["id"], given["edtf"])
        assert squeezed(event["display"]["title"]) in squeezed(entry["title"])
        assert entry["from"] == given["earliest"]
        if given["latest"]:
            assert entry["to"] == after(given["latest"])
        assert entry["tags"] == [theme.replace("-", "_") for theme in event["themes"]]
        assert entry["kinds"] == ["paragraphBreak", "text"]


def test_markwhen_finds_no_event_in_a_text(node: Node, tiny_index: Index) -> None:
    texts = [exported(results(hostile(tiny_index, text, theme=text)), "markwhen").decode() for text in NASTY]
    for told in read(node, "markwhen.mjs", texts):
        assert told["messages"] == []
        (event,) = told["events"]
        assert (event["id"], event["from"], event["to"]) == ("hostile", "2020-07-30", "2020-07-31")
        assert set(event["properties"]) <= {"id", "edtf", "source"}
        assert (event["tags"], event["kinds"]) == (["x"], ["paragraphBreak", "text"])


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("index", DOSSIERS, indirect=True)
def test_commonmark_has_every_event_and_no_markup(node: Node, index: Index, lang: Lang) -> None:
    (told,) = read(node, "commonmark.mjs", [exported(results(index), "md", lang).decode()])
    whole = document(index, lang)
    assert (
        not {"html_block", "html_inline", "image", "code", "code_block", "thematic_break", "block_quote"}
        & told["kinds"].keys()
    )
    assert all(link.startswith(("http://", "https://")) for link in told["links"])
    cited = {cited["id"] for event in whole["events"] for cited in event["sources"]}
    addresses = {whole["sources"][source][key] for source in cited for key in ("url", "archive")} - {""}
    assert len(told["links"]) == len(addresses)
    text = squeezed(told["text"])
    for event in whole["events"]:
        assert squeezed(event["display"]["title"]) in text
        assert f"{event['id']} · {event['date']['edtf']}" in text
        assert all(squeezed(cited["quote"]) in text for cited in event["sources"])


def test_commonmark_leaves_a_text_as_it_is(node: Node, tiny_index: Index) -> None:
    texts = [exported(results(hostile(tiny_index, text, theme=text)), "md").decode() for text in NASTY]
    for told, text in zip(read(node, "commonmark.mjs", texts), NASTY, strict=True):
        assert told["kinds"].keys() <= {
            "document", "heading", "text", "paragraph", "list", "item", "strong", "emph", "link", "softbreak",
        }  # fmt: skip
        assert all(link.startswith(("http://", "https://")) for link in told["links"])
        assert all(squeezed(line) in squeezed(told["text"]) for line in clean(text).split("\n"))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("index", DOSSIERS, indirect=True)
def test_ical_js_has_every_event_on_its_days(node: Node, index: Index, lang: Lang) -> None:
    told = json.loads(node("ical.mjs", given=exported(results(index), "ics", lang).decode()))
    whole = document(index, lang)
    assert told["name"] == whole["dossier"]["title"][lang]
    dated = [event for event in whole["events"] if event["date"]["edtf"][0] != "-"]
    for entry, event in zip(told["entries"], dated, strict=True):
        given = event["date"]
        assert (entry["uid"].partition("@")[0], entry["edtf"], entry["allDay"]) == (event["id"], given["edtf"], True)
        assert entry["start"] == given["earliest"]
        assert entry["end"] == (given["latest"] and after(given["latest"]))
        assert event["display"]["title"] in entry["summary"]
        assert len(entry["categories"]) == len(event["themes"])


@pytest.mark.parametrize("text", NASTY)
def test_ical_js_finds_one_event_whatever_the_text(node: Node, tiny_index: Index, text: str) -> None:
    told = json.loads(node("ical.mjs", given=exported(results(hostile(tiny_index, text, theme=text)), "ics").decode()))
    (entry,) = told["entries"]
    assert entry["uid"] == "hostile@alpha-beta.relations-tui"
    assert squeezed(clean(text)) in squeezed(entry["summary"])
    assert squeezed(clean(text)) in squeezed(entry["description"])


@pytest.mark.parametrize("index", DOSSIERS, indirect=True)
def test_every_json_is_ecmascript_s(node: Node, index: Index) -> None:
    texts: list[str] = []
    for name, known in formats().items():
        text = exported(results(index), name).decode() if not known.binary and "json" in known.media_type else ""
        texts += text.split("\n")[:-1] if known.media_type in ("application/jsonl", "application/x-ndjson") else [text]
    texts = [text for text in texts if text]
    assert len(texts) > 50
    node("json.mjs", given=json.dumps(texts))
