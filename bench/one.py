"""One measurement in this process; its values are the last line printed, as JSON."""

from __future__ import annotations

import importlib
import json
import sys

from bench.measuring import Values

ROOMS = {
    "windows": ("start", "start_again", "language", "editing"),
    "working": ("working",),
    "frozen": ("frozen",),
    "bare": ("bare",),
    "reports": ("checking", "ordinary", "opening", "saving", "sealing", "large_pdf", "schema"),
    "outsider": ("typst_table",),
}
"""The measurements by the module that holds them; each is a function of its name."""


def main(name: str) -> None:
    """Measure by name. Only what is measured is imported, so that the start of a process can be measured as well."""
    room = next((room for room, names in ROOMS.items() if name in names), None)
    if room is None:
        raise SystemExit(f"there is no measurement {name}")
    values = Values()
    getattr(importlib.import_module(f"bench.{room}"), name)(values)
    print(json.dumps(values.found), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
