"""The command line run in this process, as a script would: arguments in; exit code, standard output and error out."""

from collections.abc import Callable
from typing import NamedTuple


class Run(NamedTuple):
    """How a run ended."""

    code: int
    out: str
    err: str


Runner = Callable[..., Run]
