"""Where `--serve` listens, as typed: `HOST:PORT`, `HOST`, `PORT`, `:PORT`, `[::1]:PORT`."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from relations_tui.core.phrases import Phrase
from relations_tui.core.text import line
from relations_tui.diagnostics import ExitCode, Failure

HOST, PORT = "127.0.0.1", 8000
"""Where it listens unless told otherwise: this machine alone."""

_NAME = r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"(?:\[(?P<six>[0-9A-Fa-f:.]+)\]|(?P<host>{_NAME}))?(?::(?P<port>\d+))?")
_AMONG_FILES = re.compile(rf"(?:\[[0-9A-Fa-f:.]+\]|{_NAME})?:\d+|\d+")
_HOW = Phrase(
    "écrivez par exemple --serve=127.0.0.1:8000, ou --serve=:8001",
    "write --serve=127.0.0.1:8000 for instance, or --serve=:8001",
)


class Address(NamedTuple):
    """A host by name or number, and a port; `port` is None when any will do."""

    host: str = HOST
    port: int | None = None


def typed_address(values: Mapping[str, str], files: list[str]) -> str:
    """What stands after `--serve=`, or what looks like an address among the files and is taken out of them."""
    if values["serve"]:
        return values["serve"]
    typed = next((name for name in files if _AMONG_FILES.fullmatch(name)), "")
    if typed:
        files.remove(typed)
    return typed


def read_address(typed: str) -> Address:
    """The address that was typed, the usual one for ""; raises `Failure` for what is none."""
    if typed.isascii() and typed.isdecimal():
        typed = f":{typed}"
    found = _ADDRESS.fullmatch(typed)
    port = int(found["port"]) if found and found["port"] else None
    if found is None or (port is not None and not 0 < port < 65536):
        message = Phrase("--serve\u00a0: {typed} n’est pas une adresse", "--serve: {typed} is no address")
        said = line(typed.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
        raise Failure(ExitCode.USAGE, message.fill(typed=said), _HOW)
    return Address(found["six"] or found["host"] or HOST, port)
