"""What makes a report worth protecting."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lapreporter.exchange.confidential import is_confidential
from lapreporter.exchange.public import read_restrictions
from lapreporter.locations import shipped
from lapreporter.report import paths
from lapreporter.report.contamination import ContaminatedArea
from lapreporter.report.cover import Institution
from lapreporter.report.report import Report

RESTRICTIONS = read_restrictions(shipped("forms", "restricted.toml"))
TABLE = "contamination.areas"


def test_all_that_is_confidential_is_restricted() -> None:
    assert RESTRICTIONS.left_out | RESTRICTIONS.rounded >= RESTRICTIONS.confidential
    assert RESTRICTIONS.confidential


def test_a_report_that_says_nothing_holds_nothing_confidential() -> None:
    for pattern in RESTRICTIONS.confidential:
        assert not is_confidential(Report(), pattern.split("[]")[0], RESTRICTIONS)


@pytest.mark.parametrize("place", [TABLE, f"{TABLE}[k7f2]", f"{TABLE}[k7f2].latitude"])
def test_a_coordinate_counts_wherever_its_row_is_changed(place: str) -> None:
    areas = (ContaminatedArea(id="k7f1"), ContaminatedArea(id="k7f2", latitude=Decimal("15.1234")))
    report = paths.replace(Report(), TABLE, areas)
    assert is_confidential(report, place, RESTRICTIONS)
    assert not is_confidential(report, f"{TABLE}[k7f1]", RESTRICTIONS)


def test_the_name_of_a_focal_point_counts_only_where_it_is_not_to_be_told() -> None:
    for withheld in (False, True):
        named = Institution(id="k7f2", person="A. Person", withhold_person=withheld)
        report = paths.replace(Report(), "cover.institutions", (named,))
        for name in ("person", "telephone", "withhold_person"):
            assert is_confidential(report, f"cover.institutions[k7f2].{name}", RESTRICTIONS) is withheld
