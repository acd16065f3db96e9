"""One event in TOML: it comes back the same, and its private note stays behind."""

import re

from tests.conftest import DATA, ROOT

from relations_tui.core.load import loads
from relations_tui.core.model import Dossier
from relations_tui.export.event_toml import event_toml


def test_every_event_of_both_dossiers_comes_back_the_same() -> None:
    for path in (DATA / "tiny.toml", ROOT / "events.toml"):
        text = path.read_text(encoding="utf-8")
        before = loads(text).dossier
        assert before is not None
        head = text[: re.search(r"^\[\[events\]\]", text, re.MULTILINE).start()]  # type: ignore[union-attr]  # it is there
        tail = text[text.index("\n[views.") :] if "\n[views." in text else ""
        written = "\n".join(
            event_toml(event, private=True) for event in sorted(before.events, key=lambda one: one.order)
        )
        after = loads(head + written + tail)
        assert [problem.message.en for problem in after.problems] == []
        assert after.dossier is not None
        assert after.dossier.events == before.events


def test_a_private_note_is_left_out_unless_asked_for(tiny: Dossier) -> None:
    noted = [event for event in tiny.events if event.note]
    assert noted
    assert all(event.note not in event_toml(event) for event in noted)
    assert "SECRET" not in "".join(event_toml(event) for event in tiny.events)
