"""The site: its page, the terminal's script and fonts, the line between a browser and its process, the downloads.

One rule: nothing is asked of any other machine, and no page of another site can talk to a visitor's process.
"""

import asyncio
import gc
import json
import logging
import os
import re
import signal
import socket
from collections.abc import Awaitable, Callable, Sequence
from html import escape
from string import Template
from urllib.parse import quote

import textual_serve
from aiohttp import WSMsgType, web
from aiohttp.typedefs import Handler, Middleware
from textual_serve.download_manager import Download, DownloadManager

from relations_tui.core.phrases import Lang, Phrase
from relations_tui.core.text import line as plain
from relations_tui.diagnostics import colon, narrate, reason
from relations_tui.web.visitor import Visitor, clamped

MOST = 32
"""Visitors at once: each has a process of its own."""
LONGEST = 1 << 20
"""Bytes of one message from a browser."""
HERE = os.path.dirname(os.path.abspath(__file__))
STATIC = os.path.join(os.path.dirname(os.path.abspath(textual_serve.__file__)), "static")
FULL = Phrase("Trop de lecteurs en même temps\u00a0; revenez plus tard.", "Too many readers at once; come back later.")
NOT_STARTED = Phrase("un visiteur n’a pas pu être servi ({why})", "a visitor could not be served ({why})")
WORDS = {
    "ended": Phrase("La séance est terminée.", "The session has ended."),
    "again": Phrase("Recommencer", "Start again"),
    "script": Phrase("Cette page a besoin de JavaScript.", "This page needs JavaScript."),
    "loading": Phrase("Ouverture du dossier…", "Opening the dossier…"),
}
HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self' ws://{host} wss://{host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


class Site:
    """One dossier for many visitors."""

    def __init__(self, command: Sequence[str], title: str, lang: Lang, names: frozenset[str]) -> None:
        """`command` starts a visitor's process; `names` are the hosts by which a browser may call the site."""
        self._command = command
        self._html = page(title, lang)
        self._lang = lang
        self._names = names
        self.visitors: set[Visitor] = set()
        self._downloads = DownloadManager()

    def application(self) -> web.Application:
        """What answers to requests."""
        app = web.Application(middlewares=[self._guard()])
        app.add_routes(
            [
                web.get("/", self._page),
                web.get("/ws", self._visit),
                web.get("/download/{key}", self._download),
                web.static("/static", STATIC),
                *(web.get(f"/{name}", _file(name)) for name in ("page.css", "page.js")),
            ]
        )
        return app

    async def end(self) -> None:
        """Every visitor's process ends."""
        await asyncio.gather(*(visitor.stop() for visitor in tuple(self.visitors)))

    def _guard(self) -> Middleware:
        """Refuses a browser that was led here under another name, and says how pages may be used."""

        @web.middleware
        async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
            if not self._called_by_name(request.host):
                raise web.HTTPMisdirectedRequest
            response = await handler(request)
            if not response.prepared:
                response.headers.update(HEADERS | {"Content-Security-Policy": POLICY.format(host=request.host)})
            return response

        return guard

    def _called_by_name(self, host: str) -> bool:
        found = re.fullmatch(r"(?:\[([0-9a-fA-F:.]+)\]|([\w.-]+))(?::\d+)?", host, re.ASCII)
        return found is not None and (found[1] or found[2]).lower() in self._names

    async def _page(self, _request: web.Request) -> web.Response:
        if len(self.visitors) >= MOST:
            return web.Response(text=FULL.say(self._lang), status=503)
        return web.Response(text=self._html, content_type="text/html")

    async def _visit(self, request: web.Request) -> web.WebSocketResponse:
        """A visitor, from coming to leaving."""
        # A browser says which site's page asks; scripts of another site are not answered (RFC 6455 §10.2).
        if request.headers.get("Origin") not in (f"http://{request.host}", f"https://{request.host}"):
            raise web.HTTPForbidden
        if len(self.visitors) >= MOST:
            raise web.HTTPServiceUnavailable
        line = web.WebSocketResponse(heartbeat=15, max_msg_size=LONGEST)
        await line.prepare(request)
        visitor = Visitor(self._command, line.send_bytes, line.send_str, _closing(line), self._downloads)
        self.visitors.add(visitor)
        try:
            await visitor.start(*(clamped(_number(request.query.get(name)), 80) for name in ("width", "height")))
            talk = asyncio.ensure_future(_talk(line, visitor))
            ended = asyncio.ensure_future(visitor.ended())
            await asyncio.wait([talk, ended], return_when=asyncio.FIRST_COMPLETED)
            talk.cancel()
            ended.cancel()
        except OSError as error:
            said = NOT_STARTED.fill(why=reason(error)).say(self._lang)
            narrate(f"relations-tui{colon(self._lang)}{said}")
        finally:
            try:
                await asyncio.shield(visitor.stop())
            finally:
                self.visitors.discard(visitor)
                await line.close()
        return line

    async def _download(self, request: web.Request) -> web.StreamResponse:
        """A file that a visitor's process delivers; its key is known to that visitor alone."""
        key = request.match_info["key"]
        try:
            found = await self._downloads.get_download_metadata(key)
        except KeyError:
            raise web.HTTPNotFound from None
        response = web.StreamResponse(headers=HEADERS | {"Content-Security-Policy": "sandbox"})
        response.headers["Content-Disposition"] = disposition(found)
        response.headers["Content-Type"] = "application/octet-stream"
        await response.prepare(request)
        async for chunk in self._downloads.download(key):
            await response.write(chunk)
        await response.write_eof()
        return response


