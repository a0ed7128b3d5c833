"""What a check of a signed report found, as values: an outcome, and each step with its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from types import MappingProxyType

from lapreporter.exchange.signer import Approval, Signer
from lapreporter.words import Language, Parameter, Parameters, mark

NO_PARAMETERS: Mapping[str, Parameter] = MappingProxyType({})


class Outcome(Enum):
    """The one word for a file. Only `INTACT` may be shown as good."""

    INTACT = "intact"
    SIGNER_UNKNOWN = "signer-unknown"
    KEY_CHANGED = "key-changed"
    KEY_RETIRED = "key-retired"
    EXPIRED = "certificate-expired"
    UNEXPECTED = "unexpected"
    CHANGED = "changed"
    EXTENDED = "extended"
    NOT_SIGNED = "not-signed"
    DAMAGED = "damaged"


HEADLINES: Mapping[Outcome, str] = MappingProxyType(
    {
        Outcome.INTACT: mark(
            "Unchanged since it was signed with the key that you compared with {name} on {date}. "
            "The time of signing is only claimed."
        ),
        Outcome.SIGNER_UNKNOWN: mark(
            "Unchanged, but you have never compared this key. Anyone can make a key with this name."
        ),
        Outcome.KEY_CHANGED: mark(
            "Unchanged, but signed with another key than the one that you compared with {name} on {date}."
        ),
        Outcome.KEY_RETIRED: mark(
            "Unchanged, but signed with a key that {name} gave up on {date}. "
            "Rely on it only if it reached you before that day."
        ),
        Outcome.EXPIRED: mark(
            "Unchanged, and signed with the key that you compared with {name} on {date}, but its certificate had run "
            "out by the claimed time of signing. Ask {name} for a report signed with a newer one."
        ),
        Outcome.UNEXPECTED: mark("Signed, but not in the way a report is sealed. Do not rely on it."),
        Outcome.CHANGED: mark("Changed after signing."),
        Outcome.EXTENDED: mark("Something was added after signing."),
        Outcome.NOT_SIGNED: mark("Not signed."),
        Outcome.DAMAGED: mark("Damaged: the file cannot be checked."),
    }
)


class Result(Enum):
    """How one step of the check ended. A remark never decides the outcome."""

    PASSED = "passed"
    FAILED = "failed"
    REMARK = "remark"
    NOT_APPLICABLE = "not-applicable"


class Step(Enum):
    """The steps in the order in which they are taken."""

    FORM = "form"
    SIGNATURE = "signature"
    COVERAGE = "coverage"
    INTEGRITY = "integrity"
    PROFILE = "profile"
    ATTACHMENTS = "attachments"
    PAGES = "pages"
    APPROVALS = "approvals"
    BESIDE = "beside"
    DATES = "dates"
    SIGNER = "signer"


@dataclass(frozen=True, slots=True)
class Check:
    """One step: its result, and a marked sentence with its parameters."""

    step: Step
    result: Result
    message: str
    parameters: Parameters = field(default_factory=lambda: NO_PARAMETERS)

    def sentence(self, language: Language) -> str:
        """The sentence in the given language."""
        return language.text(self.message, self.parameters)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known about a file.

    ``signer`` is what the certificate claims, and is given whenever the signature itself could be read.
    ``claimed_time`` is the clock of the signer's computer. ``report_json`` and ``seal_code`` are given only when
    nothing was changed, so that changed data cannot be used by mistake. ``approvals`` are those who signed the data
    before the report was closed, in the order in which they stand in it.
    """

    outcome: Outcome
    checks: tuple[Check, ...]
    parameters: Parameters = field(default_factory=lambda: NO_PARAMETERS)
    signer: Signer | None = None
    claimed_time: datetime | None = None
    seal_code: str | None = None
    report_json: bytes | None = None
    approvals: tuple[Approval, ...] = ()

    @property
    def good(self) -> bool:
        """Whether the file may be shown in green: unchanged, and by a signer whose key was compared."""
        return self.outcome is Outcome.INTACT

    def headline(self, language: Language) -> str:
        """The outcome as a sentence in the given language."""
        return language.text(HEADLINES[self.outcome], self.parameters)
