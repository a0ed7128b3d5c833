"""The second page: key figures, obligations, what the State declares form by form, and how to read an answer."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from lapreporter.exchange.charts.shapes import Chart
from lapreporter.exchange.charts.subjects import PEOPLE, people_chart
from lapreporter.exchange.pdf.cells import Content, not_answered, not_applicable, not_known
from lapreporter.exchange.pdf.compositor import Compositor
from lapreporter.exchange.pdf.desk import GUTTER
from lapreporter.exchange.pdf.facts import Fact, KeyFigure
from lapreporter.exchange.pdf.styles import INK, LABEL, MM, NARRATIVE, NOTE, SMALL
from lapreporter.exchange.pdf.table import Column, Row, Table, row
from lapreporter.exchange.pdf.text import Text, bold, page_of, serif
from lapreporter.exchange.printing.answers import NOT_ANSWERED, Answers
from lapreporter.exchange.printing.charts import print_chart
from lapreporter.exchange.printing.forms import Placed
from lapreporter.exchange.printing.job import Job
from lapreporter.exchange.printing.notes import KNOWN_WORDS
from lapreporter.report import paths
from lapreporter.report.answers import OmissionKind
from lapreporter.report.contamination import AreaStatus
from lapreporter.report.cover import ReportKind
from lapreporter.report.obligations import ObligationStatus, Standing
from lapreporter.words import mark

_SUMMARY = mark("Summary")
_DRAWN = mark("Drawn from the answers in the forms. If a figure here and in a form differ, the form is right.")
_FORM_PAGE = mark("Form {letter}, page ")
_AMENDS = mark("What this report changes")
_ON_LAST_DAY, _IN_YEAR = mark("at the end of the period"), mark("in the period")
_AREA, _RELEASED = mark("Area contaminated"), mark("Land released")
_STOCK, _DESTROYED, _RETAINED = mark("Munitions in stock"), mark("Munitions destroyed"), mark("Munitions retained")
_REACHED, _CASUALTIES = mark("People reached"), mark("New casualties")
_RISK_EDUCATION, _HARMED = mark("risk education, in person"), mark("killed or injured")
_KM2 = mark("km²")
_DECLARATIONS, _DECLARATION = 55.0, 10.0
"""Millimetres: for the declarations' heading and the reading key below them, and for each declaration.

