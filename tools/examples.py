"""Build the example reports in ``resources/examples`` from the data in ``tools/example-data``.

The data are TOML so that a source can stand beside each figure. Rows without an id get their number in the table.
With ``--check`` nothing is written; the exit code is 1 if a report is not what its data say.
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

from lapreporter.report.report import Report

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tools" / "example-data"
REPORTS = ROOT / "resources" / "examples"


def main(arguments: list[str]) -> int:
    """Write every report, or with ``--check`` compare them; the exit code."""
    stale = []
    for source in sorted(DATA.glob("*.toml")):
        file, fresh = REPORTS / f"{source.stem}.json", written(report_of(source))
        if "--check" not in arguments:
            file.write_bytes(fresh)
        elif not file.is_file() or file.read_bytes() != fresh:
            stale.append(file.name)
    if stale:
        print(f"Not up to date: {', '.join(stale)}. Run `python -m tools.examples`.", file=sys.stderr)
    return 1 if stale else 0


def report_of(source: Path) -> Report:
    """The report that a file of data describes; its values are checked as those of any report are."""
    return report_from(tomllib.loads(source.read_text(encoding="utf-8")))


def report_from(data: dict[str, Any]) -> Report:
    """The report that such data describe, already read."""
    return Report.model_validate_json(json.dumps(_with_ids(data)))


def written(report: Report) -> bytes:
    """The report as it is stored: readable, without what is not answered, the same for the same report."""
    return (report.model_dump_json(indent=2, exclude_none=True) + "\n").encode()


def _with_ids(value: Any) -> Any:
    """The data with an id in every row: the one it has, or its number in the table."""
    if isinstance(value, dict):
        return {name: _with_ids(part) for name, part in value.items()}
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [{"id": f"{number:02}", **_with_ids(row)} for number, row in enumerate(value, 1)]
    return value


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
