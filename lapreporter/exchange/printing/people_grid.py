"""People by sex and age: one table with a row for each question that was answered, and a chart for each below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lapreporter.exchange.charts.subjects import people_chart
from lapreporter.exchange.pdf.cells import Content
from lapreporter.exchange.pdf.table import Column, Kind, Table, row
from lapreporter.exchange.printing.answers import Answers
from lapreporter.exchange.printing.job import Job
from lapreporter.exchange.printing.notes import Notes
from lapreporter.exchange.printing.parts import ChartPart, Part, Tabular
from lapreporter.form.edition import Duty, Question
from lapreporter.form.figures import PEOPLE_PARTS
from lapreporter.report import paths
from lapreporter.report.answers import People
from lapreporter.words import mark

_PERSONS = mark("Persons")
_ADULTS, _CHILDREN = mark("Adults"), mark("Children")
_AGES = {"women": _ADULTS, "men": _ADULTS, "girls": _CHILDREN, "boys": _CHILDREN}


def people_grid(answers: Answers, questions: Sequence[Question], notes: Notes) -> Iterator[Part]:
    """The table and the charts of questions about people, each of which says something."""
    job = answers.job
    given: list[People] = [paths.get(job.report, question.path) for question in questions]
    rows = [
        row(job.say(question.words.printed), *_cells(answers, question, value, notes))
        for question, value in zip(questions, given, strict=True)
    ]
    voluntary = all(question.duty is Duty.VOLUNTARY for question in questions)
    yield Tabular(Table(_heads(job, voluntary), rows, notes.taken(), voluntary=voluntary))
    for question, value in zip(questions, given, strict=True):
        chart = people_chart(question.path, value)
        if chart is not None:
            yield ChartPart(chart)


def _heads(job: Job, voluntary: bool) -> list[Column]:
    say = job.say
    return [
        Column(say(_PERSONS), heads_rows=True),
        *(Column(say(PEOPLE_PARTS[name]), Kind.NUMBER, group=say(age)) for name, age in _AGES.items()),
        Column(say(PEOPLE_PARTS["unknown"]), Kind.NUMBER),
        Column(say(PEOPLE_PARTS["total"]), Kind.NUMBER),
        Column(say(PEOPLE_PARTS["disability"]), Kind.NUMBER, voluntary=not voluntary),
    ]


def _cells(answers: Answers, question: Question, value: People, notes: Notes) -> Iterator[Content]:
    omissions = answers.job.report.omissions
    whole = omissions.get(question.path)
    for name in PEOPLE_PARTS:
        count = value.persons() if name == "total" else getattr(value, name)
        omission = omissions.get(f"{question.path}.{name}", whole)
        if count is not None:
            yield answers.job.language.number(count)
        elif omission is not None:
            yield notes.omitted(omission)
        else:
            yield answers.dots()
