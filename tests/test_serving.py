"""`--serve` without a browser: who is answered and who is not, what is said, what is left when it ends."""

import asyncio
import json
import os
import re
import signal
import socket
import sys
import tomllib
from collections.abc import AsyncIterator, Callable
from importlib import util
from pathlib import Path

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType, web
from tests.running import Runner
from textual_serve.download_manager import Download

from relations_tui import serving
from relations_tui.address import Address, read_address
from relations_tui.core.phrases import LANGS, Lang
from relations_tui.diagnostics import ExitCode, Failure
from relations_tui.options import Request, read
from relations_tui.serving import NEEDED, command, is_loopback, listen, names
from relations_tui.web import site as made
from relations_tui.web import visitor as visitors
from relations_tui.web.site import Site, disposition, page
from relations_tui.web.visitor import LARGEST, SMALLEST, clamped

ROOT = Path(__file__).parent.parent
TINY = ROOT / "tests" / "data" / "tiny.toml"
PATIENCE = 20
"""Seconds after which what a process should have done is missed."""


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("", Address("127.0.0.1", None)),
        ("8001", Address("127.0.0.1", 8001)),
        (":8001", Address("127.0.0.1", 8001)),
        ("0.0.0.0:80", Address("0.0.0.0", 80)),  # noqa: S104  (as typed; nothing listens)
        ("localhost", Address("localhost", None)),
        ("news-desk.example:8080", Address("news-desk.example", 8080)),
        ("[::1]:8001", Address("::1", 8001)),
    ],
)
def test_addresses(typed: str, address: Address) -> None:
    assert read_address(typed) == address


@pytest.mark.parametrize(
    "typed", ["a:b", "host:", "host:0", "host:70000", "ho st:1", "http://x:1", "::1:80", "-x:1", "\x1b:1"]
)
def test_what_is_no_address_is_refused_in_a_sentence(run: Runner, typed: str) -> None:
    ended = run("--lang=en", f"--serve={typed}")
    assert ended.code == ExitCode.USAGE
    assert ended.err.endswith(" is no address\n  write --serve=127.0.0.1:8000 for instance, or --serve=:8001\n")


@pytest.mark.parametrize(
    ("arguments", "address", "file"),
    [
        (["--serve"], "", ""),
        (["--serve", "127.0.0.1:8000"], "127.0.0.1:8000", ""),
        (["--serve", "8000", "d.toml"], "8000", "d.toml"),
        (["d.toml", "--serve=:1"], ":1", "d.toml"),
        (["--serve", "./a:80"], "", "./a:80"),
    ],
)
def test_an_address_is_told_from_a_file(arguments: list[str], address: str, file: str) -> None:
    asked = read(arguments, "en")
    assert (asked.mode, asked.address, asked.file) == ("serve", address, file)


def test_the_extra_is_pinned_where_it_is_named() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert extras["web"] == [NEEDED]
    assert NEEDED in extras["test"]


def test_without_the_extra_it_says_how_to_install_it(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    find = util.find_spec
    monkeypatch.setattr(util, "find_spec", lambda name: None if name == "textual_serve" else find(name))
    ended = run(TINY, "--lang=en", "--serve")
    assert ended.code == ExitCode.USAGE
    assert ended.err == (
        f"relations-tui: --serve needs the extra `web`\n  install it: {sys.executable} -m pip install '{NEEDED}'\n"
    )


def test_a_file_that_is_not_there_is_missed_before_anyone_comes(run: Runner) -> None:
    ended = run("no-such.toml", "--lang=en", "--serve")
    assert ended.code == ExitCode.USAGE
    assert "no-such.toml" in ended.err


def test_a_filter_that_cannot_be_read_is_told_at_once(run: Runner) -> None:
    ended = run(TINY, "--lang=en", "--serve", "-f", "theme:nothing-like-it")
    assert (ended.code, ended.out) == (ExitCode.USAGE, "")


def test_a_port_in_use_is_told_and_the_usual_one_gives_way() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Failure) as raised:
            listen(Address("127.0.0.1", port))
        assert raised.value.message.en == f"127.0.0.1:{port}: cannot listen there (the port is in use already)"
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(serving, "PORT", port)
            with listen(Address("127.0.0.1", None)) as free:
                assert free.getsockname()[1] != port


def test_a_host_that_is_not_here_is_told() -> None:
    with pytest.raises(Failure) as raised:
        listen(Address("192.0.2.1", 8001))  # RFC 5737: nobody's
    assert raised.value.message.en.startswith("192.0.2.1:8001: cannot listen there (")


def test_elsewhere_than_on_this_machine_it_warns(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made, "run", lambda _site, listening: listening.close() or 0)
    assert "beware" not in run(TINY, "--lang=en", "--serve").err
    with listen(Address("127.0.0.1", None)) as free:
        port = free.getsockname()[1]
    warned = run(TINY, "--lang=en", "--serve", f"0.0.0.0:{port}")
    assert "beware: whoever reaches this address reads the whole dossier" in warned.err
    assert "attention\u00a0: quiconque" in run(TINY, "--lang=fr", "--serve", f"0.0.0.0:{port}").err


