"""What a section of a form is made of, in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

from lapreporter.exchange.charts.shapes import Chart
from lapreporter.exchange.pdf.facts import Fact
from lapreporter.exchange.pdf.pictures import Picture
from lapreporter.exchange.pdf.table import Note, Table


@dataclass(frozen=True, slots=True)
class Statement:
    """A definitive sentence of the State, and what it rests on."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class FactRows:
    """Short answers, one below the other."""

    facts: tuple[Fact, ...]
    voluntary: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A long answer in the State's own words, unedited."""

    label: str
    text: str
    voluntary: bool


@dataclass(frozen=True, slots=True)
class Tabular:
    """A table, with a title of its own where a section has several."""

    table: Table
    title: str = ""

    @property
    def tinted(self) -> bool:
        """Whether some of its columns are voluntary."""
        return any(column.voluntary for column in self.table.columns)


@dataclass(frozen=True, slots=True)
class Photograph:
    """An attached picture and what it shows."""

    picture: Picture
    caption: str


@dataclass(frozen=True, slots=True)
class RecordSheet:
    """One row of a table with more columns than a page is wide: labels and values, then long answers."""

    title: str
    short: tuple[Fact, ...]
    long: tuple[Fact, ...]
    voluntary: bool
    pictures: tuple[Photograph, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenQuestions:
    """What the Convention asks and nobody answered: labels, each with its dotted line."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChartPart:
    """A chart; the table with its figures stands beside it."""

    chart: Chart


Part = Statement | FactRows | Passage | Tabular | RecordSheet | OpenQuestions | ChartPart


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a form. ``key`` is that of its page; one that is ``derived`` from other reports too has no number."""

    key: str
    title: str
    article: str
    actions: tuple[int, ...]
    parts: tuple[Part, ...]
    notes: tuple[Note, ...]
    voluntary: bool
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Matter:
    """Everything one form has to say. ``unanswered`` are the voluntary questions left open, by label."""

    lead: tuple[Statement, ...]
    sections: tuple[Section, ...]
    unanswered: tuple[str, ...]

    @property
    def numbered(self) -> tuple[tuple[int | None, Section], ...]:
        """The sections with their numbers."""
        numbers = count(1)
        return tuple((None if section.derived else next(numbers), section) for section in self.sections)

    @property
    def has_tables(self) -> bool:
        """Whether any section holds a table or sheet."""
        return any(isinstance(part, Tabular | RecordSheet) for section in self.sections for part in section.parts)

    @property
    def long(self) -> bool:
        """Whether any section holds running text."""
        return any(isinstance(part, Passage) for section in self.sections for part in section.parts)
