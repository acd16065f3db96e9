"""Chains of events as trees: what led to an event, what came of it; and the shortest way from one event to another."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from relations_tui.core import words
from relations_tui.core.chains import Branch, Step, Tie
from relations_tui.core.model import Dossier, Event
from relations_tui.core.phrases import Lang, Phrase
from relations_tui.core.vocabulary import LINK_KINDS, LINK_KINDS_BACK
from relations_tui.tui.render.ink import ACCENT, PLAIN, QUIET, STRONG, TITLE, Line, Look, join, wrap

LED_HERE = Phrase("Ce qui y a mené", "What led here")
CAME_OF_IT = Phrase("Ce qui en est venu", "What came of it")
NOTHING = Phrase("Rien d\u2019établi dans ce dossier.", "Nothing established in this dossier.")
FURTHER = Phrase("… et plus loin encore", "… and further still")
WAY = Phrase("Le plus court chemin", "The shortest way")
NO_WAY = Phrase("Aucun lien ne mène de l\u2019un à l\u2019autre.", "No link leads from one to the other.")
CLOSE = Phrase("↵ y aller   Esc fermer", "↵ go there   Esc close")


class Drawing:
    """The lines of a screen of chains and, for each entry, the event one goes to."""

    def __init__(self, dossier: Dossier, width: int, look: Look) -> None:
        self.lines: list[Line] = []
        self.events: list[str] = []
        self._dossier = dossier
        self._width = width
        self._look = look

    def heading(self, phrase: Phrase) -> None:
        """A title over what follows."""
        if self.lines:
            self.lines.append(Line(Content("")))
        self.plain(Content.styled(phrase.say(self._look.lang), TITLE))

    def plain(self, content: Content) -> None:
        """A line one cannot go to."""
        self.lines += [Line(line) for line in wrap(content, self._width, indent=1)]

    def event(self, event: str, ties: Sequence[Tie], before: Event | None, rails: tuple[str, str] = ("", "")) -> None:
        """An event with how it is tied to the one before; `rails` lead to its first line and to the others."""
        found = self._dossier.by_id[event]
        number = len(self.events)
        self.events.append(event)
        head = join([
            (_tied(ties, self._look.lang), ACCENT),
            (words.compact(found.date, self._look.lang) + _apart(before, found, self._look.lang) + "  ", QUIET),
            (found.title.pick(self._look.lang), PLAIN if before else STRONG),
        ])  # fmt: skip
        for line_number, line in enumerate(wrap(head, self._width - len(rails[0]) - 1)):
            rail = rails[0] if line_number == 0 else rails[1]
            self.lines.append(Line(join([(f" {rail}", QUIET), line]), number))

    def branch(self, branch: Branch, rails: str = "") -> None:
        """What hangs on an event, drawn as a tree."""
        here = self._dossier.by_id[branch.event]
        for place, child in enumerate(branch.branches):
            last = place == len(branch.branches) - 1
            self.event(
                child.event, child.ties, here, (rails + ("└ " if last else "├ "), rails + ("  " if last else "│ "))
            )
            self.branch(child, rails + ("  " if last else "│ "))
        if branch.cut:
            self.plain(Content.styled(f"{rails}{FURTHER.say(self._look.lang)}", QUIET))


def chain_drawing(led: Branch, came: Branch, dossier: Dossier, width: int, look: Look) -> Drawing:
    """What led to an event and what came of it."""
    drawing = Drawing(dossier, width, look)
    drawing.event(led.event, (), None)
    for heading, tree in ((LED_HERE, led), (CAME_OF_IT, came)):
        drawing.heading(heading)
        if not tree.branches:
            drawing.plain(Content.styled(NOTHING.say(look.lang), QUIET))
        drawing.branch(tree)
    return drawing


def way_drawing(steps: Sequence[Step], dossier: Dossier, width: int, look: Look) -> Drawing:
    """The shortest chain between two events, step by step."""
    drawing = Drawing(dossier, width, look)
    drawing.heading(WAY)
    if not steps:
        drawing.plain(Content.styled(NO_WAY.say(look.lang), QUIET))
    before: Event | None = None
    for step in steps:
        drawing.event(step.event, step.ties, before)
        before = dossier.by_id[step.event]
    return drawing


def _tied(ties: Sequence[Tie], lang: Lang) -> str:
    return "".join(f"{_label(tie, lang)}  " for tie in ties[:1])


def _label(tie: Tie, lang: Lang) -> str:
    table, arrow = (LINK_KINDS_BACK, "←") if tie.back else (LINK_KINDS, "→")
    return f"{arrow} {table[tie.link.kind].say(lang)}"


def _apart(before: Event | None, event: Event, lang: Lang) -> str:
    elapsed = words.elapsed(before.date, event.date, lang) if before else ""
    return f" · {elapsed}" if elapsed else ""


def lines_of(drawing: Drawing, lang: Lang) -> Iterator[Line]:
    """The drawing's lines and the keys at the end."""
    yield from drawing.lines
    yield Line(Content(""))
    yield Line(Content.styled(" " + CLOSE.say(lang), QUIET))
