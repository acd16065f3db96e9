"""The export dialog as one frozen value: first a format is chosen, then the place and the options, and the pure steps between."""

from typing import NamedTuple, TypeVar

from relations_tui.core import lanes
from relations_tui.core.phrases import Lang, Phrase, counted, same
from relations_tui.export import Format, Options
from relations_tui.tui.drafting import Draft, Subject, download_name, renamed, shown, sought, target


class Row(NamedTuple):
    """Something to do or to choose: its name, what is chosen, what is to be said of that and whether it is a warning."""

    id: str
    label: Phrase
    value: Phrase
    about: Phrase | None = None
    grave: bool = False


class Form(NamedTuple):
    """Everything that decides what the dialog shows."""

    subject: Subject
    options: Options
    lang: Lang
    """The language of the dialog; that of the file is in the options."""
    served: bool = False
    """Whether the file leaves through a browser; nothing is then written on this machine, and no private note goes along."""
    format: Format | None = None
    """The format chosen; there is one unless one is being chosen."""
    choosing: bool = True
    words: str = ""
    """What narrows the list of formats."""
    path: str = ""
    """The place, as typed."""
    entry: int = 0
    draft: Draft | None = None
    """What would be written; None until it is ready."""
    fault: Phrase | None = None
    """Why it will never be ready."""
    said: Phrase | None = None
    """Why nothing was written."""
    replacing: str = ""
    """The file there is already, which a second confirmation replaces."""

    @property
    def found(self) -> tuple[Format, ...]:
        """The formats to choose from."""
        return sought(self.words, self.subject.offered)

    @property
    def place(self) -> str:
        """Where the file would go: an absolute path, or its name in a browser."""
        if self.served and self.draft:
            return download_name(self.path, self.draft, self.subject.stem)
        return self.path if self.served else target(self.path)


def begin(subject: Subject, lang: Lang, *, served: bool, last: Format | None = None) -> Form:
    """The dialog when it opens, on the format that was chosen last."""
    form = Form(subject, subject.options, lang, served, last)
    return form._replace(entry=_place_of(form))


def _place_of(form: Form) -> int:
    return next((number for number, known in enumerate(form.found) if known is form.format), 0)


def typed(form: Form, text: str) -> Form:
    """The text field holds something else: words that narrow the list, or the place."""
    if form.choosing:
        return form._replace(words=text, entry=0)
    return form._replace(path=text, said=None, replacing="")


def field(form: Form) -> str:
    """What stands in the text field."""
    return form.words if form.choosing else form.path


def chosen(form: Form) -> Form:
    """The format under the cursor is taken; the place keeps what was typed but for its ending."""
    if not form.found:
        return form
    wanted = form.found[form.entry]
    path = renamed(form.path, form.format, wanted) if form.path else form.subject.stem + wanted.ending
    return form._replace(
        format=wanted, choosing=False, path=path, entry=0, draft=None, fault=None, said=None, replacing=""
    )


def reconsidered(form: Form) -> Form:
    """Back to the formats."""
    form = form._replace(choosing=True, words="", said=None, replacing="")
    return form._replace(entry=_place_of(form))


def moved(form: Form, by: int) -> Form:
    """The cursor on another entry; a question that was asked is taken back."""
    count = len(form.found if form.choosing else rows(form))
    return form._replace(entry=(form.entry + by) % max(1, count), said=None, replacing="")


def turned(form: Form, row: str) -> Form:
    """The next value of an option; what would be written is to be made anew."""
    options = form.options
    if row == "lang":
        options = options._replace(lang="en" if options.lang == "fr" else "fr")
    elif row == "reverse":
        options = options._replace(reverse=not options.reverse)
    elif row == "private":
        options = options._replace(private=not options.private)
    else:
        options = _redrawn(options, row)
    return form._replace(options=options, draft=None, fault=None, said=None, replacing="")


