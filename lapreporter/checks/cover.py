"""Rules for the cover page, its dates and its marks (COV)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lapreporter.checks.case import ENTRY, MEMBERSHIP, PREVIOUS, YEAR, Case
from lapreporter.checks.deadlines import annual_due, initial_due, months_covered
from lapreporter.checks.finding import Place, Severity, Spot, Value, at, named
from lapreporter.checks.newness import what_is_new
from lapreporter.checks.rule import row_rule, rule
from lapreporter.checks.sections import FORMS
from lapreporter.checks.typed import unread
from lapreporter.report.cover import FormMark, Institution, Mark, Membership, ReportKind
from lapreporter.report.entry import Problem
from lapreporter.words import Country, Listing, Span, Term, Year, mark, mark_plural

_FIELDS = {
    "cover.state": Term(mark("the State")),
    "cover.kind": Term(mark("the kind of report")),
    "cover.period.start": Term(mark("the first day of the period")),
    "cover.period.end": Term(mark("the last day of the period")),
    "cover.submitted_on": Term(mark("the date of the report")),
}
_INDISPENSABLE = ("cover.state", "cover.kind")
_OR_NOT_KNOWN = Term(mark("If it is not known, tick that and say why."))
_INSTITUTIONS = Term(mark("an institution with its contact"))
_LAST_DAY = Term(mark("the last day of the period"))
_DAY_OF_REPORT = Term(mark("the date of the report"))

KINDS = {
    ReportKind.INITIAL: Term(mark("a first report")),
    ReportKind.ANNUAL: Term(mark("an annual report")),
    ReportKind.AMENDMENT: Term(mark("an amendment")),
    ReportKind.VOLUNTARY: Term(mark("a voluntary report")),
}
MEMBERSHIPS = {
    Membership.PARTY: Term(mark("a State Party")),
    Membership.SIGNATORY: Term(mark("a signatory")),
    Membership.NON_PARTY: Term(mark("not a party")),
}


@rule(
    "COV-01",
    Severity.ERROR,
    basis="Art. 7.1, 7.2; 7.1 (l)",
    reads=("cover", "unread", "omissions"),
    what=mark("The cover page lacks {field}."),
    why=mark("Without it the United Nations cannot file the report."),
    how=mark("Fill it in on the cover page. {otherwise}"),
)
def cov_01(case: Case) -> Iterator[Spot]:
    """Article 7.1 and 7.2: who reports, which kind, for which period, on which day; 7.1 (l): who can be asked.

    “Not known”, with the reason, is an answer, but not for the State and the kind of report.
    """
    cover = case.report.cover
    answers = (cover.state, cover.kind, cover.period.start, cover.period.end, cover.submitted_on)
    for (path, name), answer in zip(_FIELDS.items(), answers, strict=True):
        if answer is not None or path in case.unread:
            continue
        if path in _INDISPENSABLE:
            yield at(path, field=name, otherwise="")
        elif not case.explained(path):
            yield at(path, field=name, otherwise=_OR_NOT_KNOWN)
    if not cover.institutions and not case.explained("cover.institutions"):
        yield at("cover.institutions", field=_INSTITUTIONS, otherwise=_OR_NOT_KNOWN)


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
    "COV-12",
    Severity.ERROR,
    basis="Art. 7.1; LAP 10.3",
    reads=("cover.kind", "cover.period", "cover.entry_into_force", *MEMBERSHIP),
    what=mark("{state} is recorded as {membership}, but this report is marked as {kind}."),
    why=mark("Only States Parties report under Article 7; others report voluntarily."),
    how=mark("Correct one of the two."),
)
def cov_12(case: Case) -> Iterator[Spot]:
    """Article 7.1 binds States Parties; others are invited to report (LAP 10)."""
    cover, membership = case.report.cover, case.membership
    if cover.kind is None or membership is None or cover.state is None:
        return
    voluntary = cover.kind is ReportKind.VOLUNTARY
    end, entry = cover.period.end, case.entry_into_force
    if membership is Membership.PARTY:
        wrong = voluntary and end is not None and entry is not None and entry <= end
    else:
        wrong = not voluntary
    if wrong:
        state = Country(cover.state)
        member, kind = MEMBERSHIPS[membership], KINDS[cover.kind]
        yield at("cover.kind", "cover.membership", state=state, membership=member, kind=kind)


@row_rule(
    "COV-13",
    Severity.WARNING,
    each="cover.institutions",
    basis="Art. 7.1 (l)",
    what=mark("{name}: the institution, or its e-mail address or telephone number, is missing."),
    why=mark("People change posts; this is how others reach you with questions and offers of help."),
    how=mark("Add the name of the institution and an e-mail address or telephone number that is answered."),
)
def cov_13(_: Case, row: Institution, place: Place) -> Iterator[Spot]:
    """Article 7.1 (l): the institutions mandated to inform and to act, with their contact."""
    reachable = (row.email and "@" in row.email) or (row.telephone and any(char.isdigit() for char in row.telephone))
    if not row.institution or not reachable:
        yield at(place.path, name=place.name(row.institution or row.person))


@rule(
    "COV-14",
    Severity.WARNING,
    basis="Art. 7.1 (l)",
    reads=("cover.institutions", "cover.period", "history"),
    what=mark("The contact details have not changed since {year}."),
    why=mark("Addresses that no longer work keep questions and offers of help away."),
    how=mark("Confirm that they still work, or give the new ones."),
)
def cov_14(case: Case) -> Iterator[Spot]:
    """Article 7.1 (l): the contact has to be a living one."""
    contacts = [_contact(row) for row in case.report.cover.institutions]
    if not contacts or case.year is None:
        return
    for earlier in case.history:
        year = earlier.year()
        if year is None or year > case.year - case.settings.stale_contact_years:
            continue
        if [_contact(row) for row in earlier.cover.institutions] == contacts:
            yield at("cover.institutions", year=Year(year))
            return


def _contact(row: Institution) -> tuple[str | None, ...]:
    return (row.institution, row.person, row.address, row.telephone, row.email)


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


@rule(
    "COV-21",
    Severity.ERROR,
    basis="letters of the two versions of the form",
    reads=("imported_headings",),
    what=mark("The imported form {letter} has the heading “{heading}”, which belongs to “{form}”."),
    why=mark(
        "In one version of the form the letters C and D are swapped, so the letter alone does not say what it is."
    ),
    how=mark("Look at what was taken over; if it is right, say so as the reason."),
    explainable=True,
)
def cov_21(case: Case) -> Iterator[Spot]:
    """The two circulating versions of the form swap C and D; what a form holds is told by its heading."""
    for letter, heading in case.imported_headings.items():
        form = next((form for form, words in _HEADINGS.items() if words.search(heading)), None)
        if form is not None and _LETTERS.get(letter.strip().upper()) != form:
            yield at(form, letter=letter, heading=heading, form=FORMS[form])


_LETTERS = dict(zip("ABCDEFGHIJ", FORMS, strict=True))
_HEADINGS = {
    "technical": re.compile(r"technical|techniques?\b|técnicas", re.IGNORECASE),
    "retained": re.compile(r"retain|transfer|conserv|retenid|transféré", re.IGNORECASE),
    "stockpiles": re.compile(r"stockpile|stocks?\b|existencias", re.IGNORECASE),
    "production": re.compile(
        r"production facilit|installations de production|instalaciones de producción", re.IGNORECASE
    ),
    "contamination": re.compile(r"contaminat|contaminée|contaminada", re.IGNORECASE),
    "risk_education": re.compile(r"warning|risk (?:reduction )?education|alerte|advertencia", re.IGNORECASE),
    "victim_assistance": re.compile(r"victims?\b|victimes|víctimas", re.IGNORECASE),
    "national_measures": re.compile(
        r"implementation measures|mesures d.application|medidas de aplicación", re.IGNORECASE
    ),
}


@rule(
    "COV-22",
    Severity.ADVICE,
    basis="LAP 45.1",
    reads=("edition", *YEAR, "cover.submitted_on"),
    what=mark("This report uses the form of 2010."),
    why=mark("A form adapted to the plan of action exists; with it, your answers count for the plan."),
    how=mark("Switch the form; nothing has to be typed again."),
)
def cov_22(case: Case) -> Iterator[Spot]:
    """LAP 45.1 counts the States that use the adapted form."""
    dated = case.report.cover.submitted_on or case.report.cover.period.end
    if case.report.edition.of_2010 and dated and dated > case.settings.adapted_form_from:
        yield at("edition")


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


@rule(
    "COV-24",
    Severity.ADVICE,
    basis="LAP 46.1",
    reads=("cover.help_asked", "cover.help_offered"),
    what=mark("Did you need help with this report, or could you help others?"),
    why=mark("The Convention's support unit and other States answer such requests."),
    how=mark("Answer the question on help on the cover page."),
)
def cov_24(case: Case) -> Iterator[Spot]:
    """LAP 46.1 counts requests for help with reporting, and offers."""
    if case.report.cover.help_asked is None and not case.report.cover.help_offered:
        yield at("cover.help_asked")
