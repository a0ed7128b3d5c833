"""Rules for numbers, units and texts that could not be read (NUM, ENT)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, partial
from operator import attrgetter
from typing import Any, TypeAlias

from lapreporter.checks.case import Case, open_areas
from lapreporter.checks.finding import Place, RowNumber, Severity, Spot, Value, at
from lapreporter.checks.rule import row_rule, rule
from lapreporter.checks.typed import Unread, unread
from lapreporter.report.contamination import ContaminatedArea
from lapreporter.report.entry import Problem
from lapreporter.report.kinds import Kind, Unit
from lapreporter.report.node import Row
from lapreporter.words import Area, Money, Term, mark

PERCENTAGES = (
    "stockpiles.programme.national_share",
    "contamination.survey.share",
    "contamination.women_in_teams",
)
"""Every answer that is a percentage."""

_KINDS = {
    Kind.WHOLE_NUMBER: Term(mark("a whole number")),
    Kind.QUANTITY: Term(mark("a measured quantity")),
    Kind.MONEY: Term(mark("an amount of money")),
    Kind.DATE: Term(mark("a date")),
}
_OF_COUNTS = (Problem.NEGATIVE, Problem.NOT_WHOLE)
_LEFT_OVER = (
    Problem.NOT_A_NUMBER,
    Problem.NOT_A_YEAR,
    Problem.TOO_LARGE,
    Problem.UNKNOWN_UNIT,
    *_OF_COUNTS,
)
_ANSWER = Term(mark("an answer of this kind"))


@rule(
    "NUM-01",
    Severity.ERROR,
    basis="practice",
    reads=("unread",),
    what=mark("“{text}” has a unit that cannot be converted to square metres."),
    why=mark("Areas can be compared only in one unit."),
    how=mark("Type m2, ha or km2 after the number: 1 ha is 10,000 m², 1 km² is 1,000,000 m²."),
)
def num_01(case: Case) -> Iterator[Spot]:
    """Areas are kept in square metres."""
    for typed in unread(case, Problem.UNKNOWN_UNIT):
        if typed.leaf.unit is Unit.SQUARE_METRE and not _ends_in_a_sign(typed):
            yield at(typed.path, text=typed.text)


@row_rule(
    "NUM-02",
    Severity.WARNING,
    each="contamination.areas",
    basis="practice",
    what=mark("{area}: is {size}, or {km2} km², the size of this one area?"),
    why=mark("Such a size often has the wrong unit."),
    how=mark("Check the unit: m², ha or km²."),
)
def num_02(case: Case, area: ContaminatedArea, place: Place) -> Iterator[Spot]:
    """A single area is rarely larger than 1,000 square kilometres or smaller than one square metre."""
    size = area.size_m2
    if size is not None and (size > case.settings.largest_area_m2 or size < 1):
        name = place.name(area.name or area.reference)
        yield at(place.to("size_m2"), area=name, size=Area(size), km2=Decimal(size) / 1_000_000)


@rule(
    "NUM-03",
    Severity.ERROR,
    basis="practice",
    reads=("unread",),
    what=mark("“{text}” can mean {first} or {second}."),
    why=mark("The comma and the point part thousands in some countries and decimals in others."),
    how=mark("Type it without separators, or choose one of the two."),
)
def num_03(case: Case) -> Iterator[Spot]:
    """A number has one meaning."""
    for typed in unread(case, Problem.AMBIGUOUS):
        first, *_, last = typed.entry.readings
        yield at(typed.path, text=typed.text, first=_number(first), second=_number(last))


def _number(reading: object) -> int | Decimal:
    """The plain number of a reading, for amounts of money too."""
    value = getattr(reading, "amount", reading)
    return value if isinstance(value, int) else Decimal(str(value))


@rule(
    "NUM-04",
    Severity.ERROR,
    basis="practice",
    reads=PERCENTAGES,
    what=mark("A share of {share} % is not possible."),
    why=mark("Shares lie between 0 and 100."),
    how=mark("Correct it, or give numbers in the text."),
)
def num_04(case: Case) -> Iterator[Spot]:
    """Shares lie between nought and a hundred."""
    report = case.report
    shares = (
        report.stockpiles.programme.national_share,
        report.contamination.survey.share,
        report.contamination.women_in_teams,
    )
    for path, share in zip(PERCENTAGES, shares, strict=True):
        if share is not None and not 0 <= share <= 100:
            yield at(path, share=share)


@rule(
    "NUM-05",
    Severity.ERROR,
    basis="practice",
    reads=(
        "stockpiles.types",
        "stockpiles.destroyed",
        "retained.types",
        "contamination.areas",
        "contamination.items",
        "victim_assistance.devices",
        "unread",
        "omissions",
    ),
    what=mark("{name}: {number} is empty. Is it zero, or not known?"),
    why=mark("Zero is a statement; an empty field is not."),
    how=mark("Enter 0, or choose “not known” with a reason."),
)
def num_05(case: Case) -> Iterator[Spot]:
    """The figures a row exists for: Article 7.1 (b), (e), (f), (h), (i), (k) and Article 3.8."""
    for path, name, number in _empty_figures(case):
        yield at(path, name=name, number=number)


@dataclass(frozen=True, slots=True)
class _Figure:
    """What a row of a table exists for: one of ``answers`` has to be given."""

    table: str
    name: str | None
    answers: tuple[str, ...]
    spoken: Term


_FIGURES = (
    _Figure("stockpiles.types", "type", ("munitions.closing",), Term(mark("the number of munitions at the end"))),
    _Figure("stockpiles.types", "type", ("submunitions.closing",), Term(mark("the number of submunitions at the end"))),
    _Figure("stockpiles.destroyed", "type", ("munitions", "submunitions"), Term(mark("the number destroyed"))),
    _Figure(
        "retained.types",
        "type",
        ("munitions.closing", "submunitions.closing"),
        Term(mark("the number kept at the end")),
    ),
    _Figure("contamination.areas", "name", ("size_m2",), Term(mark("the size"))),
    _Figure("contamination.items", "type", ("destroyed", "found"), Term(mark("the number destroyed"))),
    _Figure("victim_assistance.devices", None, ("persons",), Term(mark("the number of persons"))),
)


def _empty_figures(case: Case) -> Iterator[tuple[str, str | RowNumber, Term]]:
    for figure in _FIGURES:
        rows = attrgetter(figure.table)(case.report)
        first, *others = [attrgetter(name) for name in figure.answers]
        for number, row in enumerate(rows, 1):
            if first(row) is not None or any(answer(row) is not None for answer in others) or not _says_something(row):
                continue
            place = Place(f"{figure.table}[{row.id}]", number)
            if not any(case.settled(place.to(name)) for name in figure.answers):
                own = getattr(row, figure.name) if figure.name else None
                yield place.to(figure.answers[0]), place.name(own), figure.spoken


def _says_something(row: Row) -> bool:
    """Whether anything but the id is answered; a row just added owes nothing yet."""
    return {**row.__dict__, "id": ""} != _blank(type(row))


@cache
def _blank(kind: type[Row]) -> dict[str, Any]:
    """The answers of a row in which nothing is answered; comparing them is quicker than making a row each time."""
    return {**kind(id="a").__dict__, "id": ""}


@rule(
    "NUM-06",
    Severity.WARNING,
    basis="practice",
    reads=(
        "stockpiles.types",
        "stockpiles.stated_total",
        "contamination.areas",
        "contamination.stated_total",
        "resources",
    ),
    what=mark("Some figures are rounded, so the rows make {sum} and the total says {total}."),
    why=mark("Readers who add them up find another total."),
    how=mark("Use the exact figures, or leave the total to be computed."),
)
def num_06(case: Case) -> Iterator[Spot]:
    """Exact and rounded figures are not mixed in one table."""
    for path, stated, figures, spoken in _totals(case):
        off = abs(Decimal(stated) - sum(figures))
        if not figures or not 0 < off < case.settings.rounding_share * abs(Decimal(stated)):
            continue
        rounded = {figure % case.settings.rounded_to == 0 for figure in (stated, *figures) if figure}
        if len(rounded) > 1:
            yield at(path, sum=spoken(sum(figures)), total=spoken(stated))


_Speak: TypeAlias = Callable[[Any], Value]


def _totals(case: Case) -> Iterator[tuple[str, int | Decimal, list[int | Decimal], _Speak]]:
    """Each stated total with the figures of its rows, where all of these are given."""
    report = case.report
    stock, land = report.stockpiles, report.contamination
    columns: list[tuple[str, int | None, list[int | None], _Speak]] = [
        (f"stockpiles.stated_total.{part}", getattr(stock.stated_total, part), closings, int)
        for part, closings in (
            ("munitions", [row.munitions.closing for row in stock.types]),
            ("submunitions", [row.submunitions.closing for row in stock.types]),
        )
    ]
    sizes = [area.size_m2 for area in open_areas(report)]
    columns.append(("contamination.stated_total.total_m2", land.stated_total.total_m2, sizes, Area))
    for path, stated, figures, spoken in columns:
        if stated is not None and None not in figures:
            yield path, stated, [figure for figure in figures if figure is not None], spoken
    for row in report.resources.stated_totals:
        amount, currency = row.amount.amount, row.amount.currency
        if row.total_of is None or amount is None or currency is None:
            continue
        lines = [line.amount for line in getattr(report.resources, row.total_of.value)]
        if all(line.amount is not None and line.currency == currency for line in lines):
            path = f"resources.stated_totals[{row.id}].amount"
            yield path, amount, [line.amount for line in lines], partial(Money, currency=currency)


@rule(
    "NUM-08",
    Severity.ERROR,
    basis="practice",
    reads=("unread",),
    what=mark("“{text}” contains a sign that is not part of a number."),
    why=mark("It may be a footnote mark or a broken “2” from a copied table."),
    how=mark("Type the number again."),
)
def num_08(case: Case) -> Iterator[Spot]:
    """Copied figures bring footnote marks and broken signs along.

    The catalogue calls it a warning; but what is not read would be missing on paper.
    """
    for typed in unread(case, Problem.STRAY_SIGN, Problem.UNKNOWN_UNIT):
        if _ends_in_a_sign(typed):
            yield at(typed.path, text=typed.text)


def _ends_in_a_sign(typed: Unread) -> bool:
    """Whether a sign stands where the number, or the “2” of its unit, should end: ``70km?``."""
    return typed.entry.problem is Problem.STRAY_SIGN or not typed.text.rstrip(" .")[-1:].isalnum()


@rule(
    "ENT-01",
    Severity.ERROR,
    basis="practice",
    reads=("unread",),
    what=mark("“{text}” is kept as typed, but cannot be read as {kind}."),
    why=mark("What cannot be read cannot be counted, checked or printed as a figure."),
    how=mark("Type it again, or move the words into the text and say “not known” here."),
)
def ent_01(case: Case) -> Iterator[Spot]:
    """Nothing typed is thrown away, and nothing unread leaves as if it were an answer."""
    for typed in unread(case, *_LEFT_OVER):
        if typed.entry.problem in _OF_COUNTS and typed.leaf.kind is Kind.WHOLE_NUMBER:
            continue
        if typed.entry.problem is Problem.UNKNOWN_UNIT and (
            typed.leaf.unit is Unit.SQUARE_METRE or _ends_in_a_sign(typed)
        ):
            continue
        yield at(typed.path, text=typed.text, kind=_KINDS.get(typed.leaf.kind, _ANSWER))
