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


_SPELLINGS: dict[Unit, tuple[tuple[str, str], ...]] = {
    Unit.SQUARE_METRE: (
        ("1", "m2 m² sqm sq_m м2 м² кв.м кв._м م2 م² متر_مربع 平方米"),
        ("10000", "ha hectare hectares hectárea hectáreas га 公顷 هكتار هكتارات هكتارا"),
        ("1000000", "km2 km² sq_km км2 км² кв.км кв._км كم2 كم² كيلومتر_مربع 平方公里 平方千米"),
    ),
    Unit.GRAM: (
        ("0.001", "mg мг ملغ 毫克"),
        ("1", "g г غ غرام 克"),
        ("1000", "kg кг كغ كلغ كيلوغرام 千克 公斤"),
        ("1000000", "t т طن 吨"),
    ),
    Unit.MILLIMETRE: (("1", "mm мм مم ملم 毫米"), ("10", "cm см سم 厘米"), ("1000", "m м م 米")),
    Unit.DEGREE: (("1", "° °_n °_e n e"), ("-1", "s w °_s °_w")),
    Unit.PERCENT: (("1", "%"),),
}
UNITS: dict[Unit, dict[str, Decimal]] = {
    unit: {one.replace("_", " "): Decimal(factor) for factor, ways in spellings for one in ways.split()}
    for unit, spellings in _SPELLINGS.items()
}
"""The units that may be typed for each stored unit, and by how much they multiply."""

_NUMBER = re.compile(r"([+-]?)\s*(\d[\d ,.']*)(.*)", re.DOTALL)
_CURRENCY = re.compile(r"[A-Z]{3}")
_SIGNS = dict(zip("\u066c\u066b\u060c\u066a\uff0c\uff0e\uff05\uff0d\u2019\u2212\u2013`", "'.,%,.%-'--'", strict=True))
"""Signs in Arabic, wide Chinese and printed numbers, each with the one that is read."""
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
    """Read a date: day, month, year in this order, or year first; ``partial`` also allows a month or a year.

    Chinese characters may stand behind the figures.
    """
    written = re.split(r"[\s./年月日-]+", _plain(text).strip(" ./年月日-"))
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
            out.append(_SIGNS.get(char, char))
    return "".join(out).strip()


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
