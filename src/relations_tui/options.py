"""The command line as typed, and what it asks for.

Not `argparse`: a query may begin with a dash (`-f -kind:visit`), every message is in two languages, and a script does not wait
for it. One rule: whatever is typed makes a `Request` or one sentence.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, get_args

from relations_tui.core.phrases import LANGS, Lang, Phrase
from relations_tui.core.text import clean, line
from relations_tui.diagnostics import ExitCode, Failure, suggestion
from relations_tui.option_table import GROUPS, NEW_OPTIONS, OPTIONS, Option

Mode = Literal[
    "explore",
    "export",
    "check",
    "explain",
    "plain",
    "show",
    "diff",
    "stats",
    "new",
    "schema",
    "formats",
    "help",
    "version",
]
MODES: tuple[Mode, ...] = get_args(Mode)


class Request(NamedTuple):
    """What the command line asks for. `limit` is in bytes, 0 for the usual one; texts are cleaned, paths are as given."""

    mode: Mode = "explore"
    file: str = ""
    format: str = ""
    output: str = ""
    filters: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    view: str = ""
    lang: Lang = "en"
    id: str = ""
    reverse: bool = False
    strict: bool = False
    private: bool = False
    limit: int = 0
    old: str = ""
    report: str = "text"
    answers: tuple[tuple[str, str], ...] = ()
    """What is said of a new event, option by option as typed; texts may have lines."""
    others: tuple[str, ...] = ()
    """The files after the first, with `--check`."""
    codes: tuple[str, ...] = ()
    """Those to explain; none for the list of all."""
    fix: bool = False
    yes: bool = False
    as_of: str = ""


def language(arguments: Sequence[str], preferred: Lang) -> Lang:
    """The language for what may be said before the command line is understood: the last `--lang` in it, else `preferred`."""
    for before, argument in zip(("", *arguments), arguments, strict=False):
        said = argument if before == "--lang" else argument.removeprefix("--lang=")
        if said in LANGS:
            preferred = said
    return preferred


def read(arguments: Sequence[str], preferred: Lang) -> Request:
    """The request that the arguments make; raises `Failure` with one sentence."""
    given, files = _split(arguments)
    values = dict(given)
    mode = _mode(given)
    _refuse_files(files, mode)
    _refuse_stray(values, mode)
    return Request(
        mode=mode,
        file=files[0] if files and mode != "explain" else "",
        format=_foreign(values.get("export", "")),
        output=values.get("output", ""),
        filters=tuple(_foreign(value) for name, value in given if name == "filter"),
        since=_foreign(values.get("since", "")),
        until=_foreign(values.get("until", "")),
        view=_foreign(values.get("view", "")),
        as_of=_as_of(values.get("as-of"), mode),
        lang=_lang(values.get("lang"), preferred),
        id=_foreign(values.get("show" if mode == "show" else "open", "")),
        reverse="reverse" in values,
        strict="strict" in values,
        private="private" in values,
        limit=_size(values["max-size"]) if "max-size" in values else 0,
        old=values.get("diff", ""),
        report=_foreign(values.get("report", "text")),
        answers=_answers(given, mode),
        others=tuple(files[1:]) if mode == "check" else (),
        codes=tuple(_foreign(code) for code in (values["explain"], *files) if code) if mode == "explain" else (),
        fix="fix" in values,
        yes="yes" in values,
    )


_MANY_FILES = ("check", "explain", "help", "version")


def _refuse_files(files: Sequence[str], mode: Mode) -> None:
    """Refuses several files where only one is read."""
    if len(files) > 1 and mode not in _MANY_FILES:
        raise _unusable(
            Phrase("un seul fichier à la fois, et non {count}", "one file at a time, not {count}").fill(
                count=len(files)
            ),
            Phrase("mettez une requête entre guillemets, après -f", "put a query in quotes, after -f"),
        )


def _refuse_stray(values: Mapping[str, str], mode: Mode) -> None:
    """Refuses an option that says nothing without another one."""
    for name, needed in (("fix", "check"), ("yes", "fix")):
        if name in values and needed not in values and mode not in ("help", "version"):
            raise _unusable(
                Phrase("--{name} ne va qu’avec --{needed}", "--{name} goes with --{needed} only").fill(
                    name=name, needed=needed
                )
            )


_VIEWING = ("explore", "export", "plain", "show", "stats", "help", "version")


def _as_of(typed: str | None, mode: Mode) -> str:
    """The date of the view; refused where it would change nothing, or where an empty one would pass for none."""
    if typed is None:
        return ""
    if mode not in _VIEWING:
        message = Phrase("--as-of et --{mode} ne vont pas ensemble", "--as-of and --{mode} do not go together")
        raise _unusable(message.fill(mode=mode))
    if not typed.strip():
        raise _unusable(Phrase("il manque une date après --as-of", "a date is missing after --as-of"))
    return _foreign(typed)


def _answers(given: Sequence[tuple[str, str]], mode: Mode) -> tuple[tuple[str, str], ...]:
    """The options that speak of a new event; raises `Failure` when there is none."""
    answers = tuple((name, clean(_decoded(value))) for name, value in given if name in _ANSWERS)
    if answers and mode != "new":
        raise _unusable(
            Phrase("--{name} ne va qu’avec --new", "--{name} goes with --new only").fill(name=answers[0][0])
        )
    return answers


_ANSWERS = frozenset(option.long for option in NEW_OPTIONS)


def _split(arguments: Sequence[str]) -> tuple[list[tuple[str, str]], list[str]]:
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
    typed = _foreign(f"--{name}")
    option = OPTIONS.get(name)
    if option is None:
        begun = [known for long, known in OPTIONS.items() if name and long.startswith(name)]
        if len(begun) != 1:
            raise _unknown(typed, [f"--{known.long}" for known in begun])
        option = begun[0]
    if option.metavar is None and value is not None:
        raise _unusable(Phrase("{typed} ne prend pas de valeur", "{typed} takes no value").fill(typed=typed))
    return option.long, _value(option, typed, rest) if value is None else value


def _cluster(letters: str, rest: Iterator[str]) -> Iterator[tuple[str, str]]:
    """`-h`, `-hV`, `-f value` or `-fvalue`."""
    while letters:
        typed, letters = letters[0], letters[1:]
        option = next((known for known in OPTIONS.values() if known.short == typed), None)
        if option is None:
            raise _unknown(_foreign(f"-{typed}"), [])
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
    raise _unusable(
        Phrase("il manque une valeur après {typed}", "a value is missing after {typed}").fill(typed=typed),
        Phrase("écrivez {typed} {metavar}", "write {typed} {metavar}").fill(typed=typed, metavar=option.metavar),
    )


def _unknown(typed: str, begun: list[str]) -> Failure:
    """An option there is not, or the beginning of several."""
    message = Phrase("option inconnue\u00a0: {typed}", "no such option: {typed}").fill(typed=typed)
    if begun:
        several = Phrase("c’est le début de {options}", "it begins {options}").fill(options=", ".join(begun))
        return _unusable(message, several)
    return _unusable(message, suggestion(typed, [f"--{known}" for known in OPTIONS]) or _SEE_HELP)


def _mode(given: Sequence[tuple[str, str]]) -> Mode:
    """The one thing to do; `--help` and `--version` win over everything."""
    names = {name for name, _ in given}
    for first in ("help", "version"):
        if first in names:
            return "help" if first == "help" else "version"
    asked = [mode for mode in MODES if mode in names]
    if len(asked) > 1:
        message = Phrase("--{one} et --{two} ne vont pas ensemble", "--{one} and --{two} do not go together")
        raise _unusable(message.fill(one=asked[0], two=asked[1]))
    if asked:
        return asked[0]
    return "export" if "output" in names else "explore"


def _lang(asked: str | None, preferred: Lang) -> Lang:
    if asked is None:
        return preferred
    for lang in LANGS:
        if asked == lang:
            return lang
    message = Phrase("--lang est fr ou en, et non {asked}", "--lang is fr or en, not {asked}")
    raise _unusable(message.fill(asked=_foreign(asked)))


def _size(typed: str) -> int:
    """Bytes: `500000`, `64M`, `1G`, with 1K = 1024."""
    digits = typed.strip().upper().removesuffix("B").removesuffix("O")
    power = "KMG".find(digits[-1:]) + 1 if digits else 0
    digits = digits[:-1] if power else digits
    if not (digits.isascii() and digits.isdecimal() and 0 < len(digits) <= 12) or int(digits) == 0:
        message = Phrase(
            "--max-size est une taille comme 64M, et non {typed}", "--max-size is a size such as 64M, not {typed}"
        )
        raise _unusable(message.fill(typed=_foreign(typed) or "\u2018\u2019"))
    return int(digits) << (10 * power)


def _foreign(argument: str) -> str:
    """An argument made safe: on one line, cleaned, bytes that are not UTF-8 replaced."""
    return line(_decoded(argument))


def _decoded(argument: str) -> str:
    return argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


_SEE_HELP = Phrase("relations-tui --help montre les options", "relations-tui --help shows the options")


def _unusable(message: Phrase, hint: Phrase | None = None) -> Failure:
    return Failure(ExitCode.USAGE, message, hint)


def help_text(lang: Lang) -> str:
    """What `--help` prints."""
    usage = Phrase(
        "Usage\u00a0: relations-tui [EVENTS_TOML] [options]\n\n"
        "Explorer, vérifier et publier une chronologie sourcée.\n"
        "Sans fichier\u00a0: ./events.toml s’il existe, sinon le dossier fourni avec le programme.\n",
        "Usage: relations-tui [EVENTS_TOML] [options]\n\n"
        "Explore, check and publish a sourced chronology.\n"
        "Without a file: ./events.toml when there is one, else the dossier that comes with the program.\n",
    )
    width = max(len(option.spelled(lang)) for option in OPTIONS.values()) + 2
    rows = [usage.say(lang)]
    for group in GROUPS:
        rows.append(group.title.say(lang) + ("\u00a0:" if lang == "fr" else ":"))
        rows += [f"  {option.spelled(lang):<{width}}{option.help.say(lang)}" for option in group.options]
        rows.append("")
    rows.append(_CODES.say(lang))
    return "\n".join(rows) + "\n"


_CODES = Phrase(
    "Codes de sortie\u00a0: 0 tout va bien · 1 erreurs dans le dossier (--strict\u00a0: avertissements, pertes\u00a0; --diff\u00a0: différences)\n"
    "  2 option, requête, fichier ou terminal inutilisable · 3 sortie impossible à écrire · 130 interrompu",
    "Exit codes: 0 all went well · 1 errors in the dossier (--strict: warnings, losses; --diff: differences)\n"
    "  2 an option, a query, a file or a terminal that cannot be used · 3 the output could not be written · 130 interrupted",
)
