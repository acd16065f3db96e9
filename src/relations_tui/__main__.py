"""The entry point: answers `--version` at once, and keeps Ctrl-C quiet even while the rest is being imported."""

import sys


def main() -> int:
    """Runs the command line; returns the exit code (see `diagnostics.ExitCode`)."""
    try:
        from relations_tui import cli

        return cli.main(sys.argv[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
