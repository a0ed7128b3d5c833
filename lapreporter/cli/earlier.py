"""Earlier reports and reports of partners given on the command line, for the rules that compare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from lapreporter.cli.sources import Source, read_source
from lapreporter.document import history
from lapreporter.errors import Contradicting
from lapreporter.report.report import Report
from lapreporter.words import Year


def read_sources(files: Iterable[Path] | None) -> tuple[Source, ...]:
    """The reports in these files. Raises a `RefusedFile` or a `StorageFailure`."""
    return tuple(read_source(file) for file in files or ())


def history_of(source: Source, earlier: Sequence[Source]) -> tuple[Report, ...]:
    """The earlier reports to compare with, oldest first: those given, and those that a `.lap` copy takes along.

    What is given for a year counts before what is taken along. Raises `AnotherState`, `NotEarlier`, `NoPlaceInTime`
    or `Contradicting`.
    """
    state, year = source.report.cover.state, source.report.year()
    if not earlier or state is None or year is None:
        return source.history
    found = history.gather(_sources(source, earlier), state, year)
    for _, failure in found.refused:
        raise failure
    for conflict in found.conflicts:
        raise Contradicting(name=conflict.first.name, other=conflict.second.name, year=Year(conflict.year))
    return found.reports


def _sources(source: Source, earlier: Sequence[Source]) -> Iterator[history.Source]:
    years = {one.report.year() for one in earlier}
    yield from (history.Source(one.file.name, one.report) for one in earlier)
    for holder in (source, *earlier):
        for report in holder.history:
            if report.year() not in years:
                years.add(report.year())
                yield history.Source(holder.file.name, report)
