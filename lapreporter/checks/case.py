"""What the rules look at: a report, the day, what could not be read, earlier reports, and what is known of States."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from lapreporter.checks.deadlines import plus_years
from lapreporter.checks.meetings import Meetings
from lapreporter.checks.reference import Known, MunitionLibrary, Relation, StateFacts
from lapreporter.checks.settings import Settings
from lapreporter.checks.typed import Unread, understood
from lapreporter.checks.waiting import Waits
from lapreporter.form.carrying import Carrying
from lapreporter.report.contamination import AreaStatus, ContaminatedArea, Hazard
from lapreporter.report.cover import Mark, Marks, Membership, ReportKind
from lapreporter.report.obligations import ClearanceRequest, ObligationStatus, RequestOutcome, StockpileRequest
from lapreporter.report.report import EditionKey, Report
from lapreporter.report.stockpiles import StockpileStatementCode
from lapreporter.report.victim_assistance import VictimStatementCode

# What the properties of a case read, for the rules that use them.
ENTRY = ("cover.entry_into_force", "cover.state")
PREVIOUS = ("history", "cover.period")
STOCK_DEADLINE = (*ENTRY, "stockpiles.obligation", "stockpiles.requests")
CLEARANCE_DEADLINE = (
    *ENTRY,
    "contamination.obligation",
    "contamination.requests",
    "contamination.hostilities_ended_on",
)
STOCK_OPEN = ("stockpiles.obligation", "stockpiles.types", "stockpiles.statement", "cover.state")
AREAS_OPEN = ("contamination.obligation", "contamination.areas", "contamination.statement", "cover.state")
VICTIMS = ("victim_assistance.statement", "cover.state")
MEMBERSHIP = ("cover.membership", "cover.state")
YEAR = ("cover.period",)
POSITION = ("cover.period", "cover.submitted_on", "today")


# One object each for all cases: a checker remembers from case to case while they are the same.
_NO_LIBRARY, _NO_MEETINGS, _SETTINGS = MunitionLibrary(), Meetings(), Settings()


@dataclass(frozen=True, slots=True)
class AreaTotals:
    """Sums over the areas that still have to be dealt with; ``complete`` says that every one has a size."""

    rows: int = 0
    total_m2: int = 0
    cha_m2: int = 0
    sha_m2: int = 0
    complete: bool = True


@dataclass(frozen=True)
class Case:
    """Everything a rule may know.

    ``unread`` maps addresses to texts kept as typed, ``history`` is oldest first, ``partners`` are reports of other
    States, and ``imported_headings`` maps the letters of an imported form to the headings found under them.
    ``waiting`` are the questions whose answers were carried over and are not confirmed yet, in the order of the form;
    ``amends`` is the report as it was sent, where this one amends it. ``carrying`` says what becomes of each answer
    in the next year; without it nothing can be called new.
    """

    report: Report
    today: date
    unread: Mapping[str, str] = field(default_factory=dict)
    history: tuple[Report, ...] = ()
    states: Mapping[str, StateFacts] = field(default_factory=dict)
    library: MunitionLibrary = _NO_LIBRARY
    meetings: Meetings = _NO_MEETINGS
    partners: tuple[Report, ...] = ()
    imported_headings: Mapping[str, str] = field(default_factory=dict)
    settings: Settings = _SETTINGS
    waiting: tuple[Waits, ...] = ()
    amends: Report | None = None
    carrying: Carrying | None = None

    @cached_property
    def typed(self) -> tuple[Unread, ...]:
        """The texts that could not be read, with what stands in their way."""
        return understood(self.unread)

    @cached_property
    def facts(self) -> StateFacts | None:
        """What is known of the reporting State."""
        return self.states.get(self.report.cover.state or "")

    @cached_property
    def membership(self) -> Membership | None:
        """The State's relation to the Convention: its own word, otherwise what is known."""
        if self.report.cover.membership or self.facts is None:
            return self.report.cover.membership
        known = {Relation.PARTY: Membership.PARTY, Relation.SIGNATORY: Membership.SIGNATORY}
        return known.get(self.facts.status, Membership.NON_PARTY)

    @cached_property
    def entry_into_force(self) -> date | None:
        """The day on which the Convention took effect for the State."""
        return self.report.cover.entry_into_force or (self.facts.entry_into_force if self.facts else None)

    @cached_property
    def year(self) -> int | None:
        """The calendar year reported on."""
        return self.report.year()

    @cached_property
    def position_on(self) -> date:
        """The day for which closing figures stand: the last of the period, else the date of the report, else today."""
        return self.report.cover.period.end or self.report.cover.submitted_on or self.today

    @cached_property
    def earlier(self) -> tuple[Report, ...]:
        """The reports whose period ended before this one's, oldest first."""
        end = self.report.cover.period.end
        if end is None:
            return self.history
        return tuple(one for one in self.history if one.cover.period.end and one.cover.period.end < end)

    @cached_property
    def previous(self) -> Report | None:
        """The last earlier report."""
        return self.earlier[-1] if self.earlier else None

    @cached_property
    def last_full(self) -> Report | None:
        """The last earlier report that was more than a short form."""
        full = [one for one in self.earlier if not is_short(one)]
        return full[-1] if full else None

    @cached_property
    def is_short(self) -> bool:
        """Whether the report is a short form that says that nothing is new."""
        return self.report.edition is EditionKey.SHORT

    @cached_property
    def whole_history(self) -> bool:
        """Whether the reports at hand go back to the first."""
        first = self.history[0] if self.history else self.report
        return first.cover.kind is ReportKind.INITIAL

    @cached_property
    def stock_deadline(self) -> date | None:
        """The Article 3 deadline: as granted, as the State gives it, as known, or as computed."""
        obligation = self.report.stockpiles.obligation
        known = self.facts.article3_deadline if self.facts else None
        given = _granted(self.report.stockpiles.requests) or obligation.deadline or known
        return given or self._years_after(self.entry_into_force, self.settings.stockpile_years)

    @cached_property
    def clearance_deadline(self) -> date | None:
        """The Article 4 deadline: as granted, as the State gives it, as known, or as computed."""
        contamination = self.report.contamination
        known = self.facts.article4_deadline if self.facts else None
        given = _granted(contamination.requests) or contamination.obligation.deadline or known
        start = contamination.hostilities_ended_on or self.entry_into_force
        return given or self._years_after(start, self.settings.clearance_years)

    @cached_property
    def stock_left(self) -> int:
        """Cluster munitions left at the end of the period, as far as the rows say."""
        return sum(row.munitions.closing or 0 for row in self.report.stockpiles.types)

    @cached_property
    def stock_open(self) -> bool:
        """Whether stocks remain to be destroyed, by the report or else by what is known."""
        stockpiles = self.report.stockpiles
        if self.stock_left or any(row.submunitions.closing for row in stockpiles.types):
            return True
        if stockpiles.obligation.status is not None:
            return stockpiles.obligation.status is ObligationStatus.OUTSTANDING
        if stockpiles.statement.code is not None:
            return stockpiles.statement.code is StockpileStatementCode.HOLDS
        return self.facts is not None and self.facts.article3 is Known.OUTSTANDING

    @cached_property
    def retained_left(self) -> int:
        """Cluster munitions kept for permitted purposes at the end of the period, loose submunitions included."""
        rows = self.report.retained.types
        return sum(row.munitions.closing or (row.submunitions.closing if row.loose else 0) or 0 for row in rows)

    @cached_property
    def areas(self) -> AreaTotals:
        """Sums over the areas that are open at the end of the period."""
        listed = open_areas(self.report)
        sizes = [area.size_m2 for area in listed]
        cha, sha = (
            sum([area.size_m2 or 0 for area in listed if area.hazard is one]) for one in (Hazard.CHA, Hazard.SHA)
        )
        return AreaTotals(len(listed), sum([size or 0 for size in sizes]), cha, sha, None not in sizes)

    @cached_property
    def areas_open(self) -> bool:
        """Whether contaminated areas remain, by the report or else by what is known."""
        contamination = self.report.contamination
        if self.areas.rows:
            return True
        if contamination.obligation.status is not None:
            return contamination.obligation.status is ObligationStatus.OUTSTANDING
        if contamination.statement.code is not None:
            return contamination.statement.code.value == "contaminated"
        return self.facts is not None and self.facts.article4 is Known.OUTSTANDING

    @cached_property
    def area_left_m2(self) -> int | None:
        """Square metres left at the end of the period: as balanced, as printed, or as listed."""
        contamination = self.report.contamination
        for figure in (contamination.balance.closing_m2, contamination.stated_total.total_m2):
            if figure is not None:
                return figure
        return self.areas.total_m2 if self.areas.rows else None

    @cached_property
    def has_victims(self) -> bool:
        """Whether the State has cluster munition victims, by its own statement or else by what is known."""
        code = self.report.victim_assistance.statement.code
        if code is not None:
            return code is VictimStatementCode.VICTIMS
        return self.facts is not None and self.facts.victims is True

    def omitted(self, path: str) -> bool:
        """Whether the answer, or the whole it belongs to, is openly not given."""
        omissions = self.report.omissions
        if not omissions:
            return False
        parts = path.split(".")
        return any(".".join(parts[:end]) in omissions for end in range(len(parts), 0, -1))

    def explained(self, path: str) -> bool:
        """Whether the answer, or the whole it belongs to, is openly not given and the reason is told."""
        omissions, parts = self.report.omissions, path.split(".")
        heads = (omissions.get(".".join(parts[:end])) for end in range(len(parts), 0, -1)) if omissions else ()
        return any(one is not None and (one.explanation or "").strip() for one in heads)

    def settled(self, path: str) -> bool:
        """Whether an empty answer is openly omitted, or holds a typed text that another rule speaks of."""
        return path in self.unread or self.omitted(path)

    def unread_below(self, path: str) -> bool:
        """Whether a text that could not be read stands in this part of the report."""
        return any(typed == path or typed.startswith(path + ".") for typed in self.unread)

    def _years_after(self, start: date | None, years: int) -> date | None:
        return plus_years(start, years) if start else None


def is_short(report: Report) -> bool:
    """Whether a report is a short form, or says of every form that it is unchanged or not applicable."""
    marks = [getattr(report.cover.marks, form).mark for form in Marks.model_fields]
    return report.edition is EditionKey.SHORT or all(one in (Mark.UNCHANGED, Mark.NOT_APPLICABLE) for one in marks)


def is_open(area: ContaminatedArea) -> bool:
    """Whether an area still has to be dealt with: every listed area that is not said to be closed."""
    return area.status is not AreaStatus.CLOSED


def open_areas(report: Report) -> list[ContaminatedArea]:
    """The areas that still have to be dealt with; quicker over thousands than asking each."""
    closed = AreaStatus.CLOSED
    return [area for area in report.contamination.areas if area.status is not closed]


def _granted(requests: Iterable[StockpileRequest | ClearanceRequest]) -> date | None:
    return max(
        (one.new_deadline for one in requests if one.outcome is RequestOutcome.GRANTED and one.new_deadline),
        default=None,
    )
