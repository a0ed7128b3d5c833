from __future__ import annotations

from pathlib import Path

import pytest

from tests.torture.kill_changing import kill_changers


@pytest.mark.parametrize("seed", range(3))
def test_a_hundred_kills_while_protection_changes_lose_nothing_and_leave_nothing_to_read(
    tmp_path: Path, seed: int
) -> None:
    result = kill_changers(tmp_path, kills=100, seed=seed)
    assert result.faults == []
    assert result.inside > 30
    assert result.opening > 0
