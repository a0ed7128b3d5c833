"""The annex about the plan of action: what the report says to each action, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from lapreporter.checks.plan.coverage import ActionCoverage, Coverage, PlanCoverage
from lapreporter.exchange.pdf.cells import Content, Sign, not_applicable, signed
from lapreporter.exchange.pdf.compositor import Compositor
from lapreporter.exchange.pdf.facts import Fact
from lapreporter.exchange.pdf.styles import NOTE, STATEMENT
from lapreporter.exchange.pdf.table import Column, Row, Table, group, row
from lapreporter.exchange.pdf.text import Run, bold, joined
from lapreporter.exchange.printing.job import Job
from lapreporter.exchange.printing.notes import KNOWN_WORDS
from lapreporter.exchange.printing.places import places_of
from lapreporter.report.answers import OmissionKind
from lapreporter.words import Term, mark, mark_plural

TITLE = mark("Answers by action of the plan")
_ABOUT = mark("{plan}, {period}: what this report says to each action, and where. The full answer stands there.")
_WORDING = mark("The actions are told in short after the {status}.")
_FIGURE = mark_plural(
    "{answered} of {count} indicator that concerns this State is answered.",
    "{answered} of {count} indicators that concern this State are answered.",
)
_COUNT = mark_plural("{answered} of {count} indicator is complete.", "{answered} of {count} indicators are complete.")
_NUMBER, _ACTION, _STATUS = mark("No."), mark("Action"), mark("State of the answer")
_SHORT, _WHERE = mark("Answer in short"), mark("Stands in")
_ELSEWHERE = mark("Counted outside the report.")
_MOST_PLACES = 3
_SIGNS: Mapping[Coverage, Sign] = {
    Coverage.ANSWERED: Sign.FULL,
    Coverage.PARTLY: Sign.HALF,
    Coverage.OPEN: Sign.RING,
    Coverage.NOT_CONCERNED: Sign.DASH,
    Coverage.ELSEWHERE: Sign.SQUARE,
}


def print_plan(page: Compositor, job: Job, found: PlanCoverage, numbers: Mapping[str, str]) -> None:
    """What stands below the title of the annex. ``numbers`` are those of the sections of forms."""
    language, plan = job.language, found.plan
    page.paragraph(language.plural(_FIGURE, found.concerning, {"answered": found.answered}), STATEMENT)
    period = (plan.wording.adopted_period or plan.period).replace("-", "\u2013")
    page.paragraph(job.say(_ABOUT, {"plan": Term(plan.name), "period": period}), NOTE)
    page.paragraph(job.say(_WORDING, {"status": Term(plan.wording.status)}), NOTE)
    page.facts([_legend(job, found, one) for one in Coverage], columns=len(Coverage))
    page.table(_table(job, found, numbers))


def _legend(job: Job, found: PlanCoverage, one: Coverage) -> Fact:
    return Fact(job.language.value(one.term), signed(_SIGNS[one], bold(job.language.number(found.action_counts[one]))))


def _table(job: Job, found: PlanCoverage, numbers: Mapping[str, str]) -> Table:
    rows: list[Row] = []
    for section, actions in groupby(found.actions, key=lambda one: one.action.section):
        rows.append(group(job.say(found.plan.sections[section])))
        rows += [_row(job, one, numbers) for one in actions]
    heads = [
        Column(job.say(_NUMBER), weight=0.0),
        Column(job.say(_ACTION), heads_rows=True, weight=1.0),
        Column(job.say(_STATUS), weight=0.0, least=96.0),
        Column(job.say(_SHORT), weight=1.0),
        Column(job.say(_WHERE), weight=0.0, least=70.0),
    ]
    return Table(heads, rows)


def _row(job: Job, one: ActionCoverage, numbers: Mapping[str, str]) -> Row:
    status = signed(_SIGNS[one.status], job.language.value(one.status.term))
    number = bold(job.language.number(one.action.number))
    return row(number, job.say(one.action.title), status, _in_short(job, one), _where(job, one, numbers))


def _in_short(job: Job, one: ActionCoverage) -> str:
    """How many indicators are answered, with what stands against the others; otherwise why none is asked."""
    if one.status is Coverage.ELSEWHERE:
        return job.say(_ELSEWHERE)
    if one.status is Coverage.NOT_CONCERNED:
        grounds = [one.ground, *(indicator.ground for indicator in one.indicators)]
        return next((g.sentence.text(job.language) for g in grounds if not g.concerns), "")
    asked = [i for i in one.indicators if i.status not in (Coverage.ELSEWHERE, Coverage.NOT_CONCERNED)]
    answered = sum(i.status is Coverage.ANSWERED for i in asked)
    said = job.language.plural(_COUNT, len(asked), {"answered": answered})
    remarks = dict.fromkeys(remark.text(job.language) for i in asked for remark in i.remarks)
    return job.language.sentences([said, *remarks])


def _where(job: Job, one: ActionCoverage, numbers: Mapping[str, str]) -> Content:
    paths = [path for indicator in one.indicators for path in indicator.found]
    places = places_of(job, paths, numbers, _MOST_PLACES)
    if not places and one.status is Coverage.NOT_CONCERNED:
        return not_applicable(job.say(KNOWN_WORDS[OmissionKind.NOT_APPLICABLE]))
    return joined(list(_lines(places)))


def _lines(places: tuple[tuple[str | Run, ...], ...]) -> Iterator[str | tuple[str | Run, ...]]:
    for number, place in enumerate(places):
        yield from ("\n",) if number else ()
        yield place