Each form begins with its declaration; they are repeated here where the page has room for all."""
_OVER_YEARS = {
    "contamination": mark("Contaminated area and the deadline"),
    "stockpiles": mark("Stockpile and the deadline"),
}
_BY_GROUP = mark("People by sex and age")
_OBLIGATIONS, _OBLIGATION, _STANDING = mark("Obligations"), mark("Obligation"), mark("Standing")
_ARTICLE_3, _ARTICLE_4 = mark("Stockpile destruction (Article 3)"), mark("Clearance (Article 4)")
_ARTICLE_5, _ARTICLE_9 = mark("Victim assistance (Article 5)"), mark("National law (Article 9)")
_DONE, _UNTIL = mark("{status}: {date}"), mark("{status}, deadline {date}")
_DECLARED, _FORM, _SENTENCE = mark("What the State declares"), mark("Form"), mark("Statement")
_HOW = mark("How to read an answer")
_NONE, _NONE_MEANS = mark("0 or none"), mark("the State says there are none")
_UNKNOWN_MEANS = mark("a note says why")
_INAPPLICABLE_MEANS = mark("does not concern this State")
_UNANSWERED_MEANS = mark("no answer was given")
_TINT_MEANS = mark("Shaded: information given voluntarily.")
_TINT_AND_FRAME_MEAN = mark(
    "Shaded: information given voluntarily. Framed numbers: the actions of the Lausanne Action Plan that an answer "
    "serves."
)


def print_summary(page: Compositor, answers: Answers, placed: list[Placed]) -> None:
    """Set the summary."""
    job = answers.job
    with page.section(job.say(_SUMMARY)):
        page.title(job.say(_SUMMARY), anchor="summary", bookmark=job.say(_SUMMARY))
        page.paragraph(job.say(_DRAWN), LABEL)
        figures = list(_figures(answers))[:4]
        if figures:
            page.gap(4)
            _abreast(page, figures)
        if job.report.cover.kind is ReportKind.AMENDMENT and job.report.cover.amends:
            page.heading(2, job.say(_AMENDS), bookmark=False)
            page.paragraph(answers.own(job.report.cover.amends), NARRATIVE)
        _charts_and_obligations(page, answers)
        declared = list(_declared(placed))
        page.pages.need(0)
        if declared and page.pages.room > (_DECLARATIONS + _DECLARATION * len(declared)) * MM:
            page.heading(2, job.say(_DECLARED), bookmark=False)
            page.table(Table([Column(job.say(_FORM), weight=0, heads_rows=True), Column(job.say(_SENTENCE))], declared))
        page.together(lambda: _reading_key(page, answers))


def _charts_and_obligations(page: Compositor, answers: Answers) -> None:
    """Charts beside each other; where one stands alone, the obligations beside it."""
    job = answers.job
    over_years = [(job.say(title), job.charts[key]) for key, title in _OVER_YEARS.items() if key in job.charts]
    by_group = _people(answers)

    charts = [partial(_chart, page, job, *one) for one in over_years]

    def obligations() -> None:
        page.heading(2, job.say(_OBLIGATIONS), bookmark=False)
        page.table(_obligations(answers))

    def groups() -> None:
        if by_group is not None:
            _chart(page, job, job.say(_BY_GROUP), by_group)

    def side() -> None:
        groups()
        obligations()

    if len(charts) == 1:
        page.abreast([(1.4, charts[0]), (1, side)])
        return
    if charts:
        page.abreast([(1, chart) for chart in charts])
    if by_group is not None:
        page.abreast([(1.4, obligations), (1, groups)])
    else:
        obligations()


def _chart(page: Compositor, job: Job, title: str, chart: Chart) -> None:
    page.heading(2, title, bookmark=False)
    print_chart(page, job, chart, titled=True)


def _people(answers: Answers) -> Chart | None:
    """The first group of people that is worth a chart."""
    found = (people_chart(path, paths.get(answers.job.report, path)) for path in PEOPLE)
    return next((chart for chart in found if chart is not None), None)


def _abreast(page: Compositor, figures: list[KeyFigure]) -> None:
    """Key figures in four columns, also where there are fewer."""
    width = (page.pages.width - 3 * GUTTER) / 4 * len(figures) + (len(figures) - 1) * GUTTER
    with page.pages.frame(0, width):
        page.key_figures(figures)


def _figures(answers: Answers) -> Iterator[KeyFigure]:
    """The figures that matter most, those of the largest open matters first."""
    report, number = answers.job.report, answers.job.language.number
    contamination, stock, retained = report.contamination, report.stockpiles, report.retained
    say = answers.job.say
    area = contamination.balance.closing_m2
    if area is None:
        area = contamination.stated_total.total_m2
    if area is None and contamination.areas:
        still = [one.size_m2 or 0 for one in contamination.areas if one.status is not AreaStatus.CLOSED]
        area = sum(still)
    if area is not None:
        yield _figure(answers, _AREA, _square_kilometres(answers, area), say(_KM2), say(_ON_LAST_DAY), "contamination")
    balance = contamination.balance
    parts = [balance.cancelled_m2, balance.reduced_m2, balance.cleared_m2]
    if any(part is not None for part in parts):
        released = sum(part or 0 for part in parts)
        written = _square_kilometres(answers, released)
        yield _figure(answers, _RELEASED, written, say(_KM2), say(_IN_YEAR), "contamination")
    if any(one.munitions.closing is not None for one in stock.types):
        left = sum(one.munitions.closing or 0 for one in stock.types)
        yield _figure(answers, _STOCK, number(left), "", say(_ON_LAST_DAY), "stockpiles")
    if any(one.munitions is not None for one in stock.destroyed):
        gone = sum(one.munitions or 0 for one in stock.destroyed)
        yield _figure(answers, _DESTROYED, number(gone), "", say(_IN_YEAR), "stockpiles")
    casualties = report.victim_assistance.casualties
    harmed = casualties.people.persons()
    if harmed is None and (casualties.killed, casualties.injured) != (None, None):
        harmed = (casualties.killed or 0) + (casualties.injured or 0) + (casualties.outcome_unknown or 0)
    if harmed is not None:
        yield _figure(answers, _CASUALTIES, number(harmed), "", say(_HARMED), "victim_assistance")
    reached = report.risk_education.reached.persons()
    if reached is not None:
        yield _figure(answers, _REACHED, number(reached), "", say(_RISK_EDUCATION), "risk_education")
    if any(one.munitions.closing is not None for one in retained.types):
        kept = sum(one.munitions.closing or 0 for one in retained.types)
        yield _figure(answers, _RETAINED, number(kept), "", say(_ON_LAST_DAY), "retained")


def _figure(answers: Answers, label: str, figure: str, unit: str, line: str, key: str) -> KeyFigure:
    form = answers.job.edition.form(key)
    where: Text = (answers.job.say(_FORM_PAGE, {"letter": form.letter}), page_of(key))
    return KeyFigure(answers.job.say(label), figure, unit, [line, where])


def _square_kilometres(answers: Answers, m2: int) -> str:
    exact = Decimal(m2) / 1_000_000
    return answers.job.language.number(round(exact, 2 if m2 >= 100_000 or not m2 else 4))


def _obligations(answers: Answers) -> Table:
    job, report = answers.job, answers.job.report
    victims = report.victim_assistance.statement.code
    law = report.national_measures.status
    rows: list[Row] = [
        row(job.say(_ARTICLE_3), _standing(answers, report.stockpiles.obligation)),
        row(job.say(_ARTICLE_4), _standing(answers, report.contamination.obligation)),
        row(job.say(_ARTICLE_5), job.say(job.lexicon.statement(victims).label) if victims else answers.dots()),
        row(job.say(_ARTICLE_9), job.say(job.lexicon.choice(law).label) if law else answers.dots()),
    ]
    return Table([Column(job.say(_OBLIGATION), heads_rows=True, weight=0.6), Column(job.say(_STANDING))], rows)


def _standing(answers: Answers, obligation: Standing) -> Content:
    job = answers.job
    if obligation.status is None:
        return answers.dots()
    status = job.say(job.lexicon.choice(obligation.status).label)
    if obligation.status is ObligationStatus.COMPLETED and obligation.completed_on:
        return job.say(_DONE, {"status": status, "date": job.language.partial_date(obligation.completed_on)})
    if obligation.status is ObligationStatus.OUTSTANDING and obligation.deadline:
        return job.say(_UNTIL, {"status": status, "date": obligation.deadline})
    return status


def _declared(placed: list[Placed]) -> Iterator[Row]:
    for one in placed:
        for statement in one.matter.lead:
            yield row(bold(one.form.letter), serif(statement.text))


def _reading_key(page: Compositor, answers: Answers) -> None:
    say = answers.job.say
    page.push_down(0, from_bottom=33 if answers.tongue() else 29)
    with page.panel(stroke=INK, weight=0.7):
        page.paragraph(bold(say(_HOW)), NOTE, after=0.8)
        page.facts(
            [
                Fact(say(_NONE_MEANS), say(_NONE)),
                Fact(say(_UNKNOWN_MEANS), not_known(say(KNOWN_WORDS[OmissionKind.NOT_KNOWN]))),
                Fact(say(_INAPPLICABLE_MEANS), not_applicable(say(KNOWN_WORDS[OmissionKind.NOT_APPLICABLE]))),
                Fact(say(_UNANSWERED_MEANS), not_answered(say(NOT_ANSWERED))),
            ]
        )
        meaning = _TINT_AND_FRAME_MEAN if answers.job.edition.names_actions else _TINT_MEANS
        page.paragraph(say(meaning), SMALL, after=0)
        if answers.tongue():
            page.paragraph(answers.tongue(), SMALL, after=0)
