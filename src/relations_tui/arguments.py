"""The words of the command line, taken apart: options by their long names with their values, and files."""

from collections.abc import Iterator, Sequence

from relations_tui.core.phrases import Phrase
from relations_tui.core.text import line
from relations_tui.diagnostics import ExitCode, Failure, suggestion
from relations_tui.option_table import OPTIONS, Option


def split(arguments: Sequence[str]) -> tuple[list[tuple[str, str]], list[str]]:
    """The options, by their long names, with their values; and the files. As POSIX and GNU have it: XBD §12.2."""
    given: list[tuple[str, str]] = []
    files: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if argument == "--":
            files += rest
        elif argument.startswith("--"):
            name, equals, value = argument[2:].partition("=")
            given.append(_long(name, value if equals else None, rest))
        elif argument.startswith("-") and len(argument) > 1:
            given += _cluster(argument[1:], rest)
        else:
            files.append(argument)
    return given, files


def _long(name: str, value: str | None, rest: Iterator[str]) -> tuple[str, str]:
    """`--name`, `--name=value` or `--name value`; the name may be cut short while only one option begins so."""
    typed = foreign(f"--{name}")
    option = OPTIONS.get(name)
    if option is None:
        begun = [known for long, known in OPTIONS.items() if name and long.startswith(name)]
        if len(begun) != 1:
            raise _unknown(typed, [f"--{known.long}" for known in begun])
        option = begun[0]
    if option.metavar is None and value is not None:
        raise unusable(Phrase("{typed} ne prend pas de valeur", "{typed} takes no value").fill(typed=typed))
    return option.long, _value(option, typed, rest) if value is None else value


def _cluster(letters: str, rest: Iterator[str]) -> Iterator[tuple[str, str]]:
    """`-h`, `-hV`, `-f value` or `-fvalue`."""
    while letters:
        typed, letters = letters[0], letters[1:]
        option = next((known for known in OPTIONS.values() if known.short == typed), None)
        if option is None:
            raise _unknown(foreign(f"-{typed}"), [])
        if option.metavar is not None and letters:
            yield option.long, letters
            return
        yield option.long, _value(option, f"-{typed}", rest)


def _value(option: Option, typed: str, rest: Iterator[str]) -> str:
    """What follows an option that takes a value, whatever it begins with."""
    if option.metavar is None or option.optional:
        return ""
    value = next(rest, None)
    if value is not None:
        return value
    raise unusable(
        Phrase("il manque une valeur après {typed}", "a value is missing after {typed}").fill(typed=typed),
        Phrase("écrivez {typed} {metavar}", "write {typed} {metavar}").fill(typed=typed, metavar=option.metavar),
    )


def _unknown(typed: str, begun: list[str]) -> Failure:
    """An option there is not, or the beginning of several."""
    message = Phrase("option inconnue\u00a0: {typed}", "no such option: {typed}").fill(typed=typed)
    if begun:
        several = Phrase("c’est le début de {options}", "it begins {options}").fill(options=", ".join(begun))
        return unusable(message, several)
    return unusable(message, suggestion(typed, [f"--{known}" for known in OPTIONS]) or _SEE_HELP)


def foreign(argument: str) -> str:
    """An argument made safe: on one line, cleaned, bytes that are not UTF-8 replaced."""
    return line(decoded(argument))


def decoded(argument: str) -> str:
    """An argument as text, its lines kept, bytes that are not UTF-8 replaced."""
    return argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


_SEE_HELP = Phrase("relations-tui --help montre les options", "relations-tui --help shows the options")


def unusable(message: Phrase, hint: Phrase | None = None) -> Failure:
    """A command line that cannot be used, in one sentence."""
    return Failure(ExitCode.USAGE, message, hint)
