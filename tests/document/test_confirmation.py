"""What stands as last year waits until it is confirmed or changed, alone or together."""

from __future__ import annotations

from datetime import date

import pytest

from lapreporter.checks.waiting import Waits
from lapreporter.document.carry_over import carry_over
from lapreporter.document.confirmation import confirm, confirm_marks, marks_of, touched, unconfirmed
from lapreporter.document.content import Content, from_bytes, to_bytes
from lapreporter.document.open_marks import OpenMarks
from lapreporter.form.carrying import load_carrying
from lapreporter.form.edition import Edition
from lapreporter.form.loader import load_edition
from lapreporter.locations import shipped
from lapreporter.report.answers import Period
from lapreporter.report.national_measures import LawStatus, Measure
from lapreporter.report.paths import get, replace, without_row
from lapreporter.report.production import ProductionStatement, ProductionStatementCode
from lapreporter.report.retained import RetainedRow, RetainedStatement, RetainedStatementCode
from tests.checks.speaking import report
from tests.document.filled_reports import filled_report

LAWS = tuple(Measure(id=f"l{number}", title=f"Act {number}") for number in range(12))
LAW = "national_measures.measures"


@pytest.fixture
def content() -> Content:
    said = ProductionStatement(code=ProductionStatementCode.NEVER_PRODUCED, as_of=date(2024, 12, 31))
    last = report(
        {
            "cover.state": "XPR",
            "cover.period": Period(start=date(2024, 1, 1), end=date(2024, 12, 31)),
            "national_measures.status": LawStatus.SPECIFIC,
            LAW: LAWS,
            "production.statement": said,
        }
    )
    begun = carry_over(last, 2025, date(2026, 3, 2), load_carrying(shipped("forms", "carry-over.toml")))
    return begun.content((last,))


def edited(content: Content, path: str, value: object) -> Content:
    return touched(content.model_copy(update={"report": replace(content.report, path, value)}), path)


def waiting(content: Content, edition: Edition) -> tuple[Waits, ...]:
    marks = OpenMarks()
    marks.follow(content.carried)
    return marks.waiting(edition, content.report)


def shown(content: Content, edition: Edition) -> set[str]:
    return {place for waits in waiting(content, edition) for place in marks_of(content, waits)}


def test_everything_carried_waits_question_by_question(content: Content, adapted: Edition) -> None:
    status, laws, production = waiting(content, adapted)
    assert (laws.path, laws.count, laws.year, laws.first) == (LAW, 12, 2024, f"{LAW}[l0].title")
    assert (status.form, status.path, status.count) == ("national_measures", "national_measures.status", 1)
    assert production.first == "production.statement"
    assert len(unconfirmed(content)) == 14


def test_marks_are_followed_step_by_step(content: Content, adapted: Edition) -> None:
    marks = OpenMarks()
    steps = [content, edited(content, f"{LAW}[l3].title", "Act 3, as amended"), confirm(content, LAW), content]
    for step in (*steps, Content(), steps[1]):
        marks.follow(step.carried)
        assert marks.waiting(adapted, step.report) == waiting(step, adapted)


def test_some_rows_of_a_question_are_confirmed_alone(content: Content, adapted: Edition) -> None:
    laws = waiting(content, adapted)[1]
    left = confirm_marks(content, marks_of(content, laws, ["l4", "l7"]))
    assert sorted(set(unconfirmed(content)) - set(unconfirmed(left))) == [f"{LAW}[l4].title", f"{LAW}[l7].title"]


def test_twelve_laws_are_confirmed_at_once_and_nothing_else(content: Content) -> None:
    left = confirm(content, LAW)
    assert unconfirmed(left) == ("national_measures.status", "production.statement")
    assert left.report == content.report
    assert len(unconfirmed(confirm(content, f"{LAW}[l3]"))) == 13


def test_names_that_begin_alike_are_not_confirmed_together(content: Content) -> None:
    assert unconfirmed(confirm(content, f"{LAW}[l1]"))[1:3] == (f"{LAW}[l0].title", f"{LAW}[l2].title")


def test_a_sentence_that_is_still_true_is_true_at_the_end_of_this_year(content: Content) -> None:
    confirmed = confirm(content, "production")
    said = confirmed.report.production.statement
    assert (said.code, said.as_of) == (ProductionStatementCode.NEVER_PRODUCED, date(2025, 12, 31))


