"""The cover page: who reports, for which year, whom to ask, and what has changed in which form."""

from __future__ import annotations

from dataclasses import replace

from lapreporter.exchange.pdf.cells import Cell, Content, as_cell, box, wide
from lapreporter.exchange.pdf.compositor import Compositor
from lapreporter.exchange.pdf.desk import GUTTER
from lapreporter.exchange.pdf.facts import Fact
from lapreporter.exchange.pdf.styles import LABEL, MM, STATE_NAME, SUBTITLE, Align, Style
from lapreporter.exchange.pdf.table import Column, Kind, Row, Table, row
from lapreporter.exchange.pdf.text import Text, bold, italic, joined, page_of, separated
from lapreporter.exchange.printing.answers import Answers
from lapreporter.exchange.printing.dates import period
from lapreporter.exchange.printing.job import Job
from lapreporter.exchange.printing.notes import Notes
from lapreporter.exchange.printing.running import DRAFT, isolated
from lapreporter.form.edition import Form
from lapreporter.report.cover import FormMark, Mark, Membership, ReportKind
from lapreporter.words import mark

CONVENTION = mark("Convention on Cluster Munitions")
_TRANSPARENCY = mark("Transparency report under Article 7")
_FOR_YEAR = mark("Report for the calendar year {year}")
_FOR_PERIOD = mark("Report for the period {period}")
_NO_PERIOD = mark("Report for a period that is not given")
_COVER = mark("Cover")
_OBJECT = "\ufffc"
"""Holds the place of what is not plain text, until the sentence around it is known."""
_TWO_LINES = mark("{start} \u2013\n{end}")
_KIND, _PERIOD, _SUBMITTED = mark("Kind of report"), mark("Period covered"), mark("Submitted on")
_STATUS, _SINCE = mark("Status under the Convention"), mark("{status} since\n{date}")
_INSTITUTIONS, _ROLE = mark("Institutions"), mark("Role")
_POST, _CONTACT = mark("Institution and post"), mark("Contact")
_CHANGES, _SINCE_REPORT = mark("What has changed"), mark("since the report of {date}")
_FORM, _SUBJECT, _LAST, _PAGE = mark("Form"), mark("Subject"), mark("last submitted on"), mark("page")
_SEE = mark("see statement")
_MARKED, _UNMARKED = mark("marked"), mark("not marked")
_TO = mark("To: Secretary-General of the United Nations, Office for Disarmament Affairs.")
_COPY = mark("Copy: Implementation Support Unit of the Convention.")
_FOR_PRACTICE = mark("A report for practice. It is sent to nobody.")
_EDITION = mark("Edition of the form: {name}.")
_SEAL = mark("Seal code")
_AMENDED, _REPLACES = mark("AMENDED REPORT"), mark("replaces the report of {date}")
_REPLACES_EARLIER = mark("replaces an earlier report")
_VOLUNTARY, _FROM_SIGNATORY = mark("VOLUNTARY REPORT"), mark("from a State not party to the Convention")
_OWN_ACCORD = mark("given of the State's own accord")
_INITIAL, _FIRST = mark("INITIAL REPORT"), mark("the first under Article 7, paragraph 1")
_ARTICLE = mark("Art. 7.1 (l)")
_BOXES = (Mark.CHANGED, Mark.UNCHANGED, Mark.NOT_APPLICABLE)
_FURTHER = mark("Further institutions stand in the annex.")
MOST_INSTITUTIONS = 4
"""How many institutions the cover has room for."""
_FOOT, _FOOT_ROOM = 13.0, 17.0
"""Millimetres: the foot's height, and what must be free for it. The seal code stands in the footer too."""
_FOOT_SHARE = 0.58
"""Of the width, for the addressees; the seal code has the rest."""
_TWO_BOXES = "national_measures"
SEAL = Style(11, 15, tabular=True)
"""The seal code where it stands large."""


