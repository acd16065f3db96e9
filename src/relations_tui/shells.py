"""The scripts of completion for bash, zsh and fish, made of the table of options.

One rule: a script holds what never changes; for ids, views and queries it asks `relations-tui --completion=WHAT -- LINE`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from relations_tui.core.phrases import Lang
from relations_tui.option_table import OPTIONS, Option

FILTER = "filter"
FROM_THE_DOSSIER = ("id", "view", "kind", "place", "actor", "theme", "source", "status")
"""Fields whose values can be asked for, beside what may go on in a query (`FILTER`)."""


class Values(NamedTuple):
    """What may follow an option: `words`, files, or what is `asked` for on the spot; else what nobody can know."""

    words: tuple[str, ...] = ()
    files: bool = False
    asked: str = ""


def values_of(option: Option) -> Values:
    """What may follow an option that takes a value."""
    metavar = option.metavar.en if option.metavar else ""
    if option.long in _WORDS:
        return Values(tuple(_WORDS[option.long]()))
    if option.long in ("open", "show"):
        return Values(asked="id")
    if option.long == FILTER or (option.long in FROM_THE_DOSSIER and option.long != "id"):
        return Values(asked=option.long)
    if "|" in metavar:
        return Values(tuple(metavar.split("|")))
    return Values(files=metavar in ("FILE", "OLD"))


def _formats() -> Iterable[str]:
    from relations_tui.export import formats

    return formats()


def _kinds() -> Iterable[str]:
    from relations_tui.importing import kinds

    return kinds()


def _reports() -> Iterable[str]:
    from relations_tui.comparing import REPORTS as OF_CHANGES
    from relations_tui.reports import REPORTS

    return dict.fromkeys((*REPORTS, *OF_CHANGES))


def _codes() -> Iterable[str]:
    from relations_tui.core.codes import CODES, OF_SETTINGS

    return (*CODES, *OF_SETTINGS)


_WORDS: Mapping[str, Callable[[], Iterable[str]]] = MappingProxyType(
    {
        "export": _formats,
        "from": _kinds,
        "report": _reports,
        "explain": _codes,
        "schema": lambda: ("export",),
        "agenda": lambda: ("30d", "90d", "6m", "1y"),
        "max-size": lambda: ("64M", "256M", "1G"),
    }
)
_ALSO_APART = ("agenda", "explain")
"""Optional values that are understood after a space too."""

_BASH = r"""# What may follow relations-tui on a line of bash: printed by relations-tui --completion bash.

# What the dossier of the line knows. Lines are compared and never run: they may say anything.
_relations_tui_ask() {
    local row
    while IFS= read -r row; do
        found+=("${row%%$'\t'*}")
    done < <(command relations-tui --completion="$1" --lang @LANG@ -- "$line" 2>/dev/null)
}

