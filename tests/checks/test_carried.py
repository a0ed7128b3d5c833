"""What was carried over and not confirmed is found once for each form."""

from __future__ import annotations

from dataclasses import replace

from lapreporter.checks.waiting import Waits
from tests.checks.speaking import case, raises, says, silent, year

STATEMENT = "production.statement"
LAWS = ("l1", "l2", "l3")


def test_what_nobody_confirmed_is_found_once_for_each_form() -> None:
    about = replace(
        case(year(2025)),
        waiting=(
            Waits("stockpiles", "stockpiles/position", "stockpiles.statement", "stockpiles.statement", 2024, ("",)),
            Waits("stockpiles", "stockpiles/help", "stockpiles.difficulties", "stockpiles.difficulties", 2024, ("",)),
            Waits("production", "production/statement", STATEMENT, STATEMENT, 2023, ("",)),
        ),
    )
    stockpiles, production = raises("ENT-02", about)
    assert says(stockpiles) == "2 answers stand as in the report for 2024 and are not confirmed for this one."
    assert (stockpiles.path, stockpiles.spot) == ("stockpiles", "stockpiles.statement")
    assert (production.section, production.spot, production.severity.value) == ("production", STATEMENT, "warning")


def test_rows_are_counted_and_not_their_cells() -> None:
    waits = Waits("cover", "cover/period", "cover.period", "cover.period", None, ("title", "date"), LAWS)
    (found,) = raises("ENT-02", replace(case(), waiting=(waits,)))
    assert says(found).startswith("3 answers stand")


def test_nothing_is_said_once_all_is_confirmed() -> None:
    silent("ENT-02", case(year(2025)))
