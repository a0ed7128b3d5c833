from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.ui.canary_robot import remains


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    file = tmp_path / "depot.jpg"
    Image.effect_noise((640, 480), 80).save(file)
    return file


@pytest.mark.timeout(300)
def test_no_file_of_a_protected_report_holds_a_word_or_a_picture_of_it(tmp_path: Path, photo: Path) -> None:
    left = remains(tmp_path / "home", photo, seed=1)
    assert left.files > 5
    assert left.telling == []
    assert left.pictures == []
    assert left.strays == []


@pytest.mark.timeout(300)
def test_the_same_search_finds_words_and_picture_of_an_open_report(tmp_path: Path, photo: Path) -> None:
    left = remains(tmp_path / "home", photo, seed=1, protected=False)
    assert {file.suffix for file in left.telling} == {".lapg", ".lap"}
    assert left.pictures
