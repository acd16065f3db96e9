"""The dossier's file while the explorer is open: followed, and opened in the reader's editor."""

import os
import shlex
import threading
from typing import TYPE_CHECKING

from textual.app import App, SuspendNotSupported
from textual.message import Message

from relations_tui.core.phrases import Phrase
from relations_tui.core.problems import Where
from relations_tui.core.text import line
from relations_tui.tui import external
from relations_tui.tui.following import Follower, Reading
from relations_tui.tui.renewing import reread
from relations_tui.tui.state import State

if TYPE_CHECKING:
    from relations_tui.launch import Launch
    from relations_tui.tui.editing import Editor

BUILT_IN = Phrase(
    "le dossier livré avec le programme ne se modifie pas\u00a0; copiez-le\u00a0: cp {path} events.toml",
    "the dossier that comes with the program cannot be edited; copy it: cp {path} events.toml",
)
NO_FILE = Phrase(
    "{name} n\u2019est plus un fichier que l\u2019on peut ouvrir", "{name} is no longer a file that can be opened"
)
NO_SUSPENSION = Phrase(
    "impossible ici\u00a0: cet écran ne peut pas laisser la place à un éditeur",
    "not possible here: this screen cannot make way for an editor",
)
ENDED = Phrase("{program} s\u2019est terminé avec le code {code}", "{program} ended with exit code {code}")
NOT_STARTED = Phrase("{program} n\u2019a pas pu être lancé ({reason})", "{program} could not be started ({reason})")


class Reread(Message):
    """The file was read again."""

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self.reading = reading


class Keeper:
    """One file on behalf of one application."""

    def __init__(self, launch: "Launch") -> None:
        """`launch` says which file it is and what it held."""
        self._built_in = launch.built_in
        self._follower = Follower(launch.path, launch.loaded.text, limit=launch.limit)
        self._text = launch.loaded.text
        self._keep = launch.keep
        self._fault = Where()

    def begin(self, app: App[None]) -> None:
        """Follow the file: each new reading is posted to the application as `Reread`. What it held goes into the cache."""
        self._follower.start(lambda reading: app.post_message(Reread(reading)))
        if self._keep is not None:
            # Not a pool's thread: whoever leaves before it is done waits for nothing; a dossier half written is none.
            threading.Thread(target=self._keep, name="caching", daemon=True).start()

    def stop(self) -> None:
        """Follow it no longer."""
        self._follower.stop()

    def end(self) -> None:
        """Follow it no longer, and wait until nothing is watched any more."""
        self._follower.stop()
        self._follower.join()

    def reload(self) -> None:
        """Read the file now, and say so even when it is the same."""
        self._follower.look(asked=True)

    def heard(self, state: State, reading: Reading) -> State:
        """The state after a reading."""
        if reading.changed:
            self._fault = reading.where
            self._text = reading.text if reading.index else self._text
        return reread(state, reading, self._follower.name)

    def edit(self, app: App[None], state: State) -> Phrase | None:
        """Open the file in the reader's editor and wait until it is left; what there is to say of that."""
        from shutil import which

        from relations_tui.tui.editing import NoEditor, editor

        if self._built_in:
            return BUILT_IN.fill(path=line(shlex.quote(self._follower.path)))
        if not os.path.isfile(self._follower.path):
            return NO_FILE.fill(name=self._follower.name)
        try:
            program = editor(os.environ, which)
        except NoEditor as none:
            return none.message
        said = self._run(app, program, self._place(state))
        self._follower.look()
        return said

    def _run(self, app: App[None], program: "Editor", where: Where) -> Phrase | None:
        said = None
        try:
            with app.suspend():
                try:
                    code = external.run_in_terminal(program.command(self._follower.path, where))
                except (OSError, ValueError) as error:  # within: the screen must come back
                    reason = line(getattr(error, "strerror", None) or type(error).__name__)
                    said = NOT_STARTED.fill(program=program.name, reason=reason)
                else:
                    said = ENDED.fill(program=program.name, code=code) if code else None
        except SuspendNotSupported:
            return NO_SUSPENSION
        return said

    def _place(self, state: State) -> Where:
        """The place of the selected event; in a file that cannot be used, that of its first fault."""
        from relations_tui.core.positions import Positions

        if state.stale:
            return self._fault
        event = state.index.dossier.by_id.get(state.selected)
        return Positions(self._text).of(("events", event.order)) if event and self._text else Where()
