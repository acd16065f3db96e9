"""The options of the command line: one table, in the order of the help."""

from typing import NamedTuple

from relations_tui.core.phrases import Lang, Phrase, same


class Option(NamedTuple):
    """One option; without a metavar it takes no value."""

    long: str
    short: str
    metavar: Phrase | None
    help: Phrase
    optional: bool = False
    """Whether the value may be left out; it is then given only as `--name=value`."""

    def spelled(self, lang: Lang) -> str:
        """As the help shows it: `-o, --output FILE`."""
        short = f"-{self.short}, " if self.short else ""
        metavar = f" {self.metavar.say(lang)}" if self.metavar else ""
        return f"{short}--{self.long}{metavar}"


class Group(NamedTuple):
    """Options that belong together in the help."""

    title: Phrase
    options: tuple[Option, ...]


_FILE = Phrase("FICHIER", "FILE")
_DATE = same("DATE")

_TEXT = Phrase("TEXTE", "TEXT")
_NAME = Phrase("NOM", "NAME")

NEW_OPTIONS = (
    Option("title", "", _TEXT, Phrase("le titre, dans la langue affichée", "the title, in the language shown")),
    Option("title-fr", "", _TEXT, Phrase("le titre en français", "the title in French")),
    Option("title-en", "", _TEXT, Phrase("le titre en anglais", "the title in English")),
    Option(
        "date",
        "",
        _DATE,
        Phrase(
            "la date, en EDTF ou comme on l’écrit\u00a0: 14 avril 2025",
            "the date, in EDTF or as people write it: 14 April 2025",
        ),
    ),
    Option("kind", "", _NAME, Phrase("le type d’événement", "the kind of event")),
    Option("summary", "", _TEXT, Phrase("le récit, dans la langue affichée", "the account, in the language shown")),
    Option("summary-fr", "", _TEXT, Phrase("le récit en français", "the account in French")),
    Option("summary-en", "", _TEXT, Phrase("le récit en anglais", "the account in English")),
    Option(
        "place",
        "",
        _NAME,
        Phrase("un lieu, par son identifiant ou son nom\u00a0; répétable", "a place, by id or name; repeatable"),
    ),
    Option("actor", "", _NAME, Phrase("un acteur\u00a0; répétable", "an actor; repeatable")),
    Option("theme", "", _NAME, Phrase("un thème\u00a0; répétable", "a theme; repeatable")),
    Option(
        "source", "", _NAME, Phrase("une source du dossier\u00a0; répétable", "a source of the dossier; repeatable")
    ),
    Option(
        "status",
        "",
        _NAME,
        Phrase("le degré de certitude\u00a0; sinon reported", "how sure it is; reported unless said"),
    ),
    Option(
        "id",
        "",
        same("ID"),
        Phrase("l’identifiant\u00a0; sinon tiré du titre et de l’année", "the id; else made from title and year"),
    ),
)
"""What `--new` takes; in a terminal it asks for what is missing."""

FIGURE_OPTIONS = (
    Option(
        "figure-width",
        "",
        Phrase("PIXELS", "PIXELS"),
        Phrase("la largeur de la figure ; sinon 960", "the width of the figure; 960 unless said"),
    ),
    Option(
        "figure-by",
        "",
        same("theme|actor|country|kind"),
        Phrase("un couloir par thème, acteur, pays ou type", "a lane for each theme, actor, country or kind"),
    ),
    Option(
        "figure-theme", "", same("light|dark"), Phrase("sur fond clair ou sombre", "on a light or a dark background")
    ),
)
"""What `--export svg` takes."""

IMPORT_OPTIONS = (
    Option(
        "from",
        "",
        _NAME,
        Phrase(
            "ce qu’est le fichier, au lieu de le reconnaître : timelinejs, csv, ics…",
            "what the file is, instead of finding out: timelinejs, csv, ics…",
        ),
    ),
    Option(
        "columns",
        "",
        _TEXT,
        Phrase(
            "les colonnes d’un CSV : date=Jour,titre=Intitulé,url=Lien",
            "the columns of a CSV: date=Day,title=Headline,url=Link",
        ),
    ),
    Option("force", "", None, Phrase("remplacer le fichier s’il existe", "replace the file if it is there")),
)
"""What `--import` takes."""

