"""What is copied out never becomes a formula in a spreadsheet, and comes back as it was."""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lapreporter.form.edition import Edition
from lapreporter.report import paths
from lapreporter.report.contamination import ContaminatedArea
from lapreporter.report.report import Report
from lapreporter.ui.tables.copying import block_text, guarded, unguarded
from lapreporter.ui.tables.model import TableModel
from lapreporter.ui.tables.paste import split
from tests.hostile.formulas import DANGEROUS, UNSEEN, copied_tables, crowded, strings
from tests.ui.tables.conftest import AREAS, Bench, bench, edition

__all__ = ["bench", "edition"]


def begins_a_formula(cell: str) -> bool:
    number = cell.replace(",", ".").lstrip("+-").replace(".", "", 1)
    return cell.lstrip("".join(UNSEEN)).startswith(tuple(DANGEROUS)) and not (number.isascii() and number.isdigit())


def cells(block: str) -> list[list[str]]:
    """As a spreadsheet takes a copied block apart."""
    return list(csv.reader(StringIO(block, newline=""), delimiter="\t"))


@settings(max_examples=2_000)
@given(st.one_of(st.text(max_size=12), st.builds(str.__add__, st.sampled_from([*DANGEROUS, " =", "\n"]), st.text())))
def test_no_text_begins_as_a_formula_does(text: str) -> None:
    sent = guarded(text)
    assert not begins_a_formula(sent)
    assert unguarded(sent) == text


@pytest.mark.parametrize("number", ["-5", "12", "-1.25", "+3", "1000000", "0,5"])
def test_numbers_stay_numbers(number: str) -> None:
    assert guarded(number) == number


@pytest.mark.parametrize("text", ["-5 and more", "+41 22 917 00 00", "=1+1", "@SUM(A1)", "-", "\tx", "--1", "-1-2"])
def test_what_only_looks_like_a_number_is_guarded(text: str) -> None:
    assert guarded(text) == "'" + text


def test_an_apostrophe_of_the_states_own_is_kept() -> None:
    for text in ("'s-Hertogenbosch", "'", "''=1", "'a"):
        assert unguarded(guarded(text)) == text


def test_cells_of_a_table_are_guarded_and_pasted_back_as_they_were(bench: Callable[[Report], Bench]) -> None:
    names = ['=HYPERLINK("a")', "+1", "-cmd|' /C calc'!A0", "@x", "\t=1", "plain", 'two\n"lines"', "\r=1"]
    rows = tuple(ContaminatedArea(id=f"a{at}", name=name, size_m2=at) for at, name in enumerate(names))
    world = bench(paths.replace(Report(), AREAS, rows))
    model = TableModel(world.desk, world.session, world.question(AREAS))
    name, size = model.column_of("name"), model.column_of("size_m2")
    assert name is not None
    assert size is not None
    block = block_text(model, [(line, column) for line in range(len(names)) for column in (name, size)])
    copied = [row[0 if name < size else 1] for row in cells(block)]
    assert not any(cell.startswith(tuple(DANGEROUS)) and cell != "+1" for cell in copied)
    figures = [row[1 if name < size else 0] for row in cells(block)]
    assert figures == [str(at) for at in range(len(names))]
    back = [row[0 if name < size else 1] for row in split(block).rows]
    assert [text.strip() for text in back] == [text.strip().replace("\r", "\n").strip() for text in names]


def test_in_no_table_of_the_form_a_text_begins_as_a_formula_does(
    bench: Callable[[Report], Bench], edition: Edition
) -> None:
    blocks = copied_tables(bench(crowded(edition, 2_000)))
    copied = [cell for block in blocks for row in cells(block) for cell in row if cell]
    assert len(copied) >= 2_000
    assert [cell for cell in copied if begins_a_formula(cell)] == []


def test_what_stands_behind_an_apostrophe_of_ones_own_comes_back() -> None:
    for text in ("'=1", "''+1", "' =1", "\ufeff=1", *(next(strings(seed)) for seed in range(500))):
        assert unguarded(guarded(text)) == text
