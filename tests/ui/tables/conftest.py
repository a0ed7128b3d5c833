"""Tables on the real form, over a real session with all checks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import NamedTuple

import pytest
from pytestqt.qtbot import QtBot

from lapreporter.checks.case import Case
from lapreporter.checks.checker import Checker
from lapreporter.checks.plan.predicates import load_shipped_plan
from lapreporter.document.content import Content
from lapreporter.form.edition import Edition, Question
from lapreporter.form.lexicon import load_lexicon
from lapreporter.form.loader import load_edition
from lapreporter.i18n import SpokenLanguage
from lapreporter.locations import shipped
from lapreporter.report import paths
from lapreporter.report.answers import Period
from lapreporter.report.contamination import AreaBalance, ContaminatedArea, Hazard
from lapreporter.report.report import Report
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.theme import Theme
from lapreporter.ui.session import Session
from lapreporter.ui.tables.records import TableRecords
from lapreporter.ui.tables.sheet import TableSheet

AREAS = "contamination.areas"


class Bench(NamedTuple):
    """What a table stands on."""

    desk: Desk
    session: Session

    def question(self, path: str, page: str = "") -> Question:
        """The question at an address: the first, or that of a page."""
        return next(
            question
            for form in self.desk.edition.forms
            for where, question in form.questions()
            if question.path == path and page in ("", where.id)
        )


@pytest.fixture(scope="session")
def edition() -> Edition:
    return load_edition(shipped("forms", "editions", "adapted"))


@pytest.fixture
def bench(qapp: object, english: SpokenLanguage, edition: Edition) -> Callable[[Report], Bench]:
    def build(report: Report) -> Bench:
        session = Session(
            Content(report=report),
            Checker(),
            lambda content: Case(report=content.report, today=date(2026, 1, 10), unread=content.unread),
        )
        desk = Desk(
            theme=Theme(),
            language=english,
            clock=lambda: datetime(2026, 1, 10, tzinfo=UTC),
            states=("DEU", "LAO", "CHE"),
            edition=edition,
            lexicon=load_lexicon(shipped("forms")),
            plan=load_shipped_plan(shipped("forms", "plans")),
            report=lambda: session.report,
        )
        return Bench(desk, session)

    return build


def practice(areas: int = 3) -> Report:
    """A report with some areas, numbered; every third one suspected."""
    report = paths.replace(Report(), "cover.period", Period(start=date(2025, 1, 1), end=date(2025, 12, 31)))
    rows = tuple(
        ContaminatedArea(
            id=f"a{at}",
            reference=f"N-{at:03}",
            name=f"Area {at}",
            hazard=Hazard.SHA if at % 3 == 2 else Hazard.CHA,
            size_m2=1_000 * (at + 1),
        )
        for at in range(areas)
    )
    report = paths.replace(report, AREAS, rows)
    return paths.replace(report, "contamination.balance", AreaBalance(opening_m2=10_000, cleared_m2=4_000))


@pytest.fixture
def sheet(bench: Callable[[Report], Bench], qtbot: QtBot) -> Callable[..., TableSheet]:
    """A sheet on show with the focus in its first cell."""

    def build(report: Report | None = None, path: str = AREAS, page: str = "") -> TableSheet:
        world = bench(practice() if report is None else report)
        table = TableSheet(world.desk, world.session, world.question(path, page))
        qtbot.addWidget(table)
        table.resize(900, 600)
        with qtbot.waitExposed(table):
            table.show()
        table.activateWindow()
        table.view.setFocus()
        return table

    return build


@pytest.fixture
def records(bench: Callable[[Report], Bench], qtbot: QtBot) -> Callable[..., TableRecords]:
    """Records on show."""

    def build(report: Report, path: str, page: str = "") -> TableRecords:
        world = bench(report)
        table = TableRecords(world.desk, world.session, world.question(path, page))
        qtbot.addWidget(table)
        table.resize(760, 900)
        with qtbot.waitExposed(table):
            table.show()
        table.activateWindow()
        return table

    return build
