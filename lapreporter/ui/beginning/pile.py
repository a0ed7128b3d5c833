"""The earlier reports that were given, and what the official decided about them. No widget."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from lapreporter.document.beginning import Earlier
from lapreporter.document.history import Source
from lapreporter.document.origin import Seal
from lapreporter.errors import Failure


@dataclass
class Pile:
    """``found`` and ``failed`` by the key under which each was given: the path of a file, or the id of a report.

    ``trusted`` are those used despite a broken seal, ``outvoted`` those that do not count beside another of their year.
    """

    found: dict[str, Earlier] = field(default_factory=dict)
    failed: dict[str, tuple[str, Failure]] = field(default_factory=dict)
    trusted: set[str] = field(default_factory=set)
    outvoted: set[str] = field(default_factory=set)

    def add(self, key: str, earlier: Earlier) -> None:
        """Put in what was read. A name that is taken gets its folder before it, so that two files stay apart."""
        taken = {one.name for other, one in self.found.items() if other != key}
        if earlier.name in taken:
            folder = Path(key).parent.name
            earlier = replace(earlier, name=f"{folder}/{earlier.name}" if folder else f"{earlier.name} ({key[:8]})")
        self.found[key] = earlier

    def name(self, key: str) -> str:
        """What a report is called, whether it could be read or not."""
        return self.found[key].name if key in self.found else self.failed[key][0]

    def remove(self, key: str) -> None:
        """Leave a report out, as if it had not been given."""
        self.found.pop(key, None)
        self.failed.pop(key, None)
        self.trusted.discard(key)
        self.outvoted.discard(key)

    def counted(self) -> tuple[Earlier, ...]:
        """The reports to begin from, as far as the official has not decided against them."""
        return tuple(one for key, one in self.found.items() if key not in self.outvoted and not self.is_doubtful(key))

    def is_doubtful(self, key: str) -> bool:
        """Whether a report waits for a word because its seal is broken."""
        return self.found[key].seal is Seal.BROKEN and key not in self.trusted

    def decide(self, winner: Source, rivals: Iterable[Source]) -> None:
        """Let one report count for its year, and not the others."""
        losers = [source.name for source in rivals if source.name != winner.name]
        for key, one in self.found.items():
            if one.name == winner.name:
                self.outvoted.discard(key)
            elif one.name in losers:
                self.outvoted.add(key)

    def prefer(self, key: str) -> None:
        """Let an outvoted report count instead of the others of its year."""
        chosen = self.found[key].source
        year = chosen.report.year()
        self.decide(chosen, [one.source for one in self.found.values() if one.content.report.year() == year])

    def state(self) -> str | None:
        """The State of the newest report, as a proposal."""
        years = ((one.content.report.year() or 0, one.content.report.cover.state) for one in self.found.values())
        return max((pair for pair in years if pair[1]), default=(0, None))[1]
