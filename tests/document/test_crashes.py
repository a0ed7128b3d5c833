from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.document.conftest import Desk
from tests.document.crash_states import State, fat_states, journal_states
from tests.document.disks import RecordingDisk, Step
from tests.document.samples import content
from tests.torture.kill_saving import kill_writers

Rules = Callable[[Sequence[Step], State], Iterator[State]]


def applied(state: State, root: Path, base: Path) -> Desk:
    """A copy of the reports as they were before the save, changed to one crash state."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(base, root)
    for path, data in state.items():
        here = root / path.name
        if data is None:
            here.unlink(missing_ok=True)
        else:
            here.write_bytes(data)
    return Desk(root.parents[1])


@pytest.mark.parametrize("rules", [journal_states, fat_states])
@pytest.mark.parametrize("saved_before", [1, 25])
def test_whenever_the_power_fails_during_a_save_an_intact_generation_opens(
    desk: Desk, tmp_path: Path, rules: Rules, saved_before: int
) -> None:
    desk.filled(saved_before)
    base = tmp_path / "base"
    shutil.copytree(desk.generations, base)
    disk = RecordingDisk(piece=150)
    with desk.open(disk) as document:
        desk.save(document, content(99))
    assert [step.kind for step in disk.steps if step.kind != "write"][:3] == ["create", "sync_folder", "sync"]
    durable = next(at for at, step in enumerate(disk.steps) if step.kind == "sync") + 1
    states = 0
    for end in range(len(disk.steps) + 1):
        for state in rules(disk.steps[:end], {}):
            states += 1
            after = applied(state, tmp_path / "crashed" / desk.generations.parent.name / "g", base)
            with after.open() as document:
                expected = {content(99)} if end >= durable else {content(saved_before), content(99)}
                assert document.loaded.payload in expected
                assert not document.loaded.rivals
                after.save(document, content(100))
                changed = sum(not one.unfinished for one in document.loaded.damaged)
                assert len(document.versions()) + changed == len(after.files()), "nothing half-written is left"
            with after.open() as document:
                assert document.loaded.payload == content(100)
                assert not document.loaded.damaged
    assert states > 15


def test_a_killed_writer_leaves_an_intact_document_with_all_acknowledged_saves(tmp_path: Path) -> None:
    result = kill_writers(tmp_path / "reports", kills=40, seed=11)
    assert result.lost == 0
    assert result.damaged == 0
    assert result.inside > 0
