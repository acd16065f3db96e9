"""Bytes as text, whatever program wrote them; what is not certain is refused.

One rule: a wrong accent is worse than a refusal.
"""

from relations_tui.core.phrases import Phrase
from relations_tui.core.reading import BOM, FileError, decode
from relations_tui.core.text import line
from relations_tui.importing.form import UnreadableError
from relations_tui.importing.remarks import Remarks

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
# What French and English texts hold beyond ASCII. Another one-byte encoding, of a Mac or of DOS, gives others.
_EXPECTED = frozenset("àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ’‘“”«»–—…·•°§²³№€£©®ªº½\u00a0\u00ad")
_SAVE = Phrase(
    "enregistrez-le en UTF-8\u00a0; dans Excel\u00a0: «\u00a0CSV UTF-8 (délimité par des virgules)\u00a0»",
    "save it as UTF-8; in Excel: “CSV UTF-8 (comma delimited)”",
)


def decoded(data: bytes, name: str, remarks: Remarks) -> str:
    """The text of a file of that name, line ends as they are; raises `UnreadableError`."""
    _refuse_binary(data, name)
    if data[:2] in _UTF16:
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            message = Phrase(
                "{name} n’est pas en UTF-16, bien qu’il commence ainsi", "{name} begins as UTF-16 but is not"
            )
            raise UnreadableError(message.fill(name=line(name)), _SAVE) from None
    try:
        return decode(data, line(name))
    except FileError as error:
        text = _western(data)
        if text is None:
            raise UnreadableError(error.message, _SAVE) from None
        remarks.add("encoding", "")
        return text


def _western(data: bytes) -> str | None:
    """The text in Windows-1252, of which Latin-1 is a part, when it can hardly be anything else."""
    if data.startswith(BOM):
        return None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return text if all(character < "\x80" or character in _EXPECTED for character in set(text)) else None


_BINARY = (
    (b"PK\x03\x04", Phrase("un classeur ou une archive", "a workbook or an archive")),
    (b"SQLite format 3\x00", Phrase("une base SQLite", "an SQLite database")),
    (b"\xd0\xcf\x11\xe0", Phrase("un ancien classeur", "an old workbook")),
    (b"%PDF", Phrase("un PDF", "a PDF")),
)


def _refuse_binary(data: bytes, name: str) -> None:
    for beginning, what in _BINARY:
        if data.startswith(beginning):
            message = Phrase("{name} est {what}, pas un texte", "{name} is {what}, not a text").fill(
                name=line(name), what=what
            )
            raise UnreadableError(message, Phrase("enregistrez la feuille en CSV", "save the sheet as CSV"))
