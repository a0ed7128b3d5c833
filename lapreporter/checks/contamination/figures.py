"""Rules for the figures of contaminated land: what was there, found, released and is left (CLR)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lapreporter.checks.case import PREVIOUS, Case
from lapreporter.checks.finding import Place, Severity, Spot, at, named
from lapreporter.checks.rule import row_rule, rule
from lapreporter.checks.sums import area_gap, area_slack, given, total
from lapreporter.report.contamination import FoundItem, OrdnanceKind
from lapreporter.report.report import Report
from lapreporter.words import Area, Term, mark

_AREAS = "contamination.areas"
_BALANCE = "contamination.balance"
_REMNANT_KINDS = {OrdnanceKind.SUBMUNITION, OrdnanceKind.OTHER_REMNANT}


@rule(
    "CLR-01",
    Severity.ERROR,
    basis="Art. 7.1 (h), (i); LAP 24.1",
    reads=(_BALANCE, _AREAS, "unread"),
    what=mark(
        "The remaining area should be {calc}, you report {closing}; a difference of {difference} is not explained."
    ),
    why=mark("Readers check this sum first; land does not appear or disappear by itself."),
    how=mark("Look for new finds or new measurements that are not entered, or give the reason for the difference."),
    explainable=True,
)
def clr_01(case: Case) -> Iterator[Spot]:
    """Article 7.1 (h), (i): what was contaminated, found, released and remains agree (LAP 24.1)."""
    balance = case.report.contamination.balance
    gap = area_gap(balance, case.areas.rows, case.settings)
    if gap is not None and not balance.correction_reason and not case.unread_below(_BALANCE):
        yield at(
            f"{_BALANCE}.closing_m2",
            _BALANCE,
            calc=Area(gap.calc),
            closing=Area(gap.closing),
            difference=Area(gap.difference),
        )


@rule(
    "CLR-02",
    Severity.ERROR,
    basis="LAP 24; IMAS 07.11",
    reads=(_BALANCE, _AREAS),
    what=mark("You released {released}, more than was on record as contaminated ({recorded})."),
    why=mark("Only land that was on record can be released."),
    how=mark("Add the newly found areas first, or correct the release."),
)
def clr_02(case: Case) -> Iterator[Spot]:
    """LAP 24: land is cancelled, reduced or cleared out of what was recorded."""
    balance = case.report.contamination.balance
    released = total(balance.cancelled_m2, balance.reduced_m2, balance.cleared_m2)
    if balance.opening_m2 is None:
        return
    recorded = total(balance.opening_m2, balance.found_m2, max(balance.resurvey_m2 or 0, 0))
    figures = given(balance.opening_m2, balance.found_m2, released)
    if released - recorded > area_slack(figures, recorded, case.areas.rows, case.settings):
        yield at(_BALANCE, released=Area(released), recorded=Area(recorded))


@rule(
    "CLR-03",
    Severity.ERROR,
    basis="Art. 7.1 (h); LAP 24",
    reads=("contamination.stated_total", _BALANCE, _AREAS),
    what=mark("The total area is {total}, but {parts} add up to {sum}."),
    why=mark("A total that differs from its parts makes both doubtful."),
    how=mark("Correct the list or the total; an empty total is computed from the list."),
)
def clr_03(case: Case) -> Iterator[Spot]:
    """Article 7.1 (h): size of all areas; LAP 24: confirmed and suspected areas apart."""
    contamination = case.report.contamination
    stated, listed = contamination.stated_total, case.areas
    figure, path = stated.total_m2, "contamination.stated_total.total_m2"
    if figure is None:
        figure, path = contamination.balance.closing_m2, f"{_BALANCE}.closing_m2"
    if figure is None:
        return
    if listed.rows and _differs(case, figure, listed.total_m2, open_ended=not listed.complete):
        yield at(path, _AREAS, total=Area(figure), parts=_LISTED, sum=Area(listed.total_m2))
    classes = given(stated.cha_m2, stated.sha_m2, stated.unknown_m2)
    if classes and _differs(case, figure, sum(classes), open_ended=len(classes) == 1):
        yield at(path, "contamination.stated_total", total=Area(figure), parts=_CLASSES, sum=Area(sum(classes)))


_LISTED = Term(mark("the listed areas"))
_CLASSES = Term(mark("confirmed, suspected and unclassified areas"))


def _differs(case: Case, figure: int, parts: int, open_ended: bool) -> bool:
    """Whether a total differs from its parts; parts that are not all known may only be too small."""
    over = parts - figure
    slack = area_slack((figure, parts), figure, case.areas.rows, case.settings)
    return over > slack if open_ended else abs(over) > slack


@rule(
    "CLR-05",
    Severity.ERROR,
    basis="Art. 7.2",
    reads=(_BALANCE, *PREVIOUS),
    what=mark("Contaminated land: the report for {year} ended with {old}, this one starts with {new}."),
    why=mark("Readers compare the two reports."),
    how=mark("Carry the old figure over, and enter the difference as a new measurement or with its reason."),
)
def clr_05(case: Case) -> Iterator[Spot]:
    """Article 7.2: each year starts where the last one ended."""
    if case.previous is None:
        return
    new, old = case.report.contamination.balance, _closing(case.previous)
    if new.opening_m2 is None or old is None or new.resurvey_m2 or new.correction_reason:
        return
    if abs(new.opening_m2 - old) > case.settings.area_slack_m2:
        year = named(case.previous)
        yield at(f"{_BALANCE}.opening_m2", old=Area(old), new=Area(new.opening_m2), year=year)


def _closing(report: Report) -> int | None:
    contamination = report.contamination
    if contamination.balance.closing_m2 is not None:
        return contamination.balance.closing_m2
    return contamination.stated_total.total_m2


@rule(
    "CLR-06",
    Severity.WARNING,
    basis="LAP 24.1, 21.2; IMAS 07.11",
    reads=(_BALANCE, "omissions"),
    what=mark("Land was cleared, but nothing is said on land cancelled or reduced by survey."),
    why=mark("Only clearance means that deminers went over the ground; the three ways are counted separately."),
    how=mark("Give all three figures; zero is an answer."),
)
def clr_06(case: Case) -> Iterator[Spot]:
    """LAP 24.1: cancelled, reduced and cleared land are reported separately."""
    balance = case.report.contamination.balance
    if not balance.cleared_m2:
        return
    for name in ("cancelled_m2", "reduced_m2"):
        if getattr(balance, name) is None and not case.omitted(f"{_BALANCE}.{name}"):
            yield at(f"{_BALANCE}.{name}")
            return


@rule(
    "CLR-07",
    Severity.WARNING,
    basis="LAP 21; practice",
    reads=(_BALANCE, "contamination.items"),
    what=mark("Land was cleared ({cleared}), but no item is listed as found or destroyed."),
    why=mark("Clearance without finds suggests that survey could have cancelled the land."),
    how=mark("Enter the items, or say that nothing was found."),
)
def clr_07(case: Case) -> Iterator[Spot]:
    """LAP 21: survey comes before clearance, so that clearance meets contamination."""
    contamination = case.report.contamination
    items = any(item.found or item.destroyed for item in contamination.items)
    if contamination.balance.cleared_m2 and not items:
        yield at("contamination.items", cleared=Area(contamination.balance.cleared_m2))


@rule(
    "CLR-08",
    Severity.WARNING,
    basis="Art. 7.1 (i)",
    reads=(_BALANCE, "contamination.items", "contamination.released"),
    what=mark("Items were destroyed ({count}), but no cleared area is given."),
    why=mark("Readers cannot tell clearance from single finds."),
    how=mark("Enter the area, or mark the items as single finds, called spot tasks."),
)
def clr_08(case: Case) -> Iterator[Spot]:
    """Article 7.1 (i): type, quantity and size of what was cleared and destroyed."""
    contamination = case.report.contamination
    destroyed = total(*(item.destroyed for item in contamination.items if not item.spot_task))
    cleared = contamination.balance.cleared_m2 or any(row.cleared_m2 for row in contamination.released)
    if destroyed and not cleared:
        yield at("contamination.items", f"{_BALANCE}.cleared_m2", count=destroyed)


@row_rule(
    "CLR-09",
    Severity.ERROR,
    each="contamination.items",
    basis="Art. 7.1 (i), 2.7",
    what=mark("{name}: items are listed ({count}) without telling submunitions from other ordnance."),
    why=mark("Only cluster munition remnants count here."),
    how=mark(
        "Give submunitions separately from mines and other ordnance. If your records cannot tell them apart, "
        "give that as the reason."
    ),
    explainable=True,
)
def clr_09(_: Case, item: FoundItem, place: Place) -> Iterator[Spot]:
    """Articles 7.1 (i) and 2.7: cluster munition remnants, not other ordnance."""
    count = max(item.found or 0, item.destroyed or 0)
    if count and item.kind in (None, OrdnanceKind.NOT_SEPARATED):
        yield at(place.to("kind"), name=place.name(item.type), count=count)


@rule(
    "CLR-10",
    Severity.WARNING,
    basis="practice",
    reads=(_BALANCE, "contamination.items", *PREVIOUS),
    what=mark("Items destroyed per hectare cleared: {old} by the report for {year}, {new} now."),
    why=mark("That can be right, but often the area has a wrong unit."),
    how=mark("Check the cleared area and the number of items."),
)
def clr_10(case: Case) -> Iterator[Spot]:
    """The density of finds rarely changes tenfold within a year."""
    if case.previous is None:
        return
    old, new = _density(case.previous), _density(case.report)
    if old and new and not 1 / case.settings.density_factor <= new / old <= case.settings.density_factor:
        path, year = f"{_BALANCE}.cleared_m2", named(case.previous)
        yield at(path, "contamination.items", old=_rounded(old), new=_rounded(new), year=year)


def _density(report: Report) -> float | None:
    if not report.contamination.balance.cleared_m2:
        return None
    items = total(*(item.destroyed for item in report.contamination.items if item.kind in _REMNANT_KINDS))
    return items / (report.contamination.balance.cleared_m2 / 10_000) if items else None


def _rounded(value: float) -> Decimal:
    return Decimal(f"{value:.3g}")
