"""Where the program begins: the window, or with arguments the command line."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the program; the exit code."""
    if len(sys.argv) > 1:
        from lapreporter.cli.program import main as run
    else:
        from lapreporter.app import main as run
    return run()


if __name__ == "__main__":
    sys.exit(main())
