"""The form, the words and the example reports, read once for all tests of printing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

import pytest

from lapreporter.checks.case import Case
from lapreporter.checks.plan.loader import load_plan
from lapreporter.checks.plan.plan import Plan
from lapreporter.checks.plan.predicates.lausanne import PREDICATES
from lapreporter.checks.reference import read_munitions, read_states
from lapreporter.exchange.export import draft_pdf
from lapreporter.form.edition import Edition
from lapreporter.form.lexicon import Lexicon, load_lexicon
from lapreporter.form.loader import load_edition
from lapreporter.i18n import open_language
from lapreporter.report.data import load
from lapreporter.report.report import Report
from lapreporter.words import Language
from tests.exchange.printing.reading import EXAMPLES, ROOT, text_of

NOW = datetime(2026, 4, 30, 9, 15, tzinfo=UTC)

Print = Callable[[Report], str]


class Beside(Protocol):
    """Makes a case of a report and earlier ones, the oldest first."""

    def __call__(self, report: Report, *history: Report) -> Case: ...


@pytest.fixture(scope="session")
def edition() -> Edition:
    return load_edition(ROOT / "forms" / "editions" / "adapted")


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon(ROOT / "forms")


@pytest.fixture(scope="session")
def english() -> Language:
    return open_language("en")


@pytest.fixture(scope="session")
def practice() -> Report:
    """The report that uses every table; the State is invented."""
    return load((EXAMPLES / "xpr-2025.json").read_bytes(), "xpr-2025.json")


@pytest.fixture(scope="session")
def plan() -> Plan:
    """The plan of action."""
    return load_plan(ROOT / "forms" / "plans" / "lausanne.toml", PREDICATES)


@pytest.fixture(scope="session")
def beside() -> Beside:
    """A report beside its history and what is known of States."""
    reference = ROOT / "forms" / "reference"
    states, library = read_states(reference / "states.csv"), read_munitions(reference / "munitions.toml")

    def case(report: Report, *history: Report) -> Case:
        return Case(report, NOW.date(), history=history, states=states, library=library)

    return case


@pytest.fixture
def words(edition: Edition, lexicon: Lexicon, english: Language, tmp_path: Path) -> Print:
    """Prints a draft and reads its text."""

    def printed(report: Report) -> str:
        pdf = draft_pdf(report, language=english, edition=edition, lexicon=lexicon, findings=(), now=NOW)
        return text_of(pdf, tmp_path)

    return printed
