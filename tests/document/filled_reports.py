"""Reports filled at random, every kind of answer at every place, for claims that hold for any report."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from random import Random
from typing import Any

from lapreporter.form.comparison import answers
from lapreporter.report.answers import Attachment, Contact, Money, Omission, OmissionKind, People, Period
from lapreporter.report.kinds import Kind
from lapreporter.report.node import Node, Row
from lapreporter.report.paths import leaf_at
from lapreporter.report.report import Reason, Report
from lapreporter.report.shape import Leaf, codes_of, leaves, pattern_of

SHARE = 0.5
"""How likely each answer is given."""


def filled_report(seed: int, year: int = 2023) -> Report:
    """A report in which about half of everything is answered, a few things are openly not, and a reason is given."""
    random = Random(seed)
    report: Report = _filled(Report, "", random)
    cover = report.cover.model_copy(
        update={"state": "XPR", "period": report.cover.period.model_copy(update={"end": dt.date(year, 12, 31)})}
    )
    gaps = {path: _omission(random) for path in random.sample(_places(report), 12)}
    reasons = tuple(_reason(number, random.choice(_places(report))) for number in range(3))
    return report.model_copy(update={"cover": cover, "omissions": gaps, "reasons": reasons})


def _places(report: Report) -> list[str]:
    """Addresses at which an omission can stand: answers given and not given, tables, and answers in rows."""
    return [
        *(leaf.pattern for leaf in leaves(Report) if "[]" not in leaf.pattern),
        *(one.path for one in answers(report)),
    ]


def _omission(random: Random) -> Omission:
    return Omission(kind=random.choice(list(OmissionKind)), explanation=f"Reason {random.randrange(1000)}")


def _reason(number: int, path: str) -> Reason:
    return Reason(
        id=f"r{number}", code="STK-09", path=path, text="As printed.", given_on=dt.date(2024, 3, 1), numbers="0"
    )


def _filled(model: type[Any], prefix: str, random: Random) -> Any:
    update: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        path = f"{prefix}{name}"
        leaf = leaf_at(pattern_of(path))
        if leaf is None:
            if isinstance(field.default, Node):
                update[name] = _filled(type(field.default), path + ".", random)
        elif leaf.kind is Kind.TABLE:
            update[name] = tuple(_row(leaf, f"{path}[].", number, random) for number in range(random.randrange(3)))
        elif random.random() < SHARE:
            update[name] = _value(leaf, random)
    return model(**update) if not issubclass(model, Row) else update


def _row(leaf: Leaf, prefix: str, number: int, random: Random) -> Row:
    assert leaf.row is not None
    return leaf.row(id=f"{random.randrange(10**6)}x{number}", **_filled(leaf.row, prefix, random))


def _value(leaf: Leaf, random: Random) -> Any:
    number = random.choice([0, 1, random.randrange(10**6)])
    match leaf.kind:
        case Kind.YES_NO:
            return random.random() < SHARE
        case Kind.CHOICE:
            return random.choice(list(leaf.choices or ()))
        case Kind.CHOICES:
            return tuple(random.sample(list(leaf.choices or ()), 2))
        case Kind.WHOLE_NUMBER:
            return 2000 + number % 60 if leaf.is_year else number
        case Kind.QUANTITY:
            return number if leaf.unit is not None and leaf.unit.value == "m2" else Decimal(number)
        case Kind.DATE:
            return f"{2010 + number % 15}-07" if leaf.partial else dt.date(2010 + number % 15, 7, 1)
        case Kind.STATE:
            return "XEX"
        case Kind.ATTACHMENTS:
            return (Attachment(id="a", name="plan.pdf", sha256="0" * 64, size=number, media_type="application/pdf"),)
    return _text_or_composite(leaf, number, random)


def _text_or_composite(leaf: Leaf, number: int, random: Random) -> Any:
    node: type[Any] | None = leaf.node
    match leaf.kind:
        case Kind.STATEMENT if leaf.node is not None and node is not None:
            return node(code=random.choice(codes_of(leaf.node)), as_of=dt.date(2023, 12, 31))
        case Kind.MONEY:
            return Money(amount=Decimal(number), currency="XTS")
        case Kind.PEOPLE:
            return People(women=number, men=number)
        case Kind.PERIOD:
            return Period(start=dt.date(2023, 1, 1), end=dt.date(2023, 12, 31))
        case Kind.CONTACT:
            return Contact(institution=f"Institution {number}")
    return f"Text {number}"
