"""How the cells of one column are shown, copied and read, for each kind of answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from operator import attrgetter
from typing import Any, NamedTuple

from lapreporter.form.edition import Column, Question
from lapreporter.report.answers import Money
from lapreporter.report.contamination import Hazard
from lapreporter.report.entry import read
from lapreporter.report.kinds import Kind, Unit
from lapreporter.report.node import Row
from lapreporter.ui.desk import Desk
from lapreporter.ui.questions.choices import NONE_OF_THESE
from lapreporter.ui.questions.numbers import bare
from lapreporter.ui.questions.yes_no import NO, YES
from lapreporter.words import Language, mark_plural

FILES = mark_plural("{count} file", "{count} files")

FIGURES = frozenset({Kind.WHOLE_NUMBER, Kind.QUANTITY, Kind.MONEY, Kind.PEOPLE})
"""Kinds that stand at the right edge of their column."""

_CHOSEN = frozenset({Kind.YES_NO, Kind.CHOICE, Kind.CHOICES, Kind.STATE})
_ELSEWHERE = frozenset({Kind.PEOPLE, Kind.PERIOD, Kind.CONTACT, Kind.STATEMENT, Kind.ATTACHMENTS, Kind.TABLE})
_PARTS = re.compile(r"[(),/]")
_SEVERAL = re.compile(r"[;,/|\n]")
_PLAIN_DIGITS = 15
# What a spreadsheet writes, thousands of times in a block; everything else takes the long way through `entry`.
_PLAIN_DECIMAL = re.compile(r"-?[0-9]{1,15}[.,][0-9]{1,15}")


class Symbol(Enum):
    """A sign before the word of a choice."""

    FILLED = "filled"
    OUTLINED = "outlined"


SYMBOLS: Mapping[StrEnum, Symbol] = {Hazard.CHA: Symbol.FILLED, Hazard.SHA: Symbol.OUTLINED}


class Reading(NamedTuple):
    """How a text was understood; not ``readable`` means that it is kept as typed."""

    value: Any
    readable: bool = True


UNREADABLE = Reading(None, readable=False)


class ColumnCells:
    """One column of a table in the window's language: from answers to texts and back.

    ``figures`` says that its cells stand at the right edge, ``editable`` that a cell of a sheet can hold the answer.
    """

    def __init__(self, desk: Desk, column: Column) -> None:
        self.column = column
        self.name = column.name
        self.kind = column.leaf.kind
        self.label = desk.say(column.words.label)
        self.figures = self.kind in FIGURES
        self.editable = self.kind not in _ELSEWHERE
        self.value_in = attrgetter(column.name)
        self._language = desk.language
        self._none = desk.say(NONE_OF_THESE)
        self._options = _options(desk, column)
        self._known = _spellings(self._options.items()) if self._options else {}

    @property
    def is_chosen(self) -> bool:
        """Whether the answer comes from a list."""
        return self.kind in _CHOSEN

    @property
    def options(self) -> Mapping[Any, str]:
        """What can be chosen, each with its label; empty where one types."""
        return self._options

    def symbol(self, value: Any) -> Symbol | None:
        """The sign before the word, where the choice has one."""
        return SYMBOLS.get(value) if self.kind is Kind.CHOICE else None

    def shown(self, value: Any) -> str:
        """The answer as it stands in the table; nothing for no answer."""
        return "" if value is None else self._text(value, grouped=True)

    def typed(self, value: Any) -> str:
        """The answer as one would type it: figures bare, days first."""
        return "" if value is None else self._text(value, grouped=False)

    def copied(self, value: Any) -> str:
        """The answer for a spreadsheet: figures bare, dates as ISO 8601."""
        return str(value) if self.kind is Kind.DATE and value is not None else self.typed(value)

    def read(self, text: str, decimal_mark: str | None = None) -> Reading:
        """Read a typed or pasted text. An empty one is an empty answer."""
        plain = text.strip()
        if not plain:
            return Reading(None)
        if self.kind in (Kind.SHORT_TEXT, Kind.LONG_TEXT):
            return Reading(plain if self.kind is Kind.SHORT_TEXT else text)
        if self.kind is Kind.CHOICES:
            return self._read_several(plain)
        if self._options:
            found = self._known.get(_folded(plain))
            return UNREADABLE if found is None else Reading(found[0])
        if not self.editable:
            return UNREADABLE
        return self._read_entry(plain, decimal_mark)

    def _read_entry(self, plain: str, decimal_mark: str | None) -> Reading:
        leaf = self.column.leaf
        whole = self.kind is Kind.WHOLE_NUMBER or leaf.unit is Unit.SQUARE_METRE
        if whole and len(plain) <= _PLAIN_DIGITS and plain.isascii() and plain.isdigit():
            return Reading(int(plain))
        if self.kind is Kind.QUANTITY and decimal_mark and not whole and _PLAIN_DECIMAL.fullmatch(plain):
            head, mark, tail = plain.partition(decimal_mark)
            if mark and head.lstrip("-").isdigit() and (leaf.signed or head[0] != "-"):
                return Reading(Decimal(f"{head}.{tail}"))
        entry = read(plain, leaf, decimal_mark)
        return Reading(entry.value) if entry.problem is None else UNREADABLE

    def _read_several(self, plain: str) -> Reading:
        if _folded(plain) == _folded(self._none):
            return Reading(())
        whole = self._known.get(_folded(plain))
        if whole is not None:
            return Reading((whole[0],))
        found = [self._known.get(_folded(part)) for part in _SEVERAL.split(plain) if part.strip()]
        chosen = {known[0] for known in found if known is not None}
        if None in found:
            return UNREADABLE
        return Reading(tuple(option for option in self._options if option in chosen))

    def _text(self, value: Any, *, grouped: bool) -> str:
        match self.kind:
            case Kind.CHOICES:
                return "; ".join(self._options[one] for one in value) if value else self._none
            case Kind.WHOLE_NUMBER | Kind.QUANTITY:
                plain = not grouped or self.column.leaf.is_year
                return bare(self._language, value) if plain else self._language.number(value)
            case Kind.MONEY:
                return _money_text(self._language, value, grouped)
            case Kind.DATE:
                return _date_text(self._language, value, grouped)
            case Kind.PEOPLE:
                persons = value.persons()
                return "" if persons is None else self._language.number(persons)
            case Kind.ATTACHMENTS:
                return self._language.plural(FILES, len(value)) if value else ""
            case Kind.PERIOD | Kind.CONTACT | Kind.STATEMENT | Kind.TABLE:
                return ""
        return self._options.get(value, str(value)) if self._options else str(value)


def columns_of(desk: Desk, question: Question) -> tuple[ColumnCells, ...]:
    """The columns a sheet shows: the title of the row first, also where another page asks for it."""
    title = _title_column(desk, question)
    others = [column for column in question.columns if title is None or column.name != title.name]
    return tuple(ColumnCells(desk, column) for column in ([title] if title else []) + others)


def all_columns_of(desk: Desk, question: Question) -> tuple[ColumnCells, ...]:
    """The columns of every page that asks about the same rows, those of this page first."""
    found = {cells.name: cells for cells in columns_of(desk, question)}
    for form in desk.edition.forms:
        for _, other in form.questions():
            for column in other.columns if other.path == question.path else ():
                if column.name not in found:
                    found[column.name] = ColumnCells(desk, column)
    return tuple(found.values())


def sort_key(cells: ColumnCells, row: Row) -> tuple[bool, Any]:
    """Where a row stands when a column sorts the table: rows without an answer last."""
    value = cells.value_in(row)
    if value is None or value == () or (isinstance(value, Money) and value.amount is None):
        return (True, 0)
    if isinstance(value, Money):
        return (False, (value.currency or "", value.amount))
    if cells.kind in (Kind.CHOICE, Kind.YES_NO):
        return (False, list(cells.options).index(value))
    if isinstance(value, int | Decimal | date):
        return (False, value)
    return (False, cells.shown(value).casefold() if cells.kind is not Kind.DATE else str(value))


def _title_column(desk: Desk, question: Question) -> Column | None:
    own = next((column for column in question.columns if column.name == question.title_column), None)
    if own is not None or not question.title_column:
        return own
    place = desk.edition.place_of(f"{question.path}[].{question.title_column}")
    return next((c for c in place[2].columns if c.name == question.title_column), None) if place else None


def _options(desk: Desk, column: Column) -> dict[Any, str]:
    leaf = column.leaf
    if leaf.kind is Kind.YES_NO:
        return {True: desk.say(YES), False: desk.say(NO)}
    if leaf.kind is Kind.STATE:
        return {code: desk.language.state(code) for code in desk.states}
    return {choice: desk.say(desk.lexicon.choice(choice).label) for choice in leaf.choices or ()}


def _spellings(options: Iterable[tuple[Any, str]]) -> dict[str, tuple[Any]]:
    """Every way of writing an option: its label, its code, and the parts of its label that no other option shares."""
    exact: dict[str, tuple[Any]] = {}
    parts: dict[str, set[Any]] = {}
    for option, label in options:
        codes = {True: ("yes", "y", "true", "1"), False: ("no", "n", "false", "0")}.get(option)
        for code in codes if codes and isinstance(option, bool) else (str(option), str(option).replace("_", " ")):
            exact.setdefault(_folded(code), (option,))
        for part in _PARTS.split(label):
            parts.setdefault(_folded(part), set()).add(option)
        exact[_folded(label)] = (option,)
    alone = {part: (owners.pop(),) for part, owners in parts.items() if part and len(owners) == 1}
    return {**alone, **exact}


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _money_text(language: Language, value: Money, grouped: bool) -> str:
    if value.amount is None:
        return value.currency or ""
    if not grouped:
        return f"{value.currency or ''} {bare(language, value.amount)}".strip()
    return language.money(value.amount, value.currency) if value.currency else language.number(value.amount)


def _date_text(language: Language, value: date | str, grouped: bool) -> str:
    iso = str(value)
    if grouped:
        return language.partial_date(iso, short=True)
    return iso if language.year_first else ".".join(part.lstrip("0") for part in reversed(iso.split("-")))
