"""Rules for requests for more time (EXT)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lapreporter.checks.case import ENTRY, Case
from lapreporter.checks.deadlines import plus_years, request_due
from lapreporter.checks.finding import Place, Severity, Spot, at
from lapreporter.checks.rule import row_rule, rule
from lapreporter.checks.stockpiles.rows import MUNITIONS, SUBMUNITIONS
from lapreporter.report.obligations import ClearanceRequest, Request, StockpileRequest
from lapreporter.words import Area, Term, mark

_PARTS = (("munitions", MUNITIONS), ("submunitions", SUBMUNITIONS))


def _requests(case: Case) -> Iterator[tuple[str, StockpileRequest | ClearanceRequest, int]]:
    """Every request with its address and the longest time it may cover, in months."""
    for stock in case.report.stockpiles.requests:
        yield f"stockpiles.requests[{stock.id}]", stock, case.settings.stockpile_request_months
    for clearance in case.report.contamination.requests:
        yield f"contamination.requests[{clearance.id}]", clearance, case.settings.clearance_request_months


@rule(
    "EXT-01",
    Severity.WARNING,
    basis="Art. 3.5, 4.6; LAP 50.2",
    reads=("stockpiles.requests", "contamination.requests", "contamination.hostilities_ended_on", *ENTRY),
    what=mark("This request is dated {submitted}; it had to be in by {due}, {ground}."),
    why=mark("The meeting needs the time to look into it, and can extend only a deadline that has not passed."),
    how=mark("Submit it all the same, and talk to the Convention's Presidency and support unit now."),
)
def ext_01(case: Case) -> Iterator[Spot]:
    """Articles 3.5 and 4.6: nine months before the meeting that considers it (LAP 50.2)."""
    for path, request, _ in _requests(case):
        limits = []
        if request.meeting_on is not None:
            limits.append((request_due(request.meeting_on, case.settings.request_months_ahead), _NINE_MONTHS))
        deadline = _deadline_before(case, request) if isinstance(request, ClearanceRequest) else None
        if deadline is not None:
            limits.append((deadline, _DEADLINE))
        due, ground = min(limits, key=lambda limit: limit[0], default=(None, _DEADLINE))
        if due is not None and request.submitted_on is not None and request.submitted_on > due:
            yield at(f"{path}.submitted_on", submitted=request.submitted_on, due=due, ground=ground)


_NINE_MONTHS = Term(mark("nine months before its meeting"))
_DEADLINE = Term(mark("the day of the deadline that it asks to extend"))


def _deadline_before(case: Case, request: ClearanceRequest) -> date | None:
    """The Article 4 deadline that a request asks to extend: that of the extension before it, or the first one."""
    granted = [
        one.new_deadline
        for one in case.report.contamination.requests
        if one is not request
        and one.new_deadline
        and one.submitted_on
        and request.submitted_on
        and one.submitted_on < request.submitted_on
    ]
    start = case.report.contamination.hostilities_ended_on or case.entry_into_force
    return max(granted) if granted else plus_years(start, case.settings.clearance_years) if start else None


@rule(
    "EXT-02",
    Severity.ERROR,
    basis="Art. 3.3, 4.5, 4.8",
    reads=("stockpiles.requests", "contamination.requests"),
    what=mark("Months asked for: {months}. The most that one request may cover: {limit}."),
    why=mark("The meeting cannot grant more than the Convention allows."),
    how=mark("Shorten it; a new request is possible later."),
)
def ext_02(case: Case) -> Iterator[Spot]:
    """Article 3.3: up to four years; Articles 4.5 and 4.8: up to five."""
    for path, request, limit in _requests(case):
        if request.months is not None and request.months > limit:
            yield at(f"{path}.months", months=request.months, limit=limit)


@rule(
    "EXT-03",
    Severity.WARNING,
    basis="Art. 3.4, 4.6",
    reads=("stockpiles.requests", "contamination.requests", "omissions"),
    what=mark("The request lacks {point}."),
    why=mark("Incomplete requests come back with questions."),
    how=mark("Fill it in from the data of this report."),
)
def ext_03(case: Case) -> Iterator[Spot]:
    """Article 3.4 (a) to (f) and Article 4.6 (a) to (h): what a request has to contain."""
    for path, request, _ in _requests(case):
        points = _STOCK_POINTS if isinstance(request, StockpileRequest) else _CLEARANCE_POINTS
        for name, spoken in points.items():
            if getattr(request, name) in (None, "") and not case.omitted(f"{path}.{name}"):
                yield at(f"{path}.{name}", point=spoken)


_STOCK_POINTS = {
    "months": Term(mark("the length of the extension")),
    "reasons": Term(mark("the reasons")),
    "plan": Term(mark("the plan with its end")),
    "held_munitions": Term(mark("what was held at entry into force")),
    "destroyed_munitions": Term(mark("what was destroyed")),
    "remaining_munitions": Term(mark("what remains")),
}
_CLEARANCE_POINTS = {
    "months": Term(mark("the length of the extension")),
    "reasons": Term(mark("the reasons")),
    "preparation": Term(mark("the work of the first period and the plan for the next")),
    "means": Term(mark("the money and the technical means")),
    "total_m2": Term(mark("the area at the start and found since")),
    "released_m2": Term(mark("the area released")),
    "remaining_m2": Term(mark("the area that remains")),
    "impediments": Term(mark("what stood in the way")),
    "implications": Term(mark("the effects on people and environment")),
}


@rule(
    "EXT-04",
    Severity.WARNING,
    basis="LAP 15.1, 20.1",
    reads=("stockpiles.requests", "contamination.requests", "stockpiles.targets", "contamination.request_targets"),
    what=mark("The request has no work plan with targets and costs for each year."),
    why=mark("The plan of action asks for it."),
    how=mark("Add a row for each year of the extension."),
)
def ext_04(case: Case) -> Iterator[Spot]:
    """LAP 15.1 and 20.1: costed, multi-year plans with requests."""
    stock = any(row.cost.amount is not None for row in case.report.stockpiles.targets)
    area = any(row.cost.amount is not None for row in case.report.contamination.request_targets)
    for path, request, _ in _requests(case):
        planned = stock if isinstance(request, StockpileRequest) else area
        if request.new_deadline is None and not planned and not request.costed_plan:
            yield at(f"{path}.costed_plan")


@rule(
    "EXT-05",
    Severity.WARNING,
    basis="Art. 3.4 (d)-(f), 4.6 (d)-(f)",
    reads=("stockpiles.requests", "contamination.requests"),
    what=mark(
        "The request gives {held} at the start and found, {gone} dealt with and {left} left; these do not add up."
    ),
    why=mark("Others will add them up too."),
    how=mark("Correct one of the three."),
)
def ext_05(case: Case) -> Iterator[Spot]:
    """Articles 3.4 (d) to (f) and 4.6 (d) to (f): start, done and left agree."""
    for stock in case.report.stockpiles.requests:
        for part, _ in _PARTS:
            figures = [getattr(stock, f"{column}_{part}") for column in ("held", "destroyed", "remaining")]
            if None not in figures and figures[0] != figures[1] + figures[2]:
                path = f"stockpiles.requests[{stock.id}].held_{part}"
                yield at(path, held=figures[0], gone=figures[1], left=figures[2])
    for area in case.report.contamination.requests:
        start, gone, left = area.total_m2, area.released_m2, area.remaining_m2
        if start is not None and gone is not None and left is not None and start != gone + left:
            path = f"contamination.requests[{area.id}].total_m2"
            yield at(path, held=Area(start), gone=Area(gone), left=Area(left))


@rule(
    "EXT-06",
    Severity.WARNING,
    basis="Art. 3.3, 4.8",
    reads=("stockpiles.requests", "contamination.requests"),
    what=mark("The request for a further extension does not say {point}."),
    why=mark("The Convention asks for it."),
    how=mark("Explain it in the request."),
)
def ext_06(case: Case) -> Iterator[Spot]:
    """Article 3.3: exceptional circumstances; Article 4.8: what was done during the first extension."""
    for stock in case.report.stockpiles.requests[1:]:
        if not stock.exceptional:
            yield at(f"stockpiles.requests[{stock.id}].exceptional", point=_EXCEPTIONAL)
    for area in case.report.contamination.requests[1:]:
        if not area.first_extension:
            yield at(f"contamination.requests[{area.id}].first_extension", point=_FIRST)


_EXCEPTIONAL = Term(mark("what is exceptional about the circumstances"))
_FIRST = Term(mark("what was done during the first one"))


@row_rule(
    "EXT-07",
    Severity.ADVICE,
    each="contamination.requests",
    basis="Art. 4.6 (h); LAP 15, 20",
    what=mark("The request says nothing on risk education, gender or the environment."),
    why=mark("A good request also covers these."),
    how=mark("Add a few sentences on each."),
)
def ext_07(_: Case, request: Request, place: Place) -> Iterator[Spot]:
    """Article 4.6 (h): humanitarian, social, economic and environmental implications (LAP 15, 20)."""
    for name in ("risk_education", "gender", "environment"):
        if not getattr(request, name):
            yield at(place.to(name))
            return
