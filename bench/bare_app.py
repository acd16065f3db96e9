"""The reference: a Textual application with one Static; each `x` typed updates it, `q` leaves."""

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    """One Static."""

    presses = 0

    def compose(self) -> ComposeResult:
        """One Static."""
        yield Static("READY", id="it")

    def on_key(self, event: events.Key) -> None:
        """Update it, or leave."""
        if event.key == "q":
            self.exit()
            return
        self.presses += 1
        self.query_one("#it", Static).update(f"SEEN {self.presses}")


if __name__ == "__main__":
    Bare().run()
