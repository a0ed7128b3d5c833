from __future__ import annotations

from pathlib import Path

from tests.ui.typing_robot import deaths


def test_a_kill_at_any_moment_loses_at_most_two_seconds_of_typing(tmp_path: Path) -> None:
    for death in deaths(tmp_path, robots=3, seed=7):
        assert death.kept >= death.owed
