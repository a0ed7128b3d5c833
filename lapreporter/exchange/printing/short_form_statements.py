"""The first page of the short form: what the State says of each form, and since when it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from lapreporter.checks.standing import standing_facts
from lapreporter.exchange.pdf.cells import Cell, Content, as_cell, box, stacked, styled
from lapreporter.exchange.pdf.styles import LABEL, SECTION, STATEMENT
from lapreporter.exchange.pdf.table import Column, Kind, Row, Table, row
from lapreporter.exchange.pdf.text import Text, page_of
from lapreporter.exchange.printing.answers import Answers
from lapreporter.exchange.printing.notes import Notes
from lapreporter.form.edition import Form
from lapreporter.form.novelty import PROGRESS_STATEMENTS
from lapreporter.report import paths
from lapreporter.report.cover import Mark
from lapreporter.words import mark

OF_THE_YEAR = ("resources", "other")
"""Forms that belong to one year; they stand on the second page."""
_FORM, _STATEMENT = mark("Form"), mark("Statement")
_ARTICLE, _CONFIRMED = mark("Article"), mark("Confirmed")
_UNCHANGED, _UNCHANGED_SINCE = mark("unchanged"), mark("unchanged since the report of {date}")
_INAPPLICABLE = mark("not applicable")
_INAPPLICABLE_SINCE = mark("not applicable, last submitted on {date}")
_IN_FULL = mark("Changed: the form is filled in on page ")
_CHANGED = mark("changed")
_STILL_TRUE = mark("What stands in the report named above is still true.")
_YES, _NO = mark("confirmed"), mark("not confirmed")
_LETTER = replace(SECTION, size=12)
_SENTENCE = replace(STATEMENT, size=10, leading=13.2)


def statements(answers: Answers, full: Collection[str], notes: Notes) -> Table:
    """One row for each form; those in ``full`` point to the page on which they follow."""
    say = answers.job.say
    told = tuple(_told(answers))
    rows = [
        _row(answers, form, "\n".join(text for key, text in told if key == form.key), full, notes)
        for form in answers.job.edition.forms
        if form.letter and form.key not in OF_THE_YEAR
    ]
    heads = [
        Column(say(_FORM), weight=0, heads_rows=True),
        Column(say(_STATEMENT), weight=1.0),
        Column(say(_ARTICLE), weight=0, least=78),
        Column(say(_CONFIRMED), Kind.CENTRED, weight=0),
    ]
    return Table(heads, rows, notes.taken(), padding=3.0)


def mark_words(answers: Answers, form: Form, full: Collection[str], notes: Notes) -> Text:
    """The mark of a form with the date of the report it goes back to, or why there is none."""
    say, given = answers.job.say, getattr(answers.job.report.cover.marks, form.mark)
    if form.key in full:
        return (say(_IN_FULL), page_of(form.key))
    match given.mark:
        case Mark.CHANGED:
            return say(_CHANGED)
        case Mark.UNCHANGED:
            return say(_UNCHANGED_SINCE, {"date": given.last_date}) if given.last_date else say(_UNCHANGED)
        case Mark.NOT_APPLICABLE:
            return say(_INAPPLICABLE_SINCE, {"date": given.last_date}) if given.last_date else say(_INAPPLICABLE)
    missing = as_cell(answers.missing(f"cover.marks.{form.mark}.mark", notes))
    return missing.text or missing.spoken


def _told(answers: Answers) -> Iterator[tuple[str, str]]:
    """What goes on being so, and why nothing was done in the year where work is open; each with the form it is of."""
    report = answers.job.report
    for fact in standing_facts(report, answers.job.lexicon):
        yield fact.form, answers.job.say(fact.message, fact.parameters)
    for form, path in PROGRESS_STATEMENTS.items():
        given = paths.get(report, path)
        if given:
            yield form, given.strip()


def _row(answers: Answers, form: Form, told: str, full: Collection[str], notes: Notes) -> Row:
    job = answers.job
    letter, article = styled(form.letter, _LETTER), job.say(form.article)
    marked = mark_words(answers, form, full, notes)
    if form.key in full:
        return row(letter, styled(marked, _SENTENCE), article, Cell())
    given = getattr(job.report.cover.marks, form.mark).mark
    stands = given in (Mark.UNCHANGED, Mark.NOT_APPLICABLE)
    said: Content = styled(told or job.say(_STILL_TRUE), _SENTENCE)
    if not told and given is not Mark.UNCHANGED:
        _, first = next(form.questions())
        said = answers.missing(first.path, notes)
    confirmed = box(job.say(_YES if stands else _NO), ticked=stands)
    return row(letter, stacked(said, styled(marked, LABEL)), article, confirmed)
