"""`--check` and `--explain`: what is reported of which files, and what that amounts to."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from relations_tui.core.phrases import Lang, Phrase
from relations_tui.core.veil import veiled
from relations_tui.diagnostics import ExitCode, Failure, suggestion
from relations_tui.opening import Opened, exit_code, open_file
from relations_tui.reports import REPORTS, Checked

if TYPE_CHECKING:
    from relations_tui.options import Request


class Found(NamedTuple):
    """A report, the files it is about, the exit code; and how the run ends when one of them is no dossier."""

    opened: tuple[Opened, ...]
    report: bytes
    code: ExitCode
    failure: Failure | None


def checked(request: "Request") -> Found:
    """All that is wrong with the files asked for; raises `Failure` for one that cannot be read."""
    if request.report not in REPORTS:
        message = Phrase("--check n’a pas de rapport `{name}`", "--check has no report `{name}`")
        known = ", ".join(REPORTS)
        hint = Phrase(f"au choix\u00a0: {known}", f"one of: {known}")
        raise Failure(ExitCode.USAGE, message.fill(name=request.report), hint)
    opened = tuple(open_file(file, request.limit, advise=True) for file in (request.file, *request.others))
    show: Callable[[str], str] = str if request.private else veiled
    files = [Checked(each.source, show(each.loaded.text), each.loaded.problems) for each in opened]
    report = REPORTS[request.report](files, request.lang)
    broken = next((each for each in opened if each.loaded.problems and exit_code(each) is ExitCode.USAGE), None)
    if broken is None:
        return Found(opened, report, amount(files, strict=request.strict), None)
    message = Phrase("{source} n’est pas un dossier", "{source} is not a dossier").fill(source=broken.source)
    # A program wants its report where it looks for it; people are told on stderr, and their pipe stays empty.
    for_people = request.report == "text"
    detail = tuple(report.decode().rstrip("\n").split("\n")[:-2]) if for_people else ()  # but the blank and the counts
    failure = Failure(ExitCode.USAGE, message, detail=detail)
    if for_people:
        raise failure
    return Found(opened, report, ExitCode.USAGE, failure)


def amount(files: Sequence[Checked], *, strict: bool) -> ExitCode:
    """Whether the dossiers pass: errors count, and under `strict` warnings too."""
    wrong = any(file.errors or (strict and file.problems) for file in files)
    return ExitCode.DOSSIER if wrong else ExitCode.OK


def explained(codes: Sequence[str], lang: Lang) -> str:
    """What the codes mean; the list of all for none. Raises `Failure` for one there is not."""
    from relations_tui.core.codes import CODES, OF_SETTINGS, explained, listed

    if not codes:
        return listed(lang)
    known = {**CODES, **OF_SETTINGS}
    for code in codes:
        if code not in known:
            message = Phrase("il n’y a pas de code `{code}`", "there is no code `{code}`").fill(code=code)
            hint = Phrase("relations-tui --explain les montre tous", "relations-tui --explain shows them all")
            raise Failure(ExitCode.USAGE, message, suggestion(code.casefold(), known) or hint)
    return "\n".join(explained(known[code], lang) for code in codes)