GROUPS = (
    Group(
        Phrase("Ce qu’il faut faire (par défaut\u00a0: explorer)", "What to do (by default: explore)"),
        (
            Option(
                "export",
                "",
                same("FORMAT"),
                Phrase("écrire les événements filtrés dans un format", "write the filtered events in a format"),
            ),
            Option(
                "plain",
                "",
                None,
                Phrase(
                    "les écrire en texte linéaire, l’un après l’autre", "write them as linear text, one after another"
                ),
            ),
            Option("show", "", same("ID"), Phrase("écrire un événement en entier", "write one event in full")),
            Option(
                "check",
                "",
                None,
                Phrase("dire tout ce qui ne va pas dans le dossier", "tell all that is wrong with the dossier"),
            ),
            Option(
                "explain",
                "",
                same("[CODE]"),
                Phrase("ce que veut dire un code de --check, ou la liste", "what a code of --check means, or the list"),
                optional=True,
            ),
            Option(
                "diff",
                "",
                Phrase("ANCIEN", "OLD"),
                Phrase(
                    "dire ce qui a changé depuis un fichier ou une révision de git (HEAD~1)",
                    "tell what changed since a file or a revision of git (HEAD~1)",
                ),
            ),
            Option(
                "stats",
                "",
                None,
                Phrase("dire ce que le dossier contient et ce qui lui manque", "tell what the dossier holds and lacks"),
            ),
            Option(
                "agenda",
                "",
                Phrase("[DURÉE]", "[SPAN]"),
                Phrase(
                    "les anniversaires à venir, sur 90 jours ou la durée donnée (6w, 3m, 1y)",
                    "the anniversaries to come, in 90 days or the span given (6w, 3m, 1y)",
                ),
                optional=True,
            ),
            Option(
                "new",
                "",
                None,
                Phrase("ajouter un événement à la fin du fichier", "add an event at the end of the file"),
            ),
            Option(
                "import",
                "",
                _FILE,
                Phrase(
                    "faire un dossier d’un fichier TimelineJS, CSV, ICS ou JSON",
                    "make a dossier of a TimelineJS, CSV, ICS or JSON file",
                ),
            ),
            Option(
                "serve",
                "",
                Phrase("[HÔTE:PORT]", "[HOST:PORT]"),
                Phrase(
                    "l’explorateur dans un navigateur, sur cette machine (extra `web`)",
                    "the explorer in a web browser, on this machine (extra `web`)",
                ),
                optional=True,
            ),
            Option(
                "schema",
                "",
                same("[export]"),
                Phrase(
                    "le schéma JSON du format, pour un éditeur, ou celui de --export json",
                    "the JSON Schema of the format, for an editor, or that of --export json",
                ),
                optional=True,
            ),
            Option(
                "formats",
                "",
                None,
                Phrase(
                    "les formats, ce qu’ils gardent et perdent (--report json aussi)",
                    "the formats, what they keep and lose (--report json too)",
                ),
            ),
            Option(
                "completion",
                "",
                same("bash|zsh|fish"),
                Phrase(
                    "un script pour que le shell complète la ligne de commande",
                    "a script that lets the shell complete the command line",
                ),
            ),
            Option("help", "h", None, Phrase("cette aide", "this help")),
            Option("version", "V", None, Phrase("la version", "the version")),
        ),
    ),
    Group(
        Phrase("Quels événements", "Which events"),
        (
            Option(
                "filter",
                "f",
                Phrase("REQUÊTE", "QUERY"),
                Phrase(
                    "ceux que la requête garde\u00a0; répétable\u00a0: toutes à la fois",
                    "those a query keeps; repeatable: all of them",
                ),
            ),
            Option(
                "since",
                "",
                _DATE,
                Phrase("ceux qui peuvent tomber à partir de cette date", "those that may fall on that date or later"),
            ),
            Option(
                "until",
                "",
                _DATE,
                Phrase("ceux qui peuvent tomber jusqu’à cette date", "those that may fall on that date or earlier"),
            ),
            Option(
                "view",
                "",
                Phrase("VUE", "VIEW"),
                Phrase("ceux d’une vue enregistrée du dossier", "those of a view saved in the dossier"),
            ),
            Option(
                "as-of",
                "",
                _DATE,
                Phrase(
                    "seulement ce qui était publié à cette date",
                    "only what had been published by that date",
                ),
            ),
            Option(
                "open",
                "",
                same("ID"),
                Phrase("ouvrir l’explorateur sur cet événement", "open the explorer on that event"),
            ),
            Option("reverse", "", None, Phrase("les plus récents d’abord", "latest first")),
        ),
    ),
    Group(
        Phrase("Comment", "How"),
        (
            Option(
                "output",
                "o",
                _FILE,
                Phrase("écrire dans un fichier, en entier ou pas du tout", "write to a file, whole or not at all"),
            ),
            Option(
                "lang", "", same("fr|en"), Phrase("la langue de ce qui est affiché", "the language of what is shown")
            ),
            Option(
                "strict",
                "",
                None,
                Phrase(
                    "code 1 pour un avertissement (--check) ou une perte (--export, --import)",
                    "exit 1 on a warning (--check) or a loss (--export, --import)",
                ),
            ),
            Option(
                "report",
                "",
                same("text|json|…"),
                Phrase(
                    "comment le dire : --check aussi github et sarif, --diff aussi md",
                    "how to tell it: --check also github and sarif, --diff also md",
                ),
            ),
            Option(
                "fix",
                "",
                None,
                Phrase(
                    "avec --check : montrer ce qui se corrige sans risque, puis le demander",
                    "with --check: show what can be mended safely, then ask",
                ),
            ),
            Option("yes", "", None, Phrase("avec --fix : l’écrire sans demander", "with --fix: write it, unasked")),
            Option("private", "", None, Phrase("avec les notes privées", "with the private notes")),
            Option(
                "today",
                "",
                _DATE,
                Phrase("le jour où commence l’agenda, au lieu d’aujourd’hui", "the day the agenda begins, not today"),
            ),
            Option(
                "config",
                "",
                _FILE,
                Phrase(
                    "la configuration de l’explorateur, au lieu de l’habituelle",
                    "the explorer’s configuration, instead of the usual one",
                ),
            ),
            Option(
                "no-state",
                "",
                None,
                Phrase(
                    "ne rien lire ni retenir des fois précédentes : vues, marques, place",
                    "neither read nor keep what is remembered: views, marks, place",
                ),
            ),
            Option(
                "max-size",
                "",
                Phrase("TAILLE", "SIZE"),
                Phrase("lire un fichier jusqu’à cette taille (64M, 1G)", "read a file up to that size (64M, 1G)"),
            ),
        ),
    ),
    Group(Phrase("Avec --export svg", "With --export svg"), FIGURE_OPTIONS),
    Group(Phrase("Avec --new", "With --new"), NEW_OPTIONS),
    Group(Phrase("Avec --import", "With --import"), IMPORT_OPTIONS),
)

OPTIONS = {option.long: option for group in GROUPS for option in group.options}
