"""Chosen files find their companions."""

from __future__ import annotations

from pathlib import Path

import pytest

from lapreporter.ui.verify.parcels import Files, belonging_together


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.pdf", "a.json", "a.json.p7s", "b.pdf", "c.json"):
        (tmp_path / name).touch()
    return tmp_path


def test_what_lies_beside_a_pdf_is_taken_along(folder: Path) -> None:
    assert belonging_together([folder / "a.pdf"]) == (
        Files(folder / "a.pdf", folder / "a.json", folder / "a.json.p7s"),
    )
    assert belonging_together([folder / "b.pdf"]) == (Files(folder / "b.pdf"),)


def test_one_pdf_and_one_json_chosen_together_belong_together(folder: Path) -> None:
    chosen = [folder / "c.json", folder / "b.pdf"]
    assert belonging_together(chosen) == (Files(folder / "b.pdf", folder / "c.json"),)


def test_several_reports_are_told_apart_by_their_names(folder: Path) -> None:
    chosen = [folder / name for name in ("b.pdf", "c.json", "a.json", "a.pdf", "a.json.p7s")]
    assert belonging_together(chosen) == (
        Files(folder / "b.pdf"),
        Files(folder / "a.pdf", folder / "a.json", folder / "a.json.p7s"),
        Files(folder / "c.json"),
    )


def test_a_json_alone_takes_its_signature(folder: Path) -> None:
    assert belonging_together([folder / "a.json"]) == (Files(folder / "a.json", p7s=folder / "a.json.p7s"),)


def test_a_signature_alone_takes_what_it_signs(folder: Path) -> None:
    assert belonging_together([folder / "a.json.p7s"]) == (Files(folder / "a.json", p7s=folder / "a.json.p7s"),)
    assert belonging_together([folder / "x.p7s"]) == (Files(folder / "x.p7s"),)


def test_a_file_chosen_twice_is_checked_once(folder: Path) -> None:
    assert len(belonging_together([folder / "b.pdf", folder / "b.pdf"])) == 1
