"""Measurements without a window: checking, opening, printing, sealing, and the quickest command."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bench.measuring import MEGABYTE, Values
from bench.samples import AREAS, large_report, practice_report
from lapreporter.checks.case import Case
from lapreporter.checks.checker import Checker
from lapreporter.checks.plan.coverage import coverage
from lapreporter.cli import reference
from lapreporter.document.content import Content, from_bytes, summary, to_bytes
from lapreporter.document.files import Files
from lapreporter.document.lock import Owner
from lapreporter.document.shelf import Shelf
from lapreporter.i18n import open_language
from lapreporter.locations import shipped
from lapreporter.report import paths
from lapreporter.report.answers import Period
from lapreporter.report.data import dump, load
from lapreporter.report.report import Report

if TYPE_CHECKING:
    from lapreporter.exchange.identity import Identity

NOW = datetime(2026, 4, 24, 10, 0, tzinfo=UTC)
_ID = "3f2f8a52-0f0c-4a53-9a35-0d8c2f6a7b10"
_EDITS = 9


def checking(values: Values) -> None:
    """A full check by a fresh checker, and checking again after one figure has changed."""
    case = _case(large_report())
    Checker().check(_case(Report()))
    with values.seconds("full"):
        findings = Checker().check(case)
    values.found["findings"] = len(findings)
    _check_edits(case, "again", values)
    before = paths.replace(case.report, "cover.period", Period(start=date(2024, 1, 1), end=date(2024, 12, 31)))
    # As it is read from the disk: no row is the same object as this year's.
    compared = replace(case, history=(load(dump(before), "report.json"),))
    with values.seconds("compared"):
        Checker().check(compared)
    _check_edits(compared, "compared_again", values)


def _check_edits(case: Case, name: str, values: Values) -> None:
    checker = Checker()
    checker.check(case)
    changed = case.report
    for number in range(_EDITS):
        changed = paths.replace(changed, f"contamination.areas[a{AREAS // 2:05}].size_m2", 4_711 + number)
        with values.seconds(name):
            checker.check(replace(case, report=changed))


def ordinary(values: Values) -> None:
    """All rules and the coverage of the plan on an ordinary report, by a fresh checker."""
    plan, case = reference.plan(), _case(practice_report())
    coverage(plan, _case(Report()))
    Checker().check(_case(Report()))
    with values.seconds("both"):
        Checker().check(case)
        coverage(plan, case)


def opening(values: Values) -> None:
    """Opening the large report from the user's folder: newest generation read, proved by hash, validated."""
    report = large_report()
    with TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder), Files(), "bench")
        owner = Owner("bench", "bench", 1, NOW)
        payload = to_bytes(Content(report=report))
        shelf.create(_ID, payload, summary=summary(report), now=NOW, owner=owner).close()
        values.found["megabytes"] = len(payload) / MEGABYTE
        with values.seconds("document"), shelf.open(_ID, owner) as document:
            from_bytes(document.loaded.payload, "report")
    exported = dump(report)
    with values.seconds("json"):
        load(exported, "report.json")


def saving(values: Values) -> None:
    """Content into bytes and onto the disk, durable there: an ordinary report and the large one."""
    for name, report in (("ordinary", practice_report()), ("large", large_report())):
        with TemporaryDirectory() as folder:
            owner = Owner("bench", "bench", 1, NOW)
            shelf = Shelf(Path(folder), Files(), "bench")
            with shelf.create(_ID, b"{}", summary={}, now=NOW, owner=owner) as document, values.seconds(name):
                document.save(to_bytes(Content(report=report)), summary=summary(report), now=NOW)


def sealing(values: Values) -> None:
    """The sealed PDF of Germany 2017: first with all libraries still to be loaded, then again."""
    from lapreporter.exchange.identity import make_identity

    file = shipped("resources", "examples", "deu-2017.json")
    report = load(file.read_bytes(), file.name)
    identity = make_identity("Amina Idris", "Ministry of Practice", None, NOW)
    with values.seconds("first"):
        _pdf(report, identity)
    with values.seconds("again"):
        pdf = _pdf(report, identity)
    values.found["kilobytes"] = len(pdf) / 1_000


def large_pdf(values: Values) -> None:
    """The tagged PDF/A of the large report, for signing by hand."""
    report = large_report()
    with values.seconds("made"):
        pdf = _pdf(report, None)
    values.peak("peak")
    values.found["megabytes"] = len(pdf) / MEGABYTE
    values.found["pages"] = _pages(pdf)


def schema(values: Values) -> None:
    """The quickest command, from its start to its end."""
    command = [sys.executable, "-m", "lapreporter", "schema"]
    with values.seconds("whole"):
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _pdf(report: Report, identity: Identity | None) -> bytes:
    """The PDF of a report. What the rules find would hold some back; printing and signing take the same time."""
    from lapreporter.exchange.export import make_pair

    pair = make_pair(
        report,
        {},
        identity,
        language=open_language("en"),
        edition=reference.edition(),
        lexicon=reference.lexicon(),
        findings=(),
        now=NOW,
        place="Practice City",
    )
    return pair.pdf


def _case(report: Report) -> Case:
    """A report beside what the program knows."""
    return Case(
        report,
        NOW.date(),
        states=reference.states(),
        library=reference.munitions(),
        meetings=reference.meetings(),
        carrying=reference.carrying(),
    )


def _pages(pdf: bytes) -> int:
    from io import BytesIO

    from pikepdf import Pdf

    with Pdf.open(BytesIO(pdf)) as document:
        return len(document.pages)
