"""What leaves names neither the person at the computer, nor the computer, nor any folder on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.telling import Names, export, hits

FEW = 3
NAMES = Names()


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(tmp_path_factory.mktemp("exports"), FEW, NAMES)


def test_exports_tell_nothing_of_the_computer_they_were_made_on(exported: Path) -> None:
    files = [file for file in exported.rglob("*") if file.is_file()]
    assert len(files) >= 3 * FEW
    assert [f"{file.name}: {found}" for file in files for found in hits(file, NAMES)] == []


@pytest.mark.parametrize("ending", [".json", ".lap", ".pdf", ".p7s"])
def test_a_name_that_did_slip_in_would_be_found(exported: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"slip{ending}"
    file.write_bytes(next(exported.glob(f"*{ending}")).read_bytes() + NAMES.user.encode("utf-16-be"))
    assert hits(file, NAMES) == [NAMES.user]
