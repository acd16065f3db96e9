"""The entry point: keeps Ctrl-C quiet even while the rest is being imported."""

import gc
import sys


def main() -> int:
    """Runs the command line; returns the exit code (see `diagnostics.ExitCode`)."""
    # A dossier is many small values that live as long as the process: collecting them in between takes a tenth of every start.
    gc.disable()
    try:
        from relations_tui import cli

        code = cli.main(sys.argv[1:])
    except KeyboardInterrupt:
        return 130
    # What is still alive need not be looked through for garbage on the way out.
    gc.freeze()
    return code


if __name__ == "__main__":
    sys.exit(main())
