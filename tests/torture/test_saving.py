from __future__ import annotations

from pathlib import Path

from tests.torture.kill_saving import kill_writers


def test_two_thousand_kills_damage_nothing_and_lose_no_acknowledged_save(tmp_path: Path) -> None:
    result = kill_writers(tmp_path / "reports", kills=2000, seed=7)
    assert result.inside >= 0.6 * result.kills, "too few kills fell inside a save to say anything"
    assert (result.damaged, result.lost, result.left_over) == (0, 0, 0)
