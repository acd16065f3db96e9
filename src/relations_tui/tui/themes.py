"""Two quiet themes, and one for terminals without colours; each defines the inks that `render.ink` names."""

from textual.theme import Theme

DARK = Theme(
    name="relations-dark",
    primary="#7fb4ca",
    accent="#e6c384",
    foreground="#d8d6cf",
    background="#16181d",
    surface="#1c1f26",
    panel="#262a33",
    error="#e46876",
    warning="#e6c384",
    success="#98bb6c",
    dark=True,
    variables={
        "quiet": "#8b919e", "hit": "#ffd166", "alert": "#f08a72", "lit": "#2b313d", "lit-idle": "#20242c", "rule": "#3a404c",
        "ghost": "#565d6b", "part": "#a58f66",
    },
)  # fmt: skip
LIGHT = Theme(
    name="relations-light",
    primary="#1f5f7a",
    accent="#8a5a00",
    foreground="#22252b",
    background="#faf8f3",
    surface="#f3f0e8",
    panel="#e8e4d9",
    error="#a8322c",
    warning="#8a5a00",
    success="#3f6b1f",
    dark=False,
    variables={
        "quiet": "#646a75", "hit": "#9a3d00", "alert": "#a8322c", "lit": "#e3dcc8", "lit-idle": "#efeadd", "rule": "#cfc8b8",
        "ghost": "#b3ab9a", "part": "#b4945a",
    },
)  # fmt: skip
PLAIN = Theme(
    name="relations-plain",
    primary="ansi_default",
    accent="ansi_default",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    error="ansi_default",
    warning="ansi_default",
    success="ansi_default",
    ansi=True,
    boost="ansi_default",
    secondary="ansi_default",
    variables=dict.fromkeys(
        (
            "quiet",
            "hit",
            "alert",
            "lit",
            "lit-idle",
            "rule",
            "ghost",
            "part",
            "ansi-background",
            "ansi-foreground",
            "border-blurred",
            "block-cursor-foreground",
            "block-cursor-background",
            "input-cursor-background",
            "input-cursor-foreground",
            "input-selection-background",
            "input-selection-foreground",
            "screen-selection-background",
            "screen-selection-foreground",
        ),
        "ansi_default",
    )
    | {"input-cursor-text-style": "reverse", "block-cursor-text-style": "reverse"},
)
THEMES = (DARK, LIGHT, PLAIN)
