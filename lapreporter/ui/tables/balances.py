"""Which tables have a check line, and the figures that go into it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lapreporter.checks.case import open_areas
from lapreporter.checks.settings import Settings
from lapreporter.checks.sums import area_slack, given, total
from lapreporter.form.edition import Question
from lapreporter.report.report import Report
from lapreporter.report.retained import RetainedBalance
from lapreporter.report.stockpiles import Balance as StockBalance
from lapreporter.ui.desk import Desk
from lapreporter.ui.tables.balance import Balance, Term
from lapreporter.words import Language, Parameter, mark

AT_START = mark("At the start")
ON_DAY = mark("On {day}")
FOUND = mark("Found")
MEASURED = mark("New measurement")
RELEASED = mark("Released")
IN = mark("Came in")
OUT = mark("Went out")
CORRECTION = mark("Correction")
REMAINS = mark("Should remain")
IN_LIST = mark("In the list")
GIVEN = mark("Given")
LIST_AGREES = mark("The list agrees with the year")
LIST_HOLDS_MORE = mark("The list holds {difference} more than the year explains")
LIST_HOLDS_LESS = mark("The list holds {difference} less than the year explains")
ROW_AGREES = mark("{name}: the year adds up")
ROW_HOLDS_MORE = mark("{name}: {difference} more at the end than the year explains")
ROW_HOLDS_LESS = mark("{name}: {difference} less at the end than the year explains")
THIS_ROW = mark("This row")

PLUS, MINUS, EQUALS, DIFFERS = "+", "\u2212", "=", "\u2260"

BalanceOf = Callable[[Desk, Report, str | None], Balance | None]
"""The check line of a report, for the row whose id is given where each row has its own."""


@dataclass(frozen=True, slots=True)
class _Year:
    """A year in figures. ``corrected`` may be negative and is left out when it is zero."""

    opening: int
    plus: int
    corrected: int
    minus: int
    closing: int

    @property
    def remains(self) -> int:
        return self.opening + self.plus + self.corrected - self.minus


def balance_of(question: Question) -> BalanceOf | None:
    """The check line of a table question, or None where there is nothing to check under it."""
    names = {column.name for column in question.columns}
    if question.path == "contamination.areas" and "size_m2" in names:
        return area_balance
    for part in ("munitions", "submunitions"):
        if f"{part}.closing" in names and question.path in ("stockpiles.types", "retained.types"):
            return lambda desk, report, row_id: row_balance(desk, report, question.path, part, row_id)
    return None


def area_balance(desk: Desk, report: Report, _row_id: str | None) -> Balance | None:
    """Land at the start, found and released, against the areas that are listed as open."""
    contamination, language = report.contamination, desk.language
    year = contamination.balance
    sizes = [area.size_m2 for area in open_areas(report)]
    if year.opening_m2 is None or not given(*sizes):
        return None
    minus = (year.cancelled_m2, year.reduced_m2, year.cleared_m2)
    figures = _Year(year.opening_m2, total(year.found_m2), total(year.resurvey_m2), total(*minus), total(*sizes))
    slack = area_slack(
        (figures.opening, *given(year.found_m2, *minus, *sizes)), figures.remains, len(sizes), Settings()
    )
    difference = figures.closing - figures.remains
    agrees = abs(difference) <= slack
    wrong = LIST_HOLDS_MORE if difference > 0 else LIST_HOLDS_LESS
    title = desk.say(LIST_AGREES) if agrees else desk.say(wrong, {"difference": language.area(abs(difference))})
    words = (FOUND, MEASURED, RELEASED, IN_LIST)
    return Balance(title, agrees, _terms(desk, report, figures, words, agrees))


def row_balance(desk: Desk, report: Report, table: str, part: str, row_id: str | None) -> Balance | None:
    """The year of one type of a stock, against the closing figure of its row."""
    rows = report.stockpiles.types if table == "stockpiles.types" else report.retained.types
    row = next((row for row in rows if row.id == row_id), None)
    figures = _stock_year(getattr(row, part)) if row is not None else None
    if row is None or figures is None:
        return None
    difference = figures.closing - figures.remains
    wrong = ROW_AGREES if not difference else ROW_HOLDS_MORE if difference > 0 else ROW_HOLDS_LESS
    values: dict[str, Parameter] = {"name": row.type or desk.say(THIS_ROW), "difference": abs(difference)}
    words = (IN, CORRECTION, OUT, GIVEN)
    return Balance(desk.say(wrong, values), not difference, _terms(desk, report, figures, words, not difference))


def _stock_year(year: StockBalance | RetainedBalance) -> _Year | None:
    if year.opening is None or year.closing is None:
        return None
    if isinstance(year, StockBalance):
        plus = total(year.discovered, year.received, year.returned)
        minus = total(year.destroyed, year.transferred, year.to_retained)
    else:
        plus, minus = total(year.acquired), total(year.consumed, year.destroyed, year.transferred)
    return _Year(year.opening, plus, total(year.correction), minus, year.closing)


def _terms(desk: Desk, report: Report, year: _Year, words: tuple[str, str, str, str], agrees: bool) -> tuple[Term, ...]:
    language: Language = desk.language
    plus, corrected, minus, closing = (desk.say(word) for word in words)
    start = report.cover.period.start
    first = desk.say(ON_DAY, {"day": start}) if start else desk.say(AT_START)
    sign = MINUS if year.corrected < 0 else PLUS
    terms = [Term("", first, language.number(year.opening)), Term(PLUS, plus, language.number(year.plus))]
    if year.corrected:
        terms.append(Term(sign, corrected, language.number(abs(year.corrected))))
    terms.append(Term(MINUS, minus, language.number(year.minus)))
    terms.append(Term(EQUALS, desk.say(REMAINS), language.number(year.remains)))
    terms.append(Term(EQUALS if agrees else DIFFERS, closing, language.number(year.closing)))
    return tuple(terms)
