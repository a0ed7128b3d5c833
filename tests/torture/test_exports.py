"""Two hundred exports as a person with a telling name: none tells it."""

from __future__ import annotations

from pathlib import Path

from tests.hostile.telling import Names, export, hits

MANY = 200


def test_two_hundred_exports_tell_nothing_of_the_computer_they_were_made_on(tmp_path: Path) -> None:
    names = Names()
    files = [file for file in export(tmp_path, MANY, names).rglob("*") if file.is_file()]
    assert len(files) >= 3 * MANY
    assert [f"{file.name}: {found}" for file in files for found in hits(file, names)] == []