def test_only_this_machine_is_loopback() -> None:
    assert is_loopback("127.0.0.1")
    assert is_loopback("::1")
    assert not is_loopback("0.0.0.0")  # noqa: S104
    assert not is_loopback("::")


def test_visitors_get_what_was_asked_and_no_shell_reads_it() -> None:
    nasty = "-kind:visit \"a b\" $(id) `id`; 'x'"
    asked = read(
        ["--serve", "--lang=fr", f"--filter={nasty}", "-f", "x", "--as-of=2024", "--reverse", "--", "-d.toml"], "en"
    )
    words = command(asked)
    assert words[:5] == [sys.executable, "-P", "-m", "relations_tui", "--no-state"]
    again = read(words[4:], "en")
    assert again == asked._replace(mode="explore", no_state=True, lang_asked=True)
    assert again.filters == (nasty, "x")
    assert "--" not in command(Request(mode="serve"))


@pytest.mark.parametrize("cells", [-1, 0, 10**9])
def test_no_browser_asks_for_an_absurd_screen(cells: int) -> None:
    assert SMALLEST <= clamped(cells, 80) <= LARGEST
    assert clamped("wide", 80) == 80


def test_a_download_is_saved_under_a_safe_name() -> None:
    found = Download(None, "key", 'é"; x\r\n.csv', "browser", "text/html")  # type: ignore[arg-type]
    assert disposition(found) == "attachment; filename=\"____x__.csv\"; filename*=UTF-8''%C3%A9%22%3B%20x%0D%0A.csv"


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_says_what_it_is_and_names_no_other_site(lang: Lang) -> None:
    text = page("<script>alert(1)</script>", lang)
    assert f'<html lang="{lang}">' in text
    assert "<script>alert" not in text
    assert "&lt;script&gt;" in text
    own = (ROOT / "src" / "relations_tui" / "web").glob("page.*")
    assert [path.name for path in own if re.search("https?://", path.read_text("utf-8"))] == []


class Answering:
    """The site on a free port of this machine, and one who asks."""

    def __init__(self, site: Site, port: int, session: ClientSession) -> None:
        self.site = site
        self.host = f"127.0.0.1:{port}"
        self.session = session

    async def status(self, path: str, **headers: str) -> int:
        async with self.session.get(f"http://{self.host}{path}", headers=headers) as answer:
            return answer.status

    async def visit(self, origin: str | None = None) -> ClientWebSocketResponse:
        origin = origin or f"http://{self.host}"
        return await self.session.ws_connect(f"http://{self.host}/ws?width=100&height=30", origin=origin)


