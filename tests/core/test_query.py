"""The query language: what is understood, in both languages, and what is said of what is not."""

import pytest
from tests.core.sample import dossier

from relations_tui.core.dates import parse as date
from relations_tui.core.query import (
    EVERYTHING,
    Group,
    QueryError,
    Term,
    Vocabulary,
    combine,
    excluding,
    expand,
    parse,
)

VOCABULARY = Vocabulary(dossier())


def root(text: str) -> Term | Group:
    return parse(text, VOCABULARY, lang="fr").root


def error(text: str) -> QueryError:
    with pytest.raises(QueryError) as caught:
        parse(text, VOCABULARY, lang="fr")
    return caught.value


def word(text: str) -> Term:
    return Term("text", (text,))


@pytest.mark.parametrize("text", ["", " ", "\n\u00a0"])
def test_nothing_typed_keeps_everything(text: str) -> None:
    assert parse(text, VOCABULARY, lang="fr") == EVERYTHING


def test_words_and_phrases() -> None:
    assert root("visas") == word("visas")
    assert root("visas maroc") == Group("and", (word("visas"), word("maroc")))
    assert root('"laissez-passer consulaire"') == word("laissez-passer consulaire")
    assert root("l\u2019intérieur") == word("l\u2019intérieur")


@pytest.mark.parametrize(
    "text", ["\u00ab\u00a0deux mots\u00a0\u00bb", "\u201cdeux mots\u201d", "\u201edeux mots\u201c", '"deux mots"']
)
def test_every_kind_of_quotation_mark_makes_a_phrase(text: str) -> None:
    assert root(text) == word("deux mots")


def test_a_backslash_keeps_a_quote_inside_a_phrase() -> None:
    assert root(r'"dit \"non\" ici"') == word('dit "non" ici')
    assert root(r'"C:\dossier"') == word(r"C:\dossier")


@pytest.mark.parametrize("text", ["14:30", "https://example.org/a,b", "3:2", "1,000", "a/b", "e.g."])
def test_words_that_only_look_like_something_else(text: str) -> None:
    assert root(text) == word(text)


def test_a_quoted_field_is_text() -> None:
    assert root('"theme:visas"') == word("theme:visas")


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("a AND b", "a b"),
        ("a ET b", "a b"),
        ("a OU b", "a OR b"),
        ("NOT a", "-a"),
        ("NON a", "-a"),
        ("a SAUF b", "a -b"),
        ("a AND NOT b", "a -b"),
        ("--a", "a"),
        ("(a)", "a"),
        ("(a (b c)) d", "a b c d"),
        ("a OR (b OR c)", "a OR b OR c"),
        ("a b OR c d", "(a b) OR (c d)"),
        ("-(a b)", "NOT (a b)"),
    ],
)
def test_operators(text: str, same: str) -> None:
    assert root(text) == root(same)


def test_operators_are_words_in_small_letters() -> None:
    assert root("or et ou") == Group("and", (word("or"), word("et"), word("ou")))


def test_or_binds_less_than_and() -> None:
    assert root("a OR b c") == Group("or", (word("a"), Group("and", (word("b"), word("c")))))
    assert root("(a OR b) -c") == Group("and", (Group("or", (word("a"), word("b"))), Group("not", (word("c"),))))


