"""The earlier reports of the same State that lie on this computer, for a document that is opened."""

from __future__ import annotations

from collections.abc import Iterator

from lapreporter.document.content import Content, from_bytes
from lapreporter.document.history import Source, gather
from lapreporter.document.origin import Origin, Seal
from lapreporter.document.protection import Key, Keyring
from lapreporter.document.shelf import Shelf
from lapreporter.errors import Failure
from lapreporter.report.cover import ReportKind


def with_own_reports(content: Content, shelf: Shelf, report_id: str, key: Key | None = None) -> Content:
    """The content with the user's own reports for years that its history lacks, and with amendments of the others.

    What the official chose for a year stays. A report that cannot be read, and two that contradict each other, are
    left out: nobody waits for them here. A protected report is taken only into one that the same ``key`` protects.
    """
    state, year = content.report.cover.state, content.report.year()
    if state is None or year is None:
        return content
    noted = {origin.year: origin for origin in content.origins}
    known = {one.year() for one in content.history}
    own = [source for source in _own(shelf, report_id, state, year, key) if _adds(source, known)]
    if not own:
        return content
    taken = [Source(_name(noted, one.year()), one, _seal(noted, one.year())) for one in content.history]
    found = gather((*taken, *own), state, year)
    if {one.year() for one in found.reports} < known or found.reports == content.history:
        return content
    update = {"history": found.reports, "origins": _origins(content, found.sources)}
    return content.model_copy(update=update)


def _own(shelf: Shelf, report_id: str, state: str, year: int, key: Key | None) -> Iterator[Source]:
    keyring = Keyring()
    if key is not None:
        keyring.add(key)
    for entry in shelf.entries():
        told = entry.newest.header.summary if entry.newest else {}
        of_year = told.get("year")
        if entry.report_id == report_id or told.get("state") != state or not isinstance(of_year, int):
            continue
        if of_year < year:
            try:
                loaded, _ = shelf.read(entry.report_id, keyring)
                kept = from_bytes(loaded.payload, entry.report_id)
            except Failure:
                continue
            broken = any(one.year == of_year and one.seal is Seal.BROKEN for one in kept.origins)
            yield Source(f"{state} {of_year}", kept.report, Seal.BROKEN if broken else Seal.ABSENT)


def _adds(source: Source, known: set[int | None]) -> bool:
    return source.report.year() not in known or source.report.cover.kind is ReportKind.AMENDMENT


def _name(noted: dict[int | None, Origin], year: int | None) -> str:
    return noted[year].name if year in noted else str(year)


def _seal(noted: dict[int | None, Origin], year: int | None) -> Seal:
    return noted[year].seal if year in noted else Seal.ABSENT


def _origins(content: Content, sources: tuple[Source, ...]) -> tuple[Origin, ...]:
    """Where the reports came from; what was noted before of a report stays."""
    held = {one.year(): one for one in content.history}
    noted = {origin.year: origin for origin in content.origins}
    fresh = {one.report.year(): one.origin for one in sources if held.get(one.report.year()) is not one.report}
    return tuple({**noted, **fresh}.values())
