"""What becomes of each answer in the next year is decided for every answer of the model, and for nothing else."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from lapreporter.form.carrying import Carrying, Fate, holders, load_carrying
from lapreporter.form.edition import BrokenForm
from lapreporter.locations import shipped
from lapreporter.report.kinds import Kind
from lapreporter.report.report import Report
from lapreporter.report.shape import leaf, leaves

FILE = shipped("forms", "carry-over.toml")


@pytest.fixture(scope="module")
def carrying() -> Carrying:
    return load_carrying(FILE)


def test_every_answer_of_the_model_has_a_fate(carrying: Carrying) -> None:
    undecided = []
    for found in leaves(Report):
        try:
            carrying.fate(found.pattern)
        except KeyError:
            undecided.append(found.pattern)
    assert undecided == []


def test_no_section_is_decided_as_a_whole(carrying: Carrying) -> None:
    """Whoever adds a question has to decide what becomes of it."""
    assert [place for place in carrying.fates if "." not in place] == []


def test_every_decision_decides_something(carrying: Carrying) -> None:
    deciding = set()
    for found in leaves(Report):
        deciding.add(next(place for place in holders(found.pattern) if place in carrying.fates))
    parts = {place for place in carrying.fates if any(one.startswith(f"{place}.") for one in carrying.openings)}
    assert set(carrying.fates) - deciding - parts == set()


def test_the_columns_of_a_table_of_the_year_do_not_carry(carrying: Carrying) -> None:
    for found in leaves(Report):
        if found.kind is Kind.TABLE and carrying.fate(found.pattern) is Fate.YEARLY:
            columns = [one.pattern for one in leaves(Report) if one.pattern.startswith(f"{found.pattern}[].")]
            assert {carrying.fate(column) for column in columns} == {Fate.YEARLY}, found.pattern


def test_a_position_at_the_start_comes_from_one_of_its_kind_in_the_same_row(carrying: Carrying) -> None:
    assert len(carrying.openings) == 5
    for opening, sources in carrying.openings.items():
        assert carrying.fate(opening) is Fate.OPENING
        for source in sources:
            assert leaf(source, Report).unit == leaf(opening, Report).unit
            assert source.partition("[]")[1:2] == opening.partition("[]")[1:2]


def test_only_sentences_are_offered_again_where_they_list_nothing(carrying: Carrying) -> None:
    settled = {place for place, fate in carrying.fates.items() if fate is Fate.SETTLED}
    assert {leaf(place, Report).kind for place in settled} == {Kind.STATEMENT}


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ('[cover]\nforever = ["state"]', "unknown fate forever"),
        ('[cover]\ncarries = ["capital"]', "cover.capital"),
        ('[cover]\ncarries = ["state"]\nyearly = ["state"]', "decided twice"),
        ('[retained.opening]\n"types[].munitions.opening" = ["types[].munitions.end"]', "types[].munitions.end"),
    ],
)
def test_a_decision_that_fits_nothing_is_refused(tmp_path: Path, data: str, named: str) -> None:
    file = tmp_path / "carry-over.toml"
    file.write_text(data, encoding="utf-8")
    with pytest.raises(BrokenForm, match=named.replace("[", r"\[")):
        load_carrying(file)


def test_the_decisions_stand_in_the_order_of_the_model() -> None:
    with FILE.open("rb") as stream:
        sections = list(tomllib.load(stream))
    order = list(Report.model_fields)
    assert sections == sorted(sections, key=order.index)