@pytest.mark.parametrize(
    ("text", "field", "values"),
    [
        ("theme:visas", "theme", ("visas",)),
        ("THÈME:Visas", "theme", ("visas",)),
        ("theme:visas,sahara", "theme", ("visas", "sahara")),
        ('theme:"western sahara"', "theme", ("sahara",)),
        ('thème:"Sahara occidental","visas"', "theme", ("sahara", "visas")),
        ("acteur:retailleau", "actor", ("retailleau",)),
        ('actor:"bruno retailleau"', "actor", ("retailleau",)),
        ('actor:"place beauvau"', "actor", ("retailleau",)),
        ("actor:hassan", "actor", ("hassan-i", "hassan-ii")),
        ("actor:hassan-ii", "actor", ("hassan-ii",)),
        ("type:visite", "kind", ("visit",)),
        ("kind:marche", "kind", ("march",)),
        ("lieu:ALGESIRAS", "place", ("algeciras",)),
        ("place:Algeciras", "place", ("algeciras",)),
        ("country:ma", "country", ("MA",)),
        ("pays:maroc", "country", ("MA",)),
        ("source:monde-1", "source", ("monde-1",)),
        ("source:l'oeuvre", "source", ("monde-1",)),
        ('éditeur:"le monde"', "publisher", ("Le Monde",)),
        ("statut:rétracté", "status", ("retracted",)),
        ("langue:fr", "lang", ("fr",)),
        ("lang:anglais", "lang", ("en",)),
        ("id:letter", "id", ("letter",)),
        ("vue:crisis", "view", ("crisis",)),
        ('view:"la crise"', "view", ("crisis",)),
        ("is:disputed", "is", ("disputed",)),
        ("est:contesté", "is", ("disputed",)),
        ("is:source-unique", "is", ("single-source",)),
        ("est:période,sans-jour", "is", ("span", "undated-day")),
        ("has:quote", "has", ("quote",)),
        ("avec:citation", "has", ("quote",)),
        ("missing:title.en", "missing", ("title.en",)),
        ("manque:résumé.FR", "missing", ("summary.fr",)),
        ("sources:2", "sources", ("=2",)),
        ("sources:>=02", "sources", (">=2",)),
        ("sources:\u2265 2".replace(" ", ""), "sources", (">=2",)),
        ("linked:letter", "linked", ("letter",)),
        ("lié:letter,summer", "linked", ("letter", "summer")),
        ("near:letter", "near", ("letter~30d",)),
        ("proche:letter~2s", "near", ("letter~2w",)),
        ("near:letter~1a,summer~3m", "near", ("letter~1y", "summer~3m")),
    ],
)
def test_fields_in_both_languages(text: str, field: str, values: tuple[str, ...]) -> None:
    assert root(text) == Term(field, values)


@pytest.mark.parametrize(
    ("text", "field", "edtf"),
    [
        ("date:2024", "date", "2024"),
        ("date:2024-10..2025-04", "date", "2024-10/2025-04"),
        ("since:2024-07", "since", "2024-07"),
        ("depuis:2024-07", "since", "2024-07"),
        ('since:"oct 2024"', "since", "2024-10"),
        ("until:2024", "until", "2024"),
        ("jusqu'à:2024", "until", "2024"),
        ("jusqu\u2019à:2024", "until", "2024"),
        ("jusqua:2024", "until", "2024"),
        ("jusque:2024", "until", "2024"),
        ('until:"14 avril 2025"', "until", "2025-04-14"),
        ("surely:2024", "surely", "2024"),
        ('sûrement:"été 2024"', "surely", "2024-22"),
        ("date:[1955-11..1956-03]", "date", "[1955-11..1956-03]"),
    ],
)
def test_dates(text: str, field: str, edtf: str) -> None:
    assert root(text) == Term(field, (edtf,), (date(edtf),))


def test_two_dates_are_either() -> None:
    assert root("date:2021,2023") == Term("date", ("2021", "2023"), (date("2021"), date("2023")))


