"""What the import tests share: a file brought in, and the dossier that its TOML opens as."""

from pathlib import Path
from typing import NamedTuple

from relations_tui.core.load import loads
from relations_tui.core.model import Dossier, Event
from relations_tui.core.phrases import Lang
from relations_tui.importing import Settings, brought

DATA = Path(__file__).parent.parent / "data" / "import"


class Came(NamedTuple):
    """The dossier as it opens again, the kind of file it was, what was lost and told: the ids of each by code."""

    dossier: Dossier
    kind: str
    lost: dict[str, tuple[str, ...]]
    told: dict[str, tuple[str, ...]]
    toml: str

    @property
    def dates(self) -> dict[str, str]:
        """The EDTF of each event, in the order of the file."""
        return {event.id: event.date.edtf for event in self.events}

    @property
    def events(self) -> list[Event]:
        """In the order of the file."""
        return sorted(self.dossier.events, key=lambda event: event.order)


def came(
    data: str | bytes, name: str = "some.csv", lang: Lang = "fr", kind: str = "", columns: dict[str, str] | None = None
) -> Came:
    """What comes of a file."""
    settings = Settings(lang, columns or {}, name.partition(".")[0])
    found = brought(data.encode() if isinstance(data, str) else data, name, settings, kind)
    loaded = loads(found.toml, advise=True)
    assert loaded.dossier is not None, loaded.problems
    lost, told = ({loss.code: loss.ids for loss in losses} for losses in (found.lost, found.told))
    return Came(loaded.dossier, found.kind, lost, told, found.toml)


def came_from(name: str, lang: Lang = "fr") -> Came:
    """What comes of one of the files beside the tests."""
    return came((DATA / name).read_bytes(), name, lang)
