"""An example of a format that another package brings: one line an event, its date and its title."""

from typing import BinaryIO

from relations_tui.core.index import Results
from relations_tui.core.phrases import Phrase, counted
from relations_tui.core.words import in_words
from relations_tui.export import Format, Loss, Options, Writer


def write_digest(results: Results, stream: BinaryIO, options: Options) -> tuple[Loss, ...]:
    """Writes `14 avril 2025 : Titre` for each event, in the order asked, and tells which had a summary."""
    colon = "\u00a0: " if options.lang == "fr" else ": "
    for event in results.events:
        title = " ".join(event.title.pick(options.lang).split())
        stream.write(f"{in_words(event.date, options.lang)}{colon}{title}\n".encode())
    shortened = tuple(event.id for event in results.events if event.summary)
    if not shortened:
        return ()
    one = Phrase("{count} événement sans son résumé", "{count} event without its summary")
    many = Phrase("{count} événements sans leur résumé", "{count} events without their summaries")
    return (Loss("summaries", counted(len(shortened), one, many), shortened),)


def _load() -> Writer:
    """Imports the writer; here there is nothing more to import."""
    return write_digest


FORMAT = Format(
    name="digest",
    ending=".digest",
    media_type="text/plain",
    help=Phrase("une ligne par événement", "one line an event"),
    keeps=Phrase("dates en mots, titres", "dates in words, titles"),
    loses=Phrase("tout le reste", "all the rest"),
    load=_load,
)
