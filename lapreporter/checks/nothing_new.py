"""Rules for the short form, which says that nothing is new (SHO). What they look for stands in `obstacles`."""

from __future__ import annotations

from collections.abc import Iterator

from lapreporter.checks.case import AREAS_OPEN, PREVIOUS, STOCK_OPEN, VICTIMS, Case
from lapreporter.checks.finding import Severity, Spot
from lapreporter.checks.newness import what_is_new
from lapreporter.checks.obstacles import LOOKS, Obstacle
from lapreporter.checks.rule import rule
from lapreporter.checks.sections import FORMS
from lapreporter.report.cover import Mark
from lapreporter.words import mark, mark_plural

_SHORT = ("edition", "cover.marks")
_FULL_REPORT = ("cover.last_report_on", *PREVIOUS)
_OBLIGED = (*STOCK_OPEN, *AREAS_OPEN, "retained", *PREVIOUS)


def _while_short(case: Case, code: str) -> Iterator[Spot]:
    """What a rule says of a short form. A form that is marked as changed and filled in has rules of its own."""
    for found in LOOKS[code](case) if case.is_short else ():
        if not _opened(case, found):
            yield _spot(found)


def _opened(case: Case, found: Obstacle) -> bool:
    if found.form is None or getattr(case.report.cover.marks, found.form).mark is not Mark.CHANGED:
        return False
    return case.carrying is None or bool(what_is_new(case, found.form))


def _spot(found: Obstacle) -> Spot:
    path, *related = found.paths
    return Spot(path, found.parameters, tuple(related))


@rule(
    "SHO-01",
    Severity.ERROR,
    basis="cover note 4",
    reads=(*_SHORT, "cover.kind"),
    what=mark("The short form is only for later years, but this is marked as the first report."),
    why=mark("A first report is what later ones refer to, so it needs all forms."),
    how=mark("Switch to the full form; many of its questions can be answered with one sentence."),
)
def sho_01(case: Case) -> Iterator[Spot]:
    """Note 4 of the cover page: a first report fills in every form."""
    return _while_short(case, "SHO-01")


@rule(
    "SHO-02",
    Severity.ERROR,
    basis="cover note 2, 3",
    reads=(*_SHORT, *_FULL_REPORT),
    what=mark("The short form says “as before”, but no earlier full report is known."),
    why=mark("Readers have to find the report it refers to."),
    how=mark("Open or import that report, enter its date, or fill in the full form."),
)
def sho_02(case: Case) -> Iterator[Spot]:
    """Notes 2 and 3 of the cover page: unchanged refers to a report that was submitted."""
    return _while_short(case, "SHO-02")


@rule(
    "SHO-03",
    Severity.ERROR,
    basis="Art. 7.1 (e), (i), 7.2; LAP 12.2, 24.1, 44",
    reads=(*_SHORT, *STOCK_OPEN, *AREAS_OPEN, "stockpiles", "contamination", "omissions", *PREVIOUS),
    what=mark("{left} remain, and the short form says nothing on the work of the year."),
    why=mark("Others rely on yearly figures here; “no change” would mean that no work was done."),
    how=mark("Fill in the form “{form}”. If truly nothing happened in the year, say so there, and why."),
)
def sho_03(case: Case) -> Iterator[Spot]:
    """Articles 7.1 (e) and (i), 7.2: the status and progress of programmes, every year (LAP 12.2, 24.1)."""
    return _while_short(case, "SHO-03")


@rule(
    "SHO-04",
    Severity.ERROR,
    basis="Art. 3.8; LAP 17, 44",
    reads=(*_SHORT, "retained", "cover.state", "omissions", *PREVIOUS),
    what=mark("Cluster munitions are retained, but the form on them is not filled in."),
    why=mark("A State that keeps cluster munitions gives a detailed report for every year in which it keeps them."),
    how=mark("Fill in each type with planned and actual use; the rest of the report can stay short."),
)
def sho_04(case: Case) -> Iterator[Spot]:
    """Article 3.8: a detailed report on retained munitions for each year in which they are kept."""
    return _while_short(case, "SHO-04")


