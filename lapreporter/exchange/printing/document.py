"""The whole printed report, in order: cover, summary, forms, annexes, signature."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from lapreporter.exchange.pdf.compositor import Compositor
from lapreporter.exchange.pdf.memory import seldom_searched
from lapreporter.exchange.pdf.metadata import Attached, Particulars
from lapreporter.exchange.pdf.pages import Running
from lapreporter.exchange.pdf.press import written
from lapreporter.exchange.pdf.styles import MM
from lapreporter.exchange.printing.annexes import (
    answered_warnings,
    corrections,
    print_coverage,
    print_left_open,
    print_reasons,
    print_unlettered,
)
from lapreporter.exchange.printing.answers import Answers
from lapreporter.exchange.printing.beyond import answers_beyond, print_beyond
from lapreporter.exchange.printing.closing_page import SIGNATURE, print_signature
from lapreporter.exchange.printing.cover import MOST_INSTITUTIONS, print_cover
from lapreporter.exchange.printing.enclosures import Enclosure, enclosures
from lapreporter.exchange.printing.forms import Placed, form_name, place_numbers, print_form
from lapreporter.exchange.printing.job import Job
from lapreporter.exchange.printing.matter import matter
from lapreporter.exchange.printing.running import running
from lapreporter.exchange.printing.short_form import NO_CHANGE, print_short_form
from lapreporter.exchange.printing.short_form_signature import print_short_signature
from lapreporter.exchange.printing.summary import print_summary
from lapreporter.exchange.printing.year_annex import amends, last_year, print_amends, print_last_year
from lapreporter.form.edition import Form, Page
from lapreporter.report.cover import Mark
from lapreporter.report.report import EditionKey
from lapreporter.words import mark

_TITLE = mark("Article 7 report of {state} for {year}")
_UNDATED = mark("Article 7 report of {state}")
_SUBJECT = mark("Transparency report under Article 7 of the Convention on Cluster Munitions")
_SUMMARY, _ANNEXES = mark("Summary"), mark("Annexes")
_FORMS = mark("Forms {first} to {last}")
_ANNEX_ROOM = 75.0
"""Millimetres that must be free for an annex to begin below another."""
_NOT_ON_THE_COVER = ("earlier", "help")


def printed(job: Job, files: Sequence[Attached] = ()) -> bytes:
    """The report as PDF/A-3a and PDF/UA-1 with the files inside; the same bytes for the same job and files."""
    found = enclosures(job.report, job.edition)
    answers = Answers(job, {one.attachment.id: one for one in found})
    with seldom_searched():
        page = (_short if job.report.edition is EditionKey.SHORT else _full)(answers, found)
    return written(page, _particulars(job), files)


def printed_answers(job: Job) -> bytes:
    """Only the forms, which show nothing but the report: the same words whatever else is known to whoever prints."""
    found = enclosures(job.report, job.edition)
    answers = Answers(job, {one.attachment.id: one for one in found})
    page = _compositor(job)
    if job.report.edition is EditionKey.SHORT:
        placed = _placed(answers, found, _changed(job))
        print_short_form(page, answers, placed)
    else:
        placed = _placed(answers, found, job.edition.forms)
    _print_forms(page, answers, placed)
    return written(page, _particulars(job), ())


def _compositor(job: Job, part: str = "") -> Compositor:
    """Pages as the report's language wants them; ``part`` is what the header calls the first ones."""
    head = running(job, job.say(part)) if part else running(job)
    return Compositor(right_to_left=job.language.right_to_left, chinese=job.chinese, running=head)


def _full(answers: Answers, found: Sequence[Enclosure]) -> Compositor:
    """Every form that the edition has."""
    job = answers.job
    placed = _placed(answers, found, job.edition.forms)
    page = _compositor(job)
    print_cover(page, answers)
    page.new_page(running(job, job.say(_SUMMARY)))
    print_summary(page, answers, placed)
    _print_forms(page, answers, placed)
    _print_annexes(page, answers, placed)
    page.new_page(running(job, job.say(SIGNATURE)))
    print_signature(page, answers, found)
    return page


def _short(answers: Answers, found: Sequence[Enclosure]) -> Compositor:
    """The short form; forms in which something changed stand between its second page and the signature."""
    job = answers.job
    page = _compositor(job, NO_CHANGE)
    placed = _placed(answers, found, _changed(job))
    print_short_form(page, answers, placed)
    if placed:
        _print_forms(page, answers, placed)
        page.new_page(running(job, job.say(SIGNATURE)))
    print_short_signature(page, answers, found)
    numbers = place_numbers(placed)
    corrected = corrections(answers, numbers)
    amended = amends(job)
    if amended is not None:
        page.new_page(running(job, job.say(_ANNEXES)))
        print_amends(page, answers, *amended, 1)
    if corrected or answered_warnings(answers):
        page.new_page(running(job, job.say(_ANNEXES)))
        print_reasons(page, answers, numbers, corrected, 1 if amended is None else 2)
    return page


