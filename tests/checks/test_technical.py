from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from lapreporter.report.production import Facility
from lapreporter.report.stockpiles import Balance, StockRow
from lapreporter.report.technical import TechnicalSheet, TechnicalStatementCode
from tests.checks.speaking import case, raises, silent


def sheet(**more: Any) -> dict[str, Any]:
    return {"technical.types": (TechnicalSheet(id="a", type="M483A1", **more),)}


FULL: dict[str, Any] = {
    "length_mm": Decimal(900),
    "fusing": "time fuse",
    "explosive": "Composition B",
    "metal": "steel",
}


def test_the_minimum_is_asked_for() -> None:
    assert len(raises("TEC-01", case(sheet()))) == 4
    silent("TEC-01", case(sheet(**FULL)))


def test_a_submunition_weighs_less_than_twenty_kilograms() -> None:
    raises("TEC-02", case(sheet(submunition_mass_g=Decimal(20_000))))
    silent("TEC-02", case(sheet(submunition_mass_g=Decimal(180))))


def test_five_features_take_a_munition_out_of_the_convention() -> None:
    safe: dict[str, Any] = {
        "per_container": 2,
        "submunition_mass_g": Decimal(4_500),
        "single_target": True,
        "electronic_self_destruction": True,
    }
    raises("TEC-03", case(sheet(**safe, electronic_self_deactivation=True)))
    silent("TEC-03", case(sheet(**safe, electronic_self_deactivation=False)))


def test_parts_weigh_no_more_than_the_whole() -> None:
    heavy = sheet(submunition_mass_g=Decimal(180), explosive_g=Decimal(30), metallic_g=Decimal(200))
    raises("TEC-04", case(heavy))


def test_parts_of_the_whole_pass() -> None:
    silent("TEC-04", case(sheet(submunition_mass_g=Decimal(180), explosive_g=Decimal(30), metallic_g=Decimal(150))))


def test_parts_given_for_the_whole_munition_pass() -> None:
    whole = {"mass_g": Decimal(46_000), "submunition_mass_g": Decimal(180), "explosive_g": Decimal(2_600)}
    silent("TEC-04", case(sheet(**whole)))


STOCK = {"stockpiles.types": (StockRow(id="a", type="M 483 A1", munitions=Balance(closing=186)),)}


def test_the_load_of_a_held_type_is_asked_for() -> None:
    raises("TEC-05", case({**sheet(), **STOCK}))
    silent("TEC-05", case({**sheet(per_container=88), **STOCK}))


def test_photographs_are_asked_for() -> None:
    raises("TEC-06", case(sheet()))
    silent("TEC-06", case(sheet(photos_sent_on=date(2011, 1, 27))))


def test_a_type_once_produced_has_a_sheet() -> None:
    produced = {"production.facilities": (Facility(id="a", name="Works", product="Mk 20"),)}
    raises("TEC-07", case({**produced, **sheet()}))
    silent("TEC-07", case({**produced, "technical.statement.code": TechnicalStatementCode.REPORTED_EARLIER}))
