"""Rules for the mark of each form on the cover page (COV)."""

from __future__ import annotations

from collections.abc import Iterator

from lapreporter.checks.case import PREVIOUS, Case
from lapreporter.checks.finding import Severity, Spot, Value, at, named
from lapreporter.checks.newness import what_is_new
from lapreporter.checks.rule import rule
from lapreporter.checks.sections import FORMS
from lapreporter.report.cover import FormMark, Mark, ReportKind
from lapreporter.words import mark, mark_plural


def _marks(case: Case) -> Iterator[tuple[str, FormMark]]:
    marks = case.report.cover.marks
    for form in FORMS:
        yield form, getattr(marks, form)


@rule(
    "COV-15",
    Severity.ERROR,
    basis="cover page",
    reads=("cover.marks", "omissions"),
    what=mark("The form “{form}” has no answer on the cover page."),
    why=mark("Readers look there first to see what is new."),
    how=mark("Tick exactly one: changed, unchanged, or not applicable. If it is not known, say why."),
)
def cov_15(case: Case) -> Iterator[Spot]:
    """The cover page asks for exactly one mark for each form."""
    for form, tick in _marks(case):
        path = f"cover.marks.{form}.mark"
        if tick.mark is None and not case.explained(path):
            yield at(path, form=FORMS[form])


@rule(
    "COV-16",
    Severity.ERROR,
    basis="cover note 3",
    reads=("cover.marks", "unread", "omissions"),
    what=mark("The form “{form}” is marked unchanged, but the day on which it was last submitted is missing."),
    why=mark("Readers have to find the report it refers to."),
    how=mark("Give the full date of the report that last contained it."),
)
def cov_16(case: Case) -> Iterator[Spot]:
    """Note 3 of the cover page: an unchanged form names the day of its last submission."""
    for form, tick in _marks(case):
        path = f"cover.marks.{form}.last_date"
        told = path in case.unread or case.explained(path)
        if tick.mark is Mark.UNCHANGED and tick.last_date is None and not told:
            yield at(path, form=FORMS[form])


@rule(
    "COV-17",
    Severity.ERROR,
    basis="cover note 4",
    reads=("cover.marks", "cover.kind"),
    what=mark("The form “{form}” is marked unchanged, but a first report cannot refer to an earlier one."),
    why=mark("Readers would look for a report that does not exist."),
    how=mark(
        "Fill in the form, or mark it not applicable with a short statement; national measures always have to "
        "be filled in."
    ),
)
def cov_17(case: Case) -> Iterator[Spot]:
    """Note 4 of the cover page: a first report fills in every form."""
    if case.report.cover.kind is ReportKind.INITIAL:
        for form, tick in _marks(case):
            if tick.mark is Mark.UNCHANGED:
                yield at(f"cover.marks.{form}.mark", "cover.kind", form=FORMS[form])


@rule(
    "COV-18",
    Severity.WARNING,
    basis="Art. 7.1 (a), 9",
    reads=("cover.marks.national_measures",),
    what=mark("National measures are marked not applicable."),
    why=mark("Every State Party has something to say on them, so the form offers no such box."),
    how=mark("Choose changed or unchanged, and state your legal position."),
)
def cov_18(case: Case) -> Iterator[Spot]:
    """Articles 7.1 (a) and 9: national measures concern every State Party."""
    if case.report.cover.marks.national_measures.mark is Mark.NOT_APPLICABLE:
        yield at("cover.marks.national_measures.mark")


@rule(
    "COV-19",
    Severity.WARNING,
    basis="cover note 2",
    reads=("cover.marks", *FORMS, "omissions", *PREVIOUS),
    what=mark_plural(
        "The form “{form}” is marked unchanged, but {count} answer in it is new since the report for {year}.",
        "The form “{form}” is marked unchanged, but {count} answers in it are new since the report for {year}.",
    ),
    counts="count",
    why=mark("Readers skip a form that is marked unchanged and miss what is new."),
    how=mark("Set the mark to changed, or undo the change."),
)
def cov_19(case: Case) -> Iterator[Spot]:
    """Note 2 of the cover page: unchanged means the same as in the last report."""
    for form, tick in _marks(case):
        new = what_is_new(case, form) if case.previous and tick.mark is Mark.UNCHANGED else ()
        if case.previous and new:
            told: dict[str, Value] = {"form": FORMS[form], "count": len(new), "year": named(case.previous)}
            yield Spot(f"cover.marks.{form}.mark", told, new)


@rule(
    "COV-20",
    Severity.WARNING,
    basis="practice",
    reads=("cover.marks", *FORMS, "omissions", *PREVIOUS),
    what=mark("You marked the form “{form}” as changed, but nothing in it is new since the report for {year}."),
    why=mark("Readers search for news that is not there."),
    how=mark("Set it to unchanged, or add what is new."),
)
def cov_20(case: Case) -> Iterator[Spot]:
    """A form marked as changed holds something new."""
    if case.previous is None or case.carrying is None:
        return
    for form, tick in _marks(case):
        if tick.mark is Mark.CHANGED and not what_is_new(case, form):
            yield at(f"cover.marks.{form}.mark", form, form=FORMS[form], year=named(case.previous))
