"""Two reports side by side in words: what an answer is called, what it said before, what it says now, how it moved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from lapreporter.checks.plan.evidence import spoken
from lapreporter.form.comparison import Change, Growth
from lapreporter.form.edition import Column, Edition, Form, Page, Question
from lapreporter.form.figures import COUNTED, MEASURES, PEOPLE_PARTS
from lapreporter.form.lexicon import Lexicon
from lapreporter.form.visibility import value_in_row
from lapreporter.report.answers import Contact, Omission, People, StatementBase
from lapreporter.report.kinds import Kind
from lapreporter.report.node import Node, Row
from lapreporter.report.paths import find, leaf_at
from lapreporter.report.report import Report
from lapreporter.report.shape import Leaf, pattern_of
from lapreporter.words import Language, Parameter, Parameters, Year, mark, mark_plural

TRUE_ON = mark("{sentence}, as of {day}")
NOT_GIVEN = "\u2013"
MORE_BY = mark("+{amount}")
LESS_BY = mark("\u2212{amount}")
IN_PERCENT = mark("{amount} ({percent} %)")
ROWS = mark_plural("{count} row", "{count} rows")
CELL = mark("{table}: {column}")
_CONTACT = ("institution", "function", "person", "telephone", "email", "address")
_MOST_PERCENT = 1_000


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an answer is asked."""

    form: Form
    page: Page
    question: Question
    column: Column | None


