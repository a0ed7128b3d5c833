"""Rules for munitions retained, acquired and transferred (RET)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lapreporter.checks.case import PREVIOUS, YEAR, Case
from lapreporter.checks.finding import Place, Severity, Spot, at, named
from lapreporter.checks.reference import Relation, type_key
from lapreporter.checks.rule import row_rule, rule
from lapreporter.checks.stockpiles import MUNITIONS, SUBMUNITIONS, lots_of
from lapreporter.checks.sums import retained_gap, total
from lapreporter.report.answers import first_day
from lapreporter.report.report import Report
from lapreporter.report.retained import RetainedRow, RetainedStatementCode, Transfer, TransferDirection
from lapreporter.words import Country, Listing, Term, Year, mark

_TABLE = "retained.types"
_PARTS = (("munitions", MUNITIONS), ("submunitions", SUBMUNITIONS))
_REQUIRED = (
    ("planned_use", Term(mark("the planned use"))),
    ("actual_use", Term(mark("the actual use"))),
    ("lots", Term(mark("the lot numbers"))),
)
_NO_RECEIVER = Term(mark("the receiving State is not named"))
_NO_PURPOSE = Term(mark("the purpose is not named"))
_NOT_PARTY = Term(mark("the receiving State is not recorded as a State Party"))


def _kept(row: RetainedRow) -> bool:
    return bool(row.munitions.closing or row.submunitions.closing)


@row_rule(
    "RET-01",
    Severity.ERROR,
    each=_TABLE,
    reads=("unread",),
    basis="Art. 3.8; LAP 17",
    what=mark(
        "{type}, {what}: {opening} at the start and the entries of the year make {calc}, but you give {closing} at "
        "the end."
    ),
    why=mark("What was kept, used and destroyed has to be clear each year. The difference is {difference}."),
    how=mark("Correct a figure, or give a reason."),
    explainable=True,
)
def ret_01(case: Case, row: RetainedRow, place: Place) -> Iterator[Spot]:
    """Article 3.8: a detailed report on what is kept, how it was used, and what remains."""
    for part, name in _PARTS:
        gap = retained_gap(getattr(row, part))
        if gap is not None and not case.unread_below(place.to(part)):
            yield at(
                place.to(f"{part}.closing"),
                place.to(f"{part}.opening"),
                type=place.name(row.type),
                what=name,
                opening=gap.opening,
                calc=gap.calc,
                closing=gap.closing,
                difference=gap.difference,
            )


@rule(
    "RET-02",
    Severity.ERROR,
    basis="Art. 3.8",
    reads=(_TABLE, *PREVIOUS),
    what=mark("{type}, retained {what}: the report for {year} ended with {old}, this one starts with {new}."),
    why=mark("Readers compare the two reports."),
    how=mark("Carry over the old figure, and correct it openly if it was wrong."),
)
def ret_02(case: Case) -> Iterator[Spot]:
    """Article 3.8: each year starts where the last one ended."""
    before = case.previous
    if before is None:
        return
    for place, row, part, name, old in _against(before, case.report):
        new = getattr(row, part).opening
        if new is not None and new != old:
            path, year = place.to(f"{part}.opening"), named(before)
            yield at(path, type=place.name(row.type), what=name, old=old, new=new, year=year)


def _against(before: Report, now: Report) -> Iterator[tuple[Place, RetainedRow, str, Term, int]]:
    """Each type that stands once in both reports, with what the earlier one ended with."""
    old_rows, new_rows = _by_type(before), _by_type(now)
    for key, rows in new_rows.items():
        earlier = old_rows.get(key, [])
        if len(rows) != 1 or len(earlier) != 1:
            continue
        for part, name in _PARTS:
            old = getattr(earlier[0][1], part).closing
            if old is not None:
                yield *rows[0], part, name, old


def _by_type(report: Report) -> dict[str, list[tuple[Place, RetainedRow]]]:
    found: dict[str, list[tuple[Place, RetainedRow]]] = defaultdict(list)
    for number, row in enumerate(report.retained.types, 1):
        if row.type:
            found[type_key(row.type)].append((Place(f"{_TABLE}[{row.id}]", number), row))
    return found


@row_rule(
    "RET-03",
    Severity.ERROR,
    each=_TABLE,
    basis="Art. 3.6",
    what=mark("{type}: the purpose for which it is kept is not named."),
    why=mark(
        "Munitions may be kept only to develop, or train people in, ways to detect, clear or destroy them, "
        "or to develop counter-measures."
    ),
    how=mark("Choose the purpose."),
)
def ret_03(_: Case, row: RetainedRow, place: Place) -> Iterator[Spot]:
    """Article 3.6: the permitted purposes."""
    if _kept(row) and not row.purposes:
        yield at(place.to("purposes"), type=place.name(row.type))


@row_rule(
    "RET-04",
    Severity.ERROR,
    each=_TABLE,
    reads=("omissions",),
    basis="Art. 3.8",
    what=mark("{type}: {field} is missing."),
    why=mark("Planned use, actual use and lot numbers are required for every year in which you keep munitions."),
    how=mark("Fill it in; if nothing was used, say so in one sentence."),
)
def ret_04(case: Case, row: RetainedRow, place: Place) -> Iterator[Spot]:
    """Article 3.8: planned and actual use, type, quantity and lot numbers."""
    if not _kept(row):
        return
    for name, spoken in _REQUIRED:
        if not (getattr(row, name) or "").strip() and not case.omitted(place.to(name)):
            yield at(place.to(name), type=place.name(row.type), field=spoken)


@row_rule(
    "RET-05",
    Severity.WARNING,
    each=_TABLE,
    reads=("omissions", "unread"),
    basis="Art. 3.6, 3.8",
    what=mark("{type}: the number of {what} is missing."),
    why=mark("The limit in the Convention is on submunitions, so both figures matter."),
    how=mark("Enter it; loose submunitions have a box of their own."),
)
def ret_05(case: Case, row: RetainedRow, place: Place) -> Iterator[Spot]:
    """Article 3.6 limits submunitions; 3.8 asks for quantity and type."""
    munitions, submunitions = row.munitions.closing, row.submunitions.closing
    if munitions and submunitions is None and not case.settled(place.to("submunitions.closing")):
        yield at(place.to("submunitions.closing"), type=place.name(row.type), what=SUBMUNITIONS)
    if submunitions and munitions is None and not row.loose and not case.settled(place.to("munitions.closing")):
        yield at(place.to("munitions.closing"), type=place.name(row.type), what=MUNITIONS)


@rule(
    "RET-06",
    Severity.WARNING,
    basis="Art. 3.6; LAP 17",
    reads=("retained", "cover.period", "history"),
    what=mark("None of the retained items was used, by the reports for {years}."),
    why=mark("The amount kept should not exceed what is strictly needed."),
    how=mark("Give the plan for use, or plan to destroy them."),
)
def ret_06(case: Case) -> Iterator[Spot]:
    """Article 3.6: not more than the minimum absolutely necessary (LAP 17)."""
    count = case.settings.stale_text_reports
    last = (*case.history, case.report)[-count:]
    if len(last) == count and all(_idle(report) and report.year() for report in last):
        yield at(_TABLE, years=Listing(tuple(Year(year) for one in last if (year := one.year()) is not None)))


def _idle(report: Report) -> bool:
    rows = report.retained.types
    used = total(*(row.munitions.consumed for row in rows), *(row.submunitions.consumed for row in rows))
    return any(_kept(row) for row in rows) and not used and not report.retained.uses


@rule(
    "RET-07",
    Severity.WARNING,
    basis="Art. 3.8; LAP 17",
    reads=(_TABLE, *PREVIOUS),
    what=mark("{type}: the planned use is word for word that of the report for {year}."),
    why=mark("A plan that never changes is read as no plan."),
    how=mark("Add what is planned next, with numbers and dates."),
)
def ret_07(case: Case) -> Iterator[Spot]:
    """Article 3.8: the planned use of each year (LAP 17)."""
    if case.previous is None:
        return
    old = {row.planned_use for row in case.previous.retained.types if row.planned_use}
    for number, row in enumerate(case.report.retained.types, 1):
        if _kept(row) and row.planned_use in old:
            place = Place(f"{_TABLE}[{row.id}]", number)
            yield at(place.to("planned_use"), type=place.name(row.type), year=named(case.previous))


@rule(
    "RET-08",
    Severity.WARNING,
    basis="Art. 3.6",
    reads=(_TABLE, *PREVIOUS),
    what=mark("{type}, retained {what}: {old} by the report for {year}, {new} now, but nothing was acquired."),
    why=mark("Readers will ask where the additional items come from."),
    how=mark("Enter the source as acquired, or correct a figure."),
)
def ret_08(case: Case) -> Iterator[Spot]:
    """Article 3.6: retention and acquisition are limited, so an increase has a source."""
    before = case.previous
    if before is None:
        return
    for place, row, part, name, old in _against(before, case.report):
        balance = getattr(row, part)
        if balance.closing is not None and balance.closing > old and not balance.acquired and not balance.correction:
            path, year = place.to(f"{part}.closing"), named(before)
            yield at(path, type=place.name(row.type), what=name, old=old, new=balance.closing, year=year)


@row_rule(
    "RET-09",
    Severity.ERROR,
    each="retained.transfers",
    basis="Art. 3.7, 3.8, 1",
    what=mark("{name}: {problem}."),
    why=mark("A transfer is allowed only to another State Party, for destruction or for the permitted purposes."),
    how=mark("Correct the entry, or check with your legal adviser before you submit."),
)
def ret_09(case: Case, row: Transfer, place: Place) -> Iterator[Spot]:
    """Article 3.7: to another State Party, for destruction or for the purposes of Article 3.6."""
    if row.direction is TransferDirection.IN:
        return
    name = place.name(row.type)
    if row.counterpart is None:
        yield at(place.to("counterpart"), name=name, problem=_NO_RECEIVER)
    elif case.states and not _is_party(case, row.counterpart):
        yield at(place.to("counterpart"), name=Country(row.counterpart), problem=_NOT_PARTY)
    if row.purpose is None:
        yield at(place.to("purpose"), name=name, problem=_NO_PURPOSE)


def _is_party(case: Case, iso3: str) -> bool:
    facts = case.states.get(iso3)
    return facts is not None and facts.status is Relation.PARTY


@rule(
    "RET-10",
    Severity.WARNING,
    basis="Art. 3.1, 3.6",
    reads=(_TABLE, "stockpiles.types"),
    what=mark("Lots {lots} are both in the stock and among the retained items."),
    why=mark("They would be counted twice."),
    how=mark("Count each once; use “moved to retained” in the form on stockpiles."),
)
def ret_10(case: Case) -> Iterator[Spot]:
    """Articles 3.1 and 3.6: an item is to be destroyed, or it is retained."""
    stock = {lot for row in case.report.stockpiles.types if row.munitions.closing for lot in lots_of(row.lots)}
    for row in case.report.retained.types:
        both = [lot for lot in lots_of(row.lots) if lot in stock and _kept(row)]
        if both:
            yield at(f"{_TABLE}[{row.id}].lots", "stockpiles.types", lots=Listing(tuple(both)))


@rule(
    "RET-11",
    Severity.WARNING,
    basis="Art. 3.8",
    reads=(_TABLE, "retained.statement", "stockpiles.types", *PREVIOUS),
    what=mark("Retained munitions: {old} by the report for {year}, {new} now, but {gap}."),
    why=mark("Readers will ask what became of them, or where they come from."),
    how=mark("Enter what was used, destroyed, transferred or acquired, or correct the statement."),
)
def ret_11(case: Case) -> Iterator[Spot]:
    """Article 3.8: what becomes of retained items is reported, and where they come from."""
    if case.previous is None:
        return
    rows, code = case.report.retained.types, case.report.retained.statement.code
    old = total(*(row.munitions.closing for row in case.previous.retained.types))
    gone = total(*(total(row.munitions.consumed, row.munitions.destroyed, row.munitions.transferred) for row in rows))
    if old and not gone and code is RetainedStatementCode.NONE_RETAINED:
        yield at("retained.statement", old=old, new=0, gap=_NOTHING_USED, year=named(case.previous))
    new = total(*(row.munitions.closing for row in rows))
    moved = total(*(row.munitions.to_retained for row in case.report.stockpiles.types))
    come = total(moved, *(total(row.munitions.acquired, row.munitions.correction) for row in rows))
    if new and not come and case.previous.retained.statement.code is RetainedStatementCode.NONE_RETAINED:
        year = named(case.previous)
        yield at("retained.statement", _TABLE, old=0, new=new, gap=_NOTHING_ACQUIRED, year=year)


_NOTHING_USED = Term(mark("nothing was used or destroyed"))
_NOTHING_ACQUIRED = Term(mark("nothing was acquired or moved there"))


@rule(
    "RET-12",
    Severity.WARNING,
    basis="Art. 3.6, 3.8; LAP 17.1",
    reads=("retained.statement", "omissions"),
    what=mark("Does the State keep or acquire any cluster munitions or submunitions?"),
    why=mark("An empty form is read as unknown; the plan of action asks for an explicit yes or no."),
    how=mark("Choose the statement that is true."),
)
def ret_12(case: Case) -> Iterator[Spot]:
    """LAP 17.1 counts explicit answers on retention (Articles 3.6, 3.8)."""
    if case.report.retained.statement.code is None and not case.omitted("retained.statement"):
        yield at("retained.statement")


@rule(
    "RET-13",
    Severity.WARNING,
    basis="Art. 3.8",
    reads=("retained.transfers", "cover.state", "partners", *YEAR),
    what=mark(
        "Transferred with {state}, {what}: {own} by this report, {theirs} by the report of {state} for {year} that you "
        "imported."
    ),
    why=mark("Readers compare the two reports."),
    how=mark("Agree on the figure with your counterpart."),
)
def ret_13(case: Case) -> Iterator[Spot]:
    """Article 3.8: both partners report a transfer. Only imported reports for the same year are looked at."""
    partners = {one.cover.state: one for one in case.partners if one.year() == case.year}
    for row in case.report.retained.transfers:
        partner = partners.get(row.counterpart) if row.counterpart else None
        if partner is None or row.direction is None or row.counterpart is None:
            continue
        mirrored = [one for one in partner.retained.transfers if _mirrors(one, row, case.report.cover.state)]
        for part, name in _PARTS:
            own, theirs = getattr(row, part), [getattr(one, part) for one in mirrored]
            if own and own not in theirs and total(*theirs) != own:
                shown: int | Term = total(*theirs) if theirs else _NO_TRANSFER
                told = {"own": own, "theirs": shown, "what": name}
                path, state, year = f"retained.transfers[{row.id}]", Country(row.counterpart), named(partner)
                yield Spot(path, {**told, "state": state, "year": year}, ())


_NO_TRANSFER = Term(mark("none"))


def _mirrors(theirs: Transfer, own: Transfer, state: str | None) -> bool:
    """Whether a transfer that a partner reports is the one this State reports, seen from the other side."""
    way = TransferDirection.IN if own.direction is TransferDirection.OUT else TransferDirection.OUT
    return theirs.direction is way and theirs.counterpart == state and _same_type(theirs, own)


def _same_type(one: Transfer, other: Transfer) -> bool:
    return not (one.type and other.type) or type_key(one.type) == type_key(other.type)


@rule(
    "RET-14",
    Severity.ADVICE,
    basis="LAP 17",
    reads=(_TABLE, "retained.review", "cover.period"),
    what=mark("When was the need for these items last reviewed?"),
    why=mark("The plan of action asks for a review every year."),
    how=mark("Enter the date and the outcome of the last review."),
)
def ret_14(case: Case) -> Iterator[Spot]:
    """LAP 17: the number retained is reviewed each year."""
    reviewed = case.report.retained.review.reviewed_on
    old = reviewed is not None and case.year is not None and first_day(reviewed).year < case.year
    if case.retained_left and (reviewed is None or old):
        yield at("retained.review.reviewed_on")


@rule(
    "RET-15",
    Severity.ADVICE,
    basis="LAP 17.3",
    reads=(_TABLE, "retained.review"),
    what=mark("Munitions beyond what is needed, by your review: {surplus}."),
    why=mark("What is not needed is to be destroyed."),
    how=mark("Add a date for their destruction."),
)
def ret_15(case: Case) -> Iterator[Spot]:
    """LAP 17.3: what exceeds the need is destroyed."""
    review = case.report.retained.review
    destroyed = total(*(row.munitions.destroyed for row in case.report.retained.types))
    if review.surplus_munitions and not destroyed and not review.destroy_by:
        yield at("retained.review.destroy_by", surplus=review.surplus_munitions)
