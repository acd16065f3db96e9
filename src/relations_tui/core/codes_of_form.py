"""Errors in how a dossier is written, one by one: TOML, keys, types, ids, dates, the shapes of values."""

from relations_tui.core.phrases import Phrase

FORM: tuple[tuple[str, Phrase, Phrase, str, str], ...] = (
    (
        "toml-syntax",
        Phrase("Le fichier n’est pas du TOML.", "The file is not TOML."),
        Phrase(
            "Un dossier est un fichier TOML 1.1. La lecture s’arrête à la première faute de syntaxe\u00a0; corrigez-la pour "
            "voir les autres problèmes. La place montrée est celle où le texte cesse d’avoir un sens\u00a0: la faute peut se "
            "trouver juste avant.",
            "A dossier is a TOML 1.1 file. Reading stops at the first mistake in syntax; mend it to see the other problems. "
            "The place shown is where the text stops making sense: the mistake may stand just before it.",
        ),
        'summary = "They met.',
        'summary = "They met."',
    ),
    (
        "unsupported-format",
        Phrase("Cette version ne lit pas ce format.", "This version does not read this format."),
        Phrase(
            "`format` est le numéro du format, aujourd’hui 1. Un autre numéro demande une version plus récente du programme.",
            "`format` is the number of the format, 1 today. Another number asks for a later version of the program.",
        ),
        "format = 2",
        "format = 1",
    ),
    (
        "missing-key",
        Phrase("Il manque une clé obligatoire.", "A key that must be there is missing."),
        Phrase(
            "Un événement a `id`, `date` et `title`\u00a0; une source, `publisher`\u00a0; un acteur, `name` et `kind`. "
            "`--schema` donne toutes les clés.",
            "An event has `id`, `date` and `title`; a source, `publisher`; an actor, `name` and `kind`. "
            "`--schema` gives all keys.",
        ),
        '[sources.gazette]\ntitle = "A decree"',
        '[sources.gazette]\npublisher = "Gazette"\ntitle = "A decree"',
    ),
    (
        "unknown-key",
        Phrase("Cette clé n’existe pas ici.", "There is no such key here."),
        Phrase(
            "Une clé inconnue est d’ordinaire une faute de frappe\u00a0; elle serait perdue sans bruit, aussi est-elle refusée.",
            "An unknown key is mostly a slip of the keyboard; it would be lost without a sound, and so it is refused.",
        ),
        'sumary = "They met."',
        'summary = "They met."',
    ),
    (
        "wrong-type",
        Phrase("La valeur n’est pas du bon type.", "The value is of the wrong type."),
        Phrase(
            "Un texte va entre guillemets, une liste entre crochets, une table entre accolades\u00a0; seules les dates "
            "peuvent être des dates TOML nues.",
            "Text stands between quotes, a list between brackets, a table between braces; only dates may be bare TOML dates.",
        ),
        'themes = "visas"',
        'themes = ["visas"]',
    ),
    (
        "empty-text",
        Phrase("Un texte est vide.", "A text is empty."),
        Phrase(
            "Un texte vide ou blanc tromperait le lecteur et les exports\u00a0: ôtez la clé, ou remplissez-la.",
            "An empty or blank text would mislead readers and exports: take the key away, or fill it.",
        ),
        'summary = " "',
        'summary = "They met."',
    ),
    (
        "bad-id",
        Phrase("L’identifiant n’est pas en kebab-case.", "The id is not in kebab-case."),
        Phrase(
            "Un identifiant sert d’adresse pour toujours\u00a0: lettres ASCII minuscules et chiffres, séparés par des traits "
            "d’union.",
            "An id is an address for ever: lower-case ASCII letters and digits, with hyphens between them.",
        ),
        '[[events]]\nid = "Été_2024"\ndate = "2024-22"\ntitle = "Summer"',
        '[[events]]\nid = "ete-2024"\ndate = "2024-22"\ntitle = "Summer"',
    ),
    (
        "duplicate-id",
        Phrase("L’identifiant est déjà pris.", "The id is taken."),
        Phrase(
            "Deux événements ne peuvent porter le même identifiant, même à la casse ou à la composition Unicode près.",
            "Two events cannot bear one id, not even when they differ in case or Unicode composition.",
        ),
        '[[events]]\nid = "a"\ndate = "2024"\ntitle = "A"\n\n[[events]]\nid = "a"\ndate = "2025"\ntitle = "B"',
        '[[events]]\nid = "a"\ndate = "2024"\ntitle = "A"\n\n[[events]]\nid = "b"\ndate = "2025"\ntitle = "B"',
    ),
    (
        "bad-date",
        Phrase("La date n’est pas en EDTF.", "The date is not EDTF."),
        Phrase(
            "Une date dit ce que l’on sait et rien de plus, en EDTF (ISO 8601-2:2019) de niveau 0 ou 1\u00a0: `2024-10-28`, "
            "`2024-10`, `2024`, `2024-22` (été), `1956~`, `201X`, `2022-03-25/2024-09-10`, `2019/..`, ou `[1955-11..1956-03]` "
            "pour un jour entre les deux. La fin d’un intervalle ne vient pas avant son début.",
            "A date says what is known and no more, in EDTF (ISO 8601-2:2019) of level 0 or 1: `2024-10-28`, `2024-10`, "
            "`2024`, `2024-22` (summer), `1956~`, `201X`, `2022-03-25/2024-09-10`, `2019/..`, or `[1955-11..1956-03]` for one "
            "day between the two. The end of an interval does not come before its start.",
        ),
        '[[events]]\nid = "a"\ndate = "28/10/2024"\ntitle = "A"',
        '[[events]]\nid = "a"\ndate = "2024-10-28"\ntitle = "A"',
    ),
    (
        "bad-day",
        Phrase("Ce n’est pas un jour.", "This is not a day."),
        Phrase(
            "`updated`, `accessed`, `added` et `changed` sont des jours entiers du calendrier, sans heure.",
            "`updated`, `accessed`, `added` and `changed` are whole days of the calendar, without a time.",
        ),
        'added = "2026-02-30"',
        "added = 2026-02-28",
    ),
    (
        "bad-address",
        Phrase("L’adresse n’est pas en http ou https.", "The address is not http or https."),
        Phrase(
            "Les adresses deviennent des liens dans l’explorateur et les exports\u00a0: seuls http et https y ont leur place, "
            "sans blanc ni guillemet.",
            "Addresses become links in the explorer and in exports: only http and https have a place there, without blanks "
            "or quotes.",
        ),
        '[sources.post]\npublisher = "Post"\nurl = "www.post.example/1"',
        '[sources.post]\npublisher = "Post"\nurl = "https://www.post.example/1"',
    ),
    (
        "bad-language",
        Phrase("Ce n’est pas un code de langue.", "This is not a language tag."),
        Phrase(
            "Une langue s’écrit comme dans la BCP 47\u00a0: deux ou trois lettres minuscules, puis s’il le faut une écriture ou "
            "une région (`fr`, `ar`, `zgh-Tfng`).",
            "A language is written as in BCP 47: two or three lower-case letters, then a script or a region if need be (`fr`, "
            "`ar`, `zgh-Tfng`).",
        ),
        'summary = { fr = "Ils se virent.", English = "They met." }',
        'summary = { fr = "Ils se virent.", en = "They met." }',
    ),
    (
        "bad-country",
        Phrase("Ce n’est pas un code de pays.", "This is not a country code."),
        Phrase(
            "Un pays s’écrit en deux capitales (ISO 3166-1 alpha-2)\u00a0: `FR`, `MA`, `EH` pour le Sahara occidental.",
            "A country is written in two capitals (ISO 3166-1 alpha-2): `FR`, `MA`, `EH` for Western Sahara.",
        ),
        '[places.fes]\nname = "Fès"\ncountry = "Maroc"',
        '[places.fes]\nname = "Fès"\ncountry = "MA"',
    ),
    (
        "bad-word",
        Phrase("Ce n’est pas un mot en kebab-case.", "This is not a word in kebab-case."),
        Phrase(
            "Le type d’une source est un mot libre, en lettres ASCII minuscules avec des traits d’union.",
            "The kind of a source is any word in lower-case ASCII letters with hyphens.",
        ),
        '[sources.post]\npublisher = "Post"\nkind = "Press release"',
        '[sources.post]\npublisher = "Post"\nkind = "press-release"',
    ),
    (
        "bad-point",
        Phrase("Ce n’est pas un point du globe.", "This is not a point of the globe."),
        Phrase(
            "Un point est une latitude (-90 à 90) puis une longitude (-180 à 180), en degrés (WGS 84).",
            "A point is a latitude (-90 to 90) and then a longitude (-180 to 180), in degrees (WGS 84).",
        ),
        '[places.fes]\nname = "Fès"\npoint = [340.3, -5]',
        '[places.fes]\nname = "Fès"\npoint = [34.03, -5]',
    ),
    (
        "listed-twice",
        Phrase("La même chose est donnée deux fois.", "The same thing is given twice."),
        Phrase(
            "Un thème, un lieu, un acteur ou un lien ne se donne qu’une fois par événement\u00a0; une source peut revenir si "
            "elle y appuie autre chose.",
            "A theme, a place, an actor or a link stands once in an event; a source may come back when it supports something else.",
        ),
        'themes = ["visas", "visas"]',
        'themes = ["visas"]',
    ),
)
"""Name, one line, explanation, wrong example, right example."""
