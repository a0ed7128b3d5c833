from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

START_PATH = """
import sys
import lapreporter.ui.kit.shell
heavy = {"reportlab", "pikepdf", "pyhanko", "cryptography", "uharfbuzz", "PIL", "lxml", "babel", "pydantic"}
print(sorted(heavy & set(sys.modules)))
"""


@pytest.mark.parametrize("arguments", [("dark", "rtl", "150"), ("shell", "200", "1024x768")])
def test_the_gallery_draws_itself_and_ends_in_peace(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    picture = tmp_path / "gallery.png"
    command = [sys.executable, "-m", "lapreporter.ui.kit.gallery", str(picture), *arguments]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ended.returncode, "Traceback" in ended.stderr) == (0, False)
    assert picture.stat().st_size > 10_000


def test_the_shell_needs_no_heavy_library() -> None:
    ended = subprocess.run([sys.executable, "-c", START_PATH], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"
