"""The reports on this computer as rows of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lapreporter.document.shelf import Entry
from lapreporter.ui.desk import Front
from lapreporter.ui.keeping import PROTECTED
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.rows import RowColumns, RowContent
from lapreporter.words import PRACTICE_STATE, Country, mark

SAVED = mark("Last saved {moment}")
SAVED_BROKEN = mark("Last saved {moment}. Parts of it come from a file whose seal was broken.")
SEAL_BROKEN = mark("Seal broken")
UNREADABLE = mark("This report cannot be opened")
NO_STATE = mark("State not chosen yet")
KIND_OF = mark("{state}: {kind}")
SIGNED = mark("Signed")
KINDS = {
    "initial": mark("Initial report"),
    "annual": mark("Annual report"),
    "amendment": mark("Amended report"),
    "voluntary": mark("Voluntary report"),
}
REPORT = mark("Report")
COLUMNS = RowColumns(marker=60, counts=0, time=0, status=136)


@dataclass(frozen=True, slots=True)
class Listed:
    """A report in the list: what it is, when it was saved, or why it cannot be opened.

    ``broken`` where parts of it come from a file whose seal was broken; ``protected`` where a passphrase opens it.
    """

    report_id: str
    state: str | None
    year: int | None
    saved_at: datetime | None
    kind: str = ""
    signed: bool = False
    broken: bool = False
    protected: bool = False
    problem: str = ""


def listed(entry: Entry, front: Front) -> Listed:
    """What the list shows of a report on the shelf."""
    if entry.newest is None:
        problem = " ".join(entry.problem.sentences(front.language)) if entry.problem else ""
        return Listed(entry.report_id, None, None, None, problem=problem)
    header = entry.newest.header
    state, year, kind = (header.summary.get(name) for name in ("state", "year", "kind"))
    return Listed(
        entry.report_id,
        state if isinstance(state, str) else None,
        year if isinstance(year, int) else None,
        header.saved_at.astimezone(),
        kind if isinstance(kind, str) else "",
        signed=header.milestone == "signed",
        broken=header.summary.get("broken_seal") is True,
        protected=header.protection is not None,
    )


def state_of(reports: Sequence[Listed]) -> str | None:
    """The State of the newest report that is no exercise."""
    return next((one.state for one in reports if one.state and one.state != PRACTICE_STATE), None)


def earlier_of(reports: Sequence[Listed], state: str | None, year: int) -> list[Listed]:
    """The reports of a State for earlier years that can be read, the latest year first."""
    found = [one for one in reports if one.state == state and one.year and one.year < year and not one.problem]
    return sorted(found, key=lambda one: one.year or 0, reverse=True)


def row_of(front: Front, report: Listed, state: str | None) -> RowContent:
    """A row for a report; its State is named when it is another than ``state``."""
    say = front.say
    if report.problem:
        return RowContent(Icon.WARNING, say(UNREADABLE), report.problem)
    kind = say(KINDS.get(report.kind, REPORT))
    owner = Country(report.state) if report.state else say(NO_STATE)
    name = kind if report.state and report.state == state else say(KIND_OF, {"state": owner, "kind": kind})
    saved = SAVED_BROKEN if report.broken else SAVED
    details = [say(saved, {"moment": report.saved_at})] if report.saved_at else []
    details += [say(PROTECTED)] if report.protected else []
    detail = " · ".join(details)
    year = str(report.year) if report.year else "–"
    if report.signed:
        return RowContent(year, name, detail, status=Mark.DONE, word=say(SIGNED))
    if report.broken:
        return RowContent(year, name, detail, status=Mark.WARNING, word=say(SEAL_BROKEN))
    return RowContent(year, name, detail)
