"""Private notes hidden in the text of a dossier, so that a line of it can be shown to anyone: in a terminal, in a log.

One rule: better too much hidden than too little. What only looks like a note, in a faulty file or in another text, goes too.
"""

import re

_NOTE = re.compile(
    r"""(?P<key>\bnotes?\b["']?[ \t]*=[ \t]*)(?P<value>
        \"{3}(?:[^\\]|\\.)*?(?:\"{3}|\Z) | '{3}.*?(?:'{3}|\Z)   # strings of several lines
        | "(?:[^"\\\n]|\\.)*"(?!") | '[^'\n]*'(?!')             # strings of one line
        | [^\n]*                                                # anything else, to the end of its line
    )""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_SHOWN = re.compile(r"[^\n\"']")


def veiled(text: str) -> str:
    """The text with a dot for every character of what notes say; quotes, lines and columns stay where they are."""
    if "note" not in text.casefold():
        return text
    return _NOTE.sub(lambda found: found["key"] + _SHOWN.sub("·", found["value"]), text)