def print_cover(page: Compositor, answers: Answers) -> None:
    """Set the cover. Its footer alone repeats."""
    job = answers.job
    lines = sum(len(answers.reach(one)) for one in job.report.cover.institutions[:MOST_INSTITUTIONS])
    tight = min(max(0, lines - 5) * 2.5 + (8 if job.language.right_to_left else 0), 14)
    with page.section(job.say(_COVER)):
        page.abreast([(1, lambda: _convention(page, answers)), (1, lambda: badge(page, answers))])
        page.push_down(16 - tight)
        page.title(job.state, anchor="cover", bookmark=job.say(_COVER), style=STATE_NAME, ruled=False)
        page.paragraph(subtitle(answers), SUBTITLE)
        page.push_down(8 - tight / 2)
        page.double_rule()
        page.gap(3)
        notes = Notes(job, "cover-page")
        page.facts(_facts(answers, notes))
        page.heading(2, job.say(_INSTITUTIONS), aside=[job.say(_ARTICLE)], bookmark=False)
        page.table(institutions(answers, notes))
        last = job.report.cover.last_report_on
        since = [job.say(_SINCE_REPORT, {"date": last})] if last else []
        page.heading(2, job.say(_CHANGES), aside=since, bookmark=False)
        page.table(_marks(answers, notes))
        if page.pages.room > _FOOT_ROOM * MM:
            page.together(lambda: _foot(page, answers))


def _convention(page: Compositor, answers: Answers) -> None:
    page.paragraph(bold(answers.job.say(CONVENTION)), after=0)
    page.paragraph(answers.job.say(_TRANSPARENCY))


def badge(page: Compositor, answers: Answers) -> None:
    """What the report is, if it is no plain annual one."""
    cover, say = answers.job.report.cover, answers.job.say
    if cover.kind is ReportKind.AMENDMENT:
        replaced = cover.amends_submitted_on
        page.badge(say(_AMENDED), say(_REPLACES, {"date": replaced}) if replaced else say(_REPLACES_EARLIER))
    elif cover.kind is ReportKind.VOLUNTARY:
        outside = cover.membership in (Membership.SIGNATORY, Membership.NON_PARTY)
        page.badge(say(_VOLUNTARY), say(_FROM_SIGNATORY if outside else _OWN_ACCORD))
    elif cover.kind is ReportKind.INITIAL:
        page.badge(say(_INITIAL), say(_FIRST))


def subtitle(answers: Answers) -> str:
    """Of which year or period the report is."""
    span = answers.job.report.cover.period
    whole = (
        span.start and span.end and (span.start.month, span.start.day, span.end.month, span.end.day) == (1, 1, 12, 31)
    )
    if whole and span.start and span.end and span.start.year == span.end.year:
        return answers.job.say(_FOR_YEAR)
    if not (span.start or span.end):
        return answers.job.say(_NO_PERIOD)
    return answers.job.say(_FOR_PERIOD, {"period": period(answers.job.language, span)})


def _facts(answers: Answers, notes: Notes) -> list[Fact]:
    job, cover = answers.job, answers.job.report.cover
    kind: Content = job.say(job.lexicon.choice(cover.kind).label) if cover.kind else ""
    day: Content = job.language.date(cover.submitted_on) if cover.submitted_on else ""
    return [
        Fact(job.say(_KIND), kind or answers.missing("cover.kind", notes)),
        Fact(job.say(_PERIOD), period_covered(answers, notes)),
        Fact(job.say(_SUBMITTED), day or answers.missing("cover.submitted_on", notes)),
        Fact(job.say(_STATUS), _status(answers) or answers.missing("cover.membership", notes)),
    ]


def _status(answers: Answers) -> str:
    job, cover = answers.job, answers.job.report.cover
    if cover.membership is None:
        return ""
    status = job.say(job.lexicon.choice(cover.membership).label)
    if cover.membership is Membership.PARTY and cover.entry_into_force:
        return job.say(_SINCE, {"status": status, "date": cover.entry_into_force})
    return status


def period_covered(answers: Answers, notes: Notes) -> Content:
    """From the first to the last day, or why that is not given."""
    job, span = answers.job, answers.job.report.cover.period
    if span.start and span.end:
        return job.say(_TWO_LINES, {"start": span.start, "end": span.end})
    if not (span.start or span.end):
        return answers.missing("cover.period", notes)
    missing = as_cell(answers.missing(f"cover.period.{'start' if span.end else 'end'}", notes))
    if missing.sign is not None:
        return period(job.language, span)
    said = job.say(_TWO_LINES, {"start": span.start or _OBJECT, "end": span.end or _OBJECT})
    before, _, after = said.partition(_OBJECT)
    return Cell(joined([before, missing.text, after]))


