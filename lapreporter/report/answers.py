"""The types an answer can have, and the small composite answers that are asked as one question."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field, StringConstraints

from lapreporter.report.kinds import Kind, Measured, PartialMark, Unit, YearMark
from lapreporter.report.node import Node, Row

LARGEST = 10**15

Flag = Annotated[bool, Kind.YES_NO]
Text = Annotated[str, Kind.SHORT_TEXT, StringConstraints(max_length=32_767)]
LongText = Annotated[str, Kind.LONG_TEXT, StringConstraints(max_length=1_000_000)]
Count = Annotated[int, Kind.WHOLE_NUMBER, Field(ge=0, le=LARGEST)]
SignedCount = Annotated[int, Kind.WHOLE_NUMBER, Field(ge=-LARGEST, le=LARGEST)]
FIRST_YEAR, LAST_YEAR = 1900, 2200
FIRST_DAY, LAST_DAY = dt.date(1000, 1, 1), dt.date(LAST_YEAR, 12, 31)
YearNumber = Annotated[int, Kind.WHOLE_NUMBER, YearMark(), Field(ge=FIRST_YEAR, le=LAST_YEAR)]
SquareMetres = Annotated[int, Kind.QUANTITY, Measured(Unit.SQUARE_METRE), Field(ge=0, le=LARGEST)]
SignedSquareMetres = Annotated[int, Kind.QUANTITY, Measured(Unit.SQUARE_METRE), Field(ge=-LARGEST, le=LARGEST)]
Grams = Annotated[Decimal, Kind.QUANTITY, Measured(Unit.GRAM), Field(ge=0, le=LARGEST)]
Millimetres = Annotated[Decimal, Kind.QUANTITY, Measured(Unit.MILLIMETRE), Field(ge=0, le=LARGEST)]
Degrees = Annotated[Decimal, Kind.QUANTITY, Measured(Unit.DEGREE), Field(ge=-LARGEST, le=LARGEST)]
Percent = Annotated[Decimal, Kind.QUANTITY, Measured(Unit.PERCENT), Field(ge=-LARGEST, le=LARGEST)]
Number = Annotated[Decimal, Field(ge=-LARGEST, le=LARGEST)]
StateCode = Annotated[str, Kind.STATE, StringConstraints(pattern=r"^[A-Z]{3}$")]
CurrencyCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def possible_day(day: dt.date) -> dt.date:
    """The same day, from 1000 to 2200: what lies beyond is a slip, and deadlines counted from it would not exist."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError("no day that a report can speak of")
    return day


Date = Annotated[dt.date, Kind.DATE, AfterValidator(possible_day)]


def _possible_partial_date(text: str) -> str:
    possible_day(first_day(text))
    return text


def first_day(partial: str) -> dt.date:
    """The first day a partial date can mean: ``2018`` is 1 January 2018. ValueError if it is no such date."""
    match = _PARTIAL.fullmatch(partial)
    if match is None:
        raise ValueError("not a date of the form 2018, 2018-07 or 2018-07-31")
    year, month, day = match.groups()
    return dt.date(int(year), int(month or 1), int(day or 1))


def last_day(partial: str) -> dt.date:
    """The last day a partial date can mean: ``2018-07`` is 31 July 2018."""
    first = first_day(partial)
    if len(partial) == 10:
        return first
    if len(partial) == 4:
        return first.replace(month=12, day=31)
    following = first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1)
    return following - dt.timedelta(days=1)


PartialDate = Annotated[str, Kind.DATE, PartialMark(), AfterValidator(_possible_partial_date)]


class Money(Node):
    """An amount with its ISO 4217 currency. Either part may still be missing."""

    amount: Number | None = None
    currency: CurrencyCode | None = None


class Period(Node):
    """From the first to the last day, both included."""

    start: Date | None = None
    end: Date | None = None


class People(Node):
    """Numbers of persons by sex and age. ``disability`` counts persons within the total.

    ``total`` is given only when it is not the sum of the groups, such as a figure taken over from elsewhere.
    """

    women: Count | None = None
    men: Count | None = None
    girls: Count | None = None
    boys: Count | None = None
    unknown: Count | None = None
    total: Count | None = None
    disability: Count | None = None

    def by_group(self) -> int | None:
        """The sum of the groups that are given, or None if none is."""
        given = [n for n in (self.women, self.men, self.girls, self.boys, self.unknown) if n is not None]
        return sum(given) if given else None

    def persons(self) -> int | None:
        """The total as given, otherwise the sum of the groups."""
        return self.by_group() if self.total is None else self.total


class ContactRole(StrEnum):
    """What an institution is mandated to do (Article 7.1 (l))."""

    INFORMS = "informs"
    CARRIES_OUT = "carries_out"
    BOTH = "both"


class Contact(Node):
    """An institution and how to reach it; a person only as an addition."""

    institution: Text | None = None
    role: Annotated[ContactRole, Kind.CHOICE] | None = None
    person: Text | None = None
    function: Text | None = None
    address: LongText | None = None
    telephone: Text | None = None
    fax: Text | None = None
    email: Text | None = None
    withhold_person: Flag | None = None


class Attachment(Row):
    """A file that belongs to an answer: its name and hash. The bytes lie with the document, or in the PDF."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    sha256: Sha256
    size: Annotated[int, Field(ge=0)]
    media_type: Annotated[str, StringConstraints(max_length=100)]
    description: Text | None = None


Attachments = Annotated[tuple[Attachment, ...], Kind.ATTACHMENTS]


class OmissionKind(StrEnum):
    """Why an answer is not given. Silence is none of these."""

    NOT_KNOWN = "not_known"
    NOT_COLLECTED = "not_collected"
    WITHHELD = "withheld"
    NOT_APPLICABLE = "not_applicable"


class Omission(Node):
    """An answer that is openly not given, why, and when it can be expected."""

    kind: OmissionKind
    explanation: LongText | None = None
    expected_on: PartialDate | None = None


class StatementBase(Node):
    """A definitive sentence with the day on which it is true, and the day of the event it speaks of.

    ``LISTED`` is the code that does not settle the matter but points to what is listed below.
    """

    LISTED: ClassVar[StrEnum]

    as_of: Date | None = None
    event_on: PartialDate | None = None

    def settles(self) -> bool:
        """Whether the sentence says that there is nothing to list."""
        code = getattr(self, "code", None)
        return code is not None and code is not self.LISTED
