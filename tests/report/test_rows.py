"""Rows from several answers at once."""

from __future__ import annotations

from lapreporter.report.contamination import ContaminatedArea
from lapreporter.report.rows import changed, made
from lapreporter.report.stockpiles import Balance, StockRow


def test_a_row_is_made_from_answers_and_from_answers_in_its_parts() -> None:
    row, refused = made(StockRow, "a1", {"type": "M77", "munitions.opening": 5, "munitions.closing": 3})
    assert row == StockRow(id="a1", type="M77", munitions=Balance(opening=5, closing=3))
    assert not refused


def test_answers_that_cannot_stand_are_named_and_left_empty() -> None:
    row, refused = made(StockRow, "a1", {"type": "x" * 32_768, "munitions.opening": -5, "munitions.closing": 3})
    assert row == StockRow(id="a1", munitions=Balance(closing=3))
    assert refused == {"type", "munitions.opening"}


def test_a_changed_row_keeps_its_id_and_its_other_answers() -> None:
    old = ContaminatedArea(id="a1", name="North", size_m2=5)
    row, refused = changed(old, {"size_m2": 7})
    assert row == ContaminatedArea(id="a1", name="North", size_m2=7)
    assert old.size_m2 == 5
    assert not refused


def test_an_answer_can_be_taken_away() -> None:
    old = StockRow(id="a1", type="M77", munitions=Balance(opening=5, closing=3))
    row, _ = changed(old, {"type": None, "munitions.opening": None})
    assert row == StockRow(id="a1", munitions=Balance(closing=3))
