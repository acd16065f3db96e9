"""An export before it is written: what is on screen, in the format asked, as bytes that are then written as they are."""

import os
import re
from io import BytesIO
from typing import NamedTuple

from relations_tui import saving
from relations_tui.core.index import Results
from relations_tui.core.phrases import Phrase
from relations_tui.core.text import fold, line
from relations_tui.diagnostics import ExitCode, Failure
from relations_tui.export import Format, Loss, Options, formats, write_as
from relations_tui.export.referred import Referred
from relations_tui.tui.state import State

LONGEST_NAME = 60
"""Characters of a proposed file name, without its ending."""

NO_NAME = Phrase("il manque un nom de fichier", "a file name is missing")
THE_DOSSIER = Phrase("{path} est le dossier lui-même", "{path} is the dossier itself")
ELSEWHERE = Phrase("écrivez dans un autre fichier", "write to another file")


class Subject(NamedTuple):
    """What is on screen and goes into the file: the events kept, how they are shown, where they come from."""

    results: Results
    options: Options
    """As on screen; without private notes."""
    notes: int
    """How many private notes could go along."""
    stem: str
    """The proposed file name without its ending: the dossier and its filter."""
    path: str = ""
    """The dossier's own file, over which nothing is written; "" for none."""
    offered: tuple[Format, ...] = ()
    """The formats that other packages bring."""


class Draft(NamedTuple):
    """The bytes of one format with one set of options, and what they do not carry."""

    format: Format
    options: Options
    data: bytes
    losses: tuple[Loss, ...]


class Exists(Exception):  # noqa: N818  (no error: the reader is asked)
    """There is a file at that path already."""


def subject(state: State, path: str, offered: tuple[Format, ...] = ()) -> Subject:
    """What the explorer shows now; `path` is the dossier's file, `offered` are formats beside the program's own."""
    view = None
    if state.whole is not None and state.known_on is not None:
        from relations_tui.core.asof import as_of

        view = as_of(state.whole.dossier, state.known_on)
    known = f"-{state.known_on.edtf}" if state.known_on else ""
    dossier = state.index.dossier
    return Subject(
        state.results,
        Options(
            state.lang, reverse=state.reverse, view=view, figure_by=state.picture.by if state.picture.lanes else ""
        ),
        _notes(state.results),
        slug(f"{dossier.id}-{state.applied}{known}"),
        path,
        offered,
    )


def slug(text: str) -> str:
    """The text as a file name: `maroc-theme-visas-depuis-2021`, cut after a word."""
    name = re.sub("[^a-z0-9]+", "-", fold(text)).strip("-") or "export"
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME + 1].rpartition("-")[0] or name[:LONGEST_NAME]


def _notes(results: Results) -> int:
    """The private notes of the events and of what they refer to."""
    dossier = results.index.dossier
    used = Referred(results.events, dossier)
    tables = ((dossier.actors, used.actors), (dossier.places, used.places), (dossier.sources, used.sources))
    referred = sum(bool(table[key].note) for table, keys in tables for key in keys)
    return referred + sum(bool(event.note) for event in results.events)


def drafted(what: Subject, known: Format, options: Options) -> Draft:
    """The export in memory; raises whatever a writer does."""
    stream = BytesIO()
    losses = write_as(what.results, stream, known, options)
    return Draft(known, options, stream.getvalue(), losses)


def sought(text: str, offered: tuple[Format, ...] = ()) -> tuple[Format, ...]:
    """The formats whose name, ending or description holds every word; those whose name begins with it first."""
    words = fold(text).split()
    found = [known for known in (*formats().values(), *offered) if all(word in _described(known) for word in words)]
    return tuple(sorted(found, key=lambda known: not known.name.startswith(fold(text).strip())))


def _described(known: Format) -> str:
    return fold(" ".join((known.name, known.ending, *known.also, known.help.fr, known.help.en)))


def renamed(path: str, before: Format | None, after: Format) -> str:
    """The path with the ending of another format, where it had that of the one before."""
    if before is None or not path.lower().endswith(before.ending):
        return path
    return path[: len(path) - len(before.ending)] + after.ending


def target(typed: str) -> str:
    """The path that was typed, with `~` in it understood, from the folder where the program was started."""
    return os.path.abspath(os.path.expanduser(typed.strip())) if typed.strip() else ""


def shown(path: str) -> str:
    """A path as people read it, the reader's own folder as `~`."""
    home = os.path.expanduser("~")
    inside = path.startswith(home.rstrip(os.sep) + os.sep) and len(home) > 1
    return line("~" + path[len(home.rstrip(os.sep)) :] if inside else path)


def tail(path: str) -> str:
    """A path as it is shown where the end of the line must still be read: its last parts."""
    said = shown(path)
    while len(said) > LONGEST_NAME and os.sep in said.removeprefix("…" + os.sep):
        said = "…" + os.sep + said.removeprefix("…" + os.sep).partition(os.sep)[2]
    return said


def put(draft: Draft, path: str, own: str, *, replace: bool) -> None:
    """Write the bytes to `path`, whole or not at all, as `-o` does.

    Raises `Exists` for a file that is there unless `replace`, and `Failure` for what cannot be written or must not be, such as
    the dossier's own file at `own`.
    """
    if not path:
        raise Failure(ExitCode.OUTPUT, NO_NAME)
    saving.check_target(path)
    there = os.path.lexists(path)
    if there and own and os.path.exists(own) and os.path.samefile(path, own):
        raise Failure(ExitCode.USAGE, THE_DOSSIER.fill(path=shown(path)), ELSEWHERE)
    if there and not replace:
        raise Exists
    saving.save(path, draft.data, None if replace else lambda: _still_free(path))


def _still_free(path: str) -> None:
    if os.path.lexists(path):
        raise Exists


def download_name(typed: str, draft: Draft, stem: str) -> str:
    """A name for a file that leaves through a browser: the last part of what was typed, without anything unusual."""
    name = re.split(r"[/\\]", line(typed))[-1]
    return re.sub(r"[^\w.\- ]", "_", name).strip(" .") or stem + draft.format.ending
