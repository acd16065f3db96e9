"""A file as it was at a revision, read through git.

One rule: what is asked for reaches git on its standard input, never as an argument and never through a shell; git may not use the
network.
"""

import os
from typing import NamedTuple

from relations_tui.core.phrases import Phrase
from relations_tui.core.text import line
from relations_tui.diagnostics import ExitCode, Failure, reason

# A hook names its repository and index in these; the one that counts is that of the dossier's folder.
_FROM_HOOKS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX", "GIT_COMMON_DIR")
_SETTINGS = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    # In a partial clone git would fetch what it lacks: no transport is allowed.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",
}
# Reading the index runs a file monitor where the repository names one; a replaced object is not the one that was committed.
_HARMLESS = ("-c", "core.fsmonitor=false", "--no-replace-objects")


class _Object(NamedTuple):
    """Something in a repository: its name, "blob" (a file), "tree", "commit" or "tag", and its size in bytes."""

    id: str
    type: str
    size: int


def read_revision(asked: str, dossier: str, limit: int) -> bytes:
    """The bytes of `REV:PATH`, or for `REV` alone those of the file at the path `dossier` as it was then; raises `Failure`.

    As git has it (gitrevisions(7)), PATH counts from the root of the repository unless it begins with `./`, and an empty REV is
    the index. The repository is that of the dossier's folder. A file of more than `limit` bytes is refused.
    """
    if "\n" in asked or "\0" in asked:
        raise _unknown(asked)
    place = os.path.realpath(dossier)
    folder = os.path.dirname(place)
    revision, path = _split(asked)
    top = None
    if revision:
        top = _object(folder, revision, asked)
        if top is None:
            raise _unknown(revision, alone=path is None)
    if top is None:
        found = _object(folder, f":{path}", asked)
    elif top.type == "blob" and path is None:
        found = top
    else:
        path = path if path is not None else f"./{os.path.basename(place)}"
        found = _object(folder, f"{top.id}:{path}", asked)
    if found is None:
        raise _absent(folder, top, path or "", revision)
    return _contents(folder, found, asked, limit)


def _split(asked: str) -> tuple[str, str | None]:
    """The revision and the path, `None` without one: the first colon outside braces is between them, as git reads it."""
    if asked.startswith(":/"):
        return asked, None
    depth = 0
    for index, character in enumerate(asked):
        depth += (character == "{") - (character == "}")
        if character == ":" and depth == 0:
            return asked[:index], asked[index + 1 :]
    return asked, None


def _object(folder: str, name: str, asked: str) -> _Object | None:
    """What git knows by that name; `None` when it knows nothing."""
    answer = _git(folder, "--batch-check", name, asked).decode("utf-8", "replace").strip()
    match answer.rsplit(" ", 2):
        case [identity, kind, size] if size.isdecimal() and kind in ("blob", "tree", "commit", "tag"):
            return _Object(identity, kind, int(size))
        case [*_, "ambiguous"]:
            message = Phrase(
                "`{name}` est le début de plusieurs objets de git",
                "`{name}` begins the names of several objects of git",
            )
            raise Failure(ExitCode.USAGE, message.fill(name=line(name)), Phrase("écrivez-en plus", "write more of it"))
    return None


def _contents(folder: str, found: _Object, asked: str, limit: int) -> bytes:
    if found.type != "blob":
        message = Phrase("{asked} n’est pas un fichier", "{asked} is not a file").fill(asked=line(asked))
        raise Failure(ExitCode.USAGE, message, _WRITE)
    if found.size > limit:
        message = Phrase("{asked} est trop gros\u00a0: {size} octets", "{asked} is too large: {size} bytes")
        remedy = Phrase("`--max-size` relève la limite", "`--max-size` raises the limit")
        raise Failure(ExitCode.USAGE, message.fill(asked=line(asked), size=found.size), remedy)
    answer = _git(folder, "--batch", found.id, asked)
    start = answer.find(b"\n") + 1
    return answer[start : start + found.size]


