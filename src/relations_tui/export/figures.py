"""The formats that programs draw: networks of events and actors, timelines in plain text."""

from relations_tui.core.phrases import Phrase
from relations_tui.export.form import Format, Writer


def _dot() -> Writer:
    from relations_tui.export.graph import write_dot

    return write_dot


def _graphml() -> Writer:
    from relations_tui.export.graph import write_graphml

    return write_graphml


def _gexf() -> Writer:
    from relations_tui.export.graph import write_gexf

    return write_gexf


def _markwhen() -> Writer:
    from relations_tui.export.plain_timeline import write_markwhen

    return write_markwhen


def _mermaid() -> Writer:
    from relations_tui.export.plain_timeline import write_mermaid

    return write_mermaid


def _svg() -> Writer:
    from relations_tui.export.figure import write_svg

    return write_svg


_TIES = Phrase(
    "événements et acteurs, dates (EDTF, bornes, mots), résumés, sources, liens et leurs raisons, rôles",
    "events and actors, dates (EDTF, bounds, words), summaries, sources, links and their reasons, parts",
)
_TIES_LOSE = Phrase(
    "les autres langues, ce que dit chaque source, les désaccords, les fonctions, les coordonnées, les autres noms",
    "the other languages, what each source says, disagreements, roles, coordinates, other names",
)

FIGURES = (
    Format(
        "svg",
        ".svg",
        "image/svg+xml",
        Phrase("la figure des couloirs, pour un article", "the figure of the lanes, for an article"),
        Phrase(
            "dates à l’échelle, doutes et fins ouvertes compris, titres, ce par quoi les couloirs sont faits",
            "dates to scale, doubts and open ends included, titles, what the lanes are made by",
        ),
        Phrase(
            "les titres sans place, les résumés, les sources, les liens, les désaccords, les autres langues, les coordonnées, "
            "les notes privées",
            "titles without room, summaries, sources, links, disagreements, the other languages, coordinates, private notes",
        ),
        _svg,
    ),
    Format(
        "dot",
        ".dot",
        "text/vnd.graphviz",
        Phrase(
            "le réseau des événements et des acteurs, pour Graphviz", "the network of events and actors, for Graphviz"
        ),
        Phrase(
            "événements et acteurs, dates (EDTF, bornes, mots), liens et leurs raisons, rôles, une adresse par événement",
            "events and actors, dates (EDTF, bounds, words), links and their reasons, parts, one address an event",
        ),
        Phrase(f"{_TIES_LOSE.fr}, les résumés, les sources", f"{_TIES_LOSE.en}, summaries, sources"),
        _dot,
        also=(".gv",),
    ),
    Format(
        "graphml",
        ".graphml",
        "application/graphml+xml",
        Phrase("le même réseau pour yEd, Gephi, networkx", "the same network for yEd, Gephi, networkx"),
        _TIES,
        _TIES_LOSE,
        _graphml,
    ),
    Format(
        "gexf",
        ".gexf",
        "application/gexf+xml",
        Phrase("le même réseau dans le temps, pour Gephi", "the same network in time, for Gephi"),
        _TIES,
        Phrase(
            f"{_TIES_LOSE.fr}\u00a0; sur l’axe, les dates imprécises sont des périodes",
            f"{_TIES_LOSE.en}; on the axis imprecise dates are spans",
        ),
        _gexf,
    ),
    Format(
        "markwhen",
        ".mw",
        "text/markdown",
        Phrase("une frise en texte pour Markwhen", "a timeline as text for Markwhen"),
        Phrase(
            "dates aussi précises que connues et en EDTF, textes, lieux, thèmes, sources, liens",
            "dates as precise as known and as EDTF, texts, places, themes, sources, links",
        ),
        Phrase(
            "ce qui précède l’an 1, les heures, le doute des dates sur l’axe, les fins ouvertes, les autres langues, les coordonnées, les autres noms",
            "what is before year 1, hours, the doubt of dates on the axis, open ends, the other languages, coordinates, other names",
        ),
        _markwhen,
    ),
    Format(
        "mermaid",
        ".mmd",
        "text/vnd.mermaid",
        Phrase("une frise Mermaid pour une documentation", "a Mermaid timeline for documentation"),
        Phrase("dates en mots et titres, dans l’ordre", "dates in words and titles, in order"),
        Phrase("tout le reste\u00a0; elle n’est pas à l’échelle", "all the rest; it is not to scale"),
        _mermaid,
    ),
)
