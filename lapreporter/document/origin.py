"""Where an earlier report was read from, and whether its seal held: noted in the document that builds on it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from lapreporter.report.answers import YearNumber
from lapreporter.report.node import Node

_LONGEST = 200


class Seal(StrEnum):
    """What the seal of a file said when the file was read. Whose seal it was is not asked here."""

    INTACT = "intact"
    ABSENT = "absent"
    """The file bears no seal: a copy, plain data, or a report that was signed by hand."""
    BROKEN = "broken"
    """The file was changed after it was sealed, or damaged; the official chose to use it all the same."""


class Origin(Node):
    """The file or document that the report for a year was read from; names longer than 200 signs are cut."""

    year: YearNumber | None = None
    name: Annotated[str, StringConstraints(max_length=_LONGEST)]
    seal: Seal = Seal.ABSENT

    @classmethod
    def of(cls, year: int | None, name: str, seal: Seal) -> Origin:
        """The origin of a report for a year."""
        return cls(year=year, name=name[:_LONGEST], seal=seal)
