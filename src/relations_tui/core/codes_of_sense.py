"""Errors in what a dossier says, and what a careful editor wants to know of it, one by one."""

from relations_tui.core.phrases import Phrase

_SUGGESTED = Phrase(
    " Le programme propose le mot connu le plus proche.",
    " The program suggests the known word that comes nearest.",
)


def _unknown(thing: Phrase, where: Phrase) -> tuple[Phrase, Phrase]:
    """What is said of a reference to nothing."""
    return (
        Phrase(f"{thing.fr} que le dossier ne connaît pas.", f"{thing.en} that the dossier does not know."),
        Phrase(where.fr + _SUGGESTED.fr, where.en + _SUGGESTED.en),
    )


_PART = """[[events]]
id = "a"
date = "2024"
title = "A"
links = [{ to = "b", kind = "part-of" }]

[[events]]
id = "b"
date = "2024"
title = "B\""""

SENSE: tuple[tuple[str, Phrase, Phrase, str, str], ...] = (
    (
        "unknown-theme",
        *_unknown(
            Phrase("Un thème", "A theme"),
            Phrase("Un thème se déclare sous `[themes.ID]`.", "A theme is declared under `[themes.ID]`."),
        ),
        'themes = ["visa"]',
        'themes = ["visas"]',
    ),
    (
        "unknown-place",
        *_unknown(
            Phrase("Un lieu", "A place"),
            Phrase("Un lieu se déclare sous `[places.ID]`.", "A place is declared under `[places.ID]`."),
        ),
        'places = ["rabbat"]',
        'places = ["rabat"]',
    ),
    (
        "unknown-actor",
        *_unknown(
            Phrase("Un acteur", "An actor"),
            Phrase(
                "Un acteur se déclare sous `[actors.ID]`, qu’il agisse ou soit l’État d’une fonction (`of`).",
                "An actor is declared under `[actors.ID]`, whether it acts or is what an office is `of`.",
            ),
        ),
        'actors = ["frence"]',
        'actors = ["france"]',
    ),
    (
        "unknown-source",
        *_unknown(
            Phrase("Une source", "A source"),
            Phrase("Une source se déclare sous `[sources.ID]`.", "A source is declared under `[sources.ID]`."),
        ),
        'sources = ["wier", "daily"]',
        'sources = ["wire", "daily"]',
    ),
    (
        "unknown-event",
        *_unknown(
            Phrase("Un événement", "An event"),
            Phrase(
                "Un lien va vers l’identifiant d’un événement du même dossier.",
                "A link goes to the id of an event of the same dossier.",
            ),
        ),
        'links = [{ to = "frist", kind = "follows" }]',
        'links = [{ to = "first", kind = "follows" }]',
    ),
    (
        "unknown-kind",
        *_unknown(
            Phrase("Un type d’événement", "A kind of event"),
            Phrase(
                "Les types fournis sont dans `--schema`\u00a0; un dossier en ajoute sous `[kinds.ID]`.",
                "The kinds that come with the format are in `--schema`; a dossier adds its own under `[kinds.ID]`.",
            ),
        ),
        'kind = "metting"',
        'kind = "meeting"',
    ),
    (
        "unknown-actor-kind",
        *_unknown(
            Phrase("Un type d’acteur", "A kind of actor"),
            Phrase("`person`, `organisation` ou `state`.", "`person`, `organisation` or `state`."),
        ),
        '[actors.spain]\nname = "Spain"\nkind = "country"',
        '[actors.spain]\nname = "Spain"\nkind = "state"',
    ),
    (
        "unknown-link-kind",
        *_unknown(
            Phrase("Un type de lien", "A kind of link"),
            Phrase(
                "`follows`, `responds-to`, `leads-to`, `caused-by`, `part-of`, `contradicts`, `supersedes` ou `see-also`.",
                "`follows`, `responds-to`, `leads-to`, `caused-by`, `part-of`, `contradicts`, `supersedes` or `see-also`.",
            ),
        ),
        'links = [{ to = "first", kind = "folows" }]',
        'links = [{ to = "first", kind = "follows" }]',
    ),
    (
        "unknown-status",
        *_unknown(
            Phrase("Un statut", "A status"),
            Phrase(
                "`confirmed`, `reported`, `disputed` ou `retracted`.",
                "`confirmed`, `reported`, `disputed` or `retracted`.",
            ),
        ),
        'status = "confimed"',
        'status = "confirmed"',
    ),
    (
        "self-link",
        Phrase("Un événement est lié à lui-même.", "An event links to itself."),
        Phrase(
            "Un lien va d’un événement à un autre\u00a0; le retour est montré par le programme.",
            "A link goes from one event to another; the program shows the way back.",
        ),
        '[[events]]\nid = "a"\ndate = "2024"\ntitle = "A"\nlinks = [{ to = "a", kind = "see-also" }]',
        '[[events]]\nid = "a"\ndate = "2024"\ntitle = "A"\nlinks = [{ to = "first", kind = "see-also" }]',
    ),
    (
        "part-of-cycle",
        Phrase("Un événement ferait partie de lui-même.", "An event would be part of itself."),
        Phrase(
            "Les liens `part-of`, suivis de proche en proche, ne ramènent pas à leur départ. Ôtez celui de trop.",
            "The links of kind `part-of`, followed one after another, do not lead back to where they began. Take one away.",
        ),
        f'{_PART}\nlinks = [{{ to = "a", kind = "part-of" }}]',
        _PART,
    ),
    (
        "bad-filter",
        Phrase("Le filtre d’une vue ne se lit pas.", "The filter of a view cannot be read."),
        Phrase(
            "Une vue enregistrée s’écrit comme dans le champ de filtre. La place est celle du caractère fautif. Le dossier "
            "s’ouvre quand même\u00a0; seule la vue est inutilisable.",
            "A saved view is written as in the filter box. The place is that of the very character. The dossier opens all the "
            "same; only the view cannot be used.",
        ),
        '[views.crisis]\nlabel = "Crisis"\nfilter = "theme:visa since:2021"',
        '[views.crisis]\nlabel = "Crisis"\nfilter = "theme:visas since:2021"',
    ),
)
"""Name, one line, explanation, wrong example, right example."""

