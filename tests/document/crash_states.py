"""What a disk may hold after the power fails during recorded operations, under two sets of rules.

*Journal*: names become durable in the order in which they were made or removed; content only by syncing the file.
*FAT*: any subset of the names not yet synced may be there, in any order, and a name without a later sync of its
file has no or any content. Both are stricter than the systems they stand for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from pathlib import Path
from typing import TypeAlias

from tests.document.disks import Step

State: TypeAlias = Mapping[Path, bytes | None]
"""For each file touched, its content, or None when it is not there."""

NAMING = {"create", "delete"}


def journal_states(steps: Sequence[Step], before: State) -> Iterator[State]:
    """All states when the power fails right after the last of the steps."""
    synced = max((at + 1 for at, step in enumerate(steps) if step.kind in {"sync", "sync_folder"}), default=0)
    for end in range(synced, len(steps) + 1):
        yield from _contents(steps, before, [step for step in steps[:end] if step.kind in NAMING])


def fat_states(steps: Sequence[Step], before: State) -> Iterator[State]:
    """All states when the power fails right after the last of the steps."""
    synced = max((at + 1 for at, step in enumerate(steps) if step.kind == "sync_folder"), default=0)
    certain = [step for step in steps[:synced] if step.kind in NAMING]
    open_ones = [step for step in steps[synced:] if step.kind in NAMING]
    for count in range(len(open_ones) + 1):
        for chosen in combinations(open_ones, count):
            yield from _contents(steps, before, certain + list(chosen))


def _contents(steps: Sequence[Step], before: State, naming: Sequence[Step]) -> Iterator[State]:
    deleted = {step.path for step in naming if step.kind == "delete"}
    created = [step.path for step in naming if step.kind == "create" and step.path not in deleted]
    absent: dict[Path, bytes | None] = {path: None for path in before if before[path] is None}
    absent |= dict.fromkeys(deleted)
    for contents in product(*(_versions(steps, path) for path in created)):
        yield {**before, **absent, **dict(zip(created, contents, strict=True))}


def _versions(steps: Sequence[Step], path: Path) -> set[bytes]:
    own = [step for step in steps if step.path == path]
    pieces = [step.data for step in own if step.kind == "write"]
    whole = b"".join(pieces)
    if any(step.kind == "sync" for step in own):
        return {whole}
    found = {b"", whole}
    for kept in product((True, False), repeat=len(pieces)):
        torn = b"".join(piece if keep else bytes(len(piece)) for piece, keep in zip(pieces, kept, strict=True))
        found |= {torn, torn[: len(torn) * 2 // 3]}
    return found
