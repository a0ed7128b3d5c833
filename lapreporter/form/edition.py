"""What an edition of the form is made of: forms, pages, questions, columns. Values only, read by `loader`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from lapreporter.form.conditions import Condition
from lapreporter.report.kinds import Kind
from lapreporter.report.shape import Leaf


class BrokenForm(ValueError):
    """The data of an edition do not fit the model or the format; the message says where."""


class Duty(StrEnum):
    """Whether Article 7.1 or 3.8 asks for the answer, asks with a hedge such as *if possible*, or does not ask."""

    OBLIGATORY = "obligatory"
    HEDGED = "hedged"
    VOLUNTARY = "voluntary"


class Layout(StrEnum):
    """How a table is filled in: as a sheet of cells, or record by record on a page of questions."""

    SHEET = "sheet"
    RECORDS = "records"


@dataclass(frozen=True, slots=True)
class Words:
    """The words around a question. Each is an English message, translated when shown."""

    label: str
    help: str = ""
    example: str = ""
    article: str = ""
    isu: str = ""
    official: str = ""
    print: str = ""

    @property
    def printed(self) -> str:
        """The short label for paper."""
        return self.print or self.label


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: an answer in every row. ``name`` is its address within the row."""

    name: str
    leaf: Leaf
    words: Words
    question: str
    duty: Duty
    indicators: tuple[str, ...]
    width: float
    when: Condition | None


@dataclass(frozen=True, slots=True)
class Question:
    """One question: an answer of the report, and the words to ask for it.

    ``continued`` marks a table whose rows are shown again with other columns.
    """

    path: str
    leaf: Leaf
    words: Words
    duty: Duty
    indicators: tuple[str, ...]
    when: Condition | None
    wide: bool
    columns: tuple[Column, ...]
    layout: Layout
    add: str
    title_column: str
    totals: tuple[str, ...]
    group: str
    none: str
    continued: bool

    @property
    def is_table(self) -> bool:
        """Whether the answer is a table."""
        return self.leaf.kind is Kind.TABLE


@dataclass(frozen=True, slots=True)
class Page:
    """One matter: a few questions, or one table."""

    form: str
    id: str
    title: str
    heading: str
    intro: str
    article: str
    actions: tuple[int, ...]
    when: Condition | None
    questions: tuple[Question, ...]
    print: str = ""

    @property
    def printed(self) -> str:
        """The heading for paper, which speaks to readers and not to the official who fills in."""
        return self.print or self.title

    @property
    def key(self) -> str:
        """The page's name in the whole edition, such as ``contamination/areas``."""
        return f"{self.form}/{self.id}"


@dataclass(frozen=True, slots=True)
class Form:
    """One form of the report: its section of the model, its letter in this edition, its pages."""

    key: str
    letter: str
    title: str
    article: str
    mark: str
    minutes: int
    intro: str
    pages: tuple[Page, ...]

    def questions(self) -> Iterator[tuple[Page, Question]]:
        """Every question with its page, in order."""
        for page in self.pages:
            for question in page.questions:
                yield page, question


@dataclass(frozen=True)
class Edition:
    """A whole edition of the form, and the answers it leaves out with the reason.

    ``drawn_from`` are the whole forms of the edition that this one is a part of, under its own letters.
    """

    key: str
    name: str
    forms: tuple[Form, ...]
    not_asked: Mapping[str, str]
    drawn_from: tuple[Form, ...] = ()

    @property
    def whole(self) -> tuple[Form, ...]:
        """The forms with every question, also those that this edition does not ask: it may be one view of many."""
        return self.drawn_from or self.forms

    @property
    def names_actions(self) -> bool:
        """Whether its pages say which actions of a plan they serve; forms older than the plan do not."""
        return any(page.actions for page in self.pages())

    def form(self, key: str) -> Form:
        """The form of a section; the whole one where this edition asks nothing of it. KeyError if there is none."""
        return self._forms[key]

    def pages(self) -> Iterator[Page]:
        """Every page, in order."""
        for form in self.forms:
            yield from form.pages

    def place_of(self, pattern: str) -> tuple[Form, Page, Question] | None:
        """Where an answer is asked: the place of the address itself, or of the nearest answer around it."""
        while pattern:
            if pattern in self._places:
                return self._places[pattern]
            pattern = pattern.rpartition(".")[0]
        return None

    @cached_property
    def _forms(self) -> dict[str, Form]:
        return {form.key: form for form in (*self.whole, *self.forms)}

    @cached_property
    def _places(self) -> dict[str, tuple[Form, Page, Question]]:
        found: dict[str, tuple[Form, Page, Question]] = {}
        for form in self.forms:
            for page, question in form.questions():
                place = (form, page, question)
                for column in question.columns:
                    found.setdefault(f"{question.path}[].{column.name}", place)
                if not question.continued:
                    found[question.path] = place
                    found.setdefault(question.path + "[]", place)
        return found
