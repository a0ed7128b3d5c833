"""Long tables are written in pieces; what is read from them is what pydantic would have written at one go."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lapreporter.document.content import CarriedMark, Content, from_bytes, to_bytes
from lapreporter.document.pieces import ENTRIES, PIECE, written
from lapreporter.locations import shipped
from lapreporter.report.contamination import ContaminatedArea, Contamination
from lapreporter.report.data import load
from lapreporter.report.report import Report

EXAMPLES = sorted(shipped("resources", "examples").glob("*.json"))


def with_areas(count: int) -> Report:
    """A report with so many areas, every third of which has a name."""
    names = (f"Area {number}" if number % 3 else None for number in range(count))
    return Report(
        contamination=Contamination(
            areas=tuple(ContaminatedArea(id=f"a{i}", name=name) for i, name in enumerate(names))
        )
    )


REPORT = with_areas(PIECE * 2 + 1)
MARKS = {f"cover.mark_{number}": CarriedMark(digest=f"{number:016x}") for number in range(ENTRIES + 1)}
CONTENTS = {
    "empty": Content(),
    "short": Content(report=with_areas(3), notes={"cover.state": "a note"}),
    "exactly one piece": Content(report=with_areas(PIECE)),
    "one row more": Content(report=with_areas(PIECE + 1)),
    "long": Content(report=REPORT),
    "long earlier reports": Content(report=with_areas(2), history=(Report(), REPORT), amends=REPORT),
    "many marks": Content(report=REPORT, carried=MARKS),
}


@pytest.mark.parametrize("name", CONTENTS)
def test_pieces_say_what_one_go_says(name: str) -> None:
    content = CONTENTS[name]
    assert json.loads(written(content)) == json.loads(content.model_dump_json(exclude_defaults=True))
    assert from_bytes(to_bytes(content), "a save") == content


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_an_ordinary_report_is_written_at_one_go(file: Path) -> None:
    content = Content(report=load(file.read_bytes(), file.name))
    assert written(content) == content.model_dump_json(exclude_defaults=True)
