"""Rules for the programme of clearance: plans, deadlines, completion and what comes after (CLR)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lapreporter.checks.case import AREAS_OPEN, CLEARANCE_DEADLINE, POSITION, PREVIOUS, Case
from lapreporter.checks.finding import EarlierReport, Place, Severity, Spot, at, named
from lapreporter.checks.rule import row_rule, rule
from lapreporter.checks.sums import total
from lapreporter.report.contamination import ContaminationStatementCode
from lapreporter.report.obligations import ClearanceTarget, ObligationStatus
from lapreporter.words import Area, Year, mark

_AREAS = "contamination.areas"
_BALANCE = "contamination.balance"


@rule(
    "CLR-20",
    Severity.WARNING,
    basis="Art. 7.1 (i); LAP 19.1",
    reads=(*AREAS_OPEN, "contamination.programme"),
    what=mark("The yearly targets in square metres or the end date are missing."),
    why=mark("Without them nobody can see whether the deadline will be met."),
    how=mark("Give the square metres planned for each year, and the end date."),
)
def clr_20(case: Case) -> Iterator[Spot]:
    """Article 7.1 (i): status and progress of programmes (LAP 19.1: yearly projections)."""
    programme = case.report.contamination.programme
    targets = any(target.planned_m2 is not None for target in programme.targets)
    if case.areas_open and not (targets and programme.planned_end):
        yield at("contamination.programme.targets" if not targets else "contamination.programme.planned_end")


@row_rule(
    "CLR-21",
    Severity.WARNING,
    each="contamination.programme.targets",
    reads=("contamination.programme.gap_reason",),
    basis="LAP 19.1",
    what=mark("For {year}: {planned} planned, {achieved} achieved, and no reason is given."),
    why=mark("The reason is also the basis for any request for help."),
    how=mark("Say what held the work back."),
)
def clr_21(case: Case, target: ClearanceTarget, place: Place) -> Iterator[Spot]:
    """LAP 19.1: progress against the yearly projection."""
    planned, achieved = target.planned_m2, target.achieved_m2
    if not planned or achieved is None or case.report.contamination.programme.gap_reason or target.year is None:
        return
    if achieved < case.settings.plan_share * planned:
        yield at(
            place.to("achieved_m2"),
            "contamination.programme.gap_reason",
            year=Year(target.year),
            planned=Area(planned),
            achieved=Area(achieved),
        )


@rule(
    "CLR-23",
    Severity.ERROR,
    basis="Art. 4.1, 4.5; LAP 50",
    reads=(_AREAS, _BALANCE, "contamination.stated_total", *CLEARANCE_DEADLINE, *POSITION),
    what=mark(
        "The deadline for clearing land, {deadline}, has passed. Contaminated land is left ({left}), and no extension "
        "is on record here."
    ),
    why=mark("Article 4 sets the deadline, and only a meeting of the States Parties can move it; readers will ask."),
    how=mark(
        "If an extension was granted, enter it. If not, say as the reason where things stand and what comes next; the "
        "Convention's Presidency and support unit can advise."
    ),
    explainable=True,
)
def clr_23(case: Case) -> Iterator[Spot]:
    """Articles 4.1 and 4.5: no area remains after the deadline, or an extension has been granted."""
    deadline, left = case.clearance_deadline, case.area_left_m2
    if deadline and left and deadline < case.position_on:
        yield at("contamination.obligation.deadline", "contamination.requests", deadline=deadline, left=Area(left))


@rule(
    "CLR-24",
    Severity.ERROR,
    basis="Art. 4.1",
    reads=(_AREAS, "contamination.obligation", "contamination.statement"),
    what=mark("You state that clearance is complete, but areas are still open: {count}, with {left} in all."),
    why=mark("Completion means that no known area is left."),
    how=mark("Close the areas, or withdraw the statement."),
)
def clr_24(case: Case) -> Iterator[Spot]:
    """Article 4.1: completion and open areas exclude each other."""
    contamination = case.report.contamination
    complete = (
        contamination.obligation.status is ObligationStatus.COMPLETED
        or contamination.statement.code is ContaminationStatementCode.CLEARED
    )
    if complete and case.areas.rows:
        yield at(_AREAS, "contamination.obligation.status", count=case.areas.rows, left=Area(case.areas.total_m2))


@rule(
    "CLR-25",
    Severity.WARNING,
    basis="Art. 4.1, 7.1 (h); LAP 22, 25",
    reads=(_AREAS, "contamination.declaration", "contamination.statement", *PREVIOUS),
    what=mark("Completion was declared ({declared}), and open areas are listed again ({count})."),
    why=mark("Others believed the work to be finished, and the deadline may be another one now."),
    how=mark(
        "Say when it was found, its size and the plan, and check the deadline with the Convention's support unit."
    ),
)
def clr_25(case: Case) -> Iterator[Spot]:
    """Articles 4.1 and 7.1 (h): finds after completion are reported (LAP 22, 25)."""
    declared: date | EarlierReport | None = case.report.contamination.declaration.declared_on
    before = case.previous
    if before is not None and before.contamination.statement.code is ContaminationStatementCode.CLEARED:
        declared = declared or named(before)
    stated = case.report.contamination.statement.code is ContaminationStatementCode.CLEARED
    if declared and case.areas.rows and not stated:
        yield at(_AREAS, "contamination.declaration", declared=declared, count=case.areas.rows)


@rule(
    "CLR-26",
    Severity.WARNING,
    basis="Art. 4.1 (b)",
    reads=("contamination.contaminated_after_entry", "contamination.hostilities_ended_on"),
    what=mark("Areas were contaminated after entry into force, but the end of the hostilities is not given."),
    why=mark("For such areas the ten years run from that day."),
    how=mark("Give the date, so that the right deadline is shown."),
)
def clr_26(case: Case) -> Iterator[Spot]:
    """Article 4.1 (b): ten years after the end of the active hostilities."""
    contamination = case.report.contamination
    if contamination.contaminated_after_entry and contamination.hostilities_ended_on is None:
        yield at("contamination.hostilities_ended_on", "contamination.contaminated_after_entry")


@rule(
    "CLR-27",
    Severity.WARNING,
    basis="Art. 4.3; LAP 6.1",
    reads=(_BALANCE, "contamination.programme.standards", "omissions"),
    what=mark("Land was released, but no national standard is named."),
    why=mark("Standards tell others how far the result can be trusted."),
    how=mark("Name them with the date of revision and the international standard they follow."),
)
def clr_27(case: Case) -> Iterator[Spot]:
    """Article 4.3: international standards, including IMAS, are taken into account (LAP 6.1)."""
    balance, path = case.report.contamination.balance, "contamination.programme.standards"
    released = total(balance.cancelled_m2, balance.reduced_m2, balance.cleared_m2)
    if released and not case.report.contamination.programme.standards and not case.omitted(path):
        yield at(path)


@rule(
    "CLR-29",
    Severity.WARNING,
    basis="LAP 7.1; IMAS 05.10",
    reads=(*AREAS_OPEN, "contamination.system", "omissions"),
    what=mark("Where are the clearance data kept, and by whom?"),
    why=mark("Data without a keeper are lost with the next change of staff."),
    how=mark("Name the system and the institution."),
)
def clr_29(case: Case) -> Iterator[Spot]:
    """LAP 7.1: a national information management system."""
    system, path = case.report.contamination.system, "contamination.system.name"
    if case.areas_open and not (system.name and system.owner) and not case.omitted(path):
        yield at(path)


@rule(
    "CLR-28",
    Severity.ADVICE,
    basis="Art. 4.4",
    reads=("contamination.used_elsewhere",),
    what=mark("Did your State, before it joined, use or leave cluster munitions in what is now another State Party?"),
    why=mark("The Convention strongly encourages help and information, such as types, numbers and places."),
    how=mark("Answer yes or no."),
)
def clr_28(case: Case) -> Iterator[Spot]:
    """Article 4.4: those who used cluster munitions are encouraged to assist those who are affected."""
    if case.report.contamination.used_elsewhere is None:
        yield at("contamination.used_elsewhere")


@rule(
    "CLR-30",
    Severity.ADVICE,
    basis="LAP 23.1, 4.1",
    reads=(*AREAS_OPEN, "contamination.priorities", "contamination.gender"),
    what=mark("How do you choose which area comes first, and who was asked?"),
    why=mark("Women, girls, boys and men know different dangers."),
    how=mark("Two sentences are enough."),
)
def clr_30(case: Case) -> Iterator[Spot]:
    """LAP 23.1: priorities follow needs; LAP 4.1: different groups are heard."""
    contamination = case.report.contamination
    if case.areas_open and not (contamination.priorities and contamination.gender):
        yield at("contamination.gender" if contamination.priorities else "contamination.priorities")


@rule(
    "CLR-31",
    Severity.ADVICE,
    basis="LAP 22.1",
    reads=(*AREAS_OPEN, "contamination.residual"),
    what=mark("Who will deal with items found after completion, and with which money?"),
    why=mark("It is easier to plan before the teams go home."),
    how=mark("Name the institution."),
)
def clr_31(case: Case) -> Iterator[Spot]:
    """LAP 22.1: a sustainable national capacity for later finds."""
    if case.areas_open and not case.report.contamination.residual.institution:
        yield at("contamination.residual.institution")


@rule(
    "CLR-32",
    Severity.ADVICE,
    basis="LAP 21.1",
    reads=(_BALANCE, "contamination.new_methods", "contamination.environment"),
    what=mark("Was there any new method, or any measure to protect soil and water?"),
    why=mark("Others look for such experience."),
    how=mark("One sentence is enough."),
)
def clr_32(case: Case) -> Iterator[Spot]:
    """LAP 21.1: innovation and the environment."""
    contamination = case.report.contamination
    balance = contamination.balance
    released = total(balance.cancelled_m2, balance.reduced_m2, balance.cleared_m2)
    if released and not contamination.new_methods and not contamination.environment:
        yield at("contamination.new_methods")