def _is_there(pid: int) -> bool:
    """Whether a process runs; one that has ended and waits to be told of does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or ") Z " not in state.read_text("utf-8")


@pytest.fixture
async def answering() -> AsyncIterator[Answering]:
    site = Site(command(read([str(TINY), "--serve"], "en")), "Tiny", "en", names(Address(), "127.0.0.1"))
    runner = web.AppRunner(site.application(), shutdown_timeout=1)
    await runner.setup()
    listening = listen(Address("127.0.0.1", None))
    await web.SockSite(runner, listening).start()
    async with ClientSession() as session:
        yield Answering(site, listening.getsockname()[1], session)
        await site.end()
    await runner.cleanup()


async def test_only_a_browser_that_called_it_by_its_name_is_answered(answering: Answering) -> None:
    assert await answering.status("/") == 200
    assert await answering.status("/", Host="localhost:1") == 200
    assert await answering.status("/", Host="evil.example") == 421
    assert await answering.status("/", Host="127.0.0.1@evil.example") == 421
    assert await answering.status("/ws") == 403
    for origin in ("https://evil.example", "null", "http://127.0.0.1:1"):
        assert await answering.status("/ws", Origin=origin) == 403
    assert await answering.status("/download/none") == 404
    assert await answering.status("/static/") == 403
    assert await answering.status("/static/%2e%2e/%2e%2e/server.py") == 404
    assert not answering.site.visitors


async def test_the_policy_lets_nothing_else_in(answering: Answering) -> None:
    async with answering.session.get(f"http://{answering.host}/") as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert answer.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert f"ws://{answering.host} " in policy


async def seen(line: ClientWebSocketResponse, text: str) -> str:
    """What a visitor is sent, once the text is in it."""
    sent = ""
    async with asyncio.timeout(PATIENCE):
        async for message in line:
            if message.type is WSMsgType.BINARY:
                sent += message.data.decode("utf-8", "replace")
            if text in sent:
                return sent
    raise AssertionError(sent[-2000:])


async def gone(answering: Answering) -> None:
    """Waits until no visitor is left."""
    await until(lambda: not answering.site.visitors)


async def until(holds: Callable[[], bool]) -> None:
    """Waits for what other processes do."""
    async with asyncio.timeout(PATIENCE):
        while not holds():  # noqa: ASYNC110  (no event tells of it)
            await asyncio.sleep(0.02)


async def test_nonsense_from_a_browser_is_passed_over(answering: Answering) -> None:
    line = await answering.visit()
    await seen(line, "Timeline")
    for nonsense in (
        "{",
        "[]",
        "1",
        '["stdin"]',
        '["stdin", 7]',
        '["resize", {"width": "x"}]',
        "[" * 100_000,
        '["resize", null]',
    ):
        await line.send_str(nonsense)
    await line.send_bytes(b"\xff")
    await line.send_str(json.dumps(["stdin", "\ud800"]))
    await line.send_str(json.dumps(["stdin", "?"]))
    await seen(line, "Help")
    await line.close()
    await gone(answering)


async def test_ten_visitors_each_see_their_own_and_leave_nothing(answering: Answering) -> None:
    lines = [await answering.visit() for _ in range(10)]
    await asyncio.gather(*(seen(line, "Timeline") for line in lines))
    there = {visitor.pid for visitor in answering.site.visitors}
    assert len(there) == 10
    await lines[0].send_str(json.dumps(["stdin", "/zzzz"]))
    await seen(lines[0], "No event")
    await asyncio.gather(*(line.close() for line in lines))
    await gone(answering)
    assert not [pid for pid in there if pid and _is_there(pid)]


async def test_one_too_many_is_told(answering: Answering, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made, "MOST", 0)
    async with answering.session.get(f"http://{answering.host}/") as answer:
        assert answer.status == 503
        assert await answer.text() == "Too many readers at once; come back later."
    assert await answering.status("/ws", Origin=f"http://{answering.host}") == 503


async def test_a_process_that_dies_ends_the_visit(answering: Answering) -> None:
    line = await answering.visit()
    await seen(line, "Timeline")
    (visitor,) = answering.site.visitors
    assert visitor.pid
    os.kill(visitor.pid, signal.SIGKILL)
    async with asyncio.timeout(PATIENCE):
        while (await line.receive()).type not in (WSMsgType.CLOSE, WSMsgType.CLOSED, WSMsgType.CLOSING):
            pass
    await gone(answering)


async def test_a_process_that_will_not_end_is_made_to(answering: Answering, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visitors, "GRACE", 0.2)
    line = await answering.visit()
    await seen(line, "Timeline")
    (visitor,) = answering.site.visitors
    os.kill(visitor.pid, signal.SIGSTOP)
    await line.close()
    await gone(answering)
    assert not _is_there(visitor.pid)


async def test_a_process_that_cannot_start_is_told_in_a_sentence(
    answering: Answering, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(answering.site, "_command", ["/no/such/program"])
    line = await answering.visit()
    assert (await line.receive()).type is WSMsgType.CLOSE
    assert b"relations-tui: a visitor could not be served (" in capfdbinary.readouterr().err


async def test_what_a_process_complains_of_is_told_safely(
    answering: Answering, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    complaint = "import sys; sys.stderr.write('no \\x1b]0;x\\x07 dossier\\n'); sys.exit(2)"
    monkeypatch.setattr(answering.site, "_command", [sys.executable, "-c", complaint])
    line = await answering.visit()
    assert (await asyncio.wait_for(line.receive(), PATIENCE)).type is WSMsgType.CLOSE
    await gone(answering)
    out, err = capfdbinary.readouterr()
    assert b"no ]0;x dossier\n" in err
    assert out == b""


async def _server(folder: Path) -> tuple[asyncio.subprocess.Process, str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "relations_tui", str(TINY), "--lang=en", f"--serve=:{port}"),
        stderr=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, cwd=folder,
    )  # fmt: skip
    assert server.stderr is not None
    assert f"http://127.0.0.1:{port}/ (Ctrl-C to stop)" in (await server.stderr.readline()).decode()
    return server, f"127.0.0.1:{port}"


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split()]


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -signal.SIGKILL)]
)
async def test_however_the_server_ends_nobody_is_left_behind(tmp_path: Path, number: signal.Signals, code: int) -> None:
    server, host = await _server(tmp_path)
    async with ClientSession() as session:
        line = await session.ws_connect(f"http://{host}/ws", origin=f"http://{host}")
        await seen(line, "Timeline")
        children = _children(server.pid)
        assert len(children) == 1
        server.send_signal(number)
        out, err = await asyncio.wait_for(server.communicate(), PATIENCE)
        assert (server.returncode, out, err) == (code, b"", b"")
        await until(lambda: not _is_there(children[0]))
        await line.close()
    assert os.listdir(tmp_path) == []
