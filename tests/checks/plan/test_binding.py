"""The vocabulary of bindings: what counts as answered, what is missing, what stands against it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lapreporter.checks.plan.binding import given, whole
from lapreporter.checks.plan.loader import read_item
from lapreporter.checks.plan.verdict import Gap, GapKind, Verdict
from lapreporter.report.answers import Contact, Money, Omission, OmissionKind, People, Period
from lapreporter.report.cover import ReportKind
from lapreporter.report.other import Promotion, PromotionKind
from lapreporter.report.plan import Synergy
from lapreporter.report.retained import RetainedStatement, RetainedStatementCode
from lapreporter.report.risk_education import LinkedSector
from tests.checks.speaking import case

TWO = (Synergy(id="a", instrument="Protocol V"), Synergy(id="b", instrument="CRPD", joint_work="One plan"))


def judged(item: Any, answers: dict[str, Any] | None = None) -> Verdict:
    return read_item(item, "here").judge(whole(case(answers)))


def omitted(path: str, kind: OmissionKind, why: str | None = "A reason.") -> dict[str, Any]:
    return {"omissions": {path: Omission(kind=kind, explanation=why)}}


@pytest.mark.parametrize(
    ("value", "complete"),
    [
        (None, False),
        ((), False),
        ("  ", False),
        ("text", True),
        (False, True),
        (0, True),
        (Money(amount=Decimal(3)), False),
        (Money(amount=Decimal(3), currency="EUR"), True),
        (Period(end=date(2025, 12, 31)), False),
        (People(), False),
        (People(women=0), True),
        (Contact(person="A. Name"), False),
        (Contact(institution="Ministry"), True),
        (RetainedStatement(as_of=date(2025, 12, 31)), False),
        (RetainedStatement(code=RetainedStatementCode.RETAINS), True),
    ],
)
def test_an_answer_counts_when_it_is_complete(value: object, complete: bool) -> None:
    assert given(value) is complete


def test_a_path_is_answered_or_a_gap() -> None:
    assert judged("cover.kind") == Verdict(False, gaps=(Gap("cover.kind"),))
    assert judged("cover.kind", {"cover.kind": ReportKind.ANNUAL}) == Verdict(True, ("cover.kind",))


def test_what_is_openly_left_out_is_no_open_gap() -> None:
    found = judged("contamination.system.name", omitted("contamination.system.name", OmissionKind.NOT_KNOWN))
    assert found.gaps == (Gap("contamination.system.name", kind=GapKind.LEFT_OUT),)


def test_a_reason_counts_only_where_the_binding_says_so_and_with_an_explanation() -> None:
    item = {"path": "victim_assistance.casualties.people", "said": ["withheld"]}
    path = "victim_assistance.casualties.people"
    assert judged(item, omitted(path, OmissionKind.WITHHELD)).met
    assert not judged(item, omitted(path, OmissionKind.WITHHELD, None)).met
    assert not judged(item, omitted(path, OmissionKind.NOT_COLLECTED)).met
    assert not judged(path, omitted(path, OmissionKind.WITHHELD)).met


def test_another_answer_is_found_but_does_not_count() -> None:
    item = {"path": "cover.kind", "is": ["voluntary"]}
    assert judged(item, {"cover.kind": ReportKind.ANNUAL}) == Verdict(
        False, ("cover.kind",), (Gap("cover.kind", kind=GapKind.OTHERWISE),)
    )


def test_one_of_several_choices_is_enough() -> None:
    item = {"path": "risk_education.linked_to", "is": ["survey", "clearance"]}
    assert judged(item, {"risk_education.linked_to": (LinkedSector.SCHOOLS, LinkedSector.SURVEY)}).met
    assert not judged(item, {"risk_education.linked_to": (LinkedSector.SCHOOLS,)}).met


def test_a_statement_is_compared_by_its_sentence() -> None:
    item = {"path": "retained.statement", "is": ["none_retained"]}
    assert judged(item, {"retained.statement": RetainedStatement(code=RetainedStatementCode.NONE_RETAINED)}).met


def test_zero_is_not_no() -> None:
    assert judged({"path": "contamination.balance.cleared_m2", "is": [0]}, {"contamination.balance.cleared_m2": 0}).met
    assert not judged({"path": "cover.help_asked", "is": [False]}, {"cover.help_asked": True}).met


def test_some_row_has_to_be_complete_and_the_fullest_is_named() -> None:
    item = {"some": "plan.synergies", "with": ["instrument", "joint_work"]}
    assert judged(item, {"plan.synergies": TWO}).met
    short = judged(item, {"plan.synergies": TWO[:1]})
    assert short.found == ("plan.synergies[a].instrument",)
    assert short.gaps == (Gap("plan.synergies[a].joint_work"),)


def test_every_row_has_to_be_complete_and_those_that_are_not_are_counted() -> None:
    item = {"every": "plan.synergies", "with": ["instrument", "joint_work"]}
    short = judged(item, {"plan.synergies": (*TWO, Synergy(id="c", instrument="CCW"))})
    assert short.gaps == (Gap("plan.synergies[a].joint_work", rows=2),)
    assert judged(item, {"plan.synergies": TWO[1:]}) == Verdict(True, ("plan.synergies",))


def test_a_table_without_rows_asks_for_its_columns() -> None:
    for how_many in ("some", "every"):
        found = judged({how_many: "plan.synergies", "with": ["instrument", "joint_work"]})
        assert [gap.path for gap in found.gaps] == ["plan.synergies[].instrument", "plan.synergies[].joint_work"]
    assert judged({"if_any": "plan.synergies", "with": ["instrument"]}).met


def test_only_rows_of_the_kind_named_count() -> None:
    item = {"some": "other.promotion", "where": [{"path": "kind", "is": ["concern"]}], "with": ["occasion"]}
    invited = Promotion(id="a", kind=PromotionKind.INVITATION, occasion="A seminar")
    assert judged(item, {"other.promotion": (invited,)}).found == ()
    voiced = Promotion(id="b", kind=PromotionKind.CONCERN, occasion="A debate")
    assert judged(item, {"other.promotion": (invited, voiced)}).met


def test_of_alternatives_the_first_is_asked_for_unless_answers_point_elsewhere() -> None:
    item = {"any": [{"path": "cover.help_asked", "is": [False]}, {"all": ["cover.help_from", "cover.help_received"]}]}
    assert judged(item).gaps == (Gap("cover.help_asked"),)
    assert judged(item, {"cover.help_asked": False}).met
    asked = judged(item, {"cover.help_asked": True, "cover.help_from": "A neighbour"})
    assert asked.gaps == (Gap("cover.help_received"),)
    assert asked.found == ("cover.help_asked", "cover.help_from")


def test_two_wishes_for_an_empty_table_are_two_rows() -> None:
    row = {"some": "victim_assistance.services", "with": ["provider"]}
    (gap,) = judged({"all": [row, row]}).gaps
    assert gap.rows == 2
