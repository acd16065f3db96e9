"""The formats told: the same in the table, in the JSON and in both languages."""

import json

import pytest
from tests.running import Runner

from relations_tui.core.phrases import LANGS, Lang
from relations_tui.export import catalogue, formats


@pytest.mark.parametrize("lang", LANGS)
def test_the_table_has_every_format_with_what_it_keeps_and_loses(run: Runner, lang: Lang) -> None:
    ended = run("--formats", "--lang", lang)
    assert (ended.code, ended.err) == (0, "")
    for known in formats().values():
        said = (known.name, known.ending, known.help.say(lang), known.keeps.say(lang), known.loses.say(lang))
        assert all(text in ended.out for text in said)


def test_the_json_has_every_field_in_both_languages(run: Runner) -> None:
    ended = run("--formats", "--report", "json")
    document = json.loads(ended.out)
    assert (document["format"], document["version"]) == ("relations-tui-formats", 1)
    for known, told in zip(formats().values(), document["formats"], strict=True):
        assert told == {
            "name": known.name,
            "ending": known.ending,
            "also": list(known.also),
            "media_type": known.media_type,
            "binary": known.binary,
            "help": known.help._asdict(),
            "keeps": known.keeps._asdict(),
            "loses": known.loses._asdict(),
            "package": None,
        }
        assert all(f"`{key}`" in (catalogue.__doc__ or "") for key in told)


def test_the_json_is_the_same_in_both_languages(run: Runner) -> None:
    assert run("--formats", "--report", "json", "--lang", "fr") == run("--formats", "--report", "json", "--lang", "en")


@pytest.mark.parametrize(
    ("lang", "said"), [("fr", "--formats n’a pas de rapport `md`"), ("en", "--formats has no report `md`")]
)
def test_another_report_is_refused(run: Runner, lang: Lang, said: str) -> None:
    ended = run("--formats", "--report", "md", "--lang", lang)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
