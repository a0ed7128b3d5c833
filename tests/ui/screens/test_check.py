"""The check page counts what is open apart from what is answered with a reason."""

from __future__ import annotations

from lapreporter.checks.finding import Severity
from lapreporter.checks.reasons import digest
from lapreporter.report.report import Reason
from lapreporter.ui.desk import Desk
from lapreporter.ui.screens.check import ANSWERED, CheckPage
from lapreporter.ui.session import Session
from tests.ui.conftest import NOW


def test_an_answered_finding_is_counted_by_itself(desk: Desk, session: Session) -> None:
    page = CheckPage(desk, session)
    warnings = [one for one in session.findings if one.severity is Severity.WARNING]
    first = warnings[0]
    assert page.chips.chip("warning").label == f"{len(warnings)} warnings"
    session.give_reason(
        Reason(id="a", code=first.code, path=first.path, text="So it is.", given_on=NOW.date(), numbers=digest(first))
    )
    assert page.chips.chip("warning").label == f"{len(warnings) - 1} warnings"
    assert page.chips.chip(ANSWERED).label == "1 answered with a reason"
    page.chips.chip(ANSWERED).click()
    assert [row.finding.code for row in page.rows.values()] == [first.code]
    page.deleteLater()
