"""What the cover page can say of each form, proposed from what the forms hold."""

from __future__ import annotations

from lapreporter.checks.case import Case
from lapreporter.form.carrying import Carrying
from lapreporter.form.comparison import answers
from lapreporter.form.novelty import figures_of_the_year, news
from lapreporter.report.cover import FormMark, Mark, Marks
from lapreporter.report.report import Report


def proposed_marks(report: Report, previous: Report, carrying: Carrying) -> Marks:
    """A mark for each form against the last report.

    Changed where there is news, or where last year had figures that belong to that year; unchanged, with the day on
    which the form was last submitted, where it holds what it held; none where it is empty and never was marked.
    """
    changed = {*news(report, previous, carrying)}
    changed |= {figure.path.split(".")[0] for figure in figures_of_the_year(previous, carrying)}
    filled = {answer.path.split(".")[0] for answer in answers(report)}
    return Marks(**{form: _proposed(form, previous, form in changed, form in filled) for form in Marks.model_fields})


def _proposed(form: str, previous: Report, changed: bool, filled: bool) -> FormMark:
    before: FormMark = getattr(previous.cover.marks, form)
    if changed:
        return FormMark(mark=Mark.CHANGED)
    if before.mark is Mark.NOT_APPLICABLE:
        return before
    if before.mark is Mark.UNCHANGED and before.last_date is not None:
        return before
    if filled or before.mark is Mark.UNCHANGED:
        return FormMark(mark=Mark.UNCHANGED, last_date=previous.cover.submitted_on)
    return FormMark()


def differing_marks(case: Case) -> dict[str, FormMark]:
    """The marks that are ticked otherwise than the forms are, as they would be proposed now, by the name of the form.

    Nothing without an earlier report; a form that was ticked although it is empty and never was marked is let be.
    """
    if case.previous is None or case.carrying is None:
        return {}
    proposed, ticked = proposed_marks(case.report, case.previous, case.carrying), case.report.cover.marks
    pairs = {form: (getattr(proposed, form), getattr(ticked, form)) for form in Marks.model_fields}
    return {form: new for form, (new, old) in pairs.items() if new.mark is not None and new.mark is not old.mark}