@pytest.mark.parametrize(
    ("text", "column", "length", "message", "remedy"),
    [
        ("theme:visa", 7, 4, "no theme `visa`", "did you mean `visas`?"),
        ("a theme:sahara,defense2", 16, 8, "no theme `defense2`", "did you mean `defence`?"),
        ("theme:rabat", 7, 5, "no theme `rabat`", "did you mean `place:rabat`?"),
        ("actor:bruno", 7, 5, "no actor `bruno`", "did you mean `retailleau`?"),
        ('publisher:"le mond"', 11, 9, "no publisher `le mond`", 'did you mean `"Le Monde"`?'),
        ("id:leter", 4, 5, "no event `leter`", "did you mean `letter`?"),
        ("near:leter~3d", 6, 8, "no event `leter`", "did you mean `letter`?"),
        ("actor:hass", 7, 4, "no actor `hass`", "did you mean `hassan-i` or `hassan-ii`?"),
        ("is:disputd", 4, 7, "no state `disputd`", "did you mean `disputed`?"),
        ("has:qoute", 5, 5, "no such thing as `qoute`", "did you mean `quote`?"),
        ("temes:visas", 1, 5, "no field `temes`", "did you mean `theme:`?"),
        ("foo:bar", 1, 3, "no field `foo`", 'to look for this text, quote it: "foo:bar"'),
        ("theme:", 1, 6, "`theme:` needs a value", None),
        ("a theme:visas,", 3, 12, "`theme:` needs a value", None),
        ("since:", 1, 6, "`since:` needs a value", "for instance `since:2024-10`"),
        ("sources:many", 9, 4, "`many` is not a number", "for instance `sources:>=2`"),
        ("near:letter~3z", 6, 9, "no length of time `3z`", "`d`, `w`, `m` or `y`, as in `~30d`"),
        ("missing:title.es", 9, 8, "no language `es` for that", "one of: title.fr, title.en"),
        ("missing:quote.fr", 9, 8, "no language `fr` for that", "one of: title.fr, title.en"),
        ("since:/2006", 7, 5, "this date has no known beginning", None),
        ("until:2006/", 7, 5, "this date has no known end", None),
        ("since:oct 2024", 7, 3, None, 'a date with blanks goes in quotes: `since:"oct 2024"`'),
        ("a (b", 3, 1, "this parenthesis is not closed", "add `)` at the end"),
        ("a (", 3, 1, "this parenthesis is not closed", "add `)` at the end"),
        ("a b)", 4, 1, "this parenthesis closes none", None),
        (")", 1, 1, "this parenthesis closes none", None),
        ("()", 1, 1, "these parentheses are empty", None),
        ("a OR", 3, 2, "a condition is missing after this", None),
        ("a OR )", 3, 2, "a condition is missing after this", None),
        ("OU a", 1, 2, "a condition is missing before this", None),
        ("a NOT", 3, 3, "a condition is missing after this", None),
        ("a ET OU b", 3, 2, "a condition is missing after this", None),
        ("a -", 3, 1, "`-` leaves nothing out", "put it right before what it leaves out: `-visas`"),
        ('a "b c', 3, 4, "this quote is not closed", 'add `"` at the end'),
        ("a \u00abb", 3, 2, "this quote is not closed", "add `\u00bb` at the end"),
        ("view:loop", 6, 4, "the view `loop` is wrong: the view `loop` contains itself", None),
        ("view:broken", 6, 6, "the view `broken` is wrong: no theme `nothing`", None),
        ("(" * 50 + "a" + ")" * 50, 41, 1, "conditions nested too deeply", None),
        ("NOT " * 50 + "a", 161, 3, "conditions nested too deeply", None),
    ],
)
def test_mistakes(text: str, column: int, length: int, message: str | None, remedy: str | None) -> None:
    found = error(text)
    assert (found.column, found.length) == (column, length)
    assert message is None or found.message.en == message
    assert (found.help and found.help.en) == remedy


def test_mistakes_are_said_in_french_too() -> None:
    found = error("thème:visa")
    assert found.message.fr == "aucun thème `visa`"
    assert found.help is not None
    assert found.help.fr == "vouliez-vous dire `visas`\u00a0?"
    found = error("theme:rabat")
    assert found.help is not None
    assert found.help.fr == "vouliez-vous dire `lieu:rabat`\u00a0?"


def test_two_views_that_contain_each_other_are_refused() -> None:
    assert "contains itself" in error("view:ping").message.en
    assert "contains itself" in error("view:pong").message.en


def test_a_view_stands_for_its_filter() -> None:
    assert expand("crisis", VOCABULARY) == parse("theme:visas since:2021-09", VOCABULARY, lang="fr")


def test_printing_names_fields_in_the_language_asked_for() -> None:
    query = parse('thème:visas -type:déclaration (is:disputed OR missing:title.en) "two words"', VOCABULARY, lang="fr")
    assert str(query) == 'theme:visas -kind:statement (is:disputed OR missing:title.en) "two words"'
    assert query.text("fr") == 'thème:visas -type:statement (est:contesté OU manque:titre.en) "two words"'
    assert EVERYTHING.text("fr") == ""


def test_printing_quotes_what_would_mean_something_else() -> None:
    for text in ('"OR"', '"-a"', '"theme:x"', '"a(b"', '""', '"a \\" b"', '"\\u00e0"'):
        query = parse(text, VOCABULARY, lang="en")
        assert parse(str(query), VOCABULARY, lang="en") == query


def test_queries_combine_and_turn_round() -> None:
    visas, letter = (parse(text, VOCABULARY, lang="en") for text in ("theme:visas", "a OR b"))
    assert str(combine(visas, EVERYTHING, letter)) == "theme:visas (a OR b)"
    assert combine() == combine(EVERYTHING, EVERYTHING) == EVERYTHING
    assert str(excluding(letter)) == "-(a OR b)"
    assert excluding(excluding(visas)) == visas
    assert [str(part) for part in combine(visas, letter).conditions] == ["theme:visas", "a OR b"]


def test_control_characters_are_not_kept() -> None:
    assert root("vi\x1bsas") == word("visas")
    assert "\x1b" not in error("theme:vi\x1b[31m").message.en
