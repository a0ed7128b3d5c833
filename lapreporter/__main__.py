"""Where the program begins: the window, or with arguments the command line."""

from __future__ import annotations

import sys

from lapreporter.errors import Failure
from lapreporter.offline import stay_offline


def main() -> int:
    """Run the program; the exit code. ``tour`` does the main job without a window."""
    stay_offline()
    if sys.argv[1:2] == ["tour"]:
        from lapreporter.tour import main as run
    elif sys.argv[1:2] == ["darkroom"]:
        from lapreporter.cli.darkroom import main as run
    elif len(sys.argv) > 1:
        from lapreporter.cli.program import main as run
    else:
        from lapreporter.app import main as open_window

        return open_window(_tell)
    return run()


def _tell(failure: Failure) -> int:
    from lapreporter.cli.program import tell

    return tell(failure)


if __name__ == "__main__":
    sys.exit(main())
