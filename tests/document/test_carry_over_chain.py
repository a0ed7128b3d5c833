"""Years in a row, with the figures of real States as they were printed: no figure and no row is lost on the way.

What no source gives is openly not known here, and stays so.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from lapreporter.checks.case import Case
from lapreporter.checks.reference import StateFacts, read_states
from lapreporter.checks.short_form import short_form
from lapreporter.document.carry_over import CarriedOver, Why, carry_over
from lapreporter.document.confirmation import confirm, touched, unconfirmed
from lapreporter.document.content import Content, from_bytes, to_bytes
from lapreporter.document.cover_marks import proposed_marks
from lapreporter.document.history import Source, gather
from lapreporter.form.carrying import Carrying, load_carrying
from lapreporter.form.comparison import differences
from lapreporter.locations import shipped
from lapreporter.report.answers import Omission, OmissionKind, Period
from lapreporter.report.contamination import (
    AreaBalance,
    ContaminatedArea,
    ContaminationStatement,
    ContaminationStatementCode,
    FoundItem,
    OrdnanceKind,
    StatedArea,
)
from lapreporter.report.cover import Mark, Marks, ReportKind
from lapreporter.report.data import dump, load
from lapreporter.report.national_measures import Measure, MeasureKind
from lapreporter.report.obligations import ObligationStatus
from lapreporter.report.paths import get, omit, replace
from lapreporter.report.production import ProductionStatement, ProductionStatementCode
from lapreporter.report.report import Report
from lapreporter.report.retained import RetainedBalance, RetainedRow, RetainedStatement, RetainedStatementCode
from lapreporter.report.stockpiles import (
    Balance,
    StockpileStatement,
    StockpileStatementCode,
    StockRow,
)
from tests.checks.speaking import report, year

UNKNOWN = Omission(kind=OmissionKind.NOT_KNOWN)
Chain = dict[int, tuple[Content, CarriedOver | None]]


@pytest.fixture(scope="module")
def carrying() -> Carrying:
    return load_carrying(shipped("forms", "carry-over.toml"))


@pytest.fixture(scope="module")
def states() -> Mapping[str, StateFacts]:
    return read_states(shipped("forms", "reference", "states.csv"))


def chain(first: Report, news: Mapping[int, Mapping[str, Any]], carrying: Carrying) -> Chain:
    """The first report and one for each year after it: begun from the last as read from its file, with what is new."""
    made: Chain = {first.year() or 0: (Content(report=first), None)}
    for of_year, answers in news.items():
        earlier = [Source(str(known), sent(content)) for known, (content, _) in made.items()]
        history = gather(earlier, first.cover.state or "", of_year).reports
        begun = carry_over(history[-1], of_year, date(of_year + 1, 3, 1), carrying)
        content = begun.content(history)
        for path, value in answers.items():
            content = edited(content, path, value)
        made[of_year] = (from_bytes(to_bytes(confirm(content, *unconfirmed(content))), "document"), begun)
    return made


def sent(content: Content) -> Report:
    """The report as it comes back from the file that was sent."""
    return load(dump(content.report), "report.json")


def edited(content: Content, path: str, value: Any) -> Content:
    changed = omit(content.report, path, value) if isinstance(value, Omission) else replace(content.report, path, value)
    if not isinstance(value, Omission):
        changed = omit(changed, path, None)
    return touched(content.model_copy(update={"report": changed}), path)


def values(made: Chain, path: str) -> list[Any]:
    return [get(content.report, path) for content, _ in made.values()]


@pytest.fixture(scope="module")
def croatia(carrying: Carrying) -> Chain:
    """Area at the end of 2015 and 2016, completion of the stock in July 2018; the rest was not found."""
    first = report(
        {
            "cover.state": "HRV",
            "cover.kind": ReportKind.ANNUAL,
            **year(2015),
            "cover.entry_into_force": date(2010, 8, 1),
            "national_measures.measures": (
                Measure(id="ratified", kind=MeasureKind.RATIFICATION_ACT, adopted_on="2009-06-05"),
                Measure(id="mineact", title="Mine action law", adopted_on="2015-10"),
            ),
            "stockpiles.statement": StockpileStatement(code=StockpileStatementCode.HOLDS),
            "stockpiles.obligation.status": ObligationStatus.OUTSTANDING,
            "stockpiles.types": (
                StockRow(
                    id="stock",
                    munitions=Balance(opening=7_235),
                    submunitions=Balance(opening=178_318),
                ),
            ),
            "contamination.obligation.status": ObligationStatus.OUTSTANDING,
            "contamination.obligation.deadline": date(2020, 8, 1),
            "contamination.balance": AreaBalance(cleared_m2=430_000, closing_m2=2_640_000),
        }
    )
    for part in ("munitions", "submunitions"):
        first = omit(first, f"stockpiles.types[stock].{part}.closing", UNKNOWN)
    years: dict[int, dict[str, Any]] = {
        2016: {
            "contamination.balance.found_m2": 100_000,
            "contamination.balance.cleared_m2": 1_200_000,
            "contamination.balance.closing_m2": 1_740_000,
        },
        2017: {"contamination.balance.closing_m2": UNKNOWN},
        2018: {
            "stockpiles.statement": StockpileStatement(code=StockpileStatementCode.DESTROYED, as_of=date(2018, 12, 31)),
            "stockpiles.obligation.status": ObligationStatus.COMPLETED,
            "stockpiles.obligation.completed_on": "2018-07",
            "stockpiles.types[stock].munitions.closing": 0,
            "stockpiles.types[stock].submunitions.closing": 0,
        },
        2019: {},
    }
    return chain(first, years, carrying)


def test_the_area_of_croatia_goes_from_year_to_year(croatia: Chain) -> None:
    assert values(croatia, "contamination.balance.closing_m2")[:2] == [2_640_000, 1_740_000]
    assert values(croatia, "contamination.balance.opening_m2") == [None, 2_640_000, 1_740_000, None, None]
    assert values(croatia, "contamination.balance.cleared_m2") == [430_000, 1_200_000, None, None, None]
    gap = "contamination.balance.opening_m2"
    assert [content.report.omissions.get(gap) for content, _ in croatia.values()] == [None, None, None, UNKNOWN, None]


def test_the_stock_of_croatia_keeps_its_row_until_nothing_is_left(croatia: Chain) -> None:
    assert [[row.id for row in rows] for rows in values(croatia, "stockpiles.types")] == [["stock"]] * 4 + [[]]
    begun_2019 = croatia[2019][1]
    assert begun_2019 is not None
    ended = {one.path: one.why for one in begun_2019.dropped if one.path.startswith("stockpiles.types[stock]")}
    assert set(ended.values()) == {Why.FINISHED}
    assert "stockpiles.types[stock].munitions.closing" in ended
    assert croatia[2019][0].report.stockpiles.obligation.completed_on == "2018-07"


def test_every_figure_of_croatia_stays_in_the_history(croatia: Chain) -> None:
    history = croatia[2019][0].history
    assert [one.year() for one in history] == [2015, 2016, 2017, 2018]
    stock = history[0].stockpiles.types[0]
    assert (stock.munitions.opening, stock.submunitions.opening) == (7_235, 178_318)
    assert history[1].contamination.balance == AreaBalance(
        opening_m2=2_640_000, found_m2=100_000, cleared_m2=1_200_000, closing_m2=1_740_000
    )
    assert list(history) == [sent(croatia[of_year][0]) for of_year in (2015, 2016, 2017, 2018)]


def test_laws_of_croatia_are_the_same_rows_every_year(croatia: Chain) -> None:
    assert len(set(map(repr, values(croatia, "national_measures.measures")))) == 1
    assert values(croatia, "contamination.obligation.deadline") == [date(2020, 8, 1)] * 5


@pytest.fixture(scope="module")
def germany(carrying: Carrying) -> Chain:
    """Stock destroyed in 2015, 570 munitions retained, 11 km² at Wittstock; what was retained later was not found."""
    wittstock = ContaminatedArea(
        id="wittstock", name="Wittstock", size_m2=11_000_000, remnants="ShOAB-0.5", found_on="2011-06"
    )
    first = report(
        {
            "cover.state": "DEU",
            "cover.kind": ReportKind.ANNUAL,
            **year(2015),
            "cover.submitted_on": date(2016, 4, 5),
            "stockpiles.statement": StockpileStatement(code=StockpileStatementCode.DESTROYED, event_on="2015-11-25"),
            "stockpiles.obligation.status": ObligationStatus.COMPLETED,
            "stockpiles.obligation.completed_on": "2015-11-25",
            "stockpiles.types": (StockRow(id="last", munitions=Balance(destroyed=7_526, closing=0)),),
            "retained.statement": RetainedStatement(code=RetainedStatementCode.RETAINS),
            "retained.types": (
                RetainedRow(
                    id="kept",
                    munitions=RetainedBalance(closing=570),
                    submunitions=RetainedBalance(closing=52_801),
                ),
            ),
            "contamination.obligation.status": ObligationStatus.OUTSTANDING,
            "contamination.statement": ContaminationStatement(
                code=ContaminationStatementCode.CONTAMINATED, as_of=date(2015, 12, 31)
            ),
            "contamination.areas": (wittstock,),
            "contamination.stated_total": StatedArea(total_m2=11_000_000),
            "contamination.balance.closing_m2": 11_000_000,
        }
    )
    kept = {f"retained.types[kept].{part}.closing": UNKNOWN for part in ("munitions", "submunitions")}
    items = (
        FoundItem(id="sub", kind=OrdnanceKind.SUBMUNITION, destroyed=513),
        FoundItem(id="other", kind=OrdnanceKind.OTHER_ORDNANCE, destroyed=2_395),
    )
    years: dict[int, dict[str, Any]] = {
        2016: {**kept, "contamination.balance.closing_m2": 11_000_000},
        2017: {
            **kept,
            "contamination.balance.cleared_m2": 470_000,
            "contamination.items": items,
            "contamination.balance.closing_m2": 11_000_000,
        },
        2018: kept,
        2019: kept,
    }
    return chain(first, years, carrying)


def test_what_germany_retains_is_the_same_row_every_year(germany: Chain) -> None:
    assert [[row.id for row in rows] for rows in values(germany, "retained.types")] == [["kept"]] * 5
    balances = [rows[0].munitions for rows in values(germany, "retained.types")]
    assert (balances[0].closing, balances[1].opening) == (570, 570)
    assert values(germany, "retained.types[kept].submunitions.opening")[:2] == [None, 52_801]
    gap = "retained.types[kept].munitions.opening"
    later = [germany[of_year][0].report.omissions.get(gap) for of_year in (2017, 2018, 2019)]
    assert later == [UNKNOWN] * 3


def test_the_area_of_germany_is_the_same_row_every_year(germany: Chain) -> None:
    assert values(germany, "contamination.areas") == [values(germany, "contamination.areas")[0]] * 5
    assert values(germany, "contamination.balance.opening_m2") == [None, *([11_000_000] * 4)]
    assert values(germany, "contamination.balance.cleared_m2") == [None, None, 470_000, None, None]
    assert [len(rows) for rows in values(germany, "contamination.items")] == [0, 0, 2, 0, 0]
    begun_2018 = germany[2018][1]
    assert begun_2018 is not None
    assert {one.path: one.value for one in begun_2018.dropped}["contamination.items[sub].destroyed"] == 513


def test_what_germany_destroyed_in_its_last_year_is_listed_and_not_repeated(germany: Chain) -> None:
    begun = germany[2016][1]
    assert begun is not None
    listed = {one.path: (one.value, one.why) for one in begun.dropped}
    assert listed["stockpiles.types[last].munitions.destroyed"] == (7_526, Why.FINISHED)
    assert values(germany, "stockpiles.obligation.completed_on") == ["2015-11-25"] * 5


def test_a_sentence_that_was_confirmed_each_year_has_the_day_of_that_year(germany: Chain) -> None:
    days = [said.as_of for said in values(germany, "contamination.statement")]
    assert days == [date(of_year, 12, 31) for of_year in range(2015, 2020)]


def test_germany_is_told_which_forms_keep_it_from_the_short_form(
    germany: Chain, carrying: Carrying, states: Mapping[str, StateFacts]
) -> None:
    content = germany[2018][0]
    about = Case(content.report, date(2019, 3, 1), history=content.history, states=states)
    decision = short_form(about, carrying)
    assert not decision.allowed
    assert {"SHO-03": "contamination", "SHO-04": "retained"}.items() <= {
        ground.code: ground.form for ground in decision.grounds
    }.items()
    assert decision.forms == ("retained", "contamination")


def test_new_zealand_2014_is_as_2013(carrying: Carrying, states: Mapping[str, StateFacts]) -> None:
    """The report for 2013 was submitted on 22 April 2014, that for 2014 on 30 April 2015."""
    last = load(shipped("resources", "examples", "nzl-2013.json").read_bytes(), "nzl-2013.json")
    begun = carry_over(last, 2014, date(2015, 4, 30), carrying)
    content = confirm(begun.content((last,)), *unconfirmed(begun.content((last,))))
    now = content.report
    assert (now.cover.period.start, now.cover.last_report_on) == (date(2014, 1, 1), date(2014, 4, 22))
    assert now.national_measures == last.national_measures
    assert [change.path for change in differences(last, now) if not change.path.startswith("cover.")] == [
        "stockpiles.statement",
        "retained.statement",
        "production.statement",
    ]
    assert now.production.statement.as_of == date(2014, 12, 31)
    marks = {form: getattr(now.cover.marks, form) for form in Marks.model_fields}
    unchanged = {form for form, tick in marks.items() if tick.mark is Mark.UNCHANGED}
    assert unchanged == {"national_measures", "stockpiles", "retained", "production"}
    assert {marks[form].last_date for form in unchanged} == {date(2014, 4, 22)}
    assert Mark.CHANGED not in {tick.mark for tick in marks.values()}
    decision = short_form(Case(now, date(2015, 4, 30), history=(last,), states=states), carrying)
    assert [ground.code for ground in decision.grounds] == ["SHO-12"]


HOLY_SEE = {
    "cover.state": "VAT",
    "cover.kind": ReportKind.ANNUAL,
    "stockpiles.statement": StockpileStatement(code=StockpileStatementCode.NEVER_HELD),
    "retained.statement": RetainedStatement(code=RetainedStatementCode.NONE_RETAINED),
    "production.statement": ProductionStatement(code=ProductionStatementCode.NEVER_PRODUCED),
    "national_measures.supplementary": "No law was thought necessary.",
}
LAW_VIII = Measure(
    id="law8", title="Law VIII", adopted_on="2013-07-11", penal="Twenty years at least for use.", content="Penal law."
)


def test_holy_see_2014_has_a_new_law_although_all_else_is_unchanged(
    carrying: Carrying, states: Mapping[str, StateFacts]
) -> None:
    last = report({**HOLY_SEE, **year(2013)})
    begun = carry_over(last, 2014, date(2015, 4, 20), carrying)
    content = confirm(begun.content((last,)), "stockpiles", "retained", "production")
    content = edited(content, "national_measures.measures", (LAW_VIII,))
    content = edited(content, "national_measures.supplementary", None)
    assert unconfirmed(content) == ()
    marks = proposed_marks(content.report, last, carrying)
    assert marks.national_measures.mark is Mark.CHANGED
    for form in ("stockpiles", "retained", "production"):
        assert getattr(marks, form).mark is Mark.UNCHANGED
    about = Case(content.report, date(2015, 4, 20), history=(last,), states=states)
    decision = short_form(about, carrying)
    assert (decision.allowed, decision.possible, decision.forms) == (False, True, ("national_measures",))
    (ground,) = decision.grounds
    assert ground.code == "SHO-05"
    assert "national_measures.measures[law8].title" in ground.paths


def test_a_whole_calendar_year_is_proposed_after_an_odd_period(carrying: Carrying) -> None:
    odd = report({"cover.state": "BLZ", "cover.period": Period(start=date(2015, 3, 1), end=date(2017, 10, 31))})
    period = carry_over(odd, 2018, date(2019, 1, 5), carrying).report.cover.period
    assert period == Period(start=date(2018, 1, 1), end=date(2018, 12, 31))
