"""Rules that compare with earlier years and with what is known of the State (YOY)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import accumulate

from lapreporter.checks.case import AREAS_OPEN, ENTRY, POSITION, PREVIOUS, STOCK_OPEN, Case
from lapreporter.checks.deadlines import plus_years
from lapreporter.checks.finding import Severity, Spot, at, named
from lapreporter.checks.obstacles import spoken_years
from lapreporter.checks.prose import YEAR as A_YEAR
from lapreporter.checks.prose import sentences_of, sizes, texts
from lapreporter.checks.reference import Known
from lapreporter.checks.rule import rule
from lapreporter.checks.sums import total
from lapreporter.report.cover import ReportKind
from lapreporter.report.obligations import ObligationStatus, RequestOutcome
from lapreporter.report.report import Report
from lapreporter.words import Area, Listing, Span, Term, Year, mark

_STATUS = {
    "none": Term(mark("no obligation")),
    "outstanding": Term(mark("outstanding")),
    "completed": Term(mark("completed")),
}
_ARTICLE_3 = Term(mark("Article 3 (stockpiles)"))
_ARTICLE_4 = Term(mark("Article 4 (clearance)"))


@rule(
    "YOY-01",
    Severity.WARNING,
    basis="practice",
    reads=(
        "contamination.balance",
        "contamination.stated_total",
        "stockpiles.types",
        "stockpiles.stated_total",
        "retained.types",
        "risk_education.reached",
        *PREVIOUS,
    ),
    what=mark("{field}: {old} by the report for {year}, {new} now, almost exactly a factor of {factor}."),
    why=mark("Such a step often comes from a wrong unit."),
    how=mark("Check square metres, hectares and square kilometres, or thousands."),
)
def yoy_01(case: Case) -> Iterator[Spot]:
    """A change by a power of ten is mostly one of units."""
    if case.previous is None:
        return
    before = {path: figure for path, _, figure in _figures(case.previous)}
    for path, name, new in _figures(case.report):
        old = before.get(path)
        factor = _unit_factor(case, old, new) if old and new else None
        if factor is not None:
            is_area = path.endswith("_m2")
            yield at(
                path,
                field=name,
                old=Area(old or 0) if is_area else old or 0,
                new=Area(new or 0) if is_area else new or 0,
                factor=factor,
                year=named(case.previous),
            )


def _figures(report: Report) -> Iterator[tuple[str, Term, int | None]]:
    contamination, stockpiles = report.contamination, report.stockpiles
    yield "contamination.balance.opening_m2", _AREA_AT_START, contamination.balance.opening_m2
    yield "contamination.balance.cleared_m2", _AREA_CLEARED, contamination.balance.cleared_m2
    yield "contamination.balance.closing_m2", _AREA_AT_END, contamination.balance.closing_m2
    yield "contamination.stated_total.total_m2", _AREA_AT_END, contamination.stated_total.total_m2
    yield "stockpiles.stated_total.munitions", _STOCK, stockpiles.stated_total.munitions
    yield "stockpiles.types", _STOCK, total(*(row.munitions.closing for row in stockpiles.types))
    yield "retained.types", _RETAINED, total(*(row.munitions.closing for row in report.retained.types))
    yield "risk_education.reached", _REACHED, report.risk_education.reached.persons()


_AREA_AT_START = Term(mark("The contaminated area at the start"))
_AREA_AT_END = Term(mark("The contaminated area at the end"))
_AREA_CLEARED = Term(mark("The area cleared"))
_STOCK = Term(mark("The number of munitions in stock"))
_RETAINED = Term(mark("The number of munitions retained"))
_REACHED = Term(mark("The number of people reached"))


def _unit_factor(case: Case, old: int, new: int) -> int | None:
    ratio = max(old, new) / min(old, new)
    share = float(case.settings.unit_share)
    return next((factor for factor in case.settings.unit_factors if abs(ratio / factor - 1) <= share), None)


@rule(
    "YOY-04",
    Severity.WARNING,
    basis="what is known of the State",
    reads=("stockpiles.obligation.status", "contamination.obligation.status", "cover.state", *POSITION),
    what=mark("As far as we know, the status under {obligation} is “{known}”; your report says “{entered}”."),
    why=mark("Your entry counts; our list may be out of date."),
    how=mark("Confirm your entry in a few words, or correct it."),
)
def yoy_04(case: Case) -> Iterator[Spot]:
    """What the report says of an obligation is laid beside what is known of the State."""
    # What is known is of today; of older years it says nothing.
    if case.facts is None or case.position_on.year < case.today.year - case.settings.known_years:
        return
    pairs = (
        ("stockpiles", _ARTICLE_3, case.facts.article3, case.report.stockpiles.obligation.status),
        ("contamination", _ARTICLE_4, case.facts.article4, case.report.contamination.obligation.status),
    )
    for section, name, known, entered in pairs:
        if entered is None or entered is ObligationStatus.UNKNOWN or known is Known.UNKNOWN:
            continue
        if known.value == entered.value:
            continue
        path = f"{section}.obligation.status"
        yield at(path, obligation=name, known=_STATUS[known.value], entered=_STATUS[entered.value])


@rule(
    "YOY-05",
    Severity.WARNING,
    basis="Art. 3.2, 4.1, 17.2",
    reads=(
        *ENTRY,
        "stockpiles.obligation.deadline",
        "stockpiles.requests",
        "contamination.obligation.deadline",
        "contamination.requests",
        "contamination.hostilities_ended_on",
    ),
    what=mark("By our calculation the deadline is {calc}. You entered {entered}."),
    why=mark("A deadline moves only by decision of a meeting of States."),
    how=mark("Say in the request which meeting granted it, or correct the date."),
)
def yoy_05(case: Case) -> Iterator[Spot]:
    """Articles 3.2 and 4.1: eight and ten years after entry into force, and extensions."""
    settings, stock, area = case.settings, case.report.stockpiles, case.report.contamination
    start = area.hostilities_ended_on or case.entry_into_force
    pairs = (
        ("stockpiles", stock, case.entry_into_force, settings.stockpile_years, _known(case, "article3_deadline")),
        ("contamination", area, start, settings.clearance_years, _known(case, "article4_deadline")),
    )
    for section, part, counted_from, years, known in pairs:
        entered = part.obligation.deadline
        computed = plus_years(counted_from, years) if counted_from else None
        granted = {one.new_deadline for one in part.requests if one.outcome is RequestOutcome.GRANTED}
        if entered and computed and entered not in {computed, known, *granted}:
            yield at(f"{section}.obligation.deadline", calc=known or computed, entered=entered)


def _known(case: Case, column: str) -> date | None:
    deadline: date | None = getattr(case.facts, column) if case.facts else None
    return deadline


@rule(
    "YOY-08",
    Severity.WARNING,
    basis="LAP 44.1",
    reads=("cover.missing_years", "retained", *STOCK_OPEN, *AREAS_OPEN, *PREVIOUS),
    what=mark(
        "The last report at hand is that for {last}. None is known for {years}, while an obligation is open or "
        "munitions are kept."
    ),
    why=mark("After two years without information the President offers support."),
    how=mark("Give the figures of each missing year on the cover page; that settles it."),
)
def yoy_08(case: Case) -> Iterator[Spot]:
    """LAP 44.1: two years without a report while there is something to report."""
    before = case.previous.year() if case.previous else None
    start = case.report.cover.period.start
    if before is None or case.year is None or not (case.stock_open or case.areas_open or case.retained_left):
        return
    told = {row.year for row in case.report.cover.missing_years}
    first = start.year if start else case.year
    missing = [year for year in range(before + 1, first) if year not in told]
    if len(missing) >= case.settings.missing_years:
        yield at("cover.missing_years", last=Year(before), years=spoken_years(missing))


@rule(
    "YOY-09",
    Severity.WARNING,
    basis="Art. 7.2",
    reads=(
        "cover.kind",
        "cover.period",
        "stockpiles.statement",
        "retained.statement",
        "contamination.statement",
        "victim_assistance.known_as_of",
    ),
    what=mark("The figures are given as of {day}."),
    why=mark("Figures of another day cannot be compared with those of other years."),
    how=mark("Give the position on 31 December {year}, and newer news in the text."),
)
def yoy_09(case: Case) -> Iterator[Spot]:
    """Article 7.2: the position on the last day of the calendar year."""
    report = case.report
    if report.cover.kind is not ReportKind.ANNUAL or case.year is None:
        return
    days = {
        f"{section}.statement": statement.as_of
        for section, statement in (
            ("stockpiles", report.stockpiles.statement),
            ("retained", report.retained.statement),
            ("contamination", report.contamination.statement),
        )
        if statement.code is statement.LISTED
    }
    days["victim_assistance.known_as_of"] = report.victim_assistance.known_as_of
    for path, day in days.items():
        if day is not None and day != date(case.year, 12, 31):
            yield at(path, "cover.period", day=day, year=Year(case.year))


@rule(
    "YOY-10",
    Severity.WARNING,
    basis="practice",
    reads=("contamination", "stockpiles.types", *PREVIOUS),
    what=mark("{value} looks like a total of several years: {years}."),
    why=mark("Figures of one year and totals cannot be compared."),
    how=mark("Enter only what belongs to this year."),
)
def yoy_10(case: Case) -> Iterator[Spot]:
    """A figure of one year is not the sum of several."""
    cleared = case.report.contamination.balance.cleared_m2
    if cleared:
        summed = _years_summed(case, cleared, lambda report: report.contamination.balance.cleared_m2)
        years = _listing(summed) if summed else _years_in_text(case, cleared)
        if years:
            yield at("contamination.balance.cleared_m2", value=Area(cleared), years=years)
    destroyed = _destroyed(case.report)
    summed = _years_summed(case, destroyed, _destroyed) if destroyed else ()
    if summed and destroyed:
        yield at("stockpiles.types", value=destroyed, years=_listing(summed))


def _destroyed(report: Report) -> int | None:
    return total(*(row.munitions.destroyed for row in report.stockpiles.types)) or None


def _listing(years: tuple[int, ...]) -> Listing:
    return Listing(tuple(Year(year) for year in years))


def _years_summed(case: Case, value: int, figure: Callable[[Report], int | None]) -> tuple[int, ...]:
    """The last years, two or more, whose figures add up to the value."""
    past = [(report.year(), figure(report)) for report in reversed(case.earlier)]
    sums = accumulate(past, lambda made, one: (one[0], (made[1] or 0) + (one[1] or 0)))
    for count, (_, made) in enumerate(sums, 1):
        if count > 1 and made == value and all(amount for _, amount in past[:count]):
            return tuple(sorted(year for year, _ in past[:count] if year is not None))
    return ()


def _years_in_text(case: Case, value: int) -> Span | None:
    """The years to which a text ascribes the same surface."""
    for _, text in texts(case, "contamination."):
        for sentence in sentences_of(text):
            years = sorted({int(year) for year in A_YEAR.findall(sentence)})
            if len(years) > 1 and any(size.fits(value) for size in sizes(sentence)):
                return Span(Year(years[0]), Year(years[-1]))
    return None
