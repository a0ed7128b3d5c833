from __future__ import annotations

from datetime import date
from typing import Any

from lapreporter.report.contamination import AreaBalance
from lapreporter.report.obligations import ObligationStatus
from tests.checks.speaking import case, raises, silent, year


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
