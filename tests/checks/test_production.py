from __future__ import annotations

from typing import Any

from lapreporter.report.production import Facility, FacilityStatus, ProductionStatementCode
from lapreporter.report.technical import Origin, TechnicalSheet
from tests.checks.speaking import case, raises, silent, year

STATEMENT = "production.statement.code"
NEVER = {STATEMENT: ProductionStatementCode.NEVER_PRODUCED}


def works(**more: Any) -> dict[str, Any]:
    return {"production.facilities": (Facility(id="a", name="Works", **more),)}


def test_production_is_answered_in_one_sentence() -> None:
    raises("PRO-01", case())
    silent("PRO-01", case(NEVER))


def test_a_finished_conversion_has_its_date() -> None:
    raises("PRO-02", case(works(status=FacilityStatus.CONVERTED)))


def test_a_facility_closes_after_production_ends() -> None:
    early = works(status=FacilityStatus.DECOMMISSIONED, production_ended_on="2006", finished_on="2004-05")
    raises("PRO-02", case(early))


def test_a_dated_conversion_passes() -> None:
    silent("PRO-02", case(works(status=FacilityStatus.CONVERTED, production_ended_on="2006-06", finished_on="2006")))


def test_a_conversion_under_way_needs_no_date() -> None:
    silent("PRO-02", case(works(status=FacilityStatus.IN_PROGRESS)))


def test_never_produced_and_a_facility_exclude_each_other() -> None:
    raises("PRO-03", case({**NEVER, **works()}))


def test_never_produced_and_an_own_product_exclude_each_other() -> None:
    own = TechnicalSheet(id="a", type="Mk 20", origin=Origin.PRODUCED)
    raises("PRO-03", case({**NEVER, "technical.types": (own,)}))


def test_never_produced_and_a_type_held_agree() -> None:
    held = TechnicalSheet(id="a", type="Mk 20", origin=Origin.HELD)
    silent("PRO-03", case({**NEVER, "technical.types": (held,)}))


def test_a_conversion_moves_on() -> None:
    same = works(status=FacilityStatus.IN_PROGRESS, note="Machines are being sold.")
    before = [{**same, **year(2014)}, {**same, **year(2015)}]
    raises("PRO-04", case({**same, **year(2016)}, history=before))
    moved = works(status=FacilityStatus.IN_PROGRESS, note="Half of the machines are sold.")
    silent("PRO-04", case({**moved, **year(2016)}, history=before))
