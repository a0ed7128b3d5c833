"""One measurement in this process; its values are the last line printed, as JSON."""

from __future__ import annotations

import json
import sys

from bench.measuring import Values


def main(name: str) -> None:
    """Measure by name. Only what is measured is imported, so that the start of a process can be measured as well."""
    values = Values()
    if name == "start":
        from bench.windows import start as measurement
    elif name == "start_again":
        from bench.windows import start_again as measurement
    elif name == "language":
        from bench.windows import language as measurement
    elif name == "editing":
        from bench.windows import editing as measurement
    elif name == "checking":
        from bench.reports import checking as measurement
    elif name == "ordinary":
        from bench.reports import ordinary as measurement
    elif name == "opening":
        from bench.reports import opening as measurement
    elif name == "sealing":
        from bench.reports import sealing as measurement
    elif name == "large_pdf":
        from bench.reports import large_pdf as measurement
    elif name == "typst":
        from bench.outsider import typst_table as measurement
    elif name == "schema":
        from bench.reports import schema as measurement
    else:
        raise SystemExit(f"there is no measurement {name}")
    measurement(values)
    print(json.dumps(values.found))


if __name__ == "__main__":
    main(sys.argv[1])
