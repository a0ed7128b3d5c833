"""The word of the official on where the State stands, and the short form that may follow from it.

Every step gives a new content. What was said to have changed opens its form, which is then marked as changed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from lapreporter.checks.case import Case
from lapreporter.checks.finding import Severity
from lapreporter.checks.short_form import Ground, ShortForm, short_form
from lapreporter.document.confirmation import confirm, confirm_marks
from lapreporter.document.content import Content
from lapreporter.document.cover_marks import proposed_marks
from lapreporter.form.carrying import Carrying, Fate
from lapreporter.form.last_known import last_known
from lapreporter.form.novelty import figures_of_the_year
from lapreporter.report.cover import FormMark, Mark, Marks
from lapreporter.report.kinds import Kind
from lapreporter.report.paths import get, replace
from lapreporter.report.report import EditionKey, Report
from lapreporter.report.shape import leaves

YEAR, REST = "year", "rest"
"""What stands for *nothing happened in the year*, and for *everything else is as it was*."""

_FORMS: Final = tuple(Marks.model_fields)
_TOLD_ANYWAY: Final = "other"
"""The form whose part on the second page of the short form speaks of the year in any case."""


@dataclass(frozen=True)
class Opened:
    """A form that has to be filled in beside the sentences, and what asks for it.

    ``said`` tells that the official said so, ``figures`` that the last report had figures in it that belong to its
    year; ``grounds`` are the rules that ask for more than a sentence.
    """

    form: str
    said: bool
    figures: bool
    grounds: tuple[Ground, ...]


@dataclass(frozen=True)
class Outlook:
    """What follows from where the State stands: ``opened`` are the forms to fill in, in the order of the report."""

    decision: ShortForm
    opened: tuple[Opened, ...]

    @property
    def possible(self) -> bool:
        """Whether the report can be short but for the forms that are opened."""
        return self.decision.possible

    @property
    def short(self) -> bool:
        """Whether no form has to be opened."""
        return self.possible and not self.opened

    @property
    def general(self) -> tuple[Ground, ...]:
        """What speaks against the short form, or asks for something, and belongs to no form."""
        against = (Severity.ERROR, Severity.WARNING)
        return tuple(one for one in self.decision.grounds if one.form is None and one.severity in against)


def outlook(case: Case, carrying: Carrying, standing: Mapping[str, bool]) -> Outlook:
    """What follows for a report from what was said so far and from what the rules ask for."""
    decision = short_form(case, carrying)
    said = _said_changed(standing)
    figures = _with_figures(case, carrying)
    opened = []
    for form in _FORMS:
        grounds = tuple(one for one in decision.grounds if one.form == form and one.severity is not Severity.ADVICE)
        if form in said or grounds or form in figures:
            opened.append(Opened(form, form in said, form in figures, grounds))
    return Outlook(decision, tuple(opened))


def say_still_true(content: Content, facts: Iterable[tuple[str, Collection[str]]], carrying: Carrying) -> Content:
    """The content with sentences said to be still true: each by its key and the addresses that it confirms."""
    told = {key: tuple(places) for key, places in facts}
    after = confirm(content, *(place for places in told.values() for place in places))
    return _answered(after, {**content.standing, **dict.fromkeys(told, True)}, carrying)


def say_rest(content: Content, marks: Collection[str], carrying: Carrying) -> Content:
    """The content with these marks confirmed: everything that no sentence speaks of is as it was."""
    return _answered(confirm_marks(content, marks), {**content.standing, REST: True}, carrying)


def say_changed(content: Content, key: str, carrying: Carrying) -> Content:
    """The content with a sentence, or a form by its name, said to be no longer as it was."""
    return _answered(content, {**content.standing, key: False}, carrying)


def unsay(content: Content, keys: Collection[str], carrying: Carrying) -> Content:
    """The content in which nothing is said of these any more. What was confirmed stays so."""
    kept = {key: value for key, value in content.standing.items() if key not in keys}
    return _answered(content, kept, carrying)


def shortened(content: Content, case: Case, carrying: Carrying) -> Content:
    """The content on the short form: forms to be filled in are marked as changed, the others as unchanged since when.

    The report bears the day of ``case`` where no date was given yet. ValueError without an earlier report.
    """
    changed = {one.form for one in outlook(case, carrying, content.standing).opened}
    report, last = content.report, last_known(content.history)
    marks = proposed_marks(report, last, carrying)
    since = last.cover.submitted_on or report.cover.last_report_on
    told = {form: _short_mark(getattr(marks, form), form in changed, since) for form in _FORMS}
    report = _without_gaps(replace(report, "cover.marks", Marks(**told)))
    if report.cover.submitted_on is None:
        report = replace(report, "cover.submitted_on", case.today)
    return content.model_copy(update={"report": replace(report, "edition", EditionKey.SHORT)})


def lengthened(content: Content) -> Content:
    """The content on the full form again: that of the last report, unless it was a short one."""
    known = (report.edition for report in reversed(content.history) if report.edition is not EditionKey.SHORT)
    edition = next(known, EditionKey.ADAPTED)
    return content.model_copy(update={"report": replace(content.report, "edition", edition)})


def _short_mark(proposed: FormMark, changed: bool, since: date | None) -> FormMark:
    if changed:
        return FormMark(mark=Mark.CHANGED)
    if proposed.mark is Mark.NOT_APPLICABLE:
        return proposed
    return FormMark(mark=Mark.UNCHANGED, last_date=proposed.last_date or since)


def _without_gaps(report: Report) -> Report:
    """The report without reasons for marks that were missing: every form has one now."""
    kept = {path: gap for path, gap in report.omissions.items() if not path.startswith("cover.marks.")}
    return report.model_copy(update={"omissions": kept})


def _answered(content: Content, standing: Mapping[str, bool], carrying: Carrying) -> Content:
    """The content with this word on where the State stands, and the marks of the forms that it speaks of."""
    before, now = _said_changed(content.standing), _said_changed(standing)
    report = content.report
    for form in sorted(now - before):
        report = replace(report, f"cover.marks.{form}", FormMark(mark=Mark.CHANGED))
    if before - now and content.history:
        proposed = proposed_marks(report, last_known(content.history), carrying)
        for form in sorted(before - now):
            report = replace(report, f"cover.marks.{form}", getattr(proposed, form))
    return content.model_copy(update={"report": report, "standing": dict(standing)})


def _said_changed(standing: Mapping[str, bool]) -> set[str]:
    """The forms of what was said to be no longer as it was."""
    forms = {key.partition(".")[0] for key, still_true in standing.items() if not still_true}
    return forms & set(_FORMS)


def _with_figures(case: Case, carrying: Carrying) -> set[str]:
    """The forms in which the last report had figures of its year, so that they cannot stay as they were."""
    if case.previous is None:
        return set()
    light = _without_steady_tables(case.previous, carrying)
    return {figure.path.partition(".")[0] for figure in figures_of_the_year(light, carrying)} & {
        form for form in _FORMS if form != _TOLD_ANYWAY
    }


def _without_steady_tables(report: Report, carrying: Carrying) -> Report:
    """The report without tables in which everything goes on from year to year: they may hold thousands of rows."""
    patterns = [leaf.pattern for leaf in leaves(Report)]
    for leaf in leaves(Report):
        if leaf.kind is Kind.TABLE and "[]" not in leaf.pattern and get(report, leaf.pattern):
            within = [pattern for pattern in patterns if pattern.startswith(f"{leaf.pattern}[].")]
            if all(carrying.fate(pattern) is Fate.CARRIES for pattern in (leaf.pattern, *within)):
                report = replace(report, leaf.pattern, ())
    return report
