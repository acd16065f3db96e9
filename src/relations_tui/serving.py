"""`--serve`: the explorer in a web browser, a process of its own for each visitor; on this machine alone unless told otherwise."""

import shlex
import socket
import sys
from errno import EADDRINUSE
from typing import TYPE_CHECKING

from relations_tui.address import PORT, Address, read_address
from relations_tui.core.phrases import Phrase
from relations_tui.core.text import line
from relations_tui.diagnostics import ExitCode, Failure, colon, narrate, reason

if TYPE_CHECKING:
    from relations_tui.options import Request

NEEDED = "textual-serve==1.1.3"
"""What the extra `web` brings; pinned, since the visitors' processes speak its protocol."""

_ABSENT = Phrase("--serve demande l’extra `web`", "--serve needs the extra `web`")
_INSTALL = Phrase("installez-le\u00a0: {command}", "install it: {command}")
_NOWHERE = Phrase("{place}\u00a0: impossible d’y écouter ({why})", "{place}: cannot listen there ({why})")
_TAKEN = Phrase("le port est déjà pris", "the port is in use already")
_ANOTHER = Phrase(
    "choisissez-en un autre, --serve=:8001, ou aucun\u00a0: un port libre sera pris",
    "choose another, --serve=:8001, or none: a free one will be taken",
)
_NO_HOST = Phrase("aucune machine de ce nom ici", "no machine of that name here")
_SERVED = Phrase("{title} est sur {address} (Ctrl-C pour arrêter)", "{title} is at {address} (Ctrl-C to stop)")
_OPEN = Phrase(
    "attention\u00a0: quiconque atteint cette adresse lit tout le dossier, sans mot de passe ni chiffrement\u00a0; "
    "les notes privées n’y sont pas",
    "beware: whoever reaches this address reads the whole dossier, without password or encryption; "
    "private notes are not shown",
)


def serve(request: "Request") -> int:
    """Serve until interrupted; the exit code says by what. Raises `Failure` for all that can be known before."""
    from relations_tui.exploring import launch_of

    address = read_address(request.address)
    check_extra()
    launch = launch_of(request._replace(no_state=True))  # every fault of the file or the options, before anyone comes
    listening = listen(address)
    from relations_tui.web.site import Site, run

    title = line(launch.index.dossier.title.pick(request.lang))
    bound = listening.getsockname()
    where = f"http://{f'[{bound[0]}]' if ':' in bound[0] else bound[0]}:{bound[1]}/"
    narrate(f"relations-tui{colon(request.lang)}{_SERVED.fill(title=title, address=where).say(request.lang)}")
    if not is_loopback(bound[0]):
        narrate(f"relations-tui{colon(request.lang)}{_OPEN.say(request.lang)}")
    return run(Site(command(request), title, request.lang, names(address, bound[0])), listening)


def check_extra() -> None:
    """Raises the `Failure` that says how to install what serving takes."""
    from importlib.util import find_spec

    if find_spec("textual_serve") is None:
        how = f"{shlex.quote(sys.executable)} -m pip install '{NEEDED}'"
        raise Failure(ExitCode.USAGE, _ABSENT, _INSTALL.fill(command=line(how)))


def listen(address: Address) -> socket.socket:
    """A socket that listens there; without a port, on the usual one or any that is free. Raises `Failure`."""
    try:
        return _bound(address.host, address.port or PORT)
    except OSError as error:
        if address.port is None and error.errno == EADDRINUSE:
            return _bound(address.host, 0)
        place = f"{address.host}:{address.port or PORT}"
        why, help_ = (_TAKEN, _ANOTHER) if error.errno == EADDRINUSE else (reason(error), None)
        if isinstance(error, socket.gaierror):
            why = _NO_HOST
        raise Failure(ExitCode.USAGE, _NOWHERE.fill(place=place, why=why), help_) from None


def _bound(host: str, port: int) -> socket.socket:
    family, _, _, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    return socket.create_server(place[:2], family=family, backlog=64)


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches that address."""
    from ipaddress import ip_address

    return ip_address(host.partition("%")[0]).is_loopback


def names(address: Address, bound: str) -> frozenset[str]:
    """The names by which a browser may call the site; any other is one that somebody made point here (DNS rebinding)."""
    known = {"localhost", "127.0.0.1", "::1", bound, address.host.lower()}
    if not is_loopback(bound):
        own = socket.gethostname().lower()
        known |= {own, f"{own}.local", own.partition(".")[0], socket.getfqdn().lower()}
    return frozenset(known)


def command(request: "Request") -> list[str]:
    """The program that each visitor gets: the same file, filter and language; nothing is remembered of a visit."""
    asked = [
        ("lang", request.lang),
        *(("filter", text) for text in request.filters),
        *((name.replace("_", "-"), getattr(request, name)) for name in ("since", "until", "view", "as_of", "today")),
        ("open", request.id),
        ("config", request.config),
        ("max-size", str(request.limit or "")),
    ]
    options = [f"--{name}={value}" for name, value in asked if value]
    options += ["--reverse"] if request.reverse else []
    # -P: nothing in the folder where one serves is taken for a module of the program.
    program = [sys.executable, "-P", "-m", "relations_tui", "--no-state", *options]
    return [*program, "--", request.file] if request.file else program
