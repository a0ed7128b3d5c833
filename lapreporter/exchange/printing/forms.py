"""One form of the report on its pages: head, statements, numbered sections, what was left open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass

from lapreporter.exchange.charts.years import YearsChart
from lapreporter.exchange.pdf.cells import Cell, Content, not_known
from lapreporter.exchange.pdf.compositor import Compositor
from lapreporter.exchange.pdf.facts import Fact
from lapreporter.exchange.pdf.headings import Aside, Framed, Shaded
from lapreporter.exchange.pdf.styles import LABEL, NARRATIVE
from lapreporter.exchange.pdf.table import Column, Kind, Table, row
from lapreporter.exchange.printing.answers import Answers
from lapreporter.exchange.printing.charts import print_chart
from lapreporter.exchange.printing.dates import numbers_in_short
from lapreporter.exchange.printing.enclosures import Enclosure
from lapreporter.exchange.printing.notes import KNOWN_WORDS
from lapreporter.exchange.printing.parts import (
    ChartPart,
    FactRows,
    Matter,
    OpenQuestions,
    Part,
    Passage,
    RecordSheet,
    Section,
    Statement,
    Tabular,
)
from lapreporter.exchange.printing.sizes import file_size
from lapreporter.form.edition import Form
from lapreporter.report.contamination import Contamination
from lapreporter.report.cover import Mark
from lapreporter.report.obligations import ObligationStatus
from lapreporter.report.stockpiles import Stockpiles
from lapreporter.words import mark, mark_plural

_FORM = mark("Form {letter}")
_FORM_AND_ARTICLE = mark("Form {letter} \u00b7 {article}")
_POSITION, _MARK, _ACTIONS = mark("Position"), mark("Mark on the cover"), mark("Actions of the plan")
_DEADLINE_3, _DEADLINE_4 = mark("Deadline (Article 3)"), mark("Deadline (Article 4)")
_OBLIGATION_3, _OBLIGATION_4 = mark("Obligation (Article 3)"), mark("Obligation (Article 4)")
_ENTRIES = mark_plural("{count} entry", "{count} entries")
_NONE = mark("none")
_ACTION, _SEVERAL = mark("Action {numbers}"), mark("Actions {numbers}")
_SHEET_LABELS = 0.345
_TOGETHER = 8
_LEAST_OF_A_LIST = 20.0
"""Millimetres of a list that stand before a page break, if it is not kept whole."""
_MANY_ROWS = 1_000
"""Rows after which the memory of what was set is given back: texts of long tables seldom come again."""
_PICTURE_WIDTH = 80.0
_VOLUNTARY, _SHADED = mark("voluntary"), mark("shaded: voluntary")
_GIVEN_VOLUNTARILY = mark("Given voluntarily")
_UNCHANGED = mark("Unchanged: what stands in the report of {date} is still true.")
_UNCHANGED_UNDATED = mark("Unchanged: what stands in the last report is still true.")
_ENCLOSED = mark("Attachments to this form")
_NUMBER, _DOCUMENT, _ABOUT, _SIZE = mark("No."), mark("Document"), mark("What it is"), mark("Size")


@dataclass(frozen=True, slots=True)
class Placed:
    """A form ready to be set, and the numbers its sections bear."""

    form: Form
    matter: Matter
    enclosures: tuple[Enclosure, ...]

    @property
    def compact(self) -> bool:
        """Whether the form is short enough to share a page."""
        facts = sum(len(part.facts) for s in self.matter.sections for part in s.parts if isinstance(part, FactRows))
        return not (self.matter.has_tables or self.matter.long or self.enclosures or facts > 6)


def place_numbers(placed: Sequence[Placed]) -> dict[str, str]:
    """The official number of the section on which each page of the form is printed, such as ``F.1``."""
    return {
        section.key: f"{one.form.letter}.{number}" if number else one.form.letter
        for one in placed
        for number, section in one.matter.numbered
    }


def form_name(answers: Answers, form: Form) -> str:
    """What the form is called in headers and bookmarks."""
    return answers.job.say(_FORM, {"letter": form.letter})


def print_form(page: Compositor, answers: Answers, placed: Placed) -> None:
    """Set a form where the cursor stands."""
    job, form = answers.job, placed.form
    with page.section(form_name(answers, form)):
        subtitle = job.say(_FORM_AND_ARTICLE, {"letter": form.letter, "article": job.say(form.article)})
        facts = list(_facts(answers, placed))
        page.form_head(
            form.letter, job.say(form.title), subtitle, facts, anchor=form.key,
            bookmark=f"{form_name(answers, form)}  {job.say(form.title)}",
        )  # fmt: skip
        _unchanged(page, answers, form)
        for statement in placed.matter.lead:
            page.statement(statement.text, statement.source)
        print_sections(page, answers, placed.matter, form.letter)
        _enclosed(page, answers, placed)


def print_sections(page: Compositor, answers: Answers, matter: Matter, letter: str) -> None:
    """The sections of a form or annex; what is derived is an article of its own, so that a check can tell it apart."""
    for number, section in matter.numbered:
        with page.pages.element("Art") if section.derived else nullcontext():
            _print_section(page, answers, section, f"{letter}.{number}" if letter and number else "")


def _print_section(page: Compositor, answers: Answers, section: Section, number: str) -> None:
    aside = list(_aside(answers, section))
    page.heading(2, section.title, number=number, aside=aside, anchor=section.key)
    for part in section.parts:
        _print_part(page, answers, section, part)
    page.notes(section.notes)


def _print_part(page: Compositor, answers: Answers, section: Section, part: Part) -> None:
    match part:
        case Statement():
            page.statement(part.text, part.source)
        case FactRows():
            _print_facts(page, answers, section, part)
        case Passage():
            _print_passage(page, answers, section, part)
        case Tabular():
            _print_table(page, part)
        case ChartPart():
            print_chart(page, answers.job, part.chart, titled=isinstance(part.chart, YearsChart))
        case OpenQuestions():
            page.facts([Fact(label, answers.dots()) for label in part.labels], columns=3)
        case RecordSheet():
            page.heading(3, part.title)
            page.together(lambda: page.facts(part.short, columns=3))
            if part.long:
                page.fact_list(part.long, label_share=_SHEET_LABELS)
            _print_pictures(page, part)


def _print_facts(page: Compositor, answers: Answers, section: Section, part: FactRows) -> None:
    def draw() -> None:
        if part.voluntary and not section.voluntary:
            page.paragraph(answers.job.say(_GIVEN_VOLUNTARILY), LABEL, after=0.4)
        page.fact_list(part.facts, voluntary=part.voluntary)

    if part.voluntary and len(part.facts) <= _TOGETHER:
        page.together(draw)
    else:
        page.keep_free(_LEAST_OF_A_LIST)
        draw()


def _print_passage(page: Compositor, answers: Answers, section: Section, part: Passage) -> None:
    aside = [Shaded(answers.job.say(_VOLUNTARY))] if part.voluntary and not section.voluntary else []
    page.heading(3, part.label, aside=aside)
    for paragraph in part.text.splitlines():
        if paragraph.strip():
            page.paragraph(answers.own(paragraph), NARRATIVE)


def _print_table(page: Compositor, part: Tabular) -> None:
    if part.title:
        page.heading(3, part.title)
    page.table(part.table)
    if len(part.table.rows) > _MANY_ROWS:
        page.layout.forget()


def _print_pictures(page: Compositor, sheet: RecordSheet) -> None:
    """Photographs two abreast."""
    for first in range(0, len(sheet.pictures), 2):
        pair = sheet.pictures[first : first + 2]
        parts = [
            (1.0, lambda one=one: page.photograph(one.picture, one.caption, width=_PICTURE_WIDTH, caption=one.caption))
            for one in pair
        ]
        page.abreast([*parts, *([(1.0, lambda: None)] if len(pair) == 1 else [])])


def _aside(answers: Answers, section: Section) -> Iterator[Aside]:
    say = answers.job.say
    numbers = numbers_in_short(answers.job.language, section.actions)
    actions = say(_SEVERAL if len(section.actions) > 1 else _ACTION, {"numbers": numbers}) if section.actions else ""
    article = say(section.article) if section.article else ""
    if article and article != actions:
        yield article
    if section.voluntary:
        yield Shaded(say(_VOLUNTARY))
    elif any(isinstance(part, Tabular) and part.tinted for part in section.parts):
        yield Shaded(say(_SHADED))
    if actions:
        yield Framed(actions)


def _facts(answers: Answers, placed: Placed) -> Iterator[Fact]:
    job, form = answers.job, placed.form
    end = job.report.cover.period.end
    yield Fact(job.say(_POSITION), job.language.date(end) if end else answers.dots())
    marked = getattr(job.report.cover.marks, form.mark).mark if form.mark else None
    yield Fact(job.say(_MARK), job.say(job.lexicon.choice(marked).label) if marked else _no_mark(answers, form))
    third = _third(answers, placed)
    if marked not in (Mark.UNCHANGED, Mark.NOT_APPLICABLE) or not isinstance(third.value, Cell):
        yield third
    actions = numbers_in_short(job.language, [action for page in form.pages for action in page.actions])
    if actions:
        yield Fact(job.say(_ACTIONS), actions)


def _no_mark(answers: Answers, form: Form) -> Content:
    """Why the form bears no mark; the reason itself stands on the cover."""
    omission = answers.job.report.omissions.get(f"cover.marks.{form.mark}.mark")
    return not_known(answers.job.say(KNOWN_WORDS[omission.kind])) if omission else answers.dots()


def _third(answers: Answers, placed: Placed) -> Fact:
    """Deadline or standing of an obligation; otherwise how many rows the form's first table has."""
    job, form = answers.job, placed.form
    section = getattr(job.report, form.key)
    if isinstance(section, Stockpiles | Contamination):
        words = (_DEADLINE_3, _OBLIGATION_3) if isinstance(section, Stockpiles) else (_DEADLINE_4, _OBLIGATION_4)
        obligation = section.obligation
        if obligation.deadline and obligation.status in (ObligationStatus.OUTSTANDING, None):
            return Fact(job.say(words[0]), job.language.date(obligation.deadline))
        standing = job.say(job.lexicon.choice(obligation.status).label) if obligation.status else answers.dots()
        return Fact(job.say(words[1]), standing)
    table = next(question for _, question in form.questions() if question.is_table)
    count = len(_value(section, table.path.partition(".")[2]))
    label = job.say(table.words.printed)
    if count:
        return Fact(label, job.language.plural(_ENTRIES, count))
    return Fact(label, job.say(_NONE) if placed.matter.lead else answers.dots())