def _git(folder: str, how: str, name: str, asked: str) -> bytes:
    """What `git cat-file` says of one name; unlike `git show`, it runs no filter, pager or driver that a repository configures."""
    import subprocess

    environment = {key: value for key, value in os.environ.items() if key not in _FROM_HOOKS} | _SETTINGS
    command = ["git", *_HARMLESS, "-C", folder, "cat-file", how]
    try:
        ended = subprocess.run(  # noqa: S603  (no part of the command comes from what was typed but the folder, after -C)
            command, check=False, input=os.fsencode(name) + b"\n", capture_output=True, env=environment
        )
    except FileNotFoundError:
        message = Phrase(
            "{asked} n’est pas un fichier, et git n’est pas installé", "{asked} is no file, and git is missing"
        )
        raise Failure(
            ExitCode.USAGE,
            message.fill(asked=line(asked)),
            Phrase("installez git, ou nommez un fichier", "install git, or name a file"),
        ) from None
    except OSError as error:
        message = Phrase("git ne peut pas être lancé\u00a0: {reason}", "git cannot be run: {reason}")
        raise Failure(ExitCode.USAGE, message.fill(reason=reason(error))) from None
    if ended.returncode:
        raise _refused(folder, asked, ended.stderr.decode("utf-8", "replace"))
    return ended.stdout


def _refused(folder: str, asked: str, said: str) -> Failure:
    """What git itself could not do: most often there is no repository."""
    if "not a git repository" in said:
        message = Phrase(
            "{asked} n’est pas un fichier, et {folder} n’est pas dans un dépôt git",
            "{asked} is no file, and {folder} is not in a git repository",
        )
        return Failure(
            ExitCode.USAGE,
            message.fill(asked=line(asked), folder=line(_shown(folder))),
            Phrase("nommez un fichier", "name a file"),
        )
    rows = tuple(f"  git: {line(row)}" for row in said.splitlines()[:3] if row.strip())
    message = Phrase("git n’a pas pu lire {asked}", "git could not read {asked}").fill(asked=line(asked))
    return Failure(ExitCode.USAGE, message, detail=rows)


def _unknown(revision: str, *, alone: bool = True) -> Failure:
    message = Phrase("il n’y a pas de révision `{revision}`", "there is no revision `{revision}`")
    if alone:
        message = Phrase(
            "`{revision}` n’est ni un fichier ni une révision de git",
            "`{revision}` is neither a file nor a revision of git",
        )
    return Failure(ExitCode.USAGE, message.fill(revision=line(_shown(revision))), _WRITE)


def _absent(folder: str, top: _Object | None, path: str, revision: str) -> Failure:
    """A path that the revision does not have; said with the one that may have been meant, counted from the folder."""
    message = Phrase("`{path}` n’est pas dans la révision `{revision}`", "`{path}` is not in the revision `{revision}`")
    if top is None:
        message = Phrase("`{path}` n’est pas dans l’index", "`{path}` is not in the index")
    hint = _WRITE
    near = f"./{path}"
    if not path.startswith(".") and _object(folder, f"{top.id if top else ''}:{near}", path):
        meant = Phrase("vouliez-vous dire `{meant}`\u00a0?", "did you mean `{meant}`?")
        hint = meant.fill(meant=line(_shown(f"{revision}:{near}")))
    return Failure(ExitCode.USAGE, message.fill(path=line(_shown(path)), revision=line(_shown(revision))), hint)


def _shown(text: str) -> str:
    """An argument or a path as text: bytes that are not UTF-8 replaced."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


_WRITE = Phrase(
    "écrivez un fichier, une révision (HEAD~3), ou REV:CHEMIN (HEAD~3:./events.toml)",
    "write a file, a revision (HEAD~3), or REV:PATH (HEAD~3:./events.toml)",
)
