"""What the report holds beyond the questions of its edition: it stands in the data file, and the paper says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lapreporter.exchange.pdf.compositor import Compositor
from lapreporter.exchange.pdf.table import Column, Table, row
from lapreporter.exchange.pdf.text import bold
from lapreporter.exchange.printing.annexes import annex_name
from lapreporter.exchange.printing.answers import Answers
from lapreporter.exchange.printing.job import Job
from lapreporter.exchange.seal import JSON_NAME
from lapreporter.form.edition import Form, Question
from lapreporter.form.visibility import has_content, value_in_row
from lapreporter.report import paths
from lapreporter.words import Year, mark

_TITLE = mark("Annex {number}  Answers beyond this form")
_MEANS = mark(
    "The file {file} holds answers to questions that this edition of the form does not ask. They belong to the report "
    "and are sealed with it. They can be read in that file, and are printed under the adapted form."
)
_FORM, _QUESTIONS = mark("Form"), mark("Questions answered")
_UNLETTERED = mark("{form}: {said}")
_COLUMNS_OF = mark("{table} ({columns})")

Beyond = tuple[tuple[Form, tuple[str, ...]], ...]


def answers_beyond(job: Job) -> Beyond:
    """The labels of what is answered and not asked by the edition, by form."""
    found = ((form, tuple(dict.fromkeys(_of_form(job, form)))) for form in job.edition.whole)
    return tuple((form, labels) for form, labels in found if labels)


def print_beyond(page: Compositor, answers: Answers, beyond: Beyond, number: int) -> None:
    """Name what is answered and not printed."""
    job = answers.job
    with page.section(annex_name(answers, number)):
        title = job.say(_TITLE, {"number": Year(number)})
        page.title(title, anchor=f"annex-{number}", bookmark=title)
        page.paragraph(job.say(_MEANS, {"file": JSON_NAME}))
        page.table(_table(answers, beyond))


def _table(answers: Answers, beyond: Beyond) -> Table:
    say = answers.job.say
    rows = []
    for form, labels in beyond:
        said = answers.job.language.series(labels, strong=True)
        named = said if form.letter else say(_UNLETTERED, {"form": say(form.title), "said": said})
        rows.append(row(bold(form.letter), named))
    return Table([Column(say(_FORM), heads_rows=True, weight=0), Column(say(_QUESTIONS), weight=1.0)], rows)


def _of_form(job: Job, form: Form) -> Iterator[str]:
    silent = job.edition.not_asked
    for _, question in form.questions():
        if question.is_table:
            columns = list(_columns(job, question))
            label = job.say(question.words.printed)
            if question.path in silent and columns:
                yield label
            elif columns:
                yield job.say(_COLUMNS_OF, {"table": label, "columns": job.language.series(columns)})
        elif question.path in silent and has_content(paths.get(job.report, question.path)):
            yield job.say(question.words.printed)


def _columns(job: Job, question: Question) -> Sequence[str]:
    """The columns that this edition leaves out and that some row fills in."""
    rows = paths.get(job.report, question.path)
    return [
        job.say(column.words.printed)
        for column in question.columns
        if f"{question.path}[].{column.name}" in job.edition.not_asked
        and any(has_content(value_in_row(one, column.name)) for one in rows)
    ]
