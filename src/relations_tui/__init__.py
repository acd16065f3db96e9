"""relations-tui: a sourced chronology, explored, checked and published from a terminal."""

__version__ = "0.1.0"
