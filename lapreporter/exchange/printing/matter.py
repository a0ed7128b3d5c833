"""What a form has to say: its pages walked in order, hidden ones left out, what is silent gathered in one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lapreporter.exchange.pdf.cells import Content
from lapreporter.exchange.pdf.facts import Fact
from lapreporter.exchange.printing.answers import Answers
from lapreporter.exchange.printing.balances import OPENING, SIGNS, balance_table, movement, signed
from lapreporter.exchange.printing.charts import figures_table
from lapreporter.exchange.printing.notes import Notes
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
from lapreporter.exchange.printing.people_grid import people_grid
from lapreporter.exchange.printing.tables import tables
from lapreporter.form.edition import Duty, Form, Page, Question
from lapreporter.form.visibility import asked_pages, asked_questions, has_content
from lapreporter.report import paths
from lapreporter.report.cover import Mark
from lapreporter.report.kinds import Kind as AnswerKind
from lapreporter.report.kinds import Unit
from lapreporter.words import mark

_LONG = 160
_YEARS = mark("Year by year")
_OPEN = mark("Questions not answered")
_SOURCE = mark("Statement \u00b7 {article}")
_COLUMNS_OF = mark("{table} ({columns})")
_ANNOUNCE_A_LIST = frozenset(
    {"holds", "contaminated", "listed", "types_listed", "retains", "facilities_listed", "carried_out", "victims"}
)


def matter(answers: Answers, form: Form, pages: Sequence[Page] | None = None) -> Matter:
    """Everything a form prints; ``pages`` limits it to some of its pages."""
    return _Gathering(answers, form, pages or form.pages).matter()


class _Gathering:
    def __init__(self, answers: Answers, form: Form, pages: Sequence[Page]) -> None:
        self.answers = answers
        self.job = answers.job
        self.form = form
        self.notes = Notes(self.job, form.key)
        self.unanswered: list[str] = []
        marks = getattr(self.job.report.cover.marks, form.mark, None) if form.mark else None
        # A form that says "unchanged" or "not applicable" owes no answer to each of its questions.
        self.quiet = marks is not None and marks.mark in (Mark.UNCHANGED, Mark.NOT_APPLICABLE)
        self.pages = [
            (page, tuple(asked_questions(page, self.job.report)))
            for page in asked_pages(form, self.job.report)
            if page in pages
        ]
        self.balances_drawn: set[str] = set()

    def matter(self) -> Matter:
        lead: list[Statement] = []
        sections: list[Section] = []
        silent: list[str] = []
        for page, questions in self.pages:
            parts = list(self._parts(questions))
            if page is self.form.pages[0]:
                lead = [part for part in parts if isinstance(part, Statement)]
                parts = [part for part in parts if not isinstance(part, Statement)]
            if parts and all(isinstance(part, OpenQuestions) for part in parts):
                silent += [label for part in parts if isinstance(part, OpenQuestions) for label in part.labels]
            elif parts:
                sections.append(self._section(page, parts))
        sections += self._years()
        if silent:
            sections.append(self._open(silent))
        return Matter(tuple(lead), tuple(sections), () if self.quiet else tuple(dict.fromkeys(self.unanswered)))

    def _years(self) -> Iterator[Section]:
        """What is left, year by year, where the history or the pace of the work tells enough."""
        chart = self.job.charts.get(self.form.key)
        if chart is not None:
            table = Tabular(figures_table(self.job, chart, self.notes))
            title = self.job.say(_YEARS)
            yield Section(f"{self.form.key}/years", title, "", (), (ChartPart(chart), table), (), False, derived=True)

    def _open(self, labels: Sequence[str]) -> Section:
        questions = (OpenQuestions(tuple(dict.fromkeys(labels))),)
        return Section(f"{self.form.key}/open", self.job.say(_OPEN), "", (), questions, (), voluntary=False)

    def _section(self, page: Page, parts: list[Part]) -> Section:
        tints = [_tinted(part) for part in parts if not isinstance(part, ChartPart)]
        return Section(
            key=page.key,
            title=self.job.say(page.printed),
            article=page.article,
            actions=page.actions,
            parts=tuple(_in_order(self._dotted(parts))),
            notes=self.notes.taken(),
            voluntary=bool(tints) and all(tints),
        )

    def _parts(self, questions: Sequence[Question]) -> Iterator[Part]:
        people: list[Question] = []
        for question in questions:
            kind = question.leaf.kind
            if people and kind is not AnswerKind.PEOPLE:
                yield from self._people(people)
                people = []
            if question.continued:
                continue
            if kind is AnswerKind.PEOPLE:
                people.append(question)
            elif kind is AnswerKind.TABLE:
                yield from self._table(question, questions)
            elif kind is AnswerKind.STATEMENT:
                yield from self._statement(question)
            elif movement(question.path):
                yield from self._balance(question)
            else:
                yield from self._fact(question)
        if people:
            yield from self._people(people)

    def _value(self, question: Question) -> Any:
        return paths.get(self.job.report, question.path)

    def _speaks(self, question: Question) -> bool:
        return has_content(self._value(question)) or self.answers.omits(question.path)

    def _label(self, question: Question) -> str:
        return self.job.say(question.words.printed)

    def _silent(self, question: Question) -> Iterator[Part]:
        """A question without answer: a dotted line if the Convention asks it, otherwise one word in a list."""
        if question.duty is Duty.VOLUNTARY or self.quiet:
            self.unanswered.append(self._label(question))
        else:
            yield OpenQuestions((self._label(question),))

    def _dotted(self, parts: Sequence[Part]) -> list[Part]:
        """Open questions beside answered ones stand among them, as on paper."""
        return [
            FactRows(tuple(Fact(label, self.answers.dots()) for label in part.labels), voluntary=False)
            if isinstance(part, OpenQuestions)
            else part
            for part in parts
        ]

    def _statement(self, question: Question) -> Iterator[Part]:
        value = self._value(question)
        if value.code is not None:
            source = self.job.say(_SOURCE, {"article": self.job.say(question.words.article or self.form.article)})
            yield Statement(self.answers.sentence(value), source)
        elif self.answers.omits(question.path):
            cell = self.answers.cell(question.path, None, question.leaf, self.notes)
            yield FactRows((Fact(self._label(question), cell),), voluntary=False)
        else:
            yield from self._silent(question)

    def _fact(self, question: Question) -> Iterator[Part]:
        if not self._speaks(question):
            yield from self._silent(question)
            return
        value = self._value(question)
        voluntary = question.duty is Duty.VOLUNTARY
        if question.leaf.kind is AnswerKind.LONG_TEXT and value and (len(value) > _LONG or "\n" in value.strip()):
            yield Passage(self._label(question), value.strip(), voluntary)
            return
        cell = self.answers.cell(question.path, value, question.leaf, self.notes, in_table=False)
        yield FactRows((Fact(self._label(question), cell),), voluntary)

    def _table(self, question: Question, beside: Sequence[Question]) -> Iterator[Part]:
        rows = self._value(question)
        if not rows:
            if self.answers.omits(question.path):
                cell = self.answers.cell(question.path, None, question.leaf, self.notes)
                yield FactRows((Fact(self._label(question), cell),), question.duty is Duty.VOLUNTARY)
            elif not self._answered_otherwise(question, beside):
                yield from self._silent(question)
            return
        questions = [q for _, asked in self.pages for q in asked if q.path == question.path]
        found = tables(self.answers, questions, rows, self.notes)
        yield from found.parts
        if found.empty:
            columns = self.job.language.series(tuple(dict.fromkeys(found.empty)))
            self.unanswered.append(self.job.say(_COLUMNS_OF, {"table": self._label(question), "columns": columns}))

    def _answered_otherwise(self, question: Question, beside: Sequence[Question]) -> bool:
        """Whether a statement already says that there is nothing to list."""
        said = [question.none] if question.none else []
        said += [other.path for other in beside if other.leaf.kind is AnswerKind.STATEMENT]
        codes = [paths.get(self.job.report, path).code for path in said]
        return any(code is not None and code not in _ANNOUNCE_A_LIST for code in codes)

    def _people(self, questions: Sequence[Question]) -> Iterator[Part]:
        speaking = [question for question in questions if self._speaks(question)]
        for question in questions:
            if question not in speaking:
                yield from self._silent(question)
        if speaking:
            yield from people_grid(self.answers, speaking, self.notes)

    def _balance(self, first: Question) -> Iterator[Part]:
        """All lines of a balance, wherever the form asks for them, in the order of the account."""
        prefix = first.path.rpartition(".")[0]
        if prefix in self.balances_drawn:
            return
        self.balances_drawn.add(prefix)
        asked = [q for _, questions in self.pages for q in questions if q.path.rpartition(".")[0] == prefix]
        lines = []
        for question in sorted(
            (q for q in asked if movement(q.path)), key=lambda q: list(SIGNS).index(movement(q.path))
        ):
            name = movement(question.path)
            if not self._speaks(question) and ((question.duty is Duty.VOLUNTARY and name != OPENING) or self.quiet):
                self.unanswered.append(self._label(question))
                continue
            value = self._value(question)
            figure: Content
            if value is None:
                figure = self.answers.cell(question.path, value, question.leaf, self.notes)
            else:
                figure = signed(self.answers, value, name)
            lines.append((name, self._label(question), (figure,)))
        if any(self._speaks(question) for question in asked if movement(question.path)):
            unit = self.answers.unit(first.leaf.unit or Unit.SQUARE_METRE)
            yield Tabular(balance_table("", (unit,), lines, self.notes.taken()))
        else:
            for question in asked:
                if movement(question.path):
                    yield from self._silent(question)


def _tinted(part: Part) -> bool:
    match part:
        case FactRows() | Passage() | RecordSheet():
            return part.voluntary
        case Tabular():
            return part.table.voluntary
    return False


def _in_order(parts: Sequence[Part]) -> Iterator[Part]:
    """Between tables: short answers, then long ones, those the Convention asks for before the voluntary ones."""
    waiting: list[FactRows | Passage] = []
    for part in parts:
        if isinstance(part, FactRows | Passage):
            waiting.append(part)
        else:
            yield from _sorted(waiting)
            waiting = []
            yield part
    yield from _sorted(waiting)


def _sorted(parts: Sequence[FactRows | Passage]) -> Iterator[FactRows | Passage]:
    for voluntary in (False, True):
        facts = tuple(
            fact for part in parts if isinstance(part, FactRows) and part.voluntary is voluntary for fact in part.facts
        )
        if facts:
            yield FactRows(facts, voluntary)
        yield from (part for part in parts if isinstance(part, Passage) and part.voluntary is voluntary)
