"""What an import could not place, and what it had to decide: counted by kind, each with where it happened.

One rule: nothing that a file holds goes without a remark, and nothing is decided without one.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from relations_tui.core.phrases import Lang, Phrase, counted
from relations_tui.core.text import line
from relations_tui.export.form import Loss


class _Said(NamedTuple):
    one: Phrase
    many: Phrase


def _said(one: tuple[str, str], many: tuple[str, str]) -> _Said:
    return _Said(Phrase(*one), Phrase(*many))


_LOST: Mapping[str, _Said] = MappingProxyType(
    {
        "no-date": _said(
            ("{count} événement laissé de côté, sans date", "{count} event left out, without a date"),
            ("{count} événements laissés de côté, sans date", "{count} events left out, without a date"),
        ),
        "bad-date": _said(
            (
                "{count} événement laissé de côté, dont la date n’est pas comprise",
                "{count} event left out, its date not understood",
            ),
            (
                "{count} événements laissés de côté, dont la date n’est pas comprise",
                "{count} events left out, their dates not understood",
            ),
        ),
        "no-title": _said(
            ("{count} événement laissé de côté, sans titre", "{count} event left out, without a title"),
            ("{count} événements laissés de côté, sans titre", "{count} events left out, without a title"),
        ),
        "cancelled": _said(
            ("{count} événement annulé laissé de côté", "{count} cancelled event left out"),
            ("{count} événements annulés laissés de côté", "{count} cancelled events left out"),
        ),
        "events": _said(
            (
                "{count} événement laissé de côté, que le format ne peut pas dire",
                "{count} event left out that the format cannot say",
            ),
            (
                "{count} événements laissés de côté, que le format ne peut pas dire",
                "{count} events left out that the format cannot say",
            ),
        ),
        "lines": _said(
            ("{count} ligne illisible laissée de côté", "{count} line left out that cannot be read"),
            ("{count} lignes illisibles laissées de côté", "{count} lines left out that cannot be read"),
        ),
        "components": _said(
            ("{count} élément qui n’est pas un événement laissé de côté", "{count} item left out that is no event"),
            (
                "{count} éléments qui ne sont pas des événements laissés de côté",
                "{count} items left out that are no events",
            ),
        ),
        "ends": _said(
            ("{count} fin non comprise, écrite comme inconnue", "{count} end not understood, written as unknown"),
            ("{count} fins non comprises, écrites comme inconnues", "{count} ends not understood, written as unknown"),
        ),
        "displays": _said(
            (
                "{count} date affichée qui dit autre chose, ou moins, non reprise",
                "{count} displayed date that says otherwise, or less, not taken",
            ),
            (
                "{count} dates affichées qui disent autre chose, ou moins, non reprises",
                "{count} displayed dates that say otherwise, or less, not taken",
            ),
        ),
        "hours": _said(
            ("{count} heure laissée de côté, dans une période", "{count} time of day left out, in a span"),
            ("{count} heures laissées de côté, dans une période", "{count} times of day left out, in a span"),
        ),
        "recurring": _said(
            (
                "{count} événement qui se répète, écrit pour sa première fois",
                "{count} recurring event, written for its first time only",
            ),
            (
                "{count} événements qui se répètent, écrits pour leur première fois",
                "{count} recurring events, written for their first time only",
            ),
        ),
        "properties": _said(
            (
                "{count} propriété sans place dans le format laissée de côté",
                "{count} property left out that has no place in the format",
            ),
            (
                "{count} propriétés sans place dans le format laissées de côté",
                "{count} properties left out that have no place in the format",
            ),
        ),
        "addresses": _said(
            ("{count} adresse laissée de côté, ni http ni https", "{count} address left out, neither http nor https"),
            (
                "{count} adresses laissées de côté, ni http ni https",
                "{count} addresses left out, neither http nor https",
            ),
        ),
        "statuses": _said(
            ("{count} statut inconnu, écrit «\u00a0reported\u00a0»", "{count} unknown status, written as reported"),
            (
                "{count} statuts inconnus, écrits «\u00a0reported\u00a0»",
                "{count} unknown statuses, written as reported",
            ),
        ),
        "links": _said(
            ("{count} lien vers ce qui n’y est pas laissé de côté", "{count} link left out to what is not there"),
            ("{count} liens vers ce qui n’y est pas laissés de côté", "{count} links left out to what is not there"),
        ),
        "columns": _said(
            ("{count} colonne non reconnue, laissée de côté", "{count} column left out, not recognised"),
            ("{count} colonnes non reconnues, laissées de côté", "{count} columns left out, not recognised"),
        ),
        "cells": _said(
            ("{count} ligne plus longue que l’en-tête, coupée", "{count} row longer than the header, cut"),
            ("{count} lignes plus longues que l’en-tête, coupées", "{count} rows longer than the header, cut"),
        ),
        "values": _said(
            ("{count} valeur que le format refuse laissée de côté", "{count} value left out that the format refuses"),
            (
                "{count} valeurs que le format refuse laissées de côté",
                "{count} values left out that the format refuses",
            ),
        ),
        "partial": _said(
            (
                "la vue partielle dont le fichier est tiré n’y est pas dite",
                "the partial view the file was made from is not told in it",
            ),
            (
                "la vue partielle dont le fichier est tiré n’y est pas dite",
                "the partial view the file was made from is not told in it",
            ),
        ),
    }
)

_TOLD: Mapping[str, _Said] = MappingProxyType(
    {
        "day-first": _said(
            ("{count} date ambiguë lue le jour d’abord", "{count} ambiguous date read day first"),
            ("{count} dates ambiguës lues le jour d’abord", "{count} ambiguous dates read day first"),
        ),
        "midnight": _said(
            ("{count} minuit pris pour une heure non dite", "{count} midnight taken for no time of day"),
            ("{count} minuits pris pour une heure non dite", "{count} midnights taken for no time of day"),
        ),
        "seconds": _said(
            (
                "{count} heure sans secondes, écrite avec «\u00a0:00\u00a0»",
                "{count} time without seconds, written with :00",
            ),
            (
                "{count} heures sans secondes, écrites avec «\u00a0:00\u00a0»",
                "{count} times without seconds, written with :00",
            ),
        ),
        "astronomical": _said(
            (
                "{count} année négative lue comme astronomique (0 est 1 av. J.-C.)",
                "{count} negative year read as astronomical (0 is 1 BC)",
            ),
            (
                "{count} années négatives lues comme astronomiques (0 est 1 av. J.-C.)",
                "{count} negative years read as astronomical (0 is 1 BC)",
            ),
        ),
        "before-christ": _said(
            (
                "{count} année avant notre ère prise de la date affichée",
                "{count} year before our era taken from the displayed date",
            ),
            (
                "{count} années avant notre ère prises des dates affichées",
                "{count} years before our era taken from the displayed dates",
            ),
        ),
        "coarser": _said(
            (
                "{count} date écrite aussi peu précise qu’elle est affichée",
                "{count} date written no finer than it is displayed",
            ),
            (
                "{count} dates écrites aussi peu précises qu’elles sont affichées",
                "{count} dates written no finer than they are displayed",
            ),
        ),
        "eras": _said(
            ("{count} période devenue un événement", "{count} era became an event"),
            ("{count} périodes devenues des événements", "{count} eras became events"),
        ),
        "actors": _said(
            (
                "{count} acteur écrit comme une personne, à vérifier",
                "{count} actor written as a person, to be checked",
            ),
            (
                "{count} acteurs écrits comme des personnes, à vérifier",
                "{count} actors written as persons, to be checked",
            ),
        ),
        "ids": _said(
            ("{count} identifiant déjà pris, numéroté", "{count} id already taken, numbered"),
            ("{count} identifiants déjà pris, numérotés", "{count} ids already taken, numbered"),
        ),
        "ties": _said(
            (
                "{count} lien dont le type n’est pas dit, écrit «\u00a0see-also\u00a0»",
                "{count} link of unsaid kind, written as see-also",
            ),
            (
                "{count} liens dont le type n’est pas dit, écrits «\u00a0see-also\u00a0»",
                "{count} links of unsaid kind, written as see-also",
            ),
        ),
        "names": _said(
            ("{count} liste de noms séparée à ses virgules", "{count} list of names split at its commas"),
            ("{count} listes de noms séparées à leurs virgules", "{count} lists of names split at their commas"),
        ),
        "notes": _said(
            (
                "{count} récit dont acteurs, liens et sources, dits en mots, vont dans la note privée",
                "{count} account whose actors, links and sources, told in words, go to the private note",
            ),
            (
                "{count} récits dont acteurs, liens et sources, dits en mots, vont dans la note privée",
                "{count} accounts whose actors, links and sources, told in words, go to the private note",
            ),
        ),
        "encoding": _said(
            ("le texte est lu comme du Windows-1252", "the text is read as Windows-1252"),
            ("le texte est lu comme du Windows-1252", "the text is read as Windows-1252"),
        ),
    }
)


class Remarks:
    """The remarks made so far; the kinds stand in a fixed order."""

    def __init__(self, lang: Lang) -> None:
        self._colon = "\u00a0: " if lang == "fr" else ": "
        self._where: dict[str, list[str]] = {code: [] for code in (*_LOST, *_TOLD)}

    def add(self, code: str, where: str, what: str = "") -> None:
        """Note that a thing of that kind happened there: at a line, an id, a column; and what stands there."""
        shown = line(self._colon.join((where, what)) if what else where)
        self._where[code].append(shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…")

    @property
    def lost(self) -> tuple[Loss, ...]:
        """What could not be placed."""
        return self._among(_LOST)

    @property
    def told(self) -> tuple[Loss, ...]:
        """What was decided, nothing being lost."""
        return self._among(_TOLD)

    def _among(self, table: Mapping[str, _Said]) -> tuple[Loss, ...]:
        """Each id is told once; the count is of all."""
        return tuple(
            Loss(code, counted(len(where), *table[code]), tuple(dict.fromkeys(where)))
            for code, where in self._where.items()
            if code in table and where
        )


_SHOWN = 60
"""Characters of one place that a line of the report may hold."""