def institutions(answers: Answers, notes: Notes, most: int = MOST_INSTITUTIONS) -> Table:
    """Whom to ask and who carries out; beyond the first ``most`` a line points to the annex."""
    job = answers.job
    rows: list[Row] = []
    for one in job.report.cover.institutions[:most]:
        where = f"cover.institutions[{one.id}]"
        role = job.say(job.lexicon.choice(one.role).label) if one.role else ""
        given: dict[str, Text] = {"role": role}
        given |= {"institution": answers.own_series(answers.post(one)), "email": separated(answers.reach(one), "\n")}
        rows.append(row(*(said or answers.missing(f"{where}.{name}", notes) for name, said in given.items())))
    if len(job.report.cover.institutions) > most:
        rows.append(row(wide(job.say(_FURTHER), 3)))
    if not rows:
        nothing = answers.missing("cover.institutions", notes)
        silent = as_cell(nothing).sign is not None
        rows.append(row(nothing, nothing, nothing) if silent else row(wide(nothing, 3)))
    heads = [Column(job.say(_ROLE), least=95), Column(job.say(_POST)), Column(job.say(_CONTACT))]
    return Table(heads, rows)


def _marks(answers: Answers, notes: Notes) -> Table:
    job = answers.job
    say = job.say
    rows = [_mark_row(answers, notes, form) for form in job.edition.forms if form.mark]
    choices = [say(job.lexicon.choice(one).label).lower() for one in _BOXES]
    return Table(
        [
            Column(say(_FORM), weight=0),
            Column(say(_SUBJECT), heads_rows=True, weight=1.0, least=192.0),
            *(Column(choice, Kind.CENTRED, weight=0.0) for choice in choices),
            Column(say(_LAST), weight=0.0, least=70.0),
            Column(say(_PAGE), Kind.NUMBER, weight=0.0),
        ],
        rows,
        notes.taken(),
        padding=3.6,
    )


def _mark_row(answers: Answers, notes: Notes, form: Form) -> Row:
    job = answers.job
    given = getattr(job.report.cover.marks, form.mark)
    where = f"cover.marks.{form.mark}"
    boxes = _boxes(job, form, given)
    if given.mark is None and answers.omits(f"{where}.mark"):
        boxes = [wide(answers.missing(f"{where}.mark", notes), len(boxes))]
    last: Content = ""
    if given.last_date:
        last = job.language.date(given.last_date)
    elif given.mark is Mark.NOT_APPLICABLE:
        last = italic(job.say(_SEE))
    elif given.mark is Mark.UNCHANGED:
        last = answers.missing(f"{where}.last_date", notes)
    return row(bold(form.letter), job.say(form.title), *boxes, last, page_of(form.key))


def _boxes(job: Job, form: Form, given: FormMark) -> list[Cell]:
    boxes = []
    for one in _BOXES:
        ticked = given.mark is one
        if form.mark == _TWO_BOXES and one is Mark.NOT_APPLICABLE and not ticked:
            boxes.append(Cell())
        else:
            boxes.append(box(job.say(_MARKED if ticked else _UNMARKED), ticked=ticked))
    return boxes


def _foot(page: Compositor, answers: Answers) -> None:
    lines = _addressees(answers)
    width = page.pages.width * _FOOT_SHARE - GUTTER
    height = sum(page.layout.lay(line, LABEL, width).height for line in lines) / MM
    page.push_down(0, from_bottom=max(_FOOT, height + 1))

    def addressed() -> None:
        for line in lines:
            page.paragraph(line, LABEL, after=0)

    page.abreast([(_FOOT_SHARE, addressed), (1 - _FOOT_SHARE, lambda: _seal(page, answers))])


def _addressees(answers: Answers) -> list[str]:
    say = answers.job.say
    addressed = [say(_FOR_PRACTICE)] if answers.job.practice else [say(_TO), say(_COPY)]
    return [*addressed, say(_EDITION, {"name": say(answers.job.edition.name)})]


def _seal(page: Compositor, answers: Answers) -> None:
    job = answers.job
    if job.seal.code:
        page.paragraph(job.say(_SEAL), replace(LABEL, align=Align.END), after=0)
        page.paragraph(bold(isolated(job.seal.code)), replace(SEAL, align=Align.END), after=0)
    else:
        page.paragraph(bold(job.say(DRAFT)), replace(SEAL, align=Align.END), after=0)