def _redrawn(options: Options, row: str) -> Options:
    """Another figure: its lanes, its width, its colours."""
    if row == "figure-by":
        return options._replace(figure_by=_after(options.figure_by, tuple(LANES)))
    if row == "figure-width":
        return options._replace(figure_width=_after(options.figure_width, WIDTHS))
    return options._replace(figure_theme=_after(options.figure_theme, tuple(THEMES)))


_Value = TypeVar("_Value")


def _after(value: _Value, values: tuple[_Value, ...]) -> _Value:
    return values[(values.index(value) + 1) % len(values)] if value in values else values[0]


WRITE, REPLACE = Phrase("Écrire le fichier", "Write the file"), Phrase("Remplacer le fichier", "Replace the file")
DOWNLOAD = Phrase("Télécharger", "Download")
COPY = Phrase("Copier dans le presse-papiers", "Copy to the clipboard")
ASKED = Phrase(
    "ce fichier existe déjà\u00a0; encore une fois, et il est remplacé",
    "this file exists already; once more, and it is replaced",
)
FORMAT, LANGUAGE, ORDER = Phrase("Format", "Format"), Phrase("Langue", "Language"), Phrase("Ordre", "Order")
LANGUAGES: dict[Lang, Phrase] = {"fr": same("français"), "en": same("English")}
ORDERS = {
    False: Phrase("du plus ancien au plus récent", "oldest first"),
    True: Phrase("du plus récent au plus ancien", "newest first"),
}
PRIVATE = Phrase("Notes privées", "Private notes")
KEPT = Phrase("laissée ici ({count})", "left out ({count})"), Phrase("laissées ici ({count})", "left out ({count})")
GIVEN = (
    Phrase("{count} dans le fichier", "{count} in the file"),
    Phrase("{count} dans le fichier", "{count} in the file"),
)
BEWARE = Phrase(
    "qui aura le fichier les lira\u00a0; ne le publiez pas",
    "whoever has the file will read them; do not publish it",
)


LANES: dict[str, Phrase] = {
    "": Phrase("selon le dossier", "as suits the dossier"),
    **{str(by): name for by, name in lanes.NAMES.items()},
}
"""What the lanes of a figure can be made by."""
WIDTHS = (960, 1280, 1600, 480, 640)
"""Pixels."""
THEMES = {"light": Phrase("fond clair", "light background"), "dark": Phrase("fond sombre", "dark background")}


def rows(form: Form) -> tuple[Row, ...]:
    """What can be done and chosen once there is a format."""
    if form.format is None:
        return ()
    found = [_write(form)]
    if not form.format.binary:
        found.append(Row("copy", COPY, same("")))
    found.append(Row("format", FORMAT, Phrase(*(f"{form.format.name} · {said}" for said in form.format.help))))
    found.append(Row("lang", LANGUAGE, LANGUAGES[form.options.lang]))
    found.append(Row("reverse", ORDER, ORDERS[form.options.reverse]))
    if form.subject.notes and not form.served:
        found.append(_private(form))
    if form.format.name == "svg":
        found += _figure(form.options)
    return tuple(found)


def _figure(options: Options) -> list[Row]:
    return [
        Row("figure-by", Phrase("Couloirs", "Lanes"), LANES.get(options.figure_by, same(options.figure_by))),
        Row("figure-width", Phrase("Largeur", "Width"), same(f"{options.figure_width}\u00a0px")),
        Row("figure-theme", Phrase("Fond", "Background"), THEMES.get(options.figure_theme, same(options.figure_theme))),
    ]


def _write(form: Form) -> Row:
    label = DOWNLOAD if form.served else REPLACE if form.replacing else WRITE
    where = same(form.place if form.served else shown(form.place))
    if form.replacing:
        return Row("write", label, where, ASKED, grave=True)
    return Row("write", label, where, form.said, grave=form.said is not None)


def _private(form: Form) -> Row:
    given = form.options.private
    value = counted(form.subject.notes, *(GIVEN if given else KEPT))
    return Row("private", PRIVATE, value, BEWARE if given else None, grave=given)
