from __future__ import annotations

from pathlib import Path

from tests.ui.typing_robot import deaths


def test_sixty_kills_of_a_typing_robot_lose_at_most_two_seconds_each(tmp_path: Path) -> None:
    for pair in range(30):
        for death in deaths(tmp_path / str(pair), robots=2, seed=pair):
            assert death.kept >= death.owed
