"""What stands in an empty timeline: that nothing is found, which term is to blame, and what to do."""

from collections.abc import Sequence

from textual.content import Content

from relations_tui.core.explain import blame
from relations_tui.core.index import Results
from relations_tui.core.phrases import Phrase
from relations_tui.tui.keymap import DEFAULT, Keymap
from relations_tui.tui.render.ink import QUIET, STRONG, Line, Look, wrap

NONE = Phrase("Aucun événement ne répond à ce filtre.", "No event answers this filter.")
EMPTY = Phrase("Ce dossier ne contient encore aucun événement.", "This dossier holds no event yet.")
BLAME = Phrase("Sans {condition}, il y en aurait {count}.", "Without {condition} there would be {count}.")
DROP = Phrase("{open} enlève cette condition.", "{open} drops that condition.")
DO = Phrase("{escape} efface le filtre, {undo} le rétablit.",
            "{escape} clears the filter, {undo} brings back the last.")  # fmt: skip


def empty_lines(results: Results, look: Look, keymap: Keymap = DEFAULT) -> list[Line]:
    """The lines of an empty list, with the keys in force; see `folded`."""
    keys = {action: keymap.first(action) for action in ("open", "escape", "undo")}
    if not results.index.dossier.events:
        return [Line(Content("")), Line(Content.styled(EMPTY.say(look.lang), QUIET))]
    lines = [Content(""), Content.styled(NONE.say(look.lang), STRONG)]
    if found := blame(results):
        said = BLAME.fill(condition=found.condition.text(look.lang), count=found.kept).say(look.lang)
        lines += [Content(said), Content.styled(DROP.fill(**keys).say(look.lang), STRONG), Content("")]
    lines += [Content.styled(DO.fill(**keys).say(look.lang), QUIET)]
    return [Line(content) for content in lines]


def folded(lines: Sequence[Line], width: int) -> list[Content]:
    """The same in a pane of that many cells."""
    return [part for one in lines for part in wrap(one.content, width, indent=1)]
