"""The long texts of a report, their sentences, and the figures that are named in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from lapreporter.checks.case import Case
from lapreporter.report.kinds import Kind
from lapreporter.report.report import Report
from lapreporter.report.shape import leaves

YEAR = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?!\d|[.,]\d)")
"""A calendar year in a text."""

_NUMBER = r"\d{1,3}(?:[ \u00a0\u202f,.']\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_SCALES = {"million": 10**6, "millions": 10**6, "millones": 10**6, "thousand": 10**3, "mille": 10**3, "mil": 10**3}
_UNITS = {"m2": 1, "ha": 10**4, "km2": 10**6}
_WORDS = {
    "m²": "m2",
    "km²": "km2",
    "hectare": "ha",
    "square metre": "m2",
    "square meter": "m2",
    "square kilometre": "km2",
    "square kilometer": "km2",
}
_SIZE = re.compile(
    rf"(?P<number>{_NUMBER})\s*(?P<scale>{'|'.join(_SCALES)})?\s*(?:d[e']\s*)?"
    r"(?P<unit>km2|km²|m2|m²|hectares?|ha|square (?:kilo)?met(?:re|er)s?)(?!\w)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?;。؟])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Size:
    """A surface named in a text: how many square metres, how exactly, its unit, and the words themselves."""

    m2: int
    slack_m2: int
    unit: str
    words: str

    def fits(self, m2: int) -> bool:
        """Whether an exact figure could have been rounded to this one."""
        return abs(m2 - self.m2) <= self.slack_m2


@cache
def _text_paths() -> tuple[str, ...]:
    return tuple(leaf.pattern for leaf in leaves(Report) if leaf.kind is Kind.LONG_TEXT and "[]" not in leaf.pattern)


def texts(case: Case, section: str = "") -> Iterator[tuple[str, str]]:
    """The long texts of a report, or of one part of it, with their addresses, outside tables."""
    yield from texts_of(case.report, section)


def texts_of(report: Report, section: str = "") -> Iterator[tuple[str, str]]:
    """The long texts of any report, with their addresses, outside tables."""
    for path in _text_paths():
        if not path.startswith(section):
            continue
        value: object = report
        for name in path.split("."):
            value = getattr(value, name)
        if isinstance(value, str) and value.strip():
            yield path, value


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, roughly."""
    return [sentence.strip() for sentence in _SENTENCE.split(text) if sentence.strip()]


def sizes(text: str) -> Iterator[Size]:
    """The surfaces named in a text. A number that can be read in two ways is passed over."""
    for match in _SIZE.finditer(text):
        unit, scale = match["unit"].lower(), _SCALES.get((match["scale"] or "").lower(), 1)
        unit = _WORDS.get(unit.removesuffix("s"), unit)
        # Nobody writes thousandths of a square metre, and nobody 2,802 millions for 2.802.
        grouped = (scale == 1) if _UNITS[unit] == 1 or scale > 1 else None
        number = number_of(match["number"], grouped)
        if number is None:
            continue
        factor = Decimal(_UNITS[unit] * scale)
        exponent = number.as_tuple().exponent
        digits = -exponent if isinstance(exponent, int) else 0
        slack = factor * (Decimal(10) ** -digits) / 2
        yield Size(int(number * factor), int(slack) if factor > 1 else 0, unit, match[0])


def number_of(typed: str, grouped: bool | None = None) -> Decimal | None:
    """A number in running text; None where it can be read in two ways.

    ``grouped`` says what one comma or point before three digits parts: thousands, or decimals, or that it is not known.
    """
    plain = re.sub(r"[ \u00a0\u202f']", "", typed)
    marks = [char for char in plain if char in ",."]
    if not marks:
        return Decimal(plain)
    if len(marks) > 1:
        whole = plain.replace(",", "").replace(".", "")
        if len(set(marks)) == 1:
            return Decimal(whole)
        return Decimal(plain.replace("." if marks[-1] == "," else ",", "").replace(",", "."))
    head, tail = re.split(r"[,.]", plain)
    if len(tail) == 3 and head != "0" and grouped is not False:
        return Decimal(head + tail) if grouped else None
    return Decimal(f"{head}.{tail}")
