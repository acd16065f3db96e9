"""The command line as typed, and what it asks for.

Not `argparse`: a query may begin with a dash (`-f -kind:visit`), every message is in two languages, and a script does not wait
for it. One rule: whatever is typed makes a `Request` or one sentence.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, get_args

from relations_tui.address import typed_address
from relations_tui.arguments import decoded, foreign, split, unusable
from relations_tui.core.phrases import LANGS, Lang, Phrase
from relations_tui.core.text import clean
from relations_tui.figure_options import FigureOptions, figure_options
from relations_tui.option_table import GROUPS, IMPORT_OPTIONS, NEW_OPTIONS, OPTIONS

Mode = Literal[
    "explore",
    "export",
    "check",
    "explain",
    "plain",
    "show",
    "diff",
    "stats",
    "agenda",
    "new",
    "import",
    "serve",
    "schema",
    "formats",
    "completion",
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
    columns: str = ""
    """Which headers `--import` takes for which fields, as typed."""
    force: bool = False
    config: str = ""
    no_state: bool = False
    schema: str = ""
    """Of what the schema is asked: "" for dossiers."""
    lang_asked: bool = False
    """Whether the language is that of `--lang`, not of the environment."""
    figure: FigureOptions = FigureOptions()
    span: str = ""
    """How far `--agenda` looks; "" for as far as usual."""
    today: str = ""
    """The day to take for today; "" for the clock's."""
    address: str = ""
    """Where `--serve` listens, as typed; "" for the usual place."""
    completion: str = ""
    """The shell that wants a script; or what may follow on a line, which then stands in place of the file."""


def language(arguments: Sequence[str], preferred: Lang) -> Lang:
    """The language for what may be said before the command line is understood: the last `--lang` in it, else `preferred`."""
    for before, argument in zip(("", *arguments), arguments, strict=False):
        said = argument if before == "--lang" else argument.removeprefix("--lang=")
        if said in LANGS:
            preferred = said
    return preferred


def read(arguments: Sequence[str], preferred: Lang) -> Request:
    """The request that the arguments make; raises `Failure` with one sentence."""
    given, files = split(arguments)
    values = dict(given)
    mode = _mode(given)
    span = _span(values, files) if mode == "agenda" else ""
    address = typed_address(values, files) if mode == "serve" else ""
    _refuse_files(files, mode)
    _refuse_stray(values, mode)
    asked = Request(mode=mode, file=_file(values, files, mode), span=span, address=address)
    return _how(_which(_what(asked, given, files), given), values, preferred)


def _what(asked: Request, given: Sequence[tuple[str, str]], files: Sequence[str]) -> Request:
    """The request with what its mode is to work on."""
    values, mode = dict(given), asked.mode
    return asked._replace(
        format=foreign(values.get("from" if mode == "import" else "export", "")),
        output=values.get("output", ""),
        id=foreign(values.get("show" if mode == "show" else "open", "")),
        old=values.get("diff", ""),
        answers=_answers(given, mode),
        others=tuple(files[1:]) if mode == "check" else (),
        codes=tuple(foreign(code) for code in (values["explain"], *files) if code) if mode == "explain" else (),
        columns=decoded(values.get("columns", "")),
        schema=foreign(values.get("schema", "")) or ("export" if mode == "schema" and "export" in files else ""),
        completion=foreign(values.get("completion", "")),
    )


def _which(asked: Request, given: Sequence[tuple[str, str]]) -> Request:
    """The request with the events it is about."""
    values = dict(given)
    return asked._replace(
        filters=tuple(foreign(value) for name, value in given if name == "filter"),
        since=foreign(values.get("since", "")),
        until=foreign(values.get("until", "")),
        view=foreign(values.get("view", "")),
        as_of=_as_of(values.get("as-of"), asked.mode),
        reverse="reverse" in values,
    )


def _how(asked: Request, values: Mapping[str, str], preferred: Lang) -> Request:
    """The request with how it is to be done."""
    return asked._replace(
        lang=_lang(values.get("lang"), preferred),
        lang_asked="lang" in values,
        strict="strict" in values,
        private="private" in values,
        limit=_size(values["max-size"]) if "max-size" in values else 0,
        report=foreign(values.get("report", "text")),
        fix="fix" in values,
        yes="yes" in values,
        force="force" in values,
        config=_config(values.get("config"), asked.mode),
        no_state="no-state" in values,
        figure=figure_options(values, asked.mode, foreign),
        today=_today(values.get("today"), asked.mode),
    )


def _file(values: Mapping[str, str], files: Sequence[str], mode: Mode) -> str:
    """The file to read; what `--import` names is the only one."""
    if mode != "import":
        return files[0] if files and mode != "explain" else ""
    if files:
        raise unusable(
            Phrase(
                "--import fait un nouveau dossier\u00a0: {file} est de trop",
                "--import makes a new dossier: {file} is one file too many",
            ).fill(file=foreign(files[0])),
            Phrase("-o dit où l’écrire", "-o says where to write it"),
        )
    for name in _OF_A_DOSSIER:
        if name in values:
            message = Phrase("--{name} et --import ne vont pas ensemble", "--{name} and --import do not go together")
            raise unusable(message.fill(name=name))
    return values["import"]