_relations_tui() {
    local line=${COMP_LINE:0:COMP_POINT} none='' start='' kept='' word whole before tail one found=()
    COMPREPLY=()
    word=${COMP_WORDS[COMP_CWORD]}
    if [[ $word == [\'\"]* ]]; then
        whole=$word word=${word:1}
    else
        # COMP_WORDS is cut at : and = as well; readline keeps what stands before them.
        whole=${line##*[[:space:]]} word=$whole tail=$whole
        [[ $COMP_WORDBREAKS == *=* ]] && tail=${tail##*=}
        [[ $COMP_WORDBREAKS == *:* ]] && tail=${tail##*:}
        kept=${whole%"$tail"}
    fi
    before=${line%"$whole"}
    before=${before%"${before##*[![:space:]]}"}
    before=${before##*[[:space:]]}
    if [[ $word == --*=* ]]; then
        before=${word%%=*}= start=${word%%=*}=
    fi
    case $before in
@CASES@
        *)
            if [[ $word == -* ]]; then
                found=(@OPTIONS@)
            else
                while IFS= read -r one; do
                    COMPREPLY+=("$one")
                done < <(compgen -f -X '!*.toml' -- "$word"; compgen -d -- "$word")
                compopt -o filenames 2>/dev/null
                return
            fi ;;
    esac
    [[ -n $none ]] && compopt +o default 2>/dev/null
    [[ ${#found[@]} -eq 0 ]] && return
    compopt +o default 2>/dev/null
    for one in "${found[@]}"; do
        one=$start$one
        [[ $one == "$word"* ]] || continue
        [[ $one == *: ]] && compopt -o nospace 2>/dev/null
        if [[ $whole == "$word" || -n $start ]]; then
            one=${one#"$kept"}
            [[ $one == *[[:space:]\'\"\\\$\`\&\;\|\<\>\(\)\*\?\[\{\!]* ]] && printf -v one %q "$one"
        fi
        COMPREPLY+=("$one")
    done
}

complete -o default -F _relations_tui relations-tui
"""

_ZSH = r"""#compdef relations-tui
# What may follow relations-tui on a line of zsh: printed by relations-tui --completion zsh.

# What the dossier of the line knows; $2 is the name of it.
_relations_tui_ask() {
    local -a found
    found=(${(f)"$(command relations-tui --completion=$1 --lang @LANG@ -- "${(j: :)words[1,CURRENT]}" 2>/dev/null)"})
    found=("${(@)found//:/\\:}")
    found=("${(@)found/$'\t'/:}")
    if [[ $1 == filter ]]; then
        _describe -t $1 "$2" found -S ''
    else
        _describe -t $1 "$2" found
    fi
}

_relations_tui() {
    _arguments -s -S \
        @SPECS@
}

if [[ $funcstack[1] == _relations-tui ]]; then
    _relations_tui "$@"
else
    compdef _relations_tui relations-tui
fi
"""

_FISH = r"""# What may follow relations-tui on a line of fish: printed by relations-tui --completion fish.

# What the dossier of the line knows.
function _relations_tui_ask
    command relations-tui --completion=$argv[1] --lang @LANG@ -- (commandline -cp | string collect -N) 2>/dev/null
end

complete -c relations-tui -f -k -n 'not string match -q -- "--*=*" (commandline -ct)' -a '(__fish_complete_suffix .toml)'
@OPTIONS@
"""


def _bash(lang: Lang) -> str:
    """For bash 3.2 and later: a pattern of `case` for each option with a value."""
    cases = []
    for option in _with_values():
        spelled = [] if option.optional and option.long not in _ALSO_APART else [f"--{option.long}"]
        spelled += [f"-{option.short}"] if option.short else []
        values = values_of(option)
        what = "none=1"
        if values.words:
            what = f"found=({' '.join(values.words)})"
        elif values.asked:
            what = f"_relations_tui_ask {values.asked}"
        elif values.files:
            what = "return"
        cases.append(f"        {'|'.join((*spelled, f'--{option.long}='))}) {what} ;;")
    names = " ".join(f"--{name}" for name in OPTIONS)
    return _BASH.replace("@CASES@", "\n".join(cases)).replace("@OPTIONS@", names).replace("@LANG@", lang)


def _zsh(lang: Lang) -> str:
    """A specification of `_arguments` for each option."""
    specs = []
    for option in OPTIONS.values():
        said = f"[{_escaped(option.help.say(lang))}]"
        sign = ("=" if option.long in _ALSO_APART else "=-") if option.optional else "=" if option.metavar else ""
        after = _zsh_value(option, lang) if option.metavar else ""
        repeated = "*" if option.metavar else ""
        if option.short:
            both = f"{{-{option.short}{'+' if option.metavar else ''},--{option.long}{sign}}}"
            alone = repeated or f"(-{option.short} --{option.long})"
            specs.append(f"'{alone}'{both}{_in_quotes(said + after)}")
        else:
            specs.append(_in_quotes(f"{repeated}--{option.long}{sign}{said}{after}"))
    specs.append("'*:dossier:_files -g \"*.toml\"'")
    return _ZSH.replace("@SPECS@", " \\\n        ".join(specs)).replace("@LANG@", lang)


def _zsh_value(option: Option, lang: Lang) -> str:
    values = values_of(option)
    metavar = option.metavar.say(lang) if option.metavar else ""
    action = "_files" if values.files else f"({' '.join(values.words)})" if values.words else " "
    if values.asked:
        action = f" _relations_tui_ask {values.asked} {metavar}"
    return f"{'::' if option.optional else ':'}{_escaped(metavar)}:{action}"


def _fish(lang: Lang) -> str:
    """A `complete` for each option."""
    rows = []
    for option in OPTIONS.values():
        words = ["complete -c relations-tui", f"-l {option.long}", f"-s {option.short}" if option.short else ""]
        values = values_of(option) if option.metavar else Values()
        words.append(("-f" if option.optional else "-r -F" if values.files else "-x") if option.metavar else "-f")
        offered = f"(_relations_tui_ask {values.asked})" if values.asked else " ".join(values.words)
        words += [f"-a {_in_fish(offered)}"] if offered else []
        rows.append(" ".join((*filter(None, words), f"-d {_in_fish(option.help.say(lang))}")))
    return _FISH.replace("@OPTIONS@", "\n".join(rows)).replace("@LANG@", lang)


def _with_values() -> Iterator[Option]:
    return (option for option in OPTIONS.values() if option.metavar)


def _escaped(text: str) -> str:
    """A text inside a specification of zsh."""
    return "".join(f"\\{letter}" if letter in "\\[]:" else letter for letter in text)


def _in_quotes(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def _in_fish(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


SCRIPTS: Mapping[str, Callable[[Lang], str]] = MappingProxyType({"bash": _bash, "zsh": _zsh, "fish": _fish})
"""By shell, its script in a language."""
