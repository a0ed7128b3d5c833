"""A copied block: taken apart, matched, read."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from lapreporter.report.contamination import ContaminatedArea, Hazard
from lapreporter.report.report import Report
from lapreporter.report.stockpiles import StockRow
from lapreporter.ui.tables.cells import ColumnCells, all_columns_of, columns_of
from lapreporter.ui.tables.paste import added, decimal_mark, filled, in_order, match, split, take
from tests.ui.tables.conftest import AREAS, Bench, practice


@pytest.fixture
def columns(bench: Callable[[Report], Bench]) -> tuple[ColumnCells, ...]:
    world = bench(practice())
    return all_columns_of(world.desk, world.question(AREAS))


def test_cells_stand_between_tabs_and_quoted_cells_hold_lines() -> None:
    block = split('a\t"two\nlines"\t"say ""x"""\r\nb\tc\t\r\n\r\n')
    assert block.rows == (("a", "two\nlines", 'say "x"'), ("b", "c", ""))


def test_a_stray_quotation_mark_is_kept_as_text() -> None:
    assert split('"5 inch\t1\nother\t2').rows == (('"5 inch', "1"), ("other", "2"))


def test_csv_is_understood_but_decimal_commas_are_not_taken_for_it() -> None:
    assert split("Area;Size\nNorth;5").rows == (("Area", "Size"), ("North", "5"))
    assert split("1,5\n2,5").rows == (("1,5",), ("2,5",))


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        (["1,5"], ","), (["1.5"], "."), (["1.234,5"], ","), (["1,234.5"], "."), (["1.234.567"], ","),
        (["1.234"], None), (["1,5", "2.5"], None), (["0,125"], ","), (["12"], None),
    ],
)  # fmt: skip
def test_numbers_give_their_decimal_mark_away(texts: list[str], mark: str | None) -> None:
    assert decimal_mark(texts) == mark


def test_headings_decide_where_columns_go(columns: tuple[ColumnCells, ...]) -> None:
    matching = match(split("Size in m²\tcomment\tArea\n5\tx\tNorth"), columns)
    assert matching.headed
    assert [target.name if target else None for target in matching.targets] == ["size_m2", None, "name"]


def test_headings_of_other_pages_of_the_table_are_known(columns: tuple[ColumnCells, ...]) -> None:
    matching = match(split("Area\tLatitude\tStatus\nNorth\t2.5\tOpen"), columns)
    assert [target.name if target else None for target in matching.targets] == ["name", "latitude", "status"]


@pytest.mark.parametrize(
    ("heading", "name"), [("Size", "size_m2"), ("size (m2)", "size_m2"), ("SIZE [m²]", "size_m2"), ("Size (ha)", None)]
)
def test_a_heading_may_leave_its_unit_out_but_not_name_another(
    heading: str, name: str | None, columns: tuple[ColumnCells, ...]
) -> None:
    matching = match(split(f"Area\tRegion\t{heading}\nNorth\tHills\t5"), columns)
    assert [target.name if target else None for target in matching.targets] == ["name", "region", name]


def test_without_headings_columns_follow_the_focused_one(columns: tuple[ColumnCells, ...]) -> None:
    matching = in_order(split("CHA\t5"), columns, 3)
    assert [target.name if target else None for target in matching.targets] == ["hazard", "size_m2"]


def test_one_column_of_numbers_settles_the_decimal_mark_of_the_others(columns: tuple[ColumnCells, ...]) -> None:
    taken = take(match(split("Size in m²\tLatitude\n1.234\t2,5\n5.678\t3,25"), columns))
    assert not taken.unread
    assert taken.answers[0] == {"size_m2": 1_234, "latitude": Decimal("2.5")}


def test_what_cannot_be_read_is_kept_at_its_cell(columns: tuple[ColumnCells, ...]) -> None:
    taken = take(match(split("Area\tSize in m²\nNorth\t12 ooo\nSouth\t5"), columns))
    outcome = added(AREAS, ContaminatedArea, taken)
    first, second = outcome.rows
    assert isinstance(second, ContaminatedArea)
    assert outcome.unread == {f"{AREAS}[{first.id}].size_m2": "12 ooo"}
    assert second.size_m2 == 5


def test_an_answer_the_model_refuses_is_kept_as_text(columns: tuple[ColumnCells, ...]) -> None:
    taken = take(match(split(f"Area\tSize in m²\n{'x' * 32_768}\t5"), columns))
    outcome = added(AREAS, ContaminatedArea, taken)
    row = outcome.rows[0]
    assert outcome.unread == {f"{AREAS}[{row.id}].name": "x" * 32_768}
    assert row.model_copy(update={"id": "a"}) == ContaminatedArea(id="a", size_m2=5)


def test_writing_over_keeps_ids_and_what_is_not_in_the_block(columns: tuple[ColumnCells, ...]) -> None:
    rows = practice().contamination.areas
    taken = take(in_order(split("SHA\t7\nCHA\tx\nCHA\t9\nCHA\t10"), columns, 3))
    outcome = filled(AREAS, rows, ContaminatedArea, taken)
    assert [row.id for row in outcome.rows[:3]] == ["a0", "a1", "a2"]
    first, second, _, fourth = outcome.rows
    assert isinstance(first, ContaminatedArea)
    assert isinstance(second, ContaminatedArea)
    assert (first.name, first.hazard, first.size_m2) == ("Area 0", Hazard.SHA, 7)
    assert second.size_m2 is None
    assert outcome.unread[f"{AREAS}[a1].size_m2"] == "x"
    assert outcome.unread[f"{AREAS}[a0].size_m2"] is None
    assert fourth.id not in {"a0", "a1", "a2"}


def test_columns_inside_a_part_of_the_row_are_written(bench: Callable[[Report], Bench]) -> None:
    world = bench(Report())
    cells = columns_of(world.desk, world.question("stockpiles.types", "munitions"))
    taken = take(in_order(split("M77\t1200\t\t\t\t400"), cells))
    row = added("stockpiles.types", StockRow, taken).rows[0]
    assert isinstance(row, StockRow)
    assert (row.type, row.munitions.opening, row.munitions.destroyed) == ("M77", 1_200, 400)


def test_thousands_of_rows_have_ids_of_their_own(columns: tuple[ColumnCells, ...]) -> None:
    block = split("\n".join(f"Area {at}" for at in range(10_000)))
    outcome = added(AREAS, ContaminatedArea, take(in_order(block, columns)))
    assert len({row.id for row in outcome.rows}) == 10_000