def _value(section: object, path: str) -> Sequence[object]:
    for name in path.split("."):
        section = getattr(section, name)
    return section if isinstance(section, tuple) else ()


def _unchanged(page: Compositor, answers: Answers, form: Form) -> None:
    marked = getattr(answers.job.report.cover.marks, form.mark) if form.mark else None
    if marked is None or marked.mark is not Mark.UNCHANGED:
        return
    if marked.last_date:
        page.paragraph(answers.job.say(_UNCHANGED, {"date": marked.last_date}), NARRATIVE)
    else:
        page.paragraph(answers.job.say(_UNCHANGED_UNDATED), NARRATIVE)


def _enclosed(page: Compositor, answers: Answers, placed: Placed) -> None:
    if not placed.enclosures:
        return
    say = answers.job.say
    page.heading(2, say(_ENCLOSED), number=f"{placed.form.letter}.{len(placed.matter.sections) + 1}")
    heads = [
        Column(say(_NUMBER), weight=0),
        Column(say(_DOCUMENT), heads_rows=True),
        Column(say(_ABOUT)),
        Column(say(_SIZE), Kind.NUMBER),
    ]
    rows = [
        row(
            one.label,
            one.attachment.name,
            one.attachment.description or "",
            file_size(answers.job, one.attachment.size),
        )
        for one in placed.enclosures
    ]
    page.table(Table(heads, rows))
