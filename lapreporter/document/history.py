"""The earlier reports of a State, gathered from several files: one for each year, oldest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lapreporter.document.content import HISTORY_BYTES, HISTORY_LIMIT
from lapreporter.document.origin import Origin, Seal
from lapreporter.errors import AnotherState, NoPlaceInTime, NotEarlier, RefusedFile
from lapreporter.form.comparison import Change, differences
from lapreporter.report.cover import ReportKind
from lapreporter.report.data import dump
from lapreporter.report.report import Report
from lapreporter.words import Country, Year


@dataclass(frozen=True, slots=True)
class Source:
    """A report, the name of the file or document it was read from, and what its seal said."""

    name: str
    report: Report
    seal: Seal = Seal.ABSENT

    @property
    def origin(self) -> Origin:
        """What a document notes of it."""
        return Origin.of(self.report.year(), self.name, self.seal)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two reports for one year that say different things; the official decides which of them counts."""

    year: int
    first: Source
    second: Source
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class History:
    """What came of gathering.

    ``sources`` are those that count, oldest first; ``superseded`` were amended later or are the same as another;
    ``refused`` holds the files that cannot be taken, each with the failure that says why; ``left_out`` the oldest for
    which a document has no room. No report of a year in conflict is among ``sources``.
    """

    sources: tuple[Source, ...]
    superseded: tuple[Source, ...]
    conflicts: tuple[Conflict, ...]
    refused: tuple[tuple[Source, RefusedFile], ...]
    left_out: tuple[Source, ...]

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports that count, oldest first."""
        return tuple(source.report for source in self.sources)


def gather(sources: Iterable[Source], state: str, year: int) -> History:
    """The history for a report of ``state`` (ISO 3166-1 alpha-3) for ``year``.

    To settle a conflict, gather again without the file that does not count.
    """
    by_year: dict[int, list[Source]] = {}
    refused: list[tuple[Source, RefusedFile]] = []
    for source in sources:
        failure = refusal(source, state, year)
        of_year = source.report.year()
        if failure is not None or of_year is None:
            refused.append((source, failure or NoPlaceInTime(name=source.name)))
        else:
            by_year.setdefault(of_year, []).append(source)
    counted, superseded, conflicts = [], [], []
    for of_year in sorted(by_year):
        newest, *older = _in_order(by_year[of_year])
        rivals = [other for other in older if _contradicts(newest, other)]
        conflicts += [Conflict(of_year, newest, rival, _differences(newest, rival)) for rival in rivals]
        superseded += [other for other in older if other not in rivals]
        if not rivals:
            counted.append(newest)
    room = _room(counted)
    kept, left_out = counted[len(counted) - room :], counted[: len(counted) - room]
    return History(tuple(kept), tuple(superseded), tuple(conflicts), tuple(refused), tuple(left_out))


def _room(sources: list[Source]) -> int:
    """How many of the newest reports a document has room for."""
    size = 0
    for count, source in enumerate(reversed(sources[-HISTORY_LIMIT:])):
        size += len(dump(source.report))
        if size > HISTORY_BYTES:
            return count
    return min(len(sources), HISTORY_LIMIT)


def refusal(source: Source, state: str, year: int) -> RefusedFile | None:
    """Why a report cannot be an earlier one of this State, or None if it can."""
    other, of_year = source.report.cover.state, source.report.year()
    if other is None or of_year is None:
        return NoPlaceInTime(name=source.name)
    if other != state:
        return AnotherState(name=source.name, other=Country(other), state=Country(state))
    if of_year >= year:
        return NotEarlier(name=source.name, other=Year(of_year), year=Year(year))
    return None


def _in_order(sources: list[Source]) -> list[Source]:
    """Amendments before what they amend, later ones before earlier ones."""
    return sorted(sources, key=_rank, reverse=True)


def _rank(source: Source) -> tuple[bool, date]:
    cover = source.report.cover
    return cover.kind is ReportKind.AMENDMENT, cover.submitted_on or date.min


def _contradicts(newest: Source, other: Source) -> bool:
    if not _differences(newest, other):
        return False
    amends = newest.report.cover.kind is ReportKind.AMENDMENT
    return not (amends and _rank(newest) > _rank(other))


def _differences(first: Source, second: Source) -> tuple[Change, ...]:
    return differences(first.report, second.report)
