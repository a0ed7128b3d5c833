"""Rules for who reports, whom to ask, and on which form (COV)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lapreporter.checks.case import MEMBERSHIP, YEAR, Case
from lapreporter.checks.finding import Place, Severity, Spot, at
from lapreporter.checks.rule import row_rule, rule
from lapreporter.checks.sections import FORMS
from lapreporter.report.cover import Institution, Membership, ReportKind
from lapreporter.words import Country, Term, Year, mark

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