def test_a_later_day_is_not_set_back(content: Content) -> None:
    later = ProductionStatement(code=ProductionStatementCode.NEVER_PRODUCED, as_of=date(2026, 2, 1))
    ahead = content.model_copy(update={"report": replace(content.report, "production.statement", later)})
    assert confirm(ahead, "production").report.production.statement == later


def test_what_was_changed_no_longer_waits(content: Content) -> None:
    changed = edited(content, f"{LAW}[l3].title", "Act 3, as amended")
    assert f"{LAW}[l3].title" not in unconfirmed(changed)
    assert len(unconfirmed(changed)) == 13


def test_typing_the_same_again_confirms(content: Content) -> None:
    same = edited(content, "national_measures.status", LawStatus.SPECIFIC)
    assert "national_measures.status" not in unconfirmed(same)


def test_a_part_of_an_answer_that_was_changed_settles_the_whole(content: Content) -> None:
    changed = edited(content, "production.statement.as_of", date(2025, 12, 31))
    assert "production.statement" not in unconfirmed(changed)


def test_setting_a_whole_table_settles_only_the_rows_that_moved_on(content: Content) -> None:
    rows = get(content.report, LAW)
    changed = edited(content, LAW, (rows[1].model_copy(update={"title": "New title"}), rows[0], *rows[3:]))
    waiting = set(unconfirmed(changed))
    assert f"{LAW}[l0].title" in waiting
    assert waiting.isdisjoint({f"{LAW}[l1].title", f"{LAW}[l2].title"})


def test_a_row_that_was_removed_no_longer_waits(content: Content) -> None:
    smaller = content.model_copy(update={"report": without_row(content.report, LAW, "l5")})
    assert f"{LAW}[l5].title" not in unconfirmed(touched(smaller, LAW))


def test_marks_history_and_what_is_amended_survive_on_disk(content: Content) -> None:
    kept = content.model_copy(update={"amends": content.history[0]})
    assert from_bytes(to_bytes(kept), "report.json") == kept


def test_a_confirmation_does_not_change_the_content_it_began_from(content: Content) -> None:
    before = to_bytes(content)
    confirm(content, "production", "national_measures")
    assert to_bytes(content) == before


@pytest.fixture(scope="module")
def adapted() -> Edition:
    return load_edition(shipped("forms", "editions", "adapted"))


def test_what_no_question_shows_need_not_be_confirmed(content: Content, adapted: Edition) -> None:
    assert shown(content, adapted) == set(unconfirmed(content))
    kept = RetainedRow(id="r", type="Bomb A", holder="Engineer School")
    last = replace(content.history[0], "retained.types", (kept,))
    begun = carry_over(last, 2025, date(2026, 3, 2), load_carrying(shipped("forms", "carry-over.toml"))).content(())
    assert {"retained.types[r].type", "retained.types[r].holder"} <= shown(begun, adapted)
    none = RetainedStatement(code=RetainedStatementCode.NONE_RETAINED)
    hidden = edited(begun, "retained.statement", none)
    assert {path for path in unconfirmed(hidden) if path.startswith("retained.types")} != set()
    assert {path for path in shown(hidden, adapted) if path.startswith("retained.types")} == set()


@pytest.mark.parametrize("seed", range(4))
def test_every_carried_answer_is_either_shown_or_hidden_by_a_condition(seed: int, adapted: Edition) -> None:
    begun = carry_over(filled_report(seed), 2024, date(2025, 3, 2), load_carrying(shipped("forms", "carry-over.toml")))
    content = begun.content(())
    seen = shown(content, adapted)
    assert seen <= set(unconfirmed(content))
    assert waiting(confirm(content, *seen), adapted) == ()


def test_a_row_that_did_not_move_is_not_read_again(content: Content) -> None:
    rows = get(content.report, LAW)
    after = content.model_copy(update={"report": replace(content.report, LAW, (*rows, Measure(id="new")))})
    assert touched(after, LAW, content.report) is after
    fewer = content.model_copy(update={"report": replace(content.report, LAW, rows[1:])})
    assert unconfirmed(touched(fewer, LAW, content.report)) == unconfirmed(touched(fewer, LAW))