def page(title: str, lang: Lang) -> str:
    """The page in which the terminal stands."""
    with open(os.path.join(HERE, "page.html"), encoding="utf-8") as file:
        form = Template(file.read())
    words = {name: escape(phrase.say(lang)) for name, phrase in WORDS.items()}
    return form.substitute(words, lang=lang, title=escape(title))


def disposition(download: Download) -> str:
    """Saved, never shown, under its name (RFC 6266 §4)."""
    plain = re.sub(r"[^\w.\-]", "_", download.file_name, flags=re.ASCII)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(download.file_name, safe='')}"


def _file(name: str) -> Handler:
    async def answer(_request: web.Request) -> web.StreamResponse:
        return web.FileResponse(os.path.join(HERE, name))

    return answer


def _closing(line: web.WebSocketResponse) -> Callable[[], Awaitable[None]]:
    async def close() -> None:
        await line.close()

    return close


def _number(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch("[0-9]{1,6}", text) else None


async def _talk(line: web.WebSocketResponse, visitor: Visitor) -> None:
    """What a browser says, until it leaves; what makes no sense is passed over."""
    async for message in line:
        if message.type is not WSMsgType.TEXT:
            continue
        try:
            match json.loads(message.data):
                case ["stdin", str(typed)]:
                    await visitor.send_bytes(typed.encode("utf-8", "ignore"))
                case ["resize", {"width": int(width), "height": int(height)}]:
                    await visitor.set_terminal_size(clamped(width, 80), clamped(height, 24))
                case ["ping", sent]:
                    await line.send_json(["pong", sent])
                case ["focus"]:
                    await visitor.focus()
                case ["blur"]:
                    await visitor.blur()
        except (ValueError, RecursionError):
            continue


class _Told(logging.Handler):
    """What the libraries have to say, in a line each and without their tracebacks."""

    def emit(self, record: logging.LogRecord) -> None:
        """Tell it on stderr."""
        narrate(f"relations-tui: {plain(record.getMessage())}")


def run(site: Site, listening: socket.socket) -> int:
    """Serve until a signal comes; 128 and its number. Nothing is left running."""
    logging.getLogger().addHandler(_Told(logging.WARNING))
    logging.getLogger("textual-serve").disabled = True  # what its processes say is told already
    # Other modes end before garbage matters and go without collecting it; a server may stay for days.
    gc.freeze()
    gc.enable()
    return asyncio.run(_run(site, listening))


async def _run(site: Site, listening: socket.socket) -> int:
    stopped: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def stop(number: int) -> None:
        if not stopped.done():
            stopped.set_result(128 + number)

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if number := getattr(signal, name, None):
            try:
                asyncio.get_running_loop().add_signal_handler(number, stop, int(number))
            except NotImplementedError:  # Windows: Ctrl-C arrives as KeyboardInterrupt
                break
    runner = web.AppRunner(site.application(), handle_signals=False, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.SockSite(runner, listening).start()
        return await stopped
    finally:
        await site.end()
        await runner.cleanup()
