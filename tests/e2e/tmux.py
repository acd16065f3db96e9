"""A real terminal for a test: a private tmux server, keys in, screen out. Nothing here sleeps longer than a poll."""

import os
import secrets
import subprocess
import time
from collections.abc import Callable, Mapping


class Tmux:
    """One program in one terminal."""

    def __init__(
        self, command: str, *, columns: int = 100, lines: int = 30, env: Mapping[str, str] | None = None
    ) -> None:
        self._socket = f"relations-{secrets.token_hex(6)}"
        options = [f"-e{name}={value}" for name, value in {"TERM": "tmux-256color", **(env or {})}.items()]
        self._tmux(
            "-f", "/dev/null", "new-session", "-d", "-x", str(columns), "-y", str(lines), *options,
            f"{command}; echo RC=$?; exec cat",
        )  # fmt: skip

    def _tmux(self, *arguments: str) -> str:
        # pytest's readline sets COLUMNS in the C environment; only an explicit env keeps it from the children.
        done = subprocess.run(
            ["tmux", "-u", "-L", self._socket, *arguments],
            env=dict(os.environ),
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout

    def press(self, *keys: str) -> None:
        """Send keys by their tmux names."""
        self._tmux("send-keys", *keys)

    def type(self, text: str) -> None:
        """Send text as it is."""
        self._tmux("send-keys", "-l", text)

    def resize(self, columns: int, lines: int) -> None:
        self._tmux("resize-window", "-x", str(columns), "-y", str(lines))

    def screen(self, *, colours: bool = False) -> str:
        return self._tmux("capture-pane", "-p", *(["-e"] if colours else []))

    def title(self) -> str:
        return self._tmux("display-message", "-p", "#{pane_title}").strip()

    def takes_mouse(self) -> bool:
        """Whether the program has asked the terminal for the mouse."""
        return self._tmux("display-message", "-p", "#{mouse_any_flag}").strip() == "1"

    def pid(self) -> int:
        """The process that runs in the pane's shell."""
        shell = self._tmux("display-message", "-p", "#{pane_pid}").strip()
        return int(subprocess.run(["pgrep", "-P", shell], check=True, capture_output=True, text=True).stdout.split()[0])

    def until(self, condition: Callable[[str], bool], *, limit: float = 20.0) -> str:
        """The screen, as soon as `condition` holds of it; fails with the last screen."""
        deadline = time.monotonic() + limit
        while True:
            screen = self.screen()
            if condition(screen):
                return screen
            assert time.monotonic() < deadline, f"never seen; the screen shows:\n{screen}"
            time.sleep(0.05)  # the poll of an outside program, not a guess at how long it takes

    def close(self) -> None:
        subprocess.run(
            ["tmux", "-L", self._socket, "kill-server"], env=dict(os.environ), check=False, capture_output=True
        )
