"""The export dialog drawn: the formats with what each keeps and loses; then what to do, the options, and what will be lost."""

from rich.cells import cell_len
from textual.content import Content

from relations_tui.core.phrases import Lang, Phrase, counted
from relations_tui.export import Format
from relations_tui.tui.export_form import Form, Row, rows
from relations_tui.tui.render.bars import number
from relations_tui.tui.render.ink import ALERT, QUIET, STRONG, TITLE, Line, fit, join, wrap

EVENT, EVENTS = Phrase("{count} événement", "{count} event"), Phrase("{count} événements", "{count} events")
LOSS, LOSSES = Phrase("{count} perte", "{count} loss"), Phrase("{count} pertes", "{count} losses")
NO_LOSS = Phrase("sans perte", "nothing lost")
EXPORT = Phrase("Exporter {events}", "Export {events}")
ALL = Phrase("sans filtre", "no filter")
FILTERED = Phrase("filtre\u00a0: {query}", "filter: {query}")
KEEPS, LOSES = Phrase("garde", "keeps"), Phrase("perd", "loses")
NO_FORMAT = Phrase("Aucun format de ce nom.", "No format of that name.")
MAKING = Phrase("en préparation…", "being made…")
LOST = Phrase("Ce que {name} ne garde pas", "What {name} does not keep")
NOTHING = Phrase("{name} garde tout.", "{name} keeps everything.")
_MOVE = Phrase("↑↓ aller", "↑↓ move")
CHOOSE = (
    Phrase("abc chercher", "abc search"),
    _MOVE,
    Phrase("↵ choisir", "↵ choose"),
    Phrase("Esc fermer", "Esc close"),
)
DO = (
    _MOVE,
    Phrase("↵ faire, changer", "↵ do, change"),
    Phrase("PgDn suite", "PgDn more"),
    Phrase("Esc formats", "Esc formats"),
)
PROMPTS = {True: Phrase("Format", "Format"), False: Phrase("Fichier", "File")}
_UNITS = (Phrase("octets", "bytes"), Phrase("ko", "kB"), Phrase("Mo", "MB"), Phrase("Go", "GB"))


