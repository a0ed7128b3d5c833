"""The one place that writes: what an edit does, what undo takes back, what stays as typed."""

from __future__ import annotations

from datetime import date

from lapreporter.checks.finding import Severity
from lapreporter.report.answers import Omission, OmissionKind
from lapreporter.report.cover import Institution
from lapreporter.report.report import Report
from lapreporter.ui.questions.reasons import reason_from, takes_reason
from lapreporter.ui.session import Session

OPENING = "contamination.balance.opening_m2"


def test_typing_in_one_field_is_one_step(session: Session) -> None:
    for text in ("I", "IS", "ISU"):
        session.edit("cover.help_from", text, typing=True)
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.value("cover.help_from") is None
    session.undo_stack.redo()
    assert session.value("cover.help_from") == "ISU"


def test_a_text_that_cannot_be_read_is_kept_until_it_can(session: Session) -> None:
    session.type_text(OPENING, "12 ooo")
    assert session.content.unread == {OPENING: "12 ooo"}
    assert [finding.severity for finding in session.findings_at(OPENING)] == [Severity.ERROR]
    session.type_text(OPENING, "12 000")
    assert session.content.unread == {}
    assert session.value(OPENING) == 12_000


def test_both_readings_of_an_ambiguous_number_are_offered(session: Session) -> None:
    entry = session.type_text(OPENING, "1,234")
    assert set(entry.readings) >= {1234}
    assert session.content.unread == {OPENING: "1,234"}


def test_an_answer_takes_the_place_of_a_gap_and_undo_brings_it_back(session: Session) -> None:
    session.omit("cover.help_from", Omission(kind=OmissionKind.NOT_KNOWN))
    session.edit("cover.help_from", "ISU")
    assert "cover.help_from" not in session.report.omissions
    session.undo_stack.undo()
    assert session.report.omissions["cover.help_from"].kind is OmissionKind.NOT_KNOWN
    assert session.value("cover.help_from") is None


def test_removing_a_row_removes_what_spoke_of_it_in_one_step(session: Session) -> None:
    session.add_row("cover.institutions", Institution(id="aaaa", institution="Ministry"))
    session.note("cover.institutions[aaaa].email", "ask again")
    session.remove_rows("cover.institutions", ["aaaa"])
    assert session.content.notes == {}
    session.undo_stack.undo()
    assert session.value("cover.institutions[aaaa].institution") == "Ministry"
    assert session.content.notes == {"cover.institutions[aaaa].email": "ask again"}


def test_a_reason_answers_a_warning_until_it_is_taken_back(session: Session) -> None:
    warning = next(finding for finding in session.open_findings() if takes_reason(finding))
    session.give_reason(reason_from(warning, "The survey is under way.", date(2026, 3, 3)))
    assert warning.code not in {f.code for f in session.open_findings() if f.path == warning.path}
    session.withdraw_reason(warning.code, warning.path)
    assert warning.code in {f.code for f in session.open_findings() if f.path == warning.path}


def test_the_report_is_shared_as_far_as_it_did_not_change(session: Session) -> None:
    before: Report = session.report
    session.edit("cover.help_from", "ISU")
    assert session.report.contamination is before.contamination
    assert before.cover.help_from is None
