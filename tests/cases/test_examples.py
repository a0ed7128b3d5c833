"""The example reports: they are what their data say, they load, and the practice country fills every table."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lapreporter.report.kinds import Kind
from lapreporter.report.paths import get
from lapreporter.report.report import Report
from lapreporter.report.shape import leaves
from tools.examples import DATA, REPORTS, report_of, written

SOURCES = sorted(DATA.glob("*.toml"))


@pytest.fixture(scope="module")
def practice() -> Report:
    return Report.model_validate_json((REPORTS / "xpr-2025.json").read_bytes())


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_an_example_is_what_its_data_say(source: Path) -> None:
    assert (REPORTS / f"{source.stem}.json").read_bytes() == written(report_of(source))


@pytest.mark.parametrize("file", sorted(REPORTS.glob("*.json")), ids=lambda file: file.stem)
def test_every_example_loads_and_names_its_state(file: Path) -> None:
    report = Report.model_validate_json(file.read_bytes())
    assert report.cover.state == file.stem[:3].upper()


def test_omissions_speak_of_rows_and_answers_that_exist() -> None:
    for source in SOURCES:
        report = report_of(source)
        for path in report.omissions:
            get(report, path)


def test_every_example_has_its_sources_named() -> None:
    named = (REPORTS / "SOURCES.md").read_text(encoding="utf-8")
    assert [source.stem for source in SOURCES if f"`{source.stem}.json`" not in named] == []


def test_the_practice_country_fills_every_table(practice: Report) -> None:
    tables = [leaf.pattern for leaf in leaves(Report) if leaf.kind is Kind.TABLE]
    assert [table for table in tables if not get(practice, table)] == []


def test_the_areas_of_the_practice_country_add_up(practice: Report) -> None:
    land = practice.contamination
    balance = land.balance
    sizes = sum(area.size_m2 or 0 for area in land.areas)
    assert sizes == balance.closing_m2 == land.stated_total.total_m2
    for name in ("cancelled_m2", "reduced_m2", "cleared_m2"):
        assert sum(getattr(row, name) for row in land.released) == getattr(balance, name)


def test_the_stock_of_the_practice_country_adds_up(practice: Report) -> None:
    stock = practice.stockpiles
    for row in stock.types:
        for count in (row.munitions, row.submunitions):
            moved = json.loads(count.model_dump_json())
            gained = sum(moved[name] for name in ("opening", "discovered", "received", "returned", "correction"))
            lost = sum(moved[name] for name in ("destroyed", "transferred", "to_retained"))
            assert gained - lost == moved["closing"]
        assert (row.munitions.closing or 0) * (row.per_container or 0) == row.submunitions.closing
    destroyed = sum(row.munitions.destroyed or 0 for row in stock.types)
    assert sum(row.munitions.closing or 0 for row in stock.types) == stock.stated_total.munitions
    assert sum(row.munitions or 0 for row in stock.destroyed) == destroyed


def test_the_people_of_the_practice_country_add_up(practice: Report) -> None:
    harmed = practice.victim_assistance.casualties
    assert harmed.people.persons() == (harmed.killed or 0) + (harmed.injured or 0) == 11
    reached = practice.risk_education
    assert sum(activity.people.persons() or 0 for activity in reached.activities) == reached.reached.persons()
