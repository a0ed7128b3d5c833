"""The report for the next year, begun from an earlier one: what goes on is filled in, the rest is listed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from lapreporter.checks.case import Case
from lapreporter.document.confirmation import marks_for
from lapreporter.document.content import CarriedMark, Content
from lapreporter.document.cover_marks import proposed_marks
from lapreporter.form.carrying import Carrying, Fate
from lapreporter.form.comparison import Answer, answers
from lapreporter.form.novelty import concrete, same_row
from lapreporter.form.visibility import has_content
from lapreporter.report.answers import Omission, Period, StatementBase
from lapreporter.report.contamination import AreaStatus, ContaminatedArea
from lapreporter.report.cover import Cover, Membership, MissingYear, ReportKind
from lapreporter.report.kinds import Kind
from lapreporter.report.node import Node, Row
from lapreporter.report.paths import find, get, has, leaf_at, replace
from lapreporter.report.plan import WorkPlan
from lapreporter.report.report import Report
from lapreporter.report.retained import RetainedRow
from lapreporter.report.shape import pattern_of
from lapreporter.report.stockpiles import StockRow

N = TypeVar("N", bound=Node)


class Why(StrEnum):
    """Why an answer of last year is not in the report for this one."""

    YEARLY = "yearly"
    """It belongs to the year that is over."""
    REPLACED = "replaced"
    """Its place is taken by what the program sets, or by last year's position at the end."""
    FINISHED = "finished"
    """Its row has come to an end: an area that was closed, a type of which none was left, a plan for a past year."""
    NO_ANSWER = "no_answer"
    """It speaks of an answer that is not in the new report."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """An answer of last year that was not carried over; the address is that of the earlier report."""

    path: str
    value: Any
    why: Why


@dataclass(frozen=True)
class CarriedOver:
    """The new report; what waits in it to be confirmed; what moved, by old address; what was left behind."""

    report: Report
    carried: Mapping[str, CarriedMark]
    moved: Mapping[str, str]
    dropped: tuple[Dropped, ...]

    def content(self, history: tuple[Report, ...]) -> Content:
        """A document to begin the year with; ``history`` holds the earlier reports, oldest first."""
        return Content(report=self.report, carried=dict(self.carried), history=history)


def carry_over(previous: Report, year: int, today: date, carrying: Carrying) -> CarriedOver:
    """The report for ``year``, begun from the last one before it.

    Rows keep their ids. Sentences keep the day on which they were said to be true until they are confirmed.
    """
    begun = _next(previous, "", carrying, year)
    begun = begun.model_copy(update={"revision": 0, "omissions": {}, "reasons": (), "coverage": None})
    begun, moved = _opened(begun, previous, carrying)
    begun, moved_gaps = _with_omissions(begun, previous, carrying)
    kept = tuple(reason for reason in previous.reasons if reason.path is None or has(begun, reason.path))
    begun = begun.model_copy(update={"reasons": kept, "cover": _cover(begun.cover, previous, year, today)})
    begun = replace(begun, "cover.marks", proposed_marks(begun, previous, carrying))
    if previous.cover.submitted_on is not None:
        moved["cover.submitted_on"] = "cover.last_report_on"
    moved |= moved_gaps
    waiting = [answer.path for answer in answers(begun) if _waits(answer, carrying)]
    dropped = tuple(_dropped(previous, begun, moved, carrying))
    return CarriedOver(begun, marks_for(begun, waiting, previous.year()), moved, dropped)


def _next(node: N, pattern: str, carrying: Carrying, year: int) -> N:
    """The node with what does not carry over emptied, row by row."""
    update: dict[str, Any] = {}
    for name, field in type(node).model_fields.items():
        value, place = getattr(node, name), f"{pattern}{name}"
        leaf = leaf_at(place)
        if leaf is None:
            if isinstance(value, Node):
                update[name] = _next(value, place + ".", carrying, year)
        elif not _goes_on(value, carrying.fate(place)):
            update[name] = field.default
        elif leaf.kind is Kind.TABLE:
            rows = (row for row in value if not _finished(row, year))
            update[name] = tuple(_next(row, place + "[].", carrying, year) for row in rows)
    return node.model_copy(update=update)


def _goes_on(value: Any, fate: Fate) -> bool:
    if fate is Fate.SETTLED:
        return isinstance(value, StatementBase) and value.settles()
    return fate in (Fate.CARRIES, Fate.PROGRAM)


def _finished(row: Row, year: int) -> bool:
    match row:
        case ContaminatedArea():
            return row.status is AreaStatus.CLOSED
        case StockRow() | RetainedRow():
            told = [balance for balance in (row.munitions, row.submunitions) if has_content(balance)]
            return bool(told) and all(balance.closing == 0 for balance in told)
        case WorkPlan():
            return row.year is not None and row.year < year
    return False


def _opened(begun: Report, previous: Report, carrying: Carrying) -> tuple[Report, dict[str, str]]:
    """Last year's positions at the end as positions at the start; and from where to where they moved."""
    moved: dict[str, str] = {}
    for opening, sources in carrying.openings.items():
        for path in concrete(opening, begun):
            for source in (same_row(source, path) for source in sources):
                value = find(previous, source)
                if value is not None:
                    begun = replace(begun, path, value)
                    moved[source] = path
                    break
    return begun, moved