@rule(
    "SHO-05",
    Severity.ERROR,
    basis="cover note 2",
    reads=(*_SHORT, *FORMS, "omissions", *PREVIOUS),
    what=mark_plural(
        "The form “{form}” holds {count} answer that is new this year.",
        "The form “{form}” holds {count} answers that are new this year.",
    ),
    why=mark("The short form says that nothing has changed."),
    how=mark("Fill in this form in full; the rest can stay short. What is not meant can be taken out."),
    counts="count",
)
def sho_05(case: Case) -> Iterator[Spot]:
    """Note 2 of the cover page: unchanged means that nothing happened in the year."""
    return _while_short(case, "SHO-05")


@rule(
    "SHO-06",
    Severity.WARNING,
    basis="Art. 5, 7.1 (k); LAP 31-37",
    reads=(*_SHORT, *VICTIMS, "victim_assistance", "omissions", *PREVIOUS),
    what=mark("The State has victims, and the short form says nothing on the assistance given in the year."),
    why=mark("Assistance to victims is lasting work with results every year."),
    how=mark("Add at least the services given and the people they reached."),
)
def sho_06(case: Case) -> Iterator[Spot]:
    """Articles 5 and 7.1 (k): the status and progress of assistance to victims."""
    return _while_short(case, "SHO-06")


@rule(
    "SHO-07",
    Severity.WARNING,
    basis="Art. 7.1 (m), (n)",
    reads=(*_SHORT, "resources", "omissions", *PREVIOUS),
    what=mark("The report for {year} listed {what}, and this one says nothing on them."),
    why=mark("Amounts belong to one year and cannot be carried over unchanged."),
    how=mark("Enter the amounts of this year, or state that none were spent."),
)
def sho_07(case: Case) -> Iterator[Spot]:
    """Article 7.1 (m) and (n): amounts of the year."""
    return _while_short(case, "SHO-07")


@rule(
    "SHO-08",
    Severity.WARNING,
    basis="LAP 13, 25; Art. 4.1 (c)",
    reads=(*_SHORT, "stockpiles", "contamination", "omissions", *PREVIOUS),
    what=mark("You completed {obligation} in {year}."),
    why=mark("That is news others wait for."),
    how=mark("Use the full form “{form}”, and prepare the declaration."),
)
def sho_08(case: Case) -> Iterator[Spot]:
    """LAP 13 and 25, Article 4.1 (c): completion is reported and declared."""
    return _while_short(case, "SHO-08")


@rule(
    "SHO-09",
    Severity.WARNING,
    basis="Art. 9; LAP 47, 48",
    reads=(*_SHORT, "national_measures", "omissions", *PREVIOUS),
    what=mark("National law is still open, and the short form does not say how far it has come."),
    why=mark("The plan of action sets a date for it."),
    how=mark("Give its stage and the date you expect in the form “{form}”."),
)
def sho_09(case: Case) -> Iterator[Spot]:
    """Article 9; LAP 47 and 48: national measures, and what holds them up."""
    return _while_short(case, "SHO-09")


@rule(
    "SHO-10",
    Severity.WARNING,
    basis="LAP 44.1",
    reads=(*_SHORT, "cover.missing_years", *_OBLIGED),
    what=mark("The last report at hand is that for {last}. None is known for {years}."),
    why=mark("While an obligation is open, a short form cannot fill that gap."),
    how=mark("Give the figures for each missing year once; then the short form is open again."),
)
def sho_10(case: Case) -> Iterator[Spot]:
    """LAP 44.1: States that have not reported make up for it while obligations are open."""
    return _while_short(case, "SHO-10")


@rule(
    "SHO-11",
    Severity.ADVICE,
    basis="practice",
    reads=(*_SHORT, *_FULL_REPORT),
    what=mark("Your last full report is for {year}."),
    why=mark("Contacts, laws and statements age."),
    how=mark("Consider a full report this year."),
)
def sho_11(case: Case) -> Iterator[Spot]:
    """A short form refers to a report that readers still find useful."""
    return _while_short(case, "SHO-11")


@rule(
    "SHO-12",
    Severity.ADVICE,
    basis="cover note 2; review document, para. 102",
    reads=(*_SHORT, "cover.kind", "cover.missing_years", *_FULL_REPORT, *_OBLIGED, *VICTIMS, *FORMS, "omissions"),
    what=mark("It looks as if the short form is enough for you."),
    why=mark("The short form takes a few minutes."),
    how=mark("Switch to it, check the standing statements and the contact, then export."),
)
def sho_12(case: Case) -> Iterator[Spot]:
    """Note 2 of the cover page: where nothing is open and nothing happened, “unchanged” is enough."""
    if not case.is_short:
        yield from map(_spot, LOOKS["SHO-12"](case))
