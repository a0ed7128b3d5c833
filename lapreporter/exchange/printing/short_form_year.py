"""The second page of the short form: amounts of the year, and other matters."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lapreporter.exchange.pdf.compositor import Compositor
from lapreporter.exchange.pdf.headings import Shaded
from lapreporter.exchange.pdf.styles import LABEL, NARRATIVE, TINT
from lapreporter.exchange.pdf.table import Column, Kind, Row, Table, row
from lapreporter.exchange.pdf.text import Text, plain
from lapreporter.exchange.printing.answers import Answers
from lapreporter.exchange.printing.notes import Notes
from lapreporter.exchange.printing.short_form_statements import mark_words
from lapreporter.report.answers import StatementBase
from lapreporter.report.resources import AssistanceGiven, NationalResource, Need
from lapreporter.words import mark

_RESOURCES = mark("Resources and cooperation in {year}")
_RESOURCES_ARTICLE = mark("Art. 7.1 (m), (n)")
_OTHER, _VOLUNTARY = mark("Other matters"), mark("voluntary")
_MATTER, _FOR, _AMOUNT = mark("Matter"), mark("To or for"), mark("Amount")
_NATIONAL, _GIVEN = mark("National resources for Articles 3, 4 and 5"), mark("Cooperation and assistance given")
_NEEDED, _NONE = mark("Assistance needed"), mark("none")


def print_resources(page: Compositor, answers: Answers, full: Collection[str], notes: Notes) -> None:
    """The amounts of the year; one line where there are none, and only the mark where the form follows in full."""
    job = answers.job
    form = job.edition.form("resources")
    anchor = "" if form.key in full else form.key
    title = job.say(_RESOURCES)
    page.heading(2, title, number=form.letter, aside=[job.say(_RESOURCES_ARTICLE)], anchor=anchor)
    page.paragraph(mark_words(answers, form, full, notes), LABEL)
    if form.key not in full:
        heads = [
            Column(job.say(_MATTER), heads_rows=True, weight=0.9),
            Column(job.say(_FOR), weight=1.0),
            Column(job.say(_AMOUNT), Kind.NUMBER, least=80),
        ]
        page.table(Table(heads, list(_rows(answers, notes)), notes.taken()))


def print_other_matters(page: Compositor, answers: Answers, full: Collection[str], notes: Notes) -> None:
    """What the State adds of its own accord."""
    job = answers.job
    form = job.edition.form("other")
    anchor = "" if form.key in full else form.key
    page.heading(2, job.say(_OTHER), number=form.letter, aside=[Shaded(job.say(_VOLUNTARY))], anchor=anchor)
    page.paragraph(mark_words(answers, form, full, notes), LABEL)
    text = (job.report.other.text or "").strip()
    if text and form.key not in full:
        with page.panel(fill=TINT):
            for paragraph in filter(None, map(str.strip, text.splitlines())):
                page.paragraph(answers.own(paragraph), NARRATIVE, after=0.6)


def _rows(answers: Answers, notes: Notes) -> Iterator[Row]:
    yield from _matter(answers, notes, _NATIONAL, "national")
    yield from _matter(answers, notes, _GIVEN, "given")
    for need in answers.job.report.resources.needed:
        yield row(answers.job.say(_NEEDED), _purpose(answers, need), answers.money(need.amount) or answers.dots())


def _matter(answers: Answers, notes: Notes, name: str, table: str) -> Iterator[Row]:
    """The rows of a table, else the sentence that there is nothing to list, else why there is neither."""
    job, resources = answers.job, answers.job.report.resources
    listed: tuple[NationalResource | AssistanceGiven, ...] = getattr(resources, table)
    statement: StatementBase = getattr(resources, f"{table}_statement")
    words = job.lexicon.sentence(statement)
    for one in listed:
        yield row(job.say(name), _purpose(answers, one), answers.money(one.amount) or answers.dots())
    if not listed and words is not None:
        yield row(job.say(name), job.say(words.label), job.say(_NONE) if statement.settles() else answers.dots())
    elif not listed:
        place = f"resources.{table}"
        missing = answers.missing(place if answers.omits(place) else f"{place}_statement", notes)
        yield row(job.say(name), missing, missing)


def _purpose(answers: Answers, one: NationalResource | AssistanceGiven | Need) -> Text:
    """Who receives it, and for what."""
    job = answers.job
    parts: list[str | None] = [one.description]
    if isinstance(one, AssistanceGiven):
        parts = [one.recipient, *parts]
    if isinstance(one, Need):
        parts = [one.activity, *parts]
    own = answers.own_series(part for part in parts if part and part.strip())
    said = [own] if plain(own) else []
    if isinstance(one, AssistanceGiven) and one.recipient_state:
        said.insert(0, job.language.state(one.recipient_state))
    return answers.series(said) or (job.say(job.lexicon.choice(one.purpose).label) if one.purpose else "")
