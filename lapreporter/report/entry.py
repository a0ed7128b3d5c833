"""What a typed text means: numbers in any script, quantities with their unit, dates, amounts of money.

Nothing typed is ever thrown away. A text that cannot be read comes back with the problem, and with the readings
it could have where there are several; whoever shows it keeps the text and asks.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from lapreporter.report.answers import FIRST_YEAR, LARGEST, LAST_YEAR, Money, possible_day
from lapreporter.report.kinds import Kind, Unit
from lapreporter.report.shape import Leaf


class Problem(StrEnum):
    """Why a typed text could not be read."""

    NOT_A_NUMBER = "not_a_number"
    AMBIGUOUS = "ambiguous"
    NEGATIVE = "negative"
    NOT_WHOLE = "not_whole"
    TOO_LARGE = "too_large"
    STRAY_SIGN = "stray_sign"
    UNKNOWN_UNIT = "unknown_unit"
    UNKNOWN_CURRENCY = "unknown_currency"
    NOT_A_YEAR = "not_a_year"
    NOT_A_DATE = "not_a_date"
    IMPOSSIBLE_DATE = "impossible_date"


@dataclass(frozen=True, slots=True)
class Entry:
    """How a text was understood: a value, or a problem with the readings it could have."""

    value: Any = None
    problem: Problem | None = None
    readings: tuple[Any, ...] = ()


UNITS: dict[Unit, dict[str, Decimal]] = {
    Unit.SQUARE_METRE: {
        "m2": Decimal(1),
        "m²": Decimal(1),
        "sqm": Decimal(1),
        "sq m": Decimal(1),
        "ha": Decimal(10_000),
        "hectare": Decimal(10_000),
        "hectares": Decimal(10_000),
        "km2": Decimal(1_000_000),
        "km²": Decimal(1_000_000),
        "sq km": Decimal(1_000_000),
    },
    Unit.GRAM: {"g": Decimal(1), "kg": Decimal(1_000), "mg": Decimal("0.001"), "t": Decimal(1_000_000)},
    Unit.MILLIMETRE: {"mm": Decimal(1), "cm": Decimal(10), "m": Decimal(1_000)},
    Unit.DEGREE: {"°": Decimal(1), "° n": Decimal(1), "° e": Decimal(1), "n": Decimal(1), "e": Decimal(1),
                  "s": Decimal(-1), "w": Decimal(-1), "° s": Decimal(-1), "° w": Decimal(-1)},
    Unit.PERCENT: {"%": Decimal(1)},
}  # fmt: skip
"""The units that may be typed for each stored unit, and by how much they multiply."""

_NUMBER = re.compile(r"([+-]?)\s*(\d[\d ,.']*)(.*)", re.DOTALL)
_CURRENCY = re.compile(r"[A-Z]{3}")
_ASCII = str.maketrans("\t\n\r`", "   '")


def read(text: str, leaf: Leaf, decimal_mark: str | None = None) -> Entry:
    """Read a typed text as an answer of the leaf's kind.

    An empty text is an empty answer. ``decimal_mark`` ("." or ",") settles numbers such as 1.234 when it is known
    from elsewhere, such as other cells of a pasted column.
    """
    plain = _plain(text)
    if not plain:
        return Entry()
    if leaf.kind is Kind.DATE:
        return read_date(plain, partial=leaf.partial)
    if leaf.is_year:
        return _year(_whole(_number(plain, decimal_mark), signed=False))
    if leaf.kind is Kind.WHOLE_NUMBER:
        return _whole(_number(plain, decimal_mark), signed=leaf.signed)
    if leaf.kind is Kind.QUANTITY:
        return _quantity(plain, leaf, decimal_mark)
    if leaf.kind is Kind.MONEY:
        return _money(plain, decimal_mark)
    return Entry(value=text.strip() if leaf.kind is Kind.SHORT_TEXT else text)


def read_date(text: str, partial: bool = False) -> Entry:
    """Read a date: day, month, year in this order, or year first; ``partial`` also allows a month or a year."""
    written = re.split(r"[\s./-]+", text.strip(" ./-"))
    if len(written) > 3 or not all(re.fullmatch(r"[0-9]{1,4}", part) for part in written):
        return Entry(problem=Problem.NOT_A_DATE)
    parts = [int(part) for part in written]
    year_first = parts[0] > 999
    numbers = parts if year_first else parts[::-1]
    if numbers[0] < 1000 or (len(numbers) < 3 and not partial):
        return Entry(problem=Problem.NOT_A_DATE)
    try:
        day = possible_day(dt.date(*[*numbers, 1, 1][:3]))
    except ValueError:
        return Entry(problem=Problem.IMPOSSIBLE_DATE)
    if not partial:
        return Entry(value=day)
    return Entry(value=day.isoformat()[: {1: 4, 2: 7, 3: 10}[len(numbers)]])


@dataclass(frozen=True, slots=True)
class _Scanned:
    """A number at the start of a text: its readings, and what follows it."""

    readings: tuple[Decimal, ...]
    rest: str


def _plain(text: str) -> str:
    """The text with every digit as 0-9, separators of all scripts as one of space , . ' and no outer space."""
    if text.isascii():
        return text.translate(_ASCII).strip()
    out = []
    for char in text:
        if char.isdecimal():
            out.append(str(unicodedata.decimal(char)))
        elif unicodedata.category(char) in ("Zs", "Cf") or char in "\t\n\r":
            out.append(" " if unicodedata.category(char) != "Cf" else "")
        else:
            out.append(
                {"\u066c": "'", "\u066b": ".", "\u2019": "'", "\u2212": "-", "\u2013": "-", "`": "'"}.get(char, char)
            )
    plain = "".join(out).strip()
    return plain.replace("\u060c", ",")


