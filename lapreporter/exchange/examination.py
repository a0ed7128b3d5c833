"""An examination of one file: the steps taken so far, what they brought to light, and how it ends."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NoReturn

from lapreporter.exchange.seal import seal_code
from lapreporter.exchange.signer import Approval, Contact, Signer
from lapreporter.exchange.verdict import Check, Outcome, Result, Step, Verdict
from lapreporter.words import Parameter, Parameters, mark

SKIPPED = mark("Not looked at.")
"""The sentence of a step that was not taken, because an earlier one ended the examination."""


class Refused(Exception):
    """The check ends here; the examination knows why."""


class Examination:
    """The steps taken so far and what they brought to light."""

    def __init__(self, known: Mapping[str, Contact]) -> None:
        self.known = known
        self.checks: dict[Step, Check] = {}
        self.outcome = Outcome.DAMAGED
        self.parameters: Parameters = {}
        self.signer: Signer | None = None
        self.claimed_time: datetime | None = None
        self.approvals: tuple[Approval, ...] = ()

    def note(self, step: Step, result: Result, message: str, **parameters: Parameter) -> None:
        """Write down how a step ended, with a marked message."""
        self.checks[step] = Check(step, result, message, parameters)

    def passed(self, step: Step, message: str, **parameters: Parameter) -> None:
        """Write down a step that found nothing wrong."""
        self.note(step, Result.PASSED, message, **parameters)

    def refuse(self, outcome: Outcome, step: Step, message: str, **parameters: Parameter) -> NoReturn:
        """End the examination here with this outcome; raises `Refused`."""
        self.outcome = outcome
        self.note(step, Result.FAILED, message, **parameters)
        raise Refused

    def verdict(self, report_json: bytes | None) -> Verdict:
        """The verdict as it stands; steps that were not taken are listed as such."""
        return Verdict(
            outcome=self.outcome,
            checks=tuple(self.checks.get(step, Check(step, Result.NOT_APPLICABLE, SKIPPED)) for step in Step),
            parameters=self.parameters,
            signer=self.signer,
            claimed_time=self.claimed_time,
            seal_code=seal_code(report_json) if report_json is not None else None,
            report_json=report_json,
            approvals=self.approvals if report_json is not None else (),
        )
