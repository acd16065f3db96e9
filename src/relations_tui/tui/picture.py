"""What the strip and the lanes show of time, as one frozen value in the state."""

from typing import NamedTuple

from relations_tui.core.scale import Scale


class Picture(NamedTuple):
    """The window of time, what is pointed at and chosen in it, and how the lanes are made."""

    window: Scale | None = None
    """None for all there is."""
    strip: bool = False
    """Whether the screen has room for the strip."""
    cursor: int | None = None
    """The second the strip's cursor is on; None while it stands where the selected event does."""
    anchor: int | None = None
    """The second at which a selection began that still follows the cursor."""
    chosen: tuple[int, int] | None = None
    """The first and last second of the selection."""
    lanes: bool = False
    """Whether the lanes stand in the timeline's place."""
    by: str = ""
    """What the lanes are made by; "" for what suits the dossier best."""
    lane: str = ""
    """The key of the lane the cursor is in."""
    order: str = "first"
    """What comes first among the lanes."""
    folded: frozenset[str] = frozenset()
