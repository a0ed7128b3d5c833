"""Rules for the period and the day of a report (COV)."""

from __future__ import annotations

from collections.abc import Iterator

from lapreporter.checks.case import ENTRY, PREVIOUS, Case
from lapreporter.checks.deadlines import annual_due, initial_due, months_covered
from lapreporter.checks.finding import Severity, Spot, at
from lapreporter.checks.rule import rule
from lapreporter.checks.typed import unread
from lapreporter.report.cover import ReportKind
from lapreporter.report.entry import Problem
from lapreporter.words import Listing, Span, Term, Year, mark, mark_plural

_LAST_DAY = Term(mark("the last day of the period"))
_DAY_OF_REPORT = Term(mark("the date of the report"))


@rule(
    "COV-02",
    Severity.ERROR,
    basis="form header",
    reads=("cover.period", "cover.submitted_on", "unread"),
    what=mark("{text}: {problem}."),
    why=mark("Readers then cannot tell when things happened, or which year you report on."),
    how=mark("Check day, month and year; dates are written day, month, year."),
)
def cov_02(case: Case) -> Iterator[Spot]:
    """The header asks for real dates, day first, in their natural order."""
    for typed in unread(case, Problem.IMPOSSIBLE_DATE):
        yield at(typed.path, text=typed.text, problem=_NO_SUCH_DAY)
    for typed in unread(case, Problem.NOT_A_DATE):
        yield at(typed.path, text=typed.text, problem=_NO_DATE)
    period, submitted = case.report.cover.period, case.report.cover.submitted_on
    if period.start and period.end and period.start > period.end:
        yield at(
            "cover.period.end", "cover.period.start", text=Span(period.start, period.end), problem=_ORDER_OF_PERIOD
        )
    if period.end and submitted and period.end > submitted:
        yield at(
            "cover.submitted_on", "cover.period.end", text=Listing((submitted, period.end)), problem=_ORDER_OF_REPORT
        )


_ORDER_OF_PERIOD = Term(mark("the period ends before it starts"))
_ORDER_OF_REPORT = Term(mark("the report is dated before the period ends"))
_NO_SUCH_DAY = Term(mark("there is no such day"))
_NO_DATE = Term(mark("this cannot be read as a date"))


@rule(
    "COV-03",
    Severity.WARNING,
    basis="Art. 7.2",
    reads=("cover.kind", "cover.period"),
    what=mark("An annual report covers one whole calendar year. Yours runs from {start} to {end}."),
    why=mark("Figures for other spans cannot be compared from year to year."),
    how=mark("Choose 1 January to 31 December {year}, or explain why not."),
)
def cov_03(case: Case) -> Iterator[Spot]:
    """Article 7.2: annual reports cover the previous calendar year."""
    start, end = case.report.cover.period.start, case.report.cover.period.end
    if case.report.cover.kind is not ReportKind.ANNUAL or not start or not end or start > end:
        return
    if (start.month, start.day, end.month, end.day) != (1, 1, 12, 31) and months_covered(start, end) <= 12:
        yield at("cover.period", start=start, end=end, year=Year(end.year))


@rule(
    "COV-04",
    Severity.WARNING,
    basis="Art. 7.2; LAP 43, 44",
    reads=("cover.kind", "cover.period"),
    what=mark_plural("This report covers {months} month in one go.", "This report covers {months} months in one go."),
    counts="months",
    why=mark("Nobody can see what happened in which year."),
    how=mark("Split the figures by calendar year; the cover page has a row for each missing year."),
)
def cov_04(case: Case) -> Iterator[Spot]:
    """Article 7.2: one report for each calendar year; the plan wants the missing ones made up (LAP 44)."""
    start, end = case.report.cover.period.start, case.report.cover.period.end
    if case.report.cover.kind is ReportKind.ANNUAL and start and end and months_covered(start, end) > 12:
        yield at("cover.period", months=months_covered(start, end))


@rule(
    "COV-05",
    Severity.WARNING,
    basis="Art. 7.2; LAP 43.1",
    reads=("cover.kind", "cover.period", "cover.submitted_on"),
    what=mark_plural(
        "The annual report was due on {due}; it is {days} day late.",
        "The annual report was due on {due}; it is {days} days late.",
    ),
    counts="days",
    why=mark("Late reports are missing from the overview made for the yearly meeting."),
    how=mark("Submit as soon as you can; nothing else is needed."),
)
def cov_05(case: Case) -> Iterator[Spot]:
    """Article 7.2: annual reports are due on 30 April of the following year."""
    cover = case.report.cover
    if cover.kind is ReportKind.ANNUAL and cover.submitted_on and case.year is not None:
        due = annual_due(case.year)
        if cover.submitted_on > due:
            yield at("cover.submitted_on", "cover.period", due=due, days=(cover.submitted_on - due).days)


@rule(
    "COV-06",
    Severity.WARNING,
    basis="Art. 7.1; LAP 43.1",
    reads=("cover.kind", "cover.submitted_on", *ENTRY),
    what=mark_plural(
        "The first report was due on {due}, {days} day after the Convention took effect for your State. It is dated "
        "{submitted}.",
        "The first report was due on {due}, {days} days after the Convention took effect for your State. It is dated "
        "{submitted}.",
    ),
    counts="days",
    why=mark("The first report is what all later ones build on."),
    how=mark("Submit what you have now; missing parts can follow as an amendment."),
)
def cov_06(case: Case) -> Iterator[Spot]:
    """Article 7.1: the first report is due 180 days after entry into force."""
    cover, entry = case.report.cover, case.entry_into_force
    if cover.kind is ReportKind.INITIAL and cover.submitted_on and entry:
        due = initial_due(entry, case.settings.initial_days)
        if cover.submitted_on > due:
            submitted, days = cover.submitted_on, case.settings.initial_days
            yield at("cover.submitted_on", due=due, days=days, submitted=submitted)


