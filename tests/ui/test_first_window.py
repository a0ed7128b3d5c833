"""What the first window must not wait for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PAINTED = """
import sys
from PySide6.QtWidgets import QApplication
from lapreporter.app import build

application = QApplication([])
window = build(application)
window.show()
window.grab()
print(*sys.modules)
"""

HEAVY = {"pydantic", "babel", "lapreporter.report.report", "lapreporter.checks.registry", "lapreporter.form.edition"}


def test_the_first_window_loads_neither_the_report_nor_what_reads_it(tmp_path: Path) -> None:
    folders = {f"XDG_{kind}_HOME": str(tmp_path / kind.lower()) for kind in ("DATA", "CONFIG", "CACHE", "STATE")}
    environment = {**os.environ, **folders, "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(
        [sys.executable, "-c", PAINTED], env=environment, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    assert HEAVY & set(ended.stdout.split()) == set()
