"""The built program, started as a user starts it."""

from __future__ import annotations

import subprocess
import tempfile
import time
from pathlib import Path

from bench.measuring import Values
from tools.build import FOLDER
from tools.built import alone, first_window

PROGRAM = FOLDER / "lapreporter"


def frozen(values: Values) -> None:
    """Its first window and its main job, each as a process of its own in an empty home."""
    with tempfile.TemporaryDirectory() as home:
        surroundings = alone(Path(home))
        values.found["window"] = first_window(PROGRAM, surroundings)
        start = time.perf_counter()
        subprocess.run([PROGRAM, "tour", f"{home}/out"], env=surroundings, check=True, capture_output=True)
        values.found["job"] = time.perf_counter() - start
