"""Evidence with its value, as typed parameters that any language can speak."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from lapreporter.checks.case import Case
from lapreporter.checks.plan.binding import given, omission
from lapreporter.form.lexicon import Lexicon
from lapreporter.report.answers import Contact, Money, People, Period, StatementBase, first_day
from lapreporter.report.kinds import Kind, Unit
from lapreporter.report.paths import get, leaf_at
from lapreporter.report.report import EditionKey
from lapreporter.report.shape import Leaf, pattern_of
from lapreporter.words import Area, Country, Listing, Parameter, Span, Term, Year, mark
from lapreporter.words import Money as Amount

_YES = Term(mark("yes"))
_NO = Term(mark("no"))
_ADAPTED = Term(mark("form adapted to the action plan"))
_OF_2010 = Term(mark("forms of 2010"))
_DAY: Final = len("2018-07-31")
_MONTH: Final = len("2018-07")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One answer that counts for an indicator: where it stands, and what it says.

    A table speaks by the number of its rows; an answer that is openly left out by the reason.
    """

    path: str
    value: Parameter


def evidence(found: Iterable[str], case: Case, lexicon: Lexicon) -> tuple[Evidence, ...]:
    """The answers at these addresses with their values. NoSuchAddress if the report has no such place."""
    return tuple(Evidence(path, _value(path, case, lexicon)) for path in found)


def _value(path: str, case: Case, lexicon: Lexicon) -> Parameter:
    value = get(case.report, path)
    if not given(value):
        reason = omission(case, path)
        return Term(lexicon.choice(reason.kind).label) if reason else ""
    if isinstance(value, EditionKey):
        return _OF_2010 if value.of_2010 else _ADAPTED
    return spoken(value, leaf_at(pattern_of(path)), lexicon)


def spoken(value: Any, of: Leaf | None, lexicon: Lexicon) -> Parameter:
    """An answer as a parameter: choices by their label, areas, years, dates and money by their kind."""
    match value:
        case bool():
            return _YES if value else _NO
        case StrEnum():
            return Term(lexicon.choice(value).label)
        case StatementBase():
            words = lexicon.sentence(value)
            return Term(words.label) if words else ""
        case Money():
            return _money(value)
        case People():
            persons = value.persons()
            return "" if persons is None else persons
        case Contact():
            return value.institution or ""
        case Period():
            return _period(value)
        case tuple():
            return _several(value, lexicon)
    return _plain(value, of)


def _period(period: Period) -> Parameter:
    if period.start is not None and period.end is not None:
        return Span(period.start, period.end)
    return period.start or period.end or ""


def _several(values: tuple[Any, ...], lexicon: Lexicon) -> Parameter:
    if all(isinstance(one, StrEnum) for one in values):
        return Listing(tuple(Term(lexicon.choice(one).label) for one in values))
    return len(values)


def _plain(value: Any, of: Leaf | None) -> Parameter:
    if of is not None and of.unit is Unit.SQUARE_METRE:
        return Area(value)
    if of is not None and of.is_year:
        return Year(value)
    if of is not None and of.kind is Kind.STATE:
        return Country(value)
    if of is not None and of.partial and isinstance(value, str):
        return _partial(value)
    parameter: Parameter = value
    return parameter


def _partial(date: str) -> Parameter:
    """A date as exact as it is known: a day, a month as written, a year."""
    if len(date) == _DAY:
        day: dt.date = first_day(date)
        return day
    return date if len(date) == _MONTH else Year(first_day(date).year)


def _money(money: Money) -> Parameter:
    """What is known of an amount: a missing figure is never spoken as nought."""
    if money.amount is None:
        return money.currency or ""
    return Amount(money.amount, money.currency) if money.currency else money.amount
