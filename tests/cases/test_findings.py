"""What the rules find in the examples is what reading and hand calculation find in them."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lapreporter.checks.case import Case
from lapreporter.checks.checker import Checker
from lapreporter.checks.finding import Finding
from lapreporter.checks.gate import held_by
from lapreporter.checks.meetings import read_meetings
from lapreporter.checks.reference import read_munitions, read_states
from lapreporter.checks.wording import sentences
from lapreporter.form.carrying import load_carrying
from lapreporter.i18n import open_language
from lapreporter.locations import shipped
from tools.examples import DATA, report_from

TODAY = date(2026, 11, 21)
CASES = Path(__file__).parent / "data"
GOLDEN = Path(__file__).parent.parent / "golden" / "findings"


def content(name: str) -> dict[str, Any]:
    """The data of an example, shipped or of the tests."""
    file = CASES / f"{name}.toml" if (CASES / f"{name}.toml").exists() else DATA / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def example(name: str) -> Case:
    """The case of an example with its earlier reports and with what could not be read in it."""
    data = content(name)
    unread, history = data.pop("unread", {}), data.pop("history", [])
    return Case(
        report=report_from(data),
        today=TODAY,
        unread=unread,
        history=tuple(report_from(content(earlier)) for earlier in history),
        states=read_states(shipped("forms", "reference", "states.csv")),
        library=read_munitions(shipped("forms", "reference", "munitions.toml")),
        meetings=read_meetings(shipped("forms", "reference", "meetings.toml")),
        carrying=load_carrying(shipped("forms", "carry-over.toml")),
    )


def expected(name: str) -> dict[str, Any]:
    return tomllib.loads((GOLDEN / f"{name}.toml").read_text(encoding="utf-8"))


def finding(name: str, code: str) -> Finding:
    (one,) = [found for found in Checker().check(example(name)) if found.code == code]
    return one


def says(found: Finding) -> str:
    return sentences(found, open_language("en"))[0].replace("\u00a0", " ")


NAMES = sorted(file.stem for file in GOLDEN.glob("*.toml"))


def test_every_shipped_example_has_its_findings_written_down() -> None:
    assert {file.stem for file in DATA.glob("*.toml")} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_an_example_has_the_findings_that_reading_finds(name: str) -> None:
    wanted, found = expected(name), Checker().check(example(name))
    for severity in ("error", "warning"):
        said = Counter(f"{one.code} {one.path}" for one in found if one.severity.value == severity)
        assert said == Counter(list(wanted.get(f"{severity}s", {})) + wanted.get("twice", []) * (severity == "warning"))
    assert sorted(one.code for one in found if one.severity.value == "advice") == sorted(wanted["advice"])


@pytest.mark.parametrize("name", NAMES)
def test_an_example_goes_out_unless_an_error_holds_it(name: str) -> None:
    about = example(name)
    held = {f"{one.code} {one.path}" for one in held_by(Checker().check(about), about.report.reasons)}
    assert held == set(expected(name).get("held", []))


@pytest.mark.parametrize(
    ("name", "code", "sentence"),
    [
        (
            "hrv-2016",
            "CLR-01",
            (
                "The remaining area should be 1,540,000 m², you report 1,740,000 m²; a difference of 200,000 m² is not "
                "explained."
            ),
        ),
        (
            "deu-2017",
            "CLR-01",
            (
                "The remaining area should be 10,530,000 m², you report 11,000,000 m²; "
                "a difference of 470,000 m² is not explained."
            ),
        ),
        ("lao-2013", "VIC-02", "The casualties by device add up to 84, but the persons to 42."),
        (
            "bgr-2017",
            "STK-09",
            (
                "The average number of submunitions in a munition was 25 by the report for 2014 and is 28 now, "
                "although the types are the same."
            ),
        ),
        ("bgr-2017", "COV-05", "The annual report was due on 30 April 2018; it is 58 days late."),
        ("mrt-2012", "COV-02", "01/31/2012: there is no such day."),
        (
            "vat-2014",
            "COV-19",
            (
                "The form “National implementation measures” is marked unchanged, but 5 answers in it are new since "
                "the report for 2010 of 20 January 2011."
            ),
        ),
    ],
)
def test_both_figures_are_named(name: str, code: str, sentence: str) -> None:
    assert says(finding(name, code)) == sentence