class SideBySide:
    """Puts the changes between two reports into words. Of a person who is to be kept out no name is said."""

    def __init__(self, edition: Edition, lexicon: Lexicon, language: Language, old: Report, new: Report) -> None:
        self._edition, self._lexicon, self._language = edition, lexicon, language
        self._reports = (new, old)
        year = new.year()
        self._places: Parameters = {
            "year": Year(year) if year else NOT_GIVEN,
            "next_year": Year(year + 1) if year else NOT_GIVEN,
            "state": language.state(new.cover.state) if new.cover.state else NOT_GIVEN,
        }
        self._rows: dict[str, Mapping[str, Row]] = {}
        self._spots: dict[str, Spot | None] = {}

    def asked(self, changes: Iterable[Change]) -> list[Change]:
        """Those changes that a page of the edition asks about."""
        return [change for change in changes if self.spot(change.path) is not None]

    def spot(self, path: str) -> Spot | None:
        """Where an answer is asked, or None."""
        pattern = pattern_of(path)
        if pattern not in self._spots:
            place = self._edition.place_of(pattern)
            self._spots[pattern] = Spot(*place, _column(pattern, place[2])) if place else None
        return self._spots[pattern]

    def label(self, path: str) -> str:
        """What the answer is called; in a table, what the column is called."""
        spot = self.spot(path)
        if spot is None:
            return ""
        words = spot.column.words if spot.column is not None else spot.question.words
        return self._language.text(words.printed, self._places)

    def row(self, path: str) -> str:
        """The table and the row an answer stands in; nothing for an answer outside tables."""
        table, name = self.table(path), self.row_name(path)
        return self._language.text(CELL, {"table": table, "column": name}) if name else table

    def table(self, path: str) -> str:
        """What the table is called that an answer stands in; nothing for an answer outside tables."""
        spot = self.spot(path) if "[" in path else None
        return self._language.text(spot.question.words.printed, self._places) if spot else ""

    def words(self, change: Change) -> tuple[str, str]:
        """What both reports say; answers that differ never look the same."""
        old, new = self._said(change.old, change.leaf), self._said(change.new, change.leaf)
        if old == new and change.old != change.new:
            old, new = self._whole(change.old, change.leaf), self._whole(change.new, change.leaf)
        return old, new

    def growth(self, growth: Growth | None) -> str:
        """By how much a number moved, and in per cent where that helps; nothing where it did not."""
        if growth is None or not growth.difference:
            return ""
        text, difference = self._language.text, growth.difference
        size = difference if difference > 0 else -difference
        moved = text(MORE_BY if difference > 0 else LESS_BY, {"amount": self._language.number(size)})
        if growth.factor is None:
            return moved
        percent = round((growth.factor - 1) * 100)
        if not percent or abs(percent) > _MOST_PERCENT:
            return moved
        share = text(MORE_BY if percent > 0 else LESS_BY, {"amount": self._language.number(abs(percent))})
        return text(IN_PERCENT, {"amount": moved, "percent": share})

    def row_name(self, path: str) -> str:
        """What the row is called that an answer stands in, by its title."""
        spot = self.spot(path) if "[" in path else None
        return self._title(path, spot.question) if spot else ""

    def _title(self, path: str, question: Question) -> str:
        table, _, rest = path.partition("[")
        row = self._rows_of(table).get(rest.partition("]")[0])
        title = value_in_row(row, question.title_column) if row is not None and question.title_column else None
        if title is None or isinstance(title, Node):
            return ""
        return self._said(title, leaf_at(f"{table}[].{question.title_column}"))

    def _rows_of(self, table: str) -> Mapping[str, Row]:
        if table not in self._rows:
            found: dict[str, Row] = {}
            for report in reversed(self._reports):
                found |= {row.id: row for row in find(report, table) or ()}
            self._rows[table] = found
        return self._rows[table]

    def _said(self, value: Any, leaf: Leaf | None) -> str:
        match value:
            case None | ():
                return NOT_GIVEN
            case Omission():
                return self._language.text(self._lexicon.choice(value.kind).label)
            case StatementBase():
                return self._sentence(value)
            case Contact():
                return value.institution or self._whole(value, leaf)
            case People() if value.persons() is None:
                return self._whole(value, leaf)
            case int() | Decimal() if leaf is not None and leaf.unit in MEASURES:
                return self._language.text(MEASURES[leaf.unit], {"number": value})
        return self._language.value(self._parameter(value, leaf)).strip() or NOT_GIVEN

    def _parameter(self, value: Any, leaf: Leaf | None) -> Parameter:
        if isinstance(value, tuple) and not all(isinstance(one, StrEnum) for one in value):
            return self._language.series([str(getattr(one, "name", one)) for one in value])
        if isinstance(value, str) and not isinstance(value, StrEnum) and leaf is not None and _is_text(leaf):
            return value
        return spoken(value, leaf, self._lexicon)

    def _sentence(self, value: StatementBase) -> str:
        words = self._lexicon.sentence(value)
        sentence = self._language.text(words.label) if words else NOT_GIVEN
        return self._language.text(TRUE_ON, {"sentence": sentence, "day": value.as_of}) if value.as_of else sentence

    def _whole(self, value: Any, leaf: Leaf | None) -> str:
        """All that a composite answer says, for where its short form hides what differs."""
        match value:
            case People():
                given = [(name, getattr(value, name)) for name in PEOPLE_PARTS if getattr(value, name) is not None]
                said = [
                    self._language.text(COUNTED, {"group": self._language.text(PEOPLE_PARTS[name]), "number": count})
                    for name, count in given
                ]
            case Contact():
                left_out = {"person"} if value.withhold_person else set()
                parts = [getattr(value, name) for name in _CONTACT if name not in left_out]
                said = [part for part in parts if part]
            case Omission():
                said = [self._said(value, leaf), value.explanation or ""]
            case StatementBase():
                said = [self._sentence(value), str(value.event_on or "")]
            case _:
                return self._said(value, leaf)
        return self._language.series([part for part in said if part], strong=True) or NOT_GIVEN


def _is_text(leaf: Leaf) -> bool:
    return leaf.kind in (Kind.SHORT_TEXT, Kind.LONG_TEXT)


def _column(pattern: str, question: Question) -> Column | None:
    name = pattern.removeprefix(question.path + "[]").removeprefix(".") if "[]" in pattern else ""
    while name:
        for column in question.columns:
            if column.name == name:
                return column
        name = name.rpartition(".")[0]
    return None
