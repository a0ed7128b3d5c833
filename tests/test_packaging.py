"""The package that leaves the house holds everything the program reads."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "installed")
    return folder / "installed"


def test_the_package_holds_every_form_and_font(unpacked: Path) -> None:
    for folder, kind in (("forms", "*.toml"), ("forms", "*.csv"), ("resources", "*.ttf")):
        here = {file.relative_to(ROOT) for file in (ROOT / folder).rglob(kind)}
        there = {file.relative_to(unpacked / "lapreporter" / "data") for file in unpacked.rglob(kind)}
        assert here <= there


def test_an_installed_package_finds_its_own_data(unpacked: Path, tmp_path: Path) -> None:
    question = "from lapreporter.locations import shipped; print(shipped('forms', 'reference', 'states.csv').is_file())"
    ask = [sys.executable, "-c", question]
    answer = subprocess.run(ask, cwd=tmp_path, env={"PYTHONPATH": str(unpacked)}, capture_output=True, check=True)
    assert answer.stdout.strip() == b"True"


def test_the_package_holds_no_tests_and_no_tools(unpacked: Path) -> None:
    tops = {path.name for path in unpacked.iterdir() if not path.name.endswith(".dist-info")}
    assert tops == {"lapreporter"}
