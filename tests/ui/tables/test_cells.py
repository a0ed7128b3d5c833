"""What a cell shows and what it understands."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from lapreporter.report.answers import Money
from lapreporter.report.contamination import Extent, Hazard
from lapreporter.report.report import Report
from lapreporter.ui.tables.cells import ColumnCells, Symbol, all_columns_of, columns_of
from tests.ui.tables.conftest import AREAS, Bench, practice


@pytest.fixture
def column(bench: Callable[[Report], Bench]) -> Callable[[str, str], ColumnCells]:
    world = bench(practice())

    def find(path: str, name: str) -> ColumnCells:
        return next(c for c in all_columns_of(world.desk, world.question(path)) if c.name == name)

    return find


Column = Callable[[str, str], ColumnCells]


@pytest.mark.parametrize("text", ["Confirmed (CHA)", "confirmed (cha)", "CHA", "cha", "Confirmed", " confirmed "])
def test_a_choice_is_read_by_label_part_or_code_in_any_case(column: Column, text: str) -> None:
    assert column(AREAS, "hazard").read(text) == (Hazard.CHA, True)


@pytest.mark.parametrize(
    ("text", "value"), [("Yes", True), ("NO", False), ("true", True), ("FALSE", False), ("y", True), ("0", False)]
)
def test_yes_and_no_are_read_as_spreadsheets_write_them(column: Column, text: str, value: bool) -> None:
    assert column(AREAS, "estimate").read(text) == (value, True)


@pytest.mark.parametrize(
    ("path", "name", "text", "value"),
    [
        (AREAS, "size_m2", "42 ha", 420_000),
        (AREAS, "size_m2", "1 200", 1_200),
        (AREAS, "latitude", "2.5", Decimal("2.5")),
        (AREAS, "found_on", "3.2019", "2019-03"),
        (AREAS, "marked", "in part", Extent.PARTLY),
        ("resources.national", "amount", "CHF 12 000", Money(amount=Decimal(12_000), currency="CHF")),
        ("retained.types", "acquired_from", "germany", "DEU"),
        ("retained.types", "acquired_from", "lao", "LAO"),
        (AREAS, "size_m2", "  ", None),
    ],
)
def test_answers_are_read_as_people_type_them(column: Column, path: str, name: str, text: str, value: Any) -> None:
    assert column(path, name).read(text) == (value, True)


@pytest.mark.parametrize(
    ("name", "text"), [("size_m2", "12 ooo"), ("hazard", "maybe"), ("estimate", "perhaps"), ("marked_by", "soon")]
)
def test_what_cannot_be_read_is_said_to_be_unreadable(column: Column, name: str, text: str) -> None:
    assert not column(AREAS, name).read(text).readable


def test_several_choices_are_read_in_the_order_of_the_form(column: Column) -> None:
    purposes = column("retained.types", "purposes")
    first, second = list(purposes.options)[:2]
    text = f"{purposes.options[second]}; {purposes.options[first]}"
    assert purposes.read(text) == ((first, second), True)
    assert purposes.read("None of these") == ((), True)


def test_every_answer_of_a_cell_can_be_typed_again(column: Column) -> None:
    for path, name, value in (
        (AREAS, "hazard", Hazard.SHA),
        (AREAS, "size_m2", 1_346_500),
        (AREAS, "found_on", "2019-03-05"),
        (AREAS, "longitude", Decimal("-12.917")),
        (AREAS, "estimate", False),
        ("resources.national", "amount", Money(amount=Decimal("12000.5"), currency="CHF")),
        ("retained.types", "acquired_from", "CHE"),
    ):
        cells = column(path, name)
        assert cells.read(cells.typed(value), ".").value == value, name


def test_figures_are_grouped_and_years_are_not(column: Column) -> None:
    assert column(AREAS, "size_m2").shown(1_346_500) == "1,346,500"
    assert column("contamination.programme.targets", "year").shown(2027) == "2027"


def test_confirmed_has_a_filled_square_and_suspected_an_outlined_one(column: Column) -> None:
    hazard = column(AREAS, "hazard")
    assert hazard.symbol(Hazard.CHA) is Symbol.FILLED
    assert hazard.symbol(Hazard.SHA) is Symbol.OUTLINED
    assert hazard.symbol(Hazard.UNKNOWN) is None


def test_a_continued_page_shows_the_title_of_the_row_first(bench: Callable[[Report], Bench]) -> None:
    world = bench(practice())
    names = [cells.name for cells in columns_of(world.desk, world.question("stockpiles.types", "munitions"))]
    assert names[0] == "type"
    assert names[1] == "munitions.opening"


def test_every_table_of_the_form_can_be_shown(bench: Callable[[Report], Bench]) -> None:
    world = bench(Report())
    for form in world.desk.edition.forms:
        for _, question in form.questions():
            if question.is_table:
                columns = columns_of(world.desk, question)
                assert columns, question.path
                assert set(question.totals) <= {cells.name for cells in columns}
