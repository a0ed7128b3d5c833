from __future__ import annotations

from typing import Any

from lapreporter.checks.reference import Munition, MunitionLibrary, type_key
from lapreporter.report.contamination import (
    AreaBalance,
    ContaminatedArea,
    ContaminationStatement,
    ContaminationStatementCode,
)
from lapreporter.report.obligations import ClearanceRequest, ClearanceTarget
from lapreporter.report.other import Correction
from lapreporter.report.stockpiles import Balance, StockRow
from lapreporter.report.technical import TechnicalSheet
from lapreporter.report.victim_assistance import Device, Incident
from tests.checks.speaking import case, raises, says, silent, year

NONE_KNOWN = {"contamination.statement": ContaminationStatement(code=ContaminationStatementCode.NONE_KNOWN)}
AREA = {"contamination.areas": (ContaminatedArea(id="a", name="Wittstock", region="Brandenburg", size_m2=4_000_000),)}


def released(number: int, m2: int) -> dict[str, Any]:
    return {**year(number), "contamination.balance": AreaBalance(cleared_m2=m2)}


def test_areas_do_not_appear_without_a_word() -> None:
    (finding,) = raises("YOY-02", case({**AREA, **year(2011)}, history=[{**NONE_KNOWN, **year(2010)}]))
    assert (
        says(finding)
        == "The report for 2010 says: no contaminated area is known. This one says: areas are contaminated."
    )


def test_areas_do_not_vanish_without_a_day() -> None:
    before = [{**AREA, **year(2010)}]
    raises("YOY-02", case({**NONE_KNOWN, **year(2011)}, history=before))
    ended = ContaminationStatement(code=ContaminationStatementCode.NONE_KNOWN, event_on="2011-06")
    silent("YOY-02", case({"contamination.statement": ended, **year(2011)}, history=before))


def test_a_find_or_an_open_correction_explains_new_areas() -> None:
    before = [{**NONE_KNOWN, **year(2010)}]
    found = AREA["contamination.areas"][0].model_copy(update={"found_on": "2011-06"})
    silent("YOY-02", case({"contamination.areas": (found,), **year(2011)}, history=before))
    corrected = {"other.corrections": (Correction(id="c", year=2010, reason="Overlooked."),)}
    silent("YOY-02", case({**AREA, **corrected, **year(2011)}, history=before))


def test_a_past_year_is_corrected_openly() -> None:
    target = ClearanceTarget(id="t", year=2015, planned_m2=500_000, achieved_m2=430_500)
    now = {**year(2016), "contamination.programme.targets": (target,)}
    raises("YOY-03", case(now, history=[released(2015, 430_000)]))
    corrected = {"other.corrections": (Correction(id="c", year=2015),)}
    silent("YOY-03", case({**now, **corrected}, history=[released(2015, 430_000)]))


def test_one_type_bears_one_name() -> None:
    rows = (StockRow(id="s", type="MK 20"),)
    (finding,) = raises(
        "YOY-06", case({"stockpiles.types": rows, "technical.types": (TechnicalSheet(id="t", type="Mk-20"),)})
    )
    assert says(finding) == "“MK 20” and “Mk-20” seem to be the same type."
    silent("YOY-06", case({"stockpiles.types": rows, "technical.types": (TechnicalSheet(id="t", type="MK 20"),)}))


def test_two_names_of_one_known_type_are_one_type() -> None:
    known = Munition("M483A1", ("M483A1", "M483"), (88,), "", "seen")
    library = MunitionLibrary({type_key(name): known for name in known.names})
    rows = (StockRow(id="s", type="M483"), StockRow(id="t", type="M483A1"))
    raises("YOY-06", case({"stockpiles.types": rows}, library=library))
    silent("YOY-06", case({"stockpiles.types": rows}))


def test_work_is_laid_beside_the_plan_of_the_request() -> None:
    plan = {
        "contamination.requests": (ClearanceRequest(id="a"),),
        "contamination.request_targets": (ClearanceTarget(id="t", year=2020, planned_m2=1_000_000),),
    }
    raises("YOY-07", case({**released(2020, 400_000), **plan}))
    raises("YOY-07", case(released(2020, 400_000), history=[{**year(2019), **plan}]))
    silent("YOY-07", case({**released(2020, 900_000), **plan}))
    told = {"contamination.programme.gap_reason": "Two teams were ill."}
    silent("YOY-07", case({**released(2020, 400_000), **plan, **told}))


def test_a_total_of_three_years_is_not_the_figure_of_one() -> None:
    text = {"contamination.supplementary": "From 2017 to 2019, 2.802 million m2 were cleared."}
    (finding,) = raises("YOY-10", case({**released(2019, 2_802_000), **text}))
    assert says(finding) == "2,802,000 m² looks like a total of several years: 2017 – 2019."
    (finding,) = raises(
        "YOY-10", case(released(2018, 900_000), history=[released(2016, 400_000), released(2017, 500_000)])
    )
    assert says(finding).endswith("2016 and 2017.")


def test_the_figure_of_one_year_is_no_total() -> None:
    silent("YOY-10", case(released(2018, 500_000), history=[released(2016, 400_000), released(2017, 500_000)]))


def test_a_total_of_stocks_is_found_as_well() -> None:
    def stock(number: int, destroyed: int) -> dict[str, Any]:
        return {**year(number), "stockpiles.types": (StockRow(id="s", munitions=Balance(destroyed=destroyed)),)}

    raises("YOY-10", case(stock(2018, 900), history=[stock(2016, 400), stock(2017, 500)]))


def test_where_people_were_harmed_an_area_is_listed() -> None:
    def harmed(region: str, device: Device | None = None) -> dict[str, Any]:
        return {"victim_assistance.incidents": (Incident(id="i", region=region, device=device, injured=1),)}

    raises("YOY-11", case({**AREA, **harmed("Saxony")}))
    silent("YOY-11", case({**AREA, **harmed("brandenburg")}))
    silent("YOY-11", case({**AREA, **harmed("Saxony", Device.MINE)}))
