"""What follows the forms: answers without a letter, reasons for warnings, corrections, and what was left open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lapreporter.checks.finding import Finding
from lapreporter.checks.plan.coverage import PlanCoverage
from lapreporter.checks.reasons import reason_for
from lapreporter.checks.wording import sentences
from lapreporter.exchange.pdf.compositor import Compositor
from lapreporter.exchange.pdf.styles import BODY, HAIRLINE, INK, NOTE, SECONDARY, STATEMENT
from lapreporter.exchange.pdf.table import Column, Kind, Row, Table, row
from lapreporter.exchange.pdf.text import Run, bold
from lapreporter.exchange.printing.answers import Answers
from lapreporter.exchange.printing.balances import signed
from lapreporter.exchange.printing.forms import Placed, print_sections
from lapreporter.exchange.printing.parts import Matter
from lapreporter.exchange.printing.places import place_of
from lapreporter.exchange.printing.plan_annex import TITLE as PLAN
from lapreporter.exchange.printing.plan_annex import print_plan
from lapreporter.form.edition import Form
from lapreporter.report.report import Reason
from lapreporter.words import Year, mark, mark_plural

_ANNEX = mark("Annex {number}")
_TITLE = mark("Annex {number}  {title}")
_REPORTING = mark("Reporting to the United Nations")
_REASONS = mark("Reasons given for warnings")
_INTRODUCTION = mark(
    "Before this report was closed its figures were checked by rule. Where a rule gave a warning and the State kept "
    "its answer, the reason stands here in the State's own words."
)
_SAID, _STATE_ANSWERS = mark("The check said  "), mark("The State answers")
_COUNTED = mark_plural("{count} warning, answered with a reason.", "{count} warnings, each answered with a reason.")
_CORRECTIONS = mark("Corrections of figures in earlier reports")
_WHERE, _WHAT, _YEAR = mark("Place"), mark("Figure and reason"), mark("Year")
_REPORTED, _CORRECT, _CHANGE = mark("Reported"), mark("Correct"), mark("Change")
_MUNITIONS, _SUBMUNITIONS = mark("munitions"), mark("submunitions")
_ITEM = mark("{subject}: {reason}")
_LEFT_OPEN = mark("Voluntary questions not answered")
_LEFT_OPEN_MEANS = mark("Nobody has to answer these questions. Columns of a table stand in brackets after its name.")
_FORM, _QUESTIONS = mark("Form"), mark("Questions")
_LONGEST_ABREAST = 1_200
_FIGURE = re.compile(r"(?P<number>\d{1,3}(?:[, \u00a0\u202f]?\d{3})*|\d+)\s*(?P<unit>\D*)")


def annex_name(answers: Answers, number: int) -> str:
    """What an annex is called in headers."""
    return answers.job.say(_ANNEX, {"number": Year(number)})


def print_unlettered(page: Compositor, answers: Answers, form: Form, matter: Matter, number: int) -> None:
    """A form without letter, such as the questions of the plan that belong to no single form."""
    job = answers.job
    name = job.say(form.title if form.key != "cover" else _REPORTING)
    title = job.say(_TITLE, {"number": Year(number), "title": name})
    with page.section(annex_name(answers, number)):
        page.title(title, anchor=f"annex-{number}", bookmark=title)
        print_sections(page, answers, matter, "")


def print_coverage(
    page: Compositor, answers: Answers, numbers: Mapping[str, str], found: PlanCoverage, number: int
) -> None:
    """What the report says to each action of the plan."""
    title = answers.job.say(_TITLE, {"number": Year(number), "title": answers.job.say(PLAN)})
    with page.section(annex_name(answers, number)):
        page.title(title, anchor=f"annex-{number}", bookmark=title)
        print_plan(page, answers.job, found, numbers)


def print_left_open(page: Compositor, answers: Answers, placed: Sequence[Placed], number: int) -> None:
    """Voluntary questions without answer, gathered form by form, so that the forms show what was said."""
    job = answers.job
    title = job.say(_TITLE, {"number": Year(number), "title": job.say(_LEFT_OPEN)})
    rows = [
        row(bold(one.form.letter), job.language.series(one.matter.unanswered, strong=True))
        for one in placed
        if one.matter.unanswered
    ]
    with page.section(annex_name(answers, number)):
        page.title(title, anchor=f"annex-{number}", bookmark=title)
        page.paragraph(job.say(_LEFT_OPEN_MEANS))
        page.table(Table([Column(job.say(_FORM), weight=0, heads_rows=True), Column(job.say(_QUESTIONS))], rows))


def answered_warnings(answers: Answers) -> list[tuple[Finding, Reason]]:
    """The findings that are answered with a reason, in the order of the check."""
    reasons = answers.job.report.reasons
    found = ((finding, reason_for(finding, reasons)) for finding in answers.job.findings)
    return [(finding, reason) for finding, reason in found if reason is not None]


def corrections(answers: Answers, numbers: Mapping[str, str]) -> list[Row]:
    """Every figure of an earlier report that this one corrects."""
    return [*_listed(answers), *_in_balances(answers, numbers)]


def print_reasons(
    page: Compositor, answers: Answers, numbers: Mapping[str, str], corrected: Sequence[Row], number: int
) -> None:
    """Reasons given for warnings, and corrections."""
    job = answers.job
    pairs = answered_warnings(answers)
    title = job.say(_TITLE, {"number": Year(number), "title": job.say(_REASONS if pairs else _CORRECTIONS)})
    with page.section(annex_name(answers, number)):
        page.title(title, anchor=f"annex-{number}", bookmark=title)
        if pairs:
            page.paragraph(job.say(_INTRODUCTION))
            for finding, reason in pairs:
                page.gap(3)
                page.rule(INK if finding is pairs[0][0] else HAIRLINE, 0.9 if finding is pairs[0][0] else 0.4)
                page.gap(2)
                _print_reason(page, answers, finding, reason, numbers)
            page.gap(4)
            page.rule(INK, 0.9)
            page.gap(3)
            page.paragraph(job.language.plural(_COUNTED, len(pairs)), NOTE)
        if corrected:
            if pairs:
                page.heading(2, job.say(_CORRECTIONS))
            page.table(_correction_table(answers, corrected))


def _print_reason(
    page: Compositor, answers: Answers, finding: Finding, reason: Reason, numbers: Mapping[str, str]
) -> None:
    def side() -> None:
        page.paragraph(bold(finding.code), BODY, after=0)
        place = place_of(answers.job, finding.path or "", numbers)
        if place:
            page.paragraph(place, NOTE, after=0)
        page.paragraph(answers.job.say(finding.basis), NOTE, after=0)

    def words() -> None:
        what = sentences(finding, answers.job.language)[0]
        page.paragraph((Run(answers.job.say(_SAID), colour=SECONDARY), what), replace(BODY, size=8.8), after=0.8)
        page.paragraph(Run(answers.job.say(_STATE_ANSWERS), colour=SECONDARY), replace(BODY, size=8.8), after=0)
        page.paragraph(answers.own(reason.text), STATEMENT)

    if len(reason.text) <= _LONGEST_ABREAST:
        page.abreast([(21, side), (79, words)])
    else:
        side()
        page.gap(1)
        words()


def _listed(answers: Answers) -> Iterator[Row]:
    language = answers.job.language
    for one in answers.job.report.other.corrections:
        change = ""
        if one.reported and one.correct:
            change = _difference(answers, one.reported, one.correct)
        year = language.value(Year(one.year)) if one.year else answers.dots()
        place, reported, correct = (answers.own(text or "") for text in (one.place, one.reported, one.correct))
        yield row(place, answers.own(one.reason) if one.reason else answers.dots(), year, reported, correct, change)


def _difference(answers: Answers, reported: str, correct: str) -> str:
    """By how much a figure changed, where both are plain whole numbers."""
    figures = [_FIGURE.fullmatch(text.strip()) for text in (reported, correct)]
    first, second = figures
    if not (first and second) or first["unit"] != second["unit"]:
        return ""
    before, after = (int(re.sub(r"\D", "", found["number"])) for found in (first, second))
    return signed(answers, after - before, "correction")


def _in_balances(answers: Answers, numbers: Mapping[str, str]) -> Iterator[Row]:
    job = answers.job
    for key, rows in (("stockpiles", job.report.stockpiles.types), ("retained", job.report.retained.types)):
        for one in rows:
            for word, balance in ((_MUNITIONS, one.munitions), (_SUBMUNITIONS, one.submunitions)):
                if balance.correction:
                    subject = f"{one.type or ''} {one.lots or ''}".strip()
                    said = job.say(
                        _ITEM, {"subject": f"{subject} ({job.say(word)})", "reason": one.correction_reason or ""}
                    )
                    place = numbers.get(f"{key}/types", job.edition.form(key).letter)
                    yield row(place, said, "", "", "", signed(answers, balance.correction, "correction"))


def _correction_table(answers: Answers, rows: Sequence[Row]) -> Table:
    say = answers.job.say
    return Table(
        [
            Column(say(_WHERE), heads_rows=True),
            Column(say(_WHAT)),
            Column(say(_YEAR), weight=0),
            Column(say(_REPORTED), Kind.NUMBER),
            Column(say(_CORRECT), Kind.NUMBER),
            Column(say(_CHANGE), Kind.NUMBER),
        ],
        rows,
    )
