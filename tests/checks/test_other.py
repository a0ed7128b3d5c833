from __future__ import annotations

from typing import Any

from lapreporter.report.contamination import ContaminatedArea
from lapreporter.report.other import Promotion
from lapreporter.report.plan import NationalPlan, Strategy, Synergy
from tests.checks.speaking import case, raises, silent, year

AREA = {"contamination.areas": (ContaminatedArea(id="a", name="Wittstock", size_m2=11_000_000),)}


def strategy(**more: Any) -> dict[str, Any]:
    return {"plan.strategies": (Strategy(id="a", title="Strategy", **more),), **year(2016)}


def test_national_plans_are_asked_about() -> None:
    raises("OTH-01", case())
    silent("OTH-01", case({"plan.national_plans": (NationalPlan(id="a"),)}))


def test_an_open_obligation_has_a_strategy() -> None:
    raises("OTH-02", case(AREA))
    silent("OTH-02", case({**AREA, **strategy()}))


def test_a_strategy_has_a_successor() -> None:
    raises("OTH-03", case(strategy(year_to=2015)))
    silent("OTH-03", case(strategy(year_to=2016)))


def test_a_strategy_speaks_of_gender() -> None:
    raises("OTH-04", case(strategy()))
    silent("OTH-04", case(strategy(gender="Women lead two teams.")))


def test_promotion_is_asked_about() -> None:
    raises("OTH-05", case())
    silent("OTH-05", case({"other.promotion": (Promotion(id="a"),)}))


def test_synergies_are_asked_about() -> None:
    raises("OTH-06", case())
    silent("OTH-06", case({"plan.synergies": (Synergy(id="a"),)}))