def size(count: int, lang: Lang) -> str:
    """Bytes as people say them: « 12,3 ko », “640 bytes”; steps of 1000."""
    power = min((len(str(count)) - 1) // 3, len(_UNITS) - 1)
    if power == 0:
        return f"{count}\u00a0{_UNITS[0].say(lang)}"
    amount = f"{count / 1000**power:.1f}".replace(".", "," if lang == "fr" else ".")
    return f"{amount}\u00a0{_UNITS[power].say(lang)}"


def title(form: Form) -> Content:
    """How many events go, and by which filter."""
    count = len(form.subject.results.events)
    events = Phrase(*(_counted(count, EVENT, EVENTS, lang) for lang in ("fr", "en")))
    query = form.subject.results.query.text(form.lang)
    said = (FILTERED.fill(query=query) if query else ALL).say(form.lang)
    return join([" ", (EXPORT.fill(events=events).say(form.lang), TITLE), ("  " + said, QUIET)])


def _counted(count: int, one: Phrase, many: Phrase, lang: Lang) -> str:
    return counted(count, one, many).say(lang).replace(str(count), number(count, lang))


def outcome(events: int, losses: int) -> Phrase:
    """« 69 événements, 3 pertes »."""
    said = (f"{_counted(events, EVENT, EVENTS, lang)}, {_lost(losses).say(lang)}" for lang in ("fr", "en"))
    return Phrase(*said)


def _lost(losses: int) -> Phrase:
    return counted(losses, LOSS, LOSSES) if losses else NO_LOSS


def prompt(form: Form) -> Content:
    """What the text field is for."""
    return join([" ", (PROMPTS[form.choosing].say(form.lang), TITLE), " "])


def keys(form: Form, width: int) -> Content:
    """The keys of the dialog, as many as there is room for; the last, how to leave, always."""
    *first, last = (phrase.say(form.lang) for phrase in (CHOOSE if form.choosing else DO))
    said = ""
    for one in first:
        if cell_len(f"{said}{one}   {last}") >= width - 1:
            break
        said += one + "   "
    return Content.styled(f" {said}{last}", QUIET)


def export_lines(form: Form, width: int) -> list[Line]:
    """The lines under the text field."""
    return _formats(form, width) if form.choosing else _form(form, width)


def _formats(form: Form, width: int) -> list[Line]:
    found = form.found
    if not found:
        return [Line(Content.styled(" " + NO_FORMAT.say(form.lang), STRONG))]
    names = max(len(known.name) for known in found) + 2
    lines: list[Line] = []
    for place, known in enumerate(found):
        lines += [Line(content, place) for content in _format(known, names, width, form.lang)]
        if place == form.entry:
            lines += [Line(content, place) for content in _bargain(known, names, width, form.lang)]
    return lines


def _format(known: Format, names: int, width: int, lang: Lang) -> list[Content]:
    said = known.help.say(lang)
    ending = f"  {known.ending}"
    room = cell_len(said + ending) < width - names
    return _beside((known.name, STRONG), join([said, (ending if room else "", QUIET)]), names, width)


def _bargain(known: Format, names: int, width: int, lang: Lang) -> list[Content]:
    """What it keeps and what it loses."""
    column = max(cell_len(label.say(lang)) for label in (KEEPS, LOSES)) + 2
    lines = []
    for label, what in ((KEEPS, known.keeps), (LOSES, known.loses)):
        said = Content.styled(what.say(lang), QUIET)
        lines += _beside((label.say(lang), QUIET), said, column, width, names if width >= 70 else 2)
    return lines


def _beside(label: tuple[str, str], said: Content, column: int, width: int, indent: int = 0) -> list[Content]:
    """A text of any length to the right of its label, which takes `column` cells."""
    indent += 1
    first, *more = wrap(said, width - indent - column) or [Content("")]
    first = join([" " * indent, (fit(label[0], column), label[1]), first])
    return [first, *(line.pad_left(indent + column) for line in more)]


def _form(form: Form, width: int) -> list[Line]:
    shown = rows(form)
    column = max(cell_len(row.label.say(form.lang)) for row in shown if row.value.say(form.lang)) + 2
    lines = []
    for place, row in enumerate(shown):
        lines += [Line(content, place) for content in _row(row, column, width, form.lang)]
    return [*lines, Line(Content("")), *(Line(content) for content in _price(form, width))]


def _row(row: Row, column: int, width: int, lang: Lang) -> list[Content]:
    label, value = row.label.say(lang), row.value.say(lang)
    lines = _beside((label, STRONG), Content(value), column, width)
    if row.about:
        about = join([("▲ " if row.grave else "", ALERT), (row.about.say(lang), ALERT if row.grave else QUIET)])
        lines += wrap(about, width, indent=3)
    return lines


def _price(form: Form, width: int) -> list[Content]:
    """The size, and what will be lost."""
    if form.fault is not None:
        return wrap(join([("▲ ", ALERT), (form.fault.say(form.lang), ALERT)]), width, indent=1)
    if form.draft is None:
        return [Content.styled(" " + MAKING.say(form.lang), QUIET)]
    name = form.draft.format.name
    weight = ("  " + size(len(form.draft.data), form.lang), QUIET)
    if not form.draft.losses:
        return wrap(join([(NOTHING.fill(name=name).say(form.lang), STRONG), weight]), width, indent=1)
    lines = wrap(join([("▲ ", ALERT), (LOST.fill(name=name).say(form.lang), STRONG), weight]), width, indent=1)
    for loss in form.draft.losses:
        lines += wrap(Content("− " + loss.text(form.lang)), width, indent=1, hang=3)
    return lines