@rule(
    "COV-07",
    Severity.ERROR,
    basis="Art. 7.1, 17.2",
    reads=("cover.kind", "cover.period", *ENTRY),
    what=mark("This period ends on {end}, before the Convention took effect for your State ({entry})."),
    why=mark("No annual report is owed for that time."),
    how=mark("Choose the first report, or mark the report as voluntary."),
)
def cov_07(case: Case) -> Iterator[Spot]:
    """Articles 7.1 and 17.2: annual reports begin after entry into force."""
    end, entry = case.report.cover.period.end, case.entry_into_force
    if case.report.cover.kind is ReportKind.ANNUAL and end and entry and end < entry:
        yield at("cover.period.end", "cover.kind", end=end, entry=entry)


@rule(
    "COV-08",
    Severity.WARNING,
    basis="Art. 7.1",
    reads=("cover.kind", "cover.period", *ENTRY),
    what=mark("The first report normally starts on {entry}; yours starts on {start}."),
    why=mark("Destruction before that day could be counted twice."),
    how=mark("If you also describe the time before, say so in the text."),
)
def cov_08(case: Case) -> Iterator[Spot]:
    """Article 7.1: the first report covers the time from entry into force."""
    start, entry = case.report.cover.period.start, case.entry_into_force
    if case.report.cover.kind is ReportKind.INITIAL and start and entry and start < entry:
        yield at("cover.period.start", entry=entry, start=start)


@rule(
    "COV-09",
    Severity.ERROR,
    basis="practice",
    reads=("cover.period", "cover.submitted_on", "today"),
    what=mark("The cover page gives {day} as {field}; that day has not come yet."),
    why=mark("A report speaks of what has happened."),
    how=mark("Correct the date, or go on working and export when the day has come."),
)
def cov_09(case: Case) -> Iterator[Spot]:
    """Figures of a period that has not ended cannot be final."""
    cover = case.report.cover
    if cover.period.end and cover.period.end > case.today:
        yield at("cover.period.end", day=cover.period.end, field=_LAST_DAY)
    if cover.submitted_on and cover.submitted_on > case.today:
        yield at("cover.submitted_on", day=cover.submitted_on, field=_DAY_OF_REPORT)


@rule(
    "COV-10",
    Severity.WARNING,
    basis="Art. 7.2; LAP 44",
    reads=("cover.kind", *PREVIOUS),
    what=mark("Your last report ended on {old}, this one starts on {new}. The time between is {gap}."),
    why=mark("Each day belongs in exactly one report."),
    how=mark("Add the missing time or say where it was reported; mark what both reports contain."),
)
def cov_10(case: Case) -> Iterator[Spot]:
    """Article 7.2: reports follow each other without gap or overlap (LAP 44)."""
    start, before = case.report.cover.period.start, case.previous
    if case.report.cover.kind is ReportKind.AMENDMENT or not start or before is None or not before.cover.period.end:
        return
    days = start.toordinal() - before.cover.period.end.toordinal()
    if days != 1:
        yield at("cover.period.start", old=before.cover.period.end, new=start, gap=_UNREPORTED if days > 1 else _TWICE)


_UNREPORTED = Term(mark("not reported"))
_TWICE = Term(mark("reported twice"))


@rule(
    "COV-11",
    Severity.ERROR,
    basis="practice",
    reads=("cover.kind", "cover.period", "history"),
    what=mark("A report for the period up to {end} was already submitted on {submitted}."),
    why=mark("Two different reports for one year confuse readers."),
    how=mark("Mark this one as an amendment, or change the period."),
)
def cov_11(case: Case) -> Iterator[Spot]:
    """One report for each period; later changes are amendments."""
    cover = case.report.cover
    if cover.kind is ReportKind.AMENDMENT or cover.period.end is None:
        return
    for earlier in case.history:
        if cover.period == earlier.cover.period and earlier.cover.submitted_on:
            yield at("cover.period", "cover.kind", end=cover.period.end, submitted=earlier.cover.submitted_on)
            return


@rule(
    "COV-23",
    Severity.ADVICE,
    basis="LAP 43",
    reads=("cover.kind", "cover.period", "cover.submitted_on", "today", *ENTRY),
    what=mark_plural(
        "This report is due on {due}; {days} day is left.", "This report is due on {due}; {days} days are left."
    ),
    counts="days",
    why=mark("Late reports are missing from the overview made for the yearly meeting."),
    how=mark("Start with the errors; the task list shows which form has the most open questions."),
)
def cov_23(case: Case) -> Iterator[Spot]:
    """LAP 43: reports in time. A day of submission that has come says that the report is out."""
    cover, entry, due = case.report.cover, case.entry_into_force, None
    if cover.kind is ReportKind.ANNUAL and case.year is not None:
        due = annual_due(case.year)
    elif cover.kind is ReportKind.INITIAL and entry:
        due = initial_due(entry, case.settings.initial_days)
    if due is None or cover.submitted_on is not None:
        return
    days = (due - case.today).days
    if 0 <= days <= case.settings.reminder_days:
        yield at("cover.submitted_on", days=days, due=due)