_EVENT = '[[events]]\nid = "a"\ndate = "2024-07-30"\ntitle = "A"\n'

ADVICE: tuple[tuple[str, Phrase, Phrase, str, str], ...] = (
    (
        "few-publishers",
        Phrase("Moins de deux sources indépendantes.", "Fewer than two independent sources."),
        Phrase(
            "Deux journaux qui relaient la même dépêche sont un seul récit. Une source compte par son `origin`, sinon par son "
            "`publisher`.",
            "Two papers that relay one dispatch are one account. A source counts by its `origin`, or else by its `publisher`.",
        ),
        f'{_EVENT}sources = ["wire"]',
        f'{_EVENT}sources = ["wire", "daily"]',
    ),
    (
        "unsupported-date",
        Phrase("Aucune source citée ne donne cette date.", "No cited source gives this date."),
        Phrase(
            "Chaque source qui donne une date en donne une autre. Corrigez la date, ou citez ce qui la fonde.",
            "Each source that gives a date gives another. Correct the date, or cite what it rests on.",
        ),
        f'{_EVENT}sources = [{{ id = "wire", date = "2024-08" }}, "daily"]',
        f'{_EVENT}sources = [{{ id = "wire", date = "2024-07" }}, "daily"]',
    ),
    (
        "competing-dates",
        Phrase("Une source donne une autre date.", "A source gives another date."),
        Phrase(
            "La date de cette source ne peut pas être celle de l’événement. Une date moins précise (été 2024 pour le 30 "
            "juillet 2024) n’est pas une autre date. C’est souvent vrai et à garder\u00a0: dites-le sous `disagreements`.",
            "The date that this source gives cannot be the event’s. A less precise one (summer 2024 for 30 July 2024) is no "
            "other date. Often it is true and stays: say so under `disagreements`.",
        ),
        f'{_EVENT}sources = ["wire", {{ id = "daily", date = "2024-08" }}]',
        f'{_EVENT}sources = ["wire", {{ id = "daily", date = "2024-22" }}]',
    ),
    (
        "role-outside-span",
        Phrase("Aucune fonction de l’acteur ne couvre cette date.", "No role of the actor covers this date."),
        Phrase(
            "Toutes ses fonctions ont un début et une fin vérifiés (`span`), et l’événement tombe en dehors. Corrigez l’un ou "
            "l’autre, ou ajoutez la fonction qui manque\u00a0; une fonction seulement attestée (`attested`) ne dit rien de ses bornes.",
            "All its roles have a verified start and end (`span`), and the event falls outside. Correct either, or add the "
            "missing role; one that is only `attested` says nothing of its bounds.",
        ),
        f'{_EVENT}sources = ["wire", "daily"]\nactors = ["minister"]',
        f'{_EVENT}sources = ["wire", "daily"]\nactors = ["france"]',
    ),
    (
        "missing-translation",
        Phrase("Il manque une traduction.", "A translation is missing."),
        Phrase(
            "Un texte donné par langue l’est dans toutes celles de `dossier.languages`. Un texte simple vaut pour toutes.",
            "A text given by language is given in each of `dossier.languages`. A plain text stands for all of them.",
        ),
        'summary = { fr = "Ils se virent." }',
        'summary = { fr = "Ils se virent.", en = "They met." }',
    ),
    (
        "long-title",
        Phrase("Le titre passe 80 caractères.", "The title has more than 80 characters."),
        Phrase(
            "Un titre tient sur une ligne de terminal. Ce qu’il dit de plus va dans `summary`.",
            "A title fits on one line of a terminal. What more it says goes into `summary`.",
        ),
        f'[[events]]\nid = "a"\ndate = "2024"\ntitle = "{"They met and talked. " * 4}Again"',
        '[[events]]\nid = "a"\ndate = "2024"\ntitle = "They met and talked again"',
    ),
    (
        "straight-apostrophe",
        Phrase("Une apostrophe droite dans un texte français.", "A straight apostrophe in a French text."),
        Phrase(
            "Le français imprimé a l’apostrophe courbe (U+2019). Les citations exactes ne sont pas touchées. "
            "`--check --fix` les remplace.",
            "French in print has the curved apostrophe (U+2019). Exact quotes are left alone. `--check --fix` replaces them.",
        ),
        'summary = { fr = "L\'accord", en = "The agreement" }',
        'summary = { fr = "L’accord", en = "The agreement" }',
    ),
    (
        "unsafe-text",
        Phrase("Des caractères invisibles ou de commande sont ôtés.", "Invisible or control characters are taken out."),
        Phrase(
            "Un terminal pourrait les exécuter, ou le lecteur lire autre chose que ce qui est écrit\u00a0: ils sont ôtés à la "
            "lecture. Effacez-les du fichier.",
            "A terminal might obey them, or a reader read something other than what is written: they are taken out on "
            "reading. Delete them from the file.",
        ),
        'summary = "They\\u200B met."',
        'summary = "They met."',
    ),
    (
        "uncited-source",
        Phrase("Aucun événement ne cite cette source.", "No event cites this source."),
        Phrase(
            "Ni un événement, ni un lien, ni une fonction ne s’appuie sur elle. Citez-la, ou ôtez-la.",
            "No event, link or role rests on it. Cite it, or take it away.",
        ),
        '[sources.post]\npublisher = "Post"',
        '[sources.post]\npublisher = "Post"\n\n' + f'{_EVENT}sources = ["wire", "post"]',
    ),
    (
        "incomplete-source",
        Phrase("La source n’a pas de titre, de date ou d’adresse.", "The source lacks a title, a date or an address."),
        Phrase(
            "Une citation dira «\u00a0sans titre\u00a0» ou «\u00a0sans date\u00a0»\u00a0; rien n’est inventé. Complétez ce qui se trouve.",
            "A citation will say “no title” or “no date”; nothing is made up. Fill in what can be found.",
        ),
        '[sources.post]\npublisher = "Post"\ntitle = "A decree"',
        '[sources.post]\npublisher = "Post"\ntitle = "A decree"\ndate = "2024"\nurl = "https://post.example/1"',
    ),
    (
        "same-address",
        Phrase("Deux sources ont la même adresse.", "Two sources have the same address."),
        Phrase(
            "Sans doute une seule source déclarée deux fois\u00a0; elle compterait double.",
            "Most likely one source declared twice; it would count double.",
        ),
        '[sources.post]\npublisher = "Post"\nurl = "https://wire.example/1"',
        '[sources.post]\npublisher = "Post"\nurl = "https://post.example/1"',
    ),
    (
        "missing-archive",
        Phrase("Des sources n’ont pas de copie archivée.", "Sources have no archived copy."),
        Phrase(
            "Une page disparaît, sa copie reste. Dit une fois pour tout le dossier, à la première de ces sources.",
            "A page goes, its copy stays. Said once for the whole dossier, at the first of these sources.",
        ),
        '[sources.post]\npublisher = "Post"\nurl = "https://post.example/1"',
        '[sources.post]\npublisher = "Post"\nurl = "https://post.example/1"\narchive = "https://archive.example/1"',
    ),
)
"""Name, one line, explanation, wrong example, right example."""