_OF_A_DOSSIER = ("filter", "since", "until", "view", "open", "reverse", "private", "report")
"""What asks something of a dossier that is there."""


_MANY_FILES = ("check", "explain", "help", "version")


def _refuse_files(files: Sequence[str], mode: Mode) -> None:
    """Refuses several files where only one is read."""
    if len(files) > 1 and mode not in _MANY_FILES:
        raise unusable(
            Phrase("un seul fichier à la fois, et non {count}", "one file at a time, not {count}").fill(
                count=len(files)
            ),
            Phrase("mettez une requête entre guillemets, après -f", "put a query in quotes, after -f"),
        )


def _refuse_stray(values: Mapping[str, str], mode: Mode) -> None:
    """Refuses an option that says nothing without another one."""
    needs = [("fix", "check"), ("yes", "fix"), *((option.long, "import") for option in IMPORT_OPTIONS)]
    for name, needed in needs:
        if name in values and needed not in values and mode not in ("help", "version"):
            raise unusable(
                Phrase("--{name} ne va qu’avec --{needed}", "--{name} goes with --{needed} only").fill(
                    name=name, needed=needed
                )
            )


def _span(values: Mapping[str, str], files: list[str]) -> str:
    """How far `--agenda` looks: what stands after its `=`, or what is no file among the files but a number and a unit."""
    if values["agenda"]:
        return foreign(values["agenda"])
    typed = next((name for name in files if re.fullmatch(r"\d+\s*[^\W\d_]*", name)), "")
    if typed:
        files.remove(typed)
    return foreign(typed)


def _today(typed: str | None, mode: Mode) -> str:
    """The day to take for today; refused where it would change nothing, or where an empty one would pass for none."""
    if typed is None or mode in ("help", "version"):
        return ""
    if mode not in ("agenda", "explore", "serve"):
        message = Phrase("--today et --{mode} ne vont pas ensemble", "--today and --{mode} do not go together")
        raise unusable(message.fill(mode=mode))
    if not typed.strip():
        raise unusable(Phrase("il manque une date après --today", "a date is missing after --today"))
    return foreign(typed)


_VIEWING = ("explore", "serve", "export", "plain", "show", "stats", "agenda", "help", "version")


def _as_of(typed: str | None, mode: Mode) -> str:
    """The date of the view; refused where it would change nothing, or where an empty one would pass for none."""
    if typed is None:
        return ""
    if mode not in _VIEWING:
        message = Phrase("--as-of et --{mode} ne vont pas ensemble", "--as-of and --{mode} do not go together")
        raise unusable(message.fill(mode=mode))
    if not typed.strip():
        raise unusable(Phrase("il manque une date après --as-of", "a date is missing after --as-of"))
    return foreign(typed)


def _config(path: str | None, mode: Mode) -> str:
    """The configuration to read; refused where nothing follows one, or where an empty name would pass for none."""
    if path is None or mode in ("help", "version"):
        return ""
    if mode not in ("explore", "serve"):
        raise unusable(
            Phrase(
                "--config ne va qu’avec l’explorateur, pas avec --{mode}", "--config is for the explorer, not --{mode}"
            ).fill(mode=mode)
        )
    if not path:
        raise unusable(Phrase("il manque un fichier après --config", "a file is missing after --config"))
    return path


def _answers(given: Sequence[tuple[str, str]], mode: Mode) -> tuple[tuple[str, str], ...]:
    """The options that speak of a new event; raises `Failure` when there is none."""
    answers = tuple((name, clean(decoded(value))) for name, value in given if name in _ANSWERS)
    if answers and mode != "new":
        raise unusable(Phrase("--{name} ne va qu’avec --new", "--{name} goes with --new only").fill(name=answers[0][0]))
    return answers


_ANSWERS = frozenset(option.long for option in NEW_OPTIONS)


def _mode(given: Sequence[tuple[str, str]]) -> Mode:
    """The one thing to do; `--help` and `--version` win over everything."""
    names = {name for name, _ in given}
    for first in ("help", "version"):
        if first in names:
            return "help" if first == "help" else "version"
    asked = [mode for mode in MODES if mode in names]
    if sorted(asked) == ["agenda", "export"]:
        return "agenda"
    if len(asked) > 1:
        message = Phrase("--{one} et --{two} ne vont pas ensemble", "--{one} and --{two} do not go together")
        raise unusable(message.fill(one=asked[0], two=asked[1]))
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
    raise unusable(message.fill(asked=foreign(asked)))


def _size(typed: str) -> int:
    """Bytes: `500000`, `64M`, `1G`, with 1K = 1024."""
    digits = typed.strip().upper().removesuffix("B").removesuffix("O")
    power = "KMG".find(digits[-1:]) + 1 if digits else 0
    digits = digits[:-1] if power else digits
    if not (digits.isascii() and digits.isdecimal() and 0 < len(digits) <= 12) or int(digits) == 0:
        message = Phrase(
            "--max-size est une taille comme 64M, et non {typed}", "--max-size is a size such as 64M, not {typed}"
        )
        raise unusable(message.fill(typed=foreign(typed) or "\u2018\u2019"))
    return int(digits) << (10 * power)


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
