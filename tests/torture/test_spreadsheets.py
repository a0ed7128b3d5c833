"""What is copied from tables, opened by a spreadsheet program of others: not one formula, and numbers are numbers."""

from __future__ import annotations

import csv
import re
import subprocess
import zipfile
from collections.abc import Callable
from io import StringIO
from itertools import islice
from pathlib import Path

from lapreporter.form.edition import Edition
from lapreporter.report import paths
from lapreporter.report.contamination import ContaminatedArea
from lapreporter.report.report import Report
from tests.hostile.formulas import copied_tables, crowded, strings
from tests.ui.tables.conftest import AREAS, Bench, bench, edition

__all__ = ["bench", "edition"]

COUNT = 2_000
FORMULA, NUMBER = re.compile(rb"<f[ >]"), re.compile(rb"<c (?![^>]*t=)[^>]*>\s*<v>")


def opened(folder: Path, block: str) -> bytes:
    """The sheet that Gnumeric makes of a copied block.

    What is pasted is taken apart at its tabs; of a file the program would guess what stands between cells, so that it
    gets one that leaves nothing to guess.
    """
    with (folder / "block.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(csv.reader(StringIO(block, newline=""), delimiter="\t"))
    command = ["ssconvert", "--import-type=Gnumeric_stf:stf_csvtab", "--export-type=Gnumeric_Excel:xlsx2"]
    subprocess.run([*command, "block.csv", "block.xlsx"], cwd=folder, check=True, capture_output=True)
    with zipfile.ZipFile(folder / "block.xlsx") as archive:
        return b"".join(archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name)


def test_a_spreadsheet_program_does_take_such_texts_for_formulas(tmp_path: Path) -> None:
    sheet = opened(tmp_path, "\n".join(text for text in islice(strings(), COUNT) if not set(text) & set('\t\r\n\0"')))
    assert len(FORMULA.findall(sheet)) > 20


def test_no_table_that_is_copied_holds_a_formula(
    bench: Callable[[Report], Bench], edition: Edition, tmp_path: Path
) -> None:
    blocks = copied_tables(bench(crowded(edition, COUNT)))
    assert sum(block.count("\t") + block.count("\n") for block in blocks) > COUNT
    found = {}
    for block in filter(str.strip, blocks):
        formulas = FORMULA.findall(opened(tmp_path, block))
        if formulas:
            found[block[:40]] = len(formulas)
    assert found == {}


def test_numbers_are_numbers(bench: Callable[[Report], Bench], tmp_path: Path) -> None:
    rows = tuple(ContaminatedArea(id=f"a{at}", name=f"Area {at}", size_m2=1_000 * at) for at in range(100))
    blocks = copied_tables(bench(paths.replace(Report(), AREAS, rows)))
    sheets = [opened(tmp_path, block) for block in blocks if "Area 7" in block]
    assert max(len(NUMBER.findall(sheet)) for sheet in sheets) == len(rows)