def _changed(job: Job) -> list[Form]:
    """The forms in which something changed, by the marks of the cover."""
    marks = job.report.cover.marks
    return [form for form in job.edition.whole if form.mark and getattr(marks, form.mark).mark is Mark.CHANGED]


def _placed(answers: Answers, found: Sequence[Enclosure], forms: Sequence[Form]) -> list[Placed]:
    return [
        Placed(form, matter(answers, form), tuple(one for one in found if one.form == form.key))
        for form in forms
        if form.letter
    ]


def _print_forms(page: Compositor, answers: Answers, placed: Sequence[Placed]) -> None:
    """Each form opens a page; short ones that follow each other share one."""
    for members in _companies(placed):
        page.new_page(_running(answers, placed, members[:1]))
        for place, member in enumerate(members):
            if place:
                page.gap(12)
            if member.compact:
                page.together(lambda member=member: print_form(page, answers, member))  # type: ignore[misc]
            else:
                print_form(page, answers, member)
        _name_pages(page, answers, placed, members)


def _name_pages(page: Compositor, answers: Answers, placed: Sequence[Placed], members: Sequence[Placed]) -> None:
    """Give each page that forms share the letters of those that begin on it."""
    pages = page.pages
    if len(members) > 1:
        pages.need(0)
        for number in {pages.anchors[member.form.key].page for member in members}:
            here = [member for member in members if pages.anchors[member.form.key].page == number]
            pages.furniture[number] = _running(answers, placed, here)


def _running(answers: Answers, placed: Sequence[Placed], members: Sequence[Placed]) -> Running:
    first, last = members[0].form, members[-1].form
    name = form_name(answers, first)
    if len(members) > 1:
        name = answers.job.say(_FORMS, {"first": first.letter, "last": last.letter})
    return running(answers.job, name, first.letter, placed.index(members[0]))


def _companies(placed: Sequence[Placed]) -> Iterator[list[Placed]]:
    company: list[Placed] = []
    for one in placed:
        if company and not (one.compact and company[-1].compact):
            yield company
            company = []
        company.append(one)
    if company:
        yield company


def _print_annexes(page: Compositor, answers: Answers, placed: Sequence[Placed]) -> None:
    """The annexes, one after the other: most are short."""
    job = answers.job
    numbers = place_numbers(placed)
    for number, annex in enumerate(_annexes(page, answers, placed, numbers), 1):
        if number == 1:
            page.new_page(running(job, job.say(_ANNEXES)))
        elif page.pages.room < _ANNEX_ROOM * MM:
            page.new_page()
        page.gap(14)
        annex(number)


def _annexes(
    page: Compositor, answers: Answers, placed: Sequence[Placed], numbers: Mapping[str, str]
) -> Iterator[Callable[[int], None]]:
    job = answers.job
    amended = amends(job)
    if amended is not None:
        yield partial(print_amends, page, answers, *amended)
    if job.coverage is not None and job.edition.names_actions:
        yield partial(print_coverage, page, answers, numbers, job.coverage)
    for form in job.edition.forms:
        if form.letter:
            continue
        pages = form.pages if form.key != "cover" else _behind_the_cover(job, form)
        said = matter(answers, form, pages)
        if said.sections:
            yield partial(print_unlettered, page, answers, form, said)
    corrected = corrections(answers, numbers)
    if corrected or answered_warnings(answers):
        yield partial(print_reasons, page, answers, numbers, corrected)
    if any(one.matter.unanswered for one in placed):
        yield partial(print_left_open, page, answers, placed)
    last = last_year(job)
    if last is not None:
        yield partial(print_last_year, page, answers, last)
    beyond = answers_beyond(job)
    if beyond:
        yield partial(print_beyond, page, answers, beyond)


def _behind_the_cover(job: Job, form: Form) -> list[Page]:
    """Pages of the cover form that the cover itself has no room for."""
    crowded = len(job.report.cover.institutions) > MOST_INSTITUTIONS
    wanted = {*_NOT_ON_THE_COVER, *(["institutions"] if crowded else [])}
    return [page for page in form.pages if page.id in wanted]


def _particulars(job: Job) -> Particulars:
    return Particulars(
        title=job.say(_TITLE if job.report.year() else _UNDATED, {"state": job.state}),
        author=job.state,
        subject=job.say(_SUBJECT),
        language=job.language.code,
        created=job.now,
        right_to_left=job.language.right_to_left,
    )
