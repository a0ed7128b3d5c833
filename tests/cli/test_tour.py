"""The main job without a window, as `make run` does it where there is no display."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lapreporter.report.report import Report
from lapreporter.tour import keep_under_passphrase
from tests.cli.conftest import Run

ROOT = Path(__file__).parent.parent.parent


def without_display() -> dict[str, str]:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return {name: value for name, value in os.environ.items() if name not in hidden}


def test_it_checks_a_real_example_signs_verifies_and_says_where_all_lies(run: Run, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "lapreporter", "tour", str(tmp_path / "out")]
    ended = subprocess.run(command, cwd=ROOT, env=without_display(), capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert "Germany, report for 2017" in ended.stdout
    assert "The signature covers the whole file." in ended.stdout
    written = sorted((tmp_path / "out").iterdir())
    assert all(str(file) in ended.stdout for file in written)
    signed = next(file for file in written if file.with_suffix(".json.p7s").exists())
    assert run("verify", signed).code == 6
    assert "Without the passphrase it stays shut." in ended.stdout


def test_what_is_kept_under_a_passphrase_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    keep_under_passphrase(Report(), "granite lantern orbit", datetime(2026, 4, 30, tzinfo=UTC))
    assert not list(tmp_path.iterdir())


def test_a_second_run_leaves_the_first_alone(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "lapreporter", "tour", str(tmp_path)]
    before: dict[Path, bytes] = {}
    for _ in range(2):
        subprocess.run(command, cwd=ROOT, env=without_display(), capture_output=True, check=True)
        now = {file: file.read_bytes() for file in tmp_path.iterdir()}
        assert before.items() <= now.items()
        assert now.keys() > before.keys()
        before = now


def test_a_folder_it_cannot_use_is_told_in_two_sentences(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    command = [sys.executable, "-m", "lapreporter", "tour", str(tmp_path / "out")]
    ended = subprocess.run(command, cwd=ROOT, env=without_display(), capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert "exists already" in ended.stderr
    assert "Traceback" not in ended.stderr
