"""What every part of the printed report needs to know: the report, the words for it, and the seal it goes out under."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from lapreporter.checks.case import Case
from lapreporter.checks.finding import Finding
from lapreporter.checks.plan.coverage import PlanCoverage, coverage
from lapreporter.checks.plan.plan import Plan
from lapreporter.checks.plan.projection import Work
from lapreporter.exchange.charts.subjects import years_charts
from lapreporter.exchange.charts.years import YearsChart
from lapreporter.exchange.signer import Signer
from lapreporter.form.edition import Edition
from lapreporter.form.lexicon import Lexicon
from lapreporter.report.language import typed_language
from lapreporter.report.report import Report
from lapreporter.words import PRACTICE_STATE, Language, Parameters, Year, mark

_FORMS = {Work.STOCKPILES: "stockpiles", Work.CLEARANCE: "contamination"}
_NAMELESS = mark("State not named")


@dataclass(frozen=True, slots=True)
class Approved:
    """An approval of the data inside the PDF: the file, who gave it, its size in bytes, and the time it claims."""

    file_name: str
    name: str
    size: int
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Seal:
    """What the report is closed with. A draft has no ``code``; a report to be signed by hand has no ``signer``.

    Sizes are those of ``report.json`` and of its signature in bytes; ``signature_size`` is 0 where there is none.
    """

    code: str = ""
    signer: Signer | None = None
    place: str = ""
    json_size: int = 0
    signature_size: int = 0
    approvals: tuple[Approved, ...] = ()


@dataclass(frozen=True)
class Job:
    """One printing of one report. ``now`` is aware; it is the time that the signature claims.

    ``attachments`` are the attached files by SHA-256, as far as they are at hand. ``case`` is the report beside its
    history and what is known of States; without it there is no chart over years, and without ``plan`` no annex of it.
    """

    report: Report
    edition: Edition
    lexicon: Lexicon
    language: Language
    findings: tuple[Finding, ...]
    now: datetime
    seal: Seal
    attachments: Mapping[str, bytes] = field(default_factory=dict)
    case: Case | None = None
    plan: Plan | None = None

    def say(self, message: str, parameters: Parameters | None = None) -> str:
        """A marked message in the report's language; ``{year}`` is always filled."""
        return self.language.text(message, {**self._always, **(parameters or {})})

    @cached_property
    def state(self) -> str:
        """The name of the State that reports."""
        code = self.report.cover.state
        return self.language.state(code) if code else self.language.text(_NAMELESS)

    @property
    def own_language(self) -> str:
        """The BCP 47 code of the texts the State typed, where it is not the language that is printed."""
        typed = typed_language(self.report)
        return typed if typed != self.language.code else ""

    @property
    def chinese(self) -> bool:
        """Whether the pages are set as Chinese wants."""
        return self.language.code.startswith("zh")

    @property
    def practice(self) -> bool:
        """Whether the State is the invented one, so that nothing of the report may be taken for a submission."""
        return self.report.cover.state == PRACTICE_STATE

    @cached_property
    def year(self) -> str:
        """The calendar year reported on, or a dash while it is not given."""
        year = self.report.year()
        return self.language.value(Year(year)) if year else "\u2013"

    @cached_property
    def charts(self) -> Mapping[str, YearsChart]:
        """The charts over years by the form they belong to."""
        found = years_charts(self.case) if self.case else {}
        return {_FORMS[work]: chart for work, chart in found.items()}

    @cached_property
    def coverage(self) -> PlanCoverage | None:
        """What the report says to the plan."""
        return coverage(self.plan, self.case) if self.plan and self.case else None

    @cached_property
    def _always(self) -> Parameters:
        return {"year": self.year}