def _scan(text: str, decimal_mark: str | None) -> _Scanned | None:
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    sign, body, rest = match[1], match[2].rstrip(" ,."), match[3]
    tail = match[2][len(match[2].rstrip(" ,.")) :]
    digits = body.replace(" ", "").replace("'", "")
    readings = tuple(Decimal(sign + reading) for reading in _readings(body, digits, decimal_mark))
    return _Scanned(readings, (tail + rest).strip()) if readings else None


def _readings(body: str, digits: str, decimal_mark: str | None) -> tuple[str, ...]:
    """The ways in which digits with commas and points can be read, without any separator."""
    marks = [char for char in digits if char in ",."]
    if not _well_grouped(body):
        return ()
    if not marks:
        return (digits,)
    last = marks[-1]
    as_decimal = digits.replace("," if last == "." else ".", "").replace(last, ".")
    as_grouped = digits.replace(",", "").replace(".", "")
    if len(set(marks)) == 2:
        return (as_decimal,) if marks.count(last) == 1 else ()
    head, *groups = digits.split(last)
    grouped = 1 <= len(head) <= 3 and head != "0" and not head.startswith("0") and all(len(g) == 3 for g in groups)
    if len(marks) > 1:
        return (as_grouped,) if grouped else ()
    if not grouped or " " in body or "'" in body or decimal_mark == last:
        return (as_decimal,)
    return (as_grouped,) if decimal_mark else (as_decimal, as_grouped)


def _well_grouped(body: str) -> bool:
    """Whether spaces and apostrophes stand only between groups of three digits."""
    whole = re.split(r"[,.]", body)[0] if not re.search(r"[ ']", re.split(r"[,.]", body)[-1]) else body
    groups = re.split(r"[ ']", whole)
    return len(groups) == 1 or (1 <= len(groups[0]) <= 3 and all(len(g) == 3 and g.isdigit() for g in groups[1:]))


def _number(text: str, decimal_mark: str | None) -> Entry:
    scanned = _scan(text, decimal_mark)
    if scanned is None:
        return Entry(problem=Problem.NOT_A_NUMBER)
    if scanned.rest:
        stray = not any(char.isalnum() for char in scanned.rest)
        return Entry(problem=Problem.STRAY_SIGN if stray else Problem.NOT_A_NUMBER, readings=scanned.readings)
    return _one(scanned.readings)


def _one(readings: tuple[Decimal, ...]) -> Entry:
    if len(readings) > 1:
        return Entry(problem=Problem.AMBIGUOUS, readings=readings)
    if abs(readings[0]) > LARGEST:
        return Entry(problem=Problem.TOO_LARGE)
    return Entry(value=readings[0])


def _whole(entry: Entry, signed: bool) -> Entry:
    if entry.problem is Problem.AMBIGUOUS:
        return Entry(problem=entry.problem, readings=tuple(int(reading) for reading in entry.readings))
    if entry.value is None:
        return entry
    if entry.value != int(entry.value):
        return Entry(problem=Problem.NOT_WHOLE)
    if entry.value < 0 and not signed:
        return Entry(problem=Problem.NEGATIVE)
    return Entry(value=int(entry.value))


def _year(entry: Entry) -> Entry:
    if entry.value is not None and not FIRST_YEAR <= entry.value <= LAST_YEAR:
        return Entry(problem=Problem.NOT_A_YEAR)
    return entry


def _quantity(text: str, leaf: Leaf, decimal_mark: str | None) -> Entry:
    scanned = _scan(text, decimal_mark)
    if scanned is None:
        return Entry(problem=Problem.NOT_A_NUMBER)
    units = UNITS.get(leaf.unit, {}) if leaf.unit else {}
    written = " ".join(scanned.rest.lower().rstrip(".").split())
    factor = units.get(written) if written else Decimal(1)
    if factor is None:
        stray = any(written.startswith(unit) and not written[len(unit) :].isalnum() for unit in units)
        return Entry(problem=Problem.STRAY_SIGN if stray else Problem.UNKNOWN_UNIT)
    entry = _one(tuple(reading * factor for reading in scanned.readings))
    if leaf.unit is Unit.SQUARE_METRE:
        return _whole(entry, signed=leaf.signed)
    if entry.value is not None and entry.value < 0 and not leaf.signed:
        return Entry(problem=Problem.NEGATIVE)
    return entry


def _money(text: str, decimal_mark: str | None) -> Entry:
    upper = text.upper()
    codes = _CURRENCY.findall(upper)
    letters = re.sub(r"[^A-Z]", "", upper)
    if letters and (len(codes) != 1 or letters != codes[0]):
        return Entry(problem=Problem.UNKNOWN_CURRENCY)
    currency = codes[0] if codes else None
    number = _number(upper.replace(currency, " ").strip() if currency else upper, decimal_mark)
    if number.problem is Problem.AMBIGUOUS:
        return Entry(
            problem=number.problem, readings=tuple(Money(amount=n, currency=currency) for n in number.readings)
        )
    return number if number.value is None else Entry(value=Money(amount=number.value, currency=currency))
