from __future__ import annotations

from pathlib import Path

from PIL import Image

from tests.ui.canary_robot import remains


def test_twenty_kills_leave_no_word_and_no_picture_of_a_protected_report(tmp_path: Path) -> None:
    photo = tmp_path / "depot.jpg"
    Image.effect_noise((640, 480), 80).save(photo)
    for seed in range(20):
        left = remains(tmp_path / str(seed), photo, seed)
        assert left.telling == [], seed
        assert left.pictures == [], seed
        assert left.strays == [], seed
