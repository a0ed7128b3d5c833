from __future__ import annotations

from datetime import date
from typing import Any

from lapreporter.report.contamination import (
    AreaBalance,
    ContaminatedArea,
    ContaminationStatement,
    ContaminationStatementCode,
)
from lapreporter.report.cover import MissingYear, ReportKind
from lapreporter.report.obligations import ObligationStatus
from tests.checks.speaking import case, raises, says, silent, year


def closing(number: int, m2: int) -> dict[str, Any]:
    return {"contamination.balance": AreaBalance(closing_m2=m2), **year(number)}


def test_1100_hectares_were_not_1100_square_metres() -> None:
    (finding,) = raises("YOY-01", case(closing(2015, 1_100), history=[closing(2014, 11_000_000)]))
    assert finding.parameters["factor"] == 10_000


def test_an_ordinary_change_is_no_wrong_unit() -> None:
    silent("YOY-01", case(closing(2016, 1_740_000), history=[closing(2015, 2_640_000)]))


def test_what_is_known_of_a_state_is_laid_beside_its_answer() -> None:
    status = "stockpiles.obligation.status"
    raises("YOY-04", case({"cover.state": "HRV", status: ObligationStatus.OUTSTANDING}, known=True))
    silent("YOY-04", case({"cover.state": "HRV", status: ObligationStatus.COMPLETED}, known=True))


def test_what_is_known_today_says_nothing_of_2016() -> None:
    status = "stockpiles.obligation.status"
    silent("YOY-04", case({"cover.state": "HRV", status: ObligationStatus.OUTSTANDING, **year(2016)}, known=True))


def test_a_deadline_is_computed_beside_the_one_entered() -> None:
    entry = {"cover.entry_into_force": date(2011, 10, 1)}
    deadline = "stockpiles.obligation.deadline"
    (finding,) = raises("YOY-05", case({**entry, deadline: date(2019, 4, 1)}))
    assert finding.parameters["calc"] == date(2019, 10, 1)
    silent("YOY-05", case({**entry, deadline: date(2019, 10, 1)}))


def test_two_years_without_a_report_are_made_up_for() -> None:
    now = {"contamination.areas": (ContaminatedArea(id="a", size_m2=5),), **year(2016)}
    (finding,) = raises("YOY-08", case(now, history=[year(2013)]))
    assert says(finding).startswith("The last report at hand is that for 2013. None is known for 2014 and 2015,")
    told = {"cover.missing_years": (MissingYear(id="a", year=2014),)}
    silent("YOY-08", case({**now, **told}, history=[year(2013)]))
    silent("YOY-08", case(year(2016), history=[year(2013)]))


def test_figures_stand_for_the_last_day_of_the_year() -> None:
    def stated(day: date) -> dict[str, Any]:
        statement = ContaminationStatement(code=ContaminationStatementCode.CONTAMINATED, as_of=day)
        return {"cover.kind": ReportKind.ANNUAL, "contamination.statement": statement, **year(2016)}

    raises("YOY-09", case(stated(date(2017, 3, 1))))
    silent("YOY-09", case(stated(date(2016, 12, 31))))
