"""The explorer: the terminal interface on top of the core."""
