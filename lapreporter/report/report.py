"""The report itself: the sections of an Article 7 report, and what is said about its gaps and warnings."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints

from lapreporter.report.answers import Date, LongText, Omission
from lapreporter.report.contamination import Contamination
from lapreporter.report.cover import Cover
from lapreporter.report.coverage import CoverageRecord
from lapreporter.report.national_measures import NationalMeasures
from lapreporter.report.node import Node, Row
from lapreporter.report.other import OtherMatters
from lapreporter.report.plan import PlanAnswers
from lapreporter.report.production import Production
from lapreporter.report.resources import Resources
from lapreporter.report.retained import Retained
from lapreporter.report.risk_education import RiskEducation
from lapreporter.report.stockpiles import Stockpiles
from lapreporter.report.technical import Technical
from lapreporter.report.victim_assistance import VictimAssistance

FORMAT: Final = "ccm-article-7-report"
FORMAT_VERSION: Final = 1

AnswerPath = Annotated[str, StringConstraints(min_length=1, max_length=200)]
LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Za-z0-9]+)*$")]


class EditionKey(StrEnum):
    """The form under which the report is asked and printed."""

    ADAPTED = "adapted"
    ORIGINAL_2010 = "original-2010"
    ORIGINAL_2010_SWAPPED = "original-2010-swapped"
    SHORT = "short"

    @property
    def of_2010(self) -> bool:
        """Whether it is the form of 2010, in either order of the letters C and D."""
        return self in (EditionKey.ORIGINAL_2010, EditionKey.ORIGINAL_2010_SWAPPED)


class Reason(Row):
    """Why the State keeps an answer that a warning questions; printed in an annex.

    ``numbers`` is a digest of the answers behind the warning: when they change, the reason no longer holds.
    """

    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}-\d{2}$")]
    path: AnswerPath | None = None
    text: LongText
    given_on: Date
    numbers: Annotated[str, StringConstraints(max_length=64)]


class Report(Node):
    """An Article 7 report. Keys are neutral; letters belong to editions of the form.

    ``language`` is the one the report goes out in, ``text_language`` that of the texts the State typed, where it is
    another. ``coverage`` is written when the report leaves, and is no answer: it follows from the answers.
    """

    format: Literal["ccm-article-7-report"] = FORMAT
    format_version: Literal[1] = FORMAT_VERSION
    edition: EditionKey = EditionKey.ADAPTED
    language: LanguageCode = "en"
    text_language: LanguageCode | None = None
    revision: Annotated[int, Field(ge=0)] = 0
    cover: Cover = Cover()
    national_measures: NationalMeasures = NationalMeasures()
    stockpiles: Stockpiles = Stockpiles()
    technical: Technical = Technical()
    retained: Retained = Retained()
    production: Production = Production()
    contamination: Contamination = Contamination()
    risk_education: RiskEducation = RiskEducation()
    victim_assistance: VictimAssistance = VictimAssistance()
    resources: Resources = Resources()
    other: OtherMatters = OtherMatters()
    plan: PlanAnswers = PlanAnswers()
    omissions: dict[AnswerPath, Omission] = Field(default_factory=dict)
    reasons: tuple[Reason, ...] = ()
    coverage: CoverageRecord | None = None

    def year(self) -> int | None:
        """The calendar year in which the reporting period ends."""
        end = self.cover.period.end
        return end.year if end else None