def _with_omissions(begun: Report, previous: Report, carrying: Carrying) -> tuple[Report, dict[str, str]]:
    """Gaps that were stated for answers that go on; a gap at the end of last year is one at the start of this."""
    kept: dict[str, Omission] = {}
    moved: dict[str, str] = {}
    for path, omission in previous.omissions.items():
        opening = carrying.closings.get(pattern_of(path))
        to = same_row(opening, path) if opening else path
        if opening and has(begun, to) and get(begun, to) is None:
            kept[to], moved[path] = omission, to
        if _fate_of_gap(path, carrying) is Fate.CARRIES and has(begun, path):
            kept[path] = omission
    return begun.model_copy(update={"omissions": kept}), moved


def _fate_of_gap(path: str, carrying: Carrying) -> Fate:
    """The fate of what a gap speaks of; a part without one decision belongs to the year."""
    try:
        return carrying.fate(pattern_of(path))
    except KeyError:
        return Fate.YEARLY


def _cover(cover: Cover, previous: Report, year: int, today: date) -> Cover:
    voluntary = cover.membership in (Membership.SIGNATORY, Membership.NON_PARTY) or (
        cover.membership is None and cover.kind is ReportKind.VOLUNTARY
    )
    update = {
        "kind": ReportKind.VOLUNTARY if voluntary else ReportKind.ANNUAL,
        "period": Period(start=date(year, 1, 1), end=date(year, 12, 31)),
        "submitted_on": None,
        "last_report_on": previous.cover.submitted_on,
        "missing_years": tuple(_missing_years(previous, year, today)),
    }
    return cover.model_copy(update=update)


def _missing_years(previous: Report, year: int, today: date) -> Iterator[MissingYear]:
    """A row for each year between the reports, where an obligation was open that asks for its figures (LAP 44)."""
    case, last = Case(previous, today), previous.year()
    if last is not None and (case.stock_open or case.areas_open or case.retained_left):
        for between in range(last + 1, year):
            yield MissingYear(id=f"y{between}", year=between)


def _waits(answer: Answer, carrying: Carrying) -> bool:
    try:
        return carrying.fate(answer.pattern) in (Fate.CARRIES, Fate.SETTLED, Fate.OPENING)
    except KeyError:
        return False


def _dropped(previous: Report, begun: Report, moved: Mapping[str, str], carrying: Carrying) -> Iterator[Dropped]:
    """Every answer of last year that is found in the new report neither at its place nor where it moved to."""
    now = {answer.path: answer.value for answer in answers(begun)}
    for answer in answers(previous):
        if answer.path not in moved and now.get(answer.path) != answer.value:
            yield Dropped(answer.path, answer.value, _why(answer.path, begun, carrying))
    listed = {answer.path for answer in answers(previous) if isinstance(answer.value, Omission)}
    for path, omission in previous.omissions.items():
        if path not in listed and begun.omissions.get(path) != omission:
            yield Dropped(path, omission, Why.NO_ANSWER)
    for reason in previous.reasons:
        if reason not in begun.reasons:
            yield Dropped(f"reasons[{reason.id}]", reason, Why.NO_ANSWER)


def _why(path: str, begun: Report, carrying: Carrying) -> Why:
    row = path[: path.index("]") + 1] if "]" in path else ""
    if row and _fate_of_gap(row, carrying) is Fate.CARRIES and not has(begun, row):
        return Why.FINISHED
    replaced = _fate_of_gap(path, carrying) in (Fate.PROGRAM, Fate.OPENING)
    return Why.REPLACED if replaced else Why.YEARLY
