"""What stands in an empty timeline: that nothing is found, which term is to blame, and what to do."""

from textual.content import Content

from relations_tui.core.explain import blame
from relations_tui.core.index import Results
from relations_tui.core.phrases import Phrase
from relations_tui.tui.render.ink import QUIET, STRONG, Line, Look

NONE = Phrase("Aucun événement ne répond à ce filtre.", "No event answers this filter.")
EMPTY = Phrase("Ce dossier ne contient encore aucun événement.", "This dossier holds no event yet.")
BLAME = Phrase("Sans {condition}, il y en aurait {count}.", "Without {condition} there would be {count}.")
DO = Phrase("Esc efface le filtre, u revient au précédent.", "Esc clears the filter, u goes back to the last one.")


def empty_lines(results: Results, look: Look) -> list[Line]:
    """The lines of an empty list."""
    if not results.index.dossier.events:
        return [Line(Content("")), Line(Content.styled(" " + EMPTY.say(look.lang), QUIET))]
    lines = [Content(""), Content.styled(" " + NONE.say(look.lang), STRONG)]
    if found := blame(results):
        said = BLAME.fill(condition=found.condition.text(look.lang), count=found.kept).say(look.lang)
        lines += [Content(" " + said)]
    lines += [Content.styled(" " + DO.say(look.lang), QUIET)]
    return [Line(content) for content in lines]
